/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Goes over every state that was reached, and takes down where it is met, what
 * is on offer there, where that leads and what follows.  Solves nothing, and
 * knows no rule: it asks the step and the answers. */
#include "base/memory.h"
#include "check/map.h"
#include "impact/impact.h"

#include <stdlib.h>

#define NOT_ASKED SIZE_MAX

/* What is at hand while states are gone over. */
struct tally {
    struct map *map;
    const struct primum_impact *impact;
    size_t questions[FIGURES];
    struct primum_state *before, *after;
    uint32_t *choices;
    int32_t *weights;
    int64_t *sums; /* by arrow of a choice: weights that lead along it */
};

static const struct primum_question asked[FIGURES] = {
    [FIGURE_BEST] = {PRIMUM_GOAL_HELPED, PRIMUM_POLICY_MAX},
    [FIGURE_RANDOM] = {PRIMUM_GOAL_HELPED, PRIMUM_POLICY_UNIFORM},
};

size_t primum_map_questions(const struct primum_scenario *scenario,
                            struct primum_question *questions)
{
    size_t count = FIGURES + scenario->ending_count;

    for (size_t i = 0; questions && i < FIGURES; i++)
        questions[i] = asked[i];
    for (uint32_t e = 1; questions && e <= scenario->ending_count; e++)
        questions[FIGURES + e - 1] = (struct primum_question){
            PRIMUM_GOAL_ENDING + e, PRIMUM_POLICY_UNIFORM};
    return count;
}

static size_t question_of(const struct primum_impact *impact,
                          struct primum_question question)
{
    for (size_t q = 0; q < impact->question_count; q++)
        if (impact->questions[q].goal == question.goal &&
            impact->questions[q].policy == question.policy)
            return q;
    return NOT_ASKED;
}

static void range_add(struct range *range, double value)
{
    if (!range->count || value < range->least)
        range->least = value;
    if (!range->count || value > range->most)
        range->most = value;
    range->sum += value;
    range->count++;
}

static double answer(const struct tally *tally, uint32_t row, size_t figure)
{
    return columns_answer(tally->impact,
                          solver_row(&tally->impact->solver, row),
                          tally->questions[figure]);
}

/* ---- A choice in a state ---- */

/* Where a conversation was to go on, it may have been cut short. */
static void note_cuts(struct map *map, uint32_t response,
                      const struct primum_state *after)
{
    const struct scenario *scenario = map->scenario;

    if (place_is_ending(scenario, scenario->responses[response].next))
        return;
    for (uint32_t i = 0; i < scenario->interrupt_count; i++)
        map->cuts[i] |=
            step_holds(scenario, after, scenario->interrupts[i].when);
}

static void note_landing(const struct tally *tally, uint32_t response,
                         double chance, double values[FIGURES])
{
    struct map *map = tally->map;

    step_after(map->scenario, tally->before, response, tally->after);
    note_cuts(map, response, tally->after);
    if (place_is_ending(map->scenario, tally->after->place))
        map->places[tally->after->place].met++;
    uint32_t row = walk_row(&tally->impact->walk, tally->after);
    for (size_t f = 0; f < FIGURES; f++)
        if (tally->questions[f] != NOT_ASKED)
            values[f] += chance * answer(tally, row, f);
}

static void note_choice(const struct tally *tally, uint32_t number)
{
    struct map *map = tally->map;
    struct map_choice *choice = &map->choices[number];
    struct run run = map->scenario->choices[number].responses;
    int64_t total =
        step_weights(map->scenario, tally->before, number, tally->weights);
    double values[FIGURES] = {0};

    choice->offered++;
    for (uint32_t a = 0; a < choice->arrows.count; a++)
        tally->sums[a] = 0;
    for (uint32_t i = 0; i < run.count; i++) {
        if (!tally->weights[i])
            continue;
        uint32_t arrow = map->arrow_of[run.first + i] - choice->arrows.first;
        tally->sums[arrow] += tally->weights[i];
        note_landing(tally, run.first + i,
                     (double)tally->weights[i] / (double)total, values);
    }
    for (uint32_t a = 0; total && a < choice->arrows.count; a++)
        range_add(&map->arrows[choice->arrows.first + a].chance,
                  (double)tally->sums[a] / (double)total);
    for (size_t f = 0; f < FIGURES; f++)
        if (tally->questions[f] != NOT_ASKED)
            range_add(
                &choice->figures[f],
                columns_bound(tally->impact, tally->questions[f], values[f]));
}

/* ---- All of it ---- */

static void note_state(const struct tally *tally, uint32_t row)
{
    walk_state(&tally->impact->walk, row, tally->before);
    struct map_place *at = &tally->map->places[tally->before->place];
    at->met++;
    for (size_t f = 0; f < FIGURES; f++)
        if (tally->questions[f] != NOT_ASKED)
            range_add(&at->figures[f], answer(tally, row, f));
    size_t count =
        step_choices(tally->map->scenario, tally->before, tally->choices);
    for (size_t i = 0; i < count; i++)
        note_choice(tally, tally->choices[i]);
}

/* How likely each ending is from the start. */
static void note_endings(struct map *map)
{
    const struct primum_scenario *words = &map->scenario->words;
    const struct primum_impact *impact = map->impact;
    const double *row = solver_row(&impact->solver, impact->walk.first_row);

    for (uint32_t e = 1; e <= words->ending_count; e++) {
        struct primum_question question = {PRIMUM_GOAL_ENDING + e,
                                           PRIMUM_POLICY_UNIFORM};
        size_t q = question_of(impact, question);
        if (q != NOT_ASKED)
            range_add(
                &map->places[words->scene_count + e].figures[FIGURE_RANDOM],
                columns_answer(impact, row, q));
    }
}

void map_tally(struct map *map)
{
    const struct scenario *scenario = map->scenario;
    const struct primum_scenario *words = &scenario->words;
    const struct walk *walk = &map->impact->walk;
    struct tally tally = {
        .map = map,
        .impact = map->impact,
        .before = memory_new(state_size(scenario)),
        .after = memory_new(state_size(scenario)),
        .choices = memory_new(words->most_choices * sizeof *tally.choices),
        .weights = memory_new(words->most_responses * sizeof *tally.weights),
        .sums = memory_new(words->most_responses * sizeof *tally.sums),
    };

    for (size_t f = 0; f < FIGURES; f++)
        tally.questions[f] = question_of(map->impact, asked[f]);
    for (uint32_t n = 0; n < walk->index.count; n++)
        note_state(&tally, walk->first_row + n);
    note_endings(map);
    free(tally.before);
    free(tally.after);
    free(tally.choices);
    free(tally.weights);
    free(tally.sums);
}
