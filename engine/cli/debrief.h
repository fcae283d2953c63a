/* SPDX-License-Identifier: GPL-3.0-or-later */

/* After an ending: questions before answers, then what happened. */
#ifndef CLI_DEBRIEF_H
#define CLI_DEBRIEF_H

#include "moment.h"

/* From the ending to the last word: HEARD_END, HEARD_LEFT, HEARD_BACK or
 * HEARD_AGAIN. */
enum heard debrief_run(struct conversation *conversation);

/* The path, a page after the other, with the impacts if these were to come
 * last: HEARD_ON, or what a command leads to. */
enum heard debrief_look_back(struct conversation *conversation);

#endif
