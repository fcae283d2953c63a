/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Opens and closes the records, and says what is in them as a whole. */
#include "records/records.h"

#include "base/memory.h"
#include "records/forget.h"
#include "records/instant.h"
#include "records/schema.h"

#include <stdlib.h>
#include <string.h>

enum primum_status primum_records_open(const char *path,
                                       enum primum_records_use use,
                                       struct primum_records **result)
{
    struct primum_records *records = memory_new(sizeof *records);
    bool fresh;

    records->store = store_open(path, use, SCHEMA_APPLICATION, &fresh);
    records->shelf = shelf_new();
    *result = records;
    enum primum_status status = schema_bring_up(records->store, fresh, use);
    /* If it cannot be done now, the next one tries again. */
    if (!status && use == PRIMUM_RECORDS_WRITE && forget_is_due(records->store))
        forget_traces(records->store);
    return status;
}

void primum_records_close(struct primum_records *records)
{
    if (!records)
        return;
    shelf_free(records->shelf);
    store_close(records->store);
    free(records->trainee);
    free(records);
}

const char *primum_records_problem(const struct primum_records *records)
{
    return store_problem(records->store);
}

const char *primum_records_trainee(struct primum_records *records)
{
    struct query *query =
        store_query(records->store, "SELECT value FROM about WHERE key = ?1");
    const char *value;

    store_give_text(query, RECORDS_TRAINEE);
    value = store_row(query) ? store_text(query, 0) : NULL;
    free(records->trainee);
    records->trainee = memory_text(value, value ? strlen(value) : 0);
    store_end(query);
    return records->trainee;
}

/* One row; the first and last times are those of attempts. */
static const char held[] =
    "SELECT (SELECT count(*) FROM attempt),"
    "  (SELECT count(*) FROM summary WHERE standing = 0),"
    "  (SELECT sum(choices) FROM summary),"
    "  (SELECT count(*) FROM prediction),"
    "  (SELECT count(*) FROM reflection),"
    "  (SELECT count(*) FROM text),"
    "  (SELECT min(begun) FROM attempt),"
    "  (SELECT max(last) FROM summary)";

enum primum_status primum_records_holdings(struct primum_records *records,
                                           struct primum_holdings *holdings)
{
    struct query *query = store_query(records->store, held);

    *holdings = (struct primum_holdings){.library = store_library()};
    if (store_row(query)) {
        holdings->attempts = (uint64_t)store_int(query, 0);
        holdings->open = (uint64_t)store_int(query, 1);
        holdings->choices = (uint64_t)store_int(query, 2);
        holdings->predictions = (uint64_t)store_int(query, 3);
        holdings->reflections = (uint64_t)store_int(query, 4);
        holdings->texts = (uint64_t)store_int(query, 5);
        holdings->first = instant_within(store_int(query, 6));
        holdings->last = instant_within(store_int(query, 7));
    }
    enum primum_status status = store_end(query);
    holdings->version = status ? 0 : schema_form(records->store);
    return status;
}
