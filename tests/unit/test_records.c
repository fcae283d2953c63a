/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records: what is kept comes back, lists have it in their order, and what may
 * not be is refused. */
#include "kept.h"

static int set_up(void **unused)
{
    load_world(unused);
    return 0;
}

static struct primum_records *records;

static int make(void **unused)
{
    kept_enter(unused);
    records = kept_open(PRIMUM_RECORDS_WRITE);
    return 0;
}

static int sound(void **unused)
{
    (void)unused;
    kept_sound(records);
    primum_records_close(records);
    return 0;
}

static void open_again(void)
{
    primum_records_close(records);
    records = kept_open(PRIMUM_RECORDS_WRITE);
}

/* ---- Keeping ---- */

static void an_attempt_comes_back(void **unused)
{
    (void)unused;
    struct primum_session *session = begun(7);
    struct primum_recording *recording = kept_begin(records, session, 1);
    uint64_t numbers = 1;

    kept_play(records, recording, session, 3, &numbers, 2000);
    primum_session_rewind(session, 1);
    primum_session_reseed(session, 99);
    kept_play(records, recording, session, 2, &numbers, 3000);
    primum_recording_free(recording);
    open_again();

    struct primum_record *record = kept_read(records, kept_id(1));
    const struct primum_attempt *attempt = primum_record_attempt(record);
    const int64_t *times;
    kept_same(session, primum_record_session(record));
    assert_string_equal(attempt->scenario, "room");
    assert_string_equal(attempt->title, "A small world");
    assert_string_equal(attempt->path, "/home/room.yaml");
    assert_string_equal(attempt->start, "");
    assert_int_equal(attempt->seed, 7);
    assert_int_equal(attempt->begun, 1000);
    assert_int_equal(attempt->choices, 5);
    assert_int_equal(primum_record_times(record, &times), 7);
    assert_int_equal(times[0], 2000);
    assert_int_equal(attempt->last, times[6]);
    primum_record_free(record);
    primum_session_free(session);
}

static void nothing_is_kept_before_a_choice(void **unused)
{
    (void)unused;
    struct primum_session *session = begun(7);
    struct primum_recording *recording = kept_begin(records, session, 1);

    primum_session_reseed(session, 8);
    kept_fine(records, primum_recording_keep(recording, NULL, 1));
    kept_fine(records, primum_recording_leave(recording, NULL, 2));
    assert_false(primum_recording_begun(recording));
    assert_int_equal(kept_count(records), 0);
    assert_string_equal(primum_records_trainee(records), "");
    assert_int_equal(primum_recording_reflect(recording, "Why?", "Because.", 3),
                     PRIMUM_USAGE);
    primum_recording_free(recording);
    primum_session_free(session);
}

static void what_was_written_comes_back(void **unused)
{
    (void)unused;
    const struct primum_prediction *predictions;
    const struct primum_reflection *reflections;
    const struct primum_visit *visits;

    kept_attempt(records, 5, "\xe2\x80\x9cQuiet\xe2\x80\x9d,\nthen tea");
    struct primum_record *record = kept_read(records, kept_id(5));
    assert_int_equal(primum_record_predictions(record, &predictions), 1);
    assert_string_equal(predictions[0].hope,
                        "\xe2\x80\x9cQuiet\xe2\x80\x9d,\nthen tea");
    assert_int_equal(predictions[0].guess, PRIMUM_OPENS);
    assert_int_equal(predictions[0].sure, 3);
    assert_int_equal(primum_record_reflections(record, &reflections), 1);
    assert_string_equal(reflections[0].question, "What now?");
    assert_int_equal(reflections[0].at, 5011);
    assert_int_equal(primum_record_visits(record, &visits), 1);
    assert_int_equal(visits[0].begun, 5000);
    assert_int_equal(visits[0].ended, 5012);
    assert_true(visits[0].seen);
    primum_record_free(record);
}

