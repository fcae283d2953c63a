/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables that follow from those that were read.  Knows the layout of a state;
 * knows nothing of YAML. */
#include "scenario/rules.h"

#include "base/memory.h"

#include <string.h>

/* ---- Spent bits ---- */

/* Bits of what is spent for the whole attempt; returns how many. */
static uint32_t attempt_bits(struct scenario *scenario)
{
    uint32_t bits = 0;

    for (uint32_t c = 1; c <= scenario->words.choice_count; c++)
        if (scenario->choices[c].once == ONCE_ATTEMPT)
            scenario->choices[c].spent = ++bits;
    for (uint32_t i = 0; i < scenario->interrupt_count; i++)
        if (scenario->interrupts[i].spent)
            scenario->interrupts[i].spent = ++bits;
    return bits;
}

/* Gives the `once: scene` choices of a run bits from `base` on. */
static uint32_t stay_bits(struct scenario *scenario, struct run run,
                          uint32_t base)
{
    uint32_t bits = 0;

    for (uint32_t c = run.first; c < run.first + run.count; c++)
        if (scenario->choices[c].once == ONCE_STAY)
            scenario->choices[c].spent = base + ++bits;
    return bits;
}

static uint32_t words_for(uint32_t bits)
{
    return (bits + 31) / 32;
}

static void lay_out_state(struct scenario *scenario)
{
    struct primum_scenario *words = &scenario->words;
    uint32_t attempt = words_for(attempt_bits(scenario)), most = 0;

    for (uint32_t s = 1; s <= words->scene_count; s++) {
        struct run own = {words->scenes[s].choice, words->scenes[s].choices};
        uint32_t bits = stay_bits(scenario, own, attempt * 32);
        most = bits > most ? bits : most;
    }
    most += stay_bits(scenario, scenario->anytime, attempt * 32 + most);
    scenario->stay_word = words->gauge_count + attempt;
    scenario->stay_words = words_for(most);
    scenario->state_words = 1 + scenario->stay_word + scenario->stay_words;
}

/* ---- Offers ---- */

static void offer(struct scenario *scenario, struct run *offers,
                  uint32_t choice)
{
    scenario->offers = memory_more(scenario->offers, scenario->offer_count,
                                   sizeof *scenario->offers);
    scenario->offers[scenario->offer_count++] = choice;
    offers->count++;
}

/* A scene's own choice stands in for one of `anytime` with the same id. */
static bool has_own(const struct primum_scenario *words,
                    const struct primum_scene *scene, const char *id)
{
    for (uint32_t i = 0; i < scene->choices; i++)
        if (!strcmp(words->choices[scene->choice + i].id, id))
            return true;
    return false;
}

static void list_offers(struct scenario *scenario, uint32_t number)
{
    struct primum_scenario *words = &scenario->words;
    const struct primum_scene *scene = &words->scenes[number];
    struct run *offers = &scenario->scenes[number].offers;
    struct run anytime = scenario->anytime;

    offers->first = scenario->offer_count;
    for (uint32_t i = 0; i < scene->choices; i++)
        offer(scenario, offers, scene->choice + i);
    for (uint32_t c = anytime.first; c < anytime.first + anytime.count; c++)
        if (!scene->passes && !has_own(words, scene, words->choices[c].id))
            offer(scenario, offers, c);
    if (offers->count > words->most_choices)
        words->most_choices = offers->count;
}

static void measure_responses(struct scenario *scenario)
{
    struct primum_scenario *words = &scenario->words;

    for (uint32_t c = 1; c <= words->choice_count; c++)
        if (words->choices[c].responses > words->most_responses)
            words->most_responses = words->choices[c].responses;
}

void rules_finish(struct scenario *scenario)
{
    lay_out_state(scenario);
    for (uint32_t s = 1; s <= scenario->words.scene_count; s++)
        list_offers(scenario, s);
    measure_responses(scenario);
}

const char *place_id(const struct scenario *scenario, place p)
{
    const struct primum_scenario *words = &scenario->words;

    return place_is_ending(scenario, p)
               ? words->endings[p - words->scene_count].id
               : words->scenes[p].id;
}
