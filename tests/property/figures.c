/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The figures of random scenarios against brute force: every way from the start
 * to an ending is gone, and every state looked at. */
#include "base/memory.h"
#include "primum.h"
#include "support/sanitized.h"
#include "support/solver.h"
#include "support/tally.h"
#include "support/trial.h"

#define SCENARIOS (SANITIZED ? 60 : 300)
#define STATES_MOST 400
#define LOOKS_MOST 200000 /* edges looked at while ways are counted */

enum { STATES, RANGES, PATHS, LONGEST, SHORTEST, ENDLESS, TALLIES };

static struct tally tallies[TALLIES] = {
    [STATES] = {"states and transitions are as many as there are", 0, 0},
    [RANGES] = {"gauges take the values that they take", 0, 0},
    [PATHS] = {"paths are as many as can be counted", 0, 0},
    [LONGEST] = {"the longest conversation is the longest of them", 0, 0},
    [SHORTEST] = {"the shortest is the shortest", 0, 0},
    [ENDLESS] = {"endless is what can come back, and end", 0, 0},
};

/* A scenario, and what is found by going every way from the start. */
struct exam {
    uint64_t seed;
    const struct primum_scenario *scenario;
    struct space *space;
    const struct primum_figures *figures;

    bool *open; /* by state: an ending can be reached */
    bool *on_way;
    uint64_t ways, looks;
    uint32_t longest;
    bool comes_back;
};

static bool is_silent(const struct exam *exam, uint32_t state)
{
    uint32_t scene =
        primum_state_scene(exam->scenario, exam->space->states[state].state);

    return exam->scenario->scenes[scene].passes;
}

static bool is_ending(const struct exam *exam, uint32_t target)
{
    return target > exam->space->count;
}

/* The edges of a state, from the first on; *count of them. */
static const struct space_edge *edges_of(const struct exam *exam,
                                         uint32_t state, uint32_t *count)
{
    const struct space *space = exam->space;
    const struct space_state *at = &space->states[state];
    const struct space_offer *last =
        &space->offers[at->first + (at->count ? at->count - 1 : 0)];
    uint32_t first = at->count ? space->offers[at->first].first : 0;

    *count = at->count ? last->first + last->count - first : 0;
    return space->edges + first;
}

/* From which states an ending can be reached: asked as often as it takes. */
static void find_open(struct exam *exam)
{
    uint32_t count;

    for (uint32_t round = 0; round < exam->space->count; round++)
        for (uint32_t s = 0; s < exam->space->count; s++) {
            const struct space_edge *edges = edges_of(exam, s, &count);
            for (uint32_t e = 0; e < count; e++)
                exam->open[s] |= is_ending(exam, edges[e].target) ||
                                 exam->open[edges[e].target];
        }
}

/* ---- Every way ---- */

static void follow(struct exam *exam, uint32_t state, uint32_t choices);

static void follow_edge(struct exam *exam, uint32_t target, uint32_t choices)
{
    if (is_ending(exam, target)) {
        exam->ways++;
        if (choices > exam->longest)
            exam->longest = choices;
    } else if (exam->open[target]) {
        exam->comes_back |= exam->on_way[target];
        if (!exam->comes_back)
            follow(exam, target, choices);
    }
}

/* All ways from here on; until there are too many, or no last one. */
static void follow(struct exam *exam, uint32_t state, uint32_t choices)
{
    uint32_t count;
    const struct space_edge *edges = edges_of(exam, state, &count);

    exam->on_way[state] = true;
    for (uint32_t e = 0; e < count; e++) {
        if (exam->comes_back || exam->looks++ > LOOKS_MOST)
            return;
        follow_edge(exam, edges[e].target, choices + !is_silent(exam, state));
    }
    exam->on_way[state] = false;
}

