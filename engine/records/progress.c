/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads all attempts once, in the order in which they are kept, and adds them
 * up.  What no row tells is played again, for some of them. */
#include "records/progress.h"

#include "base/memory.h"
#include "records/gathering.h"
#include "records/instant.h"
#include "records/meetings.h"
#include "records/records.h"
#include "records/store.h"

#include <stdlib.h>

static const char all_attempts[] =
    "SELECT attempt.scenario, attempt.title, summary.ending, attempt.begun,"
    "       summary.last, summary.choices "
    "FROM attempt JOIN summary ON summary.attempt = attempt.number";

static const char all_tallies[] =
    "SELECT tally.tag, tally.harm, summary.last, tally.met, tally.asked,"
    "       tally.missed, tally.surely "
    "FROM summary JOIN tally ON tally.attempt = summary.attempt";

/* A number of the file's, which need not make sense. */
static uint64_t count_of(struct query *query, int column)
{
    int64_t number = store_int(query, column);

    return number < 0 ? 0 : (uint64_t)number;
}

static enum primum_status read_attempts(struct store *store,
                                        struct gathering *gathering)
{
    struct query *query = store_query(store, all_attempts);

    while (store_row(query)) {
        const char *scenario = store_text(query, 0);
        const char *title = store_text(query, 1);
        gathering_add_attempt(gathering,
                              &(struct gathering_attempt){
                                  scenario ? scenario : "",
                                  title ? title : "",
                                  store_text(query, 2),
                                  instant_within(store_int(query, 3)),
                                  instant_within(store_int(query, 4)),
                                  count_of(query, 5),
                              });
    }
    return store_end(query);
}

/* Nobody misses more than was asked for, whatever a file says. */
static struct primum_tally tally_of(struct query *query, int column)
{
    struct primum_tally tally = {
        .met = count_of(query, column),
        .asked = count_of(query, column + 1),
        .missed = count_of(query, column + 2),
        .surely = count_of(query, column + 3),
    };

    if (tally.missed > tally.asked)
        tally.missed = tally.asked;
    if (tally.surely > tally.missed)
        tally.surely = tally.missed;
    return tally;
}

static enum primum_status read_tallies(struct store *store,
                                       struct gathering *gathering)
{
    struct query *query = store_query(store, all_tallies);

    while (store_row(query)) {
        const char *tag = store_text(query, 0);
        struct primum_tally tally = tally_of(query, 3);
        gathering_add_tally(gathering, tag ? tag : "", store_int(query, 1) != 0,
                            instant_within(store_int(query, 2)), &tally);
    }
    return store_end(query);
}

/* ---- What is due ---- */

static const char *keep(struct gathering *gathering, const char *text)
{
    return text ? arena_text(&gathering->arena, text, strlen(text)) : NULL;
}

static void show_due(struct gathering *gathering,
                     const struct schedule_item *items, size_t count)
{
    struct primum_progress_due *due =
        arena_zeroed(&gathering->arena, (count + 1) * sizeof *due);

    for (size_t i = 0; i < count; i++)
        due[i] = (struct primum_progress_due){
            .offer = {.scenario = keep(gathering, items[i].scenario),
                      .practice = keep(gathering, items[i].practice),
                      .reason = items[i].reason,
                      .last = items[i].last,
                      .days = items[i].days},
            .interval = items[i].interval,
        };
    gathering->shown.due = due;
    gathering->shown.due_count = count;
}

static enum primum_status plan(struct store *store, struct gathering *gathering)
{
    enum primum_status status = PRIMUM_OK;
    struct schedule_item *items;
    struct meetings meetings;
    size_t count;

    meetings_init(&meetings);
    for (uint32_t i = 0; i < gathering->scenario_count && !status; i++)
        status =
            meetings_read(&meetings, store, gathering->scenarios[i].shown.id);
    count = schedule_items(meetings.items, meetings.count, &gathering->clock,
                           &items);
    show_due(gathering, items, count);
    free(items);
    meetings_release(&meetings);
    return status;
}

/* ---- All of it ---- */

static enum primum_status gather(struct primum_records *records,
                                 struct gathering *gathering)
{
    struct store *store = records->store;
    enum primum_status status = read_attempts(store, gathering);

    if (!status)
        status = read_tallies(store, gathering);
    if (!status)
        status = plan(store, gathering);
    if (!status)
        status = progress_replay_choices(records, gathering);
    if (!status)
        status = progress_replay_guesses(records, gathering);
    return status;
}

enum primum_status primum_records_progress(struct primum_records *records,
                                           const struct primum_clock *clock,
                                           size_t weeks,
                                           struct primum_progress **progress)
{
    enum primum_status status;
    struct gathering *gathering;

    *progress = NULL;
    if (weeks < 1 || weeks > PRIMUM_WEEKS_MOST)
        return store_fail(records->store, PRIMUM_USAGE,
                          "The number of weeks is 1 to %d.", PRIMUM_WEEKS_MOST);
    gathering = gathering_new(clock, weeks);
    store_hold(records->store);
    status = gather(records, gathering);
    store_let_go(records->store);
    if (status)
        gathering_free(gathering);
    else
        *progress = gathering_finish(gathering);
    return status;
}

void primum_progress_free(struct primum_progress *progress)
{
    gathering_free((struct gathering *)progress);
}
