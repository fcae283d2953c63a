/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The report on a cohort in words and tables.  Works out no number but how many
 * in a hundred those are that it was given. */
#include "cohort.h"

#include "buffer.h"
#include "size.h"

#include <inttypes.h>
#include <stdlib.h>

/* What the words are by each of the rules. */
static const struct wording {
    const char *about; /* before a number */
    bool in_words;     /* "in 7 of 12 conversations", not how many in 100 */
    const char *how_to_read[5];
} wordings[] = {
    [PRIMUM_COHORT_EXACT] =
        {"",
         true,
         {"What is shown as impact, such as an outcome, a harm or a turning "
          "point, is the estimate of a scenario's author about made-up people, "
          "and comes from no study.",
          "For whoever trains this group: the numbers are exact. What rests on "
          "fewer than five trainees is not told; \"fewer than five\" may be "
          "nobody, and \"not told\" stands where a number would give away one "
          "of those. A scenario, a moment or a choice that fewer than five "
          "trainees came to is left out.",
          "That does not promise that nothing can be worked out: whoever knows "
          "much about the group, or compares tables, may learn what one person "
          "did. To pass the report on, make it with --rounded.",
          "A choice is counted out of the times when it was on offer, beside "
          "how often it would be made at random. First answers are those given "
          "before anything was taken back."}},
    [PRIMUM_COHORT_ROUNDED] =
        {"about ",
         false,
         {"What is shown as impact, such as an outcome, a harm or a turning "
          "point, is the estimate of a scenario's author about made-up people, "
          "and comes from no study.",
          "For passing on: numbers are rounded to fives, by chance, and what "
          "rests on fewer than five trainees is not told; \"fewer than five\" "
          "may be nobody. A scenario, a moment or a choice that fewer than "
          "five trainees came to is left out.",
          "A choice is counted out of the times when it was on offer, beside "
          "how often it would be made at random. First answers are those given "
          "before anything was taken back."}},
};

/* Where it is shown, and in which words. */
struct shown {
    struct screen *screen;
    const struct wording *wording;
};

/* ---- Numbers --------------------------------------------------------------- */

static const char *reason(primum_about number)
{
    return number == PRIMUM_COHORT_FEW ? "fewer than five" : "not told";
}

static char *about_words(const struct wording *wording, primum_about number,
                         const char *what)
{
    if (number < 0)
        return buffer_text("%s %s", reason(number), what);
    char *count = size_count((size_t)number);
    char *text = buffer_text("%s%s %s", wording->about, count, what);
    free(count);
    return text;
}

/* "10 of 25, 40 in 100" */
static char *portion_words(struct primum_portion portion)
{
    if (portion.count < 0)
        return buffer_text("%s", reason(portion.count));
    return buffer_text("%" PRId64 " of %" PRId64 ", %.0f in 100", portion.count,
                       portion.of,
                       100 * (double)portion.count / (double)portion.of);
}

static char *brief_words(struct primum_portion portion)
{
    if (portion.count < 0)
        return buffer_text("%s", reason(portion.count));
    return buffer_text("%" PRId64 " of %" PRId64, portion.count, portion.of);
}

/* The same of conversations. */
static char *conversation_words(const struct wording *wording,
                                struct primum_portion portion)
{
    if (portion.count < 0 || !wording->in_words)
        return portion_words(portion);
    return buffer_text("in %" PRId64 " of %" PRId64 " conversations",
                       portion.count, portion.of);
}

