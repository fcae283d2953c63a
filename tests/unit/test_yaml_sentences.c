/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything libyaml 0.2.5 can say about a file: that each has a sentence of
 * ours, wherever it is said to be, in which no word is libyaml's; and files
 * that are no text, or not in UTF-8. */
#include "broken_yaml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#define LENGTH(array) (sizeof(array) / sizeof *(array))

static const struct {
    const char *problem, *context;
} said[] = {
    /* The scanner. */
    {"could not find expected ':'", "while scanning a simple key"},
    {"block sequence entries are not allowed in this context", NULL},
    {"mapping keys are not allowed in this context", NULL},
    {"mapping values are not allowed in this context", NULL},
    {"found character that cannot start any token",
     "while scanning for the next token"},
    {"could not find expected directive name", "while scanning a directive"},
    {"found unexpected non-alphabetical character",
     "while scanning a directive"},
    {"found unknown directive name", "while scanning a directive"},
    {"did not find expected comment or line break",
     "while scanning a directive"},
    {"did not find expected digit or '.' character",
     "while scanning a %YAML directive"},
    {"did not find expected version number",
     "while scanning a %YAML directive"},
    {"found extremely long version number", "while scanning a %YAML directive"},
    {"did not find expected whitespace", "while scanning a %TAG directive"},
    {"did not find expected whitespace or line break",
     "while scanning a %TAG directive"},
    {"did not find expected '!'", "while scanning a tag directive"},
    {"did not find expected '!'", "while parsing a tag directive"},
    {"did not find expected alphabetic or numeric character",
     "while scanning an anchor"},
    {"did not find expected alphabetic or numeric character",
     "while scanning an alias"},
    {"did not find expected '!'", "while scanning a tag"},
    {"did not find the expected '>'", "while scanning a tag"},
    {"did not find expected whitespace or line break", "while scanning a tag"},
    {"did not find expected tag URI", "while parsing a tag"},
    {"did not find URI escaped octet", "while parsing a tag"},
    {"found an incorrect leading UTF-8 octet", "while parsing a tag"},
    {"found an incorrect trailing UTF-8 octet", "while parsing a tag"},
    {"did not find expected tag URI", "while parsing a %TAG directive"},
    {"did not find URI escaped octet", "while parsing a %TAG directive"},
    {"found an incorrect leading UTF-8 octet",
     "while parsing a %TAG directive"},
    {"found an incorrect trailing UTF-8 octet",
     "while parsing a %TAG directive"},
    {"found an indentation indicator equal to 0",
     "while scanning a block scalar"},
    {"did not find expected comment or line break",
     "while scanning a block scalar"},
    {"found a tab character where an indentation space is expected",
     "while scanning a block scalar"},
    {"found unexpected document indicator", "while scanning a quoted scalar"},
    {"found unexpected end of stream", "while scanning a quoted scalar"},
    {"found unknown escape character", "while parsing a quoted scalar"},
    {"did not find expected hexdecimal number",
     "while parsing a quoted scalar"},
    {"found invalid Unicode character escape code",
     "while parsing a quoted scalar"},
    {"found unexpected ':'", "while scanning a plain scalar"},
    {"found a tab character that violates indentation",
     "while scanning a plain scalar"},
    /* The parser. */
    {"did not find expected <stream-start>", NULL},
    {"did not find expected <document start>", NULL},
    {"found undefined tag handle", "while parsing a node"},
    {"did not find expected node content", "while parsing a block node"},
    {"did not find expected node content", "while parsing a flow node"},
    {"did not find expected '-' indicator", "while parsing a block collection"},
    {"did not find expected key", "while parsing a block mapping"},
    {"did not find expected ',' or ']'", "while parsing a flow sequence"},
    {"did not find expected ',' or '}'", "while parsing a flow mapping"},
    {"found duplicate %YAML directive", NULL},
    {"found incompatible YAML document", NULL},
    {"found duplicate %TAG directive", NULL},
    /* The loader, which is not in use. */
    {"found undefined alias", NULL},
    {"second occurrence", "found duplicate anchor; first occurrence"},
};

