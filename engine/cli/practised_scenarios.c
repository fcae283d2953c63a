/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which endings and choices of each scenario were met, and what is worth
 * meeting again, with its reason.  An offer, never a duty. */
#include "practised.h"

#include "buffer.h"
#include "when.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMNS = 4, DUE_SHOWN = 8 };

static void show_table(struct screen *screen, const char *const heads[COLUMNS],
                       char **cells, size_t rows)
{
    screen_gap(screen);
    screen_table(screen, &(struct screen_table){
                             .heads = heads,
                             .cells = (const char *const *)cells,
                             .columns = COLUMNS,
                             .rows = rows,
                         });
    for (size_t i = 0; i < rows * COLUMNS; i++)
        free(cells[i]);
    free(cells);
}

static const char *title_of(const struct primum_progress_scenario *scenario)
{
    return *scenario->title ? scenario->title : scenario->id;
}

/* ---- What was met of each ------------------------------------------------ */

static char *endings_of(const struct primum_progress_scenario *scenario)
{
    return scenario->endings
               ? practised_part(scenario->endings_met, scenario->endings)
               : NULL;
}

static char *choices_of(const struct primum_progress_scenario *scenario)
{
    bool or_more =
        scenario->or_more && scenario->choices_met < scenario->choices;
    if (!scenario->choices)
        return NULL;
    return buffer_text("%" PRIu32 "%s of %" PRIu32, scenario->choices_met,
                       or_more ? " or more" : "", scenario->choices);
}

void practised_show_scenarios(struct screen *screen,
                              const struct primum_progress *progress,
                              int64_t now)
{
    static const char *const heads[COLUMNS] = {"Scenarios", "endings met",
                                               "choices met", "last"};
    size_t rows = progress->scenario_count;
    char **cells = buffer_memory(NULL, (rows + 1) * COLUMNS * sizeof *cells);
    for (size_t i = 0; i < rows; i++) {
        const struct primum_progress_scenario *scenario =
            &progress->scenarios[i];
        cells[i * COLUMNS] = buffer_text("%s", title_of(scenario));
        cells[i * COLUMNS + 1] = endings_of(scenario);
        cells[i * COLUMNS + 2] = choices_of(scenario);
        cells[i * COLUMNS + 3] = when_ago(scenario->last, now);
    }
    show_table(screen, heads, cells, rows);
}

/* ---- What is worth meeting again ----------------------------------------- */

static char *title_for(const struct primum_progress *progress, const char *id)
{
    for (size_t i = 0; i < progress->scenario_count; i++)
        if (!strcmp(progress->scenarios[i].id, id))
            return buffer_text("%s", title_of(&progress->scenarios[i]));
    return buffer_text("%s", id);
}

static char *name_for(const struct primum_progress *progress, const char *id)
{
    for (size_t i = 0; id && i < progress->tag_count; i++) {
        const struct primum_progress_tag *tag = &progress->tags[i];
        if (!tag->harm && tag->name && !strcmp(tag->id, id))
            return buffer_text("%s", tag->name);
    }
    return buffer_text("%s", id ? id : "all of it");
}

static char *when_due(const struct primum_progress_due *due)
{
    int left = due->interval - due->offer.days;
    if (left <= 0)
        return buffer_text("now");
    return left == 1 ? buffer_text("tomorrow")
                     : buffer_text("in %d days", left);
}

static char *why_due(const struct primum_progress_due *due)
{
    switch (due->offer.reason) {
    case PRIMUM_OFFER_SURE:
        return buffer_text("missed, when you were sure");
    case PRIMUM_OFFER_MISSED:
        return buffer_text("missed last time");
    case PRIMUM_OFFER_TIME:
        break;
    }
    return due->offer.days == 0 ? buffer_text("met today")
           : due->offer.days == 1
               ? buffer_text("met yesterday")
               : buffer_text("met %d days ago", due->offer.days);
}

void practised_show_due(struct screen *screen,
                        const struct primum_progress *progress)
{
    static const char *const heads[COLUMNS] = {"Worth meeting again"};
    size_t rows =
        progress->due_count < DUE_SHOWN ? progress->due_count : DUE_SHOWN;
    if (rows == 0)
        return;
    char **cells = buffer_memory(NULL, rows * COLUMNS * sizeof *cells);
    for (size_t i = 0; i < rows; i++) {
        const struct primum_progress_due *due = &progress->due[i];
        cells[i * COLUMNS] = title_for(progress, due->offer.scenario);
        cells[i * COLUMNS + 1] = name_for(progress, due->offer.practice);
        cells[i * COLUMNS + 2] = when_due(due);
        cells[i * COLUMNS + 3] = why_due(due);
    }
    show_table(screen, heads, cells, rows);
    screen_note(screen, rows < progress->due_count
                            ? "And so on; --json has all. These are offers: "
                              "nothing is lost by not taking them."
                            : "These are offers: nothing is lost by not taking "
                              "them.");
}
