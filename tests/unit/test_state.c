/* SPDX-License-Identifier: GPL-3.0-or-later */

/* States in the open: what is on offer in one, what can follow and with what
 * chance, what it becomes, and which lines hold. */
#include "room.h"

#include <math.h>

/* ---- What is on offer, and what can follow ---- */

static void offers(const char *state_text, const char *expected)
{
    struct primum_state *state = parsed(state_text);
    uint32_t *choices = calloc(scenario->most_choices, sizeof *choices);
    size_t count = primum_choices(scenario, state, choices);
    char got[256] = "";

    assert_true(count <= scenario->most_choices);
    for (size_t i = 0; i < count; i++) {
        strcat(got, i ? " " : "");
        strcat(got, scenario->choices[choices[i]].id);
    }
    assert_string_equal(got, expected);
    free(choices);
    primum_state_free(state);
}

static void test_offers(void **unused)
{
    (void)unused;
    /* The scene's own first; its `check-in` stands in for the other. */
    offers("", "press wait leave check-in pause breathe");
    offers("trust=9", "press wait hold leave check-in pause breathe");
    offers("spent=door/press,spent=door/wait,spent=/pause",
           "leave check-in breathe");
    offers("scene=room", "back nothing surely vast check-in pause breathe");
    offers("scene=room,spent=/check-in",
           "back nothing surely vast pause breathe");
    /* In a scene that goes on by itself there is only that. */
    offers("scene=week", "continue");
}

static void chances(const char *state_text, const char *scene, const char *id,
                    size_t count, const double *expected)
{
    struct primum_state *state = parsed(state_text);
    struct primum_chance *out = calloc(scenario->most_responses, sizeof *out);
    uint32_t choice = choice_named(scenario, scene, id), last = 0;
    double sum = 0;

    assert_int_equal(primum_responses(scenario, state, choice, out), count);
    for (size_t i = 0; i < count; i++) {
        assert_true(fabs(out[i].chance - expected[i]) < 1e-15);
        assert_true(out[i].response > last); /* in file order */
        assert_int_equal(scenario->responses[out[i].response].choice, choice);
        last = out[i].response;
        sum += out[i].chance;
    }
    assert_true(!count || fabs(sum - 1) < 1e-15);
    free(out);
    primum_state_free(state);
}

static void test_chances(void **unused)
{
    (void)unused;
    chances("", "door", "press", 2, (double[]){0.7, 0.3});
    chances("trust=0", "door", "press", 2, (double[]){0.7, 0.3});
    chances("trust=10", "door", "press", 3,
            (double[]){7.0 / 16, 3.0 / 16, 6.0 / 16});
    chances("scene=room", "room", "surely", 2, (double[]){0.25, 0.75});
    chances("scene=room,trust=10", "room", "surely", 1, (double[]){1});
    chances("scene=room", "room", "nothing", 0, NULL);
    /* Each of the odds saturates; their sum is beyond 32 bits. */
    chances("scene=room", "room", "vast", 4,
            (double[]){0.25, 0.25, 0.25, 0.25});
    chances("scene=week", "week", "continue", 1, (double[]){1});
}

static void follows(const char *before_text, const char *scene, const char *id,
                    uint32_t response, const char *after_text)
{
    struct primum_state *before = parsed(before_text);
    struct primum_state *after = primum_state_new(scenario);
    uint32_t choice = choice_named(scenario, scene, id);

    primum_after(scenario, before,
                 scenario->choices[choice].response + response, after);
    assert_state(scenario, after, after_text);
    assert_state(scenario, before, before_text);
    primum_state_free(before);
    primum_state_free(after);
}

