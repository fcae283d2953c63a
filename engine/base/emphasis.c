/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Knows which stars are emphasis.  Does not know how that looks. */
#include "base/emphasis.h"

#include "base/text.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* The code points on both sides of a star; a space where the text ends. */
struct sides {
    uint32_t before, behind;
};

static struct sides sides_of(const char *bytes, size_t length, size_t star)
{
    struct sides sides = {' ', ' '};
    size_t start = star;

    while (start && (bytes[--start] & 0xc0) == 0x80)
        ;
    if (start < star)
        text_point(bytes + start, star - start, &sides.before);
    if (star + 1 < length)
        text_point(bytes + star + 1, length - star - 1, &sides.behind);
    return sides;
}

static bool can_open(const char *bytes, size_t length, size_t star)
{
    struct sides sides = sides_of(bytes, length, star);

    return sides.before != '*' && !text_point_word(sides.before) &&
           sides.behind != '*' && !text_point_blank(sides.behind);
}

static bool can_close(const char *bytes, size_t length, size_t star)
{
    struct sides sides = sides_of(bytes, length, star);

    return sides.before != '*' && !text_point_blank(sides.before) &&
           sides.behind != '*' && !text_point_word(sides.behind);
}

static size_t next_star(const char *bytes, size_t length, size_t at)
{
    const char *star = memchr(bytes + at, '*', length - at);

    return star ? (size_t)(star - bytes) : length;
}

/* The next pair of stars from `at` on; false if there is none. */
static bool next_pair(const char *bytes, size_t length, size_t at, size_t *open,
                      size_t *close)
{
    *open = next_star(bytes, length, at);
    while (*open < length && !can_open(bytes, length, *open))
        *open = next_star(bytes, length, *open + 1);
    if (*open == length)
        return false;
    *close = next_star(bytes, length, *open + 1);
    while (*close < length && !can_close(bytes, length, *close))
        *close = next_star(bytes, length, *close + 1);
    return *close < length;
}

size_t emphasis_take(char *bytes, size_t length, char *marks)
{
    size_t kept = 0, at = 0, open, close;

    memset(marks, 0, length);
    while (next_pair(bytes, length, at, &open, &close)) {
        /* Bytes only ever move to the front, behind what was looked at. */
        memmove(bytes + kept, bytes + at, open - at);
        kept += open - at;
        marks[kept] |= EMPHASIS_BEGINS;
        memmove(bytes + kept, bytes + open + 1, close - open - 1);
        kept += close - open - 1;
        marks[kept - 1] |= EMPHASIS_ENDS;
        at = close + 1;
    }
    memmove(bytes + kept, bytes + at, length - at);
    return kept + length - at;
}
