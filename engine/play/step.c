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
    return !when || expression_holds(scenario->code + when, state->values);
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

/* Which choices are on offer is as good as random where it is not always the
 * same: it is counted rather than branched upon. */
size_t step_choices(const struct scenario *scenario,
                    const struct primum_state *state, uint32_t *choices)
{
    size_t count = 0;

    if (place_is_ending(scenario, state->place))
        return 0;
    const struct scene_rule *scene = &scenario->scenes[state->place];
    for (uint32_t i = 0; i < scene->own.count; i++) {
        choices[count] = scene->own.first + i;
        count += on_offer(scenario, state, scene->own.first + i);
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
    if (!holds(scenario, state, rule->when))
        return 0;
    if (!rule->odds)
        return rule->weight;
    int32_t odds = expression_run(scenario->code + rule->odds, state->values);
    return odds > 0 ? odds : 0;
}

/* The weights of the responses with `else`, or of those without. */
static int64_t weigh(const struct scenario *scenario,
                     const struct primum_state *state, struct run responses,
                     bool otherwise, int32_t *weights)
{
    const struct response_rule *rules = &scenario->responses[responses.first];
    int64_t sum = 0;

    for (uint32_t i = 0; i < responses.count; i++) {
        weights[i] = rules[i].otherwise == otherwise
                         ? weight_of(scenario, state, &rules[i])
                         : 0;
        sum += weights[i];
    }
    return sum;
}

int64_t step_weights(const struct scenario *scenario,
                     const struct primum_state *state, uint32_t choice,
                     int32_t *weights)
{
    struct run responses = scenario->choices[choice].responses;
    int64_t sum = weigh(scenario, state, responses, false, weights);

    return sum ? sum : weigh(scenario, state, responses, true, weights);
}

/* 3. Effects, read off the state before the choice, applied together.  No
 * gauge has two effects in one response, so each can be applied at once. */
static void apply_effects(const struct scenario *scenario, struct run effects,
                          struct primum_state *state)
{
    for (uint32_t i = effects.first; i < effects.first + effects.count; i++) {
        const struct effect *effect = &scenario->effects[i];
        const struct primum_gauge *gauge =
            &scenario->words.gauges[effect->variable + 1];
        int32_t *value = &state->values[effect->variable];
        int32_t wanted = effect->set ? effect->amount : *value + effect->amount;
        *value = wanted < gauge->min   ? gauge->min
                 : wanted > gauge->max ? gauge->max
                                       : wanted;
    }
}

/* 4. The first interrupt that is not spent and holds replaces the target. */
static place interrupted(const struct scenario *scenario,
                         struct primum_state *state, place target)
{
    for (uint32_t i = 0; i < scenario->interrupt_count; i++) {
        const struct interrupt_rule *rule = &scenario->interrupts[i];
        if (spent_is(scenario, state, rule->spent) ||
            !holds(scenario, state, rule->when))
            continue;
        spent_set(scenario, state, rule->spent);
        return rule->next;
    }
    return target;
}

/* 5. What is spent for a stay is on offer again. */
static void end_stay(const struct scenario *scenario,
                     struct primum_state *state)
{
    int32_t *spent = &state->values[scenario->words.gauge_count];

    for (uint32_t i = 0; i < scenario->stay_words; i++)
        spent[i] = 0;
}

void step_take(const struct scenario *scenario, struct primum_state *state,
               uint32_t response)
{
    const struct response_rule *rule = &scenario->responses[response];
    place target = rule->next ? rule->next : state->place;

    apply_effects(scenario, rule->effects, state);
    spent_set(scenario, state, scenario->choices[rule->choice].spent);
    if (!place_is_ending(scenario, target))
        target = interrupted(scenario, state, target);
    if (target != state->place)
        end_stay(scenario, state);
    state->place = target;
}

void step_after(const struct scenario *scenario,
                const struct primum_state *before, uint32_t response,
                struct primum_state *after)
{
    assert(before != after);
    memcpy(after, before, state_size(scenario));
    step_take(scenario, after, response);
}

void step_catch_up(const struct scenario *scenario, struct primum_state *behind,
                   uint32_t response, const struct primum_state *now)
{
    uint32_t choice = scenario->responses[response].choice;
    uint32_t word = spent_word(scenario, scenario->choices[choice].spent);

    memcpy(behind, now, scenario->brisk_words * sizeof(int32_t));
    behind->values[word] = now->values[word];
}

/* What the rules above read, and where. */

static inline void read_one(struct step_reader *reader, program expression,
                            const struct primum_state *state)
{
    if (reader->wanted[expression])
        reader->read(reader, expression, state);
}

static void read_lines(const struct scenario *scenario, struct run lines,
                       const struct primum_state *state,
                       struct step_reader *reader)
{
    for (uint32_t i = lines.first; i < lines.first + lines.count; i++)
        read_one(reader, scenario->lines[i].when, state);
}

static int64_t
read_weights(const struct scenario *scenario, const struct primum_state *state,
             struct run responses, bool otherwise, struct step_reader *reader)
{
    int64_t sum = 0;

    for (uint32_t r = responses.first; r < responses.first + responses.count;
         r++) {
        const struct response_rule *rule = &scenario->responses[r];
        if (rule->otherwise != otherwise)
            continue;
        read_one(reader, rule->when, state);
        if (holds(scenario, state, rule->when))
            read_one(reader, rule->odds, state);
        sum += weight_of(scenario, state, rule);
    }
    return sum;
}

static void read_choice(const struct scenario *scenario,
                        const struct primum_state *state, uint32_t choice,
                        struct step_reader *reader)
{
    const struct choice_rule *rule = &scenario->choices[choice];

    if (spent_is(scenario, state, rule->spent))
        return;
    read_one(reader, rule->when, state);
    if (holds(scenario, state, rule->when) &&
        !read_weights(scenario, state, rule->responses, false, reader))
        read_weights(scenario, state, rule->responses, true, reader);
}

void step_read_scene(const struct scenario *scenario,
                     const struct primum_state *state,
                     struct step_reader *reader)
{
    const struct scene_rule *scene = &scenario->scenes[state->place];

    read_lines(scenario, scene->lines, state, reader);
    for (uint32_t i = 0; i < scene->own.count; i++)
        read_choice(scenario, state, scene->own.first + i, reader);
    for (uint32_t i = 0; i < scene->anytime.count; i++)
        read_choice(scenario, state,
                    scenario->anytime_offers[scene->anytime.first + i], reader);
}

/* An interrupt changes neither gauge nor fact: the state after it still has
 * the values in which it was read. */
static void read_interrupts(const struct scenario *scenario,
                            const struct primum_state *before,
                            const struct primum_state *after,
                            struct step_reader *reader)
{
    for (uint32_t i = 0; i < scenario->interrupt_count; i++) {
        const struct interrupt_rule *rule = &scenario->interrupts[i];
        if (spent_is(scenario, before, rule->spent))
            continue;
        read_one(reader, rule->when, after);
        if (holds(scenario, after, rule->when))
            return;
    }
}

void step_read_step(const struct scenario *scenario,
                    const struct primum_state *before, uint32_t response,
                    const struct primum_state *after,
                    struct step_reader *reader)
{
    const struct response_rule *rule = &scenario->responses[response];
    uint32_t scenes = scenario->words.scene_count;

    read_lines(scenario, rule->lines, before, reader);
    if (!place_is_ending(scenario, rule->next))
        read_interrupts(scenario, before, after, reader);
    if (place_is_ending(scenario, after->place))
        read_lines(scenario, scenario->ending_lines[after->place - scenes],
                   after, reader);
}
