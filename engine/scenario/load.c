/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A scenario from its file: the top of the file, and the order of reading.
 * Names are collected before anything refers to them, so that the order in
 * the file does not matter. */
#include "base/memory.h"
#include "base/text.h"
#include "scenario/input.h"
#include "scenario/load.h"
#include "scenario/loader.h"
#include "scenario/rules.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MINUTES_MAX 1000

static const char *const levels[] = {"intro", "core", "advanced", NULL};

static const char *const reserved_endings[] = {
    "helped", "mixed", "harmed", "unharmed", "unfinished", NULL};

/* The top of the file: what is text goes straight to its place, the rest is
 * read in its turn. */
struct top_form {
    struct top top;
    struct primum_scenario words;
    uint8_t level;
};

#define TOP(member, key, needed)                                               \
    {                                                                          \
        key, offsetof(struct top_form, top.member), FIELD_NODE, needed, NULL   \
    }
#define WORDS(member, kind, needed)                                            \
    {                                                                          \
        #member, offsetof(struct top_form, words.member), kind, needed, NULL   \
    }

static const struct field top_rows[] = {
    TOP(version, "primum", true),
    WORDS(title, FIELD_SHOWN, true),
    WORDS(summary, FIELD_SHOWN, false),
    WORDS(setting, FIELD_SHOWN, false),
    {"level", offsetof(struct top_form, level), FIELD_WORD, false, levels},
    TOP(minutes, "minutes", false),
    WORDS(content_notes, FIELD_TEXTS, false),
    TOP(language, "language", false),
    WORDS(version, FIELD_SHOWN, false),
    WORDS(authors, FIELD_TEXTS, false),
    WORDS(license, FIELD_TEXTS, false),
    WORDS(based_on, FIELD_TEXTS, false),
    WORDS(reviewed_by, FIELD_TEXTS, false),
    WORDS(sources, FIELD_TEXTS, false),
    TOP(people, "people", false),
    TOP(with, "with", false),
    TOP(gauges, "gauges", false),
    TOP(facts, "facts", false),
    TOP(start, "start", false),
    TOP(scenes, "scenes", true),
    TOP(endings, "endings", true),
    TOP(anytime, "anytime", false),
    TOP(interrupts, "interrupts", false),
    TOP(expect, "expect", false),
    WORDS(reflect, FIELD_TEXTS, false),
    WORDS(shuffle, FIELD_FLAG, false),
    TOP(allow, "allow", false),
};
static const struct fields top_fields = FIELDS("a scenario", top_rows);

/* ---- The head ---- */

/* A language tag such as "en" or "pt-BR". */
static bool is_language(const char *text)
{
    static const char letters[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    size_t first = strcspn(text, "-");

    if (first < 2 || strspn(text, letters) != first)
        return false;
    for (;;) {
        size_t part = strspn(text, letters);
        if (!part || part > 8)
            return false;
        if (!text[part])
            return true;
        if (text[part] != '-')
            return false;
        text += part + 1;
    }
}

static void load_language(struct loader *loader, const struct yaml_node *node)
{
    struct primum_scenario *words = &loader->scenario->words;

    words->language = "en";
    if (!node || !load_expect(&loader->load, node, YAML_TEXT, "language",
                              "a language tag such as `en`"))
        return;
    if (is_language(node->text))
        words->language = node->text;
    else
        load_report(&loader->load, CODE_BAD_VALUE, node,
                    "write a language tag such as `en`, `es` or `pt-BR`",
                    "`%.40s` is no language tag", node->text);
}

/* The file's stem: "scenarios/the-closed-door.yaml" is the-closed-door. */
static const char *stem_of(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');

    return arena_text(arena, name,
                      dot && dot > name ? (size_t)(dot - name) : strlen(name));
}

/* Fills in the texts of the head; what the form has is taken over whole. */
static void read_head(struct loader *loader, struct top_form *form,
                      const struct yaml_node *root)
{
    struct primum_scenario *words = &loader->scenario->words;

    form->words = *words;
    form->words.shuffle = true;
    form->level = PRIMUM_CORE;
    if (!fields_read(&loader->load, &top_fields, root, root, form))
        return;
    *words = form->words;
    words->level = (enum primum_level)form->level;
    if (form->top.minutes)
        load_whole(&loader->load, form->top.minutes, "minutes", 1, MINUTES_MAX,
                   &words->minutes);
    load_language(loader, form->top.language);
    if (form->top.allow)
        words->allow = load_codes(&loader->load, form->top.allow);
}

/* A file of another version means something else from here on. */
static bool version_fits(struct loader *loader, const struct yaml_node *node)
{
    int32_t number = 0;

    if (!node)
        return true;
    if (node->kind == YAML_TEXT &&
        load_number(node->text, node->length, &number) && number == 1)
        return true;
    if (number > 1)
        load_report(&loader->load, CODE_BAD_VALUE, node,
                    "play it with a newer Primum, or write `primum: 1`",
                    "this file is written for version %d of the language; "
                    "this program reads version 1",
                    (int)number);
    else
        load_report(&loader->load, CODE_BAD_VALUE, node, "write `primum: 1`",
                    "`primum` is the version of the language: 1");
    return false;
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
        uint32_t first = names_add(&places->names, id);
        load_id(&loader->load, id, '-', reserved);
        if (!first)
            continue;
        struct finding finding = {
            .code = CODE_DUPLICATE_KEY,
            .span = yaml_span(id),
            .message = "a scene and an ending have the same id",
            .help = "give one of the two another id",
            .remark = {yaml_span(places->names.keys[first - 1]), "the first"}};
        report_add(loader->load.report, loader->load.source, &finding);
    }
    return (*map)->length;
}

