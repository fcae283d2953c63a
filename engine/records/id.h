/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ids of attempts, and of who practises. */
#ifndef RECORDS_ID_H
#define RECORDS_ID_H

#include "primum_records.h"

#include <stdbool.h>

/* A UUID of version 8 made of a text, which cannot be told from it. */
void id_made_of(const char *text, char id[PRIMUM_ATTEMPT_ID]);

/* Is it a UUID, in small letters? */
bool id_sound(const char *id);

/* The end of an id, as people are shown it. */
const char *id_short(const char *id);

#endif
