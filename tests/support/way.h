/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Walks a way as a diagnostic tells it: "open > insist > (2 in 10) here". */
#ifndef SUPPORT_WAY_H
#define SUPPORT_WAY_H

#include "support/solver.h"

/* Do these words lead, by some responses with the chances that they name, from
 * the start to this state?  `steps` says in how many; what was left out in the
 * middle counts. */
bool way_leads(const struct space *space, const char *how, uint32_t to,
               uint32_t *steps);

#endif
