/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was the coach's and what was the person's, against the slow solver: in
 * random attempts at random scenarios, and for every step that there could be.
 * The shares of an attempt add up to what it came to. */
#include "primum.h"
#include "support/sanitized.h"
#include "support/solver.h"
#include "support/tally.h"
#include "support/trial.h"

#include <math.h>

#define SCENARIOS (SANITIZED ? 100 : 700)
#define STATES_MOST 50
#define ATTEMPTS 12
#define STEPS_MOST 40
#define CLOSE 2e-7 /* two figures of worth */
#define NOTHING 1e-6
#define TURNS 5

enum { SHARES, BEST, FAIR, SUMS, ENDINGS, TURNING, POINTS, FEW, TALLIES };

static struct tally tallies[TALLIES] = {
    [SHARES] = {"regret and theirs are what the values say", 0, 0},
    [BEST] = {"the best choice is the first that gives nothing away", 0, 0},
    [FAIR] = {"what the person brings is nothing on average", 0, 0},
    [SUMS] = {"an attempt is worth the start, less regret, plus theirs", 0, 0},
    [ENDINGS] = {"an ending has its worth", 0, 0},
    [TURNING] = {"the turning point is the first of the largest regret", 0, 0},
    [POINTS] = {"of these there are some", 0, 0},
    [FEW] = {"of a thousand, one at most is too slow to be solved", 0, 0},
};

static uint64_t scenarios, slow;

static const struct primum_question worth = {PRIMUM_GOAL_WORTH,
                                             PRIMUM_POLICY_MAX};

/* A scenario, solved by both. */
struct exam {
    const struct trial *trial;
    struct dice dice;
    struct space *space;
    struct primum_impact *impact;
    long double *values;
};

/* ---- What is expected ---- */

static long double value_after(const struct exam *exam, uint32_t s,
                               uint32_t choice)
{
    const struct space_state *state = &exam->space->states[s];

    for (uint32_t o = state->first; o < state->first + state->count; o++)
        if (exam->space->offers[o].choice == choice)
            return solver_after(exam->space, worth, &exam->space->offers[o],
                                exam->values);
    abort();
}

static long double regret_of(const struct exam *exam, uint32_t s,
                             uint32_t choice)
{
    long double regret = exam->values[s] - value_after(exam, s, choice);

    return regret < NOTHING ? 0 : regret;
}

/* Its regret is 0, and no choice before it has so little. */
static bool is_best(const struct exam *exam, uint32_t s, uint32_t best)
{
    const struct space_state *state = &exam->space->states[s];

    for (uint32_t o = state->first; o < state->first + state->count; o++) {
        uint32_t choice = exam->space->offers[o].choice;
        if (regret_of(exam, s, choice) < NOTHING)
            return choice == best;
    }
    return false;
}

/* ---- Every step that there could be ---- */

static void check_share(const struct exam *exam, uint32_t s,
                        const struct primum_step *step, uint32_t target)
{
    struct primum_share share = primum_impact_share(exam->impact, step);
    long double regret = regret_of(exam, s, step->choice);
    long double theirs =
        exam->values[target] - value_after(exam, s, step->choice);

    tally_case(&tallies[SHARES],
               share.regret >= 0 && fabsl(share.regret - regret) < CLOSE &&
                   fabsl(share.theirs - theirs) < CLOSE,
               "seed %ju, at `%s`, choice %u: %g and %g, not %Lg and %Lg",
               (uintmax_t)exam->trial->seed, exam->space->states[s].text,
               (unsigned)step->choice, share.regret, share.theirs, regret,
               theirs);
    tally_case(&tallies[BEST], is_best(exam, s, share.best),
               "seed %ju, at `%s`: %u", (uintmax_t)exam->trial->seed,
               exam->space->states[s].text, (unsigned)share.best);
}

static void check_offer(const struct exam *exam, uint32_t s,
                        const struct space_offer *offer)
{
    const struct primum_scenario *scenario = exam->trial->scenario;
    struct primum_state *after = primum_state_new(scenario);
    struct primum_step step = {.before = exam->space->states[s].state,
                               .after = after,
                               .choice = offer->choice};
    long double sum = 0;

    for (uint32_t e = offer->first; e < offer->first + offer->count; e++) {
        const struct space_edge *edge = &exam->space->edges[e];
        step.response = edge->response;
        primum_after(scenario, step.before, step.response, after);
        check_share(exam, s, &step, edge->target);
        sum += edge->chance * primum_impact_share(exam->impact, &step).theirs;
    }
    tally_case(&tallies[FAIR], fabsl(sum) < 1e-12,
               "seed %ju, at `%s`, choice %u: %Lg",
               (uintmax_t)exam->trial->seed, exam->space->states[s].text,
               (unsigned)offer->choice, sum);
    primum_state_free(after);
}

static void check_steps(const struct exam *exam)
{
    for (uint32_t s = 0; s < exam->space->count; s++) {
        const struct space_state *state = &exam->space->states[s];
        for (uint32_t i = 0; i < state->count; i++)
            check_offer(exam, s, &exam->space->offers[state->first + i]);
    }
}

