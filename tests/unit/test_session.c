/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sessions: how one begins, what can be taken, that stays and interrupts are
 * those of the rules, and that looking back at a step shows what was. */
#include "world.h"

#include <stdio.h>

static void test_new(void **unused)
{
    (void)unused;
    struct primum_session *session = begun(7);
    const struct primum_move *moves;
    struct primum_step step;

    assert_ptr_equal(primum_session_scenario(session), scenario);
    assert_int_equal(primum_session_turn(session), PRIMUM_TURN_CHOOSE);
    assert_int_equal(primum_session_seed(session), 7);
    assert_int_equal(primum_session_steps(session), 0);
    assert_int_equal(primum_session_moves(session, &moves), 0);
    assert_false(primum_session_step(session, 0, &step));
    assert_now(session, "");
    primum_session_restart(session, PRIMUM_SEED_MAX + 8); /* in range again */
    assert_int_equal(primum_session_seed(session), 7);
    primum_session_free(session);
    primum_session_free(NULL);
}

static void test_from_state(void **unused)
{
    (void)unused;
    char *problem;
    struct primum_state *start = primum_state_parse(
        scenario, "scene=room,trust=9,spent=/check-in", &problem);
    struct primum_session *session =
        primum_session_new(scenario, start, PRIMUM_SEED_MAX);

    primum_state_free(start); /* it was copied */
    assert_now(session, "scene=room,trust=9,spent=/check-in");
    assert_false(primum_session_take(session, choice(NULL, "check-in")));
    assert_true(primum_session_take(session, choice("room", "back")));
    assert_now(session, "trust=9");
    assert_true(primum_session_rewind(session, 0));
    assert_now(session, "scene=room,trust=9,spent=/check-in");
    primum_session_restart(session, 1);
    assert_now(session, "scene=room,trust=9,spent=/check-in");
    primum_session_free(session);
}

static void test_not_on_offer(void **unused)
{
    (void)unused;
    struct primum_session *session = begun(7);
    const struct primum_move *moves;
    const uint32_t not [] = {0,
                             choice("door", "late"),
                             choice("room", "back"),
                             choice("week", "continue"),
                             scenario->choice_count + 1,
                             UINT32_MAX};

    for (size_t i = 0; i < sizeof not / sizeof *not ; i++)
        assert_false(primum_session_take(session, not [i]));
    assert_int_equal(primum_session_moves(session, &moves), 0);
    assert_int_equal(primum_session_steps(session), 0);
    assert_int_equal(primum_session_turn(session), PRIMUM_TURN_CHOOSE);
    assert_now(session, "");
    primum_session_free(session);
}

static void test_anytime_stays(void **unused)
{
    (void)unused;
    struct primum_session *session = begun(7);

    assert_true(primum_session_take(session, choice("door", "wait")));
    assert_true(primum_session_take(session, choice(NULL, "check-in")));
    assert_now(session, "trust=6,spent=door/wait,spent=/check-in");
    assert_false(primum_session_take(session, choice("door", "wait")));
    assert_false(primum_session_take(session, choice(NULL, "check-in")));
    assert_true(primum_session_take(session, choice(NULL, "pause")));
    assert_true(primum_session_take(session, choice("door", "ask")));
    assert_now(session, "trust=6,asked=true,"
                        "spent=door/ask,spent=door/wait,spent=/check-in");
    assert_int_equal(primum_session_steps(session), 4);

    /* Another scene and back: only what is `once: true` stays spent. */
    assert_true(primum_session_take(session, choice("door", "hope")));
    assert_int_equal(primum_session_turn(session), PRIMUM_TURN_PASSES);
    assert_false(primum_session_take(session, choice(NULL, "pause")));
    pass(session);
    if (primum_state_scene(scenario, primum_session_state(session)) != 1)
        assert_true(primum_session_take(session, choice("room", "back")));
    assert_false(primum_session_take(session, choice("door", "ask")));
    assert_true(primum_session_take(session, choice("door", "wait")));
    assert_true(primum_session_take(session, choice(NULL, "check-in")));
    primum_session_free(session);
}

