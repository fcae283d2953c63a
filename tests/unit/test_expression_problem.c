/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said of a broken expression: for each usual slip, where it is, what
 * is wrong, and the fix by name. */
#include "expressions.h"
#include "support/dice.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

/* `^` under `text` is where the problem is. */
struct slip {
    const char *text, *marks, *message, *help;
};

static void check_slip(const struct slip *slip, enum expression_type type)
{
    struct parsed parsed = parse(slip->text, type);
    const struct expression_problem *problem = &parsed.problem;
    size_t start = strcspn(slip->marks, "^");

    if (parsed.good)
        fail_msg("%s should be refused", slip->text);
    if (problem->start != start || problem->end != strlen(slip->marks))
        fail_msg("%s: at %zu to %zu", slip->text, problem->start, problem->end);
    if (!strstr(problem->message, slip->message))
        fail_msg("%s: %s", slip->text, problem->message);
    if (!strstr(problem->help, slip->help))
        fail_msg("%s: help: %s", slip->text, problem->help);
    assert_int_equal(problem->unknown_name,
                     !!strstr(slip->message, "no gauge or fact"));
    assert_int_equal(parsed.count, 0);
    free(parsed.code);
}

static void names_the_fix_for_signs(void **state)
{
    static const struct slip slips[] = {
        {"trust = 3", "      ^", "`=` is written `==`", "`trust == 3`"},
        {"trust === 3", "      ^^^", "`===` is written `==`", "write `==`"},
        {"trust => 3", "      ^^", "`=>` is written `>=`", "write `>=`"},
        {"trust =< 3", "      ^^", "`=<` is written `<=`", "write `<=`"},
        {"trust > = 3", "      ^^^", "`> =` is written `>=`", "write `>=`"},
        {"trust <> 3", "      ^^", "`<>` is written `!=`", "write `!=`"},
        {"trust ≥ 3", "      ^^^", "`≥` is written `>=`", "write `>=`"},
        {"trust ≤ 3", "      ^^^", "`≤` is written `<=`", "write `<=`"},
        {"trust ≠ 3", "      ^^^", "`≠` is written `!=`", "write `!=`"},
        {"trust × 3 > 1", "      ^^", "`×` is written `*`", "`2 * trust`"},
        {"asked && told", "      ^^", "`&&` is written `and`", "write `and`"},
        {"asked & told", "      ^", "`&` is written `and`", "write `and`"},
        {"asked || told", "      ^^", "`||` is written `or`", "write `or`"},
        {"!asked", "^", "`!` is written `not`", "`not asked`"},
        {"trust / 2 > 1", "      ^", "`/` does not belong", "multiply"},
        {"trust += 1", "      ^^", "`+=` does not belong", "`effects`"},
        {"trust ** 2 > 4", "      ^^", "`**` does not belong", "multiply"},
        {"\"asked\"", "^", "`\"` does not belong", "without quotation marks"},
        {"asked, told", "     ^", "`,` does not belong", "`and`"},
        {"trust $ 3", "      ^", "`$` does not belong", "comparisons"},
        {"trust ç 3", "      ^^", "`ç` does not belong", "comparisons"},
        {"trust \x1b 3", "      ^", "this character does not", "names"},
        {"trust \xff 3", "      ^", "this character does not", "names"},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(slips); i++)
        check_slip(&slips[i], EXPRESSION_TRUTH);
}

