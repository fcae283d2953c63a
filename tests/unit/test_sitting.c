/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whoever comes back meets the chance that they would have met: a sitting that
 * begins with a session's moves knows what the one knew that saw them made. */
#include "cli/buffer.c"
#include "cli/sitting.c"

#include "world.h"

#include "support/dice.h"

/* A person who takes anything, and anything back; some of it stays untold. */
static void act(struct sitting *sitting, struct primum_session *session,
                struct dice *dice)
{
    const uint32_t *choices;
    size_t count = primum_session_choices(session, &choices);
    size_t steps = primum_session_steps(session);
    struct primum_step step;
    bool over = count == 0;

    if (steps > 0 && (over || dice_below(dice, 4) == 0)) {
        primum_session_step(session, dice_below(dice, (uint32_t)steps), &step);
        if (step.silent)
            return;
        sitting_go_back(sitting, session, step.number);
        if (dice_below(dice, 2))
            sitting_reseed(sitting, session, dice_below(dice, 1000));
        return;
    }
    uint32_t choice_taken = choices[dice_below(dice, (uint32_t)count)];
    if (primum_session_turn(session) == PRIMUM_TURN_CHOOSE)
        sitting_meet_choice(sitting, session, choice_taken);
    primum_session_take(session, choice_taken);
    if (primum_session_turn(session) == PRIMUM_TURN_ENDING)
        sitting_meet_ending(
            sitting,
            primum_state_ending(scenario, primum_session_state(session)));
}

static void assert_same(const struct sitting *sitting,
                        struct primum_session *session)
{
    struct sitting again;
    struct primum_step step;

    sitting_init(&again, session);
    assert_true(again.seed == sitting->seed);
    for (size_t i = 0; primum_session_step(session, i, &step); i++)
        if (!step.silent)
            assert_true(sitting_seed(&again, i) == sitting_seed(sitting, i));
    for (uint32_t i = 1; i <= scenario->choice_count; i++)
        if (scenario->choices[i].say || scenario->choices[i].deed)
            assert_int_equal(again.choices[i], sitting->choices[i]);
    for (uint32_t i = 1; i <= scenario->ending_count; i++)
        assert_true(again.endings[i] || !sitting->endings[i]);
    sitting_release(&again);
}

static void test_rebuilt(void **unused)
{
    (void)unused;
    for (uint64_t i = 0; i < 300; i++) {
        struct dice dice = dice_for(77, i);
        struct primum_session *session = begun(i);
        struct sitting sitting;
        sitting_init(&sitting, session);
        for (int turn = 0; turn < 40; turn++) {
            act(&sitting, session, &dice);
            assert_same(&sitting, session);
        }
        sitting_release(&sitting);
        primum_session_free(session);
    }
}

/* From a start of one's own, too. */
static void test_start(void **unused)
{
    (void)unused;
    char *problem = NULL;
    struct primum_state *start =
        primum_state_parse(scenario, "scene=room,trust=2", &problem);
    struct primum_session *session = primum_session_new(scenario, start, 3);
    struct sitting sitting;

    assert_non_null(start);
    sitting_init(&sitting, session);
    sitting_meet_choice(&sitting, session, choice("room", "stay"));
    assert_true(primum_session_take(session, choice("room", "stay")));
    assert_same(&sitting, session);
    sitting_go_back(&sitting, session, 0);
    sitting_reseed(&sitting, session, 9);
    assert_same(&sitting, session);
    sitting_release(&sitting);
    primum_session_free(session);
    primum_state_free(start);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rebuilt),
        cmocka_unit_test(test_start),
    };

    return cmocka_run_group_tests(tests, load_world, free_world);
}
