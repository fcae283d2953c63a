/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What ends an attempt: an ending, or a fault in the file, after which nothing
 * can be taken but one can still go back. */
#include "world.h"

#include <stdio.h>

/* A scenario with one thing wrong in it. */
static const struct primum_scenario *faulty(const char *scenes)
{
    char text[4096];

    snprintf(text, sizeof text,
             "primum: 1\ntitle: A fault\ngauges: {trust: 4}\nscenes:\n%s"
             "endings: {over: {outcome: mixed, title: Over}}\n",
             scenes);
    return loaded(text);
}

static void nothing_more(struct primum_session *session, enum primum_turn turn)
{
    const struct primum_scenario *words = primum_session_scenario(session);
    const uint32_t *choices;

    assert_int_equal(primum_session_turn(session), turn);
    assert_int_equal(primum_session_choices(session, &choices), 0);
    for (uint32_t c = 0; c <= words->choice_count + 1; c++)
        assert_false(primum_session_take(session, c));
}

static void test_ending(void **unused)
{
    (void)unused;
    const struct primum_scenario *plain =
        faulty("  door: {choices: {go: {say: Go., next: over}}}\n");
    struct primum_session *session = primum_session_new(plain, NULL, 7);
    const struct primum_move *moves;

    assert_true(primum_session_take(session, 1));
    nothing_more(session, PRIMUM_TURN_ENDING);
    assert_int_equal(primum_session_moves(session, &moves), 1);

    /* A start state may be an ending already. */
    struct primum_session *late =
        primum_session_new(plain, primum_session_state(session), 7);
    nothing_more(late, PRIMUM_TURN_ENDING);
    primum_session_free(late);

    assert_true(primum_session_rewind(session, 0));
    assert_int_equal(primum_session_turn(session), PRIMUM_TURN_CHOOSE);
    primum_session_free(session);
    primum_scenario_free(plain);
}

static void test_dead_end(void **unused)
{
    (void)unused;
    const struct primum_scenario *stuck = faulty(
        "  door: {choices: {go: {say: Go., effects: {trust: -1},\n"
        "                        next: room}}}\n"
        "  room: {choices: {on: {say: On., when: trust > 5, next: over}}}\n");
    struct primum_session *session = primum_session_new(stuck, NULL, 7);

    assert_true(primum_session_take(session, 1));
    nothing_more(session, PRIMUM_TURN_DEAD_END);
    assert_int_equal(primum_session_steps(session), 1);
    assert_true(primum_session_rewind(session, 0));
    assert_int_equal(primum_session_turn(session), PRIMUM_TURN_CHOOSE);
    primum_session_free(session);
    primum_scenario_free(stuck);
}

static void test_no_response(void **unused)
{
    (void)unused;
    const struct primum_scenario *mute =
        faulty("  door:\n"
               "    choices:\n"
               "      go:\n"
               "        say: Go.\n"
               "        responses: [{when: trust > 5, next: over},\n"
               "                    {odds: 0, next: over}]\n"
               "      on: {say: On., next: week}\n"
               "  week:\n"
               "    next: [{when: trust > 5, next: over}]\n");
    struct primum_session *session = primum_session_new(mute, NULL, 7);
    struct primum_session *again = primum_session_new(mute, NULL, 7);
    const struct primum_move *moves;

    assert_true(primum_session_take(session, 1));
    nothing_more(session, PRIMUM_TURN_NO_RESPONSE);
    assert_int_equal(primum_session_steps(session), 0);
    assert_int_equal(primum_session_moves(session, &moves), 1);
    assert_true(primum_session_rewind(session, 0));
    assert_int_equal(primum_session_turn(session), PRIMUM_TURN_CHOOSE);

    assert_true(primum_session_take(session, 2));
    assert_int_equal(primum_session_turn(session), PRIMUM_TURN_PASSES);
    assert_true(primum_session_take(session, 3));
    nothing_more(session, PRIMUM_TURN_NO_RESPONSE);
    assert_int_equal(primum_session_steps(session), 1);
    size_t count = primum_session_moves(session, &moves);
    assert_int_equal(count, 3); /* go, rewind, on */
    assert_true(primum_session_replay(again, moves, count));
    assert_int_equal(primum_session_turn(again), PRIMUM_TURN_NO_RESPONSE);
    primum_session_free(again);
    primum_session_free(session);
    primum_scenario_free(mute);
}

