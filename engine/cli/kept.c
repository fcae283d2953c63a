/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds the records and opens them.  Knows nothing of what is in them. */
#include "kept.h"

#include "buffer.h"
#include "paths.h"
#include "seed.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *kept_path(void)
{
    const char *path = getenv("PRIMUM_RECORDS");
    return path && *path ? buffer_text("%s", path) : paths_data("records.db");
}

int kept_fail(const struct invocation *invocation,
              const struct primum_records *records, int status)
{
    const char *problem = primum_records_problem(records);
    return invocation_fail(invocation, status, "%s",
                           problem ? problem : "The records cannot be used.");
}

int kept_open(const struct invocation *invocation, enum primum_records_use use,
              struct primum_records **records)
{
    char *path = kept_path();
    *records = NULL;
    if (!path)
        return invocation_fail(invocation, PRIMUM_WORLD,
                               "There is no home folder to keep records in; "
                               "PRIMUM_RECORDS can name a file for them.");
    int status = (int)primum_records_open(path, use, records);
    if (status) {
        kept_fail(invocation, *records, status);
        primum_records_close(*records);
        *records = NULL;
    }
    free(path);
    return status;
}

struct primum_records *kept_look(char **problem)
{
    char *path = kept_path();
    struct primum_records *records = NULL;
    *problem = NULL;
    if (path && primum_records_open(path, PRIMUM_RECORDS_READ, &records)) {
        *problem = buffer_text("%s", primum_records_problem(records));
        primum_records_close(records);
        records = NULL;
    }
    free(path);
    return records;
}

int kept_find(const struct invocation *invocation,
              struct primum_records *records, const char *name,
              struct primum_record **record)
{
    char id[PRIMUM_ATTEMPT_ID];
    int status = (int)primum_records_find(records, name ? name : "last", id);
    *record = NULL;
    if (!status)
        status = (int)primum_record_open(records, id, record);
    return status ? kept_fail(invocation, records, status) : status;
}

const char *kept_short_id(const char *id)
{
    size_t length = strlen(id);
    return length > PRIMUM_ATTEMPT_SHORT ? id + length - PRIMUM_ATTEMPT_SHORT
                                         : id;
}

/* Bytes that nobody can foretell; where the system has none, the clock's. */
static void fill(unsigned char *bytes, size_t count)
{
    FILE *file = fopen("/dev/urandom", "rb");
    size_t got = file ? fread(bytes, 1, count, file) : 0;
    if (file)
        fclose(file);
    for (; got < count; got++)
        bytes[got] = (unsigned char)(seed_fresh() >> 20);
}

void kept_new_id(int64_t now, char id[PRIMUM_ATTEMPT_ID])
{
    unsigned char random[10];
    fill(random, sizeof random);
    primum_attempt_id(now, random, id);
}
