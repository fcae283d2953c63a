/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sets the equations up, and decides how to solve them: small components and
 * slow ones exactly, the others step by step. */
#include "impact/system.h"

#include "base/memory.h"
#include "impact/ends.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define DIRECT_ALWAYS 12   /* members: it is the quickest way, too */
#define DIRECT_MOST 1200   /* its time grows with the cube */
#define ERROR_WANTED 1e-12 /* components may stand in a long row */
#define ERROR_DIRECT 1e-15
#define SWEEPS_FEW 1000
#define SWEEPS_MANY 200000

/* ---- Setting up ---- */

static void all_alone(const struct system *system)
{
    for (uint32_t i = 0; i < system->part->count; i++)
        system->leader[i] = i;
}

/* Whatever leads to a member of a set leads to the set. */
static void point_at_leaders(const struct system *system)
{
    const struct component *part = system->part;
    struct walk *walk = part->walk;

    for (size_t edge = part->edges; edge < walk->edge_count; edge++) {
        uint32_t seat = component_seat(part, walk->targets[edge]);
        if (seat < part->count)
            walk->targets[edge] = part->members[system->leader[seat]].row;
    }
}

static void chain_sets(const struct system *system)
{
    for (uint32_t i = system->part->count; i-- > 0;) {
        uint32_t leader = system->leader[i];
        if (leader == i)
            continue;
        system->next[i] = system->next[leader];
        system->next[leader] = i;
    }
}

static void weigh_offers(const struct system *system)
{
    const struct component *part = system->part;

    for (uint32_t i = 0; i < part->count; i++) {
        uint32_t offer = part->members[i].offer;
        solve_weights(system->group, &part->walk->offers[offer],
                      component_offer_end(part, i) - offer,
                      system->weights + (offer - part->offers));
    }
}

static void set_up(const struct system *system)
{
    memset(system->next, 0xff, system->part->count * sizeof *system->next);
    all_alone(system);
    switch (system->group->kind) {
    case GROUP_MEAN:
        weigh_offers(system);
        ends_caught(system->part, system->weights, system->rest);
        break;
    case GROUP_WORST:
        ends_stay(system->part, system->rest);
        break;
    case GROUP_BEST:
        ends_components(system->part, system->leader, system->inner);
        point_at_leaders(system);
        chain_sets(system);
        break;
    }
}

static struct system new_system(struct solver *solver,
                                const struct component *part,
                                const struct group *group)
{
    size_t offers = part->offer_end - part->offers;
    struct system system = {.solver = solver, .part = part, .group = group};

    system.leader = memory_new(part->count * sizeof *system.leader);
    system.next = memory_new(part->count * sizeof *system.next);
    system.rest = memory_new(part->count * sizeof *system.rest);
    system.inner = memory_new(offers * sizeof *system.inner);
    if (group->kind == GROUP_MEAN)
        system.weights = memory_new(offers * sizeof *system.weights);
    return system;
}

static void release(struct system *system)
{
    free(system->leader);
    free(system->next);
    free(system->rest);
    free(system->inner);
    free(system->weights);
}

/* ---- Going through offers ---- */

/* The next offer that counts, from turn->offer on. */
static void settle(const struct system *system, struct turn *turn)
{
    const struct component *part = system->part;

    for (;;) {
        uint32_t end = component_offer_end(part, turn->seat);
        while (turn->offer < end && system->inner[turn->offer - part->offers])
            turn->offer++;
        if (turn->offer < end)
            break;
        turn->seat = system->next[turn->seat];
        if (turn->seat == SYSTEM_NONE)
            return;
        turn->offer = part->members[turn->seat].offer;
    }
    turn->edge = component_edge(part, turn->offer);
    turn->end = part->walk->offers[turn->offer].end;
    if (system->weights)
        turn->weight = system->weights[turn->offer - part->offers];
}

struct turn system_first(const struct system *system, uint32_t seat)
{
    struct turn turn = {.seat = seat,
                        .offer = system->part->members[seat].offer};

    settle(system, &turn);
    return turn;
}

void system_next(const struct system *system, struct turn *turn)
{
    turn->offer++;
    settle(system, turn);
}

/* ---- Solving ---- */

static double solve_either_way(const struct system *system)
{
    uint32_t count = system->part->count;

    if (count > DIRECT_ALWAYS) {
        bool slow_way = count <= DIRECT_MOST;
        double error = iterate_solve(system, ERROR_WANTED,
                                     slow_way ? SWEEPS_FEW : SWEEPS_MANY);
        if (!slow_way || error <= ERROR_WANTED)
            return error;
    }
    direct_solve(system);
    return ERROR_DIRECT;
}

/* What a set's leader has, all of it have; who rests has nothing. */
static void spread(const struct system *system)
{
    size_t size = system->group->count * sizeof(double);

    for (uint32_t i = 0; i < system->part->count; i++) {
        uint32_t leader = system->leader[i];
        if (system->rest[i])
            memset(system_row(system, i), 0, size);
        else if (leader != i)
            memcpy(system_row(system, i), system_row(system, leader), size);
    }
}

double system_solve(struct solver *solver, const struct component *part,
                    const struct group *group)
{
    struct system system = new_system(solver, part, group);

    set_up(&system);
    for (uint32_t i = 0; i < part->count; i++)
        memset(system_row(&system, i), 0, group->count * sizeof(double));
    double error = solve_either_way(&system);
    spread(&system);
    release(&system);
    return error;
}
