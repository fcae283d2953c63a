/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `why`: the author's reasons, and what the catalogue says of the practices,
 * the harms and the evidence that they name. */
#include "impact_view.h"

#include "buffer.h"
#include "words.h"

#include <stdlib.h>

static void show_entries(struct conversation *talk, struct primum_list list)
{
    const struct primum_catalogue *catalogue = talk->scenario->catalogue;
    for (uint32_t i = 0; catalogue && i < list.count; i++) {
        const struct primum_entry *entry = &catalogue->entries[list.items[i]];
        char *about = entry->about ? words_first_sentence(entry->about) : NULL;
        const struct screen_row row = {entry->name ? entry->name : entry->id,
                                       about};
        screen_rows(talk->screen, &row, 1);
        free(about);
    }
}

static void show_source(struct conversation *talk,
                        const struct primum_evidence *source)
{
    const struct screen_row rows[] = {
        {"What it found", source->finding},
        {"Strength", words_grade(source->grade)},
        {"Its limits", source->limits},
    };
    screen_gap(talk->screen);
    screen_paragraph(talk->screen, source->cite ? source->cite : source->id);
    screen_rows(talk->screen, rows, sizeof rows / sizeof rows[0]);
}

void impact_show_why(struct conversation *talk, const struct primum_step *step)
{
    const struct primum_scenario *scenario = talk->scenario;
    const struct primum_choice *choice = &scenario->choices[step->choice];
    const struct primum_response *response =
        &scenario->responses[step->response];
    const struct primum_list *evidence = &choice->evidence;
    screen_heading(talk->screen, "Why it landed as it did", NULL);
    screen_paragraph(talk->screen, response->why
                                       ? response->why
                                       : "The author gives no reasons here.");
    screen_gap(talk->screen);
    show_entries(talk, choice->practices);
    show_entries(talk, response->harms);
    for (uint32_t i = 0; scenario->catalogue && i < evidence->count; i++)
        show_source(talk, &scenario->catalogue->evidence[evidence->items[i]]);
}
