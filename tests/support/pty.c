/* SPDX-License-Identifier: GPL-3.0-or-later */

#define _XOPEN_SOURCE 700

#include "support/pty.h"

#include "primum.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { PATIENCE = 5000 }; /* milliseconds, where nothing else is said */

static _Noreturn void give_up(const char *what)
{
    printf("Bail out! %s: %s\n", what, strerror(errno));
    exit(EXIT_FAILURE);
}

/* ---- The shell between ---- */

/* The modes of the terminal are not the shell's business, so that it can be
 * seen whether the program put them back. */
static _Noreturn void run_job(const char *const *argv)
{
    setpgid(0, 0);
    tcsetpgrp(STDIN_FILENO, getpgrp());
    signal(SIGTTOU, SIG_DFL);
    signal(SIGHUP, SIG_DFL);
    execv(argv[0], (char *const *)argv);
    _exit(127);
}

static int code_of(int status)
{
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/* Says so when the program is stopped, and brings it back for a line. */
static _Noreturn void run_shell(const char *const *argv)
{
    char line[64];
    int status;

    signal(SIGTTOU, SIG_IGN);
    signal(SIGHUP, SIG_IGN);
    pid_t job = fork();
    if (job == 0)
        run_job(argv);
    while (waitpid(job, &status, WUNTRACED) == job && WIFSTOPPED(status)) {
        tcsetpgrp(STDIN_FILENO, getpgrp());
        dprintf(STDOUT_FILENO, "\n[stopped]\n");
        if (read(STDIN_FILENO, line, sizeof line) <= 0)
            _exit(126);
        tcsetpgrp(STDIN_FILENO, job);
        kill(-job, SIGCONT);
    }
    _exit(code_of(status));
}

static void set_size(int fd, int rows, int columns)
{
    struct winsize size = {.ws_row = (unsigned short)rows,
                           .ws_col = (unsigned short)columns};

    ioctl(fd, TIOCSWINSZ, &size);
}

/* In the child: the terminal becomes its own. */
static void take_terminal(const char *name, const char *term)
{
    setsid();
    int fd = open(name, O_RDWR);
    if (fd < 0)
        _exit(125);
    ioctl(fd, TIOCSCTTY, 0);
    for (int i = STDIN_FILENO; i <= STDERR_FILENO; i++)
        dup2(fd, i);
    if (fd > STDERR_FILENO)
        close(fd);
    setenv("TERM", term, 1);
    unsetenv("LINES");
    unsetenv("COLUMNS");
}

void pty_start(struct pty *pty, int rows, int columns, const char *term,
               const char *const *argv)
{
    *pty = (struct pty){.fd = posix_openpt(O_RDWR | O_NOCTTY)};
    if (pty->fd < 0 || grantpt(pty->fd) || unlockpt(pty->fd))
        give_up("no terminal");
    const char *name = ptsname(pty->fd);
    pty->held = open(name, O_RDWR | O_NOCTTY);
    if (pty->held < 0 || tcgetattr(pty->held, &pty->as_found))
        give_up("no terminal");
    set_size(pty->held, rows, columns);
    fflush(stdout);
    pty->shell = fork();
    if (pty->shell < 0)
        give_up("no child");
    if (pty->shell == 0) {
        close(pty->fd);
        close(pty->held);
        take_terminal(name, term);
        run_shell(argv);
    }
}

/* ---- What is written ---- */

/* How many bytes an escape sequence at `at` has; 0 if it is not all there. */
static size_t sequence_length(const char *at, size_t length)
{
    if (length < 2)
        return 0;
    if (at[1] != '[')
        return 2;
    for (size_t i = 2; i < length; i++)
        if (at[i] >= '@' && at[i] <= '~')
            return i + 1;
    return 0;
}

/* Makes the text anew from all that was written. */
static void strip(struct pty *pty)
{
    size_t length = 0, i = 0;

    pty->text = realloc(pty->text, pty->raw_length + 1);
    if (!pty->text)
        give_up("memory");
    while (i < pty->raw_length) {
        const char *at = pty->raw + i;
        size_t skipped = 0;
        if (*at == '\033') {
            skipped = sequence_length(at, pty->raw_length - i);
            if (!skipped)
                break;
        }
        if (!skipped && *at != '\a')
            pty->text[length++] = *at;
        i += skipped ? skipped : 1;
    }
    pty->text[length] = '\0';
    pty->text_length = length;
}

/* Reads what is there within `patience` milliseconds; false if nothing came or
 * nothing will. */
static bool read_some(struct pty *pty, int patience)
{
    struct pollfd ready = {.fd = pty->fd, .events = POLLIN};
    char bytes[4096];

    if (poll(&ready, 1, patience) <= 0)
        return false;
    ssize_t count = read(pty->fd, bytes, sizeof bytes);
    if (count <= 0)
        return false;
    pty->raw = realloc(pty->raw, pty->raw_length + (size_t)count + 1);
    if (!pty->raw)
        give_up("memory");
    memcpy(pty->raw + pty->raw_length, bytes, (size_t)count);
    pty->raw_length += (size_t)count;
    pty->raw[pty->raw_length] = '\0';
    strip(pty);
    return true;
}

static int milliseconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int)(now.tv_sec % 1000000 * 1000 + now.tv_nsec / 1000000);
}

