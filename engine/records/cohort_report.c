/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The report: the cells of a cohort in their order, with no number in it but
 * those of records/cohort_about.c, and nothing that hangs on how many there
 * are of what is not told. */
#include "records/cohort.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* What a report is made from. */
struct making {
    const struct cohort_rule *rule;
    struct cohort_families families;
    struct arena *arena;
    const struct cohort_count *people; /* by scenario */
};

static primum_about tell(const struct making *making,
                         const struct cohort_count *count)
{
    return making->rule->tell(count);
}

static struct cohort_family family_of(const struct making *making,
                                      const struct cohort_cell *parent,
                                      enum cohort_kind kind)
{
    return cohort_family(&making->families, parent, kind);
}

static const struct cohort_cell *parent_of(const struct making *making,
                                           const struct cohort_cell *cell)
{
    return &making->families.first[cell->parent];
}

/* ---- Items ------------------------------------------------------------------- */

/* The words of an answer would tell that there was one; those of what was on
 * offer tell nothing of who chose it. */
static struct cohort_words words_of(const struct cohort_cell *choice)
{
    if (choice->offered.say || choice->offered.deed)
        return choice->offered;
    if (cohort_enough(&choice->counts[COHORT_EVERY]))
        return choice->answered;
    return (struct cohort_words){0};
}

/* By what is told, not by what is known. */
static int compare_items(const void *a, const void *b)
{
    const struct primum_cohort_item *one = a, *other = b;

    if (one->times.count != other->times.count)
        return one->times.count > other->times.count ? -1 : 1;
    int order = strcmp(one->id, other->id);
    return order || !one->scene ? order : strcmp(one->scene, other->scene);
}

/* Those of a family that are told. */
static void add_items(const struct making *making, struct cohort_family family,
                      int tally, primum_about of,
                      struct primum_cohort_item *items, size_t *count)
{
    for (size_t i = 0; i < family.count; i++) {
        const struct cohort_cell *cell = family.cells[i];
        struct primum_portion times =
            cohort_portion(making->rule, &cell->counts[tally], of);
        if (times.count == PRIMUM_COHORT_FEW)
            continue;
        struct primum_cohort_item *item = &items[(*count)++];
        *item = (struct primum_cohort_item){
            .id = cell->id, .title = cell->title, .times = times};
        if (cell->kind != COHORT_CHOICE)
            continue;
        const struct cohort_cell *moment = parent_of(making, cell);
        item->scene = moment->id;
        item->scene_title = moment->title;
        const struct cohort_words words = words_of(cell);
        item->title = words.say ? words.say : words.deed;
    }
}

static struct primum_cohort_items
items_of(const struct making *making, const struct cohort_cell *parent,
         enum cohort_kind kind, int tally, primum_about of)
{
    struct cohort_family family = family_of(making, parent, kind);
    struct primum_cohort_item *items =
        arena_zeroed(making->arena, (family.count + 1) * sizeof *items);
    size_t count = 0;

    add_items(making, family, tally, of, items, &count);
    qsort(items, count, sizeof *items, compare_items);
    return (struct primum_cohort_items){items, count};
}

/* Those at every moment. */
static struct primum_cohort_items turns_of(const struct making *making,
                                           const struct cohort_cell *scenario,
                                           primum_about of)
{
    struct cohort_family moments = family_of(making, scenario, COHORT_MOMENT);
    size_t room = 1, count = 0;

    for (size_t i = 0; i < moments.count; i++)
        room += family_of(making, moments.cells[i], COHORT_CHOICE).count;
    struct primum_cohort_item *items =
        arena_zeroed(making->arena, room * sizeof *items);
    for (size_t i = 0; i < moments.count; i++)
        add_items(making, family_of(making, moments.cells[i], COHORT_CHOICE),
                  COHORT_TURNED, of, items, &count);
    qsort(items, count, sizeof *items, compare_items);
    return (struct primum_cohort_items){items, count};
}

/* ---- Moments ------------------------------------------------------------------ */

/* The mean of 1 divided by how many were on offer.  Numbers on offer that too
 * few trainees met do not enter it. */
