/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The events of `play --json`, the list and the catalogue, byte for byte as
 * scripts may count on them. */
#include "loaded.h"
#include "base/digest.h"

#include <stdio.h>

static const char catalogue_text[] =
    "practices:\n"
    "  pacing:\n"
    "    name: Pacing\n"
    "    about: Their pace, not yours.\n"
    "    sounds_like: We can stop.\n"
    "    beware: Slow is not still.\n"
    "    practise: Count to five.\n"
    "    evidence: [slow-2018, both-2020]\n"
    "  naming: {name: Naming, about: You say what is there.,\n"
    "           sounds_like: I hurried you., beware: Once is enough.,\n"
    "           practise: Say it in one line., crisis: true}\n"
    "harms:\n"
    "  pressure:\n"
    "    name: Pressure\n"
    "    about: Being pushed.\n"
    "    sounds_like: Just tell me.\n"
    "    beware: It can be kind in tone.\n"
    "    practise: Ask first.\n"
    "    evidence: slow-2018\n"
    "  silence: {name: Being left, about: No word comes.,\n"
    "            sounds_like: Well., beware: Busy is no reason.,\n"
    "            practise: Send two lines.}\n"
    "evidence:\n"
    "  slow-2018:\n"
    "    cite: Somebody 2018\n"
    "    finding: Slow was better.\n"
    "    grade: B\n"
    "    limits: A small study.\n"
    "    checked: 2026-01-31\n"
    "  both-2020: {cite: Two people 2020, finding: Both., grade: D,\n"
    "              limits: An opinion., checked: 2026-02-01}\n"
    "styles:\n"
    "  hasty: {name: In a hurry, about: Wants it told., simple: true,\n"
    "          weights: {pressure: 12, naming: 0}, otherwise: 2}\n"
    "  any: {name: Anything, about: Takes what comes.,\n"
    "        weights: {pacing: 1}}\n"
    "expect:\n"
    "  - {policy: hasty, reach: helped, at_most: 7.5%}\n";

static const char room[] =
    "primum: 1\n"
    "title: A \"room\"\n"
    "minutes: 4\n"
    "content_notes: [Loss, A hard word]\n"
    "shuffle: false\n"
    "people: {dee: Dee}\n"
    "gauges: {trust: 4, risk: {start: 2, good: low}}\n"
    "facts: {asked: false, told: true}\n"
    "scenes:\n"
    "  door:\n"
    "    title: Tuesday\n"
    "    lines:\n"
    "      - |\n"
    "        The kettle\n"
    "        clicks off.\n"
    "\n"
    "        Dee: Anyway.\n"
    "      - {when: trust > 8, dee: I trust you.}\n"
    "      - you: Hm.\n"
    "    choices:\n"
    "      press:\n"
    "        say: Tell me now.\n"
    "        intent: Help her put it down.\n"
    "        why: Readiness is hers.\n"
    "        right_when: she has asked\n"
    "        repair: Say what you did.\n"
    "        practices: [naming, pacing]\n"
    "        harms: [pressure, silence]\n"
    "        evidence: both-2020\n"
    "        responses:\n"
    "          - odds: 0\n"
    "            lines: Never.\n"
    "            next: over\n"
    "          - lines: Dee looks at the exit.\n"
    "            cue: Her shoulders went up.\n"
    "            impact: She guards herself.\n"
    "            why: It was too soon.\n"
    "            repair: Give the pace back.\n"
    "            harms: []\n"
    "            effects: {trust: -2, risk: -9, told: true, asked: true}\n"
    "            next: week\n"
    "      wait: {do: Say nothing., lines: She nods., effects: {trust: =4},\n"
    "             next: door}\n"
    "  week:\n"
    "    next: [{effects: {told: false}, next: empty}]\n"
    "  empty: {choices: {on: {say: Go on., next: door}}}\n"
    "anytime:\n"
    "  check-in: {say: How is this?, lines: Fine.}\n"
    "interrupts:\n"
    "  - {when: not told, once: true, next: over}\n"
    "endings:\n"
    "  over:\n"
    "    outcome: harmed\n"
    "    title: She cancels\n"
    "    lines: [dee: Not this week.]\n"
    "    feedback: I felt pushed.\n"
    "    takeaway: Her pace.\n"
    "  well: {outcome: helped, title: Well}\n"
    "  so-so: {outcome: mixed, title: So so}\n";

