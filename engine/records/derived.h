/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is kept of an attempt though it follows from its moves, so that lists
 * are quick: the tables `summary` and `tally`. */
#ifndef RECORDS_DERIVED_H
#define RECORDS_DERIVED_H

#include "records/store.h"
#include "records/tally.h"

struct summary {
    uint32_t choices; /* own ones, taken back or not */
    enum primum_standing standing;
    uint32_t ending; /* 0: none */
};

/* How a session stands when time has passed as far as it does. */
struct summary derived_summary(struct primum_session *session, size_t borrowed);

/* Within a transaction. */
void derived_keep_summary(struct store *store, int64_t attempt, int64_t last,
                          const struct primum_scenario *scenario,
                          const struct summary *summary);
void derived_keep_last(struct store *store, int64_t attempt, int64_t last);
void derived_keep_tally(struct store *store, int64_t attempt,
                        const struct tally_view *view);

#endif
