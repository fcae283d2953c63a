/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Draws in sessions: that responses and the order of choices on screen are
 * those that the manual promises for a seed, and fair. */
#include "world.h"

#include <math.h>
#include <stdio.h>

static void test_draws(void **unused)
{
    (void)unused;
    uint32_t press = choice("door", "press"), pause = choice(NULL, "pause");
    uint32_t first = scenario->choices[press].response;
    int met[3] = {0};

    for (uint64_t seed = 0; seed < 12000; seed++) {
        struct primum_session *session = begun(seed);
        size_t number = seed % 4;
        for (size_t i = 0; i < number; i++)
            assert_true(primum_session_take(session, pause));
        uint32_t expected =
            promised(primum_session_state(session), press, seed, number, 12);
        assert_true(primum_session_take(session, press));
        assert_int_equal(response_of(session, number), expected);
        met[expected - first]++;
        primum_session_free(session);
    }
    /* 5, 3 and 4 in 12; each within five standard deviations. */
    assert_true(abs(met[0] - 5000) < 5 * 54);
    assert_true(abs(met[1] - 3000) < 5 * 48);
    assert_true(abs(met[2] - 4000) < 5 * 52);
}

/* Odds that saturate add up beyond 32 bits, and are still fair. */
static void test_vast_odds(void **unused)
{
    (void)unused;
    const struct primum_scenario *vast =
        loaded("primum: 1\n"
               "title: Vast\n"
               "gauges: {trust: 4}\n"
               "scenes:\n"
               "  door:\n"
               "    choices:\n"
               "      go:\n"
               "        say: Go.\n"
               "        responses:\n"
               "          - {odds: trust * 1000000 * 1000000, next: a}\n"
               "          - {odds: -5, next: b}\n"
               "          - {odds: 0 - trust * 1000000 * 1000000, next: b}\n"
               "          - {odds: trust * 1000000 * 1000000, next: c}\n"
               "          - {odds: trust * 1000000 * 1000000, next: d}\n"
               "endings:\n"
               "  a: {outcome: mixed, title: A}\n"
               "  b: {outcome: mixed, title: B}\n"
               "  c: {outcome: mixed, title: C}\n"
               "  d: {outcome: mixed, title: D}\n");
    struct primum_session *session = primum_session_new(vast, NULL, 0);
    int met[5] = {0};

    for (uint64_t seed = 0; seed < 3000; seed++) {
        primum_session_restart(session, seed);
        assert_true(primum_session_take(session, 1));
        assert_int_equal(primum_session_turn(session), PRIMUM_TURN_ENDING);
        met[primum_state_ending(vast, primum_session_state(session))]++;
        struct primum_step step;
        assert_true(primum_session_step(session, 0, &step));
        assert_true(fabs(step.chance - 1.0 / 3) < 1e-15);
    }
    assert_int_equal(met[2], 0);
    for (int ending = 1; ending <= 4; ending++)
        assert_true(ending == 2 || abs(met[ending] - 1000) < 5 * 26);
    primum_session_free(session);
    primum_scenario_free(vast);
}

static void test_order(void **unused)
{
    (void)unused;
    uint32_t all[5], hope = choice("door", "hope");
    uint32_t late = choice("door", "late");
    int hope_first = 0;

    for (uint64_t seed = 0; seed < 600; seed++) {
        struct primum_session *session = begun(seed);
        const uint32_t *screen;
        promised_order(1, seed, all);
        assert_int_equal(primum_session_choices(session, &screen), 6);
        for (size_t i = 0, at = 0; i < 5; i++)
            if (all[i] != late)
                assert_int_equal(screen[at++], all[i]);
        assert_int_equal(screen[4], choice(NULL, "check-in"));
        assert_int_equal(screen[5], choice(NULL, "pause"));
        hope_first += screen[0] == hope;

        /* What is gone leaves the others in their order. */
        assert_true(primum_session_take(session, choice("door", "ask")));
        assert_int_equal(primum_session_choices(session, &screen), 5);
        for (size_t i = 0, at = 0; i < 5; i++)
            if (all[i] != late && all[i] != choice("door", "ask"))
                assert_int_equal(screen[at++], all[i]);
        primum_session_free(session);
    }
    assert_true(hope_first > 90 && hope_first < 210); /* 1 in 4 of 600 */
}

/* Whatever the screen's order, and whether it was asked for or not. */
static void test_offers(void **unused)
{
    (void)unused;
    for (uint64_t seed = 0; seed < 20; seed++) {
        struct primum_session *session = begun(seed);
        uint32_t in_file[16];
        const uint32_t *offers, *screen;
        size_t count = primum_choices(primum_session_scenario(session),
                                      primum_session_state(session), in_file);
        for (int i = 0; i < 2; i++) {
            assert_int_equal(primum_session_offers(session, &offers), count);
            assert_memory_equal(offers, in_file, count * sizeof *offers);
            primum_session_choices(session, &screen);
        }
        primum_session_free(session);
    }
}

static void test_no_shuffle(void **unused)
{
    (void)unused;
    char text[sizeof world + 32];
    snprintf(text, sizeof text, "%sshuffle: false\n", world);
    const struct primum_scenario *set = loaded(text);

    for (uint64_t seed = 0; seed < 20; seed++) {
        struct primum_session *session = primum_session_new(set, NULL, seed);
        uint32_t in_file[16];
        const uint32_t *screen;
        size_t count = primum_session_choices(session, &screen);
        assert_int_equal(
            primum_choices(set, primum_session_state(session), in_file), count);
        assert_memory_equal(screen, in_file, count * sizeof *screen);
        primum_session_free(session);
    }
    primum_scenario_free(set);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_draws),      cmocka_unit_test(test_vast_odds),
        cmocka_unit_test(test_order),      cmocka_unit_test(test_offers),
        cmocka_unit_test(test_no_shuffle),
    };

    return cmocka_run_group_tests(tests, load_world, free_world);
}