static const struct primum_catalogue *catalogue;
static const struct primum_scenario *scenario;

static void load_catalogue(void)
{
    char path[] = "/tmp/primum-test-XXXXXX";
    int file = mkstemp(path);
    FILE *stream = fdopen(file, "w");
    struct primum_report *report = primum_report_new();

    assert_non_null(stream);
    fputs(catalogue_text, stream);
    fclose(stream);
    enum primum_status status = primum_catalogue_load(path, report, &catalogue);
    remove(path);
    if (status) {
        char *found = primum_report_render(report, PRIMUM_FORMAT_HUMAN);
        print_error("%s", found);
        free(found);
        fail();
    }
    primum_report_free(report);
}

static int load_room(void **unused)
{
    (void)unused;
    load_catalogue();
    scenario = loaded_with(room, catalogue);
    return 0;
}

static int free_room(void **unused)
{
    (void)unused;
    primum_scenario_free(scenario);
    primum_catalogue_free(catalogue);
    return 0;
}

/* One event, which is freed. */
static void is(char *event, const char *expected)
{
    assert_non_null(event);
    assert_string_equal(event, expected);
    free(event);
}

static void test_start(void **unused)
{
    (void)unused;
    struct primum_session *session =
        primum_session_new(scenario, NULL, PRIMUM_SEED_MAX);
    char digest[DIGEST_HEX], expected[512];

    digest_sha256(room, strlen(room), digest);
    snprintf(expected, sizeof expected,
             "{\"event\":\"start\",\"scenario\":\"room\","
             "\"title\":\"A \\\"room\\\"\",\"seed\":9007199254740991,"
             "\"sha256\":\"%s\"}",
             digest);
    is(primum_json_start(session), expected);
    primum_session_free(session);
}

#define DOOR                                                                   \
    "\"scene\":\"door\",\"title\":\"Tuesday\",\"lines\":["                     \
    "{\"text\":\"The kettle clicks off.\"},"                                   \
    "{\"speaker\":\"dee\",\"text\":\"Anyway.\"},"                              \
    "{\"speaker\":\"you\",\"text\":\"Hm.\"}],"                                 \
    "\"state\":{\"trust\":4,\"risk\":2,\"asked\":false,\"told\":true}}"

#define CHOICES                                                                \
    "\"choices\":["                                                            \
    "{\"number\":1,\"id\":\"press\",\"say\":\"Tell me now.\","                 \
    "\"anytime\":false},"                                                      \
    "{\"number\":2,\"id\":\"wait\",\"do\":\"Say nothing.\","                   \
    "\"anytime\":false},"                                                      \
    "{\"number\":3,\"id\":\"check-in\",\"say\":\"How is this?\","              \
    "\"anytime\":true}]}"

