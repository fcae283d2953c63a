/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The table behind a trainee's screen: what each choice may bring, and where
 * it leads.  Shows what was worked out, and calls no choice right or wrong. */
#include "impact_page.h"

#include "buffer.h"
#include "size.h"
#include "words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct page {
    struct screen *screen;
    const struct primum_scenario *scenario;
    const struct primum_state *state;
    const struct primum_impact *impact;
};

/* ---- Ways of choosing ---------------------------------------------------- */

/* Ways count from here; the styles follow.  Each has two questions: how often
 * it helps, how often it harms. */
enum { AT_BEST, AT_RANDOM, STYLES };

static size_t count_ways(const struct primum_scenario *scenario)
{
    const struct primum_catalogue *catalogue = scenario->catalogue;
    return STYLES + (catalogue ? catalogue->style_count : 0);
}

/* The harm that cannot be helped is what is left when as little as possible is
 * done: those who always linger harm nobody, and help nobody. */
size_t impact_page_questions(const struct primum_scenario *scenario,
                             struct primum_question *questions)
{
    size_t ways = count_ways(scenario);
    for (size_t way = 0; questions && way < ways; way++) {
        uint32_t policy = way == AT_BEST
                              ? PRIMUM_POLICY_MAX
                              : PRIMUM_POLICY_UNIFORM + (uint32_t)way - 1;
        questions[2 * way] =
            (struct primum_question){PRIMUM_GOAL_HELPED, policy};
        questions[2 * way + 1] = (struct primum_question){
            way == AT_BEST ? PRIMUM_GOAL_UNHARMED : PRIMUM_GOAL_HARMED, policy};
    }
    return 2 * ways;
}

/* In the state; with a choice, after it. */
static double answer(const struct page *page, uint32_t choice, size_t question)
{
    return choice ? primum_impact_after(page->impact, page->state, choice,
                                        question)
                  : primum_impact_at(page->impact, page->state, question);
}

/* "in up to 6 in 10", "never" */
static char *often(double chance, enum words_bound bound)
{
    char *words = words_often(chance, bound);
    bool number = strpbrk(words, "0123456789") != NULL;
    char *text = buffer_text("%s%s", number ? "in " : "", words);
    free(words);
    return text;
}

static double helps(const struct page *page, uint32_t choice, size_t way)
{
    return answer(page, choice, 2 * way);
}

static double harms(const struct page *page, uint32_t choice, size_t way)
{
    double chance = answer(page, choice, 2 * way + 1);
    return way == AT_BEST ? 1 - chance : chance;
}

static const char *name_of(const struct primum_scenario *scenario, size_t way)
{
    static const char *const names[] = {
        [AT_BEST] = "coached at its best",
        [AT_RANDOM] = "chosen at random",
    };
    if (way < STYLES)
        return names[way];
    const struct primum_style *style =
        &scenario->catalogue->styles[way - STYLES + 1];
    return style->name ? style->name : style->id;
}

/* "helps in up to 6 in 10; need never harm" */
static char *leads(const struct page *page, uint32_t choice, size_t way)
{
    bool best = way == AT_BEST;
    char *good = words_does(best ? WORDS_BEST_HELPS : WORDS_RANDOM_HELPS,
                            helps(page, choice, way));
    char *bad = words_does(best ? WORDS_BEST_HARMS : WORDS_RANDOM_HARMS,
                           harms(page, choice, way));
    char *text = buffer_text("%s; %s", good, bad);
    free(bad);
    free(good);
    return text;
}

static void tell_ways(const struct page *page)
{
    screen_heading(page->screen, "Where it leads from here", NULL);
    for (size_t way = 0; way < count_ways(page->scenario); way++) {
        char *name = words_phrase(name_of(page->scenario, way));
        char *text = leads(page, 0, way);
        screen_rows(page->screen, &(struct screen_row){name, text}, 1);
        free(text);
        free(name);
    }
}

static void set_ways(const struct page *page)
{
    enum { COLUMNS = 3 };
    static const char *const heads[COLUMNS] = {"Where it leads from here",
                                               "the support helps", "it harms"};
    size_t rows = count_ways(page->scenario);
    char **cells = buffer_memory(NULL, rows * COLUMNS * sizeof *cells);
    for (size_t way = 0; way < rows; way++) {
        char **row = &cells[way * COLUMNS];
        row[0] = words_phrase(name_of(page->scenario, way));
        row[1] = often(helps(page, 0, way),
                       way == AT_BEST ? WORDS_UP_TO : WORDS_ABOUT);
        row[2] = often(harms(page, 0, way),
                       way == AT_BEST ? WORDS_OR_MORE : WORDS_ABOUT);
    }
    screen_table(page->screen,
                 &(struct screen_table){.heads = heads,
                                        .cells = (const char *const *)cells,
                                        .columns = COLUMNS,
                                        .rows = rows});
    for (size_t i = 0; i < rows * COLUMNS; i++)
        free(cells[i]);
    free(cells);
}

