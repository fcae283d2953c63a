/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two programs that keep answers in the same records at the same time: each
 * answer of each is there afterwards, in its order.
 *
 *     two_sessions [all | N]    3,000 answers each, or about N */
#include "primum_records.h"
#include "support/aftermath.h"
#include "support/ordeal.h"
#include "support/stopwatch.h"
#include "support/sweep.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define SESSIONS 2
#define ANSWERS 3000
#define TURNS 12 /* in an attempt */

static const struct primum_scenario *load(void)
{
    struct primum_report *report = primum_report_new();
    const struct primum_scenario *scenario = NULL;

    if (primum_scenario_open("tests/crash/twelve-cups.yaml", report, &scenario))
        abort();
    primum_report_free(report);
    return scenario;
}

static void new_id(char id[PRIMUM_ATTEMPT_ID], int64_t now)
{
    unsigned char random[10];
    FILE *file = fopen("/dev/urandom", "rb");

    if (!file || fread(random, 1, sizeof random, file) != sizeof random)
        abort();
    fclose(file);
    primum_attempt_id(now, random, id);
}

/* Plays one attempt, of at most so many answers.  How many were kept; 0 where
 * one could not be. */
static size_t play(struct primum_records *records,
                   const struct primum_scenario *scenario, uint64_t seed,
                   size_t most)
{
    char id[PRIMUM_ATTEMPT_ID];
    int64_t now = 1000 * (int64_t)seed;
    struct primum_session *session = primum_session_new(scenario, NULL, seed);
    size_t kept = 0;

    new_id(id, now);
    const struct primum_beginning beginning = {.id = id, .now = now};
    struct primum_recording *recording =
        primum_recording_new(records, session, &beginning);
    while (kept < most && primum_session_turn(session) == PRIMUM_TURN_CHOOSE) {
        const uint32_t *choices;
        size_t count = primum_session_choices(session, &choices);
        primum_session_take(session, choices[seed % count]);
        if (primum_recording_keep(recording, NULL, now++)) {
            printf("# %s\n", primum_records_problem(records));
            kept = 0;
            break;
        }
        kept++;
    }
    primum_recording_leave(recording, NULL, now);
    primum_recording_free(recording);
    primum_session_free(session);
    return kept;
}

/* A session's answers.  The exit code. */
static int run_session(const char *path, uint64_t number, size_t answers)
{
    const struct primum_scenario *scenario = load();
    struct primum_records *records;
    size_t kept = 0, more = 1;

    if (primum_records_open(path, PRIMUM_RECORDS_WRITE, &records)) {
        printf("# %s\n", primum_records_problem(records));
        more = 0;
    }
    for (uint64_t seed = number; more > 0 && kept < answers; seed += SESSIONS) {
        more = play(records, scenario, seed,
                    answers - kept < TURNS ? answers - kept : TURNS);
        kept += more;
    }
    primum_records_close(records);
    primum_scenario_free(scenario);
    return kept == answers ? EXIT_SUCCESS : EXIT_FAILURE;
}

static bool run_both(const char *path, size_t answers)
{
    pid_t pids[SESSIONS];
    bool good = true;

    fflush(stdout);
    for (uint64_t i = 0; i < SESSIONS; i++) {
        pids[i] = fork();
        if (pids[i] == 0) {
            int status = run_session(path, i, answers);
            fflush(stdout);
            _exit(status); /* what the parent has is the parent's */
        }
    }
    for (int i = 0; i < SESSIONS; i++) {
        int status = -1;
        while (waitpid(pids[i], &status, 0) < 0 && errno == EINTR)
            ;
        good = good && status == 0;
    }
    return good;
}

int main(int argc, char **argv)
{
    size_t most = sweep_most(argc, argv, 240), answers = most ? most : ANSWERS;
    char *home = ordeal_folder();
    struct text path = {0}, why = {0};
    struct primum_holdings held = {0};
    struct primum_records *records = NULL;
    double begin = stopwatch_now();

    text_format(&path, "%s/.local/share/primum/records.db", home);
    bool good = run_both(path.bytes, answers);
    double seconds = stopwatch_now() - begin;
    if (aftermath_count(home, &why) < 0) {
        printf("# %s\n", why.bytes);
        good = false;
    }
    if (primum_records_open(path.bytes, PRIMUM_RECORDS_READ, &records) ||
        primum_records_holdings(records, &held))
        printf("# %s\n", primum_records_problem(records));
    primum_records_close(records);
    good = good && held.choices == SESSIONS * answers;
    printf("%s - two sessions at once, %zu answers each: %ju are kept (%.1f "
           "s)\n",
           good ? "ok" : "not ok", answers, (uintmax_t)held.choices, seconds);
    text_release(&why);
    text_release(&path);
    ordeal_sweep_away(home);
    free(home);
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
