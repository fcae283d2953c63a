/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What should stand under a key, and what does: a text, a list, a group of
 * keys.  Knows how the three are taken for one another, and what was probably
 * meant. */
#include "scenario/fields.h"

#include "scenario/keys.h"
#include "scenario/odd.h"
#include "scenario/yaml_line.h"

#include <stdlib.h>
#include <string.h>

#define SHOWN 60

const char load_group[] = "a group of `key: value` lines";

const char *load_found(const struct yaml_node *node)
{
    return node->kind == YAML_MAP    ? load_group
           : node->kind == YAML_LIST ? "a list"
           : node->length            ? "a text"
                                     : "nothing";
}

/* ---- Names with what nobody sees in them ---- */

bool load_report_odd(const struct load *load, enum code code,
                     const struct yaml_node *name)
{
    struct odd odd = odd_find(name->text, name->length);
    struct text message = {0}, help = {0};

    if (!odd.length || name->kind != YAML_TEXT)
        return false;
    odd_say(&odd, &message, &help);
    load_report_within(load, code, name, odd.start, odd.length, message.bytes,
                       help.bytes);
    text_release(&message);
    text_release(&help);
    return true;
}

/* Is it all that stands behind the key of its line? */
static bool behind_key(const struct load *load, const struct yaml_node *node,
                       struct line *line)
{
    line_read(line, load->source, node->start.line);
    return line_has_key(line) && source_offset(load->source, node->start) ==
                                     line->start + line->value;
}

/* ---- Text that a comment cuts off ---- */

void load_report_lost(const struct load *load, const struct yaml_node *node)
{
    struct span span = {node->end, {node->end.line, node->end.column + 2}};
    struct text help = {0};
    struct line line;
    bool whole = behind_key(load, node, &line) ||
                 (line_has_key(&line) && !line_has_value(&line));
    size_t value = line.colon + 1;

    while (value < line.length && is_blank(line.text[value]))
        value++;
    if (whole && line.length - line.item <= LINE_SHOWN &&
        node->start.line == node->end.line) {
        text_format(&help, "write `%.*s: ", (int)(line.key_end - line.item),
                    line.text + line.item);
        quote_text(line.text + value, line.length - value, &help);
        text_put(&help, "`, or give the comment its own line");
    } else {
        text_put(&help, "put the text in quotes, or give the comment its own "
                        "line");
    }
    report_say(load->report, load->source, CODE_LOST_TEXT, span,
               "what follows the ` #` would be lost: it begins a comment",
               help.bytes);
    text_release(&help);
}

/* ---- A pair without its colon, or without the space behind it ---- */

struct pair {
    int name_length, value_length;
    const char *name, *value;
    bool tight; /* the colon is there */
};

/* `trust:+2`, `trust +2`, `trust = 2`: a name, and what is to be done to it. */
static bool find_pair(const char *text, struct pair *pair)
{
    size_t name = 0, value;

    while (is_word(text[name]))
        name++;
    value = name + strspn(text + name, " :");
    *pair = (struct pair){(int)name, (int)strlen(text + value), text,
                          text + value, text[name] == ':'};
    if (!name || value == name || !text[value] || pair->value_length > SHOWN)
        return false;
    return pair->tight || strchr("+-=0123456789", text[value]) ||
           !strcmp(text + value, "true") || !strcmp(text + value, "false") ||
           key_is_known(text, name);
}

static void say_pair(const struct load *load, const struct yaml_node *node,
                     const struct pair *pair, const char *key, enum code code)
{
    struct text help = {0};
    const char *open = key ? ": {" : "", *close = key ? "}" : "";

    text_format(&help, "write `%s%s%.*s: %.*s%s`", key ? key : "", open,
                pair->name_length, pair->name, pair->value_length, pair->value,
                close);
    load_report(load, code, node, help.bytes,
                pair->tight ? "a space is missing after the colon in `%.60s`"
                            : "a colon is missing in `%.60s`",
                node->text);
    text_release(&help);
}

