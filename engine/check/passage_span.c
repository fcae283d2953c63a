/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a byte of a passage back to its place in the file.  The loader cut
 * texts into paragraphs, took names from the front of speech, and folded
 * lines; what it never touched are the signs between blanks, so these are
 * counted. */
#include "check/passage.h"

#include <string.h>

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

static size_t skip_blanks(const char *text, size_t at)
{
    while (is_blank(text[at]))
        at++;
    return at;
}

/* ---- The value that holds it ---- */

static const struct yaml_node *named(const struct yaml_node *map,
                                     const char *id)
{
    return where_value(map, id);
}

static const struct yaml_node *map_of_gauge(struct where *where,
                                            uint32_t number)
{
    const struct primum_gauge *gauge = &where->scenario->words.gauges[number];

    return named(where_top(where, gauge->fact ? "facts" : "gauges"), gauge->id);
}

/* The map whose keys an owner has. */
static const struct yaml_node *map_of(struct where *where, enum owner owner,
                                      uint32_t number)
{
    const struct primum_scenario *words = &where->scenario->words;

    switch (owner) {
    case OWNER_SCENARIO:
        return where_top(where, NULL);
    case OWNER_PERSON:
        return named(where_top(where, "people"), words->people[number].id);
    case OWNER_GAUGE:
        return map_of_gauge(where, number);
    case OWNER_SCENE:
        return where_scene(where, number)->next;
    case OWNER_CHOICE:
        return where_choice(where, number)->next;
    case OWNER_RESPONSE:
        return where_response(where, number);
    case OWNER_ENDING:
        return where_ending(where, number)->next;
    }
    return NULL;
}

/* ---- Lines ---- */

/* Where in the value of a node the words of a line begin. */
struct spot_in {
    const struct yaml_node *node;
    size_t at;
};

/* Behind the words of `text`, if they stand in `raw` at `at`; else 0. */
static size_t behind(const char *raw, size_t at, const char *text)
{
    for (; *text; text++) {
        if (is_blank(*text))
            continue;
        at = skip_blanks(raw, at);
        if (raw[at++] != *text)
            return 0;
    }
    return at;
}

/* The line at or behind the spot, perhaps behind a name and a colon; moves the
 * spot to its words, and returns where they end.  0: it is not in this node. */
static size_t find_line(struct spot_in *spot, const char *text)
{
    const char *raw = spot->node->text;
    size_t at = skip_blanks(raw, spot->at), end = behind(raw, at, text);

    if (!end) {
        const char *colon = strchr(raw + at, ':');
        if (!colon)
            return 0;
        at = skip_blanks(raw, (size_t)(colon - raw) + 1);
        end = behind(raw, at, text);
    }
    spot->at = at;
    return end;
}

/* What is said in an item of a list of lines. */
static const struct yaml_node *said_in(const struct yaml_node *item)
{
    if (item->kind != YAML_MAP)
        return item;
    const struct yaml_node *key = item->child;
    while (!strcmp(key->text, "when"))
        key = key->next->next;
    return key->next;
}

/* Finds line number `item` of those in `run`, one behind the other. */
static struct spot_in spot_of_line(const struct scenario *scenario,
                                   struct run run, uint32_t item,
                                   const struct yaml_node *value)
{
    const struct yaml_node *next =
        value->kind == YAML_LIST ? value->child : value;
    struct spot_in spot = {said_in(next), 0};

    for (uint32_t i = 0;; i++) {
        const char *text = scenario->lines[run.first + i].text;
        size_t end;
        while (!(end = find_line(&spot, text))) {
            next = value->kind == YAML_LIST ? next->next : NULL;
            if (!next)
                return (struct spot_in){0};
            spot = (struct spot_in){said_in(next), 0};
        }
        if (i == item)
            return spot;
        spot.at = end;
    }
}

static struct spot_in spot_of(struct where *where,
                              const struct passage *passage)
{
    const struct yaml_node *value = where_value(
        map_of(where, passage->owner, passage->number), passage->key);

    if (!value)
        return (struct spot_in){0};
    if (!strcmp(passage->key, "lines"))
        return spot_of_line(
            where->scenario,
            passage_lines(where->scenario, passage->owner, passage->number),
            passage->item, value);
    if (value->kind == YAML_LIST) {
        value = value->child;
        for (uint32_t i = 0; i < passage->item; i++)
            value = value->next;
    }
    return (struct spot_in){value, 0};
}

/* The byte of the value that is byte `offset` of the text. */
static size_t raw_offset(const struct spot_in *spot, const char *text,
                         size_t offset)
{
    const char *raw = spot->node->text;
    size_t at = skip_blanks(raw, spot->at);

    for (size_t i = 0; i < offset; i++)
        if (!is_blank(text[i]))
            at = skip_blanks(raw, at) + 1;
    return is_blank(text[offset]) ? at : skip_blanks(raw, at);
}

bool passage_span(struct where *where, const struct passage *passage,
                  size_t from, size_t to, struct span *span)
{
    struct spot_in spot = spot_of(where, passage);

    if (!spot.node || spot.node->kind != YAML_TEXT)
        return false;
    do
        to--;
    while (to > from && (passage->text[to] & 0xc0) == 0x80);
    span->start = yaml_locate(spot.node, &where->source,
                              raw_offset(&spot, passage->text, from));
    span->end = yaml_locate(spot.node, &where->source,
                            raw_offset(&spot, passage->text, to));
    span->end.column++;
    return true;
}
