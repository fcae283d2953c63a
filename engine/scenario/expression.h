/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Expressions: integers and truth values over gauges and facts, section 8 of
 * the language.  Parsed and typed at load, run as a small stack program. */
#ifndef SCENARIO_EXPRESSION_H
#define SCENARIO_EXPRESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define EXPRESSION_STACK 64
#define EXPRESSION_MAX 2147483647 /* every operation saturates at +- this */

enum expression_type { EXPRESSION_WHOLE, EXPRESSION_TRUTH };

/* One instruction; a program is a row of them that ends in OP_END, which is a
 * zeroed one.  (Alone, that is a program, too: true.) */
struct instruction {
    uint8_t op;
    bool negated : 1;
    bool alone : 1; /* a test that is the whole program */
    uint16_t variable;
    int32_t value;
};

/* Is the variable at least `value`?  (Or, negated, is it less?) */
static inline bool instruction_test(const struct instruction *test,
                                    const int32_t *values)
{
    return (values[test->variable] >= test->value) != test->negated;
}

/* What the parser asks about a name: its variable number, and whether it is a
 * fact.  False if there is none. */
typedef bool expression_lookup(void *context, const char *name, size_t length,
                               uint16_t *variable, bool *fact);

/* What was wrong, and where in the text (bytes). */
struct expression_problem {
    size_t start, end;
    bool unknown_name; /* [start, end) is a name that lookup did not know */
    char message[160]; /* a sentence, lower case, no full stop */
    char help[160];    /* an imperative */
};

/* Appends the program of `text` to *code (count instructions of it in *count,
 * grown by memory_more()).  False, with *problem filled in and *code as it
 * was, if the text is no expression of that type. */
bool expression_parse(const char *text, size_t length,
                      enum expression_type type, expression_lookup *lookup,
                      void *context, struct instruction **code, uint32_t *count,
                      struct expression_problem *problem);

/* Runs a program over the values of the variables. */
int32_t expression_run(const struct instruction *code, const int32_t *values);

/* The same for a program of a truth.  Nearly all of them are
 * one test. */
static inline bool expression_holds(const struct instruction *code,
                                    const int32_t *values)
{
    return code->alone ? instruction_test(code, values)
                       : expression_run(code, values);
}

/* The variables that a program reads, each once, `most` at most. */
size_t expression_variables(const struct instruction *code, size_t most,
                            uint16_t *variables);

/* Could an operation of this program saturate, with each variable somewhere
 * in low[variable] .. high[variable]?  False is a proof.  True is one only
 * where low and high are the same, for then it is about a single state. */
bool expression_may_saturate(const struct instruction *code, const int32_t *low,
                             const int32_t *high);

/* The variable that an instruction reads, from 0; EXPRESSION_READS_NONE. */
#define EXPRESSION_READS_NONE UINT32_MAX
uint32_t expression_reads(const struct instruction *instruction);

/* Does a program read no variable?  Then *value is what it always gives. */
bool expression_constant(const struct instruction *code, int32_t *value);

/* Are two programs the same, instruction by instruction, if variable v of the
 * first is variables[v] of the second (EXPRESSION_READS_NONE: none)? */
bool expression_same(const struct instruction *one,
                     const struct instruction *other,
                     const uint32_t *variables);

#endif
