/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Programs under test, from outside: pipes and what the kernel counts.  Knows
 * no more of a program than that it reads, writes, and ends. */
#define _DEFAULT_SOURCE /* wait4() */
#include "support/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#define PATIENCE 10 /* seconds */

const char *child_program(void)
{
    const char *program = getenv("PRIMUM");

    return program ? program : "build/primum";
}

static _Noreturn void fail(const char *what)
{
    perror(what);
    abort();
}

void child_enter(void)
{
    const char *program = child_program(), *scratch = getenv("TMPDIR");
    char here[4096];
    struct text path = {0}, folder = {0};

    if (*program != '/') {
        if (!getcwd(here, sizeof here))
            fail("getcwd");
        text_format(&path, "%s/", here);
    }
    text_put(&path, program);
    text_format(&folder, "%s/primum-XXXXXX", scratch ? scratch : "/tmp");
    if (setenv("PRIMUM", path.bytes, 1) || !mkdtemp(folder.bytes) ||
        chdir(folder.bytes))
        fail(folder.bytes);
    text_release(&path);
    text_release(&folder);
}

static void pipe_new(int ends[2])
{
    if (pipe(ends))
        fail("pipe");
    for (int i = 0; i < 2; i++)
        if (fcntl(ends[i], F_SETFD, FD_CLOEXEC) == -1)
            fail("fcntl");
}

/* In the child: becomes the program. */
static _Noreturn void become(const char *const *argv, int in, int out, int err)
{
    struct rlimit limit = {PATIENCE, PATIENCE};

    setrlimit(RLIMIT_CPU, &limit);
    alarm(PATIENCE);
    signal(SIGPIPE, SIG_DFL);
    dup2(in, STDIN_FILENO);
    dup2(out, STDOUT_FILENO);
    dup2(err, STDERR_FILENO);
    execv(argv[0], (char *const *)(uintptr_t)argv);
    _exit(127);
}

/* ---- Talking to it ---- */

/* Sends some of the input; closes the pipe when there is no more. */
static void feed(struct pollfd *end, const char **input)
{
    size_t left = strlen(*input);
    ssize_t sent = left ? write(end->fd, *input, left) : 0;

    if (sent > 0)
        *input += sent;
    if ((sent < 0 && errno != EAGAIN && errno != EINTR) || !**input) {
        close(end->fd);
        end->fd = -1;
    }
}

/* Takes down some of what it says, until it closes the pipe. */
static void listen_to(struct pollfd *end, struct text *said)
{
    char bytes[65536];
    ssize_t got = read(end->fd, bytes, sizeof bytes);

    if (got > 0)
        text_add(said, bytes, (size_t)got);
    if (got == 0 || (got < 0 && errno != EINTR)) {
        close(end->fd);
        end->fd = -1;
    }
}

static void converse(struct child *child, int in, int out, int err,
                     const char *input)
{
    struct pollfd ends[] = {
        {in, POLLOUT, 0}, {out, POLLIN, 0}, {err, POLLIN, 0}};
    struct text *said[] = {NULL, &child->out, &child->err};

    fcntl(in, F_SETFL, O_NONBLOCK);
    while (ends[1].fd >= 0 || ends[2].fd >= 0) {
        if (poll(ends, 3, -1) < 0 && errno != EINTR)
            fail("poll");
        if (ends[0].fd >= 0 && ends[0].revents)
            feed(&ends[0], &input);
        for (int i = 1; i < 3; i++)
            if (ends[i].fd >= 0 && ends[i].revents)
                listen_to(&ends[i], said[i]);
    }
    if (ends[0].fd >= 0)
        close(ends[0].fd);
}

static double seconds_of(struct timeval time)
{
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

void child_run(struct child *child, const char *const *argv, const char *input)
{
    int in[2], out[2], err[2], status = 0;
    struct rusage usage;

    *child = (struct child){0};
    text_put(&child->out, "");
    text_put(&child->err, "");
    pipe_new(in);
    pipe_new(out);
    pipe_new(err);
    signal(SIGPIPE, SIG_IGN);
    pid_t pid = fork();
    if (pid < 0)
        fail("fork");
    if (!pid)
        become(argv, in[0], out[1], err[1]);
    close(in[0]);
    close(out[1]);
    close(err[1]);
    converse(child, in[1], out[0], err[0], input ? input : "");
    while (wait4(pid, &status, 0, &usage) < 0)
        if (errno != EINTR)
            fail("wait4");
    child->status =
        WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    child->seconds = seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime);
    child->peak = usage.ru_maxrss;
}

void child_release(struct child *child)
{
    text_release(&child->out);
    text_release(&child->err);
}

/* ---- What it says ---- */

/* The length of the code point at `at`, which is `left` bytes from the end,
 * and the point; 0 where it is no valid UTF-8. */
static size_t decode(const unsigned char *at, size_t left, uint32_t *point)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    size_t size = *at < 0x80       ? 1
                  : *at >> 5 == 6  ? 2
                  : *at >> 4 == 14 ? 3
                  : *at >> 3 == 30 ? 4
                                   : 0;

    if (!size || size > left)
        return 0;
    *point = size == 1 ? *at : *at & (0x7fu >> size);
    for (size_t i = 1; i < size; i++) {
        if (at[i] >> 6 != 2)
            return 0;
        *point = *point << 6 | (at[i] & 0x3fu);
    }
    return *point < least[size] || *point > 0x10ffff ||
                   (*point >= 0xd800 && *point <= 0xdfff)
               ? 0
               : size;
}

bool child_is_calm(const struct text *said)
{
    for (size_t i = 0; i < said->length;) {
        uint32_t point = 0;
        size_t size = decode((const unsigned char *)said->bytes + i,
                             said->length - i, &point);
        bool control =
            (point < 0x20 && point != '\n') || (point >= 0x7f && point < 0xa0);
        if (!size || control || (point >= 0x202a && point <= 0x202e) ||
            (point >= 0x2066 && point <= 0x2069))
            return false;
        i += size;
    }
    return true;
}
