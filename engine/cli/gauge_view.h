/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How things stand, for those who ask. */
#ifndef CLI_GAUGE_VIEW_H
#define CLI_GAUGE_VIEW_H

#include "conversation.h"

/* `state`: each gauge in words, and against the start. */
void gauge_show_standing(struct conversation *conversation);

/* --gauges: a meter for each. */
void gauge_show_meters(struct conversation *conversation);

#endif
