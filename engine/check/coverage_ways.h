/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How many ways there are to an ending, and how long they are. */
#ifndef CHECK_COVERAGE_WAYS_H
#define CHECK_COVERAGE_WAYS_H

#include "check/coverage_graph.h"
#include "primum.h"

#include <stdint.h>

/* What is known before any state is: endings have been reached. */
void ways_init(struct coverage_graph *graph);

/* Sums up the states that came last into the order, all that can reach one
 * another; what follows them is summed up already. */
void ways_sum(struct coverage_graph *graph, uint32_t count);

/* The fewest choices from the start to an ending; 0 if none is reached. */
uint32_t ways_shortest(const struct coverage_graph *graph);

/* Adds to a count, which may get larger than a double can be. */
void count_add(struct primum_count *sum, struct primum_count more);

/* The same count in the form that the public header promises. */
struct primum_count count_shown(struct primum_count count);

#endif
