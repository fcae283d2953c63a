/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the likely impact moved, in words: at the start by ways of choosing and
 * by endings, and the moments where it moved most.  Works nothing out itself;
 * what moved by less than 1 in 100 is about the same. */
#include "diff_page.h"

#include "buffer.h"
#include "words.h"

#include <ctype.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define LEAST 0.01
#define MOMENTS 5 /* that are shown */

/* ---- Figures ------------------------------------------------------------- */

struct figure {
    double was, now;
};

static bool has_moved(struct figure figure)
{
    return fabs(figure.now - figure.was) >= LEAST - 1e-9;
}

/* The harm that need not be is what is left of no harm. */
static struct figure rest_of(struct figure figure)
{
    return (struct figure){1 - figure.was, 1 - figure.now};
}

/* Both are 0 for what was not asked. */
static struct figure find(const struct diff_page *page, uint32_t goal,
                          uint32_t policy)
{
    const struct primum_shift *shift;
    for (size_t i = 0; (shift = primum_diff_start(page->diff, i)); i++)
        if (shift->after.goal == goal && shift->after.policy == policy)
            return (struct figure){shift->was, shift->now};
    return (struct figure){0, 0};
}

/* "8 in 10"; beside a figure that is the same in words, which way it went. */
static char *say_was(struct figure figure)
{
    char *was = words_often(figure.was, WORDS_ABOUT);
    char *now = words_often(figure.now, WORDS_ABOUT);
    bool same = strcmp(was, now) == 0;
    free(now);
    if (!same)
        return was;
    free(was);
    return buffer_text("%s", !has_moved(figure)        ? "the same"
                             : figure.now > figure.was ? "a bit less"
                                                       : "a bit more");
}

/* ---- Ways of choosing ---------------------------------------------------- */

struct way {
    const char *name;
    enum words_figure helps, harms;
    struct figure helped, harmed;
};

/* Policies from the best on: at best, at random, and the styles of both. */
static bool is_way(const struct diff_page *page, uint32_t policy)
{
    const struct primum_shift *shift;
    for (size_t i = 0; (shift = primum_diff_start(page->diff, i)); i++)
        if (shift->after.policy == policy)
            return policy != PRIMUM_POLICY_MIN;
    return false;
}

static const char *way_name(const struct diff_page *page, uint32_t policy)
{
    if (policy == PRIMUM_POLICY_MAX)
        return "coached at its best";
    if (policy == PRIMUM_POLICY_UNIFORM)
        return "chosen at random";
    return page->after->catalogue->styles[policy - PRIMUM_POLICY_STYLE].name;
}

static struct way way_of(const struct diff_page *page, uint32_t policy)
{
    bool best = policy == PRIMUM_POLICY_MAX;
    return (struct way){
        .name = way_name(page, policy),
        .helps = best ? WORDS_BEST_HELPS : WORDS_RANDOM_HELPS,
        .harms = best ? WORDS_BEST_HARMS : WORDS_RANDOM_HARMS,
        .helped = find(page, PRIMUM_GOAL_HELPED, policy),
        .harmed = best ? rest_of(find(page, PRIMUM_GOAL_UNHARMED, policy))
                       : find(page, PRIMUM_GOAL_HARMED, policy)};
}

/* "it helps in up to 6 in 10, and need never harm" */
static char *say_way(const struct way *way, bool now)
{
    char *helps =
        words_does(way->helps, now ? way->helped.now : way->helped.was);
    char *harms =
        words_does(way->harms, now ? way->harmed.now : way->harmed.was);
    char *text = buffer_text("it %s, and %s", helps, harms);
    free(helps);
    free(harms);
    return text;
}

static void tell_way(const struct diff_page *page, const struct way *way)
{
    char *was = say_way(way, false), *now = say_way(way, true);
    char *name = words_phrase(way->name);
    char *text = strcmp(was, now) == 0
                     ? buffer_text("%s; before, a little different.", now)
                     : buffer_text("%s. Before, %s.", now, was);
    screen_rows(page->screen, &(struct screen_row){name, text}, 1);
    free(text);
    free(name);
    free(was);
    free(now);
}

enum { WAY_COLUMNS = 5 };

static void put_way(char **cells, const struct way *way)
{
    bool best = way->helps == WORDS_BEST_HELPS;
    enum words_bound up = best ? WORDS_UP_TO : WORDS_ABOUT;
    enum words_bound more = best ? WORDS_OR_MORE : WORDS_ABOUT;
    cells[0] = words_phrase(way->name);
    cells[1] = words_often(way->helped.now, up);
    cells[2] = say_was(way->helped);
    cells[3] = words_often(way->harmed.now, more);
    cells[4] = say_was(way->harmed);
}

