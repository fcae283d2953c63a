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

/* The conversation is left or over: until somebody resumes it.  If another
 * window has gone on with the attempt, it is for that one to say. */
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
    const char *id; /* shorter than PRIMUM_ATTEMPT_ID, whatever is kept */
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
    const char *ending;       /* its id; NULL: none was reached */
    const char *ending_title; /* NULL if that is */
    enum primum_outcome outcome; /* of the ending */
    bool broke_off; /* an ending was reached, and the end of the last visit was
                       not seen: there is something left to look back at */
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
 * from the beginning or the end of it or of what people are shown, or "last".
 * PRIMUM_USAGE, with the problem, if that is none or more than one. */
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

/* ---- 5. Calibration ---------------------------------------------------------
 *
 * Whether people are right as often as they are sure.  A guess is a forecast
 * over closing, staying and opening: its sureness says which chance the guessed
 * one is given, and the other two share the rest.  A forecast is held against
 * what happened by its Brier score, the sum over the three of the squares of
 * what is between the chance given and 1 (that happened) or 0 (it did not): 0
 * is sure and right, 2 is sure and wrong, and giving each a third is 2/3.
 *
 * What happened is partly luck.  Here the odds are known, so two more are told:
 * what somebody scores who forecasts the odds themselves, and how far the
 * forecast is from the odds, in which there is no luck. */

#define PRIMUM_SURENESS 4

/* The chance that a sureness of 1 to 4 gives to what was guessed: 0.4, 0.6, 0.8
 * and 0.95.  0 for any other. */
double primum_sureness_chance(int sure);

/* What people call it: "quite sure".  NULL for any other. */
const char *primum_sureness_name(int sure);

/* Begin with {0}.  The scores are sums: for a mean divide by `made`. */
struct primum_calibration {
    size_t made, right;
    struct {
        size_t made, right;
    } sure[PRIMUM_SURENESS]; /* by sureness: sure[0] is 1 */
    double score;            /* of the guesses, against what happened */
    double knowing;          /* of the odds, against what happened */
    double apart; /* of the guesses, against the odds: squares, as above */

    double claimed; /* the chances that were given to what was guessed */
    double likely;  /* those that it had */
};

/* Adds a guess, and how it went.  `chances` are those that
 * primum_opening_chances() gives for the choice.  A `sure` that is not 1 to 4 is
 * no guess, and adds nothing. */
void primum_calibration_add(struct primum_calibration *calibration,
                            enum primum_opening guess, int sure,
                            enum primum_opening went, const double chances[3]);

/* A prediction, and what came of it. */
struct primum_foretold {
    const struct primum_prediction *said;
    size_t step;     /* of the choice, when it was made */
    bool taken_back; /* the choice was, later */
    bool known;      /* true: what could not be answered is not shown */
    enum primum_opening went;
    double chances[3]; /* as primum_opening_chances() has them */
};

/* Shows `see` each prediction of an attempt, in the order of their moves. */
void primum_record_foretold(struct primum_record *record,
                            void (*see)(void *with,
                                        const struct primum_foretold *foretold),
                            void *with);

/* ---- 6. What is worth meeting again ----------------------------------------
 *
 * Practice lasts if it is met again after some days, and what somebody was sure
 * of and missed is learned best of all.  These are offers with their reason,
 * never duties; docs/meeting-again.md has the rule. */

/* What time it is, and how many seconds the clocks there are ahead of UTC: days
 * and weeks are those that people count, from midnight to midnight. */
struct primum_clock {
    int64_t now;
    int32_t ahead;
};

enum primum_offer_reason {
    PRIMUM_OFFER_SURE,   /* a guess was sure, the practice missed */
    PRIMUM_OFFER_MISSED, /* the practice was asked for, and missed */
    PRIMUM_OFFER_TIME    /* it was met, and that is a while ago */
};

struct primum_offer {
    const char *scenario; /* its id */
    const char *practice; /* its id; NULL: the scenario as a whole */
    enum primum_offer_reason reason;
    int64_t last; /* when it was met last there */
    int days;     /* since then */
};

/* What of these scenarios (ids, count of them) is worth meeting again now: the
 * most useful first, at most one a scenario, and few.  *offers is one block,
 * texts and all, the caller's to free(); NULL if there are none.  Looks at the
 * latest attempts only, so that it is immediate however many there are. */
enum primum_status
primum_records_offers(struct primum_records *records,
                      const char *const *scenarios, size_t count,
                      const struct primum_clock *clock,
                      struct primum_offer **offers, size_t *offer_count);

