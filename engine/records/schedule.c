/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Spacing, by fixed intervals.  Knows neither where meetings are kept nor how
 * an offer is told. */
#include "records/schedule.h"

#include "base/memory.h"

#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>

enum { SECONDS_OF_DAY = 24 * 60 * 60 };

/* Days until it is met again, each time it was held after the one before. */
static const int intervals[] = {2, 7, 21, 60, 120, 180};
enum { LAST = sizeof intervals / sizeof *intervals - 1 };

/* What somebody was sure of is met again at once: on the next day. */
enum { SOON = 1 };

int64_t schedule_day(int64_t when, int32_t ahead)
{
    int64_t second = when / 1000 + ahead;
    int64_t part = second % SECONDS_OF_DAY;

    return second / SECONDS_OF_DAY - (part < 0);
}

/* ---- From meetings to items ---- */

/* A meeting with its day, so that the days of one practice stand together. */
struct dated {
    const struct schedule_meeting *met;
    int64_t day;
};

/* NULL is before every text. */
static int compare_texts(const char *a, const char *b)
{
    if (!a || !b)
        return (a != NULL) - (b != NULL);
    return strcmp(a, b);
}

static int compare_practices(const char *scenario_a, const char *practice_a,
                             const char *scenario_b, const char *practice_b)
{
    int order = compare_texts(scenario_a, scenario_b);

    return order ? order : compare_texts(practice_a, practice_b);
}

static int compare_dated(const void *left, const void *right)
{
    const struct dated *a = left, *b = right;
    int order = compare_practices(a->met->scenario, a->met->practice,
                                  b->met->scenario, b->met->practice);

    return order ? order : (a->day > b->day) - (a->day < b->day);
}

static bool is_same(const struct dated *a, const struct dated *b)
{
    return !compare_practices(a->met->scenario, a->met->practice,
                              b->met->scenario, b->met->practice);
}

static int days_between(int64_t from, int64_t to)
{
    int64_t days = to - from;

    return days < 0 ? 0 : days > INT_MAX ? INT_MAX : (int)days;
}

/* All meetings of one day count once, and a miss among them counts. */
static size_t read_day(const struct dated *dated, size_t count,
                       struct schedule_item *item)
{
    size_t i = 0;

    item->reason = PRIMUM_OFFER_TIME;
    for (; i < count && dated[i].day == dated->day; i++) {
        const struct schedule_meeting *met = dated[i].met;
        if (met->surely)
            item->reason = PRIMUM_OFFER_SURE;
        else if (met->missed && item->reason == PRIMUM_OFFER_TIME)
            item->reason = PRIMUM_OFFER_MISSED;
        if (i == 0 || met->when > item->last)
            item->last = met->when;
    }
    return i;
}

/* How many intervals it is on after a day on which it was held, `days` after
 * the day before.  What is met before its time is no proof that it lasts. */
static int hold(int held, int days)
{
    if (held == 0)
        return 1;
    return held <= LAST && days >= intervals[held - 1] ? held + 1 : held;
}

/* The days of one practice, in order, up to where it stands now. */
static struct schedule_item read_days(const struct dated *dated, size_t count,
                                      int64_t today)
{
    struct schedule_item item = {.scenario = dated->met->scenario,
                                 .practice = dated->met->practice};
    int64_t before = dated->day;
    int held = 0; /* intervals[held - 1] is the one it is on */

    for (size_t i = 0; i < count;) {
        int64_t day = dated[i].day;
        i += read_day(dated + i, count - i, &item);
        held = item.reason == PRIMUM_OFFER_TIME
                   ? hold(held, days_between(before, day))
                   : 0;
        before = day;
    }
    item.interval = item.reason == PRIMUM_OFFER_SURE ? SOON
                    : held > 0                       ? intervals[held - 1]
                                                     : intervals[0];
    item.days = days_between(dated[count - 1].day, today);
    return item;
}

/* ---- Their order ---- */

static bool is_due(const struct schedule_item *item)
{
    return item->days >= item->interval;
}

/* What waits longer, measured by its interval, comes first. */
static int compare_due(const struct schedule_item *a,
                       const struct schedule_item *b)
{
    int64_t waits_a = (int64_t)a->days * b->interval;
    int64_t waits_b = (int64_t)b->days * a->interval;

    if (a->reason != b->reason)
        return a->reason < b->reason ? -1 : 1;
    return (waits_a < waits_b) - (waits_a > waits_b);
}

static int compare_items(const void *left, const void *right)
{
    const struct schedule_item *a = left, *b = right;
    int rest_a = a->interval - a->days, rest_b = b->interval - b->days;
    int order;

    if (is_due(a) != is_due(b))
        return is_due(a) ? -1 : 1;
    order =
        is_due(a) ? compare_due(a, b) : (rest_a > rest_b) - (rest_a < rest_b);
    if (!order)
        order = (a->last > b->last) - (a->last < b->last);
    return order ? order
                 : compare_practices(a->scenario, a->practice, b->scenario,
                                     b->practice);
}

size_t schedule_items(const struct schedule_meeting *meetings, size_t count,
                      const struct primum_clock *clock,
                      struct schedule_item **items)
{
    int64_t today = schedule_day(clock->now, clock->ahead);
    struct dated *dated = memory_new((count + 1) * sizeof *dated);
    size_t asked = 0, found = 0;

    *items = NULL;
    for (size_t i = 0; i < count; i++)
        if (meetings[i].asked)
            dated[asked++] = (struct dated){
                &meetings[i], schedule_day(meetings[i].when, clock->ahead)};
    qsort(dated, asked, sizeof *dated, compare_dated);
    if (asked)
        *items = memory_new(asked * sizeof **items);
    for (size_t i = 0, end; i < asked; i = end) {
        for (end = i + 1; end < asked && is_same(&dated[i], &dated[end]);)
            end++;
        (*items)[found++] = read_days(dated + i, end - i, today);
    }
    if (found)
        qsort(*items, found, sizeof **items, compare_items);
    free(dated);
    return found;
}

/* ---- Offers ---- */

/* Was its scenario met today, or is it offered already? */
static bool is_resting(const struct schedule_item *items, size_t count,
                       const struct schedule_item *item, const size_t *offers,
                       size_t offered)
{
    for (size_t i = 0; i < count; i++)
        if (items[i].days == 0 &&
            !compare_texts(items[i].scenario, item->scenario))
            return true;
    for (size_t i = 0; i < offered; i++)
        if (!compare_texts(items[offers[i]].scenario, item->scenario))
            return true;
    return false;
}

/* The next to offer: the first that is due, of another practice than the last
 * if there is one.  `count` if there is none. */
static size_t find_next(const struct schedule_item *items, size_t count,
                        const size_t *offers, size_t offered)
{
    size_t first = count;

    for (size_t i = 0; i < count && is_due(&items[i]); i++) {
        if (is_resting(items, count, &items[i], offers, offered))
            continue;
        if (!offered || compare_texts(items[i].practice,
                                      items[offers[offered - 1]].practice))
            return i;
        if (first == count)
            first = i;
    }
    return first;
}

size_t schedule_offers(const struct schedule_item *items, size_t count,
                       size_t offers[SCHEDULE_OFFERS])
{
    size_t offered = 0;

    while (offered < SCHEDULE_OFFERS) {
        size_t next = find_next(items, count, offers, offered);
        if (next == count)
            break;
        offers[offered++] = next;
    }
    return offered;
}
