/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The attempt that goes on, in the trainee's records: opens them, begins an
 * attempt in them where a conversation begins one, and keeps what is done.
 * Asks nobody and says nothing. */
#ifndef CLI_LEDGER_H
#define CLI_LEDGER_H

#include "primum_records.h"

#include <stdbool.h>

struct ledger {
    /* All NULL where nothing is kept: --no-record, or as the trainee said. */
    struct primum_records *records;
    struct primum_recording *recording;
    struct primum_session *session;

    char *path;                   /* of the scenario's file; may be NULL */
    bool explains_last, predicts; /* --feedback end, --predict */
    bool declined; /* the trainee said to go on with nothing being kept */
    bool unkept;   /* something was done that is not kept */
    char *problem; /* where there is no handle to ask: why not */
};

#endif
