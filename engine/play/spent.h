/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The spent bits of a state.  What cannot be spent has bit 0, which is never
 * set. */
#ifndef PLAY_SPENT_H
#define PLAY_SPENT_H

#include "scenario/model.h"

#include <stdbool.h>
#include <stdint.h>

/* The word of state->values[] that holds a bit. */
static inline uint32_t spent_word(const struct scenario *scenario, uint32_t bit)
{
    return scenario->words.gauge_count + bit / 32;
}

static inline bool spent_is(const struct scenario *scenario,
                            const struct primum_state *state, uint32_t bit)
{
    return bit &&
           (uint32_t)state->values[spent_word(scenario, bit)] >> bit % 32 & 1;
}

static inline void spent_set(const struct scenario *scenario,
                             struct primum_state *state, uint32_t bit)
{
    uint32_t mask = UINT32_C(1) << bit % 32;

    if (bit)
        state->values[spent_word(scenario, bit)] |= (int32_t)mask;
}

#endif
