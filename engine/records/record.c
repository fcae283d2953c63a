/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads an attempt back: its row, the texts that it was played from, and the
 * rows that hang on it; then plays it again.  A file may hold anything, so
 * nothing in it is believed. */
#include "records/record.h"

#include "base/memory.h"
#include "base/text.h"
#include "records/attempts.h"
#include "records/id.h"
#include "records/instant.h"
#include "records/moves.h"

#include <stdlib.h>
#include <string.h>

enum primum_status record_fail(const struct primum_record *record,
                               const char *format, ...)
{
    const char *id = id_short(record->attempt.id);
    struct text reason = {0}, safe = {0};
    va_list arguments;

    va_start(arguments, format);
    text_vformat(&reason, format, arguments);
    va_end(arguments);
    text_add_safe(&safe, id, strlen(id));
    char *name = text_take(&safe);
    store_fail(record->store, PRIMUM_WORLD,
               "The attempt %s cannot be read back: %s. It was left as it is.",
               name, reason.bytes);
    free(name);
    text_release(&reason);
    return PRIMUM_WORLD;
}

/* ---- Its row ---- */

static const char *keep(struct primum_record *record, const char *text)
{
    return text ? arena_text(&record->arena, text, strlen(text)) : NULL;
}

static void keep_texts(struct primum_record *record)
{
    struct primum_attempt *attempt = &record->attempt;
    const char **texts[] = {
        &attempt->id,           &attempt->scenario, &attempt->title,
        &attempt->path,         &attempt->sha256,   &attempt->catalogue_sha256,
        &attempt->start,        &attempt->after,    &attempt->ending,
        &attempt->ending_title,
    };

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        *texts[i] = keep(record, *texts[i]);
}

static int64_t time_of(struct query *query, int column)
{
    return instant_within(store_int(query, column));
}

static enum primum_status read_row(struct primum_record *record, const char *id)
{
    struct query *query =
        store_query(record->store,
                    "SELECT " ATTEMPTS_COLUMNS ATTEMPTS_FROM "WHERE a.id = ?1");
    store_give_text(query, id);
    bool found = store_row(query);
    if (found) {
        record->attempt = attempts_read(query);
        record->number = store_int(query, ATTEMPTS_NUMBER);
        keep_texts(record);
    }
    enum primum_status status = store_end(query);
    if (status || found)
        return status;
    struct text safe = {0};
    text_add_safe(&safe, id, strlen(id));
    store_fail(record->store, PRIMUM_USAGE, "There is no conversation \"%s\".",
               safe.bytes ? safe.bytes : "");
    text_release(&safe);
    return PRIMUM_USAGE;
}

/* ---- What it was played from ---- */

static enum primum_status read_scenario(struct primum_record *record)
{
    char *problem;

    record->shelved =
        shelf_take(record->shelf, record->store, &record->attempt, &problem);
    if (!record->shelved) {
        record_fail(record, "%s", problem);
        free(problem);
        return PRIMUM_WORLD;
    }
    record->scenario = record->shelved->scenario;
    if (strcmp(record->scenario->id, record->attempt.scenario))
        return record_fail(record, "the name of its scenario cannot be one");
    return PRIMUM_OK;
}

/* ---- Played again ---- */

static enum primum_status begin_again(struct primum_record *record)
{
    char *problem;
    struct primum_state *start =
        primum_state_parse(record->scenario, record->attempt.start, &problem);

    if (!start) {
        record_fail(record, "where it began means nothing (%s)", problem);
        free(problem);
        return PRIMUM_WORLD;
    }
    record->session =
        primum_session_new(record->scenario, start, record->attempt.seed);
    primum_state_free(start);
    return PRIMUM_OK;
}

/* The move of this row; false if it is none that can be made now. */
static bool read_move(struct primum_record *record, struct query *query,
                      struct primum_move *move)
{
    const char *kind = store_text(query, 2), *choice = store_text(query, 3);
    int64_t value = store_int(query, 4);

    if (!kind || !moves_kind_find(kind, &move->kind) || value < 0)
        return false;
    move->value = move->kind != PRIMUM_MOVE_CHOICE ? (uint64_t)value
                  : choice ? moves_offered(record->session, choice)
                           : 0;
    return move->kind != PRIMUM_MOVE_CHOICE || move->value;
}

static bool make_move(struct primum_record *record, struct query *query)
{
    struct primum_move move;

    if (store_int(query, 0) != record->time_count ||
        !read_move(record, query, &move) ||
        !primum_session_replay(record->session, &move, 1))
        return false;
    record->times =
        memory_more(record->times, record->time_count, sizeof *record->times);
    record->times[record->time_count++] = time_of(query, 1);
    return true;
}

static enum primum_status play_again(struct primum_record *record)
{
    struct query *query = store_query(
        record->store, "SELECT number, at, kind, choice, value FROM move "
                       "WHERE attempt = ?1 ORDER BY number");
    bool made = true;

    store_give_int(query, record->number);
    primum_session_replay(record->session, NULL, 0);
    while (made && store_row(query))
        made = make_move(record, query);
    enum primum_status status = store_end(query);
    if (!status && !made)
        status = record_fail(record, "its move %u is not possible there",
                             record->time_count + 1);
    return status;
}

/* ---- What hangs on it ---- */

static struct query *rows_of(struct primum_record *record, const char *sql)
{
    struct query *query = store_query(record->store, sql);

