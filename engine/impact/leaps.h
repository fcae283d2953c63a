/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes sweeps arrive sooner.  In the end each changes a little less than the
 * one before, by the same share; then the sum of all that are to come can be
 * told, and leapt to.  What does not get nearer is taken back.  Wherever a leap
 * leads, what is accepted is decided by others. */
#ifndef IMPACT_LEAPS_H
#define IMPACT_LEAPS_H

#include "impact/equations.h"

#include <stdbool.h>
#include <stdint.h>

struct leaps {
    double *older, *old; /* values two sweeps ago and one; before a leap */
    double change;       /* by the last sweep before a leap */
    uint32_t every, since;
    bool leapt;
};

struct leaps leaps_new(const struct equations *equations);
void leaps_release(struct leaps *leaps);

/* To be called after each sweep, with the largest change that it made. */
void leaps_after(struct leaps *leaps, struct equations *equations,
                 double change);

#endif
