/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The map of random scenarios: what it says of states is what going over all
 * of them one by one finds. */
#include "base/memory.h"
#include "check/map.h"
#include "primum.h"
#include "support/sanitized.h"
#include "support/solver.h"
#include "support/tally.h"
#include "support/trial.h"

#include <math.h>
#include <stdlib.h>

#define SCENARIOS (SANITIZED ? 100 : 1000)
#define STATES_MOST 200
#define CLOSE 1e-9

enum { REACHED, CUTS, FIGURES_HERE, FIGURES_AFTER, CHANCES, BACK, TALLIES };

static struct tally tallies[TALLIES] = {
    [REACHED] = {"what is never reached is what no state comes to", 0, 0},
    [CUTS] = {"what never cuts it short never does", 0, 0},
    [FIGURES_HERE] = {"a scene's figures are those of all its states", 0, 0},
    [FIGURES_AFTER] = {"a choice's figures are those of all states", 0, 0},
    [CHANCES] = {"an arrow's chances are those of all states", 0, 0},
    [BACK] = {"an arrow back leads to what stands before", 0, 0},
};

/* ---- What is known of states, once more ---- */

/* What one thing should have; the rest is 0. */
struct expected {
    size_t times;
    double least[FIGURES], most[FIGURES], sum[FIGURES];
};

struct exam {
    const struct primum_scenario *scenario;
    uint64_t seed;
    const struct space *space;
    const struct primum_impact *impact;
    struct map map;
    struct expected *places, *choices, *arrows; /* of arrows, figure 0 only */
    bool *cut;                                  /* by place */
};

static void expect(struct expected *expected, size_t figure, double value)
{
    if (!expected->times || value < expected->least[figure])
        expected->least[figure] = value;
    if (!expected->times || value > expected->most[figure])
        expected->most[figure] = value;
    expected->sum[figure] += value;
}

static place place_of(const struct exam *exam, const struct primum_state *state)
{
    uint32_t ending = primum_state_ending(exam->scenario, state);

    return ending ? exam->scenario->scene_count + ending
                  : primum_state_scene(exam->scenario, state);
}

/* The chances of the responses that lead along an arrow, as it is written. */
static double chance_along(const struct exam *exam,
                           const struct space_offer *offer,
                           const struct map_arrow *arrow)
{
    const struct scenario *scenario = scenario_of(exam->scenario);
    long double sum = 0;

    for (uint32_t e = offer->first; e < offer->first + offer->count; e++)
        if (scenario->responses[exam->space->edges[e].response].next ==
            arrow->target)
            sum += exam->space->edges[e].chance;
    return (double)sum;
}

static void count_landings(struct exam *exam, const struct primum_state *before,
                           const struct space_offer *offer)
{
    const struct scenario *scenario = scenario_of(exam->scenario);
    struct primum_state *after = primum_state_new(exam->scenario);

    for (uint32_t e = offer->first; e < offer->first + offer->count; e++) {
        uint32_t response = exam->space->edges[e].response;
        place next = scenario->responses[response].next;
        primum_after(exam->scenario, before, response, after);
        place landed = place_of(exam, after);
        if (landed > exam->scenario->scene_count)
            exam->places[landed].times++;
        exam->cut[landed] |= landed != (next ? next : place_of(exam, before));
    }
    primum_state_free(after);
}

static void count_offer(struct exam *exam, const struct primum_state *state,
                        const struct space_offer *offer)
{
    struct run run = exam->map.choices[offer->choice].arrows;
    struct expected *choice = &exam->choices[offer->choice];

    for (size_t f = 0; f < FIGURES; f++)
        expect(choice, f,
               primum_impact_after(exam->impact, state, offer->choice, f));
    choice->times++;
    for (uint32_t a = run.first; offer->count && a < run.first + run.count;
         a++) {
        expect(&exam->arrows[a], 0,
               chance_along(exam, offer, &exam->map.arrows[a]));
        exam->arrows[a].times++;
    }
    count_landings(exam, state, offer);
}

static void count_all(struct exam *exam)
{
    for (uint32_t s = 0; s < exam->space->count; s++) {
        const struct space_state *state = &exam->space->states[s];
        struct expected *here = &exam->places[place_of(exam, state->state)];
        for (size_t f = 0; f < FIGURES; f++)
            expect(here, f, primum_impact_at(exam->impact, state->state, f));
        here->times++;
        for (uint32_t o = state->first; o < state->first + state->count; o++)
            count_offer(exam, state->state, &exam->space->offers[o]);
    }
}

/* ---- Whether the map knows the same ---- */

static bool is_same(const struct range *range, const struct expected *expected,
                    size_t figure)
{
    return range->count == expected->times &&
           (!range->count ||
            (fabs(range->least - expected->least[figure]) <= CLOSE &&
             fabs(range->most - expected->most[figure]) <= CLOSE &&
             fabs(range->sum - expected->sum[figure]) <=
                 CLOSE * (double)range->count));
}

