/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The likely impact, against a slow solver that proves what it says: on random
 * scenarios with loops, traps, interrupts and styles, every question has the
 * same answer in every state that can be reached and after every choice. */
#include "primum.h"
#include "support/sanitized.h"
#include "support/solver.h"
#include "support/tally.h"
#include "support/trial.h"

#include <math.h>
#include <string.h>

#define SCENARIOS (SANITIZED ? 300 : 3000)
#define STATES_MOST 60  /* of most of them */
#define STATES_MANY 400 /* of one in MANY_EVERY */
#define MANY_EVERY 50   /* they take the slow solver long */
#define CLOSE_CHANCE 1e-9
#define CLOSE_WORTH 1e-7

enum { SOLVED, FEW, STATES, ANSWERS, AFTER, CHANGES, SOME, FROM, TALLIES };

static struct tally tallies[TALLIES] = {
    [SOLVED] = {"every scenario is solved, by both", 0, 0},
    [FEW] = {"of a thousand, one at most is too slow to be solved", 0, 0},
    [STATES] = {"as many states and transitions are found", 0, 0},
    [ANSWERS] = {"every answer in a state is right", 0, 0},
    [AFTER] = {"every answer after a choice is right", 0, 0},
    [CHANGES] = {"every expected change is right", 0, 0},
    [SOME] = {"an answer does not depend on what else is asked", 0, 0},
    [FROM] = {"from a later state, the answers are the same", 0, 0},
};

/* How many were refused, or not proved, for they go on for millions of steps:
 * rounding hides too much in them. */
static uint64_t slow;

/* Was it solved, if it was not too slow? */
static bool solved_or_slow(enum primum_status status, const char *problem)
{
    if (!status)
        return true;
    slow++;
    return status == PRIMUM_WORLD && strstr(problem, "some loops");
}

/* A scenario, solved. */
struct exam {
    const struct primum_scenario *scenario;
    uint64_t seed;
    struct dice dice;
    struct space *space;
    struct primum_impact *impact;
    struct primum_question *questions;
    size_t question_count;
    long double *values; /* for each question, space->count + endings + 1 */
    size_t width;        /* of them, for one */
};

static bool is_close(struct primum_question question, double answer,
                     long double expected)
{
    double most =
        question.goal == PRIMUM_GOAL_WORTH ? CLOSE_WORTH : CLOSE_CHANCE;

    return fabsl(answer - expected) <= most; /* not so for NAN */
}

static const long double *values_of(const struct exam *exam, size_t question)
{
    return exam->values + question * exam->width;
}

static void tell(int which, const struct exam *exam, size_t question,
                 uint32_t state, double answer, long double expected)
{
    struct primum_question asked = exam->questions[question];

    tally_case(&tallies[which], is_close(asked, answer, expected),
               "seed %ju, goal %u, policy %u, at `%s`: %.12g, not %.12Lg",
               (uintmax_t)exam->seed, (unsigned)asked.goal,
               (unsigned)asked.policy,
               state < exam->space->count ? exam->space->states[state].text
                                          : "an ending",
               answer, expected);
}

/* ---- All answers ---- */

static void compare_state(const struct exam *exam, uint32_t s, size_t q)
{
    const struct space *space = exam->space;
    const struct space_state *state = &space->states[s];
    const long double *values = values_of(exam, q);

    tell(ANSWERS, exam, q, s, primum_impact_at(exam->impact, state->state, q),
         values[s]);
    for (uint32_t i = 0; i < state->count; i++) {
        const struct space_offer *offer = &space->offers[state->first + i];
        tell(AFTER, exam, q, s,
             primum_impact_after(exam->impact, state->state, offer->choice, q),
             solver_after(space, exam->questions[q], offer, values));
    }
}

/* What a gauge changes by, on average. */
static long double change_of(const struct exam *exam, uint32_t s,
                             const struct space_offer *offer, uint32_t gauge,
                             struct primum_state *after)
{
    const struct primum_state *before = exam->space->states[s].state;
    long double sum = 0;

    for (uint32_t e = offer->first; e < offer->first + offer->count; e++) {
        const struct space_edge *edge = &exam->space->edges[e];
        primum_after(exam->scenario, before, edge->response, after);
        sum += edge->chance * ((long double)primum_state_value(after, gauge) -
                               primum_state_value(before, gauge));
    }
    return sum;
}

static void compare_changes(const struct exam *exam, uint32_t s)
{
    const struct space_state *state = &exam->space->states[s];
    struct primum_state *after = primum_state_new(exam->scenario);

    for (uint32_t o = state->first; o < state->first + state->count; o++)
        for (uint32_t g = 1; g <= exam->scenario->gauge_count; g++) {
            const struct space_offer *offer = &exam->space->offers[o];
            long double expected = change_of(exam, s, offer, g, after);
            double change = primum_expected_change(exam->scenario, state->state,
                                                   offer->choice, g);
            tally_case(&tallies[CHANGES],
                       fabsl(change - expected) <=
                           1e-14L * (1 + fabsl(expected)),
                       "seed %ju, at `%s`: %g, not %Lg", (uintmax_t)exam->seed,
                       state->text, change, expected);
        }
    primum_state_free(after);
}

