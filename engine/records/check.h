/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a check has found so far; for the files check*.c alone. */
#ifndef RECORDS_CHECK_H
#define RECORDS_CHECK_H

#include "records/records.h"

struct checking {
    struct primum_records *records;
    bool (*see)(void *with, const char *problem);
    void *with;
    bool found, stopped;
};

/* Shows a fault. */
void check_say(struct checking *checking, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* What SQL can tell of what must hold between the rows. */
void check_rows(struct checking *checking);

/* Plays an attempt again, and compares what is kept with what comes of it. */
void check_attempt(struct checking *checking,
                   const struct primum_attempt *attempt);

#endif
