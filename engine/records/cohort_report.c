/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The report: the cells of a cohort in their order, with no number in it but
 * those of records/cohort_about.c, and nothing that hangs on how many there
 * are of what is not told. */
#include "records/cohort.h"

#include "base/memory.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* All cells, those of one parent and kind together and in the order of their
 * ids. */
struct families {
    const struct cohort_cell **cells;
    const struct cohort_cell *first; /* number 0 */
    size_t count;
    struct arena *arena;
    const struct cohort_count *people; /* by scenario */
};

struct family {
    const struct cohort_cell **cells;
    size_t count;
};

static int compare_families(const struct cohort_cell *one, uint32_t parent,
                            enum cohort_kind kind)
{
    if (one->parent != parent)
        return one->parent < parent ? -1 : 1;
    return (one->kind > kind) - (one->kind < kind);
}

static int compare_cells(const void *a, const void *b)
{
    const struct cohort_cell *one = *(const struct cohort_cell *const *)a;
    const struct cohort_cell *other = *(const struct cohort_cell *const *)b;
    int order = compare_families(one, other->parent, other->kind);

    return order ? order : strcmp(one->id, other->id);
}

/* What hangs under a cell, of one kind. */
static struct family family_of(const struct families *families,
                               const struct cohort_cell *parent,
                               enum cohort_kind kind)
{
    uint32_t number = (uint32_t)(parent - families->first);
    size_t low = 0, high = families->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_families(families->cells[middle], number, kind) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    struct family family = {families->cells + low, 0};
    while (low + family.count < families->count &&
           !compare_families(family.cells[family.count], number, kind))
        family.count++;
    return family;
}

static const struct cohort_cell *parent_of(const struct families *families,
                                           const struct cohort_cell *cell)
{
    return &families->first[cell->parent];
}

/* ---- Items ------------------------------------------------------------------- */

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
static void add_items(const struct families *families, struct family family,
                      enum cohort_tally tally, primum_about of,
                      struct primum_cohort_item *items, size_t *count)
{
    for (size_t i = 0; i < family.count; i++) {
        const struct cohort_cell *cell = family.cells[i];
        struct primum_portion times = cohort_portion(&cell->counts[tally], of);
        if (!times.count)
            continue;
        struct primum_cohort_item *item = &items[(*count)++];
        *item = (struct primum_cohort_item){
            .id = cell->id, .title = cell->title, .times = times};
        if (cell->kind != COHORT_CHOICE)
            continue;
        const struct cohort_cell *moment = parent_of(families, cell);
        item->scene = moment->id;
        item->scene_title = moment->title;
        item->title = cell->say ? cell->say : cell->deed;
    }
}

static struct primum_cohort_items
items_of(const struct families *families, const struct cohort_cell *parent,
         enum cohort_kind kind, primum_about of)
{
    struct family family = family_of(families, parent, kind);
    struct primum_cohort_item *items =
        arena_zeroed(families->arena, (family.count + 1) * sizeof *items);
    size_t count = 0;

    add_items(families, family, COHORT_ONCE, of, items, &count);
    qsort(items, count, sizeof *items, compare_items);
    return (struct primum_cohort_items){items, count};
}

/* Those at every moment. */
static struct primum_cohort_items turns_of(const struct families *families,
                                           const struct cohort_cell *scenario,
                                           primum_about of)
{
    struct family moments = family_of(families, scenario, COHORT_MOMENT);
    size_t room = 1, count = 0;

    for (size_t i = 0; i < moments.count; i++)
        room += family_of(families, moments.cells[i], COHORT_CHOICE).count;
    struct primum_cohort_item *items =
        arena_zeroed(families->arena, room * sizeof *items);
    for (size_t i = 0; i < moments.count; i++)
        add_items(families,
                  family_of(families, moments.cells[i], COHORT_CHOICE),
                  COHORT_TURNED, of, items, &count);
    qsort(items, count, sizeof *items, compare_items);
    return (struct primum_cohort_items){items, count};
}

/* ---- Moments ------------------------------------------------------------------ */

/* The mean of 1 divided by how many were on offer.  Numbers on offer that too
 * few trainees met do not enter it. */
static int uniform_of(const struct families *families,
                      const struct cohort_cell *choice, enum cohort_tally tally)
{
    struct family offers = family_of(families, choice, COHORT_OFFER);
    double sum = 0, times = 0;

    for (size_t i = 0; i < offers.count; i++) {
        const struct cohort_count *count = &offers.cells[i]->counts[tally];
        if (!cohort_about(count))
            continue;
        sum += (double)count->times / strtod(offers.cells[i]->id, NULL);
        times += (double)count->times;
    }
    return times > 0 ? (int)floor(100 * sum / times + 0.5) : -1;
}

static struct primum_cohort_taken
taken_of(const struct families *families, const struct cohort_cell *choice,
         enum cohort_tally taken, enum cohort_tally offered)
{
    return (struct primum_cohort_taken){
        .times = cohort_portion(&choice->counts[taken],
                                cohort_about(&choice->counts[offered])),
        .uniform = uniform_of(families, choice, taken),
    };
}

/* The words of a choice come with an answer, so that they would tell that there
 * was one. */
