/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Expressions: what known ones come to; that they saturate, that this is
 * foreseen, and that deep ones are refused. */
#include "expressions.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int32_t value_of(const char *text, enum expression_type type,
                        const int32_t *values)
{
    struct parsed parsed = parse(text, type);

    if (!parsed.good)
        fail_msg("%s: %s", text, parsed.problem.message);
    int32_t value = expression_run(parsed.code, values);
    free(parsed.code);
    return value;
}

/* ---- Known expressions ---- */

static void knows_what_is_true(void **state)
{
    /* With trust 4, safety 2, risk 0, asked true, told and lake_house false. */
    static const int32_t values[VARIABLES] = {4, 2, 0, true, false, false};
    static const struct {
        const char *text;
        bool truth;
    } known[] = {
        {"true", true},
        {"false", false},
        {"asked", true},
        {"told", false},
        {"not told", true},
        {"not not asked", true},
        {"trust >= 4", true},
        {"trust >= 5", false},
        {"trust > 3", true},
        {"trust > 4", false},
        {"trust < 5", true},
        {"trust < 4", false},
        {"trust <= 4", true},
        {"trust <= 3", false},
        {"trust == 4", true},
        {"trust == 3", false},
        {"trust != 4", false},
        {"trust != 3", true},
        {"4 <= trust", true},
        {"5 <= trust", false},
        {"3 < 4", true},
        {"trust > safety", true},
        {"safety > trust", false},
        {"trust == safety + 2", true},
        {"trust>=-3", true},
        {"- trust < 0", true},
        {"not trust >= 5", true},
        {"not trust >= 4", false},
        {"asked == true", true},
        {"asked != told", true},
        {"told == false", true},
        {"asked == (trust == 4)", true},
        {"(told or asked) == (asked and trust > 1)", true},
        {"told == (asked and told)", true},
        /* `and` binds more than `or`, `not` more than both, less than `==`. */
        {"asked or told and told", true},
        {"(asked or told) and told", false},
        {"told and told or asked", true},
        {"not told and asked", true},
        {"not asked and told", false},
        {"not (asked and told)", true},
        {"not told == asked", true},
        {"(not told) == asked", true},
        {"trust >= 4 and safety <= 2 and not told or lake_house", true},
        {"\ttrust\n>=\r4 ", true},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(known); i++)
        if (value_of(known[i].text, EXPRESSION_TRUTH, values) != known[i].truth)
            fail_msg("%s should be %d", known[i].text, known[i].truth);
}

static void knows_numbers(void **state)
{
    static const int32_t values[VARIABLES] = {4, 2, 0, true, false, false};
    static const struct {
        const char *text;
        int32_t number;
    } known[] = {
        {"0", 0},
        {"007", 7},
        {"1000000", 1000000},
        {"-1000000", -1000000},
        {"--3", 3},
        {"- - -3", -3},
        {"-(trust)", -4},
        {"1 + 2 * 3", 7},
        {"(1 + 2) * 3", 9},
        {"10 - 2 - 3", 5},
        {"10 - (2 - 3)", 11},
        {"2 - 3 * 4 - 5", -15},
        {"-2 * 3", -6},
        {"2 * -3", -6},
        {"3-2", 1},
        {"trust * 2 + 1", 9},
        {"10 - trust", 6},
        {"trust * trust - safety * safety", 12},
        {"(trust + safety) * (trust - safety)", 12},
        {"-trust * -safety", 8},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(known); i++)
        if (value_of(known[i].text, EXPRESSION_WHOLE, values) !=
            known[i].number)
            fail_msg("%s should be %d", known[i].text, (int)known[i].number);
}

