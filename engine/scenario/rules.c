/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables that follow from those that were read.  Knows the layout of a state;
 * knows nothing of YAML. */
#include "scenario/rules.h"

#include "base/memory.h"

#include <string.h>

/* ---- Spent bits ---- */

/* Gives the choices of a run that are `once` in this way the bits behind
 * `bit`; returns the last. */
static uint32_t give_bits(struct scenario *scenario, struct run run,
                          enum once once, uint32_t bit)
{
    for (uint32_t c = run.first; c < run.first + run.count; c++)
        if (scenario->choices[c].once == once)
            scenario->choices[c].spent = ++bit;
    return bit;
}

/* All scenes begin with the same bit, those for `anytime` follow; the last. */
static uint32_t give_stay_bits(struct scenario *scenario)
{
    const struct primum_scenario *words = &scenario->words;
    uint32_t most = 0;

    for (uint32_t s = 1; s <= words->scene_count; s++) {
        struct run own = {words->scenes[s].choice, words->scenes[s].choices};
        uint32_t last = give_bits(scenario, own, ONCE_STAY, 0);
        most = last > most ? last : most;
    }
    return give_bits(scenario, scenario->anytime, ONCE_STAY, most);
}

/* Words that hold the bits up to this one. */
static uint32_t words_to(uint32_t bit)
{
    return bit / 32 + 1;
}

static void lay_out_state(struct scenario *scenario)
{
    struct primum_scenario *words = &scenario->words;
    struct run all = {1, words->choice_count};

    scenario->stay_words = words_to(give_stay_bits(scenario));
    uint32_t bit = scenario->stay_words * 32 - 1;
    for (uint32_t i = 0; i < scenario->interrupt_count; i++)
        if (scenario->interrupts[i].spent)
            scenario->interrupts[i].spent = ++bit;
    scenario->brisk_words = 1 + words->gauge_count + words_to(bit);
    bit = give_bits(scenario, all, ONCE_ATTEMPT, bit);
    scenario->state_words = 1 + words->gauge_count + words_to(bit);
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
