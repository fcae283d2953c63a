/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads an expression word by word and sign by sign.  Knows how each is
 * spelled, and how people who know other languages would spell it; knows
 * nothing of what may stand beside what. */
#include "scenario/expression_token.h"

#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define NUMBER_MAX 1000000
#define LENGTH(array) (sizeof(array) / sizeof *(array))

static const struct word {
    const char *word;
    enum token_kind kind;
    enum operation operation;
    int32_t number;
} words[] = {
    {"and", TOKEN_AND, AND, 0},       {"or", TOKEN_OR, OR, 0},
    {"not", TOKEN_NOT, 0, 0},         {"true", TOKEN_TRUTH, 0, true},
    {"false", TOKEN_TRUTH, 0, false},
};

/* Reserved words that have no meaning inside an expression. */
static const struct reserved {
    const char *word, *message, *help;
} reserved[] = {
    {"else", "`else` stands alone, as the whole `when` of a response",
     "write `when: else`, or a condition without `else`"},
    {"scene", "an expression cannot ask for the scene",
     "declare a fact, set it under `effects`, and ask for that"},
    {"spent", "an expression cannot ask what is spent",
     "declare a fact, set it under `effects`, and ask for that"},
};

/* The longer before the shorter that begins it. */
static const struct meant {
    const char *words, *right;
} meant[] = {
    {"is at least", ">="}, {"is at most", "<="},     {"is more than", ">"},
    {"is less than", "<"}, {"is greater than", ">"}, {"is above", ">"},
    {"is below", "<"},     {"is over", ">"},         {"is under", "<"},
    {"is not", "!="},      {"at least", ">="},       {"at most", "<="},
    {"more than", ">"},    {"less than", "<"},       {"is", "=="},
    {"equals", "=="},      {"above", ">"},           {"over", ">"},
    {"below", "<"},        {"under", "<"},           {"yes", "true"},
    {"no", "false"},
};

/* Longest first. */
static const struct sign {
    const char *sign;
    enum token_kind kind;
    enum operation operation;
} signs[] = {
    {"<=", TOKEN_COMPARISON, LESS_EQUAL},
    {">=", TOKEN_COMPARISON, GREATER_EQUAL},
    {"==", TOKEN_COMPARISON, EQUAL},
    {"!=", TOKEN_COMPARISON, UNEQUAL},
    {"<", TOKEN_COMPARISON, LESS},
    {">", TOKEN_COMPARISON, GREATER},
    {"+", TOKEN_SUM, ADD},
    {"-", TOKEN_SUM, SUBTRACT},
    {"*", TOKEN_PRODUCT, MULTIPLY},
    {"(", TOKEN_OPEN, 0},
    {")", TOKEN_CLOSE, 0},
};

/* Signs of other languages, longest first: how the sign is written here, with
 * an example; or, where nothing here is like it, what to say. */
static const struct slip {
    const char *sign, *right, *text;
} slips[] = {
    {"===", "==", "trust == 3"},
    {"!==", "!=", "trust != 3"},
    {"> =", ">=", "trust >= 3"},
    {"< =", "<=", "trust <= 3"},
    {"! =", "!=", "trust != 3"},
    {"= =", "==", "trust == 3"},
    {"≥", ">=", "trust >= 3"},
    {"≤", "<=", "trust <= 3"},
    {"≠", "!=", "trust != 3"},
    {"−", "-", "trust - 1"},
    {"–", "-", "trust - 1"},
    {"×", "*", "2 * trust"},
    {"¬", "not", "not asked"},
    {"=>", ">=", "trust >= 3"},
    {"=<", "<=", "trust <= 3"},
    {"<>", "!=", "trust != 3"},
    {"&&", "and", "asked and trust >= 3"},
    {"||", "or", "asked or trust >= 3"},
    {"+=", NULL, "change gauges under `effects`; an expression only asks"},
    {"-=", NULL, "change gauges under `effects`; an expression only asks"},
    {"**", NULL, "multiply, as in `trust * trust`"},
    {"=", "==", "trust == 3"},
    {"!", "not", "not asked"},
    {"&", "and", "asked and trust >= 3"},
    {"|", "or", "asked or trust >= 3"},
    {"/", NULL, "multiply the other side, as in `trust >= 2 * risk`"},
    {"“", NULL, "write names without quotation marks"},
    {"”", NULL, "write names without quotation marks"},
    {"\"", NULL, "write names without quotation marks"},
    {"'", NULL, "write names without quotation marks"},
    {",", NULL, "join conditions with `and` or `or`"},
};

bool problem_say(struct expression_problem *problem, size_t start, size_t end,
                 const char *format, ...)
{
    va_list arguments;

    problem->start = start;
    problem->end = end;
    problem->unknown_name = false;
    va_start(arguments, format);
    vsnprintf(problem->message, sizeof problem->message, format, arguments);
    va_end(arguments);
    return false;
}

