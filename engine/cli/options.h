/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Options read from a command line as tables allow them. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "command.h"

#include <stdbool.h>
#include <stddef.h>

#define OPTIONS_MOST 32

/* What every command understands; ends with a row without a name. */
extern const struct option_row options_global[];

/* The options that are allowed, and what was given. */
struct options {
    const struct option_row *rows[OPTIONS_MOST];
    const char *values[OPTIONS_MOST]; /* "" for one without argument */
    size_t count;
    const char **arguments; /* in their order, options taken out */
    size_t argument_count;
    char *problem; /* what options_read() did not understand, a sentence */
};

/* Allows the global options, and has been given none. */
void options_init(struct options *options);
void options_release(struct options *options);

/* Allows the rows of a table (NULL: none) as well. */
void options_allow(struct options *options, const struct option_row *table);

/* Reads the command line after argv[0].  Options and arguments may be mixed;
 * after `--` everything is an argument.  With `word`, reading stops at the
 * first argument, and *word is its index (argc if there is none).  False with
 * options->problem set if something is not allowed.  A later value replaces
 * an earlier one. */
bool options_read(struct options *options, int argc, char **argv, int *word);

/* See invocation_value(). */
const char *options_value(const struct options *options, const char *name);

#endif
