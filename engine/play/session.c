/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A session: an attempt at a scenario, drawn, taken back, and made again.
 * Knows which response each step drew, and folds them through step.h for all
 * else; of the rules it repeats none.  Knows no clock, screen or record.
 *
 * Silent steps belong to the coach's move that they follow: they are drawn
 * with the seed of that move, so a new seed given while time passes comes
 * into force with the next choice.  That way it does not matter, when moves
 * are made again, how far time had passed when each was made. */
#include "base/draw.h"
#include "base/memory.h"
#include "play/order.h"
#include "play/step.h"
#include "primum.h"

#include <stdlib.h>
#include <string.h>

#define SILENT_STEPS_MOST 1000

struct primum_session {
    const struct scenario *scenario;
    enum primum_turn turn;
    uint64_t first_seed, seed, silent_seed;

    /* The states, in one block: the first, those around the last step, and
     * two to look back with; `past` is the one before step `past_step`. */
    int32_t *states;
    struct primum_state *start, *before, *now, *past, *spare;
    size_t past_step;

    /* The history: what each step drew, and the moves. */
    uint32_t *responses;
    struct primum_move *moves;
    size_t steps, step_room, move_count, move_room;
    size_t silent_steps; /* in a row, up to now */
    uint32_t last; /* the response from before to now; 0: they are equal */

    /* What is on offer now: in file order, and, once asked for, as on screen;
     * nothing where the turn is neither to choose nor passing. */
    uint32_t *offers, *screen;
    size_t offer_count;
    bool screen_drawn;

    int32_t *weights; /* room for the responses of one choice */

    /* Of the response drawn last: its step, and its part in all weights. */
    size_t drawn_step;
    int64_t drawn_weight, drawn_total;
};

/* ---- History ---- */

/* Room for one more behind `count` items; never less than there was. */
static void *room_for_one(void *items, size_t count, size_t *room, size_t size)
{
    if (count < *room)
        return items;
    *room = *room ? 2 * *room : 16;
    return memory_resize(items, *room * size);
}

static void add_step(struct primum_session *session, uint32_t response)
{
    session->responses =
        room_for_one(session->responses, session->steps, &session->step_room,
                     sizeof *session->responses);
    session->responses[session->steps++] = response;
}

static void add_move(struct primum_session *session, enum primum_move_kind kind,
                     uint64_t value)
{
    session->moves = room_for_one(session->moves, session->move_count,
                                  &session->move_room, sizeof *session->moves);
    session->moves[session->move_count++] = (struct primum_move){kind, value};
}

/* ---- Where the conversation is ---- */

static bool passes(const struct primum_session *session,
                   const struct primum_state *state)
{
    return !place_is_ending(session->scenario, state->place) &&
           session->scenario->scenes[state->place].passes;
}

/* Stops here: nothing more is on offer. */
static void stop(struct primum_session *session, enum primum_turn turn)
{
    session->turn = turn;
    session->offer_count = 0;
}

/* Sees what is on offer now, and so whose turn it is. */
static void look(struct primum_session *session)
{
    const struct scenario *scenario = session->scenario;

    session->screen_drawn = false;
    session->offer_count =
        step_choices(scenario, session->now, session->offers);
    if (place_is_ending(scenario, session->now->place))
        stop(session, PRIMUM_TURN_ENDING);
    else if (!session->offer_count)
        stop(session, PRIMUM_TURN_DEAD_END);
    else if (!passes(session, session->now))
        session->turn = PRIMUM_TURN_CHOOSE;
    else if (session->silent_steps < SILENT_STEPS_MOST)
        session->turn = PRIMUM_TURN_PASSES;
    else
        stop(session, PRIMUM_TURN_SILENT_LOOP);
}

/* Goes from now to the state after a response. */
static void go_on(struct primum_session *session, uint32_t response)
{
    step_catch_up(session->scenario, session->before, session->last,
                  session->now);
    step_take(session->scenario, session->now, response);
    session->last = response;
    session->silent_steps =
        passes(session, session->before) ? session->silent_steps + 1 : 0;
}

static void copy_start(const struct primum_session *session,
                       struct primum_state *state)
{
    memcpy(state, session->start, state_size(session->scenario));
}

/* Goes from the start through the steps that there are. */
static void refold(struct primum_session *session)
{
    copy_start(session, session->before);
    copy_start(session, session->now);
    copy_start(session, session->past);
    session->last = 0;
    session->past_step = 0;
    session->silent_steps = 0;
    for (size_t i = 0; i < session->steps; i++)
        go_on(session, session->responses[i]);
    session->silent_seed = session->seed;
    look(session);
}

/* ---- From the beginning ---- */

static struct primum_state *state_at(const struct primum_session *session,
                                     size_t index)
{
    return (struct primum_state *)(session->states +
                                   index * session->scenario->state_words);
}

struct primum_session *primum_session_new(const struct primum_scenario *words,
                                          const struct primum_state *start,
                                          uint64_t seed)
{
    const struct scenario *scenario = scenario_of(words);
    struct primum_session *session = memory_new(sizeof *session);
    size_t size = state_size(scenario);

    session->scenario = scenario;
    session->states = memory_new(5 * size);
    session->start = state_at(session, 0);
    session->before = state_at(session, 1);
    session->now = state_at(session, 2);
    session->past = state_at(session, 3);
    session->spare = state_at(session, 4);
    session->offers = memory_new(words->most_choices * sizeof *session->offers);
    session->screen = memory_new(words->most_choices * sizeof *session->screen);
    session->weights =
        memory_new(words->most_responses * sizeof *session->weights);
    if (start)
        memcpy(session->start, start, size);
    else
        step_start(scenario, session->start);
    primum_session_restart(session, seed);
    return session;
}

