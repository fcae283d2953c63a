/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where nothing can be kept, it is said why, before anybody sees what their
 * answer led to; the person decides; and what stands in the file stays. */
#define _GNU_SOURCE /* prlimit() */

#include "support/pty.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *home;

#define SCENARIO "tests/golden/play/bus-stop.yaml"

static const char begin[] = "Enter to begin";
static const char turn[] = "What do you say or do? ";
static const char on[] = "Enter to go on: ";
static const char look[] = "more, others, why, back ";
static const char trouble[] = "Enter to try again, or: go on, leave ";

enum { PATH = 4096, FORM = 60 }; /* FORM: where a database has its version */

/* A write beyond a limit is an error, as on a full disk. */
static void start(struct pty *pty, const char *arguments)
{
    char command[PATH];
    const char *argv[] = {"/bin/sh", "-c", command, NULL};

    snprintf(command, sizeof command, "trap '' XFSZ; exec %s \"$PRIMUM\" %s",
             geteuid() == 0 ? "$UNPRIVILEGED" : "", arguments);
    pty_start(pty, 50, 80, "xterm-256color", argv);
}

#define PLAY "play " SCENARIO " --seed=1"

/* ---- Records ---- */

/* Other records from here on, in a folder of their own. */
static void begin_records(char path[PATH])
{
    static int number;

    snprintf(path, PATH, "%s/records-%d", home, ++number);
    mkdir(path, 0700);
    strcat(path, "/records.db");
    setenv("PRIMUM_RECORDS", path, 1);
}

struct bytes {
    char *at;
    size_t length;
};

static struct bytes read_all(const char *path)
{
    struct bytes bytes = {NULL, 0};
    FILE *file = fopen(path, "rb");

    if (!file)
        return bytes;
    bytes.at = malloc(1 << 20);
    if (bytes.at)
        bytes.length = fread(bytes.at, 1, 1 << 20, file);
    fclose(file);
    return bytes;
}

static bool write_all(const char *path, struct bytes bytes)
{
    FILE *file = fopen(path, "wb");
    bool good = file && fwrite(bytes.at, 1, bytes.length, file) == bytes.length;

    return file && fclose(file) == 0 && good;
}

/* Is the file as it was, to the byte?  Releases what it was. */
static bool is_still(const char *path, struct bytes was)
{
    struct bytes now = read_all(path);
    bool same = now.length == was.length &&
                (!was.length || memcmp(now.at, was.at, was.length) == 0);

    if (!same)
        printf("# %s is not as it was\n", path);
    free(now.at);
    free(was.at);
    return same;
}

/* Records with an attempt in them. */
static bool make_records(char path[PATH])
{
    static const struct exchange exchanges[] = {
        {begin, "\r"}, {turn, "1\r"}, {on, "leave\r"}, {NULL, NULL}};
    struct pty pty;

    begin_records(path);
    start(&pty, PLAY);
    bool good = pty_converse(&pty, exchanges);
    good &= pty_end(&pty) == 0;
    pty_release(&pty);
    return good;
}

/* ---- Files that cannot be used ---- */

static bool is_text(const char *path)
{
    char words[] = "Dear diary, today it rained.\n";

    return write_all(path, (struct bytes){words, sizeof words - 1});
}

/* Past the first line of the file nothing is what it was. */
static bool is_damaged(const char *path)
{
    struct bytes bytes = read_all(path);
    bool good = bytes.length > 4096;

    if (good)
        memset(bytes.at + 100, 0x5a, bytes.length - 100);
    good = good && write_all(path, bytes);
    free(bytes.at);
    return good;
}

static bool is_too_new(const char *path)
{
    struct bytes bytes = read_all(path);
    bool good = bytes.length > FORM;

    if (good)
        bytes.at[FORM] = 1;
    good = good && write_all(path, bytes);
    free(bytes.at);
    return good;
}

static bool is_cut_off(const char *path)
{
    return truncate(path, 5000) == 0;
}

static bool is_read_only(const char *path)
{
    char folder[PATH];

    snprintf(folder, sizeof folder, "%.*s", (int)(strrchr(path, '/') - path),
             path);
    return chmod(path, 0444) == 0 && chmod(folder, 0555) == 0 &&
           chmod(home, 0755) == 0 &&
           setenv("UNPRIVILEGED",
                  "setpriv --reuid=65534 --regid=65534 --clear-groups", 1) == 0;
}

static const struct {
    const char *name;
    bool (*make)(const char *path);
} files[] = {
    {"another file", is_text},
    {"damaged records", is_damaged},
    {"records of a later version", is_too_new},
    {"records cut off", is_cut_off},
    {"records that are read-only", is_read_only},
};

static void try_file(const char *name, bool (*make)(const char *path))
{
    static const struct exchange exchanges[] = {
        {"cannot be kept", ""},
        {trouble, "more\r"},
        {"Press Enter to try again", ""},
        {trouble, "\r"},
        {"cannot be kept", ""},
        {trouble, "go on\r"},
        {"Nothing of this conversation is kept", ""},
        {"nothing is kept", ""},
        {begin, "\r"},
        {turn, "1\r"},
        {"Maybe later", ""},
        {on, "back\r"},
        {turn, "leave\r"},
        {"You left here", ""},
        {NULL, NULL},
    };
    char path[PATH];
    struct pty pty;
    bool good = make_records(path) && make(path);
    struct bytes was = read_all(path);

    start(&pty, PLAY);
    good = good && pty_converse(&pty, exchanges);
    good &= pty_end(&pty) == 0;
    good &= is_still(path, was);
    unsetenv("UNPRIVILEGED");
    pty_report(good, "%s: it is asked, and they stay", name);
    pty_release(&pty);
}

