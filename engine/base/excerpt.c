/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Knows how much of a line is worth showing, and where on a screen a span of
 * it begins and ends.  Does not know what is wrong there. */
#include "base/excerpt.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

#define ELLIPSIS "\xe2\x80\xa6"
#define LONGEST_LINE 65536 /* bytes; nobody writes a longer one by hand */
#define COLUMNS_MAX 72     /* of a line: with its number, what 80 hold */
#define LEAD_MAX 30        /* code points in front of the span, if cut there */

/* How far from `start` the bytes of a line may go to fill COLUMNS_MAX.  Each
 * code point counts for one column at least, or a row of combining marks
 * would have no end. */
static size_t window_end(const char *bytes, size_t start, size_t length)
{
    size_t columns = 0;

    while (start < length) {
        uint32_t point;
        size_t size = text_point(bytes + start, length - start, &point);
        size_t width = size ? text_width(bytes + start, size) : 1;
        columns += width ? width : 1;
        if (columns > COLUMNS_MAX)
            break;
        start += size ? size : 1;
    }
    return start;
}

/* Adds a piece of a line, and returns how many columns it takes. */
static size_t add_piece(struct text *text, const char *bytes, size_t length)
{
    size_t before = text->length;

    text_add_safe(text, bytes, length);
    return text_width(text->bytes + before, text->length - before);
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* What is shown of a line, [from, to), and what is marked of that. */
struct window {
    size_t from, start, end, to;
};

static struct window window_of(struct source *source, const struct span *span,
                               const char *line, size_t length)
{
    struct mark first = {span->start.line, 1};
    size_t origin = source_offset(source, first);
    struct window window = {.end = length};

    if (span->start.column > LEAD_MAX && window_end(line, 0, length) < length) {
        first.column = span->start.column - LEAD_MAX;
        window.from = source_offset(source, first) - origin;
    }
    window.to = window_end(line, window.from, length);
    window.start = source_offset(source, span->start) - origin;
    window.start = smaller(window.start, window.to);
    if (span->end.line == span->start.line)
        window.end = source_offset(source, span->end) - origin;
    window.end = smaller(window.end, window.to);
    if (window.end < window.start)
        window.end = window.start;
    return window;
}

static void take_line(struct excerpt *excerpt, struct source *source,
                      const struct span *span)
{
    size_t length;
    const char *line = source_line(source, span->start.line, &length);
    struct text text = {0};

    struct window window = window_of(source, span, line, length);
    if (window.from) {
        text_put(&text, ELLIPSIS);
        excerpt->before = 1;
    }
    excerpt->before +=
        add_piece(&text, line + window.from, window.start - window.from);
    excerpt->marked =
        add_piece(&text, line + window.start, window.end - window.start);
    if (!excerpt->marked)
        excerpt->marked = 1;
    add_piece(&text, line + window.end, window.to - window.end);
    if (window.to < length)
        text_put(&text, ELLIPSIS);
    excerpt->text = text_take(&text);
}

/* How far in a line begins: its leading spaces; its length if it is blank. */
static size_t indentation(const char *line, size_t length)
{
    size_t spaces = 0;

    while (spaces < length && line[spaces] == ' ')
        spaces++;
    return spaces;
}

static void take_above(struct excerpt *excerpt, struct source *source)
{
    size_t length;
    const char *line = source_line(source, excerpt->line, &length);
    size_t inside = indentation(line, length);

    while (excerpt->above_count < EXCERPT_ABOVE) {
        uint32_t number = excerpt->line - excerpt->above_count - 1;
        struct text text = {0};
        line = source_line(source, number, &length);
        if (length > LONGEST_LINE)
            return;
        size_t spaces = indentation(line, length);
        if (spaces == length || spaces > inside)
            return;
        size_t to = window_end(line, 0, length);
        text_add_safe(&text, line, to);
        if (to < length)
            text_put(&text, ELLIPSIS);
        excerpt->above[excerpt->above_count++] = text_take(&text);
    }
}

void excerpt_init(struct excerpt *excerpt, struct source *source,
                  const struct span *span, bool above)
{
    size_t length;

    *excerpt = (struct excerpt){0};
    source_line(source, span->start.line, &length);
    if (!source->length || !span->start.line || length > LONGEST_LINE)
        return;
    excerpt->line = span->start.line;
    take_line(excerpt, source, span);
    if (above)
        take_above(excerpt, source);
}

void excerpt_release(struct excerpt *excerpt)
{
    free(excerpt->text);
    for (uint32_t i = 0; i < excerpt->above_count; i++)
        free(excerpt->above[i]);
    *excerpt = (struct excerpt){0};
}
