/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Loops within loops, each left once in a million steps: what a choice changes
 * is soon less than a computer's numbers can tell apart, and decides all the
 * same.  Such a scenario is answered rightly, or not at all. */
#include "impacts.h"

/* From the room a long way leads on, and another; at each of its stations one
 * goes on once in a million times, and else is back in the room.  One way ends
 * well, the other badly. */
static struct text two_ways(int stations)
{
    static const char *const ways[] = {"bad", "good"};
    struct text text = {0};

    text_put(&text, "primum: 1\ntitle: Two ways\nscenes:\n"
                    "  room:\n    choices:\n");
    for (int way = 0; way < 2; way++)
        text_format(&text, "      take-%s: {do: Go., next: %s-1}\n", ways[way],
                    ways[way]);
    for (int way = 0; way < 2; way++)
        for (int i = 1; i <= stations; i++) {
            text_format(&text,
                        "  %s-%d:\n"
                        "    next:\n"
                        "      - {odds: 999999, next: room}\n"
                        "      - {odds: 1, next: ",
                        ways[way], i);
            if (i < stations)
                text_format(&text, "%s-%d}\n", ways[way], i + 1);
            else
                text_format(&text, "%s}\n", way ? "well" : "badly");
        }
    text_put(&text, two_endings);
    return text;
}

static void check_ways(int stations, uint32_t goal, uint32_t policy,
                       double expected)
{
    struct text text = two_ways(stations);
    const struct primum_scenario *scenario = loaded(text.bytes);
    const struct primum_question question = {goal, policy};
    struct primum_state *start = primum_state_new(scenario);
    struct primum_impact *impact;
    char *problem;
    enum primum_status status = primum_impact_solve(scenario, NULL, &question,
                                                    1, NULL, &impact, &problem);

    if (status)
        assert_non_null(strstr(problem, "loops"));
    else
        assert_near(primum_impact_at(impact, start, 0), expected,
                    goal == WORTH ? 100 * NEAR : NEAR);
    assert_true(!status || (stations > 1 && policy != UNIFORM));
    free(problem);
    primum_impact_free(impact);
    primum_state_free(start);
    primum_scenario_free(scenario);
    text_release(&text);
}

static void test_two_ways(void **unused)
{
    (void)unused;
    for (int stations = 1; stations <= 7; stations++) {
        check_ways(stations, HELPED, MAX, 1);
        check_ways(stations, HELPED, MIN, 0);
        check_ways(stations, HARMED, MAX, 1);
        check_ways(stations, HARMED, MIN, 0);
        check_ways(stations, HELPED, UNIFORM, 0.5);
        check_ways(stations, WORTH, MAX, 100);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_two_ways),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
