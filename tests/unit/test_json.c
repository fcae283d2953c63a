/* SPDX-License-Identifier: GPL-3.0-or-later */

/* JSON to write: order, escapes, and numbers that read back the same. */
#include "base/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <float.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void assert_json(struct json *value, const char *wanted)
{
    char *found = json_line(value);

    assert_string_equal(found, wanted);
    free(found);
}

static void keeps_the_order_of_keys(void **state)
{
    struct json *map = json_map();

    (void)state;
    json_put_text(map, "zeta", "last");
    json_put_whole(map, "alpha", -3);
    json_put_flag(map, "mid", true);
    json_put_flag(map, "no", false);
    json_put_text(map, "absent", NULL);
    json_put_null(map, "none");
    assert_json(map, "{\"zeta\":\"last\",\"alpha\":-3,\"mid\":true,"
                     "\"no\":false,\"none\":null}");
}

static void nests(void **state)
{
    struct json *map = json_map(), *list = json_list(), *inner = json_map();

    (void)state;
    json_put_whole(inner, "number", 1);
    json_add(list, inner);
    json_add(list, json_text_of("say"));
    json_add(list, json_list());
    json_put(map, "choices", list);
    assert_json(map, "{\"choices\":[{\"number\":1},\"say\",[]]}");
    assert_json(json_text_of("alone"), "\"alone\"");
    assert_json(json_map(), "{}");
}

static void knows_when_it_is_empty(void **state)
{
    struct json *map = json_map(), *list = json_list();

    (void)state;
    assert_true(json_empty(map));
    assert_true(json_empty(list));
    json_put_text(map, "absent", NULL);
    assert_true(json_empty(map));
    json_put_whole(map, "here", 0);
    json_add(list, json_list());
    assert_false(json_empty(map));
    assert_false(json_empty(list));
    json_add(list, map);
    free(json_line(list));
}

static void writes_utf8_as_it_is(void **state)
{
    (void)state;
    assert_json(json_text_of("\xc3\xa9 \xe4\xb8\xad \xf0\x9f\x98\x80"),
                "\"\xc3\xa9 \xe4\xb8\xad \xf0\x9f\x98\x80\"");
    assert_json(json_text_of("a\"b\\c/d\n\t\x01"),
                "\"a\\\"b\\\\c/d\\n\\t\\u0001\"");
}

static void writes_whole_numbers_exactly(void **state)
{
    struct json *map = json_map();

    (void)state;
    json_put_whole(map, "seed", (INT64_C(1) << 53) - 1);
    json_put_whole(map, "least", INT64_MIN);
    json_put_whole(map, "most", INT64_MAX);
    assert_json(map, "{\"seed\":9007199254740991,"
                     "\"least\":-9223372036854775808,"
                     "\"most\":9223372036854775807}");
}

static void writes_few_digits(void **state)
{
    struct json *map = json_map();

    (void)state;
    json_put_real(map, "a", 0.1);
    json_put_real(map, "b", 0.7);
    json_put_real(map, "c", 41.2);
    json_put_real(map, "d", 1);
    json_put_real(map, "e", 0);
    assert_json(map, "{\"a\":0.1,\"b\":0.7,\"c\":41.2,\"d\":1.0,\"e\":0.0}");
    map = json_map();
    json_put_real(map, "third", 1.0 / 3);
    assert_json(map, "{\"third\":0.3333333333333333}");
    map = json_map();
    json_put_real(map, "sum", 0.1 + 0.2);
    assert_json(map, "{\"sum\":0.30000000000000004}");
}

/* The number after it went out, together with another, and in again. */
static double there_and_back(double number, double other)
{
    struct json *map = json_map(), *list = json_list(), *inner = json_map();

    json_put_real(inner, "deep", number);
    json_add(list, inner);
    json_put(map, "list", list);
    json_put_real(map, "other", other);
    char *line = json_line(map);
    json_t *read = json_loads(line, 0, NULL);
    assert_non_null(read);
    json_t *deep = json_object_get(
        json_array_get(json_object_get(read, "list"), 0), "deep");
    double back = json_real_value(deep);
    double back_other = json_real_value(json_object_get(read, "other"));
    assert_memory_equal(&back_other, &other, sizeof other);
    json_decref(read);
    free(line);
    return back;
}

static void numbers_read_back_the_same(void **state)
{
    static const double numbers[] = {
        0.1,         1.0 / 3,
        2.0 / 3,     0.1 + 0.2,
        83.1,        1e-9,
        1e300,       -1e-300,
        DBL_MIN,     DBL_MAX,
        DBL_EPSILON, -0.0,
        4.9e-324,    123456789.123456789,
    };
    uint64_t bits = 1;

    (void)state;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        double back = there_and_back(numbers[i], 0.5);
        assert_memory_equal(&back, &numbers[i], sizeof back);
    }
    for (int i = 0; i < 5000; i++) {
        bits = bits * UINT64_C(6364136223846793005) + 1;
        double number = (double)(bits >> 11) / 9007199254740992.0;
        double back = there_and_back(number, 0.25);
        assert_memory_equal(&back, &number, sizeof back);
        back = there_and_back(0.25, number);
        assert_true(back == 0.25);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_the_order_of_keys),
        cmocka_unit_test(nests),
        cmocka_unit_test(knows_when_it_is_empty),
        cmocka_unit_test(writes_utf8_as_it_is),
        cmocka_unit_test(writes_whole_numbers_exactly),
        cmocka_unit_test(writes_few_digits),
        cmocka_unit_test(numbers_read_back_the_same),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
