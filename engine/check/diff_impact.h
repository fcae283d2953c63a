/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Both versions solved, for those who look for what moved. */
#ifndef CHECK_DIFF_IMPACT_H
#define CHECK_DIFF_IMPACT_H

#include "check/diff.h"
#include "impact/impact.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct diff_solved {
    const struct scenario *scenario;
    struct primum_impact *impact;
    bool after;
};

/* The number of a question that was asked. */
size_t diff_solved_question(const struct diff_solved *solved, uint32_t goal,
                            uint32_t policy);

/* Finds the moments in which it moved most.  False: it was stopped. */
bool diff_find_moments(struct primum_diff *diff, const struct diff_solved *was,
                       const struct diff_solved *now,
                       const struct primum_effort *effort);

#endif