static void set_ways(const struct diff_page *page, const struct way *ways,
                     size_t count)
{
    static const char *const heads[WAY_COLUMNS] = {
        "From the start", "it helps", "before", "it harms", "before"};
    char **cells = buffer_memory(NULL, count * WAY_COLUMNS * sizeof *cells);
    for (size_t i = 0; i < count; i++)
        put_way(&cells[i * WAY_COLUMNS], &ways[i]);
    screen_table(page->screen,
                 &(struct screen_table){heads, (const char *const *)cells,
                                        WAY_COLUMNS, count, 0});
    for (size_t i = 0; i < count * WAY_COLUMNS; i++)
        free(cells[i]);
    free(cells);
}

/* Those that moved are in `ways`, the names of the others in `same`. */
static size_t gather_ways(const struct diff_page *page, struct way *ways,
                          struct buffer *same)
{
    const struct primum_catalogue *catalogue = page->after->catalogue;
    uint32_t end =
        PRIMUM_POLICY_STYLE + (catalogue ? catalogue->style_count : 0) + 1;
    size_t count = 0;
    for (uint32_t policy = 0; policy < end; policy++) {
        if (!is_way(page, policy))
            continue;
        struct way way = way_of(page, policy);
        if (has_moved(way.helped) || has_moved(way.harmed)) {
            ways[count++] = way;
            continue;
        }
        char *name = words_phrase(way.name);
        buffer_format(same, "%s%s", same->length > 0 ? ", " : "", name);
        free(name);
    }
    return count;
}

static void show_ways(const struct diff_page *page)
{
    const struct primum_catalogue *catalogue = page->after->catalogue;
    size_t most = 2 + (catalogue ? catalogue->style_count : 0);
    struct way *ways = buffer_memory(NULL, most * sizeof *ways);
    struct buffer same = {0};
    size_t count = gather_ways(page, ways, &same);
    char *text = count == 0
                     ? buffer_text("From the start it is about the same, "
                                   "however one chooses.")
                     : buffer_text("About the same: %s.",
                                   same.length > 0 ? same.bytes : "");
    if (count > 0 && screen_has_columns(page->screen))
        set_ways(page, ways, count);
    else
        for (size_t i = 0; i < count; i++)
            tell_way(page, &ways[i]);
    if (count == 0 || same.length > 0)
        screen_paragraph(page->screen, text);
    free(text);
    buffer_release(&same);
    free(ways);
}

/* ---- Endings ------------------------------------------------------------- */

struct outcome {
    const char *name;
    bool chosen; /* can be aimed at: there is a best */
    struct figure best, random;
};

enum { OUTCOME_COLUMNS = 5 };

static void put_outcome(const struct diff_page *page, char **cells,
                        const struct outcome *outcome)
{
    cells[0] = outcome->chosen ? diff_page_id(page, outcome->name)
                               : buffer_text("%s", outcome->name);
    cells[1] = outcome->chosen ? words_often(outcome->best.now, WORDS_UP_TO)
                               : buffer_text("%s", "");
    cells[2] = outcome->chosen ? say_was(outcome->best) : buffer_text("%s", "");
    cells[3] = words_often(outcome->random.now, WORDS_ABOUT);
    cells[4] = say_was(outcome->random);
}

static const char *ending_of(const struct diff_page *page,
                             const struct primum_shift *shift)
{
    if (shift->after.goal > PRIMUM_GOAL_ENDING)
        return page->after->endings[shift->after.goal - PRIMUM_GOAL_ENDING].id;
    if (shift->before.goal > PRIMUM_GOAL_ENDING)
        return page->before->endings[shift->before.goal - PRIMUM_GOAL_ENDING]
            .id;
    return shift->after.goal == PRIMUM_GOAL_UNFINISHED ? "no ending" : NULL;
}

/* The two figures of an ending stand apart: best first, random later. */
static size_t gather_outcomes(const struct diff_page *page,
                              struct outcome *outcomes)
{
    const struct primum_shift *shift;
    struct figure best = {0, 0};
    size_t count = 0;
    for (size_t i = 0; (shift = primum_diff_start(page->diff, i)); i++) {
        struct figure figure = {shift->was, shift->now};
        const char *name = ending_of(page, shift);
        bool chosen = shift->after.goal != PRIMUM_GOAL_UNFINISHED;
        if (shift->after.policy == PRIMUM_POLICY_MAX)
            best = figure;
        if (!name || shift->after.policy != PRIMUM_POLICY_UNIFORM)
            continue;
        if (has_moved(figure) || (chosen && has_moved(best)))
            outcomes[count++] = (struct outcome){name, chosen, best, figure};
    }
    return count;
}

