/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Scenarios that attempts were played from, read from the texts that were kept
 * with them.  Whoever looks at many attempts meets the same few again and
 * again, so some are held ready. */
#ifndef RECORDS_SHELF_H
#define RECORDS_SHELF_H

#include "records/store.h"

struct shelf;

struct shelved {
    char *path, *sha256, *catalogue_sha256; /* the last may be NULL */
    const struct primum_catalogue *catalogue;
    const struct primum_scenario *scenario;
    uint32_t users;
    uint64_t used; /* when last, in uses of the shelf */
};

struct shelf *shelf_new(void);
void shelf_free(struct shelf *shelf); /* nobody uses any of it any more */

/* The scenario of an attempt.  NULL, with *problem a part of a sentence for
 * people (free() it), if the texts are not what they were, or mean nothing
 * today. */
struct shelved *shelf_take(struct shelf *shelf, struct store *store,
                           const struct primum_attempt *attempt,
                           char **problem);
void shelf_give_back(struct shelved *shelved); /* NULL is fine */

#endif
