/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A scenario from its file: the order of reading.  Names are collected before
 * anything refers to them, so that the order in the file does not matter. */
#include "base/memory.h"
#include "base/text.h"
#include "scenario/input.h"
#include "scenario/load.h"
#include "scenario/loader.h"
#include "scenario/mend.h"
#include "scenario/mislaid.h"
#include "scenario/rules.h"

#include <stdlib.h>
#include <string.h>

static const char *const reserved_endings[] = {
    "helped", "mixed", "harmed", "unharmed", "unfinished", NULL};

/* The file's stem: "scenarios/the-closed-door.yaml" is the-closed-door. */
static const char *stem_of(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');

    return arena_text(arena, name,
                      dot && dot > name ? (size_t)(dot - name) : strlen(name));
}

/* ---- The names of places ---- */

/* Adds the ids of scenes or endings; returns how many. */
static uint32_t declare_places(struct loader *loader,
                               const struct yaml_node **map, const char *key,
                               const char *const *reserved)
{
    struct space *places = &loader->places;

    if (!*map) {
        places->broken = true;
        return 0;
    }
    if (!load_expect(&loader->load, *map, YAML_MAP, key,
                     "a group of lines, each with an id")) {
        places->broken = true;
        *map = NULL;
        return 0;
    }
    if (!(*map)->length && !(*map)->open) {
        load_report(&loader->load, CODE_BAD_VALUE, *map, "write at least one",
                    "`%s` is empty", key);
        places->broken = true;
    }
    for (const struct yaml_node *id = (*map)->child; id; id = id->next->next) {
        load_declare(&loader->load, &places->names, id,
                     "a scene and an ending have the same id");
        load_id(&loader->load, id, '-', reserved);
    }
    return (*map)->length;
}

static void load_start(struct loader *loader, const struct yaml_node *node)
{
    struct primum_scenario *words = &loader->scenario->words;
    struct names scenes = loader->places.names;

    words->start = 1;
    if (!node || !load_expect(&loader->load, node, YAML_TEXT, "start",
                              "the id of a scene"))
        return;
    place start = names_find(&scenes, node->text, node->length);
    if (start > words->scene_count) {
        load_report(&loader->load, CODE_UNKNOWN_TARGET, node,
                    "write the id of a scene",
                    "`%.60s` is an ending; a conversation starts in a scene",
                    node->text);
    } else if (start) {
        words->start = start;
    } else if (!space_is_silent(loader, &loader->places)) {
        scenes.count = words->scene_count; /* they stand first */
        load_report_unknown(&loader->load, CODE_UNKNOWN_TARGET, node,
                            yaml_span(node), &scenes, "there is no scene",
                            "write the id of a scene");
    }
}

/* ---- The whole ---- */

static void load_promises(struct loader *loader, const struct yaml_node *node)
{
    struct primum_scenario *words = &loader->scenario->words;
    struct expectation_scope scope = {
        .catalogue = loader->catalogue,
        .endings = &loader->places.names,
        .first_ending = words->scene_count + 1,
        .styles_silent = loader->catalogue_broken,
        .endings_silent = space_is_silent(loader, &loader->places),
    };

    words->expectation_count =
        load_expectations(&loader->load, &scope, node, &words->expectations);
}

static void load_scenes(struct loader *loader, const struct top *top)
{
    uint32_t number = 0;

    load_people(loader, top);
    load_gauges(loader, top);
    load_scenes_begin(loader);
    for (const struct yaml_node *key = top->scenes ? top->scenes->child : NULL;
         key; key = key->next->next)
        load_scene(loader, key, ++number);
}

static void load_body(struct loader *loader, struct top *top)
{
    struct scenario *scenario = loader->scenario;
    struct primum_scenario *words = &scenario->words;

    words->scene_count = declare_places(loader, &top->scenes, "scenes", NULL);
    words->ending_count =
        declare_places(loader, &top->endings, "endings", reserved_endings);
    if (loader->ahead.report)
        ahead_finish(loader, top);
    else
        load_scenes(loader, top);
    if (top->anytime)
        scenario->anytime = load_choices(loader, top->anytime, 0);
    load_endings(loader, top);
    load_interrupts(loader, top);
    load_start(loader, top->start);
    if (top->expect)
        load_promises(loader, top->expect);
}

