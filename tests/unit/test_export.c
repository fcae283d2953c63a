/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Exports: what is in them, what never is, and that what was sent once is said
 * again in the same words. */
#include "kept.h"
#include "world.h"

#include "base/json.h"
#include "base/text.h"
#include "support/dice.h"

#include <string.h>

enum { FORMATS = PRIMUM_EXPORT_XAPI + 1 };

/* What nobody may find who did not ask for it, and what is hostile. */
#define HOPED "HOPED"
#define WRITTEN "WRITTEN"
static const char hope[] = "=" HOPED "(\"a\",\t'b')\x1b[31m\xff\xc3 <b>|\r\n"
                           "- *x* \xe2\x80\xae";
static const char answer[] = "@" WRITTEN "\n\n# no heading\n> `code` \x7f\x01";

static int set_up(void **unused)
{
    load_world(unused);
    return kept_enter(unused);
}

static int empty(void **unused)
{
    (void)unused;
    unlink(kept_path);
    return 0;
}

/* ---- Records to export ---- */

struct attempt {
    struct primum_records *records;
    struct primum_session *session;
    struct primum_recording *recording;
    int64_t now;
};

static struct attempt attempt_new(unsigned n)
{
    struct attempt attempt = {.now = 1000 * (int64_t)n};

    attempt.records = kept_open(PRIMUM_RECORDS_WRITE);
    attempt.session = begun(n);
    attempt.recording = kept_begin(attempt.records, attempt.session, n);
    return attempt;
}

static void attempt_keep(struct attempt *attempt)
{
    attempt->now += 1500;
    kept_fine(attempt->records,
              primum_recording_keep(attempt->recording, NULL, attempt->now));
}

static void attempt_foretell(struct attempt *attempt)
{
    const struct primum_move *moves;
    size_t count = primum_session_moves(attempt->session, &moves);
    const struct primum_prediction prediction = {count - 1, hope, PRIMUM_OPENS,
                                                 3};

    kept_fine(attempt->records,
              primum_recording_predict(attempt->recording, &prediction,
                                       attempt->now));
}

static void attempt_reflect(struct attempt *attempt)
{
    attempt->now += 500;
    kept_fine(attempt->records,
              primum_recording_reflect(attempt->recording, "How\nwas it?",
                                       answer, attempt->now));
}

static void attempt_end(struct attempt *attempt)
{
    primum_recording_free(attempt->recording);
    primum_records_close(attempt->records);
    primum_session_free(attempt->session);
}

/* Takes a few choices, and writes of them. */
static void make_one(unsigned n)
{
    struct attempt attempt = attempt_new(n);
    uint64_t numbers = n;

    for (int i = 0; i < 6; i++) {
        pass(attempt.session);
        if (primum_session_turn(attempt.session) != PRIMUM_TURN_CHOOSE)
            break;
        take_any(attempt.session, &numbers);
        attempt_keep(&attempt);
        attempt_foretell(&attempt);
    }
    attempt_reflect(&attempt);
    kept_fine(attempt.records, primum_recording_leave(attempt.recording, NULL,
                                                      attempt.now + 10));
    attempt_end(&attempt);
}

/* ---- Exporting them ---- */

static char *joined(char *one, char *other)
{
    one = realloc(one, strlen(one) + strlen(other) + 1);
    strcat(one, other);
    free(other);
    return one;
}

static char *exported(enum primum_export_format format, bool reflections,
                      const char *id)
{
    struct primum_records *records = kept_open(PRIMUM_RECORDS_READ);
    const struct primum_effort effort = {.memory = 1 << 16}; /* in no time */
    const struct primum_export_how how = {.format = format,
                                          .reflections = reflections,
                                          .now = 5,
                                          .effort = &effort};
    struct primum_export *out = primum_export_new(records, &how);
    char *text = primum_export_begin(out), *more;

    kept_fine(records, primum_export_attempt(out, id, &more));
    text = joined(text, more);
    text = joined(text, primum_export_end(out));
    primum_export_free(out);
    primum_records_close(records);
    return text;
}

/* ---- What is in them ---- */

