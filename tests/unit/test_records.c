/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records: what is kept comes back. */
#include "kept.h"
#include "world.h"

static int set_up(void **unused)
{
    load_world(unused);
    return kept_enter(unused);
}

static void keeps_and_gives_back(void **unused)
{
    (void)unused;
    struct primum_records *records = kept_open(PRIMUM_RECORDS_WRITE);
    struct primum_session *session = begun(7);
    struct primum_recording *recording = kept_begin(records, session, 1);
    uint64_t numbers = 1;
    for (int i = 0; i < 5; i++) {
        pass(session);
        if (primum_session_turn(session) != PRIMUM_TURN_CHOOSE)
            break;
        take_any(session, &numbers);
        kept_fine(records, primum_recording_keep(recording, NULL, 2000 + i));
    }
    kept_fine(records,
              primum_recording_reflect(recording, "How?", "So.", 3000));
    kept_fine(records, primum_recording_leave(recording, NULL, 4000));
    primum_recording_free(recording);
    primum_records_close(records);

    records = kept_open(PRIMUM_RECORDS_READ);
    char id[PRIMUM_ATTEMPT_ID];
    kept_fine(records, primum_records_find(records, "last", id));
    struct primum_record *record;
    kept_fine(records, primum_record_open(records, id, &record));
    const struct primum_move *moves, *again;
    size_t count = primum_session_moves(session, &moves);
    assert_int_equal(
        primum_session_moves(primum_record_session(record), &again), count);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(moves[i].kind, again[i].kind);
        assert_int_equal(moves[i].value, again[i].value);
    }
    primum_record_free(record);
    primum_records_close(records);
    primum_session_free(session);
    assert_int_equal(access(kept_path, F_OK), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_and_gives_back),
    };

    return cmocka_run_group_tests(tests, set_up, free_world);
}
