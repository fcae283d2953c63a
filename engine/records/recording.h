/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An attempt while it is kept, and its rows.  Whatever is called here is called
 * within a transaction, and what is known of the attempt changes only when that
 * is on the disk: that is for recording.c. */
#ifndef RECORDS_RECORDING_H
#define RECORDS_RECORDING_H

#include "records/records.h"

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

/* The row of the attempt, and its trainee; its number. */
int64_t recording_keep_attempt(const struct primum_recording *recording);

/* The visit, and its end; `at` NULL: it is not over, after all. */
void recording_keep_visit(const struct primum_recording *recording,
                          int64_t attempt);
void recording_end_visit(const struct primum_recording *recording,
                         const int64_t *at);

void recording_keep_move(const struct primum_recording *recording,
                         int64_t attempt, size_t number,
                         const struct primum_move *move, int64_t at);
void recording_keep_prediction(const struct primum_recording *recording,
                               int64_t attempt,
                               const struct primum_prediction *prediction,
                               int64_t at);
void recording_keep_reflection(const struct primum_recording *recording,
                               int64_t attempt, const char *question,
                               const char *answer, int64_t at);

/* What is on the disk of an attempt of which something is kept.  Another window
 * may have gone on with it, or forgotten it. */
struct recording_found {
    bool there;     /* false: not this attempt, whatever has its number now */
    int64_t last;   /* when anything was last kept of it */
    int64_t moves;  /* how many are kept */
    int64_t visits; /* and how many of these */
};
struct recording_found recording_find(const struct primum_recording *recording);

#endif
