/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Knows what Graphviz, XML and HTML make of characters, and nothing of what
 * the text is about. */
#include "check/map_label.h"

#include "primum.h"

#include <stdlib.h>
#include <string.h>

#define REPLACEMENT "\xef\xbf\xbd" /* U+FFFD */

/* What stands for a character.  Graphviz looks for sequences such as \N even
 * where a label is HTML-like; two backslashes are one. */
static const char *const stand_ins[128] = {
    ['&'] = "&amp;",  ['<'] = "&lt;",   ['>'] = "&gt;",
    ['"'] = "&quot;", ['\''] = "&#39;", ['\\'] = "\\\\",
};

/* Those that may be shown and that XML does not have. */
static bool is_in_xml(uint32_t point)
{
    return point != 0xfffe && point != 0xffff;
}

static void put_safe(struct text *out, const char *bytes, size_t length)
{
    for (size_t at = 0; at < length;) {
        uint32_t point;
        size_t size = text_point(bytes + at, length - at, &point);
        const char *stand_in = point < 128 ? stand_ins[point] : NULL;
        if (!is_in_xml(point))
            stand_in = REPLACEMENT;
        if (stand_in)
            text_put(out, stand_in);
        else
            text_add(out, bytes + at, size);
        at += size;
    }
}

void label_put(struct text *out, const char *words)
{
    struct text safe = {0};

    text_add_safe(&safe, words, strlen(words));
    put_safe(out, safe.bytes, safe.length);
    text_release(&safe);
}

void label_put_lines(struct text *out, const char *words, size_t columns,
                     size_t lines, const char *line_break)
{
    const struct primum_wrap how = {columns, "", "", "", ""};
    char *set = primum_text_wrap(words, &how);
    const char *line = set;

    while (*line && lines--) {
        size_t length = strcspn(line, "\n");
        put_safe(out, line, length);
        line += length + 1;
        if (*line && !lines)
            text_put(out, "\xe2\x80\xa6");
        text_put(out, line_break);
    }
    free(set);
}
