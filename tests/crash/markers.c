/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is forgotten is gone: words that stand nowhere else are written in
 * hopes, reflections and scenarios, in many attempts of many sizes, so that
 * pages were filled, split and freed.  Then the program forgets some, and all;
 * no file anywhere in the home has a byte of them, and the others are whole.
 *
 *     markers [all | N]    400 attempts, or about N */
#include "primum_records.h"
#include "support/aftermath.h"
#include "support/dice.h"
#include "support/ordeal.h"
#include "support/sweep.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ATTEMPTS 400
#define NAMED 24 /* are forgotten by name, at a time */
#define TITLE "Twelve cups"

struct attempt {
    char id[PRIMUM_ATTEMPT_ID];
    char marker[40];
    bool gone;
};

struct desk {
    char *home;
    struct text path, scenario; /* of the records; as it stands in the file */
    struct attempt *attempts;
    size_t count;
};

/* ---- Writing ---- */

static void read_scenario(struct text *text)
{
    FILE *file = fopen("tests/crash/twelve-cups.yaml", "r");
    char bytes[4096];
    size_t got;

    while (file && (got = fread(bytes, 1, sizeof bytes, file)) > 0)
        text_add(text, bytes, got);
    if (!file || fclose(file))
        abort();
}

/* The scenario with a title of its own. */
static const struct primum_scenario *load(const struct desk *desk,
                                          const char *marker)
{
    struct primum_report *report = primum_report_new();
    const struct primum_scenario *scenario = NULL;
    const char *title = strstr(desk->scenario.bytes, TITLE);
    struct text text = {0};

    text_add(&text, desk->scenario.bytes,
             (size_t)(title - desk->scenario.bytes));
    text_format(&text, "%s of %s", TITLE, marker);
    text_put(&text, title + strlen(TITLE));
    if (primum_scenario_parse("cups.yaml", text.bytes, text.length, NULL,
                              report, &scenario))
        abort();
    text_release(&text);
    primum_report_free(report);
    return scenario;
}

/* A few words, or several pages of them, with the marker all over. */
static void write_words(struct text *text, const char *marker,
                        struct dice *dice)
{
    uint32_t words = 1 + dice_below(dice, dice_says(dice, 10) ? 3000 : 40);

    for (uint32_t i = 0; i < words; i++)
        text_format(text, "%s %u ", marker, (unsigned)dice_below(dice, 1000));
}

static bool answer(struct primum_recording *recording,
                   struct primum_session *session, const char *marker,
                   struct dice *dice)
{
    const struct primum_move *made;
    size_t moves = primum_session_moves(session, &made);
    struct text hope = {0};
    const uint32_t *choices;
    size_t count = primum_session_choices(session, &choices);

    primum_session_take(session, choices[dice_below(dice, (uint32_t)count)]);
    write_words(&hope, marker, dice);
    const struct primum_prediction prediction = {
        .move = moves, .hope = hope.bytes, .guess = PRIMUM_STAYS};
    bool good = !primum_recording_keep(recording, NULL, 1000) &&
                !primum_recording_predict(recording, &prediction, 1000);
    text_release(&hope);
    return good;
}

/* Keeps one attempt; every third has a scenario of its own. */
static bool keep(const struct desk *desk, struct primum_records *records,
                 struct attempt *attempt, struct dice *dice)
{
    const struct primum_scenario *scenario =
        load(desk, dice_says(dice, 33) ? attempt->marker : "everybody");
    struct primum_session *session = primum_session_new(scenario, NULL, 1);
    const struct primum_beginning beginning = {.id = attempt->id, .now = 1000};
    struct primum_recording *recording =
        primum_recording_new(records, session, &beginning);
    struct text words = {0};
    uint32_t turns = 1 + dice_below(dice, 6);
    bool good = true;

    while (good && turns-- > 0)
        good = answer(recording, session, attempt->marker, dice);
    write_words(&words, attempt->marker, dice);
    good = good &&
           !primum_recording_reflect(recording, "And?", words.bytes, 1000) &&
           !primum_recording_leave(recording, NULL, 1000);
    if (!good)
        printf("# %s\n", primum_records_problem(records));
    text_release(&words);
    primum_recording_free(recording);
    primum_session_free(session);
    primum_scenario_free(scenario);
    return good;
}

