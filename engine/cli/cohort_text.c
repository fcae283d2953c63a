/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The report on a cohort in words and tables.  Works out no number but how many
 * in a hundred those are that it was given. */
#include "cohort.h"

#include "buffer.h"
#include "size.h"

#include <inttypes.h>
#include <stdlib.h>

static const char few[] = "fewer than five";

/* ---- Numbers --------------------------------------------------------------- */

static char *about_words(primum_about number, const char *what)
{
    if (!number)
        return buffer_text("%s %s", few, what);
    char *count = size_count((size_t)number);
    char *text = buffer_text("about %s %s", count, what);
    free(count);
    return text;
}

/* "10 of 25, 40 in 100" */
static char *portion_words(struct primum_portion portion)
{
    if (!portion.count)
        return buffer_text("%s", few);
    return buffer_text("%" PRIu64 " of %" PRIu64 ", %.0f in 100", portion.count,
                       portion.of,
                       100 * (double)portion.count / (double)portion.of);
}

static char *brief_words(struct primum_portion portion)
{
    if (!portion.count)
        return buffer_text("%s", few);
    return buffer_text("%" PRIu64 " of %" PRIu64, portion.count, portion.of);
}

static char *sum_words(primum_about trainees, primum_about attempts)
{
    char *who = about_words(trainees, "trainees");
    char *what = about_words(attempts, "conversations");
    char *text = buffer_text("%s, %s", who, what);
    free(what);
    free(who);
    return text;
}

/* ---- Tables ---------------------------------------------------------------- */

/* Cells of their own, row after row. */
struct cells {
    const char **items;
    size_t count;
};

static void add_cell(struct cells *cells, char *text)
{
    cells->items =
        buffer_memory(cells->items, (cells->count + 1) * sizeof *cells->items);
    cells->items[cells->count++] = text;
}

static void show_table(struct screen *screen, const char *const *heads,
                       size_t columns, struct cells *cells)
{
    const struct screen_table table = {.heads = heads,
                                       .cells = cells->items,
                                       .columns = columns,
                                       .rows = cells->count / columns};
    screen_gap(screen);
    if (cells->count > 0)
        screen_table(screen, &table);
    for (size_t i = 0; i < cells->count; i++)
        free((void *)(uintptr_t)cells->items[i]);
    free(cells->items);
}

/* With a last row for all that is not told. */
static void show_items(struct screen *screen, const char *what,
                       const char *rest,
                       const struct primum_cohort_items *items)
{
    const char *const heads[] = {what, NULL};
    struct cells cells = {0};
    for (size_t i = 0; i < items->count; i++) {
        const struct primum_cohort_item *item = &items->items[i];
        const char *at = item->scene_title ? item->scene_title : item->scene;
        add_cell(&cells, at            ? buffer_text("%s, at: %s", item->id, at)
                         : item->title ? buffer_text("%s", item->title)
                                       : buffer_text("%s", item->id));
        add_cell(&cells, portion_words(item->times));
    }
    add_cell(&cells, buffer_text("%s", rest));
    add_cell(&cells, buffer_text("%s", few));
    show_table(screen, heads, 2, &cells);
}

static void show_tags(struct screen *screen,
                      const struct primum_cohort_items *practices,
                      const struct primum_cohort_items *harms)
{
    show_items(screen, "Practices, by conversations", "any other practice",
               practices);
    show_items(screen, "Harms, by conversations", "any other harm", harms);
}

/* ---- A scenario -------------------------------------------------------------- */

static void show_ends(struct screen *screen,
                      const struct primum_cohort_scenario *scenario)
{
    static const char *const names[] = {
        [PRIMUM_COHORT_HELPED] = "the support helped",
        [PRIMUM_COHORT_MIXED] = "it was mixed",
        [PRIMUM_COHORT_HARMED] = "it did harm",
        [PRIMUM_COHORT_OPEN] = "not at an ending yet",
        [PRIMUM_COHORT_STUCK] = "stopped by a fault of the scenario",
    };
    static const char *const heads[] = {"How it ended", NULL};
    struct cells cells = {0};
    for (size_t i = 0; i < PRIMUM_COHORT_ENDS; i++) {
        add_cell(&cells, buffer_text("%s", names[i]));
        add_cell(&cells, portion_words(scenario->ends[i]));
    }
    show_table(screen, heads, 2, &cells);
    show_items(screen, "Endings", "any other ending", &scenario->endings);
}

