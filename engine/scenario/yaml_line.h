/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A line of a broken file, taken apart as far as that is possible without
 * understanding it.  Private to the guesses about what went wrong. */
#ifndef SCENARIO_YAML_LINE_H
#define SCENARIO_YAML_LINE_H

#include "base/source.h"
#include "base/text.h"

#include <stdbool.h>

#define LINE_SHOWN 180 /* longer lines are not shown mended */

/* `    - say : Hello`, in bytes from the start of the line.  What is not
 * there is empty: key_end == item, item == indent. */
struct line {
    uint32_t number;
    const char *text;
    size_t length;  /* without blanks at its end */
    size_t start;   /* in the file */
    size_t indent;  /* the first that is not blank */
    size_t item;    /* behind the dashes */
    size_t key_end; /* behind the key */
    size_t colon;   /* behind the key; `length` if there is none */
    size_t value;   /* the text: behind the colon, or all of it */
};

void line_read(struct line *line, struct source *source, uint32_t number);

/* The nearest line above or below that holds more than a comment; false, and
 * *line as it was, if there is none. */
bool line_above(struct line *line, struct source *source);
bool line_below(struct line *line, struct source *source);

bool line_has_key(const struct line *line);
bool line_key_is(const struct line *line, const char *key);
bool line_has_dash(const struct line *line);
bool line_has_value(const struct line *line);

/* Is it but one word that could be an id? */
bool line_is_word(const struct line *line);

/* Where the colon of `say:Hello` is; `length` if the line is not like that. */
size_t line_tight_colon(const struct line *line);

/* Where a ` #` cuts unquoted text off; `length` if none does. */
size_t line_comment(const struct line *line);

/* Does its text go on in the next line? */
bool line_goes_on(const struct line *line, struct source *source);

/* Adds the line from its key on, with its text put in quotes.  False where
 * that might not be what was meant; then nothing is added. */
bool line_quote(const struct line *line, struct source *source,
                struct text *out);

/* Adds text in the quotes that suit it. */
void quote_text(const char *bytes, size_t length, struct text *out);

bool is_blank(char c);
bool is_word(char c); /* as ids are made of; capitals, too */

#endif
