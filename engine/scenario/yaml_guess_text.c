/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Guesses at slips inside a text: quotes, colons, first characters, `#`.
 * Knows what people write into dialogue; knows nothing of indentation. */
#include "scenario/keys.h"
#include "scenario/yaml_guess.h"

#include <string.h>

#define LINES_BACK 200 /* how far up an open quote is looked for */

static size_t count(const struct line *line, size_t from, char c)
{
    size_t number = 0;

    for (size_t i = from; i < line->length; i++)
        number += line->text[i] == c;
    return number;
}

/* ---- First characters ---- */

/* Text that begins with a character that means something else there. */
static bool first_character(struct guess *guess, const struct line *line,
                            size_t offset)
{
    char c = guess_byte(guess, offset);

    if (!c || !strchr("*&!%@`{[>|,]}?-", c) ||
        guess_column(line, offset) != line->value ||
        (strchr("]}", c) && line->value + 1 == line->length))
        return false;
    guess_say(guess, offset, offset + 1,
              c == '`' ? "text that begins with a backquote needs quotes"
                       : "text that begins with `%c` needs quotes",
              c);
    guess_advise_quotes(guess, line);
    if (c == '-' && line_has_key(line))
        guess_advise(guess, "; a list begins on the next line");
    return true;
}

bool guess_first_character(struct guess *guess)
{
    return first_character(guess, &guess->line, guess->problem);
}

bool guess_first_character_back(struct guess *guess)
{
    return first_character(guess, &guess->opening, guess->context);
}

/* `say: > I know`, or `say: | I know`. */
bool guess_block_text(struct guess *guess)
{
    char c = guess_byte(guess, guess->context);
    const struct line *line = &guess->opening;

    if ((c != '>' && c != '|') || !line_has_key(line) ||
        guess_column(line, guess->context) != line->value)
        return false;
    if (line_key_is(line, "when")) {
        guess_say(guess, guess->context, guess->context + 1,
                  "`%c` has nothing on its left", c);
        return guess_advise(guess, "name the gauge that is compared, as in "
                                   "`when: trust >= 3`");
    }
    guess_say(guess, guess->problem, line->start + line->length,
              "after `%c`, the text begins on the next line", c);
    return guess_advise(guess,
                        "write `%.*s: %c` alone, and the words below it, "
                        "indented further",
                        (int)(line->key_end - line->item),
                        line->text + line->item, c);
}

/* ---- Unquoted text ---- */

bool guess_curly_quote(struct guess *guess)
{
    static const char *const curly[] = {"“", "‘", "„", "«"};
    const struct line *line = &guess->line;
    size_t left = line->length - line->value;

    if (guess_column(line, guess->problem) <= line->value)
        return false;
    for (size_t i = 0; i < sizeof curly / sizeof *curly; i++) {
        size_t size = strlen(curly[i]);
        if (left < size || memcmp(line->text + line->value, curly[i], size))
            continue;
        size_t start = line->start + line->value;
        guess_say(guess, start, start + size,
                  "curly quotation marks do not quote here");
        return guess_advise_quotes(guess, line);
    }
    return false;
}

/* `choices: press:`, with more below it; or `press: say: Hello`. */
static bool second_key(struct guess *guess)
{
    const struct line *line = &guess->line;
    size_t at = line->value;

    while (is_word(line->text[at]))
        at++;
    if (!line_has_key(line) || line->text[at] != ':' ||
        !(key_is_known(line->text + line->value, at - line->value) ||
          (at + 1 == line->length && line_goes_on(line, guess->source))))
        return false;
    guess_say(guess, line->start + line->value, line->start + at + 1,
              "a second key cannot stand on the line of the first");
    return guess_advise(
        guess, "write `%.*s` on the next line, indented further",
        (int)(line->length - line->value), line->text + line->value);
}

/* `effects: trust: +1`, or `effects: (trust: +1)`. */
static bool group_on_the_line(struct guess *guess)
{
    const struct line *line = &guess->line;
    const char *value = line->text + line->value;
    size_t length = line->length - line->value;

    if (!key_takes_group(line->text + line->item, line->key_end - line->item) ||
        line_goes_on(line, guess->source))
        return false;
    if (*value == '(' && value[length - 1] == ')') {
        value++;
        length -= 2;
    }
    guess_say(guess, line->start + line->value, line->start + line->length,
              "a group on the line of its key needs braces");
    return guess_advise(guess, "write `%.*s: {%.*s}`",
                        (int)(line->key_end - line->item),
                        line->text + line->item, (int)length, value);
}

/* `say: Hello. intent: Help her.`: the word before the colon is a key. */
static void advise_new_line(struct guess *guess)
{
    const struct line *line = &guess->line;
    size_t colon = guess_column(line, guess->problem), word = colon;

    while (word > line->value && is_word(line->text[word - 1]))
        word--;
    if (line_has_key(line) && key_is_known(line->text + word, colon - word))
        guess_advise(guess,
                     "; if `%.*s` is a key here, begin a new line with it",
                     (int)(colon - word), line->text + word);
}

/* The text began on a line above, and quotes on this one would not do. */
static bool advise_whole_text(struct guess *guess)
{
    struct line above = guess->line;

    if (line_has_key(&guess->line) || line_has_dash(&guess->line) ||
        !line_above(&above, guess->source) || !line_has_key(&above) ||
        !line_has_value(&above) || above.item >= guess->line.indent)
        return false;
    return guess_advise(guess,
                        "write `%.*s: |`, and all of the text on the lines "
                        "below it",
                        (int)(above.key_end - above.item),
                        above.text + above.item);
}

