/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Times of the clock on the wall, many of the same thing, and which of them
 * to tell. */
#ifndef SUPPORT_STOPWATCH_H
#define SUPPORT_STOPWATCH_H

#include <stddef.h>
#include <stdlib.h>
#include <time.h>

/* Seconds since some moment. */
static inline double stopwatch_now(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static inline int stopwatch_compare(const void *a, const void *b)
{
    double one = *(const double *)a, other = *(const double *)b;

    return (one > other) - (one < other);
}

/* The time that so many in a hundred do not exceed; 50 is the median.  Puts
 * the times in order. */
static inline double stopwatch_share(double *times, size_t count,
                                     size_t hundredths)
{
    qsort(times, count, sizeof *times, stopwatch_compare);
    return times[(count - 1) * hundredths / 100];
}

#endif
