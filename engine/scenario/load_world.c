/* SPDX-License-Identifier: GPL-3.0-or-later */

/* People, gauges and facts: who is there, and what can change in them. */
#include "base/memory.h"
#include "scenario/loader.h"

#include <stddef.h>
#include <string.h>

#define GAUGES_MAX 1000

static const char *const reserved_people[] = {"when", "text", "you", NULL};
static const char *const reserved_gauges[] = {
    "and", "or", "not", "true", "false", "else", "scene", "spent", NULL};

/* Adds a name to its space, and says where it stood before. */
static void declare(struct loader *loader, struct space *space,
                    const struct yaml_node *key)
{
    uint32_t first = names_add(&space->names, key);

    if (!first)
        return;
    struct finding finding = {
        .code = CODE_DUPLICATE_KEY,
        .span = yaml_span(key),
        .message = "a gauge and a fact have the same id",
        .help = "give one of the two another name",
        .remark = {yaml_span(space->names.keys[first - 1]), "the first"}};
    report_add(loader->load.report, loader->load.source, &finding);
}

/* ---- People ---- */

struct person_form {
    const char *name, *pronouns, *about;
};

static const struct field person_rows[] = {
    {"name", offsetof(struct person_form, name), FIELD_SHOWN, true, NULL},
    {"pronouns", offsetof(struct person_form, pronouns), FIELD_SHOWN, false,
     NULL},
    {"about", offsetof(struct person_form, about), FIELD_SHOWN, false, NULL},
};
static const struct fields person_fields = FIELDS("a person", person_rows);

/* Names of people are looked up like ids. */
static void call(struct loader *loader, const char *name)
{
    struct yaml_node *node = arena_zeroed(loader->load.arena, sizeof *node);

    node->text = (char *)(uintptr_t)name;
    node->length = (uint32_t)strlen(name);
    names_add(&loader->called, node);
}

static void load_person(struct loader *loader, const struct yaml_node *key,
                        struct primum_person *person)
{
    const struct yaml_node *value = key->next;
    struct person_form form = {0};

    names_add(&loader->people.names, key);
    load_id(&loader->load, key, '-', reserved_people);
    if (value->kind == YAML_TEXT)
        form.name = load_shown(&loader->load, value, key->text);
    else
        fields_read(&loader->load, &person_fields, key, value, &form);
    *person = (struct primum_person){
        .id = key->text,
        .name = form.name ? form.name : load_words(&loader->load, key),
        .pronouns = form.pronouns,
        .about = form.about,
    };
    call(loader, person->name);
}

/* Number 1 is the coach; those of the file follow. */
void load_people(struct loader *loader, const struct top *top)
{
    static char name[] = "you";
    static const struct yaml_node you = {.text = name, .length = 3};
    struct primum_scenario *words = &loader->scenario->words;
    const struct yaml_node *map = top->people;
    uint32_t count = 1;

    if (map && !load_expect(&loader->load, map, YAML_MAP, "people",
                            "a group of lines such as `dee: Dee`")) {
        loader->people.broken = true;
        map = NULL;
    }
    loader->people_rows =
        memory_new((2 + (map ? map->length : 0)) * sizeof *words->people);
    loader->people_rows[1] = (struct primum_person){.id = "you", .name = "You"};
    names_add(&loader->people.names, &you);
    call(loader, "You");
    for (const struct yaml_node *key = map ? map->child : NULL; key;
         key = key->next->next)
        load_person(loader, key, &loader->people_rows[++count]);
    words->people = loader->people_rows;
    words->person_count = count;
    words->with = count > 1 ? 2 : 0;
}

/* A person named by a field such as `with`. */
static uint32_t find_person(struct loader *loader, const struct yaml_node *node,
                            const char *key)
{
    if (!load_expect(&loader->load, node, YAML_TEXT, key, "the id of a person"))
        return 0;
    uint32_t person =
        names_find(&loader->people.names, node->text, node->length);
    if (!person && !space_is_silent(loader, &loader->people))
        load_report_unknown(&loader->load, CODE_UNKNOWN_NAME, node,
                            yaml_span(node), &loader->people.names,
                            "nobody in `people` has the id",
                            "add the person to `people`");
    return person;
}

/* ---- Gauges ---- */

/* The six that every instructor knows need no explanation of their own. */
static const struct {
    const char *id, *about;
    enum primum_good good;
} standard[] = {
    {"trust", "how far they rely on you to mean well", PRIMUM_GOOD_HIGH},
    {"safety", "how safe they feel here and now", PRIMUM_GOOD_HIGH},
    {"agency", "how far the pace and the choices are theirs",
     PRIMUM_GOOD_HIGH},
    {"openness", "how ready they are to say what is so", PRIMUM_GOOD_HIGH},
    {"movement", "how far they are on their way to what they want",
     PRIMUM_GOOD_HIGH},
    {"risk", "how near they are to being hurt", PRIMUM_GOOD_LOW},
};

static const char *const goods[] = {"high", "low", "none", NULL};

struct gauge_form {
    const struct yaml_node *start, *min, *max, *of;
    const char *name, *about;
    uint8_t good;
};

static const struct field gauge_rows[] = {
    {"start", offsetof(struct gauge_form, start), FIELD_NODE, true, NULL},
    {"min", offsetof(struct gauge_form, min), FIELD_NODE, false, NULL},
    {"max", offsetof(struct gauge_form, max), FIELD_NODE, false, NULL},
    {"good", offsetof(struct gauge_form, good), FIELD_WORD, false, goods},
    {"name", offsetof(struct gauge_form, name), FIELD_SHOWN, false, NULL},
    {"about", offsetof(struct gauge_form, about), FIELD_SHOWN, false, NULL},
    {"of", offsetof(struct gauge_form, of), FIELD_NODE, false, NULL},
};
static const struct fields gauge_fields = FIELDS("a gauge", gauge_rows);

