/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The instructions of an expression's program: what the parser writes and the
 * machine runs.  Private to the two.
 *
 * A program runs straight through, without jumps: nothing in an expression
 * has an effect, so `and` may read both of its sides, and a processor likes
 * that better than a branch that it cannot foresee. */
#ifndef SCENARIO_EXPRESSION_CODE_H
#define SCENARIO_EXPRESSION_CODE_H

#include "scenario/expression.h"

enum operation {
    ADD,
    SUBTRACT,
    MULTIPLY,
    LESS,
    LESS_EQUAL,
    GREATER,
    GREATER_EQUAL,
    EQUAL,
    UNEQUAL,
    AND,
    OR,
    OPERATIONS
};

/* An operation comes in three forms, by where its two operands are.
 *
 * Nearly all that authors write is a gauge beside a number, or a fact.  Both
 * are a test: is the variable at least `value`?  (Or, negated, is it less?)
 * `trust > 5 and not asked` is two instructions. */
enum op {
    OP_END, /* 0, so that a zeroed row is a program */
    OP_TEST,
    OP_AND_TEST, /* top and test */
    OP_OR_TEST,
    OP_CONSTANT,
    OP_VARIABLE,
    OP_STACK,                                      /* next, top */
    OP_TOP_CONSTANT = OP_STACK + OPERATIONS,       /* top, value */
    OP_TOP_VARIABLE = OP_TOP_CONSTANT + OPERATIONS /* top, variable */
};

#endif
