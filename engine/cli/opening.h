/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The calm page before the first scene. */
#ifndef CLI_OPENING_H
#define CLI_OPENING_H

#include "conversation.h"

void opening_show(struct conversation *conversation);

#endif
