/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Programs looked at from outside: what they read, and whether two mean the
 * same because they are the same.  Runs none but those that read nothing. */
#include "scenario/expression_code.h"

uint32_t expression_reads(const struct instruction *instruction)
{
    switch (instruction->op) {
    case OP_TEST:
    case OP_AND_TEST:
    case OP_OR_TEST:
    case OP_VARIABLE:
        return instruction->variable;
    default:
        return instruction->op >= OP_TOP_VARIABLE ? instruction->variable
                                                  : EXPRESSION_READS_NONE;
    }
}

bool expression_constant(const struct instruction *code, int32_t *value)
{
    for (const struct instruction *at = code; at->op != OP_END; at++)
        if (expression_reads(at) != EXPRESSION_READS_NONE)
            return false;
    *value = expression_run(code, NULL);
    return true;
}

static bool same_instruction(const struct instruction *one,
                             const struct instruction *other,
                             const uint32_t *variables)
{
    uint32_t reads = expression_reads(one);

    if (one->op != other->op || one->negated != other->negated ||
        one->value != other->value)
        return false;
    return reads == EXPRESSION_READS_NONE ||
           variables[reads] == other->variable;
}

bool expression_same(const struct instruction *one,
                     const struct instruction *other, const uint32_t *variables)
{
    while (one->op != OP_END && same_instruction(one, other, variables)) {
        one++;
        other++;
    }
    return one->op == OP_END && other->op == OP_END;
}
