/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ids, and what people write in place of them. */
#include "primum.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void expect(const char *text, const char *id)
{
    char *suggested = primum_id_suggest(text);

    if (id)
        assert_string_equal(suggested, id);
    else
        assert_null(suggested);
    free(suggested);
}

static void test_ids_stay(void **state)
{
    (void)state;
    expect("a", "a");
    expect("the-closed-door", "the-closed-door");
    expect("a--2-", "a--2-");
}

static void test_others_become_one(void **state)
{
    (void)state;
    expect("My Scene!", "my-scene");
    expect("  Two\twords ", "two-words");
    expect("3rd-try", "rd-try");
    expect("late_again", "late-again");
    expect("\xc3\x9c"
           "ber\x1b[31m",
           "ber-31m");
}

static void test_nothing_is_left(void **state)
{
    (void)state;
    expect("", NULL);
    expect("007", NULL);
    expect("\xe2\x80\xae", NULL);
}

static void test_length(void **state)
{
    char text[80], id[80];

    (void)state;
    memset(text, 'x', sizeof text);
    text[64] = '\0';
    expect(text, text);
    memcpy(id, text, sizeof id);
    text[64] = 'x';
    text[79] = '\0';
    expect(text, id);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ids_stay),
        cmocka_unit_test(test_others_become_one),
        cmocka_unit_test(test_nothing_is_left),
        cmocka_unit_test(test_length),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