static void show_outcomes(const struct diff_page *page)
{
    static const char *const heads[OUTCOME_COLUMNS] = {
        "How it ends", "at best", "before", "at random", "before"};
    size_t most =
        (size_t)page->before->ending_count + page->after->ending_count + 1;
    struct outcome *outcomes = buffer_memory(NULL, most * sizeof *outcomes);
    size_t count = gather_outcomes(page, outcomes);
    char **cells = buffer_memory(NULL, most * OUTCOME_COLUMNS * sizeof *cells);
    for (size_t i = 0; i < count; i++)
        put_outcome(page, &cells[i * OUTCOME_COLUMNS], &outcomes[i]);
    if (count > 0) {
        screen_gap(page->screen);
        screen_table(page->screen,
                     &(struct screen_table){heads, (const char *const *)cells,
                                            OUTCOME_COLUMNS, count, 0});
    }
    for (size_t i = 0; i < count * OUTCOME_COLUMNS; i++)
        free(cells[i]);
    free(cells);
    free(outcomes);
}

/* ---- Moments ------------------------------------------------------------- */

static enum words_figure figure_of(const struct primum_shift *shift)
{
    bool best = shift->after.policy == PRIMUM_POLICY_MAX;
    if (shift->after.goal == PRIMUM_GOAL_HELPED)
        return best ? WORDS_BEST_HELPS : WORDS_RANDOM_HELPS;
    return best ? WORDS_BEST_HARMS : WORDS_RANDOM_HARMS;
}

/* "At its best, the support helps in up to 6 in 10. Before, 8." */
static char *say_moved(const struct primum_shift *shift)
{
    struct figure figure = {shift->was, shift->now};
    enum words_figure which = figure_of(shift);
    if (shift->after.goal == PRIMUM_GOAL_UNHARMED)
        figure = rest_of(figure);
    char *text = words_lead(which, figure.now, figure.was);
    char *same = strstr(text, ". As before.");
    if (!same)
        return text;
    char *changed =
        buffer_text("%.*s, a little %s than before.", (int)(same - text), text,
                    figure.now > figure.was ? "more" : "less");
    free(text);
    return changed;
}

static char *label_of(const struct diff_page *page,
                      const struct primum_shift *shift)
{
    char *scene = diff_page_id(page, page->after->scenes[shift->scene].id);
    const char *id = page->after->choices[shift->choice].id;
    char *choice = diff_page_id(page, id ? id : "");
    char *text = shift->choice ? buffer_text("After %s in %s", choice, scene)
                               : buffer_text("In %s", scene);
    free(choice);
    free(scene);
    return text;
}

/* "After `press` in `door`: at its best, ..." */
static void show_moment(const struct diff_page *page,
                        const struct primum_shift *shift)
{
    char *label = label_of(page, shift), *moved = say_moved(shift);
    char *state = primum_state_format(page->after, shift->at);
    char *text = buffer_text("%s: %c%s", label, tolower((unsigned char)*moved),
                             moved + 1);
    const struct screen_row row = {
        screen_plain(page->screen) ? "As a STATE" : "    as a STATE",
        *state ? state : NULL};
    screen_paragraph(page->screen, text);
    screen_rows(page->screen, &row, 1);
    free(text);
    free(state);
    free(moved);
    free(label);
}

static void show_moments(const struct diff_page *page)
{
    const struct primum_shift *shift;
    if (!primum_diff_moment(page->diff, 0))
        return;
    screen_gap(page->screen);
    screen_heading(page->screen, "Where it moved most", NULL);
    for (size_t i = 0;
         i < MOMENTS && (shift = primum_diff_moment(page->diff, i)); i++)
        show_moment(page, shift);
    screen_note(page->screen, "`primum impact NEW --at STATE` shows all that "
                              "such a moment may lead to.");
}

/* ---- The whole ----------------------------------------------------------- */

void diff_page_moved(const struct diff_page *page, const char *problem)
{
    screen_gap(page->screen);
    screen_heading(page->screen, "How the likely impact moved", NULL);
    if (!primum_diff_moves(page->diff)) {
        screen_paragraph(page->screen,
                         "It did not: none of this changes where a "
                         "conversation leads.");
        return;
    }
    if (problem) {
        char *text = buffer_text("That could not be worked out. %s.", problem);
        screen_problem(page->screen, text);
        free(text);
        return;
    }
    show_ways(page);
    show_outcomes(page);
    show_moments(page);
    screen_gap(page->screen);
    screen_note(page->screen, page->after->reviewed_by.count > 0
                                  ? "Computed from the author's estimates."
                                  : "Computed from the author's estimates; no "
                                    "clinician has reviewed them.");
}
