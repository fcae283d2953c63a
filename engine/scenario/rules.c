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

/* A scene's own choice stands in for one of `anytime` with the same id. */
static bool has_own(const struct primum_scenario *words,
                    const struct primum_scene *scene, const char *id)
{
    for (uint32_t i = 0; i < scene->choices; i++)
        if (!strcmp(words->choices[scene->choice + i].id, id))
            return true;
    return false;
}

/* The `anytime` choices of a scene; `scene` NULL: all of them. */
static struct run list_anytime(struct scenario *scenario,
                               const struct primum_scene *scene)
{
    const struct primum_scenario *words = &scenario->words;
    struct run all = scenario->anytime;
    struct run run = {scenario->anytime_offer_count, 0};

    for (uint32_t c = all.first; c < all.first + all.count; c++) {
        if (scene && has_own(words, scene, words->choices[c].id))
            continue;
        scenario->anytime_offers =
            memory_more(scenario->anytime_offers, scenario->anytime_offer_count,
                        sizeof *scenario->anytime_offers);
        scenario->anytime_offers[scenario->anytime_offer_count++] = c;
        run.count++;
    }
    return run;
}

static bool replaces_any(const struct scenario *scenario,
                         const struct primum_scene *scene)
{
    struct run all = scenario->anytime;

    for (uint32_t c = all.first; c < all.first + all.count; c++)
        if (has_own(&scenario->words, scene, scenario->words.choices[c].id))
            return true;
    return false;
}

/* Most scenes offer every `anytime` choice and share one list of them. */
static void list_offers(struct scenario *scenario)
{
    struct primum_scenario *words = &scenario->words;
    struct run every = list_anytime(scenario, NULL);

    for (uint32_t s = 1; s <= words->scene_count; s++) {
        const struct primum_scene *scene = &words->scenes[s];
        struct scene_rule *rule = &scenario->scenes[s];
        rule->own = (struct run){scene->choice, scene->choices};
        rule->passes = scene->passes;
        if (!scene->passes)
            rule->anytime = replaces_any(scenario, scene)
                                ? list_anytime(scenario, scene)
                                : every;
        uint32_t offers = rule->own.count + rule->anytime.count;
        if (offers > words->most_choices)
            words->most_choices = offers;
    }
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
    list_offers(scenario);
    measure_responses(scenario);
}

const char *place_id(const struct scenario *scenario, place p)
{
    const struct primum_scenario *words = &scenario->words;

    return place_is_ending(scenario, p)
               ? words->endings[p - words->scene_count].id
               : words->scenes[p].id;
}
