/* SPDX-License-Identifier: GPL-3.0-or-later */

/* typist PROGRAM ARGUMENT...: runs a program at a terminal of 80 columns, high
 * enough for any page.  Each line of stdin is a prompt, a tab, and what to type
 * once the prompt is there.  Says what the terminal showed, without its control
 * sequences, up to the end of the program; ends as that did.
 *
 * Knows nothing of what is asked or answered. */
#include "support/pty.h"

#include <stdio.h>
#include <string.h>

enum { ROWS = 500, COLUMNS = 80, LINE = 1000 };

/* Types what the line says, when it says; false if that does not come. */
static bool type_line(struct pty *pty, char *line)
{
    char *answer = strchr(line, '\t');

    if (!answer)
        return false;
    *answer++ = '\0';
    answer[strcspn(answer, "\n")] = '\r';
    if (!pty_await(pty, line))
        return false;
    pty_type(pty, answer);
    return true;
}

int main(int argc, char **argv)
{
    struct pty pty;
    char line[LINE];
    bool typed = true;

    if (argc < 2)
        return 2;
    pty_start(&pty, ROWS, COLUMNS, "xterm", (const char *const *)argv + 1);
    while (typed && fgets(line, LINE - 1, stdin))
        typed = type_line(&pty, line);
    if (!typed)
        pty_close(&pty);
    int status = pty_end(&pty);
    for (const char *at = pty.text; at && *at; at++)
        if (*at != '\r')
            putchar(*at);
    pty_release(&pty);
    return typed ? status : 3;
}
