/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Aitken's extrapolation, for each column as a whole.  Knows values as rows of
 * numbers between 0 and 1, and nothing of what is in the equations. */
#include "impact/leaps.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

#define EVERY 10       /* sweeps, while leaps help */
#define EVERY_MOST 200 /* when they did not */
#define SHARE_MOST 0.9999

static size_t size_of(const struct equations *equations)
{
    return (size_t)equations->count * equations->columns;
}

struct leaps leaps_new(const struct equations *equations)
{
    size_t size = size_of(equations);

    return (struct leaps){.older = memory_new(size * sizeof(double)),
                          .old = memory_new(size * sizeof(double)),
                          .every = EVERY};
}

void leaps_release(struct leaps *leaps)
{
    free(leaps->older);
    free(leaps->old);
}

/* By which share changes shrink in a column. */
static double share_of(const struct leaps *leaps,
                       const struct equations *equations, uint32_t column)
{
    double product = 0, square = 0;

    for (size_t i = column; i < size_of(equations); i += equations->columns) {
        double before = leaps->old[i] - leaps->older[i];
        product += before * (equations->values[i] - leaps->old[i]);
        square += before * before;
    }
    return square > 0 ? product / square : 0;
}

/* Leaves the values as they were before in `older`. */
static void leap(const struct leaps *leaps, struct equations *equations,
                 uint32_t column)
{
    double share = share_of(leaps, equations, column);
    double far = share > 0 && share < SHARE_MOST ? share / (1 - share) : 0;

    for (size_t i = column; i < size_of(equations); i += equations->columns) {
        double value = equations->values[i];
        leaps->older[i] = value;
        value += far * (value - leaps->old[i]);
        equations->values[i] = value < 0 ? 0 : value > 1 ? 1 : value;
    }
}

static void copy(double *to, const double *from,
                 const struct equations *equations)
{
    memcpy(to, from, size_of(equations) * sizeof *to);
}

/* After the first sweep from where a leap has led. */
static void judge(struct leaps *leaps, struct equations *equations,
                  double change)
{
    bool nearer = change < leaps->change;

    leaps->leapt = false;
    if (!nearer)
        copy(equations->values, leaps->older, equations);
    if (nearer || leaps->every > EVERY_MOST / 2)
        leaps->every = nearer ? EVERY : EVERY_MOST;
    else
        leaps->every *= 2;
}

void leaps_after(struct leaps *leaps, struct equations *equations,
                 double change)
{
    if (leaps->leapt)
        judge(leaps, equations, change);
    leaps->since++;
    if (leaps->since + 2 == leaps->every) {
        copy(leaps->older, equations->values, equations);
    } else if (leaps->since + 1 == leaps->every) {
        copy(leaps->old, equations->values, equations);
    } else if (leaps->since >= leaps->every) {
        for (uint32_t c = 0; c < equations->columns; c++)
            leap(leaps, equations, c);
        leaps->change = change;
        leaps->leapt = true;
        leaps->since = 0;
    }
}
