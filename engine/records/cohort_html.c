/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The report on a cohort as a page for whoever trains them: what is told, and
 * in which order.  Asks the report alone; how it looks is known to
 * records/cohort_page.c. */
#include "records/cohort_page.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* What the words are by each of the rules. */
static const struct wording {
    const char *about; /* before a number; NULL: nothing */
    const char *unit;  /* as in struct page_row */
    const char *title; /* of whom the page is for */
    const char *rule;
} wordings[] = {
    [PRIMUM_COHORT_EXACT] =
        {NULL, "conversations", "For whoever trains this group",
         "<li>The numbers are exact. What rests on fewer than five trainees is "
         "not told: &#8220;fewer than five&#8221; may be nobody, and "
         "&#8220;not told&#8221; stands where a number would give away one of "
         "those.</li>\n"
         "<li>That does not promise that nothing can be worked out. Whoever "
         "knows much about the group, or compares tables, may learn what one "
         "person did. To pass this page on, make it with "
         "<code>--rounded</code>."
         "</li>\n"},
    [PRIMUM_COHORT_ROUNDED] =
        {"about ", NULL, "For passing on",
         "<li>Numbers are rounded to fives, by chance, and what rests on fewer "
         "than five trainees is not told, so that nobody can be picked out. "
         "&#8220;Fewer than five&#8221; may be nobody.</li>\n"
         "<li>Shares are worked out from the rounded numbers, and need not add "
         "up to 100.</li>\n"},
};

/* Where it is written, and in which words. */
struct page {
    struct text *out;
    const struct wording *wording;
};

/* What is said before any number. */
static void put_how_to_read(const struct page *page)
{
    text_format(page->out,
                "<aside class=\"panel\" aria-labelledby=\"reading\">\n"
                "<h2 id=\"reading\">%s</h2>\n<ul>\n%s",
                page->wording->title, page->wording->rule);
    text_put(page->out,
             "<li>What is shown as impact, such as an outcome, a harm or a "
             "turning point, is the estimate of a scenario&#8217;s author "
             "about made-up people. It comes from no study.</li>\n"
             "<li>It is about scenarios and moments, not about people, and "
             "says nothing of how well anyone coaches. A choice that many made "
             "is a good place to begin a talk.</li>\n"
             "</ul>\n</aside>\n");
}

/* ---- Items --------------------------------------------------------------------- */

static void put_items(const struct page *page, const char *caption,
                      const char *name, const char *rest,
                      const struct primum_cohort_items *items)
{
    const struct page_heads heads = {.name = name, .times = "How often"};

    page_table_open(page->out, caption, &heads);
    for (size_t i = 0; i < items->count; i++) {
        const struct primum_cohort_item *item = &items->items[i];
        const struct page_row row = {
            .name = item->title ? item->title : item->id,
            .aside = item->title ? item->id : NULL,
            .times = item->times,
            .unit = page->wording->unit,
            .mark = -1,
        };
        page_table_row(page->out, &row);
    }
    page_table_close(page->out, rest);
}

static void put_tags(const struct page *page,
                     const struct primum_cohort_items *harms,
                     const struct primum_cohort_items *practices)
{
    put_items(page,
              "Practices: in how many of all conversations a choice was made "
              "that uses it",
              "Practice", "any other practice", practices);
    put_items(page,
              "Harms: in how many of all conversations a response shows it, as "
              "its author sees it",
              "Harm", "any other harm", harms);
}

/* A turning point names its choice, and where that was. */
static void put_turns(const struct page *page,
                      const struct primum_cohort_scenario *scenario)
{
    const struct page_heads heads = {.name = "Choice", .times = "How often"};

    text_put(page->out, "<h3>Where it turned</h3>\n");
    page_table_open(page->out,
                    "Turning points: the choice that closed the most of what "
                    "might have helped, in the conversations that came to an "
                    "ending and could be worked out",
                    &heads);
    for (size_t i = 0; i < scenario->turns.count; i++) {
        const struct primum_cohort_item *item = &scenario->turns.items[i];
        struct text where = {0};
        text_format(&where, "%s, at: %s", item->id,
                    item->scene_title ? item->scene_title : item->scene);
        const struct page_row row = {
            .name = item->title ? item->title : item->id,
            .aside = where.bytes,
            .times = item->times,
            .unit = page->wording->unit,
            .mark = -1,
        };
        page_table_row(page->out, &row);
        text_release(&where);
    }
    page_table_close(page->out, "any other choice");
}

/* ---- How it ended ---------------------------------------------------------------- */

static void put_ends(const struct page *page,
                     const struct primum_cohort_scenario *scenario)
{
    const struct page_heads heads = {.name = "Outcome", .times = "How often"};

    text_put(page->out, "<h3>How it ended</h3>\n");
    page_table_open(page->out, "Outcomes, in all conversations", &heads);
    for (size_t i = 0; i < PRIMUM_COHORT_ENDS; i++) {
        const struct page_row row = {
            .name = primum_cohort_end_words((enum primum_cohort_end)i),
            .times = scenario->ends[i],
            .unit = page->wording->unit,
            .mark = -1};
        page_table_row(page->out, &row);
    }
    page_table_close(page->out, NULL);
    put_items(page, "Endings, in all conversations", "Ending",
              "any other ending", &scenario->endings);
}

/* ---- Moments --------------------------------------------------------------------- */

