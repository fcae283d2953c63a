/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tarjan's algorithm for strongly connected components, on states that are
 * found as it goes.  Knows how states follow one another, through step.h, and
 * nothing of what is asked about them.
 *
 * R. Tarjan: Depth-first search and linear graph algorithms, SIAM Journal on
 * Computing 1 (1972) 146-160. */
#include "impact/walk.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* The states from the start to the one at hand: its seat among the members,
 * the edges not yet followed. */
struct path_entry {
    uint32_t seat, edge, edge_end;
};

/* The responses of `count` choices from the first on. */
static size_t responses_of(const struct primum_scenario *words, uint32_t first,
                           uint32_t count)
{
    size_t sum = 0;

    for (uint32_t c = first; c < first + count; c++)
        sum += words->choices[c].responses;
    return sum;
}

/* The most edges that a state can have. */
static size_t most_edges(const struct primum_scenario *words)
{
    size_t most = 0, anytime = 0;

    for (uint32_t s = 1; s <= words->scene_count; s++) {
        const struct primum_scene *scene = &words->scenes[s];
        size_t own = responses_of(words, scene->choice, scene->choices);
        most = own > most ? own : most;
    }
    for (uint32_t c = 1; c <= words->choice_count; c++)
        if (!words->choices[c].scene)
            anytime += words->choices[c].responses;
    return most + anytime;
}

void walk_init(struct walk *walk, const struct scenario *scenario)
{
    const struct primum_scenario *words = &scenario->words;
    size_t size = state_size(scenario);

    *walk = (struct walk){.scenario = scenario,
                          .first_row = words->ending_count + 1};
    pack_init(&walk->pack, scenario);
    index_init(&walk->index, walk->pack.words, walk->pack.bits);
    walk->before = memory_new(size);
    walk->after = memory_new(size);
    walk->weights = memory_new(words->most_responses * sizeof *walk->weights);
    walk->choices = memory_new(words->most_choices * sizeof *walk->choices);
    walk->key = memory_new(walk->pack.words * sizeof *walk->key);
    walk->most_edges = most_edges(words);
    walk->keys =
        memory_new(walk->most_edges * walk->pack.words * sizeof *walk->keys);
}

/* What only the walk itself needs. */
static void release_walking(struct walk *walk)
{
    free(walk->order);
    free(walk->members);
    free(walk->offers);
    free(walk->targets);
    free(walk->chances);
    free(walk->path);
    walk->order = NULL;
    walk->members = NULL;
    walk->offers = NULL;
    walk->targets = NULL;
    walk->chances = NULL;
    walk->path = NULL;
}

void walk_release(struct walk *walk)
{
    release_walking(walk);
    pack_release(&walk->pack);
    index_release(&walk->index);
    free(walk->before);
    free(walk->after);
    free(walk->weights);
    free(walk->choices);
    free(walk->key);
    free(walk->keys);
}

uint32_t walk_row(const struct walk *walk, const struct primum_state *state)
{
    if (place_is_ending(walk->scenario, state->place))
        return state->place - walk->scenario->words.scene_count;
    pack_key(&walk->pack, state, walk->key);
    uint32_t number = index_find(&walk->index, walk->key);
    return number == INDEX_NONE ? WALK_DONE : walk->first_row + number;
}

void walk_state(const struct walk *walk, uint32_t row,
                struct primum_state *state)
{
    pack_state(&walk->pack, index_key(&walk->index, row - walk->first_row),
               state);
}

/* ---- Room ---- */

/* Rooms grow before a state is stepped, so that they last for it. */
struct rooms {
    size_t order, members, offers, edges, path;
};

static struct rooms rooms_needed(const struct walk *walk, size_t states)
{
    uint32_t offers = walk->scenario->words.most_choices;

    return (struct rooms){
        .order = memory_room(walk->order_room, states),
        .members = memory_room(walk->member_room, walk->member_count + 1),
        .offers = memory_room(walk->offer_room, walk->offer_count + offers),
        .edges =
            memory_room(walk->edge_room, walk->edge_count + walk->most_edges),
        .path = memory_room(walk->path_room, walk->path_count + 1)};
}