static void a_prediction_is_about_a_kept_choice(void **unused)
{
    (void)unused;
    struct primum_session *session = begun(7);
    struct primum_recording *recording = kept_begin(records, session, 1);
    struct primum_prediction prediction = {.hope = "one", .sure = 0};
    uint64_t numbers = 1;

    assert_int_equal(primum_recording_predict(recording, &prediction, 1),
                     PRIMUM_USAGE);
    kept_play(records, recording, session, 1, &numbers, 1);
    kept_fine(records, primum_recording_predict(recording, &prediction, 2));
    prediction.hope = "two";
    kept_fine(records, primum_recording_predict(recording, &prediction, 3));
    primum_session_reseed(session, 3);
    kept_fine(records, primum_recording_keep(recording, NULL, 4));
    prediction.move = 1;
    assert_int_equal(primum_recording_predict(recording, &prediction, 5),
                     PRIMUM_USAGE);
    primum_recording_free(recording);

    const struct primum_prediction *kept;
    struct primum_record *record = kept_read(records, kept_id(1));
    assert_int_equal(primum_record_predictions(record, &kept), 1);
    assert_string_equal(kept[0].hope, "two");
    primum_record_free(record);
    primum_session_free(session);
}

/* Takes a choice by name, and keeps it. */
static void take(struct primum_recording *recording,
                 struct primum_session *session, const char *scene,
                 const char *id)
{
    pass(session);
    assert_true(primum_session_take(session, choice(scene, id)));
    kept_fine(records, primum_recording_keep(recording, NULL, 5000));
}

/* Plays until an ending, whichever. */
static void play_to_the_end(struct primum_recording *recording,
                            struct primum_session *session)
{
    uint64_t numbers = 4;

    kept_play(records, recording, session, 1000, &numbers, 2000);
    assert_int_equal(primum_session_turn(session), PRIMUM_TURN_ENDING);
}

static void an_ending_closes_an_attempt(void **unused)
{
    (void)unused;
    struct primum_session *session = begun(3);
    struct primum_recording *recording = kept_begin(records, session, 1);

    play_to_the_end(recording, session);
    kept_fine(records, primum_recording_leave(recording, NULL, 9000));
    primum_session_rewind(session, 0);
    assert_int_equal(primum_recording_keep(recording, NULL, 9001),
                     PRIMUM_USAGE);
    primum_recording_free(recording);

    struct primum_record *record = kept_read(records, kept_id(1));
    const struct primum_attempt *attempt = primum_record_attempt(record);
    assert_int_equal(attempt->standing, PRIMUM_STANDING_ENDED);
    assert_non_null(attempt->ending);
    assert_non_null(attempt->ending_title);
    primum_record_free(record);
    primum_session_free(session);
}

static void going_back_from_an_ending_is_another_attempt(void **unused)
{
    (void)unused;
    struct primum_session *session = begun(3);
    struct primum_recording *recording = kept_begin(records, session, 1);
    const struct primum_move *moves;
    char first[PRIMUM_ATTEMPT_ID], second[PRIMUM_ATTEMPT_ID];

    strcpy(first, kept_id(1));
    strcpy(second, kept_id(2));
    play_to_the_end(recording, session);
    primum_recording_free(recording);
    const struct primum_beginning beginning = {
        .id = second,
        .now = 20000,
        .after = first,
        .borrowed = primum_session_moves(session, &moves)};
    recording = primum_recording_new(records, session, &beginning);
    primum_session_rewind(session, 0);
    kept_fine(records, primum_recording_keep(recording, NULL, 20001));
    assert_int_equal(kept_count(records), 1);
    take(recording, session, "door", "press");
    primum_recording_free(recording);

    const char *ids[] = {first};
    kept_fine(records, primum_records_forget(records, ids, 1));
    struct primum_record *record = kept_read(records, second);
    kept_same(session, primum_record_session(record));
    assert_null(primum_record_attempt(record)->after);
    assert_int_equal(primum_record_attempt(record)->borrowed,
                     beginning.borrowed);
    assert_int_equal(primum_record_attempt(record)->choices, 1);
    primum_record_free(record);
    primum_session_free(session);
}

static void resuming_goes_on(void **unused)
{
    (void)unused;
    struct primum_session *session = begun(7);
    struct primum_recording *recording = kept_begin(records, session, 1);
    const struct primum_visit *visits;

    take(recording, session, "door", "wait");
    kept_fine(records, primum_recording_leave(recording, NULL, 6000));
    primum_recording_free(recording);
    open_again();
    struct primum_record *record = kept_read(records, kept_id(1));
    recording = primum_recording_resume(records, record, 90000);
    take(recording, primum_record_session(record), "door", "ask");
    assert_true(primum_session_take(session, choice("door", "ask")));
    primum_recording_free(recording);
    primum_record_free(record);

    record = kept_read(records, kept_id(1));
    kept_same(session, primum_record_session(record));
    assert_int_equal(primum_record_visits(record, &visits), 2);
    assert_true(visits[0].seen);
    assert_false(visits[1].seen);
    assert_int_equal(visits[1].begun, 90000);
    assert_int_equal(visits[1].ended, 90000);
    primum_record_free(record);
    primum_session_free(session);
}

