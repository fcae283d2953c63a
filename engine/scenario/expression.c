/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Parses an expression by recursive descent, types it, and has its program
 * written as it goes.  Knows the grammar, section 8 of the language; knows
 * gauges and facts only by asking, and YAML not at all.  Stops at the first
 * problem. */
#include "scenario/expression.h"

#include "scenario/expression_parser.h"

#define NESTING_MAX 32
#define NAME_LENGTH 64

/* The levels of the grammar are the kinds of tokens that join, and then: */
#define LEVEL_FACTOR TOKEN_KINDS

static bool parse_level(struct parser *p, int level, struct operand *operand);

static bool advance(struct parser *p)
{
    p->before = p->token;
    return token_read(p->text, p->length, p->token.end, &p->token, p->problem);
}

static bool want(struct parser *p, const struct operand *operand,
                 enum expression_type type)
{
    if (operand->type == type)
        return true;
    return type == EXPRESSION_TRUTH ? problem_not_condition(p, operand)
                                    : problem_not_number(p, operand);
}

/* ---- Values ---- */

/* Takes `not`, `-` or `(`, and what follows it. */
static bool parse_within(struct parser *p, int level, struct operand *operand)
{
    if (p->nesting == NESTING_MAX)
        return problem_too_deep(p);
    p->nesting++;
    if (!advance(p) || !parse_level(p, level, operand))
        return false;
    p->nesting--;
    return true;
}

static bool parse_parentheses(struct parser *p, struct operand *operand)
{
    struct token open = p->token;

    if (!parse_within(p, TOKEN_OR, operand))
        return false;
    if (p->token.kind == TOKEN_END)
        return problem_never_closed(p, open);
    if (p->token.kind != TOKEN_CLOSE)
        return problem_no_sign(p);
    return advance(p);
}

static bool parse_minus(struct parser *p, struct operand *operand)
{
    if (!parse_within(p, LEVEL_FACTOR, operand) ||
        !want(p, operand, EXPRESSION_WHOLE))
        return false;
    emit_minus(p, operand);
    return true;
}

static bool parse_value(struct parser *p, struct instruction instruction)
{
    if (!emit_push(p, instruction))
        return problem_too_deep(p);
    return advance(p);
}

/* Other ids are written with `-`, these with `_`: is that the slip? */
static bool slipped_hyphen(struct parser *p)
{
    const char *text = p->text + p->token.start;
    size_t length = 0, room = p->length - p->token.start;
    char name[NAME_LENGTH];
    uint16_t variable;
    bool fact;

    for (; length < NAME_LENGTH && length < room; length++) {
        char c = text[length];
        if (c != '-' && c != '_' && !(c >= 'a' && c <= 'z') &&
            !(c >= '0' && c <= '9'))
            break;
        name[length] = c == '-' ? '_' : c;
    }
    if (length <= p->token.end - p->token.start ||
        !p->lookup(p->context, name, length, &variable, &fact))
        return false;
    problem_hyphen(p, name, length);
    return true;
}

static bool parse_name(struct parser *p, struct operand *operand)
{
    struct instruction instruction = {.op = OP_VARIABLE};
    const char *name = p->text + p->token.start;
    bool fact = false;

    if (!p->lookup(p->context, name, p->token.end - p->token.start,
                   &instruction.variable, &fact))
        return slipped_hyphen(p) ? false : problem_unknown_name(p);
    if (fact) {
        operand->type = EXPRESSION_TRUTH;
        instruction.op = OP_TEST;
        instruction.value = true;
    }
    return parse_value(p, instruction);
}

static bool parse_factor(struct parser *p, struct operand *operand)
{
    struct instruction literal = {.op = OP_CONSTANT, .value = p->token.number};

    operand->type = EXPRESSION_WHOLE;
    switch (p->token.kind) {
    case TOKEN_TRUTH:
        operand->type = EXPRESSION_TRUTH;
        return parse_value(p, literal);
    case TOKEN_NUMBER:
        return parse_value(p, literal);
    case TOKEN_NAME:
        return parse_name(p, operand);
    case TOKEN_OPEN:
        return parse_parentheses(p, operand);
    default:
        if (p->token.kind == TOKEN_SUM && p->token.operation == SUBTRACT)
            return parse_minus(p, operand);
        return problem_no_value(p);
    }
}

