/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Scenes, their choices, and the responses to them. */
#include "base/memory.h"
#include "base/text.h"
#include "scenario/loader.h"

#include <stddef.h>
#include <string.h>

/* ---- Responses ---- */

/* The keys of a response.  A choice with one response carries most of them
 * itself; a route of a silent scene has some. */
struct response_form {
    const char *title, *cue, *impact, *why, *repair;
    const struct yaml_node *when, *odds, *lines, *effects, *next, *harms,
        *allow;
};

#define SHOWN(form, member, key)                                               \
    {                                                                          \
        key, offsetof(struct form, member), FIELD_SHOWN, false, NULL           \
    }
#define NODE(form, member, key)                                                \
    {                                                                          \
        key, offsetof(struct form, member), FIELD_NODE, false, NULL            \
    }

static const struct field response_rows[] = {
    NODE(response_form, when, "when"),
    NODE(response_form, odds, "odds"),
    SHOWN(response_form, title, "title"),
    NODE(response_form, lines, "lines"),
    SHOWN(response_form, cue, "cue"),
    SHOWN(response_form, impact, "impact"),
    NODE(response_form, effects, "effects"),
    NODE(response_form, next, "next"),
    SHOWN(response_form, why, "why"),
    SHOWN(response_form, repair, "repair"),
    NODE(response_form, harms, "harms"),
    NODE(response_form, allow, "allow"),
};
static const struct fields response_fields =
    FIELDS("a response", response_rows);

static const struct field route_rows[] = {
    NODE(response_form, when, "when"),
    NODE(response_form, odds, "odds"),
    NODE(response_form, effects, "effects"),
    NODE(response_form, next, "next"),
};
static const struct fields route_fields = FIELDS("a route", route_rows);

/* "She guards herself. She looks…" as "She guards herself". */
static const char *first_sentence(struct loader *loader, const char *text)
{
    size_t length = 0;

    if (!text)
        return NULL;
    while (text[length] && text[length] != '\n' &&
           !(strchr(".!?", text[length]) && strchr(" \n", text[length + 1])))
        length++;
    if (text[length] == '!' || text[length] == '?')
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
    return lines.count
               ? first_sentence(loader,
                                loader->scenario->lines[lines.first].text)
               : NULL;
}

static void load_when(struct loader *loader, const struct yaml_node *node,
                      struct response_rule *rule)
{
    rule->otherwise = node->kind == YAML_TEXT && !strcmp(node->text, "else");
    if (!rule->otherwise)
        rule->when = load_expression(loader, node, EXPRESSION_TRUTH);
}

static struct response_rule *new_response(struct loader *loader,
                                          uint32_t choice)
{
    struct scenario *scenario = loader->scenario;
    uint32_t number = ++scenario->words.response_count;

    loader->response_rows = memory_more(loader->response_rows, number,
                                        sizeof *loader->response_rows);
    scenario->responses =
        memory_more(scenario->responses, number, sizeof *scenario->responses);
    loader->response_rows[number].choice = choice;
    loader->choice_rows[choice].responses++;
    scenario->choices[choice].responses.count++;
    return &scenario->responses[number];
}

static void read_rule(struct loader *loader, const struct response_form *form,
                      const struct yaml_node *owner, struct response_rule *rule)
{
    rule->mark = owner->start;
    rule->weight = 1;
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
    if (form->harms && !loader->catalogue_broken)
        words->harms = load_tags(&loader->load, loader->catalogue, form->harms,
                                 TAG_HARM);
}

/* `owner` is pointed at where `next` is missing. */
static void add_response(struct loader *loader,
                         const struct response_form *form,
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
    read_rule(loader, form, owner, rule);
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
            add_response(loader, &form, item, choice, fields->what);
    }
}

/* ---- Choices ---- */

struct choice_form {
    struct response_form only; /* of a choice with one response */
    const char *say, *deed, *intent, *right_when;
    const struct yaml_node *once, *practices, *evidence, *responses;
    bool irreversible;
};

#define ONLY(member, key) NODE(choice_form, only.member, key)
#define ONLY_SHOWN(member, key) SHOWN(choice_form, only.member, key)

