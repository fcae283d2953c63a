/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What changed between two versions: what is taken for what, and what happens
 * where the likely impact is too much to solve. */
#include "loaded.h"

#include "base/text.h"

#include <stdio.h>

/* The changes as text: a line for each, "kind subject key: was -> now". */
static char *changes_of(const struct primum_diff *diff)
{
    static const char *const kinds[] = {"added", "gone", "renamed", "edited",
                                        "order"};
    static const char *const subjects[] = {
        "scenario",  "person", "gauge",     "scene", "choice",   "response",
        "interrupt", "ending", "catalogue", "entry", "evidence", "style"};
    const struct primum_change *change;
    struct text text = {0};

    text_put(&text, "");
    for (size_t i = 0; (change = primum_diff_change(diff, i)); i++)
        text_format(&text, "%s %s %s: %s -> %s\n", kinds[change->kind],
                    subjects[change->subject], change->key ? change->key : "-",
                    change->was ? change->was : "-",
                    change->now ? change->now : "-");
    return text_take(&text);
}

static void assert_changes(const char *was, const char *now,
                           const char *expected)
{
    const struct primum_scenario *before = loaded(was), *after = loaded(now);
    struct primum_diff *diff = primum_diff_new(before, after);
    char *found = changes_of(diff);

    assert_string_equal(found, expected);
    free(found);
    primum_diff_free(diff);
    primum_scenario_free(before);
    primum_scenario_free(after);
}

#define HEAD "primum: 1\ntitle: T\n"
#define ENDS "endings: {e: {outcome: mixed}, f: {outcome: harmed}}\n"

/* ---- What is the same thing ---- */

#define DOOR                                                                   \
    "lines: The kettle clicks off and she turns to the window., "              \
    "choices: {press: {say: You will feel lighter then., next: e}, "           \
    "wait: {do: Wait for a while and listen to her., next: f}}"

static void test_renamed_and_edited(void **state)
{
    (void)state;
    assert_changes(HEAD "scenes: {a: {" DOOR "}}\n" ENDS,
                   HEAD "scenes: {b: {title: New, " DOOR "}}\n" ENDS,
                   "renamed scene -: a -> b\n"
                   "edited scene title: - -> New\n");
}

static void test_replaced(void **state)
{
    (void)state;
    assert_changes(HEAD "scenes: {a: {" DOOR "}}\n" ENDS,
                   HEAD "scenes: {b: {title: New, choices: {c: {say: Another "
                        "thing., next: e}}}}\n" ENDS,
                   "edited scenario start: a -> b\n"
                   "gone scene -: The kettle clicks off and she turns to the "
                   "window. -> -\n"
                   "added scene -: - -> New\n");
}

/* Two that say the same: the nearest. */
static void test_twins(void **state)
{
    (void)state;
    assert_changes(
        HEAD "scenes: {a: {choices: {x: {say: Hm., next: e}, y: {say: Hm., "
             "next: e}}}}\n" ENDS,
        HEAD "scenes: {a: {choices: {p: {say: Hm., next: e}, q: {say: Hm., "
             "next: e}}}}\n" ENDS,
        "renamed choice -: x -> p\n"
        "renamed choice -: y -> q\n");
}

#define RESPONSES(list)                                                        \
    HEAD "scenes: {a: {choices: {x: {say: Hm., responses: [" list "]}}}}"      \
                                                                  "\n" ENDS

static void test_responses_in_another_order(void **state)
{
    (void)state;
    assert_changes(
        RESPONSES("{title: She stays, next: e}, {title: She goes, next: f}"),
        RESPONSES("{title: She goes, next: f}, {title: She stays, next: e}"),
        "");
}

static void test_responses_alike(void **state)
{
    (void)state;
    assert_changes(
        RESPONSES("{title: She stays, next: e}, {title: She goes, next: f}"),
        RESPONSES("{title: She looks up, next: e}, {title: She goes, odds: 2, "
                  "next: f}, {title: She stays, next: f}"),
        "added response -: - -> She looks up\n"
        "edited response odds: - -> 2\n"
        "edited response next: e -> f\n");
}

/* Of one response, nothing is left but that it is the one. */
static void test_the_only_response(void **state)
{
    (void)state;
    assert_changes(RESPONSES("{title: She stays, next: e}"),
                   RESPONSES("{title: Another, odds: 3, next: f}"),
                   "edited response odds: - -> 3\n"
                   "edited response next: e -> f\n"
                   "edited response title: She stays -> Another\n");
}

