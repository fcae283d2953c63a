/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A scenario as a test thinks it up, before it is YAML: what an author means.
 * Knows nothing of the engine; the engine is asked to understand the same. */
#ifndef SUPPORT_DRAFT_H
#define SUPPORT_DRAFT_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

/* An expression as a tree. */
enum term_kind {
    TERM_NUMBER,
    TERM_TRUTH,
    TERM_VARIABLE,
    TERM_MINUS,
    TERM_NOT,
    TERM_ADD,
    TERM_SUBTRACT,
    TERM_MULTIPLY,
    TERM_LESS,
    TERM_LESS_EQUAL,
    TERM_GREATER,
    TERM_GREATER_EQUAL,
    TERM_EQUAL,
    TERM_UNEQUAL,
    TERM_AND,
    TERM_OR
};

struct term {
    enum term_kind kind;
    int32_t value;                   /* the number, truth or variable */
    const struct term *left, *right; /* right alone where there is but one */
};

/* A run of rows in one of the draft's tables. */
struct rows {
    uint32_t first, count;
};

struct draft_variable {
    const char *id;
    bool fact;
    int32_t start, min, max;
    const char *good; /* NULL: as it happens */
};

/* What one paragraph tells, or lets a person say. */
struct draft_line {
    const struct term *when; /* NULL: always, as everywhere */
    uint32_t speaker;        /* a person; 0: nobody */
    const char *text;        /* one paragraph */
};

struct draft_effect {
    uint32_t variable;
    char sign; /* '+', '-', '='; of a fact always '=' */
    int32_t amount;
};

struct draft_response {
    const struct term *when, *odds;                  /* odds NULL: 1 */
    bool otherwise;                                  /* `when: else` */
    const char *title, *cue, *impact, *why, *repair; /* NULL: absent */
    struct rows lines, effects;
    const char *harms; /* in place of the choice's; "": none; NULL: no word */
    uint32_t next;     /* a place: scene, or scene_count + ending; 0: stays */
};

enum draft_once { DRAFT_ALWAYS, DRAFT_ONCE_ATTEMPT, DRAFT_ONCE_SCENE };

struct draft_choice {
    const char *id;
    const char *words; /* what is said, or done */
    bool deed;
    enum draft_once once;
    const struct term *when;
    const char *intent, *why, *right_when, *repair;
    const char *practice, *harm; /* tags; NULL: as it happens */
    const char *allow;           /* a code; NULL: none */
    bool irreversible;
    uint32_t scene; /* 0: `anytime` */
    struct rows responses;
};

struct draft_scene {
    const char *id, *title;
    struct rows lines, choices;
    bool passes; /* its one choice is silent */
};

struct draft_interrupt {
    const struct term *when;
    bool once;
    uint32_t next; /* a place */
};

struct draft_ending {
    const char *id, *title, *feedback, *takeaway;
    uint32_t outcome; /* 0 helped, 1 mixed, 2 harmed */
    int32_t worth;    /* -1: not said */
    struct rows lines;
};

struct draft_expectation {
    const char *policy, *reach;
    const char *least, *most; /* as percentages; NULL: no bound */
};

/* Tables count from 1, and stand in the order of the file: the choices of
 * each scene in turn, then those of `anytime`. */
struct draft {
    struct arena arena;
    uint64_t seed;
    const char *title, *summary;
    const char *people[8]; /* 1: you */
    const char *names[8];
    struct draft_variable *variables; /* gauges, then facts */
    struct draft_scene *scenes;
    struct draft_choice *choices;
    struct draft_response *responses;
    struct draft_line *lines;
    struct draft_effect *effects;
    struct draft_interrupt *interrupts;
    struct draft_ending *endings;
    struct draft_expectation *expectations; /* none: as it happens */
    struct rows anytime;                    /* of choices */
    uint32_t person_count, variable_count, gauge_count, scene_count,
        choice_count, response_count, line_count, effect_count, interrupt_count,
        ending_count, expectation_count;
    const char *allow[2]; /* codes; NULL: none */
    uint32_t start;       /* scene */
    bool shuffle;
};

#endif
