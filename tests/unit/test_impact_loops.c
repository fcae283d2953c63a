/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Loops: those that are left once in a million steps, those in which a coach
 * could stay for ever, and those that nobody leaves.  Each answer was worked
 * out by hand. */
#include "impacts.h"

/* ---- Loops that are rarely left ---- */

/* Scenes s1 to sn in a circle.  Each has a choice that leads on, but once in a
 * million steps it ends: from s1 well, from all others badly. */
static struct solved circle(int scenes)
{
    struct text text = {0};

    text_put(&text, "primum: 1\ntitle: A circle\nscenes:\n");
    for (int i = 1; i <= scenes; i++)
        text_format(&text,
                    "  s%d:\n"
                    "    choices:\n"
                    "      go:\n"
                    "        say: Go on.\n"
                    "        responses:\n"
                    "          - {odds: 999999, next: s%d}\n"
                    "          - {odds: 1, next: %s}\n",
                    i, i % scenes + 1, i == 1 ? "well" : "badly");
    text_put(&text, two_endings);
    return solved_taken(&text);
}

/* With p = 1e-6 and q = 1 - p: from s1 it ends well in round k with a chance of
 * q^(nk) p; in all, p / (1 - q^n).  From s2, q^(n - 1) times that. */
static void test_rarely_left(void **unused)
{
    static const int sizes[] = {2, 3, 12, 13, 30, 100};

    (void)unused;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct solved round = circle(sizes[i]);
        double n = sizes[i], log_q = log1p(-1e-6);
        double well = -1e-6 / expm1(n * log_q);
        double second = well * exp((n - 1) * log_q);
        for (uint32_t policy = MAX; policy <= UNIFORM; policy++) {
            assert_answer(&round, "", HELPED, policy, well);
            assert_answer(&round, "", HARMED, policy, 1 - well);
            assert_answer(&round, "", WORTH, policy, 100 * well);
            assert_answer(&round, "scene=s2", HELPED, policy, second);
        }
        assert_answer(&round, "", UNFINISHED, UNIFORM, 0);
        solved_free(&round);
    }
}

/* Only the first scene is ever left: once in a million steps well, twice
 * badly; there one may also step to the last, or stay. */
static struct solved waiting(int scenes)
{
    struct text text = {0};

    text_put(&text, "primum: 1\ntitle: Waiting\nscenes:\n");
    text_format(&text,
                "  s1:\n"
                "    choices:\n"
                "      go:\n"
                "        say: Go on.\n"
                "        responses:\n"
                "          - {odds: 999997, next: s2}\n"
                "          - {odds: 1, next: well}\n"
                "          - {odds: 2, next: badly}\n"
                "      skip: {do: Step over., next: s%d}\n"
                "      stay: {do: Stay., next: s1}\n",
                scenes);
    for (int i = 2; i <= scenes; i++)
        text_format(&text, "  s%d: {choices: {go: {do: Go., next: s%d}}}\n", i,
                    i % scenes + 1);
    text_put(&text, two_endings);
    return solved_taken(&text);
}

static void test_waiting(void **unused)
{
    static const int sizes[] = {2, 12, 13, 30, 60};

    (void)unused;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct solved room = waiting(sizes[i]);
        assert_answer(&room, "", HELPED, MAX, 1 / 3.0);
        assert_answer(&room, "", HELPED, UNIFORM, 1 / 3.0);
        assert_answer(&room, "", HELPED, MIN, 0);
        assert_answer(&room, "", HARMED, MAX, 2 / 3.0);
        assert_answer(&room, "scene=s2", HARMED, UNIFORM, 2 / 3.0);
        assert_answer(&room, "scene=s2", HARMED, MIN, 0);
        assert_answer(&room, "", UNFINISHED, UNIFORM, 0);
        assert_answer(&room, "scene=s2", WORTH, MAX, 100 / 3.0);
        solved_free(&room);
    }
}

/* Whoever goes one way leaves once in a million steps, well; the other way,
 * badly.  Every choice changes next to nothing, and decides all. */
static const char slow_choice[] = "primum: 1\n"
                                  "title: A slow choice\n"
                                  "scenes:\n"
                                  "  room:\n"
                                  "    choices:\n"
                                  "      press:\n"
                                  "        say: Now.\n"
                                  "        responses:\n"
                                  "          - {odds: 999999, next: hall}\n"
                                  "          - {odds: 1, next: badly}\n"
                                  "      ask:\n"
                                  "        say: May I?\n"
                                  "        responses:\n"
                                  "          - {odds: 999999, next: hall}\n"
                                  "          - {odds: 1, next: well}\n"
                                  "  hall: {next: room}\n";

