/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of checks, and their order.  Knows what each needs, not what it
 * looks for. */
#include "check/check.h"

#include "check/advice.h"

struct check_row {
    void (*run)(struct check *check);
    bool needs_survey;
};

static const struct check_row rows[] = {
    {advise_intent, false},       {advise_impact, false},
    {advise_practice, false},     {advise_length, false},
    {advise_tone, false},         {advise_stigma, false},
    {advise_reading, false},      {advise_screen, false},
    {advise_content_note, false}, {advise_attribution, false},
};

/* ---- For checks ---- */

bool check_allows(const struct check *check, enum code code, enum thing thing,
                  uint32_t number)
{
    return weighed_allows(&check->weighed, code, thing, number);
}

bool check_spares(const struct check *check, enum code code, enum thing thing,
                  uint32_t number)
{
    return check_allows(check, code, thing, number) ||
           report_only_count(check->report, &check->where.source, code);
}

void check_add(struct check *check, const struct finding *finding)
{
    report_add(check->report, &check->where.source, finding);
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
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].run && (check.survey || !rows[i].needs_survey))
            rows[i].run(&check);
    size_t errors = report_errors(report, &check.where.source);
    weighed_release(&check.weighed);
    where_release(&check.where);
    return errors ? PRIMUM_PROBLEMS : PRIMUM_OK;
}
