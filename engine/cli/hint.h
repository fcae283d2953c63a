/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `hint`: what the moment asks for, when it is the coach's turn. */
#ifndef CLI_HINT_H
#define CLI_HINT_H

#include "conversation.h"

/* Names practices, never a choice. */
void hint_show(struct conversation *conversation);

#endif
