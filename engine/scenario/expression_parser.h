/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the three parts of the expression parser share: the grammar, the
 * writing of the program, and the saying of what is wrong. */
#ifndef SCENARIO_EXPRESSION_PARSER_H
#define SCENARIO_EXPRESSION_PARSER_H

#include "scenario/expression_token.h"

struct parser {
    const char *text;
    size_t length;
    struct token before, token; /* the last one taken, the next one */
    expression_lookup *lookup;
    void *context;
    struct instruction **code;
    uint32_t *count;
    size_t height;  /* of the machine's stack, here */
    size_t nesting; /* of parentheses, `not` and `-` */
    struct expression_problem *problem;
};

/* A part of the text that has a value, and where its code begins. */
struct operand {
    enum expression_type type;
    size_t start, end;
    uint32_t code;
};

/* ---- expression_emit.c ---- */

/* A value on the stack; false if there is no room for it. */
bool emit_push(struct parser *p, struct instruction instruction);

/* An operation on operands whose code has just been written. */
void emit_operation(struct parser *p, enum operation operation,
                    const struct operand *left, const struct operand *right);
void emit_not(struct parser *p, const struct operand *operand);
void emit_minus(struct parser *p, const struct operand *operand);
void emit_end(struct parser *p, const struct operand *whole);

/* ---- expression_problem.c: all fill in the problem and return false ---- */

/* A value should begin at the next token, and does not. */
bool problem_no_value(struct parser *p);

/* A value has ended, and the next token cannot follow a value. */
bool problem_no_sign(struct parser *p);

bool problem_never_closed(struct parser *p, struct token open);
bool problem_too_deep(struct parser *p);
bool problem_unknown_name(struct parser *p);

/* The next token begins a name that has - where the known `name` has _. */
bool problem_hyphen(struct parser *p, const char *name, size_t length);

bool problem_not_condition(struct parser *p, const struct operand *operand);
bool problem_not_number(struct parser *p, const struct operand *operand);
bool problem_mixed(struct parser *p, const struct operand *left,
                   const struct operand *right);
bool problem_not_ordered(struct parser *p, struct token sign,
                         const struct operand *left);

/* As in `1 < trust < 5`; `again` is the second of the signs. */
bool problem_chained(struct parser *p, struct token again,
                     const struct operand operands[3]);

#endif
