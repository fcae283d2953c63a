/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A text as words: for counting them, and for looking some of them up. */
#ifndef CHECK_WORDS_H
#define CHECK_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A word, or the sign at the end of a sentence. */
struct word {
    const char *text; /* ASCII in small letters, with straight apostrophes */
    uint32_t length;
    uint32_t from, to; /* where it stands in the text */
    bool stop;         /* `.`, `!`, `?` or an ellipsis, where a word may end */
    bool near;         /* nothing but spaces, a hyphen or stars before it */
    bool tied;         /* by a hyphen, or by the point of 9.30, to the last */
    bool quoted;       /* between double quotation marks */
};

/* Starts as {0}; can be read into again and again. */
struct words {
    struct word *items;
    uint32_t count;
    size_t item_room, text_room;
    char *text;
};

void words_read(struct words *words, const char *text);
void words_release(struct words *words);

/* How many words there are: one where a hyphen ties two, none for a stop. */
uint32_t words_number(const struct words *words);

#endif
