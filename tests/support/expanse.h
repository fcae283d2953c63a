/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every state of a draft that can be reached, breadth first, by the rules of
 * the reference: nothing of the engine is asked. */
#ifndef SUPPORT_EXPANSE_H
#define SUPPORT_EXPANSE_H

#include "support/reference.h"

/* One possible response: where it leads. */
struct expanse_edge {
    uint32_t response;
    uint32_t target; /* a state; count + e: the ending e */
    double chance;
};

/* A choice on offer, and its edges. */
struct expanse_offer {
    uint32_t choice, first, count;
};

struct expanse_state {
    struct reference_state *state;
    uint32_t steps; /* the fewest from the start */
    uint32_t first, count;
};

struct expanse {
    const struct draft *draft;
    struct expanse_state *states; /* from 0, the start; nearest first */
    struct expanse_offer *offers;
    struct expanse_edge *edges;
    uint32_t count, offer_count, edge_count;

    uint32_t *slots; /* by the hash of a state: its number + 1; 0: free */
    uint32_t slot_count;
};

/* NULL if there are more than `most` states. */
struct expanse *expanse_new(const struct draft *draft, uint32_t most);
void expanse_free(struct expanse *expanse);

/* The number of a state by its text; UINT32_MAX: it cannot be reached. */
uint32_t expanse_find(const struct expanse *expanse, const char *text);

/* Is its scene one that goes on by itself? */
bool expanse_passes(const struct expanse *expanse, uint32_t state);

/* A copy of a state, to step on with; reference_free() it. */
struct reference_state *expanse_copy(const struct draft *draft,
                                     const struct reference_state *state);

#endif
