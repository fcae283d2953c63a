/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a cohort counts, beside a recount that goes through all attempts for
 * each number, and knows nothing of how it is done. */
#include "primum_records.h"
#include "support/exports.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ATTEMPTS 300
#define TRAINEES 24
#define SCENARIOS 3
#define SCENES 4

struct group {
    struct export_attempt attempts[ATTEMPTS];
    size_t count;
    enum primum_cohort_rule rule; /* of the report that is looked at */
};

/* ---- The recount -------------------------------------------------------------- */

/* What is asked; -1: any. */
struct question {
    int scenario, scene, choice, end, ending, practice, harm, size;
    bool first, offered, turned, people;
};

static const struct question any = {-1, -1, -1, -1, -1,    -1,
                                    -1, -1, 0,  0,  false, false};

static bool fits(int wanted, int found)
{
    return wanted < 0 || wanted == found;
}

static int bits(unsigned set)
{
    int count = 0;

    for (; set; set &= set - 1)
        count++;
    return count;
}

static bool move_fits(const struct question *asked,
                      const struct export_move *move)
{
    bool choice = asked->choice < 0 ||
                  (asked->offered ? move->offered >> asked->choice & 1
                                  : move->choice == asked->choice);

    return !move->rewind && move->own && fits(asked->scene, move->scene) &&
           choice && fits(asked->size, bits(move->offered)) &&
           fits(asked->practice, exports_practice(move)) &&
           fits(asked->harm, exports_harm(move));
}

/* Is this the move at which it turned? */
static bool turns(const struct export_attempt *attempt, int number)
{
    for (int i = number + 1; i < attempt->move_count; i++)
        if (!attempt->moves[i].rewind &&
            attempt->moves[i].step == attempt->turned_at)
            return false;
    return attempt->judged && attempt->moves[number].step == attempt->turned_at;
}

static uint64_t moves_of(const struct question *asked,
                         const struct export_attempt *attempt)
{
    bool first = !attempt->after;
    uint64_t times = 0;

    for (int i = 0; i < attempt->move_count; i++) {
        first = first && !attempt->moves[i].rewind;
        times += move_fits(asked, &attempt->moves[i]) &&
                 (first || !asked->first) &&
                 (!asked->turned || turns(attempt, i));
    }
    return times;
}

static bool asks_for_moves(const struct question *asked)
{
    return asked->scene >= 0 || asked->practice >= 0 || asked->harm >= 0;
}

/* How often; 0 where fewer than five trainees did it. */
static uint64_t exactly(const struct group *group, const struct question *asked)
{
    bool who[TRAINEES] = {false};
    uint64_t times = 0, people = 0;

    for (size_t i = 0; i < group->count; i++) {
        const struct export_attempt *attempt = &group->attempts[i];
        if (!fits(asked->scenario, attempt->scenario) ||
            !fits(asked->end, attempt->end) ||
            (asked->ending >= 0 &&
             (attempt->end > 2 || attempt->ending != asked->ending)))
            continue;
        uint64_t here = asks_for_moves(asked) ? moves_of(asked, attempt) : 1;
        if (asked->practice >= 0 || asked->harm >= 0)
            here = here > 0;
        times += here;
        if (here && !who[attempt->trainee])
            people++;
        who[attempt->trainee] |= here > 0;
    }
    return people < 5 ? 0 : asked->people ? people : times;
}

static bool is_told(const struct group *group, struct question asked)
{
    return exactly(group, &asked) > 0;
}

/* Rounded, it may be up to four too large or too small, and is a multiple of
 * five. */
static void assert_rounded(primum_about told, uint64_t number)
{
    if (!number) {
        assert_int_equal(told, PRIMUM_COHORT_FEW);
        return;
    }
    assert_int_equal(told % 5, 0);
    assert_true((uint64_t)told < number + 5 && number < (uint64_t)told + 5);
}

