/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every expression of a scenario, one after the other: whose it is, and where
 * in the file it stands. */
#ifndef CHECK_PLACES_H
#define CHECK_PLACES_H

#include "check/check.h"

enum place_kind {
    PLACE_CHOICE,   /* `when` of a choice */
    PLACE_RESPONSE, /* `when` of a response or a route */
    PLACE_ODDS,     /* of one */
    PLACE_SCENE_LINE,
    PLACE_RESPONSE_LINE,
    PLACE_ENDING_LINE,
    PLACE_INTERRUPT
};

struct place_of_program {
    program expression;
    enum place_kind kind;
    uint32_t number; /* whose: a choice, response, scene, ending, interrupt */
    uint32_t line;   /* which of its lines with a `when`, from 0 */
};

struct places {
    const struct scenario *scenario;
    enum place_kind kind;
    uint32_t number, line, row;
};

struct places places_of(const struct check *check);

/* The next one; false behind the last. */
bool places_next(struct places *places, struct place_of_program *at);

/* Its text in the file. */
const struct yaml_node *places_node(struct check *check,
                                    const struct place_of_program *at);

#endif
