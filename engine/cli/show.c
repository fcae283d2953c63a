/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `primum show`: an attempt told again, in the story's words, as the
 * conversation showed it; steps that were taken back are told where they were.
 * What a page looks like is known to the files of the conversation. */
#include "buffer.h"
#include "conversation.h"
#include "debrief_parts.h"
#include "impact_view.h"
#include "kept.h"
#include "turn.h"
#include "when.h"
#include "words.h"

#include <stdlib.h>
#include <string.h>

struct show {
    struct conversation talk;
    struct screen *screen;
    struct primum_record *record;
    const struct primum_attempt *attempt;
    struct primum_move *moves; /* all that it has */
    bool *taken;               /* those that were taken back later */
    size_t count;
    bool own_words; /* also what the trainee wrote */
};

/* ---- What it is ---------------------------------------------------------- */

static void show_head(const struct show *show)
{
    const struct primum_attempt *attempt = show->attempt;
    char *ago = when_ago(attempt->last, when_now());
    char *minute = when_minute(attempt->begun);
    char *text = buffer_text("%s, %s. Its name is %s.", minute, ago,
                             kept_short_id(attempt->id));
    screen_title(show->screen, attempt->title);
    screen_note(show->screen, text);
    if (attempt->borrowed > 0)
        screen_note(show->screen, "It goes back to a moment of an earlier "
                                  "conversation, with which it begins.");
    free(text);
    free(minute);
    free(ago);
}

/* ---- Moves --------------------------------------------------------------- */

/* Scenes that went on by themselves. */
static void show_silence(struct show *show)
{
    struct primum_session *session = show->talk.session;
    const uint32_t *choices;
    struct primum_step step;
    while (primum_session_turn(session) == PRIMUM_TURN_PASSES) {
        size_t number = primum_session_steps(session);
        screen_gap(show->screen);
        turn_show_story(&show->talk);
        primum_session_choices(session, &choices);
        primum_session_take(session, choices[0]);
        screen_gap(show->screen);
        if (primum_session_step(session, number, &step))
            impact_show_reaction(&show->talk, &step, true);
    }
}

static const struct primum_prediction *prediction_of(const struct show *show,
                                                     size_t move)
{
    const struct primum_prediction *predictions;
    size_t count = primum_record_predictions(show->record, &predictions);
    for (size_t i = 0; i < count; i++)
        if (predictions[i].move == move)
            return &predictions[i];
    return NULL;
}

/* What was foretold stands beside what happened. */
static void recall_prediction(struct show *show, size_t move,
                              const struct primum_step *step)
{
    const struct primum_prediction *said = prediction_of(show, move);
    struct foretold *item =
        foresight_add(&show->talk.foresight, show->talk.session, step);
    if (!said)
        return;
    item->guess = said->guess;
    item->sure = said->sure;
    if (said->hope && show->own_words)
        item->hope = buffer_text("%s", said->hope);
}

/* "Step 3, The tap (taken back later)" */
static void head_step(const struct show *show, size_t move)
{
    const struct primum_scenario *scenario = show->talk.scenario;
    const struct primum_state *now = primum_session_state(show->talk.session);
    struct conversation *talk = (struct conversation *)&show->talk;
    char *heading = words_step(scenario, conversation_step_count(talk) + 1,
                               primum_state_scene(scenario, now));
    bool borrowed = move < show->attempt->borrowed;
    screen_gap(show->screen);
    screen_heading(show->screen, heading,
                   show->taken[move] ? "taken back later"
                   : borrowed        ? "as in the earlier one"
                                     : NULL);
    free(heading);
}

static void show_choice(struct show *show, size_t move)
{
    struct conversation *talk = &show->talk;
    uint32_t number = (uint32_t)show->moves[move].value;
    const struct primum_choice *choice = &talk->scenario->choices[number];
    struct primum_step step;
    size_t steps = primum_session_steps(talk->session);
    head_step(show, move);
    turn_show_story(talk);
    talk->returned = NULL;
    screen_gap(show->screen);
    const struct screen_row rows[] = {{"You said", choice->say},
                                      {"You did", choice->deed}};
    screen_rows(show->screen, rows, sizeof rows / sizeof *rows);
    primum_session_take(talk->session, number);
    if (!primum_session_step(talk->session, steps, &step))
        return; /* nothing could follow */
    screen_gap(show->screen);
    impact_show_reaction(talk, &step, true);
    recall_prediction(show, move, &step);
    screen_gap(show->screen);
    impact_show(talk, &step);
}

/* How people count it: the choices before it, and one. */
static size_t number_of(struct show *show, size_t step)
{
    struct primum_step one;
    size_t number = 1;
    for (size_t i = 0; i < step; i++)
        number +=
            primum_session_step(show->talk.session, i, &one) && !one.silent;
    return number;
}

static void show_return(struct show *show, size_t step)
{
    char *text =
        buffer_text("You went back to step %zu.", number_of(show, step));
    screen_gap(show->screen);
    screen_note(show->screen, text);
    primum_session_rewind(show->talk.session, step);
    show->talk.returned = "back"; /* the scene is told whole */
    free(text);
}

