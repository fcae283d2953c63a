/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A draft, the file it is written in, and what the loader made of it. */
#ifndef SUPPORT_TRIAL_H
#define SUPPORT_TRIAL_H

#include "primum.h"
#include "support/generator.h"
#include "support/writer.h"

#include <stdbool.h>
#include <stdint.h>

struct trial {
    uint64_t seed;
    struct knobs knobs;
    struct draft *draft;
    struct emitter file; /* file.out is the text */
    const struct primum_catalogue *catalogue;
    const struct primum_scenario *scenario; /* NULL: it did not load */
};

/* The catalogue that drafts refer to; goes with primum_catalogue_free(). */
const struct primum_catalogue *trial_catalogue(void);

/* The small scenario number `seed`, with or without faults in its rules.
 * False, after a word about it, if the loader refuses it; release it in any
 * case. */
bool trial_init(struct trial *trial, uint64_t seed, bool faults);

/* The same with knobs of the caller's. */
bool trial_init_with(struct trial *trial, uint64_t seed,
                     const struct knobs *knobs);
void trial_release(struct trial *trial);

#endif
