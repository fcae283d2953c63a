/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Forgetting at a terminal: it says what will go, asks once, and does nothing
 * unless the answer is yes. */
#include "support/child.h"
#include "support/pty.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One attempt, left after two choices. */
static void play(void)
{
    const char *const argv[] = {child_program(),
                                "play",
                                "--json",
                                "--seed",
                                "1",
                                "tests/golden/play/three-cups.yaml",
                                NULL};
    struct child child;

    child_run(&child, argv, "1\n1\n");
    if (child.status)
        fprintf(stderr, "%s", child.err.bytes);
    child_release(&child);
}

/* How many attempts `doctor` counts; -1: something is amiss. */
static int count_kept(void)
{
    const char *const argv[] = {child_program(), "doctor", "--json", NULL};
    struct child child;
    int count = -1;

    child_run(&child, argv, NULL);
    const char *at = strstr(child.out.bytes, "\"attempts\":");
    if (at && sscanf(at, "\"attempts\":%d", &count) != 1)
        count = -1;
    child_release(&child);
    return count;
}

/* Answers with these keys: how it ends, and how many attempts are left. */
static bool answer(const char *keys, const char *said, int status, int left)
{
    const char *argv[] = {child_program(), "forget", "last", NULL};
    struct pty pty;

    pty_start(&pty, 24, 80, "xterm-256color", argv);
    bool good = pty_await(&pty, "Three cups") && pty_await(&pty, "2 choices") &&
                pty_await(&pty, "yes or no: ");
    pty_type(&pty, keys);
    good = good && (!*said || pty_await(&pty, said));
    good = pty_end(&pty) == status && good && count_kept() == left;
    pty_release(&pty);
    return good;
}

int main(void)
{
    int status = EXIT_SUCCESS;
    static const struct {
        const char *keys, *said;
        int status, left;
        const char *name;
    } answers[] = {
        {"no\r", "Nothing was forgotten.", 0, 1, "no is no"},
        {"\r", "Nothing was forgotten.", 0, 1, "Enter alone is no"},
        {"sure\r", "Nothing was forgotten.", 0, 1, "what is not yes is no"},
        {"\x03", "Nothing was forgotten.", 130, 1, "Ctrl-C leaves it"},
        {"\x04", "Nothing was forgotten.", 0, 1, "Ctrl-D is no"},
        {"yes\r", "No byte of it is left", 0, 0, "yes is yes"},
    };

    play();
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++)
        if (!pty_report(answer(answers[i].keys, answers[i].said,
                               answers[i].status, answers[i].left),
                        "forget at a terminal: %s", answers[i].name))
            status = EXIT_FAILURE;
    return status;
}
