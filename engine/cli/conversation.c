/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Leads through a conversation: whose turn it is, and what follows what.  What
 * the pages say stands in the files of the pages. */
#include "conversation.h"

#include "buffer.h"
#include "debrief.h"
#include "impact_view.h"
#include "keeping.h"
#include "moment.h"
#include "opening.h"
#include "predict.h"
#include "recap.h"
#include "seed.h"
#include "spare.h"
#include "turn.h"

#include <stdlib.h>

bool conversation_last(struct conversation *talk, struct primum_step *step)
{
    for (size_t i = primum_session_steps(talk->session); i > 0; i--)
        if (primum_session_step(talk->session, i - 1, step) && !step->silent)
            return true;
    return false;
}

bool conversation_step(struct conversation *talk, size_t number,
                       struct primum_step *step)
{
    for (size_t i = 0; primum_session_step(talk->session, i, step); i++)
        if (!step->silent && --number == 0)
            return true;
    return false;
}

size_t conversation_step_count(struct conversation *talk)
{
    struct primum_step step;
    size_t count = 0;
    for (size_t i = 0; primum_session_step(talk->session, i, &step); i++)
        count += !step.silent;
    return count;
}

const struct primum_impact *conversation_impact(struct conversation *talk)
{
    const struct primum_impact *impact =
        forecast_impact(talk->forecast, !talk->waits);
    bool failed = !impact && forecast_failed(talk->forecast);
    if (!impact && !failed)
        screen_note(talk->screen, "Where this leads is still being worked "
                                  "out. Ask again in a moment.");
    else if (failed && !talk->forecast_missed)
        screen_note(talk->screen,
                    "Where this leads cannot be worked out here: too much can "
                    "happen in this one for exact figures.");
    talk->forecast_missed |= failed;
    return impact;
}

bool conversation_looked_at(struct conversation *talk, struct primum_step *step)
{
    if (talk->explains_last &&
        primum_session_step(talk->session, talk->path_from, step) &&
        !step->silent)
        return true;
    return conversation_last(talk, step);
}

/* ---- The pages, as moments ----------------------------------------------- */

static void show_scene(struct conversation *talk)
{
    turn_show(talk, false);
    talk->returned = NULL;
}

static void show_scene_again(struct conversation *talk)
{
    turn_show(talk, true);
}

static void show_reaction(struct conversation *talk)
{
    struct primum_step step;
    screen_gap(talk->screen);
    if (conversation_last(talk, &step))
        impact_show_reaction(talk, &step, true);
}

static void show_impact(struct conversation *talk)
{
    struct primum_step step;
    screen_gap(talk->screen);
    if (conversation_last(talk, &step))
        impact_show(talk, &step);
}

static const char enter_possible[] =
    "Press Enter to go on. For all that you can type: help.";

static const struct moment opening = {
    .prompt = "Enter to begin, or leave to skip this one: ",
    .brief = "Enter to begin, or leave: ",
    .possible = "Press Enter to begin, or type leave to skip this one.",
    .show = opening_show,
};
static const struct moment recalled = {
    .prompt = "Enter to go on, or: more, others, why, back ",
    .brief = "Enter, more, others, why, back ",
    .possible = enter_possible,
    .show = recap_show,
};
static const struct moment recalled_in_short = {
    .prompt = "Enter to go on, or leave: ",
    .possible = enter_possible,
    .show = recap_show,
};
static const struct moment choosing = {
    .prompt = "What do you say or do? ",
    .possible = "Answer with the number or the first words of a choice, or ask "
                "for a hint. For all that you can type: help.",
    .show = show_scene,
    .show_again = show_scene_again,
    .chooses = true,
};
static const struct moment passing = {
    .prompt = "Enter to go on: ",
    .possible = enter_possible,
    .show = show_scene,
    .show_again = show_scene_again,
};
static const struct moment reaction = {
    .prompt = "Enter to go on: ",
    .possible = enter_possible,
    .show = show_reaction,
};
static const struct moment impact = {
    .prompt = "Enter to go on, or: more, others, why, back ",
    .brief = "Enter, more, others, why, back ",
    .possible = enter_possible,
    .show = show_impact,
};

/* ---- Turns --------------------------------------------------------------- */

/* In columns the terminal still shows what was typed. */
static void echo(struct conversation *talk, size_t number)
{
    if (!screen_plain(talk->screen))
        return;
    char *text = buffer_text("You chose %zu.", number);
    screen_paragraph(talk->screen, text);
    free(text);
}

