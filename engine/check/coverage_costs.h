/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How likely a way through the graph can be at most, as a cost: of the way that
 * costs least.  Where there are loops within loops, what is found may cost a
 * little more than the least. */
#ifndef CHECK_COVERAGE_COSTS_H
#define CHECK_COVERAGE_COSTS_H

#include "check/coverage_graph.h"

#include <stdbool.h>
#include <stdint.h>

/* There is no such way.  Two of them do not overflow. */
#define COST_NONE (UINT32_C(1) << 30)

/* Does the edge show the item? */
static inline bool edge_shows(const struct coverage_graph *graph,
                              const struct graph_edge *edge, uint32_t item)
{
    return edge->label == item ||
           item_of_place(&graph->scenario->words, edge->place) == item;
}

/* From each row to an ending; 0 where there is none, for a conversation can be
 * left. */
void costs_to_end(const struct coverage_graph *graph, uint32_t *costs);

/* From each row to an edge that shows an item, and on to an ending. */
void costs_to_item(const struct coverage_graph *graph, uint32_t item,
                   const uint32_t *to_end, uint32_t *costs);

/* Where an item is shown. */
struct sight {
    uint32_t way;       /* cost from the start, past it, to an ending */
    uint32_t row, edge; /* where its own chance is largest */
};

/* Fills in `sights`, by item; its way is COST_NONE if it is shown nowhere. */
void costs_survey(const struct coverage_graph *graph, const uint32_t *to_end,
                  struct sight *sights);

#endif