static void test_interrupts(void **unused)
{
    (void)unused;
    uint32_t pause = choice(NULL, "pause");
    char *problem;
    struct primum_state *start =
        primum_state_parse(scenario, "trust=1", &problem);
    struct primum_session *session = primum_session_new(scenario, start, 7);

    /* Not read at the start; once; then no more. */
    assert_int_equal(primum_session_turn(session), PRIMUM_TURN_CHOOSE);
    assert_true(primum_session_take(session, pause));
    assert_now(session, "scene=week,trust=1,spent=interrupt/0");
    assert_int_equal(primum_session_turn(session), PRIMUM_TURN_PASSES);
    primum_state_free(start);
    primum_session_free(session);

    start = primum_state_parse(scenario, "trust=1,risk=9,spent=interrupt/0",
                               &problem);
    session = primum_session_new(scenario, start, 7);
    assert_true(primum_session_take(session, pause));
    assert_int_equal(primum_session_turn(session), PRIMUM_TURN_ENDING);
    assert_now(session, "scene=badly,trust=1,risk=9,spent=interrupt/0");
    primum_state_free(start);
    primum_session_free(session);
}

/* What one step was, for comparing. */
static char *step_text(const struct primum_step *step)
{
    char *before = primum_state_format(scenario, step->before);
    char *after = primum_state_format(scenario, step->after);
    char *text = malloc(strlen(before) + strlen(after) + 128);

    sprintf(text, "%zu %u %u %u %.17g %d: %s -> %s", step->number, step->scene,
            step->choice, step->response, step->chance, step->silent, before,
            after);
    free(before);
    free(after);
    return text;
}

/* Each step looked at when it was taken is what one sees looking back, in any
 * order, with the chance and the states that the rules give. */
static void test_looking_back(void **unused)
{
    (void)unused;
    struct primum_session *session = begun(11);
    struct primum_state *after = primum_state_new(scenario);
    struct primum_chance out[8];
    struct primum_step step;
    uint64_t numbers = 5;
    char *seen[300];
    size_t count = 0;

    while (count < 300 && primum_session_turn(session) <= PRIMUM_TURN_PASSES) {
        take_any(session, &numbers);
        assert_int_equal(primum_session_steps(session), count + 1);
        assert_true(primum_session_step(session, count, &step));
        assert_int_equal(step.number, count);
        assert_int_equal(step.silent, scenario->scenes[step.scene].passes);
        size_t possible =
                   primum_responses(scenario, step.before, step.choice, out),
               i = 0;
        while (i < possible && out[i].response != step.response)
            i++;
        assert_true(i < possible);
        assert_true(step.chance == out[i].chance);
        primum_after(scenario, step.before, step.response, after);
        assert_memory_equal(after, step.after,
                            state_size(scenario_of(scenario)));
        seen[count++] = step_text(&step);
    }
    assert_true(count > 20);
    for (size_t i = 0; i < 2000; i++) {
        size_t number = i < count ? i
                        : i < 2 * count
                            ? 2 * count - 1 - i
                            : next_number(&numbers, (uint32_t)count);
        assert_true(primum_session_step(session, number, &step));
        char *text = step_text(&step);
        assert_string_equal(text, seen[number]);
        free(text);
    }
    assert_false(primum_session_step(session, count, &step));
    assert_false(primum_session_step(session, SIZE_MAX, &step));
    while (count)
        free(seen[--count]);
    primum_state_free(after);
    primum_session_free(session);
}

/* Looking back, taking back and going another way: never a stale step. */
static void test_looking_back_after_rewind(void **unused)
{
    (void)unused;
    struct primum_session *session = begun(3);
    struct primum_step step;

    for (int i = 0; i < 4; i++)
        assert_true(primum_session_take(session, choice(NULL, "pause")));
    assert_true(primum_session_step(session, 2, &step));
    assert_true(primum_session_rewind(session, 1));
    assert_true(primum_session_take(session, choice("door", "wait")));
    assert_true(primum_session_take(session, choice(NULL, "check-in")));
    assert_true(primum_session_take(session, choice("door", "ask")));
    assert_true(primum_session_step(session, 2, &step));
    assert_state(scenario, step.before, "trust=5,spent=door/wait");
    assert_state(scenario, step.after,
                 "trust=6,spent=door/wait,spent=/check-in");
    primum_session_free(session);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_new),
        cmocka_unit_test(test_from_state),
        cmocka_unit_test(test_not_on_offer),
        cmocka_unit_test(test_anytime_stays),
        cmocka_unit_test(test_interrupts),
        cmocka_unit_test(test_looking_back),
        cmocka_unit_test(test_looking_back_after_rewind),
    };

    return cmocka_run_group_tests(tests, load_world, free_world);
}
