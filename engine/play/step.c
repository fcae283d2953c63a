/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules of the language, section 9, numbered as there.  Knows nothing of
 * chance drawn, of screens, or of what was before the state it is given. */
#include "play/step.h"

#include "play/spent.h"

#include <assert.h>
#include <string.h>

void step_start(const struct scenario *scenario, struct primum_state *state)
{
    memset(state, 0, state_size(scenario));
    state->place = scenario->words.start;
    for (uint32_t g = 1; g <= scenario->words.gauge_count; g++)
        state->values[g - 1] = scenario->words.gauges[g].start;
}

static inline bool holds(const struct scenario *scenario,
                         const struct primum_state *state, program when)
{
    return !when || expression_run(scenario->code + when, state->values);
}

bool step_holds(const struct scenario *scenario,
                const struct primum_state *state, program when)
{
    return holds(scenario, state, when);
}

/* 1. Available choices. */

static inline bool on_offer(const struct scenario *scenario,
                            const struct primum_state *state, uint32_t choice)
{
    const struct choice_rule *rule = &scenario->choices[choice];

    return !spent_is(scenario, state, rule->spent) &&
           holds(scenario, state, rule->when);
}

/* Whether a choice is on offer is as good as random: it is counted rather than
 * branched upon, here and below. */
size_t step_choices(const struct scenario *scenario,
                    const struct primum_state *state, uint32_t *choices)
{
    size_t count = 0;

    if (place_is_ending(scenario, state->place))
        return 0;
    const struct scene_rule *scene = &scenario->scenes[state->place];
    for (uint32_t i = 0; i < scene->own.count; i++) {
        choices[count] = scene->own.first + i;
        count += on_offer(scenario, state, choices[count]);
    }
    for (uint32_t i = 0; i < scene->anytime.count; i++) {
        choices[count] = scenario->anytime_offers[scene->anytime.first + i];
        count += on_offer(scenario, state, choices[count]);
    }
    return count;
}

/* 2. Possible responses. */

static int32_t weight_of(const struct scenario *scenario,
                         const struct primum_state *state,
                         const struct response_rule *rule)
{
    if (!rule->odds)
        return rule->weight;
    int32_t odds = expression_run(scenario->code + rule->odds, state->values);
    return odds > 0 ? odds : 0;
}

/* The possible responses among those with `else`, or those without. */
static size_t weigh(const struct scenario *scenario,
                    const struct primum_state *state, struct run responses,
                    bool otherwise, struct weighed *out, int64_t *total)
{
    size_t count = 0;

    *total = 0;
    for (uint32_t r = responses.first; r < responses.first + responses.count;
         r++) {
        const struct response_rule *rule = &scenario->responses[r];
        if (rule->otherwise != otherwise)
            continue;
        int32_t weight = holds(scenario, state, rule->when)
                             ? weight_of(scenario, state, rule)
                             : 0;
        out[count] = (struct weighed){.response = r, .weight = weight};
        count += weight > 0;
        *total += weight;
    }
    return count;
}

size_t step_responses(const struct scenario *scenario,
                      const struct primum_state *state, uint32_t choice,
                      struct weighed *out, int64_t *total)
{
    struct run responses = scenario->choices[choice].responses;
    size_t count = weigh(scenario, state, responses, false, out, total);

    if (!count)
        count = weigh(scenario, state, responses, true, out, total);
    return count;
}

/* 3. Effects, read off the state before the choice, applied together.  No
 * gauge has two effects in one response, so the order does not matter. */
static void apply_effects(const struct scenario *scenario, struct run effects,
                          struct primum_state *after)
{
    for (uint32_t i = effects.first; i < effects.first + effects.count; i++) {
        const struct effect *effect = &scenario->effects[i];
        const struct primum_gauge *gauge =
            &scenario->words.gauges[effect->variable + 1];
        int32_t *value = &after->values[effect->variable];
        int32_t wanted = effect->set ? effect->amount : *value + effect->amount;
        *value = wanted < gauge->min   ? gauge->min
                 : wanted > gauge->max ? gauge->max
                                       : wanted;
    }
}

/* 4. The first interrupt that is not spent and holds replaces the target. */
static place interrupted(const struct scenario *scenario,
                         struct primum_state *after, place target)
{
    for (uint32_t i = 0; i < scenario->interrupt_count; i++) {
        const struct interrupt_rule *rule = &scenario->interrupts[i];
        if (spent_is(scenario, after, rule->spent) ||
            !holds(scenario, after, rule->when))
            continue;
        spent_set(scenario, after, rule->spent);
        return rule->next;
    }
    return target;
}

void step_after(const struct scenario *scenario,
                const struct primum_state *before, uint32_t response,
                struct primum_state *after)
{
    const struct response_rule *rule = &scenario->responses[response];
    place target = rule->next ? rule->next : before->place;

    assert(before != after);
    memcpy(after, before, state_size(scenario));
    apply_effects(scenario, rule->effects, after);
    spent_set(scenario, after, scenario->choices[rule->choice].spent);
    if (!place_is_ending(scenario, target))
        target = interrupted(scenario, after, target);
    /* 5. Another scene: what is spent for this stay is on offer again. */
    if (target != before->place && scenario->stay_words)
        memset(&after->values[scenario->stay_word], 0,
               scenario->stay_words * sizeof *after->values);
    after->place = target;
}
