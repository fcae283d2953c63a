/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What every check is given, and how it says what it found.  A check is a row
 * in the table of check.c. */
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include "base/report.h"
#include "check/where.h"
#include "primum.h"
#include "scenario/model.h"

#include <stdbool.h>
#include <stdint.h>

struct survey;

struct check {
    const struct scenario *scenario;
    struct primum_report *report;
    const struct primum_effort *effort;
    struct where where;
    struct survey *survey; /* what was seen in all states; NULL: too many */
};

/* Has the author weighed this advice, for the scenario or the thing?  What is
 * allowed for a scene is so for its choices, and for a choice for its
 * responses. */
bool check_allows(const struct check *check, enum code code, enum thing thing,
                  uint32_t number);

/* Adds a finding, in the scenario's file. */
void check_add(struct check *check, const struct finding *finding);

#endif
