/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Puts the coverage of a scenario together, and answers what is asked about it.
 * How it is found is left to others. */
#include "check/coverage.h"

#include "base/memory.h"
#include "check/coverage_graph.h"
#include "check/coverage_ways.h"
#include "play/step.h"

#include <stdlib.h>
#include <string.h>

/* ---- What is found ------------------------------------------------------- */

void coverage_add_play(struct primum_coverage *coverage,
                       const struct play *play)
{
    coverage->plays = memory_more(coverage->plays, coverage->play_count,
                                  sizeof *coverage->plays);
    coverage->plays[coverage->play_count++] = *play;
    for (uint32_t i = 0; i < play->item_count; i++)
        coverage->shown[play->items[i]] = true;
}

static struct primum_glimpse glimpse_of(const struct scenario *scenario,
                                        const struct primum_state *state,
                                        uint32_t label)
{
    const struct primum_scenario *words = &scenario->words;
    struct primum_glimpse glimpse = {
        .choice = label_choice(words, label),
        .response = label_response(words, label),
        .state = state,
    };

    if (glimpse.response) {
        struct hope hope = hope_for(scenario, state, glimpse.response, 0);
        glimpse.chance = (double)(hope.high - hope.low) / (double)hope.total;
        glimpse.drawn = hopes_seed(&hope, 1, &glimpse.seed);
    }
    return glimpse;
}

/* Where a response leads, from a state. */
static place place_after(const struct scenario *scenario,
                         const struct primum_state *state, uint32_t response)
{
    struct primum_state *after = memory_new(state_size(scenario));
    step_after(scenario, state, response, after);
    place where = after->place;

    free(after);
    return where;
}

void coverage_add_glimpse(struct primum_coverage *coverage,
                          const struct primum_state *state, uint32_t label,
                          place where)
{
    const struct scenario *scenario = coverage->scenario;
    uint32_t scenes = scenario->words.scene_count;
    size_t size = state_size(scenario);
    struct primum_state *copy = memory_new(size);

    memcpy(copy, state, size);
    struct primum_glimpse glimpse = glimpse_of(scenario, copy, label);
    glimpse.scene = where <= scenes ? where : 0;
    glimpse.ending = where > scenes ? where - scenes : 0;
    coverage->glimpses =
        memory_more(coverage->glimpses, coverage->glimpse_count,
                    sizeof *coverage->glimpses);
    coverage->glimpses[coverage->glimpse_count++] = glimpse;
    coverage->glanced[label] = true;
    if (glimpse.response)
        coverage->glanced[item_of_place(
            &scenario->words, place_after(scenario, copy, glimpse.response))] =
            true;
}

/* ---- The order of playthroughs ------------------------------------------- */

static uint32_t count_new(const struct play *play, const bool *told)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < play->item_count; i++)
        count += !told[play->items[i]];
    return count;
}

/* The one, of those from `first` on, that shows most that is new.  What a
 * playthrough has that is new gets no more, so most need not be counted. */
static uint32_t richest(const struct primum_coverage *coverage, uint32_t first,
                        const bool *told)
{
    uint32_t best = first, most = 0;

    for (uint32_t i = first; i < coverage->play_count; i++) {
        struct play *play = &coverage->plays[i];
        if (play->new_most <= most)
            continue;
        play->new_most = count_new(play, told);
        if (play->new_most > most) {
            most = play->new_most;
            best = i;
        }
    }
    return most ? best : coverage->play_count;
}

static void tell(struct primum_coverage *coverage, uint32_t number, bool *told)
{
    struct play *play = &coverage->plays[number];

    for (uint32_t i = 0; i < play->item_count; i++) {
        uint32_t item = play->items[i];
        play->told.fresh +=
            item <= coverage->scenario->words.response_count && !told[item];
        told[item] = true;
    }
}

/* The richest first; those that then show nothing new are not needed. */
static void put_in_order(struct primum_coverage *coverage)
{
    uint32_t items = item_count(&coverage->scenario->words), count = 0, next;
    bool *told = memory_new((items + 1) * sizeof *told);

    for (uint32_t i = 0; i < coverage->play_count; i++)
        coverage->plays[i].new_most = coverage->plays[i].item_count;
    while ((next = richest(coverage, count, told)) < coverage->play_count) {
        struct play play = coverage->plays[next];
        coverage->plays[next] = coverage->plays[count];
        coverage->plays[count] = play;
        tell(coverage, count++, told);
    }
    while (coverage->play_count > count)
        play_release(&coverage->plays[--coverage->play_count]);
    coverage->told = memory_new(count * sizeof *coverage->told);
    for (uint32_t i = 0; i < count; i++)
        coverage->told[i] = coverage->plays[i].told;
    free(told);
}

/* ---- All of it ----------------------------------------------------------- */

static void take_figures(struct primum_coverage *coverage,
                         struct coverage_graph *graph)
{
    const struct graph_ways *ways = &graph->ways[graph_start(graph)];
    struct primum_figures *figures = &coverage->figures;

