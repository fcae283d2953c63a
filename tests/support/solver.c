/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Answers questions about a small space, one at a time.
 *
 * A mean is a system of linear equations, which has one solution once those
 * who can never come to an ending are given 0.  The best and the worst are
 * guessed, by changing a way of choosing as long as that helps, and proved:
 *
 *  - what some way of choosing attains is no more than the best, and a value
 *    that no choice ever raises, on average, is no less than it;
 *  - what some way of choosing attains is no less than the worst, and a value
 *    that no choice ever lowers, and that is 0 wherever one could stay for
 *    ever, is no more than it. */
#include "support/solver.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

typedef long double real;

#define CLEARLY 1e-16L /* less may be rounding */
#define ROUNDS 1000    /* changes of a way of choosing */

/* ---- What is asked ---- */

static real ending_counts(const struct primum_ending *ending, uint32_t number,
                          uint32_t goal)
{
    if (goal == PRIMUM_GOAL_UNFINISHED)
        return 1; /* of which the answer is what is left */
    if (goal == PRIMUM_GOAL_WORTH)
        return ending->worth;
    if (goal == PRIMUM_GOAL_UNHARMED)
        return ending->outcome != PRIMUM_HARMED;
    if (goal >= PRIMUM_GOAL_ENDING)
        return goal == PRIMUM_GOAL_ENDING + number;
    return goal == (uint32_t)PRIMUM_GOAL_HELPED + ending->outcome;
}

static bool has_tag(struct primum_list tags, uint32_t entry)
{
    for (uint32_t i = 0; i < tags.count; i++)
        if (tags.items[i] == entry)
            return true;
    return false;
}

long double solver_weight(const struct primum_scenario *scenario,
                          uint32_t policy, uint32_t number)
{
    const struct primum_choice *choice = &scenario->choices[number];
    int32_t largest = -1;

    if (policy == PRIMUM_POLICY_UNIFORM ||
        (choice->scene && scenario->scenes[choice->scene].passes))
        return 1;
    const struct primum_style *style =
        &scenario->catalogue->styles[policy - PRIMUM_POLICY_STYLE];
    for (uint32_t i = 0; i < style->weight_count; i++)
        if ((has_tag(choice->practices, style->weights[i].entry) ||
             has_tag(choice->harms, style->weights[i].entry)) &&
            style->weights[i].weight > largest)
            largest = style->weights[i].weight;
    return largest < 0 ? style->otherwise : largest;
}

/* ---- A way of choosing, and what it attains ---- */

/* `share`: by offer, how often it is taken. */
struct task {
    const struct space *space;
    const real *worth; /* by ending */
    real *share;
    real *table; /* count rows of count + 1 */
    bool *comes; /* by state: to some ending, perhaps */
    real *values;
    bool *stays; /* by state: one can stay for ever */
};

static bool leads_on(const struct task *task, const struct space_state *state)
{
    const struct space *space = task->space;

    for (uint32_t o = state->first; o < state->first + state->count; o++)
        for (uint32_t e = 0; task->share[o] > 0 && e < space->offers[o].count;
             e++) {
            uint32_t to = space->edges[space->offers[o].first + e].target;
            if (to >= space->count || task->comes[to])
                return true;
        }
    return false;
}

static void find_comers(const struct task *task)
{
    bool more;

    memset(task->comes, 0, task->space->count * sizeof *task->comes);
    do {
        more = false;
        for (uint32_t s = task->space->count; s-- > 0;)
            if (!task->comes[s] && leads_on(task, &task->space->states[s]))
                more = task->comes[s] = true;
    } while (more);
}

/* The equation of a state: value - what it leads to = what it ends in. */
static void write_equation(const struct task *task, uint32_t s)
{
    const struct space *space = task->space;
    const struct space_state *state = &space->states[s];
    uint32_t count = space->count;
    real *row = task->table + (size_t)s * (count + 1);

    memset(row, 0, (count + 1) * sizeof *row);
    row[s] = 1;
    for (uint32_t o = state->first;
         task->comes[s] && o < state->first + state->count; o++)
        for (uint32_t e = 0; e < space->offers[o].count; e++) {
            const struct space_edge *edge =
                &space->edges[space->offers[o].first + e];
            real part = task->share[o] * edge->chance;
            if (edge->target > count)
                row[count] += part * task->worth[edge->target - count];
            else
                row[edge->target] -= part;
        }
}

/* Schoolbook elimination; no row outweighs its diagonal, so it needs no
 * pivots. */
static void eliminate(const struct task *task)
{
    uint32_t count = task->space->count;
    size_t width = count + 1;

    for (uint32_t out = 0; out < count; out++) {
        const real *by = task->table + out * width;
        for (uint32_t s = out + 1; s < count; s++) {
            real *row = task->table + s * width;
            if (row[out] == 0)
                continue;
            real factor = row[out] / by[out];
            for (uint32_t i = out; i <= count; i++)
                row[i] -= factor * by[i];
        }
    }
    for (uint32_t s = count; s-- > 0;) {
        const real *row = task->table + s * width;
        real sum = row[count];
        for (uint32_t i = s + 1; i < count; i++)
            sum -= row[i] * task->values[i];
        task->values[s] = sum / row[s];
    }
}

static void evaluate(const struct task *task)
{
    find_comers(task);
    for (uint32_t s = 0; s < task->space->count; s++)
        write_equation(task, s);
    eliminate(task);
}

