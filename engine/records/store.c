/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Knows SQLite: how a file is opened and closed so that nothing kept is lost,
 * nothing is written that is not ours, and reading writes nothing.  Does not
 * know what is in the tables. */
#include "records/store.h"

#include "base/arena.h"
#include "base/memory.h"
#include "base/text.h"
#include "records/store_file.h"

#include <sqlite3.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum {
    BUSY_WAIT = 5000,       /* ms */
    LENGTH_MOST = 80 << 20, /* of a text; a scenario may have 64 MiB */
    HEADER = 100            /* bytes at the beginning of every database */
};

struct query {
    struct store *store;
    const char *sql;
    sqlite3_stmt *statement; /* NULL: it could not be prepared */
    int given;
    bool used, failed;
    struct arena mended; /* texts of this row that had to be */
};

struct store {
    sqlite3 *database;
    char *path, *name; /* name: the path, safe to be shown */
    enum primum_records_use use;
    int32_t application;
    struct query **queries; /* those that were ever prepared */
    uint32_t query_count;
    enum primum_status status; /* of opening */
    char *problem;
    int held;              /* how many times, for reading */
    bool writing, spoiled; /* between begin and commit; one of it failed */
};

/* ---- What went wrong ---- */

static enum primum_status report(struct store *store,
                                 enum store_trouble trouble, const char *detail)
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
    if (store->writing)
        store->spoiled = true;
    return report(store,
                  trouble_of(code, sqlite3_system_errno(store->database)),
                  sqlite3_errstr(code));
}

enum primum_status store_refuse(struct store *store, enum store_trouble trouble)
{
    store->status = report(store, trouble, NULL);
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

/* How many bytes at the beginning are valid UTF-8. */
static size_t valid(const char *bytes, size_t length)
{
    size_t at = 0, size;
    uint32_t point;

    while (at < length) {
        at += text_plain(bytes + at, length - at);
        if (at == length)
            break;
        size = text_point(bytes + at, length - at, &point);
        if (!size)
            break;
        at += size;
    }
    return at;
}

bool store_text_sound(struct query *query, int column)
{
    const char *text =
        (const char *)sqlite3_column_text(query->statement, column);
    size_t length = (size_t)sqlite3_column_bytes(query->statement, column);

    return !text || (strlen(text) == length && valid(text, length) == length);
}

/* The text with U+FFFD for each byte that is no part of one. */
static const char *mend(struct query *query, const char *text, size_t length)
{
    struct text mended = {0};

    while (length) {
        size_t good = valid(text, length);
        text_add(&mended, text, good);
        if (good < length) {
            text_put(&mended, "\xef\xbf\xbd");
            good++;
        }
        text += good;
        length -= good;
    }
    const char *kept = arena_text(&query->mended, mended.bytes, mended.length);
    text_release(&mended);
    return kept;
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
    return valid(text, length) == length ? text : mend(query, text, length);
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
    int code = sqlite3_exec(store->database, sql, NULL, NULL, NULL);
    return code ? note(store, code) : PRIMUM_OK;
}

int64_t store_last_number(struct store *store)
{
    return sqlite3_last_insert_rowid(store->database);
}

/* ---- Transactions ---- */

void store_begin(struct store *store)
{
    store->writing = true;
    store->spoiled = store->status != PRIMUM_OK;
    store_run(store_query(store, "BEGIN IMMEDIATE"));
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
    if (!--store->held && !store->writing)
        roll_back(store);
}

/* ---- Opening ---- */

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

static void configure(struct store *store)
{
    for (size_t i = 0; i < sizeof switches / sizeof *switches; i++)
        sqlite3_db_config(store->database, switches[i][0], switches[i][1],
                          (int *)NULL);
    sqlite3_limit(store->database, SQLITE_LIMIT_LENGTH, LENGTH_MOST);
    sqlite3_busy_timeout(store->database, BUSY_WAIT);
}

static void connect(struct store *store, const char *path, const char *vfs)
{
    int code =
        sqlite3_open_v2(path, &store->database,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE |
                            (strcmp(path, ":memory:") ? 0 : SQLITE_OPEN_MEMORY),
                        vfs);

    if (code) {
        store->status = note(store, code);
        return;
    }
    configure(store);
    store->status = store_script(store, settings);
}

static uint32_t big_endian(const unsigned char *bytes)
{
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 |
           (uint32_t)bytes[2] << 8 | bytes[3];
}

/* The first bytes of the file, through SQLite's own handle: to open it a second
 * time, and close it, would let go of all locks on it. */
static enum store_trouble identify(struct store *store, bool *fresh)
{
    unsigned char header[HEADER] = {0};
    sqlite3_file *file = NULL;
    sqlite3_int64 size = 0;

