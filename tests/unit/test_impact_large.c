/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What strains the solver: gauges of every width, states that take more than
 * one or two words, and components of thousands of states. */
#include "impacts.h"

/* ---- States of every width ---- */

/* A gauge that has but one value takes no room, and stays what it is. */
static void test_a_gauge_of_one_value(void **unused)
{
    struct text text = {0};

    (void)unused;
    text_format(&text,
                "primum: 1\n"
                "title: One value\n"
                "gauges:\n"
                "  trust: {start: 0, min: 0, max: 0}\n"
                "  risk: {start: -7, min: -7, max: -7}\n"
                "scenes:\n"
                "  room:\n"
                "    choices:\n"
                "      go:\n"
                "        say: Go.\n"
                "        responses:\n"
                "          - {odds: 2, effects: {trust: +1}, next: room}\n"
                "          - {odds: 1 + trust, next: well}\n"
                "interrupts: [{when: trust > 0 or risk > -7, next: badly}]\n"
                "%s",
                two_endings);
    struct solved room = solved_taken(&text);
    assert_int_equal(primum_impact_states(room.impact), 1);
    assert_int_equal(primum_impact_transitions(room.impact), 2);
    assert_answer(&room, "", HELPED, MIN, 1);
    solved_free(&room);
}

/* Gauges of 21 bits.  Each can be set once, to its largest or its smallest
 * value; who is done before all are set has done badly. */
static struct solved wide(int gauges)
{
    struct text text = {0};

    text_put(&text, "primum: 1\ntitle: Wide\ngauges:\n");
    for (int i = 0; i < gauges; i++)
        text_format(&text, "  g%d: {start: 0, min: -1000000, max: 1000000}\n",
                    i);
    text_put(&text, "scenes:\n  room:\n    choices:\n");
    for (int i = 0; i < gauges; i++)
        text_format(&text,
                    "      set-%d: {do: Set it., when: g%d == 0,\n"
                    "        effects: {g%d: =%d}, next: room}\n",
                    i, i, i, i % 2 ? -1000000 : 1000000);
    text_put(&text, "      done:\n"
                    "        say: Done.\n"
                    "        responses:\n"
                    "          - {when: else, next: badly}\n"
                    "          - {next: well, when: ");
    for (int i = 0; i < gauges; i++)
        text_format(&text, "%sg%d == %d", i ? " and " : "", i,
                    i % 2 ? -1000000 : 1000000);
    text_format(&text, "}\n%s", two_endings);
    return solved_taken(&text);
}

/* With k of n to be set, the next choice sets one with a chance of
 * k / (k + 1); all are set with 1 / (n + 1). */
static void test_wide_states(void **unused)
{
    (void)unused;
    for (int gauges = 1; gauges <= 10; gauges++) {
        struct solved room = wide(gauges);
        assert_int_equal(primum_impact_states(room.impact), 1u << gauges);
        assert_answer(&room, "", HELPED, MAX, 1);
        assert_answer(&room, "", HELPED, MIN, 0);
        assert_answer(&room, "", HELPED, UNIFORM, 1.0 / (gauges + 1));
        assert_answer(&room, "g0=1000000", HELPED, UNIFORM, 1.0 / gauges);
        solved_free(&room);
    }
}

/* A bit of each word of what is spent, the topmost too; one after the other. */
static void test_many_once(void **unused)
{
    struct text text = {0};

    (void)unused;
    text_put(&text, "primum: 1\ntitle: Many\ngauges: {step: {start: 0, max: "
                    "99}}\nscenes:\n  room:\n    choices:\n");
    for (int i = 0; i < 70; i++)
        text_format(&text,
                    "      c%d: {do: Go on., once: true, when: step == %d,\n"
                    "        effects: {step: +1}, next: room}\n",
                    i, i);
    text_format(&text,
                "      out: {say: Out., when: step == 70, next: well}\n%s",
                two_endings);
    struct solved room = solved_taken(&text);
    assert_int_equal(primum_impact_states(room.impact), 71);
    for (uint32_t policy = MAX; policy <= UNIFORM; policy++)
        assert_answer(&room, "", HELPED, policy, 1);
    solved_free(&room);
}

/* ---- Large components ---- */

