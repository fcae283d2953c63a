/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the file is opened so that nothing is written that is not ours, nothing
 * that was kept is lost, and reading leaves everything as it was.  Knows what
 * SQLite does to files, and asks it through store_connection.h. */
#include "base/memory.h"
#include "base/text.h"
#include "records/store_connection.h"
#include "records/store_file.h"

#include <stdlib.h>
#include <string.h>

enum { HEADER = 100, APPLICATION = 68 }; /* of every database, in bytes */

static uint32_t big_endian(const unsigned char *bytes)
{
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 |
           (uint32_t)bytes[2] << 8 | bytes[3];
}

/* Whose file is it?  The beginning of it has that from the first moment on, for
 * the tables are made before there is a log. */
static enum store_trouble identify(struct store *store, int32_t application,
                                   bool *fresh)
{
    static const unsigned char nothing[HEADER];
    unsigned char header[HEADER] = {0};
    int64_t size;

    if (!store_first_bytes(store, header, HEADER, &size))
        return TROUBLE_DISK;
    *fresh = size == 0;
    /* Not a byte of it is written yet, but there is a way back. */
    if (*fresh || (!memcmp(header, nothing, HEADER) &&
                   store_beside_is_filled(store, STORE_JOURNAL)))
        return TROUBLE_NONE;
    if (memcmp(header, "SQLite format 3", 16))
        return TROUBLE_STRANGE;
    return big_endian(header + APPLICATION) == (uint32_t)application
               ? TROUBLE_NONE
               : TROUBLE_FOREIGN;
}

/* ---- To read ---- */

/* Nothing is there: an empty place, which is gone with the handle. */
static void open_nowhere(struct store *store, bool *fresh)
{
    *fresh = true;
    if (!store_connect(store, NULL, STORE_SHARED))
        store_configure(store);
}

/* The path as a URI that promises SQLite that nobody writes. */
static char *frozen_uri(const char *path)
{
    struct text uri = {0};

    text_put(&uri, "file:");
    for (; *path; path++)
        if (strchr("?#%", *path))
            text_format(&uri, "%%%02X", (unsigned char)*path);
        else
            text_add(&uri, path, 1);
    text_put(&uri, "?immutable=1");
    return text_take(&uri);
}

/* Where nothing can be written, SQLite has no place for what it shares with
 * others.  But it can read a file and its log alone, and a file without a log
 * is whole. */
static void open_alone(struct store *store)
{
    if (store_beside_is_filled(store, STORE_LOG)) {
        if (!store_connect(store, store->path, STORE_ALONE))
            store->status =
                store_script(store, "PRAGMA locking_mode = EXCLUSIVE");
    } else {
        char *uri = frozen_uri(store->path);
        store_connect(store, uri, STORE_FROZEN);
        free(uri);
    }
    if (!store->status)
        store_configure(store);
}

static void open_to_read(struct store *store, int32_t application, bool *fresh)
{
    if (store_connect(store, store->path, STORE_SHARED))
        return;
    enum store_trouble trouble = identify(store, application, fresh);
    /* Was it being made when the computer stopped?  Then nothing was kept yet,
     * and who writes next tidies up: there is a journal only so long. */
    if (!trouble && (*fresh || store_beside_is_filled(store, STORE_JOURNAL))) {
        open_nowhere(store, fresh);
        return;
    }
    if (trouble) {
        store_refuse(store, trouble);
        return;
    }
    if (store_configure(store) && (store_failed_with(store, TROUBLE_DENIED) ||
                                   store_failed_with(store, TROUBLE_READ_ONLY)))
        open_alone(store);
    if (!store->status)
        store->status = store_script(store, "PRAGMA query_only = ON");
}

/* ---- To write ---- */

static void open_to_write(struct store *store, int32_t application, bool *fresh)
{
    enum store_trouble trouble = store_file_writable(store->path);

    if (!trouble) {
        if (store_connect(store, store->path, STORE_SHARED))
            return;
        trouble = identify(store, application, fresh);
    }
    if (!trouble && store_is_read_only(store))
        trouble = TROUBLE_READ_ONLY;
    /* What was half made is undone by looking; then it is as good as new. */
    if (!trouble && !store_configure(store))
        trouble = identify(store, application, fresh);
    if (trouble)
        store_refuse(store, trouble);
}

static void open_path(struct store *store, int32_t application, bool *fresh)
{
    bool there;
    enum store_trouble trouble = store_file_look(store->path, &there);

    if (!trouble && !there && store->use == PRIMUM_RECORDS_WRITE)
        trouble = store_file_make(store->path);
    if (trouble)
        store_refuse(store, trouble);
    else if (store->use == PRIMUM_RECORDS_WRITE)
        open_to_write(store, application, fresh);
    else if (there)
        open_to_read(store, application, fresh);
    else
        open_nowhere(store, fresh);
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
    *fresh = false;
    open_path(store, application, fresh);
    return store;
}

struct store *store_open_nowhere(void)
{
    struct store *store = memory_new(sizeof *store);
    bool fresh;

    store->path = memory_text("", 0);
    store->name = memory_text("", 0);
    open_nowhere(store, &fresh);
    return store;
}

/* Going over to the log takes the file for oneself, and SQLite does not wait
 * for that. */
enum primum_status store_keep_log(struct store *store)
{
    enum { TRIES = 100, PAUSE = 50 };

    for (int i = 0; !store->status && i < TRIES; i++) {
        if (!store_script(store, "PRAGMA journal_mode = WAL"))
            return PRIMUM_OK;
        if (!store_failed_with(store, TROUBLE_LOCKED))
            break;
        store_wait(PAUSE);
    }
    return store->status = PRIMUM_WORLD;
}
