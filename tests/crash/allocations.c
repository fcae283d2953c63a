/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A conversation of twelve turns in which memory runs out once, at each
 * allocation in turn, those of SQLite and of other libraries included: the
 * program says so in one line and ends, or can do without, and what it
 * acknowledged is kept.
 *
 *     allocations [all | N]    each of them, or about N */
#define _XOPEN_SOURCE 700 /* realpath() */
#include "support/aftermath.h"
#include "support/ordeal.h"
#include "support/sanitized.h"
#include "support/sweep.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SAMPLE 64

static const char *const answers[] = {"wait", "fill", "wait", "wait",
                                      "fill", "fill", "wait", "fill",
                                      "wait", "wait", "wait", "fill"};
static const char *const playing[] = {
    "play", "--json", "--seed", "7", "tests/crash/twelve-cups.yaml", NULL};
static const char only_line[] = "primum: out of memory\n";

static struct ordeal ordeal_of(const char *home, const char *const *environment)
{
    return (struct ordeal){
        .home = home,
        .arguments = playing,
        .environment = environment,
        .answers = answers,
        .answer_count = sizeof answers / sizeof *answers,
    };
}

/* How many allocations there are where none fails, and what is said then; 0:
 * something is amiss. */
static size_t count_allocations(const char *library, struct text *expected)
{
    char *home = ordeal_folder();
    struct outcome outcome;
    struct text log = {0};
    size_t count = 0;

    text_format(&log, "%s/count", home);
    const char *const environment[] = {"LD_PRELOAD", library, "FAIL_COUNT",
                                       log.bytes, NULL};
    const struct ordeal ordeal = ordeal_of(home, environment);
    ordeal_run(&ordeal, &outcome);
    FILE *file = fopen(log.bytes, "r");
    if (file) {
        if (fscanf(file, "%zu", &count) != 1)
            count = 0;
        fclose(file);
    }
    if (outcome.status) {
        printf("# exit %d: %s\n", outcome.status, outcome.err.bytes);
        count = 0;
    }
    text_put(expected, outcome.out.bytes);
    outcome_release(&outcome);
    text_release(&log);
    ordeal_sweep_away(home);
    free(home);
    return count;
}

/* It ended by its one line; or did as if nothing had been; or said why not. */
static bool is_orderly(const struct outcome *outcome)
{
    if (outcome->status == 128 + SIGABRT)
        return !strcmp(outcome->err.bytes, only_line);
    return outcome->status <= 3;
}

/* What is preloaded, and what is said without a fault. */
struct plan {
    char *library;
    struct text expected;
};

static int try_one(const void *with, size_t point, const char *folder,
                   struct text *why)
{
    struct outcome outcome;
    char number[32];

    snprintf(number, sizeof number, "%zu", point + 1);
    text_format(why, "allocation %s: ", number);
    const struct plan *plan = with;
    const char *const environment[] = {"LD_PRELOAD", plan->library, "FAIL_AT",
                                       number, NULL};
    struct ordeal ordeal = ordeal_of(folder, environment);
    ordeal.expected = plan->expected.bytes;
    ordeal_run(&ordeal, &outcome);
    int wrong = aftermath_of(&ordeal, &outcome, 0, why);
    if (!is_orderly(&outcome)) {
        wrong |= AFTERMATH_SILENT;
        text_format(why, "exit %d: %s", outcome.status, outcome.err.bytes);
    }
    outcome_release(&outcome);
    return wrong;
}

/* Where failing.so is, from anywhere. */
static char *find_library(void)
{
    const char *build = getenv("BUILD");
    struct text path = {0};

    text_format(&path, "%s/tests/crash/failing.so", build ? build : "build");
    char *whole = realpath(path.bytes, NULL);
    text_release(&path);
    return whole;
}

int main(int argc, char **argv)
{
    if (SANITIZED) {
        puts("ok - failing allocations are left out: sanitizers have their "
             "own");
        return EXIT_SUCCESS;
    }
    struct plan plan = {.library = find_library()};
    const struct sweep sweep = {
        .name = "memory runs out once, at every allocation",
        .points =
            plan.library ? count_allocations(plan.library, &plan.expected) : 0,
        .most = sweep_most(argc, argv, SAMPLE),
        .try = try_one,
        .with = &plan,
    };
    bool good = sweep_run(&sweep);
    text_release(&plan.expected);
    free(plan.library);
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
