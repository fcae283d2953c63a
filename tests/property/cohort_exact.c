/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Can what an exact report on a cohort does not tell be worked out from its own
 * sums?  Every table that adds up is taken as an equation, those of a scenario
 * that have cells in common together, and solved as far as that goes.  Knows the
 * group, and so how many trainees a hidden cell rests on. */
#include "primum_records.h"
#include "support/exports.h"
#include "support/sums.h"
#include "support/tally.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define GROUPS 250
#define TRAINEES 12
#define ATTEMPTS 60
#define SCENARIOS 2
#define SCENES 2

enum { UNSOLVED, MANY, OPEN, TALLIES };

static struct tally tallies[TALLIES] = {
    [UNSOLVED] = {"no hidden cell follows from the sums of its tables", 0, 0},
    [MANY] = {"hidden parts rest on five trainees together", 0, 0},
    [OPEN] = {"hidden parts leave more than one answer", 0, 0},
};

/* ---- Trying a system ----------------------------------------------------------- */

static void try_sums(const struct sums *sums, const char *what)
{
    int solved = sums_solve(sums);

    tally_case(&tallies[UNSOLVED], solved < 0, "%s: cell %d", what, solved);
}

/* For how many sums of those that are too few the others that are kept back
 * could be what one knows of them: five at least, `most` at most. */
static int answers(int sum, int kept, int most)
{
    bool reached[2][1000] = {{true}};
    int count = 0;

    for (int i = 0; i < kept; i++) {
        memset(reached[(i + 1) % 2], 0, sizeof reached[0]);
        for (int from = 0; from < sum; from++)
            for (int one = 5; reached[i % 2][from] && one <= most; one++)
                if (from + one < sum)
                    reached[(i + 1) % 2][from + one] = true;
    }
    for (int all = 0; all < sum; all++)
        count += reached[kept % 2][all];
    return count;
}

static void try_parts(const struct sums *sums, const int *sum, const char *what)
{
    int hidden = 0, kept = 0, few = 0, most = 0;
    unsigned who = 0;

    if (sums->cells[*sum].told <= 0)
        return;
    for (const int *at = sum + 1; *at >= 0; at++) {
        const struct sums_cell *cell = &sums->cells[*at];
        if (sums_hidden(cell)) {
            who |= cell->who;
            hidden += (int)cell->times;
            kept += cell->told == PRIMUM_COHORT_KEPT;
            few += cell->told == PRIMUM_COHORT_FEW;
        } else if (cell->told > 0 && (!most || cell->told < most)) {
            most = (int)cell->told;
        }
    }
    if (!hidden)
        return;
    tally_case(&tallies[MANY], sums_people(who) >= 5, "%s: %d by %d", what,
               hidden, sums_people(who));
    if (sums->row_count > 1 && most) /* another one may have asked for it */
        most = hidden;
    if (kept && few && most) /* where nothing is told, nothing can be done */
        tally_case(&tallies[OPEN], answers(hidden, kept, most) > 1,
                   "%s: %d, %d kept, most %d", what, hidden, kept, most);
}

static void try_all(const struct sums *sums, const char *what)
{
    try_sums(sums, what);
    for (int i = 0; i < sums->row_count; i++)
        try_parts(sums, sums->rows[i], what);
}

/* ---- What the report has -------------------------------------------------------- */

static int number_in(const char *id)
{
    return atoi(strrchr(id, '-') + 1);
}

static primum_about told_of(const struct primum_cohort_items *items, int scene,
                            int number)
{
    for (size_t i = 0; i < items->count; i++)
        if (number_in(items->items[i].id) == number &&
            (scene < 0 || number_in(items->items[i].scene) == scene))
            return items->items[i].times.count;
    return PRIMUM_COHORT_FEW;
}

static const struct primum_cohort_choice *
choice_of(const struct primum_cohort_moment *moment, int number)
{
    for (size_t i = 0; i < moment->choice_count; i++)
        if (number_in(moment->choices[i].id) == number)
            return &moment->choices[i];
    return NULL;
}

