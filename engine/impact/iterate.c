/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Value iteration that knows when to stop.  It is not enough that values hardly
 * change any more: in a loop that is left once in a million steps they hardly
 * change while they are still far off.  So first a bound is found on how long
 * a component can hold a coach, whatever is chosen: numbers h >= 1/2 + P h for
 * every line, P being its chances to stay within.  Then values that are off
 * their equations by r at most are off the solution by 2 r h at most, for the
 * solution plus or minus that much is pushed back by the equations.
 *
 * See S. Haddad, B. Monmege: Interval iteration algorithm for MDPs and IMDPs,
 * Theoretical Computer Science 735 (2018) 111-131, for why plain value
 * iteration fails and what one solution takes. */
#include "impact/equations.h"

#include "base/memory.h"
#include "impact/leaps.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define ROUNDING 1e-15   /* what computing an equation may add to r */
#define STEPS_MOST 20000 /* of h: beyond, rounding spoils the answer */
#define LOOK_EVERY 64    /* sweeps */
#define PATIENCE 500     /* sweeps without getting any nearer */
#define ERROR_MOST 4e-10 /* more is no answer */

/* ---- How long it can hold ---- */

static double hold_at(const struct equations *equations, const double *hold,
                      uint32_t unknown)
{
    double longest = 0;

    for (uint32_t line = equations->lines[unknown];
         line < equations->lines[unknown + 1]; line++) {
        double mean = 0;
        for (uint32_t t = equations->terms[line];
             t < equations->terms[line + 1]; t++)
            mean += equations->chances[t] * hold[equations->unknowns[t]];
        longest = mean > longest ? mean : longest;
    }
    return 1 + longest;
}

/* Goes through all once; returns the largest increase, INFINITY if it was
 * stopped.  With `write` false it only looks. */
static double hold_sweep(const struct equations *equations, double *hold,
                         bool write)
{
    double most = 0;

    for (uint32_t u = 0; u < equations->count; u++) {
        if (!walk_goes_on(equations->walk, 1))
            return INFINITY;
        double value = hold_at(equations, hold, u);
        if (value - hold[u] > most)
            most = value - hold[u];
        if (write)
            hold[u] = value;
    }
    return most;
}

static double largest(const double *hold, uint32_t count)
{
    double most = 0;

    for (uint32_t i = 0; i < count; i++)
        most = hold[i] > most ? hold[i] : most;
    return most;
}

/* The largest h; INFINITY if it is not found within so many sweeps, or is
 * beyond use. */
static double longest_hold(const struct equations *equations, uint32_t sweeps)
{
    uint32_t count = equations->count;
    double *hold = memory_new(count * sizeof *hold);
    double longest = INFINITY;

    for (uint32_t i = 1; i <= sweeps && longest == INFINITY; i++) {
        if (hold_sweep(equations, hold, true) <= 2 &&
            hold_sweep(equations, hold, false) <= 0.5)
            longest = largest(hold, count);
        else if (i % LOOK_EVERY == 0 && largest(hold, count) > STEPS_MOST)
            break; /* it only grows */
        if (equations->walk->stopped)
            break;
    }
    free(hold);
    return longest;
}

/* ---- Values ---- */

/* What a line is worth, over `columns` of them, which the compiler should
 * know. */
static inline void line_at(const struct equations *equations, uint32_t line,
                           uint32_t columns, double *out)
{
    const double *known = equations->known + (size_t)line * columns;

    for (uint32_t i = 0; i < columns; i++)
        out[i] = known[i];
    for (uint32_t t = equations->terms[line]; t < equations->terms[line + 1];
         t++) {
        const double *values =
            equations->values + (size_t)equations->unknowns[t] * columns;
        double chance = equations->chances[t];
        for (uint32_t i = 0; i < columns; i++)
            out[i] += chance * values[i];
    }
}

static inline void value_at(const struct equations *equations, uint32_t unknown,
                            uint32_t columns, double *other, double *out)
{
    uint32_t line = equations->lines[unknown];
    uint32_t end = equations->lines[unknown + 1];

    if (line == end)
        memset(out, 0, columns * sizeof *out);
    else
        line_at(equations, line, columns, out);
    while (++line < end) {
        line_at(equations, line, columns, other);
        solve_fold(equations->kind, other, 1, columns, out);
    }
}

/* Goes through all once; returns the largest change, INFINITY if it was
 * stopped.  With `write` false it only looks.  `room` is for two rows. */
static inline double sweep(struct equations *equations, uint32_t columns,
                           double *room, bool write)
{
    double most = 0, *out = room + columns;

    for (uint32_t u = 0; u < equations->count; u++) {
        double *values = equations->values + (size_t)u * columns;
        if (!walk_goes_on(equations->walk, 1))
            return INFINITY;
        value_at(equations, u, columns, room, out);
        for (uint32_t i = 0; i < columns; i++) {
            double change = fabs(out[i] - values[i]);
            most = change > most ? change : most;
            if (write)
                values[i] = out[i];
        }
    }
    return most;
}

static double value_sweep(struct equations *equations, double *room, bool write)
{
    switch (equations->columns) {
    case 1:
        return sweep(equations, 1, room, write);
    case 2:
        return sweep(equations, 2, room, write);
    case 3:
        return sweep(equations, 3, room, write);
    case 5:
        return sweep(equations, 5, room, write);
    default:
        return sweep(equations, equations->columns, room, write);
    }
}

/* Sweeps until the error is small enough, or gets no smaller. */
static double sweep_on(struct equations *equations, double *room, double hold,
                       double most, uint32_t sweeps)
{
    struct walk *walk = equations->walk;
    struct leaps leaps = leaps_new(equations);
    double least = INFINITY, error = INFINITY;
    uint32_t since = 0;

    for (uint32_t i = 0;
         i < sweeps && since < PATIENCE && error > most && !walk->stopped;
         i++, since++) {
        double change = value_sweep(equations, room, true);
        if (change < least) {
            least = change;
            since = 0;
        }
        if (change * hold <= most || since + 1 == PATIENCE)
            error = 2 * (value_sweep(equations, room, false) + ROUNDING) * hold;
        else
            leaps_after(&leaps, equations, change);
    }
    leaps_release(&leaps);
    return error;
}

double iterate_solve(struct equations *equations, double most, uint32_t sweeps)
{
    double hold = longest_hold(equations, sweeps);

    if (hold > STEPS_MOST)
        return INFINITY;
    double least = 16 * ROUNDING * hold; /* the best that can be had */
    double *room = memory_new(2 * equations->columns * sizeof *room);
    double error =
        sweep_on(equations, room, hold, most < least ? least : most, sweeps);
    free(room);
    return error <= ERROR_MOST ? error : INFINITY;
}