static uint64_t of_any(const struct group *group, struct question asked)
{
    uint64_t times = 0;
    struct group one = *group;

    for (size_t i = 0; i < group->count; i++) {
        one.count = 5; /* the same attempt, of five */
        for (uint32_t t = 0; t < 5; t++) {
            one.attempts[t] = group->attempts[i];
            one.attempts[t].trainee = t;
        }
        times += exactly(&one, &asked) / 5;
    }
    return times;
}

/* Whatever is told is true, and so is the reason why something is not. */
static void assert_exact(primum_about told, const struct group *group,
                         struct question asked)
{
    uint64_t number = exactly(group, &asked);

    if (told == PRIMUM_COHORT_FEW)
        assert_int_equal(number, 0);
    else if (told == PRIMUM_COHORT_KEPT)
        assert_true(number > 0);
    else if (told == 0)
        assert_int_equal(of_any(group, asked), 0);
    else
        assert_int_equal(told, number);
}

static void assert_about(primum_about told, const struct group *group,
                         struct question asked)
{
    if (group->rule == PRIMUM_COHORT_EXACT)
        assert_exact(told, group, asked);
    else
        assert_rounded(told, exactly(group, &asked));
}

/* ---- Groups -------------------------------------------------------------------- */

static void draw_group(struct group *group, uint64_t number)
{
    struct dice dice = dice_for(41, number);

    group->count = 20 + dice_below(&dice, ATTEMPTS - 20);
    for (size_t i = 0; i < group->count; i++)
        group->attempts[i] =
            exports_draw(&dice, (uint32_t)i + 1, TRAINEES, SCENARIOS, SCENES);
}

/* In as many files as there are trainees, and every attempt of some twice. */
static struct primum_cohort *read_group(const struct group *group)
{
    struct primum_cohort *cohort = primum_cohort_new();

    for (uint32_t t = 0; t < 3 * TRAINEES / 2; t++) {
        struct export_attempt own[ATTEMPTS];
        struct text text = {0};
        size_t count = 0;
        for (size_t i = 0; i < group->count; i++)
            if (group->attempts[i].trainee == t % TRAINEES)
                own[count++] = group->attempts[i];
        exports_write(&text, t % TRAINEES, 1, own, count);
        assert_int_equal(primum_cohort_add(cohort, "it", text.bytes,
                                           text.length, NULL, NULL),
                         PRIMUM_OK);
        text_release(&text);
    }
    return cohort;
}

static int number_in(const char *id)
{
    return atoi(strrchr(id, '-') + 1);
}

/* ---- Comparing ----------------------------------------------------------------- */

static void
compare_tags(const struct group *group, const struct primum_cohort_items *harms,
             const struct primum_cohort_items *practices, int scenario)
{
    struct question asked = any;

    asked.scenario = scenario;
    for (size_t i = 0; i < practices->count; i++) {
        asked.practice = number_in(practices->items[i].id);
        assert_about(practices->items[i].times.count, group, asked);
    }
    asked.practice = -1;
    for (size_t i = 0; i < harms->count; i++) {
        asked.harm = number_in(harms->items[i].id);
        assert_about(harms->items[i].times.count, group, asked);
    }
    size_t told = 0;
    for (asked.harm = 0; asked.harm < EXPORT_TAGS; asked.harm++)
        told += is_told(group, asked);
    assert_int_equal(harms->count, told);
}

/* The mean of 1 divided by how many were on offer. */
static int uniform_of(const struct group *group, struct question asked)
{
    double sum = 0, times = 0;

    asked.offered = true;
    for (asked.size = 1; asked.size <= EXPORT_CHOICES; asked.size++) {
        double some = (double)exactly(group, &asked);
        sum += some / asked.size;
        times += some;
    }
    return times > 0 ? (int)floor(100 * sum / times + 0.5) : -1;
}

static void compare_taken(const struct group *group,
                          const struct primum_cohort_taken *taken,
                          struct question asked)
{
    assert_about(taken->times.count, group, asked);
    assert_int_equal(taken->uniform, uniform_of(group, asked));
    asked.offered = true;
    assert_about(taken->times.of, group, asked);
}

static void compare_moment(const struct group *group,
                           const struct primum_cohort_moment *moment,
                           struct question asked)
{
    int before = -1;

