/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Greedy: a playthrough is planned around what is hardest to come to and was
 * not shown yet, so that what is easy is shown by the way.  What no plan can
 * show is shown by a state. */
#include "check/coverage.h"

#include "base/memory.h"

#include <stdlib.h>

struct search {
    struct primum_coverage *coverage;
    const struct coverage_graph *graph;
    uint32_t items;
    struct sight *sights; /* by item */
    bool *given_up;       /* by item */
};

/* What is hardest to come to, of what is left; 0: nothing. */
static uint32_t hardest(const struct search *search)
{
    uint32_t hard = 0, most = 0;

    for (uint32_t item = 1; item <= search->items; item++) {
        uint32_t way = search->sights[item].way;
        if (search->coverage->shown[item] || search->given_up[item] ||
            way > PLAN_COST_MOST || (hard && way <= most))
            continue;
        hard = item;
        most = way;
    }
    return hard;
}

static void show(struct search *search, struct planner *planner, uint32_t item)
{
    struct play play;
    struct plan plan;

    if (planner_plan(planner, item, &plan) &&
        play_plan(search->graph, &plan, &play))
        coverage_add_play(search->coverage, &play);
    search->given_up[item] = true;
}

static bool show_all(struct search *search, struct planner *planner,
                     const struct primum_effort *effort)
{
    uint32_t item;

    while ((item = hardest(search)) != 0) {
        if (!effort_goes_on(effort, search->graph->walk.index.count))
            return false;
        show(search, planner, item);
        if (planner_stopped(planner))
            return false;
    }
    return true;
}

/* What is left is shown from where it is likeliest; responses first, for they
 * lead somewhere. */
static bool glance(struct search *search, const struct primum_effort *effort)
{
    const struct primum_scenario *words = &search->coverage->scenario->words;
    struct primum_state *state =
        memory_new(state_size(search->graph->scenario));

    bool goes_on = true;

    for (uint32_t item = 1; item <= search->items && goes_on; item++) {
        const struct sight *sight = &search->sights[item];
        if (sight->way == COST_NONE || search->coverage->shown[item] ||
            search->coverage->glanced[item])
            continue;
        const struct graph_edge *edge = &search->graph->edges[sight->edge];
        walk_state(&search->graph->walk, sight->row, state);
        coverage_add_glimpse(search->coverage, state, edge->label,
                             item > item_of_place(words, 0) ? edge->place : 0);
        goes_on = effort_goes_on(effort, search->graph->walk.index.count);
    }
    free(state);
    return goes_on;
}

bool coverage_search(struct primum_coverage *coverage,
                     const struct coverage_graph *graph,
                     const struct primum_effort *effort)
{
    uint32_t *to_end = memory_new(graph->row_count * sizeof *to_end);
    struct search search = {.coverage = coverage,
                            .graph = graph,
                            .items = item_count(&graph->scenario->words)};

    search.sights = memory_new((search.items + 1) * sizeof *search.sights);
    search.given_up = memory_new((search.items + 1) * sizeof(bool));
    costs_to_end(graph, to_end);
    costs_survey(graph, to_end, search.sights);
    struct planner *planner =
        planner_new(graph, coverage->shown, to_end, effort);
    bool finished =
        show_all(&search, planner, effort) && glance(&search, effort);
    planner_free(planner);
    free(search.sights);
    free(search.given_up);
    free(to_end);
    return finished;
}
