/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every state that can be reached, found by trying every choice and every
 * response.  Knows states by their texts alone, and no question. */
#include "support/solver.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* ---- States by their texts ---- */

static uint32_t hash_of(const char *text)
{
    uint32_t hash = 2166136261u;

    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 16777619u;
    return hash;
}

/* The slot of a text, or the free one where it belongs. */
static uint32_t *slot_of(const struct space *space, const char *text)
{
    uint32_t at = hash_of(text) % space->slot_count;

    while (space->slots[at] &&
           strcmp(space->states[space->slots[at] - 1].text, text) != 0)
        at = (at + 1) % space->slot_count;
    return &space->slots[at];
}

/* The number of a state that is not an ending; it may be new. */
static uint32_t number_of(struct space *space, const struct primum_state *state)
{
    char *text = primum_state_format(space->scenario, state), *problem;
    uint32_t *slot = slot_of(space, text);

    if (*slot) {
        free(text);
        return *slot - 1;
    }
    uint32_t number = space->count++;
    space->states = memory_more(space->states, number, sizeof *space->states);
    space->states[number].text = text;
    space->states[number].state =
        primum_state_parse(space->scenario, text, &problem);
    if (!space->states[number].state)
        abort();
    *slot = space->count;
    return number;
}

uint32_t space_find(const struct space *space, const struct primum_state *state)
{
    uint32_t ending = primum_state_ending(space->scenario, state);

    if (ending)
        return space->count + ending;
    char *text = primum_state_format(space->scenario, state);
    uint32_t number = *slot_of(space, text) - 1;
    free(text);
    return number;
}

/* ---- What follows what ---- */

/* Room to step in. */
struct stride {
    uint32_t *choices;
    struct primum_chance *chances;
    struct primum_state *after;
};

/* While states are found, endings are numbered from the top. */
static uint32_t target_of(struct space *space, const struct primum_state *state)
{
    uint32_t ending = primum_state_ending(space->scenario, state);

    return ending ? UINT32_MAX - ending : number_of(space, state);
}

/* Chances are rounded; in long loops it matters that their sum is 1. */
static long double sum_of(const struct primum_chance *chances, size_t count)
{
    long double sum = 0;

    for (size_t i = 0; i < count; i++)
        sum += chances[i].chance;
    return sum;
}

static void add_offer(struct space *space, uint32_t number, uint32_t choice,
                      struct stride *stride)
{
    const struct primum_scenario *scenario = space->scenario;
    size_t count = primum_responses(scenario, space->states[number].state,
                                    choice, stride->chances);
    uint32_t first = space->edge_count;
    long double sum = sum_of(stride->chances, count);

    for (size_t i = 0; i < count; i++) {
        primum_after(scenario, space->states[number].state,
                     stride->chances[i].response, stride->after);
        struct space_edge edge = {stride->chances[i].response,
                                  target_of(space, stride->after),
                                  stride->chances[i].chance / sum};
        space->edges =
            memory_more(space->edges, space->edge_count, sizeof *space->edges);
        space->edges[space->edge_count++] = edge;
    }
    space->offers =
        memory_more(space->offers, space->offer_count, sizeof *space->offers);
    space->offers[space->offer_count++] =
        (struct space_offer){choice, first, (uint32_t)count};
}

static void add_state(struct space *space, uint32_t number,
                      struct stride *stride)
{
    size_t count = primum_choices(space->scenario, space->states[number].state,
                                  stride->choices);

    space->states[number].first = space->offer_count;
    space->states[number].count = (uint32_t)count;
    for (size_t i = 0; i < count; i++)
        add_offer(space, number, stride->choices[i], stride);
}

static void explore(struct space *space, uint32_t most)
{
    const struct primum_scenario *scenario = space->scenario;
    struct stride stride = {
        memory_new(scenario->most_choices * sizeof *stride.choices),
        memory_new(scenario->most_responses * sizeof *stride.chances),
        primum_state_new(scenario)};

    for (uint32_t i = 0; i < space->count && space->count <= most; i++)
        add_state(space, i, &stride);
    for (uint32_t i = 0; i < space->edge_count; i++)
        if (space->edges[i].target >= UINT32_MAX - scenario->ending_count)
            space->edges[i].target =
                space->count + (UINT32_MAX - space->edges[i].target);
    free(stride.choices);
    free(stride.chances);
    primum_state_free(stride.after);
}

struct space *space_new(const struct primum_scenario *scenario,
                        const struct primum_state *from, uint32_t most)
{
    struct primum_state *start = primum_state_new(scenario);
    struct space *space = memory_new(sizeof *space);
    size_t step = (size_t)scenario->most_choices * scenario->most_responses;

    space->scenario = scenario;
    space->slot_count = (uint32_t)(2 * (most + step) + 16);
    space->slots = memory_new(space->slot_count * sizeof *space->slots);
    number_of(space, from ? from : start);
    primum_state_free(start);
    explore(space, most);
    if (space->count <= most)
        return space;
    space_free(space);
    return NULL;
}

void space_free(struct space *space)
{
    if (!space)
        return;
    for (uint32_t i = 0; i < space->count; i++) {
        free(space->states[i].text);
        primum_state_free(space->states[i].state);
    }
    free(space->states);
    free(space->offers);
    free(space->edges);
    free(space->slots);
    free(space);
}
