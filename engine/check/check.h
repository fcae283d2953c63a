/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What every check is given, and how it says what it found.  A check is a row
 * in the table of check.c. */
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include "base/report.h"
#include "check/weighed.h"
#include "check/where.h"
#include "primum.h"
#include "scenario/model.h"

#include <stdbool.h>
#include <stdint.h>

struct ranges;
struct survey;
struct witness;

struct check {
    const struct scenario *scenario;
    struct primum_report *report;
    const struct primum_effort *effort;
    struct where where;
    struct weighed weighed;
    struct survey *survey;   /* what was seen in all states; NULL: too many */
    struct witness *witness; /* the shortest ways to faults; NULL: none */
    struct ranges *ranges;   /* made when first asked for */
};

/* Has the author weighed this advice, for the scenario or the thing?  What is
 * allowed for a scene is so for its choices, and for a choice for its
 * responses.  Number 0: for the scenario as a whole. */
bool check_allows(const struct check *check, enum code code, enum thing thing,
                  uint32_t number);

/* The same, or has so much been found that nobody will be shown more?  Then it
 * was counted, and nobody needs to work out what to say about it. */
bool check_spares(struct check *check, enum code code, enum thing thing,
                  uint32_t number);

/* The rows of the table. */
void check_dead_ends(struct check *check);
void check_mutes(struct check *check);
void check_ways_out(struct check *check);
void check_overflows(struct check *check);
void check_scenes_met(struct check *check);
void check_endings_met(struct check *check);
void check_choices_met(struct check *check);
void check_responses_met(struct check *check);
void check_conditions(struct check *check);
void check_effects(struct check *check);
void check_repairs(struct check *check);
void check_expectations(struct check *check);
void check_strangers(struct check *check);
void check_simple_styles(struct check *check);
void check_always_best(struct check *check);
void check_free_moves(struct check *check);

/* Adds a finding, in the scenario's file. */
void check_add(struct check *check, const struct finding *finding);

#endif