static const struct field choice_rows[] = {
    SHOWN(choice_form, say, "say"),
    SHOWN(choice_form, deed, "do"),
    SHOWN(choice_form, intent, "intent"),
    ONLY(when, "when"),
    NODE(choice_form, once, "once"),
    ONLY_SHOWN(why, "why"),
    SHOWN(choice_form, right_when, "right_when"),
    ONLY_SHOWN(repair, "repair"),
    NODE(choice_form, practices, "practices"),
    ONLY(harms, "harms"),
    NODE(choice_form, evidence, "evidence"),
    {"irreversible", offsetof(struct choice_form, irreversible), FIELD_FLAG,
     false, NULL},
    NODE(choice_form, responses, "responses"),
    ONLY_SHOWN(title, "title"),
    ONLY(lines, "lines"),
    ONLY_SHOWN(cue, "cue"),
    ONLY_SHOWN(impact, "impact"),
    ONLY(effects, "effects"),
    ONLY(next, "next"),
    ONLY(allow, "allow"),
    ONLY(odds, "odds"),
};
/* `odds` is known only to be refused in words of its own. */
static const struct fields choice_fields = FIELDS("a choice", choice_rows);

static const char *const reserved_choices[] = {"continue", NULL};

/* A new row, behind the last; its number. */
static uint32_t new_choice(struct loader *loader, const char *id,
                           uint32_t scene, struct mark mark)
{
    struct scenario *scenario = loader->scenario;
    uint32_t number = ++scenario->words.choice_count;
    uint32_t response = scenario->words.response_count + 1;

    loader->choice_rows = memory_more(loader->choice_rows, number,
                                      sizeof *loader->choice_rows);
    scenario->choices =
        memory_more(scenario->choices, number, sizeof *scenario->choices);
    loader->choice_rows[number] =
        (struct primum_choice){.id = id, .scene = scene, .response = response};
    scenario->choices[number] =
        (struct choice_rule){.responses = {response, 0}, .mark = mark};
    return number;
}

/* Exactly one of two keys. */
static void check_either(struct loader *loader, const struct yaml_node *key,
                         bool one, bool other, const char *names)
{
    if (one && other)
        load_report(&loader->load, CODE_BAD_VALUE, key,
                    "keep one and take the other out",
                    "`%.60s` has both %s", key->text, names);
    else if (!one && !other && !key->next->open)
        load_report(&loader->load, CODE_MISSING_KEY, key, "write one of the two",
                    "`%.60s` needs one of %s", key->text, names);
}

/* What a choice carries itself, against `responses`. */
static void check_forms(struct loader *loader, const struct choice_form *form)
{
    const struct response_form *only = &form->only;
    const struct yaml_node *node = only->lines     ? only->lines
                                   : only->effects ? only->effects
                                                   : only->next;

    if (only->odds)
        load_report(&loader->load, CODE_BAD_VALUE, only->odds,
                    "write `responses:` with two items or more, each with its "
                    "`odds`",
                    "a choice has no `odds`: they belong to its responses");
    if (form->responses && (node || only->title || only->cue || only->impact))
        load_report(&loader->load, CODE_BAD_VALUE,
                    node ? node : form->responses,
                    "move `title`, `lines`, `cue`, `impact`, `effects` and "
                    "`next` into the responses",
                    "this choice has `responses` and a response's own keys, "
                    "too");
}

static void load_once(struct loader *loader, const struct yaml_node *node,
                      uint32_t choice)
{
    static const char *const words[] = {"false", "true", "scene", NULL};
    uint8_t once = ONCE_NEVER;

    load_word(&loader->load, node, "once", words, &once);
    loader->scenario->choices[choice].once = (enum once)once;
}

static void read_tags(struct loader *loader, const struct choice_form *form,
                      struct primum_choice *words)
{
    const struct load *load = &loader->load;

    if (loader->catalogue_broken)
        return;
    if (form->practices)
        words->practices = load_tags(load, loader->catalogue, form->practices,
                                     TAG_PRACTICE);
    if (form->only.harms)
        words->harms =
            load_tags(load, loader->catalogue, form->only.harms, TAG_HARM);
    if (form->evidence)
        words->evidence =
            load_tags(load, loader->catalogue, form->evidence, TAG_EVIDENCE);
}

static void read_choice(struct loader *loader, const struct choice_form *form,
                        uint32_t choice)
{
    struct primum_choice *words = &loader->choice_rows[choice];

    words->say = form->say;
    words->deed = form->deed;
    words->intent = form->intent;
    words->why = form->only.why;
    words->right_when = form->right_when;
    words->repair = form->only.repair;
    words->irreversible = form->irreversible;
    read_tags(loader, form, words);
    if (form->only.when)
        loader->scenario->choices[choice].when =
            load_expression(loader, form->only.when, EXPRESSION_TRUTH);
    if (form->once)
        load_once(loader, form->once, choice);
}

