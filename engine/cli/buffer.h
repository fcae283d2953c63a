/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A growing text, for what the CLI puts together. */
#ifndef CLI_BUFFER_H
#define CLI_BUFFER_H

#include <stdarg.h>
#include <stddef.h>

/* Starts as {0}.  `bytes` ends in NUL once anything was added. */
struct buffer {
    char *bytes;
    size_t length, room;
};

void buffer_release(struct buffer *buffer);
void buffer_clear(struct buffer *buffer); /* keeps its memory */
void buffer_add(struct buffer *buffer, const char *bytes, size_t length);
void buffer_put(struct buffer *buffer, const char *string);
void buffer_format(struct buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void buffer_vformat(struct buffer *buffer, const char *format, va_list list)
    __attribute__((format(printf, 2, 0)));

/* The text without the blanks around it, newlines included; it stays the
 * buffer's. */
const char *buffer_trim(struct buffer *buffer);

/* Hands the bytes over (never NULL; free() them) and empties the buffer. */
char *buffer_take(struct buffer *buffer);

/* A text of its own; goes with free(). */
char *buffer_text(const char *format, ...)
    __attribute__((format(printf, 1, 2)));

/* realloc() that does not fail: when memory runs out, one line goes to stderr
 * and the program aborts. */
void *buffer_memory(void *old, size_t size);

#endif
