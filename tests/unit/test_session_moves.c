/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Moves: that going back and new seeds change what they should and no more,
 * that passing time is no move, and that moves made again, whatever they were,
 * give the same attempt. */
#include "world.h"

static void test_silent_is_no_move(void **unused)
{
    (void)unused;
    struct primum_session *session = begun(7);
    const struct primum_move *moves;
    struct primum_step step;

    assert_true(primum_session_take(session, choice("door", "hope")));
    assert_int_equal(primum_session_moves(session, &moves), 1);
    pass(session);
    assert_true(primum_session_steps(session) >= 2);
    assert_int_equal(primum_session_moves(session, &moves), 1);
    assert_int_equal(moves[0].kind, PRIMUM_MOVE_CHOICE);
    assert_int_equal(moves[0].value, choice("door", "hope"));
    for (size_t i = 0; i < primum_session_steps(session); i++) {
        assert_true(primum_session_step(session, i, &step));
        assert_int_equal(step.silent, i > 0);
    }
    primum_session_free(session);
}

static void test_rewind(void **unused)
{
    (void)unused;
    uint32_t press = choice("door", "press"), wait = choice("door", "wait");

    for (uint64_t seed = 0; seed < 200; seed++) {
        struct primum_session *session = begun(seed);
        const struct primum_move *moves;
        assert_true(primum_session_take(session, wait));
        assert_true(primum_session_take(session, press));
        uint32_t drawn = response_of(session, 1);
        pass(session);
        size_t steps = primum_session_steps(session);
        size_t before = primum_session_moves(session, &moves);
        assert_false(primum_session_rewind(session, steps + 1));
        assert_false(primum_session_rewind(session, SIZE_MAX));
        assert_int_equal(primum_session_moves(session, &moves), before);

        /* The same choice in the same place draws the same. */
        assert_true(primum_session_rewind(session, 1));
        assert_int_equal(primum_session_steps(session), 1);
        assert_now(session, "trust=5,spent=door/wait");
        assert_int_equal(primum_session_moves(session, &moves), before + 1);
        assert_int_equal(moves[before].kind, PRIMUM_MOVE_REWIND);
        assert_int_equal(moves[before].value, 1);
        assert_true(primum_session_take(session, press));
        assert_int_equal(response_of(session, 1), drawn);
        pass(session);
        assert_int_equal(primum_session_steps(session), steps);

        assert_true(primum_session_rewind(session, 0));
        assert_now(session, "");
        primum_session_free(session);
    }
}

static void test_reseed(void **unused)
{
    (void)unused;
    uint32_t press = choice("door", "press");
    int changed = 0;

    for (uint64_t seed = 0; seed < 200; seed++) {
        struct primum_session *session = begun(seed);
        const struct primum_move *moves;
        assert_true(primum_session_take(session, press));
        uint32_t first = response_of(session, 0);
        primum_session_reseed(session, 1000 + seed);
        assert_int_equal(response_of(session, 0), first);
        assert_int_equal(primum_session_moves(session, &moves), 2);
        assert_int_equal(moves[1].kind, PRIMUM_MOVE_SEED);
        assert_int_equal(moves[1].value, 1000 + seed);
        /* It began with its seed all the same. */
        assert_int_equal(primum_session_seed(session), seed);

        assert_true(primum_session_rewind(session, 0));
        uint32_t expected =
            promised(primum_session_state(session), press, 1000 + seed, 0, 12);
        assert_true(primum_session_take(session, press));
        assert_int_equal(response_of(session, 0), expected);
        changed += expected != first;
        primum_session_free(session);
    }
    assert_true(changed > 80); /* about two in three */
}

