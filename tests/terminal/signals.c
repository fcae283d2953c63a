/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can happen at a prompt beside an answer: pastes, Ctrl-C, Ctrl-D,
 * Ctrl-Z, a closed window.  The terminal is always given back as it was. */
#include "support/pty.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *program;

static const char turn[] = "What do you say or do? ";

/* Begins a conversation and goes to its first turn. */
static bool start(struct pty *pty, const char *term)
{
    const char *argv[] = {program, "play", "tests/golden/play/bus-stop.yaml",
                          "--seed=1", NULL};

    pty_start(pty, 30, 80, term, argv);
    bool good = pty_await(pty, "Enter to begin");
    pty_type(pty, "\r");
    return good && pty_await(pty, turn);
}

/* ---- Pastes ---- */

/* Neither of the answers in the paste may be taken, nor the Enter behind. */
static void try_paste(const char *name, const char *keys)
{
    struct pty pty;
    bool good = start(&pty, "xterm-256color");
    size_t from = pty.mark;

    pty_type(&pty, keys);
    good = good && pty_await(&pty, "One at a time") && pty_await(&pty, turn);
    good = good && !pty_saw(&pty, from, "She sits down") &&
           !pty_saw(&pty, from, "Enter to go on");
    pty_type(&pty, "3\r");
    good = good && pty_await(&pty, "She sits down") &&
           pty_await(&pty, "Enter to go on: ");
    pty_type(&pty, "\003");
    good &= pty_end(&pty) == 130;
    pty_report(good, "%s", name);
    pty_release(&pty);
}

/* What is typed behind an answer does not answer the next prompt. */
static void try_haste(void)
{
    struct pty pty;
    bool good = start(&pty, "xterm-256color");

    pty_type(&pty, "3\r\r");
    good = good && pty_await(&pty, "One at a time") && pty_await(&pty, turn);
    pty_type(&pty, "\004");
    good &= pty_end(&pty) == 0;
    pty_report(good, "an Enter too many");
    pty_release(&pty);
}

/* ---- Leaving ---- */

static const struct leaving {
    const char *name, *keys, *says;
    int code;
} leavings[] = {
    {"Ctrl-C", "\003", "fine at any time", 130},
    {"Ctrl-C behind half an answer", "wh\003", "You left here", 130},
    {"Ctrl-D", "\004", "You left here", 0},
    {"leave", "leave\r", "You left here", 0},
    {"STOP", "STOP\r", "You left here", 0},
};

static void try_leaving(const struct leaving *leaving, const char *term)
{
    struct pty pty;
    bool good = start(&pty, term);

    pty_type(&pty, leaving->keys);
    good = good && pty_await(&pty, leaving->says);
    good &= pty_end(&pty) == leaving->code;
    pty_report(good && pty_is_restored(&pty), "%s on %s", leaving->name, term);
    pty_release(&pty);
}

static void try_close(void)
{
    struct pty pty;
    bool good = start(&pty, "xterm-256color");

    pty_close(&pty);
    int code = pty_end(&pty);
    if (code != 0)
        printf("# exit code %d\n", code);
    pty_report(good && code == 0, "a closed window");
    pty_release(&pty);
}

/* Who leaves in the middle of a long page is not shown the rest of it. */
static void try_leaving_page(void)
{
    const char *argv[] = {program, "play", "tests/golden/play/bus-stop.yaml",
                          "--seed=1", NULL};
    struct pty pty;

    pty_start(&pty, 10, 80, "dumb", argv);
    bool good = pty_await(&pty, "Enter for the rest: ");
    pty_type(&pty, "leave\r");
    good = good && pty_await(&pty, "You left here") &&
           !pty_saw(&pty, 0, "This is fiction");
    good &= pty_end(&pty) == 0;
    pty_report(good, "leave in the middle of a page");
    pty_release(&pty);
}

/* ---- Stopping ---- */

/* The prompt is there again, and half an answer with it. */
static void try_stop(const char *term)
{
    struct pty pty;
    bool good = start(&pty, term);

    pty_type(&pty, "mo");
    good = good && pty_await(&pty, "mo");
    pty_type(&pty, "\032");
    good = good && pty_await(&pty, "[stopped]") && pty_is_restored(&pty);
    pty_type(&pty, "fg\n");
    good = good && pty_await(&pty, turn);
    pty_type(&pty, "ve\r");
    good = good && pty_await(&pty, "She sits down") &&
           pty_await(&pty, "Enter to go on: ");
    pty_type(&pty, "\004");
    good &= pty_end(&pty) == 0;
    pty_report(good && pty_is_restored(&pty), "Ctrl-Z and fg on %s", term);
    pty_release(&pty);
}

int main(void)
{
    program = getenv("PRIMUM");
    if (!program) {
        puts("Bail out! PRIMUM is not set");
        return EXIT_FAILURE;
    }
    try_paste("a paste of three lines", "\033[200~1\r2\r3\033[201~\r");
    try_paste("three lines at once", "1\r2\r3\r");
    try_haste();
    for (size_t i = 0; i < sizeof leavings / sizeof *leavings; i++) {
        try_leaving(&leavings[i], "xterm-256color");
        try_leaving(&leavings[i], "dumb");
    }
    try_leaving_page();
    try_close();
    try_stop("xterm-256color");
    try_stop("dumb");
    return EXIT_SUCCESS;
}
