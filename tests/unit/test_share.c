/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was the coach's and what the person's, and the turning point, in
 * attempts where both can be read off: what is lost in three scenes is, in a
 * hundred, the chance that it ends badly. */
#include "impacts.h"

#define CHOICES                                                                \
    "    choices:\n"                                                           \
    "      keep: {do: Keep it., cue: A nod., next: %s}\n"                      \
    "      four: {do: Lose 4., cue: A look., effects: {lost: +4}, next: %s}\n" \
    "      five: {do: Lose 5., cue: A sigh., effects: {lost: +5}, next: %s}\n" \
    "      ten: {do: Lose 10., cue: A frown., effects: {lost: +10},\n"         \
    "            next: %s}\n"                                                  \
    "      blind: {do: Lose 10 more., effects: {lost: +10}, next: %s}\n"

static const struct primum_scenario *scenario;
static struct primum_impact *impact;

static const struct primum_question worth = {WORTH, MAX};

static void solve(const char *text)
{
    char *problem;

    scenario = loaded(text);
    if (primum_impact_solve(scenario, NULL, &worth, 1, NULL, &impact, &problem))
        fail_msg("%s", problem);
}

static int solve_three(void **unused)
{
    struct text text = {0};

    (void)unused;
    text_put(&text, "primum: 1\ntitle: Three scenes\nshuffle: false\n"
                    "gauges: {lost: {start: 0, max: 100, good: low}}\n"
                    "scenes:\n");
    for (int i = 1; i <= 3; i++) {
        const char *next = i == 1 ? "s2" : i == 2 ? "s3" : "week";
        text_format(&text, "  s%d:\n" CHOICES, i, next, next, next, next, next);
    }
    text_format(&text,
                "  week:\n"
                "    next:\n"
                "      - {odds: 100 - lost, next: well}\n"
                "      - {odds: lost, next: badly}\n"
                "%s",
                two_endings);
    solve(text.bytes);
    text_release(&text);
    return 0;
}

static int forget(void **unused)
{
    (void)unused;
    primum_impact_free(impact);
    primum_scenario_free(scenario);
    return 0;
}

/* Plays three choices, and what passes by itself. */
static struct primum_session *played(const char *const *ids, uint64_t seed)
{
    static const char *const scenes[] = {"s1", "s2", "s3"};
    struct primum_session *session = primum_session_new(scenario, NULL, seed);

    for (int i = 0; i < 3; i++)
        assert_true(primum_session_take(
            session, choice_named(scenario, scenes[i], ids[i])));
    assert_true(primum_session_take(
        session, choice_named(scenario, "week", "continue")));
    assert_int_equal(primum_session_turn(session), PRIMUM_TURN_ENDING);
    return session;
}

/* ---- Turning points ---- */

#define NONE SIZE_MAX

static void turns_at(const char *first, const char *second, const char *third,
                     size_t expected)
{
    const char *const ids[] = {first, second, third};
    struct primum_session *session = played(ids, 7);
    size_t step = 99;
    bool found = primum_impact_turning_point(impact, session, &step);

    assert_int_equal(found, expected != NONE);
    if (found)
        assert_int_equal(step, expected);
    primum_session_free(session);
}

static void test_turning_points(void **unused)
{
    (void)unused;
    turns_at("keep", "keep", "keep", NONE);
    turns_at("four", "keep", "four", NONE); /* too little each time */
    turns_at("five", "keep", "keep", 0);    /* just enough */
    turns_at("keep", "five", "five", 1);    /* the first of two */
    turns_at("keep", "keep", "five", 2);
    turns_at("five", "ten", "keep", 1); /* the larger of two */
    turns_at("four", "five", "ten", 2);
    turns_at("ten", "five", "ten", 0);
}

static void test_what_nobody_could_see(void **unused)
{
    (void)unused;
    turns_at("blind", "keep", "keep", NONE);
    turns_at("blind", "ten", "keep", NONE); /* the first is blind */
    turns_at("ten", "blind", "keep", 0);
    turns_at("five", "blind", "five", NONE); /* the largest is blind */
}

static void test_no_step_no_point(void **unused)
{
    struct primum_session *session = primum_session_new(scenario, NULL, 1);
    size_t step;

    (void)unused;
    assert_false(primum_impact_turning_point(impact, session, &step));
    primum_session_free(session);
}

/* ---- Shares ---- */

static struct primum_share share_of(struct primum_session *session,
                                    size_t number)
{
    struct primum_step step;

    assert_true(primum_session_step(session, number, &step));
    return primum_impact_share(impact, &step);
}

/* In these scenes nothing is the person's but the end. */
static void test_shares(void **unused)
{
    static const char *const ids[] = {"four", "keep", "ten"};
    static const double regrets[] = {4, 0, 10, 0};

    (void)unused;
    for (uint64_t seed = 0; seed < 30; seed++) {
        struct primum_session *session = played(ids, seed);
        uint32_t ending =
            primum_state_ending(scenario, primum_session_state(session));
        for (size_t i = 0; i < 4; i++) {
            struct primum_share share = share_of(session, i);
            assert_near(share.regret, regrets[i], 1e-7);
            assert_near(share.theirs, i < 3 ? 0 : ending == 1 ? 14 : -86, 1e-7);
            assert_string_equal(scenario->choices[share.best].id,
                                i < 3 ? "keep" : "continue");
        }
        primum_session_free(session);
    }
}

