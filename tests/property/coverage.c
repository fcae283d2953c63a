/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Coverage of random scenarios, against all states, gone through one by one.
 * Each playthrough is played again, and so is what is shown by a state; whatever
 * can be met is met in one of them. */
#include "base/memory.h"
#include "primum.h"
#include "support/sanitized.h"
#include "support/solver.h"
#include "support/tally.h"
#include "support/trial.h"

#include <string.h>

#define SCENARIOS (SANITIZED ? 60 : 300)
#define STATES_MOST 400
#define LIKELY (1.0 / 500000) /* a little more than a seed can be asked for */

enum { PLAYS, FRESH, GLIMPSES, MET, IN_PLAY, SHOWN, CRAMPED, TALLIES };

static struct tally tallies[TALLIES] = {
    [PLAYS] = {"a playthrough goes as it says", 0, 0},
    [FRESH] = {"and shows as much that is new", 0, 0},
    [GLIMPSES] = {"what is shown by a state is shown from it", 0, 0},
    [MET] = {"what can be met is met, and nothing else", 0, 0},
    [IN_PLAY] = {"what is not too rare is met in a playthrough", 0, 0},
    [SHOWN] = {"what is met in a playthrough is in one", 0, 0},
    [CRAMPED] = {"without room nothing is said to be unreachable", 0, 0},
};

/* A scenario, and what is found by looking at everything. */
struct exam {
    uint64_t seed;
    const struct primum_scenario *scenario;
    struct space *space;
    const struct primum_coverage *coverage;

    double *to, *on;       /* likeliest way to a state, and on to an end */
    double *responses;     /* likeliest whole way by a response */
    bool *choices;         /* on offer somewhere */
    double *scenes, *ends; /* likeliest whole way to a place, and on */
};

static uint32_t scene_of(const struct exam *exam, uint32_t state)
{
    return primum_state_scene(exam->scenario, exam->space->states[state].state);
}

/* ---- Everything ---- */

/* Does this with each edge of each state. */
static void each_edge(struct exam *exam,
                      void (*look)(struct exam *exam, uint32_t state,
                                   const struct space_edge *edge))
{
    for (uint32_t s = 0; s < exam->space->count; s++) {
        const struct space_state *state = &exam->space->states[s];
        for (uint32_t o = 0; o < state->count; o++) {
            const struct space_offer *offer =
                &exam->space->offers[state->first + o];
            exam->choices[offer->choice] = true;
            for (uint32_t e = 0; e < offer->count; e++)
                look(exam, s, &exam->space->edges[offer->first + e]);
        }
    }
}

static void raise(double *value, double to)
{
    if (to > *value)
        *value = to;
}

static void go_there(struct exam *exam, uint32_t state,
                     const struct space_edge *edge)
{
    raise(&exam->to[edge->target], exam->to[state] * (double)edge->chance);
    raise(&exam->on[state], exam->on[edge->target] * (double)edge->chance);
}

static void note_way(struct exam *exam, uint32_t state,
                     const struct space_edge *edge)
{
    double on = exam->on[edge->target];
    double way = exam->to[state] * (double)edge->chance * (on > 0 ? on : 1);

    raise(&exam->responses[edge->response], way);
    if (edge->target > exam->space->count)
        raise(&exam->ends[edge->target - exam->space->count], way);
    else
        raise(&exam->scenes[scene_of(exam, edge->target)], way);
}

static void look_at_all(struct exam *exam)
{
    uint32_t count = exam->space->count;
    size_t places = count + exam->scenario->ending_count + 1;

    exam->to = memory_new(places * sizeof *exam->to);
    exam->on = memory_new(places * sizeof *exam->on);
    exam->responses =
        memory_new((exam->scenario->response_count + 1) * sizeof(double));
    exam->choices =
        memory_new((exam->scenario->choice_count + 1) * sizeof(bool));
    exam->scenes =
        memory_new((exam->scenario->scene_count + 1) * sizeof(double));
    exam->ends =
        memory_new((exam->scenario->ending_count + 1) * sizeof(double));
    exam->to[0] = 1;
    for (uint32_t e = 1; e <= exam->scenario->ending_count; e++)
        exam->on[count + e] = 1;
    for (uint32_t i = 0; i < count; i++)
        each_edge(exam, go_there);
    each_edge(exam, note_way);
    raise(&exam->scenes[exam->scenario->start], 1);
}

