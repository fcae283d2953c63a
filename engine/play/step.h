/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules: section 9 of the language, whole, and written nowhere else.
 * Pure functions of a scenario and a state. */
#ifndef PLAY_STEP_H
#define PLAY_STEP_H

#include "scenario/model.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A possible response; its chance is weight over the sum of weights. */
struct weighed {
    uint32_t response;
    int32_t weight;
};

/* The start state into `state` (state_size() bytes). */
void step_start(const struct scenario *scenario, struct primum_state *state);

/* The available choices, in file order, the scene's own first; room for
 * most_choices. */
size_t step_choices(const struct scenario *scenario,
                    const struct primum_state *state, uint32_t *choices);

/* The possible responses of a choice, in file order, and the sum of their
 * weights; room for most_responses. */
size_t step_responses(const struct scenario *scenario,
                      const struct primum_state *state, uint32_t choice,
                      struct weighed *out, int64_t *total);

/* The state after a response, effects, clamping, interrupts and all. */
void step_after(const struct scenario *scenario,
                const struct primum_state *before, uint32_t response,
                struct primum_state *after);

/* Does this `when` hold? */
bool step_holds(const struct scenario *scenario,
                const struct primum_state *state, program when);

#endif
