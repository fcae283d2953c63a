/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a command is, and what it is called with.
 *
 * A command is a row: its name, its help, its options, its function.  The table
 * of them is in main.c; each row stands in the file of its command. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "primum.h"
#include "screen.h"
#include "terminal.h"

#include <stdbool.h>
#include <stddef.h>

/* The exit codes are those of enum primum_status, and this one. */
#define EXIT_LEFT 130 /* left by Ctrl-C */

/* An option.  A table of them ends with a row without a name. */
struct option_row {
    const char *name;     /* without the dashes */
    char letter;          /* the short form; '\0': none */
    const char *argument; /* "N"; "a|b": one of these words; NULL: none */
    const char *help;     /* what it does: a phrase, no full stop */
};

struct invocation;

struct command {
    const char *name;
    const char *summary;              /* one line, for the list of commands */
    const char *arguments;            /* "SCENARIO", for the usage line */
    const char *about;                /* a paragraph or two for --help */
    const struct option_row *options; /* NULL: only the global ones */
    size_t least, most;               /* how many arguments it takes */
    int (*run)(const struct invocation *invocation); /* the exit code */
};

/* What a command is called with.  The number of arguments has been checked. */
struct invocation {
    const struct command *command; /* NULL: the start screen */
    const struct options *options; /* read it with invocation_value() */
    const char *const *arguments;
    size_t argument_count;
    struct screen *out; /* stdout: results, and the conversation */
    struct screen *err; /* stderr: everything else */
    struct terminal *terminal;
    bool comes_back; /* to the start screen, which asks for the next line */
};

/* The argument of an option, "" if it takes none; NULL if it was not given, or
 * the command has no such option. */
const char *invocation_value(const struct invocation *invocation,
                             const char *name);

/* Says on stderr, after "primum: ", why the command stops.  Returns `status`,
 * so that a command can end with it. */
int invocation_fail(const struct invocation *invocation, int status,
                    const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same about a file that cannot be read, with what was probably meant;
 * returns PRIMUM_WORLD. */
int invocation_fail_read(const struct invocation *invocation, const char *path,
                         const struct primum_report *report);

/* Finds the scenario that the first argument names, and does this with its
 * path.  Returns the exit code; PRIMUM_USAGE, said why, if there is none. */
int invocation_with_path(const struct invocation *invocation,
                         int (*then)(const struct invocation *invocation,
                                     const char *path));

/* Opens the file at `path`.  A status; if it is not PRIMUM_OK, it was said why
 * the file cannot be `used` ("played"). */
int invocation_open(const struct invocation *invocation, const char *path,
                    const char *used, const struct primum_scenario **scenario);

/* Says why the file at `path` cannot be `used`: what is in the report.  Returns
 * the status. */
int invocation_refuse(const struct invocation *invocation, const char *path,
                      const char *used, struct primum_report *report,
                      int status);

/* The STATE that an option gives: NULL, with PRIMUM_OK, if it was not given.  A
 * status; PRIMUM_USAGE, said why, if it means nothing.  The state is the
 * caller's to free. */
int invocation_state(const struct invocation *invocation, const char *option,
                     const struct primum_scenario *scenario,
                     struct primum_state **state);

/* How many bytes long work may take: what --max-memory says, else what can be
 * spared.  A status; PRIMUM_USAGE, said why, if that is no size. */
int invocation_memory(const struct invocation *invocation, size_t *memory);

/* Says that there is no such command; returns PRIMUM_USAGE. */
int command_fail_unknown(const struct invocation *invocation, const char *name);

/* Does what can be said at every prompt: `help now` and `plain`.  False if
 * the line is neither.  The page is not flushed. */
bool invocation_common(const struct invocation *invocation, const char *line);

/* Shows the page to a person, who may stop reading, a part after the other if
 * it is longer than the terminal; where nobody is there, and in plain mode,
 * leaves it as it is.  Returns EXIT_LEFT after Ctrl-C, else PRIMUM_OK. */
int invocation_turn_pages(const struct invocation *invocation);

/* How people read a report on `screen`. */
enum primum_format command_report_format(const struct screen *screen);

/* Shows a report as people read it, on `screen`. */
void command_show_report(struct screen *screen, struct primum_report *report);

/* Plays the scenario in the file at `path`, with the options of the invocation
 * where it has them; comes back when the conversation is over or was left.
 * Returns the exit code: EXIT_LEFT after Ctrl-C, PRIMUM_OK after `leave`,
 * Ctrl-D or an ending.  `primum play` finds the path and calls it; so does the
 * start screen. */
int play_scenario(const struct invocation *invocation, const char *path);

/* Goes on with an attempt that was left in the middle, by its id or another
 * name of it (NULL: the one left last), as play_scenario() does; PRIMUM_USAGE,
 * said why, if there is none or it is over. */
int play_resume(const struct invocation *invocation, const char *attempt);

/* `primum` alone, at a terminal. */
int start_run(const struct invocation *invocation);

/* Every command, in the order of the help; ends with NULL. */
#define COMMANDS_MOST 32
extern const struct command *const command_table[];

/* The command of that name; NULL if there is none. */
const struct command *command_find(const char *name);

/* What the name of a command was probably meant to be; NULL: no idea. */
const char *command_nearest(const char *name);

extern const struct command command_check;
extern const struct command command_cohort;
extern const struct command command_diff;
extern const struct command command_doctor;
extern const struct command command_explain;
extern const struct command command_export;
extern const struct command command_forget;
extern const struct command command_help;
extern const struct command command_history;
extern const struct command command_impact;
extern const struct command command_learn;
extern const struct command command_list;
extern const struct command command_map;
extern const struct command command_new;
extern const struct command command_play;
extern const struct command command_progress;
extern const struct command command_reflections;
extern const struct command command_replay;
extern const struct command command_resume;
extern const struct command command_show;
extern const struct command command_walk;

#endif
