/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What values gauges and facts really have where a condition is read.  Looked
 * up when there is something to say about it, in one pass over the states. */
#ifndef CHECK_RANGES_H
#define CHECK_RANGES_H

#include "base/text.h"
#include "check/places.h"

/* "trust is never above 4 here", for what the expression reads, behind
 * `before`; nothing where any value is met. */
void ranges_put(struct check *check, program expression, struct text *text,
                const char *before);

struct ranges;
void ranges_free(struct ranges *ranges);

#endif
