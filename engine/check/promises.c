/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Promises: expectations of the scenario and of its catalogue, and that no
 * simple style wins.  Knows how a chance is put into words so that a promise
 * that is not kept never looks kept. */
#include "check/promises.h"

#include "base/memory.h"
#include "check/check.h"
#include "check/survey.h"
#include "check/tell.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NEAR 1e-9 /* as near as answers are to the truth */

/* ---- Styles ---- */

/* Which entries of the catalogue some choice is tagged with; free() it. */
static bool *entries_used(const struct primum_scenario *words)
{
    uint32_t entries = words->catalogue ? words->catalogue->entry_count : 0;
    bool *used = memory_new((entries + 1) * sizeof *used);

    for (uint32_t c = 1; c <= words->choice_count; c++) {
        const struct primum_choice *choice = &words->choices[c];
        for (uint32_t i = 0; i < choice->practices.count; i++)
            used[choice->practices.items[i]] = true;
        for (uint32_t i = 0; i < choice->harms.count; i++)
            used[choice->harms.items[i]] = true;
    }
    return used;
}

/* Where none of its tags occurs, a style chooses at random. */
static bool applies(const struct primum_scenario *words, const bool *used,
                    uint32_t style)
{
    const struct primum_style *how = &words->catalogue->styles[style];

    for (uint32_t w = 0; w < how->weight_count; w++)
        if (used[how->weights[w].entry])
            return true;
    return false;
}

static uint32_t style_count(const struct primum_scenario *words)
{
    return words->catalogue ? words->catalogue->style_count : 0;
}

/* The style of a policy; 0: it is none. */
static uint32_t style_of(const struct primum_question *question)
{
    return question->policy > PRIMUM_POLICY_STYLE
               ? question->policy - PRIMUM_POLICY_STYLE
               : 0;
}

/* ---- From a promise to a question ---- */

static uint32_t policy_of(const struct primum_scenario *words, const char *id)
{
    static const char *const names[] = {"max", "min", "uniform"};
    uint32_t style = style_count(words);

    for (uint32_t i = 0; i < 3; i++)
        if (!strcmp(id, names[i]))
            return i;
    while (style && strcmp(words->catalogue->styles[style].id, id) != 0)
        style--;
    return PRIMUM_POLICY_STYLE + style;
}

/* What is reached, as expectations name it, and in a sentence behind "it". */
static const struct {
    const char *name, *says;
} goals[] = {
    [PRIMUM_GOAL_HELPED] = {"helped", "helps"},
    [PRIMUM_GOAL_MIXED] = {"mixed", "does some of both"},
    [PRIMUM_GOAL_HARMED] = {"harmed", "harms"},
    [PRIMUM_GOAL_UNHARMED] = {"unharmed", "ends without harm"},
    [PRIMUM_GOAL_UNFINISHED] = {"unfinished", "never comes to an end"},
};
enum { GOALS = sizeof goals / sizeof *goals };

static uint32_t goal_of(const struct primum_scenario *words, const char *id)
{
    uint32_t ending = words->ending_count;

    for (uint32_t i = 0; i < GOALS; i++)
        if (!strcmp(id, goals[i].name))
            return i;
    while (ending && strcmp(words->endings[ending].id, id) != 0)
        ending--;
    return PRIMUM_GOAL_ENDING + ending;
}

static struct primum_question
question_of(const struct primum_scenario *words,
            const struct primum_expectation *promise)
{
    return (struct primum_question){goal_of(words, promise->reach),
                                    policy_of(words, promise->policy)};
}

static void add_promises(struct primum_question *questions, size_t *count,
                         const struct primum_scenario *words,
                         const struct primum_expectation *promises,
                         uint32_t promised)
{
    for (uint32_t i = 0; i < promised; i++)
        questions[(*count)++] = question_of(words, &promises[i]);
}

static int compare(const void *first, const void *second)
{
    const struct primum_question *a = first, *b = second;

    if (a->goal != b->goal)
        return a->goal < b->goal ? -1 : 1;
    return (a->policy > b->policy) - (a->policy < b->policy);
}

