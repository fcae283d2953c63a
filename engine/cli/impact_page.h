/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The likely impact of each choice in one state, for people. */
#ifndef CLI_IMPACT_PAGE_H
#define CLI_IMPACT_PAGE_H

#include "primum.h"
#include "screen.h"

#include <stddef.h>

/* What must be answered for it.  Returns how many; `questions` NULL: only
 * that. */
size_t impact_page_questions(const struct primum_scenario *scenario,
                             struct primum_question *questions);

/* Shows the page.  The answers are those to the questions above, from
 * `state`. */
void impact_page_show(struct screen *screen,
                      const struct primum_scenario *scenario,
                      const struct primum_state *state,
                      const struct primum_impact *impact);

#endif
