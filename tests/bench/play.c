/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How many choices a second a conversation takes without a screen: each time
 * all that is on offer is looked at, one of it is taken, and every line of the
 * response is found.  Finished attempts begin again.  Memory must not grow.
 *
 * In which order choices stand on a screen is a matter of the screen: without
 * one they are read in file order.  What drawing that order adds is the second
 * figure. */
#include "primum.h"
#include "support/dice.h"
#include "support/generator.h"
#include "support/stopwatch.h"
#include "support/writer.h"

#include <malloc.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define RUNS 7
#define STEPS 4000000
#define LONGEST 1000 /* steps of an attempt */

/* A file holds no more than 64 MiB, so the largest is written more briefly. */
static const struct primum_scenario *load(uint32_t scenes, bool brief)
{
    struct primum_report *report = primum_report_new();
    const struct primum_scenario *scenario;
    struct knobs knobs = generator_large(scenes, 15);

    if (brief) {
        knobs.length = 10;
        knobs.responses_most = 2;
    }
    struct draft *draft = generator_draft(&knobs, 1);
    char *text = writer_text(draft, 1, true);
    if (primum_scenario_parse("bench.yaml", text, strlen(text), NULL, report,
                              &scenario)) {
        fputs(primum_report_render(report, PRIMUM_FORMAT_SHORT), stderr);
        abort();
    }
    generator_free(draft);
    free(text);
    primum_report_free(report);
    malloc_trim(0); /* what the draft took */
    return scenario;
}

/* Memory that is resident, in KiB. */
static long resident(void)
{
    long pages = 0;
    FILE *file = fopen("/proc/self/statm", "r");

    if (file && fscanf(file, "%*s %ld", &pages) != 1)
        pages = 0;
    if (file)
        fclose(file);
    return pages * (sysconf(_SC_PAGESIZE) / 1024);
}

/* One step, and a sum over what would be shown. */
static uintptr_t take_step(struct primum_session *session, bool screen,
                           struct dice *dice, struct primum_line *lines)
{
    const struct primum_scenario *scenario = primum_session_scenario(session);
    const uint32_t *choices;
    size_t count = screen ? primum_session_choices(session, &choices)
                          : primum_session_offers(session, &choices);
    uintptr_t shown = 0;
    struct primum_step step;

    for (size_t i = 0; i < count; i++)
        shown += (uintptr_t)scenario->choices[choices[i]].say;
    primum_session_take(session, choices[dice_below(dice, (uint32_t)count)]);
    primum_session_step(session, primum_session_steps(session) - 1, &step);
    count = primum_response_lines(scenario, step.response, step.before, lines);
    for (size_t i = 0; i < count; i++)
        shown += (uintptr_t)lines[i].text;
    return shown;
}

static double time_steps(struct primum_session *session, bool screen,
                         struct primum_line *lines, uint32_t steps,
                         uintptr_t *shown)
{
    struct dice dice = dice_for(401, 1);
    double start = stopwatch_now();
    uint64_t seed = 0;

    for (uint32_t i = 0; i < steps; i++) {
        if (primum_session_turn(session) > PRIMUM_TURN_PASSES ||
            primum_session_steps(session) == LONGEST)
            primum_session_restart(session, seed++);
        *shown += take_step(session, screen, &dice, lines);
    }
    return stopwatch_now() - start;
}

static void measure(uint32_t scenes, bool brief, double aim)
{
    const struct primum_scenario *scenario = load(scenes, brief);
    struct primum_session *session = primum_session_new(scenario, NULL, 1);
    struct primum_line *lines = calloc(scenario->most_lines + 1, sizeof *lines);
    double file[RUNS], screen[RUNS];
    uintptr_t shown = 0;

    if (!lines)
        abort();
    time_steps(session, true, lines, STEPS / 10, &shown);
    long before = resident();
    for (int i = 0; i < RUNS; i++) {
        file[i] = time_steps(session, false, lines, STEPS, &shown);
        screen[i] = time_steps(session, true, lines, STEPS, &shown);
    }
    printf("Play %u scenes without a screen, %d steps\n", (unsigned)scenes,
           2 * RUNS * STEPS);
    printf("  choices a second              %9.1f million         "
           "aim %.0f%s\n",
           STEPS / stopwatch_share(file, RUNS, 50) / 1e6, aim,
           shown ? "" : " (nothing was shown)");
    printf("  with the order for a screen   %9.1f million\n",
           STEPS / stopwatch_share(screen, RUNS, 50) / 1e6);
    printf("  memory at the start, the end  %9.1f MiB  %7.1f MiB\n",
           (double)before / 1024, (double)resident() / 1024);
    free(lines);
    primum_session_free(session);
    primum_scenario_free(scenario);
}

int main(void)
{
    measure(1000, false, 20);
    measure(100000, true, 5);
    return 0;
}
