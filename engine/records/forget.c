/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Takes attempts out of the records, and every byte of them out of the files.
 *
 * What is deleted is overwritten (`secure_delete`), but where rows moved from
 * page to page there are older copies, and the log has the pages as they were.
 * So the file is made anew, and the log emptied.  That this is still to be done
 * is noted together with the deleting: whatever comes between, a power cut or a
 * window that reads, it is done by whoever opens the records next. */
#include "records/forget.h"

#include "records/records.h"
#include "records/texts.h"

/* In `about`. */
#define TRACES "traces"

bool forget_is_due(struct store *store)
{
    struct query *query =
        store_query(store, "SELECT 1 FROM about WHERE key = ?1");

    store_give_text(query, TRACES);
    return store_number(query, 0) == 1;
}

static void note_due(struct store *store)
{
    struct query *query = store_query(
        store, "INSERT OR REPLACE INTO about(key, value) VALUES (?1, '')");

    store_give_text(query, TRACES);
    store_run(query);
}

static enum primum_status note_done(struct store *store)
{
    struct query *query =
        store_query(store, "DELETE FROM about WHERE key = ?1");

    store_give_text(query, TRACES);
    return store_run(query);
}

/* The first column says whether somebody was in the way. */
static enum primum_status empty_log(struct store *store)
{
    struct query *query = store_query(store, "PRAGMA wal_checkpoint(TRUNCATE)");
    bool busy = store_row(query) && store_int(query, 0) != 0;

    if (store_end(query))
        return PRIMUM_WORLD;
    if (!busy)
        return PRIMUM_OK;
    return store_fail(store, PRIMUM_WORLD,
                      "It is no longer in the records, but another window "
                      "reads %s, so traces of it are still in the file. They "
                      "go when you forget something again, or open the "
                      "records, with that window closed.",
                      store_name(store));
}

enum primum_status forget_traces(struct store *store)
{
    enum primum_status status = store_run(store_query(store, "VACUUM"));

    if (!status)
        status = empty_log(store);
    if (!status)
        status = note_done(store);
    return status ? status : empty_log(store);
}

/* ---- Attempts ---- */

static const char all[] = "DELETE FROM attempt; DELETE FROM about;";

/* An id is a byte of an attempt, too; that another one goes back to it stays
 * known by how much that one has borrowed. */
static void forget_attempt(struct store *store, const char *id)
{
    static const char *const parts[] = {
        "DELETE FROM attempt WHERE id = ?1",
        "UPDATE attempt SET after = NULL WHERE after = ?1",
    };

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct query *query = store_query(store, parts[i]);
        store_give_text(query, id);
        store_run(query);
    }
}

enum primum_status primum_records_forget(struct primum_records *records,
                                         const char *const *ids, size_t count)
{
    struct store *store = records->store;

    store_begin(store);
    if (!ids)
        store_script(store, all);
    for (size_t i = 0; ids && i < count; i++)
        forget_attempt(store, ids[i]);
    texts_drop_unused(store);
    note_due(store);
    enum primum_status status = store_commit(store);
    return status ? status : forget_traces(store);
}
