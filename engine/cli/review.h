/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A finished attempt as its debrief needs it: what each choice gave away, what
 * the person's answers brought, and which steps are worth a word. */
#ifndef CLI_REVIEW_H
#define CLI_REVIEW_H

#include "conversation.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A step that was a choice.  Worth is 0 to 100, and is not for showing. */
struct review_point {
    size_t number; /* as the debrief counts: choices, from 1 */
    size_t step;
    uint32_t choice, best; /* best: see review_best() */
    double regret;         /* worth that the choice gave away */
    double at_stake;       /* between the best and the worst on offer */
    bool harm;             /* the author names one in how it landed */
};

enum { REVIEW_WORKED = 2 }; /* as many as one remembers */

struct review {
    struct review_point *points;
    size_t count;
    double regret, theirs; /* sums over all steps */
    /* NULL where there is none: */
    const struct review_point *turn; /* the turning point */
    const struct review_point *change;
    const struct review_point *worked[REVIEW_WORKED]; /* in their order */
};

void review_make(struct review *review, struct conversation *conversation,
                 const struct primum_impact *impact);
void review_release(struct review *review);

/* The choice that gives nothing away; if the author names a harm in it, one
 * without, should there be one that gives away too little to be felt. */
uint32_t review_best(const struct conversation *conversation,
                     const struct primum_impact *impact,
                     const struct primum_state *before);

/* How much was given away, and what the person brought. */
bool review_gave_much(const struct review *review);
enum review_brought { REVIEW_TOOK, REVIEW_LITTLE, REVIEW_MUCH };
enum review_brought review_brought(const struct review *review);

#endif
