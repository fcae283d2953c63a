/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Says again what was to be seen last.  Time that has passed since the last
 * choice is told with it: the turn that follows is where it was left. */
#include "recap.h"

#include "impact_view.h"
#include "predict.h"
#include "turn.h"

#include <stdlib.h>

/* Their own words, where what came of them is for the end. */
static void show_foretold(struct conversation *talk,
                          const struct primum_step *step)
{
    struct predict_rows said;
    predict_rows_make(&said, talk, step);
    screen_rows(talk->screen, said.rows, 2);
    predict_rows_release(&said);
}

/* What was said or done, what the person made of it, and how it landed. */
static void show_choice(struct conversation *talk,
                        const struct primum_step *step)
{
    const struct primum_choice *choice = &talk->scenario->choices[step->choice];
    const char *title = talk->scenario->responses[step->response].title;
    bool told = impact_show_reaction(talk, step, false) > 0;
    const struct screen_row rows[] = {
        {"You said", choice->say},
        {"You did", choice->deed},
        {"What happened", told ? NULL : title},
    };
    screen_rows(talk->screen, rows, sizeof rows / sizeof rows[0]);
    screen_gap(talk->screen);
    impact_show_reaction(talk, step, true);
    screen_gap(talk->screen);
    if (talk->explains_last)
        show_foretold(talk, step);
    else
        impact_show_briefly(talk, step);
}

/* A scene that went on by itself. */
static void show_passage(struct conversation *talk,
                         const struct primum_step *step)
{
    struct primum_line *lines = turn_room(talk->scenario);
    size_t count =
        primum_scene_lines(talk->scenario, step->scene, step->before, lines);
    if (count > 0)
        screen_gap(talk->screen);
    turn_show_lines(talk, lines, count);
    free(lines);
    impact_show_reaction(talk, step, true);
}

static void show_path(struct conversation *talk)
{
    struct primum_step step;
    size_t next = 0;
    if (conversation_last(talk, &step)) {
        next = step.number + 1;
        screen_gap(talk->screen);
        show_choice(talk, &step);
    }
    for (; primum_session_step(talk->session, next, &step); next++)
        show_passage(talk, &step);
}

void recap_show(struct conversation *talk)
{
    screen_title(talk->screen, talk->scenario->title);
    screen_paragraph(talk->screen, talk->recalls);
    if (talk->since)
        screen_note(talk->screen, talk->since);
    show_path(talk);
}
