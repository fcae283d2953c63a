/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes records for a test, with ids and times that are the same in every run:
 * does what stdin says, a line each, through the public interface.
 *
 *     attempts RECORDS <PLAN
 *
 *     at 2026-11-20T18:00:00Z       the clock stands there; a move, and whatever
 *                                   else is kept, takes 20 seconds of it
 *     begin 1a2b3c FILE SEED [end] [predict] [unsolved]
 *                                   an attempt whose id ends in 1a2b3c; with
 *                                   --feedback=end, with --predict; with nothing
 *                                   known of the likely impact
 *     choose ID                     takes a choice and keeps it; time passes by
 *                                   itself where it does
 *     random N                      takes N choices, or as many as there are,
 *                                   drawn from the seed
 *     predict opens 3 A hope        about the choice before: opens, stays,
 *                                   closes or -; how sure; what was hoped
 *     reflect A question? Answer    the question ends in its question mark
 *     back STEP                     to the moment before that step, from 0
 *     seed N                        a fresh chance from here on
 *     leave                         the conversation is left
 *     resume 1a2b3c                 an attempt that was left
 *     again 1a2b3c STEP             goes back from an ending: a new attempt
 *
 * What stands behind # is a remark.  Ends with 1, and says at which line, if
 * something of it is not possible. */
#define _XOPEN_SOURCE 700 /* realpath() */
#include "primum_records.h"
#include "support/dice.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { PAUSE = 20 * 1000, LINE = 4096 };

static struct plan {
    struct primum_records *records;
    int64_t now;
    const struct primum_scenario *scenario; /* NULL: of the record */
    struct primum_impact *impact;
    struct primum_session *own,
        *session; /* own: NULL where the record has it */
    struct primum_record *record;
    struct primum_recording *recording;
    char id[PRIMUM_ATTEMPT_ID], before[PRIMUM_ATTEMPT_ID];
    char *path; /* absolute */
    struct primum_beginning beginning;
} plan;

static void release(void)
{
    primum_recording_free(plan.recording);
    primum_impact_free(plan.impact);
    primum_session_free(plan.own);
    primum_record_free(plan.record);
    primum_scenario_free(plan.scenario);
    free(plan.path);
    plan = (struct plan){.records = plan.records, .now = plan.now};
}

/* ---- The clock, and ids ---- */

static bool read_time(const char *text, int64_t *time)
{
    struct tm tm = {0};
    if (sscanf(text, "%4d-%2d-%2dT%2d:%2d:%2dZ", &tm.tm_year, &tm.tm_mon,
               &tm.tm_mday, &tm.tm_hour, &tm.tm_min, &tm.tm_sec) != 6)
        return false;
    tm.tm_year -= 1900;
    tm.tm_mon--;
    *time = (int64_t)mktime(&tm) * 1000; /* TZ is UTC: see main() */
    return true;
}

static int64_t tick(void)
{
    return plan.now += PAUSE;
}

/* The id of an attempt that begins now and ends in these six digits. */
static bool make_id(const char *tail, char id[PRIMUM_ATTEMPT_ID])
{
    unsigned char random[10] = {0};
    unsigned value;
    if (strlen(tail) != PRIMUM_ATTEMPT_SHORT || sscanf(tail, "%x", &value) != 1)
        return false;
    for (size_t i = 0; i < 3; i++)
        random[9 - i] = (unsigned char)(value >> 8 * i);
    primum_attempt_id(plan.now, random, id);
    return true;
}

/* ---- Beginning and coming back ---- */

static bool solve(const struct primum_state *from)
{
    static const struct primum_question worth = {PRIMUM_GOAL_WORTH,
                                                 PRIMUM_POLICY_MAX};
    char *problem = NULL;
    primum_impact_solve(primum_session_scenario(plan.session), from, &worth, 1,
                        NULL, &plan.impact, &problem);
    free(problem);
    return plan.impact;
}

static bool do_at(char *rest)
{
    return read_time(rest, &plan.now);
}

static bool do_begin(char *rest)
{
    char tail[8], file[1024];
    unsigned long long seed;
    int used = 0;
    struct primum_report *report = primum_report_new();
    release();
    bool good =
        sscanf(rest, "%7s %1023s %llu %n", tail, file, &seed, &used) == 3 &&
        make_id(tail, plan.id) &&
        !primum_scenario_open(file, report, &plan.scenario);
    primum_report_free(report);
    if (!good)
        return false;
    rest += used;
    plan.session = plan.own = primum_session_new(plan.scenario, NULL, seed);
    plan.beginning = (struct primum_beginning){
        .id = plan.id,
        .now = plan.now,
        .path = plan.path = realpath(file, NULL),
        .explains_last = strstr(rest, "end"),
        .predicts = strstr(rest, "predict"),
    };
    plan.recording =
        primum_recording_new(plan.records, plan.session, &plan.beginning);
    return strstr(rest, "unsolved") || solve(NULL);
}

static bool do_resume(char *rest)
{
    char id[PRIMUM_ATTEMPT_ID];
    struct primum_step first;
    release();
    if (primum_records_find(plan.records, rest, id) ||
        primum_record_open(plan.records, id, &plan.record))
        return false;
    plan.session = primum_record_session(plan.record);
    plan.recording =
        primum_recording_resume(plan.records, plan.record, plan.now);
    return primum_session_step(plan.session, 0, &first) && solve(first.before);
}

