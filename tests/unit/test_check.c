/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Checking: where each fault is told and where it is not, by code and line, in
 * scenarios that are small enough to see it at a glance.  What is said about it
 * is in the golden tests. */
#include "loaded.h"
#include "base/text.h"

/* ---- What is found ---- */

static const char tags[] =
    "practices: {repair: {name: Repair}, listen: {name: Listen}}\n"
    "harms: {shame: {name: Shame}}\n";

static const struct primum_catalogue *catalogue_of(const char *text)
{
    struct primum_report *report = primum_report_new();
    const struct primum_catalogue *catalogue;

    assert_int_equal(primum_catalogue_parse("c.yaml", text, strlen(text),
                                            report, &catalogue),
                     PRIMUM_OK);
    primum_report_free(report);
    return catalogue;
}

/* Advice that what is as small as this nearly always gets. */
static bool is_told_of_all(const char *code)
{
    static const char *const codes[] = {"always-best",    "free-move",
                                        "no-attribution", "no-intent",
                                        "no-impact",      "no-practice"};
    bool found = false;

    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        found |= !strcmp(code, codes[i]);
    return found;
}

/* "dead-end 7, idle-effect 9", by line. */
static char *found_in(struct primum_report *report)
{
    const struct primum_diagnostic *told;
    struct text text = {0};

    for (size_t i = 0; (told = primum_report_get(report, i)); i++)
        if (!is_told_of_all(told->code))
            text_format(&text, "%s%s %u", text.length ? ", " : "", told->code,
                        (unsigned)told->line);
    return text_take(&text);
}

static void assert_found(const char *text, const char *expected)
{
    const struct primum_catalogue *catalogue = catalogue_of(tags);
    const struct primum_scenario *scenario = loaded_with(text, catalogue);
    struct primum_report *report = primum_report_new();

    primum_check(scenario, NULL, report);
    char *found = found_in(report);
    if (strcmp(found, expected) != 0)
        print_error("%s", text);
    assert_string_equal(found, expected);
    free(found);
    primum_report_free(report);
    primum_scenario_free(scenario);
    primum_catalogue_free(catalogue);
}

#define HEAD "primum: 1\ntitle: A test\ngauges: {trust: 4, hope: 4}\nscenes:\n"
#define END "endings: {end: {outcome: mixed}}\n"

/* ---- Conditions, where they are read ---- */

static void test_read_where_offered(void **unused)
{
    (void)unused;
    /* Spent, a choice is not read any more: true whenever it was. */
    assert_found(HEAD "  a:\n"
                      "    choices:\n"
                      "      x: {do: X., once: true, when: trust == 4,\n"
                      "          effects: {trust: +1}, next: a}\n"
                      "      y: {do: Y., next: end}\n" END,
                 "constant-condition 7");
    assert_found(HEAD "  a:\n"
                      "    choices:\n"
                      "      x: {do: X., when: trust == 4,\n"
                      "          effects: {trust: +1}, next: a}\n"
                      "      y: {do: Y., next: end}\n" END,
                 "");
    /* The response is not read where its choice is not on offer. */
    assert_found(HEAD "  a:\n"
                      "    choices:\n"
                      "      x:\n"
                      "        do: X.\n"
                      "        when: trust == 4\n"
                      "        responses:\n"
                      "          - {when: trust < 5, effects: {trust: +1},\n"
                      "             next: a}\n"
                      "      y: {do: Y., next: end}\n" END,
                 "constant-condition 11");
}

static void test_read_by_interrupts(void **unused)
{
    (void)unused;
    /* The second is read only where the first does not hold. */
    assert_found(HEAD "  a:\n"
                      "    choices:\n"
                      "      x: {do: X., effects: {trust: +1}, next: a}\n"
                      "      y: {do: Y., next: end}\n"
                      "interrupts:\n"
                      "  - {when: trust >= 9, next: end}\n"
                      "  - {when: trust >= 9, next: a}\n"
                      "  - {when: trust >= 6, once: true, next: a}\n"
                      "  - {when: trust >= 5, next: a}\n" END,
                 "constant-condition 11, constant-condition 13");
    /* Not on the way to an ending. */
    assert_found(HEAD "  a:\n"
                      "    choices:\n"
                      "      x: {do: X., effects: {trust: +1}, next: end}\n"
                      "interrupts:\n"
                      "  - {when: trust >= 5, next: a}\n" END,
                 "");
}

