/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Diagnostics: the table of codes, what is kept and in which order, and the
 * three renderings, with long lines, wide and hostile characters. */
#include "base/report.h"
#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FFFD "\xef\xbf\xbd"
#define ELLIPSIS "\xe2\x80\xa6"

static struct finding finding_at(uint32_t line, uint32_t column, uint32_t end)
{
    return (struct finding){
        .code = CODE_BAD_VALUE,
        .span = {{line, column}, {line, end}},
        .message = "this is no number",
        .help = "write a number",
    };
}

static void assert_renders(struct primum_report *report,
                           enum primum_format format, const char *wanted)
{
    char *found = primum_report_render(report, format);

    assert_string_equal(found, wanted);
    free(found);
}

/* The report of one finding in a text, as people see it. */
static void assert_shows(const char *text, size_t length,
                         const struct finding *finding, const char *wanted)
{
    struct primum_report *report = primum_report_new();
    struct source source;

    source_init(&source, "a.yaml", text, length);
    report_add(report, &source, finding);
    source_release(&source);
    assert_renders(report, PRIMUM_FORMAT_HUMAN, wanted);
    primum_report_free(report);
}

/* ---- The table ---- */

static void has_a_name_for_each_code(void **state)
{
    (void)state;
    for (enum code a = 0; a < CODE_COUNT; a++) {
        const char *name = code_name(a);
        assert_non_null(name);
        assert_int_equal(strspn(name, "abcdefghijklmnopqrstuvwxyz-"),
                         strlen(name));
        for (enum code b = 0; b < a; b++)
            assert_string_not_equal(name, code_name(b));
    }
    assert_string_equal(code_name(CODE_YAML), "yaml");
    assert_string_equal(code_name(CODE_LOST_TEXT), "lost-text");
}

/* ---- Gathering ---- */

static void is_empty_at_first(void **state)
{
    struct primum_report *report = primum_report_new();

    (void)state;
    assert_renders(report, PRIMUM_FORMAT_HUMAN, "");
    assert_renders(report, PRIMUM_FORMAT_SHORT, "");
    assert_renders(report, PRIMUM_FORMAT_JSON, "[]\n");
    assert_null(primum_report_get(report, 0));
    assert_null(primum_report_trouble(report));
    assert_int_equal(primum_report_count(report, PRIMUM_ERROR), 0);
    primum_report_free(report);
    primum_report_free(NULL);
}

static void orders_by_file_and_position(void **state)
{
    static const struct mark marks[] = {{3, 1}, {1, 9}, {1, 2}, {3, 1}, {2, 1}};
    static const char *const wanted[] = {"2", "1", "4", "0", "3"};
    struct primum_report *report = primum_report_new();
    struct source source, other;

    (void)state;
    source_init(&source, "b.yaml", "one\ntwo\nsix\n", 12);
    source_init(&other, "a.yaml", "one\n", 4);
    for (uint32_t i = 0; i < 5; i++) {
        char message[] = {(char)('0' + i), '\0'};
        struct finding finding =
            finding_at(marks[i].line, marks[i].column, marks[i].column);
        finding.message = message;
        report_add(report, &source, &finding);
        if (!i)
            report_add(report, &other, &finding);
    }
    for (size_t i = 0; i < 5; i++)
        assert_string_equal(primum_report_get(report, i)->message, wanted[i]);
    assert_string_equal(primum_report_get(report, 5)->path, "a.yaml");
    assert_null(primum_report_get(report, 6));
    assert_int_equal(report_errors(report, &source), 5);
    assert_int_equal(report_errors(report, &other), 1);
    assert_int_equal(primum_report_count(report, PRIMUM_ERROR), 6);
    assert_int_equal(primum_report_count(report, PRIMUM_WARNING), 0);
    source_release(&source);
    source_release(&other);
    primum_report_free(report);
}

static void counts_by_path(void **state)
{
    struct primum_report *report = primum_report_new();
    struct finding finding = finding_at(1, 1, 2);
    struct source one, again, other;

    (void)state;
    source_init(&one, "a.yaml", "x", 1);
    source_init(&again, "a.yaml", "y", 1);
    source_init(&other, "b.yaml", "z", 1);
    report_add(report, &one, &finding);
    assert_int_equal(report_errors(report, &again), 1);
    assert_int_equal(report_errors(report, &other), 0);
    source_release(&one);
    source_release(&again);
    source_release(&other);
    primum_report_free(report);
}

