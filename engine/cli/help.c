/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `primum help`, `--help`, and `help now`.  Knows the form of the tables of
 * commands and options, and nothing that is in them. */
#include "help.h"

#include "buffer.h"
#include "options.h"
#include "paths.h"
#include "scenarios.h"

#include <stdlib.h>
#include <string.h>

/* ---- Help now ------------------------------------------------------------ */

static const char built_in[] =
    "If you or somebody near you may be in danger now, call 911.\n"
    "In the US you can call or text 988 at any hour, about thoughts of\n"
    "suicide, about drugs or alcohol, or because it is all too much.\n"
    "Elsewhere, call the emergency number of the place where you are.\n"
    "This program cannot call anyone for you.\n";

/* The text of the file, which is freed; NULL if there is none in it. */
static char *read_file(char *path)
{
    char *text = path ? paths_read(path) : NULL;
    free(path);
    if (text && strspn(text, " \t\r\n") == strlen(text)) {
        free(text);
        text = NULL;
    }
    return text;
}

void help_now(struct screen *screen)
{
    char *text = read_file(paths_config("help.txt"));
    if (!text)
        text = read_file(scenarios_file("help.txt"));
    screen_gap(screen);
    screen_lines(screen, text ? text : built_in);
    screen_gap(screen);
    free(text);
}

/* ---- Commands and options ------------------------------------------------ */

/* "-h, --help" or "--color=auto|always|never" */
static char *label_of(const struct option_row *row)
{
    struct buffer label = {0};
    if (row->letter)
        buffer_format(&label, "-%c, ", row->letter);
    buffer_format(&label, "--%s", row->name);
    if (row->argument)
        buffer_format(&label, "=%s", row->argument);
    return buffer_take(&label);
}

static void show_options(struct screen *screen, const struct option_row *table)
{
    struct screen_row rows[OPTIONS_MOST] = {0};
    char *labels[OPTIONS_MOST];
    size_t count = 0;
    for (; table->name && count < OPTIONS_MOST; table++, count++) {
        labels[count] = label_of(table);
        rows[count] = (struct screen_row){labels[count], table->help};
    }
    screen_rows(screen, rows, count);
    while (count > 0)
        free(labels[--count]);
}

static void show_global(struct screen *screen)
{
    screen_gap(screen);
    screen_heading(screen, "With every command", NULL);
    show_options(screen, options_global);
}

static void show_commands(struct screen *screen)
{
    struct screen_row rows[COMMANDS_MOST] = {0};
    size_t count = 0;
    for (; command_table[count] && count < COMMANDS_MOST; count++)
        rows[count] = (struct screen_row){command_table[count]->name,
                                          command_table[count]->summary};
    screen_rows(screen, rows, count);
}

void help_program(struct screen *screen)
{
    screen_title(screen, "Primum: practise hard conversations, first do no "
                         "harm");
    screen_paragraph(screen, "Usage: primum COMMAND [OPTION...] "
                             "[ARGUMENT...]");
    screen_paragraph(screen, "`primum` alone, in a terminal, shows what there "
                             "is to practise.");
    screen_gap(screen);
    screen_heading(screen, "Commands", NULL);
    show_commands(screen);
    show_global(screen);
    screen_gap(screen);
    screen_note(screen, "`primum help COMMAND` says more about one. `primum "
                        "help now` says where a person finds help now.");
}

void help_command(struct screen *screen, const struct command *command)
{
    char *title = buffer_text("primum %s", command->name);
    char *usage =
        buffer_text("Usage: primum %s%s%s%s", command->name,
                    command->options ? " [OPTION...]" : "",
                    *command->arguments ? " " : "", command->arguments);
    screen_title(screen, title);
    screen_paragraph(screen, usage);
    screen_gap(screen);
    screen_paragraph(screen, command->about);
    if (command->options) {
        screen_gap(screen);
        screen_heading(screen, "Options", NULL);
        show_options(screen, command->options);
    }
    show_global(screen);
    free(usage);
    free(title);
}

static int run_help(const struct invocation *invocation)
{
    if (invocation->argument_count == 0) {
        help_program(invocation->out);
        return invocation_turn_pages(invocation);
    }
    const char *name = invocation->arguments[0];
    const struct command *command = command_find(name);
    if (command)
        help_command(invocation->out, command);
    else if (strcmp(name, "now") == 0)
        help_now(invocation->out);
    else
        return command_fail_unknown(invocation, name);
    return invocation_turn_pages(invocation);
}

const struct command command_help = {
    .name = "help",
    .summary = "this help, that of a command, or help now",
    .arguments = "[COMMAND | now]",
    .about = "Without an argument, lists the commands. With the name of one, "
             "says how it is called. `primum help now` says where a person "
             "finds help now; an organisation can put its own words into "
             "`help.txt` in the settings folder, ~/.config/primum.",
    .most = 1,
    .run = run_help,
};
