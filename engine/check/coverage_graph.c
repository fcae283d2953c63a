/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keeps what the walk hands over: each state's edges, the order in which they
 * can be summed up, and the values that gauges take.  Asks step.h what can
 * follow; what the ways are good for is known to others. */
#include "check/coverage_graph.h"

#include "base/memory.h"
#include "check/coverage_items.h"
#include "check/coverage_ways.h"

#include <stdlib.h>

/* For each state, beside what is kept here, who plans keeps this much. */
#define PLANNING (3 * sizeof(uint32_t) + 2 * sizeof(int64_t))

/* ---- Values -------------------------------------------------------------- */

static void note_values(struct coverage_graph *graph,
                        const struct primum_state *state)
{
    for (uint32_t g = 1; g <= graph->scenario->words.gauge_count; g++) {
        struct primum_range *range = &graph->ranges[g];
        int32_t value = state->values[g - 1];
        range->least = value < range->least ? value : range->least;
        range->most = value > range->most ? value : range->most;
    }
}

/* Nothing has been seen yet. */
static void ranges_init(struct coverage_graph *graph)
{
    uint32_t count = graph->scenario->words.gauge_count;

    graph->ranges = memory_new((count + 1) * sizeof *graph->ranges);
    for (uint32_t g = 1; g <= count; g++)
        graph->ranges[g] = (struct primum_range){INT32_MAX, INT32_MIN};
}

/* ---- Room ---------------------------------------------------------------- */

static void *grow(void *items, size_t *room, size_t needed, size_t size)
{
    size_t wanted = memory_room(*room, needed);

    if (wanted == *room)
        return items;
    items = memory_resize(items, wanted * size);
    memset((char *)items + *room * size, 0, (wanted - *room) * size);
    *room = wanted;
    return items;
}

static void make_row_room(struct coverage_graph *graph)
{
    size_t rows = graph->walk.first_row + graph->walk.index.count;
    size_t room = graph->row_room;

    graph->rows = grow(graph->rows, &room, rows, sizeof *graph->rows);
    graph->ways =
        grow(graph->ways, &graph->row_room, rows, sizeof *graph->ways);
    graph->row_count = (uint32_t)rows;
}

/* Half of the memory is for edges; the walk is told of the other half. */
static bool make_edge_room(struct coverage_graph *graph, size_t more)
{
    size_t needed = graph->edge_count + more;
    size_t room = memory_room(graph->edge_room, needed);

    if (room * sizeof *graph->edges > graph->memory / 2 || needed >= UINT32_MAX)
        return false;
    graph->edges =
        grow(graph->edges, &graph->edge_room, needed, sizeof *graph->edges);
    return true;
}

/* ---- Edges --------------------------------------------------------------- */

/* How often a chance has to be doubled to be sure, in GRAPH_BIT parts: by
 * arithmetic that is the same on every machine. */
static uint32_t cost_of(int64_t weight, int64_t total)
{
    double rest = (double)total / (double)weight;
    uint32_t cost = 0;

    if (weight == total)
        return 0;
    for (; rest >= 2; rest /= 2)
        cost += GRAPH_BIT;
    for (uint32_t part = GRAPH_BIT / 2; part; part /= 2) {
        rest *= rest;
        if (rest >= 2) {
            rest /= 2;
            cost += part;
        }
    }
    return cost;
}

static place place_of(const struct coverage_graph *graph, uint32_t row)
{
    const struct walk *walk = &graph->walk;
    const struct pack_field *field = walk->pack.fields;

    if (row < walk->first_row)
        return graph->scenario->words.scene_count + row;
    const uint64_t *key = index_key(&walk->index, row - walk->first_row);
    return (uint32_t)(key[field->word] >> field->shift) & field->mask;
}

