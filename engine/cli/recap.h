/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page for whoever comes back: when that was, where it was left, and how
 * the last choice landed. */
#ifndef CLI_RECAP_H
#define CLI_RECAP_H

#include "conversation.h"

void recap_show(struct conversation *conversation);

#endif
