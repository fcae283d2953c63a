/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs a program, takes down what it says, and what it cost. */
#ifndef SUPPORT_CHILD_H
#define SUPPORT_CHILD_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

struct child {
    int status;      /* exit code, or 128 and the signal */
    double seconds;  /* of processor time */
    long peak;       /* KiB of memory */
    struct text out; /* stdout; never NULL */
    struct text err; /* stderr */
};

/* Runs argv[0] with `input` (may be NULL) on stdin until it ends, or, after
 * ten seconds, is ended.  Memory is not counted below what this process has,
 * so keep that small. */
void child_run(struct child *child, const char *const *argv, const char *input);
void child_release(struct child *child);

/* May these bytes be sent to a terminal?  Valid UTF-8 without any control but
 * newlines, and without bidirectional overrides and isolates. */
bool child_is_calm(const struct text *said);

/* The program that is under test. */
const char *child_program(void);

/* Goes to a new folder below $TMPDIR, from where that program is still found.
 * tests/pinned.sh takes it away with the rest of the test's home. */
void child_enter(void);

#endif
