/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of a turn: where we are, what is said, what can be done. */
#ifndef CLI_TURN_H
#define CLI_TURN_H

#include "conversation.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The scene, and the choices on offer if it is for the coach to choose.  Who
 * stays in a scene is told only what is new in it, unless `whole`. */
void turn_show(struct conversation *conversation, bool whole);

/* What is told in the scene, where who stays in it is told what is new; neither
 * its title nor what can be chosen. */
void turn_show_story(struct conversation *conversation);

/* Is there anything to read in the scene now? */
bool turn_has_lines(struct conversation *conversation);

/* Speakers of lines who are not among the people met. */
enum { TURN_NARRATOR, TURN_COACH };

/* Lines of a scene, a response or an ending. */
void turn_show_lines(struct conversation *conversation,
                     const struct primum_line *lines, size_t count);

/* Room for the lines of any moment: free() it. */
struct primum_line *turn_room(const struct primum_scenario *scenario);

/* The choices that were on offer before a step that was a choice, in the order
 * of the screen: free() them. */
uint32_t *turn_offered(struct conversation *conversation,
                       const struct primum_step *step, size_t *count);

#endif
