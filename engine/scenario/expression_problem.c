/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Says what is wrong with an expression, to somebody who does not program,
 * and how to mend it.  Knows what the parser has before it; decides nothing. */
#include "scenario/expression_parser.h"

#include <stdio.h>
#include <string.h>

#define QUOTE_MAX 40
#define CHAIN_MAX 60

struct quote {
    char text[QUOTE_MAX + 3];
};

/* A part of the text between backquotes; "this" if it is long. */
static struct quote quote(const struct parser *p, size_t start, size_t end)
{
    struct quote quote = {"this"};
    size_t length = end - start;

    if (length <= QUOTE_MAX && !memchr(p->text + start, '\n', length))
        snprintf(quote.text, sizeof quote.text, "`%.*s`", (int)length,
                 p->text + start);
    return quote;
}

static struct quote quote_token(const struct parser *p, struct token token)
{
    return quote(p, token.start, token.end);
}

static struct quote quote_operand(const struct parser *p,
                                  const struct operand *operand)
{
    return quote(p, operand->start, operand->end);
}

static bool is_constant(const struct parser *p, const struct operand *operand)
{
    return (*p->code)[operand->code].op == OP_CONSTANT;
}

/* ---- Form ---- */

/* Does it stand between two operands? */
static bool joins(struct token token)
{
    return token.kind >= TOKEN_OR && token.kind != TOKEN_NOT;
}

static bool nothing_on_the_left(struct parser *p)
{
    bool again = p->token.kind == TOKEN_COMPARISON &&
                 (p->before.kind == TOKEN_OR || p->before.kind == TOKEN_AND);

    problem_say(p->problem, p->token.start, p->token.end,
                "%s has nothing on its left", quote_token(p, p->token).text);
    if (again)
        return problem_advise(p->problem, "name the gauge again, as in "
                                          "`trust >= 2 and trust <= 5`");
    return problem_advise(p->problem, "write %s before it, or leave it out",
                          p->token.kind < TOKEN_NOT ? "a condition"
                                                    : "a gauge or a number");
}

static bool nothing_on_the_right(struct parser *p)
{
    static const char *const help[TOKEN_KINDS] = {
        [TOKEN_OR] = "write another condition after it, or leave it out",
        [TOKEN_AND] = "write another condition after it, or leave it out",
        [TOKEN_NOT] = "write a fact or a condition after it, as in `not asked`",
        [TOKEN_COMPARISON] = "write what to compare with, as in `trust >= 3`",
        [TOKEN_SUM] = "write a gauge or a number after it, or leave it out",
        [TOKEN_PRODUCT] = "write a gauge or a number after it, or leave it out",
    };

    problem_say(p->problem, p->before.start, p->before.end,
                "%s has nothing on its right", quote_token(p, p->before).text);
    return problem_advise(p->problem, "%s", help[p->before.kind]);
}

static bool nothing_between(struct parser *p)
{
    problem_say(p->problem, p->before.start, p->token.end,
                "there is nothing between these parentheses");
    return problem_advise(p->problem, "leave them out, or write a condition "
                                      "between them");
}

static bool nothing_at_all(struct parser *p)
{
    problem_say(p->problem, 0, p->length, "there is no expression here");
    return problem_advise(p->problem, "write a condition such as `trust >= 3`, "
                                      "or for odds a number such as `2`");
}

static bool never_opened(struct parser *p)
{
    problem_say(p->problem, p->token.start, p->token.end,
                "this `)` closes nothing");
    return problem_advise(p->problem, "leave it out, or add the `(` before it");
}

static bool bare_not(struct parser *p)
{
    problem_say(p->problem, p->token.start, p->token.end,
                "`not` needs parentheses here");
    return problem_advise(p->problem, "write `(not ...)`");
}

bool problem_no_value(struct parser *p)
{
    if (p->token.kind == TOKEN_NOT)
        return bare_not(p);
    if (joins(p->token))
        return nothing_on_the_left(p);
    if (p->before.kind >= TOKEN_OR)
        return nothing_on_the_right(p);
    if (p->before.kind == TOKEN_OPEN)
        return p->token.kind == TOKEN_CLOSE
                   ? nothing_between(p)
                   : problem_never_closed(p, p->before);
    return p->token.kind == TOKEN_CLOSE ? never_opened(p) : nothing_at_all(p);
}

bool problem_no_sign(struct parser *p)
{
    const char *right = token_meant(p->text, p->length, &p->token);

    if (p->token.kind == TOKEN_CLOSE)
        return never_opened(p);
    if (right) {
        problem_say(p->problem, p->token.start, p->token.end,
                    "%s is written `%s`", quote_token(p, p->token).text, right);
        return problem_advise(p->problem, "write `%s`", right);
    }
    problem_say(p->problem, p->token.start, p->token.end,
                "something is missing between %s and %s",
                quote_token(p, p->before).text, quote_token(p, p->token).text);
    return problem_advise(p->problem, "join the two with `and` or `or`, or "
                                      "with a sign such as `>=`");
}

