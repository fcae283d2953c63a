/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Attempts as a table: RFC 4180, a row a choice.  A cell that a spreadsheet
 * would take for a formula gets an apostrophe in front. */
#include "records/export.h"
#include "records/instant.h"

#include <stdlib.h>
#include <string.h>

/* What a row is about: a choice, or, where the event is NULL, something that
 * was written. */
struct row {
    const struct tale *tale;
    const struct tale_event *event;
    const struct primum_reflection *written;
};

struct column {
    const char *name;
    bool private;
    void (*put)(struct text *cell, const struct row *row);
};

/* ---- Cells ---- */

static void put_cell(struct text *text, const char *cell)
{
    bool formula = *cell && strchr("=+-@\t\r", *cell);
    bool quoted = cell[strcspn(cell, ",\"\r\n")] || formula;

    if (quoted)
        text_put(text, "\"");
    if (formula)
        text_put(text, "'");
    for (; *cell; cell++)
        text_add(text, *cell == '"' ? "\"\"" : cell, *cell == '"' ? 2 : 1);
    if (quoted)
        text_put(text, "\"");
}

static void put_safe(struct text *cell, const char *words)
{
    if (words)
        text_add_safe(cell, words, strlen(words));
}

static void put_time(struct text *cell, int64_t at)
{
    char time[INSTANT_TEXT];

    instant_text(at, time);
    text_put(cell, time);
}

static void put_flag(struct text *cell, bool flag)
{
    text_put(cell, flag ? "true" : "false");
}

static void put_next(struct text *cell, const char *word)
{
    if (cell->length)
        text_put(cell, " ");
    text_put(cell, word);
}

/* ---- Of the attempt ---- */

static void put_attempt(struct text *cell, const struct row *row)
{
    put_safe(cell, row->tale->attempt->id);
}

static void put_trainee(struct text *cell, const struct row *row)
{
    put_safe(cell, row->tale->trainee);
}

static void put_scenario(struct text *cell, const struct row *row)
{
    put_safe(cell, row->tale->attempt->scenario);
}

static void put_title(struct text *cell, const struct row *row)
{
    put_safe(cell, row->tale->attempt->title);
}

static void put_sha256(struct text *cell, const struct row *row)
{
    put_safe(cell, row->tale->attempt->sha256);
}

static void put_begun(struct text *cell, const struct row *row)
{
    put_time(cell, row->tale->attempt->begun);
}

static void put_standing(struct text *cell, const struct row *row)
{
    text_put(cell, export_standings[row->tale->attempt->standing]);
}

static void put_ending(struct text *cell, const struct row *row)
{
    put_safe(cell, row->tale->attempt->ending);
}

static void put_outcome(struct text *cell, const struct row *row)
{
    if (row->tale->attempt->ending)
        text_put(cell, export_outcomes[row->tale->attempt->outcome]);
}

/* ---- Of the choice ---- */

static void put_at(struct text *cell, const struct row *row)
{
    put_time(cell, row->event ? row->event->at : row->written->at);
}

static const struct primum_choice *choice_of(const struct row *row)
{
    static const struct primum_choice none;

    return row->event ? &row->tale->words->choices[row->event->step.choice]
                      : &none;
}

/* NULL: nothing followed. */
static const struct primum_response *response_of(const struct row *row)
{
    return row->event && row->event->step.response
               ? &row->tale->words->responses[row->event->step.response]
               : NULL;
}

static void put_move(struct text *cell, const struct row *row)
{
    if (row->event)
        text_format(cell, "%zu", row->event->move);
}

static void put_own(struct text *cell, const struct row *row)
{
    if (row->event)
        put_flag(cell, row->event->own);
}

static void put_undone(struct text *cell, const struct row *row)
{
    if (row->event)
        put_flag(cell, row->event->undone);
}

static void put_step(struct text *cell, const struct row *row)
{
    if (row->event)
        text_format(cell, "%zu", row->event->step.number);
}

static void put_scene(struct text *cell, const struct row *row)
{
    if (row->event)
        put_safe(cell, row->tale->words->scenes[row->event->step.scene].id);
}

static void put_scene_title(struct text *cell, const struct row *row)
{
    if (row->event)
        put_safe(cell, row->tale->words->scenes[row->event->step.scene].title);
}

static void put_choice(struct text *cell, const struct row *row)
{
    put_safe(cell, choice_of(row)->id);
}

static void put_kind(struct text *cell, const struct row *row)
{
    if (row->event)
        text_put(cell, choice_of(row)->say ? "say" : "do");
}

static void put_words(struct text *cell, const struct row *row)
{
    put_safe(cell, export_words_of(choice_of(row)));
}

static void put_anytime(struct text *cell, const struct row *row)
{
    if (row->event)
        put_flag(cell, !choice_of(row)->scene);
}

static void put_offered(struct text *cell, const struct row *row)
{
    const struct tale_event *event = row->event;

    for (size_t i = 0; event && i < event->offer_count; i++)
        put_next(cell, row->tale->words->choices[event->offers[i]].id);
}

static void put_response(struct text *cell, const struct row *row)
{
    if (response_of(row))
        text_format(cell, "%u",
                    row->event->step.response - choice_of(row)->response);
}

static void put_response_title(struct text *cell, const struct row *row)
{
    if (response_of(row))
        put_safe(cell, response_of(row)->title);
}

static void put_chance(struct text *cell, const struct row *row)
{
    if (response_of(row))
        text_format(cell, "%.6g", row->event->step.chance);
}

