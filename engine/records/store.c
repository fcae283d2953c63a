/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Knows SQLite, and gives the rest of the engine queries and transactions
 * without it.  Does not know what is in the tables. */
#include "records/store.h"

#include "base/arena.h"
#include "base/memory.h"
#include "base/text.h"
#include "records/store_connection.h"
#include "records/store_file.h"
#include "records/store_mend.h"

#include <sqlite3.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum {
    BUSY_WAIT = 5000,      /* ms */
    LENGTH_MOST = 80 << 20 /* of a text; a scenario may have 64 MiB */
};

struct query {
    struct store *store;
    const char *sql;
    sqlite3_stmt *statement; /* NULL: it could not be prepared */
    int given;
    bool used, failed;
    struct arena mended; /* texts of this row that had to be */
};

/* ---- What went wrong ---- */

enum primum_status store_report(struct store *store, enum store_trouble trouble,
                                const char *detail)
{
    free(store->problem);
    store->problem = store_trouble_words(trouble, store->name, detail);
    return PRIMUM_WORLD;
}

enum primum_status store_fail(struct store *store, enum primum_status status,
                              const char *format, ...)
{
    struct text text = {0};
    va_list arguments;

    va_start(arguments, format);
    text_vformat(&text, format, arguments);
    va_end(arguments);
    free(store->problem);
    store->problem = text_take(&text);
    return status;
}

static const struct {
    int code;
    enum store_trouble trouble;
} codes[] = {
    {SQLITE_NOTADB, TROUBLE_STRANGE},
    {SQLITE_CORRUPT, TROUBLE_DAMAGED},
    {SQLITE_READONLY, TROUBLE_READ_ONLY},
    {SQLITE_FULL, TROUBLE_FULL},
    {SQLITE_BUSY, TROUBLE_LOCKED},
    {SQLITE_LOCKED, TROUBLE_LOCKED},
    {SQLITE_PROTOCOL, TROUBLE_LOCKED},
    {SQLITE_PERM, TROUBLE_DENIED},
    {SQLITE_AUTH, TROUBLE_DENIED},
    {SQLITE_CANTOPEN, TROUBLE_DENIED},
    {SQLITE_CONSTRAINT, TROUBLE_CONFLICT},
    {SQLITE_TOOBIG, TROUBLE_LARGE},
    {SQLITE_IOERR, TROUBLE_DISK},
    {SQLITE_NOLFS, TROUBLE_LARGE},
    /* Tables that are not as they should be, for our statements are right. */
    {SQLITE_ERROR, TROUBLE_DAMAGED},
    {SQLITE_SCHEMA, TROUBLE_DAMAGED},
    {SQLITE_MISMATCH, TROUBLE_DAMAGED},
};

static enum store_trouble trouble_of(int code, int error)
{
    int kind = code & 0xff;

    if ((kind == SQLITE_IOERR || kind == SQLITE_CANTOPEN) && error) {
        enum store_trouble known = store_trouble_of(error);
        if (known != TROUBLE_OTHER)
            return known;
    }
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (codes[i].code == kind)
            return codes[i].trouble;
    return TROUBLE_OTHER;
}

/* Takes note of what the last call of SQLite said went wrong. */
static enum primum_status note(struct store *store, int code)
{
    if ((code & 0xff) == SQLITE_NOMEM)
        memory_out();
    /* SQLite does not always say what the system said. */
    int error = errno ? errno : sqlite3_system_errno(store->database);
    if (store->writing)
        store->spoiled = true;
    return store_report(store, trouble_of(code, error), sqlite3_errstr(code));
}

enum primum_status store_refuse(struct store *store, enum store_trouble trouble)
{
    store->status = store_report(store, trouble, NULL);
    return store->status;
}

enum primum_status store_status(const struct store *store)
{
    return store->status;
}

const char *store_problem(const struct store *store)
{
    return store->problem;
}

const char *store_name(const struct store *store)
{
    return store->name;
}

const char *store_library(void)
{
    return sqlite3_libversion();
}

/* ---- Queries ---- */

/* One of this text that is not in use; a new one if there is none. */
static struct query *query_for(struct store *store, const char *sql)
{
    for (uint32_t i = 0; i < store->query_count; i++) {
        struct query *query = store->queries[i];
        if (query->sql == sql && !query->used)
            return query;
    }
    store->queries =
        memory_more(store->queries, store->query_count, sizeof *store->queries);
    struct query *query = memory_new(sizeof *query);
    query->store = store;
    query->sql = sql;
    arena_init(&query->mended);
    store->queries[store->query_count++] = query;
    return query;
}

