/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Looks for seeds by trying one after the other, which is quick because a draw
 * is a pure function; then plays, in a session like any other, and believes
 * only what has been played. */
#include "check/coverage_play.h"

#include "base/draw.h"
#include "base/memory.h"
#include "play/step.h"

#include <stdlib.h>

/* ---- Seeds --------------------------------------------------------------- */

struct hope hope_for(const struct scenario *scenario,
                     const struct primum_state *state, uint32_t response,
                     uint64_t step)
{
    uint32_t choice = scenario->responses[response].choice;
    uint32_t number = response - scenario->choices[choice].responses.first;
    int32_t *weights =
        memory_new(scenario->words.most_responses * sizeof *weights);
    struct hope hope = {.step = step};

    hope.total = (uint64_t)step_weights(scenario, state, choice, weights);
    for (uint32_t i = 0; i < number; i++)
        hope.low += (uint64_t)weights[i];
    hope.high = hope.low + (uint64_t)weights[number];
    free(weights);
    return hope;
}

/* The boldest first, so that most seeds fail at once. */
static int by_boldness(const void *a, const void *b)
{
    const struct hope *left = a, *right = b;
    double one = (double)(left->high - left->low) / (double)left->total;
    double two = (double)(right->high - right->low) / (double)right->total;

    if (one < two || one > two)
        return one < two ? -1 : 1;
    return left->step < right->step ? -1 : left->step > right->step;
}

static bool is_sure(const struct hope *hope)
{
    return hope->high - hope->low == hope->total;
}

static bool fulfils(const struct hope *hopes, size_t count, uint64_t seed)
{
    for (size_t i = 0; i < count; i++) {
        uint64_t drawn =
            draw_below(seed, hopes[i].step, DRAW_RESPONSE, hopes[i].total);
        if (drawn < hopes[i].low || drawn >= hopes[i].high)
            return false;
    }
    return true;
}

bool hopes_seed(struct hope *hopes, size_t count, uint64_t *seed)
{
    qsort(hopes, count, sizeof *hopes, by_boldness);
    while (count && is_sure(&hopes[count - 1]))
        count--;
    for (*seed = 1; *seed <= PRIMUM_COVERAGE_SEEDS; ++*seed)
        if (fulfils(hopes, count, *seed))
            return true;
    return false;
}

static bool plan_seed(const struct coverage_graph *graph,
                      const struct plan *plan, uint64_t *seed)
{
    const struct primum_scenario *words = &graph->scenario->words;
    struct hope *hopes = memory_new(plan->count * sizeof *hopes);
    struct primum_state *state = memory_new(state_size(graph->scenario));
    size_t count = 0;

    step_start(graph->scenario, state);
    for (size_t i = 0; i < plan->count; i++) {
        uint32_t response =
            label_response(words, graph->edges[plan->edges[i]].label);
        if (!response)
            break;
        hopes[count++] = hope_for(graph->scenario, state, response, i);
        step_take(graph->scenario, state, response);
    }
    bool found = hopes_seed(hopes, count, seed);
    free(state);
    free(hopes);
    return found;
}

/* ---- Playing ------------------------------------------------------------- */

uint32_t play_pass(struct primum_session *session, uint32_t taken)
{
    const uint32_t *choices;

    while (primum_session_turn(session) == PRIMUM_TURN_PASSES) {
        primum_session_offers(session, &choices);
        taken = *choices;
        primum_session_take(session, taken);
    }
    return taken;
}

/* The choices of a plan, and what they come to. */
bool play_plan(const struct coverage_graph *graph, const struct plan *plan,
               struct play *play)
{
    const struct primum_scenario *words = &graph->scenario->words;
    uint64_t seed;

    if (!plan_seed(graph, plan, &seed))
        return false;
    struct primum_session *session = primum_session_new(words, NULL, seed);
    uint32_t taken = play_pass(session, 0);
    for (size_t i = 0; i < plan->count; i++) {
        const struct graph_edge *edge = &graph->edges[plan->edges[i]];
        uint32_t choice = label_choice(words, edge->label);
        if (!graph_is_chosen(graph, edge))
            continue;
        if (!primum_session_take(session, choice))
            break;
        taken = play_pass(session, choice);
    }
    play_see(session, taken, play);
    primum_session_free(session);
    return true;
}

/* ---- What was shown ------------------------------------------------------ */

/* Items that have been seen, and which they are. */
struct seen {
    bool *flags;
    struct play *play;
};

static void note(struct seen *seen, uint32_t item)
{
    struct play *play = seen->play;

    if (seen->flags[item])
        return;
    seen->flags[item] = true;
    play->items =
        memory_more(play->items, play->item_count, sizeof *play->items);
    play->items[play->item_count++] = item;
}

static void see_steps(struct primum_session *session, struct seen *seen)
{
    const struct primum_scenario *words = primum_session_scenario(session);
    size_t count = primum_session_steps(session);
    uint32_t *responses = memory_new(count * sizeof *responses);
    struct primum_step step;

    for (size_t i = 0; primum_session_step(session, i, &step); i++) {
        note(seen, item_of_place(words, step.before->place));
        note(seen, step.response);
        responses[i] = step.response;
    }
    seen->play->told.responses = responses;
    seen->play->told.response_count = count;
}

static void copy_choices(const struct primum_session *session,
                         struct play *play)
{
    const struct primum_move *moves;
    size_t count = primum_session_moves(session, &moves);
    uint32_t *choices = memory_new(count * sizeof *choices);

    for (size_t i = 0; i < count; i++)
        choices[i] = (uint32_t)moves[i].value;
    play->told.choices = choices;
    play->told.choice_count = count;
}

void play_see(struct primum_session *session, uint32_t taken, struct play *play)
{
    const struct primum_scenario *words = primum_session_scenario(session);
    const struct primum_state *now = primum_session_state(session);
    struct seen seen = {memory_new((item_count(words) + 1) * sizeof(bool)),
                        play};

    *play = (struct play){.told.seed = primum_session_seed(session),
                          .told.ending = primum_state_ending(words, now)};
    copy_choices(session, play);
    see_steps(session, &seen);
    note(&seen, item_of_place(words, now->place));
    if (primum_session_turn(session) == PRIMUM_TURN_NO_RESPONSE)
        note(&seen, item_of_choice(words, taken));
    free(seen.flags);
}

void play_release(struct play *play)
{
    free((void *)(uintptr_t)play->told.choices);
    free((void *)(uintptr_t)play->told.responses);
    free(play->items);
}
