/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A draft that was written, loaded and checked, and which thing of it each
 * diagnostic is about. */
#ifndef SUPPORT_SAID_H
#define SUPPORT_SAID_H

#include "primum.h"
#include "support/draft.h"
#include "support/emitter.h"

#include <stdbool.h>

struct said {
    const struct draft *draft;
    struct emitter file;
    const struct primum_catalogue *catalogue;
    const struct primum_scenario *scenario;
    struct primum_report *report;
};

/* Writes, loads and checks; false, after a word about it, if it does not
 * load.  Release it in any case. */
bool said_init(struct said *said, const struct draft *draft, uint64_t seed,
               bool tidy, const char *catalogue);
void said_release(struct said *said);

/* Does the diagnostic stand where this thing was written? */
bool said_about(const struct said *said,
                const struct primum_diagnostic *diagnostic, enum about about,
                uint32_t number);

/* How many diagnostics have this code. */
uint32_t said_count(const struct said *said, const char *code);

#endif
