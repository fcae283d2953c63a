/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How something changes over weeks: a row of signs to look at, or words to
 * read.  Pure; knows nothing of what is counted. */
#ifndef CLI_WEEKS_H
#define CLI_WEEKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A part of a whole in each week; where the whole is 0 there was nothing. */
struct weeks_share {
    uint64_t part, whole;
};

/* A sign a week, the taller the more: free() it. */
char *weeks_plot(const struct weeks_share *weeks, size_t count, bool unicode);

/* What the signs mean, for a note below them. */
const char *weeks_legend(bool unicode);

/* The halves of the weeks: the earlier is the shorter where they are odd. */
struct weeks_halves {
    struct weeks_share early, late;
};
struct weeks_halves weeks_split(const struct weeks_share *weeks, size_t count);

/* "in the first weeks 2 of 6, lately 5 of 6": NULL where one of them has
 * nothing, and so there is no change to tell.  free() it. */
char *weeks_words(const struct weeks_share *weeks, size_t count);

#endif
