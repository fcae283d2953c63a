/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tries many points, in several processes at once, and sums up
 * what was wrong with each. */
#ifndef SUPPORT_SWEEP_H
#define SUPPORT_SWEEP_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

struct sweep {
    const char *name; /* what holds if nothing is wrong */
    size_t points;    /* how many there are */
    size_t most;      /* try no more of them, evenly spread; 0: all */

    /* Tries one, in an empty folder of its own.  What is wrong, as bits of
     * enum aftermath, with words in `why`. */
    int (*try)(const void *with, size_t point, const char *folder,
               struct text *why);
    const void *with;
};

/* Prints a line of TAP with the figures: how many points were tried, lost,
 * corrupt and so on.  False if something was wrong with any. */
bool sweep_run(const struct sweep *sweep);

/* "all", or how many points; `usual` where there is no argument. */
size_t sweep_most(int argc, char **argv, size_t usual);

#endif
