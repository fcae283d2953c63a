/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Responses, and the routes of silent scenes: section 7 of the language. */
#include "base/memory.h"
#include "scenario/keys.h"
#include "scenario/loader.h"

#include <stddef.h>
#include <string.h>

static const struct field response_rows[] = {
    FIELD_ROW_NODE(response_form, when, "when"),
    FIELD_ROW_NODE(response_form, odds, "odds"),
    FIELD_ROW_SHOWN(response_form, title, "title"),
    FIELD_ROW_NODE(response_form, lines, "lines"),
    FIELD_ROW_SHOWN(response_form, cue, "cue"),
    FIELD_ROW_SHOWN(response_form, impact, "impact"),
    FIELD_ROW_NODE(response_form, effects, "effects"),
    FIELD_ROW_NODE(response_form, next, "next"),
    FIELD_ROW_SHOWN(response_form, why, "why"),
    FIELD_ROW_SHOWN(response_form, repair, "repair"),
    FIELD_ROW_NODE(response_form, harms, "harms"),
    FIELD_ROW_NODE(response_form, allow, "allow"),
};
const struct fields response_fields =
    OPTIONAL_FIELDS("a response", response_rows);

static const struct field route_rows[] = {
    FIELD_ROW_NODE(response_form, when, "when"),
    FIELD_ROW_NODE(response_form, odds, "odds"),
    FIELD_ROW_NODE(response_form, effects, "effects"),
    FIELD_ROW_NODE(response_form, next, "next"),
};
const struct fields route_fields = OPTIONAL_FIELDS("a route", route_rows);

/* "She guards herself. She looks…" as "She guards herself". */
static const char *first_sentence(struct loader *loader, const char *text)
{
    size_t length = strcspn(text, ".!?\n");

    while (text[length] && text[length] != '\n' &&
           !strchr(" \n", text[length + 1]))
        length += 1 + strcspn(text + length + 1, ".!?\n");
    /* A full stop is not part of it, but three are. */
    if (text[length] == '!' || text[length] == '?' ||
        (text[length] == '.' && length && text[length - 1] == '.'))
        length++;
    return arena_text(loader->load.arena, text, length);
}

static const char *title_of(struct loader *loader,
                            const struct response_form *form, struct run lines)
{
    if (form->title)
        return form->title;
    if (form->impact)
        return first_sentence(loader, form->impact);
    return lines.count ? first_sentence(
                             loader, loader->scenario->lines[lines.first].text)
                       : NULL;
}

static void load_when(struct loader *loader, const struct yaml_node *node,
                      struct response_rule *rule)
{
    rule->otherwise = node->kind == YAML_TEXT && !strcmp(node->text, "else");
    if (!rule->otherwise)
        rule->when = load_expression(loader, node, EXPRESSION_TRUTH);
}

void load_responses_row(struct loader *loader, uint32_t number)
{
    struct scenario *scenario = loader->scenario;

    LOADER_ROW(loader, loader->response_rows, number, SHARE_RESPONSES);
    LOADER_ROW(loader, scenario->responses, number, SHARE_RESPONSES);
}

static struct response_rule *new_response(struct loader *loader,
                                          uint32_t choice)
{
    struct scenario *scenario = loader->scenario;
    uint32_t number = ++scenario->words.response_count;

    load_responses_row(loader, number);
    scenario->responses[number].choice = choice;
    scenario->responses[number].weight = 1;
    loader->response_rows[number].choice = choice;
    loader->choice_rows[choice].responses++;
    scenario->choices[choice].responses.count++;
    return &scenario->responses[number];
}

static void read_rule(struct loader *loader, const struct response_form *form,
                      struct response_rule *rule)
{
    if (form->when)
        load_when(loader, form->when, rule);
    if (form->odds)
        rule->odds = load_odds(loader, form->odds, &rule->weight);
    if (form->effects)
        rule->effects = load_effects(loader, form->effects);
    if (form->lines)
        rule->lines = load_lines(loader, form->lines);
    if (form->next)
        rule->next = load_target(loader, form->next);
}

/* The words of the response made last, its choice's where it has none. */
static void read_words(struct loader *loader, const struct response_form *form,
                       uint32_t number)
{
    struct primum_response *words = &loader->response_rows[number];
    const struct primum_choice *choice = &loader->choice_rows[words->choice];
    struct run lines = loader->scenario->responses[number].lines;

    words->title = title_of(loader, form, lines);
    words->cue = form->cue;
    words->impact = form->impact;
    words->why = form->why ? form->why : choice->why;
    words->repair = form->repair ? form->repair : choice->repair;
    words->harms = choice->harms;
    if (form->harms)
        words->harms = load_tags(loader, form->harms, TAG_HARM);
}

void load_response(struct loader *loader, const struct response_form *form,
                   const struct yaml_node *owner, uint32_t choice,
                   const char *what)
{
    struct response_rule *rule = new_response(loader, choice);
    uint32_t number = loader->scenario->words.response_count;

    if (!form->next && loader->choice_rows[choice].scene &&
        loader->load.complete)
        load_report(&loader->load, CODE_MISSING_KEY, owner,
                    "add a line `next: …` with the id of a scene or an ending",
                    "%s needs `next`", what);
    read_rule(loader, form, rule);
    read_words(loader, form, number);
    load_allow(loader, form->allow, THING_RESPONSE, number);
}

static void load_list(struct loader *loader, const struct yaml_node *list,
                      const struct fields *fields, uint32_t choice,
                      const char *key)
{
    if (!load_expect(&loader->load, list, YAML_LIST, key,
                     "a list, each item beginning with `- `"))
        return;
    if (!list->length && !list->open)
        load_report(&loader->load, CODE_BAD_VALUE, list, "write at least one",
                    "`%s` is empty", key);
    for (const struct yaml_node *item = list->child; item; item = item->next) {
        struct response_form form = {0};
        if (fields_read(&loader->load, fields, item, item, &form))
            load_response(loader, &form, item, choice, fields->what);
    }
}

void load_responses(struct loader *loader, const struct yaml_node *list,
                    uint32_t choice)
{
    load_list(loader, list, &response_fields, choice, "responses");
}

void load_routes(struct loader *loader, const struct yaml_node *list,
                 uint32_t choice)
{
    load_list(loader, list, &route_fields, choice, "next");
}