static void keeps_a_hundred_of_a_file(void **state)
{
    struct primum_report *report = primum_report_new();
    struct finding finding = finding_at(1, 1, 2);
    struct source source, other;
    char *text;

    (void)state;
    source_init(&source, "a.yaml", "x\n", 2);
    source_init(&other, "b.yaml", "x\n", 2);
    for (uint32_t i = 0; i < 123; i++) {
        finding.span.start.column = 200 - i;
        report_add(report, &source, &finding);
    }
    report_add(report, &other, &finding);
    assert_int_equal(primum_report_count(report, PRIMUM_ERROR), 124);
    assert_int_equal(report_errors(report, &source), 123);
    assert_int_equal(primum_report_get(report, 0)->column, 101);
    assert_int_equal(primum_report_get(report, 99)->column, 200);
    assert_string_equal(primum_report_get(report, 100)->path, "b.yaml");
    assert_null(primum_report_get(report, 101));

    text = primum_report_render(report, PRIMUM_FORMAT_SHORT);
    assert_non_null(strstr(text, "\na.yaml: 23 more not shown\nb.yaml:"));
    free(text);
    text = primum_report_render(report, PRIMUM_FORMAT_HUMAN);
    assert_non_null(strstr(text, "\n\na.yaml: 23 more not shown\n\nb.yaml:"));
    free(text);
    text = primum_report_render(report, PRIMUM_FORMAT_JSON);
    assert_null(strstr(text, "not shown"));
    free(text);
    source_release(&source);
    source_release(&other);
    primum_report_free(report);
}

static void keeps_the_last_trouble(void **state)
{
    struct primum_report *report = primum_report_new();

    (void)state;
    report_trouble(report, strdup("first"));
    report_trouble(report, strdup("second"));
    assert_string_equal(primum_report_trouble(report), "second");
    primum_report_free(report);
}

/* Everything is copied: what it was made from may go. */
static void outlives_its_source(void **state)
{
    struct primum_report *report = primum_report_new();
    char path[] = "a.yaml", text[] = "odds: x", message[] = "no number";
    struct source source;

    (void)state;
    source_init(&source, path, text, strlen(text));
    struct finding finding = finding_at(1, 7, 8);
    finding.message = message;
    report_add(report, &source, &finding);
    source_release(&source);
    memset(path, '?', sizeof path - 1);
    memset(text, '?', sizeof text - 1);
    memset(message, '?', sizeof message - 1);
    assert_renders(report, PRIMUM_FORMAT_HUMAN,
                   "a.yaml:1:7: error: no number [bad-value]\n"
                   "   |\n"
                   " 1 | odds: x\n"
                   "   |       ^\n"
                   "   |\n"
                   "   = help: write a number\n"
                   "   = more: primum explain bad-value\n");
    primum_report_free(report);
}

/* ---- For people ---- */

static const char gift_card[] = "scenes:\n"
                                "  open:\n"
                                "    choices:\n"
                                "      ask-first:\n"
                                "        say: Would it be all right?\n"
                                "        next: warm-handof\n"
                                "\n"
                                "\n"
                                "\n"
                                "  warm-handoff:\n";

static void shows_the_line_and_the_remark(void **state)
{
    struct finding finding = {
        .code = CODE_UNKNOWN_TARGET,
        .span = {{6, 15}, {6, 26}},
        .message = "there is no scene or ending \"warm-handof\"",
        .label = "nothing has this id",
        .help = "write `next: warm-handoff`",
        .remark = {{{10, 3}, {10, 15}}, "did you mean this one?"},
    };

    (void)state;
    assert_shows(
        gift_card, sizeof gift_card - 1, &finding,
        "a.yaml:6:15: error: there is no scene or ending \"warm-handof\" "
        "[unknown-target]\n"
        "   |\n"
        " 4 |       ask-first:\n"
        " 5 |         say: Would it be all right?\n"
        " 6 |         next: warm-handof\n"
        "   |               ^^^^^^^^^^^ nothing has this id\n"
        "   |\n"
        "10 |   warm-handoff:\n"
        "   |   ------------ did you mean this one?\n"
        "   |\n"
        "   = help: write `next: warm-handoff`\n"
        "   = more: primum explain unknown-target\n");
}

