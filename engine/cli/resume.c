/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `primum resume`: goes on with an attempt at the turn where it was left.  What
 * is played is the text that was kept with it. */
#include "buffer.h"
#include "kept.h"
#include "play.h"
#include "since.h"
#include "when.h"

#include <stdlib.h>
#include <string.h>

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
    return play_talk(invocation, &talk);
}

/* ---- What can be gone on with -------------------------------------------- */

static bool note_id(void *with, const struct primum_attempt *attempt)
{
    strcpy(with, attempt->id);
    return false;
}

/* The attempt that was left last; PRIMUM_USAGE, said why, if there is none. */
static int find_open(const struct invocation *invocation,
                     struct primum_records *records, char id[PRIMUM_ATTEMPT_ID])
{
    static const struct primum_attempts open = {.open = true, .most = 1};
    *id = '\0';
    int status = (int)primum_records_attempts(records, &open, note_id, id);
    if (status)
        return kept_fail(invocation, records, status);
    if (*id)
        return PRIMUM_OK;
    return invocation_fail(invocation, PRIMUM_USAGE,
                           "No conversation was left in the middle. `primum "
                           "play` begins one; `primum replay` plays the last "
                           "one again.");
}

/* Said to whoever wants to go on with what is over. */
static int refuse(const struct invocation *invocation,
                  const struct primum_attempt *attempt)
{
    const char *id = kept_short_id(attempt->id);
    if (attempt->standing == PRIMUM_STANDING_STUCK)
        return invocation_fail(invocation, PRIMUM_USAGE,
                               "That conversation came to a place where a "
                               "fault of the scenario ended it. `primum replay "
                               "%s` plays it again; with --from=3 from its "
                               "third step.",
                               id);
    return invocation_fail(invocation, PRIMUM_USAGE,
                           "That conversation is over: \"%s\". `primum replay "
                           "%s` plays it again; with --from=3 from its third "
                           "step.",
                           attempt->ending_title, id);
}

/* ---- Going on ------------------------------------------------------------ */

static int go_on(const struct invocation *invocation,
                 struct primum_record *record)
{
    const struct primum_attempt *attempt = primum_record_attempt(record);
    struct ledger ledger;
    if (attempt->standing != PRIMUM_STANDING_OPEN)
        return refuse(invocation, attempt);
    char *ago = when_ago(attempt->last, when_now());
    char *recalls = buffer_text("You left this in the middle, %s.", ago);
    ledger_init(&ledger, true, attempt->path);
    ledger.resumed = record;
    int status = play_record(invocation, record, &ledger, recalls);
    ledger_release(&ledger);
    free(recalls);
    free(ago);
    return status;
}

int play_resume(const struct invocation *invocation, const char *name)
{
    char id[PRIMUM_ATTEMPT_ID];
    struct primum_records *records;
    struct primum_record *record = NULL;
    int status = kept_open(invocation, PRIMUM_RECORDS_READ, &records);
    if (status == PRIMUM_OK && !name)
        status = find_open(invocation, records, id);
    if (status == PRIMUM_OK)
        status = kept_find(invocation, records, name ? name : id, &record);
    if (status == PRIMUM_OK)
        status = go_on(invocation, record);
    primum_record_free(record);
    primum_records_close(records);
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
             "ATTEMPT is the end or the beginning of an attempt's id, at least "
             "four characters; without it, the one that was left last. If the "
             "scenario has changed meanwhile, it goes on with the text as it "
             "was.",
    .options = options,
    .most = 1,
    .run = run_resume,
};
