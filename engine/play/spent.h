/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The spent bits of a state.  A bit is given as the rules hold it: its number
 * plus one, 0 for what cannot be spent. */
#ifndef PLAY_SPENT_H
#define PLAY_SPENT_H

#include "scenario/model.h"

#include <stdbool.h>
#include <stdint.h>

/* The word of a state->values[] that holds a bit, and the bit in it. */
static inline uint32_t spent_word(const struct scenario *scenario, uint32_t bit)
{
    return scenario->words.gauge_count + (bit - 1) / 32;
}

static inline uint32_t spent_mask(uint32_t bit)
{
    return UINT32_C(1) << (bit - 1) % 32;
}

static inline bool spent_is(const struct scenario *scenario,
                            const struct primum_state *state, uint32_t bit)
{
    return bit && ((uint32_t)state->values[spent_word(scenario, bit)] &
                   spent_mask(bit));
}

static inline void spent_set(const struct scenario *scenario,
                             struct primum_state *state, uint32_t bit)
{
    if (bit)
        state->values[spent_word(scenario, bit)] |= (int32_t)spent_mask(bit);
}

#endif
