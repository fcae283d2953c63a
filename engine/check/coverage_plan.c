/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A beam search: conversations grow step by step, and of all that are equally
 * long only the most promising are kept.  One that could no longer come to the
 * item, and to an ending, and still be likely enough, is dropped at once.
 * Knows costs and items, and nothing of seeds. */
#include "check/coverage_plan.h"

#include "base/memory.h"

#include <stdlib.h>

#define WIDTH 64
#define STEPS_MOST 2000
#define NO_ONE UINT32_MAX
#define ASK_EVERY ((size_t)1 << 20) /* edges */

/* A conversation so far: its last edge, and the one that it goes on from. */
struct sprout {
    uint32_t parent, edge, row;
    uint32_t cost, fresh; /* what it shows that was not shown */
    int64_t promise;
    bool hit; /* it has shown the item */
};

/* Sprouts, and room for them. */
struct bed {
    struct sprout *sprouts;
    size_t count, room;
};

struct planner {
    const struct coverage_graph *graph;
    const struct primum_effort *effort;
    const bool *shown;
    const uint32_t *to_end;
    bool *passed; /* by item: shown on the way to the sprout in hand */
    size_t work;  /* edges, since somebody was asked whether to go on */
    bool stopped;
    uint32_t *to_item;
    int64_t *best[2]; /* promise kept, by row, before and after the hit */
    struct bed kept, grown;
    uint32_t *plan;
    size_t plan_room;

    /* Of the plan that is being made. */
    uint32_t item;
    int64_t worth; /* of showing one thing more, as a cost */
    size_t first;  /* of the sprouts of the last length */
    uint32_t last; /* the best that may end; NO_ONE */
};

struct planner *planner_new(const struct coverage_graph *graph,
                            const bool *shown, const uint32_t *to_end,
                            const struct primum_effort *effort)
{
    struct planner *planner = memory_new(sizeof *planner);
    uint32_t items = item_count(&graph->scenario->words);

    planner->graph = graph;
    planner->effort = effort;
    planner->passed = memory_new((items + 1) * sizeof(bool));
    planner->shown = shown;
    planner->to_end = to_end;
    planner->to_item = memory_new(graph->row_count * sizeof(uint32_t));
    for (int hit = 0; hit < 2; hit++)
        planner->best[hit] = memory_new(graph->row_count * sizeof(int64_t));
    return planner;
}

void planner_free(struct planner *planner)
{
    if (!planner)
        return;
    free(planner->passed);
    free(planner->to_item);
    free(planner->best[0]);
    free(planner->best[1]);
    free(planner->kept.sprouts);
    free(planner->grown.sprouts);
    free(planner->plan);
    free(planner);
}

static void add(struct bed *bed, const struct sprout *sprout)
{
    if (bed->count == bed->room) {
        bed->room = memory_room(bed->room, bed->count + 1);
        bed->sprouts =
            memory_resize(bed->sprouts, bed->room * sizeof *bed->sprouts);
    }
    bed->sprouts[bed->count++] = *sprout;
}

/* ---- One step on --------------------------------------------------------- */

/* Notes what the conversation that ends here has shown; or forgets it. */
static void pass(struct planner *planner, uint32_t number, bool passed)
{
    const struct sprout *sprouts = planner->kept.sprouts;
    const struct primum_scenario *words = &planner->graph->scenario->words;

    for (; sprouts[number].parent != NO_ONE; number = sprouts[number].parent) {
        const struct graph_edge *edge =
            &planner->graph->edges[sprouts[number].edge];
        planner->passed[edge->label] = passed;
        if (edge->place)
            planner->passed[item_of_place(words, edge->place)] = passed;
    }
}

static uint32_t fresh_in(const struct planner *planner, uint32_t edge)
{
    const struct graph_edge *on = &planner->graph->edges[edge];
    uint32_t where = item_of_place(&planner->graph->scenario->words, on->place);
    uint32_t fresh = !planner->shown[on->label] && !planner->passed[on->label];

    if (on->place)
        fresh += !planner->shown[where] && !planner->passed[where];
    return fresh;
}

/* What it will cost at least, from first to last. */
static uint32_t whole_cost(const struct planner *planner,
                           const struct sprout *sprout)
{
    const uint32_t *on = sprout->hit ? planner->to_end : planner->to_item;

    return sprout->cost + on[sprout->row];
}

/* Has nothing better come here? */
static bool is_news(const struct planner *planner, const struct sprout *sprout)
{
    return sprout->promise > planner->best[sprout->hit][sprout->row];
}

static void grow_along(struct planner *planner, uint32_t number, uint32_t edge)
{
    const struct sprout *from = &planner->kept.sprouts[number];
    const struct graph_edge *on = &planner->graph->edges[edge];
    struct sprout sprout = {.parent = number,
                            .edge = edge,
                            .row = on->target,
                            .cost = from->cost + on->cost};

    sprout.hit = from->hit || edge_shows(planner->graph, on, planner->item);
    uint32_t whole = whole_cost(planner, &sprout);
    if (whole > PLAN_COST_MOST)
        return;
    sprout.fresh = from->fresh + fresh_in(planner, edge);
    sprout.promise = sprout.fresh * planner->worth - whole;
    if (is_news(planner, &sprout))
        add(&planner->grown, &sprout);
}

