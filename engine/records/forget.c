/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Takes attempts out of the records, and every byte of them out of the
 * files. */
#include "records/records.h"
#include "records/texts.h"

static const char forget_all[] = "DELETE FROM attempt;"
                                 "DELETE FROM text;"
                                 "DELETE FROM about;";

static void forget_one(struct store *store, const char *id)
{
    struct query *query =
        store_query(store, "DELETE FROM attempt WHERE id = ?1");

    store_give_text(query, id);
    store_run(query);
    query =
        store_query(store, "UPDATE attempt SET after = NULL WHERE after = ?1");
    store_give_text(query, id);
    store_run(query);
}

enum primum_status primum_records_forget(struct primum_records *records,
                                         const char *const *ids, size_t count)
{
    struct store *store = records->store;

    store_begin(store);
    if (!ids)
        store_script(store, forget_all);
    for (size_t i = 0; ids && i < count; i++)
        forget_one(store, ids[i]);
    texts_drop_unused(store);
    enum primum_status status = store_commit(store);
    if (!status)
        status = store_script(store, "VACUUM");
    if (!status)
        status = store_script(store, "PRAGMA wal_checkpoint(TRUNCATE)");
    return status;
}
