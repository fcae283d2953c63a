/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `why`: the author's reasons, and what the catalogue says of the practices,
 * the harms and the evidence that they name. */
#include "impact_view.h"

#include "buffer.h"
#include "words.h"

#include <stdlib.h>

/* Adds a row for each entry of the list; their texts are the caller's.
 * Returns how many. */
static size_t add_entries(const struct primum_catalogue *catalogue,
                          struct primum_list list, struct screen_row *rows)
{
    for (uint32_t i = 0; i < list.count; i++) {
        const struct primum_entry *entry = &catalogue->entries[list.items[i]];
        rows[i].label = entry->name ? entry->name : entry->id;
        rows[i].text = entry->about ? words_first_sentence(entry->about) : NULL;
    }
    return list.count;
}

/* In one call, so that their names make one column. */
static void show_entries(struct conversation *talk,
                         struct primum_list practices, struct primum_list harms)
{
    const struct primum_catalogue *catalogue = talk->scenario->catalogue;
    size_t most = (size_t)practices.count + harms.count;
    struct screen_row *rows = buffer_memory(NULL, most * sizeof *rows);
    size_t count = add_entries(catalogue, practices, rows);
    count += add_entries(catalogue, harms, rows + count);
    screen_rows(talk->screen, rows, count);
    while (count > 0)
        free((char *)rows[--count].text);
    free(rows);
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
    if (!scenario->catalogue)
        return;
    screen_gap(talk->screen);
    show_entries(talk, choice->practices, response->harms);
    for (uint32_t i = 0; i < evidence->count; i++)
        show_source(talk, &scenario->catalogue->evidence[evidence->items[i]]);
}
