/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The least that a program can do that asks something on a terminal, linked
 * with all that the real one is linked with: the floor of its start. */
#include <stdio.h>
#include <readline/readline.h>
#include <stdlib.h>

int main(void)
{
    rl_readline_name = "primum";
    free(readline("Enter to begin: "));
    return 0;
}
