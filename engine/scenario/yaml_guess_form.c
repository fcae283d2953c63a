/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Guesses at slips around the texts: indentation, dashes, and the colons
 * behind keys.  Knows lines by their looks; knows nothing of what keys mean. */
#include "scenario/yaml_guess.h"

#include <string.h>

#define LINES_BACK 50 /* how far up a text that goes on may begin */

/* Is the problem the first thing on its line? */
static bool at_line_start(const struct guess *guess)
{
    return guess_column(&guess->line, guess->problem) == guess->line.indent;
}

/* ---- Tabs ---- */

bool guess_tab(struct guess *guess)
{
    const struct line *line = &guess->line;
    const char *tab = memchr(line->text, '\t', line->item);

    if (!tab)
        return false;
    size_t start = line->start + (size_t)(tab - line->text), end = start;
    while (guess_byte(guess, end) == '\t')
        end++;
    if (start - line->start >= line->indent) {
        guess_say(guess, start, end, "a tab cannot stand after a dash");
        return guess_advise(guess, "put a space in its place");
    }
    guess_say(guess, start, end, "a tab cannot indent a line");
    return guess_advise(guess, "indent with spaces, two for each level");
}

/* ---- Colons and dashes that are missing, or too tight ---- */

static bool say_tight_colon(struct guess *guess, const struct line *line)
{
    size_t colon = line_tight_colon(line);

    if (colon == line->length)
        return false;
    guess_say(guess, line->start + colon, line->start + colon + 1,
              "a space is missing after this colon");
    return guess_advise_insert(guess, line, colon + 1, ' ', "put one there");
}

/* `say:Hello`, here or where the text began that this line seems to be of. */
bool guess_tight_colon(struct guess *guess)
{
    struct line line = guess->line;

    if (!guess_at_own_colon(guess))
        return say_tight_colon(guess, &guess->opening);
    for (int i = 0; i < LINES_BACK && line_above(&line, guess->source); i++) {
        if (say_tight_colon(guess, &line))
            return true;
        if (line_has_key(&line) || line_has_dash(&line))
            return false;
    }
    return false;
}

static bool say_missing_colon(struct guess *guess, const struct line *line)
{
    size_t end = line->start + line->length;

    guess_say(guess, end, end + 1, "a colon is missing here");
    return guess_advise_insert(guess, line, line->length, ':', "put one there");
}

/* A word alone, with its lines below it: `door` for `door:`. */
bool guess_missing_colon(struct guess *guess)
{
    bool below = guess_at_own_colon(guess);
    struct line word = below ? guess->line : guess->opening;

    if (below && !line_above(&word, guess->source))
        return false;
    if (!line_is_word(&word) || !line_goes_on(&word, guess->source))
        return false;
    struct line before = word;
    if (line_above(&before, guess->source) && line_has_value(&before) &&
        word.indent > before.item)
        return false;
    return say_missing_colon(guess, &word);
}

/* Is there a list item at the same indentation, right above or below? */
static bool beside_item(const struct line *line, struct source *source)
{
    struct line above = *line, below = *line;

    return (line_above(&above, source) && line_has_dash(&above) &&
            above.indent == line->indent) ||
           (line_below(&below, source) && line_has_dash(&below) &&
            below.indent == line->indent);
}

/* `-one` among `- one`s, or `-title: one` above more keys. */
bool guess_tight_dash(struct guess *guess)
{
    bool keys = guess_at_own_colon(guess);
    struct line line = keys ? guess->line : guess->opening;

    if (keys && !line_above(&line, guess->source))
        return false;
    size_t dash = line.start + line.indent;
    if (line.length - line.indent < 2 || guess_byte(guess, dash) != '-' ||
        line_has_dash(&line) || guess_byte(guess, dash + 1) == '-' ||
        !((keys && line_has_key(&line)) || beside_item(&line, guess->source)))
        return false;
    guess_say(guess, dash, dash + 1, "a space is missing after this dash");
    return guess_advise_insert(guess, &line, line.indent + 1, ' ',
                               "put one there");
}

/* A line that neither begins with a key nor seems to go on with a text. */
bool guess_missing_key(struct guess *guess)
{
    const struct line *line = &guess->opening;
    struct line owner = *line;

    if (line_has_key(line) || line_has_dash(line) ||
        guess_column(line, guess->context) != line->indent)
        return false;
    guess_say(guess, guess->context, line->start + line->length,
              "this line has no key");
    guess_advise(guess, "put a colon behind its key");
    while (line_above(&owner, guess->source))
        if (line_has_key(&owner) && owner.item <= line->indent)
            return guess_advise(
                guess,
                "; if it goes on with the text of `%.*s`, indent it further "
                "than that",
                (int)(owner.key_end - owner.item), owner.text + owner.item);
    return true;
}

/* The same for the first line under a key or behind a dash, as in `name Dee`
 * above `about: ...`. */