/* ---- 7. Progress --------------------------------------------------------------
 *
 * What somebody's own choices tell, counted: nobody is asked how well they do,
 * and nothing is a score.  What a moment asks for, and which harm a response
 * has, is the author's estimate.
 *
 *     struct primum_progress *progress;
 *     if (!primum_records_progress(records, &clock, 12, &progress))
 *         ...progress->tags[0].name, progress->tags[0].all.asked...
 *     primum_progress_free(progress);
 *
 * A week is seven days, and the last one ends today.  An attempt counts to the
 * day on which something was last kept of it. */

struct primum_tally {
    uint64_t met; /* choices with the practice; responses with the harm */

    /* Of a practice alone: moments that asked for it, those of them in which
     * it was missed, and those in which the trainee had been sure. */
    uint64_t asked, missed, surely;
};

struct primum_progress_tag {
    const char *id, *name; /* name NULL: none that was kept last */
    bool harm;
    struct primum_tally all;          /* ever */
    const struct primum_tally *weeks; /* of them, the earliest first */
};

struct primum_progress_scenario {
    const char *id, *title;
    uint64_t attempts, finished; /* finished: an ending was reached */
    int64_t last;

    /* How many there are, in the text that was kept last, and how many of them
     * have been met.  What is 0 of 0 could not be told. */
    uint32_t endings, endings_met;
    uint32_t choices, choices_met;
    bool or_more; /* only the latest attempts were looked at for choices_met */
};

/* What will be offered, and when: once `days` have come to `interval`. */
struct primum_progress_due {
    struct primum_offer offer;
    int interval;
};

struct primum_progress {
    uint64_t attempts, choices; /* choices: own ones, also those taken back */
    int64_t first, last;        /* when; 0: nothing is kept */

    /* As many as were asked for, or as there are since the first attempt. */
    size_t weeks;

    /* Practices, then harms; what was asked for or met most comes first. */
    const struct primum_progress_tag *tags;
    size_t tag_count;

    /* What was practised last comes first. */
    const struct primum_progress_scenario *scenarios;
    size_t scenario_count;

    /* What is worth meeting again first comes first. */
    const struct primum_progress_due *due;
    size_t due_count;

    /* Guesses, all of them and by week.  Only so many of the latest attempts
     * with a guess are looked at; `guesses_or_more`: there are others. */
    struct primum_calibration guesses;
    const struct primum_calibration *guesses_by_week;
    bool guesses_or_more;
};

/* Counts all that is kept; takes seconds where that is a million attempts, and
 * never more memory.  `weeks`: at most PRIMUM_WEEKS_MOST.  PRIMUM_USAGE for a
 * number of weeks that is not 1 to that. */
#define PRIMUM_WEEKS_MOST 520
enum primum_status primum_records_progress(struct primum_records *records,
                                           const struct primum_clock *clock,
                                           size_t weeks,
                                           struct primum_progress **progress);
void primum_progress_free(struct primum_progress *progress); /* NULL is fine */

/* The same of one scenario, from the latest attempts at it alone, and so at
 * once: how many endings and choices there are, in the text that was kept last,
 * and how many of them have been met.  All 0 if it was never practised. */
struct primum_met {
    uint32_t endings, endings_met, choices, choices_met;
    bool or_more; /* there may be earlier attempts */
};
enum primum_status primum_records_met(struct primum_records *records,
                                      const char *scenario,
                                      struct primum_met *met);

/* All of it as an object; see primum(1). */
char *primum_json_progress(const struct primum_progress *progress);

/* ---- 8. Getting it out --------------------------------------------------------
 *
 * Attempts as a text for other programs, or for people.  One attempt at a time,
 * so it takes as much memory for a million of them as for the longest:
 *
 *     const struct primum_export_how how = {PRIMUM_EXPORT_JSON, false, now};
 *     struct primum_export *out = primum_export_new(records, &how);
 *     char *text = primum_export_begin(out);
 *     ...write it, free() it...
 *     for (each id, in the order that is wanted)
 *         if (!primum_export_attempt(out, id, &text))
 *             ...write it, free() it...
 *     text = primum_export_end(out);
 *     ...write it, free() it...
 *     primum_export_free(out);
 *
 * A path, or the name of a person or a machine, is never in it.  Every text in it
 * is valid UTF-8 without control characters, whatever was typed or kept. */

enum primum_export_format {
    PRIMUM_EXPORT_JSON,     /* one object, an attempt a line */
    PRIMUM_EXPORT_CSV,      /* RFC 4180, a row a choice */
    PRIMUM_EXPORT_MARKDOWN, /* a transcript to read */
    PRIMUM_EXPORT_XAPI      /* statements of xAPI 1.0.3, one a line */
};