static void shows_only_lines_that_lead_there(void **state)
{
    static const char text[] = "a:\n"
                               "      deeper: 1\n"
                               "  b: 2\n"
                               "\n"
                               "  c: 3\n";
    struct finding finding = finding_at(3, 6, 7);

    (void)state;
    assert_shows(text, sizeof text - 1, &finding,
                 "a.yaml:3:6: error: this is no number [bad-value]\n"
                 "   |\n"
                 " 3 |   b: 2\n"
                 "   |      ^\n"
                 "   |\n"
                 "   = help: write a number\n"
                 "   = more: primum explain bad-value\n");
    finding = finding_at(5, 6, 7);
    assert_shows(text, sizeof text - 1, &finding,
                 "a.yaml:5:6: error: this is no number [bad-value]\n"
                 "   |\n"
                 " 5 |   c: 3\n"
                 "   |      ^\n"
                 "   |\n"
                 "   = help: write a number\n"
                 "   = more: primum explain bad-value\n");
}

static void makes_room_for_large_numbers(void **state)
{
    char text[1000];
    struct finding finding = finding_at(1000, 1, 1);

    (void)state;
    memset(text, '\n', sizeof text);
    memcpy(text + 999, "x", 1);
    finding.remark = (struct remark){{{9, 1}, {9, 1}}, "here"};
    assert_shows(text, sizeof text, &finding,
                 "a.yaml:1000:1: error: this is no number [bad-value]\n"
                 "     |\n"
                 "1000 | x\n"
                 "     | ^\n"
                 "     |\n"
                 "   9 | \n"
                 "     | - here\n"
                 "     |\n"
                 "     = help: write a number\n"
                 "     = more: primum explain bad-value\n");
}

/* The source line and the caret line of a finding in a text of one line. */
static void assert_marks(const char *text, uint32_t column, uint32_t end,
                         const char *line, const char *carets)
{
    struct finding finding = finding_at(1, column, end);
    struct text wanted = {0};

    text_format(&wanted,
                "a.yaml:1:%u: error: this is no number [bad-value]\n"
                "   |\n 1 | %s\n   | %s\n   |\n   = help: write a number\n"
                "   = more: primum explain bad-value\n",
                (unsigned)column, line, carets);
    assert_shows(text, strlen(text), &finding, wanted.bytes);
    text_release(&wanted);
}

static void puts_carets_under_what_is_seen(void **state)
{
    (void)state;
    assert_marks("abc", 2, 3, "abc", " ^");
    assert_marks("a\tb\tc", 3, 4, "a b c", "  ^");
    assert_marks("\xe4\xb8\xad\xe6\x96\x87x", 2, 3, "\xe4\xb8\xad\xe6\x96\x87x",
                 "  ^^");
    assert_marks("e\xcc\x81xy", 3, 4, "e\xcc\x81xy", " ^");
    assert_marks("a\x1b[b", 2, 3, "a" FFFD "[b", " ^");
    assert_marks("\xff\xfey", 3, 4, FFFD FFFD "y", "  ^");
    assert_marks("\xe2\x80\xaey", 1, 2, FFFD "y", "^");
    assert_marks("abc", 2, 2, "abc", " ^");    /* an empty span */
    assert_marks("abc", 4, 5, "abc", "   ^");  /* behind the last */
    assert_marks("abc", 9, 12, "abc", "   ^"); /* far behind it */
    assert_marks("abc", 3, 1, "abc", "  ^");   /* the wrong way round */
    assert_marks("abc", 2, UINT32_MAX, "abc", " ^^");
}

static void marks_to_the_end_of_the_first_line(void **state)
{
    struct finding finding = finding_at(1, 4, 9);

    (void)state;
    finding.span.end.line = 3;
    assert_shows("a: \"b c\nd\ne\"", 12, &finding,
                 "a.yaml:1:4: error: this is no number [bad-value]\n"
                 "   |\n"
                 " 1 | a: \"b c\n"
                 "   |    ^^^^\n"
                 "   |\n"
                 "   = help: write a number\n"
                 "   = more: primum explain bad-value\n");
}

