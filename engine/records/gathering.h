/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Progress, as it is added up row by row.  Knows neither where the rows come
 * from nor how they are told. */
#ifndef RECORDS_GATHERING_H
#define RECORDS_GATHERING_H

#include "base/arena.h"
#include "primum_records.h"

/* Practices and harms, and below scenarios: few, and kept in the order of their
 * ids. */
struct gathered_tag {
    const char *id, *name;
    bool harm;
    struct primum_tally all;
    struct primum_tally *weeks; /* room_weeks of them, the last ends today */
};

struct gathered_scenario {
    struct primum_progress_scenario shown;
    const char **endings; /* ids of those that were reached, in order */
    uint32_t ending_count;
};

struct gathering {
    struct primum_progress shown; /* comes first: who has it has all */
    struct primum_clock clock;
    size_t room_weeks;
    struct gathered_tag *tags;
    struct gathered_scenario *scenarios;
    uint32_t tag_count, scenario_count;
    struct primum_calibration *guesses; /* by week, room_weeks of them */
    struct arena arena;                 /* texts, and what is shown */
};

struct gathering *gathering_new(const struct primum_clock *clock, size_t weeks);
void gathering_free(struct gathering *gathering);

/* An attempt, and what it comes to in a practice or a harm.  Texts are
 * copied. */
struct gathering_attempt {
    const char *scenario, *title, *ending; /* ending NULL: none was reached */
    int64_t begun, last;
    uint64_t choices;
};
void gathering_add_attempt(struct gathering *gathering,
                           const struct gathering_attempt *attempt);
void gathering_add_tally(struct gathering *gathering, const char *tag,
                         bool harm, int64_t last,
                         const struct primum_tally *tally);

/* What the text that was kept last tells of the scenario at `index`: endings,
 * choices, and of its catalogue: names that are not known yet.  `met` says of
 * each choice whether it was taken. */
void gathering_add_text(struct gathering *gathering, uint32_t index,
                        const struct primum_scenario *scenario, const bool *met,
                        bool or_more);

/* Where guesses about an attempt are added up beside the sum of all; NULL if it
 * was before the weeks that are shown. */
struct primum_calibration *gathering_guesses(struct gathering *gathering,
                                             int64_t last);

/* All of it put in order.  The gathering keeps what is shown. */
struct primum_progress *gathering_finish(struct gathering *gathering);

#endif