/* ---- In the middle ---- */

/* How large a file may become that the program writes. */
static bool allow(const struct pty *pty, rlim_t size)
{
    const struct rlimit limit = {size, RLIM_INFINITY};

    return prlimit(tcgetpgrp(pty->fd), RLIMIT_FSIZE, &limit, NULL) == 0;
}

/* An answer is kept, and the disk is full at the next one. */
static bool fill(struct pty *pty, char path[PATH])
{
    static const struct exchange exchanges[] = {
        {begin, "\r"}, {turn, "1\r"}, {on, "\r"}, {look, "\r"}, {NULL, NULL}};

    begin_records(path);
    start(pty, PLAY);
    bool good = pty_converse(pty, exchanges) && pty_await(pty, turn);
    size_t from = pty->mark;
    good &= allow(pty, 1);
    pty_type(pty, "1\r");
    good =
        good && pty_await(pty, "could not be kept") && pty_await(pty, trouble);
    pty_type(pty, "state\r");
    good = good && pty_await(pty, "Press Enter to try again") &&
           pty_await(pty, trouble);
    return good && !pty_saw(pty, from, "Ana dials");
}

static void try_again(void)
{
    static const struct exchange exchanges[] = {
        {"Ana dials", ""}, {on, "leave\r"}, {"It is kept", ""}, {NULL, NULL}};
    char path[PATH];
    struct pty pty;
    bool good = fill(&pty, path);

    pty_type(&pty, "\r");
    good = good && pty_await(&pty, "could not be kept") &&
           pty_await(&pty, trouble);
    good &= allow(&pty, RLIM_INFINITY);
    pty_type(&pty, "\r");
    good = good && pty_converse(&pty, exchanges);
    good &= pty_end(&pty) == 0;
    pty_report(good, "a full disk that is full no more: it is kept");
    pty_release(&pty);
}

/* What was kept before is where it goes on. */
static bool goes_on_before(void)
{
    struct pty pty;

    start(&pty, "resume");
    bool good = pty_await(&pty, "Maybe later") && pty_await(&pty, look);
    pty_type(&pty, "leave\r");
    good &= pty_end(&pty) == 0;
    pty_release(&pty);
    return good;
}

static void try_without(void)
{
    static const struct exchange exchanges[] = {
        {"From here on nothing is kept", ""},
        {"Ana dials", ""},
        {on, "back\r"},
        {turn, "2\r"},
        {"what to say first", ""},
        {on, "leave\r"},
        {"What was kept before stays", ""},
        {NULL, NULL},
    };
    char path[PATH];
    struct pty pty;
    bool good = fill(&pty, path);

    pty_type(&pty, "go on\r");
    good = good && pty_converse(&pty, exchanges);
    good &= pty_end(&pty) == 0;
    pty_release(&pty);
    good = good && goes_on_before();
    pty_report(good, "a full disk: it goes on without, and is not asked again");
}

static void try_leaving(const char *keys, int code)
{
    char path[PATH];
    struct pty pty;
    bool good = fill(&pty, path);
    size_t from = pty.mark;

    pty_type(&pty, keys);
    good = good && pty_await(&pty, "What was kept before stays");
    good &= pty_end(&pty) == code;
    good &= !pty_saw(&pty, from, "Ana dials");
    pty_release(&pty);
    good = good && goes_on_before();
    pty_report(good, "a full disk: who leaves sees no more (exit code %d)",
               code);
}

/* ---- Somebody else writes ---- */

/* Holds what SQLite locks while it writes: a byte of the shared memory. */
static int lock(const char *path)
{
    struct flock lock = {.l_type = F_WRLCK, .l_start = 120, .l_len = 1};
    char shared[PATH + 8];

    snprintf(shared, sizeof shared, "%s-shm", path);
    int fd = open(shared, O_RDWR);
    return fd >= 0 && fcntl(fd, F_SETLK, &lock) == 0 ? fd : -1;
}

static void try_locked(void)
{
    static const struct exchange exchanges[] = {
        {"Ana dials", ""}, {on, "leave\r"}, {"It is kept", ""}, {NULL, NULL}};
    static const struct exchange first[] = {
        {begin, "\r"}, {turn, "1\r"}, {on, "\r"}, {look, "\r"}, {NULL, NULL}};
    char path[PATH];
    struct pty pty;

    begin_records(path);
    start(&pty, PLAY);
    bool good = pty_converse(&pty, first) && pty_await(&pty, turn);
    int fd = lock(path);
    pty.patience = 15000; /* so long others are waited for, and longer */
    pty_type(&pty, "1\r");
    good = good && fd >= 0 && pty_await(&pty, "could not be kept") &&
           pty_await(&pty, trouble);
    if (fd >= 0)
        close(fd);
    pty_type(&pty, "\r");
    good = good && pty_converse(&pty, exchanges);
    good &= pty_end(&pty) == 0;
    pty_report(good, "locked records: it is kept once they are free");
    pty_release(&pty);
}

int main(void)
{
    home = getenv("HOME");
    if (!home || !getenv("PRIMUM")) {
        puts("Bail out! PRIMUM or HOME is not set");
        return EXIT_FAILURE;
    }
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        try_file(files[i].name, files[i].make);
    try_again();
    try_without();
    try_leaving("leave\r", 0);
    try_leaving("\004", 0);
    try_leaving("\003", 130);
    try_locked();
    return EXIT_SUCCESS;
}
