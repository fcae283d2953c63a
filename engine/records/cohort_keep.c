/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is kept back for the sake of what fewer than five trainees did: whoever
 * knows a total and all its parts but one knows that one.  So more parts of such
 * a table are kept back, the smallest first, until the hidden ones are several,
 * rest on enough trainees together, and leave more than one answer.
 *
 * Knows which numbers of a report add up; numbers it tells none.  Practices and
 * harms of a scenario do not add up, since a conversation has several. */
#include "records/cohort.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* ---- A sum ------------------------------------------------------------------- */

struct sum {
    struct cohort_count *total, **parts;
    uint32_t count;
    bool whole;  /* there is nothing else in the total */
    bool yields; /* the total is kept back where no part is left */
};

static bool is_told(const struct cohort_count *count)
{
    return cohort_enough(count) && count->fate == COHORT_BY_ITSELF;
}

/* What somebody sees of a sum who has the report. */
struct view {
    struct cohort_count hidden; /* all hidden parts that are not none */
    struct cohort_count *least; /* the smallest part that is told */
    uint64_t hidden_count, kept, few;
};

static struct view view_of(const struct sum *sum)
{
    struct view view = {.least = NULL};

    for (size_t i = 0; i < sum->count; i++) {
        struct cohort_count *part = sum->parts[i];
        if (is_told(part)) {
            if (!view.least || part->times < view.least->times)
                view.least = part;
        } else if (part->times) {
            cohort_count_merge(&view.hidden, part);
            view.kept += part->fate == COHORT_KEPT;
            view.few += part->fate != COHORT_KEPT;
        }
    }
    view.hidden_count = view.kept + view.few;
    return view;
}

/* Of the hidden parts their sum is known, and of each that is kept back that it
 * is five at least, and no more than the smallest that is told.  What is left
 * for the others is one number, or one of several. */
static bool leaves_one_answer(const struct view *view)
{
    uint64_t sum = view->hidden.times;
    uint64_t lowest = PRIMUM_COHORT_LEAST * view->kept;
    uint64_t most = sum - 1; /* the others are not all none */

    if (!view->kept || !view->few)
        return false;
    if (view->least && view->least->times * view->kept < most)
        most = view->least->times * view->kept;
    return most <= lowest;
}

static bool is_exposed(const struct sum *sum, const struct view *view)
{
    if (!is_told(sum->total))
        return sum->whole && !view->hidden_count && view->least;
    return view->hidden_count == 1 ||
           (view->hidden_count && !cohort_enough(&view->hidden)) ||
           leaves_one_answer(view);
}

/* Keeps one more back; false if there is no need, or nothing left. */
static bool keep_one(const struct sum *sum)
{
    struct view view = view_of(sum);

    if (!is_exposed(sum, &view))
        return false;
    if (!view.least && (!sum->yields || !is_told(sum->total)))
        return false;
    (view.least ? view.least : sum->total)->fate = COHORT_KEPT;
    return true;
}

/* Where the told parts are all there is, the others are seen to be none. */
static void tell_none(const struct sum *sum)
{
    struct view view = view_of(sum);

    if (!sum->whole || !is_told(sum->total) || view.hidden_count)
        return;
    for (size_t i = 0; i < sum->count; i++)
        if (!sum->parts[i]->times)
            sum->parts[i]->fate = COHORT_NOBODY;
}

/* Sums that have parts in common; what one keeps back may open another. */
static void settle(struct sum *sums, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (keep_one(&sums[i]))
            i = (size_t)-1; /* from the first again */
    for (size_t i = 0; i < count; i++)
        tell_none(&sums[i]);
    for (size_t i = 0; i < count; i++)
        free(sums[i].parts);
}

static void add_parts(struct sum *sum, struct cohort_family family, int tally)
{
    for (size_t i = 0; i < family.count; i++) {
        sum->parts =
            memory_more(sum->parts, sum->count, sizeof(struct cohort_count *));
        sum->parts[sum->count++] = &family.cells[i]->counts[tally];
    }
}

/* ---- The sums of a scenario ---------------------------------------------------- */

/* Outcomes are all conversations; endings those that came to one; and those of
 * one outcome are that outcome. */
static void keep_ends(const struct cohort_families *families,
                      struct cohort_cell *scenario)
{
    struct cohort_family ends = cohort_family(families, scenario, COHORT_END);
    struct cohort_family endings =
        cohort_family(families, scenario, COHORT_ENDING);
    struct cohort_count *all = &scenario->counts[COHORT_ATTEMPTS];
    struct sum sums[2 + PRIMUM_COHORT_HARMED + 1] = {
        {.total = all, .whole = true}, {.total = all}};

