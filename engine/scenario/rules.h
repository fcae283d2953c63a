/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The last step of loading: what follows from the rules as they were read. */
#ifndef SCENARIO_RULES_H
#define SCENARIO_RULES_H

#include "scenario/model.h"

/* Gives out spent bits, lists what each scene offers, and measures the most
 * that a moment can hold. */
void rules_finish(struct scenario *scenario);

#endif