static char *sum_words(const struct wording *wording, primum_about trainees,
                       primum_about attempts)
{
    char *who = about_words(wording, trainees, "trainees");
    char *what = attempts < 0 ? buffer_text("and no scenario that five of them "
                                            "practised")
                              : about_words(wording, attempts, "conversations");
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

/* A choice with where it was, and its words; or a name. */
static char *item_words(const struct primum_cohort_item *item)
{
    const char *at = item->scene_title ? item->scene_title : item->scene;
    if (!at)
        return buffer_text("%s", item->title ? item->title : item->id);
    if (!item->title)
        return buffer_text("%s, at: %s", item->id, at);
    return buffer_text("%s, at: %s (%s)", item->id, at, item->title);
}

/* With a last row for all that is not told. */
static void show_items(const struct shown *shown, const char *what,
                       const char *rest,
                       const struct primum_cohort_items *items)
{
    const char *const heads[] = {what, NULL};
    struct cells cells = {0};
    for (size_t i = 0; i < items->count; i++) {
        const struct primum_cohort_item *item = &items->items[i];
        add_cell(&cells, item_words(item));
        add_cell(&cells, conversation_words(shown->wording, item->times));
    }
    add_cell(&cells, buffer_text("%s", rest));
    add_cell(&cells, buffer_text("fewer than five each"));
    show_table(shown->screen, heads, 2, &cells);
}

static void show_tags(const struct shown *shown,
                      const struct primum_cohort_items *practices,
                      const struct primum_cohort_items *harms)
{
    show_items(shown, "Practices, by conversations", "any other practice",
               practices);
    show_items(shown, "Harms, by conversations", "any other harm", harms);
}

/* ---- A scenario -------------------------------------------------------------- */

static void show_ends(const struct shown *shown,
                      const struct primum_cohort_scenario *scenario)
{
    static const char *const heads[] = {"How it ended", NULL};
    struct cells cells = {0};
    for (size_t i = 0; i < PRIMUM_COHORT_ENDS; i++) {
        add_cell(&cells, buffer_text("%s", primum_cohort_end_words(
                                               (enum primum_cohort_end)i)));
        add_cell(&cells, conversation_words(shown->wording, scenario->ends[i]));
    }
    show_table(shown->screen, heads, 2, &cells);
    show_items(shown, "Endings", "any other ending", &scenario->endings);
}

static void show_taken(const struct shown *shown,
                       const struct primum_cohort_moment *moment)
{
    static const char *const heads[] = {"What was chosen", "first answers",
                                        "at random", "all answers"};
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
    show_table(shown->screen, heads, 4, &cells);
}

static void show_moment(const struct shown *shown,
                        const struct primum_cohort_moment *moment)
{
    char *first = about_words(shown->wording, moment->first, "first answers");
    char *all = about_words(shown->wording, moment->all, "in all");
    char *aside = buffer_text("%s, %s", first, all);
    screen_gap(shown->screen);
    screen_heading(shown->screen, moment->title ? moment->title : moment->scene,
                   aside);
    for (size_t i = 0; i < moment->choice_count; i++) {
        const struct primum_cohort_choice *choice = &moment->choices[i];
        if (choice->say || choice->deed)
            screen_choice(shown->screen, i + 1, choice->say,
                          choice->say ? NULL : choice->deed);
    }
    show_taken(shown, moment);
    free(aside);
    free(all);
    free(first);
}

static void show_scenario(const struct shown *shown,
                          const struct primum_cohort_scenario *scenario)
{
    char *sums =
        sum_words(shown->wording, scenario->trainees, scenario->attempts);
    char *sentence = buffer_text("Of this scenario: %s.", sums);
    screen_gap(shown->screen);
    screen_title(shown->screen, scenario->title);
    screen_paragraph(shown->screen, sentence);
    if (scenario->versions)
        screen_note(shown->screen,
                    "Its text was changed between these conversations. What "
                    "has the same id is counted together.");
    show_ends(shown, scenario);
    show_items(shown, "Turning points", "any other choice", &scenario->turns);
    for (size_t i = 0; i < scenario->moment_count; i++)
        show_moment(shown, &scenario->moments[i]);
    show_tags(shown, &scenario->practices, &scenario->harms);
    free(sentence);
    free(sums);
}

/* ---- The report ---------------------------------------------------------------- */

static void show_report(const struct shown *shown,
                        const struct primum_cohort_report *report)
{
    const char *const *said = shown->wording->how_to_read;
    char *sums = sum_words(shown->wording, report->trainees, report->attempts);
    char *sentence = buffer_text("In all: %s.", sums);
    screen_paragraph(shown->screen, sentence);
    for (size_t i = 0; said[i]; i++) {
        screen_gap(shown->screen);
        screen_note(shown->screen, said[i]);
    }
    show_tags(shown, &report->practices, &report->harms);
    for (size_t i = 0; i < report->scenario_count; i++)
        show_scenario(shown, &report->scenarios[i]);
    free(sentence);
    free(sums);
}

void cohort_show(struct screen *screen,
                 const struct primum_cohort_report *report)
{
    const struct shown shown = {screen, &wordings[report->rule]};
    screen_title(screen, "What the group practised");
    if (report->trainees > 0)
        show_report(&shown, report);
    else
        screen_paragraph(screen,
                         "These exports are of fewer than five trainees. What "
                         "a few people did is theirs to tell: there is nothing "
                         "to show here.");
}
