/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The report on a cohort as a table with a row for each number, as RFC 4180 has
 * it.  Asks the report alone. */
#include "base/text.h"
#include "records/cohort.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Cells ------------------------------------------------------------------ */

/* A cell that begins like a formula gets an apostrophe, so that a spreadsheet
 * takes it for a text. */
static void put_cell(struct text *out, const char *words)
{
    struct text safe = {0};

    text_add_safe(&safe, words, strlen(words));
    text_put(out, "\"");
    if (*words && strchr("=+-@\t\r", *words))
        text_put(out, "'");
    for (size_t i = 0; i < safe.length; i++) {
        text_add(out, &safe.bytes[i], 1);
        if (safe.bytes[i] == '"')
            text_put(out, "\"");
    }
    text_put(out, "\"");
    text_release(&safe);
}

static void put_number(struct text *out, primum_about number)
{
    if (number >= 0)
        text_format(out, "%" PRId64, number);
    else
        put_cell(out, cohort_reason(number));
}

/* Where a row belongs. */
struct row {
    const char *scenario, *what, *scene, *id, *words;
};

/* `of` and `uniform` may be absent: NULL, and less than 0. */
static void put_row(struct text *out, const struct row *row,
                    primum_about number, const primum_about *of, int uniform)
{
    const char *const cells[] = {row->scenario, row->what, row->scene, row->id,
                                 row->words};

    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        if (cells[i])
            put_cell(out, cells[i]);
        text_put(out, ",");
    }
    put_number(out, number);
    text_put(out, ",");
    if (of)
        put_number(out, *of);
    text_put(out, ",");
    if (uniform >= 0)
        text_format(out, "%d.%02d", uniform / 100, uniform % 100);
    text_put(out, "\r\n");
}

static void put_total(struct text *out, const char *scenario, const char *what,
                      primum_about number)
{
    const struct row row = {scenario, what, NULL, NULL, NULL};

    put_row(out, &row, number, NULL, -1);
}

/* ---- Parts ------------------------------------------------------------------- */

static void put_items(struct text *out, const char *scenario, const char *what,
                      const struct primum_cohort_items *items)
{
    for (size_t i = 0; i < items->count; i++) {
        const struct primum_cohort_item *item = &items->items[i];
        const struct row row = {scenario, what, item->scene, item->id,
                                item->title};
        put_row(out, &row, item->times.count, &item->times.of, -1);
    }
}

static void put_ends(struct text *out,
                     const struct primum_cohort_scenario *scenario)
{
    for (size_t i = 0; i < PRIMUM_COHORT_ENDS; i++) {
        const struct row row = {scenario->id, "outcome", NULL,
                                cohort_end_name(i), NULL};
        put_row(out, &row, scenario->ends[i].count, &scenario->ends[i].of, -1);
    }
}

static void put_moment(struct text *out, const char *scenario,
                       const struct primum_cohort_moment *moment)
{
    for (size_t i = 0; i < moment->choice_count; i++) {
        const struct primum_cohort_choice *choice = &moment->choices[i];
        struct row row = {scenario, "first answer", moment->scene, choice->id,
                          choice->say ? choice->say : choice->deed};
        put_row(out, &row, choice->first.times.count, &choice->first.times.of,
                choice->first.uniform);
        row.what = "answer";
        put_row(out, &row, choice->all.times.count, &choice->all.times.of,
                choice->all.uniform);
    }
}

static void put_scenario(struct text *out,
                         const struct primum_cohort_scenario *scenario)
{
    const char *id = scenario->id;

    put_total(out, id, "attempts", scenario->attempts);
    put_total(out, id, "trainees", scenario->trainees);
    put_ends(out, scenario);
    put_items(out, id, "ending", &scenario->endings);
    put_items(out, id, "turning point", &scenario->turns);
    put_items(out, id, "harm", &scenario->harms);
    put_items(out, id, "practice", &scenario->practices);
    for (size_t i = 0; i < scenario->moment_count; i++)
        put_moment(out, id, &scenario->moments[i]);
}

/* By which rule it is told; the one row without a number. */
static void put_rule(struct text *out, enum primum_cohort_rule rule)
{
    text_put(out, ",\"rule\",,");
    put_cell(out, cohort_rule(rule)->name);
    text_put(out, ",,,,\r\n");
}

char *primum_csv_cohort(const struct primum_cohort_report *report)
{
    struct text out = {0};

    text_put(&out, "scenario,what,scene,id,words,count,of,uniform\r\n");
    put_rule(&out, report->rule);
    put_total(&out, NULL, "attempts", report->attempts);
    put_total(&out, NULL, "trainees", report->trainees);
    put_items(&out, NULL, "harm", &report->harms);
    put_items(&out, NULL, "practice", &report->practices);
    for (size_t i = 0; i < report->scenario_count; i++)
        put_scenario(&out, &report->scenarios[i]);
    return text_take(&out);
}
