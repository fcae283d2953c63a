/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A conversation of twelve turns, and forgetting, with a fault planted by
 * strace at every system call, whatever its name: the program is killed before
 * it, or it fails for one of five reasons.  Afterwards the records are read
 * back.
 *
 *     calls [all | N]    every point, or about N in each sweep
 *
 * See README.md beside this. */
#include "support/aftermath.h"
#include "support/ordeal.h"
#include "support/sanitized.h"
#include "support/sweep.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NAMES_MOST 128
#define SAMPLE 48
#define SCENARIO "tests/crash/twelve-cups.yaml"

static const char *const faults[] = {"signal=SIGKILL", "error=ENOSPC",
                                     "error=EIO",      "error=EDQUOT",
                                     "error=EROFS",    "error=EINTR"};

#define FAULTS (sizeof faults / sizeof *faults)

static const char *const answers[] = {"wait", "fill", "wait", "wait",
                                      "fill", "fill", "wait", "fill",
                                      "wait", "wait", "wait", "fill"};

#define ANSWERS (sizeof answers / sizeof *answers)

/* ---- What is done ---- */

static const char *const playing[] = {"play", "--json", "--seed",
                                      "7",    SCENARIO, NULL};
static const char *const forgetting[] = {"forget", "last", "--yes", NULL};
static const char *const forgetting_all[] = {"forget", "--all", "--yes", NULL};

/* How often it is made by the program, and before that, by the loader, whose
 * calls are none of ours. */
struct call {
    char name[32];
    size_t times, early;
};

/* A thing that the program does, and the calls that it makes for that. */
struct deed {
    const char *name;
    const char *const *arguments;
    size_t answers; /* how many are given; 0: it asks nothing */
    int before;     /* attempts that are kept already */
    struct call calls[NAMES_MOST];
    size_t call_count;
    struct text expected; /* what it says */
};

/* Leaks cannot be looked for under strace. */
static const char *const environment[] = {"ASAN_OPTIONS", "detect_leaks=0",
                                          NULL};

static struct ordeal ordeal_of(const struct deed *deed, const char *home,
                               const char *const *before)
{
    return (struct ordeal){
        .home = home,
        .before = before,
        .arguments = deed->arguments,
        .environment = environment,
        .answers = deed->answers ? answers : NULL,
        .answer_count = deed->answers,
        .expected = deed->answers ? deed->expected.bytes : NULL,
    };
}

/* Attempts that are there before: plays one without a fault. */
static bool prepare(const struct deed *deed, const char *home)
{
    const struct deed play = {.arguments = playing, .answers = 3};
    const struct ordeal ordeal = ordeal_of(&play, home, NULL);
    bool good = true;

    for (int i = 0; i < deed->before; i++) {
        struct outcome outcome;
        ordeal_run(&ordeal, &outcome);
        good = good && outcome.over && !outcome.status;
        if (!good)
            fprintf(stderr, "%s", outcome.err.bytes);
        outcome_release(&outcome);
    }
    return good;
}

/* ---- Counting calls ---- */

static void add_call(struct deed *deed, const char *name, bool early)
{
    struct call *call = deed->calls;

    while (call < deed->calls + deed->call_count && strcmp(call->name, name))
        call++;
    if (call == deed->calls + NAMES_MOST)
        return;
    if (call == deed->calls + deed->call_count) {
        deed->call_count++;
        snprintf(call->name, sizeof call->name, "%s", name);
    }
    call->times += !early;
    call->early += early;
}

/* "123 openat(AT_FDCWD, ..." */
static void read_call(struct deed *deed, const char *line, bool early)
{
    char name[32];
    size_t length = 0;

    line += strspn(line, "0123456789 ");
    while (length < sizeof name - 1 &&
           (isalnum((unsigned char)line[length]) || line[length] == '_'))
        length++;
    memcpy(name, line, length);
    name[length] = '\0';
    if (length > 0 && line[length] == '(')
        add_call(deed, name, early);
}

