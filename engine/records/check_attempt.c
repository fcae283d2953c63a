/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Plays an attempt again, and compares what is kept of it with what follows
 * from that.  The numbers are those of docs/records.md. */
#include "records/check.h"

#include "records/derived.h"
#include "records/id.h"
#include "records/record.h"

#include <stdlib.h>
#include <string.h>

static bool same(const char *one, const char *other)
{
    return one && other ? !strcmp(one, other) : one == other;
}

/* 15 */
static void check_summary(struct checking *checking,
                          const struct primum_record *record)
{
    const struct primum_attempt *kept = &record->attempt;
    struct summary is = derived_summary(record->session, kept->borrowed);
    const struct primum_ending *ending =
        is.ending ? &record->scenario->endings[is.ending] : NULL;

    if (is.choices != kept->choices || is.standing != kept->standing ||
        !same(ending ? ending->id : NULL, kept->ending) ||
        (ending && (!same(ending->title, kept->ending_title) ||
                    ending->outcome != kept->outcome)))
        check_say(checking, "What lists say of the attempt %s is not so.",
                  id_short(kept->id));
}

/* Is the tally of now, and not of an earlier visit? */
static bool is_up_to_date(const struct primum_record *record)
{
    return record->attempt.standing == PRIMUM_STANDING_ENDED ||
           (record->visit_count &&
            record->visits[record->visit_count - 1].seen);
}

/* One row of it; false if it cannot be. */
static bool tally_row_holds(const struct primum_record *record,
                            struct query *query, struct tally *tallies)
{
    const struct primum_catalogue *catalogue = record->scenario->catalogue;
    const char *tag = store_text(query, 0);
    uint32_t entry = catalogue && tag ? primum_entry_find(catalogue, tag) : 0;

    if (!entry)
        return false;
    bool harm = catalogue->entries[entry].kind == PRIMUM_HARM;
    int64_t met = store_int(query, 2), is = tallies[entry].met;
    tallies[entry].met = 0;
    return harm == (store_int(query, 1) != 0) &&
           (is_up_to_date(record) ? met == is : met <= is);
}

/* 16: what a moment asked for follows from the likely impact, which may not
 * have been known then; the tables see to it that it is possible. */
static void check_tally(struct checking *checking, struct primum_record *record)
{
    const struct tally_view view = {.session = record->session,
                                    .borrowed = record->attempt.borrowed};
    struct tally *tallies = tally_take(&view);
    struct query *query =
        store_query(record->store, "SELECT tag, harm, met FROM tally"
                                   "  WHERE attempt = ?1");
    bool holds = true;

    store_give_int(query, record->number);
    while (store_row(query))
        holds &= tally_row_holds(record, query, tallies);
    holds &= !store_end(query);
    if (tallies && is_up_to_date(record))
        for (uint32_t i = 1; i <= record->scenario->catalogue->entry_count; i++)
            holds &= !tallies[i].met;
    if (!holds)
        check_say(checking,
                  "How often the attempt %s met which practice is "
                  "not counted right.",
                  id_short(record->attempt.id));
    free(tallies);
}

void check_attempt(struct checking *checking,
                   const struct primum_attempt *attempt)
{
    struct primum_record *record;

    /* 5 */
    if (!id_sound(attempt->id))
        check_say(checking, "An attempt is called \"%s\", which is no id.",
                  attempt->id);
    if (primum_record_open(checking->records, attempt->id, &record)) {
        check_say(checking, "%s", primum_records_problem(checking->records));
        return;
    }
    if (record->attempt.borrowed > record->time_count)
        check_say(checking,
                  "The attempt %s has fewer moves than it took over "
                  "from another.",
                  id_short(attempt->id));
    check_summary(checking, record);
    check_tally(checking, record);
    primum_record_free(record);
}
