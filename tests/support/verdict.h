/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What `check` ought to find in a draft, by looking at each of its states: the
 * meaning of each code, once more and slowly, for small scenarios.  Shares
 * nothing with the engine. */
#ifndef SUPPORT_VERDICT_H
#define SUPPORT_VERDICT_H

#include "primum.h"
#include "support/emitter.h"
#include "support/expanse.h"
#include "support/solver.h"

/* How sure it is.  EITHER: there are two fair readings of the rule, and this
 * is a fault by one of them. */
enum judged { EITHER, FAULTY };

/* One thing with one fault. */
struct verdict_row {
    const char *code;
    enum about about; /* where it is to be reported */
    uint32_t number;
    enum judged judged;
    uint32_t *states; /* in which it is there; where to be led to */
    uint32_t state_count;
    uint32_t steps; /* to the nearest of them */
    uint32_t firm;  /* to the nearest where it surely is a fault */
};

struct verdict {
    const struct draft *draft;
    const struct primum_scenario *scenario; /* for tags and good sides */
    const struct expanse *expanse;
    struct verdict_row *rows;
    uint32_t count;
    uint32_t *regions; /* by state: one of the scenes of the region without a
                        * way out in which it is; 0: it has one */
};

/* The scenario is the draft as it was loaded. */
void verdict_init(struct verdict *verdict, const struct expanse *expanse,
                  const struct primum_scenario *scenario);
void verdict_release(struct verdict *verdict);

/* The same for the codes that are a matter of worth: which choice is the best,
 * and what costs nothing.  False: the slow solver could not tell. */
bool verdict_init_worth(struct verdict *verdict, const struct expanse *expanse,
                        const struct space *space);

/* The row; NULL: no fault. */
const struct verdict_row *verdict_find(const struct verdict *verdict,
                                       const char *code, enum about about,
                                       uint32_t number);

/* How many rows of a code are at fault, as sure as that. */
uint32_t verdict_count(const struct verdict *verdict, const char *code,
                       enum judged least);

/* ---- The parts, for the files verdict*.c alone ---- */

/* Adds a row, or to one that is there; UINT32_MAX: no state. */
void verdict_add(struct verdict *verdict, const char *code, enum about about,
                 uint32_t number, enum judged judged, uint32_t state);

void verdict_stuck(struct verdict *verdict);
void verdict_unreached(struct verdict *verdict);
void verdict_terms(struct verdict *verdict);
void verdict_effects(struct verdict *verdict);
void verdict_repairs(struct verdict *verdict);

/* Does it go beyond what a number can be?  `lazy`: what `and` and `or` need
 * not look at is not looked at. */
bool verdict_saturates(const struct term *term, const int32_t *values,
                       bool lazy);

#endif
