/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Plans a conversation that shows much of what was not shown yet: the choices,
 * and the responses that are hoped for. */
#ifndef CHECK_COVERAGE_PLAN_H
#define CHECK_COVERAGE_PLAN_H

#include "check/coverage_costs.h"
#include "check/coverage_graph.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A plan is at least as likely as one in a million: a seed can be found. */
#define PLAN_COST_MOST (20 * GRAPH_BIT)

/* The edges to take, from the start on. */
struct plan {
    uint32_t *edges;
    size_t count;
};

struct planner;

/* `shown`, by item, may change between plans; `to_end` are costs.  All must
 * outlive the planner. */
struct planner *planner_new(const struct coverage_graph *graph,
                            const bool *shown, const uint32_t *to_end,
                            const struct primum_effort *effort);
void planner_free(struct planner *planner);

/* A plan that shows `item` and much else.  False: none is likely enough, or it
 * was stopped.  The edges are the planner's, until the next plan. */
bool planner_plan(struct planner *planner, uint32_t item, struct plan *plan);

/* Was it stopped before it had looked everywhere? */
bool planner_stopped(const struct planner *planner);

#endif