/* Two windows at one attempt: the second is told, and nothing is mixed up. */
static void two_windows_do_not_mix(void **unused)
{
    (void)unused;
    struct primum_session *session = begun(7);
    struct primum_recording *recording = kept_begin(records, session, 1);

    take(recording, session, "door", "wait");
    struct primum_record *record = kept_read(records, kept_id(1));
    struct primum_recording *other =
        primum_recording_resume(records, record, 6000);
    take(recording, session, "door", "ask");
    primum_session_take(primum_record_session(record), choice(NULL, "pause"));
    assert_int_equal(primum_recording_keep(other, NULL, 7000), PRIMUM_WORLD);
    assert_non_null(
        strstr(primum_records_problem(records), "in another window"));
    primum_recording_free(other);
    primum_record_free(record);
    record = kept_read(records, kept_id(1));
    kept_same(session, primum_record_session(record));
    primum_record_free(record);
    primum_recording_free(recording);
    primum_session_free(session);
}

static void times_never_go_back(void **unused)
{
    (void)unused;
    struct primum_session *session = begun(7);
    struct primum_recording *recording = kept_begin(records, session, 100);
    const int64_t *times;

    take(recording, session, "door", "wait");
    kept_fine(records, primum_recording_leave(recording, NULL, 3));
    primum_recording_free(recording);
    primum_session_free(session);
    struct primum_record *record = kept_read(records, kept_id(100));
    assert_int_equal(primum_record_times(record, &times), 1);
    assert_int_equal(times[0], 100000);
    primum_record_free(record);
}

/* ---- Lists and names ---- */

static bool note(void *with, const struct primum_attempt *attempt)
{
    text_format(with, "%ld ", (long)(attempt->begun / 1000));
    return true;
}

static void assert_list(const struct primum_attempts *which,
                        const char *expected)
{
    struct text said = {0};

    text_put(&said, "");
    kept_fine(records, primum_records_attempts(records, which, note, &said));
    assert_string_equal(said.bytes, expected);
    text_release(&said);
}

static void lists_have_their_order(void **unused)
{
    (void)unused;
    for (unsigned n = 1; n <= 5; n++)
        kept_attempt(records, n == 3 ? 9 : n, "");
    assert_list(&(struct primum_attempts){0}, "9 5 4 2 1 ");
    assert_list(&(struct primum_attempts){.skip = 1, .most = 2}, "5 4 ");
    assert_list(&(struct primum_attempts){.since = 2000, .until = 5000},
                "4 2 ");
    assert_list(&(struct primum_attempts){.scenario = "room", .most = 1}, "9 ");
    assert_list(&(struct primum_attempts){.scenario = "hall"}, "");
}

static void open_ones_are_those_left_last(void **unused)
{
    (void)unused;
    struct primum_session *session = begun(7), *second = begun(8);
    struct primum_recording *one = kept_begin(records, session, 1);
    struct primum_recording *two = kept_begin(records, second, 2);

    take(one, session, "door", "wait");
    take(two, second, "door", "wait");
    kept_fine(records, primum_recording_leave(one, NULL, 70000));
    assert_list(&(struct primum_attempts){.open = true}, "1 2 ");
    assert_list(&(struct primum_attempts){.open = true, .scenario = "room"},
                "1 2 ");
    play_to_the_end(one, session);
    assert_list(&(struct primum_attempts){.open = true}, "2 ");
    primum_recording_free(one);
    primum_recording_free(two);
    primum_session_free(session);
    primum_session_free(second);
}

