/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `primum progress` at terminals of several sizes: no line is too wide, a page
 * comes after the other, signs are where there is width for columns, and words
 * where there is none. */
#include "support/pty.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *program;

static const struct size {
    int rows, columns;
    bool pages, signs; /* it takes several pages; weeks are signs */
} sizes[] = {
    {60, 80, false, true}, {24, 80, true, true},    {60, 200, false, true},
    {10, 40, true, false}, {100, 40, false, false}, {8, 24, true, false},
};

static void keep_season(const char *build, const char *records)
{
    char command[1000];

    snprintf(command, sizeof command,
             "%s/tests/tools/attempts %s <tests/golden/progress/season.plan",
             build, records);
    if (system(command) || setenv("PRIMUM_RECORDS", records, 1) ||
        setenv("PRIMUM_NOW", "2026-11-22T10:00:00Z", 1))
        exit(EXIT_FAILURE);
}

/* Turns pages to the end; returns how many there were. */
static int read_on(struct pty *pty)
{
    static const char *const either[] = {"Enter for the rest: ", "says"};
    int pages = 1;

    while (pty_await_any(pty, either, 2) == 0) {
        pty_type(pty, "\r");
        pages++;
    }
    return pages;
}

static void try_size(const struct size *size)
{
    const char *argv[] = {program, "progress", NULL};
    struct pty pty;

    pty_start(&pty, size->rows, size->columns, "xterm-256color", argv);
    int pages = read_on(&pty);
    bool good = pty_end(&pty) == 0 && (pages > 1) == size->pages &&
                pty_widest(&pty, 0) <= (size_t)size->columns &&
                pty_saw(&pty, 0, "\u2588") == size->signs &&
                pty_saw(&pty, 0, "lately") != size->signs &&
                pty_is_restored(&pty);
    pty_release(&pty);
    pty_report(good, "progress at %dx%d", size->columns, size->rows);
}

/* What is typed instead of Enter ends the page, and is not dropped unsaid; to
 * say `q` is to say just that. */
static void try_words(const char *words, bool said)
{
    const char *argv[] = {program, "progress", NULL};
    char line[40];
    struct pty pty;

    snprintf(line, sizeof line, "%s\r", words);
    pty_start(&pty, 10, 40, "xterm-256color", argv);
    bool good = pty_await(&pty, "Enter for the rest: ");
    pty_type(&pty, line);
    good &= pty_end(&pty) == 0 && !strstr(pty.text, "not taken") != said;
    pty_release(&pty);
    pty_report(good, "%s instead of the rest", words);
}

int main(void)
{
    const char *folder = getenv("TMPDIR"), *build = getenv("BUILD");
    char records[300];

    program = getenv("PRIMUM");
    if (!program || !folder || !build)
        return EXIT_FAILURE;
    snprintf(records, sizeof records, "%s/season.db", folder);
    keep_season(build, records);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        try_size(&sizes[i]);
    try_words("show", true);
    try_words("q", false);
    return EXIT_SUCCESS;
}
