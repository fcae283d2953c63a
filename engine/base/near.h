/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Did you mean?  Edit distance over short names. */
#ifndef BASE_NEAR_H
#define BASE_NEAR_H

#include <stdbool.h>
#include <stddef.h>

/* An edit costs more than all the letters of a name in the wrong case. */
#define NEAR_EDIT 100u

/* A search for the name nearest to `word`: begin, offer each name, and read
 * `best` (NULL if none is near enough to be a likely slip). */
struct near {
    const char *word;
    size_t length, distance;
    const char *best;
};

void near_begin(struct near *near, const char *word);
void near_offer(struct near *near, const char *name);

/* The same, of names whose lengths are known: most are too long or too short,
 * and need not be looked at. */
void near_compare(struct near *near, const char *name, size_t length);

static inline void near_offer_long(struct near *near, const char *name,
                                   size_t length)
{
    size_t apart =
        length > near->length ? length - near->length : near->length - length;

    if (apart * NEAR_EDIT < near->distance)
        near_compare(near, name, length);
}

#endif
