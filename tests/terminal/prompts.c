/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person is asked beside the turns of a conversation, and what nobody is
 * asked: the rest of a long page, explanations that were put off, thoughts of
 * one's own, a program's line. */
#include "support/pty.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *program;

#define SCENARIO "tests/golden/play/bus-stop.yaml"

static const char turn[] = "What do you say or do? ";
static const char rest[] = "Enter for the rest: ";

/* How often was this on the screen? */
static int count(const struct pty *pty, const char *text)
{
    int times = 0;

    for (const char *at = pty->text; at && (at = strstr(at, text)); at++)
        times++;
    return times;
}

/* ---- Explanations that were put off ---- */

static const struct parting {
    const char *name;
    struct exchange exchanges[10];
    const char *never; /* is not said; NULL: nothing */
    int code;
} partings[] = {
    {"who leaves can look first",
     {{"or leave", "\r"},
      {turn, "4\r"},
      {"go on: ", "\r"},
      {turn, "leave\r"},
      {"now, or leave: ", "look\r"},
      {"How it landed", ""},
      {"others, why ", "\r"}},
     NULL,
     0},
    {"who leaves twice is let go",
     {{"or leave", "\r"},
      {turn, "4\r"},
      {"go on: ", "\r"},
      {turn, "\004"},
      {"now, or leave: ", "leave\r"}},
     "How it landed",
     0},
    {"who has chosen nothing is not asked",
     {{"or leave", "\r"}, {turn, "leave\r"}},
     "Before you go",
     0},
    {"Ctrl-C asks nothing more",
     {{"or leave", "\r"}, {turn, "4\r"}, {"go on: ", "\003"}},
     "Before you go",
     130},
    {"back from there goes on",
     {{"or leave", "\r"},
      {turn, "4\r"},
      {"go on: ", "leave\r"},
      {"now, or leave: ", "back\r"},
      {"(a step back)", ""},
      {turn, "leave\r"}},
     "How it landed",
     0},
};

static void try_parting(const struct parting *parting)
{
    const char *argv[] = {program,    "play",           SCENARIO,
                          "--seed=1", "--feedback=end", NULL};
    struct pty pty;

    pty_start(&pty, 30, 80, "xterm-256color", argv);
    bool good = pty_converse(&pty, parting->exchanges);
    good = good && pty_await(&pty, "You left here");
    good &= pty_end(&pty) == parting->code;
    good &= !parting->never || count(&pty, parting->never) == 0;
    pty_report(good && pty_is_restored(&pty), "%s", parting->name);
    pty_release(&pty);
}

/* The fault in the scenario that was met is not met any more. */
static void try_way_out(void)
{
    static const struct exchange exchanges[] = {
        {"or leave", "\r"},
        {turn, "dead-end\r"},
        {"now, or leave: ", "back\r"},
        {turn, "leave\r"},
        {"You left here", ""},
        {NULL, NULL},
    };
    const char *argv[] = {program, "play", "tests/golden/play/broken.yaml",
                          "--feedback=end", NULL};
    struct pty pty;

    pty_start(&pty, 30, 80, "xterm-256color", argv);
    bool good = pty_converse(&pty, exchanges);
    good &= pty_end(&pty) == 0;
    pty_report(good, "back from a dead end");
    pty_release(&pty);
}

/* ---- Long pages ---- */

/* An answer to choices that are not on screen yet is not taken. */
static void try_early_answer(void)
{
    static const struct exchange exchanges[] = {
        {rest, "\r"},      {"or leave", "\r"},
        {rest, "1\r"},     {"there was more to read", ""},
        {turn, "leave\r"}, {"You left here", ""},
        {NULL, NULL},
    };
    const char *argv[] = {program, "play", SCENARIO, "--seed=1", NULL};
    struct pty pty;

    pty_start(&pty, 11, 80, "xterm-256color", argv);
    bool good = pty_converse(&pty, exchanges);
    good &= pty_end(&pty) == 0;
    pty_report(good && count(&pty, "A good reason") == 0,
               "an answer before the choices");
    pty_release(&pty);
}

