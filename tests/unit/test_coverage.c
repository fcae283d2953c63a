/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Coverage and figures of small scenarios, small enough to see at a glance what
 * they must be; and of one too large for any number. */
#include "base/text.h"
#include "loaded.h"

static const char two_endings[] = "endings:\n"
                                  "  well: {outcome: helped, title: Well}\n"
                                  "  badly: {outcome: harmed, title: Badly}\n";

/* A scenario, its coverage, and its figures. */
struct covered {
    const struct primum_scenario *scenario;
    struct primum_coverage *coverage;
    const struct primum_figures *figures;
};

/* The scenes, between a head and two endings. */
static struct covered cover(const char *head, const char *scenes)
{
    struct covered covered;
    struct text text = {0};
    char *problem;

    text_format(&text, "primum: 1\ntitle: A room\n%sscenes:\n%s%s", head,
                scenes, two_endings);
    covered.scenario = loaded(text.bytes);
    assert_int_equal(primum_coverage_new(covered.scenario, NULL,
                                         &covered.coverage, &problem),
                     PRIMUM_OK);
    assert_null(problem);
    covered.figures = primum_coverage_figures(covered.coverage);
    text_release(&text);
    return covered;
}

static void uncover(struct covered *covered)
{
    primum_coverage_free(covered->coverage);
    primum_scenario_free(covered->scenario);
}

/* ---- Ways ---- */

static const struct {
    const char *name, *head, *scenes;
    double paths;
    uint32_t shortest, longest;
    bool ends, endless;
} rows[] = {
    {"one", "", "  a: {choices: {go: {say: Go., next: well}}}\n", 1, 1, 1, true,
     false},
    {"two scenes, three by two ways", "",
     "  a:\n"
     "    choices:\n"
     "      x: {say: X., next: b}\n"
     "      y: {say: Y., responses: [{next: b}, {next: b}, {next: badly}]}\n"
     "  b: {choices: {v: {say: V., next: well}, w: {do: W., next: badly}}}\n",
     7, 1, 2, true, false},
    {"time that passes is no choice", "",
     "  a: {next: b}\n"
     "  b: {choices: {go: {say: Go., next: c}}}\n"
     "  c: {next: [{next: well}, {next: badly}]}\n",
     2, 1, 1, true, false},
    {"nothing but time", "", "  a: {next: [{next: well}, {next: badly}]}\n", 2,
     0, 0, true, false},
    {"a loop, and a way out", "",
     "  a: {choices: {stay: {say: S., next: a}, go: {do: G., next: well}}}\n",
     0, 1, 0, true, true},
    {"a loop that is left by chance", "",
     "  a: {choices: {try: {say: T., responses: [{next: a}, {next: well}]}}}\n",
     0, 1, 0, true, true},
    {"once is no loop", "",
     "  a:\n"
     "    choices:\n"
     "      ask: {say: A?, once: true, next: a}\n"
     "      go: {do: G., next: well}\n",
     2, 1, 2, true, false},
    {"a loop beside the way, that never ends", "",
     "  a: {choices: {go: {say: G., next: well}, in: {do: I., next: pit}}}\n"
     "  pit: {choices: {on: {say: O., next: pit}}}\n",
     1, 1, 1, true, false},
    {"no way to an ending", "",
     "  a: {choices: {on: {say: O., next: b}}}\n"
     "  b: {choices: {back: {say: B., next: a}}}\n",
     0, 0, 0, false, false},
    {"where nothing is on offer there is no way", "facts: [never]\n",
     "  a: {choices: {go: {say: G., next: well}, x: {do: X., next: pit}}}\n"
     "  pit: {choices: {no: {say: N., when: never, next: well}}}\n",
     1, 1, 1, true, false},
};

static void test_ways(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct covered covered = cover(rows[i].head, rows[i].scenes);
        const struct primum_figures *figures = covered.figures;
        if (figures->paths.digits != rows[i].paths || figures->paths.zeros ||
            figures->shortest != rows[i].shortest ||
            figures->longest != rows[i].longest ||
            figures->ends != rows[i].ends ||
            figures->endless != rows[i].endless)
            fail_msg("%s: %g paths, %u to %u%s%s", rows[i].name,
                     figures->paths.digits, figures->shortest, figures->longest,
                     figures->ends ? "" : ", no end",
                     figures->endless ? ", endless" : "");
        uncover(&covered);
    }
}

/* Scenes in a row, ten ways from each to the next. */
static struct covered tens(uint32_t count)
{
    struct text text = {0};

    for (uint32_t i = 0; i < count; i++) {
        text_format(&text, "  s%u:\n    choices:\n", i);
        for (int c = 0; c < 10; c++) {
            text_format(&text, "      c%d: {say: Now., next: ", c);
            if (i + 1 < count)
                text_format(&text, "s%u}\n", i + 1);
            else
                text_put(&text, "well}\n");
        }
    }
    struct covered covered = cover("", text.bytes);
    text_release(&text);
    return covered;
}

