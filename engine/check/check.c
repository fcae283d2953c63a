/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of checks, and their order.  Knows what each needs, not what it
 * looks for. */
#include "check/check.h"

#include "check/advice.h"
#include "check/promises.h"
#include "check/ranges.h"
#include "check/survey.h"
#include "check/tell.h"
#include "check/witness.h"

#include <ctype.h>
#include <stdlib.h>

/* What a check looks at: the file, all states, or the answers, too. */
enum need { NEEDS_FILE, NEEDS_STATES, NEEDS_ANSWERS };

struct check_row {
    void (*run)(struct check *check);
    enum need needs;
};

static const struct check_row rows[] = {
    {check_dead_ends, NEEDS_STATES},    {check_mutes, NEEDS_STATES},
    {check_ways_out, NEEDS_STATES},     {check_overflows, NEEDS_STATES},
    {check_scenes_met, NEEDS_STATES},   {check_endings_met, NEEDS_STATES},
    {check_choices_met, NEEDS_STATES},  {check_responses_met, NEEDS_STATES},
    {check_conditions, NEEDS_STATES},   {check_effects, NEEDS_STATES},
    {check_repairs, NEEDS_STATES},      {check_expectations, NEEDS_ANSWERS},
    {check_strangers, NEEDS_FILE},      {check_simple_styles, NEEDS_ANSWERS},
    {check_always_best, NEEDS_ANSWERS}, {check_free_moves, NEEDS_ANSWERS},
    {advise_intent, NEEDS_FILE},        {advise_impact, NEEDS_FILE},
    {advise_practice, NEEDS_FILE},      {advise_length, NEEDS_FILE},
    {advise_tone, NEEDS_FILE},          {advise_stigma, NEEDS_FILE},
    {advise_reading, NEEDS_FILE},       {advise_screen, NEEDS_FILE},
    {advise_content_note, NEEDS_FILE},  {advise_attribution, NEEDS_FILE},
};

/* ---- For checks ---- */

bool check_allows(const struct check *check, enum code code, enum thing thing,
                  uint32_t number)
{
    return weighed_allows(&check->weighed, code, thing, number);
}

bool check_spares(struct check *check, enum code code, enum thing thing,
                  uint32_t number)
{
    return check_allows(check, code, thing, number) || !tell_worth(check, code);
}

void check_add(struct check *check, const struct finding *finding)
{
    report_add(check->report, &check->where.source, finding);
}

/* ---- All states ---- */

/* Some are not known, or nothing can be said of chances: once. */
static void tell_not_proved(struct check *check, const char *problem)
{
    struct tale tale = {.code = CODE_NOT_PROVED,
                        .at = where_top(&check->where, "title")};

    text_format(&tale.message, "not everything could be proved: %c%s",
                tolower((unsigned char)*problem), problem + 1);
    text_put(&tale.help, "what is said here holds all the same; give gauges "
                         "smaller ranges, or lead back less, to know more");
    tell(check, &tale);
}

static void look_at_states(struct check *check)
{
    struct primum_question *questions;
    size_t count = promises_ask(&check->scenario->words, &questions);
    char *problem;

    check->survey =
        survey_new(check->scenario, questions, count, check->effort, &problem);
    free(questions);
    if (problem)
        tell_not_proved(check, problem);
    free(problem);
    if (!check->survey ||
        witness_new(check->survey, check->effort, &check->witness))
        return;
    tell_not_proved(check, "It was stopped before it was finished");
    survey_free(check->survey);
    check->survey = NULL;
}

/* ---- All of it ---- */

enum primum_status primum_check(const struct primum_scenario *scenario,
                                const struct primum_effort *effort,
                                struct primum_report *report)
{
    struct check check = {
        .scenario = scenario_of(scenario), .report = report, .effort = effort};

    where_init(&check.where, check.scenario);
    weighed_init(&check.weighed, check.scenario);
    look_at_states(&check);
    enum need known = !check.survey           ? NEEDS_FILE
                      : !check.survey->solved ? NEEDS_STATES
                                              : NEEDS_ANSWERS;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].needs <= known)
            rows[i].run(&check);
    size_t errors = report_errors(report, &check.where.source);
    weighed_release(&check.weighed);
    where_release(&check.where);
    ranges_free(check.ranges);
    witness_free(check.witness);
    survey_free(check.survey);
    return errors ? PRIMUM_PROBLEMS : PRIMUM_OK;
}