/* When it is no use to wait any longer. */
static int end_of_patience(const struct pty *pty)
{
    return milliseconds() + (pty->patience ? pty->patience : PATIENCE);
}

/* The text that comes first behind the mark; -1: none is there. */
static int find_first(struct pty *pty, const char *const *texts, int count)
{
    const char *first = NULL;
    int found = -1;

    for (int i = 0; pty->text && i < count; i++) {
        const char *at = strstr(pty->text + pty->mark, texts[i]);
        if (at && (!first || at < first)) {
            first = at;
            found = i;
        }
    }
    if (first)
        pty->mark = (size_t)(first - pty->text) + strlen(texts[found]);
    return found;
}

static bool has_ended(struct pty *pty)
{
    if (!pty->ended)
        pty->ended = waitpid(pty->shell, &pty->status, WNOHANG) == pty->shell;
    return pty->ended;
}

int pty_await_any(struct pty *pty, const char *const *texts, int count)
{
    int end = end_of_patience(pty);
    int found = find_first(pty, texts, count);

    while (found < 0 && !pty->lost) {
        bool over = has_ended(pty) || milliseconds() > end;
        if (!read_some(pty, over ? 0 : 20))
            pty->lost = over;
        found = find_first(pty, texts, count);
        if (found < 0 && pty->lost)
            printf("# \"%s\" did not come; behind the mark there is:\n# %s\n",
                   texts[0], pty->text ? pty->text + pty->mark : "");
    }
    return found;
}

bool pty_await(struct pty *pty, const char *text)
{
    return pty_await_any(pty, &text, 1) == 0;
}

bool pty_saw(const struct pty *pty, size_t from, const char *text)
{
    const char *at = pty->text ? strstr(pty->text + from, text) : NULL;

    return at && (size_t)(at - pty->text) < pty->mark;
}

size_t pty_widest(const struct pty *pty, size_t from)
{
    const char *at = pty->text + from;
    size_t widest = 0;

    while (*at) {
        /* A carriage return within a line begins it anew. */
        size_t length = strcspn(at, "\r\n");
        char line[4096];
        snprintf(line, sizeof line, "%.*s", (int)length, at);
        size_t columns = primum_text_width(line);
        if (columns > widest)
            widest = columns;
        at += length + (at[length] != '\0');
    }
    return widest;
}

/* ---- What is done ---- */

void pty_type(struct pty *pty, const char *keys)
{
    size_t length = strlen(keys);

    if (write(pty->fd, keys, length) != (ssize_t)length)
        give_up("typing");
}

bool pty_converse(struct pty *pty, const struct exchange *exchanges)
{
    bool good = true;

    for (; good && exchanges->text; exchanges++) {
        good = pty_await(pty, exchanges->text);
        pty_type(pty, exchanges->keys);
    }
    return good;
}

void pty_resize(struct pty *pty, int rows, int columns)
{
    set_size(pty->fd, rows, columns);
}

bool pty_is_restored(const struct pty *pty)
{
    struct termios now;

    return tcgetattr(pty->held, &now) == 0 &&
           now.c_iflag == pty->as_found.c_iflag &&
           now.c_oflag == pty->as_found.c_oflag &&
           now.c_cflag == pty->as_found.c_cflag &&
           now.c_lflag == pty->as_found.c_lflag &&
           memcmp(now.c_cc, pty->as_found.c_cc, sizeof now.c_cc) == 0;
}

void pty_kill(struct pty *pty, int number)
{
    pid_t job = tcgetpgrp(pty->fd); /* the program has the terminal */

    if (job <= 0 || kill(-job, number))
        give_up("no program to kill");
}

void pty_close(struct pty *pty)
{
    close(pty->fd);
    close(pty->held);
    pty->fd = pty->held = -1;
}

int pty_end(struct pty *pty)
{
    int end = end_of_patience(pty);

    while (!has_ended(pty)) {
        if (milliseconds() > end) {
            printf("# the program does not end\n");
            kill(pty->shell, SIGKILL);
            waitpid(pty->shell, &pty->status, 0);
            pty->ended = true;
            return -1;
        }
        if (pty->fd < 0 || !read_some(pty, 10))
            poll(NULL, 0, 1);
    }
    while (pty->fd >= 0 && read_some(pty, 0))
        continue;
    return code_of(pty->status);
}

void pty_release(struct pty *pty)
{
    if (pty->fd >= 0)
        pty_close(pty);
    free(pty->raw);
    free(pty->text);
    *pty = (struct pty){.fd = -1};
}

bool pty_report(bool good, const char *format, ...)
{
    va_list arguments;

    printf("%s - ", good ? "ok" : "not ok");
    va_start(arguments, format);
    vprintf(format, arguments);
    va_end(arguments);
    putchar('\n');
    return good;
}
