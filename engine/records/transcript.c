/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An attempt told from its first moment to its last, steps that were taken back
 * included: its session is played again, move by move.  What an event looks
 * like is known to play/events.h, but for those of a record. */
#include "base/json.h"
#include "base/memory.h"
#include "play/events.h"
#include "primum_records.h"
#include "records/instant.h"

#include <stdlib.h>
#include <string.h>

/* ---- Walking ------------------------------------------------------------- */

/* The session at its start, and the moves that it had. */
struct walk {
    struct primum_session *session;
    struct primum_move *moves;
    size_t count;
};

static void walk_init(struct walk *walk, struct primum_record *record)
{
    const struct primum_move *moves;
    walk->session = primum_record_session(record);
    walk->count = primum_session_moves(walk->session, &moves);
    walk->moves = memory_new(walk->count * sizeof *moves);
    if (walk->count > 0)
        memcpy(walk->moves, moves, walk->count * sizeof *moves);
    primum_session_restart(walk->session, primum_record_attempt(record)->seed);
}

/* Makes what has not been made, and so leads back to where it was. */
static void walk_release(struct walk *walk, size_t made)
{
    primum_session_replay(walk->session, walk->moves + made,
                          walk->count - made);
    free(walk->moves);
}

/* ---- What was taken back ------------------------------------------------- */

/* Where the step of each move begins. */
static void mark(struct primum_move move, size_t number, size_t *steps,
                 bool *taken)
{
    for (size_t i = 0; i < number; i++)
        taken[i] |= steps[i] != SIZE_MAX && steps[i] >= move.value;
    for (size_t i = 0; i < number; i++)
        if (taken[i])
            steps[i] = SIZE_MAX;
}

size_t primum_record_taken_back(struct primum_record *record, bool *taken)
{
    struct walk walk;
    const struct primum_move *moves;
    if (!taken)
        return primum_session_moves(primum_record_session(record), &moves);
    walk_init(&walk, record);
    size_t *steps = memory_new(walk.count * sizeof *steps);
    for (size_t i = 0; i < walk.count; i++) {
        bool choice = walk.moves[i].kind == PRIMUM_MOVE_CHOICE;
        primum_session_replay(walk.session, NULL, 0); /* time passes */
        steps[i] = choice ? primum_session_steps(walk.session) : SIZE_MAX;
        taken[i] = false;
        if (walk.moves[i].kind == PRIMUM_MOVE_REWIND)
            mark(walk.moves[i], i, steps, taken);
        primum_session_replay(walk.session, &walk.moves[i], 1);
    }
    free(steps);
    walk_release(&walk, walk.count);
    return walk.count;
}

/* ---- An attempt in a list ------------------------------------------------ */

static void put_safe(struct json *map, const char *key, const char *text)
{
    if (text)
        events_put_safe(map, key, text);
}

static void put_end(struct json *map, const struct primum_attempt *attempt)
{
    static const char *const standings[] = {
        [PRIMUM_STANDING_OPEN] = "open",
        [PRIMUM_STANDING_ENDED] = "ended",
        [PRIMUM_STANDING_STUCK] = "stuck",
    };
    static const char *const outcomes[] = {
        [PRIMUM_HELPED] = "helped",
        [PRIMUM_MIXED] = "mixed",
        [PRIMUM_HARMED] = "harmed",
    };
    json_put_text(map, "standing", standings[attempt->standing]);
    if (attempt->standing != PRIMUM_STANDING_ENDED)
        return;
    put_safe(map, "ending", attempt->ending);
    put_safe(map, "ending_title", attempt->ending_title);
    json_put_text(map, "outcome", outcomes[attempt->outcome]);
}

static void put_attempt(struct json *map, const struct primum_attempt *attempt)
{
    put_safe(map, "id", attempt->id);
    put_safe(map, "scenario", attempt->scenario);
    put_safe(map, "title", attempt->title);
    put_safe(map, "sha256", attempt->sha256);
    put_safe(map, "catalogue_sha256", attempt->catalogue_sha256);
    put_safe(map, "start", attempt->start);
    json_put_whole(map, "seed", (int64_t)attempt->seed);
    instant_put(map, "begun", attempt->begun);
    instant_put(map, "last", attempt->last);
    json_put_text(map, "feedback", attempt->explains_last ? "end" : "now");
    json_put_flag(map, "predict", attempt->predicts);
    if (attempt->after || attempt->borrowed > 0) {
        put_safe(map, "after", attempt->after);
        json_put_whole(map, "borrowed", (int64_t)attempt->borrowed);
    }
    json_put_whole(map, "choices", attempt->choices);
    put_end(map, attempt);
}

char *primum_json_attempt(const struct primum_attempt *attempt)
{
    struct json *map = json_map();
    put_attempt(map, attempt);
    return json_line(map);
}

/* ---- Its events ---------------------------------------------------------- */

struct telling {
    struct primum_record *record;
    struct walk walk;
    bool *taken;
    bool own_words;
    bool (*see)(void *with, const char *event);
    void *with;
    bool heard; /* whoever sees it has not had enough */
};