/* The first thing that main() does is to open /dev/null. */
static void read_calls(struct deed *deed, const char *path)
{
    FILE *file = fopen(path, "r");
    char line[4096];
    bool early = true;

    while (file && fgets(line, sizeof line, file)) {
        early = early && !strstr(line, "\"/dev/null\"");
        read_call(deed, line, early);
    }
    if (file)
        fclose(file);
}

/* Does it once under strace, without a fault. */
static bool count_calls(struct deed *deed)
{
    char *home = ordeal_folder();
    struct text log = {0};
    struct outcome outcome;
    bool good = prepare(deed, home);

    text_format(&log, "%s/log", home);
    const char *const before[] = {"strace", "-f", "-qq", "-o", log.bytes, NULL};
    const struct ordeal ordeal = ordeal_of(deed, home, before);
    ordeal_run(&ordeal, &outcome);
    good = good && !outcome.status && outcome.acknowledged == deed->answers;
    read_calls(deed, log.bytes);
    text_put(&deed->expected, outcome.out.bytes);
    if (!good)
        printf("# exit %d: %s\n", outcome.status, outcome.err.bytes);
    outcome_release(&outcome);
    ordeal_sweep_away(home);
    text_release(&log);
    free(home);
    return good;
}

/* A few points are tried, and quickly. */
static bool sampling;

/* The kernel's brk() has no errors: where it cannot, it returns what it was.  A
 * lock that cannot be given back is waited for, which takes ten seconds. */
static size_t faults_of(const struct call *call)
{
    bool killed_alone = !strcmp(call->name, "brk") ||
                        (sampling && !strcmp(call->name, "fcntl"));

    return killed_alone ? 1 : FAULTS;
}

static size_t count_points(const struct deed *deed)
{
    size_t points = 0;

    for (size_t i = 0; i < deed->call_count; i++)
        points += deed->calls[i].times * faults_of(&deed->calls[i]);
    return points;
}

/* ---- A point ---- */

/* The words for strace, for point number `point`; what they say is in `text`.
 */
struct plant {
    char trace[64], inject[160];
    const char *words[16];
};

static void plant_init(struct plant *plant, const struct deed *deed,
                       size_t point)
{
    const struct call *call = deed->calls;

    for (; point >= call->times * faults_of(call); call++)
        point -= call->times * faults_of(call);
    size_t fault = point % faults_of(call), at = point / faults_of(call);
    snprintf(plant->trace, sizeof plant->trace, "trace=%.31s", call->name);
    snprintf(plant->inject, sizeof plant->inject, "inject=%.31s:%s:when=%zu",
             call->name, faults[fault], call->early + at + 1);
    const char *const words[] = {"strace", "-f",         "-qq", "--seccomp-bpf",
                                 "-o",     "/dev/null",  "-e",  "signal=none",
                                 "-e",     plant->trace, "-e",  plant->inject,
                                 NULL};
    memcpy(plant->words, words, sizeof words);
}

static int try_playing(const void *with, size_t point, const char *folder,
                       struct text *why)
{
    const struct deed *deed = with;
    struct plant plant;
    struct outcome outcome;

    plant_init(&plant, deed, point);
    text_format(why, "%s, %s: ", deed->name, plant.inject);
    const struct ordeal ordeal = ordeal_of(deed, folder, plant.words);
    if (!prepare(deed, folder))
        return AFTERMATH_CORRUPT;
    ordeal_run(&ordeal, &outcome);
    int wrong = aftermath_of(&ordeal, &outcome, deed->before, why);
    outcome_release(&outcome);
    return wrong;
}

/* How many attempts are kept once the next session has been there.  Where there
 * is none, that left no byte; else -1. */
static int count_after(const char *home, struct text *why)
{
    aftermath_settle(home);
    int count = aftermath_count(home, why);
    size_t left = count ? 0 : ordeal_count_with(home, "Twelve cups");

    if (left)
        text_format(why, "%zu files with bytes; ", left);
    return left ? -1 : count;
}