static void compare_places(const struct exam *exam)
{
    uint32_t scenes = exam->scenario->scene_count;

    for (place p = 1; p <= scenes + exam->scenario->ending_count; p++) {
        const struct map_place *known = &exam->map.places[p];
        tally_case(&tallies[REACHED],
                   map_reached(&exam->map, p) == (exam->places[p].times > 0) &&
                       known->met == exam->places[p].times,
                   "seed %ju, place %u", (uintmax_t)exam->seed, (unsigned)p);
        for (size_t f = 0; p <= scenes && f < FIGURES; f++)
            tally_case(&tallies[FIGURES_HERE],
                       is_same(&known->figures[f], &exam->places[p], f),
                       "seed %ju, scene %u, figure %zu", (uintmax_t)exam->seed,
                       (unsigned)p, f);
    }
}

static void compare_choices(const struct exam *exam)
{
    for (uint32_t c = 1; c <= exam->scenario->choice_count; c++) {
        const struct map_choice *choice = &exam->map.choices[c];
        tally_case(&tallies[REACHED], choice->offered == exam->choices[c].times,
                   "seed %ju, choice %u", (uintmax_t)exam->seed, (unsigned)c);
        for (size_t f = 0; f < FIGURES; f++)
            tally_case(&tallies[FIGURES_AFTER],
                       is_same(&choice->figures[f], &exam->choices[c], f),
                       "seed %ju, choice %u, figure %zu", (uintmax_t)exam->seed,
                       (unsigned)c, f);
    }
    for (uint32_t a = 0; a < exam->map.arrow_count; a++)
        tally_case(&tallies[CHANCES],
                   is_same(&exam->map.arrows[a].chance, &exam->arrows[a], 0),
                   "seed %ju, arrow %u", (uintmax_t)exam->seed, (unsigned)a);
}

/* Who was seen to be taken elsewhere was taken there by an interrupt. */
static void compare_cuts(const struct exam *exam)
{
    const struct scenario *scenario = scenario_of(exam->scenario);
    uint32_t places =
        exam->scenario->scene_count + exam->scenario->ending_count;

    for (place p = 1; p <= places; p++) {
        bool possible = false;
        for (uint32_t i = 0; i < scenario->interrupt_count; i++)
            possible |= scenario->interrupts[i].next == p && exam->map.cuts[i];
        if (exam->cut[p])
            tally_case(&tallies[CUTS], possible, "seed %ju, place %u",
                       (uintmax_t)exam->seed, (unsigned)p);
    }
}

static void compare_back(const struct exam *exam)
{
    for (uint32_t a = 0; a < exam->map.arrow_count; a++) {
        const struct map_arrow *arrow = &exam->map.arrows[a];
        place from = exam->scenario->choices[arrow->choice].scene;
        if (arrow->back)
            tally_case(&tallies[BACK],
                       from == arrow->target ||
                           exam->map.places[arrow->target].distance <
                               exam->map.places[from].distance,
                       "seed %ju, arrow %u", (uintmax_t)exam->seed,
                       (unsigned)a);
    }
}

/* ---- One scenario ---- */

static struct primum_impact *solve(const struct primum_scenario *scenario)
{
    size_t count = primum_map_questions(scenario, NULL);
    struct primum_question *questions = memory_new(count * sizeof *questions);
    struct primum_impact *impact;
    char *problem;

    primum_map_questions(scenario, questions);
    primum_impact_solve(scenario, NULL, questions, count, NULL, &impact,
                        &problem);
    free(problem);
    free(questions);
    return impact;
}

static void examine(const struct trial *trial, const struct space *space,
                    const struct primum_impact *impact)
{
    const struct primum_scenario *scenario = trial->scenario;
    size_t places = (size_t)scenario->scene_count + scenario->ending_count + 1;
    struct exam exam = {.scenario = scenario,
                        .seed = trial->seed,
                        .space = space,
                        .impact = impact};

    map_init(&exam.map, scenario, impact);
    exam.places = memory_new(places * sizeof *exam.places);
    exam.cut = memory_new(places * sizeof *exam.cut);
    exam.choices =
        memory_new((scenario->choice_count + 1) * sizeof *exam.choices);
    exam.arrows = memory_new((exam.map.arrow_count + 1) * sizeof *exam.arrows);
    count_all(&exam);
    compare_places(&exam);
    compare_choices(&exam);
    compare_cuts(&exam);
    compare_back(&exam);
    free(exam.places);
    free(exam.cut);
    free(exam.choices);
    free(exam.arrows);
    map_release(&exam.map);
}

static void count(uint64_t seed)
{
    struct knobs knobs = generator_small(seed);
    struct trial trial;

    knobs.gauges = 1 + seed % 2;
    knobs.facts = seed % 2;
    knobs.faults = seed % 3 == 0;
    if (!trial_init_with(&trial, seed, &knobs))
        abort();
    struct space *space = space_new(trial.scenario, NULL, STATES_MOST);
    struct primum_impact *impact = space ? solve(trial.scenario) : NULL;
    if (impact)
        examine(&trial, space, impact);
    primum_impact_free(impact);
    space_free(space);
    trial_release(&trial);
}

int main(int argc, char **argv)
{
    uint64_t scenarios = (uint64_t)SCENARIOS * tally_effort(argc, argv);

    for (uint64_t seed = 0; seed < scenarios; seed++)
        count(seed);
    return tally_end(tallies, TALLIES);
}
