/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Random expressions: grown as trees, written with the parentheses that the
 * grammar wants and a few more, and run against a plain evaluator of trees;
 * what saturates must be foreseen to. */
#include "expressions.h"
#include "support/dice.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum form {
    NUMBER,
    TRUTH,
    NAME,
    MINUS,
    NOT,
    OR,
    AND,
    LESS,
    LESS_EQUAL,
    GREATER,
    GREATER_EQUAL,
    EQUAL,
    UNEQUAL,
    PLUS,
    LESSEN,
    TIMES
};

static const char *const signs[] = {
    [OR] = "or",         [AND] = "and",    [LESS] = "<",
    [LESS_EQUAL] = "<=", [GREATER] = ">",  [GREATER_EQUAL] = ">=",
    [EQUAL] = "==",      [UNEQUAL] = "!=", [PLUS] = "+",
    [LESSEN] = "-",      [TIMES] = "*",
};

struct tree {
    enum form form;
    int32_t number; /* or the variable */
    struct tree *left, *right;
};

struct forest {
    struct tree trees[400];
    size_t count;
    struct dice dice;
};

static uint32_t draw(struct forest *forest, uint32_t below)
{
    return dice_below(&forest->dice, below);
}

static struct tree *grow(struct forest *forest, bool truth, int depth)
{
    static const enum form whole[] = {NUMBER, NAME, PLUS, LESSEN, TIMES, MINUS};
    static const enum form condition[] = {
        TRUTH,   NAME,          OR,    AND,    NOT, LESS, LESS_EQUAL,
        GREATER, GREATER_EQUAL, EQUAL, UNEQUAL};
    struct tree *tree = &forest->trees[forest->count++];
    enum form form =
        truth ? condition[draw(forest, depth ? LENGTH(condition) : 2)]
              : whole[draw(forest, depth ? LENGTH(whole) : 2)];
    bool below = truth;

    *tree = (struct tree){.form = form};
    if (form == NUMBER)
        tree->number = (int32_t)draw(forest, draw(forest, 4) ? 9 : 1000001);
    else if (form == TRUTH)
        tree->number = (int32_t)draw(forest, 2);
    else if (form == NAME)
        tree->number = (int32_t)draw(forest, 3) + (truth ? FIRST_FACT : 0);
    if (form < MINUS)
        return tree;
    if (form >= LESS && form <= UNEQUAL)
        below = form >= EQUAL && draw(forest, 3) == 0;
    tree->left = grow(forest, below, depth - 1);
    if (form > NOT)
        tree->right = grow(forest, below, depth - 1);
    return tree;
}

/* The level of the grammar that a form is of; a higher one binds more. */
static int level_of(enum form form)
{
    static const int levels[] = {
        [NUMBER] = 6,     [TRUTH] = 6,   [NAME] = 6,          [MINUS] = 6,
        [NOT] = 2,        [OR] = 0,      [AND] = 1,           [LESS] = 3,
        [LESS_EQUAL] = 3, [GREATER] = 3, [GREATER_EQUAL] = 3, [EQUAL] = 3,
        [UNEQUAL] = 3,    [PLUS] = 4,    [LESSEN] = 4,        [TIMES] = 5,
    };

    return levels[form];
}

struct writing {
    char text[8000];
    size_t length;
};

static void put(struct writing *writing, const char *string)
{
    size_t length = strlen(string);

    assert_true(writing->length + length < sizeof writing->text);
    memcpy(writing->text + writing->length, string, length + 1);
    writing->length += length;
}

static void put_tree(struct writing *writing, struct forest *forest,
                     const struct tree *tree, int level);

static void put_leaf(struct writing *writing, const struct tree *tree)
{
    char number[16];

    snprintf(number, sizeof number, "%d", (int)tree->number);
    put(writing, tree->form == NAME     ? names[tree->number]
                 : tree->form == NUMBER ? number
                 : tree->number         ? "true"
                                        : "false");
}