static int uniform_of(const struct making *making,
                      const struct cohort_cell *choice, enum cohort_tally tally)
{
    struct cohort_family offers = family_of(making, choice, COHORT_OFFER);
    double sum = 0, times = 0;

    for (size_t i = 0; i < offers.count; i++) {
        const struct cohort_count *count = &offers.cells[i]->counts[tally];
        if (!cohort_enough(count))
            continue;
        sum += (double)count->times / strtod(offers.cells[i]->id, NULL);
        times += (double)count->times;
    }
    return times > 0 ? (int)(100 * sum / times + 0.5) : -1;
}

static struct primum_cohort_taken
taken_of(const struct making *making, const struct cohort_cell *choice,
         enum cohort_tally taken, enum cohort_tally offered)
{
    return (struct primum_cohort_taken){
        .times = cohort_portion(making->rule, &choice->counts[taken],
                                tell(making, &choice->counts[offered])),
        .uniform = uniform_of(making, choice, taken),
    };
}

static struct primum_cohort_choice choice_of(const struct making *making,
                                             const struct cohort_cell *cell)
{
    const struct cohort_words words = words_of(cell);

    return (struct primum_cohort_choice){
        .id = cell->id,
        .say = words.say,
        .deed = words.deed,
        .anytime = words.anytime,
        .first = taken_of(making, cell, COHORT_FIRST, COHORT_OFFERED_FIRST),
        .all = taken_of(making, cell, COHORT_EVERY, COHORT_OFFERED_EVERY),
    };
}

static int compare_order(const void *a, const void *b)
{
    const struct cohort_cell *one = *(const struct cohort_cell *const *)a;
    const struct cohort_cell *other = *(const struct cohort_cell *const *)b;

    if (one->order != other->order)
        return one->order < other->order ? -1 : 1;
    return strcmp(one->id, other->id);
}

/* Those cells of a family that enough trainees came to, by their order. */
static struct cohort_family told_of(const struct making *making,
                                    struct cohort_family family,
                                    enum cohort_tally tally)
{
    struct cohort_family told = {
        arena_new(making->arena, (family.count + 1) * sizeof *told.cells), 0};

    for (size_t i = 0; i < family.count; i++)
        if (cohort_enough(&family.cells[i]->counts[tally]))
            told.cells[told.count++] = family.cells[i];
    qsort(told.cells, told.count, sizeof *told.cells, compare_order);
    return told;
}

static struct primum_cohort_moment moment_of(const struct making *making,
                                             const struct cohort_cell *cell)
{
    struct cohort_family told = told_of(
        making, family_of(making, cell, COHORT_CHOICE), COHORT_OFFERED_EVERY);
    struct primum_cohort_choice *choices =
        arena_zeroed(making->arena, (told.count + 1) * sizeof *choices);

    for (size_t i = 0; i < told.count; i++)
        choices[i] = choice_of(making, told.cells[i]);
    return (struct primum_cohort_moment){
        .scene = cell->id,
        .title = cell->title,
        .first = tell(making, &cell->counts[COHORT_FIRST]),
        .all = tell(making, &cell->counts[COHORT_EVERY]),
        .choices = choices,
        .choice_count = told.count,
    };
}

static void add_moments(const struct making *making,
                        const struct cohort_cell *cell,
                        struct primum_cohort_scenario *scenario)
{
    struct cohort_family told =
        told_of(making, family_of(making, cell, COHORT_MOMENT), COHORT_EVERY);
    struct primum_cohort_moment *moments =
        arena_zeroed(making->arena, (told.count + 1) * sizeof *moments);

    for (size_t i = 0; i < told.count; i++)
        moments[i] = moment_of(making, told.cells[i]);
    scenario->moments = moments;
    scenario->moment_count = told.count;
}

/* ---- Scenarios ----------------------------------------------------------------- */

static void add_ends(const struct making *making,
                     const struct cohort_cell *cell,
                     struct primum_cohort_scenario *scenario)
{
    struct cohort_family ends = family_of(making, cell, COHORT_END);

    for (size_t i = 0; i < PRIMUM_COHORT_ENDS; i++)
        scenario->ends[i] =
            cohort_portion(making->rule, &ends.cells[i]->counts[COHORT_ONCE],
                           scenario->attempts);
}

