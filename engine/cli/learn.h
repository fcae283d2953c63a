/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The catalogue, for reading. */
#ifndef CLI_LEARN_H
#define CLI_LEARN_H

#include "command.h"

/* Shows the entry or the evidence with this id; NULL: what there is.  Returns
 * the exit code; what went wrong has been said. */
int learn_show(const struct invocation *invocation, const char *id);

#endif