static size_t rooms_bytes(const struct walk *walk, const struct walker *walker,
                          const struct rooms *rooms)
{
    size_t edge_size = sizeof *walk->targets + sizeof *walk->chances;

    if (walker->watcher)
        edge_size += walker->watcher->edge_size;
    return rooms->order * sizeof *walk->order +
           rooms->members * (sizeof *walk->members + walker->member_size) +
           rooms->offers * (sizeof *walk->offers + walker->offer_size) +
           rooms->edges * (edge_size + walker->edge_size) +
           rooms->path * sizeof *walk->path;
}

static void *resize(void *items, size_t *room, size_t wanted, size_t size)
{
    if (wanted == *room)
        return items;
    *room = wanted;
    return memory_resize_large(items, wanted * size);
}

static void take_rooms(struct walk *walk, const struct rooms *rooms)
{
    size_t known = walk->order_room, edge_room = walk->edge_room;

    walk->order = resize(walk->order, &walk->order_room, rooms->order,
                         sizeof *walk->order);
    memset(walk->order + known, 0,
           (walk->order_room - known) * sizeof *walk->order);
    walk->members = resize(walk->members, &walk->member_room, rooms->members,
                           sizeof *walk->members);
    walk->offers = resize(walk->offers, &walk->offer_room, rooms->offers,
                          sizeof *walk->offers);
    walk->targets = resize(walk->targets, &walk->edge_room, rooms->edges,
                           sizeof *walk->targets);
    walk->chances =
        resize(walk->chances, &edge_room, rooms->edges, sizeof *walk->chances);
    walk->path =
        resize(walk->path, &walk->path_room, rooms->path, sizeof *walk->path);
}

/* Makes room for one more state to be stepped; false if it would be more than
 * there may be.  Numbers end where 32 bits do. */
static bool make_room(struct walk *walk, const struct walker *walker)
{
    size_t states = walk->index.count + walk->most_edges + 1;
    struct rooms rooms = rooms_needed(walk, states);
    size_t row_size =
        walker->row_size + (walker->watcher ? walker->watcher->row_size : 0);
    size_t bytes = index_bytes_with(&walk->index, walk->most_edges + 1) +
                   rooms_bytes(walk, walker, &rooms) +
                   (walk->first_row + states) * row_size;

    if (bytes > walker->memory || states >= UINT32_MAX / 2 ||
        rooms.edges >= UINT32_MAX)
        return false;
    take_rooms(walk, &rooms);
    return true;
}

/* ---- One state ---- */

/* A target while its key is being fetched; the key waits among walk->keys. */
#define KEY_WAITS UINT32_MAX

/* The row of the state after a response, if it is an ending. */
static uint32_t look_ahead(struct walk *walk, uint32_t response, uint64_t *key)
{
    step_after(walk->scenario, walk->before, response, walk->after);
    if (place_is_ending(walk->scenario, walk->after->place))
        return walk->after->place - walk->scenario->words.scene_count;
    pack_key(&walk->pack, walk->after, key);
    index_fetch(&walk->index, key);
    return KEY_WAITS;
}

/* The row of a state; soon it is asked whether that was met. */
static uint32_t look_up(struct walk *walk, const uint64_t *key)
{
    uint32_t number = index_add(&walk->index, key);

    memory_fetch(&walk->order[number]);
    return walk->first_row + number;
}

static void add_edges(struct walk *walk, uint32_t choice, uint32_t first)
{
    const struct watcher *watcher = walk->walker->watcher;
    struct run run = walk->scenario->choices[choice].responses;
    int64_t total =
        step_weights(walk->scenario, walk->before, choice, walk->weights);

    for (uint32_t i = 0; i < run.count; i++) {
        if (!walk->weights[i])
            continue;
        size_t edge = walk->edge_count++;
        walk->targets[edge] =
            look_ahead(walk, run.first + i,
                       walk->keys + (edge - first) * walk->pack.words);
        walk->chances[edge] = (double)walk->weights[i] / (double)total;
        walk->transitions++;
        if (watcher)
            watcher->step(watcher->with, walk, run.first + i, edge);
    }
}

static void add_offers(struct walk *walk, uint32_t first)
{
    const struct watcher *watcher = walk->walker->watcher;
    size_t count = step_choices(walk->scenario, walk->before, walk->choices);

    if (watcher)
        watcher->meet(watcher->with, walk, count);
    for (size_t i = 0; i < count; i++) {
        add_edges(walk, walk->choices[i], first);
        walk->offers[walk->offer_count++] =
            (struct offer){walk->choices[i], (uint32_t)walk->edge_count};
    }
}

