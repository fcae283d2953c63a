/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keeps an attempt while it is made.  Whatever is kept in one call is kept in
 * one transaction, and what is known here of it changes only when that is on
 * the disk. */
#include "base/memory.h"
#include "records/derived.h"
#include "records/record.h"
#include "records/recording.h"

#include <stdlib.h>
#include <string.h>

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

/* ---- A transaction ---- */

/* Times do not go back within an attempt, whatever the clock does. */
static int64_t time_of(const struct primum_recording *recording, int64_t now)
{
    return now > recording->last ? now : recording->last;
}

/* Begins it.  What another window did meanwhile counts: time goes on from there,
 * and an attempt that it took away does not come back. */
static struct recording_found begin(struct primum_recording *recording)
{
    struct recording_found found = {0};

    store_begin(recording->store);
    if (!recording->number)
        return found;
    found = recording_find(recording);
    if (!found.there)
        store_object(recording->store, TROUBLE_CONFLICT);
    if (found.last > recording->last)
        recording->last = found.last;
    return found;
}

/* The attempt and the visit are there then.  Its number. */
static int64_t keep_place(struct primum_recording *recording)
{
    int64_t attempt = recording->number;

    if (!attempt)
        attempt = recording_keep_attempt(recording);
    if (!recording->visiting) {
        recording->begun = time_of(recording, recording->begun);
        recording_keep_visit(recording, attempt);
    }
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
           size_t count, const struct primum_impact *impact, int64_t now)
{
    struct summary summary =
        derived_summary(recording->session, recording->borrowed);

    begin(recording);
    int64_t attempt = keep_place(recording), at = time_of(recording, now);
    if (recording->left)
        recording_end_visit(recording, NULL);
    for (size_t i = recording->kept; i < count; i++)
        recording_keep_move(recording, attempt, i, &moves[i], at);
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
    return keep_moves(recording, moves, count, impact, now);
}

/* ---- What is written, and leaving ---- */

enum primum_status
primum_recording_predict(struct primum_recording *recording,
                         const struct primum_prediction *prediction,
                         int64_t now)
{
    const struct primum_move *moves;
    size_t count = primum_session_moves(recording->session, &moves);

    if (prediction->move >= recording->kept || prediction->move >= count ||
        moves[prediction->move].kind != PRIMUM_MOVE_CHOICE)
        return store_fail(recording->store, PRIMUM_USAGE,
                          "A prediction is about a choice that is kept.");
    begin(recording);
    int64_t attempt = keep_place(recording), at = time_of(recording, now);
    recording_keep_prediction(recording, attempt, prediction, at);
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
    if (!recording->number)
        return store_fail(recording->store, PRIMUM_USAGE,
                          "Nothing of this attempt is kept yet.");
    begin(recording);
    int64_t attempt = keep_place(recording), at = time_of(recording, now);
    recording_keep_reflection(recording, attempt, question, answer, at);
    derived_keep_last(recording->store, attempt, at);
    return commit(recording, attempt, at);
}

/* Another window has it now, so it is not for this one to say how it stands. */
static bool is_elsewhere(const struct primum_recording *recording,
                         struct recording_found found)
{
    return found.there && (found.moves > (int64_t)recording->kept ||
                           found.visits > recording->visit + 1);
}

enum primum_status primum_recording_leave(struct primum_recording *recording,
                                          const struct primum_impact *impact,
                                          int64_t now)
{
    enum primum_status status = primum_recording_keep(recording, impact, now);

    if (status || !recording->number)
        return status;
    if (is_elsewhere(recording, begin(recording))) {
        store_give_up(recording->store);
        return PRIMUM_OK;
    }
    int64_t attempt = keep_place(recording), at = time_of(recording, now);
    keep_tally(recording, attempt, impact);
    recording_end_visit(recording, &at);
    derived_keep_last(recording->store, attempt, at);
    status = commit(recording, attempt, at);
    if (!status)
        recording->left = true;
    return status;
}