/* ---- The systems of a scenario --------------------------------------------------- */

struct group {
    struct export_attempt attempts[ATTEMPTS];
    size_t count;
};

static bool is_of(const struct export_attempt *attempt,
                  const struct primum_cohort_scenario *scenario)
{
    return attempt->scenario == number_in(scenario->id);
}

/* Cell 0 is all, 1 to 5 the outcomes, and from 6 the endings; ending 4 is of
 * outcome 1. */
static void try_ends(const struct group *group,
                     const struct primum_cohort_scenario *scenario)
{
    struct sums sums = {.cells[0].told = scenario->attempts};

    for (size_t i = 0; i < group->count; i++) {
        const struct export_attempt *attempt = &group->attempts[i];
        if (!is_of(attempt, scenario))
            continue;
        sums_meet(&sums.cells[0], attempt->trainee);
        sums_meet(&sums.cells[1 + attempt->end], attempt->trainee);
        if (attempt->end < 3)
            sums_meet(&sums.cells[6 + attempt->ending], attempt->trainee);
    }
    sums_add(&sums, 0);
    sums_add(&sums, 0);
    for (int end = 0; end < PRIMUM_COHORT_ENDS; end++) {
        sums.cells[1 + end].told = scenario->ends[end].count;
        sums_add_part(&sums, 0, 1 + end);
        if (end < 3)
            sums_add(&sums, 1 + end);
        else
            sums_add_part(&sums, 1, 1 + end);
    }
    for (int ending = 0; ending < 6; ending++) {
        sums.cells[6 + ending].told = told_of(&scenario->endings, -1, ending);
        sums_add_part(&sums, 1, 6 + ending);
        sums_add_part(&sums, 2 + ending % 3, 6 + ending);
    }
    try_all(&sums, "ends");
}

static bool is_turn(const struct export_attempt *attempt, int number)
{
    for (int i = number + 1; i < attempt->move_count; i++)
        if (!attempt->moves[i].rewind &&
            attempt->moves[i].step == attempt->turned_at)
            return false;
    return attempt->judged && attempt->moves[number].own &&
           !attempt->moves[number].rewind &&
           attempt->moves[number].step == attempt->turned_at;
}

/* Is there one whose number is told? */
static bool tells_any(const struct primum_cohort_items *items)
{
    return items->count && items->items[0].times.count > 0;
}

/* As if it were known how many conversations have none, which no report says;
 * where no number stands there is nothing to begin with. */
static void try_turns(const struct group *group,
                      const struct primum_cohort_scenario *scenario)
{
    struct sums sums = {
        .cells[0].told = tells_any(&scenario->turns) ? 1 : PRIMUM_COHORT_FEW};

    sums_add(&sums, 0);
    for (size_t i = 0; i < group->count; i++) {
        const struct export_attempt *attempt = &group->attempts[i];
        for (int m = 0; m < attempt->move_count; m++) {
            const struct export_move *move = &attempt->moves[m];
            if (!is_of(attempt, scenario) || !is_turn(attempt, m))
                continue;
            sums_meet(&sums.cells[0], attempt->trainee);
            sums_meet(
                &sums.cells[1 + EXPORT_CHOICES * move->scene + move->choice],
                attempt->trainee);
        }
    }
    for (int cell = 0; cell < SCENES * EXPORT_CHOICES; cell++) {
        sums.cells[1 + cell].told = told_of(
            &scenario->turns, cell / EXPORT_CHOICES, cell % EXPORT_CHOICES);
        sums_add_part(&sums, 0, 1 + cell);
    }
    try_all(&sums, "turns");
}

