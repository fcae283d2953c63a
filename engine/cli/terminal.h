/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The way in: one line at a time, from a person or a pipe.
 *
 * Whatever happens during a question (Ctrl-C, Ctrl-Z, a closed window), the
 * terminal is left as it was found.  Signals are looked after only while a
 * question is open; in between they do what they always do.  There is one
 * terminal in a program, because there is one readline. */
#ifndef CLI_TERMINAL_H
#define CLI_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>

/* No line is longer; of a longer one the rest is thrown away. */
#define TERMINAL_LINE_MAX 65536

enum terminal_answer {
    TERMINAL_LINE,      /* a line was given; it may be empty */
    TERMINAL_END,       /* Ctrl-D, or the end of the input */
    TERMINAL_INTERRUPT, /* Ctrl-C: leave with exit code 130 */
    TERMINAL_HANGUP,    /* the window is closed, or the program is to end; every
                           later question gets the same answer */
    TERMINAL_SEVERAL    /* several lines came at once: none was taken, ask for
                           one */
};

struct terminal;

struct terminal *terminal_new(void);
void terminal_free(struct terminal *terminal); /* NULL is fine */

/* The version of the library that edits lines. */
const char *terminal_library(void);

/* Are there a person's eyes and hands: are stdin and stdout terminals?  If not,
 * nothing is ever asked; lines can be read all the same. */
bool terminal_interactive(const struct terminal *terminal);

/* The words that Tab completes, at the next questions; NULL: none.  They must
 * live as long. */
void terminal_offer(struct terminal *terminal, const char *const *words,
                    size_t count);

/* Asks for a line.  `prompt` must be safe text (see primum_text_safe) and
 * end in a space; it is shown only to a person.  Flush the screen before.
 *
 * At a terminal whatever was typed before the prompt appeared is thrown away,
 * so that nobody answers a question that they have not seen.  Otherwise a line
 * is read from stdin.  With TERMINAL_LINE, *line is without newline and without
 * spaces around it, valid until the next question; a NUL has become SUB
 * (0x1A).  Else *line is "". */
enum terminal_answer terminal_ask(struct terminal *terminal, const char *prompt,
                                  const char **line);

/* Takes the next line of stdin, a terminal or not, without a word:
 * TERMINAL_LINE or TERMINAL_END.  Signals do what they always do. */
enum terminal_answer terminal_read(struct terminal *terminal,
                                   const char **line);

/* The line that was given last was not for who asked: whoever asks next gets
 * it, at once. */
void terminal_return(struct terminal *terminal);

/* The Up key does not bring back the line that was given last, which was not
 * empty: it was private. */
void terminal_forget(struct terminal *terminal);

#endif