bool problem_advise(struct expression_problem *problem, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(problem->help, sizeof problem->help, format, arguments);
    va_end(arguments);
    return false;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static size_t word_end(const char *text, size_t length, size_t at)
{
    while (at < length && (is_letter(text[at]) || is_digit(text[at])))
        at++;
    return at;
}

/* Is this the word, in capitals or not? */
static bool word_is(const char *bytes, size_t length, const char *word)
{
    size_t i = 0;

    while (i < length && (bytes[i] | 0x20) == word[i])
        i++;
    return i == length && !word[i];
}

const char *token_meant(const char *text, size_t length, struct token *token)
{
    for (size_t i = 0; i < LENGTH(meant); i++) {
        size_t end = token->start + strlen(meant[i].words);
        if (end > length || word_end(text, length, end) != end ||
            !word_is(text + token->start, end - token->start, meant[i].words))
            continue;
        token->end = end;
        return meant[i].right;
    }
    return NULL;
}

static bool read_word(const char *text, struct token *token,
                      struct expression_problem *problem)
{
    const char *word = text + token->start;
    size_t length = token->end - token->start;

    token->kind = TOKEN_NAME;
    for (size_t i = 0; i < LENGTH(reserved); i++)
        if (word_is(word, length, reserved[i].word)) {
            problem_say(problem, token->start, token->end, "%s",
                        reserved[i].message);
            return problem_advise(problem, "%s", reserved[i].help);
        }
    for (size_t i = 0; i < LENGTH(words); i++)
        if (word_is(word, length, words[i].word)) {
            token->kind = words[i].kind;
            token->operation = words[i].operation;
            token->number = words[i].number;
            if (!memcmp(word, words[i].word, length))
                return true;
            problem_say(problem, token->start, token->end,
                        "`%.*s` is written `%s`", (int)length, word,
                        words[i].word);
            return problem_advise(problem, "write it in small letters");
        }
    return true;
}

/* A number ends well unless more of a number or a word hangs on to it. */
static bool number_ends(const char *text, size_t length,
                        const struct token *token,
                        struct expression_problem *problem)
{
    size_t end = token->end;

    if (end < length && is_letter(text[end])) {
        problem_say(problem, token->start, word_end(text, length, end),
                    "this is neither a number nor a name");
        return problem_advise(problem, "put a sign between the two, as in "
                                       "`2 * trust`");
    }
    if (end + 1 < length && is_digit(text[end + 1]) &&
        (text[end] == '.' || text[end] == ',')) {
        problem_say(problem, end, end + 1,
                    "numbers here are whole, and "
                    "written with digits alone");
        return problem_advise(problem, text[end] == '.'
                                           ? "write a whole number"
                                           : "leave out the comma");
    }
    return true;
}

static bool read_number(const char *text, size_t length, struct token *token,
                        struct expression_problem *problem)
{
    token->kind = TOKEN_NUMBER;
    token->number = 0;
    for (; token->end < length && is_digit(text[token->end]); token->end++)
        if (token->number <= NUMBER_MAX)
            token->number = token->number * 10 + (text[token->end] - '0');
    if (!number_ends(text, length, token, problem))
        return false;
    if (token->number <= NUMBER_MAX)
        return true;
    problem_say(problem, token->start, token->end, "this number is too large");
    return problem_advise(problem, "write a number up to %d", NUMBER_MAX);
}

static bool starts_with(const char *bytes, size_t length, const char *sign)
{
    size_t i = 0;

    while (sign[i] && i < length && bytes[i] == sign[i])
        i++;
    return !sign[i];
}

static const struct sign *find_sign(const char *bytes, size_t length)
{
    for (size_t i = 0; i < LENGTH(signs); i++)
        if (starts_with(bytes, length, signs[i].sign))
            return &signs[i];
    return NULL;
}

/* A slip that is longer than the sign which begins it: `<>`, not `<`. */
static const struct slip *find_slip(const char *bytes, size_t length,
                                    size_t longer)
{
    for (size_t i = 0; i < LENGTH(slips); i++)
        if (starts_with(bytes, length, slips[i].sign) &&
            strlen(slips[i].sign) > longer)
            return &slips[i];
    return NULL;
}

static bool explain_slip(const struct slip *slip, size_t start,
                         struct expression_problem *problem)
{
    size_t end = start + strlen(slip->sign);

    if (!slip->right) {
        problem_say(problem, start, end,
                    "`%s` does not belong in an "
                    "expression",
                    slip->sign);
        return problem_advise(problem, "%s", slip->text);
    }
    problem_say(problem, start, end, "`%s` is written `%s`", slip->sign,
                slip->right);
    return problem_advise(problem, "write `%s`, as in `%s`", slip->right,
                          slip->text);
}

static bool explain_stranger(const char *bytes, size_t length, size_t start,
                             struct expression_problem *problem)
{
    uint32_t point;
    size_t size = text_point(bytes, length, &point);

    if (size && text_point_shown(point))
        problem_say(problem, start, start + size,
                    "`%.*s` does not belong in an expression", (int)size,
                    bytes);
    else
        problem_say(problem, start, start + (size ? size : 1),
                    "this character does not belong in an expression");
    return problem_advise(problem,
                          "use names, whole numbers, `and`, `or`, `not`, "
                          "`( )`, `+ - *`, and comparisons such as `>=`");
}

bool token_read(const char *text, size_t length, size_t from,
                struct token *token, struct expression_problem *problem)
{
    while (from < length && is_blank(text[from]))
        from++;
    *token = (struct token){.kind = TOKEN_END, .start = from, .end = from};
    if (from == length)
        return true;
    if (is_digit(text[from]))
        return read_number(text, length, token, problem);
    if (is_letter(text[from])) {
        token->end = word_end(text, length, from);
        return read_word(text, token, problem);
    }
    const struct sign *sign = find_sign(text + from, length - from);
    const struct slip *slip =
        find_slip(text + from, length - from, sign ? strlen(sign->sign) : 0);
    if (slip)
        return explain_slip(slip, from, problem);
    if (!sign)
        return explain_stranger(text + from, length - from, from, problem);
    token->kind = sign->kind;
    token->operation = sign->operation;
    token->end = from + strlen(sign->sign);
    return true;
}
