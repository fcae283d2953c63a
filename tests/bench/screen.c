/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person waits for: from the start of the program to its first prompt,
 * and from the Enter key to the next, at a terminal of our own; beside programs
 * that do nothing but ask, let libyaml read the scenario and ask, or do nothing
 * at all. */
#define _XOPEN_SOURCE 700 /* pseudo-terminals */
#include "support/child.h"
#include "support/generator.h"
#include "support/stopwatch.h"
#include "support/writer.h"

#include <fcntl.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#define STARTS 101
#define ANSWERS 2000
#define SCENES 30

/* A program at a terminal. */
struct show {
    pid_t pid;
    int screen;      /* our end of the terminal */
    char last[4096]; /* what was written since the last prompt began */
    size_t length;
    bool over;
};

static _Noreturn void fail(const char *what)
{
    perror(what);
    exit(EXIT_FAILURE);
}

static _Noreturn void become(int screen, const char *const *argv)
{
    int terminal;

    setsid();
    terminal = open(ptsname(screen), O_RDWR);
    close(screen);
    for (int i = 0; i < 3; i++)
        dup2(terminal, i);
    execv(argv[0], (char *const *)(uintptr_t)argv);
    _exit(127);
}

static void start(struct show *show, const char *const *argv)
{
    struct winsize size = {24, 80, 0, 0};

    *show = (struct show){.screen = posix_openpt(O_RDWR | O_NOCTTY)};
    if (show->screen < 0 || grantpt(show->screen) || unlockpt(show->screen))
        fail("terminal");
    ioctl(show->screen, TIOCSWINSZ, &size);
    show->pid = fork();
    if (show->pid < 0)
        fail("fork");
    if (!show->pid)
        become(show->screen, argv);
}

static void stop(struct show *show)
{
    close(show->screen);
    waitpid(show->pid, NULL, 0);
}

/* Readline says that it takes pastes, then asks; a prompt ends in a space. */
static bool is_asking(const struct show *show)
{
    static const char ready[] = "\x1b[?2004h";
    const char *at = strstr(show->last, ready);

    return at && at[sizeof ready - 1] && show->last[show->length - 1] == ' ';
}

/* Waits for a prompt; false if the program ends first. */
static bool await_prompt(struct show *show)
{
    show->length = 0;
    do {
        if (show->length > sizeof show->last / 2) {
            memmove(show->last, show->last + show->length - 64, 64);
            show->length = 64;
        }
        ssize_t got = read(show->screen, show->last + show->length,
                           sizeof show->last - show->length - 1);
        if (got <= 0) {
            show->over = true;
            return false;
        }
        show->length += (size_t)got;
        show->last[show->length] = '\0';
    } while (!is_asking(show));
    return true;
}

/* ---- From the start to the first prompt ---- */

static double time_prompt(const char *const *argv)
{
    struct show show;
    double begin = stopwatch_now();

    start(&show, argv);
    bool asked = await_prompt(&show);
    double time = stopwatch_now() - begin;
    stop(&show);
    if (!asked) {
        fprintf(stderr, "%s: no prompt\n", argv[0]);
        exit(EXIT_FAILURE);
    }
    return time;
}

static double time_end(const char *const *argv)
{
    struct show show;
    double begin = stopwatch_now();

    start(&show, argv);
    waitpid(show.pid, NULL, 0);
    double time = stopwatch_now() - begin;
    close(show.screen);
    return time;
}

/* The programs that are timed; the last one asks nothing. */
enum { PLAYS, READS, ASKS, NOTHING, PROGRAMS };

