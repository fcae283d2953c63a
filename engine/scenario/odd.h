/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Characters that nobody sees, or takes for a space. */
#ifndef SCENARIO_ODD_H
#define SCENARIO_ODD_H

#include "base/text.h"

#include <stdbool.h>
#include <stddef.h>

/* A run of them: where it begins, and its bytes; 0 if there is none. */
struct odd {
    size_t start, length;
    bool blank; /* it looks like a space; else like nothing */
};

struct odd odd_find(const char *bytes, size_t length);

/* Adds what is the matter with them, and what to do. */
void odd_say(const struct odd *odd, struct text *message, struct text *help);

#endif
