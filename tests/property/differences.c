/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What changed: a scenario written in another form has not; one with a change
 * planted in it has changed in that, and in nothing else, whichever of the two
 * is the older.  What is said to move nothing moves nothing, and every figure
 * is the one that the likely impact gives. */
#include "base/memory.h"
#include "base/text.h"
#include "primum.h"
#include "support/planting.h"
#include "support/tally.h"
#include "support/trial.h"

#include <math.h>
#include <string.h>

#define FORMS_TRIED 150
#define PLANTED 10 /* of each kind */
#define SEEDS_TRIED 40
#define MEMORY ((size_t)4 << 20)

enum { SAME, ONE, BACK, STILL, FIGURES, TALLIES };

static struct tally tallies[TALLIES] = {
    [SAME] = {"another form of the same is no change", 0, 0},
    [ONE] = {"a planted change is found, and nothing else", 0, 0},
    [BACK] = {"and so it is the other way round", 0, 0},
    [STILL] = {"what moves nothing leaves the likely impact as it was", 0, 0},
    [FIGURES] = {"figures that moved are those of the likely impact", 0, 0},
};

/* ---- Scenarios in many forms ---- */

static const struct primum_scenario *
load(const struct draft *draft, uint64_t form,
     const struct primum_catalogue *catalogue)
{
    struct primum_report *report = primum_report_new();
    const struct primum_scenario *scenario;
    struct emitter file;

    emitter_init(&file, form, false);
    file.blind = true;
    writer_write(draft, true, &file);
    if (primum_scenario_parse("draft.yaml", file.out.bytes, file.out.length,
                              catalogue, report, &scenario)) {
        char *found = primum_report_render(report, PRIMUM_FORMAT_HUMAN);
        printf("# the scenario of seed %ju does not load:\n%s",
               (uintmax_t)draft->seed, found);
        free(found);
    }
    primum_report_free(report);
    emitter_release(&file);
    return scenario;
}

/* A line for each change, for people who look for what went wrong. */
static char *list_changes(const struct primum_diff *diff)
{
    struct text text = {0};
    const struct primum_change *change;

    text_put(&text, "");
    for (size_t i = 0; (change = primum_diff_change(diff, i)); i++)
        text_format(
            &text, "\n#   %d of %d, %u and %u, %s: %s; %s", (int)change->kind,
            (int)change->subject, (unsigned)change->before,
            (unsigned)change->after, change->key ? change->key : "it",
            change->was ? change->was : "-", change->now ? change->now : "-");
    return text_take(&text);
}

static void try_forms(uint64_t seed, const struct primum_catalogue *catalogue)
{
    struct knobs knobs = generator_small(seed);
    struct draft *draft = generator_draft(&knobs, seed);
    const struct primum_scenario *one = load(draft, seed, catalogue);
    const struct primum_scenario *other = load(draft, seed + 77777, catalogue);
    struct primum_diff *diff = primum_diff_new(one, other);
    char *found = list_changes(diff);

    tally_case(&tallies[SAME], !primum_diff_change(diff, 0), "seed %ju%s",
               (uintmax_t)seed, found);
    free(found);
    primum_diff_free(diff);
    primum_scenario_free(one);
    primum_scenario_free(other);
    generator_free(draft);
}

/* ---- What is to be found ---- */

/* Backwards, what was added is gone. */
static bool is_found(const struct planting *planting,
                     const struct primum_diff *diff, bool back)
{
    const struct primum_change *change = primum_diff_change(diff, 0);
    enum primum_change_kind kind = planting->kind;

    if (back && (kind == PRIMUM_CHANGE_ADDED || kind == PRIMUM_CHANGE_GONE))
        kind = kind == PRIMUM_CHANGE_ADDED ? PRIMUM_CHANGE_GONE
                                           : PRIMUM_CHANGE_ADDED;
    if (!change || primum_diff_change(diff, 1))
        return false;
    bool same_key = planting->key && change->key
                        ? !strcmp(planting->key, change->key) ||
                              (back && !strcmp(planting->key, "do"))
                        : planting->key == change->key;
    return change->kind == kind && change->subject == planting->subject &&
           same_key;
}

/* Nothing moved, at the start or in any moment. */
static void check_still(struct primum_diff *diff, uint64_t seed,
                        size_t planting)
{
    const struct primum_effort effort = {.memory = 2 * MEMORY};
    const struct primum_shift *shift;
    char *problem;

    if (!primum_diff_solve(diff, &effort, &problem)) {
        bool still = !primum_diff_moment(diff, 0);
        for (size_t i = 0; (shift = primum_diff_start(diff, i)); i++)
            still = still && fabs(shift->now - shift->was) < 1e-6;
        tally_case(&tallies[STILL], still, "planting %zu, seed %ju", planting,
                   (uintmax_t)seed);
    }
    free(problem);
}

