/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where there are too many states to explore: plays at random, what has not
 * been taken yet before all else, and keeps what shows something new.  On the
 * way it notes from where what it did not get could be had. */
#include "check/coverage.h"

#include "base/draw.h"
#include "base/memory.h"
#include "check/effort.h"
#include "play/step.h"

#include <stdlib.h>

#define PLAYS_TRIED 2000
#define STEPS_MOST 1000

/* From where an item is likeliest, of the states that were met. */
struct chance_met {
    struct primum_state *state; /* NULL: from none */
    uint32_t label;
    double chance;
};

struct tries {
    struct primum_coverage *coverage;
    const struct scenario *scenario;
    struct chance_met *met; /* by item */
    bool *taken;            /* by choice */
    uint32_t *choices;      /* room for those not taken yet */
    int32_t *weights;
};

/* ---- What could be had --------------------------------------------------- */

static void meet(struct tries *tries, const struct primum_state *state,
                 uint32_t label, double chance)
{
    struct chance_met *met = &tries->met[label];
    size_t size = state_size(tries->scenario);

    if (tries->coverage->shown[label] || (met->state && met->chance >= chance))
        return;
    if (!met->state)
        met->state = memory_new(size);
    memcpy(met->state, state, size);
    met->label = label;
    met->chance = chance;
}

static void meet_choice(struct tries *tries, const struct primum_state *state,
                        uint32_t choice)
{
    struct run run = tries->scenario->choices[choice].responses;
    int64_t total =
        step_weights(tries->scenario, state, choice, tries->weights);

    for (uint32_t i = 0; i < run.count; i++)
        if (tries->weights[i])
            meet(tries, state, run.first + i,
                 (double)tries->weights[i] / (double)total);
    if (!total)
        meet(tries, state, item_of_choice(&tries->scenario->words, choice), 0);
}

/* ---- Playing ------------------------------------------------------------- */

/* One of those that were never taken, if there are any. */
static uint32_t pick(struct tries *tries, struct primum_session *session)
{
    const uint32_t *offers;
    size_t count = primum_session_offers(session, &offers), fresh = 0;
    size_t step = primum_session_steps(session);

    for (size_t i = 0; i < count; i++) {
        meet_choice(tries, primum_session_state(session), offers[i]);
        if (!tries->taken[offers[i]])
            tries->choices[fresh++] = offers[i];
    }
    uint64_t drawn = draw_below(primum_session_seed(session), step, DRAW_CHOICE,
                                fresh ? fresh : count);
    uint32_t choice = fresh ? tries->choices[drawn] : offers[drawn];
    tries->taken[choice] = true;
    return choice;
}

static uint32_t converse(struct tries *tries, struct primum_session *session)
{
    uint32_t taken = 0;

    while (primum_session_turn(session) <= PRIMUM_TURN_PASSES &&
           primum_session_steps(session) < STEPS_MOST) {
        taken = pick(tries, session);
        primum_session_take(session, taken);
    }
    return play_pass(session, taken);
}

static bool is_new(const struct primum_coverage *coverage,
                   const struct play *play)
{
    for (uint32_t i = 0; i < play->item_count; i++)
        if (!coverage->shown[play->items[i]])
            return true;
    return false;
}

static void try_once(struct tries *tries, struct primum_session *session,
                     uint64_t seed)
{
    struct play play;

    primum_session_restart(session, seed);
    play_see(session, converse(tries, session), &play);
    if (is_new(tries->coverage, &play))
        coverage_add_play(tries->coverage, &play);
    else
        play_release(&play);
}

static bool glance(struct tries *tries, uint32_t items,
                   const struct primum_effort *effort)
{
    bool goes_on = true;

    for (uint32_t item = 1; item <= items; item++) {
        struct chance_met *met = &tries->met[item];
        if (met->state && !tries->coverage->shown[item] && goes_on) {
            coverage_add_glimpse(tries->coverage, met->state, met->label, 0);
            goes_on = effort_goes_on(effort, 0);
        }
        free(met->state);
    }
    return goes_on;
}

bool coverage_try(struct primum_coverage *coverage,
                  const struct primum_effort *effort)
{
    const struct primum_scenario *words = &coverage->scenario->words;
    uint32_t items = item_count(words);
    struct tries tries = {.coverage = coverage, .scenario = coverage->scenario};
    bool goes_on = true;

    tries.met = memory_new((items + 1) * sizeof *tries.met);
    tries.taken = memory_new((words->choice_count + 1) * sizeof(bool));
    tries.choices = memory_new(words->most_choices * sizeof(uint32_t));
    tries.weights = memory_new(words->most_responses * sizeof(int32_t));
    struct primum_session *session = primum_session_new(words, NULL, 1);
    for (uint64_t seed = 1; seed <= PLAYS_TRIED && goes_on; seed++) {
        try_once(&tries, session, seed);
        goes_on = effort_goes_on(effort, 0);
    }
    goes_on &= glance(&tries, items, effort);
    primum_session_free(session);
    free(tries.met);
    free(tries.taken);
    free(tries.choices);
    free(tries.weights);
    return goes_on;
}
