/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes the program of an expression, and makes one instruction of two where
 * the machine has a form for it.  Trusts the parser's types. */
#include "scenario/expression_parser.h"

#include "base/memory.h"

static void append(struct parser *p, struct instruction instruction)
{
    *p->code = memory_more(*p->code, *p->count, sizeof instruction);
    (*p->code)[(*p->count)++] = instruction;
}

/* An instruction that reads no variable. */
static void append_plain(struct parser *p, int op, int32_t value)
{
    append(p, (struct instruction){.op = (uint8_t)op, .value = value});
}

bool emit_push(struct parser *p, struct instruction instruction)
{
    if (p->height == EXPRESSION_STACK)
        return false;
    p->height++;
    append(p, instruction);
    return true;
}

/* The instruction of an operand that ends at `end`, if it is but one. */
static struct instruction *alone(const struct parser *p,
                                 const struct operand *operand, uint32_t end)
{
    return end - operand->code == 1 ? *p->code + operand->code : NULL;
}

/* Turns the push of a variable and that of a constant into a test. */
static bool fuse_test(enum operation operation, struct instruction *left,
                      const struct instruction *right)
{
    if (left->op != OP_VARIABLE || right->op != OP_CONSTANT ||
        operation < LESS || operation > GREATER_EQUAL)
        return false;
    left->op = OP_TEST;
    left->negated = operation == LESS || operation == LESS_EQUAL;
    left->value =
        right->value + (operation == LESS_EQUAL || operation == GREATER);
    return true;
}

/* Makes the push of the right operand the operation itself. */
static bool fuse_right(enum operation operation, struct instruction *right)
{
    if (right->op == OP_TEST && (operation == AND || operation == OR))
        right->op = operation == AND ? OP_AND_TEST : OP_OR_TEST;
    else if (right->op == OP_CONSTANT)
        right->op = (uint8_t)(OP_TOP_CONSTANT + operation);
    else if (right->op == OP_VARIABLE)
        right->op = (uint8_t)(OP_TOP_VARIABLE + operation);
    else
        return false;
    return true;
}

void emit_operation(struct parser *p, enum operation operation,
                    const struct operand *left, const struct operand *right)
{
    struct instruction *first = alone(p, left, right->code);
    struct instruction *second = alone(p, right, *p->count);

    p->height--;
    if (first && second && fuse_test(operation, first, second))
        --*p->count;
    else if (!second || !fuse_right(operation, second))
        append_plain(p, OP_STACK + (int)operation, 0);
}

void emit_not(struct parser *p, const struct operand *operand)
{
    struct instruction *only = alone(p, operand, *p->count);

    if (only && only->op == OP_TEST)
        only->negated = !only->negated;
    else
        append_plain(p, OP_TOP_CONSTANT + EQUAL, false);
}

void emit_minus(struct parser *p, const struct operand *operand)
{
    struct instruction *only = alone(p, operand, *p->count);

    if (only && only->op == OP_CONSTANT)
        only->value = -only->value;
    else
        append_plain(p, OP_TOP_CONSTANT + MULTIPLY, -1);
}

void emit_end(struct parser *p, const struct operand *whole)
{
    struct instruction *only = alone(p, whole, *p->count);

    if (only)
        only->alone = only->op == OP_TEST;
    append_plain(p, OP_END, 0);
}
