/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The equations of one component for one group of columns, made such that they
 * have one solution.  Where a coach could stay for ever is either one unknown
 * (to look for the best) or worth nothing (otherwise), and whoever stays where
 * they are for a while is taken to have left already.
 *
 * The value of an unknown is that of its best line, its worst, or its only one,
 * and a line is worth
 *
 *     known + the sum over its terms of chance * the value of the unknown
 *
 * in each column.  The chances of a line and `out` sum up to 1. */
#ifndef IMPACT_EQUATIONS_H
#define IMPACT_EQUATIONS_H

#include "impact/solve.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct equations {
    enum group_kind kind;
    uint32_t count, columns; /* unknowns */
    uint32_t *lines;         /* by unknown: its first; one more at the end */
    uint32_t *terms;         /* by line: its first; one more at the end */
    uint32_t *unknowns;      /* by term */
    double *chances;         /* by term */
    double *out;             /* by line: the chance to leave the component */
    double *known;           /* by line, for each column */
    double *values;          /* by unknown, for each column: the solution */
    struct walk *walk;       /* whom to ask whether to go on */
};

/* Solves a component for a group.  Returns how far a value may be from the
 * truth; INFINITY if its loops are left too rarely to know. */
double equations_solve(struct solver *solver, const struct component *part,
                       const struct group *group);

/* Bytes that this takes, for so many columns at most, for each member, offer
 * and edge of a component. */
size_t equations_member_size(uint32_t columns);
size_t equations_offer_size(uint32_t columns);
size_t equations_edge_size(void);

/* Both fill in equations->values and return how far they may be off.
 *
 * By going through all again and again until that is no more than `most`; after
 * `sweeps` it gives up, and says INFINITY if nothing is known. */
double iterate_solve(struct equations *equations, double most, uint32_t sweeps);

/* Exactly, but for rounding; takes memory for count * count numbers. */
double direct_solve(struct equations *equations);

#endif
