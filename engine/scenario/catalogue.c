/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The catalogue: practices, harms, evidence, styles, expectations for all.
 * Section 11 of the language. */
#include "base/memory.h"
#include "scenario/input.h"
#include "scenario/loader.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#define WEIGHT_MAX 1000000

/* The public part is all there is, but for the arena that holds the rest. */
struct catalogue {
    struct primum_catalogue words; /* must be first */
    struct arena arena;
};

struct shelf {
    const struct yaml_node *practices, *harms, *evidence, *styles, *expect;
};

struct reading {
    struct load load;
    struct catalogue *catalogue;
    struct space entries, evidence;
    bool styles_broken;
    struct primum_entry *entry_rows;
    struct primum_evidence *evidence_rows;
    struct primum_style *style_rows;
};

/* Whether names that nobody declared are to be passed over in silence. */
static bool is_silent(const struct reading *reading, const struct space *space)
{
    return space->broken || !reading->load.complete;
}

/* ---- Evidence ---- */

struct evidence_form {
    const char *cite, *finding, *limits;
    const struct yaml_node *checked;
    uint8_t grade;
};

static const char *const grades[] = {"A", "B", "C", "D", NULL};

static const struct field evidence_rows[] = {
    FIELD_ROW(evidence_form, cite, "cite", FIELD_SHOWN, true),
    FIELD_ROW(evidence_form, finding, "finding", FIELD_SHOWN, true),
    FIELD_ROW_WORD(evidence_form, grade, "grade", grades, true),
    FIELD_ROW_SHOWN(evidence_form, limits, "limits"),
    FIELD_ROW_NODE(evidence_form, checked, "checked"),
};
static const struct fields evidence_fields =
    FIELDS("a piece of evidence", evidence_rows);

