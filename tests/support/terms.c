/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Terms as text: section 8 of the language, from the writing side. */
#include "support/writer.h"

/* How tightly a kind binds, 1 the loosest, and its sign. */
static const struct {
    uint8_t level, left, right; /* the least level of each operand */
    const char *sign;
} kinds[] = {
    [TERM_NUMBER] = {7, 0, 0, ""},    [TERM_TRUTH] = {7, 0, 0, ""},
    [TERM_VARIABLE] = {7, 0, 0, ""},  [TERM_MINUS] = {7, 0, 7, "-"},
    [TERM_NOT] = {3, 0, 3, "not"},    [TERM_ADD] = {5, 5, 6, "+"},
    [TERM_SUBTRACT] = {5, 5, 6, "-"}, [TERM_MULTIPLY] = {6, 6, 7, "*"},
    [TERM_LESS] = {4, 5, 5, "<"},     [TERM_LESS_EQUAL] = {4, 5, 5, "<="},
    [TERM_GREATER] = {4, 5, 5, ">"},  [TERM_GREATER_EQUAL] = {4, 5, 5, ">="},
    [TERM_EQUAL] = {4, 5, 5, "=="},   [TERM_UNEQUAL] = {4, 5, 5, "!="},
    [TERM_AND] = {2, 2, 3, "and"},    [TERM_OR] = {1, 1, 2, "or"},
};

static void write_at(struct text *out, struct dice *dice,
                     const struct draft *draft, const struct term *term,
                     uint8_t level);

static void write_bare(struct text *out, struct dice *dice,
                       const struct draft *draft, const struct term *term)
{
    const char *sign = kinds[term->kind].sign;
    bool word = *sign >= 'a';
    bool spaced = word || dice_says(dice, 85);

    switch (term->kind) {
    case TERM_NUMBER:
        text_format(out, "%d", (int)term->value);
        return;
    case TERM_TRUTH:
        text_put(out, term->value ? "true" : "false");
        return;
    case TERM_VARIABLE:
        text_put(out, draft->variables[term->value].id);
        return;
    default:
        break;
    }
    if (term->left) {
        write_at(out, dice, draft, term->left, kinds[term->kind].left);
        text_put(out, spaced ? " " : "");
    }
    text_put(out, sign);
    text_put(out, (term->left && spaced) || word ? " " : "");
    write_at(out, dice, draft, term->right, kinds[term->kind].right);
}

static void write_at(struct text *out, struct dice *dice,
                     const struct draft *draft, const struct term *term,
                     uint8_t level)
{
    bool within = kinds[term->kind].level < level || dice_says(dice, 4);

    text_put(out, within ? "(" : "");
    write_bare(out, dice, draft, term);
    text_put(out, within ? ")" : "");
}

void term_write(struct text *out, struct dice *dice, const struct draft *draft,
                const struct term *term)
{
    write_at(out, dice, draft, term, 1);
}
