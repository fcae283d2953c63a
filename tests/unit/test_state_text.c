/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A state as text: read, refused in plain words, and written so that it reads
 * back as the same state and cannot be said shorter. */
#include "room.h"

#include <stdio.h>

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
        {"door", "\"door\" is a scene: write scene=door"},
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
        cmocka_unit_test(test_canonical),
        cmocka_unit_test(test_problems),
        cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_many_spent),
    };

    return cmocka_run_group_tests(tests, load_room, free_room);
}
