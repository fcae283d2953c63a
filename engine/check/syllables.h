/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How many syllables an English word has, by rules of spelling. */
#ifndef CHECK_SYLLABLES_H
#define CHECK_SYLLABLES_H

#include <stddef.h>
#include <stdint.h>

/* Of a word in small letters, perhaps with apostrophes: at least 1. */
uint32_t syllables_in(const char *word, size_t length);

#endif
