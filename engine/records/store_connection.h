/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What opening a file needs of SQLite; for store.c and store_open.c alone. */
#ifndef RECORDS_STORE_CONNECTION_H
#define RECORDS_STORE_CONNECTION_H

#include "records/store.h"

struct sqlite3;

struct store {
    struct sqlite3 *database;
    char *path, *name; /* name: the path, safe to be shown */
    enum primum_records_use use;
    struct query **queries; /* those that were ever prepared */
    uint32_t query_count;
    enum primum_status status; /* of opening */
    char *problem;
    int held;              /* how many times, for reading */
    bool writing, spoiled; /* between begin and commit; one of it failed */
};

/* Takes note of what is wrong; PRIMUM_WORLD. */
enum primum_status store_report(struct store *store, enum store_trouble trouble,
                                const char *detail);

/* Alone: without telling others, or being told, what is locked.  Frozen: the
 * path is a URI that says that nobody writes. */
enum store_sharing { STORE_SHARED, STORE_ALONE, STORE_FROZEN };

/* Connects to the file at the path, which is there, in place of what there was;
 * `path` NULL: to nothing but memory.  Nothing is read or locked yet.  Also sets
 * the status of the store, as does the next. */
enum primum_status store_connect(struct store *store, const char *path,
                                 enum store_sharing sharing);

/* Looks at the file, and settles how it is written to. */
enum primum_status store_configure(struct store *store);

/* The first bytes of the file, 0 behind its end, and its size.  Through
 * SQLite's own handle: to open it a second time, and close it, would let go of
 * all locks that this process has on it.  False: it cannot be read. */
bool store_first_bytes(struct store *store, unsigned char *bytes, int count,
                       int64_t *size);

/* Is there something in the file that SQLite keeps beside it? */
enum store_beside { STORE_JOURNAL, STORE_LOG };
bool store_beside_is_filled(struct store *store, enum store_beside beside);

bool store_is_read_only(struct store *store);

/* Was this what was wrong with the last statement? */
bool store_failed_with(struct store *store, enum store_trouble trouble);

void store_wait(int milliseconds);

#endif
