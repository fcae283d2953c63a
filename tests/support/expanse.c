/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tries every choice and every response, from the start on.  Knows states as
 * the reference does; knows no fault. */
#include "support/expanse.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* ---- One state ---- */

static bool same(const struct draft *draft, const struct reference_state *a,
                 const struct reference_state *b)
{
    return a->place == b->place &&
           !memcmp(a->values + 1, b->values + 1,
                   draft->variable_count * sizeof *a->values) &&
           !memcmp(a->spent + 1, b->spent + 1,
                   draft->choice_count * sizeof *a->spent) &&
           !memcmp(a->cut + 1, b->cut + 1,
                   draft->interrupt_count * sizeof *a->cut);
}

static void copy(const struct draft *draft, struct reference_state *to,
                 const struct reference_state *from)
{
    to->place = from->place;
    memcpy(to->values, from->values,
           (draft->variable_count + 1) * sizeof *to->values);
    memcpy(to->spent, from->spent,
           (draft->choice_count + 1) * sizeof *to->spent);
    memcpy(to->cut, from->cut, (draft->interrupt_count + 1) * sizeof *to->cut);
}

struct reference_state *expanse_copy(const struct draft *draft,
                                     const struct reference_state *state)
{
    struct reference_state *made = reference_new(draft);

    copy(draft, made, state);
    return made;
}

static uint32_t mix(uint32_t hash, uint32_t number)
{
    return (hash ^ number) * 16777619u;
}

static uint32_t hash_of(const struct draft *draft,
                        const struct reference_state *state)
{
    uint32_t hash = mix(2166136261u, state->place);

    for (uint32_t v = 1; v <= draft->variable_count; v++)
        hash = mix(hash, (uint32_t)state->values[v]);
    for (uint32_t c = 1; c <= draft->choice_count; c++)
        hash = mix(hash, state->spent[c]);
    for (uint32_t i = 1; i <= draft->interrupt_count; i++)
        hash = mix(hash, state->cut[i]);
    return hash ^ hash >> 15;
}

/* ---- All of them ---- */

/* The number of a state, which may be a new one, `steps` from the start. */
static uint32_t number_of(struct expanse *expanse,
                          const struct reference_state *state, uint32_t steps)
{
    uint32_t at = hash_of(expanse->draft, state) % expanse->slot_count;

    for (; expanse->slots[at]; at = (at + 1) % expanse->slot_count)
        if (same(expanse->draft, expanse->states[expanse->slots[at] - 1].state,
                 state))
            return expanse->slots[at] - 1;
    expanse->states =
        memory_more(expanse->states, expanse->count, sizeof *expanse->states);
    expanse->states[expanse->count] = (struct expanse_state){
        .state = expanse_copy(expanse->draft, state), .steps = steps};
    expanse->slots[at] = ++expanse->count;
    return expanse->count - 1;
}

/* Room to step in. */
struct stride {
    uint32_t *choices;
    struct reference_chance *chances;
    struct reference_state *after;
};

static void add_offer(struct expanse *expanse, uint32_t number, uint32_t choice,
                      struct stride *stride)
{
    const struct draft *draft = expanse->draft;
    uint32_t first = expanse->edge_count;
    int64_t total;
    size_t count = reference_responses(draft, expanse->states[number].state,
                                       choice, stride->chances, &total);

    for (size_t i = 0; i < count; i++) {
        struct expanse_edge edge = {
            .response = stride->chances[i].response,
            .chance = (double)stride->chances[i].weight / (double)total};
        copy(draft, stride->after, expanse->states[number].state);
        reference_take(draft, stride->after, choice, edge.response);
        /* Until their number is known, endings count from the top. */
        edge.target =
            reference_is_over(draft, stride->after)
                ? UINT32_MAX - (stride->after->place - draft->scene_count)
                : number_of(expanse, stride->after,
                            expanse->states[number].steps + 1);
        expanse->edges =
            memory_more(expanse->edges, expanse->edge_count, sizeof edge);
        expanse->edges[expanse->edge_count++] = edge;
    }
    expanse->offers = memory_more(expanse->offers, expanse->offer_count,
                                  sizeof *expanse->offers);
    expanse->offers[expanse->offer_count++] =
        (struct expanse_offer){choice, first, (uint32_t)count};
}

static void explore(struct expanse *expanse, uint32_t most)
{
    const struct draft *draft = expanse->draft;
    struct stride stride = {
        memory_new((draft->choice_count + 1) * sizeof *stride.choices),
        memory_new((draft->response_count + 1) * sizeof *stride.chances),
        reference_new(draft)};

    for (uint32_t i = 0; i < expanse->count && expanse->count <= most; i++) {
        size_t count =
            reference_choices(draft, expanse->states[i].state, stride.choices);
        expanse->states[i].first = expanse->offer_count;
        expanse->states[i].count = (uint32_t)count;
        for (size_t c = 0; c < count; c++)
            add_offer(expanse, i, stride.choices[c], &stride);
    }
    for (uint32_t i = 0; i < expanse->edge_count; i++)
        if (expanse->edges[i].target >= UINT32_MAX - draft->ending_count)
            expanse->edges[i].target =
                expanse->count + (UINT32_MAX - expanse->edges[i].target);
    free(stride.choices);
    free(stride.chances);
    reference_free(stride.after);
}

struct expanse *expanse_new(const struct draft *draft, uint32_t most)
{
    struct expanse *expanse = memory_new(sizeof *expanse);
    struct reference_state *start = reference_new(draft);

    expanse->draft = draft;
    expanse->slot_count = 2 * (most + draft->response_count) + 64;
    expanse->slots = memory_new(expanse->slot_count * sizeof *expanse->slots);
    number_of(expanse, start, 0);
    reference_free(start);
    explore(expanse, most);
    if (expanse->count <= most)
        return expanse;
    expanse_free(expanse);
    return NULL;
}

void expanse_free(struct expanse *expanse)
{
    if (!expanse)
        return;
    for (uint32_t i = 0; i < expanse->count; i++)
        reference_free(expanse->states[i].state);
    free(expanse->states);
    free(expanse->offers);
    free(expanse->edges);
    free(expanse->slots);
    free(expanse);
}

uint32_t expanse_find(const struct expanse *expanse, const char *text)
{
    for (uint32_t i = 0; i < expanse->count; i++) {
        char *found =
            reference_format(expanse->draft, expanse->states[i].state);
        bool here = !strcmp(found, text);
        free(found);
        if (here)
            return i;
    }
    return UINT32_MAX;
}

bool expanse_passes(const struct expanse *expanse, uint32_t state)
{
    const struct draft *draft = expanse->draft;

    return draft->scenes[expanse->states[state].state->place].passes;
}
