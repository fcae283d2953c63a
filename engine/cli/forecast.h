/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The likely impact of every choice of an attempt, worked out beside the
 * conversation, which never waits for it. */
#ifndef CLI_FORECAST_H
#define CLI_FORECAST_H

#include "primum.h"

#include <stdbool.h>
#include <stddef.h>

/* What is asked: the number of each question among the answers. */
enum forecast_figure {
    FORECAST_WORTH, /* at its best */
    FORECAST_HELPED,
    FORECAST_UNHARMED,
    FORECAST_RANDOM_HELPED, /* every choice with equal chance */
    FORECAST_RANDOM_HARMED,
    FORECAST_FIGURES
};

struct forecast;

/* For whatever can follow from `start`, which is copied; nothing begins yet.
 * The scenario must outlive it.  `memory`: bytes at most, 0 for the usual. */
struct forecast *forecast_new(const struct primum_scenario *scenario,
                              const struct primum_state *start, size_t memory);

/* Stops the work, if it goes on. */
void forecast_free(struct forecast *forecast);

/* Begins the work and returns at once; does nothing the second time. */
void forecast_begin(struct forecast *forecast);

/* The answers; NULL if there are none yet, or never will be.  Waits a moment
 * for them; if `patient`, for as long as it takes. */
const struct primum_impact *forecast_impact(struct forecast *forecast,
                                            bool patient);

/* The same without waiting at all. */
const struct primum_impact *forecast_ready(struct forecast *forecast);

/* There are no answers, and there will be none: too much can happen. */
bool forecast_failed(struct forecast *forecast);

#endif
