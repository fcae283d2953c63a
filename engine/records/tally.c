/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Counts over the moves of an attempt.  Knows no files. */
#include "records/tally.h"

#include "base/memory.h"
#include "records/moves.h"

#include <math.h>
#include <stdlib.h>

/* From this on a choice gives much away, in worth: as at a turning point. */
#define REGRET_MISSED 5.0
/* From this on somebody is confident, of 1 to 4. */
#define SURE_CONFIDENT 3

struct counting {
    const struct tally_view *view;
    const struct primum_scenario *scenario;
    struct tally *tallies;
    struct primum_chance *chances; /* room for the responses of one choice */
};

static bool holds(struct primum_list list, uint32_t entry)
{
    for (uint32_t i = 0; i < list.count; i++)
        if (list.items[i] == entry)
            return true;
    return false;
}

/* Was there a confident guess about this move, and did something else happen? */
static bool surely_wrong(const struct counting *counting, size_t move,
                         const struct primum_step *step)
{
    const struct tally_view *view = counting->view;

    for (size_t i = 0; i < view->prediction_count; i++) {
        const struct primum_prediction *prediction = &view->predictions[i];
        if (prediction->move == move)
            return prediction->sure >= SURE_CONFIDENT &&
                   prediction->guess != primum_opening(counting->scenario,
                                                       step->before,
                                                       step->after);
    }
    return false;
}

/* May it harm, by the author's own word? */
static bool may_harm(struct counting *counting,
                     const struct primum_state *before, uint32_t choice)
{
    size_t count =
        primum_responses(counting->scenario, before, choice, counting->chances);

    for (size_t i = 0; i < count; i++)
        if (counting->scenario->responses[counting->chances[i].response]
                .harms.count)
            return true;
    return false;
}

/* What the moment asked for. */
static void count_asked(struct counting *counting, size_t move,
                        const struct primum_step *step)
{
    struct primum_share share =
        primum_impact_share(counting->view->impact, step);

    if (isnan(share.regret) || !share.best ||
        may_harm(counting, step->before, share.best))
        return;
    struct primum_list best = counting->scenario->choices[share.best].practices;
    struct primum_list taken =
        counting->scenario->choices[step->choice].practices;
    for (uint32_t i = 0; i < best.count; i++) {
        struct tally *tally = &counting->tallies[best.items[i]];
        bool missed =
            !holds(taken, best.items[i]) && share.regret >= REGRET_MISSED;
        tally->asked++;
        tally->missed += missed;
        tally->surely += missed && surely_wrong(counting, move, step);
    }
}

/* An own choice, and the step that it led to, if it led to one. */
static void count_choice(struct counting *counting, size_t move,
                         uint32_t choice, const struct primum_step *step)
{
    struct primum_list practices =
        counting->scenario->choices[choice].practices;

    for (uint32_t i = 0; i < practices.count; i++)
        counting->tallies[practices.items[i]].met++;
    if (!step)
        return;
    struct primum_list harms =
        counting->scenario->responses[step->response].harms;
    for (uint32_t i = 0; i < harms.count; i++)
        counting->tallies[harms.items[i]].met++;
    if (counting->view->impact)
        count_asked(counting, move, step);
}

static void count_moves(struct counting *counting)
{
    struct primum_session *again = moves_begin(counting->view->session);
    const struct primum_move *moves;
    size_t count = primum_session_moves(counting->view->session, &moves);
    struct primum_step step;

    primum_session_replay(again, NULL, 0);
    for (size_t i = 0; i < count; i++) {
        size_t number = primum_session_steps(again);
        primum_session_replay(again, &moves[i], 1);
        if (i >= counting->view->borrowed &&
            moves[i].kind == PRIMUM_MOVE_CHOICE)
            count_choice(counting, i, (uint32_t)moves[i].value,
                         primum_session_step(again, number, &step) ? &step
                                                                   : NULL);
    }
    primum_session_free(again);
}

struct tally *tally_take(const struct tally_view *view)
{
    const struct primum_scenario *scenario =
        primum_session_scenario(view->session);
    struct counting counting = {.view = view, .scenario = scenario};

    if (!scenario->catalogue)
        return NULL;
    counting.tallies = memory_new((scenario->catalogue->entry_count + 1) *
                                  sizeof *counting.tallies);
    counting.chances =
        memory_new(scenario->most_responses * sizeof *counting.chances);
    count_moves(&counting);
    free(counting.chances);
    return counting.tallies;
}