/* A whole conversation, event by event. */
static void test_conversation(void **unused)
{
    (void)unused;
    struct primum_session *session = primum_session_new(scenario, NULL, 7);

    is(primum_json_scene(session), "{\"event\":\"scene\",\"step\":0," DOOR);
    is(primum_json_choices(session),
       "{\"event\":\"choices\",\"step\":0," CHOICES);

    /* A stay that changes nothing, and a choice with little written to it. */
    assert_true(
        primum_session_take(session, choice_named(scenario, "door", "wait")));
    is(primum_json_response(session, 0),
       "{\"event\":\"response\",\"step\":0,\"choice\":\"wait\",\"response\":0,"
       "\"chance\":1.0,\"lines\":[{\"text\":\"She nods.\"}],\"changes\":{},"
       "\"state\":{\"trust\":4,\"risk\":2,\"asked\":false,\"told\":true},"
       "\"next\":\"door\"}");
    is(primum_json_impact(session, 0, NULL),
       "{\"event\":\"impact\",\"step\":0,\"choice\":\"wait\"}");
    is(primum_json_scene(session), "{\"event\":\"scene\",\"step\":1," DOOR);

    /* Clamped, and only what really changed. */
    assert_true(
        primum_session_take(session, choice_named(scenario, "door", "press")));
    is(primum_json_response(session, 1),
       "{\"event\":\"response\",\"step\":1,\"choice\":\"press\","
       "\"response\":1,\"chance\":1.0,"
       "\"lines\":[{\"text\":\"Dee looks at the exit.\"}],"
       "\"changes\":{\"trust\":-2,\"risk\":-2,\"asked\":true},"
       "\"state\":{\"trust\":2,\"risk\":0,\"asked\":true,\"told\":true},"
       "\"next\":\"week\"}");
    is(primum_json_impact(session, 1, NULL),
       "{\"event\":\"impact\",\"step\":1,\"choice\":\"press\","
       "\"intent\":\"Help her put it down.\","
       "\"impact\":\"She guards herself.\",\"cue\":\"Her shoulders went up.\","
       "\"why\":\"It was too soon.\",\"right_when\":\"she has asked\","
       "\"repair\":\"Give the pace back.\","
       "\"practices\":[\"naming\",\"pacing\"],\"evidence\":[\"both-2020\"]}");

    /* Time passes, and what cuts it short is the next. */
    is(primum_json_scene(session),
       "{\"event\":\"scene\",\"step\":2,\"scene\":\"week\",\"lines\":[],"
       "\"state\":{\"trust\":2,\"risk\":0,\"asked\":true,\"told\":true}}");
    const uint32_t *silent;
    assert_int_equal(primum_session_choices(session, &silent), 1);
    assert_true(primum_session_take(session, silent[0]));
    is(primum_json_response(session, 2),
       "{\"event\":\"response\",\"step\":2,\"choice\":\"continue\","
       "\"response\":0,\"chance\":1.0,\"lines\":[],"
       "\"changes\":{\"told\":false},"
       "\"state\":{\"trust\":2,\"risk\":0,\"asked\":true,\"told\":false},"
       "\"next\":\"over\"}");
    is(primum_json_ending(session),
       "{\"event\":\"ending\",\"ending\":\"over\",\"outcome\":\"harmed\","
       "\"title\":\"She cancels\","
       "\"lines\":[{\"speaker\":\"dee\",\"text\":\"Not this week.\"}],"
       "\"feedback\":\"I felt pushed.\",\"takeaway\":\"Her pace.\","
       "\"state\":{\"trust\":2,\"risk\":0,\"asked\":true,\"told\":false}}");
    assert_null(primum_json_response(session, 3));
    assert_null(primum_json_impact(session, 3, NULL));
    primum_session_free(session);
}