/* Side by side where there is width, and else in words. */
static void show_ways(const struct page *page)
{
    screen_gap(page->screen);
    if (screen_has_columns(page->screen))
        set_ways(page);
    else
        tell_ways(page);
}

/* ---- The moment ---------------------------------------------------------- */

static void put_item(struct buffer *text, const char *item)
{
    buffer_format(text, "%s%s", text->length > 0 ? "; " : "", item);
}

/* "trust low, 3 of 10; worry (Theo) high, 4 of 4".  NULL: nothing. */
static char *gauges_of(const struct page *page)
{
    struct buffer text = {0};
    for (uint32_t i = 1; i <= page->scenario->gauge_count; i++) {
        const struct primum_gauge *gauge = &page->scenario->gauges[i];
        if (gauge->fact)
            continue;
        char *name = words_gauge(page->scenario, i);
        char *stands = words_place(gauge, primum_state_value(page->state, i));
        char *item = buffer_text("%s %s", name, stands);
        put_item(&text, item);
        free(item);
        free(stands);
        free(name);
    }
    return text.length > 0 ? buffer_take(&text) : NULL;
}

/* The ids of those that are true.  NULL: none. */
static char *facts_of(const struct page *page)
{
    struct buffer text = {0};
    for (uint32_t i = 1; i <= page->scenario->gauge_count; i++) {
        const struct primum_gauge *fact = &page->scenario->gauges[i];
        if (fact->fact && primum_state_value(page->state, i))
            put_item(&text, fact->id);
    }
    return text.length > 0 ? buffer_take(&text) : NULL;
}

static void show_moment(const struct page *page)
{
    const struct primum_scene *scene =
        &page->scenario
             ->scenes[primum_state_scene(page->scenario, page->state)];
    char *gauges = gauges_of(page), *facts = facts_of(page);
    char *state = primum_state_format(page->scenario, page->state);
    const struct screen_row rows[] = {
        {"Scene", scene->title ? scene->title : scene->id},
        {"How things stand", gauges},
        {"True by now", facts},
        {"As a STATE", *state ? state : NULL},
    };
    screen_title(page->screen, page->scenario->title);
    screen_rows(page->screen, rows, sizeof rows / sizeof *rows);
    free(state);
    free(facts);
    free(gauges);
}

/* ---- A choice ------------------------------------------------------------ */

static const char *place_of(const struct primum_scenario *scenario,
                            const struct primum_state *state)
{
    uint32_t scene = primum_state_scene(scenario, state);
    return scene ? scenario->scenes[scene].id
                 : scenario->endings[primum_state_ending(scenario, state)].id;
}

/* Time passes: there are no words and nobody answers. */
static bool is_silent(const struct primum_choice *choice)
{
    return !choice->say && !choice->deed;
}

/* "She guards herself (less trust); next: shut-down" */
static char *landing(const struct page *page, uint32_t which)
{
    const struct primum_scenario *scenario = page->scenario;
    const struct primum_response *response = &scenario->responses[which];
    bool silent = is_silent(&scenario->choices[response->choice]);
    struct primum_state *after = primum_state_new(scenario);
    struct buffer text = {0};
    primum_after(scenario, page->state, which, after);
    char *title = silent ? NULL : words_title(response);
    char *changes = words_changes(scenario, page->state, after);
    if (title)
        put_item(&text, title);
    if (changes)
        buffer_format(&text, title ? " (%s)" : "%s", changes);
    char *next = buffer_text("next: %s", place_of(scenario, after));
    put_item(&text, next);
    free(next);
    free(changes);
    free(title);
    primum_state_free(after);
    return buffer_take(&text);
}

/* "trust 1.4 lower; worry (Theo) 0.8 higher" */
static char *on_average(const struct page *page, uint32_t choice)
{
    struct buffer text = {0};
    for (uint32_t i = 1; i <= page->scenario->gauge_count; i++) {
        if (page->scenario->gauges[i].fact)
            continue;
        double change =
            primum_expected_change(page->scenario, page->state, choice, i);
        if (fabs(change) < 0.05)
            continue;
        char *name = words_gauge(page->scenario, i);
        char *item = buffer_text("%s %.1f %s", name, fabs(change),
                                 change > 0 ? "higher" : "lower");
        put_item(&text, item);
        free(item);
        free(name);
    }
    if (text.length == 0 && words_has_gauges(page->scenario))
        buffer_put(&text, "much the same");
    return text.length > 0 ? buffer_take(&text) : NULL;
}

