/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Takes a line of a broken file apart.  Knows keys, dashes and quotes by
 * their looks alone; knows nothing of the lines around it but where they
 * begin. */
#include "scenario/yaml_line.h"

#include <string.h>

bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '_' || c == '-';
}

static size_t skip_blanks(const struct line *line, size_t at)
{
    while (at < line->length && is_blank(line->text[at]))
        at++;
    return at;
}

static size_t skip_word(const struct line *line, size_t at)
{
    while (at < line->length && is_word(line->text[at]))
        at++;
    return at;
}

/* Does a text or nothing begin at `at`, as behind a dash or a colon? */
static bool is_apart(const struct line *line, size_t at)
{
    return at >= line->length || is_blank(line->text[at]);
}

static void find_key(struct line *line)
{
    size_t end = skip_word(line, line->item);
    size_t colon = skip_blanks(line, end);

    line->key_end = line->value = line->item;
    line->colon = line->length;
    if (end == line->item || colon == line->length ||
        line->text[colon] != ':' || !is_apart(line, colon + 1))
        return;
    line->key_end = end;
    line->colon = colon;
    line->value = skip_blanks(line, colon + 1);
    if (line_has_value(line) && line->text[line->value] == '#')
        line->value = line->length;
}

void line_read(struct line *line, struct source *source, uint32_t number)
{
    size_t length;
    const char *text = source_line(source, number, &length);

    while (length && is_blank(text[length - 1]))
        length--;
    *line = (struct line){.number = number, .text = text, .length = length};
    line->start = source_offset(source, (struct mark){number, 1});
    line->indent = line->item = skip_blanks(line, 0);
    while (line->item < length && text[line->item] == '-' &&
           is_apart(line, line->item + 1))
        line->item = skip_blanks(line, line->item + 1);
    find_key(line);
}

static bool holds_something(const struct line *line)
{
    return line->indent < line->length && line->text[line->indent] != '#';
}

bool line_above(struct line *line, struct source *source)
{
    struct line above = *line;

    while (above.number > 1) {
        line_read(&above, source, above.number - 1);
        if (holds_something(&above)) {
            *line = above;
            return true;
        }
    }
    return false;
}

bool line_below(struct line *line, struct source *source)
{
    struct line below = *line;

    while (below.start + below.length < source->length &&
           below.number < UINT32_MAX) {
        line_read(&below, source, below.number + 1);
        if (holds_something(&below)) {
            *line = below;
            return true;
        }
    }
    return false;
}

bool line_has_key(const struct line *line)
{
    return line->key_end > line->item;
}

bool line_key_is(const struct line *line, const char *key)
{
    size_t length = line->key_end - line->item;

    return strlen(key) == length &&
           !memcmp(line->text + line->item, key, length);
}

bool line_has_dash(const struct line *line)
{
    return line->item > line->indent;
}

bool line_has_value(const struct line *line)
{
    return line->value < line->length;
}

bool line_is_word(const struct line *line)
{
    return line->item < line->length && line->text[line->item] >= 'a' &&
           line->text[line->item] <= 'z' &&
           skip_word(line, line->item) == line->length;
}

size_t line_tight_colon(const struct line *line)
{
    size_t colon = skip_word(line, line->item);

    if (colon == line->item || colon + 1 >= line->length ||
        line->text[line->item] < 'a' || line->text[colon] != ':' ||
        is_blank(line->text[colon + 1]) || line->text[colon + 1] == '/')
        return line->length;
    return colon;
}

size_t line_comment(const struct line *line)
{
    char first = line_has_value(line) ? line->text[line->value] : '"';

    if (strchr("\"'|>[{", first))
        return line->length;
    for (size_t i = line->value + 1; i < line->length; i++)
        if (line->text[i] == '#' && is_blank(line->text[i - 1]))
            return i;
    return line->length;
}

bool line_goes_on(const struct line *line, struct source *source)
{
    struct line below = *line;

    return line_below(&below, source) && below.indent > line->item;
}

/* ---- Quotes ---- */

void quote_text(const char *bytes, size_t length, struct text *out)
{
    bool single = memchr(bytes, '"', length) || memchr(bytes, '\\', length);

    text_put(out, single ? "'" : "\"");
    for (size_t i = 0; i < length; i++)
        text_add(out, single && bytes[i] == '\'' ? "''" : bytes + i,
                 single && bytes[i] == '\'' ? 2 : 1);
    text_put(out, single ? "'" : "\"");
}

static bool between(const char *bytes, size_t length, const char *open,
                    const char *close)
{
    size_t first = strlen(open), last = strlen(close);

    return length >= first + last && !memcmp(bytes, open, first) &&
           !memcmp(bytes + length - last, close, last);
}

/* How many bytes at each end are quotes that enclose the text. */
static size_t quote_size(const char *bytes, size_t length)
{
    static const struct {
        const char *open, *close;
    } pairs[] = {
        {"\"", "\""}, {"'", "'"}, {"“", "”"}, {"‘", "’"}, {"„", "“"},
    };

    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (between(bytes, length, pairs[i].open, pairs[i].close))
            return strlen(pairs[i].open);
    return 0;
}

bool line_quote(const struct line *line, struct source *source,
                struct text *out)
{
    const char *value = line->text + line->value;
    size_t length = line->length - line->value;

    if (!line_has_value(line) || line->length - line->item > LINE_SHOWN ||
        strchr(",}]", value[length - 1]) || memchr(value, '\\', length) ||
        memchr(value, '\0', length) || line_goes_on(line, source))
        return false;
    /* A comment, perhaps, or an apostrophe that is doubled already. */
    for (size_t i = 1; i < length; i++)
        if ((value[i] == '#' && is_blank(value[i - 1])) ||
            (value[i] == '\'' && value[i - 1] == '\''))
            return false;
    size_t quote = quote_size(value, length);
    text_add(out, line->text + line->item, line->value - line->item);
    quote_text(value + quote, length - 2 * quote, out);
    return true;
}
