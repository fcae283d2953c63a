/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text for a terminal, the public face of it: knows columns, lines and
 * paragraphs; does not know the terminal, or what the text is about. */
#include "base/emphasis.h"
#include "base/memory.h"
#include "base/text.h"
#include "primum.h"

#include <stdlib.h>
#include <string.h>

#define BLANK " \t\n" /* at the ends of a paragraph */

char *primum_text_safe(const char *text)
{
    struct text safe = {0};

    text_add_safe(&safe, text, strlen(text));
    return text_take(&safe);
}

size_t primum_text_width(const char *text)
{
    return text_width(text, strlen(text));
}

/* ---- A paragraph, before it is set ---- */

/* Safe bytes, and what may happen at each of them. */
struct paragraph {
    struct text text;
    char *marks;  /* enum emphasis */
    char *breaks; /* 1: a line may begin here */
};

static void paragraph_init(struct paragraph *paragraph, const char *bytes,
                           size_t length, bool emphasis)
{
    struct text text = {0};

    text_add_safe(&text, bytes, length);
    paragraph->marks = memory_new(text.length);
    if (emphasis)
        text.length = emphasis_take(text.bytes, text.length,
                                    paragraph->marks);
    paragraph->breaks = memory_new(text.length);
    text_breaks(text.bytes, text.length, paragraph->breaks);
    paragraph->text = text;
}

static void paragraph_release(struct paragraph *paragraph)
{
    text_release(&paragraph->text);
    free(paragraph->marks);
    free(paragraph->breaks);
}

/* ---- Setting ---- */

struct setter {
    struct text out;
    const struct primum_wrap *how;
    const struct paragraph *paragraph;
    size_t room, column; /* columns of this line; how many are taken */
    size_t gap;          /* bytes of space since the last word */
    bool emphasis;       /* is on */
};

static void put(struct text *out, const char *string)
{
    if (string)
        text_put(out, string);
}

/* A prefix is trusted and may hold colours: from ESC to m, no columns. */
static size_t prefix_width(const char *prefix)
{
    size_t columns = 0;

    while (prefix && *prefix) {
        size_t plain = strcspn(prefix, "\033");
        columns += text_width(prefix, plain);
        prefix += plain;
        prefix += strcspn(prefix, "m");
        prefix += *prefix == 'm';
    }
    return columns;
}

static void begin_line(struct setter *setter)
{
    const struct primum_wrap *how = setter->how;
    const char *prefix = setter->out.length ? how->rest : how->first;
    size_t used = prefix_width(prefix);

    setter->room = how->width > used ? how->width - used : 1;
    if (!how->width)
        setter->room = SIZE_MAX;
    setter->column = setter->gap = 0;
    put(&setter->out, prefix);
    if (setter->emphasis)
        put(&setter->out, how->em_on);
}

static void end_line(struct setter *setter)
{
    if (setter->emphasis)
        put(&setter->out, setter->how->em_off);
    text_put(&setter->out, "\n");
}

/* Bytes of the paragraph, with the emphasis that begins or ends in them. */
static void set_bytes(struct setter *setter, size_t from, size_t to)
{
    const struct paragraph *paragraph = setter->paragraph;

    for (size_t i = from; i < to; i++) {
        if (paragraph->marks[i] & EMPHASIS_BEGINS) {
            put(&setter->out, setter->how->em_on);
            setter->emphasis = true;
        }
        text_add(&setter->out, paragraph->text.bytes + i, 1);
        if (paragraph->marks[i] & EMPHASIS_ENDS) {
            put(&setter->out, setter->how->em_off);
            setter->emphasis = false;
        }
    }
}

/* How far bytes from `from` on go into what is left of this line: at least
 * one code point, and with each the accents that follow it. */
static size_t fitting(const struct setter *setter, size_t from, size_t to)
{
    const char *bytes = setter->paragraph->text.bytes;
    size_t left = setter->room - setter->column, columns = 0, at = from;

    while (at < to) {
        uint32_t point;
        size_t size = text_point(bytes + at, to - at, &point);
        size_t width = text_width(bytes + at, size);
        if (width && at > from && columns + width > left)
            break;
        columns += width;
        at += size;
    }
    return at;
}

/* A word goes where it fits: on this line, on the next, or, if it is longer
 * than a line, in pieces. */
static void set_word(struct setter *setter, size_t from, size_t to)
{
    const char *bytes = setter->paragraph->text.bytes;
    size_t width = text_width(bytes + from, to - from);
    size_t taken = setter->column + setter->gap;

    if (taken && taken + width > setter->room) {
        end_line(setter);
        begin_line(setter);
    }
    text_fill(&setter->out, ' ', setter->gap);
    setter->column += setter->gap;
    for (;;) {
        size_t cut = fitting(setter, from, to);
        set_bytes(setter, from, cut);
        setter->column += text_width(bytes + from, cut - from);
        if (cut == to)
            return;
        end_line(setter);
        begin_line(setter);
        from = cut;
    }
}

static void set_paragraph(struct setter *setter)
{
    const struct paragraph *paragraph = setter->paragraph;
    size_t length = paragraph->text.length;

    begin_line(setter);
    for (size_t at = 0; at < length;) {
        size_t next = at + 1;
        while (next < length && !paragraph->breaks[next])
            next++;
        size_t end = next;
        while (end > at && paragraph->text.bytes[end - 1] == ' ')
            end--;
        set_word(setter, at, end);
        setter->gap = next - end;
        at = next;
    }
    end_line(setter);
}

/* The end of the paragraph that begins at `text`. */
static const char *paragraph_end(const char *text)
{
    const char *end = strstr(text, "\n\n");

    return end ? end : text + strlen(text);
}

char *primum_text_wrap(const char *text, const struct primum_wrap *how)
{
    struct setter setter = {.how = how};

    for (;;) {
        struct paragraph paragraph;
        text += strspn(text, BLANK);
        if (!*text)
            return text_take(&setter.out);
        const char *end = paragraph_end(text), *last = end;
        while (strchr(BLANK, last[-1]))
            last--;
        paragraph_init(&paragraph, text, (size_t)(last - text),
                       how->em_on != NULL);
        setter.paragraph = &paragraph;
        if (setter.out.length)
            text_put(&setter.out, "\n");
        set_paragraph(&setter);
        paragraph_release(&paragraph);
        text = end;
    }
}
