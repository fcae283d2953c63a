/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said and told, paragraph by paragraph: the longest row of paragraphs
 * that both have in the same order stays, and between them each takes the place
 * of the one that stood there. */
#include "check/diff.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

#define CELLS_MOST (1u << 20) /* of a table of one by the other */

struct lines {
    struct primum_diff *diff;
    struct diff_thing thing;
    struct run before, after; /* what is left to compare */
    struct run before_all, after_all;
};

static bool same(const struct lines *lines, uint32_t i, uint32_t k)
{
    const struct primum_diff *diff = lines->diff;
    const struct line_rule *was = &diff->before->lines[lines->before.first + i];
    const struct line_rule *now = &diff->after->lines[lines->after.first + k];

    return !strcmp(was->text, now->text) &&
           diff->people.after[was->speaker] == now->speaker &&
           diff_same_when(diff, was->when, now->when);
}

/* ---- As text ---- */

static const struct yaml_node *
node_of(struct where *where, enum primum_subject subject, uint32_t number)
{
    switch (subject) {
    case PRIMUM_SUBJECT_SCENE:
        return where_scene(where, number)->next;
    case PRIMUM_SUBJECT_ENDING:
        return where_ending(where, number)->next;
    default:
        return where_response(where, number);
    }
}

/* The paragraphs of one item of the file share a program. */
static uint32_t item_number(const struct scenario *scenario, struct run all,
                            uint32_t line)
{
    uint32_t number = 0;
    program last = 0;

    for (uint32_t i = all.first; i <= line; i++) {
        program when = scenario->lines[i].when;
        number += when && when != last;
        last = when ? when : last;
    }
    return number;
}

/* The `when` of a line, as it is written: that of the item which is so many of
 * those that have one. */
static const char *line_when(struct lines *lines, struct where *where,
                             struct run all, uint32_t number, uint32_t line)
{
    const struct yaml_node *list =
        where_value(node_of(where, lines->thing.subject, number), "lines");
    uint32_t item = item_number(where->scenario, all, line);

    if (!list || list->kind != YAML_LIST)
        return diff_written(lines->diff, list, "when");
    for (const struct yaml_node *at = list->child; at; at = at->next)
        if (where_value(at, "when") && !--item)
            return diff_written(lines->diff, at, "when");
    return NULL;
}

/* "Dee: I should go. (when trust >= 6)" */
static const char *line_text(struct lines *lines, bool after, uint32_t line)
{
    struct primum_diff *diff = lines->diff;
    struct where *where = after ? &diff->after_where : &diff->before_where;
    const struct line_rule *rule = &where->scenario->lines[line];
    struct text text = {0};

    if (rule->speaker)
        text_format(&text,
                    "%s: ", where->scenario->words.people[rule->speaker].name);
    text_put(&text, rule->text);
    if (rule->when) {
        const char *when = line_when(
            lines, where, after ? lines->after_all : lines->before_all,
            after ? lines->thing.after : lines->thing.before, line);
        text_format(&text, " (when %s)", when ? when : "");
    }
    return diff_keep(diff, &text);
}

static void note(struct lines *lines, const uint32_t *before,
                 const uint32_t *after)
{
    diff_words(
        lines->diff, lines->thing, "lines",
        before ? line_text(lines, false, lines->before.first + *before) : NULL,
        after ? line_text(lines, true, lines->after.first + *after) : NULL);
}

/* ---- In order ---- */

/* From here on, i up to `i_end` in place of k up to `k_end`. */
static void note_block(struct lines *lines, uint32_t i, uint32_t i_end,
                       uint32_t k, uint32_t k_end)
{
    while (i < i_end || k < k_end) {
        note(lines, i < i_end ? &i : NULL, k < k_end ? &k : NULL);
        i += i < i_end;
        k += k < k_end;
    }
}

/* longest[i * (after + 1) + k]: how much is the same from i and k on. */
static uint32_t *measure(const struct lines *lines)
{
    uint32_t rows = lines->before.count, columns = lines->after.count + 1;
    uint32_t *longest =
        memory_new((size_t)(rows + 1) * columns * sizeof *longest);

    for (uint32_t i = rows; i--;)
        for (uint32_t k = columns - 1; k--;) {
            uint32_t *cell = &longest[(size_t)i * columns + k];
            *cell = cell[1] > cell[columns] ? cell[1] : cell[columns];
            if (same(lines, i, k) && cell[columns + 1] >= *cell)
                *cell = cell[columns + 1] + 1;
        }
    return longest;
}

static void compare(struct lines *lines)
{
    uint32_t rows = lines->before.count, columns = lines->after.count + 1;
    uint32_t *longest = measure(lines);
    uint32_t i = 0, k = 0, i_from = 0, k_from = 0;

    while (i < rows && k + 1 < columns) {
        const uint32_t *cell = &longest[(size_t)i * columns + k];
        if (same(lines, i, k) && *cell == cell[columns + 1] + 1) {
            note_block(lines, i_from, i, k_from, k);
            i_from = ++i;
            k_from = ++k;
        } else if (cell[columns] == *cell) {
            i++;
        } else {
            k++;
        }
    }
    note_block(lines, i_from, rows, k_from, columns - 1);
    free(longest);
}

/* What is the same at both ends need not be looked at again. */
static void cut_ends(struct lines *lines)
{
    struct run *before = &lines->before, *after = &lines->after;

    while (before->count && after->count && same(lines, 0, 0)) {
        before->first++, before->count--;
        after->first++, after->count--;
    }
    while (before->count && after->count &&
           same(lines, before->count - 1, after->count - 1))
        before->count--, after->count--;
}

void diff_lines(struct primum_diff *diff, struct diff_thing thing,
                struct run before, struct run after)
{
    struct lines lines = {diff, thing, before, after, before, after};

    cut_ends(&lines);
    if (!lines.before.count && !lines.after.count)
        return;
    if (lines.before.count < CELLS_MOST / (lines.after.count + 1))
        compare(&lines);
    else
        note_block(&lines, 0, lines.before.count, 0, lines.after.count);
}
