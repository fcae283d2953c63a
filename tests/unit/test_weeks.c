/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Weeks as signs and as words. */
#include "cli/buffer.c"
#include "cli/weeks.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void assert_plot(const struct weeks_share *weeks, size_t count,
                        bool unicode, const char *expected)
{
    char *plot = weeks_plot(weeks, count, unicode);
    assert_string_equal(plot, expected);
    free(plot);
}

static void test_signs_grow_with_the_share(void **unused)
{
    const struct weeks_share weeks[] = {{0, 8}, {1, 8}, {2, 8}, {4, 8},
                                        {6, 8}, {7, 8}, {8, 8}, {0, 0}};
    (void)unused;
    assert_plot(weeks, 8, true,
                "\u2581\u2582\u2583\u2585\u2586\u2587\u2588\u00b7");
    assert_plot(weeks, 8, false, "_--=*##.");
    assert_plot(weeks, 0, true, "");
}

static void test_signs_of_large_numbers(void **unused)
{
    const struct weeks_share weeks[] = {
        {UINT64_MAX, UINT64_MAX}, {1, UINT64_MAX}, {UINT64_MAX, 1}};
    (void)unused;
    assert_plot(weeks, 3, false, "#_#");
}

static void assert_words(const struct weeks_share *weeks, size_t count,
                         const char *expected)
{
    char *words = weeks_words(weeks, count);
    if (expected)
        assert_string_equal(words, expected);
    else
        assert_null(words);
    free(words);
}

static void test_words_tell_of_both_halves(void **unused)
{
    const struct weeks_share weeks[] = {{1, 2}, {1, 4}, {2, 3}, {3, 3}, {0, 0}};
    (void)unused;
    assert_words(weeks, 4, "in the first weeks 2 of 6, lately 5 of 6");
    assert_words(weeks, 5, "in the first weeks 2 of 6, lately 5 of 6");
    assert_words(weeks, 3, "in the first weeks 1 of 2, lately 3 of 7");
}

static void test_no_words_without_a_change(void **unused)
{
    const struct weeks_share weeks[] = {{0, 0}, {1, 4}, {0, 0}};
    (void)unused;
    assert_words(weeks, 0, NULL);
    assert_words(weeks, 1, NULL);
    assert_words(weeks, 2, NULL);
    assert_words(weeks + 1, 2, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_signs_grow_with_the_share),
        cmocka_unit_test(test_signs_of_large_numbers),
        cmocka_unit_test(test_words_tell_of_both_halves),
        cmocka_unit_test(test_no_words_without_a_change),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