/* A chance is written so that it reads back as the same number. */
static void test_chance(void **unused)
{
    (void)unused;
    const struct primum_scenario *thirds =
        loaded("primum: 1\n"
               "title: Thirds\n"
               "scenes:\n"
               "  door:\n"
               "    choices:\n"
               "      go: {say: Go., responses: [{odds: 7, next: a},\n"
               "                                 {odds: 3, next: b}]}\n"
               "endings: {a: {outcome: helped, title: A},\n"
               "          b: {outcome: mixed, title: B}}\n");
    struct primum_session *session = primum_session_new(thirds, NULL, 0);
    bool met[2] = {false, false};

    for (uint64_t seed = 0; seed < 40; seed++) {
        primum_session_restart(session, seed);
        assert_true(primum_session_take(session, 1));
        char *event = primum_json_response(session, 0);
        bool second = strstr(event, "\"response\":1") != NULL;
        met[second] = true;
        is(event, second ? "{\"event\":\"response\",\"step\":0,"
                           "\"choice\":\"go\",\"response\":1,\"chance\":0.3,"
                           "\"lines\":[],\"changes\":{},\"state\":{},"
                           "\"next\":\"b\"}"
                         : "{\"event\":\"response\",\"step\":0,"
                           "\"choice\":\"go\",\"response\":0,\"chance\":0.7,"
                           "\"lines\":[],\"changes\":{},\"state\":{},"
                           "\"next\":\"a\"}");
        is(primum_json_ending(session),
           second ? "{\"event\":\"ending\",\"ending\":\"b\","
                    "\"outcome\":\"mixed\",\"title\":\"B\",\"lines\":[],"
                    "\"state\":{}}"
                  : "{\"event\":\"ending\",\"ending\":\"a\","
                    "\"outcome\":\"helped\",\"title\":\"A\",\"lines\":[],"
                    "\"state\":{}}");
    }
    assert_true(met[0] && met[1]);
    primum_session_free(session);
    primum_scenario_free(thirds);
}

static void test_problem(void **unused)
{
    (void)unused;
    is(primum_json_problem("there is no choice 9"),
       "{\"event\":\"problem\",\"message\":\"there is no choice 9\"}");
    /* What somebody typed cannot break a line, a terminal or the JSON. */
    is(primum_json_problem("\"\x1b[2J\n\xff\" means nothing"),
       "{\"event\":\"problem\",\"message\":"
       "\"\\\"\xef\xbf\xbd[2J \xef\xbf\xbd\\\" means nothing\"}");
}

static void unfinished(const char *scenes, const char *reason)
{
    char text[1024], expected[128];
    snprintf(text, sizeof text,
             "primum: 1\ntitle: Fault\ngauges: {trust: 4}\nscenes:\n"
             "  door: {choices: {go: {say: Go., next: room}}}\n  room: %s\n"
             "endings: {over: {outcome: mixed, title: Over}}\n",
             scenes);
    const struct primum_scenario *fault = loaded(text);
    struct primum_session *session = primum_session_new(fault, NULL, 7);
    const uint32_t *choices;

    is(primum_json_unfinished(session),
       "{\"event\":\"unfinished\",\"reason\":\"left\"}");
    do
        primum_session_choices(session, &choices);
    while (primum_session_turn(session) <= PRIMUM_TURN_PASSES &&
           primum_session_take(session, choices[0]));
    snprintf(expected, sizeof expected,
             "{\"event\":\"unfinished\",\"reason\":\"%s\"}", reason);
    is(primum_json_unfinished(session), expected);
    primum_session_free(session);
    primum_scenario_free(fault);
}

static void test_unfinished(void **unused)
{
    (void)unused;
    unfinished("{choices: {on: {say: On., when: trust > 5, next: over}}}",
               "dead-end");
    unfinished("{choices: {on: {say: On., responses: "
               "[{when: trust > 5, next: over}, {odds: 0, next: over}]}}}",
               "no-response");
    unfinished("{next: room}", "silent-loop");
}

static void test_list(void **unused)
{
    (void)unused;
    const struct primum_scenario *plain =
        loaded("primum: 1\ntitle: Plain\nlevel: advanced\n"
               "scenes: {door: {choices: {go: {say: Go., next: over}}}}\n"
               "endings: {over: {outcome: mixed, title: Over}}\n");
    const struct primum_scenario *both[] = {scenario, plain};

    is(primum_json_list(NULL, 0), "[]");
    is(primum_json_list(both, 2),
       "[{\"id\":\"room\",\"path\":\"room.yaml\",\"title\":\"A \\\"room\\\"\","
       "\"level\":\"core\",\"minutes\":4,"
       "\"content_notes\":[\"Loss\",\"A hard word\"]},"
       "{\"id\":\"room\",\"path\":\"room.yaml\",\"title\":\"Plain\","
       "\"level\":\"advanced\"}]");
    primum_scenario_free(plain);
}