static void hides_what_is_private(void **unused)
{
    static const char *const never[] = {
        HOPED,    WRITTEN,   "/home",     "room.yaml",
        "guess",  "reflect", "commented", "correctResponsesPattern",
        "success"};

    (void)unused;
    make_one(1);
    for (int format = 0; format < FORMATS; format++) {
        char *text =
            exported((enum primum_export_format)format, false, kept_id(1));
        assert_non_null(strstr(text, "A small world"));
        for (size_t i = 0; i < sizeof never / sizeof *never; i++)
            assert_null(strstr(text, never[i]));
        free(text);
    }
}

static void tells_it_when_asked(void **unused)
{
    static const char *const never[] = {"/home", "room.yaml",
                                        "correctResponsesPattern", "success"};

    (void)unused;
    make_one(1);
    for (int format = 0; format < FORMATS; format++) {
        char *text =
            exported((enum primum_export_format)format, true, kept_id(1));
        assert_non_null(strstr(text, HOPED));
        assert_non_null(strstr(text, WRITTEN));
        for (size_t i = 0; i < sizeof never / sizeof *never; i++)
            assert_null(strstr(text, never[i]));
        free(text);
    }
}

/* What was typed may hold anything; what goes out is sound. */
static void tames_what_is_hostile(void **unused)
{
    (void)unused;
    make_one(1);
    for (int format = 0; format < FORMATS; format++) {
        char *text =
            exported((enum primum_export_format)format, true, kept_id(1));
        for (size_t i = 0; text[i];) {
            uint32_t point;
            size_t size = text_point(text + i, strlen(text + i), &point);
            assert_true(size > 0);
            assert_true(point == '\n' || text_point_shown(point) ||
                        (point == '\r' && text[i + 1] == '\n'));
            i += size;
        }
        free(text);
    }
}

static void markdown_means_just_the_words(void **unused)
{
    (void)unused;
    make_one(1);
    char *text = exported(PRIMUM_EXPORT_MARKDOWN, true, kept_id(1));
    assert_non_null(strstr(text, "\\=HOPED("));
    assert_non_null(strstr(text, "\\<b\\>\\|"));
    assert_non_null(strstr(text, "> &#64;WRITTEN"));
    assert_non_null(strstr(text, "> \\# no heading"));
    assert_non_null(strstr(text, "> \\> \\`code\\`"));
    assert_null(strstr(text, "<b>"));
    free(text);
}

/* ---- The table ---- */

/* Reads a cell as RFC 4180 has it; returns what stands behind it. */
static const char *read_cell(const char *at, char *cell, size_t room)
{
    size_t length = 0;
    bool quoted = *at == '"';

    at += quoted;
    while (*at && (quoted || !strchr(",\r\n", *at))) {
        if (quoted && *at == '"' && *++at != '"')
            break;
        assert_true(length + 1 < room);
        cell[length++] = *at++;
    }
    cell[length] = '\0';
    assert_true(*at == ',' || strncmp(at, "\r\n", 2) == 0);
    return at;
}

static size_t count_cells(const char **at)
{
    static char cell[4096];
    size_t count = 0;

    for (;; ++*at) {
        *at = read_cell(*at, cell, sizeof cell);
        count++;
        assert_true(!*cell || !strchr("=+-@\t\r", *cell));
        if (**at != ',')
            break;
    }
    *at += 2;
    return count;
}

static void table_is_a_table(void **unused)
{
    (void)unused;
    make_one(1);
    for (int private = 0; private < 2; private ++) {
        char *text = exported(PRIMUM_EXPORT_CSV, private, kept_id(1));
        const char *at = text;
        size_t columns = count_cells(&at), rows = 0;
        while (*at) {
            assert_int_equal(count_cells(&at), columns);
            rows++;
        }
        assert_true(rows >= 2);
        free(text);
    }
}

/* ---- Statements ---- */

/* Each is in the other, word for word. */
static void assert_within(const char *lines, const char *others)
{
    while (*lines) {
        size_t length = strcspn(lines, "\n") + 1;
        char *line = strndup(lines, length);
        if (!strstr(others, line))
            fail_msg("not said again: %s", line);
        free(line);
        lines += length;
    }
}

