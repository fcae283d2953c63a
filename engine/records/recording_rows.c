/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of an attempt, as they are written.  Knows neither when they are nor
 * in which transaction. */
#include "records/recording.h"

#include "records/id.h"
#include "records/instant.h"
#include "records/moves.h"
#include "records/texts.h"

#include <stdlib.h>

/* ---- The attempt and the visit ---- */

static void keep_trainee(const struct primum_recording *recording)
{
    char id[PRIMUM_ATTEMPT_ID];
    struct query *query =
        store_query(recording->store,
                    "INSERT OR IGNORE INTO about(key, value) VALUES (?1, ?2)");

    id_made_of(recording->id, id);
    store_give_text(query, RECORDS_TRAINEE);
    store_give_text(query, id);
    store_run(query);
}

static const char insert_attempt[] =
    "INSERT INTO attempt(id, scenario, title, path, text, catalogue, start,"
    "  seed, begun, explains_last, predicts, after, borrowed)"
    "  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";

int64_t recording_keep_attempt(const struct primum_recording *recording)
{
    struct store *store = recording->store;
    const struct primum_scenario *scenario =
        primum_session_scenario(recording->session);
    const struct primum_catalogue *catalogue = scenario->catalogue;
    int64_t text = texts_keep(store, scenario->source, scenario->source_length);
    int64_t beside = catalogue ? texts_keep(store, catalogue->source,
                                            catalogue->source_length)
                               : 0;
    struct primum_state *start = moves_start(recording->session);
    char *started = primum_state_format(scenario, start);

    keep_trainee(recording);
    struct query *query = store_query(store, insert_attempt);
    store_give_text(query, recording->id);
    store_give_text(query, scenario->id);
    store_give_text(query, scenario->title);
    store_give_text(query, recording->path);
    store_give_int(query, text);
    if (catalogue)
        store_give_int(query, beside);
    else
        store_give_null(query);
    store_give_text(query, started);
    store_give_int(query, (int64_t)primum_session_seed(recording->session));
    store_give_int(query, recording->begun);
    store_give_int(query, recording->explains_last);
    store_give_int(query, recording->predicts);
    store_give_text(query, recording->after);
    store_give_int(query, (int64_t)recording->borrowed);
    store_run(query);
    free(started);
    primum_state_free(start);
    return store_last_number(store);
}

void recording_keep_visit(const struct primum_recording *recording,
                          int64_t attempt)
{
    struct query *query = store_query(
        recording->store, "INSERT INTO visit(attempt, number, begun)"
                          "  VALUES (?1, ?2, ?3)");

    store_give_int(query, attempt);
    store_give_int(query, recording->visit);
    store_give_int(query, recording->begun);
    store_run(query);
}

void recording_end_visit(const struct primum_recording *recording,
                         const int64_t *at)
{
    struct query *query =
        store_query(recording->store, "UPDATE visit SET ended = ?3"
                                      "  WHERE attempt = ?1 AND number = ?2");

    store_give_int(query, recording->number);
    store_give_int(query, recording->visit);
    if (at)
        store_give_int(query, *at);
    else
        store_give_null(query);
    store_run(query);
}

/* ---- What is done, foretold and written ---- */

void recording_keep_move(const struct primum_recording *recording,
                         int64_t attempt, size_t number,
                         const struct primum_move *move, int64_t at)
{
    struct query *query = store_query(
        recording->store, "INSERT INTO move(attempt, number, at, kind, choice,"
                          "  value) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    const struct primum_scenario *scenario =
        primum_session_scenario(recording->session);
    bool choice = move->kind == PRIMUM_MOVE_CHOICE;

    store_give_int(query, attempt);
    store_give_int(query, (int64_t)number);
    store_give_int(query, at);
    store_give_text(query, moves_kind_word(move->kind));
    store_give_text(query, choice ? scenario->choices[move->value].id : NULL);
    if (choice)
        store_give_null(query);
    else
        store_give_int(query, (int64_t)move->value);
    store_run(query);
}

void recording_keep_prediction(const struct primum_recording *recording,
                               int64_t attempt,
                               const struct primum_prediction *prediction,
                               int64_t at)
{
    struct query *query =
        store_query(recording->store,
                    "INSERT OR REPLACE INTO prediction(attempt, move, at, hope,"
                    "  guess, sure) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");

    store_give_int(query, attempt);
    store_give_int(query, (int64_t)prediction->move);
    store_give_int(query, at);
    store_give_text(query, prediction->hope);
    store_give_int(query, prediction->guess);
    store_give_int(query, prediction->sure);
    store_run(query);
}

void recording_keep_reflection(const struct primum_recording *recording,
                               int64_t attempt, const char *question,
                               const char *answer, int64_t at)
{
    struct query *query = store_query(
        recording->store,
        "INSERT INTO reflection(attempt, number, at, question, answer)"
        "  SELECT ?1, ifnull(max(number) + 1, 0), ?2, ?3, ?4"
        "  FROM reflection WHERE attempt = ?1");

    store_give_int(query, attempt);
    store_give_int(query, at);
    store_give_text(query, question);
    store_give_text(query, answer);
    store_run(query);
}

/* ---- What is there ---- */

/* Both ends of an index, so it is quick however long the attempt is. */
static const char found[] =
    "SELECT ifnull(s.last, a.begun),"
    "  (SELECT max(number) FROM move WHERE attempt = a.number),"
    "  (SELECT max(number) FROM visit WHERE attempt = a.number)"
    "  FROM attempt a LEFT JOIN summary s ON s.attempt = a.number"
    "  WHERE a.number = ?1 AND a.id = ?2";

/* One more than the number in the column; 0 if there is none. */
static int64_t count_of(struct query *query, int column)
{
    return store_is_null(query, column) ? 0 : store_int(query, column) + 1;
}

struct recording_found recording_find(const struct primum_recording *recording)
{
    struct recording_found there = {0};
    struct query *query = store_query(recording->store, found);

    store_give_int(query, recording->number);
    store_give_text(query, recording->id);
    if (store_row(query))
        there = (struct recording_found){
            .there = true,
            .last = instant_within(store_int(query, 0)),
            .moves = count_of(query, 1),
            .visits = count_of(query, 2),
        };
    store_end(query);
    return there;
}
