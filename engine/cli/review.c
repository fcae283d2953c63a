/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Weighs an attempt.  What a step was worth is known to the library; here
 * stands what of it is worth a word.  Shows nothing. */
#include "review.h"

#include "buffer.h"

#include <stdlib.h>

/* In worth, 0 to 100: so much is felt. */
static const double much = 10, something = 1, nothing = 1e-6;

/* ---- Points -------------------------------------------------------------- */

/* Between the best and the worst that was on offer before a step. */
static double at_stake(const struct conversation *talk,
                       const struct primum_impact *impact,
                       const struct primum_state *before)
{
    const struct primum_scenario *scenario = talk->scenario;
    uint32_t *choices =
        buffer_memory(NULL, scenario->most_choices * sizeof *choices);
    size_t count = primum_choices(scenario, before, choices);
    double best = primum_impact_at(impact, before, FORECAST_WORTH);
    double worst = best;
    for (size_t i = 0; i < count; i++) {
        double worth =
            primum_impact_after(impact, before, choices[i], FORECAST_WORTH);
        if (worth < worst)
            worst = worth;
    }
    free(choices);
    return best - worst;
}

/* Whether the author names a harm in something that can follow. */
static bool may_harm(const struct primum_scenario *scenario,
                     const struct primum_state *before, uint32_t choice)
{
    struct primum_chance *chances =
        buffer_memory(NULL, scenario->most_responses * sizeof *chances);
    size_t count = primum_responses(scenario, before, choice, chances);
    bool harm = false;
    for (size_t i = 0; i < count; i++)
        harm |= scenario->responses[chances[i].response].harms.count > 0;
    free(chances);
    return harm;
}

/* A harm can come out first by a hair where much can still be mended; nobody
 * should be sent there. */
uint32_t review_best(const struct conversation *talk,
                     const struct primum_impact *impact,
                     const struct primum_state *before)
{
    const struct primum_scenario *scenario = talk->scenario;
    uint32_t *choices =
        buffer_memory(NULL, scenario->most_choices * sizeof *choices);
    size_t count = primum_choices(scenario, before, choices);
    const struct primum_step step = {
        .before = before, .after = before, .choice = choices[0]};
    uint32_t best = primum_impact_share(impact, &step).best;
    double most = primum_impact_at(impact, before, FORECAST_WORTH) - something;
    if (!may_harm(scenario, before, best))
        count = 0; /* there is nothing to look for */
    for (size_t i = 0; i < count; i++) {
        double worth =
            primum_impact_after(impact, before, choices[i], FORECAST_WORTH);
        if (worth <= most + nothing || may_harm(scenario, before, choices[i]))
            continue;
        most = worth;
        best = choices[i];
    }
    free(choices);
    return best;
}

static void gather(struct review *review, struct conversation *talk,
                   const struct primum_impact *impact)
{
    struct primum_step step;
    for (size_t i = 0; primum_session_step(talk->session, i, &step); i++) {
        struct primum_share share = primum_impact_share(impact, &step);
        review->regret += share.regret;
        review->theirs += share.theirs;
        if (step.silent)
            continue;
        review->points[review->count] = (struct review_point){
            .number = review->count + 1,
            .step = i,
            .choice = step.choice,
            .best = review_best(talk, impact, step.before),
            .regret = share.regret,
            .at_stake = at_stake(talk, impact, step.before),
            .harm = talk->scenario->responses[step.response].harms.count > 0,
        };
        review->count++;
    }
}

static const struct review_point *point_at(const struct review *review,
                                           size_t step)
{
    for (size_t i = 0; i < review->count; i++)
        if (review->points[i].step == step)
            return &review->points[i];
    return NULL;
}

/* ---- What worked, and what to change ------------------------------------- */

/* What gave nothing away, where something was at stake and there is a name for
 * it.  Where nothing is left to lose a harm gives nothing away, either. */
static bool worked(const struct conversation *talk,
                   const struct review_point *point)
{
    const struct primum_choice *choice =
        &talk->scenario->choices[point->choice];
    return point->regret == 0 && !point->harm && point->at_stake >= something &&
           (choice->practices.count > 0 || choice->intent);
}

/* Keeps the two where most was at stake. */
static void keep(struct review *review, const struct review_point *point)
{
    const struct review_point **kept = review->worked;
    if (!kept[0] || point->at_stake > kept[0]->at_stake) {
        kept[1] = kept[0];
        kept[0] = point;
    } else if (!kept[1] || point->at_stake > kept[1]->at_stake) {
        kept[1] = point;
    }
}

static bool is_known(const struct review *review,
                     const struct review_point *point)
{
    for (size_t i = 0; i < REVIEW_WORKED; i++)
        if (review->worked[i] && review->worked[i]->choice == point->choice)
            return true;
    return false;
}

static void find_worked(struct review *review, const struct conversation *talk)
{
    const struct review_point **kept = review->worked;
    for (size_t i = 0; i < review->count; i++)
        if (worked(talk, &review->points[i]) &&
            !is_known(review, &review->points[i]))
            keep(review, &review->points[i]);
    if (kept[1] && kept[1]->step < kept[0]->step) {
        const struct review_point *first = kept[1];
        kept[1] = kept[0];
        kept[0] = first;
    }
}

static void find_change(struct review *review)
{
    double most = something;
    review->change = review->turn;
    for (size_t i = 0; i < review->count && !review->turn; i++) {
        if (review->points[i].regret <= most)
            continue;
        most = review->points[i].regret;
        review->change = &review->points[i];
    }
}

/* ---- The whole ----------------------------------------------------------- */

void review_make(struct review *review, struct conversation *talk,
                 const struct primum_impact *impact)
{
    size_t steps = primum_session_steps(talk->session), turn;
    *review = (struct review){
        .points = buffer_memory(NULL, steps * sizeof *review->points)};
    gather(review, talk, impact);
    if (primum_impact_turning_point(impact, talk->session, &turn))
        review->turn = point_at(review, turn);
    find_worked(review, talk);
    find_change(review);
}

void review_release(struct review *review)
{
    free(review->points);
}

bool review_gave_much(const struct review *review)
{
    return review->regret >= much;
}

enum review_brought review_brought(const struct review *review)
{
    if (review->theirs <= -much)
        return REVIEW_TOOK;
    return review->theirs >= much ? REVIEW_MUCH : REVIEW_LITTLE;
}
