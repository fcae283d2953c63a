/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads meetings from the records, and makes offers of them.  The rule of what
 * is offered is the schedule's. */
#include "records/meetings.h"

#include "base/memory.h"
#include "records/instant.h"
#include "records/records.h"
#include "records/store.h"

#include <stdlib.h>

/* A row for each practice that an attempt asked for, or one without a tag. */
static const char latest[] =
    "SELECT summary.last, tally.tag, tally.asked, tally.missed, tally.surely "
    "FROM (SELECT number FROM attempt WHERE scenario = ?1"
    "      ORDER BY begun DESC, number DESC LIMIT 32) AS late "
    "JOIN summary ON summary.attempt = late.number "
    "LEFT JOIN tally ON tally.attempt = late.number"
    "               AND tally.harm = 0 AND tally.asked > 0";

void meetings_init(struct meetings *meetings)
{
    *meetings = (struct meetings){0};
    arena_init(&meetings->texts);
}

void meetings_release(struct meetings *meetings)
{
    free(meetings->items);
    arena_release(&meetings->texts);
}

static const char *keep(struct meetings *meetings, const char *text)
{
    return text ? arena_text(&meetings->texts, text, strlen(text)) : NULL;
}

/* A number of the file's, which need not make sense. */
static uint32_t count_of(struct query *query, int column)
{
    int64_t number = store_int(query, column);

    return number < 0 ? 0 : number > UINT32_MAX ? UINT32_MAX : (uint32_t)number;
}

static void add(struct meetings *meetings, const char *scenario,
                struct query *query)
{
    meetings->items =
        memory_more(meetings->items, meetings->count, sizeof *meetings->items);
    meetings->items[meetings->count++] = (struct schedule_meeting){
        .scenario = scenario,
        .practice = keep(meetings, store_text(query, 1)),
        .when = instant_within(store_int(query, 0)),
        .asked = count_of(query, 2),
        .missed = count_of(query, 3),
        .surely = count_of(query, 4),
    };
}

/* Where no attempt asked for anything, each counts for the scenario. */
static void count_wholes(struct schedule_meeting *items, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (items[i].practice)
            return;
    for (size_t i = 0; i < count; i++)
        items[i].asked = 1;
}

enum primum_status meetings_read(struct meetings *meetings, struct store *store,
                                 const char *scenario)
{
    uint32_t first = meetings->count;
    const char *kept = keep(meetings, scenario);
    struct query *query = store_query(store, latest);

    store_give_text(query, scenario);
    while (store_row(query))
        add(meetings, kept, query);
    if (meetings->count > first)
        count_wholes(meetings->items + first, meetings->count - first);
    return store_end(query);
}

/* ---- Offers ---- */

static size_t text_size(const char *text)
{
    return text ? strlen(text) + 1 : 0;
}

static const char *copy(char **room, const char *text)
{
    size_t size = text_size(text);
    char *copied = *room;

    if (!text)
        return NULL;
    memcpy(copied, text, size);
    *room += size;
    return copied;
}

/* The offers and their texts, in one block. */
static struct primum_offer *pack(const struct schedule_item *items,
                                 const size_t *picked, size_t count)
{
    size_t size = count * sizeof(struct primum_offer);
    struct primum_offer *offers;
    char *room;

    for (size_t i = 0; i < count; i++)
        size += text_size(items[picked[i]].scenario) +
                text_size(items[picked[i]].practice);
    if (!count)
        return NULL;
    offers = memory_new(size);
    room = (char *)(offers + count);
    for (size_t i = 0; i < count; i++) {
        const struct schedule_item *item = &items[picked[i]];
        offers[i] = (struct primum_offer){
            .scenario = copy(&room, item->scenario),
            .practice = copy(&room, item->practice),
            .reason = item->reason,
            .last = item->last,
            .days = item->days,
        };
    }
    return offers;
}

enum primum_status
primum_records_offers(struct primum_records *records,
                      const char *const *scenarios, size_t count,
                      const struct primum_clock *clock,
                      struct primum_offer **offers, size_t *offer_count)
{
    struct meetings meetings;
    struct schedule_item *items;
    size_t picked[SCHEDULE_OFFERS], item_count;
    enum primum_status status = PRIMUM_OK;

    *offers = NULL;
    *offer_count = 0;
    meetings_init(&meetings);
    store_hold(records->store);
    for (size_t i = 0; i < count && !status; i++)
        status = meetings_read(&meetings, records->store, scenarios[i]);
    store_let_go(records->store);
    if (!status) {
        item_count =
            schedule_items(meetings.items, meetings.count, clock, &items);
        *offer_count = schedule_offers(items, item_count, picked);
        *offers = pack(items, picked, *offer_count);
        free(items);
    }
    meetings_release(&meetings);
    return status;
}
