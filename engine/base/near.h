/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Did you mean?  Edit distance over short names. */
#ifndef BASE_NEAR_H
#define BASE_NEAR_H

#include <stdbool.h>
#include <stddef.h>

/* A search for the name nearest to `word`: begin, offer each name, and read
 * `best` (NULL if none is near enough to be a likely slip). */
struct near {
    const char *word;
    size_t length, distance;
    const char *best;
};

void near_begin(struct near *near, const char *word);
void near_offer(struct near *near, const char *name);

#endif
