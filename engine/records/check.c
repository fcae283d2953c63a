/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Is what is kept sound?  First the file, then the rows, then each attempt: the
 * later parts need what the earlier ones have seen. */
#include "records/check.h"

#include "base/text.h"
#include "records/forget.h"
#include "records/schema.h"

#include <stdlib.h>
#include <string.h>

void check_say(struct checking *checking, const char *format, ...)
{
    struct text text = {0}, safe = {0};
    va_list arguments;

    checking->found = true;
    if (checking->stopped)
        return;
    va_start(arguments, format);
    text_vformat(&text, format, arguments);
    va_end(arguments);
    text_add_safe(&safe, text.bytes, text.length);
    checking->stopped = !checking->see(checking->with, safe.bytes);
    text_release(&text);
    text_release(&safe);
}

/* A query has ended; did it come to its end? */
static void say_if(struct checking *checking, enum primum_status status)
{
    if (status)
        check_say(checking, "%s", store_problem(checking->records->store));
}

static void check_file(struct checking *checking)
{
    struct query *query =
        store_query(checking->records->store, "PRAGMA integrity_check");

    while (!checking->stopped && store_row(query)) {
        const char *found = store_text(query, 0);
        if (!found || strcmp(found, "ok"))
            check_say(checking, "The file is damaged: %s.",
                      found ? found : "it says nothing");
    }
    say_if(checking, store_end(query));
}

static void check_schema(struct checking *checking)
{
    if (!schema_is_ours(checking->records->store))
        check_say(checking, "The tables of the file are not those that this "
                            "program makes.");
    if (forget_is_due(checking->records->store))
        check_say(checking, "There are traces of what was forgotten. They go "
                            "when the records are next opened to keep "
                            "something, with no other window open.");
}

static bool see_attempt(void *with, const struct primum_attempt *attempt)
{
    struct checking *checking = with;

    check_attempt(checking, attempt);
    return !checking->stopped;
}

static void check_attempts(struct checking *checking)
{
    say_if(checking, primum_records_attempts(checking->records,
                                             &(struct primum_attempts){0},
                                             see_attempt, checking));
}

enum primum_status
primum_records_check(struct primum_records *records,
                     bool (*see)(void *with, const char *problem), void *with)
{
    static void (*const parts[])(struct checking *) = {
        check_file, check_schema, check_rows, check_attempts};
    struct checking checking = {.records = records, .see = see, .with = with};

    if (store_status(records->store))
        return PRIMUM_WORLD;
    for (size_t i = 0; !checking.stopped && i < sizeof parts / sizeof *parts;
         i++)
        parts[i](&checking);
    return checking.found ? PRIMUM_PROBLEMS : PRIMUM_OK;
}
