/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How things look: may there be colour, is it plain?  Pure functions of what
 * was asked for, the environment, and the terminal; look_at() gathers them. */
#ifndef CLI_LOOK_H
#define CLI_LOOK_H

#include <stdbool.h>

/* How a screen sets its pages. */
struct look {
    bool plain; /* sentences, for a screen reader */
    bool color; /* escape sequences for bold, dim and the base colours */
    bool utf8;  /* the screen's own ornaments may be other than ASCII */
};

/* The part of the environment that decides about colour; NULL: not set. */
struct look_environment {
    const char *no_color, *force_color, *clicolor_force, *clicolor, *term;
};

/* Colour or not.  `wish` is the argument of --color ("auto", "always",
 * "never") or NULL. */
bool look_color(const char *wish, const struct look_environment *environment,
                bool is_terminal);

/* Plain or not: the option, else PRIMUM_PLAIN (`variable`; NULL or empty: not
 * set; "0": not plain), else what was remembered. */
bool look_plain(bool option, const char *variable, bool remembered);

/* The look of what is written to `fd`.  Reads the environment, and the locale
 * for what characters may be shown. */
struct look look_at(int fd, const char *wish, bool plain);

#endif