/* ---- Playthroughs ---- */

static uint32_t pass(struct primum_session *session)
{
    const uint32_t *choices;

    while (primum_session_turn(session) == PRIMUM_TURN_PASSES) {
        primum_session_choices(session, &choices);
        primum_session_take(session, choices[0]);
    }
    return primum_state_ending(primum_session_scenario(session),
                               primum_session_state(session));
}

/* Has it gone as it says?  What it showed is noted, and what of it is new. */
static bool is_true(const struct exam *exam,
                    const struct primum_playthrough *play, bool *seen)
{
    struct primum_session *session =
        primum_session_new(exam->scenario, NULL, play->seed);
    struct primum_step step;
    uint32_t fresh = 0, ending = pass(session);
    bool good = true;

    for (size_t i = 0; i < play->choice_count; i++) {
        good &= primum_session_take(session, play->choices[i]);
        ending = pass(session);
    }
    good &= ending == play->ending &&
            primum_session_steps(session) == play->response_count;
    for (size_t i = 0; good && primum_session_step(session, i, &step); i++) {
        good &= step.response == play->responses[i];
        fresh += !seen[step.response];
        seen[step.response] = true;
    }
    tally_case(&tallies[FRESH], fresh == play->fresh,
               "scenario %ju, seed %ju: %u, not %u", (uintmax_t)exam->seed,
               (uintmax_t)play->seed, fresh, play->fresh);
    primum_session_free(session);
    return good;
}

static void try_plays(const struct exam *exam)
{
    const struct primum_scenario *scenario = exam->scenario;
    bool *seen = memory_new((scenario->response_count + 1) * sizeof *seen);
    const struct primum_playthrough *plays;
    size_t count = primum_coverage_playthroughs(exam->coverage, &plays);

    for (size_t i = 0; i < count; i++)
        tally_case(&tallies[PLAYS], is_true(exam, &plays[i], seen),
                   "scenario %ju, seed %ju", (uintmax_t)exam->seed,
                   (uintmax_t)plays[i].seed);
    for (uint32_t r = 1; r <= scenario->response_count; r++)
        tally_case(&tallies[SHOWN],
                   seen[r] == (primum_coverage_meeting(
                                   exam->coverage, PRIMUM_THING_RESPONSE, r) ==
                               PRIMUM_MET_IN_PLAY),
                   "scenario %ju, response %u", (uintmax_t)exam->seed, r);
    free(seen);
}

/* ---- By state ---- */

static bool shows(const struct exam *exam, const struct primum_glimpse *glimpse)
{
    struct primum_session *session =
        primum_session_new(exam->scenario, glimpse->state, glimpse->seed);
    struct primum_step step;
    bool good = primum_session_take(session, glimpse->choice);

    if (!glimpse->response) {
        good &= primum_session_turn(session) == PRIMUM_TURN_NO_RESPONSE;
    } else if (glimpse->drawn) {
        good &= primum_session_step(session, 0, &step) &&
                step.response == glimpse->response &&
                step.chance == glimpse->chance;
        if (glimpse->scene)
            good &= primum_state_scene(exam->scenario, step.after) ==
                    glimpse->scene;
        if (glimpse->ending)
            good &= primum_state_ending(exam->scenario, step.after) ==
                    glimpse->ending;
    }
    primum_session_free(session);
    return good;
}

static void try_glimpses(const struct exam *exam)
{
    const struct primum_glimpse *glimpses;
    size_t count = primum_coverage_glimpses(exam->coverage, &glimpses);

    for (size_t i = 0; i < count; i++)
        tally_case(&tallies[GLIMPSES],
                   shows(exam, &glimpses[i]) &&
                       space_find(exam->space, glimpses[i].state) <
                           exam->space->count,
                   "scenario %ju, response %u", (uintmax_t)exam->seed,
                   glimpses[i].response);
}

