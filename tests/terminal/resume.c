/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever ends a conversation, `resume` is at the same turn: the answer that
 * was given last is there, and the next one meets the chance that it would have
 * met. */
#define _XOPEN_SOURCE 700

#include "support/pty.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *program, *home;

#define SCENARIO "tests/golden/play/bus-stop.yaml"

static const char turn[] = "What do you say or do? ";
static const char on[] = "Enter to go on: ";
static const char look[] = "more, others, why, back ";
static const char left[] = "You left this in the middle";

enum { LONG = 8192 };

static void start(struct pty *pty, const char *const *arguments)
{
    const char *argv[8] = {program};

    for (size_t i = 0; i < 6 && arguments[i]; i++)
        argv[i + 1] = arguments[i];
    pty_start(pty, 50, 80, "xterm-256color", argv);
}

static const char *const play[] = {"play", SCENARIO, "--seed=1", NULL};
static const char *const resume[] = {"resume", NULL};

/* From here on there are other records, and none in them. */
static void begin_records(void)
{
    static int number;
    char path[LONG];

    snprintf(path, sizeof path, "%s/records-%d/records.db", home, ++number);
    setenv("PRIMUM_RECORDS", path, 1);
}

static bool ends(const char *const *arguments, int code, const char *says)
{
    struct pty pty;

    start(&pty, arguments);
    bool good = pty_await(&pty, says);
    good &= pty_end(&pty) == code;
    pty_release(&pty);
    return good;
}

/* ---- What follows ---- */

/* One more answer, up to the ending; `text` is all that they show. */
static bool finish(struct pty *pty, char text[LONG])
{
    static const struct exchange exchanges[] = {
        {"Ana dials", ""},
        {on, "\r"},
        {look, "\r"},
        {on, "\r"},
        {"look back at it: ", "\004"},
        {NULL, NULL},
    };
    size_t from = pty->mark;

    pty_type(pty, "1\r");
    bool good = pty_converse(pty, exchanges);
    if (good)
        snprintf(text, LONG, "%.*s", (int)(pty->mark - from), pty->text + from);
    good &= pty_end(pty) == 0;
    return good;
}

/* What follows where nobody left. */
static bool play_through(char text[LONG])
{
    static const struct exchange exchanges[] = {
        {"or leave", "\r"}, {turn, "1\r"}, {on, "\r"},
        {look, "\r"},       {NULL, NULL},
    };
    struct pty pty;

    begin_records();
    start(&pty, play);
    bool good = pty_converse(&pty, exchanges) && pty_await(&pty, turn) &&
                finish(&pty, text);
    pty_release(&pty);
    return good;
}

/* ---- Ways to leave, and where ---- */

/* Where in a conversation, behind its first answer. */
static const struct moment {
    const char *name;
    struct exchange exchanges[6];
    const char *prompt;
} moments[] = {
    {"at the reaction", {{"or leave", "\r"}, {turn, "1\r"}, {NULL, NULL}}, on},
    {"at the impact",
     {{"or leave", "\r"}, {turn, "1\r"}, {on, "\r"}, {NULL, NULL}},
     look},
    {"at the next choice",
     {{"or leave", "\r"},
      {turn, "1\r"},
      {on, "\r"},
      {look, "\r"},
      {NULL, NULL}},
     turn},
};

static const struct leaving {
    const char *name, *keys;
    int number; /* of a signal; 0: none */
    int code;   /* -1: whatever it is */
} leavings[] = {
    {"leave", "leave\r", 0, 0},    {"Ctrl-C", "\003", 0, 130},
    {"Ctrl-D", "\004", 0, 0},      {"SIGHUP", NULL, SIGHUP, 0},
    {"SIGTERM", NULL, SIGTERM, 0}, {"kill -9", NULL, SIGKILL, 137},
};

static bool leave(struct pty *pty, const struct leaving *leaving)
{
    if (leaving->keys)
        pty_type(pty, leaving->keys);
    else
        pty_kill(pty, leaving->number);
    bool good = !leaving->keys || (pty_await(pty, "You left here") &&
                                   pty_await(pty, "primum resume"));
    int code = pty_end(pty);
    if (code != leaving->code)
        printf("# exit code %d\n", code);
    return good && code == leaving->code;
}

