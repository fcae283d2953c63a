/* SPDX-License-Identifier: GPL-3.0-or-later */

/* typist COMMAND...: runs a command at a terminal of 80 columns, high enough
 * for any page.  Types a line of stdin whenever readline is ready for one,
 * then Ctrl-D.  Says what the terminal showed, without its control sequences,
 * and ends as the command did.
 *
 * Knows that readline announces itself by switching bracketed paste on; knows
 * nothing of what is asked or answered. */
#define _XOPEN_SOURCE 700 /* pseudo-terminals */
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SECONDS = 20, SEQUENCE = 32, ANSWER = 1000 };

static const char ready[] = "\033[?2004h";

static void fail(const char *what)
{
    perror(what);
    exit(3);
}

/* The terminal's far end; the near one is opened by name. */
static int open_terminal(void)
{
    const struct winsize size = {.ws_row = 500, .ws_col = 80};
    int terminal = posix_openpt(O_RDWR | O_NOCTTY);

    if (terminal < 0 || grantpt(terminal) || unlockpt(terminal) ||
        ioctl(terminal, TIOCSWINSZ, &size))
        fail("no terminal");
    return terminal;
}

/* Becomes the command, with the terminal as its own. */
static void run(const char *name, char **command)
{
    setsid();
    int terminal = open(name, O_RDWR);
    if (terminal < 0)
        fail(name);
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        dup2(terminal, fd);
    execvp(command[0], command);
    fail(command[0]);
}

/* Types the next line of stdin and Enter; behind the last, Ctrl-D. */
static void answer(int terminal)
{
    char line[ANSWER];
    size_t length = 1;

    if (fgets(line, sizeof line, stdin)) {
        length = strlen(line);
        line[length - 1] = '\r';
    } else {
        line[0] = 'D' & 0x1f;
    }
    if (write(terminal, line, length) < 0)
        fail("the terminal");
}

/* Takes one byte of what the terminal is sent.  A control sequence gathers in
 * `sequence`; true if it is the one that readline is ready with. */
static bool show(char byte, char sequence[SEQUENCE])
{
    size_t length = strlen(sequence);

    if (byte == '\033') {
        strcpy(sequence, "\033");
    } else if (length > 0 && length + 1 < SEQUENCE) {
        sequence[length] = byte;
        sequence[length + 1] = '\0';
        bool over = byte >= '@' && byte <= '~' && byte != '[';
        bool is_ready = strcmp(sequence, ready) == 0;
        if (over)
            *sequence = '\0';
        return is_ready;
    } else if (byte == '\n' || (unsigned char)byte >= ' ') {
        putchar(byte);
    }
    return false;
}

int main(int argc, char **argv)
{
    char bytes[4096], sequence[SEQUENCE] = "";
    ssize_t count;
    int status;

    if (argc < 2)
        return 2;
    int terminal = open_terminal();
    pid_t child = fork();
    if (child < 0)
        fail("fork");
    if (child == 0)
        run(ptsname(terminal), argv + 1);
    alarm(SECONDS);
    while ((count = read(terminal, bytes, sizeof bytes)) > 0)
        for (ssize_t i = 0; i < count; i++)
            if (show(bytes[i], sequence))
                answer(terminal);
    if (waitpid(child, &status, 0) < 0 || !WIFEXITED(status))
        return 3;
    return WEXITSTATUS(status);
}
