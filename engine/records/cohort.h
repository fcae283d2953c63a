/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a cohort counts.  A cell is something that can happen, such as a choice
 * at a moment of a scenario; it hangs under another cell, and has a tally of
 * each kind of time at which it did.
 *
 * Cells are exact, and so they stay in here: what is told of them goes through
 * records/cohort_about.c. */
#ifndef RECORDS_COHORT_H
#define RECORDS_COHORT_H

#include "base/arena.h"
#include "base/json.h"
#include "impact/index.h"
#include "primum_records.h"

#include <stdbool.h>
#include <stdint.h>

/* ---- An attempt, as an export has it (cohort_attempt.c) ------------------- */

struct cohort_move {
    const char *kind;
    bool own, anytime;
    int64_t step;
    const char *scene, *scene_title;
    const char *choice, *say, *deed;
    const struct json *offered, *practices, *harms; /* NULL: none */
};

/* Lives as long as the JSON that it was read from. */
struct cohort_attempt {
    const char *id, *scenario, *title, *sha256, *begun;
    const char *standing, *ending, *ending_title, *outcome, *after;
    enum primum_cohort_end end;
    uint64_t key[2]; /* the id */
    struct cohort_move *moves;
    size_t move_count;
    const struct json *names, *words, *deeds; /* NULL: an older export */
    bool judged;                              /* there is a debrief */
    int64_t turned_at; /* the step of its turning point; -1: none */
};

/* Fills in the attempt.  NULL, or what is wrong, as a phrase to be freed; it is
 * to be released in both cases. */
char *cohort_attempt_read(const struct json *value,
                          struct cohort_attempt *attempt);
void cohort_attempt_release(struct cohort_attempt *attempt);

/* What a choice is in words. */
struct cohort_words {
    const char *say, *deed; /* both NULL: that is not known */
    bool anytime;
};

/* What the attempt says a practice or a harm is called, and a choice that was
 * on offer at a scene is in words; NULL, and no words, if it does not. */
const char *cohort_attempt_name(const struct cohort_attempt *attempt,
                                const char *id);
struct cohort_words cohort_attempt_words(const struct cohort_attempt *attempt,
                                         const char *scene, const char *choice);

/* "helped" and so on, as it stands in reports. */
const char *cohort_end_name(size_t end);

/* The 128 bits of a UUID; false if that is none. */
bool cohort_uuid(const char *text, uint64_t key[2]);

/* ---- Cells (cohort_cells.c) ------------------------------------------------ */

enum cohort_kind {
    COHORT_ALL, /* everything; the first cell */
    COHORT_SCENARIO,
    COHORT_VERSION, /* of a scenario: its text by its digest */
    COHORT_END,     /* of a scenario: "helped" and so on */
    COHORT_ENDING,  /* of a scenario */
    COHORT_HARM,    /* of a scenario, or of all */
    COHORT_PRACTICE,
    COHORT_MOMENT, /* of a scenario */
    COHORT_CHOICE, /* at a moment */
    COHORT_OFFER   /* of a choice: how many were on offer, when it was */
};

/* What is counted of a cell.  A cell of one meaning has only ONCE. */
enum cohort_tally {
    COHORT_ONCE = 0,
    COHORT_FIRST = 0, /* first answers: taken, or given here */
    COHORT_EVERY,     /* and all */
    COHORT_OFFERED_FIRST,
    COHORT_OFFERED_EVERY,
    COHORT_TURNED, /* how often it was the turning point */
    COHORT_TALLIES
};
/* Of a scenario and of all. */
enum { COHORT_ATTEMPTS = 0, COHORT_JUDGED };
/* Of all, and of a practice or harm in all: in the scenarios that are told of,
 * and in those of them that do not tell it.  Counted for a report. */
enum { COHORT_TOGETHER = 2, COHORT_UNTOLD };

/* What a report makes of a count beside the others of its table. */
enum cohort_fate {
    COHORT_BY_ITSELF,
    COHORT_KEPT,  /* back, for the sake of another one */
    COHORT_NOBODY /* all others are told, so that this is seen to be none */
};

