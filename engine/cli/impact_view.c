/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a choice landed, and `more` of it.  Knows in which order it is said, and
 * leaves `others` and `why` to impact_others.c and impact_why.c. */
#include "impact_view.h"

#include "buffer.h"
#include "predict.h"
#include "turn.h"
#include "words.h"

#include <stdlib.h>

static const struct primum_choice *choice_of(const struct conversation *talk,
                                             const struct primum_step *step)
{
    return &talk->scenario->choices[step->choice];
}

static const struct primum_response *
response_of(const struct conversation *talk, const struct primum_step *step)
{
    return &talk->scenario->responses[step->response];
}

/* ---- The reaction -------------------------------------------------------- */

size_t impact_show_reaction(struct conversation *talk,
                            const struct primum_step *step, bool show)
{
    struct primum_line *lines = turn_room(talk->scenario);
    size_t count = primum_response_lines(talk->scenario, step->response,
                                         step->before, lines);
    if (show)
        turn_show_lines(talk, lines, count);
    free(lines);
    return count;
}

/* ---- How it landed ------------------------------------------------------- */

/* Said once: how far to believe all this. */
static void show_estimate(struct conversation *talk)
{
    const struct primum_scenario *scenario = talk->scenario;
    if (talk->estimate_said)
        return;
    talk->estimate_said = true;
    screen_gap(talk->screen);
    screen_note(talk->screen,
                scenario->reviewed_by.count > 0
                    ? "How it landed is the author's estimate."
                    : "How it landed is the author's estimate, and no "
                      "clinician has reviewed it.");
}

static const char *label_of_repair(const struct primum_choice *choice)
{
    return choice->irreversible ? "What you can still do"
                                : "What would mend it";
}

void impact_show(struct conversation *talk, const struct primum_step *step)
{
    const struct primum_choice *choice = choice_of(talk, step);
    const struct primum_response *response = response_of(talk, step);
    bool lost = words_lost(talk->scenario, step->before, step->after);
    char *since = words_since(talk->scenario, step->before, step->after);
    struct predict_rows said;
    predict_rows_make(&said, talk, step);
    const struct screen_row rows[] = {
        {choice->say ? "A good reason to say it" : "A good reason to do it",
         choice->intent},
        said.rows[0],
        said.rows[1],
        said.rows[2],
        {"How it landed", response->impact},
        {"You could see", response->cue},
        {"Since then", since},
        {label_of_repair(choice), lost ? response->repair : NULL},
    };
    screen_rows(talk->screen, rows, sizeof rows / sizeof rows[0]);
    if (choice->intent || response->impact || response->cue || since)
        show_estimate(talk);
    predict_rows_release(&said);
    free(since);
}

void impact_show_briefly(struct conversation *talk,
                         const struct primum_step *step)
{
    const struct primum_response *response = response_of(talk, step);
    char *since = words_since(talk->scenario, step->before, step->after);
    struct predict_rows said;
    predict_rows_make(&said, talk, step);
    const struct screen_row rows[] = {
        said.rows[0],
        said.rows[1],
        said.rows[2],
        {"How it landed", response->impact},
        {"Since then", since},
    };
    screen_rows(talk->screen, rows, sizeof rows / sizeof rows[0]);
    if (response->impact || since)
        show_estimate(talk);
    predict_rows_release(&said);
    free(since);
}

void impact_show_recall(struct conversation *talk,
                        const struct primum_step *step)
{
    const struct primum_choice *choice = choice_of(talk, step);
    const struct primum_response *response = response_of(talk, step);
    char *since =
        talk->explains_last
            ? NULL /* the impact is to follow */
            : words_changes(talk->scenario, step->before, step->after);
    const struct screen_row rows[] = {
        {"You said", choice->say},
        {"You did", choice->deed},
        {"What happened", response->title},
        {"Since then", since},
    };
    screen_rows(talk->screen, rows, sizeof rows / sizeof rows[0]);
    free(since);
}

/* ---- More ---------------------------------------------------------------- */

void impact_show_reasons(struct conversation *talk,
                         const struct primum_step *step)
{
    const struct primum_choice *choice = choice_of(talk, step);
    const struct primum_response *response = response_of(talk, step);
    const struct primum_catalogue *catalogue = talk->scenario->catalogue;
    char *practices = words_names(catalogue, choice->practices);
    char *harms = words_names(catalogue, response->harms);
    char *sources = words_sources(catalogue, choice->evidence);
    const struct screen_row rows[] = {
        {"Why", response->why},
        {"The practice", practices},
        {"The harm in it", harms},
        {"Rests on", sources},
        {"Right when", choice->right_when},
    };
    screen_rows(talk->screen, rows, sizeof rows / sizeof rows[0]);
    free(sources);
    free(harms);
    free(practices);
}

/* "She guards herself (less trust)   <- this" */
static char *describe(const struct conversation *talk,
                      const struct primum_step *step, uint32_t response)
{
    struct buffer text = {0};
    char *title = words_title(&talk->scenario->responses[response]);
    char *effects = words_effects(talk->scenario, step->before, response);
    buffer_put(&text, title);
    if (effects)
        buffer_format(&text, " (%s)", effects);
    if (screen_plain(talk->screen))
        buffer_put(&text, ".");
    if (response == step->response)
        buffer_put(&text, screen_plain(talk->screen) ? " This is what happened."
                                                     : "   <- this");
    free(effects);
    free(title);
    return buffer_take(&text);
}

static void show_possible(struct conversation *talk,
                          const struct primum_step *step)
{
    const struct primum_scenario *scenario = talk->scenario;
    struct primum_chance *chances =
        buffer_memory(NULL, scenario->most_responses * sizeof *chances);
    size_t count =
        primum_responses(scenario, step->before, step->choice, chances);
    struct screen_row *rows = buffer_memory(NULL, count * sizeof *rows);
    char **texts = buffer_memory(NULL, count * sizeof *texts);
    for (size_t i = 0; i < count; i++) {
        texts[i] = describe(talk, step, chances[i].response);
        rows[i] = (struct screen_row){primum_text_chance(chances[i].chance),
                                      texts[i]};
    }
    screen_rows(talk->screen, rows, count);
    for (size_t i = 0; i < count; i++)
        free(texts[i]);
    free(texts);
    free(rows);
    free(chances);
}

void impact_show_more(struct conversation *talk, const struct primum_step *step)
{
    screen_heading(talk->screen, "What could have happened",
                   "the author's estimate, not a study");
    show_possible(talk, step);
    predict_show_odds(talk, step);
    screen_gap(talk->screen);
    impact_show_leads(talk, step->before, step->choice);
    screen_gap(talk->screen);
    impact_show_reasons(talk, step);
}
