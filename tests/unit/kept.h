/* SPDX-License-Identifier: GPL-3.0-or-later */

/* For the tests of records: a file of their own below $TMPDIR, and attempts
 * with ids and times that are the same in every run. */
#ifndef TESTS_KEPT_H
#define TESTS_KEPT_H

#include "world.h"
#include "base/text.h"
#include "primum_records.h"
#include "records/records.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* Somewhere to put things; tests/pinned.sh takes it away. */
static char kept_folder[256], kept_path[300];

/* A new folder for each test. */
static inline int kept_enter(void **unused)
{
    const char *temporary = getenv("TMPDIR");

    (void)unused;
    snprintf(kept_folder, sizeof kept_folder, "%s/kept-XXXXXX",
             temporary ? temporary : "/tmp");
    assert_non_null(mkdtemp(kept_folder));
    snprintf(kept_path, sizeof kept_path, "%s/records.db", kept_folder);
    return 0;
}

static inline void kept_fine(const struct primum_records *records,
                             enum primum_status status)
{
    if (status)
        fail_msg("%s", primum_records_problem(records));
}

static inline struct primum_records *kept_open(enum primum_records_use use)
{
    struct primum_records *records;

    kept_fine(records, primum_records_open(kept_path, use, &records));
    return records;
}

/* For tests in which nothing depends on when something is on the disk: does not
 * wait for that. */
static inline void kept_hurry(struct primum_records *records)
{
    store_script(records->store, "PRAGMA synchronous = OFF");
}

/* Opening fails, and `part` is in what is said of it. */
static inline void kept_refused(enum primum_records_use use, const char *part)
{
    struct primum_records *records;
    enum primum_status status = primum_records_open(kept_path, use, &records);

    if (status != PRIMUM_WORLD)
        fail_msg("opened, though %s", part);
    if (!strstr(primum_records_problem(records), part))
        fail_msg("\"%s\" does not say \"%s\"", primum_records_problem(records),
                 part);
    primum_records_close(records);
}

/* The id of attempt number `n`, which begins in its second.  Four of them are
 * valid at a time. */
static inline const char *kept_id(unsigned n)
{
    static char ids[4][PRIMUM_ATTEMPT_ID];
    static unsigned next;
    char *id = ids[next++ % 4];
    unsigned char random[10];

    for (unsigned i = 0; i < sizeof random; i++)
        random[i] = (unsigned char)((n + 1) * 2654435761u >> (i % 4 * 8));
    primum_attempt_id(1000 * (int64_t)n, random, id);
    return id;
}

static inline struct primum_recording *
kept_begin(struct primum_records *records, struct primum_session *session,
           unsigned n)
{
    const struct primum_beginning beginning = {
        .id = kept_id(n), .now = 1000 * (int64_t)n, .path = "/home/room.yaml"};

    return primum_recording_new(records, session, &beginning);
}

/* Goes on for so many choices, or to the end; each is kept. */
static inline void kept_play(struct primum_records *records,
                             struct primum_recording *recording,
                             struct primum_session *session, int choices,
                             uint64_t *numbers, int64_t now)
{
    pass(session);
    for (int i = 0;
         i < choices && primum_session_turn(session) == PRIMUM_TURN_CHOOSE;
         i++) {
        take_any(session, numbers);
        kept_fine(records, primum_recording_keep(recording, NULL, now + i));
        pass(session);
    }
}

/* Attempt number `n` with its words, from beginning to leaving. */
static inline void kept_attempt(struct primum_records *records, unsigned n,
                                const char *words)
{
    struct primum_session *session = begun(n);
    struct primum_recording *recording = kept_begin(records, session, n);
    const struct primum_prediction prediction = {
        .move = 0, .hope = words, .guess = PRIMUM_OPENS, .sure = 3};
    uint64_t numbers = n;
    int64_t now = 1000 * (int64_t)n;

    kept_play(records, recording, session, 4, &numbers, now + 1);
    kept_fine(records,
              primum_recording_predict(recording, &prediction, now + 10));
    kept_fine(records, primum_recording_reflect(recording, "What now?", words,
                                                now + 11));
    kept_fine(records, primum_recording_leave(recording, NULL, now + 12));
    primum_recording_free(recording);
    primum_session_free(session);
}

/* Did the same happen in both? */
static inline void kept_same(struct primum_session *one,
                             struct primum_session *other)
{
    const struct primum_move *moves, *others;
    size_t count = primum_session_moves(one, &moves);

    assert_int_equal(primum_session_moves(other, &others), count);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(moves[i].kind, others[i].kind);
        assert_int_equal(moves[i].value, others[i].value);
    }
    assert_int_equal(primum_session_steps(one), primum_session_steps(other));
}

static inline struct primum_record *kept_read(struct primum_records *records,
                                              const char *id)
{
    struct primum_record *record;

    kept_fine(records, primum_record_open(records, id, &record));
    return record;
}

static inline bool kept_complains(void *with, const char *problem)
{
    struct text *said = with;

    text_format(said, "%s\n", problem);
    return true;
}

/* What a check finds; "" is good.  free() it. */
static inline char *kept_check(struct primum_records *records)
{
    struct text said = {0};
    enum primum_status status =
        primum_records_check(records, kept_complains, &said);

    assert_int_equal(status, said.length ? PRIMUM_PROBLEMS : PRIMUM_OK);
    return text_take(&said);
}

static inline void kept_sound(struct primum_records *records)
{
    char *said = kept_check(records);

    assert_string_equal(said, "");
    free(said);
}

static inline bool kept_counts(void *with, const struct primum_attempt *attempt)
{
    (void)attempt;
    ++*(size_t *)with;
    return true;
}

static inline size_t kept_count(struct primum_records *records)
{
    size_t count = 0;

    kept_fine(records,
              primum_records_attempts(records, &(struct primum_attempts){0},
                                      kept_counts, &count));
    return count;
}

/* ---- Bytes ---- */

static inline struct text kept_bytes(const char *path)
{
    struct text bytes = {0};
    FILE *file = fopen(path, "rb");
    char part[4096];

    text_put(&bytes, "");
    for (size_t got; file && (got = fread(part, 1, sizeof part, file));)
        text_add(&bytes, part, got);
    if (file)
        fclose(file);
    return bytes;
}

static inline void kept_write(const char *path, const char *bytes,
                              size_t length)
{
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

#endif
