/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long it takes to check a scenario of 200 scenes, whose states cannot lead
 * back: to load it, to step each state once, to prove what needs no answers, and
 * all of it.  A floor is given by the walk. */
#include "check/survey.h"
#include "check/witness.h"
#include "primum.h"
#include "support/generator.h"
#include "support/stopwatch.h"
#include "support/writer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define RUNS 5

#define AIMS                                                                   \
    "  aims: proofs 50 ms, all 100 ms at 10^5 states; all 800 ms at 10^6"

/* What makes up a scenario of about so many states. */
struct size {
    const char *name;
    uint32_t gauges, facts;
    uint64_t seed;
};

static const struct size sizes[] = {
    {"10^5", 2, 2, 1},
    {"10^6", 3, 2, 1},
};

struct times {
    double load[RUNS], walk[RUNS], proofs[RUNS], all[RUNS];
};

static char *write_scenario(const struct size *size)
{
    struct knobs knobs = generator_large(200, 0);

    knobs.anytime = 0;
    knobs.interrupts = 0;
    knobs.gauges = size->gauges;
    knobs.facts = size->facts;
    struct draft *draft = generator_draft(&knobs, size->seed);

    for (uint32_t c = 1; c <= draft->choice_count; c++)
        draft->choices[c].once = DRAFT_ALWAYS;
    char *text = writer_text(draft, size->seed, true);
    generator_free(draft);
    return text;
}

static const struct primum_scenario *load(const char *text)
{
    struct primum_report *report = primum_report_new();
    const struct primum_scenario *scenario;

    if (primum_scenario_parse("bench.yaml", text, strlen(text), NULL, report,
                              &scenario)) {
        fputs(primum_report_render(report, PRIMUM_FORMAT_SHORT), stderr);
        exit(EXIT_FAILURE);
    }
    primum_report_free(report);
    return scenario;
}

static size_t walk(const struct primum_scenario *scenario)
{
    struct primum_impact *impact;
    char *problem;

    if (primum_impact_solve(scenario, NULL, NULL, 0, NULL, &impact, &problem)) {
        fprintf(stderr, "%s\n", problem);
        exit(EXIT_FAILURE);
    }
    size_t states = primum_impact_states(impact);
    primum_impact_free(impact);
    return states;
}

/* With no question, and with the ways to what was found. */
static void prove(const struct primum_scenario *scenario)
{
    char *problem;
    struct survey *survey =
        survey_new(scenario_of(scenario), NULL, 0, NULL, &problem);
    struct witness *witness = witness_new(survey);

    witness_free(witness);
    survey_free(survey);
}

static size_t check(const struct primum_scenario *scenario)
{
    struct primum_report *report = primum_report_new();

    primum_check(scenario, NULL, report);
    size_t found = primum_report_count(report, PRIMUM_ERROR) +
                   primum_report_count(report, PRIMUM_WARNING);
    primum_report_free(report);
    return found;
}

static void measure(const struct size *size)
{
    char *text = write_scenario(size);
    struct times times;
    size_t states = 0, found = 0;

    for (int i = 0; i < RUNS; i++) {
        double start = stopwatch_now();
        const struct primum_scenario *scenario = load(text);
        double loaded = stopwatch_now();
        states = walk(scenario);
        double walked = stopwatch_now();
        prove(scenario);
        double proved = stopwatch_now();
        found = check(scenario);
        times.all[i] = stopwatch_now() - proved;
        times.proofs[i] = proved - walked;
        times.walk[i] = walked - loaded;
        times.load[i] = loaded - start;
        primum_scenario_free(scenario);
    }
    free(text);
    printf("  %-5s %8zu %6zu %8.1f %8.1f %8.1f %8.1f\n", size->name, states,
           found, 1e3 * stopwatch_share(times.load, RUNS, 50),
           1e3 * stopwatch_share(times.walk, RUNS, 50),
           1e3 * stopwatch_share(times.proofs, RUNS, 50),
           1e3 * stopwatch_share(times.all, RUNS, 50));
}

int main(void)
{
    printf("Checking 200 scenes, in ms\n");
    printf("          states  found     load     walk   proofs      all\n");
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        measure(&sizes[i]);
    puts(AIMS);
    return 0;
}
