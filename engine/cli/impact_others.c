/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The choices that were not taken, each with the reason for it and what might
 * have followed.  None of them is called right or wrong. */
#include "impact_view.h"

#include "buffer.h"
#include "turn.h"
#include "words.h"

#include <stdlib.h>

/* ---- All of them, in short ----------------------------------------------- */

/* "She guards herself (7 in 10); She changes the subject (3 in 10)" */
static char *what_could_follow(const struct primum_scenario *scenario,
                               const struct primum_chance *chances,
                               size_t count)
{
    struct buffer text = {0};
    for (size_t i = 0; i < count; i++) {
        char *title = words_title(&scenario->responses[chances[i].response]);
        buffer_format(&text, "%s%s (%s)", i > 0 ? "; " : "", title,
                      primum_text_chance(chances[i].chance));
        free(title);
    }
    return buffer_take(&text);
}

static void show_briefly(struct conversation *talk,
                         const struct primum_choice *choice,
                         const struct primum_chance *chances, size_t count)
{
    char *follow = what_could_follow(talk->scenario, chances, count);
    const struct screen_row rows[] = {
        {"A good reason", choice->intent},
        {"Could lead to", follow},
    };
    screen_rows(talk->screen, rows, sizeof rows / sizeof rows[0]);
    free(follow);
}

/* ---- One of them, in full ------------------------------------------------ */

/* Without the reasons that the choice gives for all of them. */
static void show_landing(struct conversation *talk,
                         const struct primum_state *before,
                         const struct primum_chance *chance, bool reasons)
{
    const struct primum_scenario *scenario = talk->scenario;
    const struct primum_response *response =
        &scenario->responses[chance->response];
    char *effects = words_effects(scenario, before, chance->response);
    char *harms = words_names(scenario->catalogue, response->harms);
    char *title = words_title(response);
    const struct screen_row rows[] = {
        {"How it would land", response->impact},
        {"What it would do", effects},
        {"Why", reasons ? response->why : NULL},
        {"The harm in it", reasons ? harms : NULL},
    };
    screen_gap(talk->screen);
    screen_heading(talk->screen, title, primum_text_chance(chance->chance));
    screen_rows(talk->screen, rows, sizeof rows / sizeof rows[0]);
    free(title);
    free(harms);
    free(effects);
}

/* Whether all that can follow has the reasons of the choice itself. */
static bool share_reasons(const struct primum_scenario *scenario,
                          const struct primum_choice *choice,
                          const struct primum_chance *chances, size_t count)
{
    bool shared = true;
    for (size_t i = 0; i < count; i++) {
        const struct primum_response *response =
            &scenario->responses[chances[i].response];
        shared &= response->why == choice->why &&
                  response->harms.items == choice->harms.items;
    }
    return shared;
}

static void show_fully(struct conversation *talk,
                       const struct primum_choice *choice,
                       const struct primum_state *before,
                       const struct primum_chance *chances, size_t count)
{
    const struct primum_catalogue *catalogue = talk->scenario->catalogue;
    bool shared = share_reasons(talk->scenario, choice, chances, count);
    char *practices = words_names(catalogue, choice->practices);
    char *harms = words_names(catalogue, choice->harms);
    char *sources = words_sources(catalogue, choice->evidence);
    const struct screen_row first = {"A good reason", choice->intent};
    const struct screen_row last[] = {
        {"Why", shared ? choice->why : NULL},      {"The practice", practices},
        {"The harm in it", shared ? harms : NULL}, {"Rests on", sources},
        {"Right when", choice->right_when},
    };
    screen_rows(talk->screen, &first, 1);
    screen_gap(talk->screen);
    screen_heading(talk->screen, "What could follow",
                   "the author's estimate, not a study");
    for (size_t i = 0; i < count; i++)
        show_landing(talk, before, &chances[i], !shared);
    screen_gap(talk->screen);
    impact_show_leads(talk, before,
                      (uint32_t)(choice - talk->scenario->choices));
    screen_gap(talk->screen);
    screen_rows(talk->screen, last, sizeof last / sizeof last[0]);
    free(sources);
    free(harms);
    free(practices);
}

/* ---- `others` ------------------------------------------------------------ */

static void show_other(struct conversation *talk,
                       const struct primum_step *step, size_t number,
                       uint32_t offered, bool fully)
{
    const struct primum_scenario *scenario = talk->scenario;
    const struct primum_choice *choice = &scenario->choices[offered];
    struct primum_chance *chances =
        buffer_memory(NULL, scenario->most_responses * sizeof *chances);
    size_t count = primum_responses(scenario, step->before, offered, chances);
    screen_gap(talk->screen);
    screen_choice(talk->screen, number, choice->say, choice->deed);
    if (fully)
        show_fully(talk, choice, step->before, chances, count);
    else
        show_briefly(talk, choice, chances, count);
    free(chances);
}

static void show_one(struct conversation *talk, const struct primum_step *step,
                     const uint32_t *offered, size_t count, size_t number)
{
    if (number > count) {
        char *text = buffer_text("The choices there were numbered from 1 to "
                                 "%zu.",
                                 count);
        screen_problem(talk->screen, text);
        free(text);
    } else if (offered[number - 1] == step->choice) {
        screen_problem(talk->screen, "That is the one you chose. For more "
                                     "about it, type more or why.");
    } else {
        show_other(talk, step, number, offered[number - 1], true);
    }
}

static void show_all(struct conversation *talk, const struct primum_step *step,
                     const uint32_t *offered, size_t count)
{
    if (count < 2) {
        screen_note(talk->screen, "Nothing else was on offer there.");
        return;
    }
    screen_heading(talk->screen, "What else was on offer",
                   "the author's estimate, not a study");
    for (size_t i = 0; i < count; i++)
        if (offered[i] != step->choice)
            show_other(talk, step, i + 1, offered[i], false);
    screen_gap(talk->screen);
    impact_show_leads_of_all(talk, step->before, offered, count, step->choice);
    screen_gap(talk->screen);
    screen_note(talk->screen, "To read one of them in full, type others and "
                              "its number.");
}

void impact_show_others(struct conversation *talk,
                        const struct primum_step *step, size_t number)
{
    size_t count;
    uint32_t *offered = turn_offered(talk, step, &count);
    if (number > 0)
        show_one(talk, step, offered, count, number);
    else
        show_all(talk, step, offered, count);
    free(offered);
}
