/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The clock, and times in words.  A time is milliseconds since the beginning
 * of 1970, UTC; people are told theirs. */
#ifndef CLI_WHEN_H
#define CLI_WHEN_H

#include "primum_records.h"

#include <stdint.h>

/* Now; or, for tests and demonstrations, what $PRIMUM_NOW says: a time such as
 * 2026-11-22T10:00:00Z. */
int64_t when_now(void);

/* What $PRIMUM_NOW says, where that is no time; else NULL. */
const char *when_misread(void);

/* Calendar days, as people count them, from one time to another. */
int when_days(int64_t from, int64_t to);

/* What time it is, where whoever looks is. */
struct primum_clock when_clock(void);

/* "just now", "two hours ago", "yesterday", "three weeks ago": free() it. */
char *when_ago(int64_t then, int64_t now);

/* "2026-11-22", "2026-11-22 10:00": free() it. */
char *when_day(int64_t then);
char *when_minute(int64_t then);

#endif