static const char *const reader_said[] = {"input error",
                                          "invalid leading UTF-8 octet",
                                          "invalid trailing UTF-8 octet",
                                          "invalid Unicode character",
                                          "incomplete UTF-16 character",
                                          "unexpected low surrogate area",
                                          "expected low surrogate area",
                                          "input is too long",
                                          "incomplete UTF-8 octet sequence",
                                          "invalid length of a UTF-8 sequence",
                                          "incomplete UTF-16 surrogate pair",
                                          "control characters are not allowed"};

/* Files that have nothing of what an error speaks of. */
static const char *const files[] = {"",
                                    "\n\n",
                                    "title: x\n",
                                    "title: x",
                                    "- a\n- b",
                                    "# only this\n",
                                    "a:\n  b:\n    - {c: \"d",
                                    "  \t\n",
                                    "\"",
                                    "*",
                                    "a: |\n\n",
                                    "{",
                                    "-",
                                    ":"};

static const struct mark marks[] = {{1, 1}, {1, 2},  {1, 4},  {2, 1},
                                    {3, 3}, {3, 99}, {999, 1}};

/* Reports an error about a file of which it may not be true. */
static struct primum_report *report_of(const struct yaml_error *error,
                                       const char *file)
{
    struct primum_report *report = primum_report_new();
    struct source source;

    source_init(&source, "room.yaml", file, strlen(file));
    yaml_error_report(error, &source, report);
    source_release(&source);
    return report;
}

static void check_words(const char *sentence, const char *problem)
{
    static const char *const jargon[] = {
        "scalar", "mapping",   "node",    "sequence",    "token",
        "octet",  "indicator", "stream",  "directive",   "document",
        "anchor", "block",     "context", "escape char", "surrogate"};

    assert_non_null(sentence);
    assert_true(*sentence);
    if (strstr(sentence, problem))
        fail_msg("%s", sentence);
    for (size_t i = 0; i < LENGTH(jargon); i++)
        if (strstr(sentence, jargon[i]))
            fail_msg("%s: %s", problem, sentence);
}

static void check_told(const struct yaml_error *error, const char *file)
{
    struct primum_report *report = report_of(error, file);
    const struct primum_diagnostic *told = primum_report_get(report, 0);

    assert_non_null(told);
    assert_null(primum_report_get(report, 1));
    check_words(told->message, error->problem);
    check_words(told->help, error->problem);
    assert_null(strstr(told->message, "cannot be understood"));
    assert_true(told->line && told->column);
    assert_int_equal(told->end_line, told->line);
    assert_true(told->end_column > told->column);
    char *human = primum_report_render(report, PRIMUM_FORMAT_HUMAN);
    assert_non_null(human);
    free(human);
    primum_report_free(report);
}

static void has_words_for_all_that_is_said(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH(said); i++)
        for (size_t f = 0; f < LENGTH(files); f++)
            for (size_t p = 0; p < LENGTH(marks); p++)
                for (size_t c = 0; c < LENGTH(marks); c++) {
                    struct yaml_error error = {
                        .trouble = YAML_TROUBLE_SYNTAX,
                        .problem = said[i].problem,
                        .context = said[i].context,
                        .problem_mark = marks[p],
                        .context_mark = marks[c],
                    };
                    check_told(&error, files[f]);
                }
}

static void has_words_for_what_is_new(void **state)
{
    struct yaml_error error = {.trouble = YAML_TROUBLE_SYNTAX,
                               .problem = "found a scalar mapping node",
                               .problem_mark = {1, 1},
                               .context_mark = {1, 1}};

    (void)state;
    for (int i = 0; i < 2; i++) {
        struct primum_report *report = report_of(&error, "title: x\n");
        assert_string_equal(primum_report_get(report, 0)->message,
                            "this line cannot be understood");
        primum_report_free(report);
        error.problem = NULL;
    }
}