/* Rows with texts of their own. */
struct sheet {
    struct screen_row *rows;
    char **texts;
    size_t count;
};

static void sheet_add(struct sheet *sheet, const char *label, char *text)
{
    sheet->texts[sheet->count] = text;
    sheet->rows[sheet->count++] = (struct screen_row){label, text};
}

/* What can follow, each with its chance. */
static void add_landings(const struct page *page, uint32_t choice,
                         struct sheet *sheet)
{
    const struct primum_scenario *scenario = page->scenario;
    struct primum_chance *chances =
        buffer_memory(NULL, scenario->most_responses * sizeof *chances);
    size_t count = primum_responses(scenario, page->state, choice, chances);
    for (size_t i = 0; i < count; i++)
        sheet_add(sheet, primum_text_chance(chances[i].chance),
                  landing(page, chances[i].response));
    if (count == 0)
        sheet_add(sheet, "What follows",
                  buffer_text("nothing can: a fault in the scenario"));
    free(chances);
}

static void show_rows(const struct page *page, uint32_t which)
{
    enum { OTHERS = 6 };
    const struct primum_choice *choice = &page->scenario->choices[which];
    size_t most = page->scenario->most_responses + OTHERS;
    struct sheet sheet = {
        .rows = buffer_memory(NULL, most * sizeof *sheet.rows),
        .texts = buffer_memory(NULL, most * sizeof *sheet.texts),
    };
    if (!is_silent(choice))
        sheet_add(&sheet, "Id", buffer_text("%s", choice->id));
    if (choice->intent)
        sheet_add(&sheet, "A good reason", buffer_text("%s", choice->intent));
    add_landings(page, which, &sheet);
    sheet_add(&sheet, "On average", on_average(page, which));
    sheet_add(&sheet, "At its best", leads(page, which, AT_BEST));
    sheet_add(&sheet, "At random", leads(page, which, AT_RANDOM));
    screen_rows(page->screen, sheet.rows, sheet.count);
    while (sheet.count > 0)
        free(sheet.texts[--sheet.count]);
    free(sheet.texts);
    free(sheet.rows);
}

static void show_choice(const struct page *page, size_t number, uint32_t which)
{
    const struct primum_choice *choice = &page->scenario->choices[which];
    screen_gap(page->screen);
    if (is_silent(choice))
        screen_heading(page->screen, "It goes on by itself", NULL);
    else
        screen_choice(page->screen, number, choice->say, choice->deed);
    show_rows(page, which);
}

static void show_choices(const struct page *page)
{
    uint32_t *choices =
        buffer_memory(NULL, page->scenario->most_choices * sizeof *choices);
    size_t count = primum_choices(page->scenario, page->state, choices);
    screen_gap(page->screen);
    if (count == 0)
        screen_problem(page->screen, "Nothing is on offer here: a fault in "
                                     "the scenario.");
    for (size_t i = 0; i < count; i++)
        show_choice(page, i + 1, choices[i]);
    free(choices);
}

/* ---- The page ------------------------------------------------------------ */

static void show_notes(const struct page *page)
{
    char *states = size_counted(primum_impact_states(page->impact), "state");
    char *transitions =
        size_counted(primum_impact_transitions(page->impact), "transition");
    char *text = buffer_text(
        "All of it is the author's estimate, computed forward over %s and "
        "%s. No number for a chance comes from a study%s.",
        states, transitions,
        page->scenario->reviewed_by.count > 0
            ? ""
            : ", and no clinician has reviewed it");
    screen_gap(page->screen);
    screen_note(page->screen,
                "At its best is the most that choosing well can do for this "
                "person. Each figure has a best of its own: what helps most "
                "often need not be what harms least. At random, each choice "
                "is taken with the same chance.");
    screen_note(page->screen, text);
    free(text);
    free(transitions);
    free(states);
}

void impact_page_show(struct screen *screen,
                      const struct primum_scenario *scenario,
                      const struct primum_state *state,
                      const struct primum_impact *impact)
{
    const struct page page = {screen, scenario, state, impact};
    show_moment(&page);
    show_ways(&page);
    show_choices(&page);
    show_notes(&page);
}
