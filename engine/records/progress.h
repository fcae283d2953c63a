/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What of progress is found by playing attempts again: which choices were met,
 * and how guesses went. */
#ifndef RECORDS_PROGRESS_H
#define RECORDS_PROGRESS_H

#include "primum_records.h"

struct gathering;

/* Plays again only so many of the latest attempts: at each scenario, and of
 * those with a guess. */
enum { PROGRESS_CHOICES_OF = 32, PROGRESS_GUESSES_OF = 128 };

/* Adds what the attempts at each scenario tell of its choices and endings, and
 * its catalogue of names. */
enum primum_status progress_replay_choices(struct primum_records *records,
                                           struct gathering *gathering);

/* Adds how guesses went. */
enum primum_status progress_replay_guesses(struct primum_records *records,
                                           struct gathering *gathering);

#endif
