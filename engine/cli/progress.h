/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Long work: says on stderr, at a terminal, how far it has come, and hears
 * Ctrl-C, even where that waits for somebody else.  What takes less than a second says nothing. */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include "screen.h"

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>

struct progress {
    struct screen *screen; /* of stderr */
    bool watched;          /* somebody sees it */
    size_t states;         /* when it was shown last */
    double began, shown;   /* seconds; shown: 0 before the first time */
    size_t columns;        /* of the line that is there now */
    struct sigaction before;
};

void progress_begin(struct progress *progress, struct screen *screen);

/* For primum_effort, `with` being the progress: false once Ctrl-C was heard. */
bool progress_go_on(void *with, size_t states);

/* Takes the line away.  True if it was ended by Ctrl-C. */
bool progress_end(struct progress *progress);

#endif
