/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An attempt as it went, told move by move: it is played again in a session of
 * its own, so that what was taken back is told, too.  Knows no form. */
#include "records/export.h"

#include "base/memory.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct teller {
    const struct tale *tale;
    struct primum_session *session;
    uint64_t seed;
    size_t move;
    uint32_t *offers;
    void (*see)(void *with, const struct tale_event *event);
    void *with;
};

/* ---- What happens ---- */

static struct tale_event event_of(const struct teller *teller,
                                  enum tale_kind kind)
{
    const struct tale *tale = teller->tale;
    struct tale_event event = {.kind = kind, .move = teller->move};

    event.seed = teller->seed;
    event.at = tale->attempt->begun;
    event.own = true;
    if (teller->move < tale->move_count) {
        event.at = tale->times[teller->move];
        event.own = teller->move >= tale->attempt->borrowed;
        event.undone = tale->undone[teller->move];
        event.value = tale->moves[teller->move].value;
    }
    return event;
}

/* Where the conversation is, before a step of which nothing is known yet. */
static struct primum_step here(const struct teller *teller)
{
    const struct primum_state *state = primum_session_state(teller->session);

    return (struct primum_step){
        .number = primum_session_steps(teller->session),
        .scene = primum_state_scene(teller->tale->words, state),
        .before = state,
        .after = state,
    };
}

static void tell_scene(const struct teller *teller)
{
    struct tale_event event = event_of(teller, TALE_SCENE);

    event.step = here(teller);
    teller->see(teller->with, &event);
}

static const struct primum_prediction *prediction_about(const struct tale *tale,
                                                        size_t move)
{
    const struct primum_prediction *predictions;
    size_t count = primum_record_predictions(tale->record, &predictions);

    for (size_t i = 0; tale->private && i < count; i++)
        if (predictions[i].move == move)
            return &predictions[i];
    return NULL;
}

/* Takes a choice that is on offer, and tells it. */
static bool take(const struct teller *teller, struct tale_event *event,
                 uint32_t choice)
{
    struct primum_session *session = teller->session;
    struct primum_step step = here(teller);

    if (!primum_session_take(session, choice))
        return false;
    step.choice = choice;
    if (primum_session_steps(session) > step.number)
        primum_session_step(session, step.number, &step);
    else
        step.before = step.after = primum_session_state(session);
    event->step = step;
    teller->see(teller->with, event);
    return true;
}

static bool take_choice(const struct teller *teller, uint64_t choice)
{
    const uint32_t *offers;
    struct tale_event event = event_of(teller, TALE_CHOICE);

    event.offer_count = primum_session_offers(teller->session, &offers);
    if (event.offer_count)
        memcpy(teller->offers, offers, event.offer_count * sizeof *offers);
    event.offers = teller->offers;
    event.prediction = prediction_about(teller->tale, teller->move);
    return choice <= UINT32_MAX && take(teller, &event, (uint32_t)choice);
}

/* Time passes until it is for the coach to choose, or all is over. */
static void pass(const struct teller *teller)
{
    const uint32_t *offers;

    while (primum_session_turn(teller->session) == PRIMUM_TURN_PASSES) {
        struct tale_event event = event_of(teller, TALE_PASSES);
        tell_scene(teller);
        primum_session_offers(teller->session, &offers);
        take(teller, &event, offers[0]);
    }
    if (primum_session_turn(teller->session) == PRIMUM_TURN_CHOOSE)
        tell_scene(teller);
}

static bool tell_move(struct teller *teller, struct primum_move move)
{
    struct tale_event event;

    switch (move.kind) {
    case PRIMUM_MOVE_CHOICE:
        return take_choice(teller, move.value);
    case PRIMUM_MOVE_REWIND:
        event = event_of(teller, TALE_REWIND);
        if (!primum_session_rewind(teller->session, (size_t)move.value))
            return false;
        break;
    case PRIMUM_MOVE_SEED:
        event = event_of(teller, TALE_SEED);
        primum_session_reseed(teller->session, move.value);
        teller->seed = move.value;
        break;
    }
    event.step = here(teller);
    teller->see(teller->with, &event);
    return true;
}

/* The moves were played when the record was opened, so each is possible. */
void tale_tell(const struct tale *tale,
               void (*see)(void *with, const struct tale_event *event),
               void *with)
{
    char *problem = NULL;
    struct primum_state *start =
        primum_state_parse(tale->words, tale->attempt->start, &problem);
    struct teller teller = {.tale = tale, .see = see, .with = with};

    teller.seed = tale->attempt->seed;
    teller.session = primum_session_new(tale->words, start, teller.seed);
    teller.offers =
        memory_new(tale->words->most_choices * sizeof *teller.offers);
    pass(&teller);
    while (teller.move < tale->move_count &&
           tell_move(&teller, tale->moves[teller.move])) {
        if (tale->moves[teller.move].kind != PRIMUM_MOVE_SEED)
            pass(&teller);
        teller.move++;
    }
    free(teller.offers);
    primum_session_free(teller.session);
    primum_state_free(start);
    free(problem);
}

/* ---- The whole of it ---- */

/* The step of each move, to see what was taken back. */
struct undoing {
    struct tale *tale;
    size_t *steps;
};

static void see_undone(void *with, const struct tale_event *event)
{
    const struct undoing *undoing = with;
    struct tale *tale = undoing->tale;

    if (event->kind == TALE_CHOICE)
        undoing->steps[event->move] = event->step.number;
    if (event->kind != TALE_REWIND)
        return;
    for (size_t i = 0; i < event->move; i++)
        if (tale->moves[i].kind == PRIMUM_MOVE_CHOICE &&
            undoing->steps[i] >= event->value)
            tale->undone[i] = true;
}

void tale_init(struct tale *tale, struct primum_record *record)
{
    struct undoing undoing = {.tale = tale};

    *tale = (struct tale){.record = record};
    tale->attempt = primum_record_attempt(record);
    tale->words = primum_record_scenario(record);
    tale->move_count =
        primum_session_moves(primum_record_session(record), &tale->moves);
    primum_record_times(record, &tale->times);
    tale->undone = memory_new(tale->move_count + 1);
    undoing.steps = memory_new((tale->move_count + 1) * sizeof(size_t));
    tale_tell(tale, see_undone, &undoing);
    free(undoing.steps);
}

void tale_release(struct tale *tale)
{
    free(tale->undone);
    *tale = (struct tale){0};
}

int64_t tale_duration(const struct tale *tale)
{
    const struct primum_visit *visits;
    size_t count = primum_record_visits(tale->record, &visits);
    int64_t sum = 0;

    for (size_t i = 0; i < count; i++)
        if (visits[i].ended > visits[i].begun)
            sum += visits[i].ended - visits[i].begun;
    return sum;
}

bool tale_likely(const struct tale *tale, const struct tale_event *event,
                 size_t question, double *before, double *after)
{
    if (!tale->impact || !event->step.response)
        return false;
    *before = primum_impact_at(tale->impact, event->step.before, question);
    *after = primum_impact_after(tale->impact, event->step.before,
                                 event->step.choice, question);
    return !isnan(*before) && !isnan(*after);
}