static const struct reading {
    const char *name, *option;
    int rows;
    struct exchange exchanges[3];
    bool asks;
    int code;
} readings[] = {
    {"a page that is longer than the terminal",
     NULL,
     14,
     {{rest, "\r"}, {"Nobody clinical", ""}},
     true,
     0},
    {"who has read enough", NULL, 14, {{rest, "q\r"}}, true, 0},
    {"Ctrl-C while reading", NULL, 14, {{rest, "\003"}}, true, 130},
    {"a page that fits", NULL, 40, {{"Evidence", ""}}, false, 0},
    {"a page in plain text", "--plain", 8, {{"Evidence", ""}}, false, 0},
    {"a page for a program", "--json", 8, {{"evidence", ""}}, false, 0},
};

static void try_reading(const struct reading *reading)
{
    const char *argv[] = {program, "learn", reading->option, NULL};
    struct pty pty;

    pty_start(&pty, reading->rows, 80, "xterm-256color", argv);
    bool good = pty_converse(&pty, reading->exchanges);
    good &= pty_end(&pty) == reading->code;
    good &= (count(&pty, rest) > 0) == reading->asks;
    pty_report(good && pty_is_restored(&pty), "%s", reading->name);
    pty_release(&pty);
}

/* ---- Thoughts of one's own ---- */

/* The Up key brings back commands, and not what was answered to a question. */
static void try_private(void)
{
    static const struct exchange exchanges[] = {
        {"or leave", "\r"},
        {turn, "2\r"},
        {"go on: ", "\r"},
        {"others, why, back ", "\r"},
        {"go on: ", "\r"},
        {"look back at it: ", "\r"},
        {"skips) ", "secret\r"},
        {"ends it) ", "\r"},
        {"skips) ", "\r"},
        {"go on: ", "\033[A\r"},
        {"Press Enter", ""},
        {"go on: ", "leave\r"},
        {NULL, NULL},
    };
    const char *argv[] = {program, "play", SCENARIO, "--seed=1", NULL};
    struct pty pty;

    pty_start(&pty, 30, 80, "xterm-256color", argv);
    bool good = pty_converse(&pty, exchanges);
    good &= pty_end(&pty) == 0;
    pty_report(good && count(&pty, "secret") == 1,
               "the Up key and thoughts of one's own");
    pty_release(&pty);
}

/* ---- A program ---- */

/* What it hears at a terminal is as in a pipe: objects, and no prompt. */
static void try_json(void)
{
    static const struct exchange exchanges[] = {
        {"\"choices\",", "9\n"},
        {"\"problem\",", "4\n"},
        {"\"impact\",", "\004"},
        {"\"unfinished\",", ""},
        {NULL, NULL},
    };
    const char *argv[] = {program,    "play",   SCENARIO,
                          "--seed=1", "--json", NULL};
    struct pty pty;

    pty_start(&pty, 24, 80, "xterm-256color", argv);
    bool good = pty_converse(&pty, exchanges);
    good &= pty_end(&pty) == 0;
    good = good && count(&pty, "> ") == 0 && !strchr(pty.raw, '\033');
    pty_report(good, "JSON at a terminal, without a prompt");
    pty_release(&pty);
}

int main(void)
{
    program = getenv("PRIMUM");
    if (!program || setenv("PRIMUM_SCENARIOS", "tests/golden/play", 1)) {
        puts("Bail out! PRIMUM is not set");
        return EXIT_FAILURE;
    }
    for (size_t i = 0; i < sizeof partings / sizeof *partings; i++)
        try_parting(&partings[i]);
    try_way_out();
    try_early_answer();
    for (size_t i = 0; i < sizeof readings / sizeof *readings; i++)
        try_reading(&readings[i]);
    try_private();
    try_json();
    return EXIT_SUCCESS;
}