struct query *store_query(struct store *store, const char *sql)
{
    struct query *query = query_for(store, sql);

    query->used = true;
    query->given = 0;
    query->failed = store->status || (store->writing && store->spoiled);
    if (query->failed || query->statement)
        return query;
    int code =
        sqlite3_prepare_v3(store->database, sql, -1, SQLITE_PREPARE_PERSISTENT,
                           &query->statement, NULL);
    if (code) {
        query->failed = true;
        note(store, code);
    }
    return query;
}

static void check(struct query *query, int code)
{
    if (code && !query->failed) {
        query->failed = true;
        note(query->store, code);
    }
}

void store_give_int(struct query *query, int64_t number)
{
    if (!query->failed)
        check(query,
              sqlite3_bind_int64(query->statement, ++query->given, number));
}

void store_give_null(struct query *query)
{
    if (!query->failed)
        check(query, sqlite3_bind_null(query->statement, ++query->given));
}

void store_give_text(struct query *query, const char *text)
{
    if (!query->failed)
        check(query, sqlite3_bind_text64(query->statement, ++query->given, text,
                                         text ? strlen(text) : 0,
                                         SQLITE_TRANSIENT, SQLITE_UTF8));
}

void store_give_bytes(struct query *query, const void *bytes, size_t length)
{
    if (!query->failed)
        check(query, sqlite3_bind_blob64(query->statement, ++query->given,
                                         bytes, length, SQLITE_TRANSIENT));
}

bool store_row(struct query *query)
{
    arena_empty(&query->mended);
    if (query->failed)
        return false;
    errno = 0;
    int code = sqlite3_step(query->statement);
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        check(query, code);
    return code == SQLITE_ROW;
}

/* ---- Columns ---- */

int64_t store_int(struct query *query, int column)
{
    return sqlite3_column_int64(query->statement, column);
}

int store_columns(struct query *query)
{
    return sqlite3_column_count(query->statement);
}

bool store_is_null(struct query *query, int column)
{
    return sqlite3_column_type(query->statement, column) == SQLITE_NULL;
}

const void *store_bytes(struct query *query, int column, size_t *length)
{
    const void *bytes = sqlite3_column_blob(query->statement, column);

    *length = (size_t)sqlite3_column_bytes(query->statement, column);
    return bytes ? bytes : "";
}

bool store_text_sound(struct query *query, int column)
{
    const char *text =
        (const char *)sqlite3_column_text(query->statement, column);
    size_t length = (size_t)sqlite3_column_bytes(query->statement, column);

    return !text || (strlen(text) == length && store_mend_sound(text, length));
}

const char *store_text(struct query *query, int column)
{
    const char *text =
        (const char *)sqlite3_column_text(query->statement, column);

    if (!text) {
        if (!store_is_null(query, column))
            check(query, SQLITE_NOMEM);
        return NULL;
    }
    size_t length = strlen(text);
    return store_mend_sound(text, length)
               ? text
               : store_mend(&query->mended, text, length);
}

enum primum_status store_end(struct query *query)
{
    if (query->statement) {
        sqlite3_reset(query->statement);
        sqlite3_clear_bindings(query->statement);
    }
    arena_empty(&query->mended);
    query->used = false;
    return query->failed ? PRIMUM_WORLD : PRIMUM_OK;
}

enum primum_status store_run(struct query *query)
{
    while (store_row(query))
        continue;
    return store_end(query);
}

int64_t store_number(struct query *query, int64_t otherwise)
{
    int64_t number = store_row(query) && !store_is_null(query, 0)
                         ? store_int(query, 0)
                         : otherwise;
    store_end(query);
    return number;
}

enum primum_status store_script(struct store *store, const char *sql)
{
    if (store->status || (store->writing && store->spoiled))
        return PRIMUM_WORLD;
    errno = 0;
    int code = sqlite3_exec(store->database, sql, NULL, NULL, NULL);
    return code ? note(store, code) : PRIMUM_OK;
}

int64_t store_last_number(struct store *store)
{
    return store->status ? 0 : sqlite3_last_insert_rowid(store->database);
}

/* ---- Transactions ---- */

void store_begin(struct store *store)
{
    store->writing = true;
    store->spoiled = store->status != PRIMUM_OK;
    store_run(store_query(store, "BEGIN IMMEDIATE"));
}

void store_object(struct store *store, enum store_trouble trouble)
{
    if (!store->spoiled)
        store_report(store, trouble, NULL);
    store->spoiled = true;
}

/* SQLite ends a transaction by itself after some failures. */
static void roll_back(struct store *store)
{
    store->writing = store->spoiled = false;
    if (store->database && !sqlite3_get_autocommit(store->database))
        sqlite3_exec(store->database, "ROLLBACK", NULL, NULL, NULL);
}