static void does_without_a_place(void **state)
{
    struct finding finding = finding_at(0, 0, 0);
    static const char nowhere[] =
        "a.yaml:0:0: error: this is no number [bad-value]\n"
        "   = help: write a number\n"
        "   = more: primum explain bad-value\n";

    (void)state;
    assert_shows("abc", 3, &finding, nowhere);
    finding = finding_at(1, 1, 1);
    assert_shows("", 0, &finding,
                 "a.yaml:1:1: error: this is no number [bad-value]\n"
                 "   = help: write a number\n"
                 "   = more: primum explain bad-value\n");
    finding = finding_at(7, 1, 1); /* behind the last line */
    assert_shows("abc", 3, &finding,
                 "a.yaml:7:1: error: this is no number [bad-value]\n"
                 "   |\n"
                 " 7 | \n"
                 "   | ^\n"
                 "   |\n"
                 "   = help: write a number\n"
                 "   = more: primum explain bad-value\n");
}

/* Of more than are shown, warnings make room for errors. */
static void keeps_the_gravest(void **state)
{
    struct primum_report *report = primum_report_new();
    struct finding finding = finding_at(1, 1, 2);
    struct source source;

    (void)state;
    source_init(&source, "a.yaml", "one two", 7);
    finding.code = CODE_NO_INTENT;
    for (int i = 0; i < 120; i++)
        report_add(report, &source, &finding);
    assert_true(report_only_count(report, &source, CODE_NO_IMPACT));
    assert_false(report_only_count(report, &source, CODE_BAD_VALUE));
    finding.code = CODE_BAD_VALUE;
    for (int i = 0; i < 2; i++)
        report_add(report, &source, &finding);
    size_t shown = 0, errors = 0;
    const struct primum_diagnostic *told;
    while ((told = primum_report_get(report, shown))) {
        errors += told->severity == PRIMUM_ERROR;
        shown++;
    }
    assert_int_equal(shown, 100);
    assert_int_equal(errors, 2);
    assert_int_equal(primum_report_count(report, PRIMUM_WARNING), 121);
    source_release(&source);
    primum_report_free(report);
}

/* The same in sentences: no bars, no carets, nothing broken into lines. */
static void says_it_in_plain_words(void **state)
{
    struct primum_report *report = primum_report_new();
    struct finding finding = finding_at(2, 3, 6);
    struct source source;

    (void)state;
    source_init(&source, "a.yaml", "one\n  two", 9);
    finding.label = "here";
    finding.how = "one > two > here";
    finding.from = "trust=2";
    finding.help = "write a number that is large enough to be seen, and not "
                   "so large that it is not";
    report_add(report, &source, &finding);
    assert_renders(report, PRIMUM_FORMAT_PLAIN,
                   "a.yaml, line 2, column 3, error: this is no number "
                   "[bad-value]\n"
                   "Line 2: two\n"
                   "There: here\n"
                   "How: one > two > here\n"
                   "Try: primum play a.yaml --from trust=2\n"
                   "Help: write a number that is large enough to be seen, and "
                   "not so large that it is not\n"
                   "More: primum explain bad-value\n");
    source_release(&source);
    primum_report_free(report);
}

/* ---- Long lines, long names ---- */

static size_t count(const char *text, const char *what)
{
    size_t found = 0;

    for (; (text = strstr(text, what)); text += strlen(what))
        found++;
    return found;
}

/* A line of `length` bytes with an X at `at`: the window holds it, and the
 * caret is right under it. */