bool problem_never_closed(struct parser *p, struct token open)
{
    problem_say(p->problem, open.start, open.end, "this `(` is never closed");
    return problem_advise(p->problem, "add the `)` that belongs to it");
}

bool problem_too_deep(struct parser *p)
{
    problem_say(p->problem, p->token.start, p->token.end,
                "this expression is nested too deeply");
    return problem_advise(p->problem, "write it with fewer parentheses");
}

/* ---- Names ---- */

static bool is_word(const struct parser *p, const char *word)
{
    size_t length = p->token.end - p->token.start;

    return strlen(word) == length &&
           !memcmp(p->text + p->token.start, word, length);
}

bool problem_unknown_name(struct parser *p)
{
    const char *right = token_meant(p->text, p->length, &p->token);

    if (right) {
        problem_say(p->problem, p->token.start, p->token.end,
                    "%s is written `%s`", quote_token(p, p->token).text, right);
        return problem_advise(p->problem, "write `%s`", right);
    }
    if (is_word(p, "if") || is_word(p, "when")) {
        problem_say(p->problem, p->token.start, p->token.end,
                    "a condition begins without %s",
                    quote_token(p, p->token).text);
        return problem_advise(p->problem, "leave it out");
    }
    problem_say(p->problem, p->token.start, p->token.end,
                "there is no gauge or fact of this name");
    p->problem->unknown_name = true;
    return problem_advise(p->problem, "declare it under `gauges` or `facts`, "
                                      "or mend its spelling");
}

bool problem_hyphen(struct parser *p, const char *name, size_t length)
{
    problem_say(p->problem, p->token.start, p->token.start + length,
                "the `-` in this name reads as a minus");
    return problem_advise(p->problem, "write `%.*s`", (int)length, name);
}

/* ---- Types ---- */

bool problem_not_condition(struct parser *p, const struct operand *operand)
{
    struct quote name = quote_operand(p, operand);

    problem_say(p->problem, operand->start, operand->end,
                "%s is a number, not a condition", name.text);
    if (is_constant(p, operand))
        return problem_advise(p->problem, "write the whole comparison, as in "
                                          "`trust == 3 or trust == 4`");
    if (name.text[0] != '`')
        return problem_advise(p->problem, "compare it with another number, as "
                                          "in `trust >= 1`");
    return problem_advise(p->problem, "write a comparison such as `%.*s >= 1`",
                          (int)(operand->end - operand->start),
                          p->text + operand->start);
}

bool problem_not_number(struct parser *p, const struct operand *operand)
{
    problem_say(p->problem, operand->start, operand->end,
                "%s is true or false, not a number",
                quote_operand(p, operand).text);
    return problem_advise(p->problem, "take a gauge or a number in its place");
}

bool problem_mixed(struct parser *p, const struct operand *left,
                   const struct operand *right)
{
    bool truth_first = left->type == EXPRESSION_TRUTH;
    const struct operand *truth = truth_first ? left : right;
    struct quote name = quote_operand(p, truth);
    struct quote number = quote_operand(p, truth_first ? right : left);

    if (is_constant(p, truth)) {
        problem_say(p->problem, left->start, right->end,
                    "%s is a number, and cannot be %s", number.text, name.text);
        return problem_advise(p->problem, "compare it with a number, as in "
                                          "`trust >= 1`");
    }
    problem_say(p->problem, left->start, right->end,
                "%s is true or false, and %s is a number", name.text,
                number.text);
    return problem_advise(p->problem,
                          "leave the comparison out: write %s, or "
                          "put `not` before it",
                          name.text);
}

bool problem_not_ordered(struct parser *p, struct token sign,
                         const struct operand *left)
{
    problem_say(p->problem, sign.start, sign.end,
                "%s compares numbers, and %s is true or false",
                quote_token(p, sign).text, quote_operand(p, left).text);
    return problem_advise(p->problem, "use `==` or `!=` to compare the two");
}

bool problem_chained(struct parser *p, struct token again,
                     const struct operand operands[3])
{
    size_t start = operands[0].start, middle = operands[1].start;
    size_t length = operands[2].end - start;

    problem_say(p->problem, again.start, again.end,
                "a comparison has two sides, not three");
    if (length > CHAIN_MAX || memchr(p->text + start, '\n', length))
        return problem_advise(p->problem, "write two comparisons with `and` "
                                          "between them");
    return problem_advise(p->problem, "write `%.*s and %.*s`",
                          (int)(operands[1].end - start), p->text + start,
                          (int)(operands[2].end - middle), p->text + middle);
}
