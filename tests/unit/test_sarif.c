/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A report as SARIF: what stands where, how paths become URIs, and that it is
 * JSON whatever it is given.  Whether it is valid, tests/docs/sarif.sh asks its
 * schema. */
#include "base/report.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static json_t *run_of(struct primum_report *report, json_t **log)
{
    char *text = primum_report_render(report, PRIMUM_FORMAT_SARIF);

    assert_ptr_equal(strchr(text, '\n') + 1, text + strlen(text));
    *log = json_loads(text, 0, NULL);
    assert_non_null(*log);
    free(text);
    return json_array_get(json_object_get(*log, "runs"), 0);
}

/* What stands at a path such as "results/0/level", as JSON. */
static void assert_at(json_t *value, const char *path, const char *wanted)
{
    char *steps = strdup(path);

    for (char *step = strtok(steps, "/"); step; step = strtok(NULL, "/"))
        value = json_is_array(value)
                    ? json_array_get(value, strtoul(step, NULL, 10))
                    : json_object_get(value, step);
    char *found = json_dumps(value, JSON_ENCODE_ANY | JSON_COMPACT);
    assert_string_equal(found ? found : "nothing", wanted);
    free(found);
    free(steps);
}

static void add(struct primum_report *report, const char *path,
                const struct finding *finding)
{
    struct source source;
    static const char text[] = "one\ntwo\nthree\n";

    source_init(&source, path, text, sizeof text - 1);
    report_add(report, &source, finding);
    source_release(&source);
}

static const struct finding number = {
    .code = CODE_BAD_VALUE,
    .span = {{1, 2}, {1, 3}},
    .message = "this is no number",
    .help = "write a number",
};

static const struct finding stuck = {
    .code = CODE_DEAD_END,
    .span = {{2, 1}, {2, 4}},
    .message = "`two` can get stuck",
    .help = "add a choice",
    .remark = {{{3, 1}, {3, 6}}, "here"},
    .how = "one > two",
    .from = "scene=two",
};

static void tells_all_there_is(void **state)
{
    struct primum_report *report = primum_report_new();
    json_t *log, *run;

    (void)state;
    add(report, "a.yaml", &stuck);
    run = run_of(report, &log);
    assert_at(log, "version", "\"2.1.0\"");
    assert_at(run, "tool/driver/name", "\"Primum\"");
    assert_at(run, "tool/driver/version", "\"" PRIMUM_VERSION "\"");
    assert_at(run, "columnKind", "\"unicodeCodePoints\"");
    assert_at(run, "invocations",
              "[{\"executionSuccessful\":true,"
              "\"toolExecutionNotifications\":[]}]");
    run = json_array_get(json_object_get(run, "results"), 0);
    assert_at(run, "ruleId", "\"dead-end\"");
    assert_at(run, "level", "\"error\"");
    assert_at(run, "message/text",
              "\"`two` can get stuck. The way there: one > two. What to do: "
              "add a choice.\"");
    assert_at(run, "locations/0/physicalLocation/region",
              "{\"startLine\":2,\"startColumn\":1,\"endLine\":2,"
              "\"endColumn\":4}");
    assert_at(run, "relatedLocations/0/physicalLocation/region/startLine", "3");
    assert_at(run, "relatedLocations/0/message/text", "\"here\"");
    assert_at(run, "properties",
              "{\"help\":\"add a choice\",\"how\":\"one > two\","
              "\"from\":\"scene=two\"}");
    json_decref(log);
    primum_report_free(report);
}

/* In the order of the table, once each, whatever the order of the results. */
static void has_a_rule_for_each_code_that_occurs(void **state)
{
    struct primum_report *report = primum_report_new();
    json_t *log, *run;

    (void)state;
    add(report, "b.yaml", &stuck);
    add(report, "b.yaml", &number);
    add(report, "a.yaml", &stuck);
    run = run_of(report, &log);
    assert_at(run, "tool/driver/rules/0/id", "\"bad-value\"");
    assert_at(run, "tool/driver/rules/1/id", "\"dead-end\"");
    assert_at(run, "tool/driver/rules/2", "nothing");
    assert_at(run, "results/0/ruleIndex", "0");
    assert_at(run, "results/1/ruleIndex", "1");
    assert_at(run, "results/2/ruleIndex", "1");
    assert_at(run, "artifacts/1/location/uri", "\"a.yaml\"");
    assert_at(run,
              "results/2/locations/0/physicalLocation/artifactLocation/index",
              "1");
    json_decref(log);
    primum_report_free(report);
}