static void saturates_at_each_operation(void **state)
{
    static const int32_t values[VARIABLES] = {
        EXPRESSION_MAX, -EXPRESSION_MAX, 1000000, 0, 0, 0};
    static const struct {
        const char *text;
        int32_t number;
    } known[] = {
        {"trust + 0", EXPRESSION_MAX},
        {"trust + 1", EXPRESSION_MAX},
        {"trust + trust", EXPRESSION_MAX},
        {"trust + 1 - 1", EXPRESSION_MAX - 1},
        {"trust - 1 + 1", EXPRESSION_MAX},
        {"safety - 1", -EXPRESSION_MAX},
        {"safety - 1 + 1", -EXPRESSION_MAX + 1},
        {"safety + safety", -EXPRESSION_MAX},
        {"-safety", EXPRESSION_MAX},
        {"-trust", -EXPRESSION_MAX},
        {"trust * trust", EXPRESSION_MAX},
        {"trust * safety", -EXPRESSION_MAX},
        {"safety * safety", EXPRESSION_MAX},
        {"risk * 2147", 2147000000},
        {"risk * 2148", EXPRESSION_MAX},
        {"risk * risk - risk", EXPRESSION_MAX - 1000000},
        {"trust * 0", 0},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(known); i++)
        if (value_of(known[i].text, EXPRESSION_WHOLE, values) !=
            known[i].number)
            fail_msg("%s should be %d", known[i].text, (int)known[i].number);
}

/* ---- Saturation foreseen ---- */

static void foresees_saturation(void **state)
{
    static const int32_t low[VARIABLES] = {0, -100, -1000000, 0, 0, 0};
    static const int32_t high[VARIABLES] = {10, 100, 1000000, 1, 1, 1};
    static const struct {
        const char *text;
        bool may;
    } known[] = {
        {"trust >= 3 and asked", false},
        {"trust * 1000000 > 5", false},
        {"trust * 1000000 * 1000 > 5", true},
        {"(10 - trust) * safety * 1000000 > 5", false},
        {"(11 - trust) * safety * 1000000 * 2 > 5", true},
        {"risk * 2147 > 5", false},
        {"risk * 2148 > 5", true},
        {"-risk * 2148 > 5", true},
        {"risk * risk > 5", true},
        {"risk * trust > 5", false},
        {"5 - risk * safety * 21 > 5", false},
        {"5 - risk * safety * 22 > 5", true},
        {"(asked or told) == (trust + safety > 4 and lake_house)", false},
        {"asked or risk * risk > 3", true},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(known); i++) {
        struct parsed parsed = parse(known[i].text, EXPRESSION_TRUTH);
        assert_true(parsed.good);
        if (expression_may_saturate(parsed.code, low, high) != known[i].may)
            fail_msg("%s", known[i].text);
        free(parsed.code);
    }
}

/* ---- Programs ---- */

static void makes_one_instruction_of_a_test(void **state)
{
    static const struct {
        const char *text;
        uint32_t count; /* with the end */
    } known[] = {
        {"asked", 2},
        {"not asked", 2},
        {"trust >= 3", 2},
        {"trust < 3", 2},
        {"not trust <= -3", 2},
        {"trust > 3 and safety < 2", 3},
        {"trust > 3 or asked and not told", 5},
        {"-5 == trust", 3},
        {"trust == 3", 3},
        {"trust * 2 + safety >= 3", 5},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(known); i++) {
        struct parsed parsed = parse(known[i].text, EXPRESSION_TRUTH);
        assert_true(parsed.good);
        if (parsed.count != known[i].count)
            fail_msg("%s: %u", known[i].text, (unsigned)parsed.count);
        free(parsed.code);
    }
}

static void an_empty_program_is_true(void **state)
{
    static const struct instruction zeroed;

    (void)state;
    assert_int_equal(expression_run(&zeroed, NULL), true);
    assert_false(expression_may_saturate(&zeroed, NULL, NULL));
}

