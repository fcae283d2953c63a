/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Expressions at random: mostly what authors write, now and then what only a
 * test would.  Knows types; knows nothing of how a term is written. */
#include "support/generator.h"

static const struct term *
term_new(struct generator *generator, enum term_kind kind, int32_t value,
         const struct term *left, const struct term *right)
{
    struct term *term = arena_new(&generator->draft->arena, sizeof *term);

    *term = (struct term){kind, value, left, right};
    return term;
}

const struct term *generator_number(struct generator *generator, int32_t number)
{
    bool minus = number < 0;
    const struct term *term =
        term_new(generator, TERM_NUMBER, minus ? -number : number, NULL, NULL);

    return minus ? term_new(generator, TERM_MINUS, 0, NULL, term) : term;
}

static const struct term *some_number(struct generator *generator)
{
    static const int32_t far[] = {100, 4000, 65536, 1000000, -1000000};

    if (dice_says(&generator->dice, 6))
        return generator_number(generator,
                                far[dice_below(&generator->dice, 5)]);
    return generator_number(generator, dice_between(&generator->dice, -3, 10));
}

static const struct term *some_gauge(struct generator *generator)
{
    uint32_t count = generator->draft->gauge_count;

    if (!count)
        return some_number(generator);
    return term_new(generator, TERM_VARIABLE,
                    (int32_t)dice_below(&generator->dice, count) + 1, NULL,
                    NULL);
}

static const struct term *whole(struct generator *generator, uint32_t depth)
{
    uint32_t which = dice_below(&generator->dice, depth ? 10 : 6);
    const struct term *left;

    if (which < 4)
        return some_gauge(generator);
    if (which < 6)
        return some_number(generator);
    if (which == 6)
        return term_new(generator, TERM_MINUS, 0, NULL,
                        whole(generator, depth - 1));
    left = whole(generator, depth - 1);
    return term_new(generator, TERM_ADD + which - 7, 0, left,
                    whole(generator, depth - 1));
}

static const struct term *comparison(struct generator *generator,
                                     uint32_t depth)
{
    enum term_kind kind = TERM_LESS + dice_below(&generator->dice, 6);
    const struct term *left = whole(generator, depth);

    return term_new(generator, kind, 0, left, whole(generator, depth));
}

static const struct term *some_fact(struct generator *generator)
{
    const struct draft *draft = generator->draft;
    uint32_t count = draft->variable_count - draft->gauge_count;

    if (!count || dice_says(&generator->dice, 5))
        return term_new(generator, TERM_TRUTH,
                        (int32_t)dice_below(&generator->dice, 2), NULL, NULL);
    return term_new(
        generator, TERM_VARIABLE,
        (int32_t)(draft->gauge_count + 1 + dice_below(&generator->dice, count)),
        NULL, NULL);
}

static const struct term *truth(struct generator *generator, uint32_t depth)
{
    static const enum term_kind joins[] = {TERM_AND, TERM_OR,    TERM_AND,
                                           TERM_OR,  TERM_EQUAL, TERM_UNEQUAL};
    uint32_t which = dice_below(&generator->dice, depth ? 10 : 5);
    const struct term *left;
    enum term_kind kind;

    if (which < 3)
        return comparison(generator, depth ? depth - 1 : 0);
    if (which < 5)
        return some_fact(generator);
    if (which == 5)
        return term_new(generator, TERM_NOT, 0, NULL,
                        truth(generator, depth - 1));
    kind = joins[dice_below(&generator->dice, 6)];
    left = truth(generator, depth - 1);
    return term_new(generator, kind, 0, left, truth(generator, depth - 1));
}

/* A gauge beside a number, as in most of what is written. */
static const struct term *usual(struct generator *generator)
{
    enum term_kind kind = TERM_LESS + dice_below(&generator->dice, 4);
    const struct term *left = some_gauge(generator);

    return term_new(
        generator, kind, 0, left,
        generator_number(generator, dice_between(&generator->dice, 1, 8)));
}

const struct term *generator_condition(struct generator *generator)
{
    if (dice_says(&generator->dice, 60))
        return usual(generator);
    return truth(generator, generator->knobs->strange ? 4 : 1);
}

const struct term *generator_odds(struct generator *generator)
{
    if (dice_says(&generator->dice, 60))
        return generator_number(generator,
                                dice_between(&generator->dice, 1, 7));
    return whole(generator, generator->knobs->strange ? 3 : 1);
}
