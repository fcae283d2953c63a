/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Choices that are always the best, and moves that cost nothing: what is a
 * matter of worth.  Asks the slow solver. */
#include "support/verdict.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* Below the one it is nothing; from the other on it is something; between them
 * rounding decides. */
#define NOTHING 1e-8L
#define SOMETHING 1e-5L

struct worth {
    struct verdict *verdict;
    const struct space *space;
    long double *values; /* at its best, by state */
};

static const struct primum_question best = {PRIMUM_GOAL_WORTH,
                                            PRIMUM_POLICY_MAX};

/* What choice number `choice` gives away in a state; -1: it is not on offer. */
static long double regret_of(const struct worth *worth, uint32_t s,
                             uint32_t choice)
{
    const struct space *space = worth->space;
    const struct space_state *state = &space->states[s];

    for (uint32_t o = state->first; o < state->first + state->count; o++) {
        if (space->offers[o].choice != choice)
            continue;
        long double regret =
            worth->values[s] -
            solver_after(space, best, &space->offers[o], worth->values);
        return regret > 0 ? regret : 0;
    }
    return -1;
}

/* ---- Always the best ---- */

/* What is true of a choice in the states of a scene. */
struct rank {
    uint32_t states;   /* with two choices or more */
    bool best, surely; /* in all of them */
    bool better;       /* than some other, somewhere */
    bool above;        /* than all others, somewhere, clearly */
    bool always;       /* on offer in each state of the scene */
};

static void rank_in(const struct worth *worth, uint32_t s, uint32_t choice,
                    struct rank *rank)
{
    const struct space_state *state = &worth->space->states[s];
    long double regret = regret_of(worth, s, choice);
    bool above = regret >= 0 && regret <= NOTHING;

    rank->always &= regret >= 0;
    if (state->count < 2)
        return;
    rank->states++;
    rank->best &= regret >= 0 && regret < SOMETHING;
    rank->surely &= regret >= 0 && regret <= NOTHING;
    for (uint32_t o = state->first; o < state->first + state->count; o++) {
        uint32_t other = worth->space->offers[o].choice;
        if (other == choice)
            continue;
        rank->better |= regret_of(worth, s, other) > NOTHING;
        above &= regret_of(worth, s, other) >= SOMETHING;
    }
    rank->above |= above;
}

static void judge_best(const struct worth *worth, uint32_t scene,
                       uint32_t choice)
{
    const struct primum_scenario *scenario = worth->space->scenario;
    struct rank rank = {.best = true, .surely = true, .always = true};

    for (uint32_t s = 0; s < worth->space->count; s++)
        if (primum_state_scene(scenario, worth->space->states[s].state) ==
            scene)
            rank_in(worth, s, choice, &rank);
    if (rank.states < 2 || !rank.best || !rank.better)
        return;
    verdict_add(worth->verdict, "always-best", ABOUT_CHOICE, choice,
                rank.surely && rank.above && rank.always &&
                        scenario->choices[choice].scene
                    ? FAULTY
                    : EITHER,
                UINT32_MAX);
}

/* ---- Free moves ---- */

static bool reads(const struct term *term, uint32_t variable)
{
    return term &&
           ((term->kind == TERM_VARIABLE && term->value == (int32_t)variable) ||
            reads(term->left, variable) || reads(term->right, variable));
}

static bool is_read(const struct draft *draft, uint32_t variable)
{
    bool read = false;

    for (uint32_t c = 1; c <= draft->choice_count; c++)
        read |= reads(draft->choices[c].when, variable);
    for (uint32_t r = 1; r <= draft->response_count; r++)
        read |= reads(draft->responses[r].when, variable) ||
                reads(draft->responses[r].odds, variable);
    for (uint32_t l = 1; l <= draft->line_count; l++)
        read |= reads(draft->lines[l].when, variable);
    for (uint32_t i = 1; i <= draft->interrupt_count; i++)
        read |= reads(draft->interrupts[i].when, variable);
    return read;
}

static bool matters(const struct worth *worth, uint32_t variable)
{
    const struct primum_gauge *gauge =
        &worth->space->scenario->gauges[variable];

    return (!gauge->fact && gauge->good != PRIMUM_GOOD_NONE) ||
           is_read(worth->verdict->draft, variable);
}

/* Does it lead elsewhere, or change what matters? */
static bool moves(const struct worth *worth, uint32_t s,
                  const struct space_edge *edge)
{
    const struct space *space = worth->space;
    const struct primum_state *before = space->states[s].state;

    if (edge->target >= space->count)
        return true;
    const struct primum_state *after = space->states[edge->target].state;
    if (primum_state_scene(space->scenario, after) !=
        primum_state_scene(space->scenario, before))
        return true;
    for (uint32_t v = 1; v <= space->scenario->gauge_count; v++)
        if (primum_state_value(after, v) != primum_state_value(before, v) &&
            matters(worth, v))
            return true;
    return false;
}

static void judge_free(const struct worth *worth, uint32_t choice)
{
    const struct space *space = worth->space;
    bool met = false, free_move = true, surely = true;

    for (uint32_t s = 0; s < space->count; s++) {
        const struct space_state *state = &space->states[s];
        for (uint32_t o = state->first; o < state->first + state->count; o++) {
            const struct space_offer *offer = &space->offers[o];
            if (offer->choice != choice)
                continue;
            met = true;
            free_move &= regret_of(worth, s, choice) < SOMETHING;
            surely &= regret_of(worth, s, choice) <= NOTHING && offer->count;
            for (uint32_t e = 0; e < offer->count; e++)
                free_move &= !moves(worth, s, &space->edges[offer->first + e]);
        }
    }
    if (met && free_move)
        verdict_add(worth->verdict, "free-move", ABOUT_CHOICE, choice,
                    surely ? FAULTY : EITHER, UINT32_MAX);
}

/* ---- Both ---- */

bool verdict_init_worth(struct verdict *verdict, const struct expanse *expanse,
                        const struct space *space)
{
    const struct primum_scenario *scenario = space->scenario;
    struct worth worth = {
        verdict, space,
        memory_new((space->count + scenario->ending_count + 1) *
                   sizeof(long double))};

    *verdict = (struct verdict){
        .draft = expanse->draft, .scenario = scenario, .expanse = expanse};
    bool solved = solver_solve(space, best, worth.values);
    for (uint32_t c = 1; solved && c <= scenario->choice_count; c++) {
        for (uint32_t s = 1; s <= scenario->scene_count; s++)
            if (!scenario->scenes[s].passes)
                judge_best(&worth, s, c);
        if (!scenario->choices[c].scene)
            judge_free(&worth, c);
    }
    free(worth.values);
    return solved;
}
