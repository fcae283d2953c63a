/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where advice begins and where it ends: one word, one choice, one line of
 * `allow` to this side and to that. */
#include "loaded.h"

#include <stdio.h>

static char text[400000];
static size_t used;

#define PUT(...) (used += (size_t)sprintf(text + used, __VA_ARGS__))

static const char head[] = "primum: 1\ntitle: A room\nauthors: a\nlicense: b\n"
                           "people: {dee: Dee}\n";
static const char tail[] = "endings: {over: {outcome: helped}}\n";

static void begin(const char *more)
{
    used = 0;
    PUT("%s%s", head, more);
}

/* How often the scenario in `text` is told this code. */
static size_t told_with(const char *code,
                        const struct primum_catalogue *catalogue)
{
    struct primum_report *report = primum_report_new();
    const struct primum_scenario *scenario = loaded_with(text, catalogue);
    const struct primum_diagnostic *found;
    size_t count = 0;

    primum_check(scenario, NULL, report);
    for (size_t i = 0; (found = primum_report_get(report, i)); i++)
        count += !strcmp(found->code, code);
    primum_scenario_free(scenario);
    primum_report_free(report);
    return count;
}

static size_t told(const char *code)
{
    return told_with(code, NULL);
}

static const struct primum_catalogue *catalogue_of(const char *yaml)
{
    struct primum_report *report = primum_report_new();
    const struct primum_catalogue *catalogue = NULL;

    assert_int_equal(primum_catalogue_parse("catalogue.yaml", yaml,
                                            strlen(yaml), report, &catalogue),
                     PRIMUM_OK);
    primum_report_free(report);
    return catalogue;
}

static void put_words(int count)
{
    for (int i = 0; i < count; i++)
        PUT(" tea");
}

/* ---- Length ---- */

/* A scene with choices of so many words each. */
static size_t told_of_lengths(const int *lengths, int count)
{
    begin("scenes:\n  a:\n    choices:\n");
    for (int i = 0; i < count; i++) {
        PUT("      c%d: {next: over, say:", i);
        put_words(lengths[i]);
        PUT("}\n");
    }
    PUT("%s", tail);
    return told("length-gives-away");
}

static void stands_out_by_more_than_three_words_and_a_fifth(void **unused)
{
    (void)unused;
    /* the mean is 6: 3 more is half of it, and still nothing */
    assert_int_equal(told_of_lengths((int[]){5, 4, 9}, 3), 0);
    assert_int_equal(told_of_lengths((int[]){4, 4, 10}, 3), 1);
    /* the mean is 20: four words are a fifth, and five are more */
    assert_int_equal(told_of_lengths((int[]){18, 18, 24}, 3), 0);
    assert_int_equal(told_of_lengths((int[]){18, 17, 25}, 3), 1);
    /* one that is short, and only the farthest of two */
    assert_int_equal(told_of_lengths((int[]){20, 20, 5}, 3), 1);
    assert_int_equal(told_of_lengths((int[]){30, 16, 2}, 3), 1);
    assert_int_equal(told_of_lengths((int[]){40}, 1), 0);
}

/* Scenes in a row; the best choice goes on.  In so many of them it has a word
 * more than the other, in the rest as many. */
static size_t told_of_best(int scenes, int longest)
{
    begin("scenes:\n");
    for (int i = 0; i < scenes; i++) {
        char next[12];
        snprintf(next, sizeof next, "s%d", i + 1);
        PUT("  s%d:\n    choices:\n      good: {next: %s, say: One two "
            "three%s}\n"
            "      other: {next: bad, say: One two three}\n",
            i, i + 1 < scenes ? next : "over", i < longest ? " four" : "");
    }
    PUT("endings: {over: {outcome: helped}, bad: {outcome: harmed}}\n");
    return told("length-gives-away");
}

static void the_best_is_the_longest_in_two_of_five(void **unused)
{
    (void)unused;
    assert_int_equal(told_of_best(5, 2), 0);
    assert_int_equal(told_of_best(5, 3), 1);
    assert_int_equal(told_of_best(8, 3), 0);
    assert_int_equal(told_of_best(8, 4), 1);
    assert_int_equal(told_of_best(2, 2), 0);
    assert_int_equal(told_of_best(3, 3), 1);
}

