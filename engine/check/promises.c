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

static bool lists_any(const struct primum_style *style, struct primum_list tags)
{
    for (uint32_t i = 0; i < tags.count; i++)
        for (uint32_t w = 0; w < style->weight_count; w++)
            if (style->weights[w].entry == tags.items[i])
                return true;
    return false;
}

/* Where none of its tags occurs, a style chooses at random. */
static bool applies(const struct primum_scenario *words, uint32_t style)
{
    const struct primum_style *how = &words->catalogue->styles[style];

    for (uint32_t c = 1; c <= words->choice_count; c++)
        if (lists_any(how, words->choices[c].practices) ||
            lists_any(how, words->choices[c].harms))
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

struct questions {
    struct primum_question *items;
    uint32_t count;
};

static void add(struct questions *questions, struct primum_question question)
{
    for (uint32_t i = 0; i < questions->count; i++)
        if (questions->items[i].goal == question.goal &&
            questions->items[i].policy == question.policy)
            return;
    questions->items = memory_more(questions->items, questions->count,
                                   sizeof *questions->items);
    questions->items[questions->count++] = question;
}

static void
add_promises(struct questions *questions, const struct primum_scenario *words,
             const struct primum_expectation *promises, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        add(questions, question_of(words, &promises[i]));
}

size_t promises_ask(const struct primum_scenario *words,
                    struct primum_question **items)
{
    const struct primum_catalogue *catalogue = words->catalogue;
    struct questions questions = {0};

    add(&questions,
        (struct primum_question){PRIMUM_GOAL_WORTH, PRIMUM_POLICY_MAX});
    add_promises(&questions, words, words->expectations,
                 words->expectation_count);
    if (catalogue)
        add_promises(&questions, words, catalogue->expectations,
                     catalogue->expectation_count);
    for (uint32_t s = 1; s <= style_count(words); s++)
        if (catalogue->styles[s].simple)
            add(&questions, (struct primum_question){PRIMUM_GOAL_WORTH,
                                                     PRIMUM_POLICY_STYLE + s});
    *items = questions.items;
    return questions.count;
}

/* The answer at the start. */
static double answer_of(const struct survey *survey,
                        struct primum_question question)
{
    const struct primum_impact *impact = survey->impact;
    const double *row = solver_row(&impact->solver, impact->walk.first_row);
    size_t q = 0;

    while (impact->questions[q].goal != question.goal ||
           impact->questions[q].policy != question.policy)
        q++;
    return columns_answer(impact, row, q);
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

static void tell_broken(struct check *check,
                        const struct primum_expectation *promise, double found,
                        const struct yaml_node *at, bool shared)
{
    const struct primum_scenario *words = &check->scenario->words;
    struct primum_question question = question_of(words, promise);
    bool most = found > promise->at_most;
    double bound = most ? promise->at_most : promise->at_least;
    struct tale tale = {.code = CODE_EXPECTATION, .at = at};

    put_policy(&tale.message, words, &question);
    if (question.goal < GOALS)
        text_format(&tale.message, " %s in ", goals[question.goal].says);
    else
        text_format(&tale.message, " ends in `%s` in ", promise->reach);
    put_share(&tale.message, found, bound);
    text_format(&tale.message, " in 100, and %s %.10g %% were promised",
                most ? "at most" : "at least", 100 * bound);
    text_put(&tale.help,
             shared ? "the catalogue expects it of every scenario beside it: "
                      "see where it comes from with `primum impact`"
                    : "change what leads there, or promise something else: "
                      "`primum impact` shows where it comes from");
    tell(check, &tale);
}

static void check_promise(struct check *check,
                          const struct primum_expectation *promise,
                          const struct yaml_node *at, bool shared)
{
    const struct primum_scenario *words = &check->scenario->words;
    struct primum_question question = question_of(words, promise);
    uint32_t style = style_of(&question);

    if (style && !applies(words, style))
        return;
    double found = answer_of(check->survey, question);
    if ((found > promise->at_most + NEAR || found < promise->at_least - NEAR) &&
        tell_worth(check, CODE_EXPECTATION))
        tell_broken(check, promise, found, at, shared);
}

void check_expectations(struct check *check)
{
    const struct primum_scenario *words = &check->scenario->words;
    const struct primum_catalogue *catalogue = words->catalogue;

    for (uint32_t i = 0; i < words->expectation_count; i++)
        check_promise(check, &words->expectations[i],
                      where_item(&check->where, "expect", i), false);
    for (uint32_t i = 0; catalogue && i < catalogue->expectation_count; i++)
        check_promise(check, &catalogue->expectations[i],
                      where_top(&check->where, "title"), true);
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

static void tell_stranger(struct check *check, const char *style, uint32_t item)
{
    const struct primum_scenario *words = &check->scenario->words;
    bool own = item < words->expectation_count;
    struct tale tale = {.code = CODE_STYLE_DOES_NOT_APPLY};

    tale.at = own ? where_item(&check->where, "expect", item)
                  : where_top(&check->where, "title");
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

    for (uint32_t s = 1; s <= style_count(words); s++) {
        const struct primum_style *style = &catalogue->styles[s];
        uint32_t own = promise_of(words->expectations, words->expectation_count,
                                  style->id);
        uint32_t shared = promise_of(catalogue->expectations,
                                     catalogue->expectation_count, style->id);
        bool asked = style->simple || own < words->expectation_count ||
                     shared < catalogue->expectation_count;
        if (asked && !applies(words, s) &&
            tell_worth(check, CODE_STYLE_DOES_NOT_APPLY))
            tell_stranger(check, style->id, own);
    }
}

void check_simple_styles(struct check *check)
{
    const struct primum_scenario *words = &check->scenario->words;
    double best =
        answer_of(check->survey, (struct primum_question){PRIMUM_GOAL_WORTH,
                                                          PRIMUM_POLICY_MAX});

    for (uint32_t s = 1; s <= style_count(words); s++) {
        const struct primum_style *style = &words->catalogue->styles[s];
        struct primum_question question = {PRIMUM_GOAL_WORTH,
                                           PRIMUM_POLICY_STYLE + s};
        if (!style->simple || !applies(words, s))
            continue;
        double worth = answer_of(check->survey, question);
        if (best - worth > best / 10 + NEAR ||
            !tell_worth(check, CODE_SIMPLE_STYLE_WINS))
            continue;
        struct tale tale = {.code = CODE_SIMPLE_STYLE_WINS,
                            .at = where_top(&check->where, "title")};
        text_format(&tale.message,
                    "the simple style `%s` does nearly as well as the best: a "
                    "worth of %.1f, and at its best %.1f",
                    style->id, worth, best);
        text_put(&tale.help, "let always choosing alike cost something: "
                             "somewhere, what it picks should be too early, or "
                             "too late");
        tell(check, &tale);
    }
}