bool guess_missing_first_key(struct guess *guess)
{
    struct line above = guess->line, owner;

    if (!guess_at_own_colon(guess) || !line_above(&above, guess->source) ||
        line_has_key(&above) || above.item != guess->line.indent)
        return false;
    owner = above;
    if (!line_has_dash(&above) &&
        (!line_above(&owner, guess->source) || !line_has_key(&owner) ||
         line_has_value(&owner) || owner.item >= above.indent))
        return false;
    guess_say(guess, above.start + above.item, above.start + above.length,
              "this line has no key");
    return guess_advise(guess, "put a colon behind its key; if it is a text "
                               "without a key, move the line below it out");
}

bool guess_missing_dash(struct guess *guess)
{
    const struct line *line = &guess->line;

    if (!at_line_start(guess) || line_has_dash(line) ||
        line->indent != guess_column(&guess->opening, guess->context))
        return false;
    guess_say(guess, guess->problem, line->start + line->length,
              "this stands among list items, and has no dash");
    return guess_advise(guess, "begin it with `- `, or indent it like the key "
                               "that it belongs beside");
}

bool guess_stray_dash(struct guess *guess)
{
    if (!at_line_start(guess) || !line_has_dash(&guess->line))
        return false;
    guess_say(guess, guess->problem, guess->problem + 1,
              "a list item cannot stand among keys");
    return guess_advise(guess, "write it as `key: value`, or indent it under "
                               "the key that it belongs to");
}

/* ---- Indentation ---- */

/* A column at which something began that is still open. */
struct level {
    bool found;
    size_t indent;
    struct line line;
};

/* The open levels around a line that stands at none: the nearest one further
 * in, and the nearest one further out.  False if it does stand at a level. */
static bool find_levels(const struct guess *guess, struct level *deeper,
                        struct level *outer)
{
    const struct line *own = &guess->line;
    bool dash = line_has_dash(own);
    struct line line = *own;
    size_t limit = SIZE_MAX;

    deeper->found = outer->found = false;
    while (!outer->found && line_above(&line, guess->source)) {
        size_t indent = dash ? line.indent : line.item;
        if (dash ? !line_has_dash(&line) : !line_has_key(&line))
            continue;
        if (indent >= limit)
            continue;
        if (indent == own->indent)
            return false;
        limit = indent;
        *(indent > own->indent ? deeper : outer) =
            (struct level){true, indent, line};
    }
    /* What is under a key that has its text already is text. */
    if (outer->found && !dash && line_has_value(&outer->line))
        deeper->found = false;
    return deeper->found || outer->found;
}

static void add_spaces(struct text *text, size_t number)
{
    if (number)
        text_format(text, number == 1 ? "%zu space" : "%zu spaces", number);
    else
        text_put(text, "no spaces");
}

/* The name of what stands at a level: its key, or its dash. */
static void add_level(struct text *text, const struct guess *guess,
                      const struct level *level)
{
    if (line_has_dash(&guess->line))
        text_put(text, "the dash above");
    else
        text_format(text, "`%.*s`",
                    (int)(level->line.key_end - level->line.item),
                    level->line.text + level->line.item);
}

static void add_place(struct text *text, const struct guess *guess,
                      const struct level *level)
{
    add_spaces(text, level->indent);
    text_put(text, " to stand beside ");
    add_level(text, guess, level);
}

static bool say_indentation(struct guess *guess)
{
    const struct line *line = &guess->line;
    struct level deeper, outer;
    struct text *help = &guess->help;

    if (!find_levels(guess, &deeper, &outer))
        return false;
    size_t end = line_has_dash(line) ? line->indent + 1 : line->key_end;
    guess_say(guess, line->start + line->indent, line->start + end,
              "this line fits no level of indentation: it has ");
    add_spaces(&guess->message, line->indent);
    text_put(help, "give it ");
    if (deeper.found)
        add_place(help, guess, &deeper);
    if (deeper.found && outer.found)
        text_put(help, ", or ");
    if (outer.found)
        add_place(help, guess, &outer);
    return true;
}

bool guess_indentation(struct guess *guess)
{
    const struct line *line = &guess->line;

    if (!at_line_start(guess))
        return false;
    if (line_has_key(line) || line_has_dash(line))
        return say_indentation(guess);
    guess_say(guess, guess->problem, line->start + line->length,
              "this line has no key, and is no part of the text above it");
    return guess_advise(guess, "indent it as far as that text, or begin it "
                               "with a key and a colon");
}

/* A key further in than the key above it, which has its text already. */
bool guess_deep_key(struct guess *guess)
{
    struct line above = guess->line;

    if (!guess_at_own_colon(guess) || !line_above(&above, guess->source) ||
        !line_has_key(&above) || !say_indentation(guess))
        return false;
    return guess_advise(guess, "; if it goes on with the text above, put that "
                               "in quotes");
}