/* A gauge goes up and down by chance until it is at one of its ends. */
static const char walking[] =
    "primum: 1\n"
    "title: A walk\n"
    "gauges: {trust: {start: 0, min: -700, max: 700}}\n"
    "scenes:\n"
    "  room:\n"
    "    choices:\n"
    "      go:\n"
    "        say: Go on.\n"
    "        responses:\n"
    "          - {odds: %d, effects: {trust: +1}, next: room}\n"
    "          - {odds: 1, effects: {trust: -1}, next: room}\n"
    "%s"
    "interrupts:\n"
    "  - {when: trust == 700, next: well}\n"
    "  - {when: trust == -700, next: badly}\n"
    "%s";

static struct text walk_text(int odds, const char *more)
{
    struct text text = {0};

    text_format(&text, walking, odds, more, two_endings);
    return text;
}

/* Gambler's ruin, with ratio r = 1/9: from k steps above the bottom it goes
 * well with a chance of (1 - r^k) / (1 - r^1400). */
static void test_large_component(void **unused)
{
    static const struct primum_question questions[] = {
        {HELPED, MAX}, {HELPED, MIN}, {HELPED, UNIFORM}, {WORTH, UNIFORM}};
    struct text text = walk_text(9, "");
    struct solved room = solved_some(loaded(text.bytes), questions, 4);

    (void)unused;
    assert_int_equal(primum_impact_states(room.impact), 1399);
    for (uint32_t policy = MAX; policy <= UNIFORM; policy++) {
        assert_answer(&room, "", HELPED, policy, 1);
        assert_answer(&room, "trust=-699", HELPED, policy, 8 / 9.0);
        assert_answer(&room, "trust=-698", HELPED, policy, 80 / 81.0);
        assert_answer(&room, "trust=-690", HELPED, policy, 1 - pow(9, -10));
    }
    assert_answer(&room, "trust=699", WORTH, UNIFORM, 100);
    text_release(&text);
    solved_free(&room);
}

/* Leaving for half and half, at any time.  At best nobody does;
 * at worst, only at the top: half of the chance to come there. */
static void test_large_choice(void **unused)
{
    static const struct primum_question questions[] = {
        {HELPED, MAX}, {HELPED, MIN}, {WORTH, MIN}};
    struct text text =
        walk_text(9, "      leave:\n"
                     "        say: Leave.\n"
                     "        responses: [{next: well}, {next: badly}]\n");
    struct solved room = solved_some(loaded(text.bytes), questions, 3);

    text_release(&text);
    (void)unused;
    assert_answer(&room, "trust=-699", HELPED, MAX, 8 / 9.0);
    assert_answer(&room, "trust=-698", HELPED, MAX, 80 / 81.0);
    assert_answer(&room, "", HELPED, MAX, 1);
    assert_answer(&room, "trust=-699", HELPED, MIN, 4 / 9.0);
    assert_answer(&room, "trust=-698", HELPED, MIN, 40 / 81.0);
    assert_answer(&room, "trust=699", WORTH, MIN, 50);
    solved_free(&room);
}

/* The same, and one may stay for ever anywhere. */
static void test_large_set(void **unused)
{
    static const struct primum_question questions[] = {
        {HELPED, MAX}, {HARMED, MAX}, {HELPED, MIN}};
    struct text text = walk_text(
        9, "      up: {do: Up., effects: {trust: +1}, when: trust < 699,\n"
           "        next: room}\n"
           "      down: {do: Down., effects: {trust: -1}, when: trust > -699,\n"
           "        next: room}\n");
    struct solved room = solved_some(loaded(text.bytes), questions, 3);

    (void)unused;
    text_release(&text);
    assert_int_equal(primum_impact_states(room.impact), 1399);
    for (int i = 0; i < 3; i++) {
        const char *at = i == 2 ? "trust=-699" : i ? "trust=699" : "";
        assert_answer(&room, at, HELPED, MAX, 1);
        assert_answer(&room, at, HARMED, MAX, 1);
        assert_answer(&room, at, HELPED, MIN, 0);
    }
    solved_free(&room);
}

/* All lead down to 0, where it ends once in 1,000 steps; of these, one in 25
 * comes late, of which one in a million ends well.  Each round changes so small
 * an answer by next to nothing, while it is still far from it. */
