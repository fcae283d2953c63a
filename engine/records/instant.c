/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Gregorian calendar in UTC.  Knows no zone and no clock. */
#include "records/instant.h"

#include <stdio.h>

#define SECOND INT64_C(1000)
#define DAY (86400 * SECOND)

/* The first moment of the year 0 and the last of 9999. */
#define EARLIEST (-719528 * DAY)
#define LATEST (2932897 * DAY - 1)

int64_t instant_within(int64_t time)
{
    return time < EARLIEST ? EARLIEST : time > LATEST ? LATEST : time;
}

void instant_text(int64_t time, char text[INSTANT_TEXT])
{
    int64_t since =
        instant_within(time) - EARLIEST; /* nothing below is negative */
    /* Days from a first of March, so that a leap day ends its year; the years
     * from 400 before. */
    int64_t day = since / DAY + 146097 - 60, rest = since % DAY;
    int64_t era = day / 146097, of_era = day % 146097;
    int64_t year =
        (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
    int64_t month = (5 * of_year + 2) / 153;
    int64_t date = of_year - (153 * month + 2) / 5 + 1;
    year += 400 * (era - 1) + (month >= 10);
    month += month < 10 ? 3 : -9;
    snprintf(text, INSTANT_TEXT, "%04u-%02u-%02uT%02u:%02u:%02u.%03uZ",
             (unsigned)year % 10000, (unsigned)month % 100,
             (unsigned)date % 100, (unsigned)(rest / (3600 * SECOND)) % 100,
             (unsigned)(rest / (60 * SECOND) % 60),
             (unsigned)(rest / SECOND % 60), (unsigned)(rest % SECOND) % 1000);
}

void instant_put(struct json *map, const char *key, int64_t time)
{
    char text[INSTANT_TEXT];

    instant_text(time, text);
    json_put_text(map, key, text);
}
