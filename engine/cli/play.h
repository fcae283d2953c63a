/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What `primum play` shares between people and programs. */
#ifndef CLI_PLAY_H
#define CLI_PLAY_H

#include "command.h"
#include "primum.h"

#include <stdbool.h>

/* The conversation with a program: an object a line out, an answer a line in.
 * Returns the exit code. */
int play_json(const struct invocation *invocation,
              struct primum_session *session, bool explains_last);

#endif
