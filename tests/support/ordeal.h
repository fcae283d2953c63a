/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A conversation with the program under a fault that is planted in it: answers
 * are given one by one, each when it is asked for, and it is noted which of
 * them were acknowledged.  Knows the events of `play --json`, and nothing of
 * what is kept. */
#ifndef SUPPORT_ORDEAL_H
#define SUPPORT_ORDEAL_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

struct ordeal {
    const char *home;               /* a folder of its own */
    const char *const *before;      /* strace and its arguments; or NULL */
    const char *const *arguments;   /* of the program */
    const char *const *environment; /* more of it, in pairs; or NULL */
    const char *const *answers;     /* ids of choices; or NULL */
    size_t answer_count;
    const char *expected; /* what it says without a fault; NULL: anything */
};

struct outcome {
    size_t sent, acknowledged; /* an answer is, when its response arrives */
    bool over;                 /* it told its end, or that it was left */
    bool hung;                 /* it had to be ended */
    int status;                /* exit code, or 128 and the signal */
    struct text out, err;      /* whole lines of stdout, and stderr */
};

/* Runs it to its end, under umask 000, so that rights show. */
void ordeal_run(const struct ordeal *ordeal, struct outcome *outcome);
void outcome_release(struct outcome *outcome);

/* Where strace says nothing of its own and may trace. */
bool ordeal_can_trace(void);

/* A new folder in memory, where there is such a thing, else below $TMPDIR; the
 * caller's to free and to empty. */
char *ordeal_folder(void);

/* Takes a folder away with all that is in it. */
void ordeal_sweep_away(const char *folder);

/* How many of the files and folders in it others could get at; and in how many
 * files these bytes stand. */
size_t ordeal_count_open(const char *folder);
size_t ordeal_count_with(const char *folder, const char *bytes);

#endif
