/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The only file that knows inotify.  Does not know what the folders hold. */
#include "watch.h"

#include <errno.h>
#include <stddef.h>
#include <sys/select.h>
#include <time.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/inotify.h>
#endif

/* An editor that saves writes, renames and removes: it is let finish. */
#define QUIET_MS 15
#define LOOK_MS 100 /* where nobody tells us */
#define LOOK_ANYHOW_MS 1000
#define QUIET_MOST 8 /* times; something may be writing all the time */

static volatile sig_atomic_t ended;

static void hear(int number)
{
    (void)number;
    ended = 1;
}

static void handle(int number, struct sigaction *before)
{
    struct sigaction action = {.sa_handler = hear};
    sigemptyset(&action.sa_mask);
    sigaction(number, NULL, before);
    if (before->sa_handler != SIG_IGN)
        sigaction(number, &action, NULL);
}

/* Signals arrive in pselect() alone, so that none is overlooked. */
static void watch_signals(struct watch *watch)
{
    sigset_t blocked;
    ended = 0;
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGINT);
    sigaddset(&blocked, SIGTERM);
    sigprocmask(SIG_BLOCK, &blocked, &watch->mask);
    handle(SIGINT, &watch->interrupt);
    handle(SIGTERM, &watch->end);
}

void watch_begin(struct watch *watch, bool told)
{
    *watch = (struct watch){.fd = -1};
#ifdef __linux__
    if (told)
        watch->fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
#else
    (void)told;
#endif
    watch_signals(watch);
}

void watch_end(struct watch *watch)
{
    if (watch->fd >= 0)
        close(watch->fd);
    sigaction(SIGINT, &watch->interrupt, NULL);
    sigaction(SIGTERM, &watch->end, NULL);
    sigprocmask(SIG_SETMASK, &watch->mask, NULL);
}

void watch_folder(struct watch *watch, const char *folder)
{
#ifdef __linux__
    if (watch->fd >= 0)
        inotify_add_watch(watch->fd, folder,
                          IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM |
                              IN_DELETE | IN_ATTRIB);
#else
    (void)watch, (void)folder;
#endif
}

/* Waits so long at most; true if something was told. */
static bool wait_for(const struct watch *watch, long milliseconds)
{
    struct timespec time = {milliseconds / 1000, milliseconds % 1000 * 1000000};
    char told[4096];
    bool any = false;
    fd_set readable;
    FD_ZERO(&readable);
    if (watch->fd >= 0)
        FD_SET(watch->fd, &readable);
    if (pselect(watch->fd + 1, &readable, NULL, NULL, &time, &watch->mask) <= 0)
        return false;
    while (read(watch->fd, told, sizeof told) > 0)
        any = true;
    return any;
}

bool watch_wait(const struct watch *watch)
{
    bool told = wait_for(watch, watch->fd >= 0 ? LOOK_ANYHOW_MS : LOOK_MS);
    for (int i = 0; told && !ended && i < QUIET_MOST; i++)
        told = wait_for(watch, QUIET_MS);
    return !ended;
}
