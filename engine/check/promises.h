/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What has to be asked about a scenario so that its promises, and those of its
 * catalogue, can be kept or not. */
#ifndef CHECK_PROMISES_H
#define CHECK_PROMISES_H

#include "primum.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The questions, each once, worth at its best among them.  Returns how many;
 * free() them. */
size_t promises_ask(const struct primum_scenario *words,
                    struct primum_question **questions);

#endif