static void has_words_for_the_reader(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH(reader_said); i++)
        for (size_t f = 0; f < LENGTH(files); f++)
            for (size_t offset = 0; offset <= 4; offset++) {
                struct yaml_error error = {.trouble = YAML_TROUBLE_READER,
                                           .problem = reader_said[i],
                                           .offset = offset};
                if (offset <= strlen(files[f]))
                    check_told(&error, files[f]);
            }
}

/* ---- Files that are not text in UTF-8 ---- */

struct foreign {
    const char *bytes;
    size_t length;
    uint32_t line, column;
    const char *code, *message;
};

#define FOREIGN(bytes, line, column, code, message)                            \
    {                                                                          \
        bytes, sizeof bytes - 1, line, column, code, message                   \
    }

static void knows_what_is_no_text(void **state)
{
    static const struct foreign known[] = {
        FOREIGN("title: a\x1b[2J\n", 1, 9, "control-character",
                "an escape character (U+001B)"),
        FOREIGN("a: é\nbé: éé\0x\n", 2, 7, "control-character",
                "a NUL character (U+0000)"),
        FOREIGN("a: b\b\n", 1, 5, "control-character", "a backspace (U+0008)"),
        FOREIGN("a: b\x7f\n", 1, 5, "control-character",
                "a delete character (U+007F)"),
        FOREIGN("a: b\xc2\x81\n", 1, 5, "control-character",
                "a control character (U+0081)"),
        FOREIGN("a: b\xef\xbf\xbe\n", 1, 5, "control-character",
                "a stray code (U+FFFE)"),
        FOREIGN("a: caf\xe9 b\n", 1, 7, "encoding", "not in UTF-8"),
        FOREIGN("a: é\nb: it\x92s\n", 2, 6, "encoding", "not in UTF-8"),
        FOREIGN("a: \xc0\x80\n", 1, 4, "encoding", "not in UTF-8"),
        FOREIGN("a: \xed\xa0\x80\n", 1, 4, "encoding", "not in UTF-8"),
        FOREIGN("a: \xe2\x80", 1, 4, "encoding", "not in UTF-8"),
        FOREIGN("\xff\xfe"
                "a\0:\0 \0b\0",
                1, 1, "encoding", "in UTF-16"),
        FOREIGN("\xfe\xff\0a\0:\0 \0b", 1, 1, "encoding", "in UTF-16"),
        FOREIGN("a\0:\0 \0b\0", 1, 1, "encoding", "in UTF-16"),
        FOREIGN("\0a\0:\0 \0b", 1, 1, "encoding", "in UTF-16"),
        FOREIGN("\xff\xfe\0\0a\0\0\0", 1, 1, "encoding", "in UTF-32"),
        FOREIGN("\0\0\xfe\xff\0\0\0a", 1, 1, "encoding", "in UTF-32"),
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(known); i++) {
        struct primum_report *report = primum_report_new();
        assert_false(read_yaml(known[i].bytes, known[i].length, report));
        const struct primum_diagnostic *told = primum_report_get(report, 0);
        if (strcmp(told->code, known[i].code) != 0 ||
            !strstr(told->message, known[i].message))
            fail_msg("%s should be: %s", told->message, known[i].message);
        assert_int_equal(told->line, known[i].line);
        assert_int_equal(told->column, known[i].column);
        primum_report_free(report);
    }
}

/* A second place explains the first. */
static void points_at_both_places(void **state)
{
    static const struct {
        const char *text, *label;
    } known[] = {
        {"say: Room #3 is free\n  for you\n", "so this belongs to nothing"},
        {"say: \"Hi\nintent: \"x\"\n", "so this one seemed to close it"},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(known); i++) {
        struct primum_report *report = primum_report_new();
        assert_false(read_yaml(known[i].text, strlen(known[i].text), report));
        char *human = primum_report_render(report, PRIMUM_FORMAT_HUMAN);
        if (!strstr(human, known[i].label))
            fail_msg("%s", human);
        free(human);
        primum_report_free(report);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(has_words_for_all_that_is_said),
        cmocka_unit_test(has_words_for_what_is_new),
        cmocka_unit_test(has_words_for_the_reader),
        cmocka_unit_test(knows_what_is_no_text),
        cmocka_unit_test(points_at_both_places),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
