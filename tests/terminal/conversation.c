/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whole conversations at terminals of several sizes and kinds: each comes to
 * its end, fits, and shows no control character that is not the screen's. */
#include "support/pty.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *program;

#define SCENARIO "tests/golden/play/bus-stop.yaml"

/* ---- Playing to the end ---- */

/* The prompts of a conversation, and what is answered. */
static const struct {
    const char *prompt, *answer;
} script[] = {
    {"What do you say or do? ", "2\r"}, {"Enter for the rest: ", "\r"},
    {"Enter to begin, or leave", "\r"}, {"Enter to go on: ", "\r"},
    {"more, others, why", "\r"},        {"Enter to look back at it: ", "\r"},
    {"(Enter skips) ", "the rain\r"},   {"(Enter ends it) ", "\r"},
    {"sentence; Enter skips) ", "\r"},  {"Enter to finish, or again", "\r"},
};

enum { PROMPTS = sizeof script / sizeof *script, LAST = PROMPTS - 1 };

static bool play_on(struct pty *pty)
{
    const char *prompts[PROMPTS];
    int found = 0;

    for (int i = 0; i < PROMPTS; i++)
        prompts[i] = script[i].prompt;
    while (found >= 0 && found != LAST) {
        found = pty_await_any(pty, prompts, PROMPTS);
        if (found >= 0)
            pty_type(pty, script[found].answer);
    }
    return found == LAST;
}

/* ---- What was written ---- */

/* Is there a control character that is not one of these? */
static bool has_control(const char *bytes, size_t length, const char *allowed)
{
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        bool control = byte < ' ' || byte == 0x7f;
        /* C1 in UTF-8, and direction overrides and isolates */
        control |= byte == 0xc2 && (unsigned char)bytes[i + 1] < 0xa0;
        control |= strncmp(bytes + i, "\xe2\x80\xae", 3) == 0 ||
                   strncmp(bytes + i, "\xe2\x81\xa6", 3) == 0;
        if (control && !strchr(allowed, byte)) {
            printf("# control character 0x%02x\n", byte);
            return true;
        }
    }
    return false;
}

static bool fits(const struct pty *pty, size_t from, size_t columns)
{
    size_t widest = pty_widest(pty, from);

    if (widest > columns)
        printf("# a line of %zu columns on %zu\n", widest, columns);
    return widest <= columns;
}

/* ---- Sizes and kinds ---- */

static const struct screen {
    int rows, columns;
    const char *term, *option;
    const char *chosen;  /* how the first choice is shown */
    const char *allowed; /* control characters */
} screens[] = {
    {24, 80, "xterm-256color", NULL, "   2  ask  ", "\r\n\a\033"},
    {10, 40, "xterm-256color", NULL, "\n2 ask ", "\r\n\a\033"},
    {60, 200, "xterm-256color", NULL, "   2  ask  ", "\r\n\a\033"},
    {24, 80, "xterm-256color", "--plain", "Choice 2, ask: What", "\r\n\a\033"},
    {24, 80, "dumb", NULL, "   2  ask  ", "\r\n"},
    {24, 80, "dumb", "--feedback=end", "   2  ask  ", "\r\n"},
};

static void try_screen(const struct screen *screen)
{
    const char *argv[] = {program,    "play",         SCENARIO,
                          "--seed=1", screen->option, NULL};
    struct pty pty;

    pty_start(&pty, screen->rows, screen->columns, screen->term, argv);
    bool good = play_on(&pty);
    good &= pty_end(&pty) == 0;
    good = good && pty_saw(&pty, 0, screen->chosen) &&
           pty_saw(&pty, 0, "She calls on Wednesday") &&
           pty_saw(&pty, 0, "She named her own next step") &&
           fits(&pty, 0, (size_t)screen->columns) &&
           !has_control(pty.raw, pty.raw_length, screen->allowed);
    pty_report(good && pty_is_restored(&pty), "%dx%d %s %s", screen->columns,
               screen->rows, screen->term,
               screen->option ? screen->option : "");
    pty_release(&pty);
}

/* ---- Another size in between ---- */

static void try_resize(void)
{
    const char *argv[] = {program, "play", SCENARIO, "--seed=1", NULL};
    struct pty pty;

    pty_start(&pty, 24, 80, "xterm-256color", argv);
    bool good = pty_await(&pty, "Enter to begin");
    pty_type(&pty, "\r");
    good &= pty_await(&pty, "What do you say or do? ");
    pty_resize(&pty, 30, 40);
    good &= pty_await(&pty, "What do you say or do? ");
    good = good && strstr(pty.raw, "\033[K"); /* not beside the old one */
    pty_type(&pty, "redraw\r");
    good &= pty_await(&pty, "redraw\r\n");
    size_t from = pty.mark;
    good &= play_on(&pty) && pty_end(&pty) == 0;
    pty_report(good && fits(&pty, from, 40), "a window made narrower");
    pty_release(&pty);
}