static void add_edge(struct coverage_graph *graph, uint32_t response,
                     uint32_t target, uint32_t cost)
{
    graph->edges[graph->edge_count++] =
        (struct graph_edge){response, target, place_of(graph, target), cost};
    if (target < graph->walk.first_row) { /* its values are in no row */
        step_after(graph->scenario, graph->before, response, graph->after);
        note_values(graph, graph->after);
    }
}

/* The edges of an offer; the walk has the targets of those that are possible,
 * in the same order. */
static void add_offer(struct coverage_graph *graph, uint32_t choice,
                      const uint32_t *targets)
{
    const struct scenario *scenario = graph->scenario;
    struct run run = scenario->choices[choice].responses;
    int64_t total =
        step_weights(scenario, graph->before, choice, graph->weights);

    for (uint32_t i = 0; i < run.count; i++)
        if (graph->weights[i])
            add_edge(graph, run.first + i, *targets++,
                     cost_of(graph->weights[i], total));
    if (!total)
        graph->edges[graph->edge_count++] = (struct graph_edge){
            .label = item_of_choice(&scenario->words, choice)};
}

static void add_state(struct coverage_graph *graph,
                      const struct component *component, uint32_t seat)
{
    const struct member *member = &component->members[seat];
    struct walk *walk = component->walk;
    uint32_t end = component_offer_end(component, seat);

    walk_state(walk, member->row, graph->before);
    note_values(graph, graph->before);
    graph->rows[member->row].edge = (uint32_t)graph->edge_count;
    for (uint32_t offer = member->offer; offer < end; offer++)
        add_offer(graph, walk->offers[offer].choice,
                  walk->targets + component_edge(component, offer));
    graph->rows[member->row].edge_end = (uint32_t)graph->edge_count;
    graph->order[graph->order_count++] = member->row;
}

static void take(void *with, const struct component *component)
{
    struct coverage_graph *graph = with;
    size_t offers = component->offer_end - component->offers;
    size_t edges = component->walk->edge_count - component->edges;

    make_row_room(graph);
    graph->order = grow(graph->order, &graph->order_room,
                        (size_t)graph->order_count + component->count,
                        sizeof *graph->order);
    if (graph->full || !make_edge_room(graph, offers + edges)) {
        graph->full = component->walk->stopped = true;
        return;
    }
    for (uint32_t seat = 0; seat < component->count; seat++)
        add_state(graph, component, seat);
    ways_sum(graph, component->count);
}

/* ---- The whole of it ----------------------------------------------------- */

static enum walk_end explore(struct coverage_graph *graph,
                             const struct primum_effort *effort)
{
    const struct walker walker = {
        .solve = take,
        .solver = graph,
        .go_on = effort ? effort->go_on : NULL,
        .with = effort ? effort->with : NULL,
        .memory = graph->memory - graph->memory / 2,
        .row_size = sizeof *graph->rows + sizeof *graph->ways +
                    sizeof *graph->order + PLANNING,
    };

    make_row_room(graph);
    ways_init(graph);
    step_start(graph->scenario, graph->before);
    enum walk_end end = walk_run(&graph->walk, graph->before, &walker);
    return graph->full ? WALK_FULL : end;
}

enum walk_end graph_init(struct coverage_graph *graph,
                         const struct scenario *scenario,
                         const struct primum_effort *effort)
{
    const struct primum_scenario *words = &scenario->words;

    *graph = (struct coverage_graph){
        .scenario = scenario,
        .memory =
            effort && effort->memory ? effort->memory : PRIMUM_MEMORY_USUAL,
        .before = memory_new(state_size(scenario)),
        .after = memory_new(state_size(scenario)),
        .weights = memory_new(words->most_responses * sizeof(int32_t)),
    };
    walk_init(&graph->walk, scenario);
    ranges_init(graph);
    return explore(graph, effort);
}

void graph_release(struct coverage_graph *graph)
{
    walk_release(&graph->walk);
    free(graph->rows);
    free(graph->ways);
    free(graph->edges);
    free(graph->order);
    free(graph->ranges);
    free(graph->before);
    free(graph->after);
    free(graph->weights);
}