/* `scene` 0: an `anytime` choice. */
static void load_choice(struct loader *loader, const struct yaml_node *key,
                        uint32_t scene)
{
    struct choice_form form = {0};
    uint32_t choice =
        new_choice(loader, arena_text(loader->load.arena, key->text, key->length),
                   scene, key->start);

    load_id(&loader->load, key, '-', reserved_choices);
    if (!fields_read(&loader->load, &choice_fields, key, key->next, &form))
        return;
    check_either(loader, key, form.say, form.deed, "`say` and `do`");
    check_forms(loader, &form);
    read_choice(loader, &form, choice);
    load_allow(loader, form.only.allow, THING_CHOICE, choice);
    if (form.responses) {
        load_list(loader, form.responses, &response_fields, choice,
                  "responses");
    } else {
        /* What the choice has said, its response does not say again. */
        form.only.when = form.only.odds = form.only.harms = NULL;
        add_response(loader, &form.only, key, choice, "a choice");
    }
}

static struct run load_choices(struct loader *loader,
                               const struct yaml_node *map, uint32_t scene,
                               const char *key)
{
    struct run run = {loader->scenario->words.choice_count + 1, 0};

    if (!load_expect(&loader->load, map, YAML_MAP, key,
                     "a group of choices, each with an id"))
        return run;
    if (!map->length && !map->open)
        load_report(&loader->load, CODE_BAD_VALUE, map, "write at least one",
                    "`%s` is empty", key);
    for (const struct yaml_node *choice = map->child; choice;
         choice = choice->next->next, run.count++)
        load_choice(loader, choice, scene);
    return run;
}

/* ---- Scenes ---- */

struct scene_form {
    const char *title;
    const struct yaml_node *lines, *choices, *next, *allow;
};

static const struct field scene_rows[] = {
    SHOWN(scene_form, title, "title"),     NODE(scene_form, lines, "lines"),
    NODE(scene_form, choices, "choices"),  NODE(scene_form, next, "next"),
    NODE(scene_form, allow, "allow"),
};
static const struct fields scene_fields = FIELDS("a scene", scene_rows);

/* The silent choice of a scene that goes on by itself. */
static void load_passing(struct loader *loader, const struct yaml_node *next,
                         uint32_t scene)
{
    uint32_t choice = new_choice(loader, "continue", scene, next->start);

    if (next->kind == YAML_LIST) {
        load_list(loader, next, &route_fields, choice, "next");
    } else {
        struct response_form form = {.next = next};
        add_response(loader, &form, next, choice, "a scene");
    }
}

static void load_scene(struct loader *loader, const struct yaml_node *key,
                       uint32_t number)
{
    struct primum_scene *words = &loader->scene_rows[number];
    struct scene_form form = {0};

    words->id = arena_text(loader->load.arena, key->text, key->length);
    words->choice = loader->scenario->words.choice_count + 1;
    loader->scenario->scenes[number].mark = key->start;
    if (!fields_read(&loader->load, &scene_fields, key, key->next, &form))
        return;
    check_either(loader, key, form.choices, form.next, "`choices` and `next`");
    words->title = form.title;
    if (form.lines)
        loader->scenario->scenes[number].lines =
            load_lines(loader, form.lines);
    if (form.choices)
        load_choices(loader, form.choices, number, "choices");
    else if (form.next)
        load_passing(loader, form.next, number);
    words->passes = !form.choices && form.next;
    words->choices = loader->scenario->words.choice_count + 1 - words->choice;
    load_allow(loader, form.allow, THING_SCENE, number);
}

void load_scenes(struct loader *loader, const struct top *top)
{
    struct scenario *scenario = loader->scenario;
    uint32_t number = 0;

    /* Row 0 of each table is empty. */
    loader->choice_rows = memory_more(NULL, 0, sizeof *loader->choice_rows);
    loader->response_rows = memory_more(NULL, 0, sizeof *loader->response_rows);
    scenario->choices = memory_more(NULL, 0, sizeof *scenario->choices);
    scenario->responses = memory_more(NULL, 0, sizeof *scenario->responses);
    for (const struct yaml_node *key = top->scenes ? top->scenes->child : NULL;
         key; key = key->next->next)
        load_scene(loader, key, ++number);
    if (top->anytime)
        scenario->anytime =
            load_choices(loader, top->anytime, 0, "anytime");
}
