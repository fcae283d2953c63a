/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of `primum progress`, and its parts. */
#ifndef CLI_PRACTISED_H
#define CLI_PRACTISED_H

#include "primum_records.h"
#include "screen.h"

void practised_show(struct screen *screen,
                    const struct primum_progress *progress, int64_t now);

/* Practices, and harms. */
void practised_show_tags(struct screen *screen,
                         const struct primum_progress *progress);

/* How sure, and how right; nothing where nobody guessed. */
void practised_show_guesses(struct screen *screen,
                            const struct primum_progress *progress);

/* Endings and choices met. */
void practised_show_scenarios(struct screen *screen,
                              const struct primum_progress *progress,
                              int64_t now);

/* What is worth meeting again, and when. */
void practised_show_due(struct screen *screen,
                        const struct primum_progress *progress, int64_t now);

/* "2 of 5"; "once", "twice", "15 times": free() them. */
char *practised_part(uint64_t part, uint64_t whole);
char *practised_times(uint64_t count);

#endif
