/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A state that no path leads back to takes its values straight from those
 * after it; a component with loops is a system of equations. */
#include "impact/solve.h"

#include "impact/equations.h"

#include <string.h>

#define ROUNDING 2e-16 /* what one state may add to the error */

void solve_weights(const struct group *group, const struct offer *offers,
                   uint32_t count, double *weights)
{
    int64_t sum = 0;

    for (uint32_t i = 0; group->weights && i < count; i++)
        sum += group->weights[offers[i].choice];
    for (uint32_t i = 0; i < count; i++)
        weights[i] =
            sum ? (double)group->weights[offers[i].choice] / (double)sum
                : 1.0 / count;
}

void solve_fold(enum group_kind kind, const double *value, double weight,
                uint32_t count, double *out)
{
    for (uint32_t i = 0; i < count; i++) {
        if (kind == GROUP_MEAN)
            out[i] += weight * value[i];
        else if (kind == GROUP_BEST ? value[i] > out[i] : value[i] < out[i])
            out[i] = value[i];
    }
}

/* ---- One state ---- */

/* The mean of the rows of an offer's targets, into solver->mean. */
static void mean_of(const struct solver *solver, const struct walk *walk,
                    uint32_t edge, uint32_t end)
{
    memset(solver->mean, 0, solver->width * sizeof *solver->mean);
    for (; edge < end; edge++) {
        const double *row = solver_row(solver, walk->targets[edge]);
        double chance = walk->chances[edge];
        for (uint32_t i = 1; i < solver->width; i++)
            solver->mean[i] += chance * row[i];
    }
}

/* What a state's columns are before its choices are taken in. */
static void begin_row(const struct solver *solver, double *row, bool any)
{
    for (uint32_t g = 0; g < solver->group_count; g++) {
        const struct group *group = &solver->groups[g];
        bool least = any && group->kind == GROUP_WORST;
        for (uint32_t i = 0; i < group->count; i++)
            row[group->first + i] = least ? 1 : 0;
    }
}

static void fold_groups(const struct solver *solver, const double *value,
                        const double *weights, uint32_t offer, uint32_t count,
                        double *row)
{
    for (uint32_t g = 0; g < solver->group_count; g++) {
        const struct group *group = &solver->groups[g];
        solve_fold(group->kind, value + group->first,
                   weights[(size_t)g * count + offer], group->count,
                   row + group->first);
    }
}

/* Of the rows that these edges lead to; one that is not solved counts nothing,
 * for nothing was written there yet. */
static double worst_error(const struct solver *solver, const struct walk *walk,
                          size_t edge, size_t end)
{
    double worst = 0;

    for (; edge < end; edge++) {
        double error = *solver_row(solver, walk->targets[edge]);
        worst = error > worst ? error : worst;
    }
    return worst;
}

static void solve_state(struct solver *solver, const struct component *part)
{
    const struct walk *walk = part->walk;
    const struct offer *offers = &walk->offers[part->offers];
    uint32_t count = part->offer_end - part->offers, edge = part->edges;
    double *row = solver_row(solver, part->members->row);
    double *weights = solver->weights;

    for (uint32_t g = 0; g < solver->group_count; g++)
        if (solver->groups[g].kind == GROUP_MEAN)
            solve_weights(&solver->groups[g], offers, count,
                          weights + (size_t)g * count);
    begin_row(solver, row, count > 0);
    for (uint32_t i = 0; i < count; edge = offers[i++].end) {
        mean_of(solver, walk, edge, offers[i].end);
        fold_groups(solver, solver->mean, weights, i, count, row);
    }
    *row = worst_error(solver, walk, part->edges, edge) + ROUNDING;
}

/* ---- Components ---- */

static bool has_loop(const struct component *part)
{
    const struct walk *walk = part->walk;

    if (part->count > 1)
        return true;
    for (size_t edge = part->edges; edge < walk->edge_count; edge++)
        if (walk->targets[edge] == part->members->row)
            return true;
    return false;
}

void solve_component(struct solver *solver, const struct component *part)
{
    double error, worst = 0;

    if (!has_loop(part)) {
        solve_state(solver, part);
        return;
    }
    double before =
        worst_error(solver, part->walk, part->edges, part->walk->edge_count);
    for (uint32_t g = 0; g < solver->group_count && !part->walk->stopped; g++) {
        error = equations_solve(solver, part, &solver->groups[g]);
        worst = error > worst ? error : worst;
    }
    for (uint32_t i = 0; i < part->count; i++)
        *solver_row(solver, part->members[i].row) = before + worst;
}