static void names_the_fix_for_words(void **state)
{
    static const struct slip slips[] = {
        {"asked AND told", "      ^^^", "`AND` is written `and`", "small"},
        {"asked Or told", "      ^^", "`Or` is written `or`", "small"},
        {"Not asked", "^^^", "`Not` is written `not`", "small"},
        {"TRUE", "^^^^", "`TRUE` is written `true`", "small"},
        {"trust is 3", "      ^^", "`is` is written `==`", "write `==`"},
        {"trust above 3", "      ^^^^^", "`above` is written `>`", "write `>`"},
        {"trust is at least 3", "      ^^^^^^^^^^^", "`is at least` is written",
         "write `>=`"},
        {"trust is less than 3", "      ^^^^^^^^^^^^", "is written `<`",
         "write `<`"},
        {"trust is not 3", "      ^^^^^^", "is written `!=`", "write `!=`"},
        {"trust is nothing", "      ^^", "`is` is written `==`", "write `==`"},
        {"yes", "^^^", "`yes` is written `true`", "write `true`"},
        {"asked == no", "         ^^", "`no` is written `false`", "`false`"},
        {"if asked", "^^", "begins without `if`", "leave it out"},
        {"truts > 3", "^^^^^", "no gauge or fact", "`gauges` or `facts`"},
        {"trust > 3 and Asked", "              ^^^^^", "no gauge or fact",
         "spelling"},
        {"lake-house", "^^^^^^^^^^", "reads as a minus", "write `lake_house`"},
        {"not lake-house", "    ^^^^^^^^^^", "reads as a minus", "lake_house"},
        {"lake house", "^^^^", "no gauge or fact", "spelling"},
        {"else", "^^^^", "`else` stands alone", "write `when: else`"},
        {"asked or else", "         ^^^^", "`else` stands alone", "`else`"},
        {"scene == 3", "^^^^^", "cannot ask for the scene", "fact"},
        {"spent", "^^^^^", "cannot ask what is spent", "fact"},
        {"3trust > 1", "^^^^^^", "neither a number nor a name", "`2 * trust`"},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(slips); i++)
        check_slip(&slips[i], EXPRESSION_TRUTH);
}

static void names_the_fix_for_gaps(void **state)
{
    static const struct slip slips[] = {
        {"", "", "there is no expression here", "`trust >= 3`"},
        {"trust >=", "      ^^", "`>=` has nothing on its right", "compare"},
        {"asked and", "      ^^^", "`and` has nothing on its right",
         "condition"},
        {"not", "^^^", "`not` has nothing on its right", "`not asked`"},
        {"trust + > 3", "        ^", "`>` has nothing on its left", "number"},
        {">= 3", "^^", "`>=` has nothing on its left", "gauge or a number"},
        {"or asked", "^^", "`or` has nothing on its left", "a condition"},
        {"+3 > 2", "^", "`+` has nothing on its left", "leave it out"},
        {"trust >= 2 and <= 5", "               ^^",
         "`<=` has nothing on its left", "`trust >= 2 and trust <= 5`"},
        {"(trust > 3", "^", "this `(` is never closed", "`)`"},
        {"asked and (", "          ^", "this `(` is never closed", "`)`"},
        {"trust > 3)", "         ^", "this `)` closes nothing", "`(`"},
        {")", "^", "this `)` closes nothing", "`(`"},
        {"asked and ()", "          ^^", "nothing between these", "leave"},
        {"trust 3", "      ^", "missing between `trust` and `3`", "`>=`"},
        {"(trust > 3 asked)", "           ^^^^^",
         "missing between `3` and `asked`", "`and`"},
        {"asked not told", "      ^^^", "missing between", "`and`"},
        {"asked == not told", "         ^^^", "`not` needs parentheses",
         "`(not ...)`"},
        {"- not asked > 3", "  ^^^", "`not` needs parentheses", "`(not ...)`"},
        {"1000001 > trust", "^^^^^^^", "too large", "1000000"},
        {"99999999999999999999 > trust", "^^^^^^^^^^^^^^^^^^^^", "too large",
         "1000000"},
        {"trust > 2.5", "         ^", "numbers here are whole", "whole number"},
        {"trust > 1,000", "         ^", "numbers here are whole", "comma"},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(slips); i++)
        check_slip(&slips[i], EXPRESSION_TRUTH);
}

