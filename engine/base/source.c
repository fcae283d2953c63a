/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Knows where lines and columns are, counted as the YAML reader counts them:
 * a line ends at \n, \r\n, \r, U+0085, U+2028 or U+2029, and a byte order
 * mark at the very start takes no column.  Knows nothing of what a line
 * means. */
#include "base/source.h"

#include "base/memory.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

void source_init(struct source *source, const char *path, const char *text,
                 size_t length)
{
    *source = (struct source){
        .path = path, .text = length ? text : "", .length = length};
}

void source_release(struct source *source)
{
    free(source->lines);
    *source = (struct source){0};
}

/* How many bytes the line break at `offset` takes; 0: there is none. */
static size_t break_size(const struct source *source, size_t offset)
{
    const char *at = source->text + offset;
    size_t left = source->length - offset;

    switch (*at) {
    case '\n':
        return 1;
    case '\r':
        return left > 1 && at[1] == '\n' ? 2 : 1;
    case '\xc2':
        return left > 1 && at[1] == '\x85' ? 2 : 0;
    case '\xe2':
        return left > 2 && at[1] == '\x80' &&
                       (at[2] == '\xa8' || at[2] == '\xa9')
                   ? 3
                   : 0;
    default:
        return 0;
    }
}

/* Where the break before `offset` begins, for the start of a line. */
static size_t break_start(const struct source *source, size_t offset)
{
    size_t longest = offset < 3 ? offset : 3;

    for (size_t size = longest; size > 1; size--)
        if (break_size(source, offset - size) == size)
            return offset - size;
    return offset - 1;
}

static size_t first_line(const struct source *source)
{
    bool marked = source->length >= 3 &&
                  !memcmp(source->text, "\xef\xbb\xbf", 3);

    return marked ? 3 : 0;
}

static void add_line(struct source *source, size_t offset)
{
    source->lines = memory_more(source->lines, source->line_count,
                                sizeof *source->lines);
    source->lines[source->line_count++] = offset;
}

static void find_lines(struct source *source)
{
    size_t offset = first_line(source);

    if (source->lines)
        return;
    add_line(source, offset);
    while (offset < source->length) {
        size_t size = break_size(source, offset);
        offset += size ? size : 1;
        if (size)
            add_line(source, offset);
        offset += text_plain(source->text + offset, source->length - offset);
    }
}

const char *source_line(struct source *source, uint32_t line, size_t *length)
{
    *length = 0;
    find_lines(source);
    if (!line || line > source->line_count)
        return "";
    size_t start = source->lines[line - 1];
    size_t end = line < source->line_count
                     ? break_start(source, source->lines[line])
                     : source->length;
    *length = end - start;
    return source->text + start;
}

/* The length of what counts as one column at `offset`. */
static size_t column_size(const struct source *source, size_t offset)
{
    uint32_t point;
    size_t size = text_point(source->text + offset, source->length - offset,
                             &point);

    return size ? size : 1;
}

size_t source_offset(struct source *source, struct mark mark)
{
    size_t length;

    find_lines(source);
    if (mark.line > source->line_count)
        return source->length;
    const char *line = source_line(source, mark.line, &length);
    if (!length)
        return mark.line ? source->lines[mark.line - 1] : 0;
    size_t offset = (size_t)(line - source->text), end = offset + length;
    size_t left = mark.column ? mark.column - 1 : 0;
    while (left && offset < end) {
        size_t room = end - offset < left ? end - offset : left;
        size_t plain = text_plain(source->text + offset, room);
        offset += plain;
        left -= plain;
        if (left && offset < end) {
            offset += column_size(source, offset);
            left--;
        }
    }
    return offset;
}

/* The last line that starts at or before the offset, from 0. */
static uint32_t find_line(const struct source *source, size_t offset)
{
    uint32_t low = 0, high = source->line_count;

    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (source->lines[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

struct mark source_mark(struct source *source, size_t offset)
{
    find_lines(source);
    uint32_t line = find_line(source, offset);
    struct mark mark = {.line = line + 1, .column = 1};
    size_t at = source->lines[line];

    if (offset > source->length)
        offset = source->length;
    while (at < offset) {
        size_t plain = text_plain(source->text + at, offset - at);
        size_t step = plain ? plain : column_size(source, at);
        if (at + step > offset)
            break;
        at += step;
        mark.column += plain ? (uint32_t)plain : 1;
    }
    return mark;
}
