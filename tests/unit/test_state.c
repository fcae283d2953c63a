/* SPDX-License-Identifier: GPL-3.0-or-later */

/* States in the open: what is on offer in one, what can follow, which lines
 * hold; and a state as text, read, refused, and written so that it reads back
 * as the same state and cannot be said shorter. */
#include "loaded.h"
#include "scenario/model.h"

#include <math.h>
#include <stdio.h>

static const char room[] =
    "primum: 1\n"
    "title: A room\n"
    "people: {dee: Dee}\n"
    "gauges:\n"
    "  trust: 4\n"
    "  risk: {start: 2, min: -3, max: 7, good: low}\n"
    "facts: {asked: false, told: true}\n"
    "scenes:\n"
    "  door:\n"
    "    lines:\n"
    "      - The kettle clicks off.\n"
    "      - {when: trust >= 6, dee: I have not told anyone.}\n"
    "      - {when: trust < 6, text: She looks at the window.}\n"
    "      - {when: told, you: Thank you for telling me.}\n"
    "    choices:\n"
    "      press:\n"
    "        say: Tell me now.\n"
    "        once: true\n"
    "        responses:\n"
    "          - odds: 7\n"
    "            lines:\n"
    "              - {when: trust >= 6, dee: Fine.}\n"
    "              - {when: trust < 6, dee: No.}\n"
    "            effects: {trust: -9, told: true}\n"
    "            next: week\n"
    "          - {odds: 3, effects: {trust: +1}, next: door}\n"
    "          - {odds: trust - 4, lines: She laughs., next: gone}\n"
    "          - {when: else, lines: Nothing., next: gone}\n"
    "      wait: {do: Say nothing., once: scene, next: door}\n"
    "      hold: {do: Hold still., when: trust > 8, next: door}\n"
    "      leave: {say: Goodbye., effects: {risk: =7}, next: gone}\n"
    "      check-in: {say: And you?, next: room}\n"
    "  week:\n"
    "    lines: A week goes by.\n"
    "    next: room\n"
    "  room:\n"
    "    choices:\n"
    "      back: {do: Go back., next: door}\n"
    "      nothing:\n"
    "        say: Nothing at all.\n"
    "        responses:\n"
    "          - {when: trust > 9, lines: A., next: door}\n"
    "          - {when: else, odds: 0 - trust, lines: B., next: door}\n"
    "      surely:\n"
    "        say: Surely.\n"
    "        responses:\n"
    "          - {when: trust > 9, lines: A., next: door}\n"
    "          - {when: else, odds: 2, lines: B., next: door}\n"
    "          - {when: else, odds: 6, lines: C., next: door}\n"
    "      vast:\n"
    "        say: A lot.\n"
    "        responses:\n"
    "          - {odds: trust * 1000000 * 1000000, lines: A., next: door}\n"
    "          - {odds: trust * 1000000 * 1000000, lines: B., next: door}\n"
    "          - {odds: trust * 1000000 * 1000000, lines: C., next: door}\n"
    "          - {odds: trust * 1000000 * 1000000, lines: D., next: door}\n"
    "anytime:\n"
    "  check-in: {say: How is this?, once: true, lines: Fine.}\n"
    "  pause: {do: Pause., once: scene, lines: Quiet.}\n"
    "  breathe: {do: Breathe., lines: Air.}\n"
    "interrupts:\n"
    "  - {when: risk == 6, once: true, next: room}\n"
    "  - {when: risk == 7 and trust == 0, next: gone}\n"
    "endings:\n"
    "  gone:\n"
    "    outcome: mixed\n"
    "    title: Gone\n"
    "    lines:\n"
    "      - {when: risk == 7, text: The door falls shut.}\n"
    "      - {when: risk < 7, text: The door stays open.}\n"
    "  stayed: {outcome: helped, title: Stayed}\n";

static const struct primum_scenario *scenario;

static int load_room(void **unused)
{
    (void)unused;
    scenario = loaded(room);
    return 0;
}

static int free_room(void **unused)
{
    (void)unused;
    primum_scenario_free(scenario);
    return 0;
}

static struct primum_state *parsed(const char *text)
{
    char *problem;
    struct primum_state *state =
        primum_state_parse(scenario, text, &problem);

    if (!state)
        fail_msg("%s: %s", text, problem);
    assert_null(problem);
    return state;
}