static struct primum_cohort_choice choice_of(const struct families *families,
                                             const struct cohort_cell *cell)
{
    bool told = cohort_about(&cell->counts[COHORT_EVERY]) > 0;

    return (struct primum_cohort_choice){
        .id = cell->id,
        .say = told ? cell->say : NULL,
        .deed = told ? cell->deed : NULL,
        .anytime = told && cell->anytime,
        .first = taken_of(families, cell, COHORT_FIRST, COHORT_OFFERED_FIRST),
        .all = taken_of(families, cell, COHORT_EVERY, COHORT_OFFERED_EVERY),
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
static struct family told_of(const struct families *families,
                             struct family family, enum cohort_tally tally)
{
    struct family told = {
        arena_new(families->arena, (family.count + 1) * sizeof *told.cells), 0};

    for (size_t i = 0; i < family.count; i++)
        if (cohort_about(&family.cells[i]->counts[tally]))
            told.cells[told.count++] = family.cells[i];
    qsort(told.cells, told.count, sizeof *told.cells, compare_order);
    return told;
}

static struct primum_cohort_moment moment_of(const struct families *families,
                                             const struct cohort_cell *cell)
{
    struct family told =
        told_of(families, family_of(families, cell, COHORT_CHOICE),
                COHORT_OFFERED_EVERY);
    struct primum_cohort_choice *choices =
        arena_zeroed(families->arena, (told.count + 1) * sizeof *choices);

    for (size_t i = 0; i < told.count; i++)
        choices[i] = choice_of(families, told.cells[i]);
    return (struct primum_cohort_moment){
        .scene = cell->id,
        .title = cell->title,
        .first = cohort_about(&cell->counts[COHORT_FIRST]),
        .all = cohort_about(&cell->counts[COHORT_EVERY]),
        .choices = choices,
        .choice_count = told.count,
    };
}

static void add_moments(const struct families *families,
                        const struct cohort_cell *cell,
                        struct primum_cohort_scenario *scenario)
{
    struct family told = told_of(
        families, family_of(families, cell, COHORT_MOMENT), COHORT_EVERY);
    struct primum_cohort_moment *moments =
        arena_zeroed(families->arena, (told.count + 1) * sizeof *moments);

    for (size_t i = 0; i < told.count; i++)
        moments[i] = moment_of(families, told.cells[i]);
    scenario->moments = moments;
    scenario->moment_count = told.count;
}

/* ---- Scenarios ----------------------------------------------------------------- */

static void add_ends(const struct families *families,
                     const struct cohort_cell *cell,
                     struct primum_cohort_scenario *scenario)
{
    struct family ends = family_of(families, cell, COHORT_END);

    for (size_t i = 0; i < PRIMUM_COHORT_ENDS; i++)
        scenario->ends[i].of = scenario->attempts;
    for (size_t i = 0; i < ends.count; i++)
        scenario->ends[ends.cells[i]->id[0] - '0'] = cohort_portion(
            &ends.cells[i]->counts[COHORT_ONCE], scenario->attempts);
}

static void add_scenario(const struct families *families,
                         const struct cohort_cell *cell,
                         struct primum_cohort_scenario *scenario)
{
    *scenario = (struct primum_cohort_scenario){
        .id = cell->id,
        .title = cell->title,
        .versions = family_of(families, cell, COHORT_VERSION).count > 1,
        .attempts = cohort_about(&cell->counts[COHORT_ATTEMPTS]),
        .trainees = cohort_about(&families->people[cell - families->first]),
        .turns = turns_of(families, cell,
                          cohort_about(&cell->counts[COHORT_JUDGED])),
    };
    scenario->endings =
        items_of(families, cell, COHORT_ENDING, scenario->attempts);
    scenario->harms = items_of(families, cell, COHORT_HARM, scenario->attempts);
    scenario->practices =
        items_of(families, cell, COHORT_PRACTICE, scenario->attempts);
    add_ends(families, cell, scenario);
    add_moments(families, cell, scenario);
}

static void add_scenarios(const struct families *families,
                          const struct cohort_cell *root,
                          struct primum_cohort_report *report)
{
    struct family all = family_of(families, root, COHORT_SCENARIO);
    struct primum_cohort_scenario *scenarios =
        arena_zeroed(families->arena, (all.count + 1) * sizeof *scenarios);

    for (size_t i = 0; i < all.count; i++)
        if (cohort_about(&all.cells[i]->counts[COHORT_ATTEMPTS]))
            add_scenario(families, all.cells[i],
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

static void fill_report(const struct families *families,
                        struct primum_cohort_report *report)
{
    const struct cohort_cell *root = &families->first[COHORT_ROOT];

    report->attempts = cohort_about(&root->counts[COHORT_ATTEMPTS]);
    report->harms = items_of(families, root, COHORT_HARM, report->attempts);
    report->practices =
        items_of(families, root, COHORT_PRACTICE, report->attempts);
    add_scenarios(families, root, report);
}

const struct primum_cohort_report *
primum_cohort_report(struct primum_cohort *cohort)
{
    struct cohort_cells *cells = &cohort->cells;
    struct cohort_count *people = count_people(cohort);
    struct families families = {.first = cells->items,
                                .count = cells->count - 1,
                                .arena = &cohort->told,
                                .people = people};

    arena_empty(&cohort->told);
    struct primum_cohort_report *report =
        arena_zeroed(&cohort->told, sizeof *report);
    families.cells = memory_new(cells->count * sizeof *families.cells);
    for (uint32_t i = 1; i < cells->count; i++)
        families.cells[i - 1] = &cells->items[i];
    qsort(families.cells, families.count, sizeof *families.cells,
          compare_cells);
    report->trainees = cohort_about(&people[COHORT_ROOT]);
    fill_report(&families, report);
    free(families.cells);
    free(people);
    return report;
}