/* `say: Listen: I know` */
bool guess_colon_in_text(struct guess *guess)
{
    const struct line *line = &guess->line;

    if (guess_byte(guess, guess->problem) != ':' ||
        guess_column(line, guess->problem) <= line->value)
        return false;
    if (second_key(guess) || group_on_the_line(guess))
        return true;
    guess_say(guess, guess->problem, guess->problem + 1,
              "a colon and a space cannot stand in text without quotes");
    if (advise_whole_text(guess))
        return true;
    guess_advise_quotes(guess, line);
    advise_new_line(guess);
    return true;
}

/* `say: Room #3 is free`, with more on the next line. */
bool guess_comment_in_text(struct guess *guess)
{
    struct line above = guess->line;

    if (line_has_key(&guess->line) || line_has_dash(&guess->line) ||
        guess_column(&guess->line, guess->problem) != guess->line.indent ||
        !line_above(&above, guess->source))
        return false;
    size_t hash = line_comment(&above);
    if (hash == above.length)
        return false;
    guess_say(guess, above.start + hash, above.start + hash + 1,
              "a `#` after a space cuts the text off here");
    guess->remark.span.start = source_mark(guess->source, guess->problem);
    guess->remark.span.end =
        source_mark(guess->source, guess->line.start + guess->line.length);
    guess->remark.label = "so this belongs to nothing";
    return guess_advise(guess, "put the whole text in quotes, or write `|` "
                               "after the key and the words below it");
}

/* ---- Quoted text ---- */

static bool say_open(struct guess *guess, const struct line *line,
                     size_t offset)
{
    char quote = guess_byte(guess, offset);
    bool alone = guess_column(line, offset) == line->value &&
                 !line_goes_on(line, guess->source);

    guess_say(guess, offset, offset + 1, "this quotation mark is never closed");
    if (alone && quote == '"' && line->value > line->indent &&
        count(line, line->value, '"') == 1 &&
        !memchr(line->text, '#', line->length))
        return guess_advise_insert(guess, line, line->length, '"',
                                   "close it at the end of the line");
    guess_advise(guess, "add the `%c` that closes it", quote);
    struct text mended = {0};
    if (alone && quote == '\'' && line_quote(line, guess->source, &mended))
        guess_advise(guess, "; if it is an apostrophe, write `%s`",
                     mended.bytes);
    text_release(&mended);
    return true;
}

bool guess_open_quote(struct guess *guess)
{
    char c = guess_byte(guess, guess->context);

    return (c == '"' || c == '\'') &&
           say_open(guess, &guess->opening, guess->context);
}

/* Below the text that it seems to be in, a quote closed.  If there are keys
 * between, the one that opened that text must have been left open. */
static bool opened_above(struct guess *guess, size_t closed)
{
    char quote = guess_byte(guess, closed);
    struct line line = guess->line;
    bool keys = line.value > line.indent;

    for (int i = 0; i < LINES_BACK && line_above(&line, guess->source); i++) {
        if (!line_has_value(&line) || line.text[line.value] != quote ||
            count(&line, line.value, quote) % 2 == 0) {
            keys |= line_has_key(&line);
            continue;
        }
        if (!keys)
            return guess_say_closed(guess, closed);
        guess->remark.span.start = source_mark(guess->source, closed);
        guess->remark.span.end = source_mark(guess->source, closed + 1);
        guess->remark.label = "so this one seemed to close it";
        return say_open(guess, &line, line.start + line.value);
    }
    return false;
}

/* Words on a line of their own, below a text whose quotes have closed. */
static bool below_quote(struct guess *guess)
{
    const struct line *line = &guess->line;
    struct line above = *line;

    if (guess_column(line, guess->problem) != line->indent ||
        line->value > line->indent || !line_above(&above, guess->source))
        return false;
    char last = above.text[above.length - 1];
    if (last != '"' && last != '\'')
        return false;
    guess_say(guess, guess->problem, line->start + line->length,
              "this stands behind the quotation mark that closes the text");
    return guess_advise(guess, "move the closing quotation mark to the end");
}

/* `"Hi" he said`, or `'I don't know'`, or a quote left open above. */
bool guess_after_quote(struct guess *guess)
{
    const struct line *line = &guess->line;
    size_t closed = guess_closed_quote(guess);

    if (!closed)
        return below_quote(guess);
    if (closed <= line->start + line->value ||
        line->text[line->value] != guess_byte(guess, closed))
        return opened_above(guess, closed);
    if (guess_is_apostrophe(guess, closed))
        guess_say(guess, closed, closed + 1,
                  "the quoted text ends at this apostrophe");
    else
        guess_say(guess, guess->problem, line->start + line->length,
                  "this stands behind the quotation mark that closes the text");
    if (guess_byte(guess, guess->problem) == guess_byte(guess, closed))
        return guess_advise(guess, "put the whole text in one pair of quotes");
    return guess_advise_quotes(guess, line);
}

/* `"C:\path"` or `"don\'t"` */
bool guess_escape(struct guess *guess)
{
    char c = guess_byte(guess, guess->problem + 1);

    if (guess_byte(guess, guess->problem) != '\\' || c <= ' ' || c == 0x7f)
        return false;
    guess_say(guess, guess->problem, guess->problem + 2,
              "`\\%c` means nothing between double quotes", c);
    if (c == '\'')
        return guess_advise(guess, "write the apostrophe without a backslash");
    return guess_advise(guess, "write `\\\\` for a backslash, or put the text "
                               "in single quotes");
}