void primum_session_free(struct primum_session *session)
{
    if (!session)
        return;
    free(session->states);
    free(session->responses);
    free(session->moves);
    free(session->offers);
    free(session->screen);
    free(session->weights);
    free(session);
}

void primum_session_restart(struct primum_session *session, uint64_t seed)
{
    session->first_seed = session->seed = seed & PRIMUM_SEED_MAX;
    session->steps = 0;
    session->move_count = 0;
    refold(session);
}

/* ---- Now ---- */

enum primum_turn primum_session_turn(const struct primum_session *session)
{
    return session->turn;
}

const struct primum_scenario *
primum_session_scenario(const struct primum_session *session)
{
    return &session->scenario->words;
}

const struct primum_state *
primum_session_state(const struct primum_session *session)
{
    return session->now;
}

uint64_t primum_session_seed(const struct primum_session *session)
{
    return session->first_seed;
}

size_t primum_session_offers(const struct primum_session *session,
                             const uint32_t **choices)
{
    *choices = session->offers;
    return session->offer_count;
}

size_t primum_session_choices(struct primum_session *session,
                              const uint32_t **choices)
{
    bool shuffled = session->scenario->words.shuffle;

    if (shuffled && !session->screen_drawn && session->offer_count) {
        order_draw(session->scenario, session->now->place, session->seed,
                   session->offers, session->offer_count, session->screen);
        session->screen_drawn = true;
    }
    *choices = shuffled ? session->screen : session->offers;
    return session->offer_count;
}

/* ---- Moves ---- */

/* Which one of a few is taken is as good as random, here and among responses:
 * a loop that leaves early would cost a mispredicted branch. */
static bool is_offered(const struct primum_session *session, uint32_t choice)
{
    bool found = false;

    for (size_t i = 0; i < session->offer_count; i++)
        found |= session->offers[i] == choice;
    return found;
}

/* The response that this step draws; 0 if none is possible. */
static uint32_t draw_response(struct primum_session *session, uint32_t choice,
                              uint64_t seed)
{
    struct run run = session->scenario->choices[choice].responses;
    const int32_t *weights = session->weights;
    int64_t total =
        step_weights(session->scenario, session->now, choice, session->weights);
    int64_t drawn = (int64_t)draw_below(seed, session->steps, DRAW_RESPONSE,
                                        (uint64_t)total);
    uint32_t chosen = 0;

    if (!total)
        return 0;
    for (uint32_t i = 0; i < run.count; i++) {
        drawn -= weights[i];
        chosen += drawn >= 0;
    }
    session->drawn_step = session->steps;
    session->drawn_weight = weights[chosen];
    session->drawn_total = total;
    return run.first + chosen;
}

bool primum_session_take(struct primum_session *session, uint32_t choice)
{
    bool silent = session->turn == PRIMUM_TURN_PASSES;

    if (!is_offered(session, choice))
        return false;
    if (!silent) {
        add_move(session, PRIMUM_MOVE_CHOICE, choice);
        session->silent_seed = session->seed;
    }
    uint32_t response = draw_response(session, choice, session->silent_seed);
    if (!response) {
        stop(session, PRIMUM_TURN_NO_RESPONSE);
        return true;
    }
    add_step(session, response);
    go_on(session, response);
    look(session);
    return true;
}

bool primum_session_rewind(struct primum_session *session, size_t step)
{
    if (step > session->steps)
        return false;
    add_move(session, PRIMUM_MOVE_REWIND, step);
    session->steps = step;
    refold(session);
    return true;
}

void primum_session_reseed(struct primum_session *session, uint64_t seed)
{
    session->seed = seed & PRIMUM_SEED_MAX;
    session->screen_drawn = false;
    add_move(session, PRIMUM_MOVE_SEED, session->seed);
}

size_t primum_session_moves(const struct primum_session *session,
                            const struct primum_move **moves)
{
    *moves = session->moves;
    return session->move_count;
}

/* ---- Looking back ---- */

size_t primum_session_steps(const struct primum_session *session)
{
    return session->steps;
}

/* Brings `past` to before a step and `spare` to after it.  Going forward
 * through the steps folds each of them once. */
static void look_back(struct primum_session *session, size_t number)
{
    if (session->past_step > number) {
        copy_start(session, session->past);
        session->past_step = 0;
    }
    for (;; session->past_step++) {
        step_after(session->scenario, session->past,
                   session->responses[session->past_step], session->spare);
        if (session->past_step == number)
            return;
        struct primum_state *after = session->spare;
        session->spare = session->past;
        session->past = after;
    }
}

/* The chance of the response of a step, among the possible ones. */
static double chance_of(const struct primum_session *session,
                        const struct primum_step *step)
{
    struct run run = session->scenario->choices[step->choice].responses;

    if (step->number == session->drawn_step &&
        step->number + 1 == session->steps)
        return (double)session->drawn_weight / (double)session->drawn_total;
    int64_t total = step_weights(session->scenario, step->before, step->choice,
                                 session->weights);
    return (double)session->weights[step->response - run.first] / (double)total;
}

bool primum_session_step(struct primum_session *session, size_t number,
                         struct primum_step *step)
{
    if (number >= session->steps)
        return false;
    bool last = number + 1 == session->steps;
    if (!last)
        look_back(session, number);
    step->number = number;
    step->before = last ? session->before : session->past;
    step->after = last ? session->now : session->spare;
    step->scene = step->before->place;
    step->response = session->responses[number];
    step->choice = session->scenario->responses[step->response].choice;
    step->chance = chance_of(session, step);
    step->silent = passes(session, step->before);
    return true;
}