/* ---- No echo ---- */

static void try_no_echo(void)
{
    const char *argv[] = {
        "/bin/sh", "-c",
        "stty -echo; exec \"$PRIMUM\" play " SCENARIO " --seed=1", NULL};
    struct pty pty;

    pty_start(&pty, 24, 80, "xterm-256color", argv);
    bool good = pty_await(&pty, "Enter to begin");
    pty_type(&pty, "\r");
    good &= pty_await(&pty, "What do you say or do? ");
    pty_type(&pty, "leave\r");
    good &= pty_end(&pty) == 0;
    pty_report(good, "prompts where nothing is echoed");
    pty_release(&pty);
}

/* ---- Texts that would do harm ---- */

static const char hostile[] =
    "primum: 1\n"
    "title: \"rings \007 turns \033[31mred\033]0;title\007\"\n"
    "people: {ana: \"A\302\233na\"}\n"
    "scenes:\n"
    "  stop:\n"
    "    lines: \"\342\200\256backwards \342\201\246 \377 \\e[2J\"\n"
    "    choices: {ask: {say: \"\\b\\b\", next: over}}\n"
    "endings: {over: {outcome: helped, title: Over}}\n";

/* Words without a space and letters of two columns; nothing is wrong. */
static const char wide[] =
    "primum: 1\n"
    "title: abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghij\n"
    "people: {ana: "
    "\346\274\242\345\255\227\346\274\242\345\255\227\346\274\242}\n"
    "scenes:\n"
    "  stop:\n"
    "    lines:\n"
    "      - ana: "
    "\346\274\242\345\255\227\346\274\242\345\255\227\346\274\242\345\255\227"
    "\346\274\242\345\255\227\346\274\242\345\255\227\346\274\242\345\255\227"
    "\346\274\242\345\255\227\346\274\242\345\255\227\346\274\242\345\255\227"
    "\346\274\242\345\255\227\346\274\242\345\255\227\346\274\242\345\255\227"
    "\n"
    "      - e\314\201e\314\201e\314\201, "
    "-------------------------------------------\n"
    "    choices: {ask: {say: Hm, intent: "
    "reallyreallyreallyreallyreallyreallylong, next: over}}\n"
    "endings: {over: {outcome: helped, title: Over}}\n";

/* Writes a scenario to the temporary folder, which goes with the test. */
static void write_file(char *path, size_t size, const char *name,
                       const char *text)
{
    const char *folder = getenv("TMPDIR");

    snprintf(path, size, "%s/%s", folder ? folder : "/tmp", name);
    FILE *file = fopen(path, "w");
    if (!file || fputs(text, file) < 0 || fclose(file)) {
        printf("Bail out! cannot write %s\n", path);
        exit(EXIT_FAILURE);
    }
}

static void try_hostile(void)
{
    char path[4096];
    struct pty pty;

    write_file(path, sizeof path, "hostile.yaml", hostile);
    const char *argv[] = {program, "play", path, NULL};
    pty_start(&pty, 24, 80, "dumb", argv);
    bool good = pty_end(&pty) == 1 && pty.raw_length > 0;
    pty_report(good && !has_control(pty.raw, pty.raw_length, "\r\n"),
               "a hostile scenario");
    pty_release(&pty);
}

static void try_wide(void)
{
    static const int columns[] = {20, 30, 80};
    char path[4096];

    write_file(path, sizeof path, "wide.yaml", wide);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        const char *argv[] = {program, "play", path, NULL};
        struct pty pty;
        pty_start(&pty, 60, columns[i], "dumb", argv);
        bool good = pty_await(&pty, "or leave");
        pty_type(&pty, "\r");
        good = good && pty_await(&pty, "Hm") && pty_await(&pty, "or do? ");
        pty_type(&pty, "\004");
        good &= pty_end(&pty) == 0;
        pty_report(good && fits(&pty, 0, (size_t)columns[i]),
                   "wide letters and long words in %d columns", columns[i]);
        pty_release(&pty);
    }
}

int main(void)
{
    program = getenv("PRIMUM");
    if (!program) {
        puts("Bail out! PRIMUM is not set");
        return EXIT_FAILURE;
    }
    for (size_t i = 0; i < sizeof screens / sizeof *screens; i++)
        try_screen(&screens[i]);
    try_resize();
    try_no_echo();
    try_hostile();
    try_wide();
    return EXIT_SUCCESS;
}
