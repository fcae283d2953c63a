/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The ending and the debrief, stage after stage in the order of a good one.
 * Knows what has been played; judges nothing. */
#include "debrief.h"

#include "buffer.h"
#include "debrief_parts.h"
#include "impact_view.h"
#include "turn.h"
#include "write.h"

#include <stdint.h>
#include <stdlib.h>

const struct primum_ending *debrief_ending(struct conversation *talk)
{
    const struct primum_state *state = primum_session_state(talk->session);
    uint32_t ending = primum_state_ending(talk->scenario, state);
    return &talk->scenario->endings[ending];
}

const struct primum_impact *debrief_impact(struct conversation *talk)
{
    const struct primum_impact *impact = conversation_impact(talk);
    if (!impact && !forecast_failed(talk->forecast))
        screen_note(talk->screen, "To see this page once more: redraw.");
    return impact;
}

static const char possible[] = "Press Enter to go on. back takes you one "
                               "choice back, leave ends it here.";

/* ---- The ending ---------------------------------------------------------- */

/* Who hears it cannot see that this is the last page. */
static void show_title(struct conversation *talk, const char *title)
{
    bool spoken = title && screen_plain(talk->screen);
    char *words = spoken ? buffer_text("Here it ends: %s", title) : NULL;
    screen_title(talk->screen, spoken ? words : title);
    free(words);
}

void debrief_show_ending(struct conversation *talk)
{
    const struct primum_scenario *scenario = talk->scenario;
    const struct primum_state *state = primum_session_state(talk->session);
    struct primum_line *lines = turn_room(scenario);
    size_t count = primum_ending_lines(
        scenario, primum_state_ending(scenario, state), state, lines);
    screen_gap(talk->screen);
    show_title(talk, debrief_ending(talk)->title);
    turn_show_lines(talk, lines, count);
    free(lines);
}

static enum heard arrive(struct conversation *talk)
{
    static const struct moment moment = {
        .prompt = "Enter to look back at it: ",
        .possible = possible,
        .show = debrief_show_ending,
        .over = true,
    };
    const struct primum_state *state = primum_session_state(talk->session);
    talk->path_from = primum_session_steps(talk->session); /* not yet */
    sitting_meet_ending(&talk->sitting,
                        primum_state_ending(talk->scenario, state));
    return moment_hear(talk, &moment, NULL);
}

static void show_care(struct conversation *talk)
{
    screen_gap(talk->screen);
    screen_paragraph(talk->screen, talk->waits
                                       ? "That was a hard one. Stop here, or "
                                         "look at it now?"
                                       : "That was a hard one.");
    screen_note(talk->screen, "It is worth taking to supervision. Real help, "
                              "for you too: help now.");
}

static enum heard take_care(struct conversation *talk)
{
    static const struct moment moment = {
        .prompt = "Enter to look at it now, or stop: ",
        .enter = "look",
        .possible = "Press Enter to look at it now, or type stop.",
        .show = show_care,
        .over = true,
    };
    if (debrief_ending(talk)->outcome != PRIMUM_HARMED)
        return HEARD_ON;
    talk->look_offered = true;
    return moment_hear(talk, &moment, NULL);
}

/* ---- Questions before answers -------------------------------------------- */

static enum heard reflect(struct conversation *talk)
{
    static const char *const usual[] = {
        "Did it do what you hoped?",
        "Where did it turn?",
    };
    struct primum_texts questions = talk->scenario->reflect;
    if (questions.count == 0)
        questions = (struct primum_texts){usual, 2};
    screen_gap(talk->screen);
    screen_heading(talk->screen, "How you see it",
                   talk->waits ? write_where(talk)
                               : "questions to take with you");
    if (talk->waits)
        write_show_how(talk);
    enum heard heard = write_answer(talk, "How are you after that?");
    for (uint32_t i = 0; i < questions.count && heard == HEARD_ON; i++)
        heard = write_answer(talk, questions.items[i]);
    return heard;
}

/* ---- The path ------------------------------------------------------------ */

/* One step: in short where its impact has been shown. */
static void show_step(struct conversation *talk, const struct primum_step *step,
                      size_t number)
{
    const char *scene = talk->scenario->scenes[step->scene].title;
    char *heading = buffer_text("Step %zu", number);
    if (number == 1)
        screen_heading(talk->screen, "What happened, step by step", NULL);
    screen_gap(talk->screen);
    screen_heading(talk->screen, heading, scene);
    free(heading);
    impact_show_recall(talk, step);
    if (talk->explains_last) {
        screen_gap(talk->screen);
        impact_show(talk, step);
        if (!talk->waits) { /* nobody can ask for more */
            impact_show_leads(talk, step->before, step->choice);
            impact_show_reasons(talk, step);
        }
    }
}

