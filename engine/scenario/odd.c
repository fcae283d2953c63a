/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Spaces that are none, and characters without a shape: word processors and
 * web pages leave them behind.  Knows them by sight; not what stands around
 * them. */
#include "scenario/odd.h"

#include <stdint.h>

/* Joiners, marks of direction, and the mark that begins some files. */
static bool is_shapeless(uint32_t point)
{
    return point == 0xad || (point >= 0x200b && point <= 0x200f) ||
           point == 0x2060 || point == 0xfeff;
}

struct odd odd_find(const char *bytes, size_t length)
{
    struct odd odd = {0};
    uint32_t point;

    for (size_t at = 0; at < length;) {
        size_t size = text_point(bytes + at, length - at, &point);
        bool blank = size > 1 && text_point_blank(point);
        bool is_odd = size > 1 && (blank || is_shapeless(point));
        if (is_odd && !odd.length)
            odd = (struct odd){at, 0, blank};
        if (is_odd)
            odd.length += size;
        else if (odd.length)
            break;
        at += size ? size : 1;
    }
    return odd;
}

void odd_say(const struct odd *odd, struct text *message, struct text *help)
{
    text_put(message, odd->blank ? "what looks like a space here is another "
                                   "character"
                                 : "a character that nobody can see stands "
                                   "here");
    text_put(help, odd->blank ? "delete it, and type the spaces on your "
                                "keyboard; such characters come along when "
                                "text is copied"
                              : "delete it, or type the word again; such "
                                "characters come along when text is copied");
}
