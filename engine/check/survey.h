/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was seen in all states that can be reached.  Everything that is proved
 * is read off here; nothing here says it.
 *
 * Scenes, endings, choices and responses by their numbers; expressions by their
 * programs; effects by their rows, from 0. */
#ifndef CHECK_SURVEY_H
#define CHECK_SURVEY_H

#include "impact/impact.h"
#include "primum.h"
#include "scenario/model.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Of an expression, where it is read. */
enum {
    SEEN_FALSE = 1,
    SEEN_TRUE = 2,
    SEEN_OVERFLOW = 4, /* an operation went beyond what numbers can hold */
};

/* A choice that was the best in all states so far in which there was more than
 * one; `alone`: in some, nothing else was as good. */
struct survey_rival {
    uint32_t choice;
    bool alone;
};

struct survey_scene {
    uint32_t states;   /* that can be reached; 0: none */
    uint32_t openings; /* those with two choices on offer, or more */
    uint32_t rival_count;
    struct survey_rival *rivals;
    bool dead_end;   /* in some state, nothing is on offer */
    bool shut;       /* from some state, no way out can be found */
    uint32_t region; /* shut scenes that lead to one another have the same */
};

struct survey_choice {
    uint32_t best; /* states in which nothing is better, of two or more */
    double regret; /* the largest */
    bool offered;
    bool mute;    /* in some state, nothing can follow it */
    bool matters; /* `anytime`: it leads elsewhere, or changes what counts */
    bool repairs; /* it has the tag `repair` */
};

struct survey_response {
    bool possible;
    bool harmful;    /* after a choice with a harm that could be mended */
    bool unrepaired; /* in some state it lost what cannot be mended in time */
};

/* Of a possible response that follows while it is in hand: which gauges it
 * brought nearer to their good side, and which further from it. */
struct survey_edge {
    uint64_t raised, lost;
    uint32_t response;
};

struct survey {
    const struct scenario *scenario;
    struct primum_impact *impact; /* its walk knows all states */
    bool solved;                  /* there are answers, too */

    uint8_t *seen; /* by program */
    struct survey_scene *scenes;
    struct survey_choice *choices;
    struct survey_response *responses;
    bool *endings; /* reached */
    bool *changed; /* by effect: it changed something */
    bool *counts;  /* by gauge, from 0: it is read, or has a good side */

    /* By row: can a way out be found?  And which gauges can be raised before
     * the next decision, within one, within two; with SURVEY_REPAIR. */
    uint8_t *ways;
    uint64_t (*mends)[3]; /* NULL: no response is harmful */
    size_t row_room;
    struct survey_edge *edges;
    size_t edge_room;
    uint64_t *bits; /* by gauge, from 0: in masks; 0: it is never lost */

    /* What is still to be found out, so that nobody looks for what is known:
     * readings by program; how many of them, and effects, by their owner. */
    uint8_t *wanted;
    uint32_t *owners, *open;

    uint32_t worth; /* the column of worth at its best */
    uint32_t *best; /* room for choices */
};

#define SURVEY_REPAIR (UINT64_C(1) << 63)

/* What is wanted of an expression. */
enum { WANT_TRUTH = 1, WANT_OVERFLOW = 2 };

/* Each who reads expressions, or has effects, has a number in survey->open:
 * what is `anytime`; the scenes; the responses, for their lines; interrupts and
 * endings. */
static inline uint32_t survey_owner_choice(const struct scenario *scenario,
                                           uint32_t choice)
{
    return scenario->words.choices[choice].scene;
}

static inline uint32_t survey_owner_response(const struct scenario *scenario,
                                             uint32_t response)
{
    return scenario->words.scene_count + response;
}

static inline uint32_t survey_owner_rest(const struct scenario *scenario)
{
    return scenario->words.scene_count + scenario->words.response_count + 1;
}

/* Sees all states, and answers the questions: none, or worth at its best is
 * among them.  NULL if they are too many, or it was stopped; then, and where
 * there are no answers, *problem says why (free() it). */
struct survey *survey_new(const struct scenario *scenario,
                          const struct primum_question *questions, size_t count,
                          const struct primum_effort *effort, char **problem);
void survey_free(struct survey *survey);

/* The choice of its own that is best most often in a scene that leaves a
 * choice; 0: unknown.  `survey` may be NULL. */
uint32_t survey_best(const struct survey *survey, uint32_t scene);

/* The region of a scene that is shut: the number of one of its scenes. */
uint32_t survey_region(const struct survey *survey, uint32_t scene);

/* The gauges that a step moved towards their good side, and away from it. */
void survey_moves(const struct survey *survey, uint32_t response,
                  const struct primum_state *before,
                  const struct primum_state *after, struct survey_edge *edge);

/* Did the step lose something that cannot be mended within two decisions?
 * `row` is that of the state after it. */
bool survey_unmended(const struct survey *survey,
                     const struct survey_edge *edge, uint32_t row);

/* Does an operation of this expression overflow, read in this state? */
bool survey_overflows(const struct scenario *scenario, program expression,
                      const struct primum_state *state);

/* survey_wants.c: fills in what is wanted, what counts, what harms. */
void survey_prepare(struct survey *survey);

/* survey_parts.c: what a component tells that has been solved.  `with` is the
 * survey. */
void survey_leave(void *with, const struct component *component);

#endif
