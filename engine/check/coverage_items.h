/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What there is to show of a scenario, in one numbering: each response; each
 * choice, taken where nothing can follow it; each scene and ending, by coming
 * to it.  A response shows its choice as well. */
#ifndef CHECK_COVERAGE_ITEMS_H
#define CHECK_COVERAGE_ITEMS_H

#include "scenario/model.h"

#include <stdint.h>

static inline uint32_t item_of_choice(const struct primum_scenario *words,
                                      uint32_t choice)
{
    return words->response_count + choice;
}

/* Place 0 is nowhere, and shows nothing. */
static inline uint32_t item_of_place(const struct primum_scenario *words,
                                     place where)
{
    return words->response_count + words->choice_count + 1 + where;
}

/* The last item. */
static inline uint32_t item_count(const struct primum_scenario *words)
{
    return item_of_place(words, words->scene_count + words->ending_count);
}

/* What is taken to get a label, which is an item that is no place: a choice;
 * and the response, 0 if nothing can follow. */
static inline uint32_t label_response(const struct primum_scenario *words,
                                      uint32_t label)
{
    return label <= words->response_count ? label : 0;
}

static inline uint32_t label_choice(const struct primum_scenario *words,
                                    uint32_t label)
{
    return label <= words->response_count ? words->responses[label].choice
                                          : label - words->response_count;
}

#endif
