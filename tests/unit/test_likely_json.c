/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The JSON of the likely impact, byte for byte as scripts may count on it, in a
 * scenario whose figures can be worked out on paper. */
#include "loaded.h"

#include <stdio.h>

static const char catalogue_text[] =
    "practices: {pacing: {name: Pacing, about: Their pace.}}\n"
    "styles:\n"
    "  gentle: {name: Gently, about: Waits., weights: {pacing: 3}}\n";

/* `ask` leads back half of the time; `press` does harm in three of four. */
static const char text[] =
    "primum: 1\n"
    "title: Door\n"
    "shuffle: false\n"
    "gauges: {trust: 2}\n"
    "facts: [asked]\n"
    "scenes:\n"
    "  door:\n"
    "    choices:\n"
    "      press:\n"
    "        say: Tell me.\n"
    "        responses:\n"
    "          - {odds: 3, cue: She looks up., effects: {trust: -9},\n"
    "             next: gone}\n"
    "          - {odds: 1, next: week}\n"
    "      ask:\n"
    "        say: May I?\n"
    "        practices: pacing\n"
    "        responses:\n"
    "          - {effects: {asked: true}, next: tea}\n"
    "          - next: door\n"
    "  tea: {next: week}\n"
    "endings:\n"
    "  gone: {outcome: harmed, title: Gone}\n"
    "  week: {outcome: helped, title: Week, worth: 80}\n";

static const struct primum_catalogue *catalogue;
static const struct primum_scenario *scenario;
static struct primum_impact *impact;

static struct primum_impact *solved(const struct primum_state *from)
{
    size_t count = primum_questions(scenario, NULL);
    struct primum_question *questions = malloc(count * sizeof *questions);
    struct primum_impact *answers;
    char *problem;

    primum_questions(scenario, questions);
    assert_int_equal(primum_impact_solve(scenario, from, questions, count, NULL,
                                         &answers, &problem),
                     PRIMUM_OK);
    free(questions);
    return answers;
}

static int load(void **unused)
{
    struct primum_report *report = primum_report_new();

    (void)unused;
    assert_int_equal(primum_catalogue_parse("c.yaml", catalogue_text,
                                            strlen(catalogue_text), report,
                                            &catalogue),
                     PRIMUM_OK);
    primum_report_free(report);
    scenario = loaded_with(text, catalogue);
    impact = solved(NULL);
    return 0;
}

static int release(void **unused)
{
    (void)unused;
    primum_impact_free(impact);
    primum_scenario_free(scenario);
    primum_catalogue_free(catalogue);
    return 0;
}

static void is(char *found, const char *expected)
{
    assert_non_null(found);
    assert_string_equal(found, expected);
    free(found);
}

/* After `press`: harm in three of four, whatever was to be chosen next. */
#define PRESS                                                                  \
    "{\"id\":\"press\",\"responses\":["                                        \
    "{\"response\":0,\"chance\":0.75,\"changes\":{\"trust\":-2},"              \
    "\"next\":\"gone\"},"                                                      \
    "{\"response\":1,\"chance\":0.25,\"changes\":{},\"next\":\"week\"}],"      \
    "\"expected\":{\"trust\":-1.5},\"reach\":{"                                \
    "\"helped\":{\"max\":0.25,\"min\":0.25,\"uniform\":0.25,"                  \
    "\"gentle\":0.25},"                                                        \
    "\"mixed\":{\"max\":0.0,\"min\":0.0,\"uniform\":0.0,\"gentle\":0.0},"      \
    "\"harmed\":{\"max\":0.75,\"min\":0.75,\"uniform\":0.75,"                  \
    "\"gentle\":0.75},"                                                        \
    "\"unharmed\":{\"max\":0.25,\"min\":0.25,\"uniform\":0.25,"                \
    "\"gentle\":0.25},"                                                        \
    "\"gone\":{\"max\":0.75,\"min\":0.75,\"uniform\":0.75,"                    \
    "\"gentle\":0.75},"                                                        \
    "\"week\":{\"max\":0.25,\"min\":0.25,\"uniform\":0.25,"                    \
    "\"gentle\":0.25},"                                                        \
    "\"unfinished\":{\"uniform\":0.0,\"gentle\":0.0}},"                        \
    "\"worth\":{\"max\":20.0,\"min\":20.0,\"uniform\":20.0,"                   \
    "\"gentle\":20.0}}"

static void has_every_figure(void **unused)
{
    struct primum_state *state;
    struct primum_impact *answers;
    char *problem;

    (void)unused;
    state = primum_state_parse(scenario, "scene=tea,asked=true", &problem);
    answers = solved(state);
#define SURE                                                                   \
    "\"reach\":{\"helped\":{\"max\":1.0,\"min\":1.0,\"uniform\":1.0,"          \
    "\"gentle\":1.0},"                                                         \
    "\"mixed\":{\"max\":0.0,\"min\":0.0,\"uniform\":0.0,\"gentle\":0.0},"      \
    "\"harmed\":{\"max\":0.0,\"min\":0.0,\"uniform\":0.0,\"gentle\":0.0},"     \
    "\"unharmed\":{\"max\":1.0,\"min\":1.0,\"uniform\":1.0,\"gentle\":1.0},"   \
    "\"gone\":{\"max\":0.0,\"min\":0.0,\"uniform\":0.0,\"gentle\":0.0},"       \
    "\"week\":{\"max\":1.0,\"min\":1.0,\"uniform\":1.0,\"gentle\":1.0},"       \
    "\"unfinished\":{\"uniform\":0.0,\"gentle\":0.0}},"                        \
    "\"worth\":{\"max\":80.0,\"min\":80.0,\"uniform\":80.0,"                   \
    "\"gentle\":80.0}"
    is(primum_json_likely(answers, state),
       "{\"scenario\":\"room\",\"at\":{\"scene\":\"tea\",\"trust\":2,"
       "\"asked\":true},\"states\":1,\"transitions\":1," SURE ",\"choices\":["
       "{\"id\":\"continue\",\"responses\":[{\"response\":0,\"chance\":1.0,"
       "\"changes\":{},\"next\":\"week\"}],\"expected\":{\"trust\":0.0}," SURE
       "}]}");
    primum_impact_free(answers);
    primum_state_free(state);
}

