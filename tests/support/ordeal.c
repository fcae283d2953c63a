/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Plays a conversation through two pipes, with a clock beside it. */
#define _XOPEN_SOURCE 700 /* nftw() */
#include "support/ordeal.h"

#include "support/child.h"
#include "support/stopwatch.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* Seconds.  SQLite alone waits for a lock up to ten, and more than once. */
#define PATIENCE 60.0
#define WORDS 64

static _Noreturn void fail(const char *what)
{
    perror(what);
    abort();
}

/* ---- The program ---- */

struct run {
    const struct ordeal *ordeal;
    struct outcome *outcome;
    pid_t pid;
    int in, out, err;
    struct text line; /* of an event that has not ended */
};

static void set(const char *name, const char *value)
{
    if (setenv(name, value, 1))
        _exit(126);
}

/* In the child: only what every run shares, and what this one adds. */
static void set_environment(const struct ordeal *ordeal)
{
    const char *const *more = ordeal->environment;

    set("HOME", ordeal->home);
    unsetenv("XDG_DATA_HOME");
    unsetenv("XDG_CONFIG_HOME");
    unsetenv("PRIMUM_RECORDS");
    for (; more && *more; more += 2)
        set(more[0], more[1]);
}

static _Noreturn void become(const struct ordeal *ordeal, int in, int out,
                             int err)
{
    const char *words[WORDS];
    size_t count = 0;
    const char *const *word;

    setpgid(0, 0);
    umask(0);
    signal(SIGPIPE, SIG_DFL);
    set_environment(ordeal);
    for (word = ordeal->before; word && *word && count < WORDS / 2; word++)
        words[count++] = *word;
    words[count++] = child_program();
    for (word = ordeal->arguments; *word && count < WORDS - 1; word++)
        words[count++] = *word;
    words[count] = NULL;
    dup2(in, STDIN_FILENO);
    dup2(out, STDOUT_FILENO);
    dup2(err, STDERR_FILENO);
    execvp(words[0], (char *const *)(uintptr_t)words);
    _exit(127);
}

static void pipe_new(int ends[2])
{
    if (pipe(ends) || fcntl(ends[0], F_SETFD, FD_CLOEXEC) == -1 ||
        fcntl(ends[1], F_SETFD, FD_CLOEXEC) == -1)
        fail("pipe");
}

static void begin(struct run *run)
{
    int in[2], out[2], err[2];

    pipe_new(in);
    pipe_new(out);
    pipe_new(err);
    signal(SIGPIPE, SIG_IGN);
    run->pid = fork();
    if (run->pid < 0)
        fail("fork");
    if (!run->pid)
        become(run->ordeal, in[0], out[1], err[1]);
    setpgid(run->pid, run->pid); /* whoever comes first */
    close(in[0]);
    close(out[1]);
    close(err[1]);
    run->in = in[1];
    run->out = out[0];
    run->err = err[0];
}

/* ---- The conversation ---- */

