/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds end components by taking components of what is left apart, again and
 * again, until no choice leads out of its own.
 *
 * L. de Alfaro: Formal verification of probabilistic systems, thesis, Stanford
 * 1997, section 3.3. */
#include "impact/ends.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* ---- Strongly connected components of what is left ---- */

#define DONE UINT32_MAX

struct dive {
    uint32_t seat, offer, edge; /* the edge to be followed next */
};

struct search {
    const struct component *part;
    const bool *inner;  /* by offer: those to follow */
    uint32_t *order;    /* by seat: 0, not met; DONE */
    uint32_t *low;      /* by seat */
    uint32_t *stack;    /* met and not done */
    uint32_t *leader;   /* by seat: the first of its set */
    struct dive *dives; /* from the first seat to the one at hand */
    uint32_t met, stacked, deep;
};

static void dive(struct search *search, uint32_t seat)
{
    uint32_t offer = search->part->members[seat].offer;

    search->order[seat] = search->low[seat] = ++search->met;
    search->stack[search->stacked++] = seat;
    search->dives[search->deep++] =
        (struct dive){seat, offer, search->part->members[seat].edge};
}

/* The next seat to dive to from the one at hand; DONE: none. */
static uint32_t next_seat(struct search *search)
{
    const struct component *part = search->part;
    const struct walk *walk = part->walk;
    struct dive *at = &search->dives[search->deep - 1];
    uint32_t end = component_offer_end(part, at->seat);

    for (; at->offer < end; at->offer++) {
        if (!search->inner[at->offer - part->offers]) {
            at->edge = walk->offers[at->offer].end;
            continue;
        }
        while (at->edge < walk->offers[at->offer].end) {
            uint32_t to = component_seat(part, walk->targets[at->edge++]);
            if (!search->order[to])
                return to;
            if (search->order[to] != DONE &&
                search->order[to] < search->low[at->seat])
                search->low[at->seat] = search->order[to];
        }
    }
    return DONE;
}

/* Members of a set are the last on the stack; the smallest seat leads. */
static void close_set(struct search *search, uint32_t root)
{
    uint32_t first = search->stacked, least = root;

    do {
        uint32_t seat = search->stack[--first];
        search->order[seat] = DONE;
        least = seat < least ? seat : least;
    } while (search->stack[first] != root);
    for (uint32_t i = first; i < search->stacked; i++)
        search->leader[search->stack[i]] = least;
    search->stacked = first;
}

static void rise(struct search *search)
{
    uint32_t seat = search->dives[--search->deep].seat;

    if (search->deep) {
        uint32_t above = search->dives[search->deep - 1].seat;
        if (search->low[seat] < search->low[above])
            search->low[above] = search->low[seat];
    }
    if (search->low[seat] == search->order[seat])
        close_set(search, seat);
}

static void find_sets(struct search *search)
{
    uint32_t count = search->part->count;

    struct walk *walk = search->part->walk;

    memset(search->order, 0, count * sizeof *search->order);
    search->met = 0;
    for (uint32_t seat = 0; seat < count && !walk->stopped; seat++) {
        if (search->order[seat])
            continue;
        dive(search, seat);
        while (search->deep && walk_goes_on(walk, 1)) {
            uint32_t to = next_seat(search);
            if (to == DONE)
                rise(search);
            else
                dive(search, to);
        }
    }
}

/* ---- End components ---- */

static bool stays(const struct component *part, uint32_t offer)
{
    const struct walk *walk = part->walk;
    uint32_t edge = component_edge(part, offer), end = walk->offers[offer].end;
    bool any = edge < end; /* what nothing follows leads nowhere */

    for (; edge < end; edge++)
        any &= component_seat(part, walk->targets[edge]) < part->count;
    return any;
}

/* Is every target of the offer in the set of this leader? */
static bool stays_with(const struct component *part, uint32_t offer,
                       const uint32_t *leader, uint32_t mine)
{
    const struct walk *walk = part->walk;

    for (uint32_t edge = component_edge(part, offer);
         edge < walk->offers[offer].end; edge++)
        if (leader[component_seat(part, walk->targets[edge])] != mine)
            return false;
    return true;
}

/* Drops what leads out of its set; false if nothing did. */
static bool drop_leaving(const struct component *part, const uint32_t *leader,
                         bool *inner)
{
    bool dropped = false;

    for (uint32_t seat = 0; seat < part->count; seat++)
        for (uint32_t offer = part->members[seat].offer;
             offer < component_offer_end(part, seat); offer++) {
            bool *kept = &inner[offer - part->offers];
            if (*kept && !stays_with(part, offer, leader, leader[seat]))
                *kept = false, dropped = true;
        }
    return dropped;
}

void ends_components(const struct component *part, uint32_t *leader,
                     bool *inner)
{
    uint32_t count = part->count;
    struct search search = {
        .part = part,
        .inner = inner,
        .leader = leader,
        .order = memory_new(count * sizeof *search.order),
        .low = memory_new(count * sizeof *search.low),
        .stack = memory_new(count * sizeof *search.stack),
        .dives = memory_new(count * sizeof *search.dives),
    };

    for (uint32_t offer = part->offers; offer < part->offer_end; offer++)
        inner[offer - part->offers] = stays(part, offer);
    do
        find_sets(&search);
    while (drop_leaving(part, leader, inner) &&
           walk_goes_on(part->walk, count));
    free(search.order);
    free(search.low);
    free(search.stack);
    free(search.dives);
}

/* ---- Where one may or must stay ---- */

/* Can this offer be taken without ever leaving `rest`? */
static bool rests(const struct component *part, uint32_t offer,
                  const bool *rest)
{
    const struct walk *walk = part->walk;

    for (uint32_t edge = component_edge(part, offer);
         edge < walk->offers[offer].end; edge++) {
        uint32_t seat = component_seat(part, walk->targets[edge]);
        if (seat >= part->count || !rest[seat])
            return false;
    }
    return true;
}

static bool can_rest(const struct component *part, uint32_t seat,
                     const bool *rest)
{
    for (uint32_t offer = part->members[seat].offer;
         offer < component_offer_end(part, seat); offer++)
        if (rests(part, offer, rest))
            return true;
    return false;
}

void ends_stay(const struct component *part, bool *rest)
{
    bool changed;

    memset(rest, true, part->count * sizeof *rest);
    do {
        changed = false;
        for (uint32_t seat = part->count; seat-- > 0;)
            if (rest[seat] && !can_rest(part, seat, rest))
                rest[seat] = false, changed = true;
    } while (changed && walk_goes_on(part->walk, part->count));
}

/* Does an offer with any weight lead out of `rest`? */
static bool gets_out(const struct component *part, uint32_t seat,
                     const double *weights, const bool *rest)
{
    for (uint32_t offer = part->members[seat].offer;
         offer < component_offer_end(part, seat); offer++) {
        bool empty =
            component_edge(part, offer) == part->walk->offers[offer].end;
        if (weights[offer - part->offers] > 0 &&
            (empty || !rests(part, offer, rest)))
            return true;
    }
    return false;
}

void ends_caught(const struct component *part, const double *weights,
                 bool *rest)
{
    bool changed;

    memset(rest, true, part->count * sizeof *rest);
    do {
        changed = false;
        for (uint32_t seat = part->count; seat-- > 0;)
            if (rest[seat] && gets_out(part, seat, weights, rest))
                rest[seat] = false, changed = true;
    } while (changed && walk_goes_on(part->walk, part->count));
}