#define PACING                                                                 \
    "{\"kind\":\"practice\",\"id\":\"pacing\",\"name\":\"Pacing\","            \
    "\"about\":\"Their pace, not yours.\",\"sounds_like\":\"We can stop.\","   \
    "\"beware\":\"Slow is not still.\",\"practise\":\"Count to five.\","       \
    "\"crisis\":false,\"evidence\":[\"slow-2018\",\"both-2020\"]}"
#define NAMING                                                                 \
    "{\"kind\":\"practice\",\"id\":\"naming\",\"name\":\"Naming\","            \
    "\"about\":\"You say what is there.\","                                    \
    "\"sounds_like\":\"I hurried you.\",\"beware\":\"Once is enough.\","       \
    "\"practise\":\"Say it in one line.\",\"crisis\":true}"
#define PRESSURE                                                               \
    "{\"kind\":\"harm\",\"id\":\"pressure\",\"name\":\"Pressure\","            \
    "\"about\":\"Being pushed.\",\"sounds_like\":\"Just tell me.\","           \
    "\"beware\":\"It can be kind in tone.\",\"practise\":\"Ask first.\","      \
    "\"crisis\":false,\"evidence\":[\"slow-2018\"]}"
#define SILENCE                                                                \
    "{\"kind\":\"harm\",\"id\":\"silence\",\"name\":\"Being left\","           \
    "\"about\":\"No word comes.\",\"sounds_like\":\"Well.\","                  \
    "\"beware\":\"Busy is no reason.\",\"practise\":\"Send two lines.\","      \
    "\"crisis\":false}"
#define SLOW                                                                   \
    "{\"kind\":\"evidence\",\"id\":\"slow-2018\",\"cite\":\"Somebody 2018\","  \
    "\"finding\":\"Slow was better.\",\"grade\":\"B\","                        \
    "\"limits\":\"A small study.\",\"checked\":\"2026-01-31\"}"
#define BOTH                                                                   \
    "{\"kind\":\"evidence\",\"id\":\"both-2020\","                             \
    "\"cite\":\"Two people 2020\",\"finding\":\"Both.\",\"grade\":\"D\","      \
    "\"limits\":\"An opinion.\",\"checked\":\"2026-02-01\"}"
#define STYLES                                                                 \
    "{\"kind\":\"style\",\"id\":\"hasty\",\"name\":\"In a hurry\","            \
    "\"about\":\"Wants it told.\",\"simple\":true,"                            \
    "\"weights\":{\"pressure\":12,\"naming\":0},\"otherwise\":2},"             \
    "{\"kind\":\"style\",\"id\":\"any\",\"name\":\"Anything\","                \
    "\"about\":\"Takes what comes.\",\"simple\":false,"                        \
    "\"weights\":{\"pacing\":1},\"otherwise\":1}"

static void test_catalogue(void **unused)
{
    (void)unused;
    is(primum_json_catalogue(catalogue, "pacing"), PACING);
    is(primum_json_catalogue(catalogue, "silence"), SILENCE);
    is(primum_json_catalogue(catalogue, "both-2020"), BOTH);
    assert_null(primum_json_catalogue(catalogue, "nothing"));
    is(primum_json_catalogue(catalogue, NULL),
       "{\"practices\":[" PACING "," NAMING "],"
       "\"harms\":[" PRESSURE "," SILENCE "],"
       "\"evidence\":[" SLOW "," BOTH "],\"styles\":[" STYLES "]}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_start),      cmocka_unit_test(test_conversation),
        cmocka_unit_test(test_chance),     cmocka_unit_test(test_problem),
        cmocka_unit_test(test_unfinished), cmocka_unit_test(test_list),
        cmocka_unit_test(test_catalogue),
    };

    return cmocka_run_group_tests(tests, load_room, free_room);
}
