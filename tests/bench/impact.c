/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long it takes to answer fifteen questions for every state of a scenario,
 * and in how much memory, beside what memory alone takes: to be touched for
 * the first time, and to be read at random. */
#define _DEFAULT_SOURCE /* MAP_ANONYMOUS */
#include "primum.h"
#include "support/dice.h"
#include "support/generator.h"
#include "support/stopwatch.h"
#include "support/writer.h"

#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define RUNS 3
#define QUESTIONS 15
#define FLOOR_SIZE ((size_t)128 << 20)

/* A made-up scenario: scenes, targets that lead back in 100, and a seed, which
 * together make about as many states as its row says. */
struct size {
    uint32_t scenes, back;
    uint64_t seed;
};

#define AIMS                                                                   \
    "  aims: acyclic 10 M states/s in 160 bytes; with loops 75 ms at 10^5\n"   \
    "  states, 500 ms at 1.3 * 10^6, in 300 bytes"

static const struct size sizes[] = {
    {13, 0, 2}, {18, 0, 3},  {30, 0, 3},  {40, 0, 1},
    {8, 15, 3}, {10, 15, 3}, {16, 15, 1}, {16, 15, 4},
};

/* Neither interrupts nor choices that are always there: with those, hardly
 * anything of a random scenario can be reached. */
static const struct primum_scenario *load(const struct size *size)
{
    struct primum_report *report = primum_report_new();
    const struct primum_scenario *scenario;
    struct knobs knobs = generator_large(size->scenes, size->back);

    knobs.anytime = 0;
    knobs.interrupts = 0;
    struct draft *draft = generator_draft(&knobs, size->seed);
    char *text = writer_text(draft, size->seed, true);
    if (primum_scenario_parse("bench.yaml", text, strlen(text), NULL, report,
                              &scenario)) {
        fputs(primum_report_render(report, PRIMUM_FORMAT_SHORT), stderr);
        abort();
    }
    generator_free(draft);
    free(text);
    primum_report_free(report);
    return scenario;
}

static void ask(struct primum_question *questions)
{
    static const uint32_t goals[] = {PRIMUM_GOAL_HELPED, PRIMUM_GOAL_MIXED,
                                     PRIMUM_GOAL_HARMED, PRIMUM_GOAL_WORTH,
                                     PRIMUM_GOAL_ENDING + 1};

    for (uint32_t i = 0; i < QUESTIONS; i++)
        questions[i] = (struct primum_question){goals[i / 3], i % 3};
}

static struct primum_impact *solve(const struct primum_scenario *scenario)
{
    const struct primum_effort effort = {.memory = (size_t)4 << 30};
    struct primum_question questions[QUESTIONS];
    struct primum_impact *impact;
    char *problem;

    ask(questions);
    if (primum_impact_solve(scenario, NULL, questions, QUESTIONS, &effort,
                            &impact, &problem)) {
        fprintf(stderr, "%s\n", problem);
        exit(EXIT_FAILURE);
    }
    return impact;
}

/* A line of /proc/self/status, in KiB; 0 where there is none. */
static long resident(const char *name)
{
    char line[256];
    long size = 0;
    FILE *file = fopen("/proc/self/status", "r");

    while (file && fgets(line, sizeof line, file))
        if (!strncmp(line, name, strlen(name)))
            size = strtol(line + strlen(name), NULL, 10);
    if (file)
        fclose(file);
    return size;
}

static void measure(const struct size *size)
{
    const struct primum_scenario *scenario = load(size);
    double times[RUNS];
    size_t states = 0;
    long before = resident("VmRSS:"), most = 0;

    for (int i = 0; i < RUNS; i++) {
        double start = stopwatch_now();
        struct primum_impact *impact = solve(scenario);
        times[i] = stopwatch_now() - start;
        states = primum_impact_states(impact);
        if (!i)
            most = resident("VmHWM:") - before;
        primum_impact_free(impact);
    }
    double time = stopwatch_share(times, RUNS, 50);
    printf("  %-8s %9zu %10.1f %10.2f %10.0f\n",
           size->back ? "loops" : "acyclic", states, time * 1e3,
           (double)states / time / 1e6, (double)most * 1024 / (double)states);
    primum_scenario_free(scenario);
}

/* In a process of its own, so that the most memory is its own. */
static void measure_apart(const struct size *size)
{
    fflush(stdout);
    pid_t child = fork();

    if (child < 0)
        exit(EXIT_FAILURE);
    if (!child) {
        measure(size);
        fflush(stdout);
        _exit(EXIT_SUCCESS);
    }
    waitpid(child, NULL, 0);
}

/* ---- The floor ---- */

static unsigned char *map_memory(void)
{
    unsigned char *memory = mmap(NULL, FLOOR_SIZE, PROT_READ | PROT_WRITE,
                                 MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    if (memory == MAP_FAILED)
        exit(EXIT_FAILURE);
    return memory;
}

static void measure_floor(void)
{
    struct dice dice = dice_for(402, 1);
    unsigned char *memory = map_memory();
    unsigned sum = 0;
    uint32_t probes = 4000000, lines = (uint32_t)(FLOOR_SIZE / 64);
    double start = stopwatch_now();

    memset(memory, 1, FLOOR_SIZE);
    double touched = stopwatch_now() - start;
    start = stopwatch_now();
    for (uint32_t i = 0; i < probes; i++)
        sum += memory[(size_t)dice_below(&dice, lines) * 64];
    double probed = stopwatch_now() - start;
    printf("Memory alone: first touched %.0f MB/s, %.0f million reads a second "
           "at random%s\n",
           FLOOR_SIZE / 1e6 / touched, probes / 1e6 / probed,
           sum ? "" : " (of nothing)");
    munmap(memory, FLOOR_SIZE);
}

int main(void)
{
    printf("Likely impact, %d questions answered for every state\n", QUESTIONS);
    printf("              states         ms  M states/s  bytes a state\n");
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        measure_apart(&sizes[i]);
    puts(AIMS);
    measure_floor();
    return 0;
}
