/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules once more, slowly: section 9 of the language read off a draft,
 * sentence by sentence, by a program that shares no line with the engine. */
#ifndef SUPPORT_REFERENCE_H
#define SUPPORT_REFERENCE_H

#include "support/dice.h"
#include "support/draft.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Everything counts from 1, as in the draft. */
struct reference_state {
    uint32_t place;  /* a scene, or scene_count + an ending */
    int32_t *values; /* of variables */
    bool *spent;     /* choices */
    bool *cut;       /* interrupts that are spent */
};

/* The start state. */
struct reference_state *reference_new(const struct draft *draft);
void reference_free(struct reference_state *state);

/* Any state that could be thought of, whether it can be reached or not. */
void reference_scatter(const struct draft *draft, struct dice *dice,
                       struct reference_state *state);

bool reference_is_over(const struct draft *draft,
                       const struct reference_state *state);

/* The value of a term; a truth is 0 or 1. */
int64_t reference_value(const struct term *term, const int32_t *values);

bool reference_holds(const struct term *when,
                     const struct reference_state *state);

/* The available choices of a state; `choices` has room for all. */
size_t reference_choices(const struct draft *draft,
                         const struct reference_state *state,
                         uint32_t *choices);

struct reference_chance {
    uint32_t response;
    int64_t weight;
};

/* The possible responses of a choice, and the sum of their weights. */
size_t reference_responses(const struct draft *draft,
                           const struct reference_state *state, uint32_t choice,
                           struct reference_chance *out, int64_t *total);

/* The state after a response to a choice, over the one before. */
void reference_take(const struct draft *draft, struct reference_state *state,
                    uint32_t choice, uint32_t response);

/* The state in the form that `play --from` takes; free() it. */
char *reference_format(const struct draft *draft,
                       const struct reference_state *state);

#endif