/* ---- Means ---- */

static void solve_mean(struct task *task, uint32_t policy)
{
    const struct space *space = task->space;

    for (uint32_t s = 0; s < space->count; s++) {
        const struct space_state *state = &space->states[s];
        if (!state->count)
            continue;
        const struct space_offer *offers = &space->offers[state->first];
        real sum = 0;
        for (uint32_t i = 0; i < state->count; i++)
            sum += solver_weight(space->scenario, policy, offers[i].choice);
        for (uint32_t i = 0; i < state->count; i++)
            task->share[state->first + i] =
                sum > 0
                    ? solver_weight(space->scenario, policy, offers[i].choice) /
                          sum
                    : 1.0L / state->count;
    }
    evaluate(task);
}

/* ---- The best and the worst ---- */

static real mean_of(const struct space *space, const struct space_offer *offer,
                    const real *values)
{
    real sum = 0;

    for (uint32_t e = offer->first; e < offer->first + offer->count; e++)
        sum += space->edges[e].chance * values[space->edges[e].target];
    return sum;
}

static void choose(struct task *task, uint32_t s, uint32_t offer)
{
    const struct space_state *state = &task->space->states[s];

    for (uint32_t o = state->first; o < state->first + state->count; o++)
        task->share[o] = o == offer;
}

/* Does this choice keep to states where one can stay? */
static bool keeps(const struct task *task, const struct space_offer *offer)
{
    for (uint32_t e = offer->first; e < offer->first + offer->count; e++) {
        uint32_t to = task->space->edges[e].target;
        if (to > task->space->count || !task->stays[to])
            return false;
    }
    return true;
}

/* Where one can stay for ever, or nothing follows; chooses to. */
static bool stay(struct task *task, uint32_t s)
{
    const struct space_state *state = &task->space->states[s];

    for (uint32_t o = state->first; o < state->first + state->count; o++)
        if (keeps(task, &task->space->offers[o])) {
            choose(task, s, o);
            return true;
        }
    return !state->count;
}

static void find_stays(struct task *task)
{
    bool less;

    memset(task->stays, true, task->space->count * sizeof *task->stays);
    do {
        less = false;
        for (uint32_t s = 0; s < task->space->count; s++)
            if (task->stays[s] && !stay(task, s))
                task->stays[s] = false, less = true;
    } while (less);
}

/* Chooses what is clearly better, wherever it is; false if it is nowhere. */
static bool improve(struct task *task, real sign)
{
    const struct space *space = task->space;
    bool better = false;

    for (uint32_t s = 0; s < space->count; s++) {
        const struct space_state *state = &space->states[s];
        real best = task->values[s];
        for (uint32_t o = state->first; o < state->first + state->count; o++) {
            real value = mean_of(space, &space->offers[o], task->values);
            if (sign * (value - best) <= CLEARLY * (1 + value))
                continue;
            best = value;
            choose(task, s, o);
            better = true;
        }
    }
    return better;
}

/* What `improve` has left alone is the proof, but for one thing. */
static bool is_proved(const struct task *task, bool worst)
{
    for (uint32_t s = 0; worst && s < task->space->count; s++)
        if (task->stays[s] && task->values[s] != 0)
            return false;
    return true;
}

static bool solve_extreme(struct task *task, bool worst)
{
    uint32_t rounds = ROUNDS;

    for (uint32_t s = 0; s < task->space->count; s++)
        choose(task, s, task->space->states[s].first);
    if (worst)
        find_stays(task);
    do
        evaluate(task);
    while (improve(task, worst ? -1 : 1) && --rounds);
    return rounds && is_proved(task, worst);
}

/* ---- The whole ---- */

static void finish(const struct space *space, uint32_t goal, real *values)
{
    for (uint32_t i = 0; i <= space->count + space->scenario->ending_count; i++)
        if (goal == PRIMUM_GOAL_UNFINISHED && i != space->count)
            values[i] = 1 - values[i];
}

bool solver_solve(const struct space *space, struct primum_question question,
                  long double *values)
{
    const struct primum_scenario *scenario = space->scenario;
    size_t count = space->count;
    struct task task = {
        .space = space,
        .worth = values + count,
        .values = values,
        .share = memory_new(space->offer_count * sizeof *task.share),
        .table = memory_new(count * (count + 1) * sizeof *task.table),
        .comes = memory_new(count * sizeof *task.comes),
        .stays = memory_new(count * sizeof *task.stays),
    };
    bool proved = true;

    for (uint32_t e = 1; e <= scenario->ending_count; e++)
        values[count + e] =
            ending_counts(&scenario->endings[e], e, question.goal);
    values[count] = 0;
    if (question.policy >= PRIMUM_POLICY_UNIFORM)
        solve_mean(&task, question.policy);
    else
        proved = solve_extreme(&task, question.policy == PRIMUM_POLICY_MIN);
    finish(space, question.goal, values);
    free(task.share);
    free(task.table);
    free(task.comes);
    free(task.stays);
    return proved;
}

long double
solver_after(const struct space *space, struct primum_question question,
             const struct space_offer *offer, const long double *values)
{
    if (!offer->count)
        return question.goal == PRIMUM_GOAL_UNFINISHED;
    return mean_of(space, offer, values);
}