/* How many steps make a page: one that is explained; in short all of them, which
 * is cut where the terminal ends, or a few where it is not cut. */
static size_t steps_of_page(const struct conversation *talk)
{
    enum { FEW = 4 };
    if (talk->explains_last)
        return 1;
    return screen_plain(talk->screen) ? FEW : SIZE_MAX;
}

/* Goes through the page of the path that begins at path_from; of what went by
 * itself nothing is said.  Shows it, if told to.  Returns where the next page
 * begins. */
static size_t turn_page(struct conversation *talk, bool show)
{
    size_t left = steps_of_page(talk), number = 0, i = 0;
    struct primum_step step;
    for (; primum_session_step(talk->session, i, &step); i++) {
        if (step.silent)
            continue;
        number++;
        if (i < talk->path_from)
            continue;
        if (left-- == 0)
            break;
        if (show)
            show_step(talk, &step, number);
    }
    return i;
}

static void show_path(struct conversation *talk)
{
    screen_gap(talk->screen);
    turn_page(talk, true);
}

enum heard debrief_look_back(struct conversation *talk)
{
    static const struct moment in_short = {
        .prompt = "Enter to go on: ",
        .possible = possible,
        .show = show_path,
        .over = true,
    };
    static const struct moment explained = {
        .prompt = "Enter to go on, or: more, others, why ",
        .brief = "Enter, more, others, why ",
        .possible = possible,
        .show = show_path,
        .over = true,
    };
    enum heard heard = HEARD_ON;
    struct primum_step first;
    talk->look_offered = true;
    talk->path_from = 0;
    while (primum_session_step(talk->session, talk->path_from, &first) &&
           first.silent)
        talk->path_from++;
    while (heard == HEARD_ON &&
           talk->path_from < primum_session_steps(talk->session)) {
        heard = moment_hear(talk, talk->explains_last ? &explained : &in_short,
                            NULL);
        talk->path_from = turn_page(talk, false);
    }
    return heard;
}

/* ---- What to make of it -------------------------------------------------- */

static enum heard see_the_turn(struct conversation *talk)
{
    static const struct moment moment = {
        .prompt = "Enter to go on: ",
        .possible = possible,
        .show = debrief_show_turn,
        .over = true,
    };
    /* Of what cannot be had nothing more is said than that, once. */
    if (!debrief_ending(talk)->feedback && forecast_failed(talk->forecast) &&
        talk->forecast_missed)
        return HEARD_ON;
    return moment_hear(talk, &moment, NULL);
}

static enum heard see_the_shares(struct conversation *talk)
{
    static const struct moment moment = {
        .prompt = "Enter to go on: ",
        .possible = possible,
        .show = debrief_show_shares,
        .over = true,
    };
    if (forecast_failed(talk->forecast))
        return HEARD_ON;
    return moment_hear(talk, &moment, NULL);
}

static enum heard see_the_sureness(struct conversation *talk)
{
    static const struct moment moment = {
        .prompt = "Enter to go on: ",
        .possible = possible,
        .show = debrief_show_sureness,
        .over = true,
    };
    if (foresight_calibration(&talk->foresight).made == 0)
        return HEARD_ON;
    return moment_hear(talk, &moment, NULL);
}

/* What somebody took along from it, in their own words, after the author's. */
static enum heard keep_a_sentence(struct conversation *talk)
{
    const struct screen_row rows[] = {
        {"To remember", debrief_ending(talk)->takeaway},
    };
    if (!talk->waits)
        return HEARD_ON;
    screen_gap(talk->screen);
    screen_rows(talk->screen, rows, 1);
    screen_gap(talk->screen);
    screen_heading(talk->screen, "Yours to finish", write_where(talk));
    return write_sentence(talk, "Next time I will ...");
}

static enum heard take_along(struct conversation *talk)
{
    static const struct moment moment = {
        .prompt = "Enter to finish, or again: ",
        .possible = "Press Enter to finish. again begins it anew, again from "
                    "1 goes back to step 1, back takes you one choice back.",
        .show = debrief_show_last,
        .over = true,
    };
    talk->looked_back = true;
    enum heard heard = moment_hear(talk, &moment, NULL);
    return heard == HEARD_ON ? HEARD_END : heard;
}

/* ---- The whole ----------------------------------------------------------- */

enum heard debrief_run(struct conversation *talk)
{
    static enum heard (*const stages[])(struct conversation *) = {
        arrive,       take_care,      reflect,          debrief_look_back,
        see_the_turn, see_the_shares, see_the_sureness, keep_a_sentence,
        take_along,
    };
    enum heard heard = HEARD_ON;
    for (size_t i = 0; heard == HEARD_ON; i++)
        heard = stages[i](talk);
    return heard;
}