/* Steps a state that has just been met: all that can follow it.  States are
 * looked up when all of them are known, for memory is slow to answer. */
static void enter(struct walk *walk, uint32_t number)
{
    uint32_t seat = (uint32_t)walk->member_count++;
    uint32_t first = (uint32_t)walk->edge_count;

    walk->members[seat] = (struct member){.row = walk->first_row + number,
                                          .low = seat + 1,
                                          .offer = (uint32_t)walk->offer_count,
                                          .edge = first};
    walk->order[number] = seat + 1;
    pack_state(&walk->pack, index_key(&walk->index, number), walk->before);
    add_offers(walk, first);
    for (size_t edge = first; edge < walk->edge_count; edge++)
        if (walk->targets[edge] == KEY_WAITS)
            walk->targets[edge] =
                look_up(walk, walk->keys + (edge - first) * walk->pack.words);
    walk->path[walk->path_count++] =
        (struct path_entry){seat, first, (uint32_t)walk->edge_count};
    walk->work += walk->edge_count - first;
}

/* ---- Components ---- */

static void lower(struct member *member, uint32_t low)
{
    if (low < member->low)
        member->low = low;
}

/* All members from this one on reach one another, and nothing before. */
static void hand_over(struct walk *walk, uint32_t first,
                      const struct walker *walker)
{
    const struct member *members = &walk->members[first];
    struct component component = {
        .walk = walk,
        .members = members,
        .first = first,
        .count = (uint32_t)walk->member_count - first,
        .offers = members->offer,
        .offer_end = (uint32_t)walk->offer_count,
        .edges = members->edge,
    };

    walker->solve(walker->solver, &component);
    if (walker->watcher && !walk->stopped)
        walker->watcher->leave(walker->watcher->with, &component);
    for (uint32_t i = 0; i < component.count; i++)
        walk->order[members[i].row - walk->first_row] = WALK_DONE;
    walk->member_count = first;
    walk->offer_count = members->offer;
    walk->edge_count = members->edge;
}

/* The state at the end of the path has been seen with all that follows it. */
static void leave(struct walk *walk, const struct walker *walker)
{
    uint32_t seat = walk->path[--walk->path_count].seat;
    uint32_t low = walk->members[seat].low;

    if (walk->path_count)
        lower(&walk->members[walk->path[walk->path_count - 1].seat], low);
    if (low == seat + 1)
        hand_over(walk, seat, walker);
}

/* The next state on from the end of the path that has not been met;
 * INDEX_NONE if there is none. */
static uint32_t next_unmet(struct walk *walk)
{
    struct path_entry *end = &walk->path[walk->path_count - 1];

    while (end->edge < end->edge_end) {
        uint32_t row = walk->targets[end->edge++];
        if (row < walk->first_row)
            continue;
        uint32_t order = walk->order[row - walk->first_row];
        if (!order)
            return row - walk->first_row;
        if (order != WALK_DONE)
            lower(&walk->members[end->seat], order);
    }
    return INDEX_NONE;
}

static enum walk_end walk_on(struct walk *walk, const struct walker *walker)
{
    uint32_t number = 0;

    do {
        if (number != INDEX_NONE) {
            if (!make_room(walk, walker))
                return WALK_FULL;
            enter(walk, number);
        } else {
            leave(walk, walker);
        }
        number = walk->path_count ? next_unmet(walk) : INDEX_NONE;
    } while (walk->path_count && walk_goes_on(walk, 1));
    return walk->stopped ? WALK_STOPPED : WALK_ALL;
}

bool walk_ask(struct walk *walk)
{
    const struct walker *walker = walk->walker;

    walk->work = 0;
    if (walker->go_on && !walk->stopped)
        walk->stopped = !walker->go_on(walker->with, walk->index.count);
    return !walk->stopped;
}

enum walk_end walk_run(struct walk *walk, const struct primum_state *from,
                       const struct walker *walker)
{
    pack_key(&walk->pack, from, walk->key);
    index_add(&walk->index, walk->key);
    walk->walker = walker;
    enum walk_end end = walk_on(walk, walker);
    walk->walker = NULL;
    release_walking(walk);
    return end;
}