/* In order, each once. */
static size_t sort_out(struct primum_question *questions, size_t count)
{
    size_t kept = 0;

    qsort(questions, count, sizeof *questions, compare);
    for (size_t i = 0; i < count; i++)
        if (!kept || compare(&questions[kept - 1], &questions[i]) != 0)
            questions[kept++] = questions[i];
    return kept;
}

size_t promises_ask(const struct primum_scenario *words,
                    struct primum_question **questions)
{
    const struct primum_catalogue *catalogue = words->catalogue;
    uint32_t shared = catalogue ? catalogue->expectation_count : 0;
    size_t most =
        1 + (size_t)words->expectation_count + shared + style_count(words);
    struct primum_question *items = memory_new(most * sizeof *items);
    size_t count = 0;

    items[count++] =
        (struct primum_question){PRIMUM_GOAL_WORTH, PRIMUM_POLICY_MAX};
    add_promises(items, &count, words, words->expectations,
                 words->expectation_count);
    if (catalogue)
        add_promises(items, &count, words, catalogue->expectations, shared);
    for (uint32_t s = 1; s <= style_count(words); s++)
        if (catalogue->styles[s].simple)
            items[count++] = (struct primum_question){PRIMUM_GOAL_WORTH,
                                                      PRIMUM_POLICY_STYLE + s};
    *questions = items;
    return sort_out(items, count);
}

/* The answer at the start. */
static double answer_of(const struct survey *survey,
                        struct primum_question question)
{
    const struct primum_impact *impact = survey->impact;
    const double *row = solver_row(&impact->solver, impact->walk.first_row);
    const struct primum_question *asked =
        bsearch(&question, impact->questions, impact->question_count,
                sizeof question, compare);

    return columns_answer(impact, row, (size_t)(asked - impact->questions));
}

/* ---- Expectations ---- */

/* A share of a hundred, in so many digits that it lies beyond the bound. */
static void put_share(struct text *text, double share, double bound)
{
    char digits[40];
    int places = 0;

    do
        snprintf(digits, sizeof digits, "%.*f", places, 100 * share);
    while (places++ < 9 && (share > bound ? atof(digits) <= 100 * bound
                                          : atof(digits) >= 100 * bound));
    text_put(text, digits);
}

static void put_policy(struct text *text, const struct primum_scenario *words,
                       const struct primum_question *question)
{
    static const char *const phrases[] = {
        [PRIMUM_POLICY_MAX] = "chosen with that in mind, the support",
        [PRIMUM_POLICY_MIN] = "chosen against it, the support",
        [PRIMUM_POLICY_UNIFORM] = "chosen at random, the support",
    };
    uint32_t style = style_of(question);

    if (style)
        text_format(text, "in the style `%s`, the support",
                    words->catalogue->styles[style].id);
    else
        text_put(text, phrases[question->policy]);
}

/* Where a promise stands, by its number from 0; one of the catalogue, at the
 * title. */
static const struct yaml_node *promise_node(struct check *check, uint32_t own)
{
    return own < check->scenario->words.expectation_count
               ? where_item(&check->where, "expect", own)
               : where_top(&check->where, "title");
}

static void tell_broken(struct check *check,
                        const struct primum_expectation *promise, double found,
                        uint32_t own)
{
    const struct primum_scenario *words = &check->scenario->words;
    struct primum_question question = question_of(words, promise);
    bool most = found > promise->at_most;
    double bound = most ? promise->at_most : promise->at_least;
    bool shared = own == words->expectation_count;
    struct tale tale = {.code = CODE_EXPECTATION,
                        .at = promise_node(check, own)};

    put_policy(&tale.message, words, &question);
    if (question.goal < GOALS)
        text_format(&tale.message, " %s in ", goals[question.goal].says);
    else
        text_format(&tale.message, " ends in `%s` in ", promise->reach);
    put_share(&tale.message, found, bound);
    text_format(&tale.message, " in 100 by your estimates, and %s %.10g %% %s",
                most ? "at most" : "at least", 100 * bound,
                shared ? "is what the catalogue wants" : "were promised");
    text_put(&tale.help,
             shared ? "the catalogue wants it of every scenario beside it; "
                      "it can wait until your scenario is whole, and "
                      "`primum impact` then shows where it comes from"
                    : "change what leads there, or promise something else: "
                      "`primum impact` shows where it comes from");
    tell(check, &tale);
}

