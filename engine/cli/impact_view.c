/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a choice landed, and `more` of it.  Knows in which order it is said, and
 * leaves `others` and `why` to impact_others.c and impact_why.c. */
#include "impact_view.h"

#include "buffer.h"
#include "turn.h"
#include "words.h"

#include <stdlib.h>

static const struct primum_choice *
choice_of(const struct conversation *talk, const struct primum_step *step)
{
    return &talk->scenario->choices[step->choice];
}

static const struct primum_response *
response_of(const struct conversation *talk, const struct primum_step *step)
{
    return &talk->scenario->responses[step->response];
}

/* ---- The reaction --------------------------------------------------------- */

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

/* ---- How it landed -------------------------------------------------------- */

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
    const struct screen_row rows[] = {
        {choice->say ? "A good reason to say it" : "A good reason to do it",
         choice->intent},
        {"How it landed", response->impact},
        {"You could see", response->cue},
        {"Since then", since},
        {label_of_repair(choice), lost ? response->repair : NULL},
    };
    screen_rows(talk->screen, rows, sizeof rows / sizeof rows[0]);
    free(since);
    show_estimate(talk);
}

void impact_show_recall(struct conversation *talk,
                        const struct primum_step *step)
{
    const struct primum_choice *choice = choice_of(talk, step);
    const struct primum_response *response = response_of(talk, step);
    char *since = words_since(talk->scenario, step->before, step->after);
    const struct screen_row rows[] = {
        {"You said", choice->say},
        {"You did", choice->deed},
        {"What happened", response->title},
        {"Since then", since},
    };
    screen_rows(talk->screen, rows, sizeof rows / sizeof rows[0]);
    free(since);
}

/* ---- More ----------------------------------------------------------------- */

void impact_show_reasons(struct conversation *talk,
                         const struct primum_step *step)
{
    const struct primum_choice *choice = choice_of(talk, step);
    const struct primum_response *response = response_of(talk, step);
    const struct primum_catalogue *catalogue = talk->scenario->catalogue;
    char *tags = words_tags(catalogue, choice->practices, response->harms);
    char *sources = words_sources(catalogue, choice->evidence);
    const struct screen_row rows[] = {
        {"Why", response->why},
        {"Known as", tags},
        {"Rests on", sources},
        {"Right when", choice->right_when},
    };
    screen_rows(talk->screen, rows, sizeof rows / sizeof rows[0]);
    free(sources);
    free(tags);
}

void impact_show_table(struct conversation *talk,
                       const struct primum_state *before, uint32_t choice,
                       uint32_t drawn)
{
    enum { COLUMNS = 3 };
    const struct primum_scenario *scenario = talk->scenario;
    struct primum_chance *chances = buffer_memory(
        NULL, scenario->most_responses * sizeof *chances);
    size_t count = primum_responses(scenario, before, choice, chances);
    const char **cells = buffer_memory(NULL, COLUMNS * count * sizeof *cells);
    char **effects = buffer_memory(NULL, count * sizeof *effects);
    struct screen_table table = {
        .cells = cells, .columns = COLUMNS, .rows = count};
    for (size_t i = 0; i < count; i++) {
        uint32_t response = chances[i].response;
        effects[i] = words_effects(scenario, before, response);
        cells[COLUMNS * i] = primum_text_chance(chances[i].chance);
        cells[COLUMNS * i + 1] = scenario->responses[response].title;
        cells[COLUMNS * i + 2] = effects[i];
        if (response == drawn)
            table.marked = i + 1;
    }
    screen_table(talk->screen, &table);
    for (size_t i = 0; i < count; i++)
        free(effects[i]);
    free(effects);
    free(cells);
    free(chances);
}

void impact_show_more(struct conversation *talk,
                      const struct primum_step *step)
{
    screen_heading(talk->screen, "What could have happened",
                   "the author's estimate, not a study");
    impact_show_table(talk, step->before, step->choice, step->response);
    screen_gap(talk->screen);
    impact_show_reasons(talk, step);
}
