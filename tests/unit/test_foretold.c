/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was foretold, read back beside what came of it: with steps that were
 * taken back, time that passes by itself, and choices of which nothing was
 * said. */
#include "kept.h"

/* Time passes first, and between the choices. */
static const char porch[] =
    "primum: 1\n"
    "title: The porch\n"
    "gauges: {trust: 5, worry: {start: 3, good: low}, pull: {start: 0,\n"
    "  good: none}}\n"
    "scenes:\n"
    "  path: {lines: You walk up., next: porch}\n"
    "  porch:\n"
    "    choices:\n"
    "      knock: {say: Hello?, effects: {trust: +1}, next: pause}\n"
    "      shout: {say: Open!, effects: {worry: +2, pull: +5}, next: pause}\n"
    "      wait: {do: Wait., responses: [\n"
    "        {odds: 1, lines: A., effects: {trust: +1}, next: pause},\n"
    "        {odds: 3, lines: B., effects: {worry: +1, trust: +1},\n"
    "         next: pause}]}\n"
    "  pause: {lines: A minute goes by., next: porch}\n"
    "endings: {over: {outcome: mixed, title: Over}}\n";

static const struct primum_scenario *scenario;

static int set_up(void **unused)
{
    scenario = loaded(porch);
    return kept_enter(unused);
}

static int tear_down(void **unused)
{
    (void)unused;
    primum_scenario_free(scenario);
    return 0;
}

/* ---- Keeping ---- */

static void take(struct primum_session *session, const char *id)
{
    uint32_t choice = 1;
    primum_session_replay(session, NULL, 0); /* time passes */
    while (strcmp(scenario->choices[choice].id, id) != 0)
        choice++;
    assert_true(primum_session_take(session, choice));
}

/* Keeps a choice and what was said of it. */
static void foretell(struct primum_records *records,
                     struct primum_recording *recording,
                     struct primum_session *session, const char *id,
                     enum primum_opening guess, int sure)
{
    const struct primum_move *moves;
    take(session, id);
    struct primum_prediction said = {
        .move = primum_session_moves(session, &moves) - 1,
        .hope = sure ? NULL : "so",
        .guess = guess,
        .sure = sure};
    kept_fine(records, primum_recording_keep(recording, NULL, 2000));
    kept_fine(records, primum_recording_predict(recording, &said, 2000));
}

/* ---- Reading back ---- */

struct seen {
    struct primum_foretold items[8];
    size_t count;
};

static void see(void *with, const struct primum_foretold *foretold)
{
    struct seen *seen = with;
    assert_true(seen->count < 8);
    seen->items[seen->count++] = *foretold;
}

static void expect(const struct primum_foretold *item, size_t step,
                   bool taken_back, enum primum_opening went, double closes,
                   double stays, double opens)
{
    assert_true(item->known);
    assert_int_equal(item->step, step);
    assert_int_equal(item->taken_back, taken_back);
    assert_int_equal(item->went, went);
    assert_true(item->chances[0] == closes && item->chances[1] == stays &&
                item->chances[2] == opens);
}

static void read_back(struct primum_session *session)
{
    struct primum_records *records = kept_open(PRIMUM_RECORDS_READ);
    struct primum_record *record;
    struct primum_step step;
    struct seen seen = {.count = 0};
    char id[PRIMUM_ATTEMPT_ID];
    kept_fine(records, primum_records_find(records, "last", id));
    kept_fine(records, primum_record_open(records, id, &record));
    primum_record_foretold(record, see, &seen);
    assert_int_equal(seen.count, 4);
    /* Steps: 0 the path, 1 a choice, 2 the pause, 3 a choice, ... */
    expect(&seen.items[0], 1, false, PRIMUM_OPENS, 0, 0, 1);
    expect(&seen.items[1], 3, true, PRIMUM_CLOSES, 1, 0, 0);
    expect(&seen.items[2], 5, true, PRIMUM_OPENS, 0, 0, 1);
    assert_true(primum_session_step(session, 3, &step));
    expect(&seen.items[3], 3, false,
           primum_opening(scenario, step.before, step.after), 0, 0.75, 0.25);
    assert_int_equal(seen.items[1].said->sure, 4);
    assert_int_equal(seen.items[1].said->guess, PRIMUM_STAYS);
    assert_string_equal(seen.items[2].said->hope, "so");
    primum_record_free(record);
    primum_records_close(records);
}

static void test_foretold(void **unused)
{
    struct primum_records *records = kept_open(PRIMUM_RECORDS_WRITE);
    struct primum_session *session = primum_session_new(scenario, NULL, 3);
    struct primum_recording *recording = kept_begin(records, session, 1);
    (void)unused;
    foretell(records, recording, session, "knock", PRIMUM_OPENS, 2);
    foretell(records, recording, session, "shout", PRIMUM_STAYS, 4);
    foretell(records, recording, session, "knock", PRIMUM_STAYS, 0);
    take(session, "shout"); /* and nothing said of it */
    assert_true(primum_session_rewind(session, 3));
    primum_session_reseed(session, 4);
    foretell(records, recording, session, "wait", PRIMUM_OPENS, 1);
    kept_fine(records, primum_recording_leave(recording, NULL, 4000));
    primum_recording_free(recording);
    primum_records_close(records);
    read_back(session);
    primum_session_free(session);
}

static void test_nothing(void **unused)
{
    struct primum_records *records = kept_open(PRIMUM_RECORDS_WRITE);
    struct primum_session *session = primum_session_new(scenario, NULL, 3);
    struct primum_recording *recording = kept_begin(records, session, 2);
    struct primum_record *record;
    struct seen seen = {.count = 0};
    (void)unused;
    take(session, "knock");
    kept_fine(records, primum_recording_keep(recording, NULL, 5000));
    kept_fine(records, primum_record_open(records, kept_id(2), &record));
    primum_record_foretold(record, see, &seen);
    assert_int_equal(seen.count, 0);
    primum_record_free(record);
    primum_recording_free(recording);
    primum_records_close(records);
    primum_session_free(session);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_foretold),
        cmocka_unit_test(test_nothing),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
