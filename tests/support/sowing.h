/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Plants faults in drafts, one of a kind at a time, as an author makes them
 * without meaning to.  Whether it has become one is for a verdict to say. */
#ifndef SUPPORT_SOWING_H
#define SUPPORT_SOWING_H

#include "support/dice.h"
#include "support/draft.h"

/* The catalogue to which `sowing_dress` refers. */
extern const char sowing_catalogue[];

/* Gives the draft tags and good sides. */
void sowing_dress(struct draft *draft, struct dice *dice);

struct plant {
    const char *name;
    const char *code; /* of what is planted */
    void (*sow)(struct draft *draft, struct dice *dice);
};

/* Ends in a row without a name. */
extern const struct plant plants[];

#endif