static void add_scenario(const struct making *making,
                         const struct cohort_cell *cell,
                         struct primum_cohort_scenario *scenario)
{
    *scenario = (struct primum_cohort_scenario){
        .id = cell->id,
        .title = cell->title,
        .versions = family_of(making, cell, COHORT_VERSION).count > 1,
        .attempts = tell(making, &cell->counts[COHORT_ATTEMPTS]),
        .trainees =
            tell(making, &making->people[cell - making->families.first]),
        .turns =
            turns_of(making, cell, tell(making, &cell->counts[COHORT_JUDGED])),
    };
    scenario->endings =
        items_of(making, cell, COHORT_ENDING, COHORT_ONCE, scenario->attempts);
    scenario->harms =
        items_of(making, cell, COHORT_HARM, COHORT_ONCE, scenario->attempts);
    scenario->practices = items_of(making, cell, COHORT_PRACTICE, COHORT_ONCE,
                                   scenario->attempts);
    add_ends(making, cell, scenario);
    add_moments(making, cell, scenario);
}

static void add_scenarios(const struct making *making,
                          const struct cohort_cell *root,
                          struct primum_cohort_report *report)
{
    struct cohort_family all = family_of(making, root, COHORT_SCENARIO);
    struct primum_cohort_scenario *scenarios =
        arena_zeroed(making->arena, (all.count + 1) * sizeof *scenarios);

    for (size_t i = 0; i < all.count; i++)
        if (cohort_enough(&all.cells[i]->counts[COHORT_ATTEMPTS]))
            add_scenario(making, all.cells[i],
                         &scenarios[report->scenario_count++]);
    report->scenarios = scenarios;
}

/* ---- The report ------------------------------------------------------------------ */

/* The different trainees in each scenario, and in any, by its cell: each of
 * them counts once. */
static struct cohort_count *count_people(const struct primum_cohort *cohort)
{
    struct cohort_count *people =
        memory_new(cohort->cells.count * sizeof *people);

    for (uint32_t i = 0; i < cohort->pairs.count; i++) {
        uint64_t pair = *index_key(&cohort->pairs, i);
        uint32_t trainee = (uint32_t)pair;
        cohort_count_add(&people[pair >> 32], trainee,
                         cohort_key(index_key(&cohort->trainees, trainee)));
    }
    return people;
}

static void fill_report(const struct making *making,
                        struct primum_cohort_report *report)
{
    const struct cohort_cell *root = &making->families.first[COHORT_ROOT];
    int tally = making->rule->all_tally;

    report->trainees = tell(making, &making->people[COHORT_ROOT]);
    report->attempts = tell(making, &root->counts[tally]);
    if (report->trainees > 0 && report->attempts < 0)
        report->attempts = PRIMUM_COHORT_KEPT; /* no scenario is told of */
    report->harms =
        items_of(making, root, COHORT_HARM, tally, report->attempts);
    report->practices =
        items_of(making, root, COHORT_PRACTICE, tally, report->attempts);
    add_scenarios(making, root, report);
}

const struct primum_cohort_report *
primum_cohort_report(struct primum_cohort *cohort, enum primum_cohort_rule rule)
{
    struct cohort_count *people = count_people(cohort);
    struct making making = {
        .rule = cohort_rule(rule), .arena = &cohort->told, .people = people};

    arena_empty(&cohort->told);
    struct primum_cohort_report *report =
        arena_zeroed(&cohort->told, sizeof *report);
    report->rule = rule;
    cohort_families_init(&making.families, &cohort->cells);
    if (making.rule->keeps)
        cohort_keep(&making.families);
    fill_report(&making, report);
    cohort_families_release(&making.families);
    free(people);
    return report;
}

const char *primum_cohort_end_words(enum primum_cohort_end end)
{
    static const char *const words[] = {
        [PRIMUM_COHORT_HELPED] = "the support helped",
        [PRIMUM_COHORT_MIXED] = "it was mixed",
        [PRIMUM_COHORT_HARMED] = "it did harm",
        [PRIMUM_COHORT_OPEN] = "not at an ending yet",
        [PRIMUM_COHORT_STUCK] = "stopped by a fault of the scenario",
    };

    return words[end];
}
