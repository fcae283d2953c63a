/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sums over ways, backwards from the endings, and a search forward for the
 * shortest.  Knows the shape of the graph, and nothing of scenarios. */
#include "check/coverage_ways.h"

#include "base/memory.h"

#include <stdlib.h>

/* ---- Counts -------------------------------------------------------------- */

/* Digits are kept below DIGITS_MOST; beyond, ZEROS of them are taken away. */
#define DIGITS_MOST 1e250
#define DIGITS_KEPT 1e-200
#define ZEROS 200
#define EXACT_MOST 9007199254740992.0 /* 2^53 */

static void scale(struct primum_count *count, uint32_t zeros)
{
    for (; count->zeros < zeros; count->zeros += ZEROS)
        count->digits *= DIGITS_KEPT;
}

void count_add(struct primum_count *sum, struct primum_count more)
{
    if (!(more.digits > 0))
        return;
    scale(sum, more.zeros);
    scale(&more, sum->zeros);
    sum->digits += more.digits;
    if (sum->digits >= DIGITS_MOST)
        scale(sum, sum->zeros + ZEROS);
}

struct primum_count count_shown(struct primum_count count)
{
    if (count.zeros == 0 && count.digits <= EXACT_MOST)
        return count;
    for (; count.digits >= 10; count.zeros++)
        count.digits /= 10;
    return count;
}

/* ---- Backwards ----------------------------------------------------------- */

void ways_init(struct coverage_graph *graph)
{
    for (uint32_t row = 1; row < graph->walk.first_row; row++)
        graph->ways[row].paths.digits = 1;
}

static void add_way(struct graph_ways *ways, const struct graph_ways *on,
                    bool chosen)
{
    if (!(on->paths.digits > 0))
        return;
    count_add(&ways->paths, on->paths);
    if (on->longest + chosen > ways->longest)
        ways->longest = on->longest + chosen;
}

/* A state that cannot be come back to. */
static void sum_state(struct coverage_graph *graph, uint32_t row)
{
    struct graph_ways ways = {0};

    for (uint32_t e = graph->rows[row].edge; e < graph->rows[row].edge_end; e++)
        add_way(&ways, &graph->ways[graph->edges[e].target],
                graph_is_chosen(graph, &graph->edges[e]));
    graph->ways[row] = ways;
}

static bool leads_to(const struct coverage_graph *graph, uint32_t row,
                     uint32_t target)
{
    for (uint32_t e = graph->rows[row].edge; e < graph->rows[row].edge_end; e++)
        if (graph->edges[e].target == target)
            return true;
    return false;
}

/* States that can all reach one another: if there is a way to an ending from
 * one, there is one from each, and no last. */
static void sum_loop(struct coverage_graph *graph, const uint32_t *rows,
                     uint32_t count)
{
    struct graph_ways all = {0};

    graph->loops = true;
    for (uint32_t i = 0; i < count; i++) {
        sum_state(graph, rows[i]);
        if (!graph_is_closed(graph, rows[i]))
            all.paths.digits = 1;
    }
    for (uint32_t i = 0; i < count; i++)
        graph->ways[rows[i]] = all;
    graph->endless |= all.paths.digits > 0;
}

void ways_sum(struct coverage_graph *graph, uint32_t count)
{
    const uint32_t *rows = graph->order + graph->order_count - count;

    if (count > 1 || leads_to(graph, rows[0], rows[0]))
        sum_loop(graph, rows, count);
    else
        sum_state(graph, rows[0]);
}

/* ---- Forwards ------------------------------------------------------------ */

/* Rows to go on from: after as many choices as now, and after one more. */
struct front {
    uint32_t *rows, count;
};

static void push(struct front *front, uint32_t row)
{
    front->rows = memory_more(front->rows, front->count, sizeof *front->rows);
    front->rows[front->count++] = row;
}

/* Goes on from all of `now`.  True if that comes to an ending. */
static bool advance(const struct coverage_graph *graph, struct front *now,
                    struct front *next, bool *seen)
{
    while (now->count) {
        uint32_t row = now->rows[--now->count];
        if (graph_is_over(graph, row) && row)
            return true;
        if (seen[row])
            continue;
        seen[row] = true;
        const struct graph_row *edges = &graph->rows[row];
        for (uint32_t e = edges->edge; e < edges->edge_end; e++)
            push(graph_is_chosen(graph, &graph->edges[e]) ? next : now,
                 graph->edges[e].target);
    }
    return false;
}

uint32_t ways_shortest(const struct coverage_graph *graph)
{
    bool *seen = memory_new(graph->row_count * sizeof *seen);
    struct front fronts[2] = {{0}};
    uint32_t choices = 0;

    push(&fronts[0], graph_start(graph));
    while (!advance(graph, &fronts[choices % 2], &fronts[(choices + 1) % 2],
                    seen) &&
           fronts[(choices + 1) % 2].count)
        choices++;
    bool found = !graph_is_closed(graph, graph_start(graph));
    free(fronts[0].rows);
    free(fronts[1].rows);
    free(seen);
    return found ? choices : 0;
}