/* Without going back, too: the next draw, and the order on screen. */
static void test_reseed_goes_on(void **unused)
{
    (void)unused;
    uint32_t press = choice("door", "press"), all[5];
    const uint32_t *screen;

    for (uint64_t seed = 0; seed < 100; seed++) {
        struct primum_session *session = begun(seed);
        assert_true(primum_session_take(session, choice(NULL, "pause")));
        primum_session_choices(session, &screen);
        primum_session_reseed(session, seed + 500);
        promised_order(1, seed + 500, all);
        assert_int_equal(primum_session_choices(session, &screen), 6);
        for (size_t i = 0, at = 0; i < 5; i++)
            if (all[i] != choice("door", "late"))
                assert_int_equal(screen[at++], all[i]);
        uint32_t expected =
            promised(primum_session_state(session), press, seed + 500, 1, 12);
        assert_true(primum_session_take(session, press));
        assert_int_equal(response_of(session, 1), expected);
        primum_session_free(session);
    }
}

/* Passing time is drawn with the seed of the move before it. */
static void test_reseed_while_time_passes(void **unused)
{
    (void)unused;
    uint32_t hope = choice("door", "hope");

    for (uint64_t seed = 0; seed < 100; seed++) {
        struct primum_session *plain = begun(seed);
        struct primum_session *reseeded = begun(seed);
        assert_true(primum_session_take(plain, hope));
        assert_true(primum_session_take(reseeded, hope));
        primum_session_reseed(reseeded, seed + 1);
        pass(plain);
        pass(reseeded);
        assert_int_equal(primum_session_steps(plain),
                         primum_session_steps(reseeded));
        assert_memory_equal(primum_session_state(plain),
                            primum_session_state(reseeded),
                            state_size(scenario_of(scenario)));
        primum_session_free(plain);
        primum_session_free(reseeded);
    }
}

/* A scenario that begins with time passing: drawn with the first seed, passed
 * before moves are made again, and drawn anew after going back. */
static void test_begins_with_passing(void **unused)
{
    (void)unused;
    const struct primum_scenario *late =
        loaded("primum: 1\n"
               "title: Late\n"
               "scenes:\n"
               "  week: {next: [{next: door}, {next: room}]}\n"
               "  door: {choices: {go: {say: Go., next: over}}}\n"
               "  room: {choices: {go: {say: Go., next: over}}}\n"
               "endings: {over: {outcome: mixed, title: Over}}\n");

    for (uint64_t seed = 0; seed < 50; seed++) {
        struct primum_session *session = primum_session_new(late, NULL, seed);
        struct primum_session *again = primum_session_new(late, NULL, seed);
        const struct primum_move *moves;
        pass(session);
        for (uint64_t now = seed;; now += 77) {
            uint64_t room = draw_below(now, 0, DRAW_RESPONSE, 2);
            assert_int_equal(
                primum_state_scene(late, primum_session_state(session)),
                2 + room);
            assert_true(primum_session_take(session, (uint32_t)(2 + room)));
            if (now > seed)
                break;
            primum_session_reseed(session, seed + 77);
            assert_true(primum_session_rewind(session, 0));
            pass(session);
        }
        size_t count = primum_session_moves(session, &moves);
        assert_int_equal(count, 4); /* go, a seed, back, go */
        assert_true(primum_session_replay(again, moves, count));
        assert_int_equal(primum_session_turn(again), PRIMUM_TURN_ENDING);
        assert_int_equal(response_of(session, 0), response_of(again, 0));
        primum_session_free(session);
        primum_session_free(again);
    }
    primum_scenario_free(late);
}

static void same_attempt(struct primum_session *a, struct primum_session *b)
{
    const struct primum_move *a_moves, *b_moves;
    const uint32_t *a_choices, *b_choices;
    size_t moves = primum_session_moves(a, &a_moves);
    size_t count = primum_session_choices(a, &a_choices);

    assert_int_equal(primum_session_turn(a), primum_session_turn(b));
    assert_int_equal(primum_session_seed(a), primum_session_seed(b));
    assert_int_equal(primum_session_moves(b, &b_moves), moves);
    for (size_t i = 0; i < moves; i++) {
        assert_int_equal(a_moves[i].kind, b_moves[i].kind);
        assert_int_equal(a_moves[i].value, b_moves[i].value);
    }
    assert_int_equal(primum_session_choices(b, &b_choices), count);
    assert_memory_equal(a_choices, b_choices, count * sizeof *a_choices);
    assert_memory_equal(primum_session_state(a), primum_session_state(b),
                        state_size(scenario_of(scenario)));
    assert_int_equal(primum_session_steps(a), primum_session_steps(b));
    for (size_t i = 0; i < primum_session_steps(a); i++)
        assert_int_equal(response_of(a, i), response_of(b, i));
}