static void try_moment(const struct group *group,
                       const struct primum_cohort_scenario *scenario,
                       const struct primum_cohort_moment *moment, bool first)
{
    struct sums sums = {.cells[0].told = first ? moment->first : moment->all};

    sums_add(&sums, 0);
    for (size_t i = 0; i < group->count; i++) {
        const struct export_attempt *attempt = &group->attempts[i];
        bool back = attempt->after || !is_of(attempt, scenario);
        for (int m = 0; m < attempt->move_count; m++) {
            const struct export_move *move = &attempt->moves[m];
            back |= move->rewind;
            if (!is_of(attempt, scenario) || move->rewind || !move->own ||
                (first && back) || move->scene != number_in(moment->scene))
                continue;
            sums_meet(&sums.cells[0], attempt->trainee);
            sums_meet(&sums.cells[1 + move->choice], attempt->trainee);
        }
    }
    for (int c = 0; c < EXPORT_CHOICES; c++) {
        const struct primum_cohort_choice *choice = choice_of(moment, c);
        sums.cells[1 + c].told = !choice ? PRIMUM_COHORT_FEW
                                 : first ? choice->first.times.count
                                         : choice->all.times.count;
        sums_add_part(&sums, 0, 1 + c);
    }
    try_all(&sums, "answers");
}

/* ---- All scenarios together -------------------------------------------------------- */

static bool has_tag(const struct export_attempt *attempt, bool harm, int tag)
{
    for (int m = 0; m < attempt->move_count; m++) {
        const struct export_move *move = &attempt->moves[m];
        if (!move->rewind && move->own &&
            (harm ? exports_harm(move) : exports_practice(move)) == tag)
            return true;
    }
    return false;
}

static void try_tag(const struct group *group,
                    const struct primum_cohort_report *report, bool harm,
                    int tag)
{
    struct sums sums = {
        .cells[0].told =
            told_of(harm ? &report->harms : &report->practices, -1, tag)};

    sums_add(&sums, 0);
    for (size_t s = 0; s < report->scenario_count; s++) {
        const struct primum_cohort_scenario *scenario = &report->scenarios[s];
        struct sums_cell *cell = &sums.cells[1 + s];
        sums_add_part(&sums, 0, 1 + (int)s);
        cell->told =
            told_of(harm ? &scenario->harms : &scenario->practices, -1, tag);
        for (size_t i = 0; i < group->count; i++) {
            const struct export_attempt *attempt = &group->attempts[i];
            if (!is_of(attempt, scenario) || !has_tag(attempt, harm, tag))
                continue;
            sums_meet(cell, attempt->trainee);
            sums_meet(&sums.cells[0], attempt->trainee);
        }
    }
    try_all(&sums, "tags");
}

/* ---- Trying it ----------------------------------------------------------------------- */

static void try_report(const struct group *group,
                       const struct primum_cohort_report *report)
{
    for (size_t s = 0; s < report->scenario_count; s++) {
        const struct primum_cohort_scenario *scenario = &report->scenarios[s];
        try_ends(group, scenario);
        try_turns(group, scenario);
        for (size_t m = 0; m < scenario->moment_count; m++) {
            try_moment(group, scenario, &scenario->moments[m], true);
            try_moment(group, scenario, &scenario->moments[m], false);
        }
    }
    for (int tag = 0; tag < EXPORT_TAGS; tag++) {
        try_tag(group, report, false, tag);
        try_tag(group, report, true, tag);
    }
}

int main(int argc, char **argv)
{
    static struct group group;
    struct dice dice = dice_for(61, 1);
    int groups = (int)(GROUPS * tally_effort(argc, argv));

    for (int n = 0; n < groups; n++) {
        struct primum_cohort *cohort = primum_cohort_new();
        group.count = (size_t)dice_between(&dice, 8, ATTEMPTS);
        for (size_t i = 0; i < group.count; i++) {
            struct text text = {0};
            group.attempts[i] = exports_draw(&dice, (uint32_t)i + 1, TRAINEES,
                                             SCENARIOS, SCENES);
            exports_write(&text, group.attempts[i].trainee, 1,
                          &group.attempts[i], 1);
            if (primum_cohort_add(cohort, "it", text.bytes, text.length, NULL,
                                  NULL))
                abort();
            text_release(&text);
        }
        try_report(&group, primum_cohort_report(cohort, PRIMUM_COHORT_EXACT));
        primum_cohort_free(cohort);
    }
    return tally_end(tallies, TALLIES);
}