/* ---- Attempts ---- */

static void play(struct exam *exam, struct primum_session *session)
{
    const uint32_t *choices;

    while (primum_session_turn(session) <= PRIMUM_TURN_PASSES &&
           primum_session_steps(session) < STEPS_MOST) {
        size_t count = primum_session_choices(session, &choices);
        primum_session_take(session,
                            choices[dice_below(&exam->dice, (uint32_t)count)]);
    }
}

/* However far it went: what it has come to is what can still be had. */
static void check_sum(const struct exam *exam, struct primum_session *session)
{
    const struct primum_state *now = primum_session_state(session);
    uint32_t ending = primum_state_ending(exam->trial->scenario, now);
    long double sum = exam->values[0];
    struct primum_step step;

    for (size_t i = 0; primum_session_step(session, i, &step); i++) {
        struct primum_share share = primum_impact_share(exam->impact, &step);
        sum += (long double)share.theirs - share.regret;
    }
    long double came_to = exam->values[space_find(exam->space, now)];
    /* Each regret that counts as none may be one millionth. */
    tally_case(&tallies[SUMS],
               fabsl(sum - came_to) <
                   1e-5 + 1e-6 * (double)primum_session_steps(session),
               "seed %ju: %Lg, not %Lg", (uintmax_t)exam->trial->seed, sum,
               came_to);
    if (ending)
        tally_case(&tallies[ENDINGS],
                   fabs(primum_impact_at(exam->impact, now, 0) -
                        exam->trial->scenario->endings[ending].worth) < 1e-12,
                   "seed %ju, ending %u", (uintmax_t)exam->trial->seed,
                   (unsigned)ending);
}

/* The step; SIZE_MAX: there was none. */
static size_t expected_point(const struct exam *exam,
                             struct primum_session *session)
{
    const struct primum_scenario *scenario = exam->trial->scenario;
    size_t steps = primum_session_steps(session);
    long double regrets[STEPS_MOST + 1], most = 0;
    struct primum_step step;

    for (size_t i = 0; i < steps; i++) {
        primum_session_step(session, i, &step);
        regrets[i] =
            regret_of(exam, space_find(exam->space, step.before), step.choice);
        most = regrets[i] > most ? regrets[i] : most;
    }
    for (size_t i = 0; i < steps && most > TURNS - NOTHING; i++) {
        if (regrets[i] < most - NOTHING)
            continue;
        primum_session_step(session, i, &step);
        return scenario->responses[step.response].cue ? i : SIZE_MAX;
    }
    return SIZE_MAX;
}

static void check_point(const struct exam *exam, struct primum_session *session)
{
    size_t expected = expected_point(exam, session), point = SIZE_MAX;
    bool found = primum_impact_turning_point(exam->impact, session, &point);

    if (!found)
        point = SIZE_MAX;
    tally_case(&tallies[TURNING], point == expected, "seed %ju: %zd, not %zd",
               (uintmax_t)exam->trial->seed, point, expected);
    if (found)
        tally_case(&tallies[POINTS], true, " ");
}

/* Both solve it; a few that go on for millions of steps are refused by the one
 * or not proved by the other. */
static bool solve(struct exam *exam)
{
    const struct primum_scenario *scenario = exam->trial->scenario;
    char *problem;

    exam->values = calloc(exam->space->count + scenario->ending_count + 1,
                          sizeof *exam->values);
    if (!exam->values)
        abort();
    bool proved = solver_solve(exam->space, worth, exam->values);
    enum primum_status status = primum_impact_solve(
        scenario, NULL, &worth, 1, NULL, &exam->impact, &problem);
    free(problem);
    return proved && !status;
}

static void examine(struct exam *exam)
{
    struct primum_session *session =
        primum_session_new(exam->trial->scenario, NULL, 0);
    bool solved = solve(exam);

    scenarios++;
    slow += !solved;
    if (solved)
        check_steps(exam);
    for (uint64_t i = 0; solved && i < ATTEMPTS; i++) {
        primum_session_restart(session, i);
        play(exam, session);
        check_sum(exam, session);
        check_point(exam, session);
    }
    primum_session_free(session);
    primum_impact_free(exam->impact);
    free(exam->values);
}

static struct knobs knobs_for(uint64_t seed)
{
    struct knobs knobs = generator_small(seed);

    knobs.gauges = (uint32_t)(seed % 3);
    knobs.facts = (uint32_t)(seed % 2);
    knobs.back = 30;
    knobs.faults = seed % 4 == 3;
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
        struct exam exam = {.trial = &trial,
                            .dice = dice_for(711, seed),
                            .space =
                                space_new(trial.scenario, NULL, STATES_MOST)};
        if (exam.space)
            examine(&exam);
        space_free(exam.space);
        trial_release(&trial);
    }
    tally_case(&tallies[FEW], slow <= 1 + scenarios / 1000, "%ju of %ju",
               (uintmax_t)slow, (uintmax_t)scenarios);
    return tally_end(tallies, TALLIES);
}