struct primum_export_how {
    enum primum_export_format format;
    bool reflections; /* what was hoped, foretold and written, too */
    int64_t now;      /* when it is exported */
    /* What may be spent on the likely impact of each scenario; NULL: the usual.
     * Where that is not enough, what rests on it is left out. */
    const struct primum_effort *effort;
};

struct primum_export;

/* The records and the effort must outlive it. */
struct primum_export *primum_export_new(struct primum_records *records,
                                        const struct primum_export_how *how);
void primum_export_free(struct primum_export *out); /* NULL is fine */

/* What stands before all attempts and behind them; "" if nothing does. */
char *primum_export_begin(struct primum_export *out);
char *primum_export_end(struct primum_export *out);

/* An attempt, with what sets it apart from the one before.  The status is that
 * of primum_record_open(); the next may be exported whatever it is. */
enum primum_status primum_export_attempt(struct primum_export *out,
                                         const char *id, char **text);

/* ---- 9. Lists and transcripts -----------------------------------------------
 *
 * What somebody is told who comes back: when a scenario was practised last, and
 * what happened in an attempt, from its first moment to its last. */

/* Of a scenario (its id): how many of its latest attempts there are, and how
 * many of those came to an ending.  No more than so many are looked at: */
#define PRIMUM_PRACTISED_MOST 100
struct primum_practised {
    uint32_t attempts, finished;
    int64_t last; /* when it was met last; 0: never */
};
enum primum_status primum_records_practised(struct primum_records *records,
                                            const char *scenario,
                                            struct primum_practised *practised);

/* For each of the session's moves, into `taken`: is it a choice that a later
 * step back took away?  Returns how many moves there are; `taken` NULL: only
 * that.  The session is played again meanwhile, and is then where it was. */
size_t primum_record_taken_back(struct primum_record *record, bool *taken);

/* An attempt as a list has it, as an object. */
char *primum_json_attempt(const struct primum_attempt *attempt);

/* Shows `see` the whole of an attempt as events, an object each: first
 * `attempt`; then those of `play --json`, and before what each move led to, a
 * `move` with its time.  With `own_words`, the hopes among the predictions, and
 * a `reflection` for each at the end.  The session is played again meanwhile,
 * and is then where it was. */
void primum_record_events(struct primum_record *record, bool own_words,
                          bool (*see)(void *with, const char *event),
                          void *with);

/* As primum_json_list(), and for each scenario `attempts`, `finished` and
 * `last` where there are any. */
char *primum_json_practised(const struct primum_scenario *const *scenarios,
                            const struct primum_practised *practised,
                            size_t count);

/* ---- 10. Many trainees ------------------------------------------------------ */

/* What a group did, from the exports of its members (JSON, section 8), for
 * whoever trains them; nothing of it needs records.
 *
 *     struct primum_cohort *cohort = primum_cohort_new();
 *     primum_cohort_read(cohort, paths, count, say_fault, NULL);
 *     char *page = primum_html_cohort(
 *         primum_cohort_report(cohort, PRIMUM_COHORT_EXACT));
 *
 * Only a trainee's own moves count, and an attempt counts once, in however many
 * files it is.  Memory grows with what there is to tell, and by a few bytes an
 * attempt; never with what the files hold.
 *
 * A report is about scenarios and moments, not about persons.  So what rests on
 * fewer than PRIMUM_COHORT_LEAST trainees is not told; and lest it be worked out
 * from what is told, there are two rules (docs/cohort.md has them whole). */
#define PRIMUM_COHORT_LEAST 5

enum primum_cohort_rule {
    /* For whoever trains the group.  Numbers are exact.  Where a total and the
     * other parts of a table would give away a part that is not told, more
     * parts of it are kept back.  Together with what somebody knows about the
     * group, or out of several tables, more can be worked out. */
    PRIMUM_COHORT_EXACT,
    /* For passing on.  Every number is rounded to a multiple of
     * PRIMUM_COHORT_LEAST, up or down by chance. */
    PRIMUM_COHORT_ROUNDED
};

struct primum_cohort;
struct primum_cohort *primum_cohort_new(void);
void primum_cohort_free(struct primum_cohort *cohort); /* NULL is fine */

/* What could not be counted: which file, its line (0: all of it), and why, as a
 * sentence without a full stop. */
struct primum_cohort_fault {
    const char *path;
    uint32_t line;
    const char *problem;
};
typedef void primum_cohort_see(void *with,
                               const struct primum_cohort_fault *fault);

/* Counts what is in the files, those exported last first: of an attempt that
 * went on between two exports, the later state counts.  What is wrong is shown
 * to `see` (NULL: to nobody) and left out, an attempt or the rest of a file, and
 * PRIMUM_WORLD comes back.  Call it once with all files. */