/* Where does this begin in the text, and what does it begin with? */
static void begins(const char *found, const char *key, const char *expected)
{
    const char *at = strstr(found, key);

    assert_non_null(at);
    assert_memory_equal(at, expected, strlen(expected));
}

/* At best one asks until the door is opened; at worst one presses.  At random,
 * h = (1/4 + (1 + h) / 2) / 2; gently, h = (1/4 + 3 (1 + h) / 2) / 4. */
static void begins_at_the_start(void **unused)
{
    char *found = primum_json_likely(impact, NULL);
    double uniform, gentle;

    (void)unused;
    begins(found, "{",
           "{\"scenario\":\"room\",\"at\":{\"scene\":\"door\",\"trust\":2,"
           "\"asked\":false},\"states\":2,\"transitions\":5,\"reach\":{"
           "\"helped\":{\"max\":1.0,\"min\":0.25,\"uniform\":");
    assert_int_equal(sscanf(strstr(found, "\"uniform\":"),
                            "\"uniform\":%lf,\"gentle\":%lf", &uniform,
                            &gentle),
                     2);
    assert_true(uniform > 0.5 - 1e-9 && uniform < 0.5 + 1e-9);
    assert_true(gentle > 0.7 - 1e-9 && gentle < 0.7 + 1e-9);
    begins(found, "\"choices\"", "\"choices\":[" PRESS ",{\"id\":\"ask\",");
    free(found);
}

static struct primum_session *pressed(uint64_t seed)
{
    struct primum_session *session = primum_session_new(scenario, NULL, seed);

    assert_true(
        primum_session_take(session, choice_named(scenario, "door", "press")));
    return session;
}

static void goes_with_the_impact(void **unused)
{
    struct primum_session *session = pressed(1);
    char *without = primum_json_impact(session, 0, NULL), *with;

    (void)unused;
    with = primum_json_impact(session, 0, impact);
    assert_memory_equal(with, without, strlen(without) - 1);
    assert_string_equal(with + strlen(without) - 1, ",\"likely\":" PRESS "}");
    assert_null(primum_json_impact(session, 1, impact));
    free(with);
    free(without);
    primum_session_free(session);
}

/* Seeds are looked for that meet each response. */
static void keeps_shares_apart(void **unused)
{
    static const char *const endings[] = {
        "{\"event\":\"debrief\",\"worth\":0,\"start_worth\":80.0,"
        "\"turning_point\":0,\"steps\":[{\"step\":0,\"scene\":\"door\","
        "\"choice\":\"press\",\"best\":\"ask\",\"regret\":60.0,"
        "\"theirs\":-20.0}]}",
        "{\"event\":\"debrief\",\"worth\":80,\"start_worth\":80.0,"
        "\"turning_point\":null,\"steps\":[{\"step\":0,\"scene\":\"door\","
        "\"choice\":\"press\",\"best\":\"ask\",\"regret\":60.0,"
        "\"theirs\":60.0}]}"};
    bool met[2] = {false, false};

    (void)unused;
    for (uint64_t seed = 0; seed < 64; seed++) {
        struct primum_session *session = pressed(seed);
        struct primum_step step;
        assert_true(primum_session_step(session, 0, &step));
        uint32_t which =
            step.response - scenario->choices[step.choice].response;
        is(primum_json_debrief(session, impact), endings[which]);
        met[which] = true;
        primum_session_free(session);
    }
    assert_true(met[0] && met[1]);
}

/* Silent steps are steps: without them the sums would not come out. */
static void counts_silent_steps(void **unused)
{
    struct primum_session *session = primum_session_new(scenario, NULL, 3);
    uint32_t ask = choice_named(scenario, "door", "ask");
    const uint32_t *choices;
    char *found;

    (void)unused;
    while (primum_session_turn(session) == PRIMUM_TURN_CHOOSE)
        assert_true(primum_session_take(session, ask));
    primum_session_choices(session, &choices);
    assert_true(primum_session_take(session, choices[0]));
    found = primum_json_debrief(session, impact);
    begins(found, "\"scene\":\"tea\"",
           "\"scene\":\"tea\",\"choice\":\"continue\",\"best\":\"continue\","
           "\"regret\":0.0,\"theirs\":0.0}]}");
    free(found);
    primum_session_free(session);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(has_every_figure),
        cmocka_unit_test(begins_at_the_start),
        cmocka_unit_test(goes_with_the_impact),
        cmocka_unit_test(keeps_shares_apart),
        cmocka_unit_test(counts_silent_steps),
    };

    return cmocka_run_group_tests(tests, load, release);
}