static void writes_paths_as_uris(void **state)
{
    static const char *const pairs[][2] = {
        {"a/b-c_d.e~1.yaml", "\"a/b-c_d.e~1.yaml\""},
        {"../a b.yaml", "\"../a%20b.yaml\""},
        {"a#b?c%20.yaml", "\"a%23b%3Fc%2520.yaml\""},
        {"c:d.yaml", "\"c%3Ad.yaml\""},
        {"\xc3\xa9.yaml", "\"%C3%A9.yaml\""},
        {"\xff\n.yaml", "\"%FF%0A.yaml\""},
        {"/home/a b.yaml", "\"file:///home/a%20b.yaml\""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct primum_report *report = primum_report_new();
        json_t *log;
        add(report, pairs[i][0], &number);
        assert_at(run_of(report, &log), "artifacts/0/location/uri",
                  pairs[i][1]);
        json_decref(log);
        primum_report_free(report);
    }
}

static void owns_up_to_what_it_does_not_show(void **state)
{
    struct primum_report *report = primum_report_new();
    json_t *log, *said;

    (void)state;
    for (int i = 0; i < 103; i++)
        add(report, "a.yaml", &number);
    primum_report_add_trouble(report, "a\xff cannot be read");
    primum_report_add_trouble(report, "nor can b");
    said =
        json_array_get(json_object_get(run_of(report, &log), "invocations"), 0);
    assert_at(said, "executionSuccessful", "false");
    said = json_object_get(said, "toolExecutionNotifications");
    assert_int_equal(json_array_size(said), 3);
    assert_at(said, "0/level", "\"error\"");
    assert_at(said, "0/message/text", "\"a\xef\xbf\xbd cannot be read\"");
    assert_at(said, "1/message/text", "\"nor can b\"");
    assert_at(said, "2/level", "\"warning\"");
    assert_at(said, "2/message/text",
              "\"3 more found in this file, and not shown.\"");
    assert_at(said, "2/locations/0/physicalLocation/artifactLocation/uri",
              "\"a.yaml\"");
    assert_string_equal(primum_report_trouble(report), "nor can b");
    json_decref(log);
    primum_report_free(report);
}

/* The same on another line has the same fingerprint, but for its number. */
static void knows_a_finding_again(void **state)
{
    struct primum_report *report = primum_report_new();
    struct finding later = stuck;
    json_t *log, *results;

    (void)state;
    add(report, "a.yaml", &stuck);
    add(report, "b.yaml", &stuck);
    add(report, "b.yaml", &later);
    later.message = "`three` can get stuck";
    add(report, "b.yaml", &later);
    results = json_object_get(run_of(report, &log), "results");
    const char *marks[4];
    for (size_t i = 0; i < 4; i++)
        marks[i] = json_string_value(json_object_get(
            json_object_get(json_array_get(results, i), "partialFingerprints"),
            "line/v1"));
    assert_string_equal(marks[0], marks[1]);
    assert_string_not_equal(marks[1], marks[2]);
    assert_memory_equal(marks[1], marks[2], 16);
    assert_memory_not_equal(marks[1], marks[3], 16);
    json_decref(log);
    primum_report_free(report);
}

static void is_json_whatever_it_is_given(void **state)
{
    uint32_t seed = 5;

    (void)state;
    for (int round = 0; round < 300; round++) {
        struct primum_report *report = primum_report_new();
        struct finding finding = stuck;
        char bytes[41] = "";
        json_t *log;
        for (size_t i = 0; i < 40; i++) {
            seed = seed * 1664525u + 1013904223u;
            bytes[i] = (char)(seed >> 16);
        }
        bytes[0] = 'x';
        finding.message = finding.help = finding.how = finding.from = bytes;
        finding.remark.label = bytes;
        add(report, bytes, &finding);
        primum_report_add_trouble(report, bytes);
        run_of(report, &log);
        json_decref(log);
        primum_report_free(report);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_all_there_is),
        cmocka_unit_test(has_a_rule_for_each_code_that_occurs),
        cmocka_unit_test(writes_paths_as_uris),
        cmocka_unit_test(owns_up_to_what_it_does_not_show),
        cmocka_unit_test(knows_a_finding_again),
        cmocka_unit_test(is_json_whatever_it_is_given),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
