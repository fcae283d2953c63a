/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A scenario as the engine holds it: what the author wrote (the public tables
 * of primum.h), and beside it the rules, in small rows with the same numbers,
 * so that a step touches little memory.
 *
 * Everything is numbered from 1; row 0 is empty.  Immutable once loaded. */
#ifndef SCENARIO_MODEL_H
#define SCENARIO_MODEL_H

#include "base/arena.h"
#include "primum.h"
#include "scenario/expression.h"

#include <stdbool.h>
#include <stdint.h>

/* A place is where a conversation can be: scene 1 .. scene_count, then the
 * endings.  0 stands for "stays where it is". */
typedef uint32_t place;

/* The place of a program in scenario->code; 0: none, holds always. */
typedef uint32_t program;

enum once { ONCE_NEVER, ONCE_ATTEMPT, ONCE_STAY };

/* A run of rows in another table: first, first + 1, ... */
struct run {
    uint32_t first, count;
};

struct scene_rule {
    struct run own;     /* choices of its own */
    struct run anytime; /* of scenario->anytime_offers */
    struct run lines;
    bool passes; /* the one choice of its own is silent */
};

struct choice_rule {
    program when;
    uint32_t spent; /* bit; 0: not a `once` choice */
    struct run responses;
    enum once once;
};

struct response_rule {
    program when; /* read only where `otherwise` is false */
    program odds; /* 0: weight */
    int32_t weight;
    place next; /* 0: stays */
    uint32_t choice;
    struct run effects, lines;
    bool otherwise; /* `when: else` */
};

struct effect {
    int32_t amount;
    uint16_t variable; /* gauge or fact, from 0 */
    bool set;          /* to the amount, not by it */
};

struct line_rule {
    program when;
    uint32_t speaker;
    const char *text;
};

struct interrupt_rule {
    program when;
    uint32_t spent; /* bit; 0: not `once` */
    place next;
};

/* An advice code that the author has weighed, and the thing it is about. */
enum thing { THING_SCENE, THING_CHOICE, THING_RESPONSE };

struct allowance {
    enum thing thing;
    uint32_t number;
    const char *code;
};

struct scenario {
    struct primum_scenario words;                 /* must be first */
    const struct primum_catalogue *own_catalogue; /* NULL: not ours, or none */
    char *text;                                   /* the file */
    struct arena arena; /* all other texts and lists */

    struct instruction *code; /* code[0] is OP_END: true */
    struct scene_rule *scenes;
    struct choice_rule *choices;
    struct response_rule *responses;
    struct interrupt_rule *interrupts; /* from 0 */
    struct run *ending_lines;          /* by ending */
    struct effect *effects;            /* from 0 */
    struct line_rule *lines;           /* from 0 */
    uint32_t *anytime_offers;          /* choices, from 0 */
    struct allowance *allowances;      /* from 0 */
    uint32_t code_count, interrupt_count, effect_count, line_count,
        anytime_offer_count, allowance_count;
    struct run anytime; /* of choices */

    uint32_t stay_words;  /* the first of the spent bits */
    uint32_t brisk_words; /* what any step may change */
    uint32_t state_words;
};

/* A state, flat: the place; the value of gauge or fact g, values[g - 1]; and
 * what is spent, 32 bits a word.  Copied, compared and hashed as bytes.
 *
 * Bit 0 is nobody's and never set.  Then come the bits of `once: scene`, in
 * whole words, which leaving a scene clears; the scenes share them, for only
 * the scene one is in can have any set.  Then those of interrupts.  So far any
 * step may change a state; of the bits behind, those of choices that are spent
 * for the attempt, it changes at most the one of its own choice. */
struct primum_state {
    place place;
    int32_t values[]; /* scenario->state_words - 1 of them, at least one */
};

static inline const struct scenario *
scenario_of(const struct primum_scenario *words)
{
    return (const struct scenario *)words;
}

static inline size_t state_size(const struct scenario *scenario)
{
    return scenario->state_words * sizeof(int32_t);
}

static inline bool place_is_ending(const struct scenario *scenario, place p)
{
    return p > scenario->words.scene_count;
}

/* The id of a scene or ending. */
const char *place_id(const struct scenario *scenario, place p);

#endif
