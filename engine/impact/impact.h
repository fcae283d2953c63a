/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The answers: what was asked, and a row for each state. */
#ifndef IMPACT_IMPACT_H
#define IMPACT_IMPACT_H

#include "impact/solve.h"
#include "impact/walk.h"
#include "primum.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct primum_impact {
    const struct scenario *scenario;
    struct walk walk;
    struct solver solver;
    size_t row_memory; /* bytes reserved for rows: what all may take */

    /* The questions, and the column that answers each. */
    struct primum_question *questions;
    uint32_t *columns;
    size_t question_count;

    struct primum_state *after; /* room to look one step ahead */
    int32_t *weights;
};

/* The weights of a style, by choice; goes with free(). */
int32_t *policy_weights(const struct primum_scenario *scenario, uint32_t style);

/* The columns that the questions need, as groups; fills in solver->groups and
 * width, and impact->columns. */
void columns_plan(struct primum_impact *impact);

/* Writes what is asked of each ending into its row. */
void columns_endings(struct primum_impact *impact);

/* The answer to a question in a row. */
double columns_answer(const struct primum_impact *impact, const double *row,
                      size_t question);

/* A sum of answers, without what rounding may have added to all there is; NAN
 * stays. */
double columns_bound(const struct primum_impact *impact, size_t question,
                     double value);

/* The question that asks for worth at its best, which must be among them. */
size_t impact_worth_question(const struct primum_impact *impact);

/* Walks from the start, with somebody who looks on; *impact is there from the
 * first state on.  True if all is answered.  Else *problem says why (free() it),
 * and *impact is NULL if not all states could be seen, or has no answers. */
bool impact_watched(const struct scenario *scenario,
                    const struct primum_question *questions, size_t count,
                    const struct primum_effort *effort,
                    const struct watcher *watcher,
                    struct primum_impact **impact, char **problem);

#endif
