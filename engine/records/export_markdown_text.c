/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Escapes text for Markdown: CommonMark, and what GitHub adds to it.  What is
 * written so can be no heading, list, link, image, table, formula or HTML. */
#include "records/export_markdown.h"

#include "base/emphasis.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* Does something begin here that only the beginning of a line can begin? */
static bool begins_block(const char *bytes, size_t length, size_t at)
{
    size_t digits = 0;

    if (at == 0)
        return length && strchr("-+=:", bytes[0]);
    while (digits < at && bytes[digits] >= '0' && bytes[digits] <= '9')
        digits++;
    return digits == at && strchr(".)", bytes[at]);
}

/* What some make a link of though nothing marks it as one. */
static bool begins_link(const char *bytes, size_t length, size_t at)
{
    if (bytes[at] == ':')
        return at + 1 < length && bytes[at + 1] == '/';
    return bytes[at] == '@' ||
           (bytes[at] == '.' && at >= 3 && strchr("wW", bytes[at - 1]) &&
            strchr("wW", bytes[at - 2]));
}

static void put_byte(struct text *text, const char *bytes, size_t length,
                     size_t at)
{
    if (bytes[at] == '@')
        text_put(text, "&#64;");
    else if (bytes[at] && (strchr("\\`*_[]<>&|~$#", bytes[at]) ||
                           begins_block(bytes, length, at) ||
                           begins_link(bytes, length, at)))
        text_format(text, "\\%c", bytes[at]);
    else
        text_add(text, bytes + at, 1);
}

/* Safe text of one line.  `marks` as of emphasis_take(). */
static void put_marked(struct text *text, const char *bytes, size_t length,
                       const char *marks)
{
    for (size_t i = 0; i < length; i++) {
        if (marks[i] & EMPHASIS_BEGINS)
            text_put(text, "*");
        put_byte(text, bytes, length, i);
        if (marks[i] & EMPHASIS_ENDS)
            text_put(text, "*");
    }
}

static void put_line(struct text *text, const char *words, size_t length,
                     bool emphasis)
{
    struct text safe = {0};

    text_add_safe(&safe, words, length);
    size_t blank = safe.length ? strspn(safe.bytes, " ") : 0;
    size_t end = safe.length;
    while (end > blank && safe.bytes[end - 1] == ' ')
        end--;
    char *marks = memory_new(end - blank + 1);
    size_t left = end - blank;
    if (emphasis && left)
        left = emphasis_take(safe.bytes + blank, left, marks);
    if (left)
        put_marked(text, safe.bytes + blank, left, marks);
    free(marks);
    text_release(&safe);
}

void markdown_put(struct text *text, const char *words)
{
    put_line(text, words, strlen(words), true);
}

void markdown_put_paragraphs(struct text *text, const char *first,
                             const char *words)
{
    for (;;) {
        const char *gap = strstr(words, "\n\n");
        text_put(text, first);
        put_line(text, words, gap ? (size_t)(gap - words) : strlen(words),
                 true);
        text_put(text, "\n\n");
        if (!gap)
            return;
        words = gap + 2;
    }
}

/* Two spaces at the end of a line keep the break. */
void markdown_put_quote(struct text *text, const char *words)
{
    for (;;) {
        size_t length = strcspn(words, "\n");
        text_put(text, "> ");
        put_line(text, words, length - (length && words[length - 1] == '\r'),
                 false);
        text_put(text, words[length] ? "  \n" : "\n\n");
        if (!words[length])
            return;
        words += length + 1;
    }
}