/* Anything that can be done with a session, in any order, at any time. */
static void do_anything(struct primum_session *session, uint64_t *numbers)
{
    uint32_t what = next_number(numbers, 10);
    uint32_t steps = (uint32_t)primum_session_steps(session);

    if (what == 0)
        assert_true(
            primum_session_rewind(session, next_number(numbers, steps + 1)));
    else if (what == 1)
        primum_session_reseed(session, next_number(numbers, 1000));
    else if (primum_session_turn(session) <= PRIMUM_TURN_PASSES)
        take_any(session, numbers);
}

static void test_replay(void **unused)
{
    (void)unused;
    struct primum_session *again = begun(0);
    int endings = 0;

    for (uint64_t seed = 0; seed < 1500; seed++) {
        struct primum_session *session = begun(seed);
        const struct primum_move *moves;
        uint64_t numbers = seed;
        for (uint32_t left = 2 + next_number(&numbers, 60); left; left--)
            do_anything(session, &numbers);
        pass(session);
        size_t count = primum_session_moves(session, &moves);
        primum_session_restart(again, seed);
        assert_true(primum_session_replay(again, moves, count));
        same_attempt(session, again);
        endings += primum_session_turn(session) == PRIMUM_TURN_ENDING;
        primum_session_free(session);
    }
    assert_true(endings > 50);
    primum_session_free(again);
}

static void test_restart(void **unused)
{
    (void)unused;
    struct primum_session *used = begun(1), *fresh = begun(2);
    uint64_t numbers = 9;

    for (int i = 0; i < 40; i++)
        do_anything(used, &numbers);
    primum_session_restart(used, 2);
    same_attempt(used, fresh);
    for (int i = 0; i < 3; i++) {
        uint64_t these = 4, those = 4;
        do_anything(used, &these);
        do_anything(fresh, &those);
        same_attempt(used, fresh);
    }
    primum_session_free(used);
    primum_session_free(fresh);
}

/* Moves from a damaged record: those before the bad one have been made. */
static void test_bad_moves(void **unused)
{
    (void)unused;
    uint32_t wait = choice("door", "wait");
    const struct primum_move bad[] = {
        {PRIMUM_MOVE_CHOICE, wait},
        {PRIMUM_MOVE_CHOICE, 0},
        {PRIMUM_MOVE_CHOICE, UINT64_C(0x100000000) + choice("door", "ask")},
        {PRIMUM_MOVE_CHOICE, choice("week", "continue")},
        {PRIMUM_MOVE_REWIND, 2},
        {PRIMUM_MOVE_REWIND, UINT64_MAX},
        {PRIMUM_MOVE_SEED, PRIMUM_SEED_MAX + 1},
        {(enum primum_move_kind)9, 0},
    };

    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct primum_session *session = begun(7);
        const struct primum_move two[] = {{PRIMUM_MOVE_CHOICE, wait}, bad[i]};
        const struct primum_move *moves;
        assert_false(primum_session_replay(session, two, 2));
        assert_int_equal(primum_session_moves(session, &moves), 1);
        assert_now(session, "trust=5,spent=door/wait");
        primum_session_free(session);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_silent_is_no_move),
        cmocka_unit_test(test_rewind),
        cmocka_unit_test(test_reseed),
        cmocka_unit_test(test_reseed_goes_on),
        cmocka_unit_test(test_reseed_while_time_passes),
        cmocka_unit_test(test_begins_with_passing),
        cmocka_unit_test(test_replay),
        cmocka_unit_test(test_restart),
        cmocka_unit_test(test_bad_moves),
    };

    return cmocka_run_group_tests(tests, load_world, free_world);
}
