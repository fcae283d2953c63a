/* SPDX-License-Identifier: GPL-3.0-or-later */

/* primum: finds the command in a table, reads its options, calls it, and sees
 * to it that what it said has arrived.  Knows nothing that a command does. */
#include "buffer.h"
#include "command.h"
#include "help.h"
#include "look.h"
#include "options.h"
#include "settings.h"
#include "when.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const struct command *const command_table[] = {
    &command_play,     &command_resume,
    &command_replay,   &command_list,
    &command_history,  &command_show,
    &command_progress, &command_reflections,
    &command_export,   &command_forget,
    &command_learn,    &command_new,
    &command_check,    &command_explain,
    &command_impact,   &command_map,
    &command_walk,     &command_diff,
    &command_cohort,   &command_doctor,
    &command_help,     NULL,
};

const struct command *command_find(const char *name)
{
    for (size_t i = 0; command_table[i]; i++)
        if (strcmp(command_table[i]->name, name) == 0)
            return command_table[i];
    return NULL;
}

const char *command_nearest(const char *name)
{
    const char *names[COMMANDS_MOST];
    size_t count = 0;
    for (; command_table[count] && count < COMMANDS_MOST; count++)
        names[count] = command_table[count]->name;
    return primum_text_nearest(name, names, count);
}

/* ---- What is called ------------------------------------------------------ */

static int show_version(const struct invocation *invocation)
{
    screen_verbatim(invocation->out, "primum " PRIMUM_VERSION);
    return PRIMUM_OK;
}

static int show_help(const struct invocation *invocation)
{
    if (invocation->command)
        help_command(invocation->out, invocation->command);
    else
        help_program(invocation->out);
    return invocation_turn_pages(invocation);
}

static int fail_usage(const struct invocation *invocation, const char *problem)
{
    const struct command *command = invocation->command;
    return invocation_fail(invocation, PRIMUM_USAGE,
                           "%s See `primum %s%s--help`.", problem,
                           command ? command->name : "", command ? " " : "");
}

static int run_command(const struct invocation *invocation)
{
    const struct command *command = invocation->command;
    char *problem = NULL;
    if (invocation->argument_count < command->least)
        problem = buffer_text("Something is missing: it is written `primum %s "
                              "%s`.",
                              command->name, command->arguments);
    else if (invocation->argument_count > command->most)
        problem = buffer_text("\"%s\" is more than it takes.",
                              invocation->arguments[command->most]);
    if (!problem)
        return command->run(invocation);
    int status = fail_usage(invocation, problem);
    free(problem);
    return status;
}

/* `name` is that of the command; NULL: none was given. */
static int run(const struct invocation *invocation, const char *name)
{
    if (name && !invocation->command)
        return command_fail_unknown(invocation, name);
    if (invocation->options->problem)
        return fail_usage(invocation, invocation->options->problem);
    if (invocation_value(invocation, "help"))
        return show_help(invocation);
    if (invocation_value(invocation, "version"))
        return show_version(invocation);
    if (invocation->command)
        return run_command(invocation);
    return terminal_interactive(invocation->terminal) ? start_run(invocation)
                                                      : show_help(invocation);
}

/* ---- The program --------------------------------------------------------- */

/* A standard file that is closed is opened, lest another file gets its
 * number and is written to. */
static void open_standard_files(void)
{
    int fd;
    do
        fd = open("/dev/null", O_RDWR);
    while (fd >= 0 && fd <= STDERR_FILENO);
    if (fd > STDERR_FILENO)
        close(fd);
}

static void open_screens(struct invocation *invocation)
{
    const char *color = invocation_value(invocation, "color");
    bool plain = look_plain(invocation_value(invocation, "plain") != NULL,
                            getenv("PRIMUM_PLAIN"), settings_plain());
    invocation->out =
        screen_new(STDOUT_FILENO, look_at(STDOUT_FILENO, color, plain));
    invocation->err =
        screen_new(STDERR_FILENO, look_at(STDERR_FILENO, color, plain));
    invocation->terminal = terminal_new();
}

/* Whoever pins the clock wants to know that it is not. */
static void say_misread(const struct invocation *invocation)
{
    const char *text = when_misread();
    if (text)
        invocation_fail(invocation, PRIMUM_OK,
                        "PRIMUM_NOW is \"%s\", and no time as in "
                        "2026-11-22T10:00:00Z; it is left aside.",
                        text);
}

/* A reader that went away needs no message; a full disk does. */
static int close_screens(const struct invocation *invocation, int status)
{
    screen_flush(invocation->out);
    int trouble = screen_trouble(invocation->out);
    if (trouble && trouble != EPIPE)
        status = invocation_fail(invocation, PRIMUM_WORLD,
                                 "What was to be shown could not be written: "
                                 "%s.",
                                 strerror(trouble));
    screen_free(invocation->out);
    screen_free(invocation->err);
    terminal_free(invocation->terminal);
    return status;
}

int main(int argc, char **argv)
{
    struct options options;
    struct invocation invocation = {.options = &options};
    const char *name = NULL;
    int word = argc;
    open_standard_files();
    setlocale(LC_CTYPE, ""); /* and no more: numbers are the same everywhere */
    options_init(&options);
    if (options_read(&options, argc, argv, &word) && word < argc) {
        name = argv[word];
        invocation.command = command_find(name);
    }
    if (invocation.command) {
        options_allow(&options, invocation.command->options);
        options_read(&options, argc - word, argv + word, NULL);
    }
    invocation.arguments = options.arguments;
    invocation.argument_count = options.argument_count;
    open_screens(&invocation);
    say_misread(&invocation);
    int status = close_screens(&invocation, run(&invocation, name));
    options_release(&options);
    return status;
}
