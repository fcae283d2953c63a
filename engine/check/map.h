/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The map of a scenario: where each choice may lead, as it is written, and,
 * where the likely impact is known, what is reached and how likely it is.  The
 * pictures of it (map_dot.c, map_outline.c) draw this and nothing else. */
#ifndef CHECK_MAP_H
#define CHECK_MAP_H

#include "base/text.h"
#include "check/where.h"
#include "scenario/model.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The least and the most of some numbers, and their sum.  Starts as {0}. */
struct range {
    double least, most, sum;
    size_t count; /* 0: nothing is known */
};

/* The support helps: what is known of a moment, over all states in which it is
 * met, each of them counted once. */
enum figure { FIGURE_BEST, FIGURE_RANDOM, FIGURES };

/* From a choice to where some of its responses go. */
struct map_arrow {
    uint32_t choice;
    place target;        /* 0: it stays where it is */
    bool back;           /* to where one came through on the shortest way */
    struct range chance; /* over the states in which the choice is on offer */
};

struct map_choice {
    struct run arrows;
    size_t offered; /* states in which it is on offer */
    struct range figures[FIGURES];
};

#define MAP_NOWHERE UINT32_MAX

struct map_place {
    place where;
    uint32_t distance; /* from the start, in choices; MAP_NOWHERE: no way */
    place from;        /* where the shortest way comes from */
    bool by_scenes;    /* the choices of scenes alone lead there */
    size_t met;        /* states, or for an ending, responses that end in it */
    struct range
        figures[FIGURES]; /* of an ending, how likely it is at random */
};

struct map {
    const struct scenario *scenario;
    const struct primum_impact *impact; /* NULL: nothing is known of chances */
    struct map_place *places;           /* by place */
    place *order;                       /* scenes, the nearest first */
    struct map_choice *choices;         /* by choice */
    struct map_arrow *arrows;           /* from 0 */
    uint32_t *arrow_of;                 /* by response */
    bool *cuts; /* by interrupt: its condition is met somewhere */
    uint32_t arrow_count;
    struct where *where; /* for what is shown as it is written */
};

/* `impact`: as for primum_map_dot(). */
void map_init(struct map *map, const struct primum_scenario *scenario,
              const struct primum_impact *impact);
void map_release(struct map *map);

/* Is it ever reached?  Where chances are not known: does any way lead to it? */
bool map_reached(const struct map *map, place where);

/* Does it go on where it was? */
bool map_stays(const struct map *map, const struct map_arrow *arrow);

/* All of the choices lead to one place alone: which; else 0. */
place map_common_target(const struct map *map, struct run choices);

/* The condition of an interrupt, as it is written. */
const char *map_condition(const struct map *map, uint32_t interrupt);

/* A title where there is one, else the id. */
const char *map_title(const struct map *map, place where);

const char *map_outcome(const struct map *map, place ending);

/* "9 in 10", "6 to 9 in 10", "never to 1 in 100"; `between` stands where the
 * last could be broken: " to ". */
void map_put_range(struct text *out, const struct range *range,
                   const char *between);

/* What all figures rest on: a sentence or two. */
void map_put_caution(struct text *out, const struct map *map);

/* ---- The parts, for map*.c alone ---- */

/* Fills in what is known from the likely impact. */
void map_tally(struct map *map);

#endif
