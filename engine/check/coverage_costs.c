/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Least costs, by going over all edges in the order in which states follow one
 * another: once where there are no loops, else until nothing gets cheaper, or
 * often enough. */
#include "check/coverage_costs.h"

#include "base/memory.h"

#include <stdlib.h>

/* Where there are loops: edges looked at, and sweeps at least and at most. */
#define WORK_MOST ((size_t)1 << 26)
enum { SWEEPS_LEAST = 4, SWEEPS_MOST = 64 };

static uint32_t sweeps_most(const struct coverage_graph *graph)
{
    size_t most = graph->loops ? WORK_MOST / (graph->edge_count + 1) : 1;

    return most > SWEEPS_MOST                    ? SWEEPS_MOST
           : graph->loops && most < SWEEPS_LEAST ? SWEEPS_LEAST
                                                 : (uint32_t)most;
}

static void fill(uint32_t *costs, uint32_t count, uint32_t cost)
{
    for (uint32_t row = 0; row < count; row++)
        costs[row] = cost;
}

/* The least cost from a row: by way of the item, or of another row. */
static uint32_t least_from(const struct coverage_graph *graph, uint32_t row,
                           uint32_t item, const uint32_t *to_end,
                           const uint32_t *costs)
{
    uint32_t least = costs[row];

    for (uint32_t e = graph->rows[row].edge; e < graph->rows[row].edge_end;
         e++) {
        const struct graph_edge *edge = &graph->edges[e];
        uint32_t on = to_end && edge_shows(graph, edge, item)
                          ? to_end[edge->target]
                          : costs[edge->target];
        least = edge->cost + on < least ? edge->cost + on : least;
    }
    return least;
}

static void sweep_back(const struct coverage_graph *graph, uint32_t item,
                       const uint32_t *to_end, uint32_t *costs)
{
    bool cheaper;
    uint32_t left = sweeps_most(graph);

    do {
        cheaper = false;
        for (uint32_t i = 0; i < graph->order_count; i++) {
            uint32_t row = graph->order[i];
            uint32_t least = least_from(graph, row, item, to_end, costs);
            cheaper |= least < costs[row];
            costs[row] = least;
        }
    } while (cheaper && --left);
}

void costs_to_end(const struct coverage_graph *graph, uint32_t *costs)
{
    fill(costs, graph->row_count, COST_NONE);
    fill(costs + 1, graph->walk.first_row - 1, 0);
    sweep_back(graph, 0, NULL, costs);
    for (uint32_t row = 0; row < graph->row_count; row++)
        if (costs[row] == COST_NONE)
            costs[row] = 0;
}

void costs_to_item(const struct coverage_graph *graph, uint32_t item,
                   const uint32_t *to_end, uint32_t *costs)
{
    fill(costs, graph->row_count, COST_NONE);
    sweep_back(graph, item, to_end, costs);
}

/* ---- Forwards ------------------------------------------------------------ */

static bool go_on_from(const struct coverage_graph *graph, uint32_t row,
                       uint32_t *costs)
{
    bool cheaper = false;

    for (uint32_t e = graph->rows[row].edge; e < graph->rows[row].edge_end;
         e++) {
        const struct graph_edge *edge = &graph->edges[e];
        if (costs[row] + edge->cost < costs[edge->target]) {
            costs[edge->target] = costs[row] + edge->cost;
            cheaper = true;
        }
    }
    return cheaper;
}

/* From the start to each row. */
static void costs_from_start(const struct coverage_graph *graph,
                             uint32_t *costs)
{
    bool cheaper;
    uint32_t left = sweeps_most(graph);

    fill(costs, graph->row_count, COST_NONE);
    costs[graph_start(graph)] = 0;
    do {
        cheaper = false;
        for (uint32_t i = graph->order_count; i-- > 0;)
            cheaper |= go_on_from(graph, graph->order[i], costs);
    } while (cheaper && --left);
}

/* ---- Items --------------------------------------------------------------- */

/* `from` is what it costs to come to each row. */
static void see(const struct coverage_graph *graph, struct sight *sight,
                struct sight found, const uint32_t *from)
{
    uint32_t cost = graph->edges[found.edge].cost;

    if (sight->way == COST_NONE || cost < graph->edges[sight->edge].cost ||
        (cost == graph->edges[sight->edge].cost &&
         from[found.row] < from[sight->row])) {
        sight->row = found.row;
        sight->edge = found.edge;
    }
    if (found.way < sight->way)
        sight->way = found.way;
}

static void survey_row(const struct coverage_graph *graph, uint32_t row,
                       const uint32_t *from, const uint32_t *to_end,
                       struct sight *sights)
{
    const struct primum_scenario *words = &graph->scenario->words;

    for (uint32_t e = graph->rows[row].edge; e < graph->rows[row].edge_end;
         e++) {
        const struct graph_edge *edge = &graph->edges[e];
        struct sight found = {from[row] + edge->cost + to_end[edge->target],
                              row, e};
        see(graph, &sights[edge->label], found, from);
        if (edge->place)
            see(graph, &sights[item_of_place(words, edge->place)], found, from);
    }
}

void costs_survey(const struct coverage_graph *graph, const uint32_t *to_end,
                  struct sight *sights)
{
    uint32_t items = item_count(&graph->scenario->words);
    uint32_t *from = memory_new(graph->row_count * sizeof *from);

    costs_from_start(graph, from);
    for (uint32_t item = 0; item <= items; item++)
        sights[item] = (struct sight){.way = COST_NONE};
    for (uint32_t i = graph->order_count; i-- > 0;)
        survey_row(graph, graph->order[i], from, to_end, sights);
    free(from);
}