static void test_read_in_lines(void **unused)
{
    (void)unused;
    assert_found(HEAD "  a:\n"
                      "    lines:\n"
                      "      - {when: trust == 4, text: \"One.\\n\\nTwo.\"}\n"
                      "      - Three.\n"
                      "      - {when: hope == 4, text: Four.}\n"
                      "    choices:\n"
                      "      x: {do: X., effects: {trust: +1}, next: a,\n"
                      "          lines: {when: trust == 3, text: Five.}}\n"
                      "      y: {do: Y., next: end}\n"
                      "endings:\n"
                      "  end: {outcome: mixed,\n"
                      "        lines: [{when: hope > 4, text: Six.}]}\n",
                 "constant-condition 9, constant-condition 12, "
                 "constant-condition 16");
}

/* `anytime` is read wherever it is on offer, and told once. */
static void test_read_anytime(void **unused)
{
    (void)unused;
    assert_found(HEAD "  a: {choices: {x: {do: X., effects: {trust: +1},\n"
                      "      next: b}}}\n"
                      "  b: {choices: {x: {do: X., next: end}}}\n"
                      "anytime:\n"
                      "  wait: {do: Wait., when: trust == 5}\n"
                      "  pause: {do: Pause., when: trust > 3}\n"
                      "  hope: {do: Hope., when: trust > 5}\n" END,
                 "constant-condition 10, unreachable-choice 11");
}

/* ---- Repair ---- */

/* A choice that shames, and what comes after it. */
#define SHAME                                                                  \
    HEAD "  a:\n"                                                              \
         "    choices:\n"                                                      \
         "      x: {do: X., harms: shame, effects: {trust: -1}, next: b}\n"
#define GO "{choices: {x: {do: X., next: "
#define MEND "{choices: {x: {do: X., practices: repair, next: end}}}\n"

static void test_repair_in_time(void **unused)
{
    (void)unused;
    assert_found(SHAME "  b: " MEND END, "");
    assert_found(SHAME "  b: " GO "c}}}\n  c: " MEND END, "");
    assert_found(SHAME "  b: " GO "c}}}\n  c: " GO "d}}}\n  d: " MEND END,
                 "no-repair 7");
    /* Time that passes is no decision. */
    assert_found(SHAME "  b: {next: c}\n  c: " GO "d}}}\n"
                       "  d: {next: e}\n  e: {next: f}\n  f: " MEND END,
                 "");
    /* What raises another gauge does not mend this one. */
    assert_found(SHAME "  b: " GO "c, effects: {hope: +1}}}}\n"
                       "  c: " GO "end, effects: {hope: +1}}}}\n" END,
                 "no-repair 7");
    assert_found(SHAME "  b: " GO "c, effects: {hope: +1}}}}\n"
                       "  c: " GO "end, effects: {trust: +1}}}}\n" END,
                 "");
    /* Nor does the second decision, if the week took it back. */
    assert_found(SHAME "  b: " GO "c}}}\n  c: " GO "d}}}\n"
                       "  d: {next: [{effects: {trust: +1}, next: end}]}\n" END,
                 "");
}

static void test_repair_not_asked(void **unused)
{
    (void)unused;
    /* It ends there; nothing was lost; nothing can be expected. */
    assert_found(HEAD "  a:\n"
                      "    choices:\n"
                      "      x: {do: X., harms: shame, effects: {trust: -1},\n"
                      "          next: end}\n" END,
                 "");
    assert_found(HEAD "  a:\n"
                      "    choices:\n"
                      "      x: {do: X., harms: shame, effects: {trust: +1},\n"
                      "          next: b}\n"
                      "  b: " GO "end}}}\n" END,
                 "");
    assert_found(HEAD "  a:\n"
                      "    choices:\n"
                      "      x: {do: X., harms: shame, irreversible: true,\n"
                      "          effects: {trust: -1}, next: b}\n"
                      "  b: " GO "end}}}\n" END,
                 "");
    /* The response's own harms count in place of the choice's. */
    assert_found(HEAD "  a:\n"
                      "    choices:\n"
                      "      x:\n"
                      "        do: X.\n"
                      "        harms: shame\n"
                      "        responses:\n"
                      "          - {harms: [], effects: {trust: -1}, next: b}\n"
                      "          - {effects: {trust: -1}, next: b}\n"
                      "      y:\n"
                      "        do: Y.\n"
                      "        responses:\n"
                      "          - {harms: shame, effects: {trust: -1},\n"
                      "             next: b}\n"
                      "  b: " GO "end}}}\n" END,
                 "no-repair 12, no-repair 16");
}