static void appends_programs(void **state)
{
    static const int32_t values[VARIABLES] = {4, 2, 0, 1, 0, 0};
    static const char *const texts[] = {
        "trust >= 4",           "trust > (safety +",  "not asked",
        "trust * 2 == 9 and 3", "told or trust == 4", "trust > nobody"};
    struct instruction *code = NULL;
    struct expression_problem problem;
    uint32_t count = 0, starts[LENGTH(texts)];

    (void)state;
    for (size_t i = 0; i < LENGTH(texts); i++) {
        bool good;
        starts[i] = count;
        good = expression_parse(texts[i], strlen(texts[i]), EXPRESSION_TRUTH,
                                look_up, NULL, &code, &count, &problem);
        assert_int_equal(good, i % 2 == 0);
        if (!good)
            assert_int_equal(count, starts[i]);
    }
    assert_true(expression_run(code + starts[0], values));
    assert_false(expression_run(code + starts[2], values));
    assert_true(expression_run(code + starts[4], values));
    free(code);
}

/* ---- Depth ---- */

static void nest(char *text, size_t size, size_t depth, const char *open,
                 const char *middle, const char *close)
{
    size_t length = 0;

    for (size_t i = 0; i < depth; i++)
        length += (size_t)snprintf(text + length, size - length, "%s", open);
    length += (size_t)snprintf(text + length, size - length, "%s", middle);
    for (size_t i = 0; i < depth; i++)
        length += (size_t)snprintf(text + length, size - length, "%s", close);
    assert_true(length < size);
}

static void refuses_what_is_nested_too_deeply(void **state)
{
    static const struct {
        const char *open, *middle, *close;
    } shapes[] = {
        {"(", "asked", ")"},
        {"not ", "asked", ""},
        {"-", "3", ""},
        {"3 > -(", "3", ")"},
        {"1 + 2 * (", "3", ")"},
        {"asked or asked and asked == (", "asked", ")"},
    };
    static const int32_t values[VARIABLES] = {0, 0, 0, 1, 0, 0};
    static char text[200000];

    (void)state;
    for (size_t i = 0; i < LENGTH(shapes); i++) {
        enum expression_type type =
            strchr(shapes[i].middle, '3') ? EXPRESSION_WHOLE : EXPRESSION_TRUTH;
        bool refused = false;
        for (size_t depth = 1; depth <= 5000; depth += depth < 80 ? 1 : 997) {
            nest(text, sizeof text, depth, shapes[i].open, shapes[i].middle,
                 shapes[i].close);
            struct parsed parsed = parse(text, type);
            if (parsed.good)
                expression_run(parsed.code, values);
            else if (!strstr(parsed.problem.message, "nested too deeply") &&
                     !strstr(parsed.problem.message, "a number"))
                fail_msg("%.99s: %s", text, parsed.problem.message);
            assert_false(refused && parsed.good);
            refused |= !parsed.good;
            free(parsed.code);
        }
        assert_true(refused);
    }
    nest(text, sizeof text, 32, "(", "asked", ")");
    assert_true(value_of(text, EXPRESSION_TRUTH, values));
}

static void takes_long_rows(void **state)
{
    static const int32_t values[VARIABLES] = {1, 2, 3, 1, 0, 0};
    static char text[64000];

    (void)state;
    nest(text, sizeof text, 5000, "trust + ", "0", "");
    assert_int_equal(value_of(text, EXPRESSION_WHOLE, values), 5000);
    nest(text, sizeof text, 4000, "told or ", "asked", "");
    assert_true(value_of(text, EXPRESSION_TRUTH, values));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_what_is_true),
        cmocka_unit_test(knows_numbers),
        cmocka_unit_test(saturates_at_each_operation),
        cmocka_unit_test(foresees_saturation),
        cmocka_unit_test(makes_one_instruction_of_a_test),
        cmocka_unit_test(an_empty_program_is_true),
        cmocka_unit_test(appends_programs),
        cmocka_unit_test(refuses_what_is_nested_too_deeply),
        cmocka_unit_test(takes_long_rows),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