/* In order of time, and each with an id of its own. */
static void assert_sound(const char *lines)
{
    char last[32] = "";

    for (const char *line = lines; *line; line += strcspn(line, "\n") + 1) {
        const char *time = strstr(line, "\"timestamp\":\"");
        char id[48], now[32];
        snprintf(id, sizeof id, "%.45s", line);
        assert_int_equal(strncmp(id, "{\"id\":\"", 7), 0);
        assert_null(strstr(line + 1, id));
        snprintf(now, sizeof now, "%.24s", time + strlen("\"timestamp\":\""));
        assert_true(strcmp(now, last) >= 0);
        memcpy(last, now, sizeof last);
    }
}

static void do_something(struct attempt *attempt, struct dice *dice,
                         uint64_t *numbers)
{
    size_t steps = primum_session_steps(attempt->session);

    switch (dice_below(dice, 8)) {
    case 0:
        primum_session_rewind(attempt->session,
                              dice_below(dice, (uint32_t)steps + 1));
        break;
    case 1:
        primum_session_reseed(attempt->session, dice_below(dice, 1000));
        break;
    default:
        pass(attempt->session);
        take_any(attempt->session, numbers);
        attempt_keep(attempt);
        if (dice_below(dice, 3) == 0)
            attempt_foretell(attempt);
        return;
    }
    if (primum_recording_begun(attempt->recording))
        attempt_keep(attempt);
}

/* Leaves, and comes back; or is cut off without leaving. */
static void come_back(struct attempt *attempt, struct primum_record **record,
                      bool seen)
{
    if (seen)
        kept_fine(attempt->records,
                  primum_recording_leave(attempt->recording, NULL,
                                         attempt->now += 100));
    char id[PRIMUM_ATTEMPT_ID];
    strcpy(id, primum_recording_id(attempt->recording));
    primum_recording_free(attempt->recording);
    if (*record)
        primum_record_free(*record);
    else
        primum_session_free(attempt->session);
    kept_fine(attempt->records,
              primum_record_open(attempt->records, id, record));
    attempt->session = primum_record_session(*record);
    attempt->now += 100000;
    attempt->recording =
        primum_recording_resume(attempt->records, *record, attempt->now);
}

static bool is_over(struct attempt *attempt)
{
    pass(attempt->session);
    return primum_session_turn(attempt->session) != PRIMUM_TURN_CHOOSE;
}

/* However it goes on, nothing that was stated has to be taken back. */
static void say_it_again(unsigned n)
{
    struct attempt attempt = attempt_new(n);
    struct primum_record *record = NULL;
    struct dice dice = dice_for(n, 7);
    uint64_t numbers = n;
    char *said[2] = {NULL, NULL};

    for (int i = 0; i < 25 && !is_over(&attempt); i++) {
        do_something(&attempt, &dice, &numbers);
        if (!primum_recording_begun(attempt.recording))
            continue;
        if (dice_below(&dice, 4) == 0)
            attempt_reflect(&attempt);
        if (dice_below(&dice, 5) == 0 && !is_over(&attempt))
            come_back(&attempt, &record, dice_below(&dice, 2));
        for (int private = 0; private < 2; private ++) {
            char *now = exported(PRIMUM_EXPORT_XAPI, private, kept_id(n));
            assert_sound(now);
            if (said[private])
                assert_within(said[private], now);
            free(said[private]);
            said[private] = now;
        }
        assert_within(said[0], said[1]);
    }
    free(said[0]);
    free(said[1]);
    if (record)
        attempt.session = NULL; /* the record's */
    primum_recording_free(attempt.recording);
    primum_record_free(record);
    primum_session_free(attempt.session);
    primum_records_close(attempt.records);
}

static void statements_stand(void **unused)
{
    (void)unused;
    for (unsigned n = 1; n <= 10; n++)
        say_it_again(n);
}

/* ---- Around attempts ---- */

static void nothing_is_exported_of_nothing(void **unused)
{
    (void)unused;
    struct primum_records *records = kept_open(PRIMUM_RECORDS_READ);
    const struct primum_export_how how = {.now = 0};
    struct primum_export *out = primum_export_new(records, &how);
    char *text = joined(primum_export_begin(out), primum_export_end(out));
    assert_string_equal(text, "{\"primum_export\":1,"
                              "\"exported\":\"1970-01-01T00:00:00.000Z\","
                              "\"trainee\":\"\",\"attempts\":[\n]}\n");
    free(text);
    primum_export_free(out);
    primum_records_close(records);
}