static void measure_starts(const char *const *const programs[])
{
    static double times[PROGRAMS][STARTS];
    double half[PROGRAMS];

    for (int i = 0; i < STARTS; i++) {
        for (int j = 0; j < NOTHING; j++)
            times[j][i] = time_prompt(programs[j]);
        times[NOTHING][i] = time_end(programs[NOTHING]);
    }
    for (int j = 0; j < PROGRAMS; j++)
        half[j] = stopwatch_share(times[j], STARTS, 50) * 1e3;
    printf("Start, %d scenes, from fork to the first prompt\n", SCENES);
    printf("  primum play                   %9.2f ms\n", half[PLAYS]);
    printf("  libyaml's events, then asking %9.2f ms\n", half[READS]);
    printf("  a program that asks           %9.2f ms\n", half[ASKS]);
    printf("  /bin/true, to its end         %9.2f ms\n", half[NOTHING]);
    printf("  libyaml above what asks       %9.2f ms\n",
           half[READS] - half[ASKS]);
    printf("  primum above what asks        %9.2f ms              aim 1\n",
           half[PLAYS] - half[ASKS]);
}

/* ---- From the key to the next prompt ---- */

static void type(struct show *show, const char *line)
{
    if (write(show->screen, line, strlen(line)) < 0)
        fail("write");
}

/* Answers 1 where something is to be chosen, else Enter alone. */
static double time_answer(struct show *show)
{
    bool choose = strstr(show->last, "say or do") != NULL;
    double begin = stopwatch_now();

    type(show, choose ? "1\r" : "\r");
    await_prompt(show);
    return stopwatch_now() - begin;
}

/* Answers until the program ends or there are `most` times.  How many. */
static size_t time_answers(const char *const *argv, double *times, size_t most)
{
    struct show show;
    size_t count = 0;

    start(&show, argv);
    for (await_prompt(&show); !show.over && count < most;) {
        double time = time_answer(&show);
        if (!show.over)
            times[count++] = time;
    }
    stop(&show);
    return count;
}

/* A conversation, and as many answers to the one that only asks. */
static void measure_answers(const char *const *const programs[])
{
    static double times[2][ANSWERS];

    for (size_t count = 0, more; count < ANSWERS; count += more) {
        more = time_answers(programs[PLAYS], times[0] + count, ANSWERS - count);
        time_answers(programs[ASKS], times[1] + count, more);
    }
    printf("Key to screen, %d answers         what asks\n", ANSWERS);
    printf("  half of them within           %9.0f us  %7.0f us     aim 100\n",
           stopwatch_share(times[0], ANSWERS, 50) * 1e6,
           stopwatch_share(times[1], ANSWERS, 50) * 1e6);
    printf("  99 in 100 within              %9.0f us  %7.0f us     aim 500\n",
           stopwatch_share(times[0], ANSWERS, 99) * 1e6,
           stopwatch_share(times[1], ANSWERS, 99) * 1e6);
}

/* ---- The scenario ---- */

static void write_scenario(const char *path)
{
    struct knobs knobs = generator_large(SCENES, 15);
    struct draft *draft = generator_draft(&knobs, 1);
    char *text = writer_text(draft, 1, true);
    FILE *file = fopen(path, "w");

    if (!file || fputs(text, file) < 0 || fclose(file))
        fail(path);
    generator_free(draft);
    free(text);
}

int main(int argc, char **argv)
{
    char folder[] = "/tmp/primum-bench-XXXXXX", path[64], empty[4096];
    const char *const play[] = {child_program(), "play", path, "--seed", "1",
                                "--no-record",   NULL};
    const char *const reads[] = {empty, path, NULL};
    const char *const asks[] = {empty, NULL};
    const char *const nothing[] = {"/bin/true", NULL};
    const char *const *const programs[] = {play, reads, asks, nothing};
    const char *slash = argc ? strrchr(argv[0], '/') : NULL;

    snprintf(empty, sizeof empty, "%.*s/empty",
             slash ? (int)(slash - argv[0]) : 1, slash ? argv[0] : ".");
    if (!mkdtemp(folder) || setenv("HOME", folder, 1) ||
        setenv("TERM", "xterm-256color", 1) ||
        setenv("INPUTRC", "/dev/null", 1))
        fail(folder);
    snprintf(path, sizeof path, "%s/bench.yaml", folder);
    write_scenario(path);
    measure_starts(programs);
    measure_answers(programs);
    remove(path);
    remove(folder);
    return 0;
}
