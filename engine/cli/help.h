/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Help: with the program, made from the tables; and with what is real. */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "command.h"

/* What the program can do. */
void help_program(struct screen *screen);

/* How one command is called. */
void help_command(struct screen *screen, const struct command *command);

/* Where a person finds help now.  Read afresh each time: the organisation's
 * own help.txt, else the one beside the scenarios, else a sentence. */
void help_now(struct screen *screen);

#endif