static void test_large_and_patient(void **unused)
{
    static const struct primum_question question = {HELPED, UNIFORM};
    struct text text = {0};

    (void)unused;
    text_format(&text,
                "primum: 1\n"
                "title: Patience\n"
                "gauges: {trust: {start: 0, max: 1300}}\n"
                "scenes:\n"
                "  room:\n"
                "    next:\n"
                "      - {when: trust > 0, odds: 9, effects: {trust: -1},\n"
                "         next: room}\n"
                "      - {when: trust > 0, effects: {trust: +1}, next: room}\n"
                "      - {when: trust == 0, odds: 24950, next: room}\n"
                "      - {when: trust == 0, odds: 25, effects: {trust: +1},\n"
                "         next: room}\n"
                "      - {when: trust == 0, odds: 24, next: badly}\n"
                "      - {when: trust == 0, odds: 1, next: late}\n"
                "  late: {next: [{odds: 1, next: well},\n"
                "                {odds: 999999, next: badly}]}\n"
                "%s",
                two_endings);
    struct solved room = solved_some(loaded(text.bytes), &question, 1);
    text_release(&text);
    assert_int_equal(primum_impact_states(room.impact), 1302);
    assert_near(answer(&room, "", HELPED, UNIFORM), 1e-6 / 25, NEAR / 10);
    assert_near(answer(&room, "trust=1300", HELPED, UNIFORM), 1e-6 / 25,
                NEAR / 10);
    solved_free(&room);
}

/* A fair walk from 0 to -1000 or 1000 takes a million steps: too many to be
 * swept through, and so it is solved exactly.  From x, it goes up with a chance
 * of (x + 1000) / 2000. */
static void test_large_and_slow(void **unused)
{
    static const char walk[] =
        "primum: 1\n"
        "title: A fair walk\n"
        "gauges: {x: {start: 0, min: -1000, max: 1000, good: none}}\n"
        "scenes:\n"
        "  path:\n"
        "    choices:\n"
        "      go:\n"
        "        do: Go.\n"
        "        when: x > -1000 and x < 1000\n"
        "        responses:\n"
        "          - {effects: {x: +1}, next: path}\n"
        "          - {effects: {x: -1}, next: path}\n"
        "      up: {do: Up., when: x == 1000, next: well}\n"
        "      down: {do: Down., when: x == -1000, next: badly}\n"
        "endings:\n"
        "  well: {outcome: helped, title: Well}\n"
        "  badly: {outcome: harmed, title: Badly}\n";
    struct text text = {0};

    (void)unused;
    text_put(&text, walk);
    struct solved path = solved_taken(&text);
    for (uint32_t policy = MAX; policy <= UNIFORM; policy++) {
        assert_answer(&path, "", HELPED, policy, 0.5);
        assert_answer(&path, "x=-999", HELPED, policy, 0.0005);
        assert_answer(&path, "x=700", HELPED, policy, 0.85);
    }
    solved_free(&path);
}

/* ---- Stopping ---- */

static bool go_on(void *with, size_t states)
{
    size_t *left = with;

    assert_true(states > 0);
    return (*left)-- > 0;
}

/* Stopped while states are found, or while any of the equations is solved. */
static void test_stopped_at_any_time(void **unused)
{
    static const struct primum_question questions[] = {
        {HELPED, UNIFORM}, {HELPED, MIN}, {HELPED, MAX}};
    struct text text = walk_text(
        9, "      stay: {do: Stay., when: trust > 600, next: room}\n");
    const struct primum_scenario *scenario = loaded(text.bytes);
    size_t stopped = 0, most = 0;
    enum primum_status status;

    (void)unused;
    do {
        size_t left = most;
        struct primum_effort effort = {.go_on = go_on, .with = &left};
        struct primum_impact *impact;
        char *problem;
        status = primum_impact_solve(scenario, NULL, questions, 3, &effort,
                                     &impact, &problem);
        assert_true(status ? status == PRIMUM_WORLD && !impact && problem
                           : impact && !problem);
        stopped += status == PRIMUM_WORLD;
        primum_impact_free(impact);
        free(problem);
        most += 1 + most / 3;
    } while (status);
    assert_true(stopped > 2);
    primum_scenario_free(scenario);
    text_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_gauge_of_one_value),
        cmocka_unit_test(test_wide_states),
        cmocka_unit_test(test_many_once),
        cmocka_unit_test(test_large_component),
        cmocka_unit_test(test_large_choice),
        cmocka_unit_test(test_large_set),
        cmocka_unit_test(test_large_and_patient),
        cmocka_unit_test(test_large_and_slow),
        cmocka_unit_test(test_stopped_at_any_time),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
