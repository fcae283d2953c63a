/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes as an expression.  What is refused must be explained; what is
 * taken must come to what a second, naive evaluator of the same text makes of
 * it, at the edges of all numbers, too.
 *
 * Input: `T` for a truth or `W` for a whole number, and the text. */
#include "scenario/expression.h"

#include <stdlib.h>
#include <string.h>

#define VARIABLES 6

/* Gauges are a, b and c, facts f, g and h. */
static const char names[] = "abcfgh";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds)
        abort();
}

static bool look_up(void *context, const char *name, size_t length,
                    uint16_t *variable, bool *fact)
{
    const char *found = length == 1 && *name ? strchr(names, *name) : NULL;

    (void)context;
    if (!found)
        return false;
    *variable = (uint16_t)(found - names);
    *fact = *name >= 'f';
    return true;
}

/* ---- The naive evaluator: reads as it goes, and knows no types ---- */

struct reader {
    const char *at, *end;
    const int32_t *values;
    bool saturated;
};

static int64_t read_level(struct reader *reader, int level);

static bool take(struct reader *reader, const char *sign)
{
    size_t length = strlen(sign);

    while (reader->at < reader->end && strchr(" \t\r\n", *reader->at))
        reader->at++;
    if ((size_t)(reader->end - reader->at) < length ||
        memcmp(reader->at, sign, length) != 0)
        return false;
    reader->at += length;
    return true;
}

static int64_t bound(struct reader *reader, int64_t number)
{
    if (number >= -EXPRESSION_MAX && number <= EXPRESSION_MAX)
        return number;
    reader->saturated = true;
    return number < 0 ? -EXPRESSION_MAX : EXPRESSION_MAX;
}

static int64_t read_value(struct reader *reader)
{
    int64_t number = 0;

    if (take(reader, "-"))
        return bound(reader, -read_value(reader));
    if (take(reader, "(")) {
        number = read_level(reader, 0);
        must(take(reader, ")"));
        return number;
    }
    if (take(reader, "true"))
        return true;
    if (take(reader, "false"))
        return false;
    const char *name = strchr(names, *reader->at);
    if (name) {
        reader->at++;
        return reader->values[name - names];
    }
    while (reader->at < reader->end && *reader->at >= '0' && *reader->at <= '9')
        number = number * 10 + (*reader->at++ - '0');
    return number;
}

static int64_t read_comparison(struct reader *reader)
{
    int64_t left = read_level(reader, 4);

    if (take(reader, "<="))
        return left <= read_level(reader, 4);
    if (take(reader, ">="))
        return left >= read_level(reader, 4);
    if (take(reader, "=="))
        return left == read_level(reader, 4);
    if (take(reader, "!="))
        return left != read_level(reader, 4);
    if (take(reader, "<"))
        return left < read_level(reader, 4);
    if (take(reader, ">"))
        return left > read_level(reader, 4);
    return left;
}

/* 0 or, 1 and, 2 not, 3 comparison, 4 sum, 5 product, 6 value. */
static int64_t read_level(struct reader *reader, int level)
{
    if (level == 6)
        return read_value(reader);
    if (level == 3)
        return read_comparison(reader);
    if (level == 2)
        return take(reader, "not") ? !read_level(reader, 2)
                                   : read_level(reader, 3);
    int64_t left = read_level(reader, level + 1);
    for (;;) {
        if (level == 0 && take(reader, "or"))
            left |= read_level(reader, 1);
        else if (level == 1 && take(reader, "and"))
            left &= read_level(reader, 2);
        else if (level == 4 && take(reader, "+"))
            left = bound(reader, left + read_level(reader, 5));
        else if (level == 4 && take(reader, "-"))
            left = bound(reader, left - read_level(reader, 5));
        else if (level == 5 && take(reader, "*"))
            left = bound(reader, left * read_level(reader, 6));
        else
            return left;
    }
}

/* ---- The target ---- */

static void check_run(const char *text, size_t length,
                      const struct instruction *code, const int32_t *values)
{
    struct reader reader = {text, text + length, values, false};
    int64_t value = read_level(&reader, 0);

    take(&reader, "");
    must(reader.at == reader.end);
    must(expression_run(code, values) == value);
    must(expression_may_saturate(code, values, values) == reader.saturated);
}

static void check_problem(const struct expression_problem *problem,
                          size_t length)
{
    must(problem->start <= problem->end && problem->end <= length);
    must(memchr(problem->message, '\0', sizeof problem->message) != NULL);
    must(memchr(problem->help, '\0', sizeof problem->help) != NULL);
    must(*problem->message && *problem->help);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const int32_t worlds[][VARIABLES] = {
        {0, 0, 0, 0, 0, 0},
        {4, 7, -2, 1, 0, 1},
        {-1000000, 1000000, 1, 0, 1, 1},
        {EXPRESSION_MAX, -EXPRESSION_MAX, EXPRESSION_MAX - 1, 1, 1, 0},
    };
    struct instruction *code = NULL;
    struct expression_problem problem;
    uint32_t count = 0;

    if (!size)
        return 0;
    const char *text = (const char *)data + 1;
    size_t length = size - 1;
    if (expression_parse(text, length,
                         *data & 1 ? EXPRESSION_WHOLE : EXPRESSION_TRUTH,
                         look_up, NULL, &code, &count, &problem)) {
        for (size_t i = 0; i < sizeof worlds / sizeof *worlds; i++)
            check_run(text, length, code, worlds[i]);
    } else {
        check_problem(&problem, length);
        must(!count);
    }
    free(code);
    return 0;
}
