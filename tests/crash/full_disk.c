/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A disk that really is full: a file system in memory of a megabyte, mounted
 * where only this process sees it, on which conversations are played until
 * there is no room.  Where mounting is not allowed it is left out. */
#define _GNU_SOURCE /* unshare() */
#include "support/aftermath.h"
#include "support/ordeal.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

#define SIZE "size=1m,mode=0700"
#define SESSIONS_MOST 5000

static const char *const playing[] = {
    "play", "--json", "--seed", "7", "tests/crash/twelve-cups.yaml", NULL};
static const char *const forgetting[] = {"forget", "--all", "--yes", NULL};
static const char *const answers[] = {"wait", "fill", "wait", "wait",
                                      "fill", "fill", "wait", "fill",
                                      "wait", "wait", "wait", "fill"};

/* Mounts it; false where that may not be. */
static bool mount_small(const char *folder)
{
    return unshare(CLONE_NEWNS) == 0 &&
           mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
           mount("tmpfs", folder, "tmpfs", 0, SIZE) == 0;
}

/* So that it is not the first session that has no room: all but so many bytes
 * are taken. */
static void fill(const char *folder, size_t left)
{
    static char bytes[4096];
    struct text path = {0};
    size_t taken = 0;

    text_format(&path, "%s/ballast", folder);
    int fd = open(path.bytes, O_WRONLY | O_CREAT, 0600);
    while (fd >= 0 && taken + left < (1u << 20) &&
           write(fd, bytes, sizeof bytes) > 0)
        taken += sizeof bytes;
    if (fd >= 0)
        close(fd);
    text_release(&path);
}

/* To read what is there SQLite wants 32 KiB. */
static void make_room(const char *folder)
{
    struct text path = {0};

    text_format(&path, "%s/ballast", folder);
    unlink(path.bytes);
    text_release(&path);
}

/* One session.  What is wrong, as bits; *full where it said that there is no
 * room. */
static int play(const struct ordeal *ordeal, bool *full, struct text *why)
{
    struct outcome outcome;
    int before = aftermath_count(ordeal->home, why);

    ordeal_run(ordeal, &outcome);
    *full = outcome.status == 3 && strstr(outcome.err.bytes, "full");
    if (*full)
        make_room(ordeal->home);
    int wrong = before < 0 ? AFTERMATH_CORRUPT
                           : aftermath_of(ordeal, &outcome, before, why);
    if (*full)
        printf("# it says: %s", outcome.err.bytes);
    outcome_release(&outcome);
    return wrong;
}

/* Until the disk is full.  How many sessions; 0: it never was, or something
 * was wrong. */
static size_t play_until_full(const struct ordeal *ordeal, int *wrong)
{
    size_t sessions = 0;
    bool full = false;
    struct text why = {0};

    text_put(&why, "");
    while (!*wrong && !full && sessions++ < SESSIONS_MOST)
        *wrong = play(ordeal, &full, &why);
    if (*wrong || !full)
        printf("# session %zu: %s\n", sessions, why.bytes);
    text_release(&why);
    return full ? sessions : 0;
}

/* With room left for so many bytes. */
static bool try_with(const char *folder, size_t left)
{
    const struct ordeal ordeal = {
        .home = folder,
        .arguments = playing,
        .answers = answers,
        .answer_count = sizeof answers / sizeof *answers,
    };
    int wrong = 0;

    fill(folder, left);
    size_t sessions = play_until_full(&ordeal, &wrong);
    bool good = sessions > 0 && !wrong;
    printf("%s - a full disk, %zu KiB free at first: said in session %zu, and "
           "nothing acknowledged is lost\n",
           good ? "ok" : "not ok", left >> 10, sessions);
    return good;
}

/* Even then one can be rid of it. */
static bool try_forgetting(const char *folder)
{
    const struct ordeal ordeal = {.home = folder, .arguments = forgetting};
    struct outcome outcome;

    fill(folder, 0);
    ordeal_run(&ordeal, &outcome);
    bool said = outcome.err.length > 0;
    size_t left = ordeal_count_with(folder, "Twelve cups");
    bool good = outcome.status ? outcome.status == 3 && said : left == 0;
    printf("%s - on a full disk forgetting %s\n", good ? "ok" : "not ok",
           outcome.status ? "says why it cannot be done" : "is done");
    if (!good)
        printf("# exit %d, %zu files with bytes: %s\n", outcome.status, left,
               outcome.err.bytes);
    outcome_release(&outcome);
    return good;
}

int main(int argc, char **argv)
{
    static const size_t rooms[] = {64 << 10, 256 << 10, 320 << 10, 384 << 10};
    size_t count = argc > 1 ? sizeof rooms / sizeof *rooms : 2;
    char *folder = ordeal_folder();
    bool good = true;

    (void)argv;
    if (!mount_small(folder)) {
        printf("ok - a full disk is left out: nothing can be mounted here "
               "(%s)\n",
               strerror(errno));
        count = 0;
    }
    for (size_t i = 0; i < count; i++) {
        good = try_with(folder, rooms[i]) && good;
        good = try_forgetting(folder) && good;
        umount2(folder, MNT_DETACH);
        if (mount("tmpfs", folder, "tmpfs", 0, SIZE))
            break;
    }
    umount2(folder, MNT_DETACH);
    rmdir(folder);
    free(folder);
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