static void test_gauge_becomes_fact(void **state)
{
    (void)state;
    assert_changes(HEAD "gauges: {told: {start: 0, max: 1}}\n"
                        "scenes: {a: {next: e}}\n" ENDS,
                   HEAD "facts: [told]\nscenes: {a: {next: e}}\n" ENDS,
                   "gone gauge -: 0, from 0 to 1 -> -\n"
                   "added gauge -: - -> false\n");
}

/* A gauge that nothing uses is another by another name. */
static void test_unused_gauge(void **state)
{
    (void)state;
    assert_changes(HEAD "gauges: {one: 3}\nscenes: {a: {next: e}}\n" ENDS,
                   HEAD "gauges: {two: 3}\nscenes: {a: {next: e}}\n" ENDS,
                   "gone gauge -: 3, from 0 to 10 -> -\n"
                   "added gauge -: - -> 3, from 0 to 10\n");
}

static void test_silent_scene(void **state)
{
    (void)state;
    assert_changes(HEAD "scenes: {a: {next: e}}\n" ENDS,
                   HEAD "scenes: {a: {next: [{next: f}]}}\n" ENDS,
                   "edited response next: e -> f\n");
}

/* ---- Lines ---- */

#define LINES(list) HEAD "scenes: {a: {lines: [" list "], next: e}}\n" ENDS

static void test_lines(void **state)
{
    (void)state;
    assert_changes(LINES("One., Two., Three., Four."),
                   LINES("One., Three., And a half., Four!, Five."),
                   "edited scene lines: Two. -> -\n"
                   "edited scene lines: Four. -> And a half.\n"
                   "edited scene lines: - -> Four!\n"
                   "edited scene lines: - -> Five.\n");
}

static void test_conditions_of_lines(void **state)
{
    (void)state;
    assert_changes(
        LINES("{when: 1 < 2, text: \"A.\\n\\nB.\"}, {when: 2 < 1, text: C.}"),
        LINES("{when: 1 < 2, text: \"A.\\n\\nB.\"}, {when:   2 <  0, text: "
              "C.}"),
        "edited scene lines: C. (when 2 < 1) -> C. (when 2 < 0)\n");
}

/* ---- What follows from something else ---- */

static void test_default_title(void **state)
{
    (void)state;
    assert_changes(RESPONSES("{impact: She stays. So do you., next: e}"),
                   RESPONSES("{impact: She goes. So do you., next: e}"),
                   "edited response impact: She stays. So do you. -> She goes. "
                   "So do you.\n");
    assert_changes(RESPONSES("{impact: She stays. So do you., next: e}"),
                   RESPONSES("{title: She stays, impact: She stays. So do "
                             "you., next: e}"),
                   "");
}

static void test_default_worth(void **state)
{
    (void)state;
    assert_changes(
        HEAD "scenes: {a: {next: e}}\nendings: {e: {outcome: mixed}}\n",
        HEAD "scenes: {a: {next: e}}\nendings: {e: {outcome: helped}}\n",
        "edited ending outcome: mixed -> helped\n");
    assert_changes(HEAD
                   "scenes: {a: {next: e}}\nendings: {e: {outcome: mixed}}\n",
                   HEAD "scenes: {a: {next: e}}\n"
                        "endings: {e: {outcome: helped, worth: 50}}\n",
                   "edited ending outcome: mixed -> helped\n");
}

/* ---- Very many ---- */

/* A choice with so many responses, each with a title of its own. */
static char *many(unsigned count, const char *word)
{
    struct text text = {0};

    text_put(&text, HEAD ENDS "scenes: {a: {choices: {x: {say: Hm., "
                              "responses: [");
    for (unsigned i = 0; i < count; i++)
        text_format(&text, "{title: %s %u, next: e},\n ", word, i);
    text_put(&text, "{next: f}]}}}}\n");
    return text_take(&text);
}

static void test_many(void **state)
{
    char *was = many(5000, "Before"), *now = many(5000, "After");
    const struct primum_scenario *before = loaded(was), *after = loaded(now);
    struct primum_diff *diff = primum_diff_new(before, after);

    (void)state;
    assert_non_null(primum_diff_change(diff, 4999));
    assert_null(primum_diff_change(diff, 5000));
    assert_string_equal(primum_diff_change(diff, 4999)->was, "Before 4999");
    assert_string_equal(primum_diff_change(diff, 4999)->now, "After 4999");
    free(was);
    free(now);
    primum_diff_free(diff);
    primum_scenario_free(before);
    primum_scenario_free(after);
}

/* ---- Solving ---- */

static const char wide[] = HEAD
    "gauges: {up: {start: 0, max: 999}, down: {start: 0, max: 999}}\n" ENDS
    "scenes: {a: {choices: {x: {do: Up., effects: {up: +1}, next: a},"
    " y: {do: Down., effects: {down: +1}, next: a},"
    " z: {do: Rest., responses: [{odds: 1, next: e}, {odds: %d, next: f}]}}}}"
    "\n";

