/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The attempt that goes on, in the trainee's records: opens them, begins an
 * attempt in them where one begins, and keeps what is done.  Asks nobody, and
 * says nothing. */
#ifndef CLI_LEDGER_H
#define CLI_LEDGER_H

#include "primum_records.h"

#include <stdbool.h>
#include <stddef.h>

struct ledger {
    bool on;                      /* what is done is to be kept */
    bool explains_last, predicts; /* --feedback end, --predict */
    char *path;                   /* of the scenario's file; may be NULL */

    /* What it begins as, if it is not a new attempt from the start: an attempt
     * that goes on, or one that goes back to a moment of another one, whose are
     * the first `borrowed` moves of the session. */
    struct primum_record *resumed;
    const char *after;
    size_t borrowed;

    struct primum_records *records;     /* NULL: not open */
    struct primum_recording *recording; /* NULL: none has begun */
    bool begun;    /* something of the attempt is kept, and stays, also if what
                      follows is not */
    char *problem; /* why the last of what follows was false */
};

/* `path`: of the scenario's file; NULL: there is none.  Nothing is opened. */
void ledger_init(struct ledger *ledger, bool on, const char *path);
void ledger_release(struct ledger *ledger);

/* Each of these is true where nothing is to be kept, and false if what is to be
 * kept cannot be; then ledger_problem() is a sentence or two. */
const char *ledger_problem(const struct ledger *ledger);

/* Opens the records for a session, which must outlive the ledger. */
bool ledger_open(struct ledger *ledger, struct primum_session *session);

/* Keeps the moves of the session.  `impact` is as in primum_recording_keep(). */
bool ledger_keep(struct ledger *ledger, const struct primum_impact *impact);

/* Keeps what was foretold, and what was written. */
bool ledger_predict(struct ledger *ledger,
                    const struct primum_prediction *prediction);
bool ledger_reflect(struct ledger *ledger, const char *question,
                    const char *answer);

/* The conversation is left, or over. */
bool ledger_leave(struct ledger *ledger, const struct primum_impact *impact);

/* The session begins again from the start: a new attempt. */
void ledger_begin_anew(struct ledger *ledger, struct primum_session *session);

/* The session has gone back from the end of the attempt, to which its first
 * `made` moves led: what is done now is a new one. */
void ledger_turn_back(struct ledger *ledger, struct primum_session *session,
                      size_t made);

/* From here on nothing is kept; what is kept stays. */
void ledger_stop(struct ledger *ledger);

#endif
