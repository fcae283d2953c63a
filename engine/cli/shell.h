/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Commands that are printed, to be copied into a shell. */
#ifndef CLI_SHELL_H
#define CLI_SHELL_H

/* The text as one word of a shell's, whatever is in it: in quotes if it needs
 * them.  free() it. */
char *shell_word(const char *text);

#endif
