/* SPDX-License-Identifier: GPL-3.0-or-later */

/* primum_records.h: what somebody practised, kept in one file on their own
 * computer, and given back exactly.
 *
 * An attempt is a scenario, a start state, a seed and a list of moves (section
 * 5 of primum.h).  A record is the same, plus times and what the trainee wrote.
 * The texts of the scenario and of its catalogue are kept with it, so that it
 * can be played again whatever has become of the files.  No state is kept: it
 * follows from the moves.
 *
 *     struct primum_records *records;
 *     if (primum_records_open(path, PRIMUM_RECORDS_WRITE, &records))
 *         ...say primum_records_problem(records)...
 *     struct primum_recording *recording =
 *         primum_recording_new(records, session, &beginning);
 *     ...primum_session_take(session, choice)...
 *     if (primum_recording_keep(recording, NULL, now))
 *         ...the answer is not kept; primum_records_problem() says why...
 *     ...only now show how it lands...
 *     primum_recording_leave(recording, NULL, now);
 *     primum_recording_free(recording);
 *     primum_records_close(records);
 *
 * The promises of primum.h hold here, too.  Times are milliseconds since the
 * beginning of 1970, UTC, and arguments: nothing here reads a clock.  Where a
 * function returns a status, PRIMUM_WORLD means that the file could not be
 * read or written; nothing has changed then, primum_records_problem() is a
 * sentence for people, and the same may be tried again. */
#ifndef PRIMUM_RECORDS_H
#define PRIMUM_RECORDS_H

#include "primum.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- 1. The file ------------------------------------------------------- */

struct primum_records;

enum primum_records_use {
    PRIMUM_RECORDS_READ, /* changes nothing; without a file nothing is found,
                            also if one is made later: open them again then */
    PRIMUM_RECORDS_WRITE /* makes the file and its folders where missing */
};

/* Opens the records at `path`.  Folders that are made have the rights 0700, the
 * file 0600, whatever the umask.  PRIMUM_OK or _WORLD; there is a handle in both
 * cases, after _WORLD only for primum_records_problem() and _close().  A file
 * that is not ours, damaged, or of a later version is left as it is. */
enum primum_status primum_records_open(const char *path,
                                       enum primum_records_use use,
                                       struct primum_records **records);
void primum_records_close(struct primum_records *records); /* NULL is fine */

/* What went wrong last, as one or two sentences: what is wrong, and what to do.
 * NULL if nothing has. */
const char *primum_records_problem(const struct primum_records *records);

/* Who practised, as other programs may know it: a UUID that was made up when
 * the first attempt was kept, and says nothing of the person; "" before. */
const char *primum_records_trainee(struct primum_records *records);

/* ---- 2. Keeping an attempt ---------------------------------------------- */

/* A UUID of version 7 for an attempt that begins now: ids made on different
 * machines can be brought together, and sort by time.  `random`: bytes that
 * nobody can foretell. */
#define PRIMUM_ATTEMPT_ID 37 /* 36 characters and a NUL */
void primum_attempt_id(int64_t now, const unsigned char random[10],
                       char id[PRIMUM_ATTEMPT_ID]);

struct primum_beginning {
    const char *id;     /* of primum_attempt_id() */
    int64_t now;        /* when it begins */
    const char *path;   /* the file of the scenario, absolute; may be NULL */
    bool explains_last; /* `--feedback end` */
    bool predicts;      /* `--predict` */

    /* For an attempt that goes back to a moment of another one: that one's id,
     * and how many of the session's moves are its.  Else NULL and 0. */
    const char *after;
    size_t borrowed;
};

struct primum_recording;

/* Keeps the attempt of a session, which has to outlive it, from its first own
 * choice on: until then nothing is written.  After primum_session_restart(), and
 * after going back from an ending, it takes a new one. */
struct primum_recording *
primum_recording_new(struct primum_records *records,
                     struct primum_session *session,
                     const struct primum_beginning *beginning);
void primum_recording_free(struct primum_recording *recording);

/* Its attempt's id. */
const char *primum_recording_id(const struct primum_recording *recording);
/* Has anything of it been kept? */
bool primum_recording_begun(const struct primum_recording *recording);

/* Keeps all moves of the session that are not kept yet.  With PRIMUM_OK they
 * are on the disk, whatever happens next.  `impact` (NULL: not known) has the
 * answer to {PRIMUM_GOAL_WORTH, PRIMUM_POLICY_MAX} among others for every
 * state of the attempt; from it follows which practices a moment asked for. */
enum primum_status primum_recording_keep(struct primum_recording *recording,
                                         const struct primum_impact *impact,
                                         int64_t now);

/* What the trainee foretold before they saw how a choice landed. */
struct primum_prediction {
    size_t move;      /* the choice, among the session's moves, from 0 */
    const char *hope; /* in their own words; NULL: not said */
    enum primum_opening guess;
    int sure; /* 1 to 4; 0: no guess was made */
};

/* Keeps a prediction about a move that is kept; replaces one about the same. */
enum primum_status
primum_recording_predict(struct primum_recording *recording,
                         const struct primum_prediction *prediction,
                         int64_t now);

/* Keeps what the trainee wrote in answer to a question. */
enum primum_status primum_recording_reflect(struct primum_recording *recording,
                                            const char *question,
                                            const char *answer, int64_t now);