/* ---- What joins and turns them ---- */

static bool parse_negation(struct parser *p, struct operand *operand)
{
    if (p->token.kind != TOKEN_NOT)
        return parse_level(p, TOKEN_COMPARISON, operand);
    if (!parse_within(p, TOKEN_NOT, operand) ||
        !want(p, operand, EXPRESSION_TRUTH))
        return false;
    emit_not(p, operand);
    return true;
}

static bool want_comparable(struct parser *p, struct token sign,
                            const struct operand *left,
                            const struct operand *right)
{
    if (left->type != right->type)
        return problem_mixed(p, left, right);
    if (left->type == EXPRESSION_TRUTH && sign.operation != EQUAL &&
        sign.operation != UNEQUAL)
        return problem_not_ordered(p, sign, left);
    return true;
}

/* Reads on, so that what was meant can be said. */
static bool chained(struct parser *p, const struct operand *left,
                    const struct operand *right)
{
    struct operand operands[] = {*left, *right, *right};
    struct token again = p->token;

    if (!advance(p) || !parse_level(p, TOKEN_SUM, &operands[2]))
        return false;
    return problem_chained(p, again, operands);
}

static bool parse_comparison(struct parser *p, struct operand *left)
{
    struct operand right;

    if (!parse_level(p, TOKEN_SUM, left))
        return false;
    if (p->token.kind != TOKEN_COMPARISON)
        return true;
    struct token sign = p->token;
    if (!advance(p) || !parse_level(p, TOKEN_SUM, &right))
        return false;
    if (p->token.kind == TOKEN_COMPARISON)
        return chained(p, left, &right);
    if (!want_comparable(p, sign, left, &right))
        return false;
    emit_operation(p, sign.operation, left, &right);
    left->type = EXPRESSION_TRUTH;
    return true;
}

/* Operands of one type, with signs of one level between them. */
static bool parse_row(struct parser *p, int level, struct operand *left)
{
    enum expression_type type =
        level <= TOKEN_AND ? EXPRESSION_TRUTH : EXPRESSION_WHOLE;

    if (!parse_level(p, level + 1, left))
        return false;
    while ((int)p->token.kind == level) {
        enum operation operation = p->token.operation;
        struct operand right;
        if (!want(p, left, type) || !advance(p) ||
            !parse_level(p, level + 1, &right) || !want(p, &right, type))
            return false;
        emit_operation(p, operation, left, &right);
        left->end = right.end;
    }
    return true;
}

static bool parse_level(struct parser *p, int level, struct operand *operand)
{
    size_t start = p->token.start;
    uint32_t code = *p->count;
    bool parsed = level == TOKEN_NOT          ? parse_negation(p, operand)
                  : level == TOKEN_COMPARISON ? parse_comparison(p, operand)
                  : level == LEVEL_FACTOR     ? parse_factor(p, operand)
                                              : parse_row(p, level, operand);

    operand->start = start;
    operand->end = p->before.end;
    operand->code = code;
    return parsed;
}

static bool parse_all(struct parser *p, enum expression_type type)
{
    struct operand whole;

    if (!advance(p) || !parse_level(p, TOKEN_OR, &whole))
        return false;
    if (p->token.kind != TOKEN_END)
        return problem_no_sign(p);
    if (!want(p, &whole, type))
        return false;
    emit_end(p, &whole);
    return true;
}

bool expression_parse(const char *text, size_t length,
                      enum expression_type type, expression_lookup *lookup,
                      void *context, struct instruction **code, uint32_t *count,
                      struct expression_problem *problem)
{
    struct parser parser = {
        .text = text,
        .length = length,
        .lookup = lookup,
        .context = context,
        .code = code,
        .count = count,
        .problem = problem,
    };
    uint32_t old = *count;

    if (parse_all(&parser, type))
        return true;
    *count = old;
    return false;
}
