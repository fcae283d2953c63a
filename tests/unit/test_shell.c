/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A word for a shell is one word, and no more happens: asked of the shell. */
#include "cli/buffer.c"
#include "cli/shell.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>

static void test_as_it_is(void **unused)
{
    char *word = shell_word("scenarios/the-closed-door.yaml");

    (void)unused;
    assert_string_equal(word, "scenarios/the-closed-door.yaml");
    free(word);
}

/* What the shell understands of the word. */
static void assert_understood(const char *text)
{
    char said[256] = "";
    char *word = shell_word(text);
    char *command = buffer_text("printf '[%%s]' %s", word);
    char *expected = buffer_text("[%s]", text);
    FILE *shell = popen(command, "r");

    assert_non_null(shell);
    said[fread(said, 1, sizeof said - 1, shell)] = '\0';
    pclose(shell);
    assert_string_equal(said, expected);
    free(expected);
    free(command);
    free(word);
}

static void test_understood(void **unused)
{
    static const char *const texts[] = {
        "",       "a b",  "it's",        "'",        "''",
        "$(id)",  "`id`", "a\nb",        "a;b",      "\"x\" \\ *",
        "~/x y&", "#x",   "\xc3\xa9 !1", "x'$(id)'", "-n >y <z |",
    };

    (void)unused;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_understood(texts[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_as_it_is),
        cmocka_unit_test(test_understood),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