/* The fewest choices to an ending, by asking for less as often as it takes. */
static uint32_t fewest(const struct exam *exam)
{
    uint32_t *least = memory_new(exam->space->count * sizeof *least), count;

    for (uint32_t s = 0; s < exam->space->count; s++)
        least[s] = UINT32_MAX - 1;
    for (uint32_t round = 0; round < exam->space->count; round++)
        for (uint32_t s = 0; s < exam->space->count; s++) {
            const struct space_edge *edges = edges_of(exam, s, &count);
            for (uint32_t e = 0; e < count; e++) {
                uint32_t target = edges[e].target;
                uint32_t on = (is_ending(exam, target) ? 0 : least[target]) +
                              !is_silent(exam, s);
                least[s] = on < least[s] ? on : least[s];
            }
        }
    uint32_t choices = least[0];
    free(least);
    return choices;
}

static void try_ways(struct exam *exam)
{
    const struct primum_figures *figures = exam->figures;

    if (exam->open[0])
        follow(exam, 0, 0);
    bool all = exam->looks <= LOOKS_MOST;
    if (exam->comes_back || all)
        tally_case(&tallies[ENDLESS], figures->endless == exam->comes_back,
                   "scenario %ju", (uintmax_t)exam->seed);
    if (!exam->comes_back && all) {
        tally_case(&tallies[PATHS],
                   figures->paths.zeros == 0 &&
                       figures->paths.digits == (double)exam->ways,
                   "scenario %ju: %ju, not %g", (uintmax_t)exam->seed,
                   (uintmax_t)exam->ways, figures->paths.digits);
        tally_case(&tallies[LONGEST], figures->longest == exam->longest,
                   "scenario %ju: %u, not %u", (uintmax_t)exam->seed,
                   exam->longest, figures->longest);
    }
    uint32_t shortest = exam->open[0] ? fewest(exam) : 0;
    tally_case(&tallies[SHORTEST],
               figures->ends == exam->open[0] && figures->shortest == shortest,
               "scenario %ju: %u, not %u", (uintmax_t)exam->seed, shortest,
               figures->shortest);
}

/* ---- Every value ---- */

static void note_value(struct primum_range *range, int32_t value)
{
    range->least = value < range->least ? value : range->least;
    range->most = value > range->most ? value : range->most;
}

static struct primum_range range_of(const struct exam *exam, uint32_t gauge)
{
    struct primum_range range = {INT32_MAX, INT32_MIN};
    struct primum_state *after = primum_state_new(exam->scenario);
    uint32_t count;

    for (uint32_t s = 0; s < exam->space->count; s++) {
        const struct primum_state *state = exam->space->states[s].state;
        const struct space_edge *edges = edges_of(exam, s, &count);
        note_value(&range, primum_state_value(state, gauge));
        for (uint32_t e = 0; e < count; e++) {
            primum_after(exam->scenario, state, edges[e].response, after);
            note_value(&range, primum_state_value(after, gauge));
        }
    }
    primum_state_free(after);
    return range;
}

static void try_ranges(const struct exam *exam)
{
    for (uint32_t g = 1; g <= exam->scenario->gauge_count; g++) {
        const struct primum_range *range = &exam->figures->ranges[g];
        struct primum_range expected = range_of(exam, g);
        tally_case(&tallies[RANGES],
                   range->least == expected.least &&
                       range->most == expected.most,
                   "scenario %ju, %s: %d to %d, and not %d to %d",
                   (uintmax_t)exam->seed, exam->scenario->gauges[g].id,
                   expected.least, expected.most, range->least, range->most);
    }
}

static void examine(struct exam *exam)
{
    struct primum_coverage *coverage;
    char *problem;

    if (primum_coverage_new(exam->scenario, NULL, &coverage, &problem))
        abort();
    exam->figures = primum_coverage_figures(coverage);
    exam->open = memory_new(exam->space->count * sizeof(bool));
    exam->on_way = memory_new(exam->space->count * sizeof(bool));
    find_open(exam);
    tally_case(&tallies[STATES],
               exam->figures->states == exam->space->count &&
                   exam->figures->transitions == exam->space->edge_count,
               "scenario %ju", (uintmax_t)exam->seed);
    try_ways(exam);
    try_ranges(exam);
    free(exam->open);
    free(exam->on_way);
    primum_coverage_free(coverage);
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
