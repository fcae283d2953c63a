/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The machine that runs expressions: the hottest loop of the engine.  Knows
 * the instructions; trusts the parser for types and for the stack's height,
 * and knows nothing of text. */
#include "scenario/expression_code.h"

static inline int32_t saturate(int64_t number)
{
    return number > EXPRESSION_MAX    ? EXPRESSION_MAX
           : number < -EXPRESSION_MAX ? -EXPRESSION_MAX
                                      : (int32_t)number;
}

/* One form of an operation: where a and b come from, what becomes of them. */
#define FORM(op, left, right, result)                                          \
    case op:                                                                   \
        b = right;                                                             \
        a = left;                                                              \
        top = result;                                                          \
        break;

#define FORMS(operation, result)                                               \
    FORM(OP_STACK + operation, *--stack, top, result)                          \
    FORM(OP_TOP_CONSTANT + operation, top, code->value, result)                \
    FORM(OP_TOP_VARIABLE + operation, top, values[code->variable], result)

int32_t expression_run(const struct instruction *code, const int32_t *values)
{
    int32_t room[EXPRESSION_STACK];
    int32_t *stack = room; /* below the top, which is kept apart */
    int32_t top = true;    /* what the empty program gives */
    int32_t a, b;

    for (; code->op != OP_END; code++) {
        switch (code->op) {
        case OP_TEST:
            *stack++ = top;
            top = instruction_test(code, values);
            break;
        case OP_AND_TEST:
            top &= instruction_test(code, values);
            break;
        case OP_OR_TEST:
            top |= instruction_test(code, values);
            break;
        case OP_CONSTANT:
            *stack++ = top;
            top = code->value;
            break;
        case OP_VARIABLE:
            *stack++ = top;
            top = values[code->variable];
            break;
            FORMS(ADD, saturate((int64_t)a + b))
            FORMS(SUBTRACT, saturate((int64_t)a - b))
            FORMS(MULTIPLY, saturate((int64_t)a * b))
            FORMS(LESS, a < b)
            FORMS(LESS_EQUAL, a <= b)
            FORMS(GREATER, a > b)
            FORMS(GREATER_EQUAL, a >= b)
            FORMS(EQUAL, a == b)
            FORMS(UNEQUAL, a != b)
            FORMS(AND, a & b)
            FORMS(OR, a | b)
        }
    }
    return top;
}

static bool reads_variable(const struct instruction *code)
{
    return code->op == OP_TEST || code->op == OP_AND_TEST ||
           code->op == OP_OR_TEST || code->op == OP_VARIABLE ||
           code->op >= OP_TOP_VARIABLE;
}

size_t expression_variables(const struct instruction *code, size_t most,
                            uint16_t *variables)
{
    size_t count = 0;

    for (; code->op != OP_END && count < most; code++) {
        size_t i = 0;
        while (i < count && variables[i] != code->variable)
            i++;
        if (i == count && reads_variable(code))
            variables[count++] = code->variable;
    }
    return count;
}

/* The same machine over ranges. */

struct range {
    int64_t low, high;
};

static struct range range_product(struct range a, struct range b)
{
    int64_t corners[] = {a.low * b.low, a.low * b.high, a.high * b.low,
                         a.high * b.high};
    struct range range = {corners[0], corners[0]};

    for (size_t i = 1; i < 4; i++) {
        if (corners[i] < range.low)
            range.low = corners[i];
        if (corners[i] > range.high)
            range.high = corners[i];
    }
    return range;
}

static struct range range_result(int operation, struct range a, struct range b)
{
    switch (operation) {
    case ADD:
        return (struct range){a.low + b.low, a.high + b.high};
    case SUBTRACT:
        return (struct range){a.low - b.high, a.high - b.low};
    case MULTIPLY:
        return range_product(a, b);
    default:
        return (struct range){false, true};
    }
}

/* What an instruction reads beside the stack. */
static struct range range_read(const struct instruction *code,
                               const int32_t *low, const int32_t *high)
{
    if (code->op == OP_VARIABLE || code->op >= OP_TOP_VARIABLE)
        return (struct range){low[code->variable], high[code->variable]};
    if (code->op == OP_CONSTANT || code->op >= OP_TOP_CONSTANT)
        return (struct range){code->value, code->value};
    return (struct range){false, true};
}

bool expression_may_saturate(const struct instruction *code, const int32_t *low,
                             const int32_t *high)
{
    struct range room[EXPRESSION_STACK];
    struct range *stack = room;
    struct range top = {true, true};

    for (; code->op != OP_END; code++) {
        struct range right = range_read(code, low, high);
        if (code->op == OP_AND_TEST || code->op == OP_OR_TEST)
            continue;
        if (code->op < OP_STACK) {
            *stack++ = top;
            top = right;
            continue;
        }
        struct range left = top;
        if (code->op < OP_TOP_CONSTANT) {
            right = top;
            left = *--stack;
        }
        top = range_result((code->op - OP_STACK) % OPERATIONS, left, right);
        if (top.low < -EXPRESSION_MAX || top.high > EXPRESSION_MAX)
            return true;
    }
    return false;
}
