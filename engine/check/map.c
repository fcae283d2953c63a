/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The map as it is written: which choice may lead where, and how far that is
 * from the start.  Knows nothing of states; what is reached is found by
 * map_tally.c. */
#include "check/map.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

static place place_count(const struct map *map)
{
    return map->scenario->words.scene_count + map->scenario->words.ending_count;
}

/* ---- Arrows ---- */

static uint32_t arrow_to(struct map *map, uint32_t choice, place target)
{
    struct run *run = &map->choices[choice].arrows;

    for (uint32_t a = run->first; a < run->first + run->count; a++)
        if (map->arrows[a].target == target)
            return a;
    map->arrows =
        memory_more(map->arrows, map->arrow_count, sizeof *map->arrows);
    map->arrows[map->arrow_count].choice = choice;
    map->arrows[map->arrow_count].target = target;
    run->count++;
    return map->arrow_count++;
}

static void add_arrows(struct map *map)
{
    const struct scenario *scenario = map->scenario;

    for (uint32_t c = 1; c <= scenario->words.choice_count; c++) {
        struct run responses = scenario->choices[c].responses;
        map->choices[c].arrows.first = map->arrow_count;
        for (uint32_t i = 0; i < responses.count; i++) {
            uint32_t r = responses.first + i;
            map->arrow_of[r] = arrow_to(map, c, scenario->responses[r].next);
        }
    }
}

/* ---- Distances ---- */

/* Places in the order in which they were found. */
struct queue {
    place *places;
    uint32_t count, next;
    bool by_scenes;
};

static void find(struct map *map, struct queue *queue, place from, place target)
{
    struct map_place *found = &map->places[target];

    if (!target || found->distance != MAP_NOWHERE)
        return;
    found->distance = from ? map->places[from].distance + 1 : 0;
    found->from = from;
    found->by_scenes = queue->by_scenes;
    queue->places[queue->count++] = target;
}

static void find_by(struct map *map, struct queue *queue, place from,
                    struct run choices)
{
    for (uint32_t c = choices.first; c < choices.first + choices.count; c++) {
        struct run run = map->choices[c].arrows;
        for (uint32_t a = run.first; a < run.first + run.count; a++)
            find(map, queue, from, map->arrows[a].target);
    }
}

static void find_all(struct map *map, struct queue *queue)
{
    while (queue->next < queue->count) {
        place at = queue->places[queue->next++];
        if (!place_is_ending(map->scenario, at))
            find_by(map, queue, at, map->scenario->scenes[at].own);
    }
}

/* By the scenes' own choices first.  What is on offer anywhere, and what cuts
 * any conversation short, can follow the first choice already: it would make
 * all distances short that are not. */
static void measure(struct map *map)
{
    const struct scenario *scenario = map->scenario;
    place start = scenario->words.start;
    struct queue queue = {
        .places = memory_new((place_count(map) + 1) * sizeof *queue.places),
        .by_scenes = true,
    };

    find(map, &queue, 0, start);
    find_all(map, &queue);
    queue.by_scenes = false;
    find_by(map, &queue, start, scenario->anytime);
    for (uint32_t i = 0; i < scenario->interrupt_count; i++)
        find(map, &queue, start, scenario->interrupts[i].next);
    find_all(map, &queue);
    free(queue.places);
}

/* Does the shortest way to `from` come through `target`? */
static bool leads_back(const struct map *map, place from, place target)
{
    uint32_t distance = map->places[target].distance;

    if (place_is_ending(map->scenario, target) || distance == MAP_NOWHERE ||
        map->places[from].distance == MAP_NOWHERE)
        return false;
    while (map->places[from].distance > distance)
        from = map->places[from].from;
    return from == target;
}

static void mark_back(struct map *map)
{
    for (uint32_t a = 0; a < map->arrow_count; a++) {
        struct map_arrow *arrow = &map->arrows[a];
        place from = map->scenario->words.choices[arrow->choice].scene;
        arrow->back =
            from && arrow->target && leads_back(map, from, arrow->target);
    }
}

/* ---- The order ---- */

/* What is never reached comes last; the others by distance; then as in the
 * file. */
static int compare(const void *left, const void *right)
{
    const struct map_place *a = left, *b = right;
    bool lost_a = a->distance == MAP_NOWHERE,
         lost_b = b->distance == MAP_NOWHERE;

    if (lost_a != lost_b)
        return lost_a ? 1 : -1;
    if (a->distance != b->distance)
        return a->distance < b->distance ? -1 : 1;
    return a->where < b->where ? -1 : 1;
}

static void arrange(struct map *map)
{
    uint32_t count = map->scenario->words.scene_count;
    struct map_place *sorted = memory_new((count + 1) * sizeof *sorted);

    memcpy(sorted, map->places + 1, count * sizeof *sorted);
    for (uint32_t i = 0; i < count; i++)
        if (!map_reached(map, sorted[i].where))
            sorted[i].distance = MAP_NOWHERE;
    qsort(sorted, count, sizeof *sorted, compare);
    for (uint32_t i = 0; i < count; i++)
        map->order[i] = sorted[i].where;
    free(sorted);
}

/* ---- The whole of it ---- */

void map_init(struct map *map, const struct primum_scenario *words,
              const struct primum_impact *impact)
{
    const struct scenario *scenario = scenario_of(words);

    *map = (struct map){.scenario = scenario, .impact = impact};
    map->places = memory_new((place_count(map) + 1) * sizeof *map->places);
    map->order = memory_new(words->scene_count * sizeof *map->order);
    map->choices = memory_new((words->choice_count + 1) * sizeof *map->choices);
    map->arrow_of =
        memory_new((words->response_count + 1) * sizeof *map->arrow_of);
    map->cuts = memory_new(scenario->interrupt_count + 1);
    map->where = memory_new(sizeof *map->where);
    where_init(map->where, scenario);
    for (place p = 1; p <= place_count(map); p++) {
        map->places[p].where = p;
        map->places[p].distance = MAP_NOWHERE;
    }
    add_arrows(map);
    measure(map);
    mark_back(map);
    if (impact)
        map_tally(map);
    arrange(map);
}

void map_release(struct map *map)
{
    free(map->places);
    free(map->order);
    free(map->choices);
    free(map->arrows);
    free(map->arrow_of);
    free(map->cuts);
    where_release(map->where);
    free(map->where);
}

bool map_reached(const struct map *map, place where)
{
    const struct map_place *at = &map->places[where];

    return map->impact ? at->met > 0 : at->distance != MAP_NOWHERE;
}

bool map_stays(const struct map *map, const struct map_arrow *arrow)
{
    uint32_t scene = map->scenario->words.choices[arrow->choice].scene;

    return !arrow->target || arrow->target == scene;
}

place map_common_target(const struct map *map, struct run choices)
{
    uint32_t first = map->choices[choices.first].arrows.first;
    place target = choices.count ? map->arrows[first].target : 0;

    for (uint32_t c = choices.first; c < choices.first + choices.count; c++) {
        struct run run = map->choices[c].arrows;
        if (run.count != 1 || map->arrows[run.first].target != target)
            return 0;
    }
    return target;
}
