/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is worth meeting again, and when: the rule of docs/meeting-again.md.
 * Pure: knows no file and no clock. */
#ifndef RECORDS_SCHEDULE_H
#define RECORDS_SCHEDULE_H

#include "primum_records.h"

/* A practice in an attempt at a scenario; NULL is the scenario as a whole.
 * What was never asked for means nothing here. */
struct schedule_meeting {
    const char *scenario, *practice;
    int64_t when;
    uint32_t asked, missed, surely;
};

/* When a practice is worth meeting again in a scenario: once `days` have come
 * to `interval`.  Texts are those of the meetings. */
struct schedule_item {
    const char *scenario, *practice;
    enum primum_offer_reason reason;
    int64_t last;
    int days, interval;
};

/* One for each practice of each scenario, in whatever order they were met: what
 * is due first, the most useful of it first; then the rest, as it will be due.
 * Returns how many; *items goes with free(), and is NULL if there are none. */
size_t schedule_items(const struct schedule_meeting *meetings, size_t count,
                      const struct primum_clock *clock,
                      struct schedule_item **items);

/* Which of these items to offer, as indices into them: at most one a scenario,
 * none of a scenario that was met today, and practices in turn where that is
 * possible.  Returns how many. */
#define SCHEDULE_OFFERS 3
size_t schedule_offers(const struct schedule_item *items, size_t count,
                       size_t offers[SCHEDULE_OFFERS]);

/* The number of the day on which a time is, as people count it there. */
int64_t schedule_day(int64_t when, int32_t ahead);

#endif
