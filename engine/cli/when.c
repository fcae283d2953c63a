/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads the clock, and says how long ago something was.  The one place of the
 * program that does, beside the seeds. */
#include "when.h"

#include "buffer.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { SECOND = 1000, MINUTE = 60 * SECOND, HOUR = 60 * MINUTE };

/* ---- The clock ----------------------------------------------------------- */

/* Days from the beginning of 1970 to a day of the Gregorian calendar. */
static int64_t day_number(int year, int month, int day)
{
    int64_t y = month > 2 ? year : year - 1;
    int64_t m = month > 2 ? month - 3 : month + 9;
    return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day -
           719469;
}

static int64_t pinned(const char *text)
{
    int year, month, day, hour, minute, second;
    if (sscanf(text, "%4d-%2d-%2dT%2d:%2d:%2dZ", &year, &month, &day, &hour,
               &minute, &second) != 6)
        return -1;
    return (((day_number(year, month, day) * 24 + hour) * 60 + minute) * 60 +
            second) *
           SECOND;
}

const char *when_misread(void)
{
    const char *text = getenv("PRIMUM_NOW");
    return text && pinned(text) < 0 ? text : NULL;
}

int64_t when_now(void)
{
    const char *text = getenv("PRIMUM_NOW");
    int64_t time = text ? pinned(text) : -1;
    struct timespec now = {0};
    if (time >= 0)
        return time;
    clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * SECOND + now.tv_nsec / 1000000;
}

/* ---- The calendar of whoever looks at it ---------------------------------- */

static struct tm local(int64_t then)
{
    time_t seconds = (time_t)(then / SECOND);
    struct tm time = {0};
    tzset();
    localtime_r(&seconds, &time);
    return time;
}

int when_days(int64_t from, int64_t to)
{
    struct tm a = local(from), b = local(to);
    return (int)(day_number(b.tm_year + 1900, b.tm_mon + 1, b.tm_mday) -
                 day_number(a.tm_year + 1900, a.tm_mon + 1, a.tm_mday));
}

struct primum_clock when_clock(void)
{
    int64_t now = when_now();
    struct tm time = local(now);
    int64_t days =
        day_number(time.tm_year + 1900, time.tm_mon + 1, time.tm_mday);
    int64_t there =
        ((days * 24 + time.tm_hour) * 60 + time.tm_min) * 60 + time.tm_sec;
    return (struct primum_clock){.now = now,
                                 .ahead = (int32_t)(there - now / SECOND)};
}

char *when_day(int64_t then)
{
    struct tm time = local(then);
    return buffer_text("%04d-%02d-%02d", time.tm_year + 1900, time.tm_mon + 1,
                       time.tm_mday);
}

char *when_minute(int64_t then)
{
    struct tm time = local(then);
    return buffer_text("%04d-%02d-%02d %02d:%02d", time.tm_year + 1900,
                       time.tm_mon + 1, time.tm_mday, time.tm_hour,
                       time.tm_min);
}

/* ---- In words ------------------------------------------------------------ */

/* "an hour ago", "two hours ago", "23 hours ago" */
static char *say(int64_t count, const char *one, const char *many)
{
    static const char *const small[] = {"two", "three",  "four",  "five",
                                        "six", "seven",  "eight", "nine",
                                        "ten", "eleven", "twelve"};
    if (count <= 1)
        return buffer_text("%s ago", one);
    if (count <= 12)
        return buffer_text("%s %s ago", small[count - 2], many);
    return buffer_text("%lld %s ago", (long long)count, many);
}

char *when_ago(int64_t then, int64_t now)
{
    int64_t since = now > then ? now - then : 0;
    int days = when_days(then, now);
    if (since < MINUTE)
        return buffer_text("just now");
    if (since < HOUR)
        return say(since / MINUTE, "a minute", "minutes");
    if (days <= 0 || since < 6 * (int64_t)HOUR)
        return say(since / HOUR, "an hour", "hours");
    if (days == 1)
        return buffer_text("yesterday");
    if (days < 7)
        return say(days, "a day", "days");
    if (days < 31)
        return say(days / 7, "a week", "weeks");
    if (days < 365)
        return say(days / 30, "a month", "months");
    return say(days / 365, "a year", "years");
}