static void test_large_numbers(void **unused)
{
    static const struct {
        uint32_t scenes;
        double digits;
        uint32_t zeros;
    } counts[] = {{3, 1000, 0}, {15, 1e15, 0}, {16, 1, 16}, {400, 1, 400}};

    (void)unused;
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        struct covered covered = tens(counts[i].scenes);
        struct primum_count paths = covered.figures->paths;
        uint32_t zeros = paths.zeros;
        double off = paths.digits / counts[i].digits;
        if (off > 9) { /* 9.9999999 and one zero less */
            off /= 10;
            zeros++;
        }
        if (zeros != counts[i].zeros || off < 1 - 1e-9 || off > 1 + 1e-9)
            fail_msg("10^%u is %.17g, %u zeros", counts[i].scenes, paths.digits,
                     paths.zeros);
        assert_int_equal(covered.figures->longest, counts[i].scenes);
        uncover(&covered);
    }
}

/* ---- Values ---- */

static void test_ranges(void **unused)
{
    static const struct primum_range expected[] = {
        {1, 4}, {5, 5}, {0, 1}, {0, 0}};
    struct covered covered =
        cover("gauges: {trust: 3, safety: 5}\nfacts: [asked, never]\n",
              "  a:\n"
              "    choices:\n"
              "      ask: {say: A?, effects: {asked: true, trust: +1}, "
              "next: b}\n"
              "  b: {choices: {go: {say: G., effects: {trust: -3}, "
              "next: well}}}\n");

    (void)unused;
    for (uint32_t g = 1; g <= 4; g++) {
        assert_int_equal(covered.figures->ranges[g].least,
                         expected[g - 1].least);
        assert_int_equal(covered.figures->ranges[g].most, expected[g - 1].most);
    }
    uncover(&covered);
}

/* ---- Words ---- */

static const char tea[] = "  a:\n"
                          "    lines: |\n"
                          "      The kettle clicks off.\n"
                          "\n"
                          "      Dee: Well - it's *late*.\n"
                          "    choices:\n"
                          "      go:\n"
                          "        say: Then I'll go.\n"
                          "        intent: To let her rest.\n"
                          "        impact: She does.\n"
                          "        lines: {dee: Good night.}\n"
                          "        next: well\n";

/* "Well - it's late" are three words: a dash is none. */
static void test_words(void **unused)
{
    struct covered covered = cover("people: {dee: Dee}\n", tea);
    const struct primum_figures *figures = covered.figures;

    (void)unused;
    assert_int_equal(figures->speakers[0].words, 4);
    assert_int_equal(figures->speakers[1].words, 3);
    assert_int_equal(figures->speakers[2].words, 5);
    assert_int_equal(figures->story, 12);
    assert_int_equal(figures->reasons, 6);
    assert_int_equal(figures->conversations, 1000);
    assert_int_equal(figures->read.least, 12);
    assert_int_equal(figures->read.most, 12);
    assert_int_equal(figures->turn.least, 2);
    assert_int_equal(figures->turn.most, 10);
    assert_true(figures->speakers[1].share == 3.0 / 12);
    uncover(&covered);
}

/* ---- What is shown ---- */

static enum primum_meeting meeting(const struct covered *covered,
                                   enum primum_thing thing, uint32_t number)
{
    return primum_coverage_meeting(covered->coverage, thing, number);
}

/* One in two million is waited for in vain, but shown from where it is. */
static void test_rare(void **unused)
{
    struct covered covered =
        cover("", "  a: {choices: {on: {say: O., next: b}}}\n"
                  "  b:\n"
                  "    choices:\n"
                  "      go:\n"
                  "        say: G.\n"
                  "        responses: [{odds: 999999, next: well},\n"
                  "                    {odds: 999999, next: well},\n"
                  "                    {next: badly}]\n");
    const struct primum_glimpse *glimpse;

    (void)unused;
    assert_int_equal(meeting(&covered, PRIMUM_THING_RESPONSE, 3),
                     PRIMUM_MET_IN_PLAY);
    assert_int_equal(meeting(&covered, PRIMUM_THING_RESPONSE, 4),
                     PRIMUM_MET_BY_STATE);
    assert_int_equal(meeting(&covered, PRIMUM_THING_ENDING, 2),
                     PRIMUM_MET_BY_STATE);
    assert_int_equal(primum_coverage_glimpses(covered.coverage, &glimpse), 1);
    assert_int_equal(glimpse->response, 4);
    assert_int_equal(primum_state_scene(covered.scenario, glimpse->state), 2);
    assert_true(glimpse->chance == 1.0 / 1999999);
    struct primum_session *session =
        primum_session_new(covered.scenario, glimpse->state, glimpse->seed);
    assert_true(glimpse->drawn);
    assert_true(primum_session_take(session, glimpse->choice));
    assert_int_equal(
        primum_state_ending(covered.scenario, primum_session_state(session)),
        2);
    primum_session_free(session);
    uncover(&covered);
}