static void put_pair(struct writing *writing, struct forest *forest,
                     const struct tree *tree)
{
    int own = level_of(tree->form);
    bool comparison = own == 3;
    const char *space = own < 2 || draw(forest, 2) ? " " : "";

    put_tree(writing, forest, tree->left, comparison ? own + 1 : own);
    put(writing, space);
    put(writing, signs[tree->form]);
    put(writing, space);
    put_tree(writing, forest, tree->right, own + 1);
}

/* Writes a tree where the grammar wants something of `level`. */
static void put_tree(struct writing *writing, struct forest *forest,
                     const struct tree *tree, int level)
{
    bool closed = level_of(tree->form) < level || !draw(forest, 12);

    if (closed)
        put(writing, "(");
    if (tree->form < MINUS) {
        put_leaf(writing, tree);
    } else if (tree->form > NOT) {
        put_pair(writing, forest, tree);
    } else {
        put(writing, tree->form == NOT ? "not " : "-");
        put_tree(writing, forest, tree->left, level_of(tree->form));
    }
    if (closed)
        put(writing, ")");
}

static int64_t bounded(int64_t number, bool *saturated)
{
    if (number >= -EXPRESSION_MAX && number <= EXPRESSION_MAX)
        return number;
    *saturated = true;
    return number < 0 ? -EXPRESSION_MAX : EXPRESSION_MAX;
}

static int64_t evaluate(const struct tree *tree, const int32_t *values,
                        bool *saturated)
{
    int64_t a = tree->left ? evaluate(tree->left, values, saturated) : 0;
    int64_t b = tree->right ? evaluate(tree->right, values, saturated) : 0;

    switch (tree->form) {
    case NUMBER:
    case TRUTH:
        return tree->number;
    case NAME:
        return values[tree->number];
    case MINUS:
        return bounded(-a, saturated);
    case NOT:
        return !a;
    case OR:
        return a || b;
    case AND:
        return a && b;
    case LESS:
        return a < b;
    case LESS_EQUAL:
        return a <= b;
    case GREATER:
        return a > b;
    case GREATER_EQUAL:
        return a >= b;
    case EQUAL:
        return a == b;
    case UNEQUAL:
        return a != b;
    case PLUS:
        return bounded(a + b, saturated);
    case LESSEN:
        return bounded(a - b, saturated);
    case TIMES:
        return bounded(a * b, saturated);
    }
    return 0;
}

static void draw_values(struct forest *forest, int32_t *values)
{
    for (size_t i = 0; i < VARIABLES; i++)
        values[i] = i >= FIRST_FACT ? (int32_t)draw(forest, 2)
                    : draw(forest, 3)
                        ? (int32_t)draw(forest, 12)
                        : (int32_t)draw(forest, 2000001) - 1000000;
}

/* Runs a program over random values against its tree; returns how often it
 * saturated. */
static size_t compare(struct forest *forest, const struct tree *tree,
                      const char *text, const struct instruction *code)
{
    size_t saturations = 0;

    for (int i = 0; i < 8; i++) {
        int32_t values[VARIABLES];
        bool saturated = false;
        draw_values(forest, values);
        int64_t value = evaluate(tree, values, &saturated);
        if (expression_run(code, values) != value)
            fail_msg("%s should be %d", text, (int)value);
        if (expression_may_saturate(code, values, values) != saturated)
            fail_msg("%s: does it saturate?", text);
        saturations += saturated;
    }
    return saturations;
}

static void agrees_with_a_plain_evaluator(void **state)
{
    static struct forest forest;
    static struct writing writing;
    size_t saturations = 0;

    (void)state;
    forest.dice = dice_for(8, 1);
    for (int round = 0; round < 20000; round++) {
        bool truth = round % 2;
        forest.count = writing.length = 0;
        struct tree *tree = grow(&forest, truth, 1 + round % 6);
        put_tree(&writing, &forest, tree, 0);
        struct parsed parsed =
            parse(writing.text, truth ? EXPRESSION_TRUTH : EXPRESSION_WHOLE);
        if (!parsed.good)
            fail_msg("%s: %s", writing.text, parsed.problem.message);
        saturations += compare(&forest, tree, writing.text, parsed.code);
        free(parsed.code);
    }
    assert_true(saturations > 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_a_plain_evaluator),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
