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
    bool marked =
        source->length >= 3 && !memcmp(source->text, "\xef\xbb\xbf", 3);

    return marked ? 3 : 0;
}

/* Counts the lines, and notes in `lines` (unless NULL) where they start. */
static uint32_t scan_lines(const struct source *source, size_t *lines)
{
    size_t offset = first_line(source);
    uint32_t count = 1;

    if (lines)
        lines[0] = offset;
    while (offset < source->length) {
        size_t size = break_size(source, offset);
        offset += size ? size : 1;
        if (size && lines)
            lines[count] = offset;
        count += size > 0;
        offset += text_plain(source->text + offset, source->length - offset);
    }
    return count;
}

static void find_lines(struct source *source)
{
    if (source->lines)
        return;
    source->line_count = scan_lines(source, NULL);
    source->lines =
        memory_resize(NULL, source->line_count * sizeof *source->lines);
    scan_lines(source, source->lines);
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
    size_t size =
        text_point(source->text + offset, source->length - offset, &point);

    return size ? size : 1;
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Goes along a line to a column or to an offset, whatever comes first.  Goes
 * on from where it was before, if it can: those who ask mostly go forward, and
 * a line may be as long as the file. */
static const struct source_spot *walk(struct source *source, uint32_t line,
                                      uint32_t column, size_t offset)
{
    struct source_spot *at = &source->last;

    if (at->mark.line != line || at->mark.column > column ||
        at->offset > offset)
        *at = (struct source_spot){{line, 1}, source->lines[line - 1]};
    while (at->mark.column < column && at->offset < offset) {
        size_t left = offset - at->offset;
        size_t plain = text_plain(source->text + at->offset,
                                  smaller(left, column - at->mark.column));
        size_t step = plain ? plain : column_size(source, at->offset);
        if (step > left)
            break;
        at->offset += step;
        at->mark.column += plain ? (uint32_t)plain : 1;
    }
    return at;
}

size_t source_offset(struct source *source, struct mark mark)
{
    size_t length;
    const char *line = source_line(source, mark.line, &length);

    if (!mark.line)
        return 0;
    if (mark.line > source->line_count)
        return source->length;
    size_t end = (size_t)(line - source->text) + length;
    return walk(source, mark.line, mark.column ? mark.column : 1, end)->offset;
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
    uint32_t line = find_line(source, offset) + 1;
    size_t start = source->lines[line - 1];

    if (offset > source->length)
        offset = source->length;
    if (offset < start)
        offset = start;
    return walk(source, line, UINT32_MAX, offset)->mark;
}
