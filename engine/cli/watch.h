/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Waits until something changes in some folders.  The system tells where it
 * can (inotify); since it cannot tell everything, as of a folder on another
 * machine, nobody may rely on that alone: a wait ends after a while, and then
 * it is for the caller to look whether anything changed. */
#ifndef CLI_WATCH_H
#define CLI_WATCH_H

#include <signal.h>
#include <stdbool.h>

struct watch {
    int fd;        /* -1: nobody tells us */
    sigset_t mask; /* in force outside of a wait */
    struct sigaction interrupt, end;
};

/* With `told` false the system is not asked to tell. */
void watch_begin(struct watch *watch, bool told);
void watch_end(struct watch *watch);

/* Adds a folder; those that are there already do no harm. */
void watch_folder(struct watch *watch, const char *folder);

/* Comes back when something has changed and nothing more does at the moment,
 * or after a while.  False: Ctrl-C, or the program is to end. */
bool watch_wait(const struct watch *watch);

#endif