/* The person first; then how it landed. */
static enum heard see_what_follows(struct conversation *talk)
{
    struct primum_step step;
    enum heard heard = HEARD_ON;
    if (!conversation_last(talk, &step))
        return heard;
    heard = predict_ask(talk);
    if (heard == HEARD_ON && impact_show_reaction(talk, &step, false) > 0)
        heard = moment_hear(talk, &reaction, NULL);
    if (heard == HEARD_ON && !talk->explains_last)
        heard = moment_hear(talk, &impact, NULL);
    return heard;
}

static enum heard choose(struct conversation *talk)
{
    size_t number = 0, steps = primum_session_steps(talk->session);
    enum heard heard = moment_hear(talk, &choosing, &number);
    if (heard != HEARD_CHOICE)
        return heard;
    const uint32_t *choices;
    primum_session_choices(talk->session, &choices);
    sitting_meet_choice(&talk->sitting, talk->session, choices[number - 1]);
    primum_session_take(talk->session, choices[number - 1]);
    heard = keeping_answer(talk); /* before anybody sees what it leads to */
    if (heard != HEARD_ON)
        return heard;
    echo(talk, number);
    /* Where nothing can follow there is no step. */
    return primum_session_steps(talk->session) > steps ? see_what_follows(talk)
                                                       : HEARD_ON;
}

static enum heard pass(struct conversation *talk)
{
    const uint32_t *choices;
    enum heard heard = HEARD_ON;
    if (turn_has_lines(talk))
        heard = moment_hear(talk, &passing, NULL);
    if (heard != HEARD_ON)
        return heard;
    primum_session_choices(talk->session, &choices);
    primum_session_take(talk->session, choices[0]);
    return HEARD_ON;
}

static enum heard give_up(struct conversation *talk, const char *reason)
{
    char *text = buffer_text("The conversation cannot go on: %s. This is a "
                             "fault in the scenario, not in what you did. It "
                             "ends here, unfinished.",
                             reason);
    char *path = primum_text_safe(talk->scenario->path);
    char *command = buffer_text("primum check %s", path);
    screen_gap(talk->screen);
    screen_problem(talk->screen, text);
    screen_note(talk->screen, "For whoever wrote it, this finds the place:");
    screen_verbatim(talk->screen, command); /* to be copied: in one line */
    free(command);
    free(path);
    free(text);
    talk->status = PRIMUM_PROBLEMS;
    return HEARD_END;
}

static enum heard go_on(struct conversation *talk)
{
    switch (primum_session_turn(talk->session)) {
    case PRIMUM_TURN_CHOOSE:
        return choose(talk);
    case PRIMUM_TURN_PASSES:
        return pass(talk);
    case PRIMUM_TURN_ENDING:
        return debrief_run(talk);
    case PRIMUM_TURN_DEAD_END:
        return give_up(talk, "nothing is on offer here");
    case PRIMUM_TURN_NO_RESPONSE:
        return give_up(talk, "nothing can follow that choice");
    case PRIMUM_TURN_SILENT_LOOP:
        return give_up(talk, "time goes round in a circle");
    }
    return HEARD_END;
}

/* ---- The whole ----------------------------------------------------------- */

static void step_back(struct conversation *talk)
{
    struct primum_step step;
    if (conversation_last(talk, &step))
        sitting_go_back(&talk->sitting, talk->session, step.number);
    talk->returned = "(a step back)";
}

static void begin_again(struct conversation *talk)
{
    struct primum_step step;
    if (talk->again_from == 0) {
        sitting_restart(&talk->sitting, talk->session, seed_fresh());
    } else if (conversation_step(talk, talk->again_from, &step)) {
        sitting_go_back(&talk->sitting, talk->session, step.number);
        if (talk->again_fresh)
            sitting_reseed(&talk->sitting, talk->session, seed_fresh());
        talk->returned = talk->again_fresh
                             ? "(from here again, with a fresh chance)"
                             : "(from here again, with the same chance)";
    }
}

/* It goes on from an earlier moment; what was said of an end is void.  An
 * attempt that has come to its ending stays as it is: this is another one. */