enum primum_status store_commit(struct store *store)
{
    store_run(store_query(store, "COMMIT"));
    bool kept = !store->spoiled;
    roll_back(store);
    return kept ? PRIMUM_OK : PRIMUM_WORLD;
}

void store_give_up(struct store *store)
{
    roll_back(store);
}

void store_hold(struct store *store)
{
    if (!store->held++ && !store->writing)
        store_run(store_query(store, "BEGIN"));
}

void store_let_go(struct store *store)
{
    if (!--store->held && !store->writing && store->database &&
        !sqlite3_get_autocommit(store->database))
        sqlite3_exec(store->database, "COMMIT", NULL, NULL, NULL);
}

/* ---- Connections ---- */

static const char settings[] = "PRAGMA synchronous = FULL;"
                               "PRAGMA secure_delete = ON;"
                               "PRAGMA foreign_keys = ON;"
                               "PRAGMA trusted_schema = OFF;"
                               "PRAGMA cell_size_check = ON;"
                               "PRAGMA temp_store = MEMORY;"
                               "PRAGMA mmap_size = 0;";

static const int switches[][2] = {
    {SQLITE_DBCONFIG_DEFENSIVE, 1},
    {SQLITE_DBCONFIG_DQS_DML, 0},
    {SQLITE_DBCONFIG_DQS_DDL, 0},
    {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
};

enum primum_status store_connect(struct store *store, const char *path,
                                 enum store_sharing sharing)
{
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE;
    int code;

    sqlite3_close(store->database);
    store->database = NULL;
    code = sqlite3_open_v2(path ? path : "", &store->database,
                           flags | (path ? 0 : SQLITE_OPEN_MEMORY) |
                               (sharing == STORE_FROZEN ? SQLITE_OPEN_URI : 0),
                           sharing == STORE_ALONE ? "unix-none" : NULL);
    if (code)
        return store->status = note(store, code);
    for (size_t i = 0; i < sizeof switches / sizeof *switches; i++)
        sqlite3_db_config(store->database, switches[i][0], switches[i][1],
                          (int *)NULL);
    sqlite3_limit(store->database, SQLITE_LIMIT_LENGTH, LENGTH_MOST);
    sqlite3_busy_timeout(store->database, BUSY_WAIT);
    return store->status = PRIMUM_OK;
}

enum primum_status store_configure(struct store *store)
{
    return store->status = store_script(store, settings);
}

bool store_first_bytes(struct store *store, unsigned char *bytes, int count,
                       int64_t *size)
{
    sqlite3_file *file = NULL;
    sqlite3_int64 length = 0;

    sqlite3_file_control(store->database, "main", SQLITE_FCNTL_FILE_POINTER,
                         &file);
    if (!file || !file->pMethods || file->pMethods->xFileSize(file, &length))
        return false;
    *size = length;
    int code = file->pMethods->xRead(file, bytes, count, 0);
    return code == SQLITE_OK || code == SQLITE_IOERR_SHORT_READ;
}

bool store_beside_is_filled(struct store *store, enum store_beside beside)
{
    const char *name =
        store->database ? sqlite3_db_filename(store->database, "main") : NULL;

    if (!name || !*name)
        return false;
    return store_file_filled(beside == STORE_JOURNAL
                                 ? sqlite3_filename_journal(name)
                                 : sqlite3_filename_wal(name));
}

bool store_is_read_only(struct store *store)
{
    return sqlite3_db_readonly(store->database, "main") == 1;
}

bool store_failed_with(struct store *store, enum store_trouble trouble)
{
    return trouble_of(sqlite3_errcode(store->database), 0) == trouble;
}

void store_be_patient(struct store *store, int milliseconds)
{
    if (store->database)
        sqlite3_busy_timeout(store->database, milliseconds);
}

void store_wait(int milliseconds)
{
    sqlite3_sleep(milliseconds);
}

void store_close(struct store *store)
{
    if (!store)
        return;
    for (uint32_t i = 0; i < store->query_count; i++) {
        sqlite3_finalize(store->queries[i]->statement);
        arena_release(&store->queries[i]->mended);
        free(store->queries[i]);
    }
    /* Whoever closes a database last writes what is in the log into it.  That
     * is not for those who only read. */
    if (store->use == PRIMUM_RECORDS_READ &&
        store_beside_is_filled(store, STORE_LOG))
        sqlite3_db_config(store->database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1,
                          (int *)NULL);
    sqlite3_close(store->database);
    free(store->queries);
    free(store->problem);
    free(store->path);
    free(store->name);
    free(store);
}
