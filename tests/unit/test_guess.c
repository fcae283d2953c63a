/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is understood of a guess, and what is not. */
#include "cli/buffer.c"
#include "cli/guess.c"
#include "cli/words.c"

#include "unit/loaded.h"

#include <stdio.h>

static const struct said {
    const char *line;
    int number; /* as the question numbers them; 0: it is no guess */
} guess_lines[] = {
    {"1", 1},
    {"2", 2},
    {"3", 3},
    {"o", 1},
    {"s", 2},
    {"c", 3},
    {"O", 1},
    {"open", 1},
    {"Open up", 1},
    {"opens", 1},
    {"stay", 2},
    {"same", 2},
    {"the same", 2},
    {"stays the same", 2},
    {"close", 3},
    {"close up", 3},
    {"closing", 3},
    {"", 0},
    {"0", 0},
    {"4", 0},
    {"11", 0},
    {"1 ", 0},
    {"x", 0},
    {"open up?", 0},
    {"up", 0},
    {"\xc3\xb3", 0},
    {"opening upward", 0},
};

static const struct said sure_lines[] = {
    {"1", 1},
    {"2", 2},
    {"3", 3},
    {"4", 4},
    {"g", 1},
    {"guess", 1},
    {"a g", 1},
    {"likely", 2},
    {"r", 2},
    {"rather likely", 2},
    {"sure", 3},
    {"QUITE", 3},
    {"almost certain", 4},
    {"al", 4},
    {"c", 4},
    {"a", 0}, /* a guess, or almost certain? */
    {"", 0},
    {"0", 0},
    {"5", 0},
    {"33", 0},
    {"-1", 0},
    {"very", 0},
};

static void test_guesses(void **unused)
{
    static const enum primum_opening order[] = {PRIMUM_OPENS, PRIMUM_STAYS,
                                                PRIMUM_CLOSES};

    (void)unused;
    for (size_t i = 0; i < sizeof guess_lines / sizeof *guess_lines; i++) {
        const struct said *said = &guess_lines[i];
        enum primum_opening guess = (enum primum_opening)7;
        bool read = guess_read(said->line, &guess);
        if (read != (said->number > 0))
            fail_msg("\"%s\" is %sread", said->line, read ? "" : "not ");
        if (guess != (read ? order[said->number - 1] : (enum primum_opening)7))
            fail_msg("\"%s\" is taken for %d", said->line, (int)guess);
    }
}

static void test_surenesses(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < sizeof sure_lines / sizeof *sure_lines; i++) {
        int sure = guess_read_sure(sure_lines[i].line);
        if (sure != sure_lines[i].number)
            fail_msg("\"%s\" is taken for %d", sure_lines[i].line, sure);
    }
}

/* What is said is understood. */
static void test_names_are_read(void **unused)
{
    (void)unused;
    for (int opening = PRIMUM_CLOSES; opening <= PRIMUM_OPENS; opening++) {
        enum primum_opening guess = PRIMUM_STAYS;
        assert_true(
            guess_read(guess_name((enum primum_opening)opening), &guess));
        assert_int_equal(guess, opening);
    }
    for (int sure = 1; sure <= PRIMUM_SURENESS; sure++)
        assert_int_equal(guess_read_sure(guess_sure(sure)), sure);
    assert_null(guess_sure(0));
    assert_null(guess_sure(PRIMUM_SURENESS + 1));
}

static bool has_sides(const char *gauges)
{
    char text[400];

    snprintf(text, sizeof text,
             "primum: 1\ntitle: A room\npeople: {ana: Ana}\n%s"
             "scenes: {room: {choices: {go: {say: Go., next: over}}}}\n"
             "endings: {over: {outcome: helped, title: Over}}\n",
             gauges);
    const struct primum_scenario *scenario = loaded(text);
    bool has = guess_has_sides(scenario);
    assert_string_equal(guess_whom(scenario), "Ana");
    primum_scenario_free(scenario);
    return has;
}

static void test_sides(void **unused)
{
    (void)unused;
    assert_true(has_sides("gauges: {trust: 5}\n"));
    assert_true(has_sides("gauges: {worry: {start: 1, good: low}}\n"));
    assert_false(has_sides("gauges: {pull: {start: 1, good: none}}\n"));
    assert_false(has_sides("facts: [told]\n"));
    assert_false(has_sides(""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_guesses),
        cmocka_unit_test(test_surenesses),
        cmocka_unit_test(test_names_are_read),
        cmocka_unit_test(test_sides),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