    store_give_int(query, record->number);
    return query;
}

/* What is no guess that could have been made is none. */
static struct primum_prediction prediction_of(struct primum_record *record,
                                              struct query *query)
{
    int64_t guess = store_int(query, 2), sure = store_int(query, 3);
    bool made = guess >= PRIMUM_CLOSES && guess <= PRIMUM_OPENS && sure >= 1 &&
                sure <= PRIMUM_SURENESS;

    return (struct primum_prediction){
        .move = (size_t)store_int(query, 0),
        .hope = keep(record, store_text(query, 1)),
        .guess = made ? (enum primum_opening)guess : PRIMUM_STAYS,
        .sure = made ? (int)sure : 0,
    };
}

static enum primum_status read_predictions(struct primum_record *record)
{
    struct query *query =
        rows_of(record, "SELECT move, hope, guess, sure FROM prediction "
                        "WHERE attempt = ?1 ORDER BY move");

    while (store_row(query)) {
        record->predictions =
            memory_more(record->predictions, record->prediction_count,
                        sizeof *record->predictions);
        record->predictions[record->prediction_count++] =
            prediction_of(record, query);
    }
    return store_end(query);
}

static enum primum_status read_reflections(struct primum_record *record)
{
    struct query *query =
        rows_of(record, "SELECT at, question, answer FROM reflection "
                        "WHERE attempt = ?1 ORDER BY number");

    while (store_row(query)) {
        record->reflections =
            memory_more(record->reflections, record->reflection_count,
                        sizeof *record->reflections);
        record->reflections[record->reflection_count++] =
            (struct primum_reflection){
                .at = time_of(query, 0),
                .question = keep(record, store_text(query, 1)),
                .answer = keep(record, store_text(query, 2)),
            };
    }
    return store_end(query);
}

/* A visit whose end was not seen lasted until something was last kept before
 * the next one. */
static int64_t last_kept(const struct primum_record *record, int64_t begun,
                         int64_t next)
{
    int64_t last = begun;

    for (uint32_t i = 0; i < record->time_count; i++)
        if (record->times[i] > last && record->times[i] < next)
            last = record->times[i];
    for (uint32_t i = 0; i < record->reflection_count; i++)
        if (record->reflections[i].at > last &&
            record->reflections[i].at < next)
            last = record->reflections[i].at;
    return last;
}

static enum primum_status read_visits(struct primum_record *record)
{
    struct query *query = rows_of(record, "SELECT begun, ended FROM visit "
                                          "WHERE attempt = ?1 ORDER BY number");

    while (store_row(query)) {
        record->visits = memory_more(record->visits, record->visit_count,
                                     sizeof *record->visits);
        record->visits[record->visit_count++] =
            (struct primum_visit){.begun = time_of(query, 0),
                                  .ended = time_of(query, 1),
                                  .seen = !store_is_null(query, 1)};
    }
    for (uint32_t i = 0; i < record->visit_count; i++) {
        struct primum_visit *visit = &record->visits[i];
        if (!visit->seen)
            visit->ended = last_kept(
                record, visit->begun,
                i + 1 < record->visit_count ? visit[1].begun : INT64_MAX);
    }
    return store_end(query);
}

/* ---- The whole ---- */

static enum primum_status read_all(struct primum_record *record, const char *id)
{
    static enum primum_status (*const parts[])(struct primum_record *) = {
        read_scenario,    begin_again,      play_again,
        read_predictions, read_reflections, read_visits,
    };
    enum primum_status status = read_row(record, id);

    for (size_t i = 0; !status && i < sizeof parts / sizeof *parts; i++)
        status = parts[i](record);
    return status;
}

enum primum_status primum_record_open(struct primum_records *records,
                                      const char *id,
                                      struct primum_record **result)
{
    struct primum_record *record = memory_new(sizeof *record);

    record->store = records->store;
    record->shelf = records->shelf;
    arena_init(&record->arena);
    store_hold(records->store);
    enum primum_status status = read_all(record, id);
    store_let_go(records->store);
    if (status) {
        primum_record_free(record);
        record = NULL;
    }
    *result = record;
    return status;
}

void primum_record_free(struct primum_record *record)
{
    if (!record)
        return;
    primum_session_free(record->session);
    shelf_give_back(record->shelved);
    free(record->times);
    free(record->predictions);
    free(record->reflections);
    free(record->visits);
    arena_release(&record->arena);
    free(record);
}

const struct primum_attempt *
primum_record_attempt(const struct primum_record *record)
{
    return &record->attempt;
}

const struct primum_scenario *
primum_record_scenario(const struct primum_record *record)
{
    return record->scenario;
}

struct primum_session *primum_record_session(struct primum_record *record)
{
    return record->session;
}

size_t primum_record_times(const struct primum_record *record,
                           const int64_t **times)
{
    *times = record->times;
    return record->time_count;
}

size_t primum_record_predictions(const struct primum_record *record,
                                 const struct primum_prediction **predictions)
{
    *predictions = record->predictions;
    return record->prediction_count;
}

size_t primum_record_reflections(const struct primum_record *record,
                                 const struct primum_reflection **reflections)
{
    *reflections = record->reflections;
    return record->reflection_count;
}

size_t primum_record_visits(const struct primum_record *record,
                            const struct primum_visit **visits)
{
    *visits = record->visits;
    return record->visit_count;
}
