/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Command lines read through tables: what is allowed, what was given, and what
 * is said about the rest. */
#include "cli/buffer.c"
#include "cli/options.c"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

static const struct option_row table[] = {
    {"seed", 's', "N", "a number"},
    {"format", '\0', "human|short", "one of two"},
    {"strict", 'S', NULL, "a flag"},
    {0},
};

enum { MOST_WORDS = 16 };

/* A line cut at its spaces, behind a name that does not matter. */
struct line {
    char copy[256];
    char *argv[MOST_WORDS];
    int argc;
};

static void cut(struct line *line, const char *text)
{
    static char name[] = "primum";
    *line = (struct line){.argv = {name}, .argc = 1};
    snprintf(line->copy, sizeof line->copy, "%s", text);
    for (char *at = strtok(line->copy, " "); at && line->argc < MOST_WORDS;
         at = strtok(NULL, " "))
        line->argv[line->argc++] = at;
}

/* Values and arguments point into the line, which stays until the next
 * reading. */
static bool read_line(struct options *options, const char *text, int *word)
{
    static struct line line;
    cut(&line, text);
    options_init(options);
    options_allow(options, table);
    return options_read(options, line.argc, line.argv, word);
}

static void says(const char *line, const char *problem)
{
    struct options options;
    assert_false(read_line(&options, line, NULL));
    assert_string_equal(options.problem, problem);
    options_release(&options);
}

static void nothing_is_given(void **state)
{
    struct options options;
    (void)state;
    assert_true(read_line(&options, "", NULL));
    assert_int_equal(options.argument_count, 0);
    assert_null(options_value(&options, "seed"));
    assert_null(options_value(&options, "help"));
    assert_null(options_value(&options, "no-such-option"));
    assert_null(options.problem);
    options_release(&options);
}

static void options_and_arguments_mix(void **state)
{
    struct options options;
    (void)state;
    assert_true(read_line(&options, "one -s 7 two --strict three", NULL));
    assert_string_equal(options_value(&options, "seed"), "7");
    assert_string_equal(options_value(&options, "strict"), "");
    assert_int_equal(options.argument_count, 3);
    assert_string_equal(options.arguments[0], "one");
    assert_string_equal(options.arguments[1], "two");
    assert_string_equal(options.arguments[2], "three");
    options_release(&options);
}

static void values_have_every_form(void **state)
{
    static const char *const lines[] = {
        "-s7", "-s 7", "--seed=7", "--seed 7", "-Ss7", "--see 7", "-s1 -s7"};
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct options options;
        assert_true(read_line(&options, lines[i], NULL));
        assert_string_equal(options_value(&options, "seed"), "7");
        assert_int_equal(options.argument_count, 0);
        options_release(&options);
    }
}

static void two_dashes_end_the_options(void **state)
{
    struct options options;
    (void)state;
    assert_true(read_line(&options, "one -- --strict -s", NULL));
    assert_null(options_value(&options, "strict"));
    assert_int_equal(options.argument_count, 3);
    assert_string_equal(options.arguments[1], "--strict");
    assert_string_equal(options.arguments[2], "-s");
    options_release(&options);
}

static void a_dash_is_an_argument(void **state)
{
    struct options options;
    (void)state;
    assert_true(read_line(&options, "- --strict", NULL));
    assert_int_equal(options.argument_count, 1);
    assert_string_equal(options.arguments[0], "-");
    options_release(&options);
}

static void reading_stops_at_a_word(void **state)
{
    struct options options;
    int word = -1;
    (void)state;
    assert_true(read_line(&options, "--color always play --strict", &word));
    assert_int_equal(word, 3);
    assert_string_equal(options_value(&options, "color"), "always");
    assert_null(options_value(&options, "strict"));
    options_release(&options);
    assert_true(read_line(&options, "--plain", &word));
    assert_int_equal(word, 2);
    options_release(&options);
}

static void two_readings_add_up(void **state)
{
    struct options options;
    struct line line;
    int word;
    (void)state;
    cut(&line, "--plain play x --strict");
    options_init(&options);
    assert_true(options_read(&options, line.argc, line.argv, &word));
    options_allow(&options, table);
    assert_true(
        options_read(&options, line.argc - word, line.argv + word, NULL));
    assert_string_equal(options_value(&options, "plain"), "");
    assert_string_equal(options_value(&options, "strict"), "");
    assert_int_equal(options.argument_count, 1);
    assert_string_equal(options.arguments[0], "x");
    options_release(&options);
}

static void mistakes_are_explained(void **state)
{
    (void)state;
    says("--strct", "There is no option --strct. Did you mean --strict?");
    says("--zzzzzz=1", "There is no option --zzzzzz.");
    says("-x", "There is no option -x.");
    says("--strict -Sx", "There is no option -x.");
    says("--seed", "The option --seed needs a value: N.");
    says("-s", "The option --seed needs a value: N.");
    says("--strict=1", "The option --strict takes no value.");
    says("--format long",
         "The option --format is one of human|short, not \"long\".");
    says("--format huma",
         "The option --format is one of human|short, not \"huma\".");
    says("--format human|short",
         "The option --format is one of human|short, not \"human|short\".");
    says("--format=", "The option --format is one of human|short, not \"\".");
    says("--color=blue",
         "The option --color is one of auto|always|never, not \"blue\".");
}

static void listed_words_are_taken(void **state)
{
    struct options options;
    (void)state;
    assert_true(read_line(&options, "--format short --color=never", NULL));
    assert_string_equal(options_value(&options, "format"), "short");
    assert_string_equal(options_value(&options, "color"), "never");
    options_release(&options);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_given),
        cmocka_unit_test(options_and_arguments_mix),
        cmocka_unit_test(values_have_every_form),
        cmocka_unit_test(two_dashes_end_the_options),
        cmocka_unit_test(a_dash_is_an_argument),
        cmocka_unit_test(reading_stops_at_a_word),
        cmocka_unit_test(two_readings_add_up),
        cmocka_unit_test(mistakes_are_explained),
        cmocka_unit_test(listed_words_are_taken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