static void close_end(int *fd)
{
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

/* The next answer; behind the last, the end of the input. */
static void answer(struct run *run)
{
    const struct ordeal *ordeal = run->ordeal;
    char line[64];
    int length;

    if (run->outcome->sent == ordeal->answer_count) {
        close_end(&run->in);
        return;
    }
    length = snprintf(line, sizeof line, "%s\n",
                      ordeal->answers[run->outcome->sent++]);
    if (run->in >= 0 && write(run->in, line, (size_t)length) != length)
        close_end(&run->in); /* nobody listens any more */
}

static bool is_event(const char *line, const char *name)
{
    char start[64];

    snprintf(start, sizeof start, "{\"event\":\"%s\"", name);
    return !strncmp(line, start, strlen(start));
}

static void hear(struct run *run, const char *line)
{
    struct outcome *outcome = run->outcome;

    if (is_event(line, "choices"))
        answer(run);
    else if (is_event(line, "response"))
        outcome->acknowledged += !strstr(line, "\"choice\":\"continue\"");
    else if (is_event(line, "ending") || is_event(line, "unfinished"))
        outcome->over = true;
    text_put(&outcome->out, line);
    text_put(&outcome->out, "\n");
}

/* What came, line by line. */
static void take(struct run *run, const char *bytes, size_t length)
{
    while (length > 0) {
        const char *end = memchr(bytes, '\n', length);
        size_t part = end ? (size_t)(end - bytes) : length;
        text_add(&run->line, bytes, part);
        if (!end)
            return;
        text_put(&run->line, "");
        hear(run, run->line.bytes);
        run->line.length = 0;
        run->line.bytes[0] = '\0';
        bytes += part + 1;
        length -= part + 1;
    }
}

static void listen_to(struct run *run, int *fd)
{
    char bytes[16384];
    ssize_t got = read(*fd, bytes, sizeof bytes);

    if (got > 0 && fd == &run->out)
        take(run, bytes, (size_t)got);
    else if (got > 0)
        text_add(&run->outcome->err, bytes, (size_t)got);
    else if (got == 0 || errno != EINTR)
        close_end(fd);
}

static void converse(struct run *run)
{
    double end = stopwatch_now() + PATIENCE;

    if (!run->ordeal->answers)
        close_end(&run->in);
    while (run->out >= 0 || run->err >= 0) {
        struct pollfd ends[] = {{run->out, POLLIN, 0}, {run->err, POLLIN, 0}};
        double left = end - stopwatch_now();
        if (left <= 0) {
            run->outcome->hung = true;
            kill(-run->pid, SIGKILL); /* the group that we made */
            left = PATIENCE;
            end += PATIENCE;
        }
        poll(ends, 2, (int)(left * 1000) + 1);
        if (ends[0].revents)
            listen_to(run, &run->out);
        if (ends[1].revents)
            listen_to(run, &run->err);
    }
}

void ordeal_run(const struct ordeal *ordeal, struct outcome *outcome)
{
    struct run run = {.ordeal = ordeal, .outcome = outcome};
    int status = 0;

    *outcome = (struct outcome){0};
    text_put(&outcome->out, "");
    text_put(&outcome->err, "");
    text_put(&run.line, "");
    begin(&run);
    converse(&run);
    close_end(&run.in);
    while (waitpid(run.pid, &status, 0) < 0)
        if (errno != EINTR)
            fail("waitpid");
    outcome->status =
        WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    text_release(&run.line);
}

void outcome_release(struct outcome *outcome)
{
    text_release(&outcome->out);
    text_release(&outcome->err);
}

bool ordeal_can_trace(void)
{
    return !system("strace -f -qq -o /dev/null -e trace=none "
                   "-e inject=getpid:error=EIO:when=1 true >/dev/null 2>&1");
}

/* ---- Folders ---- */

char *ordeal_folder(void)
{
    const char *place = getenv("TMPDIR");
    struct text path = {0};

    if (!access("/dev/shm", W_OK))
        place = "/dev/shm";
    text_format(&path, "%s/primum-XXXXXX", place ? place : "/tmp");
    if (!mkdtemp(path.bytes))
        fail(path.bytes);
    return text_take(&path);
}

static int remove_one(const char *path, const struct stat *about, int kind,
                      struct FTW *at)
{
    (void)about, (void)kind, (void)at;
    remove(path);
    return 0;
}

void ordeal_sweep_away(const char *folder)
{
    nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

/* nftw() hands nothing along. */
static size_t counted;
static const char *wanted;

static int count_open(const char *path, const struct stat *about, int kind,
                      struct FTW *at)
{
    (void)path, (void)kind;
    counted += at->level > 0 && about->st_mode & (S_IRWXG | S_IRWXO);
    return 0;
}

size_t ordeal_count_open(const char *folder)
{
    counted = 0;
    nftw(folder, count_open, 16, FTW_PHYS);
    return counted;
}

static bool holds(const char *bytes, size_t length, const char *part)
{
    size_t size = strlen(part);

    for (size_t i = 0; i + size <= length; i++)
        if (bytes[i] == *part && !memcmp(bytes + i, part, size))
            return true;
    return false;
}

static int count_with(const char *path, const struct stat *about, int kind,
                      struct FTW *at)
{
    size_t length = (size_t)about->st_size;
    FILE *file = kind == FTW_F ? fopen(path, "rb") : NULL;
    char *bytes;

    (void)at;
    if (!file)
        return 0;
    bytes = malloc(length + 1);
    length = bytes ? fread(bytes, 1, length, file) : 0;
    counted += holds(bytes, length, wanted);
    free(bytes);
    fclose(file);
    return 0;
}

size_t ordeal_count_with(const char *folder, const char *bytes)
{
    counted = 0;
    wanted = bytes;
    nftw(folder, count_with, 16, FTW_PHYS);
    return counted;
}
