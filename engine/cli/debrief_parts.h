/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pages of a debrief behind its path.  Only debrief.c leads to them. */
#ifndef CLI_DEBRIEF_PARTS_H
#define CLI_DEBRIEF_PARTS_H

#include "conversation.h"

#include <stdbool.h>

/* The ending that was reached. */
const struct primum_ending *debrief_ending(struct conversation *conversation);

/* Its title, and what is told there. */
void debrief_show_ending(struct conversation *conversation);

/* Where every choice leads, as conversation_impact() says it; NULL, with how to
 * see it later. */
const struct primum_impact *debrief_impact(struct conversation *conversation);

/* What the person says of the support, and where it turned. */
void debrief_show_turn(struct conversation *conversation);

/* What was whose, what worked, and what to try another way. */
void debrief_show_shares(struct conversation *conversation);

/* How sure the trainee was of what they foretold, and how it went. */
void debrief_show_sureness(struct conversation *conversation);

/* What to take along, and what can still be met. */
void debrief_show_last(struct conversation *conversation);

#endif
