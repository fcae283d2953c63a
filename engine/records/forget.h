/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Leaving no byte of what was forgotten. */
#ifndef RECORDS_FORGET_H
#define RECORDS_FORGET_H

#include "records/store.h"

/* Is there something forgotten of which bytes may still be in the files? */
bool forget_is_due(struct store *store);

/* Makes the file anew without them.  PRIMUM_WORLD if that cannot be now; it is
 * still due then. */
enum primum_status forget_traces(struct store *store);

#endif
