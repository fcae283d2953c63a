/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From questions to columns of numbers between 0 and 1, and back.  Knows goals
 * and policies, and nothing of how the columns are filled. */
#include "impact/impact.h"

#include "base/memory.h"

#include <stdlib.h>

/* Not a goal that can be asked for: reaching any ending.  Who never does is
 * left unfinished. */
#define FINISHED UINT32_MAX

/* ---- Policies ---- */

static const struct primum_weight *listed(const struct primum_style *style,
                                          uint32_t entry)
{
    for (uint32_t i = 0; i < style->weight_count; i++)
        if (style->weights[i].entry == entry)
            return &style->weights[i];
    return NULL;
}

/* The largest weight of the tags that the style lists; -1: it lists none. */
static int32_t largest(const struct primum_style *style,
                       struct primum_list tags, int32_t most)
{
    for (uint32_t i = 0; i < tags.count; i++) {
        const struct primum_weight *weight = listed(style, tags.items[i]);
        if (weight && weight->weight > most)
            most = weight->weight;
    }
    return most;
}

static bool is_silent(const struct primum_choice *choice)
{
    return !choice->say && !choice->deed;
}

int32_t *policy_weights(const struct primum_scenario *scenario, uint32_t style)
{
    const struct primum_style *how = &scenario->catalogue->styles[style];
    int32_t *weights =
        memory_new((scenario->choice_count + 1) * sizeof *weights);

    for (uint32_t c = 1; c <= scenario->choice_count; c++) {
        const struct primum_choice *choice = &scenario->choices[c];
        int32_t most = largest(how, choice->practices, -1);
        most = largest(how, choice->harms, most);
        weights[c] = is_silent(choice) ? 1 : most < 0 ? how->otherwise : most;
    }
    return weights;
}

/* ---- Goals ---- */

/* What reaching an ending counts for a goal. */
static double counts(const struct primum_scenario *scenario, uint32_t goal,
                     uint32_t number)
{
    const struct primum_ending *ending = &scenario->endings[number];

    switch (goal) {
    case PRIMUM_GOAL_HELPED:
        return ending->outcome == PRIMUM_HELPED;
    case PRIMUM_GOAL_MIXED:
        return ending->outcome == PRIMUM_MIXED;
    case PRIMUM_GOAL_HARMED:
        return ending->outcome == PRIMUM_HARMED;
    case PRIMUM_GOAL_UNHARMED:
        return ending->outcome != PRIMUM_HARMED;
    case PRIMUM_GOAL_WORTH:
        return ending->worth / 100.0;
    case FINISHED:
        return 1;
    default:
        return goal - PRIMUM_GOAL_ENDING == number;
    }
}

static uint32_t goal_solved(uint32_t goal)
{
    return goal == PRIMUM_GOAL_UNFINISHED ? FINISHED : goal;
}

double columns_bound(const struct primum_impact *impact, size_t question,
                     double value)
{
    bool worth = impact->questions[question].goal == PRIMUM_GOAL_WORTH;
    double most = worth ? 100 : 1;

    return value > most ? most : value;
}

double columns_answer(const struct primum_impact *impact, const double *row,
                      size_t question)
{
    double value = row[impact->columns[question]];

    switch (impact->questions[question].goal) {
    case PRIMUM_GOAL_UNFINISHED:
        return value < 1 ? 1 - value : 0;
    case PRIMUM_GOAL_WORTH:
        value *= 100;
        break;
    }
    return columns_bound(impact, question, value);
}

/* ---- Columns ---- */

static enum group_kind kind_of(uint32_t policy)
{
    return policy == PRIMUM_POLICY_MAX   ? GROUP_BEST
           : policy == PRIMUM_POLICY_MIN ? GROUP_WORST
                                         : GROUP_MEAN;
}

/* Whether a question before this one has the same answer. */
static bool asked_before(struct primum_impact *impact, size_t question)
{
    const struct primum_question *asked = impact->questions;

    for (size_t i = 0; i < question; i++)
        if (asked[i].goal == asked[question].goal &&
            asked[i].policy == asked[question].policy) {
            impact->columns[question] = impact->columns[i];
            return true;
        }
    return false;
}

/* A group of all questions under a policy, if there is one. */
static void add_group(struct primum_impact *impact, uint32_t policy)
{
    struct solver *solver = &impact->solver;
    struct group group = {.kind = kind_of(policy), .first = solver->width};

    for (size_t q = 0; q < impact->question_count; q++)
        if (impact->questions[q].policy == policy && !asked_before(impact, q))
            impact->columns[q] = solver->width++;
    group.count = solver->width - group.first;
    if (!group.count)
        return;
    if (policy > PRIMUM_POLICY_STYLE)
        group.weights = policy_weights(&impact->scenario->words,
                                       policy - PRIMUM_POLICY_STYLE);
    solver->groups = memory_more(solver->groups, solver->group_count,
                                 sizeof *solver->groups);
    solver->groups[solver->group_count++] = group;
}

/* A group for each policy; their order does not matter. */
void columns_plan(struct primum_impact *impact)
{
    const struct primum_catalogue *catalogue =
        impact->scenario->words.catalogue;
    uint32_t styles = catalogue ? catalogue->style_count : 0;

    impact->columns =
        memory_new(impact->question_count * sizeof *impact->columns);
    impact->solver.width = 1;
    for (uint32_t style = 0; style <= styles; style++)
        add_group(impact, PRIMUM_POLICY_STYLE + style);
    add_group(impact, PRIMUM_POLICY_MIN);
    add_group(impact, PRIMUM_POLICY_MAX);
}

void columns_endings(struct primum_impact *impact)
{
    const struct primum_scenario *words = &impact->scenario->words;

    for (uint32_t e = 1; e <= words->ending_count; e++)
        for (size_t q = 0; q < impact->question_count; q++)
            solver_row(&impact->solver, e)[impact->columns[q]] =
                counts(words, goal_solved(impact->questions[q].goal), e);
}
