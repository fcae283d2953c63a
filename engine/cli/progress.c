/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One line that is drawn over, made of numbers and words of its own alone; in
 * plain mode one sentence, for nothing is redrawn there.  Knows the clock and
 * SIGINT, and not what the work is. */
#include "progress.h"

#include "buffer.h"
#include "size.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define PATIENCE 1.0 /* seconds until it says anything */
#define EVERY 0.2

static volatile sig_atomic_t interrupted;

static void hear(int signal_number)
{
    (void)signal_number;
    interrupted = 1;
}

static double now(void)
{
    struct timespec time = {0};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* Where Ctrl-C was to be ignored it still is. */
void progress_begin(struct progress *progress, struct screen *screen)
{
    struct sigaction action = {.sa_handler = hear};
    *progress = (struct progress){.screen = screen,
                                  .watched = isatty(STDERR_FILENO) == 1,
                                  .began = now()};
    interrupted = 0;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, NULL, &progress->before);
    if (progress->before.sa_handler != SIG_IGN)
        sigaction(SIGINT, &action, NULL);
}

/* ---- What is shown ------------------------------------------------------- */

/* As much as fits on one line.  First the states are found, then solved. */
static char *describe(const struct progress *progress, size_t states,
                      double seconds)
{
    bool found = states == progress->states;
    char *count = size_count(states);
    char *rate = size_count((size_t)((double)states / seconds));
    char *text = buffer_text("Working it out: %s states, %s%s. Ctrl-C stops "
                             "it.",
                             count, found ? "now where each leads" : rate,
                             found ? "" : " a second");
    if (strlen(text) > screen_width(progress->screen)) {
        free(text);
        text = buffer_text("Working: %s states", count);
    }
    free(rate);
    free(count);
    return text;
}

static void put(const char *line)
{
    size_t length = strlen(line);
    while (length > 0) {
        ssize_t written = write(STDERR_FILENO, line, length);
        if (written <= 0)
            return; /* it was only meant to be kind */
        line += written;
        length -= (size_t)written;
    }
}

static void draw(struct progress *progress, const char *text)
{
    size_t length = strlen(text);
    int blank =
        progress->columns > length ? (int)(progress->columns - length) : 0;
    char *line = buffer_text("\r%s%*s\r", text, blank, "");
    put(line);
    free(line);
    progress->columns = length;
}

static void show(struct progress *progress, size_t states, double time)
{
    if (screen_plain(progress->screen)) {
        if (progress->shown > 0)
            return;
        screen_note(progress->screen, "Working it out. Ctrl-C stops it.");
        screen_flush(progress->screen);
    } else {
        char *text = describe(progress, states, time - progress->began);
        draw(progress, text);
        free(text);
    }
    progress->shown = time;
    progress->states = states;
}

/* Was it sent to somebody who hears it later?  They still do. */
static bool is_held_back(int number)
{
    sigset_t pending;
    struct sigaction action;
    return sigpending(&pending) == 0 && sigismember(&pending, number) == 1 &&
           sigaction(number, NULL, &action) == 0 &&
           action.sa_handler != SIG_IGN;
}

static bool is_stopped(void)
{
    return interrupted || is_held_back(SIGINT) || is_held_back(SIGTERM);
}

bool progress_go_on(void *with, size_t states)
{
    struct progress *progress = with;
    bool stopped = is_stopped();
    if (progress->watched && !stopped) {
        double time = now();
        if (time - progress->began >= PATIENCE &&
            time - progress->shown >= EVERY)
            show(progress, states, time);
    }
    return !stopped;
}

bool progress_end(struct progress *progress)
{
    if (progress->columns > 0)
        draw(progress, "");
    sigaction(SIGINT, &progress->before, NULL);
    return is_stopped();
}
