/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a moment may lead to once more, slowly: section 12 of the language read
 * sentence by sentence, for small scenarios.  Shares nothing with the engine
 * but one step; every answer is proved before it is given. */
#ifndef SUPPORT_SOLVER_H
#define SUPPORT_SOLVER_H

#include "primum.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A choice on offer: its possible responses are edges[first] to
 * edges[first + count - 1]. */
struct space_offer {
    uint32_t choice, first, count;
};

struct space_edge {
    uint32_t response;
    uint32_t target; /* a state; count + e: the ending number e */
    long double chance;
};

/* A state, by its text; offers[first] to offers[first + count - 1]. */
struct space_state {
    char *text;
    struct primum_state *state;
    uint32_t first, count;
};

/* Every state that can be reached from the first, which is number 0. */
struct space {
    const struct primum_scenario *scenario;
    struct space_state *states;
    struct space_offer *offers;
    struct space_edge *edges;
    uint32_t count, offer_count, edge_count;

    uint32_t *slots; /* by the hash of a text: a state + 1; 0: free */
    uint32_t slot_count;
};

/* From a state (NULL: the start) that is not an ending.  NULL if there are
 * more than `most` states. */
struct space *space_new(const struct primum_scenario *scenario,
                        const struct primum_state *from, uint32_t most);
void space_free(struct space *space);

/* The number of a state, or count + e at the ending e; UINT32_MAX: it cannot
 * be reached. */
uint32_t space_find(const struct space *space,
                    const struct primum_state *state);

/* The answer in each state, and behind them, at count + e, in the ending e;
 * room for count + ending_count + 1.  False: no answer could be proved. */
bool solver_solve(const struct space *space, struct primum_question question,
                  long double *values);

/* The answer after a choice, from those in the states. */
long double
solver_after(const struct space *space, struct primum_question question,
             const struct space_offer *offer, const long double *values);

/* The weight that a policy that is no extreme gives a choice. */
long double solver_weight(const struct primum_scenario *scenario,
                          uint32_t policy, uint32_t choice);

#endif
