/* SPDX-License-Identifier: GPL-3.0-or-later */

/* For the tests of records: a file of their own below $TMPDIR, and attempts
 * with ids and times that are the same in every run. */
#ifndef TESTS_KEPT_H
#define TESTS_KEPT_H

#include "loaded.h"
#include "primum_records.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* Somewhere to put things; the program's home goes when it ends. */
static char kept_folder[256], kept_path[300];

static inline int kept_enter(void **unused)
{
    const char *temporary = getenv("TMPDIR");

    (void)unused;
    snprintf(kept_folder, sizeof kept_folder, "%s/kept-XXXXXX",
             temporary ? temporary : "/tmp");
    assert_non_null(mkdtemp(kept_folder));
    snprintf(kept_path, sizeof kept_path, "%s/records.db", kept_folder);
    return 0;
}

static inline struct primum_records *kept_open(enum primum_records_use use)
{
    struct primum_records *records;

    if (primum_records_open(kept_path, use, &records))
        fail_msg("%s", primum_records_problem(records));
    return records;
}

/* The id of attempt number `n`, which begins in its second. */
static inline const char *kept_id(unsigned n)
{
    static char ids[4][PRIMUM_ATTEMPT_ID];
    static unsigned next;
    char *id = ids[next++ % 4];
    unsigned char random[10];

    for (unsigned i = 0; i < sizeof random; i++)
        random[i] = (unsigned char)((n + 1) * 2654435761u >> (i % 4 * 8));
    primum_attempt_id(1000 * (int64_t)n, random, id);
    return id;
}

static inline struct primum_recording *
kept_begin(struct primum_records *records, struct primum_session *session,
           unsigned n)
{
    const struct primum_beginning beginning = {
        .id = kept_id(n), .now = 1000 * (int64_t)n, .path = "/home/room.yaml"};

    return primum_recording_new(records, session, &beginning);
}

static inline void kept_fine(const struct primum_records *records,
                             enum primum_status status)
{
    if (status)
        fail_msg("%s", primum_records_problem(records));
}

#endif