/* ---- Stuck ---- */

static void test_stuck(void **unused)
{
    (void)unused;
    /* Two circles, which lead on from one, are told apart; the scenes of one
     * are told once. */
    assert_found(HEAD "  a:\n"
                      "    choices:\n"
                      "      x: {do: X., next: b}\n"
                      "      y: {do: Y., next: c}\n"
                      "      z: {do: Z., next: end}\n"
                      "  b: {next: b}\n"
                      "  c: " GO "d}}}\n"
                      "  d: " GO "c, effects: {hope: -1}}}}\n" END,
                 "no-way-out 10, no-way-out 11");
    /* What gets stuck otherwise is told as that. */
    assert_found(HEAD "  a: " GO "b}}}\n"
                      "  b: " GO "b, once: true}}}\n" END,
                 "dead-end 6, unreachable-ending 7");
    assert_found(HEAD "  a: " GO "b}}}\n"
                      "  b: {choices: {x: {do: X., responses: [{odds: 0,\n"
                      "      next: b}]}}}\n" END,
                 "no-response 6, unreachable-response 6, unreachable-ending 8");
}

static void test_overflow(void **unused)
{
    (void)unused;
    /* Only where it is read: never at 4. */
    assert_found("primum: 1\ntitle: A test\n"
                 "gauges: {trust: {start: 4, max: 1000000}}\nscenes:\n"
                 "  a:\n"
                 "    choices:\n"
                 "      x: {do: X., when: 900 * trust * 700 > 0, next: "
                 "end}\n"
                 "      y: {do: Y., effects: {trust: +2000}, next: end}\n" END,
                 "constant-condition 7");
    assert_found("primum: 1\ntitle: A test\n"
                 "gauges: {trust: {start: 4, max: 1000000}}\nscenes:\n"
                 "  a:\n"
                 "    choices:\n"
                 "      x: {do: X., when: 900 * trust * 700 > 0, next: "
                 "end}\n"
                 "      y: {do: Y., effects: {trust: =9000}, next: a}\n" END,
                 "overflow 7, constant-condition 7");
}

/* ---- The way there ---- */

static const struct primum_diagnostic *told_as(struct primum_report *report,
                                               const char *code)
{
    const struct primum_diagnostic *told;

    for (size_t i = 0; (told = primum_report_get(report, i)); i++)
        if (strcmp(told->code, code) == 0)
            return told;
    fail_msg("%s was not found", code);
    return NULL;
}

static void assert_way(const char *text, const char *code, const char *how,
                       const char *from)
{
    const struct primum_scenario *scenario = loaded(text);
    struct primum_report *report = primum_report_new();

    primum_check(scenario, NULL, report);
    const struct primum_diagnostic *told = told_as(report, code);
    assert_string_equal(told->how, how);
    assert_string_equal(told->from, from);
    primum_report_free(report);
    primum_scenario_free(scenario);
}

static void test_way(void **unused)
{
    (void)unused;
    /* The shortest, though the file has a longer one first. */
    assert_way(HEAD "  a:\n"
                    "    choices:\n"
                    "      x: {do: X., effects: {trust: -1}, next: a}\n"
                    "      y:\n"
                    "        do: Y.\n"
                    "        responses:\n"
                    "          - {odds: 3, next: week}\n"
                    "          - {odds: 7, next: end}\n"
                    "  week: {next: [{effects: {hope: =0}, next: b}]}\n"
                    "  b: {choices: {x: {do: X., when: hope > 0,\n"
                    "      next: end}}}\n"
                    "interrupts: [{when: trust == 0, next: b}]\n" END,
               "dead-end",
               "a > y > (3 in 10) week > continue > here, with "
               "hope 0",
               "scene=b,hope=0");
    assert_way(HEAD "  a: {choices: {x: {do: X., once: true, next: a}}}\n" END,
               "dead-end", "a > x > here", "spent=a/x");
}