static enum heard return_to_it(struct conversation *talk, enum heard heard)
{
    const struct primum_move *moves;
    size_t made = primum_session_moves(talk->session, &moves);
    bool anew = heard == HEARD_AGAIN && talk->again_from == 0;
    bool over = primum_session_turn(talk->session) == PRIMUM_TURN_ENDING;
    if (anew || over)
        keeping_leave(talk);
    if (heard == HEARD_AGAIN)
        begin_again(talk);
    else
        step_back(talk);
    if (anew)
        ledger_begin_anew(talk->ledger, talk->session);
    else if (over)
        ledger_turn_back(talk->ledger, talk->session, made);
    talk->look_offered = talk->looked_back = false;
    talk->status = PRIMUM_OK;
    return keeping_answer(talk);
}

static void show_offer(struct conversation *talk)
{
    screen_gap(talk->screen);
    if (talk->waits)
        screen_paragraph(talk->screen,
                         "Before you go: how your choices landed, and why, "
                         "has not been said yet. Would you like to look?");
}

/* There is no conversation without explanations: who put them off is offered
 * them before leaving, once. */
static enum heard offer_look(struct conversation *talk, enum heard heard)
{
    static const struct moment offer = {
        .prompt = "Enter to look at it now, or leave: ",
        .enter = "look",
        .possible = "Press Enter to look at it now, or type leave.",
        .show = show_offer,
        .over = true,
    };
    struct primum_step step;
    int status = talk->status;
    if (!talk->explains_last || talk->look_offered || talk->alone ||
        status == EXIT_LEFT || !conversation_last(talk, &step))
        return heard;
    talk->path_from = primum_session_steps(talk->session); /* not yet */
    talk->look_offered = true;
    enum heard wish = moment_hear(talk, &offer, NULL);
    if (wish == HEARD_ON)
        wish = debrief_look_back(talk);
    if (wish == HEARD_LEFT && talk->status == PRIMUM_OK)
        talk->status = status; /* a fault stays one */
    return wish == HEARD_ON ? heard : wish;
}

static void say_goodbye(struct conversation *talk)
{
    if (talk->alone || primum_session_turn(talk->session) == PRIMUM_TURN_ENDING)
        return;
    char *text = buffer_text(
        "%s %s",
        talk->waits ? "You left here, which is fine at any time."
                    : "The answers end here, and so does the conversation.",
        keeping_say(talk));
    screen_gap(talk->screen);
    screen_note(talk->screen, text);
    free(text);
}

static const struct moment *first_moment(struct conversation *talk)
{
    struct primum_step step;
    if (!talk->recalls)
        return &opening;
    return talk->explains_last || !conversation_last(talk, &step)
               ? &recalled_in_short
               : &recalled;
}

static enum heard begin(struct conversation *talk)
{
    enum heard heard = keeping_begin(talk);
    if (heard == HEARD_ON)
        heard = moment_hear(talk, first_moment(talk), NULL);
    if (heard == HEARD_ON && talk->recalls)
        talk->returned = "(from here on)";
    return heard;
}

static enum heard have_it(struct conversation *talk)
{
    enum heard heard = begin(talk);
    /* Only now, so that the first page is not a moment late. */
    if (heard < HEARD_END)
        forecast_begin(talk->forecast);
    while (heard < HEARD_END) {
        if (heard == HEARD_BACK || heard == HEARD_AGAIN)
            heard = return_to_it(talk, heard);
        else
            heard = go_on(talk);
        if (heard >= HEARD_END)
            heard = offer_look(talk, heard);
    }
    return heard;
}

/* Where a window closes behind the last choice, or on the look back, nobody has
 * left it: a visit without an end can be come back to. */
static bool breaks_off(struct conversation *talk)
{
    enum primum_turn turn = primum_session_turn(talk->session);
    return talk->alone && !talk->looked_back &&
           (turn == PRIMUM_TURN_ENDING || turn == PRIMUM_TURN_PASSES);
}

int conversation_run(struct conversation *talk)
{
    struct primum_step first;
    const struct primum_state *start =
        primum_session_step(talk->session, 0, &first)
            ? first.before
            : primum_session_state(talk->session);
    talk->forecast = forecast_new(talk->scenario, start, spare_memory());
    sitting_init(&talk->sitting, talk->session);
    enum heard heard = have_it(talk);
    if (!breaks_off(talk))
        keeping_leave(talk);
    if (heard == HEARD_LEFT)
        say_goodbye(talk);
    screen_flush(talk->screen); /* nobody is to wait for what follows */
    sitting_release(&talk->sitting);
    foresight_release(&talk->foresight);
    forecast_free(talk->forecast);
    return talk->status;
}