static void load_start(struct loader *loader, const struct yaml_node *node)
{
    struct primum_scenario *words = &loader->scenario->words;

    words->start = 1;
    if (!node)
        return;
    place start = load_target(loader, node);
    if (place_is_ending(loader->scenario, start))
        load_report(&loader->load, CODE_UNKNOWN_TARGET, node,
                    "write the id of a scene",
                    "`%.60s` is an ending; a conversation starts in a scene",
                    node->text);
    else if (start)
        words->start = start;
}

/* ---- The whole ---- */

static void load_body(struct loader *loader, struct top *top)
{
    struct scenario *scenario = loader->scenario;
    struct primum_scenario *words = &scenario->words;

    words->scene_count =
        declare_places(loader, &top->scenes, "scenes", NULL);
    words->ending_count =
        declare_places(loader, &top->endings, "endings", reserved_endings);
    loader->scene_rows =
        memory_new((1 + words->scene_count) * sizeof *loader->scene_rows);
    scenario->scenes =
        memory_new((1 + words->scene_count) * sizeof *scenario->scenes);
    scenario->scene_marks =
        memory_new((1 + words->scene_count) * sizeof *scenario->scene_marks);
    scenario->code = memory_more(NULL, 0, sizeof *scenario->code);
    scenario->code_count = 1; /* program 0 is none */
    load_people(loader, top);
    load_gauges(loader, top);
    load_scenes(loader, top);
    load_endings(loader, top);
    load_interrupts(loader, top);
    load_start(loader, top->start);
    if (top->expect) {
        struct expectation_scope scope = {
            .catalogue = loader->catalogue,
            .endings = &loader->places.names,
            .first_ending = words->scene_count + 1,
            .silent = loader->catalogue_broken ||
                      space_is_silent(loader, &loader->places),
        };
        words->expectation_count = load_expectations(
            &loader->load, &scope, top->expect, &words->expectations);
    }
}

/* The tables are written; from here on they are read only. */
static void hand_over(struct loader *loader)
{
    struct primum_scenario *words = &loader->scenario->words;

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
}

static void report_empty(struct loader *loader)
{
    struct finding finding = {
        .code = CODE_MISSING_KEY,
        .span = {{1, 1}, {1, 2}},
        .message = "there is nothing in this file",
        .help = "begin with `primum: 1`, then `title`, `scenes` and `endings`"};

    report_add(loader->load.report, loader->load.source, &finding);
}

static void read_scenario(struct loader *loader, struct yaml_tree *tree)
{
    struct top_form form = {0};

    if (!tree->root) {
        if (tree->complete)
            report_empty(loader);
        return;
    }
    read_head(loader, &form, tree->root);
    if (tree->root->kind == YAML_MAP &&
        version_fits(loader, form.top.version))
        load_body(loader, &form.top);
    hand_over(loader);
}

static void free_scenario(struct scenario *scenario)
{
    struct primum_scenario *words = &scenario->words;
    const void *tables[] = {
        words->people,       words->gauges,       words->scenes,
        words->choices,      words->responses,    words->endings,
        scenario->code,      scenario->scenes,    scenario->choices,
        scenario->responses, scenario->interrupts, scenario->ending_lines,
        scenario->effects,   scenario->lines,     scenario->anytime_offers,
        scenario->scene_marks, scenario->choice_marks, scenario->response_marks,
        scenario->written,   scenario->allowances, scenario->text,
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

enum primum_status load_text(const char *path, char *text, size_t length,
                             const struct primum_catalogue *catalogue,
                             bool catalogue_broken,
                             struct primum_report *report,
                             struct scenario **result)
{
    struct scenario *scenario = new_scenario(path, text, length);
    struct loader loader = {.scenario = scenario,
                            .catalogue = catalogue,
                            .catalogue_broken = catalogue_broken};
    struct source source;
    struct yaml_tree tree;

    scenario->words.catalogue = catalogue;
    input_source(&source, path, text, length);
    yaml_read(&tree, &scenario->arena, &source, report, NULL);
    loader.load = (struct load){.arena = &scenario->arena,
                                .source = &source,
                                .report = report,
                                .complete = tree.complete};
    read_scenario(&loader, &tree);
    yaml_release(&tree);
    size_t errors = report_errors(report, &source);
    source_release(&source);
    *result = NULL;
    if (errors) {
        free_scenario(scenario);
        return PRIMUM_PROBLEMS;
    }
    rules_finish(scenario);
    *result = scenario;
    return PRIMUM_OK;
}

struct scenario *load_head(const char *path, char *text, size_t length)
{
    struct primum_report *report = primum_report_new();
    struct scenario *scenario = new_scenario(path, text, length);
    struct loader loader = {.scenario = scenario};
    struct top_form form = {0};
    struct source source;
    struct yaml_tree tree;

    input_source(&source, path, text, length);
    yaml_read(&tree, &scenario->arena, &source, report, "scenes");
    loader.load = (struct load){.arena = &scenario->arena,
                                .source = &source,
                                .report = report};
    if (tree.root)
        read_head(&loader, &form, tree.root);
    yaml_release(&tree);
    source_release(&source);
    primum_report_free(report);
    if (scenario->words.title)
        return scenario;
    free_scenario(scenario);
    return NULL;
}
