/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person means with a line: a choice, a command, or neither.  Pure. */
#ifndef CLI_ANSWER_H
#define CLI_ANSWER_H

#include "primum.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The commands that a conversation understands at every prompt. */
enum word {
    WORD_MORE,
    WORD_OTHERS,
    WORD_WHY,
    WORD_HINT,
    WORD_BACK,
    WORD_STATE,
    WORD_REDRAW,
    WORD_PLAIN,
    WORD_HELP,
    WORD_HELP_NOW,
    WORD_LEAVE,
    WORD_AGAIN
};

/* A row of their table: the name, and what `help` says of it (NULL: another
 * name of a command above it). */
struct word_row {
    const char *name;
    enum word word;
    const char *help;
};
extern const struct word_row answer_words[];
extern const size_t answer_word_count;

enum answer_kind {
    ANSWER_NOTHING,   /* an empty line */
    ANSWER_CHOICE,    /* `number` of those on screen, from 1 */
    ANSWER_WORD,      /* `word`; with `others` and `again` perhaps a number,
                       * else 0, and with `again` perhaps `fresh` */
    ANSWER_BEYOND,    /* a number that is not on screen */
    ANSWER_AMBIGUOUS, /* the first words of choice `number`, and of another */
    ANSWER_UNKNOWN    /* `near`: the command that it may have been, or NULL */
};

struct answer {
    enum answer_kind kind;
    enum word word;
    size_t number;
    bool fresh;
    const char *near;
};

/* Reads a line without spaces around it, where these choices are on screen in
 * this order.  An exact id or number wins over commands, and these over the
 * first words of a choice. */
struct answer answer_read(const struct primum_scenario *scenario,
                          const uint32_t *choices, size_t count,
                          const char *line);

/* The choice with this exact id or number: its number; 0 if there is none. */
size_t answer_exact(const struct primum_scenario *scenario,
                    const uint32_t *choices, size_t count, const char *line);

/* Do the words of the line stand in the text, the last of them perhaps not
 * whole?  Capitals and what stands between words are nothing. */
bool answer_mentions(const char *text, const char *line);

#endif
