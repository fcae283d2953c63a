/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A damaged file may hold any bytes where a text should be. */
#ifndef RECORDS_STORE_MEND_H
#define RECORDS_STORE_MEND_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/* Is all of it valid UTF-8? */
bool store_mend_sound(const char *bytes, size_t length);

/* The text with U+FFFD for each byte that is no part of one. */
const char *store_mend(struct arena *arena, const char *bytes, size_t length);

#endif
