/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules: section 9 of the language, whole, and written nowhere else.
 * Pure functions of a scenario and a state. */
#ifndef PLAY_STEP_H
#define PLAY_STEP_H

#include "scenario/model.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The start state into `state` (state_size() bytes). */
void step_start(const struct scenario *scenario, struct primum_state *state);

/* The available choices, in file order, the scene's own first; room for
 * most_choices. */
size_t step_choices(const struct scenario *scenario,
                    const struct primum_state *state, uint32_t *choices);

/* The weight of each response of a choice, in file order, 0 where it is not
 * possible; room for most_responses.  Returns their sum, of which a weight is
 * the part that is its chance; 0: nothing can follow. */
int64_t step_weights(const struct scenario *scenario,
                     const struct primum_state *state, uint32_t choice,
                     int32_t *weights);

/* Goes on to the state after a response, effects, clamping, interrupts and
 * all. */
void step_take(const struct scenario *scenario, struct primum_state *state,
               uint32_t response);

/* The same into another state. */
void step_after(const struct scenario *scenario,
                const struct primum_state *before, uint32_t response,
                struct primum_state *after);

/* Brings a state that is one step behind up to `now`, which it becomes by this
 * response.  A copy would do the same, but slowly where much can be spent. */
void step_catch_up(const struct scenario *scenario, struct primum_state *behind,
                   uint32_t response, const struct primum_state *now);

/* Does this `when` hold? */
bool step_holds(const struct scenario *scenario,
                const struct primum_state *state, program when);

/* Who is told which conditions and odds the rules read, and in which state,
 * of those programs for which `wanted` is not 0. */
struct step_reader {
    uint8_t *wanted; /* by program; of 0, which is none, always 0 */
    void (*read)(struct step_reader *reader, program expression,
                 const struct primum_state *state);
};

/* What is read in a scene: its lines, its choices that are not spent, and the
 * responses of those on offer. */
void step_read_scene(const struct scenario *scenario,
                     const struct primum_state *state,
                     struct step_reader *reader);

/* What is read when a response happens: its lines in the state before, the
 * interrupts and the lines of an ending in the state after. */
void step_read_step(const struct scenario *scenario,
                    const struct primum_state *before, uint32_t response,
                    const struct primum_state *after,
                    struct step_reader *reader);

#endif
