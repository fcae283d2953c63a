/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `primum resume`: goes on with an attempt at the turn where it was left.  What
 * is played is the text that was kept with it. */
#include "buffer.h"
#include "kept.h"
#include "play.h"
#include "since.h"
#include "when.h"

#include <stdlib.h>
#include <stdio.h>

int play_record(const struct invocation *invocation,
                struct primum_record *record, struct ledger *ledger,
                const char *recalls)
{
    const struct primum_attempt *attempt = primum_record_attempt(record);
    struct conversation talk = {
        .session = primum_record_session(record),
        .ledger = ledger,
        .recalls = recalls,
        .since = since_then(record),
    };
    ledger->explains_last = attempt->explains_last;
    ledger->predicts = attempt->predicts;
    foresight_restore(&talk.foresight, record);
    if (!ledger->resumed) /* they are another attempt's */
        talk.foresight.own = talk.foresight.count;
    return play_talk(invocation, &talk);
}

void play_close_record(struct primum_records *records,
                       struct primum_record *record, struct ledger *ledger)
{
    ledger_stop(ledger);
    primum_record_free(record);
    primum_records_close(records);
    ledger_release(ledger); /* who writes and closes last, tidies up */
}

/* ---- What can be gone on with -------------------------------------------- */

/* Said to whoever wants to go on with what is over. */
static int refuse(const struct invocation *invocation,
                  const struct primum_attempt *attempt)
{
    const char *id = kept_short_id(attempt->id);
    if (attempt->standing == PRIMUM_STANDING_STUCK)
        return invocation_fail(invocation, PRIMUM_USAGE,
                               "That conversation came to a place where a "
                               "fault of the scenario ended it. `primum "
                               "replay %s` plays it again; with --from=3 from "
                               "its third step.",
                               id);
    return invocation_fail(invocation, PRIMUM_USAGE,
                           "That conversation is over: \"%s\". `primum replay "
                           "%s` plays it again; with --from=3 from its third "
                           "step.",
                           attempt->ending_title, id);
}

/* ---- Which one ----------------------------------------------------------- */

/* The latest so far. */
struct left {
    char id[PRIMUM_ATTEMPT_ID];
    int64_t last;
};

static bool note_open(void *with, const struct primum_attempt *attempt)
{
    struct left *left = with;
    if (*left->id && attempt->last <= left->last)
        return true;
    snprintf(left->id, sizeof left->id, "%s", attempt->id);
    left->last = attempt->last;
    return true;
}

static bool note_broken(void *with, const struct primum_attempt *attempt)
{
    return !attempt->broke_off || note_open(with, attempt);
}

static int fail_none(const struct invocation *invocation)
{
    return invocation_fail(invocation, PRIMUM_USAGE,
                           "No conversation was left in the middle. `primum "
                           "play` begins one, and `primum history` lists "
                           "what there was.");
}

/* The one left last, in the middle or while looking back.  A look back that
 * cannot be read back hides none that can be gone on with. */
static int find_left(const struct invocation *invocation,
                     struct primum_records *records,
                     struct primum_record **record)
{
    static const struct primum_attempts latest = {.most = KEPT_LATEST};
    static const struct primum_attempts open = {.open = true, .most = 1};
    struct left broken = {0}, left = {0};
    int status =
        (int)primum_records_attempts(records, &latest, note_broken, &broken);
    if (status == PRIMUM_OK)
        status = (int)primum_records_attempts(records, &open, note_open, &left);
    if (status)
        return kept_fail(invocation, records, status);
    if (*broken.id && (!*left.id || broken.last > left.last) &&
        primum_record_open(records, broken.id, record) == PRIMUM_OK)
        return PRIMUM_OK;
    if (!*left.id)
        left = broken;
    return *left.id ? kept_find(invocation, records, left.id, record)
                    : fail_none(invocation);
}

/* ---- Going on ------------------------------------------------------------ */

static int go_on(const struct invocation *invocation,
                 struct primum_record *record, struct ledger *ledger)
{
    const struct primum_attempt *attempt = primum_record_attempt(record);
    if (attempt->standing != PRIMUM_STANDING_OPEN && !attempt->broke_off)
        return refuse(invocation, attempt);
    char *ago = when_ago(attempt->last, when_now());
    char *recalls =
        attempt->broke_off
            ? buffer_text("This broke off while looking back, %s.", ago)
            : buffer_text("You left this in the middle, %s.", ago);
    ledger_init(ledger, true, attempt->path);
    ledger->resumed = record;
    int status = play_record(invocation, record, ledger, recalls);
    free(recalls);
    free(ago);
    return status;
}

int play_resume(const struct invocation *invocation, const char *name)
{
    struct primum_records *records;
    struct primum_record *record = NULL;
    struct ledger ledger = {0};
    int status = kept_open(invocation, PRIMUM_RECORDS_READ, &records);
    if (status == PRIMUM_OK)
        status = name ? kept_find(invocation, records, name, &record)
                      : find_left(invocation, records, &record);
    if (status == PRIMUM_OK)
        status = go_on(invocation, record, &ledger);
    play_close_record(records, record, &ledger);
    return status;
}

static int run_resume(const struct invocation *invocation)
{
    return play_resume(invocation, invocation->argument_count > 0
                                       ? invocation->arguments[0]
                                       : NULL);
}

static const struct option_row options[] = {
    {"gauges", '\0', NULL, "show a meter for each gauge at every turn"},
    {0},
};

const struct command command_resume = {
    .name = "resume",
    .summary = "go on where you left",
    .arguments = "[ATTEMPT]",
    .about = "Goes on with a conversation at the turn where it was left: with "
             "the same chance, explained when you wanted it explained. First "
             "it says where that was, and how your last choice landed.\n\n"
             "ATTEMPT is what `primum history` shows in front of it; without "
             "it, the one that was left last. If the scenario has changed "
             "meanwhile, it goes on with the text as it was.",
    .options = options,
    .most = 1,
    .run = run_resume,
};