    figures->states = graph->walk.index.count;
    figures->transitions = graph->walk.transitions;
    figures->ranges = graph->ranges;
    graph->ranges = NULL;
    figures->endless = graph->endless;
    figures->ends = !graph_is_closed(graph, graph_start(graph));
    figures->shortest = ways_shortest(graph);
    if (graph->endless)
        return;
    figures->paths = count_shown(ways->paths);
    figures->longest = ways->longest;
}

/* A scenario in which nothing can be taken is shown by its start. */
static void show_start(struct primum_coverage *coverage)
{
    struct primum_session *session =
        primum_session_new(&coverage->scenario->words, NULL, 1);
    struct play play;

    play_see(session, play_pass(session, 0), &play);
    coverage_add_play(coverage, &play);
    primum_session_free(session);
}

static bool cover(struct primum_coverage *coverage,
                  struct coverage_graph *graph,
                  const struct primum_effort *effort)
{
    if (coverage->explored)
        take_figures(coverage, graph);
    if (!coverage_count_words(coverage, effort))
        return false;
    if (coverage->explored ? !coverage_search(coverage, graph, effort)
                           : !coverage_try(coverage, effort))
        return false;
    if (!coverage->play_count)
        show_start(coverage);
    put_in_order(coverage);
    return true;
}

static const char stopped[] = "It was stopped before it was finished";

enum primum_status primum_coverage_new(const struct primum_scenario *words,
                                       const struct primum_effort *effort,
                                       struct primum_coverage **coverage,
                                       char **problem)
{
    const struct scenario *scenario = scenario_of(words);
    size_t items = item_count(words) + 1;
    struct coverage_graph graph;
    enum walk_end end = graph_init(&graph, scenario, effort);

    *coverage = memory_new(sizeof **coverage);
    (*coverage)->scenario = scenario;
    (*coverage)->explored = end == WALK_ALL;
    (*coverage)->shown = memory_new(items * sizeof(bool));
    (*coverage)->glanced = memory_new(items * sizeof(bool));
    *problem = end == WALK_FULL ? walk_crowd(&graph.walk, graph.memory) : NULL;
    if (end == WALK_STOPPED || !cover(*coverage, &graph, effort)) {
        primum_coverage_free(*coverage);
        *coverage = NULL;
        free(*problem);
        *problem = memory_text(stopped, sizeof stopped - 1);
    }
    graph_release(&graph);
    return *problem ? PRIMUM_WORLD : PRIMUM_OK;
}

void primum_coverage_free(struct primum_coverage *coverage)
{
    if (!coverage)
        return;
    for (uint32_t i = 0; i < coverage->play_count; i++)
        play_release(&coverage->plays[i]);
    for (uint32_t i = 0; i < coverage->glimpse_count; i++)
        free((void *)(uintptr_t)coverage->glimpses[i].state);
    free(coverage->plays);
    free(coverage->told);
    free(coverage->glimpses);
    free((void *)(uintptr_t)coverage->figures.ranges);
    free((void *)(uintptr_t)coverage->figures.speakers);
    free(coverage->shown);
    free(coverage->glanced);
    free(coverage);
}

/* ---- Answers ------------------------------------------------------------- */

size_t primum_coverage_playthroughs(const struct primum_coverage *coverage,
                                    const struct primum_playthrough **plays)
{
    *plays = coverage->told;
    return coverage->play_count;
}

size_t primum_coverage_glimpses(const struct primum_coverage *coverage,
                                const struct primum_glimpse **glimpses)
{
    *glimpses = coverage->glimpses;
    return coverage->glimpse_count;
}

const struct primum_figures *
primum_coverage_figures(const struct primum_coverage *coverage)
{
    return &coverage->figures;
}

static enum primum_meeting meeting_of(const struct primum_coverage *coverage,
                                      uint32_t item)
{
    if (coverage->shown[item])
        return PRIMUM_MET_IN_PLAY;
    if (coverage->glanced[item])
        return PRIMUM_MET_BY_STATE;
    return coverage->explored ? PRIMUM_MET_NEVER : PRIMUM_MET_UNKNOWN;
}

/* As well as any of its responses is, or its having none. */
static enum primum_meeting
choice_meeting(const struct primum_coverage *coverage, uint32_t number)
{
    const struct primum_scenario *words = &coverage->scenario->words;
    const struct primum_choice *choice = &words->choices[number];
    enum primum_meeting best =
        meeting_of(coverage, item_of_choice(words, number));

    for (uint32_t i = 0; i < choice->responses; i++) {
        enum primum_meeting meeting =
            meeting_of(coverage, choice->response + i);
        best = meeting < best ? meeting : best;
    }
    return best;
}

enum primum_meeting
primum_coverage_meeting(const struct primum_coverage *coverage,
                        enum primum_thing thing, uint32_t number)
{
    const struct primum_scenario *words = &coverage->scenario->words;

    switch (thing) {
    case PRIMUM_THING_CHOICE:
        return choice_meeting(coverage, number);
    case PRIMUM_THING_RESPONSE:
        return meeting_of(coverage, number);
    case PRIMUM_THING_SCENE:
        return meeting_of(coverage, item_of_place(words, number));
    case PRIMUM_THING_ENDING:
        break;
    }
    return meeting_of(coverage,
                      item_of_place(words, words->scene_count + number));
}
