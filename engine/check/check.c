/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of checks, and their order.  Knows what each needs, not what it
 * looks for. */
#include "check/check.h"

#include <string.h>

struct check_row {
    void (*run)(struct check *check);
    bool needs_survey;
};

static const struct check_row rows[] = {
    {0},
};

/* ---- What the author has weighed ---- */

static bool lists(const struct primum_texts *texts, const char *code)
{
    for (uint32_t i = 0; i < texts->count; i++)
        if (!strcmp(texts->items[i], code))
            return true;
    return false;
}

static bool allowed_for(const struct scenario *scenario, const char *code,
                        enum thing thing, uint32_t number)
{
    for (uint32_t i = 0; i < scenario->allowance_count; i++) {
        const struct allowance *allowance = &scenario->allowances[i];
        if (allowance->thing == thing && allowance->number == number &&
            !strcmp(allowance->code, code))
            return true;
    }
    return false;
}

bool check_allows(const struct check *check, enum code code, enum thing thing,
                  uint32_t number)
{
    const struct primum_scenario *words = &check->scenario->words;
    const char *name = code_name(code);

    if (lists(&words->allow, name) ||
        allowed_for(check->scenario, name, thing, number))
        return true;
    if (thing == THING_RESPONSE)
        return check_allows(check, code, THING_CHOICE,
                            words->responses[number].choice);
    return thing == THING_CHOICE && words->choices[number].scene &&
           check_allows(check, code, THING_SCENE, words->choices[number].scene);
}

/* ---- All of it ---- */

void check_add(struct check *check, const struct finding *finding)
{
    report_add(check->report, &check->where.source, finding);
}

enum primum_status primum_check(const struct primum_scenario *scenario,
                                const struct primum_effort *effort,
                                struct primum_report *report)
{
    struct check check = {
        .scenario = scenario_of(scenario), .report = report, .effort = effort};

    where_init(&check.where, check.scenario);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].run && (check.survey || !rows[i].needs_survey))
            rows[i].run(&check);
    size_t errors = report_errors(report, &check.where.source);
    where_release(&check.where);
    return errors ? PRIMUM_PROBLEMS : PRIMUM_OK;
}
