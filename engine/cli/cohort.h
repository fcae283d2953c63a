/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The report on a cohort, on a screen. */
#ifndef CLI_COHORT_H
#define CLI_COHORT_H

#include "primum_records.h"
#include "screen.h"

void cohort_show(struct screen *screen,
                 const struct primum_cohort_report *report);

#endif