static void try_leaving(const struct moment *moment,
                        const struct leaving *leaving, const char *expected)
{
    char text[LONG] = "";
    struct pty pty;

    begin_records();
    start(&pty, play);
    bool good = pty_converse(&pty, moment->exchanges) &&
                pty_await(&pty, moment->prompt) && leave(&pty, leaving);
    pty_release(&pty);
    start(&pty, resume);
    good = good && pty_await(&pty, left) &&
           pty_await(&pty, "Just call them now") &&
           pty_await(&pty, "Maybe later") && pty_await(&pty, look);
    pty_type(&pty, "\r");
    good = good && pty_await(&pty, turn) && finish(&pty, text);
    pty_release(&pty);
    if (good && strcmp(text, expected) != 0) {
        printf("# another conversation:\n# %s\n", text);
        good = false;
    }
    good = good && ends(resume, 2, "left in the middle");
    pty_report(good, "%s %s, and back", leaving->name, moment->name);
}

/* ---- At the end ---- */

/* Where, once the ending is reached. */
static const struct moment ends_at[] = {
    {"at the last reaction", {{NULL, NULL}}, on},
    {"at the ending",
     {{on, "\r"}, {look, "\r"}, {on, "\r"}, {NULL, NULL}},
     "look back at it: "},
    {"at the first question",
     {{on, "\r"},
      {look, "\r"},
      {on, "\r"},
      {"look back at it: ", "\r"},
      {NULL, NULL}},
     "(Enter skips) "},
};

/* It is first on the start screen; and again once more, where it was seen. */
static bool is_there_again(void)
{
    static const struct exchange again[] = {
        {"Go on", ""},
        {"broke off while looking back", ""},
        {"would you like to do? ", "1\r"},
        {"broke off while looking back", ""},
        {"What would make it easier", ""},
        {look, "\r"},
        {"She calls on Wednesday", ""},
        {"look back at it: ", "leave\r"},
        {"would you like to do? ", "quit\r"},
        {NULL, NULL},
    };
    static const char *const nothing[] = {NULL};
    static const char *const history[] = {"history", NULL};
    struct pty pty;
    bool good = ends(history, 0, "; broke off while looking back");

    start(&pty, nothing);
    good = good && pty_converse(&pty, again);
    good &= pty_end(&pty) == 0;
    pty_release(&pty);
    return good;
}

/* A look back that broke off is there again, once; one that was left is over. */
static void try_debrief(const struct moment *moment,
                        const struct leaving *leaving)
{
    static const struct exchange exchanges[] = {
        {"or leave", "\r"}, {turn, "2\r"}, {NULL, NULL}};
    struct pty pty;

    begin_records();
    start(&pty, play);
    bool good = pty_converse(&pty, exchanges) &&
                pty_converse(&pty, moment->exchanges) &&
                pty_await(&pty, moment->prompt);
    if (leaving->keys)
        pty_type(&pty, leaving->keys);
    else
        pty_kill(&pty, leaving->number);
    good &= pty_end(&pty) == leaving->code;
    pty_release(&pty);
    if (leaving->number)
        good = good && is_there_again();
    good = good && ends(resume, 2, "left in the middle");
    pty_report(good, "%s %s, and back", leaving->name, moment->name);
}

int main(void)
{
    char expected[LONG] = "";

    program = getenv("PRIMUM");
    home = getenv("HOME");
    if (!program || !home) {
        puts("Bail out! PRIMUM or HOME is not set");
        return EXIT_FAILURE;
    }
    pty_report(play_through(expected), "a conversation that nobody left");
    for (size_t i = 0; i < sizeof moments / sizeof *moments; i++)
        for (size_t j = 0; j < sizeof leavings / sizeof *leavings; j++)
            try_leaving(&moments[i], &leavings[j], expected);
    for (size_t i = 0; i < sizeof ends_at / sizeof *ends_at; i++)
        for (size_t j = 0; j < sizeof leavings / sizeof *leavings; j++)
            try_debrief(&ends_at[i], &leavings[j]);
    return EXIT_SUCCESS;
}
