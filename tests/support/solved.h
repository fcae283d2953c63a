/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A random scenario with tags, which the slow solver has solved: for tests of
 * what is proved by solving. */
#ifndef SUPPORT_SOLVED_H
#define SUPPORT_SOLVED_H

#include "support/dice.h"
#include "support/expanse.h"
#include "support/said.h"
#include "support/solver.h"

struct solved {
    uint64_t seed;
    struct dice dice;
    struct draft *draft;
    bool tidy;
    struct expanse *expanse;
    struct said said;
    struct space *space;
    long double worth; /* at its best, at the start */
};

/* The scenario number `seed`.  False, and nothing to be released, if it is too
 * large, or loops in it are left too rarely. */
bool solved_init(struct solved *solved, uint64_t seed);
void solved_release(struct solved *solved);

/* The answer at the start; false: none was proved. */
bool solved_answer(const struct solved *solved, uint32_t goal, uint32_t policy,
                   long double *value);

#endif
