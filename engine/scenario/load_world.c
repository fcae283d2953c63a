/* SPDX-License-Identifier: GPL-3.0-or-later */

/* People, gauges and facts: who is there, and what can change in them. */
#include "base/memory.h"
#include "scenario/keys.h"
#include "scenario/loader.h"

#include <stddef.h>
#include <string.h>

#define GAUGES_MAX 1000

static const char *const reserved_people[] = {"when", "text", "you", NULL};
static const char *const reserved_gauges[] = {
    "and", "or", "not", "true", "false", "else", "scene", "spent", NULL};

/* Gauges and facts share a space. */
static void declare(struct loader *loader, const struct yaml_node *key)
{
    load_declare(&loader->load, &loader->gauges.names, key,
                 "two of the gauges and facts have the same id");
    load_id(&loader->load, key, '_', reserved_gauges);
}

/* ---- People ---- */

struct person_form {
    const char *name, *pronouns, *about;
};

static const struct field person_rows[] = {
    FIELD_ROW(person_form, name, "name", FIELD_SHOWN, true),
    FIELD_ROW_SHOWN(person_form, pronouns, "pronouns"),
    FIELD_ROW_SHOWN(person_form, about, "about"),
};
const struct fields person_fields = FIELDS("a person", person_rows);

/* Names of people are looked up like ids. */
static void call(struct loader *loader, const char *name)
{
    struct yaml_node *node = arena_zeroed(loader->load.arena, sizeof *node);

    node->text = name;
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
    if (value->kind == YAML_MAP)
        fields_read(&loader->load, &person_fields, key, value, &form);
    else
        form.name = load_shown(&loader->load, value, key->text);
    *person = (struct primum_person){
        .id = load_kept(&loader->load, key),
        .name = form.name ? form.name : load_words(&loader->load, key),
        .pronouns = form.pronouns,
        .about = form.about,
    };
    call(loader, person->name);
}

/* Number 1 is the coach; those of the file follow. */
void load_people(struct loader *loader, const struct top *top)
{
    static const struct yaml_node you = {.text = "you", .length = 3};
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
    {"agency", "how far the pace and the choices are theirs", PRIMUM_GOOD_HIGH},
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
    FIELD_ROW(gauge_form, start, "start", FIELD_NODE, true),
    FIELD_ROW_NODE(gauge_form, min, "min"),
    FIELD_ROW_NODE(gauge_form, max, "max"),
    FIELD_ROW_WORD(gauge_form, good, "good", goods, false),
    FIELD_ROW_SHOWN(gauge_form, name, "name"),
    FIELD_ROW_SHOWN(gauge_form, about, "about"),
    FIELD_ROW_NODE(gauge_form, of, "of"),
};
const struct fields gauge_fields = FIELDS("a gauge", gauge_rows);

#define LIMIT 1000000

static void read_start(struct loader *loader, const struct yaml_node *key,
                       const struct yaml_node *node, struct primum_gauge *gauge)
{
    const char *name = node == key->next ? key->text : "start";
    int32_t start;

    if (node->kind != YAML_TEXT ||
        !load_number(node->text, node->length, &start) ||
        (start >= gauge->min && start <= gauge->max))
        load_whole(&loader->load, node, name, gauge->min, gauge->max,
                   &gauge->start);
    else
        load_report(&loader->load, CODE_BAD_VALUE, node,
                    "start it in between, or say how far it goes: "
                    "`{start: 40, min: 0, max: 100}`",
                    "the gauge `%.60s` starts at %d, but goes from %d to %d",
                    key->text, (int)start, (int)gauge->min, (int)gauge->max);
}

/* min, max and start, the start within the two. */
static void load_range(struct loader *loader, const struct yaml_node *key,
                       const struct gauge_form *form,
                       struct primum_gauge *gauge)
{
    const struct load *load = &loader->load;
    bool known = true;

    gauge->max = 10;
    if (form->min)
        known &= load_whole(load, form->min, "min", -LIMIT, LIMIT, &gauge->min);
    if (form->max)
        known &= load_whole(load, form->max, "max", -LIMIT, LIMIT, &gauge->max);
    if (!known) {
        gauge->min = -LIMIT;
        gauge->max = LIMIT;
    }
    gauge->start = gauge->min;
    if (gauge->min > gauge->max) {
        load_report(load, CODE_BAD_VALUE, form->max ? form->max : form->min,
                    "make `min` the smaller of the two; where they are not "
                    "given, `min` is 0 and `max` is 10",
                    "the gauge `%.60s` goes from %d down to %d", key->text,
                    (int)gauge->min, (int)gauge->max);
        gauge->max = gauge->start = gauge->min;
    } else if (form->start) {
        read_start(loader, key, form->start, gauge);
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
    declare(loader, key);
    if (value->kind == YAML_MAP)
        fields_read(&loader->load, &gauge_fields, key, value, &form);
    else
        form.start = value;
    gauge->id = load_kept(&loader->load, key);
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
    FIELD_ROW(fact_form, start, "start", FIELD_FLAG, false),
    FIELD_ROW_SHOWN(fact_form, about, "about"),
};
const struct fields fact_fields = FIELDS("a fact", fact_rows);

/* `value` NULL: from a list of ids. */
static void load_fact(struct loader *loader, const struct yaml_node *key,
                      const struct yaml_node *value, struct primum_gauge *fact)
{
    struct fact_form form = {0};

    declare(loader, key);
    if (value && value->kind == YAML_MAP)
        fields_read(&loader->load, &fact_fields, key, value, &form);
    else if (value)
        load_flag(&loader->load, value, key->text, &form.start);
    *fact = (struct primum_gauge){
        .id = load_kept(&loader->load, key),
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
        else
            loader->gauges.broken = true;
        item = pair ? item->next->next : item->next;
    }
}

/* What there is to read of gauges and facts, NULL where it cannot be; returns
 * how many they are. */
static uint32_t expect_gauges(struct loader *loader,
                              const struct yaml_node **gauges,
                              const struct yaml_node **facts)
{
    const struct load *load = &loader->load;

    if (*gauges && !load_expect(load, *gauges, YAML_MAP, "gauges",
                                "a group of lines such as `trust: 4`"))
        *gauges = NULL;
    if (*facts && (*facts)->kind != YAML_MAP &&
        !load_expect(load, *facts, YAML_LIST, "facts",
                     "a list such as `[asked, told]`"))
        *facts = NULL;
    uint32_t count =
        (*gauges ? (*gauges)->length : 0) + (*facts ? (*facts)->length : 0);
    if (count <= GAUGES_MAX)
        return count;
    load_report(load, CODE_TOO_LARGE, *gauges ? *gauges : *facts,
                "a scenario uses the few that it needs",
                "there are more than 1,000 gauges and facts");
    *gauges = *facts = NULL;
    return 0;
}

void load_gauges(struct loader *loader, const struct top *top)
{
    struct primum_scenario *words = &loader->scenario->words;
    const struct yaml_node *gauges = top->gauges, *facts = top->facts;
    uint32_t most = expect_gauges(loader, &gauges, &facts), count = 0;

    if (top->with)
        words->with = find_person(loader, top->with, "with");
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