bool load_has_no_colon(const struct yaml_node *key)
{
    return key->next->start.line == key->end.line &&
           key->next->start.column == key->end.column;
}

bool load_report_no_colon(const struct load *load, const struct yaml_node *key)
{
    struct pair pair;

    if (!load_has_no_colon(key) || !find_pair(key->text, &pair))
        return false;
    say_pair(load, key, &pair, NULL, CODE_UNKNOWN_KEY);
    return true;
}

/* ---- One in place of another ---- */

/* A list where a group belongs: `- trust: +2` for `trust: +2`. */
static void add_without_dashes(struct text *help, const struct yaml_node *list)
{
    const struct yaml_node *item = list->child;
    const struct yaml_node *key =
        item && item->kind == YAML_MAP ? item->child : NULL;

    if (key && key->next->kind == YAML_TEXT && key->next->length > 0 &&
        key_is_known(key->text, key->length))
        text_format(help,
                    "put an id of its own in place of each dash, as in "
                    "`first:`, and `%.30s: …` below it, indented further",
                    key->text);
    else if (key && key->next->kind == YAML_TEXT)
        text_format(help, "take the dashes out: write `%.30s:%s%.30s`",
                    key->text, key->next->length ? " " : "", key->next->text);
    else if (key)
        text_format(help, "take the dashes out: write `%.30s:`", key->text);
    else
        text_put(help, "write one `key: value` on each line, without dashes "
                       "and brackets");
}

/* A list or a group where a text belongs: `next: [door]`. */
static void add_bare(const struct load *load, struct text *help,
                     const struct yaml_node *node, const char *key)
{
    const struct yaml_node *item = node->child;
    struct line line;

    if (item && behind_key(load, node, &line) && node->kind == YAML_LIST &&
        !item->next && item->kind == YAML_TEXT && item->length <= SHOWN)
        text_format(help, "write `%.30s: %s`", key, item->text);
    else
        text_format(help,
                    "write only that behind `%.30s:`; text that begins with "
                    "`[` or `{` needs quotes",
                    key);
}

static void add_help(const struct load *load, struct text *help,
                     const struct yaml_node *node, enum yaml_kind kind,
                     const char *key)
{
    if (kind == YAML_LIST)
        text_put(help, "begin a line below it with `- ` for each item");
    else if (kind == YAML_MAP && node->kind == YAML_LIST)
        add_without_dashes(help, node);
    else if (kind == YAML_MAP)
        text_put(help, "write one `key: value` on each line below it, indented "
                       "further");
    else if (node->kind == YAML_TEXT)
        text_put(help, "write it here, or take the line out");
    else
        add_bare(load, help, node, key);
}

static void report_kind(const struct load *load, const struct yaml_node *node,
                        enum yaml_kind kind, const char *key, const char *what)
{
    struct text help = {0};
    bool empty = node->kind == YAML_TEXT && !node->length;

    /* What belongs below it may stand where the file could not be read. */
    if (empty && kind != YAML_TEXT && !load->complete)
        return;
    add_help(load, &help, node, kind, key);
    if (empty)
        load_report(load, CODE_BAD_VALUE, node, help.bytes,
                    "`%.60s` is empty; it should be %s", key, what);
    else
        load_report(load, CODE_BAD_VALUE, node, help.bytes,
                    "`%.60s` should be %s, but here is %s", key, what,
                    load_found(node));
    text_release(&help);
}

bool load_expect(const struct load *load, const struct yaml_node *node,
                 enum yaml_kind kind, const char *key, const char *what)
{
    bool text = node->kind == YAML_TEXT;
    struct pair pair;
    struct line line;

    if (node->kind == kind && (!text || node->length))
        return true;
    if (!text && node->open)
        return false;
    if (text && kind == YAML_TEXT && node->comment_follows)
        load_report_lost(load, node);
    else if (text && kind == YAML_MAP && find_pair(node->text, &pair))
        say_pair(load, node, &pair, behind_key(load, node, &line) ? key : NULL,
                 CODE_BAD_VALUE);
    else
        report_kind(load, node, kind, key, what);
    return false;
}