static bool
is_near(const struct primum_scenario *scenario, const struct primum_state *at,
        struct primum_question question, uint32_t choice, double value)
{
    struct primum_impact *impact;
    struct primum_state *start = at ? NULL : primum_state_new(scenario);
    char *problem;
    bool near = question.goal == PRIMUM_GOAL_ENDING && value == 0;

    if (!near && !primum_impact_solve(scenario, at, &question, 1, NULL, &impact,
                                      &problem)) {
        double right = choice ? primum_impact_after(impact, at, choice, 0)
                              : primum_impact_at(impact, at ? at : start, 0);
        near = fabs(value - right) < 1e-6;
        primum_impact_free(impact);
        free(problem);
    }
    primum_state_free(start);
    return near;
}

static void
check_figures(struct primum_diff *diff, const struct primum_scenario *was,
              const struct primum_scenario *now, uint64_t seed, size_t planting)
{
    const struct primum_effort effort = {.memory = 2 * MEMORY};
    const struct primum_shift *shift;
    char *problem;

    if (!primum_diff_solve(diff, &effort, &problem)) {
        bool good = true;
        for (size_t i = 0; i < 8 && (shift = primum_diff_start(diff, 5 * i));
             i++)
            good = good && is_near(was, NULL, shift->before, 0, shift->was) &&
                   is_near(now, NULL, shift->after, 0, shift->now);
        for (size_t i = 0; i < 3 && (shift = primum_diff_moment(diff, i)); i++)
            good = good && fabs(shift->now - shift->was) > 0.0099 &&
                   is_near(now, shift->at, shift->after, shift->choice,
                           shift->now);
        tally_case(&tallies[FIGURES], good, "planting %zu, seed %ju", planting,
                   (uintmax_t)seed);
    }
    free(problem);
}

static void check(size_t number, const struct primum_scenario *was,
                  const struct primum_scenario *now, uint64_t seed)
{
    const struct planting *planting = &plantings[number];
    struct primum_diff *diff = primum_diff_new(was, now);
    struct primum_diff *back = primum_diff_new(now, was);
    char *found = list_changes(diff), *found_back = list_changes(back);

    tally_case(&tallies[ONE], is_found(planting, diff, false),
               "planting %zu (%s), seed %ju%s", number,
               planting->key ? planting->key : "", (uintmax_t)seed, found);
    tally_case(&tallies[BACK], is_found(planting, back, true),
               "planting %zu (%s), seed %ju%s", number,
               planting->key ? planting->key : "", (uintmax_t)seed, found_back);
    if (primum_diff_moves(diff))
        check_figures(diff, was, now, seed, number);
    else
        check_still(diff, seed, number);
    free(found);
    free(found_back);
    primum_diff_free(diff);
    primum_diff_free(back);
}

/* Plants one in the scenario of this seed, if there is room for it. */
static bool try_planting(size_t number, uint64_t seed,
                         const struct primum_catalogue *catalogue)
{
    struct knobs knobs = generator_small(seed);
    struct draft *draft = generator_draft(&knobs, seed);
    struct hand hand = {draft, dice_for(501, seed)};
    const struct primum_scenario *was = load(draft, seed, catalogue);
    bool planted = planting_plant(&plantings[number], &hand);

    if (planted) {
        const struct primum_scenario *now = load(draft, seed + 1, catalogue);
        check(number, was, now, seed);
        primum_scenario_free(now);
    }
    primum_scenario_free(was);
    generator_free(draft);
    return planted;
}

int main(int argc, char **argv)
{
    uint32_t effort = tally_effort(argc, argv);
    const struct primum_catalogue *catalogue = trial_catalogue();

    for (uint64_t seed = 0; seed < FORMS_TRIED * effort; seed++)
        try_forms(seed, catalogue);
    for (size_t p = 0; p < planting_count; p++) {
        uint32_t planted = 0, tried = 0;
        for (uint64_t seed = p * 1000003;
             planted < PLANTED * effort && tried < SEEDS_TRIED * effort;
             seed++, tried++)
            planted += try_planting(p, seed, catalogue);
        if (!planted)
            tally_case(&tallies[ONE], false, "no room for planting %zu", p);
    }
    primum_catalogue_free(catalogue);
    return tally_end(tallies, TALLIES);
}