#define FIT(table, count)                                                      \
    ((table) = memory_fit((table), (size_t)(count), sizeof *(table)))

/* The tables that grew row by row; those from 1 have a row 0. */
static void fit_tables(struct loader *loader)
{
    struct scenario *scenario = loader->scenario;
    uint32_t scenes = scenario->words.scene_count + 1;
    uint32_t choices = scenario->words.choice_count + 1;
    uint32_t responses = scenario->words.response_count + 1;

    FIT(loader->scene_rows, scenes);
    FIT(scenario->scenes, scenes);
    FIT(loader->choice_rows, choices);
    FIT(loader->response_rows, responses);
    FIT(scenario->choices, choices);
    FIT(scenario->responses, responses);
    FIT(scenario->lines, scenario->line_count);
    FIT(scenario->effects, scenario->effect_count);
    FIT(scenario->code, scenario->code_count);
}

/* The tables are written; from here on they are read only. */
static void hand_over(struct loader *loader)
{
    struct primum_scenario *words = &loader->scenario->words;

    fit_tables(loader);
    words->people = loader->people_rows;
    words->gauges = loader->gauge_rows;
    words->scenes = loader->scene_rows;
    words->choices = loader->choice_rows;
    words->responses = loader->response_rows;
    words->endings = loader->ending_rows;
    names_release(&loader->people.names);
    names_release(&loader->called);
    names_release(&loader->gauges.names);
    names_release(&loader->places.names);
    names_release(&loader->mislaid);
    ahead_release(loader);
}

static void report_empty(struct loader *loader)
{
    report_say(loader->load.report, loader->load.source, CODE_MISSING_KEY,
               (struct span){{1, 1}, {1, 2}}, "there is nothing in this file",
               "begin with `primum: 1`, then `title`, `scenes` and `endings`");
}

static void read_scenario(struct loader *loader, struct yaml_tree *tree)
{
    struct top top = {0};

    if (!tree->root) {
        if (tree->complete)
            report_empty(loader);
        return;
    }
    if (!load_is_scenario(&loader->load, tree->root))
        return;
    /* A file of another version may mean something else from here on. */
    if (!load_version(&loader->load, tree->root))
        return;
    load_head(loader, tree->root, &top);
    if (tree->root->kind == YAML_MAP)
        load_body(loader, &top);
}

static void free_scenario(struct scenario *scenario)
{
    struct primum_scenario *words = &scenario->words;
    const void *tables[] = {
        words->people,        words->gauges,        words->scenes,
        words->choices,       words->responses,     words->endings,
        scenario->code,       scenario->scenes,     scenario->choices,
        scenario->responses,  scenario->interrupts, scenario->ending_lines,
        scenario->effects,    scenario->lines,      scenario->anytime_offers,
        scenario->allowances, scenario->text,
    };

    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        free((void *)(uintptr_t)tables[i]);
    primum_catalogue_free(scenario->own_catalogue);
    arena_release(&scenario->arena);
    free(scenario);
}

void primum_scenario_free(const struct primum_scenario *scenario)
{
    if (scenario)
        free_scenario((struct scenario *)(uintptr_t)scenario);
}

/* A scenario with its file's text (which it takes over), and nothing read. */
static struct scenario *new_scenario(const char *path, char *text,
                                     size_t length)
{
    struct scenario *scenario = memory_new(sizeof *scenario);

    arena_init(&scenario->arena);
    scenario->text = text;
    scenario->words.path = arena_text(&scenario->arena, path, strlen(path));
    scenario->words.id = stem_of(&scenario->arena, path);
    scenario->words.source = text;
    scenario->words.source_length = length;
    return scenario;
}

/* How many responses a text of this length may have. */
static uint32_t expect_responses(size_t length)
{
    uint32_t room = ROOM_LEAST;

    while (room < length / 128)
        room *= 2;
    return room;
}

