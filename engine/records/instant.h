/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A time, milliseconds since the beginning of 1970, as other programs read it:
 * 2026-11-22T10:00:00.000Z. */
#ifndef RECORDS_INSTANT_H
#define RECORDS_INSTANT_H

#include "base/json.h"

#include <stdint.h>

enum { INSTANT_TEXT = 25 }; /* with its NUL */

/* What no calendar of four digits holds becomes its first or last moment; so
 * does a time that is read from a file, lest sums of it have no meaning. */
int64_t instant_within(int64_t time);

void instant_put(struct json *map, const char *key, int64_t time);
void instant_text(int64_t time, char text[INSTANT_TEXT]);

#endif