/* Forgotten or there as a whole; and if it says that it is forgotten, that is
 * so. */
static int judge_forgetting(const struct deed *deed,
                            const struct outcome *outcome, const char *home,
                            struct text *why)
{
    int wanted = deed->arguments == forgetting ? deed->before - 1 : 0;
    int bared = ordeal_count_open(home) ? AFTERMATH_BARED : 0;
    int count = count_after(home, why);
    bool whole = count == wanted || count == deed->before;
    bool done = !outcome->status && count == wanted;

    int wrong = bared | (whole ? 0 : AFTERMATH_CORRUPT) |
                (done || aftermath_told(outcome) ? 0 : AFTERMATH_SILENT) |
                (outcome->hung ? AFTERMATH_HUNG : 0);
    if (wrong)
        text_format(why, "%d attempts, before %d; exit %d; it said: %s", count,
                    deed->before, outcome->status, outcome->err.bytes);
    return wrong;
}

/* Whatever happened to the first, a second forgetting leaves no byte. */
static int forget_again(const char *home, struct text *why)
{
    const struct deed deed = {.arguments = forgetting_all};
    const struct ordeal ordeal = ordeal_of(&deed, home, NULL);
    struct outcome outcome;

    ordeal_run(&ordeal, &outcome);
    size_t left = ordeal_count_with(home, "Twelve cups");
    int wrong = outcome.status || left ? AFTERMATH_CORRUPT : 0;
    if (wrong)
        text_format(why, "then forget --all: exit %d, %zu files with bytes; %s",
                    outcome.status, left, outcome.err.bytes);
    outcome_release(&outcome);
    return wrong;
}

static int try_forgetting(const void *with, size_t point, const char *folder,
                          struct text *why)
{
    const struct deed *deed = with;
    struct plant plant;
    struct outcome outcome;

    plant_init(&plant, deed, point);
    text_format(why, "%s, %s: ", deed->name, plant.inject);
    const struct ordeal ordeal = ordeal_of(deed, folder, plant.words);
    if (!prepare(deed, folder))
        return AFTERMATH_CORRUPT;
    ordeal_run(&ordeal, &outcome);
    int wrong = judge_forgetting(deed, &outcome, folder, why);
    outcome_release(&outcome);
    return wrong | forget_again(folder, why);
}

/* ---- All of it ---- */

static struct deed deeds[] = {
    {.name = "the first session", .arguments = playing, .answers = ANSWERS},
    {.name = "a session where one is kept",
     .arguments = playing,
     .answers = ANSWERS,
     .before = 1},
    {.name = "forgetting one of two", .arguments = forgetting, .before = 2},
    {.name = "forgetting all", .arguments = forgetting_all, .before = 2},
};

static bool sweep_deed(struct deed *deed, size_t most)
{
    struct text name = {0};

    text_format(&name, "faults in every call: %s", deed->name);
    if (!count_calls(deed)) {
        printf("not ok - %s: it fails without a fault\n", name.bytes);
        text_release(&name);
        return false;
    }
    const struct sweep sweep = {
        .name = name.bytes,
        .points = count_points(deed),
        .most = most,
        .try = deed->answers ? try_playing : try_forgetting,
        .with = deed,
    };
    bool good = sweep_run(&sweep);
    text_release(&name);
    return good;
}

int main(int argc, char **argv)
{
    size_t most = sweep_most(argc, argv, SANITIZED ? SAMPLE / 4 : SAMPLE);
    int status = EXIT_SUCCESS;

    sampling = argc < 2;

    if (!ordeal_can_trace()) {
        puts("ok - faults in system calls are left out: strace is not here, or "
             "may not trace");
        return EXIT_SUCCESS;
    }
    for (size_t i = 0; i < sizeof deeds / sizeof *deeds; i++) {
        if (!sweep_deed(&deeds[i], most))
            status = EXIT_FAILURE;
        text_release(&deeds[i].expected);
    }
    return status;
}