static void test_unreachable(void **unused)
{
    struct covered covered =
        cover("facts: [never]\n",
              "  a:\n"
              "    choices:\n"
              "      go: {say: G., responses: [{next: well}, {when: never, "
              "next: well}]}\n"
              "      no: {say: N., when: never, next: b}\n"
              "  b: {choices: {go: {do: G., next: badly}}}\n");

    (void)unused;
    assert_int_equal(meeting(&covered, PRIMUM_THING_SCENE, 1),
                     PRIMUM_MET_IN_PLAY);
    assert_int_equal(meeting(&covered, PRIMUM_THING_SCENE, 2),
                     PRIMUM_MET_NEVER);
    assert_int_equal(meeting(&covered, PRIMUM_THING_CHOICE, 1),
                     PRIMUM_MET_IN_PLAY);
    assert_int_equal(meeting(&covered, PRIMUM_THING_CHOICE, 2),
                     PRIMUM_MET_NEVER);
    assert_int_equal(meeting(&covered, PRIMUM_THING_RESPONSE, 2),
                     PRIMUM_MET_NEVER);
    assert_int_equal(meeting(&covered, PRIMUM_THING_ENDING, 2),
                     PRIMUM_MET_NEVER);
    uncover(&covered);
}

/* A choice that nothing can follow is shown by being taken. */
static void test_no_response(void **unused)
{
    struct covered covered =
        cover("facts: [never]\n",
              "  a:\n"
              "    choices:\n"
              "      go: {say: G., next: well}\n"
              "      no: {say: N., responses: [{when: never, next: well}]}\n");
    const struct primum_playthrough *plays;

    (void)unused;
    assert_int_equal(meeting(&covered, PRIMUM_THING_CHOICE, 2),
                     PRIMUM_MET_IN_PLAY);
    assert_int_equal(primum_coverage_playthroughs(covered.coverage, &plays), 2);
    assert_int_equal(plays[1].ending, 0);
    assert_int_equal(plays[1].choices[0], 2);
    uncover(&covered);
}

/* ---- Effort ---- */

static bool give_up(void *with, size_t states)
{
    (void)with, (void)states;
    return false;
}

/* Asked for the last time that may be, it says no. */
struct patience {
    size_t asked, most;
};

static bool lose_patience(void *with, size_t states)
{
    struct patience *patience = with;

    (void)states;
    return ++patience->asked < patience->most;
}

static enum primum_status cover_within(const struct primum_scenario *scenario,
                                       struct patience *patience)
{
    const struct primum_effort effort = {.go_on = lose_patience,
                                         .with = patience};
    struct primum_coverage *coverage;
    char *problem;
    enum primum_status status =
        primum_coverage_new(scenario, &effort, &coverage, &problem);

    primum_coverage_free(coverage);
    free(problem);
    return status;
}

/* Choices that lead back to where they were: plans that are long to make. */
static char *crowd(void)
{
    struct text text = {0};

    text_put(&text, "primum: 1\ntitle: T\nscenes:\n  a:\n    choices:\n"
                    "      go: {say: G., next: z}\nendings: {z: {outcome: "
                    "helped, title: Z}}\nanytime:\n");
    for (int i = 0; i < 1100; i++)
        text_format(&text, "  c%d: {say: C.}\n", i);
    return text_take(&text);
}

static void test_stopped_on_the_way(void **unused)
{
    char *text = crowd();
    const struct primum_scenario *scenario = loaded(text);
    struct patience all = {0, SIZE_MAX};

    (void)unused;
    assert_int_equal(cover_within(scenario, &all), PRIMUM_OK);
    const size_t stops[] = {1, all.asked / 2, all.asked - 1, all.asked};
    for (size_t i = 0; i < sizeof stops / sizeof *stops; i++) {
        struct patience some = {0, stops[i]};
        assert_int_equal(cover_within(scenario, &some), PRIMUM_WORLD);
        assert_int_equal(some.asked, stops[i]);
    }
    primum_scenario_free(scenario);
    free(text);
}

static void test_stopped(void **unused)
{
    const struct primum_scenario *scenario =
        loaded("primum: 1\ntitle: T\nscenes: {a: {choices: {go: {say: G., "
               "next: z}}}}\nendings: {z: {outcome: helped, title: Z}}\n");
    const struct primum_effort effort = {.go_on = give_up};
    struct primum_coverage *coverage;
    char *problem;

    (void)unused;
    assert_int_equal(
        primum_coverage_new(scenario, &effort, &coverage, &problem),
        PRIMUM_WORLD);
    assert_null(coverage);
    assert_non_null(problem);
    free(problem);
    primum_scenario_free(scenario);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ways),
        cmocka_unit_test(test_large_numbers),
        cmocka_unit_test(test_ranges),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_rare),
        cmocka_unit_test(test_unreachable),
        cmocka_unit_test(test_no_response),
        cmocka_unit_test(test_stopped),
        cmocka_unit_test(test_stopped_on_the_way),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