static void compare(const struct exam *exam)
{
    const struct space *space = exam->space;

    tally_case(&tallies[STATES],
               primum_impact_states(exam->impact) == space->count &&
                   primum_impact_transitions(exam->impact) == space->edge_count,
               "seed %ju: %zu and %zu, not %u and %u", (uintmax_t)exam->seed,
               primum_impact_states(exam->impact),
               primum_impact_transitions(exam->impact), (unsigned)space->count,
               (unsigned)space->edge_count);
    for (uint32_t s = 0; s < space->count; s++) {
        for (size_t q = 0; q < exam->question_count; q++)
            compare_state(exam, s, q);
        compare_changes(exam, s);
    }
}

/* ---- Some of the questions, from another state ---- */

/* Questions at random: some twice, in any order. */
static size_t some_questions(struct exam *exam, struct primum_question *asked,
                             size_t *which)
{
    size_t count = 1 + dice_below(&exam->dice, 6);

    for (size_t i = 0; i < count; i++) {
        which[i] = dice_below(&exam->dice, (uint32_t)exam->question_count);
        asked[i] = exam->questions[which[i]];
    }
    return count;
}

/* Whatever cannot be reached from there has no answer. */
static void compare_some(const struct exam *exam, struct primum_impact *some,
                         uint32_t from, const size_t *which, size_t count)
{
    struct space *space = space_new(
        exam->scenario, exam->space->states[from].state, exam->space->count);
    bool same = primum_impact_states(some) == space->count &&
                primum_impact_transitions(some) == space->edge_count;

    for (uint32_t s = 0; s < exam->space->count; s++) {
        const struct primum_state *state = exam->space->states[s].state;
        bool met = space_find(space, state) != UINT32_MAX;
        for (size_t i = 0; i < count; i++) {
            double answer = primum_impact_at(some, state, i);
            if (met)
                tell(SOME, exam, which[i], s, answer,
                     values_of(exam, which[i])[s]);
            else
                same &= isnan(answer) != 0;
        }
    }
    tally_case(&tallies[FROM], same, "seed %ju, from `%s`",
               (uintmax_t)exam->seed, exam->space->states[from].text);
    space_free(space);
}

static void try_some(struct exam *exam)
{
    struct primum_question asked[6];
    struct primum_impact *some;
    size_t which[6], count = some_questions(exam, asked, which);
    uint32_t from = dice_below(&exam->dice, exam->space->count);
    char *problem;
    bool solved =
        !primum_impact_solve(exam->scenario, exam->space->states[from].state,
                             asked, count, NULL, &some, &problem);

    tally_case(&tallies[SOLVED], solved, "seed %ju, some: %s",
               (uintmax_t)exam->seed, solved ? "" : problem);
    free(problem);
    if (!solved)
        return;
    compare_some(exam, some, from, which, count);
    primum_impact_free(some);
}

/* ---- One scenario ---- */

/* Both solve it. */
static bool solve(struct exam *exam)
{
    const struct primum_scenario *scenario = exam->scenario;
    char *problem;
    bool proved = true;

    exam->question_count = primum_questions(scenario, NULL);
    exam->questions = calloc(exam->question_count, sizeof *exam->questions);
    primum_questions(scenario, exam->questions);
    exam->width = exam->space->count + scenario->ending_count + 1;
    exam->values =
        calloc(exam->question_count * exam->width, sizeof *exam->values);
    for (size_t q = 0; q < exam->question_count; q++)
        proved &= solver_solve(exam->space, exam->questions[q],
                               exam->values + q * exam->width);
    enum primum_status status = primum_impact_solve(
        scenario, NULL, exam->questions, exam->question_count, NULL,
        &exam->impact, &problem);
    tally_case(&tallies[SOLVED], solved_or_slow(status, problem),
               "seed %ju: %s", (uintmax_t)exam->seed, problem);
    free(problem);
    slow += !proved;
    return !status && proved;
}

static void examine(const struct trial *trial, uint32_t most)
{
    struct exam exam = {.scenario = trial->scenario,
                        .seed = trial->seed,
                        .dice = dice_for(701, trial->seed),
                        .space = space_new(trial->scenario, NULL, most)};

    if (!exam.space)
        return; /* it takes too long */
    if (solve(&exam)) {
        compare(&exam);
        try_some(&exam);
    }
    primum_impact_free(exam.impact);
    free(exam.questions);
    free(exam.values);
    space_free(exam.space);
}

/* Few gauges, so that there are few states; many ways back; traps. */
static struct knobs knobs_for(uint64_t seed)
{
    static const uint32_t backs[] = {0, 15, 40, 70};
    struct dice dice = dice_for(702, seed);
    struct knobs knobs = generator_small(seed);

    knobs.gauges = dice_below(&dice, 3);
    knobs.facts = dice_below(&dice, 3);
    knobs.anytime = dice_below(&dice, 3);
    knobs.interrupts = dice_below(&dice, 3);
    knobs.back = backs[dice_below(&dice, 4)];
    knobs.ends = 5 + dice_below(&dice, 30);
    knobs.faults = dice_says(&dice, 40);
    knobs.texts = 5;
    knobs.length = 10;
    return knobs;
}

int main(int argc, char **argv)
{
    uint64_t count = (uint64_t)SCENARIOS * tally_effort(argc, argv);

    for (uint64_t seed = 0; seed < count; seed++) {
        struct knobs knobs = knobs_for(seed);
        struct trial trial;
        if (!trial_init_with(&trial, seed, &knobs))
            abort();
        examine(&trial, seed % MANY_EVERY ? STATES_MOST : STATES_MANY);
        trial_release(&trial);
    }
    tally_case(&tallies[FEW], slow * 1000 <= count, "%ju of %ju",
               (uintmax_t)slow, (uintmax_t)count);
    return tally_end(tallies, TALLIES);
}
