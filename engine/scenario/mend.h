/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one line that begins in the wrong column. */
#ifndef SCENARIO_MEND_H
#define SCENARIO_MEND_H

#include "base/report.h"
#include "base/source.h"

#include <stdbool.h>
#include <stddef.h>

/* A longer file is too long to be read again and again. */
#define MEND_LENGTH_MOST ((size_t)256 << 10)

/* Would a file of this text be sound?  Takes the text over. */
typedef bool mend_trial(void *context, char *text, size_t length);

/* Looks at the lines that `found` speaks of, and at those beside them, for one
 * that makes the file sound when it begins elsewhere, alone or with what stands
 * under it.  If there is one, says that in `report`, and returns true. */
bool mend_report(struct source *source, struct primum_report *found,
                 mend_trial *trial, void *context,
                 struct primum_report *report);

#endif
