/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `primum replay`: plays an attempt again, from the start or from one of its
 * steps.  It is an attempt of its own; the one that was stays as it is. */
#include "buffer.h"
#include "kept.h"
#include "play.h"
#include "seed.h"
#include "sitting.h"
#include "when.h"

#include <stdlib.h>

static bool has(const struct invocation *invocation, const char *option)
{
    return invocation_value(invocation, option) != NULL;
}

/* ---- To the start -------------------------------------------------------- */

static int from_start(const struct invocation *invocation,
                      struct primum_record *record, struct ledger *ledger)
{
    struct primum_session *session = primum_record_session(record);
    primum_session_restart(session, has(invocation, "fresh")
                                        ? seed_fresh()
                                        : primum_session_seed(session));
    return play_record(invocation, record, ledger, NULL);
}

/* ---- To a step ----------------------------------------------------------- */

static int read_number(const struct invocation *invocation, size_t *number)
{
    uint64_t value = 0;
    const char *text = invocation_value(invocation, "from");
    if (text && (!seed_read(text, &value) || value == 0))
        return invocation_fail(invocation, PRIMUM_USAGE,
                               "--from takes the number of a step, counted "
                               "from 1, not \"%s\".",
                               text);
    *number = (size_t)value;
    return PRIMUM_OK;
}

static int fail_step(const struct invocation *invocation, size_t number,
                     size_t count)
{
    if (count == 0)
        return invocation_fail(invocation, PRIMUM_USAGE,
                               "There is no step %zu in it: it stands at its "
                               "start.",
                               number);
    return invocation_fail(invocation, PRIMUM_USAGE,
                           "There is no step %zu in it: they are numbered from "
                           "1 to %zu.",
                           number, count);
}

/* As `again from N` does at the end of a conversation. */
static void go_back(struct primum_session *session, size_t step, bool fresh)
{
    struct sitting sitting;
    sitting_init(&sitting, session);
    sitting_go_back(&sitting, session, step);
    if (fresh)
        sitting_reseed(&sitting, session, seed_fresh());
    sitting_release(&sitting);
}

static int from_step(const struct invocation *invocation,
                     struct primum_record *record, struct ledger *ledger,
                     size_t number)
{
    const struct primum_attempt *attempt = primum_record_attempt(record);
    struct primum_session *session = primum_record_session(record);
    struct conversation seen = {.session = session};
    const struct primum_move *moves;
    struct primum_step step;
    bool fresh = has(invocation, "fresh");
    if (!conversation_step(&seen, number, &step))
        return fail_step(invocation, number, conversation_step_count(&seen));
    ledger->after = attempt->id;
    ledger->borrowed = primum_session_moves(session, &moves);
    go_back(session, step.number, fresh);
    char *ago = when_ago(attempt->begun, when_now());
    char *recalls =
        buffer_text("This goes back to step %zu of what you began %s, with %s.",
                    number, ago, fresh ? "a fresh chance" : "the same chance");
    int status = play_record(invocation, record, ledger, recalls);
    free(recalls);
    free(ago);
    return status;
}

/* ---- The command --------------------------------------------------------- */

static int replay(const struct invocation *invocation,
                  struct primum_record *record, struct ledger *ledger,
                  size_t number)
{
    ledger_init(ledger, !has(invocation, "no-record"),
                primum_record_attempt(record)->path);
    return number > 0 ? from_step(invocation, record, ledger, number)
                      : from_start(invocation, record, ledger);
}

static int run(const struct invocation *invocation)
{
    struct primum_records *records = NULL;
    struct primum_record *record = NULL;
    struct ledger ledger = {0};
    size_t number = 0;
    int status = read_number(invocation, &number);
    if (status == PRIMUM_OK)
        status = kept_open(invocation, PRIMUM_RECORDS_READ, &records);
    if (status == PRIMUM_OK)
        status =
            kept_find(invocation, records, invocation->arguments[0], &record);
    if (status == PRIMUM_OK)
        status = replay(invocation, record, &ledger, number);
    play_close_record(records, record, &ledger);
    return status;
}

static const struct option_row options[] = {
    {"from", '\0', "STEP", "go back to this step, counted from 1"},
    {"fresh", '\0', NULL, "meet a fresh chance from there"},
    {"gauges", '\0', NULL, "show a meter for each gauge at every turn"},
    {"no-record", '\0', NULL, "keep nothing of this conversation"},
    {0},
};

const struct command command_replay = {
    .name = "replay",
    .summary = "play one again, from any step",
    .arguments = "ATTEMPT",
    .about =
        "Plays a conversation again that was kept: all of it, or from one "
        "of its steps, counted as `again from 3` counts them. The same "
        "choice then meets the same chance, unless you ask for a fresh "
        "one. It is a new conversation; the one that was stays as it is.\n\n"
        "ATTEMPT is what `primum history` shows in front of it, or `last`. "
        "If the scenario has changed meanwhile, it is played with the "
        "text as it was.",
    .options = options,
    .least = 1,
    .most = 1,
    .run = run,
};