static void name(struct attempt *attempt, size_t number, struct dice *dice)
{
    unsigned char random[10];

    for (size_t i = 0; i < sizeof random; i++)
        random[i] = (unsigned char)dice_below(dice, 256);
    primum_attempt_id(1000 + (int64_t)number, random, attempt->id);
    snprintf(attempt->marker, sizeof attempt->marker, "zinnober%05zu", number);
}

static bool fill(struct desk *desk)
{
    struct dice dice = dice_for(77, 1);
    struct primum_records *records;
    bool good =
        !primum_records_open(desk->path.bytes, PRIMUM_RECORDS_WRITE, &records);

    for (size_t i = 0; good && i < desk->count; i++) {
        name(&desk->attempts[i], i, &dice);
        good = keep(desk, records, &desk->attempts[i], &dice);
    }
    primum_records_close(records);
    return good;
}

/* ---- Forgetting ---- */

/* What is gone is in no file; what is not can be found. */
static bool is_as_said(const struct desk *desk)
{
    size_t found = 0, missing = 0;

    for (size_t i = 0; i < desk->count; i++) {
        const struct attempt *attempt = &desk->attempts[i];
        size_t files = ordeal_count_with(desk->home, attempt->marker) +
                       ordeal_count_with(desk->home, attempt->id);
        found += attempt->gone && files > 0;
        missing += !attempt->gone && files == 0;
        if (attempt->gone && files > 0)
            printf("# of attempt %zu something is in %zu files\n", i, files);
    }
    return found == 0 && missing == 0;
}

static bool forget(const struct desk *desk, const char *const *arguments)
{
    const struct ordeal ordeal = {.home = desk->home, .arguments = arguments};
    struct outcome outcome;
    struct text why = {0};

    ordeal_run(&ordeal, &outcome);
    bool good = outcome.status == 0 && aftermath_count(desk->home, &why) >= 0;
    if (!good)
        printf("# exit %d: %s %s\n", outcome.status, outcome.err.bytes,
               why.length ? why.bytes : "");
    text_release(&why);
    outcome_release(&outcome);
    return good;
}

/* Some that lie apart. */
static bool forget_some(struct desk *desk, size_t first)
{
    const char *arguments[NAMED + 3] = {"forget"};
    size_t count = 1;

    for (size_t i = first; i < desk->count && count <= NAMED; i += 9) {
        desk->attempts[i].gone = true;
        arguments[count++] = desk->attempts[i].id;
    }
    arguments[count] = "--yes";
    return forget(desk, arguments) && is_as_said(desk);
}

static bool forget_all(struct desk *desk)
{
    static const char *const arguments[] = {"forget", "--all", "--yes", NULL};

    for (size_t i = 0; i < desk->count; i++)
        desk->attempts[i].gone = true;
    return forget(desk, arguments) && is_as_said(desk) &&
           ordeal_count_with(desk->home, TITLE) == 0 &&
           ordeal_count_with(desk->home, "zinnober") == 0;
}

static bool report(bool good, const char *what)
{
    printf("%s - %s\n", good ? "ok" : "not ok", what);
    return good;
}

int main(int argc, char **argv)
{
    size_t most = sweep_most(argc, argv, 60);
    struct desk desk = {.home = ordeal_folder(),
                        .count = most ? most : ATTEMPTS};

    desk.attempts = calloc(desk.count, sizeof *desk.attempts);
    text_format(&desk.path, "%s/.local/share/primum/records.db", desk.home);
    read_scenario(&desk.scenario);
    bool good = report(fill(&desk) && is_as_said(&desk),
                       "what is kept can be found in the files");
    good = report(good && forget_some(&desk, 4) && forget_some(&desk, 2),
                  "of attempts that are forgotten no file has a byte, and the "
                  "others are whole");
    good = report(good && forget_all(&desk),
                  "where all is forgotten no file has a byte of any");
    text_release(&desk.scenario);
    text_release(&desk.path);
    free(desk.attempts);
    ordeal_sweep_away(desk.home);
    free(desk.home);
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
