/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Value iteration that knows when to stop.  It is not enough that values hardly
 * change any more: in a loop that is left once in a million steps they hardly
 * change while they are still far off.  So first a bound is found on how long
 * a component can hold a coach, whatever is chosen: numbers h >= 1/2 + P h for
 * every choice, P being the chances to stay within.  Then values that are off
 * their equations by r at most are off the solution by 2 r h at most, for the
 * solution plus or minus that much is pushed back by the equations.
 *
 * See S. Haddad, B. Monmege: Interval iteration algorithm for MDPs and IMDPs,
 * Theoretical Computer Science 735 (2018) 111-131, for why plain value
 * iteration fails and what one solution takes. */
#include "impact/system.h"

#include "base/memory.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define ROUNDING 1e-15   /* what computing an equation may add to r */
#define STEPS_MOST 20000 /* of h: beyond, rounding spoils the answer */

/* ---- How long it can hold ---- */

static double hold_after(const struct system *system, const double *hold,
                         const struct turn *turn)
{
    const struct walk *walk = system->part->walk;
    double mean = 0;

    for (uint32_t edge = turn->edge; edge < turn->end; edge++) {
        uint32_t to = system_seat(system, walk->targets[edge]);
        if (to != SYSTEM_NONE)
            mean += walk->chances[edge] * hold[to];
    }
    return mean;
}

static double hold_at(const struct system *system, const double *hold,
                      uint32_t seat)
{
    struct turn turn = system_first(system, seat);
    double longest = 0, mean = 0;

    for (; turn.seat != SYSTEM_NONE; system_next(system, &turn)) {
        double after = hold_after(system, hold, &turn);
        longest = after > longest ? after : longest;
        mean += turn.weight * after;
    }
    return 1 + (system->weights ? mean : longest);
}

/* Goes through all once; returns the largest increase.  With `write` false it
 * only looks. */
static double hold_sweep(const struct system *system, double *hold, bool write)
{
    double most = 0;

    for (uint32_t seat = system->part->count; seat-- > 0;) {
        if (!system_leads(system, seat))
            continue;
        double value = hold_at(system, hold, seat);
        if (value - hold[seat] > most)
            most = value - hold[seat];
        if (write)
            hold[seat] = value;
    }
    return most;
}

/* The largest h; INFINITY if it is not found within so many sweeps. */
static double longest_hold(const struct system *system, uint32_t sweeps)
{
    uint32_t count = system->part->count;
    double *hold = memory_new(count * sizeof *hold);
    double longest = INFINITY;

    for (uint32_t i = 0; i < sweeps && longest == INFINITY; i++)
        if (hold_sweep(system, hold, true) <= 2 &&
            hold_sweep(system, hold, false) <= 0.5)
            longest = 0;
    for (uint32_t i = 0; i < count && longest < INFINITY; i++)
        longest = hold[i] > longest ? hold[i] : longest;
    free(hold);
    return longest;
}

/* ---- Values ---- */

/* The value of a seat by its equation. */
static void value_at(const struct system *system, uint32_t seat, double *out)
{
    const struct group *group = system->group;
    struct turn turn = system_first(system, seat);
    bool any = turn.seat != SYSTEM_NONE;
    double *mean = system->solver->mean;

    for (uint32_t i = 0; i < group->count; i++)
        out[i] = any && group->kind == GROUP_WORST ? 1 : 0;
    for (; turn.seat != SYSTEM_NONE; system_next(system, &turn)) {
        solve_offer(system->solver, system->part->walk, turn.edge, turn.end,
                    group->first, group->count, mean);
        solve_fold(group->kind, mean, turn.weight, group->count, out);
    }
}

/* Goes through all once; returns the largest change.  With `write` false it
 * only looks. */
static double value_sweep(const struct system *system, double *out, bool write)
{
    double most = 0;

    for (uint32_t seat = system->part->count; seat-- > 0;) {
        if (!system_leads(system, seat))
            continue;
        double *row = system_row(system, seat);
        value_at(system, seat, out);
        for (uint32_t i = 0; i < system->group->count; i++) {
            double change = fabs(out[i] - row[i]);
            most = change > most ? change : most;
            if (write)
                row[i] = out[i];
        }
    }
    return most;
}

static double error_now(const struct system *system, double *out, double hold)
{
    return 2 * (value_sweep(system, out, false) + ROUNDING) * hold;
}

double iterate_solve(const struct system *system, double most, uint32_t sweeps)
{
    double hold = longest_hold(system, sweeps), error = INFINITY;

    if (hold > STEPS_MOST)
        return INFINITY;
    double least = 4 * ROUNDING * hold; /* the best that can be had */
    double *out = memory_new(system->group->count * sizeof *out);
    most = most < least ? least : most;
    for (uint32_t i = 0; i < sweeps && error > most; i++)
        if (value_sweep(system, out, true) * hold <= most)
            error = error_now(system, out, hold);
    free(out);
    return error;
}
