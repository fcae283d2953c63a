/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An attempt that was read back, for the files of this floor. */
#ifndef RECORDS_RECORD_H
#define RECORDS_RECORD_H

#include "base/arena.h"
#include "records/records.h"

struct primum_record {
    struct store *store;
    struct shelf *shelf;
    int64_t number; /* in the table `attempt` */
    struct primum_attempt attempt;
    struct shelved *shelved; /* what it was played from */
    const struct primum_scenario *scenario;
    struct primum_session *session;

    /* Texts, and the rows of the tables that have the attempt's number. */
    struct arena arena;
    int64_t *times;
    struct primum_prediction *predictions;
    struct primum_reflection *reflections;
    struct primum_visit *visits;
    uint32_t time_count, prediction_count, reflection_count, visit_count;
};

/* PRIMUM_WORLD, with the reason: "The attempt 1a2b3c cannot be read: ...". */
enum primum_status
record_fail(const struct primum_record *record, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