struct pair {
    const struct primum_scenario *before, *after;
    struct primum_diff *diff;
};

static struct pair wide_pair(void)
{
    struct pair pair;
    char text[sizeof wide + 16];

    snprintf(text, sizeof text, wide, 1);
    pair.before = loaded(text);
    snprintf(text, sizeof text, wide, 3);
    pair.after = loaded(text);
    pair.diff = primum_diff_new(pair.before, pair.after);
    return pair;
}

static void pair_free(struct pair *pair)
{
    primum_diff_free(pair->diff);
    primum_scenario_free(pair->before);
    primum_scenario_free(pair->after);
}

static void assert_unsolved(struct primum_diff *diff,
                            const struct primum_effort *effort,
                            const char *begins)
{
    char *problem = NULL;

    assert_int_equal(primum_diff_solve(diff, effort, &problem), PRIMUM_WORLD);
    assert_memory_equal(problem, begins, strlen(begins));
    free(problem);
    assert_null(primum_diff_start(diff, 0));
    assert_null(primum_diff_moment(diff, 0));
}

static void test_too_large(void **state)
{
    struct pair pair = wide_pair();
    const struct primum_effort effort = {.memory = 1 << 20};

    (void)state;
    assert_true(primum_diff_moves(pair.diff));
    assert_unsolved(pair.diff, &effort, "Too many states");
    assert_non_null(primum_diff_change(pair.diff, 0));
    pair_free(&pair);
}

static bool never(void *with, size_t states)
{
    (void)with;
    (void)states;
    return false;
}

static void test_stopped(void **state)
{
    struct pair pair = wide_pair();
    const struct primum_effort effort = {.go_on = never};

    (void)state;
    assert_unsolved(pair.diff, &effort, "It was stopped");
    pair_free(&pair);
}

static const char late[] =
    HEAD "gauges: {ease: {start: 0, max: 1}}\n"
         "endings: {well: {outcome: helped}, ill: {outcome: harmed}}\n"
         "scenes:\n"
         "  a: {choices: {x: {say: X., responses: [{next: well}, {next: b}]},"
         " y: {say: Y., next: ill}}}\n"
         "  b: {choices: {z: {say: Z., responses: [{odds: %d, next: well},"
         " {next: ill}]}}}\n";

/* What came after a step back is not the same any more: 1 in 4 for 3 in 4. */
static void test_figures(void **state)
{
    const struct primum_shift *shift;
    char text[sizeof late + 16], *problem;

    (void)state;
    snprintf(text, sizeof text, late, 3);
    const struct primum_scenario *before = loaded(text);
    snprintf(text, sizeof text, late, 0);
    const struct primum_scenario *after = loaded(text);
    struct primum_diff *diff = primum_diff_new(before, after);
    assert_int_equal(primum_diff_solve(diff, NULL, &problem), PRIMUM_OK);
    assert_int_equal(primum_diff_solve(diff, NULL, &problem), PRIMUM_OK);
    shift = primum_diff_start(diff, 0);
    assert_int_equal(shift->after.goal, PRIMUM_GOAL_HELPED);
    assert_int_equal(shift->after.policy, PRIMUM_POLICY_MAX);
    assert_float_equal(shift->was, 0.875, 1e-9);
    assert_float_equal(shift->now, 0.5, 1e-9);
    shift = primum_diff_moment(diff, 0);
    assert_string_equal(after->scenes[shift->scene].id, "b");
    assert_string_equal(after->choices[shift->choice].id, "z");
    assert_float_equal(shift->was, 0.75, 1e-9);
    assert_float_equal(shift->now, 0, 1e-9);
    shift = primum_diff_moment(diff, 1);
    assert_string_equal(after->choices[shift->choice].id, "x");
    assert_null(primum_diff_moment(diff, 2));
    primum_diff_free(diff);
    primum_scenario_free(before);
    primum_scenario_free(after);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_renamed_and_edited),
        cmocka_unit_test(test_replaced),
        cmocka_unit_test(test_twins),
        cmocka_unit_test(test_responses_in_another_order),
        cmocka_unit_test(test_responses_alike),
        cmocka_unit_test(test_the_only_response),
        cmocka_unit_test(test_gauge_becomes_fact),
        cmocka_unit_test(test_unused_gauge),
        cmocka_unit_test(test_silent_scene),
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_conditions_of_lines),
        cmocka_unit_test(test_default_title),
        cmocka_unit_test(test_default_worth),
        cmocka_unit_test(test_many),
        cmocka_unit_test(test_too_large),
        cmocka_unit_test(test_stopped),
        cmocka_unit_test(test_figures),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