static bool same(const struct primum_state *a, const struct primum_state *b)
{
    return memcmp(a, b, state_size(scenario_of(scenario))) == 0;
}

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
    offers("scene=room",
           "back nothing surely vast check-in pause breathe");
    offers("scene=room,spent=/check-in",
           "back nothing surely vast pause breathe");
    /* In a scene that goes on by itself there is only that. */
    offers("scene=week", "continue");
}

static void chances(const char *state_text, const char *scene, const char *id,
                    size_t count, const double *expected)
{
    struct primum_state *state = parsed(state_text);
    struct primum_chance *out =
        calloc(scenario->most_responses, sizeof *out);
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
    follows("spent=door/press,spent=door/wait,spent=/pause", "door",
            "check-in", 0, "scene=room,spent=door/press");
    follows("scene=room", NULL, "breathe", 0, "scene=room");
    /* Interrupts: not when an ending was reached, once if so written. */
    follows("risk=6", "door", "wait", 0,
            "scene=room,risk=6,spent=interrupt/0");
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

/* ---- A state as text ---- */

static void becomes(const char *text, const char *canonical)
{
    struct primum_state *state = parsed(text);

    assert_state(scenario, state, canonical);
    primum_state_free(state);
}

static void test_canonical(void **unused)
{
    (void)unused;
    becomes("", "");
    becomes("scene=door,trust=4,risk=2,asked=false,told=true", "");
    becomes("scene=week", "scene=week");
    becomes("told=false,asked=true,risk=-3,trust=10,scene=room",
            "scene=room,trust=10,risk=-3,asked=true,told=false");
    becomes("trust=007", "trust=7");
    becomes("spent=interrupt/0,spent=/check-in,spent=door/wait,"
            "spent=door/press,spent=door/press",
            "spent=door/press,spent=door/wait,spent=/check-in,"
            "spent=interrupt/0");
}

static void test_problems(void **unused)
{
    (void)unused;
    static const struct {
        const char *text, *problem;
    } cases[] = {
        {"trust", "\"trust\" has no value: write trust=..."},
        {",", "\"\" has no value: write NAME=..."},
        {"trst=3",
         "there is no gauge or fact \"trst\"; did you mean \"trust\"?"},
        {"scne=door",
         "there is no gauge or fact \"scne\"; did you mean \"scene\"?"},
        {"weather=3", "there is no gauge or fact \"weather\""},
        {"Trust=3\x1b[2J", "there is no gauge or fact \"Trust\"; "
                           "did you mean \"trust\"?"},
        {"=3", "there is no gauge or fact \"\""},
        {"trust=3,trust=3", "\"trust\" is given twice"},
        {"scene=door,scene=room", "\"scene\" is given twice"},
        {"trust=11",
         "the gauge \"trust\" goes from 0 to 10, and 11 is outside"},
        {"risk=-4", "the gauge \"risk\" goes from -3 to 7, and -4 is outside"},
        {"risk=99999999999999999999",
         "the gauge \"risk\" goes from -3 to 7, and 99999999999999999999 is "
         "outside"},
        {"trust=", "the gauge \"trust\" takes a whole number, not \"\""},
        {"trust=-", "the gauge \"trust\" takes a whole number, not \"-\""},
        {"trust=+3", "the gauge \"trust\" takes a whole number, not \"+3\""},
        {"trust=3.5", "the gauge \"trust\" takes a whole number, not \"3.5\""},
        {"trust=true",
         "the gauge \"trust\" takes a whole number, not \"true\""},
        {"told=1", "the fact \"told\" is true or false, not \"1\""},
        {"told=True", "the fact \"told\" is true or false, not \"True\""},
        {"scene=dor", "there is no scene \"dor\"; did you mean \"door\"?"},
        {"scene=gone", "\"gone\" is an ending, not a scene"},
        {"spent=press",
         "\"press\" cannot be spent: write spent=SCENE/CHOICE, spent=/CHOICE "
         "for an `anytime` choice, or spent=interrupt/N"},
        {"spent=dor/press",
         "there is no scene \"dor\"; did you mean \"door\"?"},
        {"spent=gone/press", "\"gone\" is an ending, not a scene"},
        {"spent=door/pres",
         "there is no choice \"pres\"; did you mean \"press\"?"},
        {"spent=door/pause", "there is no choice \"pause\""},
        {"spent=door/leave",
         "the choice \"leave\" is not `once`, so it is never spent"},
        {"spent=week/continue",
         "the scene \"week\" goes on by itself and has no choice to spend"},
        {"spent=/pres", "there is no `anytime` choice \"pres\""},
        {"spent=/puase",
         "there is no `anytime` choice \"puase\"; did you mean \"pause\"?"},
        {"spent=/breathe",
         "the `anytime` choice \"breathe\" is not `once`, so it is never "
         "spent"},
        {"spent=interrupt/1",
         "interrupt 1 is not `once`, so it is never spent"},
        {"spent=interrupt/2",
         "there is no interrupt 2: this scenario has 2, counted from 0"},
        {"spent=interrupt/-1", "there is no scene \"interrupt\""},
        {"spent=interrupt/first", "there is no scene \"interrupt\""},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *problem = NULL;
        assert_null(primum_state_parse(scenario, cases[i].text, &problem));
        if (strstr(cases[i].text, "\x1b"))
            assert_null(strchr(problem, '\x1b'));
        else
            assert_string_equal(problem, cases[i].problem);
        free(problem);
    }
}

/* Leaving out any item of a canonical text gives another state. */
static void nothing_to_spare(const char *text, const struct primum_state *state)
{
    for (const char *item = text; *text && item;) {
        const char *comma = strchr(item, ',');
        char shorter[512];
        snprintf(shorter, sizeof shorter, "%.*s%s", (int)(item - text), text,
                 comma ? comma + 1 : "");
        struct primum_state *other = parsed(shorter);
        assert_false(same(state, other));
        primum_state_free(other);
        item = comma ? comma + 1 : NULL;
    }
}

/* Wherever chance leads, what is written reads back as the same state. */
static void test_round_trip(void **unused)
{
    (void)unused;
    struct primum_chance *out = calloc(scenario->most_responses, sizeof *out);
    uint32_t *choices = calloc(scenario->most_choices, sizeof *choices);
    struct primum_state *state = primum_state_new(scenario);
    struct primum_state *after = primum_state_new(scenario);
    uint64_t numbers = 1;

    for (int i = 0; i < 20000; i++) {
        size_t count = primum_choices(scenario, state, choices);
        uint32_t choice = choices[next_number(&numbers, (uint32_t)count)];
        count = primum_responses(scenario, state, choice, out);
        if (!count)
            continue;
        primum_after(scenario, state,
                     out[next_number(&numbers, (uint32_t)count)].response,
                     after);
        if (primum_state_ending(scenario, after)) {
            primum_state_free(state);
            state = primum_state_new(scenario);
            continue;
        }
        char *text = primum_state_format(scenario, after);
        struct primum_state *again = parsed(text);
        assert_true(same(after, again));
        nothing_to_spare(text, after);
        free(text);
        primum_state_free(again);
        struct primum_state *swap = state;
        state = after;
        after = swap;
    }
    primum_state_free(state);
    primum_state_free(after);
    free(choices);
    free(out);
}

/* More that can be spent than fits into one word, and a scene that has the
 * name of what stands before an interrupt's number. */
static void test_many_spent(void **unused)
{
    (void)unused;
    const struct primum_scenario *room_before = scenario;
    char text[8192] = "primum: 1\ntitle: Many\nscenes:\n  interrupt:\n"
                      "    choices:\n";
    for (int i = 0; i < 70; i++)
        snprintf(text + strlen(text), sizeof text - strlen(text),
                 "      c%d: {say: Word., once: true, next: over}\n", i);
    strcat(text, "interrupts:\n"
                 "  - {when: true, once: true, next: interrupt}\n"
                 "endings: {over: {outcome: mixed, title: Over}}\n");
    scenario = loaded(text);
    for (int i = 0; i < 70; i++) {
        char alone[64], both[128];
        snprintf(alone, sizeof alone, "spent=interrupt/c%d", i);
        becomes(alone, alone);
        snprintf(both, sizeof both, "%s,spent=interrupt/0", alone);
        becomes(both, both);
        struct primum_state *state = parsed(both);
        uint32_t *choices = calloc(scenario->most_choices, sizeof *choices);
        assert_int_equal(primum_choices(scenario, state, choices), 69);
        free(choices);
        primum_state_free(state);
    }
    primum_scenario_free(scenario);
    scenario = room_before;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_offers),    cmocka_unit_test(test_chances),
        cmocka_unit_test(test_after),     cmocka_unit_test(test_places),
        cmocka_unit_test(test_lines),     cmocka_unit_test(test_canonical),
        cmocka_unit_test(test_problems),  cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_many_spent),
    };

    return cmocka_run_group_tests(tests, load_room, free_room);
}