/* Takes the event. */
static void tell(struct telling *telling, char *event)
{
    if (event && telling->heard)
        telling->heard = telling->see(telling->with, event);
    free(event);
}

static void tell_attempt(struct telling *telling)
{
    struct json *event = events_new("attempt");
    put_attempt(event, primum_record_attempt(telling->record));
    tell(telling, json_line(event));
}

static void put_prediction(struct json *event, const struct telling *telling,
                           size_t move)
{
    static const char *const guesses[] = {"close", "same", "open"};
    const struct primum_prediction *predictions;
    size_t count = primum_record_predictions(telling->record, &predictions);
    for (size_t i = 0; i < count; i++) {
        const struct primum_prediction *one = &predictions[i];
        if (one->move != move)
            continue;
        if (telling->own_words)
            put_safe(event, "hope", one->hope);
        if (one->sure > 0) {
            json_put_text(event, "guess", guesses[one->guess + 1]);
            json_put_whole(event, "sure", one->sure);
        }
    }
}

static void tell_move(struct telling *telling, size_t number)
{
    const struct primum_move move = telling->walk.moves[number];
    const struct primum_scenario *words =
        primum_record_scenario(telling->record);
    const int64_t *times;
    size_t count = primum_record_times(telling->record, &times);
    struct json *event = events_new("move");
    json_put_whole(event, "move", (int64_t)number);
    if (number < count)
        instant_put(event, "at", times[number]);
    json_put_flag(event, "own",
                  number >= primum_record_attempt(telling->record)->borrowed);
    switch (move.kind) {
    case PRIMUM_MOVE_CHOICE:
        json_put_text(event, "choice", words->choices[move.value].id);
        json_put_flag(event, "taken_back", telling->taken[number]);
        put_prediction(event, telling, number);
        break;
    case PRIMUM_MOVE_REWIND:
        json_put_whole(event, "back_to", (int64_t)move.value);
        break;
    case PRIMUM_MOVE_SEED:
        json_put_whole(event, "seed", (int64_t)move.value);
        break;
    }
    tell(telling, json_line(event));
}

/* What a step led to; a silent one has no impact. */
static void tell_step(struct telling *telling, size_t number)
{
    struct primum_session *session = telling->walk.session;
    struct primum_step step;
    if (!primum_session_step(session, number, &step))
        return; /* nothing could follow */
    tell(telling, primum_json_response(session, number));
    if (!step.silent)
        tell(telling, primum_json_impact(session, number, NULL));
}

/* Time passes until it is for the coach to choose, or over. */
static void tell_silence(struct telling *telling)
{
    struct primum_session *session = telling->walk.session;
    const uint32_t *choices;
    while (primum_session_turn(session) == PRIMUM_TURN_PASSES) {
        size_t step = primum_session_steps(session);
        tell(telling, primum_json_scene(session));
        primum_session_choices(session, &choices);
        primum_session_take(session, choices[0]);
        tell_step(telling, step);
    }
}

static void tell_choice(struct telling *telling, size_t number)
{
    struct primum_session *session = telling->walk.session;
    size_t step = primum_session_steps(session);
    tell(telling, primum_json_scene(session));
    tell(telling, primum_json_choices(session));
    tell_move(telling, number);
    primum_session_take(session, (uint32_t)telling->walk.moves[number].value);
    tell_step(telling, step);
}

static void tell_moves(struct telling *telling)
{
    struct walk *walk = &telling->walk;
    for (size_t i = 0; i < walk->count; i++) {
        tell_silence(telling);
        if (walk->moves[i].kind == PRIMUM_MOVE_CHOICE) {
            tell_choice(telling, i);
            continue;
        }
        tell_move(telling, i);
        primum_session_replay(walk->session, &walk->moves[i], 1);
    }
    tell_silence(telling);
    tell(telling, primum_session_turn(walk->session) == PRIMUM_TURN_ENDING
                      ? primum_json_ending(walk->session)
                      : primum_json_unfinished(walk->session));
}

static void tell_reflections(struct telling *telling)
{
    const struct primum_reflection *reflections;
    size_t count = primum_record_reflections(telling->record, &reflections);
    for (size_t i = 0; i < count && telling->own_words; i++) {
        struct json *event = events_new("reflection");
        instant_put(event, "at", reflections[i].at);
        put_safe(event, "question", reflections[i].question);
        put_safe(event, "answer", reflections[i].answer);
        tell(telling, json_line(event));
    }
}

void primum_record_events(struct primum_record *record, bool own_words,
                          bool (*see)(void *with, const char *event),
                          void *with)
{
    struct telling telling = {
        .record = record,
        .own_words = own_words,
        .see = see,
        .with = with,
        .heard = true,
    };
    size_t count = primum_record_taken_back(record, NULL);
    telling.taken = memory_new(count * sizeof *telling.taken);
    primum_record_taken_back(record, telling.taken);
    walk_init(&telling.walk, record);
    tell_attempt(&telling);
    tell(&telling, primum_json_start(telling.walk.session));
    tell_moves(&telling);
    tell_reflections(&telling);
    walk_release(&telling.walk, telling.walk.count);
    free(telling.taken);
}