/* ---- Just enough, however it is added up ---- */

/* One choice has 100, the other 100 or 90, each half of the time, by 2 n
 * responses: what it gives away is exactly 5. */
static void check_five(int pairs)
{
    struct text text = {0};
    size_t step = 99;

    text_put(&text, "primum: 1\ntitle: Five\nscenes:\n  door:\n    choices:\n"
                    "      ask: {say: May I?, cue: A nod., next: well}\n"
                    "      press:\n        say: Now.\n        responses:\n");
    for (int i = 0; i < 2 * pairs; i++)
        text_format(&text, "          - {cue: A sigh., next: %s}\n",
                    i % 2 ? "well" : "fair");
    text_put(&text, "endings:\n"
                    "  well: {outcome: helped, title: Well}\n"
                    "  fair: {outcome: mixed, title: Fair, worth: 90}\n");
    solve(text.bytes);
    struct primum_session *session = primum_session_new(scenario, NULL, 3);
    primum_session_take(session, choice_named(scenario, "door", "press"));
    assert_near(share_of(session, 0).regret, 5, 1e-7);
    assert_true(primum_impact_turning_point(impact, session, &step));
    assert_int_equal(step, 0);
    primum_session_free(session);
    forget(NULL);
    text_release(&text);
}

static void test_just_enough(void **unused)
{
    (void)unused;
    for (int pairs = 1; pairs <= 25; pairs++)
        check_five(pairs);
}

/* ---- Which choice is the best ---- */

/* Two give nothing away, and a third so little that it counts as nothing: the
 * first in the file, whatever the order on the screen. */
static void test_the_best_is_the_first(void **unused)
{
    struct text text = {0};
    struct primum_step step;

    (void)unused;
    text_format(&text,
                "primum: 1\n"
                "title: Ties\n"
                "scenes:\n"
                "  door:\n"
                "    choices:\n"
                "      press: {say: Now., next: badly}\n"
                "      nearly:\n"
                "        say: Soon.\n"
                "        responses:\n"
                "          - {odds: 1000000 * 2000, next: well}\n"
                "          - {odds: 1, next: badly}\n"
                "      ask: {say: May I?, next: well}\n"
                "      wait: {do: Wait., next: well}\n"
                "%s",
                two_endings);
    solve(text.bytes);
    struct primum_session *session = primum_session_new(scenario, NULL, 5);
    primum_session_take(session, choice_named(scenario, "door", "nearly"));
    assert_true(primum_session_step(session, 0, &step));
    struct primum_share share = primum_impact_share(impact, &step);
    assert_string_equal(scenario->choices[share.best].id, "nearly");
    assert_true(share.regret == 0);
    primum_session_free(session);
    forget(NULL);
    text_release(&text);
}

/* ---- Expected changes ---- */

/* 5 up and 5 down, clamped at 7: from 6, it is up 1 or down 5. */
static void test_expected_change(void **unused)
{
    struct text text = {0};

    (void)unused;
    text_format(&text,
                "primum: 1\n"
                "title: Changes\n"
                "gauges: {trust: {start: 6, max: 7}, risk: 2}\n"
                "facts: [asked]\n"
                "scenes:\n"
                "  door:\n"
                "    choices:\n"
                "      ask:\n"
                "        say: May I?\n"
                "        responses:\n"
                "          - {odds: 2, effects: {trust: +5, asked: true},\n"
                "             next: door}\n"
                "          - {odds: 1, effects: {trust: -5}, next: well}\n"
                "      nothing:\n"
                "        say: Well.\n"
                "        responses: [{when: risk > 9, next: well}]\n"
                "%s",
                two_endings);
    const struct primum_scenario *changes = loaded(text.bytes);
    struct primum_state *start = primum_state_new(changes);
    uint32_t ask = choice_named(changes, "door", "ask");
    assert_near(primum_expected_change(changes, start, ask, 1), -1, 1e-15);
    assert_near(primum_expected_change(changes, start, ask, 2), 0, 0);
    assert_near(primum_expected_change(changes, start, ask, 3), 2 / 3.0, 1e-15);
    assert_near(primum_expected_change(changes, start,
                                       choice_named(changes, "door", "nothing"),
                                       1),
                0, 0);
    primum_state_free(start);
    primum_scenario_free(changes);
    text_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_turning_points, solve_three,
                                        forget),
        cmocka_unit_test_setup_teardown(test_what_nobody_could_see, solve_three,
                                        forget),
        cmocka_unit_test_setup_teardown(test_no_step_no_point, solve_three,
                                        forget),
        cmocka_unit_test_setup_teardown(test_shares, solve_three, forget),
        cmocka_unit_test(test_just_enough),
        cmocka_unit_test(test_the_best_is_the_first),
        cmocka_unit_test(test_expected_change),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