    asked.scene = number_in(moment->scene);
    assert_about(moment->all, group, asked);
    asked.first = true;
    assert_about(moment->first, group, asked);
    for (size_t i = 0; i < moment->choice_count; i++) {
        const struct primum_cohort_choice *choice = &moment->choices[i];
        asked.choice = number_in(choice->id);
        assert_true(asked.choice > before); /* in the order of the file */
        before = asked.choice;
        asked.first = true;
        compare_taken(group, &choice->first, asked);
        asked.first = false;
        compare_taken(group, &choice->all, asked);
        assert_int_equal(choice->say != NULL,
                         choice->all.times.count > 0 ||
                             choice->all.times.count == PRIMUM_COHORT_KEPT);
    }
}

static void compare_turns(const struct group *group,
                          const struct primum_cohort_items *turns,
                          struct question asked)
{
    size_t told = 0;

    asked.turned = true;
    for (asked.scene = 0; asked.scene < SCENES; asked.scene++)
        for (asked.choice = 0; asked.choice < EXPORT_CHOICES; asked.choice++)
            told += is_told(group, asked);
    assert_int_equal(turns->count, told);
    for (size_t i = 0; i < turns->count; i++) {
        asked.scene = number_in(turns->items[i].scene);
        asked.choice = number_in(turns->items[i].id);
        assert_about(turns->items[i].times.count, group, asked);
    }
}

static void compare_scenario(const struct group *group,
                             const struct primum_cohort_scenario *scenario)
{
    struct question asked = any;

    asked.scenario = number_in(scenario->id);
    assert_about(scenario->attempts, group, asked);
    asked.people = true;
    assert_about(scenario->trainees, group, asked);
    asked.people = false;
    for (asked.end = 0; asked.end < PRIMUM_COHORT_ENDS; asked.end++)
        assert_about(scenario->ends[asked.end].count, group, asked);
    asked.end = -1;
    struct question ending = asked;
    size_t told = 0;
    for (ending.ending = 0; ending.ending < 8; ending.ending++)
        told += is_told(group, ending);
    assert_int_equal(scenario->endings.count, told);
    for (size_t i = 0; i < scenario->endings.count; i++) {
        ending.ending = number_in(scenario->endings.items[i].id);
        assert_about(scenario->endings.items[i].times.count, group, ending);
    }
    compare_tags(group, &scenario->harms, &scenario->practices, asked.scenario);
    compare_turns(group, &scenario->turns, asked);
    for (size_t i = 0; i < scenario->moment_count; i++)
        compare_moment(group, &scenario->moments[i], asked);
}

/* What is together is exact in the scenarios that are told of. */
static struct group together(const struct group *group)
{
    struct group some = *group;

    if (group->rule == PRIMUM_COHORT_ROUNDED)
        return some;
    some.count = 0;
    for (size_t i = 0; i < group->count; i++) {
        struct question asked = any;
        asked.scenario = group->attempts[i].scenario;
        if (is_told(group, asked))
            some.attempts[some.count++] = group->attempts[i];
    }
    return some;
}

static void compare_report(const struct group *group,
                           const struct primum_cohort_report *report)
{
    static struct group some;
    struct question asked = any;

    some = together(group);
    assert_about(report->attempts, &some, asked);
    asked.people = true;
    assert_about(report->trainees, group, asked);
    compare_tags(&some, &report->harms, &report->practices, -1);
    for (size_t i = 0; i < report->scenario_count; i++)
        compare_scenario(group, &report->scenarios[i]);
}

/* One after the other from the same cohort, so that none leaves a trace. */
static void agrees_with_a_recount(void **state)
{
    static struct group group;

    (void)state;
    for (uint64_t n = 0; n < 40; n++) {
        draw_group(&group, n);
        struct primum_cohort *cohort = read_group(&group);
        for (int turn = 0; turn < 3; turn++) {
            group.rule = turn % 2 ? PRIMUM_COHORT_ROUNDED : PRIMUM_COHORT_EXACT;
            compare_report(&group, primum_cohort_report(cohort, group.rule));
        }
        primum_cohort_free(cohort);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_a_recount),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