/* ---- What is met ---- */

static void try_thing(const struct exam *exam, enum primum_thing thing,
                      uint32_t number, bool is_there, double likely)
{
    enum primum_meeting meeting =
        primum_coverage_meeting(exam->coverage, thing, number);

    tally_case(&tallies[MET],
               is_there ? meeting <= PRIMUM_MET_BY_STATE
                        : meeting == PRIMUM_MET_NEVER,
               "scenario %ju: thing %d, number %u, is met like %d",
               (uintmax_t)exam->seed, (int)thing, number, (int)meeting);
    if (likely >= LIKELY)
        tally_case(&tallies[IN_PLAY], meeting == PRIMUM_MET_IN_PLAY,
                   "scenario %ju: thing %d, number %u, chance %g",
                   (uintmax_t)exam->seed, (int)thing, number, likely);
}

static void try_all_things(const struct exam *exam)
{
    const struct primum_scenario *scenario = exam->scenario;

    for (uint32_t c = 1; c <= scenario->choice_count; c++)
        try_thing(exam, PRIMUM_THING_CHOICE, c, exam->choices[c], 0);
    for (uint32_t r = 1; r <= scenario->response_count; r++)
        try_thing(exam, PRIMUM_THING_RESPONSE, r, exam->responses[r] > 0,
                  exam->responses[r]);
    for (uint32_t s = 1; s <= scenario->scene_count; s++)
        try_thing(exam, PRIMUM_THING_SCENE, s, exam->scenes[s] > 0,
                  exam->scenes[s]);
    for (uint32_t e = 1; e <= scenario->ending_count; e++)
        try_thing(exam, PRIMUM_THING_ENDING, e, exam->ends[e] > 0,
                  exam->ends[e]);
}

/* The same where there is no room to explore. */
static void try_cramped(struct exam *exam)
{
    const struct primum_effort effort = {.memory = 1};
    struct primum_coverage *coverage;
    char *problem;
    bool good = primum_coverage_new(exam->scenario, &effort, &coverage,
                                    &problem) == PRIMUM_WORLD &&
                problem && coverage;

    exam->coverage = coverage;
    try_plays(exam);
    try_glimpses(exam);
    for (uint32_t r = 1; r <= exam->scenario->response_count; r++)
        good &= primum_coverage_meeting(coverage, PRIMUM_THING_RESPONSE, r) !=
                PRIMUM_MET_NEVER;
    tally_case(&tallies[CRAMPED], good, "scenario %ju", (uintmax_t)exam->seed);
    free(problem);
    primum_coverage_free(coverage);
}

static void examine(struct exam *exam)
{
    struct primum_coverage *coverage;
    char *problem;

    if (primum_coverage_new(exam->scenario, NULL, &coverage, &problem))
        abort();
    exam->coverage = coverage;
    look_at_all(exam);
    try_plays(exam);
    try_glimpses(exam);
    try_all_things(exam);
    primum_coverage_free(coverage);
    if (exam->seed % 4 == 0)
        try_cramped(exam);
    free(exam->to);
    free(exam->on);
    free(exam->responses);
    free(exam->choices);
    free(exam->scenes);
    free(exam->ends);
}

int main(int argc, char **argv)
{
    uint64_t count = (uint64_t)SCENARIOS * tally_effort(argc, argv);

    for (uint64_t seed = 0; seed < count; seed++) {
        struct knobs knobs = generator_half_loops(seed);
        struct trial trial;
        if (!trial_init_with(&trial, seed, &knobs))
            abort();
        struct exam exam = {.seed = seed,
                            .scenario = trial.scenario,
                            .space =
                                space_new(trial.scenario, NULL, STATES_MOST)};
        if (exam.space)
            examine(&exam);
        space_free(exam.space);
        trial_release(&trial);
    }
    return tally_end(tallies, TALLIES);
}