static void test_slow_choice(void **unused)
{
    struct text text = {0};

    (void)unused;
    text_format(&text, "%s%s", slow_choice, two_endings);
    struct solved room = solved_taken(&text);
    for (int i = 0; i < 2; i++) {
        const char *at = i ? "scene=hall" : "";
        assert_answer(&room, at, HELPED, MAX, 1);
        assert_answer(&room, at, HELPED, MIN, 0);
        assert_answer(&room, at, HELPED, UNIFORM, 0.5);
        assert_answer(&room, at, UNHARMED, MIN, 0);
        assert_answer(&room, at, WORTH, UNIFORM, 50);
    }
    solved_free(&room);
}

/* ---- Where a coach could stay for ever ---- */

static struct solved with_scenes(const char *scenes)
{
    struct text text = {0};

    text_format(&text, "primum: 1\ntitle: Staying\nscenes:\n%s%s", scenes,
                two_endings);
    return solved_taken(&text);
}

/* Staying brings nothing: at best it is left, at worst it never is. */
static void test_pausing(void **unused)
{
    struct solved room =
        with_scenes("  room:\n"
                    "    choices:\n"
                    "      pause: {do: Pause., next: room}\n"
                    "      go:\n"
                    "        say: Go.\n"
                    "        responses: [{next: well}, {next: badly}]\n");

    (void)unused;
    assert_answer(&room, "", HELPED, MAX, 0.5);
    assert_answer(&room, "", HELPED, MIN, 0);
    assert_answer(&room, "", HELPED, UNIFORM, 0.5);
    assert_answer(&room, "", UNHARMED, MAX, 0.5);
    assert_answer(&room, "", WORTH, MAX, 50);
    assert_answer(&room, "", WORTH, MIN, 0);
    assert_answer(&room, "", UNFINISHED, UNIFORM, 0);
    solved_free(&room);
}

/* Between two rooms one can go for ever; each has its way out.  At best, all
 * have what the best way out has.  At random, from a: a = b/2 + 3/20 and
 * b = a/2 + 6/20, so a = 2/5 and b = 1/2. */
static void test_two_rooms(void **unused)
{
    static const char scenes[] =
        "  a:\n"
        "    choices:\n"
        "      cross: {do: Cross., next: b}\n"
        "      out:\n"
        "        say: Go.\n"
        "        responses: [{odds: 3, next: well}, {odds: 7, next: badly}]\n"
        "  b:\n"
        "    choices:\n"
        "      cross: {do: Cross., next: a}\n"
        "      out:\n"
        "        say: Go.\n"
        "        responses: [{odds: 6, next: well}, {odds: 4, next: badly}]\n";
    struct solved rooms = with_scenes(scenes);

    (void)unused;
    for (int i = 0; i < 2; i++) {
        const char *at = i ? "scene=b" : "";
        assert_answer(&rooms, at, HELPED, MAX, 0.6);
        assert_answer(&rooms, at, HELPED, MIN, 0);
        assert_answer(&rooms, at, HARMED, MAX, 0.7);
        assert_answer(&rooms, at, UNHARMED, MAX, 0.6);
    }
    assert_answer(&rooms, "", HELPED, UNIFORM, 0.4);
    assert_answer(&rooms, "scene=b", HELPED, UNIFORM, 0.5);
    solved_free(&rooms);
}

/* Trying again is free, so one goes on until it ends: well or badly, each half
 * of the time. */
static void test_trying_again(void **unused)
{
    static const char scenes[] =
        "  a:\n"
        "    choices:\n"
        "      wander:\n"
        "        do: Wander.\n"
        "        responses: [{next: a}, {next: b}, {next: c}]\n"
        "  b:\n"
        "    choices:\n"
        "      back: {do: Go back., next: a}\n"
        "      try:\n"
        "        say: Try.\n"
        "        responses: [{next: well}, {next: badly}, {next: a}]\n"
        "  c:\n"
        "    choices:\n"
        "      back: {do: Go back., next: a}\n"
        "      lose: {say: Lose., next: badly}\n";
    struct solved rooms = with_scenes(scenes);

    (void)unused;
    for (int i = 0; i < 3; i++) {
        const char *at = i == 2 ? "scene=c" : i ? "scene=b" : "";
        assert_answer(&rooms, at, HELPED, MAX, 0.5);
        assert_answer(&rooms, at, HELPED, MIN, 0);
        assert_answer(&rooms, at, HARMED, MAX, 1);
        assert_answer(&rooms, at, WORTH, MAX, 50);
        assert_answer(&rooms, at, UNFINISHED, UNIFORM, 0);
    }
    solved_free(&rooms);
}

/* Two ways to stay, one of which can be left only from the other: the second
 * set of rooms is within the first only until what leaves it is dropped. */
