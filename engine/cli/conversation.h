/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A conversation in the terminal: an opening, turns, an ending, a debrief. */
#ifndef CLI_CONVERSATION_H
#define CLI_CONVERSATION_H

#include "command.h"
#include "forecast.h"
#include "foresight.h"
#include "ledger.h"
#include "primum.h"
#include "sitting.h"

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
    bool predicts;      /* --predict */
    bool gauges;        /* --gauges */
    bool estimate_said; /* that an impact is the author's estimate */
    bool look_offered;  /* the choices up to now can be, or were, looked at */
    const char *returned; /* just now, to a moment that was: how; else NULL */
    size_t again_from;    /* `again`: the step to go back to; 0: the start */
    bool again_fresh;     /* and with another chance than it had */
    struct forecast *forecast;
    bool forecast_missed; /* that there will be none was said */
    struct sitting sitting;
    struct ledger *ledger;      /* what keeps it: see keeping.h */
    struct foresight foresight; /* what was foretold: see predict.h */
    const char *recalls; /* what it goes on from: a sentence; NULL: it begins */
    const char *since;   /* what became of its file since then; NULL: nothing */
    size_t path_from; /* the page of the debrief's path begins at this step */
    bool looked_back; /* at all of it, up to the last page of the debrief */
    bool alone;       /* the window was closed: there is nobody to talk to */
    int status;       /* the exit code, once it is over */
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

/* The step with this number, as the debrief counts: choices, from 1.  False if
 * there is none. */
bool conversation_step(struct conversation *conversation, size_t number,
                       struct primum_step *step);
size_t conversation_step_count(struct conversation *conversation);

/* Where every choice leads; NULL if that is not known, and then it is said why,
 * at most once where it never will be. */
const struct primum_impact *
conversation_impact(struct conversation *conversation);

#endif
