/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keeps the attempts of a conversation, one after the other.  Knows the clock
 * and where the records are; what is in them is the library's. */
#define _XOPEN_SOURCE 700 /* realpath() */

#include "ledger.h"

#include "buffer.h"
#include "kept.h"
#include "when.h"

#include <stdlib.h>

void ledger_init(struct ledger *ledger, bool on, const char *path)
{
    /* It may be resumed in another folder, or when the file is gone. */
    char *real = path ? realpath(path, NULL) : NULL;
    if (!real && path && *path == '/')
        real = buffer_text("%s", path);
    *ledger = (struct ledger){.on = on, .path = real};
}

void ledger_release(struct ledger *ledger)
{
    primum_recording_free(ledger->recording);
    primum_records_close(ledger->records);
    free(ledger->path);
    free(ledger->problem);
    *ledger = (struct ledger){0};
}

void ledger_stop(struct ledger *ledger)
{
    primum_recording_free(ledger->recording);
    ledger->recording = NULL;
    ledger->on = false;
}

/* ---- What went wrong ------------------------------------------------------- */

const char *ledger_problem(const struct ledger *ledger)
{
    return ledger->problem;
}

static bool fail(struct ledger *ledger, const char *problem)
{
    char *text =
        buffer_text("%s", problem ? problem : "The records cannot be used.");
    free(ledger->problem);
    ledger->problem = text;
    return false;
}

/* What a call for the records came to. */
static bool check(struct ledger *ledger, enum primum_status status)
{
    return status == PRIMUM_OK ||
           fail(ledger, primum_records_problem(ledger->records));
}

/* ---- Beginning ------------------------------------------------------------- */

static bool open_records(struct ledger *ledger)
{
    char *path = kept_path();
    if (!path)
        return fail(ledger, "There is no home folder to keep records in; "
                            "PRIMUM_RECORDS can name a file for them.");
    bool good = check(ledger, primum_records_open(path, PRIMUM_RECORDS_WRITE,
                                                  &ledger->records));
    free(path);
    if (!good) {
        primum_records_close(ledger->records);
        ledger->records = NULL;
    }
    return good;
}

static void begin(struct ledger *ledger, struct primum_session *session,
                  const char *after, size_t borrowed)
{
    char id[PRIMUM_ATTEMPT_ID];
    int64_t now = when_now();
    const struct primum_beginning beginning = {
        .id = id,
        .now = now,
        .path = ledger->path,
        .explains_last = ledger->explains_last,
        .predicts = ledger->predicts,
        .after = after,
        .borrowed = borrowed,
    };
    kept_new_id(now, id);
    ledger->recording =
        primum_recording_new(ledger->records, session, &beginning);
    ledger->begun = false;
}

static bool resume(struct ledger *ledger)
{
    ledger->recording =
        primum_recording_resume(ledger->records, ledger->resumed, when_now());
    ledger->begun = true;
    return check(ledger, ledger->recording ? PRIMUM_OK : PRIMUM_WORLD);
}

bool ledger_open(struct ledger *ledger, struct primum_session *session)
{
    if (!ledger->on || ledger->recording)
        return true;
    if (!ledger->records && !open_records(ledger))
        return false;
    if (ledger->resumed)
        return resume(ledger);
    begin(ledger, session, ledger->after, ledger->borrowed);
    return true;
}

void ledger_begin_anew(struct ledger *ledger, struct primum_session *session)
{
    ledger_turn_back(ledger, session, 0);
}

void ledger_turn_back(struct ledger *ledger, struct primum_session *session,
                      size_t made)
{
    struct primum_recording *over = ledger->recording;
    if (!over)
        return;
    begin(ledger, session, made > 0 ? primum_recording_id(over) : NULL, made);
    primum_recording_free(over);
}

/* ---- Keeping ------------------------------------------------------------- */

bool ledger_keep(struct ledger *ledger, const struct primum_impact *impact)
{
    if (!ledger->recording)
        return true;
    if (!check(ledger,
               primum_recording_keep(ledger->recording, impact, when_now())))
        return false;
    ledger->begun = primum_recording_begun(ledger->recording);
    return true;
}

bool ledger_predict(struct ledger *ledger,
                    const struct primum_prediction *prediction)
{
    return !ledger->recording ||
           check(ledger, primum_recording_predict(ledger->recording, prediction,
                                                  when_now()));
}

bool ledger_reflect(struct ledger *ledger, const char *question,
                    const char *answer)
{
    return !ledger->recording ||
           check(ledger, primum_recording_reflect(ledger->recording, question,
                                                  answer, when_now()));
}

bool ledger_leave(struct ledger *ledger, const struct primum_impact *impact)
{
    return !ledger->recording || !ledger->begun ||
           check(ledger,
                 primum_recording_leave(ledger->recording, impact, when_now()));
}