    sqlite3_file_control(store->database, "main", SQLITE_FCNTL_FILE_POINTER,
                         &file);
    if (!file || !file->pMethods || file->pMethods->xFileSize(file, &size))
        return TROUBLE_DISK;
    *fresh = size == 0;
    if (*fresh)
        return TROUBLE_NONE;
    int code = file->pMethods->xRead(file, header, HEADER, 0);
    if (code && code != SQLITE_IOERR_SHORT_READ)
        return TROUBLE_DISK;
    if (memcmp(header, "SQLite format 3", 16))
        return TROUBLE_STRANGE;
    return big_endian(header + 68) == (uint32_t)store->application
               ? TROUBLE_NONE
               : TROUBLE_FOREIGN;
}

/* Was it being made when the computer stopped?  Then nothing was kept yet; who
 * writes next tidies up.  Later there is a log in place of a journal. */
static bool is_half_made(struct store *store)
{
    const char *name = sqlite3_db_filename(store->database, "main");

    return name && *name && store_file_filled(sqlite3_filename_journal(name));
}

/* Nothing is there: an empty place, which is gone with the handle. */
static void connect_nowhere(struct store *store, bool *fresh)
{
    if (store->database)
        sqlite3_close(store->database);
    connect(store, ":memory:", NULL);
    *fresh = true;
}

static const char first_look[] = "PRAGMA schema_version";

/* Where no file can be made beside it, SQLite cannot share the log with others,
 * but it can read it alone. */
static void connect_alone(struct store *store)
{
    sqlite3_close(store->database);
    store->status = PRIMUM_OK;
    connect(store, store->path, "unix-none");
    if (!store->status)
        store->status = store_script(store, "PRAGMA locking_mode = EXCLUSIVE");
    if (!store->status)
        store->status = store_script(store, first_look);
}

static void connect_to_read(struct store *store, bool *fresh)
{
    connect(store, store->path, NULL);
    if (store->status)
        return;
    enum store_trouble trouble = identify(store, fresh);
    if (*fresh || is_half_made(store)) {
        connect_nowhere(store, fresh);
        return;
    }
    if (trouble) {
        store->status = report(store, trouble, NULL);
        return;
    }
    store->status = store_script(store, first_look);
    int code = sqlite3_errcode(store->database);
    if (store->status &&
        ((code & 0xff) == SQLITE_CANTOPEN || (code & 0xff) == SQLITE_READONLY))
        connect_alone(store);
    if (!store->status)
        store->status = store_script(store, "PRAGMA query_only = ON");
}

static void connect_to_write(struct store *store, bool *fresh)
{
    enum store_trouble trouble = store_file_writable(store->path);

    if (!trouble) {
        connect(store, store->path, NULL);
        if (store->status)
            return;
        if (!is_half_made(store))
            trouble = identify(store, fresh);
        if (!trouble && sqlite3_db_readonly(store->database, "main"))
            trouble = TROUBLE_READ_ONLY;
    }
    if (trouble)
        store->status = report(store, trouble, NULL);
    else
        store->status = store_script(store, first_look);
}

static void open_path(struct store *store, bool *fresh)
{
    bool there;
    enum store_trouble trouble = store_file_look(store->path, &there);

    if (!trouble && !there && store->use == PRIMUM_RECORDS_WRITE)
        trouble = store_file_make(store->path);
    if (trouble)
        store->status = report(store, trouble, NULL);
    else if (store->use == PRIMUM_RECORDS_WRITE)
        connect_to_write(store, fresh);
    else if (there)
        connect_to_read(store, fresh);
    else
        connect_nowhere(store, fresh);
}

struct store *store_open(const char *path, enum primum_records_use use,
                         int32_t application, bool *fresh)
{
    struct store *store = memory_new(sizeof *store);
    struct text text = {0}, name = {0};

    /* What SQLite would take for more than the name of a file is none here. */
    text_format(&text, "%s%s", *path && *path != '/' ? "./" : "", path);
    text_add_safe(&name, path, strlen(path));
    store->path = text_take(&text);
    store->name = text_take(&name);
    store->use = use;
    store->application = application;
    *fresh = false;
    open_path(store, fresh);
    return store;
}

/* Going over to the log needs the file for oneself, which SQLite does not wait
 * for. */
enum primum_status store_keep_log(struct store *store)
{
    enum { TRIES = 100, PAUSE = BUSY_WAIT / TRIES };
    enum primum_status status = PRIMUM_WORLD;

    for (int i = 0; status && i < TRIES && !store->status; i++) {
        status = store_script(store, "PRAGMA journal_mode = WAL");
        if ((sqlite3_errcode(store->database) & 0xff) != SQLITE_BUSY)
            break;
        sqlite3_sleep(PAUSE);
    }
    if (status)
        store->status = status;
    return status;
}

/* ---- Closing ---- */

/* Whoever closes a database last writes what is in the log into it.  That is
 * not for those who only read. */
static void leave_log(struct store *store)
{
    const char *name = sqlite3_db_filename(store->database, "main");

    if (name && *name && store_file_filled(sqlite3_filename_wal(name)))
        sqlite3_db_config(store->database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1,
                          (int *)NULL);
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
    if (store->database && store->use == PRIMUM_RECORDS_READ)
        leave_log(store);
    sqlite3_close(store->database);
    free(store->queries);
    free(store->problem);
    free(store->path);
    free(store->name);
    free(store);
}