static bool do_again(char *rest)
{
    char tail[8];
    unsigned long step;
    const struct primum_move *moves;
    memcpy(plan.before, plan.id, sizeof plan.before);
    if (sscanf(rest, "%7s %lu", tail, &step) != 2 || !make_id(tail, plan.id) ||
        !primum_session_rewind(plan.session, step))
        return false;
    primum_recording_free(plan.recording);
    plan.recording = NULL;
    plan.beginning.now = plan.now;
    plan.beginning.after = plan.before;
    plan.beginning.borrowed = primum_session_moves(plan.session, &moves);
    plan.recording =
        primum_recording_new(plan.records, plan.session, &plan.beginning);
    return true;
}

/* ---- Moves ---- */

static bool keep(void)
{
    return !primum_recording_keep(plan.recording, plan.impact, tick());
}

/* Until it is for the coach to choose, or over. */
static void pass(void)
{
    const uint32_t *choices;
    while (primum_session_turn(plan.session) == PRIMUM_TURN_PASSES &&
           primum_session_choices(plan.session, &choices) > 0)
        primum_session_take(plan.session, choices[0]);
}

static bool take(uint32_t choice)
{
    if (!primum_session_take(plan.session, choice))
        return false;
    pass();
    return keep();
}

static bool do_choose(char *rest)
{
    const uint32_t *choices;
    pass();
    size_t count = primum_session_choices(plan.session, &choices);
    for (size_t i = 0; i < count; i++) {
        const struct primum_scenario *words =
            primum_session_scenario(plan.session);
        if (!strcmp(words->choices[choices[i]].id, rest))
            return take(choices[i]);
    }
    return false;
}

static bool do_random(char *rest)
{
    struct dice dice = dice_for(primum_session_seed(plan.session), 1);
    for (long left = strtol(rest, NULL, 10); left > 0; left--) {
        const uint32_t *choices;
        pass();
        size_t count = primum_session_choices(plan.session, &choices);
        if (primum_session_turn(plan.session) != PRIMUM_TURN_CHOOSE)
            return true;
        if (!take(choices[dice_below(&dice, (uint32_t)count)]))
            return false;
    }
    return true;
}

static bool do_back(char *rest)
{
    return primum_session_rewind(plan.session, strtoul(rest, NULL, 10)) &&
           keep();
}

static bool do_seed(char *rest)
{
    primum_session_reseed(plan.session, strtoull(rest, NULL, 10));
    return keep();
}

/* ---- Words of one's own ---- */

/* The last choice among the moves. */
static bool last_choice(size_t *move)
{
    const struct primum_move *moves;
    size_t count = primum_session_moves(plan.session, &moves);
    while (count > 0 && moves[count - 1].kind != PRIMUM_MOVE_CHOICE)
        count--;
    *move = count - 1;
    return count > 0;
}

static bool do_predict(char *rest)
{
    struct primum_prediction prediction = {0};
    char guess[8];
    int used = 0;
    if (sscanf(rest, "%7s %d %n", guess, &prediction.sure, &used) != 2 ||
        !last_choice(&prediction.move))
        return false;
    prediction.guess = !strcmp(guess, "opens")    ? PRIMUM_OPENS
                       : !strcmp(guess, "closes") ? PRIMUM_CLOSES
                                                  : PRIMUM_STAYS;
    prediction.hope = rest[used] ? rest + used : NULL;
    return !primum_recording_predict(plan.recording, &prediction, tick());
}

static bool do_reflect(char *rest)
{
    char question[LINE], *mark = strstr(rest, "? ");
    if (!mark)
        return false;
    snprintf(question, sizeof question, "%.*s", (int)(mark + 1 - rest), rest);
    return !primum_recording_reflect(plan.recording, question, mark + 2,
                                     tick());
}

static bool do_leave(char *rest)
{
    (void)rest;
    return !primum_recording_leave(plan.recording, plan.impact, tick());
}

/* ---- The plan ---- */

static const struct {
    const char *name;
    bool (*act)(char *rest);
    bool begins; /* it needs no attempt that goes on */
} words[] = {
    {"at", do_at, true},
    {"begin", do_begin, true},
    {"resume", do_resume, true},
    {"again", do_again, false},
    {"choose", do_choose, false},
    {"random", do_random, false},
    {"predict", do_predict, false},
    {"reflect", do_reflect, false},
    {"back", do_back, false},
    {"seed", do_seed, false},
    {"leave", do_leave, false},
};

static bool act(char *line)
{
    line[strcspn(line, "#\n")] = '\0';
    for (size_t end = strlen(line); end > 0 && line[end - 1] == ' ';)
        line[--end] = '\0';
    line += strspn(line, " ");
    size_t length = strcspn(line, " ");
    if (length == 0)
        return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i].name) == length &&
            !strncmp(words[i].name, line, length))
            return (words[i].begins || plan.recording) &&
                   words[i].act(line + length + strspn(line + length, " "));
    return false;
}

static int follow(void)
{
    static char line[LINE], before[LINE];
    for (int number = 1; fgets(line, sizeof line, stdin); number++) {
        memcpy(before, line, sizeof before);
        if (act(line))
            continue;
        const char *problem = primum_records_problem(plan.records);
        fprintf(stderr, "attempts: line %d is not possible: %s%s\n", number,
                before, problem ? problem : "");
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}

int main(int argc, char **argv)
{
    if (argc != 2 || setenv("TZ", "UTC", 1))
        return EXIT_FAILURE;
    if (primum_records_open(argv[1], PRIMUM_RECORDS_WRITE, &plan.records)) {
        fprintf(stderr, "attempts: %s\n", primum_records_problem(plan.records));
        return EXIT_FAILURE;
    }
    int status = follow();
    release();
    primum_records_close(plan.records);
    return status;
}
