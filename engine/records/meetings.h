/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How practices were met in the latest attempts at a scenario, as the schedule
 * wants to know it. */
#ifndef RECORDS_MEETINGS_H
#define RECORDS_MEETINGS_H

#include "base/arena.h"
#include "records/schedule.h"

struct store;

struct meetings {
    struct schedule_meeting *items;
    uint32_t count;
    struct arena texts;
};

void meetings_init(struct meetings *meetings);
void meetings_release(struct meetings *meetings);

/* Adds those of one scenario; reads the latest attempts at it, and never more
 * of them than a few dozen. */
enum primum_status meetings_read(struct meetings *meetings, struct store *store,
                                 const char *scenario);

#endif