static void put_changes(struct text *cell, const struct row *row)
{
    const struct primum_scenario *words = row->tale->words;

    if (!response_of(row))
        return;
    for (uint32_t g = 1; g <= words->gauge_count; g++) {
        int32_t was = primum_state_value(row->event->step.before, g);
        int32_t is = primum_state_value(row->event->step.after, g);
        if (is == was)
            continue;
        put_next(cell, words->gauges[g].id);
        if (words->gauges[g].fact)
            text_put(cell, is ? "=true" : "=false");
        else
            text_format(cell, "%+lld", (long long)is - was);
    }
}

static void put_entries(struct text *cell, const struct row *row,
                        struct primum_list list)
{
    for (uint32_t i = 0; i < list.count; i++)
        put_next(cell, row->tale->words->catalogue->entries[list.items[i]].id);
}

static void put_practices(struct text *cell, const struct row *row)
{
    put_entries(cell, row, choice_of(row)->practices);
}

static void put_harms(struct text *cell, const struct row *row)
{
    if (response_of(row))
        put_entries(cell, row, response_of(row)->harms);
}

/* ---- Of the likely impact ---- */

static void put_likely(struct text *cell, const struct row *row,
                       size_t question, bool after)
{
    double was, is;

    if (row->event && tale_likely(row->tale, row->event, question, &was, &is))
        text_format(cell, "%.6g", after ? is : was);
}

static void put_helped_before(struct text *cell, const struct row *row)
{
    put_likely(cell, row, TALE_HELPED, false);
}

static void put_helped_after(struct text *cell, const struct row *row)
{
    put_likely(cell, row, TALE_HELPED, true);
}

static void put_unharmed_before(struct text *cell, const struct row *row)
{
    put_likely(cell, row, TALE_UNHARMED, false);
}

static void put_unharmed_after(struct text *cell, const struct row *row)
{
    put_likely(cell, row, TALE_UNHARMED, true);
}

/* ---- Of what is private ---- */

static const struct primum_prediction *said_of(const struct row *row)
{
    return row->event ? row->event->prediction : NULL;
}

static void put_hope(struct text *cell, const struct row *row)
{
    if (said_of(row) && said_of(row)->hope)
        export_add_lines(cell, said_of(row)->hope);
}

static void put_guess(struct text *cell, const struct row *row)
{
    if (said_of(row) && said_of(row)->sure)
        text_put(cell, export_opening(said_of(row)->guess));
}

static void put_sure(struct text *cell, const struct row *row)
{
    if (said_of(row) && said_of(row)->sure)
        text_format(cell, "%d", said_of(row)->sure);
}

static void put_went(struct text *cell, const struct row *row)
{
    if (said_of(row) && response_of(row))
        text_put(cell, export_opening(primum_opening(row->tale->words,
                                                     row->event->step.before,
                                                     row->event->step.after)));
}

static void put_question(struct text *cell, const struct row *row)
{
    if (row->written && row->written->question)
        export_add_lines(cell, row->written->question);
}

static void put_answer(struct text *cell, const struct row *row)
{
    if (row->written && row->written->answer)
        export_add_lines(cell, row->written->answer);
}

/* ---- The table ---- */

static const struct column columns[] = {
    {"attempt", false, put_attempt},
    {"trainee", false, put_trainee},
    {"scenario", false, put_scenario},
    {"title", false, put_title},
    {"sha256", false, put_sha256},
    {"begun", false, put_begun},
    {"move", false, put_move},
    {"at", false, put_at},
    {"own", false, put_own},
    {"taken_back", false, put_undone},
    {"step", false, put_step},
    {"scene", false, put_scene},
    {"scene_title", false, put_scene_title},
    {"choice", false, put_choice},
    {"kind", false, put_kind},
    {"words", false, put_words},
    {"anytime", false, put_anytime},
    {"offered", false, put_offered},
    {"response", false, put_response},
    {"response_title", false, put_response_title},
    {"chance", false, put_chance},
    {"changes", false, put_changes},
    {"practices", false, put_practices},
    {"harms", false, put_harms},
    {"helped_before", false, put_helped_before},
    {"helped_after", false, put_helped_after},
    {"unharmed_before", false, put_unharmed_before},
    {"unharmed_after", false, put_unharmed_after},
    {"standing", false, put_standing},
    {"ending", false, put_ending},
    {"outcome", false, put_outcome},
    {"hope", true, put_hope},
    {"guess", true, put_guess},
    {"sure", true, put_sure},
    {"went", true, put_went},
    {"question", true, put_question},
    {"answer", true, put_answer},
};

#define COLUMNS (sizeof columns / sizeof *columns)

void export_csv_head(struct text *text, bool private)
{
    for (size_t i = 0; i < COLUMNS; i++) {
        if (columns[i].private && !private)
            continue;
        text_put(text, i ? "," : "");
        text_put(text, columns[i].name);
    }
    text_put(text, "\r\n");
}

static void put_row(struct text *text, const struct row *row)
{
    for (size_t i = 0; i < COLUMNS; i++) {
        struct text cell = {0};
        if (columns[i].private && !row->tale->private)
            continue;
        columns[i].put(&cell, row);
        text_put(text, i ? "," : "");
        if (cell.length)
            put_cell(text, cell.bytes);
        text_release(&cell);
    }
    text_put(text, "\r\n");
}

struct table {
    struct text *text;
    const struct tale *tale;
};

static void put_event(void *with, const struct tale_event *event)
{
    const struct table *table = with;
    const struct row row = {table->tale, event, NULL};

    if (event->kind == TALE_CHOICE)
        put_row(table->text, &row);
}

void export_csv(struct text *text, const struct tale *tale)
{
    const struct primum_reflection *written;
    size_t count = primum_record_reflections(tale->record, &written);
    struct table table = {text, tale};

    tale_tell(tale, put_event, &table);
    for (size_t i = 0; tale->private && i < count; i++)
        put_row(text, &(struct row){tale, NULL, &written[i]});
}