static void test_silent_loop(void **unused)
{
    (void)unused;
    const struct primum_scenario *round =
        faulty("  door: {choices: {go: {say: Go., next: week}}}\n"
               "  week: {next: month}\n"
               "  month: {next: week}\n");
    struct primum_session *session = primum_session_new(round, NULL, 7);
    struct primum_session *again = primum_session_new(round, NULL, 7);
    const struct primum_move *moves;

    assert_true(primum_session_take(session, 1));
    pass(session);
    nothing_more(session, PRIMUM_TURN_SILENT_LOOP);
    assert_int_equal(primum_session_steps(session), 1001);
    assert_int_equal(primum_session_moves(session, &moves), 1);

    /* From its middle, as many again as are missing. */
    assert_true(primum_session_rewind(session, 1000));
    assert_int_equal(primum_session_turn(session), PRIMUM_TURN_PASSES);
    pass(session);
    nothing_more(session, PRIMUM_TURN_SILENT_LOOP);
    assert_int_equal(primum_session_steps(session), 1001);
    size_t count = primum_session_moves(session, &moves);
    assert_true(primum_session_replay(again, moves, count));
    assert_int_equal(primum_session_steps(again), 1001);
    assert_int_equal(primum_session_turn(again), PRIMUM_TURN_SILENT_LOOP);
    assert_true(primum_session_rewind(session, 0));
    assert_int_equal(primum_session_turn(session), PRIMUM_TURN_CHOOSE);
    primum_session_free(again);
    primum_session_free(session);
    primum_scenario_free(round);
}

/* Going back to the start, or beginning again, counts from none. */
static void test_silent_loop_at_start(void **unused)
{
    (void)unused;
    const struct primum_scenario *round = faulty("  week: {next: week}\n");
    struct primum_session *session = primum_session_new(round, NULL, 7);

    for (int i = 0; i < 3; i++) {
        pass(session);
        nothing_more(session, PRIMUM_TURN_SILENT_LOOP);
        assert_int_equal(primum_session_steps(session), 1000);
        if (i == 0)
            assert_true(primum_session_rewind(session, 0));
        else
            primum_session_restart(session, 8);
        assert_int_equal(primum_session_turn(session), PRIMUM_TURN_PASSES);
    }
    primum_session_free(session);
    primum_scenario_free(round);
}

/* A thousand silent steps that lead somewhere are no loop. */
static void test_long_passing(void **unused)
{
    (void)unused;
    const struct primum_scenario *round = loaded(
        "primum: 1\n"
        "title: A long time\n"
        "gauges: {days: {start: 0, max: 2000, about: How long it has been.}}\n"
        "scenes:\n"
        "  week:\n"
        "    next:\n"
        "      - {when: days < 999, effects: {days: +1}, next: week}\n"
        "      - {when: else, effects: {days: =0}, next: door}\n"
        "  door:\n"
        "    choices:\n"
        "      go: {say: Go., next: week}\n"
        "endings: {over: {outcome: mixed, title: Over}}\n");
    struct primum_session *session = primum_session_new(round, NULL, 7);

    for (size_t stays = 1; stays <= 3; stays++) {
        pass(session);
        assert_int_equal(primum_session_turn(session), PRIMUM_TURN_CHOOSE);
        assert_int_equal(primum_session_steps(session), 1001 * stays - 1);
        assert_true(primum_session_take(session, 2));
    }
    primum_session_free(session);
    primum_scenario_free(round);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ending),
        cmocka_unit_test(test_dead_end),
        cmocka_unit_test(test_no_response),
        cmocka_unit_test(test_silent_loop),
        cmocka_unit_test(test_silent_loop_at_start),
        cmocka_unit_test(test_long_passing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