enum primum_status primum_cohort_read(struct primum_cohort *cohort,
                                      const char *const *paths, size_t count,
                                      primum_cohort_see *see, void *with);

/* The same with one export whose text is at hand; `path` names it. */
enum primum_status primum_cohort_add(struct primum_cohort *cohort,
                                     const char *path, const char *text,
                                     size_t length, primum_cohort_see *see,
                                     void *with);

/* Has it counted no attempt yet? */
bool primum_cohort_is_empty(const struct primum_cohort *cohort);

/* How many, or about how many, as the rule has it; or why that is not told. */
typedef int64_t primum_about;
#define PRIMUM_COHORT_FEW (-1)  /* it rests on too few trainees, or on none */
#define PRIMUM_COHORT_KEPT (-2) /* for the sake of another one */

/* How many of how many. */
struct primum_portion {
    primum_about count, of;
};

/* How often a choice was made, of the times when it was on offer; beside the
 * mean over these times of 1 divided by how many were on offer, in hundredths;
 * -1: too few answers to say. */
struct primum_cohort_taken {
    struct primum_portion times;
    int uniform;
};

/* A choice at a moment.  `first`: answers that were given before anything had
 * been taken back in the conversation; `all`: those as well. */
struct primum_cohort_choice {
    const char *id;
    const char *say, *deed; /* as in struct primum_choice; both may be NULL */
    bool anytime;
    struct primum_cohort_taken first, all;
};

/* A scene, with what was on offer there to enough trainees. */
struct primum_cohort_moment {
    const char *scene, *title; /* the title may be NULL */
    primum_about first, all;   /* answers */
    const struct primum_cohort_choice *choices;
    size_t choice_count;
};

/* Something with an id, and how often.  Where it is a choice, at a scene. */
struct primum_cohort_item {
    const char *id, *title; /* the title may be NULL */
    const char *scene, *scene_title;
    struct primum_portion times;
};

/* Those that are told, the most frequent first; then those that are kept back
 * for others' sake.  What too few trainees came to is not named. */
struct primum_cohort_items {
    const struct primum_cohort_item *items;
    size_t count;
};

/* How a conversation stands. */
enum primum_cohort_end {
    PRIMUM_COHORT_HELPED, /* an ending of that outcome was reached */
    PRIMUM_COHORT_MIXED,
    PRIMUM_COHORT_HARMED,
    PRIMUM_COHORT_OPEN, /* it was left, and can be gone on with */
    PRIMUM_COHORT_STUCK,
    PRIMUM_COHORT_ENDS
};

/* As reports say it: "the support helped". */
const char *primum_cohort_end_words(enum primum_cohort_end end);

struct primum_cohort_scenario {
    const char *id, *title;
    bool versions; /* its text was not the same in all attempts */
    primum_about attempts, trainees;
    struct primum_portion ends[PRIMUM_COHORT_ENDS]; /* of the attempts */
    struct primum_cohort_items endings;             /* of the attempts */
    struct primum_cohort_items turns;     /* turning points, of the attempts that
                                             were looked at for one */
    struct primum_cohort_items harms;     /* of the attempts: in how many it */
    struct primum_cohort_items practices; /* came up, once or more often */
    const struct primum_cohort_moment *moments; /* the earliest first */
    size_t moment_count;
};

struct primum_cohort_report {
    enum primum_cohort_rule rule;
    primum_about trainees;                          /* whose exports they are */
    primum_about attempts; /* where numbers are exact: in `scenarios` */
    struct primum_cohort_items harms, practices;    /* of those attempts */
    const struct primum_cohort_scenario *scenarios; /* by their ids */
    size_t scenario_count;
};

/* The report on what was counted so far.  It is the cohort's, and good until
 * the next call about it. */
const struct primum_cohort_report *
primum_cohort_report(struct primum_cohort *cohort,
                     enum primum_cohort_rule rule);

/* The report as an object; as a table with a row for each number (RFC 4180, no
 * cell a formula); as a page of its own, which needs nothing else. */
char *primum_json_cohort(const struct primum_cohort_report *report);
char *primum_csv_cohort(const struct primum_cohort_report *report);
char *primum_html_cohort(const struct primum_cohort_report *report);

/* ---- 11. What it is built on ------------------------------------------------ */

struct primum_library {
    const char *name, *version; /* of the one that runs */
};

/* The libraries that tell their version, by their number from 0; false behind
 * the last. */
bool primum_library_at(size_t index, struct primum_library *library);

#ifdef __cplusplus
}
#endif

#endif
