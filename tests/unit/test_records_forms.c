/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records that earlier versions wrote are in tests/records/corpus: a file of
 * each form, and what was in it as a text.  Each must open, be told again word
 * by word, and be gone on with.
 *
 *     build/tests/unit/test_records_forms --make FILE.db FILE.txt
 *
 * makes such a pair in the form of today; once a form is released its pair
 * stays as it is. */
#include "kept.h"
#include "support/transcript.h"

#define CORPUS "tests/records/corpus/"

static const char *const forms[] = {"form-1"};

/* ---- What is in it ---- */

static const char catalogue_text[] = "practices:\n"
                                     "  listening: {name: Listening,\n"
                                     "    about: Hearing somebody out.}\n"
                                     "  asking: {name: Asking,\n"
                                     "    about: Asking before telling.}\n"
                                     "harms:\n"
                                     "  pushing: {name: Pushing,\n"
                                     "    about: Going faster than they do.}\n";

static const char scenario_text[] =
    "primum: 1\n"
    "title: A tiny world\n"
    "gauges: {trust: 4}\n"
    "scenes:\n"
    "  bench:\n"
    "    choices:\n"
    "      wait: {do: Wait., practices: [listening], effects: {trust: +1},\n"
    "             next: bench, once: true}\n"
    "      ask:\n"
    "        say: May I sit down?\n"
    "        practices: [asking]\n"
    "        responses:\n"
    "          - {odds: 3, effects: {trust: +2}, next: dusk}\n"
    "          - {odds: 1, effects: {trust: -1}, next: bench}\n"
    "      urge:\n"
    "        say: You have to come along now.\n"
    "        harms: [pushing]\n"
    "        responses:\n"
    "          - {odds: 1, effects: {trust: -3}, next: alone}\n"
    "          - {odds: 1, effects: {trust: -1}, next: bench}\n"
    "  dusk:\n"
    "    next: [{odds: 1, next: together}, {odds: 1, next: bench}]\n"
    "endings:\n"
    "  together: {outcome: helped, title: Together}\n"
    "  alone: {outcome: harmed, title: Alone}\n";

static const struct primum_catalogue *catalogue;
static const struct primum_scenario *tiny;

static int load_tiny(void **unused)
{
    struct primum_report *report = primum_report_new();

    (void)unused;
    if (primum_catalogue_parse("catalogue.yaml", catalogue_text,
                               strlen(catalogue_text), report, &catalogue)) {
        char *found = primum_report_render(report, PRIMUM_FORMAT_HUMAN);
        print_error("%s", found);
        free(found);
        return -1;
    }
    primum_report_free(report);
    tiny = loaded_with(scenario_text, catalogue);
    return 0;
}

static int free_tiny(void **unused)
{
    (void)unused;
    primum_scenario_free(tiny);
    primum_catalogue_free(catalogue);
    return 0;
}

/* What is done in an attempt: a choice by its id, "<N" goes back to step N,
 * "+N" is a new seed, "?" foretells, "!" writes, "." leaves. */
static void act(struct primum_records *records, struct primum_session *session,
                struct primum_recording *recording, const char *deed,
                int64_t now)
{
    struct primum_prediction prediction = {
        .hope = "that she stays", .guess = PRIMUM_OPENS, .sure = 4};
    const struct primum_move *moves;

    switch (*deed) {
    case '<':
        primum_session_rewind(session, (size_t)atoi(deed + 1));
        break;
    case '+':
        primum_session_reseed(session, (uint64_t)atoi(deed + 1));
        break;
    case '?':
        prediction.move = primum_session_moves(session, &moves) - 1;
        kept_fine(records,
                  primum_recording_predict(recording, &prediction, now));
        break;
    case '!':
        kept_fine(records,
                  primum_recording_reflect(
                      recording, "What would you do again?",
                      "Wait a little.\nThen ask \xe2\x80\x93 once.", now));
        break;
    case '.':
        kept_fine(records, primum_recording_leave(recording, NULL, now));
        break;
    default:
        pass(session);
        assert_true(
            primum_session_take(session, choice_named(tiny, "bench", deed)));
    }
    kept_fine(records, primum_recording_keep(recording, NULL, now));
}

/* Four attempts: over, gone back and forth in, open and left, open and broken
 * off. */
static const struct {
    uint64_t seed;
    const char *deeds[9];
} attempts[] = {
    {2, {"urge", "!", "."}},
    {11, {"wait", "?", "ask", "<1", "+77", "ask", "?", "<0", "."}},
    {5, {"wait", ".", "!"}},
    {6, {"wait", "+9007199254740991", "ask"}},
};

static void make_corpus(struct primum_records *records)
{
    for (unsigned n = 0; n < sizeof attempts / sizeof *attempts; n++) {
        struct primum_session *session =
            primum_session_new(tiny, NULL, attempts[n].seed);
        const struct primum_beginning beginning = {
            .id = kept_id(1790000000 + 86400 * n),
            .now = INT64_C(1000) * (1790000000 + 86400 * (int64_t)n),
            .path = n % 2 ? NULL : "/home/somebody/room.yaml",
            .predicts = n == 1,
            .explains_last = n == 2};
        struct primum_recording *recording =
            primum_recording_new(records, session, &beginning);
        for (int i = 0; i < 9 && attempts[n].deeds[i]; i++)
            act(records, session, recording, attempts[n].deeds[i],
                beginning.now + 1000 * (i + 1));
        primum_recording_free(recording);
        primum_session_free(session);
    }
}

/* ---- Telling it ---- */

