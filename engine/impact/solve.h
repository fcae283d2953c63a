/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Solves what was asked, component by component, in the order in which the
 * walk hands them over.  Knows equations, not what they mean.
 *
 * A row holds, in its first column, how far the others may be from the truth;
 * then a column for each thing asked. */
#ifndef IMPACT_SOLVE_H
#define IMPACT_SOLVE_H

#include "impact/walk.h"

#include <stddef.h>
#include <stdint.h>

/* How the values of choices make the value of a state. */
enum group_kind { GROUP_MEAN, GROUP_WORST, GROUP_BEST };

/* Columns under one policy. */
struct group {
    enum group_kind kind;
    const int32_t *weights; /* by choice, for a mean; NULL: all the same */
    uint32_t first, count;  /* columns */
};

struct solver {
    struct group *groups;
    uint32_t group_count, width; /* columns, the first included */
    double *rows;                /* of nowhere, the endings, the states */
    double *mean;                /* room for a row */
    double *weights;             /* room for most_choices in each group */
};

static inline double *solver_row(const struct solver *solver, uint32_t row)
{
    return solver->rows + (size_t)row * solver->width;
}

/* Fills in the rows of a component.  All that it leads to must be solved. */
void solve_component(struct solver *solver, const struct component *component);

/* The weights in a mean of `count` offers, all that one state has: their sum is
 * 1. */
void solve_weights(const struct group *group, const struct offer *offers,
                   uint32_t count, double *weights);

/* Takes the value of one choice into that of a state. */
void solve_fold(enum group_kind kind, const double *value, double weight,
                uint32_t count, double *out);

#endif