/* The chance that an earlier part was drawn with can come back, too. */
static void show_seed(struct show *show, size_t move)
{
    uint64_t seed = show->moves[move].value;
    bool known = seed == show->attempt->seed;
    for (size_t i = 0; i < move; i++)
        known |= show->moves[i].kind == PRIMUM_MOVE_SEED &&
                 show->moves[i].value == seed;
    screen_note(show->screen, known ? "From there with the chance it had."
                                    : "From there with a fresh chance.");
    primum_session_reseed(show->talk.session, seed);
}

static void show_moves(struct show *show)
{
    for (size_t i = 0; i < show->count; i++) {
        show_silence(show);
        switch (show->moves[i].kind) {
        case PRIMUM_MOVE_CHOICE:
            show_choice(show, i);
            break;
        case PRIMUM_MOVE_REWIND:
            show_return(show, (size_t)show->moves[i].value);
            break;
        case PRIMUM_MOVE_SEED:
            show_seed(show, i);
            break;
        }
    }
    show_silence(show);
}

/* ---- The end ------------------------------------------------------------- */

static void show_end(struct show *show)
{
    const struct primum_attempt *attempt = show->attempt;
    if (primum_session_turn(show->talk.session) == PRIMUM_TURN_ENDING) {
        debrief_show_ending(&show->talk);
        return;
    }
    bool open = attempt->standing == PRIMUM_STANDING_OPEN;
    char *text = open
                     ? buffer_text("You left here. `primum resume %s` goes on.",
                                   kept_short_id(attempt->id))
                     : buffer_text("A fault in the scenario ended it here.");
    screen_gap(show->screen);
    screen_note(show->screen, text);
    free(text);
}

static void show_reflections(const struct show *show)
{
    const struct primum_reflection *reflections;
    size_t count = primum_record_reflections(show->record, &reflections);
    if (count == 0 || !show->own_words)
        return;
    screen_gap(show->screen);
    screen_heading(show->screen, "What you wrote", "for yourself");
    for (size_t i = 0; i < count; i++) {
        char *day = when_day(reflections[i].at);
        screen_gap(show->screen);
        screen_heading(show->screen, reflections[i].question, day);
        screen_lines(show->screen, reflections[i].answer);
        free(day);
    }
}

/* ---- The command --------------------------------------------------------- */

static void show_all(const struct invocation *invocation,
                     struct primum_record *record, bool own_words)
{
    const struct primum_move *moves;
    struct show show = {
        .talk = {.invocation = invocation,
                 .screen = invocation->out,
                 .terminal = invocation->terminal,
                 .scenario = primum_record_scenario(record),
                 .session = primum_record_session(record)},
        .screen = invocation->out,
        .record = record,
        .attempt = primum_record_attempt(record),
        .own_words = own_words,
    };
    show.count = primum_record_taken_back(record, NULL);
    show.taken = buffer_memory(NULL, show.count * sizeof *show.taken);
    show.moves = buffer_memory(NULL, show.count * sizeof *show.moves);
    primum_record_taken_back(record, show.taken);
    primum_session_moves(show.talk.session, &moves);
    if (show.count > 0)
        memcpy(show.moves, moves, show.count * sizeof *moves);
    primum_session_restart(show.talk.session, show.attempt->seed);
    show_head(&show);
    show_moves(&show);
    show_end(&show);
    show_reflections(&show);
    foresight_release(&show.talk.foresight);
    free(show.moves);
    free(show.taken);
}

static bool send(void *with, const char *event)
{
    const struct invocation *invocation = with;
    screen_machine(invocation->out, event);
    return screen_flush(invocation->out);
}

static int run_show(const struct invocation *invocation)
{
    bool own_words = !invocation_value(invocation, "no-reflections");
    bool json = invocation_value(invocation, "json");
    const char *name =
        invocation->argument_count > 0 ? invocation->arguments[0] : NULL;
    struct primum_records *records;
    struct primum_record *record = NULL;
    int status = kept_open(invocation, PRIMUM_RECORDS_READ, &records);
    if (status == PRIMUM_OK)
        status = kept_find(invocation, records, name, &record);
    if (status == PRIMUM_OK && json)
        primum_record_events(record, own_words, send, (void *)invocation);
    else if (status == PRIMUM_OK)
        show_all(invocation, record, own_words);
    primum_record_free(record);
    primum_records_close(records);
    return status || json ? status : invocation_turn_pages(invocation);
}

static const struct option_row options[] = {
    {"no-reflections", '\0', NULL,
     "without what you wrote: your answers and your hopes"},
    {"json", '\0', NULL, "the events for other programs, one JSON a line"},
    {0},
};

const struct command command_show = {
    .name = "show",
    .summary = "a conversation that you had, told again",
    .arguments = "[ATTEMPT]",
    .about = "Tells a conversation again: the scenes, what you chose, what "
             "happened, and how it landed, in the words that the scenario had "
             "then. What you took back is told, too, where it was.\n\n"
             "ATTEMPT is what `primum history` shows in front of it. Without "
             "it, the last one.",
    .options = options,
    .most = 1,
    .run = run_show,
};