static void test_long_way(void **unused)
{
    (void)unused;
    assert_way("primum: 1\ntitle: A test\n"
               "gauges: {trust: {start: 20, max: 20}}\nscenes:\n"
               "  a: {choices: {x: {do: X., when: trust > 0,\n"
               "      effects: {trust: -1}, next: a}}}\n" END,
               "dead-end",
               "a > x > a > x > a > x > a > x > a > x > a > x > "
               "\xe2\x80\xa6 (8 choices left out) > "
               "a > x > a > x > a > x > a > x > a > x > a > x > "
               "here, with trust 0",
               "trust=0");
}

/* ---- Too much ---- */

static void assert_not_proved(const struct primum_effort *effort)
{
    static const char text[] =
        HEAD "  a: {choices: {x: {do: X., effects: {trust: +1}, next: a}}}\n"
             "expect: [{policy: shamer, reach: end, at_most: 10%}]\n" END;
    const struct primum_catalogue *catalogue =
        catalogue_of("harms: {shame: {name: Shame}}\n"
                     "styles: {shamer: {name: S, weights: {shame: 2}}}\n");
    const struct primum_scenario *scenario = loaded_with(text, catalogue);
    struct primum_report *report = primum_report_new();

    assert_int_equal(primum_check(scenario, effort, report), PRIMUM_OK);
    char *found = found_in(report);
    assert_string_equal(found, "not-proved 2, style-does-not-apply 6");
    free(found);
    primum_report_free(report);
    primum_scenario_free(scenario);
    primum_catalogue_free(catalogue);
}

static void test_not_proved(void **unused)
{
    (void)unused;
    assert_not_proved(&(struct primum_effort){.memory = 1});
    assert_not_proved(&(struct primum_effort){.memory = 10000});
}

/* ---- The worth of styles ---- */

/* A style within a tenth of the best wins; just outside, it does not. */
static void test_simple_style(void **unused)
{
    static const char text[] =
        "primum: 1\ntitle: A test\nscenes:\n"
        "  a:\n"
        "    choices:\n"
        "      x: {do: X., practices: listen, next: fair}\n"
        "      y: {do: Y., next: well}\n"
        "endings:\n"
        "  well: {outcome: helped}\n"
        "  fair: {outcome: mixed, worth: %d}\n";
    static const char styles[] =
        "practices: {listen: {name: Listen}}\n"
        "styles: {one: {name: One, simple: true, weights: {listen: 1},\n"
        "  otherwise: 0}}\n";

    (void)unused;
    for (int worth = 89; worth <= 91; worth++) {
        struct text written = {0};
        text_format(&written, text, worth);
        const struct primum_catalogue *catalogue = catalogue_of(styles);
        const struct primum_scenario *scenario =
            loaded_with(written.bytes, catalogue);
        struct primum_report *report = primum_report_new();
        primum_check(scenario, NULL, report);
        char *found = found_in(report);
        assert_string_equal(found, worth < 90 ? "" : "simple-style-wins 2");
        free(found);
        primum_report_free(report);
        primum_scenario_free(scenario);
        primum_catalogue_free(catalogue);
        text_release(&written);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_read_where_offered),
        cmocka_unit_test(test_read_by_interrupts),
        cmocka_unit_test(test_read_in_lines),
        cmocka_unit_test(test_read_anytime),
        cmocka_unit_test(test_repair_in_time),
        cmocka_unit_test(test_repair_not_asked),
        cmocka_unit_test(test_stuck),
        cmocka_unit_test(test_overflow),
        cmocka_unit_test(test_way),
        cmocka_unit_test(test_long_way),
        cmocka_unit_test(test_not_proved),
        cmocka_unit_test(test_simple_style),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