    add_parts(&sums[0], ends, COHORT_ONCE);
    add_parts(&sums[1], endings, COHORT_ONCE);
    for (size_t i = 0; i <= PRIMUM_COHORT_HARMED; i++)
        sums[2 + i] = (struct sum){.total = &ends.cells[i]->counts[COHORT_ONCE],
                                   .whole = true,
                                   .yields = true};
    for (size_t i = 0; i < endings.count; i++)
        add_parts(&sums[2 + endings.cells[i]->order],
                  (struct cohort_family){&endings.cells[i], 1}, COHORT_ONCE);
    settle(sums, sizeof sums / sizeof *sums);
}

/* Not every conversation has a turning point. */
static void keep_turns(const struct cohort_families *families,
                       struct cohort_cell *scenario)
{
    struct sum sum = {.total = &scenario->counts[COHORT_JUDGED]};
    struct cohort_family moments =
        cohort_family(families, scenario, COHORT_MOMENT);

    for (size_t i = 0; i < moments.count; i++)
        add_parts(&sum,
                  cohort_family(families, moments.cells[i], COHORT_CHOICE),
                  COHORT_TURNED);
    settle(&sum, 1);
}

/* Every answer is one choice, whatever else was on offer. */
static void keep_answers(const struct cohort_families *families,
                         struct cohort_cell *moment)
{
    struct cohort_family choices =
        cohort_family(families, moment, COHORT_CHOICE);

    for (int tally = COHORT_FIRST; tally <= COHORT_EVERY; tally++) {
        struct sum sum = {.total = &moment->counts[tally], .whole = true};
        add_parts(&sum, choices, tally);
        settle(&sum, 1);
    }
}

/* ---- All scenarios together ------------------------------------------------------ */

static struct cohort_cell *same_in_all(const struct cohort_families *families,
                                       const struct cohort_cell *tag)
{
    struct cohort_family all =
        cohort_family(families, &families->first[COHORT_ROOT], tag->kind);
    size_t low = 0, high = all.count;

    while (low + 1 < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(all.cells[middle]->id, tag->id) <= 0)
            low = middle;
        else
            high = middle;
    }
    return all.cells[low];
}

static void add_tags(const struct cohort_families *families,
                     const struct cohort_cell *scenario, enum cohort_kind kind)
{
    struct cohort_family tags = cohort_family(families, scenario, kind);

    for (size_t i = 0; i < tags.count; i++) {
        const struct cohort_count *here = &tags.cells[i]->counts[COHORT_ONCE];
        struct cohort_count *all = same_in_all(families, tags.cells[i])->counts;
        cohort_count_merge(&all[COHORT_TOGETHER], here);
        if (!is_told(here))
            cohort_count_merge(&all[COHORT_UNTOLD], here);
    }
}

/* Here it is the sum that is kept back: the scenarios say more. */
static void keep_tags(const struct cohort_families *families,
                      enum cohort_kind kind)
{
    struct cohort_family tags =
        cohort_family(families, &families->first[COHORT_ROOT], kind);

    for (size_t i = 0; i < tags.count; i++) {
        struct cohort_count *counts = tags.cells[i]->counts;
        if (counts[COHORT_UNTOLD].times &&
            !cohort_enough(&counts[COHORT_UNTOLD]))
            counts[COHORT_TOGETHER].fate = COHORT_KEPT;
    }
}

/* ---- The whole --------------------------------------------------------------------- */

static void begin(const struct cohort_families *families)
{
    for (size_t i = 0; i < families->all.count; i++) {
        struct cohort_cell *cell = families->all.cells[i];
        for (int tally = 0; tally < COHORT_TALLIES; tally++)
            cell->counts[tally].fate = COHORT_BY_ITSELF;
        if (cell->kind != COHORT_ALL && cell->parent != COHORT_ROOT)
            continue;
        if (cell->kind == COHORT_SCENARIO)
            continue;
        cell->counts[COHORT_TOGETHER] = (struct cohort_count){0};
        cell->counts[COHORT_UNTOLD] = (struct cohort_count){0};
    }
}

static void keep_scenario(const struct cohort_families *families,
                          struct cohort_cell *scenario)
{
    struct cohort_family moments =
        cohort_family(families, scenario, COHORT_MOMENT);
    struct cohort_cell *root = &families->first[COHORT_ROOT];

    keep_ends(families, scenario);
    keep_turns(families, scenario);
    for (size_t i = 0; i < moments.count; i++)
        keep_answers(families, moments.cells[i]);
    cohort_count_merge(&root->counts[COHORT_TOGETHER],
                       &scenario->counts[COHORT_ATTEMPTS]);
    add_tags(families, scenario, COHORT_PRACTICE);
    add_tags(families, scenario, COHORT_HARM);
}

void cohort_keep(const struct cohort_families *families)
{
    struct cohort_family scenarios =
        cohort_family(families, &families->first[COHORT_ROOT], COHORT_SCENARIO);

    begin(families);
    for (size_t i = 0; i < scenarios.count; i++)
        if (cohort_enough(&scenarios.cells[i]->counts[COHORT_ATTEMPTS]))
            keep_scenario(families, scenarios.cells[i]);
    keep_tags(families, COHORT_PRACTICE);
    keep_tags(families, COHORT_HARM);
}