static void test_sets_come_apart(void **unused)
{
    static const char scenes[] =
        "  a:\n"
        "    choices:\n"
        "      stay: {do: Stay., next: a}\n"
        "      on:\n"
        "        say: Go on.\n"
        "        responses: [{odds: 3, next: b}, {odds: 1, next: badly}]\n"
        "  b:\n"
        "    choices:\n"
        "      stay: {do: Stay., next: b}\n"
        "      back: {do: Go back., next: a}\n"
        "      out:\n"
        "        say: Out.\n"
        "        responses: [{odds: 4, next: well}, {odds: 1, next: badly}]\n";
    struct solved rooms = with_scenes(scenes);

    (void)unused;
    assert_answer(&rooms, "", HELPED, MAX, 0.6);
    assert_answer(&rooms, "scene=b", HELPED, MAX, 0.8);
    assert_answer(&rooms, "", HELPED, MIN, 0);
    assert_answer(&rooms, "scene=b", HARMED, MIN, 0);
    assert_answer(&rooms, "", HARMED, MAX, 1);
    solved_free(&rooms);
}

/* ---- What nobody leaves ---- */

static void test_trap(void **unused)
{
    static const char scenes[] =
        "  door:\n"
        "    choices:\n"
        "      go:\n"
        "        say: Go.\n"
        "        responses: [{odds: 2, next: well}, {odds: 1, next: a}]\n"
        "  a: {choices: {on: {do: On., next: b}, stay: {do: Stay., next: a}}}\n"
        "  b: {choices: {on: {do: On., next: a}}}\n";
    struct solved trap = with_scenes(scenes);

    (void)unused;
    for (uint32_t policy = MAX; policy <= UNIFORM; policy++) {
        assert_answer(&trap, "", HELPED, policy, 2 / 3.0);
        assert_answer(&trap, "", HARMED, policy, 0);
        assert_answer(&trap, "scene=a", HELPED, policy, 0);
        assert_answer(&trap, "scene=b", WORTH, policy, 0);
    }
    assert_answer(&trap, "", UNFINISHED, UNIFORM, 1 / 3.0);
    assert_answer(&trap, "scene=a", UNFINISHED, UNIFORM, 1);
    solved_free(&trap);
}

/* A dead end, and a choice that nothing follows, which counts all the same. */
static void test_dead_ends(void **unused)
{
    static const char scenes[] =
        "  door:\n"
        "    choices:\n"
        "      a: {do: Go., next: wall}\n"
        "      b: {do: Talk., responses: [{when: false, next: well}]}\n"
        "      c: {do: Leave., next: well}\n"
        "      d: {do: Wait., next: door}\n"
        "  wall: {choices: {none: {do: Go., when: false, next: well}}}\n";
    struct solved dead = with_scenes(scenes);
    struct primum_state *start = primum_state_new(dead.scenario);
    uint32_t talk = choice_named(dead.scenario, "door", "b");

    (void)unused;
    assert_answer(&dead, "", HELPED, MAX, 1);
    assert_answer(&dead, "", HELPED, MIN, 0);
    assert_answer(&dead, "", HELPED, UNIFORM, 1 / 3.0);
    assert_answer(&dead, "", UNFINISHED, UNIFORM, 2 / 3.0);
    assert_answer(&dead, "scene=wall", UNFINISHED, UNIFORM, 1);
    for (uint32_t policy = MAX; policy <= UNIFORM; policy++)
        assert_answer(&dead, "scene=wall", HELPED, policy, 0);
    for (size_t q = 0; q < dead.count; q++)
        assert_near(primum_impact_after(dead.impact, start, talk, q),
                    dead.questions[q].goal == UNFINISHED, 0);
    primum_state_free(start);
    solved_free(&dead);
}

/* ---- Once ---- */

/* The check-in is on offer once: before it, stay or go; after it, go. */
static void test_once(void **unused)
{
    static const char scenes[] =
        "  room:\n"
        "    choices:\n"
        "      check-in:\n"
        "        say: How is this?\n"
        "        once: true\n"
        "        responses: [{odds: 9, next: room}, {odds: 1, next: well}]\n"
        "      go:\n"
        "        say: Go.\n"
        "        responses: [{next: well}, {next: badly}]\n";
    struct solved room = with_scenes(scenes);

    (void)unused;
    assert_int_equal(primum_impact_states(room.impact), 2);
    assert_answer(&room, "", HELPED, MAX, 0.55);
    assert_answer(&room, "", HELPED, MIN, 0.5);
    assert_answer(&room, "", HELPED, UNIFORM, 0.525);
    assert_answer(&room, "spent=room/check-in", HELPED, MAX, 0.5);
    solved_free(&room);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rarely_left),
        cmocka_unit_test(test_waiting),
        cmocka_unit_test(test_slow_choice),
        cmocka_unit_test(test_pausing),
        cmocka_unit_test(test_two_rooms),
        cmocka_unit_test(test_trying_again),
        cmocka_unit_test(test_sets_come_apart),
        cmocka_unit_test(test_trap),
        cmocka_unit_test(test_dead_ends),
        cmocka_unit_test(test_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
