/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What there is to be found out about a scenario, before any state is seen.
 * Knows the tables of a scenario, not what happens in it. */
#include "check/survey.h"

#include "base/memory.h"

#include <stdlib.h>

/* ---- What is to be found out ---- */

static bool may_overflow(const struct scenario *scenario, program expression,
                         const int32_t *low, const int32_t *high)
{
    return expression_may_saturate(scenario->code + expression, low, high);
}

struct ranges {
    int32_t *low, *high;
};

static void want(struct survey *survey, program expression, uint32_t owner,
                 uint8_t what, const struct ranges *ranges)
{
    if (!expression)
        return;
    if (may_overflow(survey->scenario, expression, ranges->low, ranges->high))
        what |= WANT_OVERFLOW;
    survey->owners[expression] = owner;
    survey->open[owner] += what && !survey->wanted[expression];
    survey->wanted[expression] = what;
}

static void want_lines(struct survey *survey, struct run lines, uint32_t owner,
                       const struct ranges *ranges)
{
    for (uint32_t i = lines.first; i < lines.first + lines.count; i++)
        want(survey, survey->scenario->lines[i].when, owner, WANT_TRUTH,
             ranges);
}

static void want_response(struct survey *survey, uint32_t response,
                          const struct ranges *ranges)
{
    const struct scenario *scenario = survey->scenario;
    const struct response_rule *rule = &scenario->responses[response];
    uint32_t reader = survey_owner_choice(scenario, rule->choice);
    uint32_t owner = survey_owner_response(scenario, response);

    want(survey, rule->when, reader, WANT_TRUTH, ranges);
    want(survey, rule->odds, reader, 0, ranges);
    want_lines(survey, rule->lines, owner, ranges);
    survey->open[owner] += rule->effects.count;
}

static void want_all(struct survey *survey, const struct ranges *ranges)
{
    const struct scenario *scenario = survey->scenario;
    const struct primum_scenario *words = &scenario->words;
    uint32_t rest = survey_owner_rest(scenario);

    for (uint32_t s = 1; s <= words->scene_count; s++)
        want_lines(survey, scenario->scenes[s].lines, s, ranges);
    for (uint32_t c = 1; c <= words->choice_count; c++)
        want(survey, scenario->choices[c].when,
             survey_owner_choice(scenario, c), WANT_TRUTH, ranges);
    for (uint32_t r = 1; r <= words->response_count; r++)
        want_response(survey, r, ranges);
    for (uint32_t i = 0; i < scenario->interrupt_count; i++)
        want(survey, scenario->interrupts[i].when, rest, WANT_TRUTH, ranges);
    for (uint32_t e = 1; e <= words->ending_count; e++)
        want_lines(survey, scenario->ending_lines[e], rest, ranges);
}

/* With the ranges that the author declared, most expressions cannot overflow,
 * whatever happens. */
static void begin_wanting(struct survey *survey)
{
    const struct primum_scenario *words = &survey->scenario->words;
    struct ranges ranges = {
        memory_new((words->gauge_count + 1) * sizeof *ranges.low),
        memory_new((words->gauge_count + 1) * sizeof *ranges.high)};

    for (uint32_t g = 1; g <= words->gauge_count; g++) {
        ranges.low[g - 1] = words->gauges[g].min;
        ranges.high[g - 1] = words->gauges[g].max;
    }
    want_all(survey, &ranges);
    free(ranges.low);
    free(ranges.high);
}

/* ---- What counts ---- */

static void count_read(struct survey *survey)
{
    const struct scenario *scenario = survey->scenario;
    const struct primum_scenario *words = &scenario->words;
    uint16_t *read = memory_new((words->gauge_count + 1) * sizeof *read);

    for (uint32_t g = 1; g <= words->gauge_count; g++)
        survey->counts[g - 1] = words->gauges[g].good != PRIMUM_GOOD_NONE;
    for (program at = 1; at < scenario->code_count; at++) {
        size_t count =
            expression_variables(scenario->code + at, words->gauge_count, read);
        for (size_t i = 0; i < count; i++)
            survey->counts[read[i]] = true;
        while (at < scenario->code_count && scenario->code[at].op)
            at++;
    }
    free(read);
}

static uint32_t repair_tag(const struct scenario *scenario)
{
    const struct primum_catalogue *catalogue = scenario->words.catalogue;

    return catalogue ? primum_entry_find(catalogue, "repair") : 0;
}

static bool has_tag(struct primum_list tags, uint32_t tag)
{
    for (uint32_t i = 0; tag && i < tags.count; i++)
        if (tags.items[i] == tag)
            return true;
    return false;
}

/* A bit for each gauge that a harmful response may move; beyond 63, which
 * nobody has, they are taken not to be lost. */
static void give_bits(struct survey *survey, struct run effects,
                      uint32_t *given)
{
    const struct scenario *scenario = survey->scenario;

    for (uint32_t i = effects.first; i < effects.first + effects.count; i++) {
        uint16_t variable = scenario->effects[i].variable;
        enum primum_good good = scenario->words.gauges[variable + 1].good;
        if (good != PRIMUM_GOOD_NONE && !survey->bits[variable] && *given < 63)
            survey->bits[variable] = UINT64_C(1) << (*given)++;
    }
}

static void note_harms(struct survey *survey)
{
    const struct primum_scenario *words = &survey->scenario->words;
    uint32_t tag = repair_tag(survey->scenario), given = 0;

    for (uint32_t c = 1; c <= words->choice_count; c++)
        survey->choices[c].repairs = has_tag(words->choices[c].practices, tag);
    for (uint32_t r = 1; r <= words->response_count; r++) {
        const struct primum_response *response = &words->responses[r];
        bool harmful = response->harms.count > 0 &&
                       !words->choices[response->choice].irreversible;
        survey->responses[r].harmful = harmful;
        if (harmful)
            give_bits(survey, survey->scenario->responses[r].effects, &given);
    }
    if (given) /* there is something that can be lost */
        survey->mends = memory_new(sizeof *survey->mends);
}

void survey_prepare(struct survey *survey)
{
    for (uint32_t s = 1; s <= survey->scenario->words.scene_count; s++)
        survey->scenes[s].region = s;
    begin_wanting(survey);
    count_read(survey);
    note_harms(survey);
}
