/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which endings and choices of each scenario were met, and what is worth
 * meeting again, with its reason.  An offer, never a duty. */
#include "practised.h"

#include "buffer.h"
#include "when.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMNS = 4, DUE_SHOWN = 6, DUE_OF_ONE = 3 };

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

static char *why_due(const struct primum_progress_due *due, int64_t now)
{
    switch (due->offer.reason) {
    case PRIMUM_OFFER_SURE:
        return buffer_text("missed, when you were sure");
    case PRIMUM_OFFER_MISSED:
        return buffer_text("missed last time");
    case PRIMUM_OFFER_TIME:
        break;
    }
    char *ago = when_ago(due->offer.last, now);
    char *text = buffer_text("met %s", ago);
    free(ago);
    return text;
}

/* The few that are shown. */
struct few {
    const struct primum_progress_due *items[DUE_SHOWN];
    size_t count;
};

static size_t count_of(const struct few *few, const char *scenario)
{
    size_t count = 0;
    for (size_t i = 0; i < few->count; i++)
        count += !strcmp(few->items[i]->offer.scenario, scenario);
    return count;
}

static bool holds(const struct few *few, const struct primum_progress_due *due)
{
    for (size_t i = 0; i < few->count; i++)
        if (few->items[i] == due)
            return true;
    return false;
}

/* Adds one of each scenario that has `held` of them. */
static void add_one_each(struct few *few,
                         const struct primum_progress *progress, bool waits,
                         size_t held)
{
    for (size_t i = 0; i < progress->due_count && few->count < DUE_SHOWN; i++) {
        const struct primum_progress_due *due = &progress->due[i];
        if ((due->offer.days < due->interval) == waits && !holds(few, due) &&
            count_of(few, due->offer.scenario) == held)
            few->items[few->count++] = due;
    }
}

/* One of each scenario after the other, a few of each; those that can be met
 * now come first. */
static struct few choose_few(const struct primum_progress *progress)
{
    struct few few = {.count = 0};
    for (int waits = 0; waits <= 1; waits++)
        for (size_t held = 0; held < DUE_OF_ONE; held++)
            add_one_each(&few, progress, waits, held);
    return few;
}

static void say_offers(struct screen *screen, size_t others)
{
    static const char offers[] =
        "These are offers: nothing is lost by not taking them.";
    char *text = others ? buffer_text("And %zu more. %s", others, offers)
                        : buffer_text("%s", offers);
    screen_note(screen, text);
    free(text);
}

void practised_show_due(struct screen *screen,
                        const struct primum_progress *progress, int64_t now)
{
    static const char *const heads[COLUMNS] = {"Worth meeting again"};
    struct few few = choose_few(progress);
    if (few.count == 0)
        return;
    char **cells = buffer_memory(NULL, few.count * COLUMNS * sizeof *cells);
    for (size_t i = 0; i < few.count; i++) {
        const struct primum_progress_due *due = few.items[i];
        cells[i * COLUMNS] = title_for(progress, due->offer.scenario);
        cells[i * COLUMNS + 1] = name_for(progress, due->offer.practice);
        cells[i * COLUMNS + 2] = when_due(due);
        cells[i * COLUMNS + 3] = why_due(due, now);
    }
    show_table(screen, heads, cells, few.count);
    say_offers(screen, progress->due_count - few.count);
}
