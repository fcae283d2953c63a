/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Words and phrases to look for, from a list that is compiled in: stigma.txt
 * and tone.txt say how one is written. */
#ifndef CHECK_LEXICON_H
#define CHECK_LEXICON_H

#include "check/words.h"

#include <stdbool.h>
#include <stdint.h>

/* What a row of the list says; NULL where it says nothing. */
struct lexicon_row {
    const char *term; /* the first; of a mark, its name */
    const char *instead, *source, *note;
};

struct lexicon_source {
    const char *id, *name;
};

struct phrase;

struct lexicon {
    char *text;
    struct lexicon_row *rows;
    struct lexicon_source *sources;
    struct phrase *phrases;    /* to look for, ordered by their first words */
    struct phrase *exceptions; /* ordered by rows; those for all come first */
    uint32_t row_count, source_count, phrase_count, exception_count;
};

void lexicon_init(struct lexicon *lexicon, const char *list);
void lexicon_release(struct lexicon *lexicon);

/* Words [first, end) of a text are a phrase of a row. */
struct hit {
    uint32_t first, end, row;
};

/* The first hit from word `from` on; of two that begin together, the longer.
 * False: there is none. */
bool lexicon_find(const struct lexicon *lexicon, const struct words *words,
                  uint32_t from, struct hit *hit);

#endif