#define LIMIT 1000000

/* min, max and start, the start within the two. */
static void load_range(struct loader *loader, const struct yaml_node *key,
                       const struct gauge_form *form,
                       struct primum_gauge *gauge)
{
    const struct load *load = &loader->load;
    bool known = true;

    gauge->max = 10;
    if (form->min)
        known &= load_whole(load, form->min, "min", -LIMIT, LIMIT,
                            &gauge->min);
    if (form->max)
        known &= load_whole(load, form->max, "max", -LIMIT, LIMIT,
                            &gauge->max);
    if (!known) {
        gauge->min = -LIMIT;
        gauge->max = LIMIT;
    }
    gauge->start = gauge->min;
    if (gauge->min > gauge->max) {
        load_report(load, CODE_BAD_VALUE, form->max ? form->max : form->min,
                    "make `min` the smaller one and `max` the larger",
                    "the gauge `%.60s` goes from %d down to %d", key->text,
                    (int)gauge->min, (int)gauge->max);
        gauge->max = gauge->start = gauge->min;
    } else if (form->start) {
        load_whole(load, form->start, "start", gauge->min, gauge->max,
                   &gauge->start);
    }
}

static void load_gauge(struct loader *loader, const struct yaml_node *key,
                       struct primum_gauge *gauge)
{
    const struct yaml_node *value = key->next;
    struct gauge_form form = {0};

    for (size_t i = 0; i < sizeof standard / sizeof *standard; i++)
        if (!strcmp(standard[i].id, key->text)) {
            form.good = (uint8_t)standard[i].good;
            form.about = standard[i].about;
        }
    declare(loader, &loader->gauges, key);
    load_id(&loader->load, key, '_', reserved_gauges);
    if (value->kind == YAML_MAP)
        fields_read(&loader->load, &gauge_fields, key, value, &form);
    else
        form.start = value;
    gauge->id = key->text;
    gauge->name = form.name ? form.name : load_words(&loader->load, key);
    gauge->about = form.about;
    gauge->good = (enum primum_good)form.good;
    gauge->of = loader->scenario->words.with;
    if (form.of)
        gauge->of = find_person(loader, form.of, "of");
    load_range(loader, key, &form, gauge);
}

/* ---- Facts ---- */

struct fact_form {
    const char *about;
    bool start;
};

static const struct field fact_rows[] = {
    {"start", offsetof(struct fact_form, start), FIELD_FLAG, true, NULL},
    {"about", offsetof(struct fact_form, about), FIELD_SHOWN, false, NULL},
};
static const struct fields fact_fields = FIELDS("a fact", fact_rows);

/* `value` NULL: from a list of ids. */
static void load_fact(struct loader *loader, const struct yaml_node *key,
                      const struct yaml_node *value, struct primum_gauge *fact)
{
    struct fact_form form = {0};

    declare(loader, &loader->gauges, key);
    load_id(&loader->load, key, '_', reserved_gauges);
    if (value && value->kind == YAML_MAP)
        fields_read(&loader->load, &fact_fields, key, value, &form);
    else if (value)
        load_flag(&loader->load, value, key->text, &form.start);
    *fact = (struct primum_gauge){
        .id = key->text,
        .name = load_words(&loader->load, key),
        .about = form.about,
        .start = form.start,
        .max = 1,
        .good = PRIMUM_GOOD_NONE,
        .fact = true,
    };
}

static void load_facts(struct loader *loader, const struct yaml_node *facts,
                       uint32_t *count)
{
    const struct yaml_node *item = facts->child;

    while (item) {
        bool pair = facts->kind == YAML_MAP;
        if (pair || load_expect(&loader->load, item, YAML_TEXT, "facts",
                                "the id of a fact"))
            load_fact(loader, item, pair ? item->next : NULL,
                      &loader->gauge_rows[++*count]);
        item = pair ? item->next->next : item->next;
    }
}

void load_gauges(struct loader *loader, const struct top *top)
{
    const struct load *load = &loader->load;
    struct primum_scenario *words = &loader->scenario->words;
    const struct yaml_node *gauges = top->gauges, *facts = top->facts;
    uint32_t count = 0;

    if (top->with)
        words->with = find_person(loader, top->with, "with");
    if (gauges && !load_expect(load, gauges, YAML_MAP, "gauges",
                               "a group of lines such as `trust: 4`"))
        gauges = NULL;
    if (facts && facts->kind != YAML_MAP &&
        !load_expect(load, facts, YAML_LIST, "facts",
                     "a list such as `[asked, told]`"))
        facts = NULL;
    uint32_t most = (gauges ? gauges->length : 0) + (facts ? facts->length : 0);
    if (most > GAUGES_MAX) {
        load_report(load, CODE_TOO_LARGE, gauges ? gauges : facts,
                    "a scenario uses the few that it needs",
                    "there are more than 1,000 gauges and facts");
        gauges = facts = NULL;
        most = 0;
    }
    loader->gauges.broken = gauges != top->gauges || facts != top->facts;
    loader->gauge_rows = memory_new((1 + most) * sizeof *words->gauges);
    for (const struct yaml_node *key = gauges ? gauges->child : NULL; key;
         key = key->next->next)
        load_gauge(loader, key, &loader->gauge_rows[++count]);
    if (facts)
        load_facts(loader, facts, &count);
    words->gauges = loader->gauge_rows;
    words->gauge_count = count;
}
