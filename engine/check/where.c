/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Walks the tree of a file that has been loaded without an error, so that all
 * that must be there is there.  Knows which key holds what, and nothing of what
 * is wrong. */
#include "check/where.h"

#include "base/memory.h"
#include "scenario/input.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

const struct yaml_node *where_value(const struct yaml_node *map,
                                    const char *key)
{
    if (!map || map->kind != YAML_MAP)
        return NULL;
    for (const struct yaml_node *at = map->child; at; at = at->next->next)
        if (!strcmp(at->text, key))
            return at->next;
    return NULL;
}

/* ---- Reading the file again ---- */

/* Numbers the responses of a choice as the loader did: one after the other. */
static void note_responses(struct where *where, const struct yaml_node *choice,
                           uint32_t number)
{
    struct run run = where->scenario->choices[number].responses;
    const struct yaml_node *list =
        choice->kind == YAML_LIST ? choice : where_value(choice, "responses");

    if (!list) {
        where->responses[run.first] = choice;
        return;
    }
    uint32_t response = run.first;
    for (const struct yaml_node *at = list->child; at; at = at->next)
        where->responses[response++] = at;
    assert(response == run.first + run.count);
}

/* `first` is the number of the first choice of the map. */
static void note_choices(struct where *where, const struct yaml_node *map,
                         uint32_t first)
{
    for (const struct yaml_node *id = map->child; id; id = id->next->next) {
        where->choices[first] = id;
        note_responses(where, id->next, first++);
    }
}

/* A scene with `next`: it has one choice, which the file does not name. */
static void note_passing(struct where *where, const struct yaml_node *id,
                         uint32_t choice)
{
    const struct yaml_node *next = where_value(id->next, "next");

    where->choices[choice] = id;
    note_responses(where, next->kind == YAML_LIST ? next : id, choice);
}

static void note_scenes(struct where *where)
{
    const struct primum_scenario *words = &where->scenario->words;
    const struct yaml_node *map = where_value(where->tree.root, "scenes");
    uint32_t scene = 0;

    for (const struct yaml_node *id = map->child; id; id = id->next->next) {
        const struct primum_scene *row = &words->scenes[++scene];
        where->scenes[scene] = id;
        if (row->passes)
            note_passing(where, id, row->choice);
        else
            note_choices(where, where_value(id->next, "choices"), row->choice);
    }
    assert(scene == words->scene_count);
}

static void read_again(struct where *where)
{
    const struct primum_scenario *words = &where->scenario->words;
    struct primum_report *nobody = primum_report_new();

    where->read = true;
    where->scenes =
        memory_new((words->scene_count + 1) * sizeof *where->scenes);
    where->choices =
        memory_new((words->choice_count + 1) * sizeof *where->choices);
    where->responses =
        memory_new((words->response_count + 1) * sizeof *where->responses);
    yaml_read(&where->tree, &where->source, nobody, NULL);
    primum_report_free(nobody);
    note_scenes(where);
    const struct yaml_node *anytime = where_value(where->tree.root, "anytime");
    if (anytime)
        note_choices(where, anytime, where->scenario->anytime.first);
}

static void need(struct where *where)
{
    if (!where->read)
        read_again(where);
}

/* ---- Life ---- */

void where_init(struct where *where, const struct scenario *scenario)
{
    const struct primum_scenario *words = &scenario->words;

    *where = (struct where){.scenario = scenario};
    input_source(&where->source, words->path, words->source,
                 words->source_length);
}

void where_release(struct where *where)
{
    if (where->read)
        yaml_release(&where->tree);
    source_release(&where->source);
    free(where->scenes);
    free(where->choices);
    free(where->responses);
}

/* ---- Asking ---- */

const struct yaml_node *where_top(struct where *where, const char *key)
{
    need(where);
    return key ? where_value(where->tree.root, key) : where->tree.root;
}

const struct yaml_node *where_scene(struct where *where, uint32_t scene)
{
    need(where);
    return where->scenes[scene];
}

const struct yaml_node *where_choice(struct where *where, uint32_t choice)
{
    need(where);
    return where->choices[choice];
}

const struct yaml_node *where_response(struct where *where, uint32_t response)
{
    need(where);
    return where->responses[response];
}

const struct yaml_node *where_response_head(struct where *where,
                                            uint32_t response)
{
    const struct yaml_node *map = where_response(where, response);
    uint32_t choice = where->scenario->responses[response].choice;
    const struct yaml_node *id = where->choices[choice];

    return map == id->next ? id : map;
}

const struct yaml_node *where_ending(struct where *where, uint32_t ending)
{
    const struct yaml_node *id = where_top(where, "endings")->child;

    while (--ending)
        id = id->next->next;
    return id;
}

const struct yaml_node *where_item(struct where *where, const char *key,
                                   uint32_t index)
{
    const struct yaml_node *list = where_top(where, key);
    const struct yaml_node *item =
        list && list->kind == YAML_LIST ? list->child : NULL;

    while (item && index--)
        item = item->next;
    return item;
}
