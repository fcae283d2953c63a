/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What all guesses need: to look at the file, and to say something. */
#include "scenario/yaml_guess.h"

#include <stdarg.h>

/* ---- Looking ---- */

char guess_byte(const struct guess *guess, size_t offset)
{
    return offset < guess->source->length ? guess->source->text[offset] : '\0';
}

size_t guess_column(const struct line *line, size_t offset)
{
    return offset - line->start;
}

bool guess_at_line_start(const struct guess *guess)
{
    return guess_column(&guess->line, guess->problem) == guess->line.indent;
}

bool guess_at_own_colon(const struct guess *guess)
{
    return line_has_key(&guess->line) &&
           guess_column(&guess->line, guess->problem) == guess->line.colon;
}

/* Part of a word of any language? */
static bool is_letter(char c)
{
    return (c != '-' && is_word(c)) || (c & 0x80);
}

bool guess_is_apostrophe(const struct guess *guess, size_t offset)
{
    return guess_byte(guess, offset) == '\'' &&
           is_letter(guess_byte(guess, offset - 1)) &&
           is_letter(guess_byte(guess, offset + 1));
}

size_t guess_closed_quote(const struct guess *guess)
{
    size_t at = guess->problem;

    while (at > guess->line.start && is_blank(guess_byte(guess, at - 1)))
        at--;
    if (at == guess->line.start)
        return 0;
    char c = guess_byte(guess, at - 1);
    return c == '"' || c == '\'' ? at - 1 : 0;
}

struct line guess_suspect(const struct guess *guess)
{
    struct line line = guess->line;

    if (guess->back)
        line = guess->opening;
    else if (guess_at_own_colon(guess))
        line_above(&line, guess->source);
    return line;
}

bool guess_beside_item(const struct line *line, struct source *source)
{
    struct line above = *line, below = *line;

    return (line_above(&above, source) && line_has_dash(&above) &&
            above.indent == line->indent) ||
           (line_below(&below, source) && line_has_dash(&below) &&
            below.indent == line->indent);
}

/* ---- Saying ---- */

bool guess_say(struct guess *guess, size_t start, size_t end,
               const char *format, ...)
{
    va_list arguments;

    guess->span.start = source_mark(guess->source, start);
    guess->span.end = source_mark(guess->source, end);
    if (guess->span.end.line != guess->span.start.line ||
        guess->span.end.column <= guess->span.start.column) {
        guess->span.end = guess->span.start;
        guess->span.end.column++;
    }
    va_start(arguments, format);
    text_vformat(&guess->message, format, arguments);
    va_end(arguments);
    return true;
}

bool guess_advise(struct guess *guess, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    text_vformat(&guess->help, format, arguments);
    va_end(arguments);
    return true;
}

bool guess_say_closed(struct guess *guess, size_t closed)
{
    guess_say(guess, closed, closed + 1, "the quoted text ends at this %s",
              guess_is_apostrophe(guess, closed) ? "apostrophe"
                                                 : "quotation mark");
    return guess_advise(guess, "put the whole text in %s quotes",
                        guess_byte(guess, closed) == '"' ? "single" : "double");
}

bool guess_advise_insert(struct guess *guess, const struct line *line,
                         size_t at, char c, const char *otherwise)
{
    if (line->length - line->item > LINE_SHOWN)
        return guess_advise(guess, "%s", otherwise);
    return guess_advise(guess, "write `%.*s%c%.*s`", (int)(at - line->item),
                        line->text + line->item, c, (int)(line->length - at),
                        line->text + at);
}

bool guess_advise_quotes(struct guess *guess, const struct line *line)
{
    struct text mended = {0};

    if (line_quote(line, guess->source, &mended))
        guess_advise(guess, "write `%s`", mended.bytes);
    else
        guess_advise(guess, "put the whole text in quotes%s",
                     line_has_key(line) ? ", or write `|` after the key and "
                                          "the words below it"
                                        : "");
    text_release(&mended);
    return true;
}
