/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads the records back.  What is promised is in docs/records.md. */
#include "support/aftermath.h"

#include "primum_records.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

const char *const aftermath_names[AFTERMATH_KINDS] = {
    "lost", "corrupt", "silent", "bared", "hung", "garbled"};

static char *path_of(const char *home)
{
    struct text path = {0};

    text_format(&path, "%s/.local/share/primum/records.db", home);
    return text_take(&path);
}

static bool note(void *with, const char *problem)
{
    text_format(with, "%s; ", problem);
    return true;
}

/* The records, sound; NULL, with the reason, where they are not. */
static struct primum_records *
open_sound(const char *home, enum primum_records_use use, struct text *why)
{
    struct primum_records *records;
    char *path = path_of(home);
    size_t before = why->length;

    if (primum_records_open(path, use, &records))
        text_format(why, "open: %s; ", primum_records_problem(records));
    else if (primum_records_check(records, note, why) != PRIMUM_OK &&
             why->length == before)
        text_format(why, "check: %s; ", primum_records_problem(records));
    free(path);
    if (why->length == before)
        return records;
    primum_records_close(records);
    return NULL;
}

static bool count_one(void *with, const struct primum_attempt *attempt)
{
    (void)attempt;
    ++*(int *)with;
    return true;
}

/* The first is the one begun last. */
static bool take_id(void *with, const struct primum_attempt *attempt)
{
    memcpy(with, attempt->id, PRIMUM_ATTEMPT_ID);
    return false;
}

static int count_in(struct primum_records *records)
{
    const struct primum_attempts all = {0};
    int count = 0;

    return primum_records_attempts(records, &all, count_one, &count) ? -1
                                                                     : count;
}

int aftermath_count(const char *home, struct text *why)
{
    struct primum_records *records = open_sound(home, PRIMUM_RECORDS_READ, why);
    int count = records ? count_in(records) : -1;

    primum_records_close(records);
    return count;
}

void aftermath_settle(const char *home)
{
    struct primum_records *records;
    char *path = path_of(home);

    primum_records_open(path, PRIMUM_RECORDS_WRITE, &records);
    primum_records_close(records);
    free(path);
}

/* ---- A conversation ---- */

/* How many of the answers are kept, in their order; -1 if something else is. */
static int count_answers(struct primum_record *record,
                         const struct ordeal *ordeal)
{
    struct primum_session *session = primum_record_session(record);
    const struct primum_scenario *scenario = primum_record_scenario(record);
    const struct primum_move *moves;
    size_t count = primum_session_moves(session, &moves);

    for (size_t i = 0; i < count; i++)
        if (i >= ordeal->answer_count || moves[i].kind != PRIMUM_MOVE_CHOICE ||
            strcmp(scenario->choices[moves[i].value].id, ordeal->answers[i]))
            return -1;
    return (int)count;
}

/* Was its end kept? */
static bool is_left(const struct primum_record *record)
{
    const struct primum_visit *visits;
    size_t count = primum_record_visits(record, &visits);

    return count > 0 && visits[count - 1].seen;
}

/* What is kept of the attempt that was made: how many answers, and whether its
 * end is. */
static int read_attempt(struct primum_records *records,
                        const struct ordeal *ordeal, bool *left,
                        struct text *why)
{
    const struct primum_attempts last = {.most = 1};
    struct primum_record *record;
    char id[PRIMUM_ATTEMPT_ID] = "";
    int count = -1;

    if (primum_records_attempts(records, &last, take_id, id) ||
        primum_record_open(records, id, &record)) {
        text_format(why, "read: %s; ", primum_records_problem(records));
        return -1;
    }
    count = count_answers(record, ordeal);
    *left = is_left(record);
    primum_record_free(record);
    return count;
}

bool aftermath_told(const struct outcome *outcome)
{
    return outcome->status == 128 + SIGKILL || outcome->err.length > 0;
}

static int judge(const struct outcome *outcome, int kept, bool left,
                 struct text *why)
{
    int sent = (int)outcome->sent, known = (int)outcome->acknowledged;
    bool quiet = !aftermath_told(outcome);
    bool fine =
        outcome->over && !outcome->status && kept == known && (left || !known);
    int wrong = (kept < known ? AFTERMATH_LOST : 0) |
                (kept > sent ? AFTERMATH_CORRUPT : 0) |
                (quiet && !fine ? AFTERMATH_SILENT : 0) |
                (outcome->hung ? AFTERMATH_HUNG : 0);

    if (wrong)
        text_format(why, "%d sent, %d acknowledged, %d kept, %s, %s, exit %d; ",
                    sent, known, kept, left ? "left" : "open",
                    outcome->over ? "over" : "not over", outcome->status);
    return wrong;
}

/* Reads it twice: as it was left, and after it was opened to write. */
static int look(const struct ordeal *ordeal, const struct outcome *outcome,
                int before, enum primum_records_use use, struct text *why)
{
    struct primum_records *records = open_sound(ordeal->home, use, why);
    int attempts = records ? count_in(records) : -1, kept = 0;
    bool left = false;

    if (attempts == before + 1)
        kept = read_attempt(records, ordeal, &left, why);
    primum_records_close(records);
    if (attempts < before || attempts > before + 1 || kept < 0) {
        text_format(why, "%d attempts, before %d; ", attempts, before);
        return AFTERMATH_CORRUPT | (outcome->acknowledged ? AFTERMATH_LOST : 0);
    }
    return judge(outcome, kept, left, why);
}

/* Is this line what was expected?  Where memory is short the likely impact may
 * be left out of it. */
static bool is_line(const char *expected, const char *said, size_t length)
{
    static const char left_out[] = ",\"likely\":";

    if (!strncmp(expected, said, length) && expected[length] == '\n')
        return true;
    return length > 0 && !strncmp(expected, said, length - 1) &&
           !strncmp(expected + length - 1, left_out, sizeof left_out - 1);
}

/* Is it the beginning of what is expected?  Where the conversation is left, that
 * is said behind it. */
static bool is_said(const char *expected, const char *said, struct text *why)
{
    static const char left[] = "{\"event\":\"unfinished\"";

    while (*said && strncmp(said, left, sizeof left - 1) != 0) {
        size_t length = strcspn(said, "\n");
        if (!is_line(expected, said, length)) {
            text_format(why, "it said %.120s; ", said);
            return false;
        }
        said += length + 1;
        expected += strcspn(expected, "\n");
        expected += *expected == '\n';
    }
    return true;
}

int aftermath_of(const struct ordeal *ordeal, const struct outcome *outcome,
                 int before, struct text *why)
{
    int wrong = ordeal_count_open(ordeal->home) ? AFTERMATH_BARED : 0;

    if (ordeal->expected && !is_said(ordeal->expected, outcome->out.bytes, why))
        wrong |= AFTERMATH_GARBLED;
    wrong |= look(ordeal, outcome, before, PRIMUM_RECORDS_READ, why);
    if (!wrong)
        wrong |= look(ordeal, outcome, before, PRIMUM_RECORDS_WRITE, why);
    if (wrong)
        text_format(why, "it said: %s", outcome->err.bytes);
    return wrong;
}
