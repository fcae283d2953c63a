/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What every form of an export is made from: one attempt, played again move by
 * move, and how times and texts are written. */
#ifndef RECORDS_EXPORT_H
#define RECORDS_EXPORT_H

#include "base/json.h"
#include "base/text.h"
#include "primum_records.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* ---- One attempt (export_tale.c) ---- */

struct tale {
    struct primum_record *record;
    const struct primum_attempt *attempt;
    const struct primum_scenario *words;
    const struct primum_impact *impact; /* NULL: not asked, or not known */
    const char *trainee;
    bool private; /* hopes, predictions and reflections are told, too */

    const struct primum_move *moves;
    const int64_t *times;
    bool *undone; /* by move: a choice that was taken back later */
    size_t move_count;
};

void tale_init(struct tale *tale, struct primum_record *record);
void tale_release(struct tale *tale);

/* What was asked of the likely impact, and the place of each answer. */
enum { TALE_WORTH, TALE_HELPED, TALE_UNHARMED, TALE_QUESTIONS };

enum tale_kind {
    TALE_CHOICE,
    TALE_REWIND,
    TALE_SEED,
    TALE_SCENE, /* it is for the coach to choose, or time passes */
    TALE_PASSES /* time passed: a silent step */
};

/* What happened next.  The states are valid until the next. */
struct tale_event {
    enum tale_kind kind;
    size_t move; /* also of what comes before the first: 0 */
    int64_t at;
    bool own, undone;
    uint64_t value;         /* of a move: the step gone back to, the seed */
    uint64_t seed;          /* in force */
    const uint32_t *offers; /* of a choice: what was on offer, in file order */
    size_t offer_count;
    /* Of a choice and a silent step; where nothing could follow the choice, the
     * response is 0 and both states are the one before.  Of a scene: its number,
     * the scene and the state before. */
    struct primum_step step;
    const struct primum_prediction *prediction; /* NULL: none, or not told */
};

/* Tells all of it, in order. */
void tale_tell(const struct tale *tale,
               void (*see)(void *with, const struct tale_event *event),
               void *with);

/* The times of its visits together. */
int64_t tale_duration(const struct tale *tale);

/* An answer of TALE_QUESTIONS before a choice and after it; false if it is not
 * known. */
bool tale_likely(const struct tale *tale, const struct tale_event *event,
                 size_t question, double *before, double *after);

/* ---- The likely impact (export_likely.c) ---- */

/* Scenarios are few, and attempts many: what was solved is kept for a while. */
struct likely;

struct likely *likely_new(const struct primum_effort *effort);
void likely_free(struct likely *likely);

/* The answers for an attempt, about states of its own session; NULL where there
 * are none.  Valid until the next call. */
const struct primum_impact *likely_of(struct likely *likely,
                                      struct primum_record *record);

/* ---- Words (export_words.c) ---- */

/* Adds a text that may hold anything, made safe; its lines stay. */
void export_add_lines(struct text *text, const char *words);

/* The same into a map; NULL puts nothing. */
void export_put_lines(struct json *map, const char *key, const char *words);

/* What somebody says or does; "" for time that passes. */
const char *export_words_of(const struct primum_choice *choice);

extern const char *const export_outcomes[];  /* by enum primum_outcome */
extern const char *const export_standings[]; /* by enum primum_standing */
const char *export_opening(enum primum_opening opening);

/* ---- The forms ---- */

char *export_json(const struct tale *tale);
void export_csv_head(struct text *text, bool private);
void export_csv(struct text *text, const struct tale *tale);
void export_markdown(struct text *text, const struct tale *tale);
void export_xapi(struct text *text, const struct tale *tale);

#endif