static void show_taken(struct screen *screen,
                       const struct primum_cohort_moment *moment)
{
    static const char *const heads[] = {"Choice", "first answers", "at random",
                                        "all answers"};
    struct cells cells = {0};
    for (size_t i = 0; i < moment->choice_count; i++) {
        const struct primum_cohort_choice *choice = &moment->choices[i];
        int uniform = choice->first.uniform;
        add_cell(&cells, buffer_text("%zu %s", i + 1, choice->id));
        add_cell(&cells, portion_words(choice->first.times));
        add_cell(&cells, uniform >= 0 ? buffer_text("%d in 100", uniform)
                                      : buffer_text("not known"));
        add_cell(&cells, brief_words(choice->all.times));
    }
    show_table(screen, heads, 4, &cells);
}

static void show_moment(struct screen *screen,
                        const struct primum_cohort_moment *moment)
{
    char *first = about_words(moment->first, "first answers");
    char *all = about_words(moment->all, "in all");
    char *aside = buffer_text("%s, %s", first, all);
    screen_gap(screen);
    screen_heading(screen, moment->title ? moment->title : moment->scene,
                   aside);
    for (size_t i = 0; i < moment->choice_count; i++) {
        const struct primum_cohort_choice *choice = &moment->choices[i];
        if (choice->say || choice->deed)
            screen_choice(screen, i + 1, choice->say,
                          choice->say ? NULL : choice->deed);
    }
    show_taken(screen, moment);
    free(aside);
    free(all);
    free(first);
}

static void show_scenario(struct screen *screen,
                          const struct primum_cohort_scenario *scenario)
{
    char *sums = sum_words(scenario->trainees, scenario->attempts);
    char *sentence = buffer_text("Of this scenario: %s.", sums);
    screen_gap(screen);
    screen_title(screen, scenario->title);
    screen_paragraph(screen, sentence);
    if (scenario->versions)
        screen_note(screen,
                    "Its text was changed between these conversations. What "
                    "has the same id is counted together.");
    show_ends(screen, scenario);
    show_items(screen, "Turning points", "any other choice", &scenario->turns);
    for (size_t i = 0; i < scenario->moment_count; i++)
        show_moment(screen, &scenario->moments[i]);
    show_tags(screen, &scenario->practices, &scenario->harms);
    free(sentence);
    free(sums);
}

/* ---- The report ---------------------------------------------------------------- */

static const char *const how_to_read[] = {
    "What is shown as impact, such as an outcome, a harm or a turning point, "
    "is "
    "the estimate of a scenario's author about made-up people, and comes from "
    "no study.",
    "Numbers are rounded to fives, and what rests on fewer than five trainees "
    "is not told; \"fewer than five\" may be nobody. A scenario, a moment or a "
    "choice that fewer than five trainees came to is left out.",
    "A choice is counted out of the times when it was on offer, beside how "
    "often it would be made at random. First answers are those given before "
    "anything was taken back.",
};

void cohort_show(struct screen *screen,
                 const struct primum_cohort_report *report)
{
    screen_title(screen, "What the group practised");
    if (!report->trainees) {
        screen_paragraph(screen,
                         "These exports are of fewer than five trainees. What "
                         "a few people did is theirs to tell: there is nothing "
                         "to show here.");
        return;
    }
    char *sums = sum_words(report->trainees, report->attempts);
    char *sentence = buffer_text("In all: %s.", sums);
    screen_paragraph(screen, sentence);
    for (size_t i = 0; i < sizeof how_to_read / sizeof how_to_read[0]; i++) {
        screen_gap(screen);
        screen_note(screen, how_to_read[i]);
    }
    show_tags(screen, &report->practices, &report->harms);
    for (size_t i = 0; i < report->scenario_count; i++)
        show_scenario(screen, &report->scenarios[i]);
    free(sentence);
    free(sums);
}
