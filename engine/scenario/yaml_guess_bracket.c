/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Guesses at slips with brackets and between them: `{when: ..., dee: ...}`.
 * Counts brackets without reading quotes, so it is sure of little. */
#include "scenario/yaml_guess.h"

#include <string.h>

static bool is_opening(char c)
{
    return c == '{' || c == '[';
}

static bool is_closing(char c)
{
    return c == '}' || c == ']';
}

bool guess_stray_bracket(struct guess *guess)
{
    char c = guess_byte(guess, guess->problem);

    if (!is_closing(c))
        return false;
    guess_say(guess, guess->problem, guess->problem + 1,
              "this `%c` closes nothing", c);
    return guess_advise(guess, "take it out, or add what opens it");
}

/* `{asked: true]` */
bool guess_other_bracket(struct guess *guess)
{
    char open = guess_byte(guess, guess->context);
    char c = guess_byte(guess, guess->problem);

    if (!is_opening(open) || !is_closing(c) || c == (open == '{' ? '}' : ']'))
        return false;
    guess_say(guess, guess->problem, guess->problem + 1,
              "`%c` cannot close what `%c` opened", c, open);
    return guess_advise(guess, "write `%c` in its place",
                        open == '{' ? '}' : ']');
}

/* `say: {softly} I know`; or `*`, `&` and `!`, which take one word. */
bool guess_after_bracket(struct guess *guess)
{
    const struct line *line = &guess->line;
    char c = line_has_value(line) ? line->text[line->value] : '\0';
    size_t start = line->start + line->value;

    if (guess_column(line, guess->problem) <= line->value || !c ||
        !strchr("{[*&!", c))
        return false;
    guess_say(guess, start, start + 1,
              "text that begins with `%c` needs "
              "quotes",
              c);
    return guess_advise_quotes(guess, line);
}

/* Does a comment begin at this byte? */
static bool is_comment(const struct guess *guess, size_t offset)
{
    return guess_byte(guess, offset) == '#' &&
           is_blank(guess_byte(guess, offset - 1));
}

/* How many brackets are open between the one at `start` and `end`; 0 once it
 * is closed. */
static size_t open_brackets(const struct guess *guess, size_t start, size_t end)
{
    size_t open = 0;
    bool comment = false;

    for (size_t i = start; i < end; i++) {
        char c = guess->source->text[i];
        comment = c != '\n' && (comment || is_comment(guess, i));
        if (comment)
            continue;
        open += is_opening(c);
        open -= is_closing(c);
        if (!open)
            break;
    }
    return open;
}

/* `[one, #two]` */
static bool comment_in_brackets(struct guess *guess, const struct line *line)
{
    size_t at = line->start + line->value, end = line->start + line->length;

    if (!is_opening(guess_byte(guess, at)))
        return false;
    for (; at < end; at++)
        if (is_comment(guess, at)) {
            guess_say(guess, at, at + 1,
                      "a `#` after a space cuts the line off here");
            return guess_advise(guess, "take it out, or put it in quotes with "
                                       "the text around it");
        }
    return false;
}

bool guess_open_bracket(struct guess *guess)
{
    const struct line *line = &guess->opening;
    char c = guess_byte(guess, guess->context), close = c == '{' ? '}' : ']';
    size_t end = line->start + line->length;

    if (!is_opening(c) || guess->line.number == line->number ||
        !open_brackets(guess, guess->context, guess->source->length))
        return false;
    if (comment_in_brackets(guess, line))
        return true;
    guess_say(guess, guess->context, guess->context + 1,
              "this `%c` is never closed", c);
    if (guess_column(line, guess->context) != line->value ||
        line_goes_on(line, guess->source) ||
        open_brackets(guess, guess->context, end) != 1 ||
        guess_byte(guess, end - 1) == ',')
        return guess_advise(guess, "add the `%c` that closes it", close);
    return guess_advise_insert(guess, line, line->length, close,
                               "close it at the end of the line");
}

/* `{asked: #true}`: the next line begins where a value should. */
bool guess_comment_in_brackets(struct guess *guess)
{
    struct line above = guess->line;

    return guess_column(&guess->line, guess->problem) == guess->line.indent &&
           line_above(&above, guess->source) &&
           comment_in_brackets(guess, &above);
}

/* The line above ends without the comma that this line wants. */
static bool comma_above(struct guess *guess)
{
    struct line above = guess->line;

    if (!line_above(&above, guess->source))
        return false;
    size_t end = above.start + above.length;
    guess_say(guess, end, end + 1, "a comma is missing here");
    return guess_advise(guess, "end the line with a comma");
}

/* A part of a line. */
struct part {
    const char *bytes;
    size_t length;
};

static struct part part_between(const struct line *line, size_t start,
                                size_t end)
{
    while (start < end && is_blank(line->text[start]))
        start++;
    while (end > start && is_blank(line->text[end - 1]))
        end--;
    return (struct part){line->text + start, end - start};
}

/* `outcome: helped title: x`, or `title: She said: no`: who can tell? */
bool guess_missing_comma(struct guess *guess)
{
    const struct line *line = &guess->line;
    size_t colon = guess_column(line, guess->problem);
    size_t start = colon, end = colon, word = colon;

    if (guess_byte(guess, guess->problem) != ':')
        return false;
    if (guess_at_own_colon(guess) && guess->opening.number < line->number)
        return comma_above(guess);
    while (start && !strchr(",{[", line->text[start - 1]))
        start--;
    while (end < line->length && !strchr(",}]", line->text[end]))
        end++;
    while (word > start && !is_blank(line->text[word - 1]))
        word--;
    const char *first = memchr(line->text + start, ':', word - start);
    if (!first)
        return false;
    struct part key = part_between(line, start, (size_t)(first - line->text));
    struct part value =
        part_between(line, (size_t)(first - line->text) + 1, end);
    guess_say(guess, guess->problem, guess->problem + 1,
              "there is no comma between this colon and the one before it");
    guess_advise(guess, "put a comma before `%.*s`, or write `%.*s: ",
                 (int)(colon - word), line->text + word, (int)key.length,
                 key.bytes);
    quote_text(value.bytes, value.length, &guess->help);
    return guess_advise(guess, "`");
}

/* Text behind a closing quote, as elsewhere; less can be said of it here. */
bool guess_flow_quote(struct guess *guess)
{
    size_t closed = guess_closed_quote(guess);

    if (!closed)
        return false;
    if (guess_is_apostrophe(guess, closed) ||
        is_blank(guess_byte(guess, closed - 1)))
        return guess_say_closed(guess, closed);
    guess_say(guess, guess->problem, guess->problem + 1,
              "this stands behind the quotation mark that closes the text");
    return guess_advise(guess, "put the whole text in one pair of quotes");
}
