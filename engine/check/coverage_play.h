/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Playthroughs: the seed that a plan needs, and what a playthrough shows. */
#ifndef CHECK_COVERAGE_PLAY_H
#define CHECK_COVERAGE_PLAY_H

#include "check/coverage_plan.h"
#include "primum.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A playthrough, and what it shows: items, each once. */
struct play {
    struct primum_playthrough told; /* its lists are the play's */
    uint32_t *items;
    uint32_t item_count;
    uint32_t new_most; /* items that are not told yet, at most */
};

/* What a draw must be: `low` or more, and less than `high`, of `total`. */
struct hope {
    uint64_t step, low, high, total;
};

/* The first seed, from 1 on, with which all of that is drawn.  False if none of
 * the first PRIMUM_COVERAGE_SEEDS does.  The hopes are reordered. */
bool hopes_seed(struct hope *hopes, size_t count, uint64_t *seed);

/* What must be drawn at a step, in a state, for this response to follow. */
struct hope hope_for(const struct scenario *scenario,
                     const struct primum_state *state, uint32_t response,
                     uint64_t step);

/* Plays as planned.  False if no seed was found. */
bool play_plan(const struct coverage_graph *graph, const struct plan *plan,
               struct play *play);

/* Sees what has been played in a session, in which `taken` was tried last. */
void play_see(struct primum_session *session, uint32_t taken,
              struct play *play);
void play_release(struct play *play);

/* Lets time pass until it is for the coach to choose, or all is over.  Returns
 * the last silent choice, or `taken` if there was none. */
uint32_t play_pass(struct primum_session *session, uint32_t taken);

#endif
