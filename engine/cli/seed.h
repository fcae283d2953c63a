/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where an attempt gets its chance from. */
#ifndef CLI_SEED_H
#define CLI_SEED_H

#include <stdbool.h>
#include <stdint.h>

/* One that nobody has met before. */
uint64_t seed_fresh(void);

/* Reads 0 to PRIMUM_SEED_MAX; false if it is anything else. */
bool seed_read(const char *text, uint64_t *seed);

#endif
