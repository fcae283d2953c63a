/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a trainee foretold in a conversation, choice by choice, beside what
 * happened.  Asks and shows nothing. */
#ifndef CLI_FORESIGHT_H
#define CLI_FORESIGHT_H

#include "primum_records.h"

#include <stdbool.h>
#include <stddef.h>

struct foretold {
    size_t step, move; /* of the choice; move: among the session's */
    char *hope;        /* NULL: not said */
    enum primum_opening guess, went;
    int sure;          /* 1 to 4; 0: no guess was made */
    double chances[3]; /* of what could have gone which way */
    bool gone;         /* the choice was taken back */
};

/* Begins as {0}. */
struct foresight {
    struct foretold *items; /* in the order in which they were said */
    size_t count;
    size_t own;      /* the first of the attempt that goes on */
    size_t shown;    /* so many were there when a debrief looked at them */
    bool introduced; /* why it is asked was said */
};

void foresight_release(struct foresight *foresight);

/* A choice was just taken, which is this step: what is known of it.  The item is
 * the foresight's, until the next; what was said of steps from this one on is
 * gone, and what a debrief has shown belongs to another attempt. */
struct foretold *foresight_add(struct foresight *foresight,
                               struct primum_session *session,
                               const struct primum_step *step);

/* The same for all that is kept of an attempt that is gone on with. */
void foresight_restore(struct foresight *foresight,
                       struct primum_record *record);

/* What was foretold of a step of the attempt; NULL: nothing was. */
const struct foretold *foresight_find(const struct foresight *foresight,
                                      const struct primum_step *step);

/* As the records have it. */
struct primum_prediction foresight_prediction(const struct foretold *foretold);

/* All guesses of the attempt that goes on. */
struct primum_calibration
foresight_calibration(const struct foresight *foresight);

#endif
