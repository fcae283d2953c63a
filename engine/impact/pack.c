/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lays out keys: the ranges of a scenario's values, one behind the other, none
 * across the border of two words, and the place last, so that the states of a
 * scene are neighbours.  Knows nothing of how states follow one
 * another. */
#include "impact/pack.h"

#include "base/memory.h"
#include "play/spent.h"

#include <stdlib.h>

#define WORD_BITS 64

static uint32_t bits_of(uint32_t largest)
{
    uint32_t bits = 0;

    while (largest >> bits)
        if (++bits == 32)
            break;
    return bits;
}

/* A field behind those that there are; a full word is left for the next. */
static struct pack_field next_field(struct pack *pack, int32_t min,
                                    uint32_t largest)
{
    uint32_t bits = bits_of(largest), shift = pack->bits % WORD_BITS;

    if (shift + bits > WORD_BITS) {
        pack->bits += WORD_BITS - shift;
        shift = 0;
    }
    struct pack_field field = {.word = bits ? pack->bits / WORD_BITS : 0,
                               .shift = bits ? shift : 0,
                               .mask = bits < 32 ? (UINT32_C(1) << bits) - 1
                                                 : UINT32_MAX,
                               .min = min};
    pack->bits += bits;
    pack->words = pack->bits ? (pack->bits - 1) / WORD_BITS + 1 : 1;
    return field;
}

/* Each word of spent bits in use, as if all of it were spent. */
static struct primum_state *all_spent(const struct scenario *scenario)
{
    struct primum_state *state = memory_new(state_size(scenario));

    for (uint32_t c = 1; c <= scenario->words.choice_count; c++)
        spent_set(scenario, state, scenario->choices[c].spent);
    for (uint32_t i = 0; i < scenario->interrupt_count; i++)
        spent_set(scenario, state, scenario->interrupts[i].spent);
    return state;
}

void pack_init(struct pack *pack, const struct scenario *scenario)
{
    const struct primum_scenario *words = &scenario->words;

    *pack = (struct pack){.words = 1, .field_count = 1};
    pack->fields = memory_new(scenario->state_words * sizeof *pack->fields);
    for (uint32_t g = 1; g <= words->gauge_count; g++) {
        const struct primum_gauge *gauge = &words->gauges[g];
        pack->fields[pack->field_count++] = next_field(
            pack, gauge->min, (uint32_t)gauge->max - (uint32_t)gauge->min);
    }
    struct primum_state *spent = all_spent(scenario);
    for (; pack->field_count < scenario->state_words; pack->field_count++)
        pack->fields[pack->field_count] =
            next_field(pack, 0, (uint32_t)spent->values[pack->field_count - 1]);
    free(spent);
    pack->fields[0] = next_field(pack, 0, words->scene_count);
}

void pack_release(struct pack *pack)
{
    free(pack->fields);
    *pack = (struct pack){0};
}
