/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The spent bits of a state.  A bit is given as the rules hold it: its number
 * plus one, 0 for what cannot be spent. */
#ifndef PLAY_SPENT_H
#define PLAY_SPENT_H

#include "scenario/model.h"

#include <stdbool.h>
#include <stdint.h>

static inline int32_t *spent_word(const struct scenario *scenario,
                                  struct primum_state *state, uint32_t bit)
{
    return &state->values[scenario->words.gauge_count + (bit - 1) / 32];
}

static inline bool spent_is(const struct scenario *scenario,
                            const struct primum_state *state, uint32_t bit)
{
    return bit &&
           (uint32_t)state->values[scenario->words.gauge_count +
                                   (bit - 1) / 32] >> (bit - 1) % 32 & 1;
}

static inline void spent_set(const struct scenario *scenario,
                             struct primum_state *state, uint32_t bit)
{
    if (bit)
        *spent_word(scenario, state, bit) |=
            (int32_t)(UINT32_C(1) << (bit - 1) % 32);
}

#endif