/* ---- Tone ---- */

/* Of `tempting` choices `loud` shout, of `good` ones `also`. */
static size_t told_of_tone(const struct primum_catalogue *catalogue,
                           int tempting, int loud, int good, int also,
                           const char *mark)
{
    begin("scenes:\n  a:\n    choices:\n");
    for (int i = 0; i < tempting; i++)
        PUT("      t%d: {next: over, harms: shame, say: Tea%s}\n", i,
            i < loud ? mark : "");
    for (int i = 0; i < good; i++)
        PUT("      g%d: {next: over, practices: pacing, say: Tea%s}\n", i,
            i < also ? mark : "");
    PUT("%s", tail);
    return told_with("tone-gives-away", catalogue);
}

static void tone_separates_when_chance_would_hardly(void **unused)
{
    const struct primum_catalogue *catalogue = catalogue_of(
        "practices: {pacing: {name: a}}\nharms: {shame: {name: b}}\n");
    const struct {
        int tempting, loud, good, also;
        size_t told;
    } cases[] = {
        {5, 5, 5, 0, 1},    /* 2 / 252 */
        {5, 4, 5, 0, 0},    /* 2 * 5 / 210 */
        {4, 4, 4, 0, 0},    /* 2 / 70 */
        {4, 4, 8, 0, 1},    /* 2 / 495 */
        {3, 3, 40, 0, 0},   /* too few, however rare */
        {20, 6, 20, 0, 0},  /* 2 * 38,760 / 3,838,380: 2 in 100 */
        {20, 8, 20, 0, 1},  /* 2 * 125,970 / 76,904,685: 3 in 1,000 */
        {20, 20, 20, 1, 0}, /* one of the others is enough */
        {5, 0, 5, 5, 1},    /* the other way round */
        {0, 0, 9, 9, 0},    /* nothing to tell apart */
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(told_of_tone(catalogue, cases[i].tempting,
                                      cases[i].loud, cases[i].good,
                                      cases[i].also, "!"),
                         cases[i].told);
    assert_int_equal(told_of_tone(catalogue, 5, 5, 5, 0, " you must"), 1);
    assert_int_equal(told_of_tone(catalogue, 5, 5, 5, 0, " maybe"), 1);
    assert_int_equal(told_of_tone(catalogue, 5, 5, 5, 0, " mustard"), 0);
    /* without tags there are no sides */
    begin("scenes:\n  a:\n    choices:\n");
    for (int i = 0; i < 20; i++)
        PUT("      t%d: {next: over, say: Tea%s}\n", i, i < 10 ? "!" : "");
    PUT("%s", tail);
    assert_int_equal(told_with("tone-gives-away", catalogue), 0);
    primum_catalogue_free(catalogue);
}

/* ---- Allow ---- */

static size_t told_where(const char *top, const char *scene, const char *choice,
                         const char *response)
{
    begin(top);
    PUT("scenes:\n  a:\n%s    choices:\n      b:\n        say: Tea\n%s"
        "        responses:\n          - {%s next: over}\n"
        "          - {next: over}\n%s",
        scene, choice, response, tail);
    return told("no-impact");
}

static void what_is_allowed_holds_for_all_within(void **unused)
{
    static const char other[] = "        allow: no-intent\n";
    (void)unused;
    assert_int_equal(told_where("", "", "", ""), 2);
    assert_int_equal(told_where("allow: no-impact\n", "", "", ""), 0);
    assert_int_equal(told_where("", "    allow: no-impact\n", "", ""), 0);
    assert_int_equal(told_where("", "", "        allow: [no-impact]\n", ""), 0);
    assert_int_equal(told_where("", "", "", "allow: no-impact,"), 1);
    assert_int_equal(told_where("", "", other, "allow: [no-intent],"), 2);
}

static void many_allowances_are_all_heard(void **unused)
{
    enum { MANY = 1500, EACH = 60 };
    static char large[MANY * (EACH * 12 + 60) + 1000];
    struct primum_report *report = primum_report_new();
    const struct primum_scenario *scenario;
    char *to = large;

    (void)unused;
    to += sprintf(to, "%sscenes:\n  a:\n    choices:\n", head);
    for (int i = 0; i < MANY; i++) {
        to += sprintf(to, "      c%d: {say: Tea, next: over, allow: [no-intent",
                      i);
        for (int k = 0; k < EACH; k++)
            to += sprintf(to, ", no-impact");
        to += sprintf(to, "]}\n");
    }
    sprintf(to, "%s", tail);
    scenario = loaded(large);
    primum_check(scenario, NULL, report);
    const struct primum_diagnostic *found;
    for (size_t i = 0; (found = primum_report_get(report, i)); i++)
        assert_true(strcmp(found->code, "no-intent") != 0 &&
                    strcmp(found->code, "no-impact") != 0);
    primum_scenario_free(scenario);
    primum_report_free(report);
}

/* ---- Hostile texts ---- */

/* As long as a text may be.  Each would take minutes if what does not end were
 * looked for again and again. */
static void long_texts_are_read_once(void **unused)
{
    static const struct {
        const char *unit, *end;
        size_t told;
    } cases[] = {
        {"addict ", "", 100}, /* as many as are shown */
        {"\u201c", " addict", 1},
        {"\u201c\u2019", " addict", 1},
        {"a \" b \u201c c ", "addict", 1},
        {"a drunk a ", "driver", 100},
        {"-", " addict", 1},
        {"'", " addict", 1},
        {"the homeless ", "", 100},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        begin("summary: >\n  ");
        size_t room = 65000 / strlen(cases[i].unit);
        for (size_t k = 0; k < room; k++)
            PUT("%s", cases[i].unit);
        PUT("%s\nscenes: {a: {next: over}}\n%s", cases[i].end, tail);
        assert_int_equal(told("stigma-word"), cases[i].told);
    }
}

/* ---- Reading ---- */

/* `most` is a sentence, so often, and nothing else is long. */
static size_t told_of_reading(const char *sentence, int times, const char *more)
{
    begin(more);
    PUT("summary:");
    for (int i = 0; i < times; i++)
        PUT(" %s", sentence);
    PUT("\nscenes: {a: {next: over}}\n%s", tail);
    return told("reading-level");
}

static void reading_is_told_from_grade_eight_on(void **unused)
{
    /* 20 words of one syllable: 0.39 * 20 + 11.8 - 15.59 = 4.0; with six
     * syllables more, 7.5; with eight more, 8.7 */
    static const char plain[] = "The man who came in with his dog sat down and "
                                "said that he had no time left to stay.";
    static const char six[] = "The doctor who came in with her daughter sat "
                              "down and reported that she had no minute to "
                              "stay.";
    static const char eight[] = "The doctor who came in with her daughter sat "
                                "inside and reported that she had hardly a "
                                "minute to stay.";
    (void)unused;
    assert_int_equal(told_of_reading(plain, 20, ""), 0);
    assert_int_equal(told_of_reading(six, 20, ""), 0);
    assert_int_equal(told_of_reading(eight, 20, ""), 1);
    assert_int_equal(told_of_reading(eight, 3, ""), 0); /* too few words */
    assert_int_equal(told_of_reading(eight, 20, "language: en-GB\n"), 1);
    assert_int_equal(told_of_reading(eight, 20, "language: eo\n"), 0);
    assert_int_equal(told_of_reading(eight, 20, "allow: reading-level\n"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stands_out_by_more_than_three_words_and_a_fifth),
        cmocka_unit_test(the_best_is_the_longest_in_two_of_five),
        cmocka_unit_test(tone_separates_when_chance_would_hardly),
        cmocka_unit_test(what_is_allowed_holds_for_all_within),
        cmocka_unit_test(many_allowances_are_all_heard),
        cmocka_unit_test(long_texts_are_read_once),
        cmocka_unit_test(reading_is_told_from_grade_eight_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
