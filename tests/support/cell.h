/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Counts against chances. */
#ifndef SUPPORT_CELL_H
#define SUPPORT_CELL_H

#include <math.h>
#include <stdbool.h>

/* How often something came, and how often it was to be expected: the sums, over
 * all the times that it could have come, of its chance then, p, and of
 * p (1 - p).  The chances may depend on all that came before. */
struct cell {
    double count, expected, variance;
};

static inline void cell_add(struct cell *cell, bool came, double chance)
{
    cell->count += came;
    cell->expected += chance;
    cell->variance += chance * (1 - chance);
}

/* The chance to be that far off, on one side, is below exp(-surprise), however
 * small the chances and however few the times: Freedman's inequality for sums
 * of which each part is fair given those before it. */
static inline double cell_surprise(const struct cell *cell)
{
    double off = fabs(cell->count - cell->expected);

    return off * off / (2 * (cell->variance + off / 3) + 1e-12);
}

/* Once in thirty million times, on either side; six standard deviations where
 * there is plenty.  With some ten thousand cells, a fair program fails with a
 * chance of one in three thousand; and as the seeds are always the same, it
 * fails never or always. */
#define CELL_SURPRISE_MOST 18

#endif
