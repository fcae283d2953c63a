/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Knows the table `text`. */
#include "records/texts.h"

#include "base/digest.h"

int64_t texts_keep(struct store *store, const char *bytes, size_t length)
{
    char digest[DIGEST_HEX];
    struct query *query =
        store_query(store, "SELECT number FROM text WHERE sha256 = ?1");

    digest_sha256(bytes, length, digest);
    store_give_text(query, digest);
    int64_t number = store_number(query, 0);
    if (number)
        return number;
    query =
        store_query(store, "INSERT INTO text(sha256, bytes) VALUES (?1, ?2)");
    store_give_text(query, digest);
    store_give_bytes(query, bytes, length);
    store_run(query);
    return store_last_number(store);
}

void texts_drop_unused(struct store *store)
{
    store_run(store_query(
        store, "DELETE FROM text WHERE NOT EXISTS"
               "  (SELECT 1 FROM attempt WHERE attempt.text = text.number)"
               " AND NOT EXISTS (SELECT 1 FROM attempt"
               "    WHERE attempt.catalogue = text.number)"));
}
