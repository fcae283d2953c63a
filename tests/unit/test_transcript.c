/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An attempt told from its first moment to its last: times, what was taken back,
 * and that telling changes nothing. */
#include "kept.h"
#include "records/instant.h"

#include <time.h>

/* ---- Times ---- */

static void test_instants(void **unused)
{
    static const struct {
        int64_t time;
        const char *text;
    } table[] = {
        {0, "1970-01-01T00:00:00.000Z"},
        {-1, "1969-12-31T23:59:59.999Z"},
        {INT64_C(951782399999), "2000-02-28T23:59:59.999Z"},
        {INT64_C(951782400000), "2000-02-29T00:00:00.000Z"},
        {INT64_C(4107542400001), "2100-03-01T00:00:00.001Z"},
        {INT64_MIN, "0000-01-01T00:00:00.000Z"},
        {INT64_MAX, "9999-12-31T23:59:59.999Z"},
    };
    char text[INSTANT_TEXT];

    (void)unused;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        instant_text(table[i].time, text);
        assert_string_equal(text, table[i].text);
    }
}

/* Every day of eight hundred years, as the system has it. */
static void test_days(void **unused)
{
    char text[INSTANT_TEXT], expected[64];

    (void)unused;
    for (time_t day = -146097; day < 146097; day++) {
        time_t seconds = day * 86400 + 3661;
        struct tm tm;
        instant_text((int64_t)seconds * 1000 + 7, text);
        strftime(expected, sizeof expected, "%Y-%m-%dT%H:%M:%S.007Z",
                 gmtime_r(&seconds, &tm));
        assert_string_equal(text, expected);
    }
}

/* ---- What was taken back ---- */

static const char attempt[] = "01990000-0000-7000-8000-000000a00001";

/* Plays the small world a while; after choices a, b, c goes back to before b, or
 * as `backs` say, and keeps all of it. */
static void keep_some(size_t count, const size_t *backs)
{
    struct primum_session *session = begun(3);
    struct primum_records *records = kept_open(PRIMUM_RECORDS_WRITE);
    const struct primum_beginning beginning = {.id = attempt, .now = 1000};
    struct primum_recording *recording =
        primum_recording_new(records, session, &beginning);

    for (size_t i = 0; i < count; i++) {
        const uint32_t *choices;
        if (backs[i] != SIZE_MAX) {
            assert_true(primum_session_rewind(session, backs[i]));
        } else {
            primum_session_replay(session, NULL, 0);
            assert_true(primum_session_choices(session, &choices) > 0);
            assert_true(primum_session_take(session, choices[0]));
        }
        kept_fine(records, primum_recording_keep(recording, NULL, 2000));
    }
    primum_recording_free(recording);
    primum_records_close(records);
    primum_session_free(session);
}

static void test_taken_back(void **unused)
{
    /* Choices, and steps that were gone back to. */
    static const size_t backs[] = {SIZE_MAX, SIZE_MAX, 1,       SIZE_MAX,
                                   1,        0,        SIZE_MAX};
    static const bool expected[] = {true,  true,  false, true,
                                    false, false, false};
    enum { MOVES = sizeof backs / sizeof *backs };
    struct primum_record *record;
    bool taken[MOVES];

    (void)unused;
    keep_some(MOVES, backs);
    struct primum_records *records = kept_open(PRIMUM_RECORDS_READ);
    kept_fine(records, primum_record_open(records, attempt, &record));
    assert_int_equal(primum_record_taken_back(record, NULL), MOVES);
    assert_int_equal(primum_record_taken_back(record, taken), MOVES);
    for (size_t i = 0; i < MOVES; i++)
        assert_int_equal(taken[i], expected[i]);
    primum_record_free(record);
    primum_records_close(records);
}

/* ---- Telling ---- */

struct heard {
    size_t count, most;
};

static bool hear(void *with, const char *event)
{
    struct heard *heard = with;

    assert_int_equal(event[0], '{');
    assert_null(strchr(event, '\n'));
    return ++heard->count != heard->most;
}

/* Whether all of it is heard or not, the session is where it was. */
static void test_telling_changes_nothing(void **unused)
{
    static const size_t backs[] = {SIZE_MAX, SIZE_MAX, 1, SIZE_MAX};
    struct primum_record *record;
    const struct primum_move *moves;

    (void)unused;
    keep_some(4, backs);
    struct primum_records *records = kept_open(PRIMUM_RECORDS_READ);
    kept_fine(records, primum_record_open(records, attempt, &record));
    struct primum_session *session = primum_record_session(record);
    char *before = primum_json_scene(session);
    for (size_t most = 1; most < 20; most++) {
        struct heard heard = {0, most};
        primum_record_events(record, true, hear, &heard);
        assert_true(heard.count <= most && heard.count > 0);
        assert_int_equal(primum_session_moves(session, &moves), 4);
        assert_int_equal(moves[2].kind, PRIMUM_MOVE_REWIND);
        char *after = primum_json_scene(session);
        assert_string_equal(after, before);
        free(after);
    }
    free(before);
    primum_record_free(record);
    primum_records_close(records);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_instants),
        cmocka_unit_test(test_days),
        cmocka_unit_test_setup(test_taken_back, kept_enter),
        cmocka_unit_test_setup(test_telling_changes_nothing, kept_enter),
    };

    return cmocka_run_group_tests(tests, load_world, free_world);
}
