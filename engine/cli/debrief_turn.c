/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the person says of the support, and the turning point: if there was one
 * that could be seen, what else was on offer, and what that would have opened.
 * Knows when that is; the library knows which it is. */
#include "debrief_parts.h"

#include "buffer.h"
#include "review.h"
#include "turn.h"
#include "words.h"

#include <stdlib.h>

static void show_feedback(struct conversation *talk)
{
    const struct primum_line lines[] = {
        {TURN_COACH, "How was this support for you?"},
        {talk->scenario->with, debrief_ending(talk)->feedback},
    };
    if (lines[1].text)
        turn_show_lines(talk, lines, 2);
}

/* ---- The turning point --------------------------------------------------- */

/* What the other choice would have opened: in help, else in less harm. */
static char *what_it_opened(const struct primum_impact *impact,
                            const struct primum_step *step, uint32_t other)
{
    const struct primum_state *before = step->before;
    char *text = words_opened(
        WORDS_BEST_HELPS,
        primum_impact_after(impact, before, other, FORECAST_HELPED),
        primum_impact_after(impact, before, step->choice, FORECAST_HELPED));
    if (!text)
        text = words_opened(
            WORDS_BEST_HARMS,
            1 - primum_impact_after(impact, before, other, FORECAST_UNHARMED),
            1 - primum_impact_after(impact, before, step->choice,
                                    FORECAST_UNHARMED));
    return text;
}

static void show_turn(struct conversation *talk,
                      const struct primum_impact *impact,
                      const struct review_point *turn)
{
    const struct primum_scenario *scenario = talk->scenario;
    struct primum_step step;
    primum_session_step(talk->session, turn->step, &step);
    const struct primum_choice *choice = &scenario->choices[turn->choice];
    const struct primum_choice *other = &scenario->choices[turn->best];
    char *heading = words_step(scenario, turn->number, step.scene);
    char *opened = what_it_opened(impact, &step, turn->best);
    const struct screen_row rows[] = {
        {"Where", heading},
        {"You said", choice->say},
        {"You did", choice->deed},
        {"You could see", scenario->responses[step.response].cue},
        {"Also on offer", other->say ? other->say : other->deed},
        {"What that would open",
         opened ? opened
                : "A little more, in ways that figures as round as "
                  "these do not show."},
    };
    screen_rows(talk->screen, rows, sizeof rows / sizeof rows[0]);
    free(opened);
    free(heading);
}

/* What closed most is no turning point if it was little, or did not show. */
static void show_no_turn(struct conversation *talk, const struct review *review)
{
    struct primum_step step;
    char *text;
    if (!review_gave_much(review) || !review->change) {
        text = buffer_text("There was none to be seen: no one choice of yours "
                           "closed much.");
    } else if (primum_session_step(talk->session, review->change->step,
                                   &step) &&
               talk->scenario->responses[step.response].cue) {
        text = buffer_text("There was none: many small things came together, "
                           "and no one of them closed much.");
    } else {
        text = buffer_text("There was none that could have been seen, as the "
                           "author tells it. What closed most was step %zu, "
                           "and no sign of it is named there; what nobody "
                           "could see is nobody's mistake.",
                           review->change->number);
    }
    screen_paragraph(talk->screen, text);
    free(text);
}

void debrief_show_turn(struct conversation *talk)
{
    screen_gap(talk->screen);
    show_feedback(talk);
    screen_gap(talk->screen);
    const struct primum_impact *impact = debrief_impact(talk);
    if (!impact)
        return;
    struct review review;
    review_make(&review, talk, impact);
    screen_heading(talk->screen, "The turning point",
                   "computed from the author's estimates, not a study");
    if (review.turn)
        show_turn(talk, impact, review.turn);
    else
        show_no_turn(talk, &review);
    review_release(&review);
}
