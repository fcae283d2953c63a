/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names in the language of PRISM.  They begin with a capital where they are
 * ours, and are the author's where not, so that the two cannot meet. */
#ifndef IMPACT_PRISM_NAME_H
#define IMPACT_PRISM_NAME_H

#include "scenario/model.h"

/* An id as a name; free() it.  What is a keyword, but for underscores behind
 * it, gets one more: so no two ids of one kind become the same. */
char *prism_name(const char *id);

/* "Scene_door", "Ending_cancelled"; free() it. */
char *prism_place(const struct scenario *scenario, place where);

#endif