/* ---- What ids mean ---- */

struct explained {
    const struct json *moves, *words;
    const char *scene;
    const struct json *offered;
};

#define FIELD(name, kind)                                                      \
    {                                                                          \
#name, kind, false, offsetof(struct explained, name)                   \
    }
static const struct json_field explained_fields[] = {
    FIELD(moves, JSON_LIST),
    FIELD(words, JSON_MAP),
    FIELD(scene, JSON_TEXT),
    FIELD(offered, JSON_TEXTS),
};

static void fill(const struct json *value, struct explained *into)
{
    char *problem =
        json_fill(value, explained_fields,
                  sizeof explained_fields / sizeof *explained_fields, into);

    assert_null(problem);
}

/* Is there a choice of this id, and in these words? */
static bool is_choice(const char *scene, const char *id, const char *words)
{
    for (uint32_t n = 1; n <= scenario->choice_count; n++) {
        const struct primum_choice *choice = &scenario->choices[n];
        const char *own = choice->say ? choice->say : choice->deed;
        const char *where =
            choice->scene ? scenario->scenes[choice->scene].id : "";
        if (own && strcmp(choice->id, id) == 0 && strcmp(where, scene) == 0)
            return strcmp(own, words) == 0;
    }
    return false;
}

static void assert_explained(const struct explained *move,
                             const struct explained *all)
{
    for (size_t i = 0; i < json_count(move->offered); i++) {
        const char *id = json_text_at(move->offered, i);
        char own[200], anywhere[200];
        snprintf(own, sizeof own, "%s/%s", move->scene, id);
        snprintf(anywhere, sizeof anywhere, "/%s", id);
        const char *words = json_text_in(all->words, own);
        if (words)
            assert_true(is_choice(move->scene, id, words));
        else
            assert_true(is_choice("", id, json_text_in(all->words, anywhere)));
    }
}

/* The golden tests have the names; this world has no practices. */
static void says_what_ids_mean(void **unused)
{
    (void)unused;
    make_one(1);
    char *text = exported(PRIMUM_EXPORT_JSON, false, kept_id(1));
    struct json_text reading;
    struct explained all = {0};
    size_t offered = 0;

    json_text_init(&reading, strchr(text, '\n'), strlen(strchr(text, '\n')));
    struct json *value = json_value(&reading);
    fill(value, &all);
    for (size_t i = 0; i < json_count(all.moves); i++) {
        struct explained move = {0};
        fill(json_item(all.moves, i), &move);
        assert_explained(&move, &all);
        offered += json_count(move.offered);
    }
    assert_true(offered > 0);
    json_free(value);
    free(text);
}

/* ---- What is not there ---- */

/* The next is exported all the same, without a stray comma. */
static void unknown_attempts_are_passed_over(void **unused)
{
    (void)unused;
    make_one(1);
    struct primum_records *records = kept_open(PRIMUM_RECORDS_READ);
    const struct primum_export_how how = {.now = 0};
    struct primum_export *out = primum_export_new(records, &how);
    char *text;
    assert_int_equal(primum_export_attempt(out, kept_id(9), &text),
                     PRIMUM_USAGE);
    assert_null(text);
    kept_fine(records, primum_export_attempt(out, kept_id(1), &text));
    assert_int_equal(*text, '{');
    free(text);
    kept_fine(records, primum_export_attempt(out, kept_id(1), &text));
    assert_int_equal(*text, ',');
    free(text);
    primum_export_free(out);
    primum_records_close(records);
}

#define TEST(name) cmocka_unit_test_setup(name, empty)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(hides_what_is_private),
        TEST(tells_it_when_asked),
        TEST(tames_what_is_hostile),
        TEST(markdown_means_just_the_words),
        TEST(table_is_a_table),
        TEST(statements_stand),
        TEST(says_what_ids_mean),
        TEST(nothing_is_exported_of_nothing),
        TEST(unknown_attempts_are_passed_over),
    };

    return cmocka_run_group_tests(tests, set_up, free_world);
}
