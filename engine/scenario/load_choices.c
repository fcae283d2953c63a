/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Choices: section 6 of the language. */
#include "base/memory.h"
#include "scenario/keys.h"
#include "scenario/loader.h"

#include <stddef.h>

struct choice_form {
    struct response_form only; /* of a choice with one response */
    const char *say, *deed, *intent, *right_when;
    const struct yaml_node *once, *practices, *evidence, *responses;
    bool irreversible;
};

#define ONLY(member, key) FIELD_ROW_NODE(choice_form, only.member, key)
#define ONLY_SHOWN(member, key) FIELD_ROW_SHOWN(choice_form, only.member, key)

static const struct field choice_rows[] = {
    FIELD_ROW_SHOWN(choice_form, say, "say"),
    FIELD_ROW_SHOWN(choice_form, deed, "do"),
    FIELD_ROW_SHOWN(choice_form, intent, "intent"),
    ONLY(when, "when"),
    FIELD_ROW_NODE(choice_form, once, "once"),
    ONLY_SHOWN(why, "why"),
    FIELD_ROW_SHOWN(choice_form, right_when, "right_when"),
    ONLY_SHOWN(repair, "repair"),
    FIELD_ROW_NODE(choice_form, practices, "practices"),
    ONLY(harms, "harms"),
    FIELD_ROW_NODE(choice_form, evidence, "evidence"),
    FIELD_ROW(choice_form, irreversible, "irreversible", FIELD_FLAG, false),
    FIELD_ROW_NODE(choice_form, responses, "responses"),
    ONLY_SHOWN(title, "title"),
    ONLY(lines, "lines"),
    ONLY_SHOWN(cue, "cue"),
    ONLY_SHOWN(impact, "impact"),
    ONLY(effects, "effects"),
    ONLY(next, "next"),
    ONLY(allow, "allow"),
    {"odds", offsetof(struct choice_form, only.odds), FIELD_STRAY, false, NULL},
};
/* `odds` is known only to be refused in words of its own. */
const struct fields choice_fields = OPTIONAL_FIELDS("a choice", choice_rows);

static const char *const reserved_choices[] = {"continue", NULL};

void load_choices_row(struct loader *loader, uint32_t number)
{
    struct scenario *scenario = loader->scenario;

    LOADER_ROW(loader, loader->choice_rows, number, SHARE_CHOICES);
    LOADER_ROW(loader, scenario->choices, number, SHARE_CHOICES);
}

/* A new row, behind the last; its number. */
static uint32_t new_choice(struct loader *loader, const char *id,
                           uint32_t scene)
{
    struct scenario *scenario = loader->scenario;
    uint32_t number = ++scenario->words.choice_count;
    uint32_t response = scenario->words.response_count + 1;

    load_choices_row(loader, number);
    loader->choice_rows[number] =
        (struct primum_choice){.id = id, .scene = scene, .response = response};
    scenario->choices[number] =
        (struct choice_rule){.responses = {response, 0}};
    return number;
}

void load_check_either(struct loader *loader, const struct yaml_node *key,
                       bool one, bool other, const char *names)
{
    if (one && other)
        load_report(&loader->load, CODE_BAD_VALUE, key,
                    "keep one and take the other out", "`%.60s` has both %s",
                    key->text, names);
    else if (!one && !other && !key->next->open)
        load_report(&loader->load, CODE_MISSING_KEY, key,
                    "write one of the two", "`%.60s` needs one of %s",
                    key->text, names);
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
    static const char *const words[] = {"true", "scene", "false", NULL};
    static const enum once meant[] = {ONCE_ATTEMPT, ONCE_STAY, ONCE_NEVER};
    uint8_t word;

    if (load_word(&loader->load, node, "once", words, &word))
        loader->scenario->choices[choice].once = meant[word];
}

static void read_tags(struct loader *loader, const struct choice_form *form,
                      struct primum_choice *words)
{
    if (form->practices)
        words->practices = load_tags(loader, form->practices, TAG_PRACTICE);
    if (form->only.harms)
        words->harms = load_tags(loader, form->only.harms, TAG_HARM);
    if (form->evidence)
        words->evidence = load_tags(loader, form->evidence, TAG_EVIDENCE);
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
    uint32_t choice = new_choice(loader, load_kept(&loader->load, key), scene);

    load_id(&loader->load, key, '-', reserved_choices);
    if (!fields_read(&loader->load, &choice_fields, key, key->next, &form))
        return;
    load_check_either(loader, key, form.say, form.deed, "`say` and `do`");
    check_forms(loader, &form);
    read_choice(loader, &form, choice);
    load_allow(loader, form.only.allow, THING_CHOICE, choice);
    if (form.responses) {
        load_responses(loader, form.responses, choice);
    } else {
        /* What the choice has said, its response does not say again. */
        form.only.when = form.only.odds = NULL;
        form.only.harms = form.only.allow = NULL;
        load_response(loader, &form.only, key, choice, "a choice");
    }
}

struct run load_choices(struct loader *loader, const struct yaml_node *map,
                        uint32_t scene)
{
    const char *key = scene ? "choices" : "anytime";
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

void load_passing(struct loader *loader, const struct yaml_node *next,
                  uint32_t scene)
{
    uint32_t choice = new_choice(loader, "continue", scene);

    if (next->kind == YAML_LIST) {
        load_routes(loader, next, choice);
    } else {
        struct response_form form = {.next = next};
        load_response(loader, &form, next, choice, "a scene");
    }
}
