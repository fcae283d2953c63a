/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words and signs of an expression.  Private to its parser. */
#ifndef SCENARIO_EXPRESSION_TOKEN_H
#define SCENARIO_EXPRESSION_TOKEN_H

#include "scenario/expression_code.h"

/* From OR on: what joins or turns operands, loosest first.  The parser takes
 * these for its levels, too. */
enum token_kind {
    TOKEN_END,
    TOKEN_NUMBER,
    TOKEN_TRUTH,
    TOKEN_NAME,
    TOKEN_OPEN,
    TOKEN_CLOSE,
    TOKEN_OR,
    TOKEN_AND,
    TOKEN_NOT,
    TOKEN_COMPARISON,
    TOKEN_SUM,
    TOKEN_PRODUCT,
    TOKEN_KINDS
};

struct token {
    enum token_kind kind;
    enum operation operation; /* of what joins */
    int32_t number;           /* of a number; of a truth, 0 or 1 */
    size_t start, end;        /* bytes */
};

/* The next token at or behind `from`.  False, with *problem filled in, where
 * there is something that is none. */
bool token_read(const char *text, size_t length, size_t from,
                struct token *token, struct expression_problem *problem);

/* The right spelling of words that mean an operator or a truth value in plain
 * English, as `is at least` for `>=`: the token is stretched to all of them.
 * NULL if they mean nothing. */
const char *token_meant(const char *text, size_t length, struct token *token);

/* Fill in a problem; both return false. */
bool problem_say(struct expression_problem *problem, size_t start, size_t end,
                 const char *format, ...) __attribute__((format(printf, 4, 5)));
bool problem_advise(struct expression_problem *problem, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
