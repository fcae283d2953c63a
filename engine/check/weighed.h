/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the author has weighed: `allow`, for the scenario, a scene, a choice or
 * a response. */
#ifndef CHECK_WEIGHED_H
#define CHECK_WEIGHED_H

#include "base/code.h"
#include "scenario/model.h"

#include <stdbool.h>
#include <stdint.h>

/* Sets of codes, by THING and number; NULL where nothing is allowed. */
struct weighed {
    const struct scenario *scenario;
    uint64_t all;
    uint64_t *sets[THING_RESPONSE + 1];
};

void weighed_init(struct weighed *weighed, const struct scenario *scenario);
void weighed_release(struct weighed *weighed);

/* Is the code allowed for this thing, or for one that it is a part of?  Number
 * 0: for the scenario as a whole. */
bool weighed_allows(const struct weighed *weighed, enum code code,
                    enum thing thing, uint32_t number);

#endif
