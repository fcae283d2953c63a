/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A program at a terminal of our own, with a small shell between that can stop
 * it and bring it back.  Nothing sleeps: what is waited for is text on the
 * screen or the end of the program, and five seconds are for ever. */
#ifndef SUPPORT_PTY_H
#define SUPPORT_PTY_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>
#include <termios.h>

struct pty {
    int fd, held; /* our end of the terminal; the program's, held open */
    pid_t shell;
    struct termios as_found; /* the modes before the program began */

    char *raw, *text; /* all that was written; without escape sequences */
    size_t raw_length, text_length;
    size_t mark;  /* in the text: behind what was waited for last */
    bool lost;    /* something did not come; said once */
    int patience; /* milliseconds that are for ever; 0: five seconds */
    bool ended;   /* the program has, and this is how */
    int status;
};

/* Starts argv[0] at a terminal of this size and kind. */
void pty_start(struct pty *pty, int rows, int columns, const char *term,
               const char *const *argv);

/* Waits for one of these texts behind the mark and moves the mark behind the
 * one that came first.  Returns which; -1, with a diagnostic, if none came. */
int pty_await_any(struct pty *pty, const char *const *texts, int count);
bool pty_await(struct pty *pty, const char *text);

/* Was this text written between `from` and the mark? */
bool pty_saw(const struct pty *pty, size_t from, const char *text);

/* Types, as fast as a paste. */
void pty_type(struct pty *pty, const char *keys);

/* A text that is waited for, and what is typed then.  A list of them ends with
 * one without a text. */
struct exchange {
    const char *text, *keys;
};

/* Waits and types, one after the other, as long as what is waited for comes. */
bool pty_converse(struct pty *pty, const struct exchange *exchanges);

/* Another size; the program is told. */
void pty_resize(struct pty *pty, int rows, int columns);

/* Has the terminal the modes that it had before the program began? */
bool pty_is_restored(const struct pty *pty);

/* The widest line of the text from `from` on, in columns. */
size_t pty_widest(const struct pty *pty, size_t from);

/* Sends the program a signal. */
void pty_kill(struct pty *pty, int number);

/* Closes the window. */
void pty_close(struct pty *pty);

/* Waits for the end of the program.  Its exit code, 128 and the number of a
 * signal, or -1, with a diagnostic, if it does not end. */
int pty_end(struct pty *pty);

void pty_release(struct pty *pty);

/* A line of TAP.  Returns `good`. */
bool pty_report(bool good, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