static void grow_from(struct planner *planner, uint32_t number)
{
    uint32_t row = planner->kept.sprouts[number].row;

    if (graph_is_over(planner->graph, row))
        return;
    const struct graph_row *edges = &planner->graph->rows[row];
    pass(planner, number, true);
    for (uint32_t e = edges->edge; e < edges->edge_end; e++)
        grow_along(planner, number, e);
    pass(planner, number, false);
    planner->work += edges->edge_end - edges->edge;
}

static bool goes_on(struct planner *planner)
{
    if (planner->work >= ASK_EVERY) {
        planner->work = 0;
        planner->stopped |=
            !effort_goes_on(planner->effort, planner->graph->walk.index.count);
    }
    return !planner->stopped;
}

/* ---- What is kept -------------------------------------------------------- */

/* The most promising first; of the same promise, in the order of growing. */
static int by_promise(const void *a, const void *b)
{
    const struct sprout *left = a, *right = b;

    if (left->promise != right->promise)
        return left->promise < right->promise ? 1 : -1;
    if (left->parent != right->parent)
        return left->parent < right->parent ? -1 : 1;
    return left->edge < right->edge ? -1 : left->edge > right->edge;
}

/* May a conversation end here?  At an ending, and wherever none can be come
 * to. */
static bool may_end(const struct planner *planner, const struct sprout *sprout)
{
    return sprout->hit && (graph_is_over(planner->graph, sprout->row) ||
                           graph_is_closed(planner->graph, sprout->row));
}

static bool ends_better(const struct sprout *a, const struct sprout *b)
{
    return a->fresh != b->fresh ? a->fresh > b->fresh : a->cost < b->cost;
}

static void keep(struct planner *planner, const struct sprout *sprout)
{
    uint32_t number = (uint32_t)planner->kept.count;

    planner->best[sprout->hit][sprout->row] = sprout->promise;
    add(&planner->kept, sprout);
    if (may_end(planner, sprout) &&
        (planner->last == NO_ONE ||
         ends_better(sprout, &planner->kept.sprouts[planner->last])))
        planner->last = number;
}

/* All conversations of one length go on by a step.  False: none can, or may. */
static bool grow(struct planner *planner)
{
    size_t end = planner->kept.count;

    planner->grown.count = 0;
    for (size_t i = planner->first; i < end && goes_on(planner); i++)
        grow_from(planner, (uint32_t)i);
    if (planner->stopped || !planner->grown.count)
        return false;
    qsort(planner->grown.sprouts, planner->grown.count,
          sizeof *planner->grown.sprouts, by_promise);
    planner->first = end;
    for (size_t i = 0;
         i < planner->grown.count && planner->kept.count < end + WIDTH; i++)
        if (is_news(planner, &planner->grown.sprouts[i]))
            keep(planner, &planner->grown.sprouts[i]);
    return true;
}

/* ---- A plan -------------------------------------------------------------- */

static bool search(struct planner *planner, int64_t worth)
{
    const struct sprout seed = {.parent = NO_ONE,
                                .row = graph_start(planner->graph)};

    planner->worth = worth;
    planner->first = planner->kept.count = 0;
    planner->last = NO_ONE;
    for (uint32_t row = 0; row < planner->graph->row_count; row++)
        planner->best[0][row] = planner->best[1][row] = INT64_MIN;
    keep(planner, &seed);
    for (uint32_t steps = 0; steps < STEPS_MOST && grow(planner); steps++)
        continue;
    return planner->last != NO_ONE && !planner->stopped;
}

static void write_down(struct planner *planner, struct plan *plan)
{
    const struct sprout *sprouts = planner->kept.sprouts;
    size_t count = 0;

    for (uint32_t i = planner->last; sprouts[i].parent != NO_ONE;
         i = sprouts[i].parent)
        count++;
    if (count > planner->plan_room) {
        planner->plan_room = memory_room(planner->plan_room, count);
        planner->plan = memory_resize(planner->plan, planner->plan_room *
                                                         sizeof *planner->plan);
    }
    *plan = (struct plan){planner->plan, count};
    for (uint32_t i = planner->last; sprouts[i].parent != NO_ONE;
         i = sprouts[i].parent)
        planner->plan[--count] = sprouts[i].edge;
}

bool planner_stopped(const struct planner *planner)
{
    return planner->stopped;
}

/* Where much else is too tempting, the item alone is looked for. */
bool planner_plan(struct planner *planner, uint32_t item, struct plan *plan)
{
    planner->item = item;
    costs_to_item(planner->graph, item, planner->to_end, planner->to_item);
    if (!search(planner, 2 * GRAPH_BIT) && !search(planner, 0))
        return false;
    write_down(planner, plan);
    return true;
}
