/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A conversation as `play --json` tells it, without the program. */
#ifndef SUPPORT_TRANSCRIPT_H
#define SUPPORT_TRANSCRIPT_H

#include "base/text.h"
#include "primum.h"

#include <stdbool.h>

/* Adds an event (which is freed) and a newline; NULL adds nothing. */
void transcript_event(struct text *said, char *event);

/* Adds what comes before an answer: the scene and the choices, or, where time
 * passes, all until it is for the coach to choose, or how it ended.  True if
 * an answer is due.  Here and below, `impact` may be NULL. */
bool transcript_ask(struct text *said, struct primum_session *session,
                    const struct primum_impact *impact);

/* Takes choice `number` on the screen, from 1, and adds what follows. */
void transcript_answer(struct text *said, struct primum_session *session,
                       size_t number, const struct primum_impact *impact);

/* Lets time pass as far as it does; then every step, and how things stand.  The
 * same for two sessions in which the same was done.  free() it. */
char *transcript_whole(struct primum_session *session);

#endif
