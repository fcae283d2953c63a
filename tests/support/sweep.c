/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shares points out among processes, more than can run at once, which write what they found into memory
 * that they have in common.  A process that falls over leaves its point
 * undone, and that counts. */
#define _DEFAULT_SOURCE /* MAP_ANONYMOUS */
#include "support/sweep.h"

#include "support/aftermath.h"
#include "support/ordeal.h"
#include "support/stopwatch.h"

#include <errno.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define JOBS_MOST 64
#define JOBS_EACH 4 /* processor: some of them wait */
#define SHOWN 8

struct board {
    atomic_size_t next, done, shown;
    atomic_size_t wrong[AFTERMATH_KINDS];
};

static void count(struct board *board, int wrong)
{
    for (int i = 0; i < AFTERMATH_KINDS; i++)
        if (wrong & 1 << i)
            atomic_fetch_add(&board->wrong[i], 1);
    atomic_fetch_add(&board->done, 1);
}

static void show(struct board *board, const struct text *why)
{
    if (atomic_fetch_add(&board->shown, 1) >= SHOWN)
        return;
    for (char *at = why->bytes; *at; at++)
        if (*at == '\n')
            *at = ' ';
    printf("# %s\n", why->bytes);
    fflush(stdout);
}

static size_t tried_of(const struct sweep *sweep)
{
    return sweep->most && sweep->most < sweep->points ? sweep->most
                                                      : sweep->points;
}

/* Point number `at` of those that are tried. */
static void try_one(const struct sweep *sweep, struct board *board, size_t at)
{
    char *folder = ordeal_folder();
    struct text why = {0};
    size_t point = at * sweep->points / tried_of(sweep);

    text_put(&why, "");
    int wrong = sweep->try(sweep->with, point, folder, &why);
    count(board, wrong);
    if (wrong)
        show(board, &why);
    text_release(&why);
    ordeal_sweep_away(folder);
    free(folder);
}

static _Noreturn void work(const struct sweep *sweep, struct board *board)
{
    size_t at;

    while ((at = atomic_fetch_add(&board->next, 1)) < tried_of(sweep))
        try_one(sweep, board, at);
    fflush(stdout);
    _exit(0);
}

static void share_out(const struct sweep *sweep, struct board *board)
{
    long jobs = JOBS_EACH * sysconf(_SC_NPROCESSORS_ONLN);
    pid_t workers[JOBS_MOST];

    jobs = jobs < 1 ? 1 : jobs > JOBS_MOST ? JOBS_MOST : jobs;
    fflush(stdout);
    for (long i = 0; i < jobs; i++) {
        workers[i] = fork();
        if (workers[i] == 0)
            work(sweep, board);
    }
    for (long i = 0; i < jobs; i++)
        while (workers[i] > 0 && waitpid(workers[i], NULL, 0) < 0 &&
               errno == EINTR)
            ;
}

/* ---- The figures ---- */

static bool report(const struct sweep *sweep, struct board *board,
                   double seconds)
{
    size_t tried = tried_of(sweep), undone = tried - board->done;
    bool good = tried > 0 && undone == 0;

    for (int i = 0; i < AFTERMATH_KINDS; i++)
        good = good && board->wrong[i] == 0;
    printf("%s - %s (%zu of %zu points tried", good ? "ok" : "not ok",
           sweep->name, tried, sweep->points);
    for (int i = 0; i < AFTERMATH_KINDS; i++)
        printf(", %zu %s", (size_t)board->wrong[i], aftermath_names[i]);
    if (undone)
        printf(", %zu undone", undone);
    printf("; %.1f s)\n", seconds);
    return good;
}

bool sweep_run(const struct sweep *sweep)
{
    double begin = stopwatch_now();
    struct board *board = mmap(NULL, sizeof *board, PROT_READ | PROT_WRITE,
                               MAP_SHARED | MAP_ANONYMOUS, -1, 0);

    if (board == MAP_FAILED) {
        perror("mmap");
        abort();
    }
    share_out(sweep, board);
    bool good = report(sweep, board, stopwatch_now() - begin);
    munmap(board, sizeof *board);
    return good;
}

size_t sweep_most(int argc, char **argv, size_t usual)
{
    if (argc < 2)
        return usual;
    return strcmp(argv[1], "all") ? (size_t)strtoul(argv[1], NULL, 10) : 0;
}
