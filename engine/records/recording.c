/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keeps an attempt while it is made.  Whatever is kept in one call is kept in
 * one transaction, and what is known here of it changes only when that is on
 * the disk. */
#include "base/memory.h"
#include "records/derived.h"
#include "records/id.h"
#include "records/moves.h"
#include "records/record.h"
#include "records/texts.h"

#include <stdlib.h>
#include <string.h>

struct primum_recording {
    struct store *store;
    struct primum_session *session;
    char id[PRIMUM_ATTEMPT_ID];
    char *path, *after;
    size_t borrowed;
    bool explains_last, predicts;

    int64_t number;      /* of the attempt, once something is kept; else 0 */
    size_t kept;         /* moves */
    bool over;           /* an ending was reached, and that is kept */
    int64_t begun, last; /* this visit, and the last time kept */
    int64_t visit;       /* its number */
    bool visiting;       /* the visit is kept */
    bool left;           /* and its end is */

    struct primum_prediction *predictions; /* without what was hoped */
    uint32_t prediction_count;
};

/* ---- Making one ---- */

static char *copy(const char *text)
{
    return text ? memory_text(text, strlen(text)) : NULL;
}

struct primum_recording *
primum_recording_new(struct primum_records *records,
                     struct primum_session *session,
                     const struct primum_beginning *beginning)
{
    struct primum_recording *recording = memory_new(sizeof *recording);

    recording->store = records->store;
    recording->session = session;
    strncpy(recording->id, beginning->id, sizeof recording->id - 1);
    recording->path = copy(beginning->path);
    recording->after = copy(beginning->after);
    recording->borrowed = beginning->borrowed;
    recording->explains_last = beginning->explains_last;
    recording->predicts = beginning->predicts;
    recording->begun = recording->last = beginning->now;
    return recording;
}

static void remember(struct primum_recording *recording,
                     const struct primum_prediction *prediction)
{
    struct primum_prediction known = *prediction;

    known.hope = NULL;
    for (uint32_t i = 0; i < recording->prediction_count; i++)
        if (recording->predictions[i].move == known.move) {
            recording->predictions[i] = known;
            return;
        }
    recording->predictions =
        memory_more(recording->predictions, recording->prediction_count,
                    sizeof *recording->predictions);
    recording->predictions[recording->prediction_count++] = known;
}

struct primum_recording *primum_recording_resume(struct primum_records *records,
                                                 struct primum_record *record,
                                                 int64_t now)
{
    const struct primum_attempt *attempt = &record->attempt;
    const struct primum_beginning beginning = {
        .id = attempt->id,
        .now = now > attempt->last ? now : attempt->last,
        .path = attempt->path,
        .explains_last = attempt->explains_last,
        .predicts = attempt->predicts,
        .after = attempt->after,
        .borrowed = attempt->borrowed,
    };
    struct primum_recording *recording =
        primum_recording_new(records, record->session, &beginning);

    recording->number = record->number;
    recording->kept = record->time_count;
    recording->visit = record->visit_count;
    recording->over =
        primum_session_turn(record->session) == PRIMUM_TURN_ENDING;
    for (uint32_t i = 0; i < record->prediction_count; i++)
        remember(recording, &record->predictions[i]);
    return recording;
}

void primum_recording_free(struct primum_recording *recording)
{
    if (!recording)
        return;
    free(recording->path);
    free(recording->after);
    free(recording->predictions);
    free(recording);
}

const char *primum_recording_id(const struct primum_recording *recording)
{
    return recording->id;
}

bool primum_recording_begun(const struct primum_recording *recording)
{
    return recording->number != 0;
}

/* ---- The attempt and the visit ---- */

static void keep_trainee(struct primum_recording *recording)
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

/* The row of the attempt; its number. */
static int64_t keep_attempt(struct primum_recording *recording)
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

static void keep_visit(struct primum_recording *recording, int64_t attempt)
{
    struct query *query = store_query(
        recording->store, "INSERT INTO visit(attempt, number, begun)"
                          "  VALUES (?1, ?2, ?3)");

    store_give_int(query, attempt);
    store_give_int(query, recording->visit);
    store_give_int(query, recording->begun);
    store_run(query);
}

/* `at` NULL: it is not over, after all. */
static void end_visit(struct primum_recording *recording, const int64_t *at)
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

/* ---- A transaction ---- */

/* Times do not go back within an attempt, whatever the clock does. */
static int64_t time_of(const struct primum_recording *recording, int64_t now)
{
    return now > recording->last ? now : recording->last;
}

/* Begins it; the attempt and the visit are there then.  Its number. */
static int64_t begin(struct primum_recording *recording)
{
    int64_t attempt = recording->number;

    store_begin(recording->store);
    if (!attempt) {
        keep_trainee(recording);
        attempt = keep_attempt(recording);
    }
    if (!recording->visiting)
        keep_visit(recording, attempt);
    return attempt;
}