static void check_promise(struct check *check, const bool *used,
                          const struct primum_expectation *promise,
                          uint32_t own)
{
    const struct primum_scenario *words = &check->scenario->words;
    struct primum_question question = question_of(words, promise);
    uint32_t style = style_of(&question);

    if (style && !applies(words, used, style))
        return;
    double found = answer_of(check->survey, question);
    if ((found > promise->at_most + NEAR || found < promise->at_least - NEAR) &&
        tell_worth(check, CODE_EXPECTATION))
        tell_broken(check, promise, found, own);
}

void check_expectations(struct check *check)
{
    const struct primum_scenario *words = &check->scenario->words;
    const struct primum_catalogue *catalogue = words->catalogue;
    bool *used = entries_used(words);

    for (uint32_t i = 0; i < words->expectation_count; i++)
        check_promise(check, used, &words->expectations[i], i);
    for (uint32_t i = 0; catalogue && i < catalogue->expectation_count; i++)
        check_promise(check, used, &catalogue->expectations[i],
                      words->expectation_count);
    free(used);
}

/* ---- Styles that say nothing here, or too much ---- */

/* Where something is promised of it, from 0; the count if nothing is. */
static uint32_t promise_of(const struct primum_expectation *promises,
                           uint32_t count, const char *style)
{
    uint32_t i = 0;

    while (i < count && strcmp(promises[i].policy, style) != 0)
        i++;
    return i;
}

static void tell_stranger(struct check *check, const char *style, uint32_t own)
{
    struct tale tale = {.code = CODE_STYLE_DOES_NOT_APPLY,
                        .at = promise_node(check, own)};

    text_format(&tale.message,
                "the style `%s` does not apply: no choice has one of its "
                "practices or harms",
                style);
    text_put(&tale.help, "what is promised of it was not proved; tag the "
                         "choices it would take, if there are any");
    tell(check, &tale);
}

void check_strangers(struct check *check)
{
    const struct primum_scenario *words = &check->scenario->words;
    const struct primum_catalogue *catalogue = words->catalogue;
    bool *used = entries_used(words);

    for (uint32_t s = 1; s <= style_count(words); s++) {
        const struct primum_style *style = &catalogue->styles[s];
        uint32_t own = promise_of(words->expectations, words->expectation_count,
                                  style->id);
        uint32_t shared = promise_of(catalogue->expectations,
                                     catalogue->expectation_count, style->id);
        bool asked = style->simple || own < words->expectation_count ||
                     shared < catalogue->expectation_count;
        if (asked && !applies(words, used, s) &&
            tell_worth(check, CODE_STYLE_DOES_NOT_APPLY))
            tell_stranger(check, style->id, own);
    }
    free(used);
}

static void tell_winner(struct check *check, const char *style, double worth,
                        double best)
{
    struct tale tale = {.code = CODE_SIMPLE_STYLE_WINS,
                        .at = where_top(&check->where, "title")};

    text_format(&tale.message,
                "the simple style `%s` does nearly as well as the best: a "
                "worth of %.1f, and at its best %.1f",
                style, worth, best);
    text_put(&tale.help, "let always choosing alike cost something: somewhere, "
                         "what it picks should be too early, or too late");
    tell(check, &tale);
}

void check_simple_styles(struct check *check)
{
    const struct primum_scenario *words = &check->scenario->words;
    struct primum_question question = {PRIMUM_GOAL_WORTH, PRIMUM_POLICY_MAX};
    double best = answer_of(check->survey, question);
    bool *used = entries_used(words);

    for (uint32_t s = 1; s <= style_count(words); s++) {
        const struct primum_style *style = &words->catalogue->styles[s];
        if (!style->simple || !applies(words, used, s))
            continue;
        question.policy = PRIMUM_POLICY_STYLE + s;
        double worth = answer_of(check->survey, question);
        if (best - worth <= best / 10 + NEAR &&
            tell_worth(check, CODE_SIMPLE_STYLE_WINS))
            tell_winner(check, style->id, worth, best);
    }
    free(used);
}
