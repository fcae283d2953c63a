/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A conversation in the terminal: an opening, turns, an ending, a debrief. */
#ifndef CLI_CONVERSATION_H
#define CLI_CONVERSATION_H

#include "command.h"
#include "primum.h"

#include <stdbool.h>
#include <stddef.h>

/* What its pages need.  The session and all else are the caller's. */
struct conversation {
    const struct invocation *invocation;
    struct screen *screen;
    struct terminal *terminal;
    const struct primum_scenario *scenario;
    struct primum_session *session;
    bool waits;         /* a person is there: pages wait, questions are asked */
    bool explains_last; /* --feedback end */
    bool gauges;        /* --gauges */
    bool estimate_said; /* that an impact is the author's estimate */
    bool look_offered;  /* the choices up to now can be, or were, looked at */
    bool stepped_back;  /* just now */
    size_t path_from;   /* the page of the debrief's path begins at this step */
    bool alone;         /* the window was closed: there is nobody to talk to */
    int status;         /* the exit code, once it is over */
};

/* Has it from the opening to the end.  Returns the exit code. */
int conversation_run(struct conversation *conversation);

/* The step of the last choice; false if nothing has been chosen. */
bool conversation_last(struct conversation *conversation,
                       struct primum_step *step);

/* The step that is being looked at: that of the last choice, or the one on the
 * page, where the debrief explains one after the other. */
bool conversation_looked_at(struct conversation *conversation,
                            struct primum_step *step);

#endif
