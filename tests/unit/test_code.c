/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is known of a code: its row, its page, and what it means in a
 * sentence. */
#include "base/code.h"
#include "base/embedded.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

static void has_a_page_for_each_code(void **state)
{
    const char *name;

    (void)state;
    for (size_t i = 0; (name = primum_code_at(i)); i++) {
        const char *page = primum_code_page(name);
        assert_non_null(page);
        assert_memory_equal(page, "# ", 2);
        assert_memory_equal(page + 2, name, strlen(name));
        assert_int_equal(page[2 + strlen(name)], '\n');
    }
}

static void has_a_code_for_each_page(void **state)
{
    size_t pages = 0;

    (void)state;
    for (const struct embedded *page = embedded_pages; page->name; page++) {
        assert_int_not_equal(code_find(page->name), CODE_COUNT);
        pages++;
    }
    assert_int_equal(pages, CODE_COUNT);
}

/* It stands in one line of a list, and begins the first paragraph. */
static void says_what_each_means(void **state)
{
    const char *name;

    (void)state;
    for (size_t i = 0; (name = primum_code_at(i)); i++) {
        char *meaning = primum_code_meaning(name);
        char *about = code_about((enum code)i);
        size_t length = strlen(meaning);
        assert_in_range(length, 20, 110);
        assert_int_equal(meaning[length - 1], '.');
        assert_null(strchr(meaning, '\n'));
        assert_null(strstr(meaning, ". "));
        assert_null(strchr(about, '\n'));
        assert_memory_equal(about, meaning, length);
        free(about);
        free(meaning);
    }
}

static void knows_the_row_of_a_code(void **state)
{
    struct primum_code code;

    (void)state;
    assert_true(primum_code_find("dead-end", &code));
    assert_string_equal(code.name, "dead-end");
    assert_int_equal(code.severity, PRIMUM_ERROR);
    assert_int_equal(code.kind, PRIMUM_CODE_PROVED);
    assert_true(primum_code_find("reading-level", &code));
    assert_int_equal(code.severity, PRIMUM_NOTE);
    assert_int_equal(code.kind, PRIMUM_CODE_ADVISED);
    assert_true(primum_code_find("yaml", &code));
    assert_int_equal(code.kind, PRIMUM_CODE_READ);
}

static void knows_nothing_of_other_words(void **state)
{
    static const char *const words[] = {"", "dead", "dead-ends", "README",
                                        "Dead-end"};
    struct primum_code code;

    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        assert_false(primum_code_find(words[i], &code));
        assert_null(primum_code_page(words[i]));
        assert_null(primum_code_meaning(words[i]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(has_a_page_for_each_code),
        cmocka_unit_test(has_a_code_for_each_page),
        cmocka_unit_test(says_what_each_means),
        cmocka_unit_test(knows_the_row_of_a_code),
        cmocka_unit_test(knows_nothing_of_other_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
