/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text for a terminal, the public face of it: knows columns, lines and
 * paragraphs; does not know the terminal, or what the text is about. */
#include "base/emphasis.h"
#include "base/memory.h"
#include "base/text.h"
#include "primum.h"

#include <stdlib.h>
#include <string.h>

char *primum_text_safe(const char *text)
{
    struct text safe = {0};

    text_add_safe(&safe, text, strlen(text));
    return text_take(&safe);
}

char *primum_text_valid(const char *bytes, size_t length)
{
    struct text valid = {0};
    uint32_t point;

    for (size_t i = 0, size; i < length; i += size) {
        size = text_point(bytes + i, length - i, &point);
        if (size > 0 && point != 0) {
            text_add(&valid, bytes + i, size);
        } else {
            text_put(&valid, "\xef\xbf\xbd"); /* U+FFFD */
            size = 1;
        }
    }
    return text_take(&valid);
}

char *primum_text_argument(const char *text)
{
    char *safe = primum_text_safe(text);
    struct text argument = {0};

    text_put_argument(&argument, safe);
    free(safe);
    return text_take(&argument);
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

/* The end of [from, to) without the spaces at its end. */
static size_t trimmed(const char *bytes, size_t from, size_t to)
{
    while (to > from && bytes[to - 1] == ' ')
        to--;
    return to;
}

/* The bytes made safe, without the spaces at both ends. */
static struct text safe_and_trim(const char *bytes, size_t length)
{
    struct text text = {0};

    text_add_safe(&text, bytes, length);
    size_t spaces = strspn(text.bytes, " ");
    text.length -= spaces;
    memmove(text.bytes, text.bytes + spaces, text.length);
    text.length = trimmed(text.bytes, 0, text.length);
    return text;
}

static void paragraph_init(struct paragraph *paragraph, const char *bytes,
                           size_t length, bool emphasis)
{
    struct text text = safe_and_trim(bytes, length);

    paragraph->marks = memory_new(text.length);
    if (emphasis)
        text.length = emphasis_take(text.bytes, text.length, paragraph->marks);
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
 * than a line, in pieces.  There may be spaces inside, as in "Really ?". */
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
        size_t next = fitting(setter, from, to);
        size_t end = trimmed(bytes, from, next);
        set_bytes(setter, from, end);
        setter->column += text_width(bytes + from, end - from);
        if (next == to)
            return;
        end_line(setter);
        begin_line(setter);
        from = next + strspn(bytes + next, " ");
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
        size_t end = trimmed(paragraph->text.bytes, at, next);
        set_word(setter, at, end);
        setter->gap = next - end;
        at = next;
    }
    end_line(setter);
}

/* One paragraph, behind those before it; nothing if it is blank. */
static void add_paragraph(struct setter *setter, const char *bytes,
                          size_t length)
{
    struct paragraph paragraph;

    paragraph_init(&paragraph, bytes, length, setter->how->em_on != NULL);
    setter->paragraph = &paragraph;
    if (paragraph.text.length && setter->out.length)
        text_put(&setter->out, "\n");
    if (paragraph.text.length)
        set_paragraph(setter);
    paragraph_release(&paragraph);
}

char *primum_text_wrap(const char *text, const struct primum_wrap *how)
{
    struct setter setter = {.how = how};

    while (*text) {
        const char *end = strstr(text, "\n\n");
        size_t length = end ? (size_t)(end - text) : strlen(text);
        add_paragraph(&setter, text, length);
        text += length + (end ? 2 : 0);
    }
    return text_take(&setter.out);
}