static void an_attempt_has_many_names(void **unused)
{
    (void)unused;
    char id[PRIMUM_ATTEMPT_ID], name[PRIMUM_ATTEMPT_ID], first[8];

    assert_int_equal(primum_records_find(records, "last", id), PRIMUM_USAGE);
    kept_attempt(records, 1, "");
    snprintf(first, sizeof first, "%.4s", kept_id(1) + 30); /* of the shown */
    kept_fine(records, primum_records_find(records, first, id));
    assert_string_equal(id, kept_id(1));
    for (unsigned n = 2; n <= 5; n++)
        kept_attempt(records, n, "");
    strcpy(name, kept_id(3));
    kept_fine(records, primum_records_find(records, "last", id));
    assert_string_equal(id, kept_id(5));
    kept_fine(records, primum_records_find(records, name, id));
    assert_string_equal(id, name);
    kept_fine(records, primum_records_find(records, name + 30, id));
    assert_string_equal(id, name);
    name[32] = (char)(name[32] >= 'a' ? name[32] - 32 : name[32]);
    kept_fine(records, primum_records_find(records, name + 20, id));
    assert_string_equal(id, kept_id(3));
    snprintf(first, sizeof first, "%.5s", name);
    assert_int_equal(primum_records_find(records, first, id), PRIMUM_USAGE);
    assert_non_null(strstr(primum_records_problem(records), "more than one"));
    assert_int_equal(primum_records_find(records, "abc", id), PRIMUM_USAGE);
    assert_int_equal(primum_records_find(records, "%' OR 1", id), PRIMUM_USAGE);
}

static bool note_words(void *with, const struct primum_attempt *attempt,
                       const struct primum_reflection *reflection)
{
    text_format(with, "%ld %s|", (long)(attempt->begun / 1000),
                reflection->answer);
    return true;
}

static void all_that_was_written_is_listed(void **unused)
{
    (void)unused;
    struct text said = {0};

    kept_attempt(records, 2, "two");
    kept_attempt(records, 1, "one");
    kept_fine(records, primum_records_reflections(records, note_words, &said));
    assert_string_equal(said.bytes, "2 two|1 one|");
    text_release(&said);
}

static void holdings_are_counted(void **unused)
{
    (void)unused;
    struct primum_holdings holdings;

    kept_attempt(records, 1, "one");
    kept_attempt(records, 2, "two");
    kept_fine(records, primum_records_holdings(records, &holdings));
    assert_int_equal(holdings.attempts, 2);
    assert_int_equal(holdings.predictions, 2);
    assert_int_equal(holdings.reflections, 2);
    assert_int_equal(holdings.texts, 1);
    assert_int_equal(holdings.first, 1000);
    assert_int_equal(holdings.last, 2012);
    assert_int_equal(holdings.version, 1);
}

static void a_trainee_is_somebody_without_a_name(void **unused)
{
    (void)unused;
    char trainee[PRIMUM_ATTEMPT_ID];

    kept_attempt(records, 1, "");
    strcpy(trainee, primum_records_trainee(records));
    assert_int_equal(strlen(trainee), 36);
    assert_int_equal(trainee[14], '8');
    kept_attempt(records, 2, "");
    open_again();
    assert_string_equal(primum_records_trainee(records), trainee);
    kept_fine(records, primum_records_forget(records, NULL, 0));
    assert_string_equal(primum_records_trainee(records), "");
}

static void ids_are_uuids_of_version_7(void **unused)
{
    (void)unused;
    const unsigned char random[10] = {0xfc, 0xc3, 0x18, 0xc4, 0xdc,
                                      0x0c, 0x0c, 0x07, 0x39, 0x8f};
    char id[PRIMUM_ATTEMPT_ID];

    /* The example of RFC 9562, A.6. */
    primum_attempt_id(INT64_C(0x017F22E279B0), random, id);
    assert_string_equal(id, "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
}

#define IN_A_FILE(test) cmocka_unit_test_setup_teardown(test, make, sound)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_FILE(an_attempt_comes_back),
        IN_A_FILE(nothing_is_kept_before_a_choice),
        IN_A_FILE(what_was_written_comes_back),
        IN_A_FILE(a_prediction_is_about_a_kept_choice),
        IN_A_FILE(an_ending_closes_an_attempt),
        IN_A_FILE(going_back_from_an_ending_is_another_attempt),
        IN_A_FILE(resuming_goes_on),
        IN_A_FILE(two_windows_do_not_mix),
        IN_A_FILE(times_never_go_back),
        IN_A_FILE(lists_have_their_order),
        IN_A_FILE(open_ones_are_those_left_last),
        IN_A_FILE(an_attempt_has_many_names),
        IN_A_FILE(all_that_was_written_is_listed),
        IN_A_FILE(holdings_are_counted),
        IN_A_FILE(a_trainee_is_somebody_without_a_name),
        cmocka_unit_test(ids_are_uuids_of_version_7),
    };

    return cmocka_run_group_tests(tests, set_up, free_world);
}
