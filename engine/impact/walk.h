/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A walk through every state that can be reached, depth first.  Each state is
 * stepped once.  Wherever the walk is about to leave, for good, a set of
 * states that can all reach one another (a component), it hands the set over:
 * all that it leads to was handed over before, so it can be solved, and what
 * follows what in it is forgotten.
 *
 * Rows are what is solved: row 0 is nowhere, the endings have rows of their
 * own by their numbers, and the states follow. */
#ifndef IMPACT_WALK_H
#define IMPACT_WALK_H

#include "impact/index.h"
#include "impact/pack.h"
#include "play/step.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A choice that is on offer in a state; its possible responses are the edges
 * from the end of the offer before it to its own. */
struct offer {
    uint32_t choice, end;
};

/* A state that has been met and not been handed over: its first offer, and its
 * first edge. */
struct member {
    uint32_t row, low, offer, edge;
};

struct path_entry;
struct walker;

struct walk {
    const struct scenario *scenario;
    struct pack pack;
    struct index index;
    uint32_t first_row; /* of the states */
    size_t transitions;

    /* By number: 0, not met; WALK_DONE, handed over; else its seat + 1 among
     * the members. */
    uint32_t *order;
    size_t order_room;

    struct member *members;
    struct offer *offers;
    uint32_t *targets; /* of edges: rows */
    double *chances;   /* of edges */
    struct path_entry *path;
    size_t member_count, offer_count, edge_count, path_count;
    size_t member_room, offer_room, edge_room, path_room;

    struct primum_state *before, *after;
    int32_t *weights;
    uint32_t *choices;
    uint64_t *key, *keys; /* of one state; of all that may follow one */
    size_t most_edges;    /* as many as may follow one */

    const struct walker *walker; /* while it goes on */
    size_t work;                 /* since the walker was asked */
    bool stopped;
};

#define WALK_DONE UINT32_MAX

/* What is handed over: members in the order in which they were met. */
struct component {
    struct walk *walk;
    const struct member *members;
    uint32_t first, count; /* seat of the first among all members */
    uint32_t offers, offer_end, edges;
};

enum walk_end { WALK_ALL, WALK_FULL, WALK_STOPPED };

/* Who looks on.  A walk may be looked at, but not changed: `before` is the state
 * that is being stepped, `after` the one that a response leads to. */
struct watcher {
    /* A state was met in which so many of walk->choices are on offer. */
    void (*meet)(void *with, const struct walk *walk, size_t choices);
    /* A response was found possible; it becomes this edge. */
    void (*step)(void *with, const struct walk *walk, uint32_t response,
                 size_t edge);
    /* A component has been solved. */
    void (*leave)(void *with, const struct component *component);
    void *with;
    size_t row_size, edge_size; /* bytes that it keeps for each */
};

struct walker {
    void (*solve)(void *solver, const struct component *component);
    void *solver;
    bool (*go_on)(void *with, size_t states); /* may be NULL: no question */
    void *with;
    size_t memory;   /* bytes at most, for everything */
    size_t row_size; /* bytes that `solve` keeps for a state, and takes for */
    size_t member_size, offer_size, edge_size; /* each of a component */
    const struct watcher *watcher;             /* may be NULL: nobody */
};

void walk_init(struct walk *walk, const struct scenario *scenario);
void walk_release(struct walk *walk);

/* Walks from a state that is not an ending. */
enum walk_end walk_run(struct walk *walk, const struct primum_state *from,
                       const struct walker *walker);

/* To be called again and again during long work, with how much of it was done:
 * a state, or something of that size, is 1.  False: it is to stop, whatever
 * comes of it. */
#define WALK_ASK_EVERY 8192
bool walk_ask(struct walk *walk);
static inline bool walk_goes_on(struct walk *walk, size_t work)
{
    walk->work += work;
    return walk->work < WALK_ASK_EVERY ? !walk->stopped : walk_ask(walk);
}

/* The row of a state that has been met, or of an ending; WALK_DONE if it never
 * was. */
uint32_t walk_row(const struct walk *walk, const struct primum_state *state);

/* The state of a row, not of an ending. */
void walk_state(const struct walk *walk, uint32_t row,
                struct primum_state *state);

/* The place of a row, not of an ending. */
static inline place walk_place(const struct walk *walk, uint32_t row)
{
    return pack_place(&walk->pack,
                      index_key(&walk->index, row - walk->first_row));
}

/* Why there are too many states for so many bytes, as a sentence; free() it. */
char *walk_crowd(const struct walk *walk, size_t memory);

/* The seat of a row within the component; the component's count or more if it
 * is not in it. */
static inline uint32_t component_seat(const struct component *component,
                                      uint32_t row)
{
    const struct walk *walk = component->walk;

    if (row < walk->first_row)
        return UINT32_MAX;
    return walk->order[row - walk->first_row] - 1 - component->first;
}

/* The offers of a member: from its first to the end. */
static inline uint32_t component_offer_end(const struct component *component,
                                           uint32_t seat)
{
    return seat + 1 < component->count ? component->members[seat + 1].offer
                                       : component->offer_end;
}

/* The first edge of an offer; the last ends where the offer says. */
static inline uint32_t component_edge(const struct component *component,
                                      uint32_t offer)
{
    return offer == component->offers ? component->edges
                                      : component->walk->offers[offer - 1].end;
}

#endif
