/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The coverage of a scenario, as it is put together. */
#ifndef CHECK_COVERAGE_H
#define CHECK_COVERAGE_H

#include "check/coverage_play.h"
#include "primum.h"
#include "scenario/model.h"

#include <stdbool.h>
#include <stdint.h>

struct primum_coverage {
    const struct scenario *scenario;
    bool explored;
    bool *shown;   /* by item: in a playthrough */
    bool *glanced; /* by item: in a glimpse */

    struct play *plays; /* in the order in which they are told */
    struct primum_playthrough *told;
    uint32_t play_count;

    struct primum_glimpse *glimpses; /* their states are the coverage's */
    uint32_t glimpse_count;

    struct primum_figures figures; /* so are its lists */
};

/* Adds a playthrough, which is the coverage's from now on. */
void coverage_add_play(struct primum_coverage *coverage,
                       const struct play *play);

/* Adds what a label shows in a state, which is copied; `where`, if it is not
 * 0, is where it leads, and what it is for. */
void coverage_add_glimpse(struct primum_coverage *coverage,
                          const struct primum_state *state, uint32_t label,
                          place where);

/* Finds playthroughs and glimpses in all that can be reached; or, without
 * that, by playing at random.  False if it was stopped. */
bool coverage_search(struct primum_coverage *coverage,
                     const struct coverage_graph *graph,
                     const struct primum_effort *effort);
bool coverage_try(struct primum_coverage *coverage,
                  const struct primum_effort *effort);

/* The words in a file, and in conversations; fills in those figures.  False if
 * it was stopped. */
bool coverage_count_words(struct primum_coverage *coverage,
                          const struct primum_effort *effort);

#endif