/* The conversation is left or over: until somebody resumes it. */
enum primum_status primum_recording_leave(struct primum_recording *recording,
                                          const struct primum_impact *impact,
                                          int64_t now);

/* ---- 3. Reading back ------------------------------------------------------ */

enum primum_standing {
    PRIMUM_STANDING_OPEN,  /* it can be gone on with */
    PRIMUM_STANDING_ENDED, /* an ending was reached */
    PRIMUM_STANDING_STUCK  /* a fault of the scenario ended it */
};

/* What a list says of an attempt. */
struct primum_attempt {
    const char *id;
    const char *scenario, *title; /* the scenario's id and title */
    const char *path;             /* may be NULL */
    const char *sha256;           /* of the scenario's text: 64 digits */
    const char *catalogue_sha256; /* NULL: there was none */
    const char *start;            /* as primum_state_format() has it */
    uint64_t seed;
    int64_t begun, last; /* when; last: anything was kept of it */
    bool explains_last, predicts;
    const char *after; /* the attempt that it goes back to; may be NULL */
    size_t borrowed;   /* how many of its moves are that one's */
    uint32_t choices;  /* its own, also those taken back */
    enum primum_standing standing;
    const char *ending; /* its id; NULL: none was reached */
    const char *ending_title;
    enum primum_outcome outcome; /* of the ending */
};

/* Which of them.  {0}: all, the one begun last first. */
struct primum_attempts {
    const char *scenario; /* its id; NULL: any */
    bool open;            /* only those that can be gone on with, the one that
                             was left last first */
    int64_t since, until; /* begun then or later, and before; 0: any time */
    size_t skip, most;    /* most 0: as many as there are */
};

/* Shows each to `see`, for as long as it returns true; what it is shown is
 * valid until it returns. */
enum primum_status primum_records_attempts(
    struct primum_records *records, const struct primum_attempts *which,
    bool (*see)(void *with, const struct primum_attempt *attempt), void *with);

/* The id of the attempt that `name` means: its id, at least four characters
 * from the beginning or the end of it, or "last".  PRIMUM_USAGE, with the
 * problem, if that is none or more than one. */
enum primum_status primum_records_find(struct primum_records *records,
                                       const char *name,
                                       char id[PRIMUM_ATTEMPT_ID]);

/* How many characters from the end of an id people are shown. */
#define PRIMUM_ATTEMPT_SHORT 6

/* An attempt with all that is kept of it, played again up to its last move. */
struct primum_record;

/* The records must outlive it.  PRIMUM_USAGE if there is no such attempt. */
enum primum_status primum_record_open(struct primum_records *records,
                                      const char *id,
                                      struct primum_record **record);
void primum_record_free(struct primum_record *record);

const struct primum_attempt *
primum_record_attempt(const struct primum_record *record);
/* The scenario as it was then; the record's, as the session is. */
const struct primum_scenario *
primum_record_scenario(const struct primum_record *record);
struct primum_session *primum_record_session(struct primum_record *record);

/* When each of the session's moves was kept; returns how many. */
size_t primum_record_times(const struct primum_record *record,
                           const int64_t **times);
/* In the order of their moves. */
size_t primum_record_predictions(const struct primum_record *record,
                                 const struct primum_prediction **predictions);

struct primum_reflection {
    int64_t at;
    const char *question, *answer;
};
size_t primum_record_reflections(const struct primum_record *record,
                                 const struct primum_reflection **reflections);

/* From coming to leaving.  Where the end was not seen, as after a power cut, it
 * is when something was last kept. */
struct primum_visit {
    int64_t begun, ended;
    bool seen; /* its end was */
};
size_t primum_record_visits(const struct primum_record *record,
                            const struct primum_visit **visits);

/* Goes on keeping an attempt, which is not over, where it was left: a new visit
 * of it.  Its session is primum_record_session(). */
struct primum_recording *primum_recording_resume(struct primum_records *records,
                                                 struct primum_record *record,
                                                 int64_t now);

/* All that was ever written, the last first, as primum_records_attempts(). */
enum primum_status primum_records_reflections(
    struct primum_records *records,
    bool (*see)(void *with, const struct primum_attempt *attempt,
                const struct primum_reflection *reflection),
    void *with);

/* ---- 4. Getting rid of it, and whether it is sound -------------------------- */

/* Takes attempts out of the records so that no byte of them is left in any of
 * its files, nor of texts that no other attempt needs.  `ids` NULL: all of them,
 * and who practised.  PRIMUM_WORLD also if they are out, but somebody who reads
 * was in the way of the last byte: the problem says so, and it is gone when the
 * records are next opened to write.  Not from within a list. */
enum primum_status primum_records_forget(struct primum_records *records,
                                         const char *const *ids, size_t count);

/* What is kept, in numbers. */
struct primum_holdings {
    uint64_t attempts, open, choices, predictions, reflections, texts;
    int64_t first, last; /* when; 0: nothing is kept */
    int version;         /* of the form of the file */
    const char *library; /* SQLite's version */
};
enum primum_status primum_records_holdings(struct primum_records *records,
                                           struct primum_holdings *holdings);

/* Checks the file, and every attempt in it by playing it again.  Shows `see` a
 * sentence for each fault.  PRIMUM_PROBLEMS if there was one. */
enum primum_status
primum_records_check(struct primum_records *records,
                     bool (*see)(void *with, const char *problem), void *with);

#ifdef __cplusplus
}
#endif

#endif
