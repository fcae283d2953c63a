/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is written to make a difference, and never does: conditions that are
 * always the same where they are read, effects that change nothing. */
#include "check/places.h"
#include "check/ranges.h"
#include "check/survey.h"
#include "check/tell.h"

#include <inttypes.h>

/* ---- Conditions ---- */

/* A choice or a response whose `when` never holds is never met, which is said
 * as that. */
static bool is_said_otherwise(const struct place_of_program *at, uint8_t seen)
{
    return seen == SEEN_FALSE &&
           (at->kind == PLACE_CHOICE || at->kind == PLACE_RESPONSE);
}

static const char *help_for(const struct place_of_program *at, bool always)
{
    if (always)
        return "take this `when` out, or write one that fails at times";
    return at->kind == PLACE_INTERRUPT
               ? "take this interrupt out, or write a `when` that can hold"
               : "take this line out, or write a `when` that can hold";
}

static void tell_constant(struct check *check,
                          const struct place_of_program *at, bool always)
{
    struct tale tale = {.code = CODE_CONSTANT_CONDITION,
                        .at = places_node(check, at)};

    text_format(&tale.message, "this condition is %s true",
                always ? "always" : "never");
    ranges_put(check, at->expression, &tale.label, "");
    text_put(&tale.help, help_for(at, always));
    tell(check, &tale);
}

void check_conditions(struct check *check)
{
    struct places places = places_of(check);
    struct place_of_program at;

    while (places_next(&places, &at)) {
        uint8_t seen =
            check->survey->seen[at.expression] & (SEEN_TRUE | SEEN_FALSE);
        bool constant = seen == SEEN_TRUE || seen == SEEN_FALSE;
        if (constant && !is_said_otherwise(&at, seen) &&
            tell_worth(check, CODE_CONSTANT_CONDITION))
            tell_constant(check, &at, seen == SEEN_TRUE);
    }
}

/* ---- Effects ---- */

/* The value of a pair of `effects`, by its number from 0. */
static const struct yaml_node *effect_node(struct check *check,
                                           uint32_t response, uint32_t number)
{
    const struct yaml_node *effects =
        where_value(where_response(&check->where, response), "effects");
    const struct yaml_node *key = effects->child;

    while (number--)
        key = key->next->next;
    return key->next;
}

/* What is known without looking again. */
static void put_why(const struct primum_gauge *gauge,
                    const struct effect *effect, struct text *label)
{
    if (effect->set && gauge->fact)
        text_format(label, "it is always %s before",
                    effect->amount ? "true" : "false");
    else if (effect->set)
        text_format(label, "it is always %" PRId32 " before",
                    effect->amount < gauge->min   ? gauge->min
                    : effect->amount > gauge->max ? gauge->max
                                                  : effect->amount);
    else if (effect->amount)
        text_format(label, "it is always at its %s, %" PRId32 ", before",
                    effect->amount > 0 ? "highest" : "lowest",
                    effect->amount > 0 ? gauge->max : gauge->min);
}

static void tell_idle(struct check *check, uint32_t response, uint32_t number)
{
    const struct scenario *scenario = check->scenario;
    uint32_t first = scenario->responses[response].effects.first;
    const struct effect *effect = &scenario->effects[first + number];
    const struct primum_gauge *gauge =
        &scenario->words.gauges[effect->variable + 1];
    struct tale tale = {.code = CODE_IDLE_EFFECT,
                        .at = effect_node(check, response, number)};

    text_format(&tale.message, "this never changes `%s`", gauge->id);
    put_why(gauge, effect, &tale.label);
    text_format(&tale.help, "take it out%s",
                gauge->fact ? ", or let the fact be different before"
                            : ", or give the gauge room for it");
    tell(check, &tale);
}

void check_effects(struct check *check)
{
    const struct scenario *scenario = check->scenario;

    for (uint32_t r = 1; r <= scenario->words.response_count; r++) {
        struct run run = scenario->responses[r].effects;
        for (uint32_t i = 0; i < run.count; i++)
            if (check->survey->responses[r].possible &&
                !check->survey->changed[run.first + i] &&
                tell_worth(check, CODE_IDLE_EFFECT))
                tell_idle(check, r, i);
    }
}
