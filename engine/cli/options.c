/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads a command line with getopt_long(), from tables.  Knows the global
 * options; does not know what any option is for. */
#include "options.h"

#include "buffer.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

/* getopt_long() returns the number of a row above any letter. */
enum { FIRST_ROW = 256 };

const struct option_row options_global[] = {
    {"plain", '\0', NULL, "sentences instead of columns, for a screen reader"},
    {"color", '\0', "auto|always|never", "whether to use colour"},
    {"help", 'h', NULL, "show this help"},
    {"version", '\0', NULL, "show the version"},
    {0},
};

void options_init(struct options *options)
{
    *options = (struct options){0};
    options_allow(options, options_global);
}

void options_release(struct options *options)
{
    free(options->arguments);
    free(options->problem);
    *options = (struct options){0};
}

void options_allow(struct options *options, const struct option_row *table)
{
    for (; table && table->name && options->count < OPTIONS_MOST; table++)
        options->rows[options->count++] = table;
}

const char *options_value(const struct options *options, const char *name)
{
    for (size_t i = 0; i < options->count; i++)
        if (strcmp(options->rows[i]->name, name) == 0)
            return options->values[i];
    return NULL;
}

/* ---- The tables as getopt_long() wants them ------------------------------ */

struct getopt_tables {
    char letters[2 * OPTIONS_MOST + 3];
    struct option names[OPTIONS_MOST + 1];
};

/* `mode` is '+' to stop at the first argument, '-' to read on and hand the
 * arguments over in their order. */
static void make_tables(const struct options *options, char mode,
                        struct getopt_tables *tables)
{
    char *letter = tables->letters;
    *letter++ = mode;
    *letter++ = ':'; /* tell a missing argument from an unknown option */
    for (size_t i = 0; i < options->count; i++) {
        const struct option_row *row = options->rows[i];
        tables->names[i] = (struct option){
            .name = row->name,
            .has_arg = row->argument ? required_argument : no_argument,
            .val = FIRST_ROW + (int)i,
        };
        if (row->letter)
            *letter++ = row->letter;
        if (row->letter && row->argument)
            *letter++ = ':';
    }
    *letter = '\0';
    tables->names[options->count] = (struct option){0};
}

/* The row that getopt_long() means by its result; `count` if none. */
static size_t row_of(const struct options *options, int result)
{
    if (result >= FIRST_ROW)
        return (size_t)(result - FIRST_ROW);
    size_t i = 0;
    while (i < options->count && options->rows[i]->letter != (char)result)
        i++;
    return i;
}

/* ---- What was not understood --------------------------------------------- */

/* `given` is the whole of it: "--name" or "--name=value". */
static void say_unknown(struct options *options, const char *given)
{
    char *name = buffer_text("%.*s", (int)strcspn(given + 2, "="), given + 2);
    const char *names[OPTIONS_MOST];
    for (size_t i = 0; i < options->count; i++)
        names[i] = options->rows[i]->name;
    const char *nearest = primum_text_nearest(name, names, options->count);
    options->problem =
        nearest ? buffer_text("There is no option --%s. Did you mean --%s?",
                              name, nearest)
                : buffer_text("There is no option --%s.", name);
    free(name);
}

/* getopt_long() said '?' or ':'.  It leaves in optopt the letter or the row,
 * and 0 for a name that it does not know; `given` is what it read last. */
static void say_problem(struct options *options, int result, const char *given)
{
    size_t i = row_of(options, optopt);
    if (!optopt)
        say_unknown(options, given);
    else if (i == options->count)
        options->problem = buffer_text("There is no option -%c.", optopt);
    else if (result == ':')
        options->problem =
            buffer_text("The option --%s needs a value: %s.",
                        options->rows[i]->name, options->rows[i]->argument);
    else
        options->problem = buffer_text("The option --%s takes no value.",
                                       options->rows[i]->name);
}

/* Is `value` one of the words of "a|b|c"? */
static bool is_listed(const char *words, const char *value)
{
    size_t length = strlen(value);
    while (*words) {
        size_t word = strcspn(words, "|");
        if (word == length && strncmp(words, value, length) == 0)
            return true;
        words += word + (words[word] == '|');
    }
    return false;
}

/* ---- Reading ------------------------------------------------------------- */

static bool take_value(struct options *options, size_t i, const char *value)
{
    const struct option_row *row = options->rows[i];
    bool fixed = row->argument && strchr(row->argument, '|');
    if (fixed && !is_listed(row->argument, value)) {
        options->problem =
            buffer_text("The option --%s is one of %s, not \"%s\".", row->name,
                        row->argument, value);
        return false;
    }
    options->values[i] = row->argument ? value : "";
    return true;
}

static void take_argument(struct options *options, const char *argument)
{
    options->arguments[options->argument_count++] = argument;
}

bool options_read(struct options *options, int argc, char **argv, int *word)
{
    struct getopt_tables tables;
    make_tables(options, word ? '+' : '-', &tables);
    free(options->arguments);
    options->arguments =
        buffer_memory(NULL, (size_t)argc * sizeof *options->arguments);
    options->argument_count = 0;
    opterr = 0;
    optind = 0; /* begin anew */
    int result;
    while ((result = getopt_long(argc, argv, tables.letters, tables.names,
                                 NULL)) != -1) {
        if (result == 1) {
            take_argument(options, optarg);
        } else if (result == '?' || result == ':') {
            say_problem(options, result, argv[optind - 1]);
            return false;
        } else if (!take_value(options, row_of(options, result), optarg)) {
            return false;
        }
    }
    if (word)
        *word = optind;
    for (int i = optind; !word && i < argc; i++)
        take_argument(options, argv[i]);
    return true;
}
