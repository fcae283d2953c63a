/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The equations of one component for one group of columns, made such that they
 * have one solution: where a coach could stay for ever is either one seat
 * (to look for the best) or worth nothing (otherwise). */
#ifndef IMPACT_SYSTEM_H
#define IMPACT_SYSTEM_H

#include "impact/solve.h"

#include <stdbool.h>
#include <stdint.h>

#define SYSTEM_NONE UINT32_MAX

/* By seat in the component; offers are counted from its first. */
struct system {
    struct solver *solver;
    const struct component *part;
    const struct group *group;
    uint32_t *leader, *next; /* a set has one value: its leader's */
    bool *rest;              /* the value is 0 */
    bool *inner;             /* an offer that cannot leave its set */
    double *weights;         /* of offers, in a mean */
};

/* Solves them.  Returns how far a value may be from the truth; more than
 * SYSTEM_ERROR_MOST where the loops are left too rarely to do better. */
#define SYSTEM_ERROR_MOST 1e-10
double system_solve(struct solver *solver, const struct component *part,
                    const struct group *group);

/* Is the value of this seat to be found? */
static inline bool system_leads(const struct system *system, uint32_t seat)
{
    return system->leader[seat] == seat && !system->rest[seat];
}

/* The row of a seat. */
static inline double *system_row(const struct system *system, uint32_t seat)
{
    return solver_row(system->solver, system->part->members[seat].row) +
           system->group->first;
}

/* The seat whose value a target has, if it is to be found here; SYSTEM_NONE:
 * it is known. */
static inline uint32_t system_seat(const struct system *system, uint32_t target)
{
    uint32_t seat = component_seat(system->part, target);

    return seat < system->part->count && !system->rest[seat] ? seat
                                                             : SYSTEM_NONE;
}

/* Every offer of a set that counts, in turn:
 *
 *     struct turn turn = system_first(system, seat);
 *     for (; turn.seat != SYSTEM_NONE; system_next(system, &turn))
 *         ...edges from turn.edge to turn.end, weighing turn.weight...
 */
struct turn {
    uint32_t seat, offer, edge, end;
    double weight; /* in a mean */
};
struct turn system_first(const struct system *system, uint32_t seat);
void system_next(const struct system *system, struct turn *turn);

/* Solves by going through all seats again and again until the error is no
 * more than `most`; `sweeps` at most.  Returns the error; INFINITY if nothing is
 * known of it. */
double iterate_solve(const struct system *system, double most, uint32_t sweeps);

/* Solves exactly, but for rounding; takes memory for count * count numbers. */
void direct_solve(const struct system *system);

#endif