/* A date such as 2026-01-31; each month may have 31 days. */
static bool is_date(const struct yaml_node *node)
{
    static const char form[] = "dddd-dd-dd";
    const char *text = node->text;

    if (node->length != strlen(form))
        return false;
    for (size_t i = 0; form[i]; i++)
        if (form[i] == '-' ? text[i] != '-' : text[i] < '0' || text[i] > '9')
            return false;
    int month = (text[5] - '0') * 10 + text[6] - '0';
    int day = (text[8] - '0') * 10 + text[9] - '0';
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

static const char *load_date(const struct load *load,
                             const struct yaml_node *node)
{
    if (!load_expect(load, node, YAML_TEXT, "checked", "a date"))
        return NULL;
    if (is_date(node))
        return load_kept(load, node);
    load_report(load, CODE_BAD_VALUE, node,
                "write year, month and day: `2026-01-31`", "`%.40s` is no date",
                node->text);
    return NULL;
}

static void load_evidence(struct reading *reading, const struct yaml_node *key,
                          uint32_t number)
{
    struct primum_evidence *row = &reading->evidence_rows[number];
    struct evidence_form form = {0};

    row->id = load_kept(&reading->load, key);
    if (!fields_read(&reading->load, &evidence_fields, key, key->next, &form))
        return;
    row->cite = form.cite;
    row->finding = form.finding;
    row->limits = form.limits;
    row->grade = *grades[form.grade];
    if (form.checked)
        row->checked = load_date(&reading->load, form.checked);
}

/* ---- Practices and harms ---- */

struct entry_form {
    const char *name, *about, *sounds_like, *beware, *practise;
    const struct yaml_node *evidence;
    bool crisis;
};

static const struct field entry_rows[] = {
    FIELD_ROW(entry_form, name, "name", FIELD_SHOWN, true),
    FIELD_ROW_SHOWN(entry_form, about, "about"),
    FIELD_ROW_SHOWN(entry_form, sounds_like, "sounds_like"),
    FIELD_ROW_SHOWN(entry_form, beware, "beware"),
    FIELD_ROW_SHOWN(entry_form, practise, "practise"),
    FIELD_ROW(entry_form, crisis, "crisis", FIELD_FLAG, false),
    FIELD_ROW_NODE(entry_form, evidence, "evidence"),
};

static void load_entry(struct reading *reading, const struct yaml_node *key,
                       uint32_t number, enum primum_entry_kind kind)
{
    static const struct fields fields[] = {
        [PRIMUM_PRACTICE] = FIELDS("a practice", entry_rows),
        [PRIMUM_HARM] = FIELDS("a harm", entry_rows)};
    struct entry_form form = {0};

    struct primum_entry *row = &reading->entry_rows[number];

    *row = (struct primum_entry){.kind = kind,
                                 .id = load_kept(&reading->load, key)};
    row->name = load_words(&reading->load, key);
    if (!fields_read(&reading->load, &fields[kind], key, key->next, &form))
        return;
    if (form.name)
        row->name = form.name;
    row->about = form.about;
    row->sounds_like = form.sounds_like;
    row->beware = form.beware;
    row->practise = form.practise;
    row->crisis = form.crisis;
    if (form.evidence && !is_silent(reading, &reading->evidence))
        row->evidence = tags_read(&reading->load, &reading->catalogue->words,
                                  form.evidence, TAG_EVIDENCE);
}

/* ---- Styles ---- */

struct style_form {
    const char *name, *about;
    bool simple;
    const struct yaml_node *weights, *otherwise;
};

static const struct field style_rows[] = {
    FIELD_ROW(style_form, name, "name", FIELD_SHOWN, true),
    FIELD_ROW_SHOWN(style_form, about, "about"),
    FIELD_ROW(style_form, simple, "simple", FIELD_FLAG, false),
    FIELD_ROW(style_form, weights, "weights", FIELD_NODE, true),
    FIELD_ROW_NODE(style_form, otherwise, "otherwise"),
};
static const struct fields style_fields = FIELDS("a style", style_rows);

static const char *const reserved_styles[] = {"max", "min", "uniform", NULL};

static void load_weights(struct reading *reading, const struct yaml_node *map,
                         struct primum_style *style)
{
    const struct load *load = &reading->load;

    if (!load_expect(load, map, YAML_MAP, "weights",
                     "a group of lines such as `pacing: 3`"))
        return;
    struct primum_weight *weights =
        arena_new(load->arena, (map->length + 1) * sizeof *weights);
    for (const struct yaml_node *key = map->child; key; key = key->next->next) {
        struct primum_weight weight = {
            names_find(&reading->entries.names, key->text, key->length), 0};
        if (!weight.entry && !is_silent(reading, &reading->entries))
            load_report_unknown(load, CODE_UNKNOWN_TAG, key, yaml_span(key),
                                &reading->entries.names,
                                "there is no practice or harm",
                                "add it to `practices` or `harms`");
        if (load_whole(load, key->next, key->text, 0, WEIGHT_MAX,
                       &weight.weight) &&
            weight.entry)
            weights[style->weight_count++] = weight;
    }
    style->weights = weights;
}

static void load_style(struct reading *reading, const struct yaml_node *key,
                       uint32_t number)
{
    struct primum_style *row = &reading->style_rows[number];
    struct style_form form = {0};

    row->id = load_kept(&reading->load, key);
    row->name = load_words(&reading->load, key);
    row->otherwise = 1;
    load_id(&reading->load, key, '-', reserved_styles);
    if (!fields_read(&reading->load, &style_fields, key, key->next, &form))
        return;
    if (form.name)
        row->name = form.name;
    row->about = form.about;
    row->simple = form.simple;
    if (form.weights)
        load_weights(reading, form.weights, row);
    if (form.otherwise)
        load_whole(&reading->load, form.otherwise, "otherwise", 0, WEIGHT_MAX,
                   &row->otherwise);
}

/* ---- The whole ---- */

static const struct field top_rows[] = {
    FIELD_ROW_NODE(shelf, practices, "practices"),
    FIELD_ROW_NODE(shelf, harms, "harms"),
    FIELD_ROW_NODE(shelf, evidence, "evidence"),
    FIELD_ROW_NODE(shelf, styles, "styles"),
    FIELD_ROW_NODE(shelf, expect, "expect"),
};
static const struct fields top_fields = FIELDS("a catalogue", top_rows);

/* Adds the ids of a map; sets it to NULL where it is none. */
static uint32_t declare(struct reading *reading, const struct yaml_node **map,
                        const char *key, struct space *space)
{
    const struct load *load = &reading->load;

    if (!*map)
        return 0;
    if (!load_expect(load, *map, YAML_MAP, key,
                     "a group of lines, each with an id")) {
        space->broken = true;
        *map = NULL;
        return 0;
    }
    for (const struct yaml_node *id = (*map)->child; id; id = id->next->next) {
        load_declare(load, &space->names, id,
                     "a practice and a harm have the same id");
        load_id(load, id, '-', NULL);
    }
    return (*map)->length;
}

static const struct yaml_node *first_key(const struct yaml_node *map)
{
    return map ? map->child : NULL;
}

static void read_entries(struct reading *reading, const struct shelf *shelf)
{
    uint32_t number = 0;

    for (const struct yaml_node *key = first_key(shelf->practices); key;
         key = key->next->next)
        load_entry(reading, key, ++number, PRIMUM_PRACTICE);
    for (const struct yaml_node *key = first_key(shelf->harms); key;
         key = key->next->next)
        load_entry(reading, key, ++number, PRIMUM_HARM);
}

static void read_styles(struct reading *reading, const struct yaml_node *map)
{
    uint32_t number = 0;

    if (!map)
        return;
    reading->styles_broken =
        !load_expect(&reading->load, map, YAML_MAP, "styles",
                     "a group of lines, each with an id");
    if (reading->styles_broken)
        return;
    reading->style_rows = arena_zeroed(
        reading->load.arena, (1 + map->length) * sizeof *reading->style_rows);
    for (const struct yaml_node *key = map->child; key; key = key->next->next)
        load_style(reading, key, ++number);
    reading->catalogue->words.styles = reading->style_rows;
    reading->catalogue->words.style_count = number;
}

static void read_body(struct reading *reading, struct shelf *shelf)
{
    struct primum_catalogue *words = &reading->catalogue->words;
    struct arena *arena = reading->load.arena;
    uint32_t number = 0;

    words->evidence_count =
        declare(reading, &shelf->evidence, "evidence", &reading->evidence);
    words->entry_count =
        declare(reading, &shelf->practices, "practices", &reading->entries);
    words->entry_count +=
        declare(reading, &shelf->harms, "harms", &reading->entries);
    words->evidence = reading->evidence_rows = arena_zeroed(
        arena, (1 + words->evidence_count) * sizeof *reading->evidence_rows);
    words->entries = reading->entry_rows = arena_zeroed(
        arena, (1 + words->entry_count) * sizeof *reading->entry_rows);
    for (const struct yaml_node *key = first_key(shelf->evidence); key;
         key = key->next->next)
        load_evidence(reading, key, ++number);
    read_entries(reading, shelf);
    read_styles(reading, shelf->styles);
    if (shelf->expect) {
        struct expectation_scope scope = {
            .catalogue = words,
            .styles_silent = reading->styles_broken || !reading->load.complete,
        };
        words->expectation_count = load_expectations(
            &reading->load, &scope, shelf->expect, &words->expectations);
    }
}

static void read_catalogue(struct reading *reading,
                           const struct yaml_tree *tree)
{
    struct shelf shelf = {0};

    if (tree->root && fields_read(&reading->load, &top_fields, tree->root,
                                  tree->root, &shelf))
        read_body(reading, &shelf);
    names_release(&reading->entries.names);
    names_release(&reading->evidence.names);
}

void primum_catalogue_free(const struct primum_catalogue *catalogue)
{
    struct catalogue *whole = (struct catalogue *)(uintptr_t)catalogue;

    if (!whole)
        return;
    arena_release(&whole->arena);
    free(whole);
}

enum primum_status
primum_catalogue_parse(const char *path, const char *text, size_t length,
                       struct primum_report *report,
                       const struct primum_catalogue **result)
{
    struct catalogue *catalogue = memory_new(sizeof *catalogue);
    struct reading reading = {.catalogue = catalogue};
    struct source source;
    struct yaml_tree tree;

    arena_init(&catalogue->arena);
    catalogue->words.path = arena_text(&catalogue->arena, path, strlen(path));
    catalogue->words.source = arena_text(&catalogue->arena, text, length);
    catalogue->words.source_length = length;
    input_source(&source, path, text, length);
    yaml_read(&tree, &source, report, NULL);
    reading.load = (struct load){.arena = &catalogue->arena,
                                 .source = &source,
                                 .report = report,
                                 .complete = tree.complete};
    read_catalogue(&reading, &tree);
    yaml_release(&tree);
    size_t errors = report_errors(report, &source);
    source_release(&source);
    *result = errors ? NULL : &catalogue->words;
    if (errors)
        primum_catalogue_free(&catalogue->words);
    return errors ? PRIMUM_PROBLEMS : PRIMUM_OK;
}

enum primum_status
primum_catalogue_load(const char *path, struct primum_report *report,
                      const struct primum_catalogue **catalogue)
{
    char *text;
    size_t length;
    enum primum_status status = input_read(path, report, &text, &length);

    *catalogue = NULL;
    if (status)
        return status;
    status = primum_catalogue_parse(path, text, length, report, catalogue);
    free(text);
    return status;
}
