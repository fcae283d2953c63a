/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long work asks whether it may go on. */
#ifndef CHECK_EFFORT_H
#define CHECK_EFFORT_H

#include "primum.h"

#include <stdbool.h>
#include <stddef.h>

/* May the work go on, `states` having been reached? */
static inline bool effort_goes_on(const struct primum_effort *effort,
                                  size_t states)
{
    return !effort || !effort->go_on || effort->go_on(effort->with, states);
}

#endif