static void assert_window(const char *fill, size_t length, size_t at,
                          size_t ellipses)
{
    struct primum_report *report = primum_report_new();
    struct text line = {0};
    struct source source;
    uint32_t column = (uint32_t)(at + 1);

    while (line.length < at * strlen(fill))
        text_put(&line, fill);
    text_put(&line, "X");
    while (line.length < length * strlen(fill))
        text_put(&line, fill);
    source_init(&source, "a.yaml", line.bytes, line.length);
    struct finding finding = finding_at(1, column, column + 1);
    report_add(report, &source, &finding);
    char *text = primum_report_render(report, PRIMUM_FORMAT_HUMAN);
    char *shown = strstr(text, " 1 | ") + 5;
    size_t size = strcspn(shown, "\n");
    char *x = strchr(shown, 'X'), *caret = strchr(shown, '^');
    char *second = strstr(shown, "   | ") + 5;
    assert_non_null(x);
    assert_int_equal(text_width(shown, (size_t)(x - shown)), caret - second);
    assert_true(text_width(shown, size) <= 74);
    assert_int_equal(count(text, ELLIPSIS), ellipses);
    assert_true(size < 4000);
    free(text);
    text_release(&line);
    source_release(&source);
    primum_report_free(report);
}

static void cuts_long_lines(void **state)
{
    (void)state;
    assert_window("a", 72, 0, 0);
    assert_window("a", 72, 71, 0);
    assert_window("a", 73, 0, 1);
    assert_window("a", 73, 72, 1);
    assert_window("a", 1000, 500, 2);
    assert_window("a", 1000, 29, 1);
    assert_window("a", 1000, 999, 1);
    assert_window("\xe4\xb8\xad", 1000, 500, 2);
    assert_window("\xcc\x81", 1000, 500, 2);
    assert_window("\xff", 1000, 500, 2);
}

/* A line that nobody can have written by hand is not shown, nor one above. */
static void leaves_out_endless_lines(void **state)
{
    size_t length = (1 << 16) + 1;
    char *text = test_malloc(2 * length + 1);
    struct finding finding = finding_at(1, 60000, 60001);

    (void)state;
    memset(text, ' ', 2 * length);
    text[length] = '\n';
    text[length + 1] = 'x';
    assert_shows(text, length + 2, &finding,
                 "a.yaml:1:60000: error: this is no number [bad-value]\n"
                 "   = help: write a number\n"
                 "   = more: primum explain bad-value\n");
    finding = finding_at(2, 1, 2);
    assert_shows(text, length + 2, &finding,
                 "a.yaml:2:1: error: this is no number [bad-value]\n"
                 "   |\n"
                 " 2 | x\n"
                 "   | ^\n"
                 "   |\n"
                 "   = help: write a number\n"
                 "   = more: primum explain bad-value\n");
    test_free(text);
}

static void cuts_long_spans_and_long_lines_above(void **state)
{
    struct primum_report *report = primum_report_new();
    char line[2001];
    struct source source;

    (void)state;
    memset(line, 'a', 2000);
    line[999] = '\n';
    line[2000] = '\0';
    source_init(&source, "a.yaml", line, 2000);
    struct finding finding = finding_at(2, 10, 900);
    report_add(report, &source, &finding);
    char *text = primum_report_render(report, PRIMUM_FORMAT_HUMAN);
    assert_int_equal(count(text, ELLIPSIS), 2);
    assert_int_equal(count(text, "^"), 63);
    free(text);
    source_release(&source);
    primum_report_free(report);
}

static void cuts_long_sentences(void **state)
{
    struct primum_report *report = primum_report_new();
    const struct primum_diagnostic *told;
    struct text long_name = {0};
    struct source source;

    (void)state;
    text_put(&long_name, "a");
    for (int i = 0; i < 1000; i++)
        text_put(&long_name, "\xc3\xa9");
    source_init(&source, "a.yaml", "x", 1);
    struct finding finding = finding_at(1, 1, 2);
    finding.message = finding.help = finding.label = long_name.bytes;
    report_add(report, &source, &finding);
    told = primum_report_get(report, 0);
    assert_int_equal(strlen(told->message), 299 + 3);
    assert_string_equal(told->message + 297, "\xc3\xa9" ELLIPSIS);
    assert_int_equal(strlen(told->help), 299 + 3);
    assert_null(strstr(told->message, FFFD));
    text_release(&long_name);
    source_release(&source);
    primum_report_free(report);
}

/* ---- For programs ---- */

