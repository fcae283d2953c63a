/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The text of a file, and its lines. */
#ifndef BASE_SOURCE_H
#define BASE_SOURCE_H

#include "primum.h"

#include <stddef.h>
#include <stdint.h>

/* A place in a file: lines and columns from 1, columns in code points. */
struct mark {
    uint32_t line, column;
};

struct span {
    struct mark start, end; /* the end is behind the last character */
};

/* The same place, told in two ways. */
struct source_spot {
    struct mark mark;
    size_t offset; /* in bytes */
};

struct source {
    const char *path;
    const char *text; /* may hold NULs and broken UTF-8 */
    size_t length;
    size_t *lines; /* where each line starts; made when first asked for */
    uint32_t line_count;
    struct source_spot last; /* that was asked for */
};

/* Borrows path and text. */
void source_init(struct source *source, const char *path, const char *text,
                 size_t length);
void source_release(struct source *source);

/* A line without its line break; "" and *length 0 behind the last. */
const char *source_line(struct source *source, uint32_t line, size_t *length);

/* The byte offset of a mark, and the mark of a byte offset.  A broken byte
 * counts as one code point. */
size_t source_offset(struct source *source, struct mark mark);
struct mark source_mark(struct source *source, size_t offset);

/* Reads a whole file of at most `most` bytes into *text (free() it).  On
 * failure a sentence goes to *trouble (free() it), and PRIMUM_WORLD comes
 * back; PRIMUM_PROBLEMS if the file is larger. */
enum primum_status file_read(const char *path, size_t most, char **text,
                             size_t *length, char **trouble);

#endif
