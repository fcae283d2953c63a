/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Endings, and the interrupts that may cut a conversation short. */
#include "base/memory.h"
#include "scenario/keys.h"
#include "scenario/loader.h"

#include <stddef.h>

/* ---- Endings ---- */

struct ending_form {
    const struct yaml_node *lines, *worth;
    const char *title, *feedback, *takeaway;
    uint8_t outcome;
};

/* In the order of enum primum_outcome. */
static const char *const outcomes[] = {"helped", "mixed", "harmed", NULL};
static const int32_t worths[] = {100, 50, 0};

static const struct field ending_rows[] = {
    FIELD_ROW_WORD(ending_form, outcome, "outcome", outcomes, true),
    FIELD_ROW_SHOWN(ending_form, title, "title"),
    FIELD_ROW_NODE(ending_form, lines, "lines"),
    FIELD_ROW_SHOWN(ending_form, feedback, "feedback"),
    FIELD_ROW_SHOWN(ending_form, takeaway, "takeaway"),
    FIELD_ROW_NODE(ending_form, worth, "worth"),
};
const struct fields ending_fields = FIELDS("an ending", ending_rows);

static void load_ending(struct loader *loader, const struct yaml_node *key,
                        uint32_t number)
{
    struct primum_ending *words = &loader->ending_rows[number];
    struct ending_form form = {.outcome = PRIMUM_MIXED};

    words->id = load_kept(&loader->load, key);
    words->title = load_words(&loader->load, key);
    if (!fields_read(&loader->load, &ending_fields, key, key->next, &form))
        return;
    words->outcome = (enum primum_outcome)form.outcome;
    words->worth = worths[form.outcome];
    if (form.title)
        words->title = form.title;
    words->feedback = form.feedback;
    words->takeaway = form.takeaway;
    if (form.worth)
        load_whole(&loader->load, form.worth, "worth", 0, 100, &words->worth);
    if (form.lines)
        loader->scenario->ending_lines[number] = load_lines(loader, form.lines);
}

void load_endings(struct loader *loader, const struct top *top)
{
    const struct yaml_node *map = top->endings;
    uint32_t count = map ? map->length : 0, number = 0;

    loader->ending_rows = memory_new((1 + count) * sizeof *loader->ending_rows);
    loader->scenario->ending_lines =
        memory_new((1 + count) * sizeof *loader->scenario->ending_lines);
    for (const struct yaml_node *key = map ? map->child : NULL; key;
         key = key->next->next)
        load_ending(loader, key, ++number);
}

/* ---- Interrupts ---- */

struct interrupt_form {
    const struct yaml_node *when, *next;
    bool once;
};

static const struct field interrupt_rows[] = {
    FIELD_ROW(interrupt_form, when, "when", FIELD_NODE, true),
    FIELD_ROW(interrupt_form, once, "once", FIELD_FLAG, false),
    FIELD_ROW(interrupt_form, next, "next", FIELD_NODE, true),
};
const struct fields interrupt_fields = FIELDS("an interrupt", interrupt_rows);

static void load_interrupt(struct loader *loader, const struct yaml_node *item)
{
    struct scenario *scenario = loader->scenario;
    struct interrupt_form form = {0};

    if (!fields_read(&loader->load, &interrupt_fields, item, item, &form))
        return;
    scenario->interrupts =
        memory_more(scenario->interrupts, scenario->interrupt_count,
                    sizeof *scenario->interrupts);
    struct interrupt_rule *rule =
        &scenario->interrupts[scenario->interrupt_count++];
    if (form.when)
        rule->when = load_expression(loader, form.when, EXPRESSION_TRUTH);
    if (form.next)
        rule->next = load_target(loader, form.next);
    /* Its bit is given out when all are known. */
    rule->spent = form.once;
}

void load_interrupts(struct loader *loader, const struct top *top)
{
    const struct yaml_node *list = top->interrupts;

    if (list && load_expect(&loader->load, list, YAML_LIST, "interrupts",
                            "a list, each item beginning with `- `"))
        for (const struct yaml_node *item = list->child; item;
             item = item->next)
            load_interrupt(loader, item);
}