static void names_the_fix_for_types(void **state)
{
    static const struct slip conditions[] = {
        {"trust", "^^^^^", "`trust` is a number, not a condition",
         "`trust >= 1`"},
        {"not trust", "    ^^^^^", "`trust` is a number", "`trust >= 1`"},
        {"trust and asked", "^^^^^", "`trust` is a number", "`trust >= 1`"},
        {"asked or trust + risk", "         ^^^^^^^^^^^^",
         "`trust + risk` is a number", "`trust + risk >= 1`"},
        {"trust == 3 or 4", "              ^", "`4` is a number",
         "`trust == 3 or trust == 4`"},
        {"asked == 1", "^^^^^^^^^^", "`asked` is true or false, and `1` is a",
         "write `asked`, or"},
        {"0 < asked", "^^^^^^^^^", "`asked` is true or false, and `0` is a",
         "write `asked`, or"},
        {"trust == true", "^^^^^^^^^^^^^",
         "`trust` is a number, and cannot be "
         "`true`",
         "`trust >= 1`"},
        {"asked < told", "      ^", "`<` compares numbers, and `asked`",
         "`==`"},
        {"asked + 1 > 2", "^^^^^", "`asked` is true or false, not a number",
         "gauge"},
        {"trust * (asked or told) > 2", "        ^^^^^^^^^^^^^^^",
         "`(asked or told)` is true or false", "gauge"},
        {"-asked > 2", " ^^^^^", "`asked` is true or false", "gauge"},
        {"1 < trust < 5", "          ^", "two sides, not three",
         "write `1 < trust and trust < 5`"},
        {"1 < trust + 1 == risk*2 and asked", "              ^^",
         "two sides, not three", "`1 < trust + 1 and trust + 1 == risk*2`"},
        {"asked == told == lake_house", "              ^^",
         "two sides, not three", "`asked == told and told == lake_house`"},
    };
    static const struct slip odds[] = {
        {"asked", "^^^^^", "`asked` is true or false, not a number", "gauge"},
        {"trust > 3", "^^^^^^^^^", "`trust > 3` is true or false", "gauge"},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(conditions); i++)
        check_slip(&conditions[i], EXPRESSION_TRUTH);
    for (size_t i = 0; i < LENGTH(odds); i++)
        check_slip(&odds[i], EXPRESSION_WHOLE);
}

/* Cuts and mixtures of good expressions: whatever is wrong is said in one
 * short sentence, at a place inside the text. */
static void always_says_something(void **state)
{
    static const char *const pieces[] = {
        "trust",
        "asked",
        "3",
        "(",
        ")",
        "-",
        "not",
        "and",
        "or",
        "<",
        "==",
        "+",
        "*",
        "nobody",
        "else",
        "=",
        "true",
        "\n",
        "a_name_of_some_length_that_is_too_long_to_be_quoted_in_a_message"};
    struct dice dice = dice_for(8, 2);
    size_t bad = 0;

    (void)state;
    for (int round = 0; round < 20000; round++) {
        char text[1000] = "";
        for (uint32_t left = dice_below(&dice, 9); left; left--) {
            strcat(text, pieces[dice_below(&dice, LENGTH(pieces))]);
            strcat(text, dice_says(&dice, 80) ? " " : "");
        }
        struct parsed parsed =
            parse(text, round % 2 ? EXPRESSION_TRUTH : EXPRESSION_WHOLE);
        const struct expression_problem *problem = &parsed.problem;
        if (!parsed.good) {
            bad++;
            assert_true(problem->start <= problem->end);
            assert_true(problem->end <= strlen(text));
            assert_true(strnlen(problem->message, 160) < 150);
            assert_true(strnlen(problem->help, 160) < 158);
            assert_true(*problem->message && *problem->help);
            assert_null(strchr(problem->message, '\n'));
            assert_null(strchr(problem->help, '\n'));
            assert_int_not_equal(problem->message[strlen(problem->message) - 1],
                                 '.');
        }
        free(parsed.code);
    }
    assert_true(bad > 10000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_the_fix_for_signs),
        cmocka_unit_test(names_the_fix_for_words),
        cmocka_unit_test(names_the_fix_for_gaps),
        cmocka_unit_test(names_the_fix_for_types),
        cmocka_unit_test(always_says_something),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
