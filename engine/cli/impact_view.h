/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a choice landed: the reaction, the impact, and what lies behind it.
 *
 * Every function takes a step as primum_session_step() gave it, and shows
 * nothing where the author wrote nothing. */
#ifndef CLI_IMPACT_VIEW_H
#define CLI_IMPACT_VIEW_H

#include "conversation.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What the person does and says.  Returns how many lines it is; only this is
 * done if `show` is false. */
size_t impact_show_reaction(struct conversation *conversation,
                            const struct primum_step *step, bool show);

/* Intent, impact, cue, changes, repair, in this order. */
void impact_show(struct conversation *conversation,
                 const struct primum_step *step);

/* The same in short: how it landed, and what changed. */
void impact_show_briefly(struct conversation *conversation,
                         const struct primum_step *step);

/* What was said or done, and what happened: a step of a path.  What changed is
 * left out if the impact is still to come. */
void impact_show_recall(struct conversation *conversation,
                        const struct primum_step *step);

/* The reasons in short: why, what practice and what harm is in it, what that
 * rests on, when it would be right. */
void impact_show_reasons(struct conversation *conversation,
                         const struct primum_step *step);

/* `more`: everything that could have happened, and the reasons in short. */
void impact_show_more(struct conversation *conversation,
                      const struct primum_step *step);

/* Where a choice leads that is on offer in this state: to what good and what
 * harm, at its best and chosen at random, and how that was before. */
void impact_show_leads(struct conversation *conversation,
                       const struct primum_state *before, uint32_t choice);

/* The same for each of several choices, `taken` being the one that was. */
void impact_show_leads_of_all(struct conversation *conversation,
                              const struct primum_state *before,
                              const uint32_t *choices, size_t count,
                              uint32_t taken);

/* `others`: what else was on offer; with a number, that one in full. */
void impact_show_others(struct conversation *conversation,
                        const struct primum_step *step, size_t number);

/* `why`: the reasons, with what the catalogue says of each. */
void impact_show_why(struct conversation *conversation,
                     const struct primum_step *step);

#endif