static void renders_short(void **state)
{
    struct primum_report *report = primum_report_new();
    struct source source;

    (void)state;
    source_init(&source, "a\x1b.yaml", "x", 1);
    struct finding finding = finding_at(1, 1, 2);
    finding.message = "a\nb\x1b[2J";
    report_add(report, &source, &finding);
    finding = finding_at(1, 2, 2);
    report_add(report, &source, &finding);
    assert_renders(report, PRIMUM_FORMAT_SHORT,
                   "a" FFFD ".yaml:1:1: error: a b" FFFD "[2J [bad-value]\n"
                   "a" FFFD
                   ".yaml:1:2: error: this is no number [bad-value]\n");
    source_release(&source);
    primum_report_free(report);
}

static void renders_json(void **state)
{
    struct primum_report *report = primum_report_new();
    struct source source;

    (void)state;
    source_init(&source, "a.yaml", "odds: \"x\ny\"", 11);
    struct finding finding = finding_at(1, 7, 3);
    finding.span.end.line = 2;
    finding.message = "\"\xc3\xa9\xff\" is no number";
    report_add(report, &source, &finding);
    assert_renders(report, PRIMUM_FORMAT_JSON,
                   "[{\"path\":\"a.yaml\",\"line\":1,\"column\":7,"
                   "\"end_line\":2,\"end_column\":3,"
                   "\"severity\":\"error\",\"code\":\"bad-value\","
                   "\"message\":\"\\\"\xc3\xa9" FFFD "\\\" is no number\","
                   "\"help\":\"write a number\"}]\n");
    source_release(&source);
    primum_report_free(report);
}

/* Any bytes in any of the texts: every rendering is safe and whole. */
static void is_safe_whatever_it_is_given(void **state)
{
    uint32_t seed = 11;

    (void)state;
    for (int round = 0; round < 1000; round++) {
        struct primum_report *report = primum_report_new();
        struct source source;
        char bytes[3][41] = {"", "", ""};
        for (size_t i = 0; i < 3 * 40; i++) {
            seed = seed * 1664525u + 1013904223u;
            bytes[i / 40][i % 40] = (char)(seed >> 16);
        }
        bytes[0][39] = bytes[1][39] = '\0';
        source_init(&source, bytes[0], bytes[2], 40);
        struct finding finding = finding_at(1 + seed % 3, seed >> 8 & 31, 40);
        finding.message = finding.label = finding.help = bytes[1];
        finding.remark = (struct remark){finding.span, bytes[1]};
        report_add(report, &source, &finding);
        for (int format = 0; format < 3; format++) {
            char *text =
                primum_report_render(report, (enum primum_format)format);
            assert_int_equal(text_hostile(text, strlen(text)), strlen(text));
            if (format == PRIMUM_FORMAT_SHORT)
                assert_ptr_equal(strchr(text, '\n') + 1, text + strlen(text));
            if (format == PRIMUM_FORMAT_JSON)
                json_decref(json_loads(text, 0, NULL));
            free(text);
        }
        source_release(&source);
        primum_report_free(report);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(has_a_name_for_each_code),
        cmocka_unit_test(is_empty_at_first),
        cmocka_unit_test(orders_by_file_and_position),
        cmocka_unit_test(counts_by_path),
        cmocka_unit_test(keeps_a_hundred_of_a_file),
        cmocka_unit_test(keeps_the_last_trouble),
        cmocka_unit_test(outlives_its_source),
        cmocka_unit_test(shows_the_line_and_the_remark),
        cmocka_unit_test(shows_only_lines_that_lead_there),
        cmocka_unit_test(makes_room_for_large_numbers),
        cmocka_unit_test(puts_carets_under_what_is_seen),
        cmocka_unit_test(marks_to_the_end_of_the_first_line),
        cmocka_unit_test(does_without_a_place),
        cmocka_unit_test(says_it_in_plain_words),
        cmocka_unit_test(keeps_the_gravest),
        cmocka_unit_test(cuts_long_lines),
        cmocka_unit_test(leaves_out_endless_lines),
        cmocka_unit_test(cuts_long_spans_and_long_lines_above),
        cmocka_unit_test(cuts_long_sentences),
        cmocka_unit_test(renders_short),
        cmocka_unit_test(renders_json),
        cmocka_unit_test(is_safe_whatever_it_is_given),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