/* How often, and by which trainees, until there are enough of them. */
struct cohort_count {
    uint64_t times;
    uint64_t key; /* the sum of the keys of the attempts */
    uint32_t who[PRIMUM_COHORT_LEAST];
    uint16_t people, fate;
};

/* What a text was taken from: the attempt that began last, so that the order of
 * the files does not matter. */
struct cohort_since {
    char begun[32];
};

struct cohort_cell {
    enum cohort_kind kind;
    uint32_t parent, hash;
    const char *id;
    const char *title;
    struct cohort_words offered;  /* of a choice: as it was on offer, */
    struct cohort_words answered; /* and as somebody's answer has it */
    struct cohort_since since, offered_since;
    uint32_t seen; /* a practice or harm: the last attempt that had it */
    int64_t order; /* a moment: its earliest step; a choice: its place;
                      an ending: its outcome */
    size_t among;  /* in the longest list of choices that has it */
    struct cohort_count counts[COHORT_TALLIES];
};

struct cohort_cells {
    struct cohort_cell *items; /* from 1 */
    uint32_t count, slot_count;
    uint32_t *slots;
    struct arena texts;
};

void cohort_cells_init(struct cohort_cells *cells);
void cohort_cells_release(struct cohort_cells *cells);

/* The number of the cell, which is made if it is not there; `id` is copied. */
uint32_t cohort_cell_at(struct cohort_cells *cells, enum cohort_kind kind,
                        uint32_t parent, const char *id);

/* Keeps a text of a cell, cut where it is long; NULL: nothing. */
const char *cohort_cells_keep(struct cohort_cells *cells, const char *text);

void cohort_count_add(struct cohort_count *count, uint32_t trainee,
                      uint64_t key);

/* Adds what another one has. */
void cohort_count_merge(struct cohort_count *count,
                        const struct cohort_count *other);

/* ---- Families (cohort_family.c) --------------------------------------------- */

/* Cells, in the order of their ids unless it is said. */
struct cohort_family {
    struct cohort_cell **cells;
    size_t count;
};

/* All cells, those of one parent and kind together. */
struct cohort_families {
    struct cohort_family all;
    struct cohort_cell *first; /* number 0 */
};

void cohort_families_init(struct cohort_families *families,
                          const struct cohort_cells *cells);
void cohort_families_release(struct cohort_families *families);

/* What hangs under a cell, of one kind. */
struct cohort_family cohort_family(const struct cohort_families *families,
                                   const struct cohort_cell *parent,
                                   enum cohort_kind kind);

/* ---- The cohort ------------------------------------------------------------ */

struct primum_cohort {
    struct cohort_cells cells;
    struct index trainees, attempts;
    struct index pairs; /* who was in which scenario, and in any: cells */
    struct arena told;  /* what the report is made of */
};

#define COHORT_ROOT 1 /* the cell of everything */

/* Counts an attempt that was not counted yet. */
void cohort_attempt_count(struct primum_cohort *cohort, uint32_t trainee,
                          const struct cohort_attempt *attempt);

/* ---- What is told (cohort_about.c) ------------------------------------------ */

/* A number that says nothing of an id, and is always the same for it. */
uint64_t cohort_key(const uint64_t id[2]);

struct cohort_rule {
    const char *name;
    primum_about (*tell)(const struct cohort_count *count);
    bool keeps;    /* parts back for others' sake: cohort_keep() */
    int all_tally; /* what is told of all scenarios together */
};

const struct cohort_rule *cohort_rule(enum primum_cohort_rule rule);

/* Does it rest on enough trainees? */
bool cohort_enough(const struct cohort_count *count);

/* So many of so many; never more than those. */
struct primum_portion cohort_portion(const struct cohort_rule *rule,
                                     const struct cohort_count *count,
                                     primum_about of);

/* How many in a hundred a portion is. */
int cohort_hundredths(struct primum_portion portion);

/* Why a number is not told, in two or three words. */
const char *cohort_reason(primum_about number);

/* ---- What is kept back (cohort_keep.c) -------------------------------------- */

/* Gives every count its fate, and counts what is together in the scenarios that
 * are told of. */
void cohort_keep(const struct cohort_families *families);

#endif