static enum primum_status commit(struct primum_recording *recording,
                                 int64_t attempt, int64_t at)
{
    enum primum_status status = store_commit(recording->store);

    if (!status) {
        recording->number = attempt;
        recording->visiting = true;
        recording->last = at;
    }
    return status;
}

/* ---- Moves ---- */

static void keep_move(struct primum_recording *recording, int64_t attempt,
                      size_t number, const struct primum_move *move, int64_t at)
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

static void keep_tally(struct primum_recording *recording, int64_t attempt,
                       const struct primum_impact *impact)
{
    const struct tally_view view = {
        .session = recording->session,
        .borrowed = recording->borrowed,
        .impact = impact,
        .predictions = recording->predictions,
        .prediction_count = recording->prediction_count,
    };

    derived_keep_tally(recording->store, attempt, &view);
}

/* Nothing is kept before the first own choice. */
static bool is_due(const struct primum_recording *recording,
                   const struct primum_move *moves, size_t count)
{
    if (recording->number)
        return count > recording->kept;
    for (size_t i = recording->borrowed; i < count; i++)
        if (moves[i].kind == PRIMUM_MOVE_CHOICE)
            return true;
    return false;
}

static enum primum_status
keep_moves(struct primum_recording *recording, const struct primum_move *moves,
           size_t count, const struct primum_impact *impact, int64_t at)
{
    int64_t attempt = begin(recording);
    struct summary summary =
        derived_summary(recording->session, recording->borrowed);

    if (recording->left)
        end_visit(recording, NULL);
    for (size_t i = recording->kept; i < count; i++)
        keep_move(recording, attempt, i, &moves[i], at);
    derived_keep_summary(recording->store, attempt, at,
                         primum_session_scenario(recording->session), &summary);
    if (summary.standing == PRIMUM_STANDING_ENDED)
        keep_tally(recording, attempt, impact);
    enum primum_status status = commit(recording, attempt, at);
    if (!status) {
        recording->kept = count;
        recording->left = false;
        recording->over =
            primum_session_turn(recording->session) == PRIMUM_TURN_ENDING;
    }
    return status;
}

enum primum_status primum_recording_keep(struct primum_recording *recording,
                                         const struct primum_impact *impact,
                                         int64_t now)
{
    const struct primum_move *moves;
    size_t count = primum_session_moves(recording->session, &moves);

    if (count < recording->kept || (recording->over && count > recording->kept))
        return store_fail(recording->store, PRIMUM_USAGE,
                          "This attempt is over; what follows is another.");
    if (!is_due(recording, moves, count))
        return PRIMUM_OK;
    return keep_moves(recording, moves, count, impact, time_of(recording, now));
}

/* ---- What is written, and leaving ---- */

static void insert_prediction(struct primum_recording *recording,
                              const struct primum_prediction *prediction,
                              int64_t attempt, int64_t at)
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

enum primum_status
primum_recording_predict(struct primum_recording *recording,
                         const struct primum_prediction *prediction,
                         int64_t now)
{
    const struct primum_move *moves;
    size_t count = primum_session_moves(recording->session, &moves);
    int64_t at = time_of(recording, now);

    if (prediction->move >= recording->kept || prediction->move >= count ||
        moves[prediction->move].kind != PRIMUM_MOVE_CHOICE)
        return store_fail(recording->store, PRIMUM_USAGE,
                          "A prediction is about a choice that is kept.");
    int64_t attempt = begin(recording);
    insert_prediction(recording, prediction, attempt, at);
    derived_keep_last(recording->store, attempt, at);
    enum primum_status status = commit(recording, attempt, at);
    if (!status)
        remember(recording, prediction);
    return status;
}

enum primum_status primum_recording_reflect(struct primum_recording *recording,
                                            const char *question,
                                            const char *answer, int64_t now)
{
    int64_t at = time_of(recording, now);

    if (!recording->number)
        return store_fail(recording->store, PRIMUM_USAGE,
                          "Nothing of this attempt is kept yet.");
    int64_t attempt = begin(recording);
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
    derived_keep_last(recording->store, attempt, at);
    return commit(recording, attempt, at);
}

enum primum_status primum_recording_leave(struct primum_recording *recording,
                                          const struct primum_impact *impact,
                                          int64_t now)
{
    int64_t at = time_of(recording, now);
    enum primum_status status = primum_recording_keep(recording, impact, now);

    if (status || !recording->number)
        return status;
    int64_t attempt = begin(recording);
    keep_tally(recording, attempt, impact);
    end_visit(recording, &at);
    derived_keep_last(recording->store, attempt, at);
    status = commit(recording, attempt, at);
    if (!status)
        recording->left = true;
    return status;
}
