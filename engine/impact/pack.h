/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A state in the fewest bits that its ranges need: its key.  Only scenes have
 * one; of an ending nothing but its number matters. */
#ifndef IMPACT_PACK_H
#define IMPACT_PACK_H

#include "scenario/model.h"

#include <stdint.h>

/* Where in a key a word of a state is. */
struct pack_field {
    uint32_t word, shift;
    uint32_t mask; /* as wide as its largest value */
    int32_t min;
};

struct pack {
    struct pack_field *fields; /* place, gauges and facts, spent bits */
    uint32_t field_count, words;
    uint32_t bits; /* of a key, in use */
};

void pack_init(struct pack *pack, const struct scenario *scenario);
void pack_release(struct pack *pack);

/* The key of a state, pack->words long. */
static inline void pack_key(const struct pack *pack,
                            const struct primum_state *state, uint64_t *key)
{
    const struct pack_field *field = pack->fields;

    for (uint32_t w = 0; w < pack->words; w++)
        key[w] = 0;
    key[field->word] |= (uint64_t)state->place << field->shift;
    for (uint32_t i = 1; i < pack->field_count; i++) {
        field = &pack->fields[i];
        key[field->word] |=
            (uint64_t)((uint32_t)state->values[i - 1] - (uint32_t)field->min)
            << field->shift;
    }
}

/* The place of a key. */
static inline place pack_place(const struct pack *pack, const uint64_t *key)
{
    const struct pack_field *field = pack->fields;

    return (uint32_t)(key[field->word] >> field->shift) & field->mask;
}

/* The state of a key. */
static inline void pack_state(const struct pack *pack, const uint64_t *key,
                              struct primum_state *state)
{
    const struct pack_field *field = pack->fields;

    state->place = (uint32_t)(key[field->word] >> field->shift) & field->mask;
    for (uint32_t i = 1; i < pack->field_count; i++) {
        field = &pack->fields[i];
        state->values[i - 1] =
            (int32_t)(((uint32_t)(key[field->word] >> field->shift) &
                       field->mask) +
                      (uint32_t)field->min);
    }
}

#endif
