/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A small world of gauges and facts for the tests of expressions, and a call
 * that parses. */
#ifndef TESTS_EXPRESSIONS_H
#define TESTS_EXPRESSIONS_H

#include "scenario/expression.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define LENGTH(array) (sizeof(array) / sizeof *(array))
#define VARIABLES 6

#define FIRST_FACT 3 /* before it are gauges */

static const char *const names[VARIABLES] = {"trust", "safety", "risk",
                                             "asked", "told",   "lake_house"};

static inline bool look_up(void *context, const char *name, size_t length,
                           uint16_t *variable, bool *fact)
{
    (void)context;
    for (size_t i = 0; i < VARIABLES; i++) {
        if (strlen(names[i]) != length || memcmp(names[i], name, length) != 0)
            continue;
        *variable = (uint16_t)i;
        *fact = i >= FIRST_FACT;
        return true;
    }
    return false;
}

/* A program, or what was wrong. */
struct parsed {
    bool good;
    struct instruction *code;
    uint32_t count;
    struct expression_problem problem;
};

static inline struct parsed parse(const char *text, enum expression_type type)
{
    struct parsed parsed = {.code = NULL};

    memset(&parsed.problem, 0xff, sizeof parsed.problem);
    parsed.good =
        expression_parse(text, strlen(text), type, look_up, NULL, &parsed.code,
                         &parsed.count, &parsed.problem);
    return parsed;
}

#endif
