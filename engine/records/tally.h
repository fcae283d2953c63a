/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How often an attempt met each practice and each harm of the catalogue. */
#ifndef RECORDS_TALLY_H
#define RECORDS_TALLY_H

#include "primum_records.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Of a practice: own choices taken that carry it; own choices before which the
 * best one carries it; those of them where the one taken does not, and gives
 * much away; those of them that came with a confident guess that was wrong.
 * Of a harm: responses of own choices that carry it. */
struct tally {
    uint32_t met, asked, missed, surely;
};

struct tally_view {
    struct primum_session *session;
    size_t borrowed;                    /* moves that are another attempt's */
    const struct primum_impact *impact; /* NULL: met alone */
    const struct primum_prediction *predictions;
    size_t prediction_count;
};

/* One for each entry of the scenario's catalogue, by its number; free() it.
 * NULL where there is no catalogue.  The moves are all made again, for what was
 * taken back counts: the first answer is the honest one. */
struct tally *tally_take(const struct tally_view *view);

#endif
