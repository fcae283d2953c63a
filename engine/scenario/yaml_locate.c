/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a byte of a text's value back to its place in the file: walks the text
 * as it was written and counts what each piece of it became.  Used for
 * messages only. */
#include "scenario/yaml.h"

#include <string.h>

struct walk {
    const char *text;
    size_t at, end; /* in the file */
    size_t made;    /* bytes of the value so far */
    size_t indent;  /* of a block's lines */
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static bool is_break(char c)
{
    return c == '\n' || c == '\r';
}

static void skip_blanks(struct walk *walk)
{
    while (walk->at < walk->end && is_blank(walk->text[walk->at]))
        walk->at++;
}

static void skip_break(struct walk *walk)
{
    if (walk->at + 1 < walk->end && walk->text[walk->at] == '\r' &&
        walk->text[walk->at + 1] == '\n')
        walk->at++;
    walk->at++;
}

/* Line breaks between two lines of a text that flows: one is a space, more
 * are one newline fewer. */
static size_t fold(struct walk *walk)
{
    size_t breaks = 0;

    for (;;) {
        skip_blanks(walk);
        if (walk->at >= walk->end || !is_break(walk->text[walk->at]))
            break;
        skip_break(walk);
        breaks++;
    }
    return breaks < 2 ? breaks : breaks - 1;
}

static bool at_fold(const struct walk *walk)
{
    size_t at = walk->at;

    while (at < walk->end && is_blank(walk->text[at]))
        at++;
    return at < walk->end && is_break(walk->text[at]);
}

/* An escape such as \x1b: how long it is in the file, and in UTF-8. */
static size_t escape(struct walk *walk)
{
    static const struct {
        char name, digits, bytes;
    } escapes[] = {{'x', 2, 0}, {'u', 4, 0}, {'U', 8, 0}, {'N', 0, 2},
                   {'_', 0, 2}, {'L', 0, 3}, {'P', 0, 3}};
    char name = walk->at + 1 < walk->end ? walk->text[walk->at + 1] : ' ';
    uint32_t point = 0;

    walk->at += 2;
    if (is_break(name)) {
        walk->at--;
        fold(walk);
        return 0;
    }
    for (size_t i = 0; i < sizeof escapes / sizeof *escapes; i++) {
        if (escapes[i].name != name)
            continue;
        if (escapes[i].bytes)
            return (size_t)escapes[i].bytes;
        for (int d = 0; d < escapes[i].digits && walk->at < walk->end; d++) {
            char c = walk->text[walk->at++];
            point = point * 16 +
                    (uint32_t)(c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
        }
        return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    }
    return 1;
}

/* Passes one piece of a text that flows (plain or quoted). */
static size_t flow_piece(struct walk *walk, uint8_t style)
{
    char c = walk->text[walk->at];

    if (at_fold(walk))
        return fold(walk);
    if (style == YAML_DOUBLE && c == '\\')
        return escape(walk);
    walk->at += style == YAML_SINGLE && c == '\'' ? 2 : 1;
    return 1;
}

static void skip_indent(struct walk *walk)
{
    for (size_t i = 0; i < walk->indent && walk->at < walk->end &&
                       walk->text[walk->at] == ' ';
         i++)
        walk->at++;
}

/* Past the `|` or `>` and its line, to the first text. */
static void enter_block(struct walk *walk)
{
    while (walk->at < walk->end && !is_break(walk->text[walk->at]))
        walk->at++;
    if (walk->at < walk->end)
        skip_break(walk);
    size_t at = walk->at, line = at;
    while (at < walk->end &&
           (walk->text[at] == ' ' || is_break(walk->text[at])))
        line = is_break(walk->text[at++]) ? at : line;
    walk->indent = at - line;
    skip_indent(walk);
}

static size_t block_piece(struct walk *walk, uint8_t style)
{
    if (!is_break(walk->text[walk->at])) {
        walk->at++;
        return 1;
    }
    size_t breaks = 0;
    while (walk->at < walk->end && is_break(walk->text[walk->at])) {
        skip_break(walk);
        breaks++;
        skip_indent(walk);
    }
    return style == YAML_LITERAL || breaks < 2 ? breaks : breaks - 1;
}

struct mark yaml_locate(const struct yaml_node *node, struct source *source,
                        size_t offset)
{
    struct walk walk = {.text = source->text,
                        .at = source_offset(source, node->start),
                        .end = source_offset(source, node->end)};
    bool block = node->style >= YAML_LITERAL;

    if (block)
        enter_block(&walk);
    else if (node->style != YAML_PLAIN)
        walk.at++;
    while (walk.at < walk.end) {
        size_t before = walk.at;
        walk.made += block ? block_piece(&walk, node->style)
                           : flow_piece(&walk, node->style);
        if (walk.made > offset) {
            walk.at = before;
            break;
        }
    }
    return source_mark(source, walk.at);
}

struct span yaml_span(const struct yaml_node *node)
{
    struct mark end = node->end;

    /* Libyaml ends a block where the next thing begins. */
    if (node->kind != YAML_TEXT || node->style >= YAML_LITERAL)
        end = (struct mark){node->start.line, node->start.column + 1};
    return (struct span){node->start, end};
}
