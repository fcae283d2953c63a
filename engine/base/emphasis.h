/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `*emphasis*` in a paragraph. */
#ifndef BASE_EMPHASIS_H
#define BASE_EMPHASIS_H

#include <stddef.h>

/* What happens at a byte; both may. */
enum emphasis {
    EMPHASIS_BEGINS = 1, /* in front of it */
    EMPHASIS_ENDS = 2    /* behind it */
};

/* Takes the stars that mean emphasis out of a safe text of `length` bytes,
 * and fills `marks` (a byte for each that stays) instead.  Returns the new
 * length.
 *
 * A star opens where a word may begin and something follows it; it closes
 * where a word may end and something stands before it.  A star without its
 * other half, and stars in a row, stay as they are. */
size_t emphasis_take(char *bytes, size_t length, char *marks);

#endif