static void tell_written(struct text *said, struct primum_record *record)
{
    const struct primum_prediction *predictions;
    const struct primum_reflection *reflections;
    const struct primum_visit *visits;
    const int64_t *times;
    size_t count = primum_record_predictions(record, &predictions);

    for (size_t i = 0; i < count; i++)
        text_format(said, "prediction %zu %d %d: %s\n", predictions[i].move,
                    (int)predictions[i].guess, predictions[i].sure,
                    predictions[i].hope);
    count = primum_record_reflections(record, &reflections);
    for (size_t i = 0; i < count; i++)
        text_format(said, "reflection %jd: %s %s\n",
                    (intmax_t)reflections[i].at, reflections[i].question,
                    reflections[i].answer);
    count = primum_record_visits(record, &visits);
    for (size_t i = 0; i < count; i++)
        text_format(said, "visit %jd %jd %d\n", (intmax_t)visits[i].begun,
                    (intmax_t)visits[i].ended, visits[i].seen);
    count = primum_record_times(record, &times);
    for (size_t i = 0; i < count; i++)
        text_format(said, "move %jd\n", (intmax_t)times[i]);
}

struct telling {
    struct primum_records *records;
    struct text said;
};

static bool tell(void *with, const struct primum_attempt *attempt)
{
    struct telling *telling = with;
    struct primum_record *record = kept_read(telling->records, attempt->id);
    char *story = transcript_whole(primum_record_session(record));

    text_format(&telling->said,
                "attempt %s of %s \"%s\" %s, seed %ju, %s, %s\n", attempt->id,
                attempt->scenario, attempt->title,
                attempt->path ? attempt->path : "-", (uintmax_t)attempt->seed,
                attempt->sha256, attempt->catalogue_sha256);
    text_format(
        &telling->said, "begun %jd, last %jd, %d%d, %u choices, %d %s\n",
        (intmax_t)attempt->begun, (intmax_t)attempt->last,
        attempt->explains_last, attempt->predicts, (unsigned)attempt->choices,
        (int)attempt->standing, attempt->ending ? attempt->ending : "-");
    tell_written(&telling->said, record);
    text_put(&telling->said, story);
    free(story);
    primum_record_free(record);
    return true;
}

static char *tell_all(struct primum_records *records)
{
    struct telling telling = {.records = records};

    kept_fine(records,
              primum_records_attempts(records, &(struct primum_attempts){0},
                                      tell, &telling));
    text_format(&telling.said, "trainee %s\n", primum_records_trainee(records));
    return text_take(&telling.said);
}

/* ---- Each form ---- */

/* A copy of it, to do with as one likes. */
static void bring(const char *form)
{
    char path[200];

    snprintf(path, sizeof path, CORPUS "%s.db", form);
    struct text bytes = kept_bytes(path);
    assert_true(bytes.length > 0);
    kept_write(kept_path, bytes.bytes, bytes.length);
    text_release(&bytes);
}

static void assert_told(struct primum_records *records, const char *form)
{
    char path[200];

    snprintf(path, sizeof path, CORPUS "%s.txt", form);
    struct text expected = kept_bytes(path);
    char *said = tell_all(records);
    assert_string_equal(said, expected.bytes);
    free(said);
    text_release(&expected);
}

static void every_form_is_told_again(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        bring(forms[i]);
        struct primum_records *records = kept_open(PRIMUM_RECORDS_WRITE);
        struct primum_holdings holdings;
        kept_sound(records);
        assert_told(records, forms[i]);
        kept_fine(records, primum_records_holdings(records, &holdings));
        assert_int_equal(holdings.version, 1);
        primum_records_close(records);
    }
}

static void every_form_is_gone_on_with(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        bring(forms[i]);
        struct primum_records *records = kept_open(PRIMUM_RECORDS_WRITE);
        struct primum_record *record =
            kept_read(records, kept_id(1790000000 + 86400 * 2));
        const struct primum_scenario *then = primum_record_scenario(record);
        struct primum_session *session = primum_record_session(record);
        struct primum_recording *recording =
            primum_recording_resume(records, record, INT64_C(1800000000000));
        assert_true(
            primum_session_take(session, choice_named(then, "bench", "urge")));
        kept_fine(records, primum_recording_keep(recording, NULL, 0));
        primum_recording_free(recording);
        primum_record_free(record);
        record = kept_read(records, kept_id(1790000000 + 86400 * 2));
        assert_int_equal(primum_record_attempt(record)->choices, 2);
        primum_record_free(record);
        kept_sound(records);
        primum_records_close(records);
    }
}

/* What would be written today is what was written then, as long as the form is
 * the same. */
static void the_form_of_today_has_not_moved(void **unused)
{
    (void)unused;
    struct primum_records *records = kept_open(PRIMUM_RECORDS_WRITE);

    make_corpus(records);
    kept_sound(records);
    assert_told(records, forms[sizeof forms / sizeof *forms - 1]);
    primum_records_close(records);
}

static int make_pair(const char *path, const char *text)
{
    struct primum_records *records;

    load_tiny(NULL);
    if (primum_records_open(path, PRIMUM_RECORDS_WRITE, &records))
        return EXIT_FAILURE;
    make_corpus(records);
    char *said = tell_all(records);
    kept_write(text, said, strlen(said));
    free(said);
    primum_records_close(records);
    free_tiny(NULL);
    return EXIT_SUCCESS;
}

#define IN_A_FOLDER(test) cmocka_unit_test_setup(test, kept_enter)

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        IN_A_FOLDER(every_form_is_told_again),
        IN_A_FOLDER(every_form_is_gone_on_with),
        IN_A_FOLDER(the_form_of_today_has_not_moved),
    };

    if (argc == 4 && !strcmp(argv[1], "--make"))
        return make_pair(argv[2], argv[3]);
    return cmocka_run_group_tests(tests, load_tiny, free_tiny);
}