static void put_choice(struct text *out,
                       const struct primum_cohort_choice *choice)
{
    const char *words = choice->say ? choice->say : choice->deed;
    struct text name = {0};

    if (words)
        text_format(&name, choice->say ? "\xe2\x80\x9c%s\xe2\x80\x9d" : "%s",
                    words);
    else
        text_put(&name, choice->id);
    const struct page_row row = {
        .name = name.bytes,
        .aside = words ? choice->id : NULL,
        .times = choice->first.times,
        .mark = choice->first.uniform,
        .has_mark = true,
        .also = &choice->all.times,
    };
    page_table_row(out, &row);
    text_release(&name);
}

static void put_moment(const struct page *page,
                       const struct primum_cohort_moment *moment)
{
    static const struct page_heads heads = {
        .name = "Choice",
        .times = "First answers",
        .mark = "If at random",
        .also = "All answers",
    };
    struct text caption = {0};

    text_put(page->out, "<h4>");
    page_words(page->out, moment->title ? moment->title : moment->scene);
    text_put(page->out, "</h4>\n");
    page_about(&caption, page->wording->about, moment->first);
    text_put(&caption, " first answers, ");
    page_about(&caption, page->wording->about, moment->all);
    text_put(&caption, " in all");
    page_table_open(page->out, caption.bytes, &heads);
    for (size_t i = 0; i < moment->choice_count; i++)
        put_choice(page->out, &moment->choices[i]);
    page_table_close(page->out, NULL);
    text_release(&caption);
}

static void put_moments(const struct page *page,
                        const struct primum_cohort_scenario *scenario)
{
    text_put(page->out,
             "<h3>What was chosen</h3>\n"
             "<p class=\"quiet\">Each choice out of the times when it was on "
             "offer. First answers are those given before anything was taken "
             "back; the bar shows them, and the line across it how often the "
             "choice would be made at random. A choice that fewer than five "
             "trainees were offered is left out.</p>\n");
    for (size_t i = 0; i < scenario->moment_count; i++)
        put_moment(page, &scenario->moments[i]);
}

/* ---- The page -------------------------------------------------------------------- */

static void put_sums(const struct page *page, primum_about trainees,
                     primum_about attempts)
{
    page_about(page->out, page->wording->about, trainees);
    text_put(page->out, " trainees, ");
    if (attempts < 0) {
        text_put(page->out, "and no scenario that five of them practised");
        return;
    }
    page_about(page->out, page->wording->about, attempts);
    text_put(page->out, " conversations");
}

static void put_scenario(const struct page *page, size_t number,
                         const struct primum_cohort_scenario *scenario)
{
    text_format(page->out,
                "<section aria-labelledby=\"scenario-%zu\">\n"
                "<h2 id=\"scenario-%zu\">",
                number, number);
    page_words(page->out, scenario->title);
    text_put(page->out, "</h2>\n<p>Of this scenario: ");
    put_sums(page, scenario->trainees, scenario->attempts);
    text_put(page->out, ".</p>\n");
    if (scenario->versions)
        text_put(page->out,
                 "<p class=\"quiet\">Its text was changed between these "
                 "conversations. What has the same id is counted "
                 "together.</p>\n");
    put_ends(page, scenario);
    put_turns(page, scenario);
    put_moments(page, scenario);
    text_put(page->out, "<h3>Practices and harms</h3>\n");
    put_tags(page, &scenario->harms, &scenario->practices);
    text_put(page->out, "</section>\n");
}

static void put_contents(struct text *out,
                         const struct primum_cohort_report *report)
{
    text_put(out, "<nav aria-label=\"Contents\">\n<ul>\n"
                  "<li><a href=\"#all\">All scenarios together</a></li>\n");
    for (size_t i = 0; i < report->scenario_count; i++) {
        text_format(out, "<li><a href=\"#scenario-%zu\">", i + 1);
        page_words(out, report->scenarios[i].title);
        text_put(out, "</a></li>\n");
    }
    text_put(out, "</ul>\n</nav>\n");
}

static void put_report(const struct page *page,
                       const struct primum_cohort_report *report)
{
    text_put(page->out, "<p class=\"lead\">In all: ");
    put_sums(page, report->trainees, report->attempts);
    text_put(page->out, ".</p>\n");
    put_how_to_read(page);
    put_contents(page->out, report);
    text_put(page->out, "<section aria-labelledby=\"all\">\n"
                        "<h2 id=\"all\">All scenarios together</h2>\n");
    put_tags(page, &report->harms, &report->practices);
    text_put(page->out, "</section>\n");
    for (size_t i = 0; i < report->scenario_count; i++)
        put_scenario(page, i + 1, &report->scenarios[i]);
    text_put(page->out,
             "<p class=\"quiet\">A scenario that fewer than five trainees "
             "practised is not told of.</p>\n");
}

char *primum_html_cohort(const struct primum_cohort_report *report)
{
    struct text out = {0};
    const struct page page = {&out, &wordings[report->rule]};

    page_open(&out);
    text_put(&out, "<h1>What the group practised</h1>\n");
    if (report->trainees > 0)
        put_report(&page, report);
    else
        text_put(&out, "<p>These exports are of fewer than five trainees. What "
                       "a few people did is theirs to tell: there is nothing "
                       "to show here.</p>\n");
    page_close(&out);
    return text_take(&out);
}
