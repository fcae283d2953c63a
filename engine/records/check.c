/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Is what is kept sound?  Asks SQLite whether the file is, and plays every
 * attempt again. */
#include "records/records.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

struct checking {
    struct primum_records *records;
    bool (*see)(void *with, const char *problem);
    void *with;
    bool found, stopped;
};

static void say(struct checking *checking, const char *problem)
{
    checking->found = true;
    if (!checking->stopped)
        checking->stopped = !checking->see(checking->with, problem);
}

static void check_file(struct checking *checking)
{
    struct query *query =
        store_query(checking->records->store, "PRAGMA integrity_check");

    while (!checking->stopped && store_row(query))
        if (strcmp(store_text(query, 0), "ok"))
            say(checking, store_text(query, 0));
    if (store_end(query))
        say(checking, store_problem(checking->records->store));
}

static bool check_attempt(void *with, const struct primum_attempt *attempt)
{
    struct checking *checking = with;
    struct primum_record *record;

    if (primum_record_open(checking->records, attempt->id, &record))
        say(checking, store_problem(checking->records->store));
    primum_record_free(record);
    return !checking->stopped;
}

enum primum_status
primum_records_check(struct primum_records *records,
                     bool (*see)(void *with, const char *problem), void *with)
{
    struct checking checking = {.records = records, .see = see, .with = with};

    if (store_status(records->store))
        return PRIMUM_WORLD;
    check_file(&checking);
    if (!checking.stopped)
        primum_records_attempts(records, &(struct primum_attempts){0},
                                check_attempt, &checking);
    return checking.found ? PRIMUM_PROBLEMS : PRIMUM_OK;
}
