/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two windows on the same records: whatever one of them does meanwhile, the
 * other mixes nothing up, and what is on the disk agrees with itself. */
#include "kept.h"

static struct primum_records *records;

static int set_up(void **unused)
{
    load_world(unused);
    return 0;
}

static int make(void **unused)
{
    kept_enter(unused);
    records = kept_open(PRIMUM_RECORDS_WRITE);
    kept_hurry(records);
    return 0;
}

static int sound(void **unused)
{
    (void)unused;
    kept_sound(records);
    primum_records_close(records);
    return 0;
}

/* A window with an attempt: of its own, or one that goes on. */
struct window {
    struct primum_session *session;
    struct primum_record *record; /* NULL: the attempt began here */
    struct primum_recording *recording;
    uint64_t numbers;
};

static void play_on(struct window *window, int choices, int64_t now)
{
    kept_play(records, window->recording, window->session, choices,
              &window->numbers, now);
}

static struct window begin(unsigned n, int choices)
{
    struct window window = {.session = begun(7), .numbers = n};

    window.recording = kept_begin(records, window.session, n);
    play_on(&window, choices, 1000 * (int64_t)n);
    return window;
}

static struct window resume(unsigned n, int64_t now)
{
    struct window window = {.record = kept_read(records, kept_id(n)),
                            .numbers = 3};

    window.session = primum_record_session(window.record);
    window.recording = primum_recording_resume(records, window.record, now);
    return window;
}

static void leave(struct window *window, int64_t now)
{
    kept_fine(records, primum_recording_leave(window->recording, NULL, now));
}

static void shut(struct window *window)
{
    primum_recording_free(window->recording);
    if (window->record)
        primum_record_free(window->record);
    else
        primum_session_free(window->session);
}

/* What is kept of attempt number `n` is what happened in the window. */
static void assert_kept(unsigned n, const struct window *window)
{
    struct primum_record *record = kept_read(records, kept_id(n));

    kept_same(window->session, primum_record_session(record));
    primum_record_free(record);
}

static enum primum_status answer(struct window *window, int64_t now)
{
    take_any(window->session, &window->numbers);
    return primum_recording_keep(window->recording, NULL, now);
}

/* ---- One of them goes on with what the other one has ---- */

static void leaving_says_nothing_of_what_another_window_did(void **unused)
{
    (void)unused;
    struct window first = begin(1, 1), second = resume(1, 6000);

    play_on(&second, 100, 6001);
    leave(&second, 8000);
    leave(&first, 9000);
    assert_kept(1, &second);
    shut(&first);
    shut(&second);
}

static void leaving_ends_no_visit_that_another_one_follows(void **unused)
{
    (void)unused;
    struct window first = begin(1, 1), second = resume(1, 6000);

    kept_fine(records, primum_recording_reflect(second.recording, "What now?",
                                                "Wait.", 6001));
    leave(&first, 9000);
    leave(&second, 7000);
    shut(&first);
    shut(&second);
}

/* Its visit began before the other one ended, by the clock. */
static void time_goes_on_where_another_window_has_left(void **unused)
{
    (void)unused;
    struct window first = begin(1, 1), second = resume(1, 6000);

    leave(&first, 9000);
    play_on(&second, 2, 7000);
    leave(&second, 8000);
    assert_kept(1, &second);
    shut(&first);
    shut(&second);
}

static void what_was_written_is_kept_whoever_went_on(void **unused)
{
    (void)unused;
    struct window first = begin(1, 1), second = resume(1, 6000);
    const struct primum_prediction prediction = {
        .move = 0, .hope = "a word", .guess = PRIMUM_OPENS, .sure = 2};
    const struct primum_reflection *reflections;

    play_on(&second, 100, 6001);
    kept_fine(records, primum_recording_reflect(first.recording, "What now?",
                                                "Wait.", 7000));
    kept_fine(records,
              primum_recording_predict(first.recording, &prediction, 7001));
    struct primum_record *record = kept_read(records, kept_id(1));
    assert_int_equal(primum_record_reflections(record, &reflections), 1);
    primum_record_free(record);
    shut(&first);
    shut(&second);
}

/* ---- One of them forgets what the other one has ---- */

static void forget(unsigned n)
{
    const char *ids[] = {kept_id(n)};

    kept_fine(records, primum_records_forget(records, ids, 1));
}

static void assert_told(enum primum_status status)
{
    assert_int_equal(status, PRIMUM_WORLD);
    assert_non_null(
        strstr(primum_records_problem(records), "in another window"));
}

/* The next one may have the place in the table that it had. */
static void what_was_forgotten_goes_on_in_no_other_attempt(void **unused)
{
    (void)unused;
    struct window gone = begin(1, 1);
    const struct primum_prediction prediction = {
        .move = 0, .hope = "a word", .guess = PRIMUM_OPENS, .sure = 2};

    forget(1);
    struct window next = begin(2, 1);
    assert_told(primum_recording_predict(gone.recording, &prediction, 5000));
    assert_told(
        primum_recording_reflect(gone.recording, "What now?", "Wait.", 5000));
    assert_told(answer(&gone, 5000));
    assert_told(primum_recording_leave(gone.recording, NULL, 5001));
    assert_kept(2, &next);
    leave(&next, 6000);
    shut(&gone);
    shut(&next);
}

static void leaving_what_was_forgotten_brings_nothing_back(void **unused)
{
    (void)unused;
    struct window gone = begin(1, 1);

    forget(1);
    struct window next = begin(2, 2);
    assert_told(primum_recording_leave(gone.recording, NULL, 9000));
    assert_kept(2, &next);
    shut(&gone);
    shut(&next);
}

#define IN_A_FILE(test) cmocka_unit_test_setup_teardown(test, make, sound)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_A_FILE(leaving_says_nothing_of_what_another_window_did),
        IN_A_FILE(leaving_ends_no_visit_that_another_one_follows),
        IN_A_FILE(time_goes_on_where_another_window_has_left),
        IN_A_FILE(what_was_written_is_kept_whoever_went_on),
        IN_A_FILE(what_was_forgotten_goes_on_in_no_other_attempt),
        IN_A_FILE(leaving_what_was_forgotten_brings_nothing_back),
    };

    return cmocka_run_group_tests(tests, set_up, free_world);
}
