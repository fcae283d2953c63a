/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is shown of the answers: expected changes, and what in an attempt was
 * the coach's and what the person's.  Knows section 12 of the language from
 * "for a choice" on. */
#include "impact/impact.h"

#include "base/memory.h"

#include <assert.h>
#include <stdlib.h>

#define REGRET_LEAST 1e-6
#define REGRET_TURNS 5 /* from here on a choice can be a turning point */

double primum_expected_change(const struct primum_scenario *words,
                              const struct primum_state *state, uint32_t choice,
                              uint32_t gauge)
{
    const struct scenario *scenario = scenario_of(words);
    struct run run = scenario->choices[choice].responses;
    int32_t *weights = memory_new(run.count * sizeof *weights);
    struct primum_state *after = memory_new(state_size(scenario));
    int64_t total = step_weights(scenario, state, choice, weights);
    int64_t now = state->values[gauge - 1];
    double sum = 0;

    for (uint32_t i = 0; i < run.count; i++) {
        if (!weights[i])
            continue;
        step_after(scenario, state, run.first + i, after);
        sum += (double)weights[i] * (double)(after->values[gauge - 1] - now);
    }
    free(weights);
    free(after);
    return total ? sum / (double)total : 0;
}

enum primum_opening primum_opening(const struct primum_scenario *scenario,
                                   const struct primum_state *before,
                                   const struct primum_state *after)
{
    int64_t sum = 0;

    for (uint32_t i = 1; i <= scenario->gauge_count; i++) {
        const struct primum_gauge *gauge = &scenario->gauges[i];
        int64_t change = (int64_t)primum_state_value(after, i) -
                         primum_state_value(before, i);
        if (gauge->good == PRIMUM_GOOD_NONE) /* as all facts */
            continue;
        sum += gauge->good == PRIMUM_GOOD_HIGH ? change : -change;
    }
    return sum > 0 ? PRIMUM_OPENS : sum < 0 ? PRIMUM_CLOSES : PRIMUM_STAYS;
}

void primum_opening_chances(const struct primum_scenario *words,
                            const struct primum_state *state, uint32_t choice,
                            double chances[3])
{
    const struct scenario *scenario = scenario_of(words);
    struct primum_chance *possible =
        memory_new(words->most_responses * sizeof *possible);
    struct primum_state *after = memory_new(state_size(scenario));
    size_t count = primum_responses(words, state, choice, possible);

    chances[0] = chances[1] = chances[2] = 0;
    for (size_t i = 0; i < count; i++) {
        step_after(scenario, state, possible[i].response, after);
        chances[1 + primum_opening(words, state, after)] += possible[i].chance;
    }
    free(possible);
    free(after);
}

size_t impact_worth_question(const struct primum_impact *impact)
{
    size_t q = 0;

    while (q < impact->question_count &&
           (impact->questions[q].goal != PRIMUM_GOAL_WORTH ||
            impact->questions[q].policy != PRIMUM_POLICY_MAX))
        q++;
    assert(q < impact->question_count); /* it was asked */
    return q;
}

/* The first choice that gives nothing away. */
static uint32_t best_choice(const struct primum_impact *impact,
                            const struct primum_state *state, double value,
                            size_t question)
{
    uint32_t *choices = impact->walk.choices;
    size_t count = step_choices(impact->scenario, state, choices);

    for (size_t i = 0; i < count; i++)
        if (value - primum_impact_after(impact, state, choices[i], question) <
            REGRET_LEAST)
            return choices[i];
    return count ? choices[0] : 0;
}

struct primum_share primum_impact_share(const struct primum_impact *impact,
                                        const struct primum_step *step)
{
    size_t question = impact_worth_question(impact);
    double before = primum_impact_at(impact, step->before, question);
    double chosen =
        primum_impact_after(impact, step->before, step->choice, question);
    double after = primum_impact_at(impact, step->after, question);
    double regret = before - chosen;

    return (struct primum_share){
        .best = best_choice(impact, step->before, before, question),
        .regret = regret < REGRET_LEAST ? 0 : regret,
        .theirs = after - chosen};
}

bool primum_impact_turning_point(const struct primum_impact *impact,
                                 struct primum_session *session, size_t *number)
{
    const struct primum_scenario *words = &impact->scenario->words;
    struct primum_step step;
    double most = 0;
    bool seen = false;

    for (size_t i = 0; primum_session_step(session, i, &step); i++) {
        double regret = primum_impact_share(impact, &step).regret;
        if (regret <= most + REGRET_LEAST)
            continue;
        most = regret;
        seen = words->responses[step.response].cue != NULL;
        *number = i;
    }
    return most > REGRET_TURNS - REGRET_LEAST && seen;
}