/* Reads the text; NULL if anything is wrong.  With *ahead scenes may be loaded
 * while it is read; *ahead is true afterwards if that has failed. */
static struct scenario *load_once(const struct input *input,
                                  struct primum_report *report, bool *ahead)
{
    struct scenario *scenario =
        new_scenario(input->path, input->text, input->length);
    struct loader loader = {.scenario = scenario,
                            .catalogue = input->catalogue,
                            .catalogue_broken = input->catalogue_broken,
                            .room = expect_responses(input->length)};
    struct yaml_taker taker = ahead_taker(&loader);
    struct source source;
    struct yaml_tree tree;

    scenario->words.catalogue = input->catalogue;
    input_source(&source, input->path, input->text, input->length);
    loader.load = (struct load){.arena = &scenario->arena,
                                .source = &source,
                                .report = report,
                                .complete = true};
    yaml_read(&tree, &source, report, *ahead ? &taker : NULL);
    loader.load.complete = tree.complete;
    loader.root = *ahead ? NULL : tree.root;
    if (!*ahead)
        mislaid_find(&tree, &source, report, &loader.mislaid);
    if (!ahead_failed(&loader))
        read_scenario(&loader, &tree);
    *ahead = ahead_failed(&loader);
    bool wrong = *ahead || report_errors(report, &source);
    hand_over(&loader);
    yaml_release(&tree);
    source_release(&source);
    if (!wrong)
        return scenario;
    scenario->text = NULL;
    free_scenario(scenario);
    return NULL;
}

/* ---- What is wrong ---- */

static bool is_sound(void *context, char *text, size_t length)
{
    struct input input = *(const struct input *)context;
    struct primum_report *report = primum_report_new();

    input.text = text;
    input.length = length;
    struct scenario *scenario = load_once(&input, report, &(bool){true});
    primum_report_free(report);
    if (scenario)
        free_scenario(scenario);
    else
        free(text);
    return scenario;
}

/* Can it be one line in the wrong column?  Then that is said, and nothing of
 * what comes of it. */
static bool report_column(const struct input *input,
                          struct primum_report *found,
                          struct primum_report *report)
{
    struct input trial = *input;
    struct source source;

    input_source(&source, input->path, input->text, input->length);
    bool told = mend_report(&source, found, is_sound, &trial, report);
    source_release(&source);
    return told;
}

enum primum_status load_text(const struct input *input,
                             struct primum_report *report,
                             struct scenario **result)
{
    bool again = true;

    if (input_is_stranger(input->path, input->text, input->length, report)) {
        free(input->text);
        *result = NULL;
        return PRIMUM_PROBLEMS;
    }
    bool mend = input->length <= MEND_LENGTH_MOST;
    struct primum_report *found = mend ? primum_report_new() : report;
    *result = load_once(input, found, &again);
    if (again)
        *result = load_once(input, found, &(bool){false});
    if (mend && (*result || !report_column(input, found, report)))
        report_take(report, found);
    if (mend)
        primum_report_free(found);
    if (!*result) {
        free(input->text);
        return PRIMUM_PROBLEMS;
    }
    rules_finish(*result);
    return PRIMUM_OK;
}

struct scenario *load_peek(const char *path, char *text, size_t length)
{
    static const struct yaml_taker nobody = {.part = "scenes"};
    struct primum_report *report = primum_report_new();
    struct scenario *scenario = new_scenario(path, text, length);
    struct loader loader = {.scenario = scenario};
    struct top top = {0};
    struct source source;
    struct yaml_tree tree;

    input_source(&source, path, text, length);
    yaml_read(&tree, &source, report, &nobody);
    loader.load = (struct load){
        .arena = &scenario->arena, .source = &source, .report = report};
    if (tree.root)
        load_head(&loader, tree.root, &top);
    yaml_release(&tree);
    source_release(&source);
    primum_report_free(report);
    if (scenario->words.title)
        return scenario;
    free_scenario(scenario);
    return NULL;
}
