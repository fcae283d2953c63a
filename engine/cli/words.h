/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What changed and how things stand, in words that people use.  Pure functions
 * of a scenario and its states; every `char *` is the caller's to free. */
#ifndef CLI_WORDS_H
#define CLI_WORDS_H

#include "primum.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* "a little less trust, much less steadiness": the gauges that differ between
 * two states, never the facts; "more worry for Theo" where the coach is not
 * with Theo.  NULL where none differs. */
char *words_changes(const struct primum_scenario *scenario,
                    const struct primum_state *before,
                    const struct primum_state *after);

/* Is there any gauge, facts aside? */
bool words_has_gauges(const struct primum_scenario *scenario);

/* The same, or that nothing moved; NULL if the scenario has no gauge. */
char *words_since(const struct primum_scenario *scenario,
                  const struct primum_state *before,
                  const struct primum_state *after);

/* What words_changes() says of taking this response in this state. */
char *words_effects(const struct primum_scenario *scenario,
                    const struct primum_state *before, uint32_t response);

/* Did a gauge go the way that is not good for its person? */
bool words_lost(const struct primum_scenario *scenario,
                const struct primum_state *before,
                const struct primum_state *after);

/* "low, 3 of 10" */
char *words_place(const struct primum_gauge *gauge, int32_t value);

/* "low, 3 of 10; a little lower than at the start" */
char *words_standing(const struct primum_gauge *gauge, int32_t value,
                     int32_t start);

/* "[###-------] 3 of 10" */
char *words_meter(const struct primum_gauge *gauge, int32_t value);

/* How often something happens, and what that number is: "6 in 10", "up to 6 in
 * 10", "1 in 10 or more"; or "under 1 in 100", "never". */
enum words_bound { WORDS_ABOUT, WORDS_UP_TO, WORDS_OR_MORE };
char *words_often(double chance, enum words_bound bound);

/* Where something leads, in a sentence: "At its best, the support helps in up
 * to 6 in 10. Before, 9." */
enum words_figure {
    WORDS_BEST_HELPS,
    WORDS_BEST_HARMS,
    WORDS_RANDOM_HELPS,
    WORDS_RANDOM_HARMS,
    WORDS_FIGURES
};
char *words_lead(enum words_figure figure, double chance, double before);

/* The figure alone: "helps in up to 6 in 10", "need never harm". */
char *words_does(enum words_figure figure, double chance);

/* All four: "At its best, it helps in up to 6 in 10, and need never harm.
 * ..." */
char *words_leads(const double chances[WORDS_FIGURES]);

/* "At its best, the support would then help in up to 9 in 10, instead of 6."
 *  NULL where both are the same in words. */
char *words_opened(enum words_figure figure, double chance, double instead);

/* The name of a gauge, with whose it is if not of the person whom the coach is
 * with: "trust", "worry (Theo)". */
char *words_gauge(const struct primum_scenario *scenario, uint32_t gauge);

/* "Step 3, The tap" */
char *words_step(const struct primum_scenario *scenario, size_t number,
                 uint32_t scene);

/* "you", or the person's name. */
const char *words_person(const struct primum_scenario *scenario,
                         uint32_t person);

/* The text as a phrase: without its full stop. */
char *words_phrase(const char *text);

/* What a response is, in a few words: a phrase. */
char *words_title(const struct primum_response *response);

/* "Pacing; Too much, too soon": names of practices or harms.  NULL where there
 * are none. */
char *words_names(const struct primum_catalogue *catalogue,
                  struct primum_list entries);

/* What a grade of evidence means: "studies from a neighbouring field". */
const char *words_grade(char grade);

/* "Cited (what its grade means); another (...)".  NULL where it is empty. */
char *words_sources(const struct primum_catalogue *catalogue,
                    struct primum_list evidence);

/* "one two three", with this between them.  NULL where there are none. */
char *words_join(struct primum_texts texts, const char *between);

/* The first sentence of a text. */
char *words_first_sentence(const char *text);

#endif
