/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every state that can be reached, and what follows it, kept: for who looks for
 * ways through it.  Rows are those of the walk. */
#ifndef CHECK_COVERAGE_GRAPH_H
#define CHECK_COVERAGE_GRAPH_H

#include "check/coverage_items.h"
#include "check/effort.h"
#include "impact/walk.h"
#include "primum.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A response that can follow a choice; or a choice that nothing can follow,
 * with row 0 and place 0. */
struct graph_edge {
    uint32_t label; /* see coverage_items.h */
    uint32_t target;
    place place;
    uint32_t cost; /* of its chance, in GRAPH_BIT parts of a halving */
};
#define GRAPH_BIT 256

struct graph_row {
    uint32_t edge, edge_end;
};

/* The ways from a row to an ending. */
struct graph_ways {
    struct primum_count paths; /* 0: there is none */
    uint32_t longest;          /* of them, in the coach's choices */
};

struct coverage_graph {
    const struct scenario *scenario;
    struct walk walk;
    struct graph_row *rows;
    struct graph_ways *ways; /* of endings, too */
    struct graph_edge *edges;
    uint32_t *order; /* of states: behind what follows them, loops aside */
    uint32_t row_count, order_count;
    size_t edge_count;
    bool loops;                  /* some state can be come back to */
    bool endless;                /* and left for an ending */
    struct primum_range *ranges; /* by gauge or fact */

    size_t row_room, order_room, edge_room;
    size_t memory; /* bytes at most */
    bool full;
    struct primum_state *before, *after;
    int32_t *weights;
};

/* Explores from the start.  Release it in any case. */
enum walk_end graph_init(struct coverage_graph *graph,
                         const struct scenario *scenario,
                         const struct primum_effort *effort);
void graph_release(struct coverage_graph *graph);

/* The row of the start. */
static inline uint32_t graph_start(const struct coverage_graph *graph)
{
    return graph->walk.first_row;
}

static inline bool graph_is_over(const struct coverage_graph *graph,
                                 uint32_t row)
{
    return row < graph->walk.first_row;
}

/* Is there no way from here to an ending? */
static inline bool graph_is_closed(const struct coverage_graph *graph,
                                   uint32_t row)
{
    return graph->ways[row].paths.digits <= 0;
}

/* Is this edge a choice of the coach's?  Else time passes. */
static inline bool graph_is_chosen(const struct coverage_graph *graph,
                                   const struct graph_edge *edge)
{
    const struct primum_scenario *words = &graph->scenario->words;
    uint32_t scene = words->choices[label_choice(words, edge->label)].scene;

    return !words->scenes[scene].passes;
}

#endif