static void test_after(void **unused)
{
    (void)unused;
    follows("", "door", "press", 0, "scene=week,trust=0,spent=door/press");
    follows("", "door", "press", 1, "trust=5,spent=door/press");
    follows("", "door", "leave", 0, "scene=gone,risk=7");
    /* Spent for a stay: over when the scene is left, and only then. */
    follows("spent=/pause", "door", "wait", 0, "spent=door/wait,spent=/pause");
    follows("spent=door/press,spent=door/wait,spent=/pause", "door", "check-in",
            0, "scene=room,spent=door/press");
    follows("scene=room", NULL, "breathe", 0, "scene=room");
    /* Interrupts: not when an ending was reached, once if so written. */
    follows("risk=6", "door", "wait", 0, "scene=room,risk=6,spent=interrupt/0");
    follows("risk=6,spent=interrupt/0", "door", "wait", 0,
            "risk=6,spent=door/wait,spent=interrupt/0");
    follows("trust=0,risk=7", "door", "wait", 0, "scene=gone,trust=0,risk=7");
    follows("trust=0,risk=6", "door", "leave", 0, "scene=gone,trust=0,risk=7");
}

static void test_places(void **unused)
{
    (void)unused;
    struct primum_state *state = parsed("scene=room,risk=-3,told=false");
    struct primum_state *after = primum_state_new(scenario);
    uint32_t leave = choice_named(scenario, "door", "leave");

    assert_string_equal(
        scenario->scenes[primum_state_scene(scenario, state)].id, "room");
    assert_int_equal(primum_state_ending(scenario, state), 0);
    assert_int_equal(primum_state_value(state, 1), 4);
    assert_int_equal(primum_state_value(state, 2), -3);
    assert_int_equal(primum_state_value(state, 3), 0);
    assert_int_equal(primum_state_value(state, 4), 0);
    assert_int_equal(primum_state_scene(scenario, after), scenario->start);

    primum_after(scenario, state, scenario->choices[leave].response, after);
    assert_int_equal(primum_state_scene(scenario, after), 0);
    assert_int_equal(primum_state_ending(scenario, after), 1);
    assert_int_equal(primum_choices(scenario, after, NULL), 0);
    primum_state_free(state);
    primum_state_free(after);
}

/* ---- Lines ---- */

static void lines_are(const struct primum_line *lines, size_t count,
                      const char *expected)
{
    char got[512] = "";

    assert_true(count <= scenario->most_lines);
    for (size_t i = 0; i < count; i++) {
        uint32_t speaker = lines[i].speaker;
        strcat(got, speaker ? scenario->people[speaker].id : "-");
        strcat(got, " ");
        strcat(got, lines[i].text);
        strcat(got, "|");
    }
    assert_string_equal(got, expected);
}

static void test_lines(void **unused)
{
    (void)unused;
    struct primum_line *lines = calloc(scenario->most_lines, sizeof *lines);
    struct primum_state *wary = parsed("told=false");
    struct primum_state *open = parsed("trust=6,risk=7");
    uint32_t press = choice_named(scenario, "door", "press");
    uint32_t no = scenario->choices[press].response;

    lines_are(lines, primum_scene_lines(scenario, 1, wary, lines),
              "- The kettle clicks off.|- She looks at the window.|");
    lines_are(lines, primum_scene_lines(scenario, 1, open, lines),
              "- The kettle clicks off.|dee I have not told anyone.|"
              "you Thank you for telling me.|");
    lines_are(lines, primum_scene_lines(scenario, 3, wary, lines), "");
    lines_are(lines, primum_response_lines(scenario, no, wary, lines),
              "dee No.|");
    lines_are(lines, primum_response_lines(scenario, no, open, lines),
              "dee Fine.|");
    lines_are(lines, primum_ending_lines(scenario, 1, wary, lines),
              "- The door stays open.|");
    lines_are(lines, primum_ending_lines(scenario, 1, open, lines),
              "- The door falls shut.|");
    lines_are(lines, primum_ending_lines(scenario, 2, open, lines), "");
    free(lines);
    primum_state_free(wary);
    primum_state_free(open);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_offers), cmocka_unit_test(test_chances),
        cmocka_unit_test(test_after),  cmocka_unit_test(test_places),
        cmocka_unit_test(test_lines),
    };

    return cmocka_run_group_tests(tests, load_room, free_room);
}
