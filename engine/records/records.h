/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The handle of the records, for the files of this floor. */
#ifndef RECORDS_RECORDS_H
#define RECORDS_RECORDS_H

#include "records/shelf.h"
#include "records/store.h"

struct primum_records {
    struct store *store;
    struct shelf *shelf;
    char *trainee; /* as it was asked for last; may be NULL */
};

/* In `about`: who practised, as other programs may know it. */
#define RECORDS_TRAINEE "trainee"

#endif
