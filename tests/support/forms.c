/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The forms that YAML has for one and the same text: plain, two kinds of
 * quotes, two kinds of blocks, on one line or many. */
#include "support/emitter.h"

#include <string.h>

bool form_is_plain(const char *text, bool brackets)
{
    char c = *text;

    if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c & '\x80'))
        return false;
    return !strstr(text, ": ") && !strstr(text, " #") && !strchr(text, '\n') &&
           text[strlen(text) - 1] != ':' &&
           !(brackets && strpbrk(text, ",[]{}"));
}

/* ---- One code point of each kind ---- */

static void write_escape(struct text *out, struct dice *dice, uint32_t point)
{
    uint32_t which = dice_below(dice, 3);

    if (point < 0x100 && !which)
        text_format(out, "\\x%02x", (unsigned)point);
    else if (point < 0x10000 && which < 2)
        text_format(out, "\\u%04X", (unsigned)point);
    else
        text_format(out, "\\U%08x", (unsigned)point);
}

static void write_point(struct text *out, struct dice *dice,
                        enum yaml_form form, const char *at, size_t size)
{
    uint32_t point;

    text_point(at, size, &point);
    if (form == FORM_SINGLE && *at == '\'')
        text_put(out, "''");
    else if (form == FORM_DOUBLE && (*at == '"' || *at == '\\'))
        text_format(out, "\\%c", *at);
    else if (form == FORM_DOUBLE &&
             (dice_says(dice, 1) || (size > 1 && dice_says(dice, 20))))
        write_escape(out, dice, point);
    else
        text_add(out, at, size);
}

/* ---- Where lines break ---- */

struct writing {
    struct text *out;
    struct dice *dice;
    enum yaml_form form;
    uint32_t indent, width;
};

static void new_line(const struct writing *writing)
{
    text_put(writing->out, "\n");
    text_fill(writing->out, ' ', writing->indent);
}

/* A space of the text: now and then a new line.  In double quotes it may be
 * kept in front of an escaped break. */
static void write_space(const struct writing *writing, bool breaks)
{
    if (!breaks) {
        text_put(writing->out, " ");
        return;
    }
    if (writing->form == FORM_DOUBLE && dice_says(writing->dice, 20))
        text_put(writing->out, " \\");
    new_line(writing);
}

/* Between two paragraphs: an empty line; on one line, two escaped ones. */
static void write_gap(const struct writing *writing)
{
    if (writing->width) {
        text_put(writing->out, "\n");
        new_line(writing);
    } else {
        text_put(writing->out, "\\n\\n");
    }
}

static void write_body(const struct writing *writing, const char *text)
{
    size_t end = strlen(text), at = 0, column = 0;

    while (at < end) {
        uint32_t point;
        size_t size = text_point(text + at, end - at, &point);
        bool breaks = writing->width && column >= writing->width;
        if (!strncmp(text + at, "\n\n", 2)) {
            write_gap(writing);
            size = 2;
            column = 0;
        } else if (text[at] == ' ') {
            write_space(writing, breaks);
            column = breaks ? 0 : column + 1;
        } else {
            write_point(writing->out, writing->dice, writing->form, text + at,
                        size);
            column++;
        }
        at += size;
    }
}

/* `|` or `>`, with what may stand behind it. */
static void write_header(const struct writing *writing)
{
    static const char *const ends[] = {"", "-", "+"};

    text_format(writing->out, "%c%s", writing->form == FORM_LITERAL ? '|' : '>',
                ends[dice_below(writing->dice, 3)]);
    new_line(writing);
}

void form_write(struct text *out, struct dice *dice, enum yaml_form form,
                const char *text, uint32_t indent, uint32_t width)
{
    static const char *const quotes[] = {"", "'", "\"", "", ""};
    struct writing writing = {out, dice, form, indent, width};

    text_put(out, quotes[form]);
    if (form == FORM_LITERAL || form == FORM_FOLDED)
        write_header(&writing);
    write_body(&writing, text);
    text_put(out, quotes[form]);
}
