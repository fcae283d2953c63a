/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rules, and when two of them mean the same: gauges, people and places are
 * those that they are in the other version, whatever they are called there.
 * Knows how rules are kept, not what a step makes of them. */
#include "check/diff.h"

#include <string.h>

/* ---- Expressions ---- */

static bool always(const struct scenario *scenario, program when)
{
    int32_t value;

    return expression_constant(&scenario->code[when], &value) && value;
}

bool diff_same_when(const struct primum_diff *diff, program before,
                    program after)
{
    return expression_same(&diff->before->code[before],
                           &diff->after->code[after], diff->variables) ||
           (always(diff->before, before) && always(diff->after, after));
}

const char *diff_written(struct primum_diff *diff, const struct yaml_node *map,
                         const char *key)
{
    const struct yaml_node *value = where_value(map, key);
    struct text text = {0};

    if (!value || value->kind != YAML_TEXT)
        return NULL;
    for (const char *at = value->text; *at;) {
        size_t length = strcspn(at, " \t\n");
        text_add(&text, at, length);
        at += length;
        at += strspn(at, " \t\n");
        if (*at && text.length)
            text_put(&text, " ");
    }
    return diff_keep(diff, &text);
}

bool diff_fixed_odds(const struct scenario *scenario,
                     const struct response_rule *rule, int32_t *weight)
{
    *weight = rule->weight;
    if (rule->odds && !expression_constant(&scenario->code[rule->odds], weight))
        return false;
    if (*weight < 0)
        *weight = 0;
    return true;
}

static bool same_odds(const struct primum_diff *diff,
                      const struct response_rule *before,
                      const struct response_rule *after)
{
    int32_t was, now;
    bool fixed = diff_fixed_odds(diff->before, before, &was);

    if (fixed != diff_fixed_odds(diff->after, after, &now))
        return false;
    return fixed ? was == now
                 : expression_same(&diff->before->code[before->odds],
                                   &diff->after->code[after->odds],
                                   diff->variables);
}

/* ---- Places ---- */

bool diff_same_place(const struct primum_diff *diff, place before, place after)
{
    uint32_t was = diff->before->words.scene_count;
    uint32_t now = diff->after->words.scene_count;

    if (!before || !after)
        return before == after;
    if ((before > was) != (after > now))
        return false;
    return before > was ? diff->endings.after[before - was] == after - now
                        : diff->scenes.after[before] == after;
}

const char *diff_place(const struct scenario *scenario, place target)
{
    return target ? place_id(scenario, target) : "stays";
}

/* ---- Effects ---- */

static bool does_nothing(const struct effect *effect)
{
    return !effect->set && !effect->amount;
}

/* The same effect among those of the version after? */
static bool has_effect(const struct primum_diff *diff,
                       const struct effect *before, struct run after)
{
    for (uint32_t i = after.first; i < after.first + after.count; i++) {
        const struct effect *effect = &diff->after->effects[i];
        if (diff->variables[before->variable] == effect->variable &&
            before->set == effect->set && before->amount == effect->amount)
            return true;
    }
    return false;
}

static uint32_t count_effects(const struct scenario *scenario, struct run run)
{
    uint32_t count = 0;

    for (uint32_t i = run.first; i < run.first + run.count; i++)
        count += !does_nothing(&scenario->effects[i]);
    return count;
}

/* A variable has but one effect in a response. */
static bool same_effects(const struct primum_diff *diff, struct run before,
                         struct run after)
{
    for (uint32_t i = before.first; i < before.first + before.count; i++) {
        const struct effect *effect = &diff->before->effects[i];
        if (!does_nothing(effect) && !has_effect(diff, effect, after))
            return false;
    }
    return count_effects(diff->before, before) ==
           count_effects(diff->after, after);
}

/* "trust +2, safety =5, asked true" */
static const char *effects_text(struct primum_diff *diff,
                                const struct scenario *scenario, struct run run)
{
    struct text text = {0};

    for (uint32_t i = run.first; i < run.first + run.count; i++) {
        const struct effect *effect = &scenario->effects[i];
        const struct primum_gauge *gauge =
            &scenario->words.gauges[effect->variable + 1];
        text_format(&text, "%s%s ", text.length ? ", " : "", gauge->id);
        if (gauge->fact)
            text_put(&text, diff_flag(effect->amount));
        else
            text_format(&text, effect->set ? "=%d" : "%+d",
                        (int)effect->amount);
    }
    return text.length ? diff_keep(diff, &text) : NULL;
}

/* ---- Responses ---- */

/* Where a choice carries its one response, `when` and `odds` are not the
 * response's. */
static const char *written_of(struct primum_diff *diff, struct where *where,
                              uint32_t number, const char *key)
{
    const struct response_rule *rule = &where->scenario->responses[number];
    bool has = strcmp(key, "when") == 0 ? rule->when || rule->otherwise : true;

    return has ? diff_written(diff, where_response(where, number), key) : NULL;
}

static void rule_written(struct primum_diff *diff, struct diff_thing thing,
                         const char *key)
{
    diff_rule(diff, thing, key,
              written_of(diff, &diff->before_where, thing.before, key),
              written_of(diff, &diff->after_where, thing.after, key));
}

static bool same_response_when(const struct primum_diff *diff,
                               const struct response_rule *before,
                               const struct response_rule *after)
{
    return before->otherwise == after->otherwise &&
           (before->otherwise ||
            diff_same_when(diff, before->when, after->when));
}

void diff_response_rules(struct primum_diff *diff, struct diff_thing thing)
{
    const struct response_rule *before = &diff->before->responses[thing.before];
    const struct response_rule *after = &diff->after->responses[thing.after];

    if (!same_response_when(diff, before, after))
        rule_written(diff, thing, "when");
    if (!same_odds(diff, before, after))
        rule_written(diff, thing, "odds");
    if (!same_effects(diff, before->effects, after->effects))
        diff_rule(diff, thing, "effects",
                  effects_text(diff, diff->before, before->effects),
                  effects_text(diff, diff->after, after->effects));
    if (!diff_same_place(diff, before->next, after->next))
        diff_rule(diff, thing, "next", diff_place(diff->before, before->next),
                  diff_place(diff->after, after->next));
}
