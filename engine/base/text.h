/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A growing text, and what Unicode asks of text on a terminal.  The only
 * place that knows libunistring. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Starts as {0}.  `bytes` ends in NUL once anything was added. */
struct text {
    char *bytes;
    size_t length, room;
};

void text_release(struct text *text);
void text_add(struct text *text, const char *bytes, size_t length);
void text_put(struct text *text, const char *string);
void text_fill(struct text *text, char c, size_t count);
void text_format(struct text *text, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void text_vformat(struct text *text, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));

/* Hands the bytes over (never NULL; free() them) and empties the text. */
char *text_take(struct text *text);

/* The code point that begins at `bytes` (`length` > 0 of them) into *point;
 * returns its length in bytes, 0 where it is no valid UTF-8. */
size_t text_point(const char *bytes, size_t length, uint32_t *point);

/* May this code point be shown?  False for controls (C0 but newline and tab,
 * DEL, C1), surrogates, and bidirectional overrides and isolates. */
bool text_point_shown(uint32_t point);

/* Is it a space?  Is it part of a word: no space, punctuation or symbol? */
bool text_point_blank(uint32_t point);
bool text_point_word(uint32_t point);

/* How many words: runs without a space that have part of a word in them. */
uint32_t text_words(const char *bytes, size_t length);

/* How many bytes at the start of `bytes` are ASCII to be shown, ' ' to '~'. */
size_t text_plain(const char *bytes, size_t length);

/* The first byte in `bytes` at which a code point begins that may not be
 * shown or is no valid UTF-8; `length` if there is none.  Fast for ASCII. */
size_t text_hostile(const char *bytes, size_t length);

/* Adds `bytes` made safe for a terminal: what may not be shown becomes
 * U+FFFD; newlines and tabs become spaces.  The one way from a file to a
 * screen. */
void text_add_safe(struct text *text, const char *bytes, size_t length);

/* Adds the text as one argument of a command for the shell: as it is, or in
 * quotes where it needs them. */
void text_put_argument(struct text *text, const char *string);

/* Columns of safe text on a terminal. */
size_t text_width(const char *bytes, size_t length);

/* Where a line of safe text may be broken: breaks[i], of `length`, becomes 1
 * if a new line may begin at byte i, else 0. */
void text_breaks(const char *bytes, size_t length, char *breaks);

#endif
