/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A moment of a conversation at which a person is waited for.  What can be
 * asked at every prompt (`more`, `state`, `help` and so on) is answered here,
 * and the moment goes on. */
#ifndef CLI_MOMENT_H
#define CLI_MOMENT_H

#include "conversation.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct moment {
    const char *prompt, *brief; /* brief: on a narrow terminal */
    const char *enter;          /* a word that means Enter, too; NULL: none */
    const char *other;          /* a word that is HEARD_OTHER; NULL: none */
    const char *possible;       /* what can be answered, said to a wrong line */
    void (*show)(struct conversation *conversation); /* its page; NULL: none */
    void (*show_again)(struct conversation *conversation); /* NULL: the same */
    bool chooses; /* the choices on offer are on screen */
    bool over;    /* `again` is possible */
    bool closed;  /* what the last choice led to is not to be told yet: only
                     leave, redraw, plain and help now are heard */
};

enum heard {
    HEARD_NOTHING, /* nothing that leads on */
    HEARD_ON,      /* Enter */
    HEARD_OTHER,   /* the moment's other word */
    HEARD_CHOICE,
    HEARD_BACK,
    HEARD_AGAIN,
    HEARD_END, /* nothing is left to be said */
    HEARD_LEFT /* the exit code is in the conversation */
};

/* Shows the page and waits; where a choice is heard, its number on screen is
 * in *number.  Where nobody waits only choices are asked for: every other
 * moment is HEARD_ON at once. */
enum heard moment_hear(struct conversation *conversation,
                       const struct moment *moment, size_t *number);

/* Puts a question (NULL: none, as where an answer goes on) and waits for a line
 * in a person's own words, at the moment's prompt; it has no page.  HEARD_ON
 * with the line, which is "" where it was skipped and valid until the next
 * question; or what a command or the other word leads to.  Where nobody waits,
 * only the question is shown. */
enum heard moment_muse(struct conversation *conversation,
                       const struct moment *moment, const char *question,
                       const char **line);

#endif
