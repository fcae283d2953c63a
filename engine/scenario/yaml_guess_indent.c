/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Guesses at lines that begin in the wrong column: which line it is, and how
 * many spaces it wants.  Knows lines by where they begin, and keys by their
 * names. */
#include "scenario/keys.h"
#include "scenario/yaml_guess.h"

#include <string.h>

/* A column at which something began that is still open. */
struct level {
    bool found;
    size_t indent;
    struct line line;
};

static bool has_known_key(const struct line *line)
{
    return key_is_known(line->text + line->item, line->key_end - line->item);
}

/* Where what `line` begins with stands: behind its dash, unless it is asked
 * for by another dash. */
static size_t level_of(const struct line *line, bool dash)
{
    return dash ? line->indent : line->item;
}

/* The open levels around a line that stands at none: the nearest one further
 * in, and the nearest one further out.  False if it does stand at a level. */
static bool find_levels(const struct guess *guess, const struct line *own,
                        struct level *deeper, struct level *outer)
{
    bool dash = line_has_dash(own);
    struct line line = *own;
    size_t limit = SIZE_MAX;

    deeper->found = outer->found = false;
    while (limit && !outer->found && line_above(&line, guess->source)) {
        size_t indent = level_of(&line, dash);
        bool same_kind = dash ? line_has_dash(&line) : line_has_key(&line);
        if (!same_kind && line_has_key(&line) && line.item < limit)
            limit = line.item;
        if (!same_kind || indent >= limit)
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

/* ---- Saying how many spaces ---- */

static void add_spaces(struct text *text, size_t number)
{
    if (number)
        text_format(text, number == 1 ? "%zu space" : "%zu spaces", number);
    else
        text_put(text, "no spaces");
}

/* The name of what stands at a level: its key, or its dash. */
static void add_beside(struct text *text, const struct line *line, bool dash)
{
    text_put(text, " to stand beside ");
    if (dash)
        text_put(text, "the dash above");
    else
        text_format(text, "`%.*s`", (int)(line->key_end - line->item),
                    line->text + line->item);
}

static void add_place(struct text *text, const struct guess *guess,
                      const struct level *level)
{
    add_spaces(text, level->indent);
    add_beside(text, &level->line, line_has_dash(&guess->line));
}

/* Marks the key or the dash that a line begins with. */
static bool say_begins(struct guess *guess, const struct line *line,
                       const char *message)
{
    size_t end = line_has_dash(line) ? line->indent + 1 : line->key_end;

    return guess_say(guess, line->start + line->indent, line->start + end, "%s",
                     message);
}

/* An id stands beside ids, and a key of the language beside such. */
static void keep_likely(const struct line *own, struct level *deeper,
                        struct level *outer)
{
    if (line_has_dash(own) || !deeper->found || !outer->found)
        return;
    bool known = has_known_key(own);
    bool deeper_fits = has_known_key(&deeper->line) == known;
    bool outer_fits = has_known_key(&outer->line) == known;
    deeper->found = deeper_fits || !outer_fits;
    outer->found = outer_fits || !deeper_fits;
}

static bool say_levels(struct guess *guess)
{
    struct level deeper, outer;
    struct text *help = &guess->help;

    if (!find_levels(guess, &guess->line, &deeper, &outer))
        return false;
    keep_likely(&guess->line, &deeper, &outer);
    say_begins(guess, &guess->line,
               "this line fits no level of indentation: it has ");
    add_spaces(&guess->message, guess->line.indent);
    text_put(help, "give it ");
    if (deeper.found)
        add_place(help, guess, &deeper);
    if (deeper.found && outer.found)
        text_put(help, ", or ");
    if (outer.found)
        add_place(help, guess, &outer);
    return true;
}

/* ---- Words that fell out of the text above ---- */

static bool opens_block(const struct line *line)
{
    return line_has_key(line) && line_has_value(line) &&
           strchr("|>", line->text[line->value]) &&
           line->length - line->value <= 2;
}

/* The text below a `|` right above this line: the line of its key, and where
 * its words begin. */
static bool find_block(const struct guess *guess, const struct line *own,
                       struct line *head, size_t *column)
{
    struct line line = *own, first = *own;
    size_t least = SIZE_MAX;

    while (least && line_above(&line, guess->source)) {
        if (opens_block(&line)) {
            *head = line;
            *column = first.number < own->number ? first.indent : line.item + 2;
            return least > line.item;
        }
        least = line.indent < least ? line.indent : least;
        first = line;
    }
    return false;
}

/* The first line of a text sets the column for all of them. */
static bool say_right_of_text(struct guess *guess, const struct line *own,
                              const struct line *head)
{
    struct line first = *head;

    line_below(&first, guess->source);
    guess_say(guess, first.start + first.indent, first.start + first.length,
              "this begins further right than the rest of the text");
    text_put(&guess->help, "give it ");
    add_spaces(&guess->help, own->indent);
    return guess_advise(guess, ", as the lines below it have");
}

static bool say_left_of_text(struct guess *guess, const struct line *own)
{
    struct line head;
    size_t column;

    if (line_has_dash(own) ||
        (line_has_key(own) && (has_known_key(own) || !line_has_value(own))) ||
        !find_block(guess, own, &head, &column) || own->indent >= column)
        return false;
    if (own->indent == head.item + 2)
        return say_right_of_text(guess, own, &head);
    guess_say(guess, own->start + own->indent, own->start + own->length,
              "this begins further left than the text of `%.*s` above it",
              (int)(head.key_end - head.item), head.text + head.item);
    text_put(&guess->help, "give it ");
    add_spaces(&guess->help, column);
    return guess_advise(guess, " if it goes on with that text");
}

/* ---- Another line is the one ---- */

/* The first of several lines that should begin in one column begins in an odd
 * one, so that all the others seem to be wrong. */
static bool say_odd_first(struct guess *guess, const struct level *level)
{
    const struct line *own = &guess->line, *first = &level->line;
    struct line above = *first;

    if (!level->found || line_has_dash(own) || line_has_dash(first) ||
        level->indent % 2 == 0 || own->indent % 2 == 1)
        return false;
    if (line_above(&above, guess->source) ? above.item >= level->indent
                                          : own->indent > 0)
        return false;
    say_begins(guess, first,
               first->indent < own->indent
                   ? "this line begins further left than those "
                     "below it"
                   : "this line begins further right than those "
                     "below it");
    text_put(&guess->help, "give it ");
    add_spaces(&guess->help, own->indent);
    add_beside(&guess->help, own, false);
    return true;
}

/* The nearest key above that begins further left; and, as *level, one above
 * that begins where `own` does, if nothing between begins left of both. */
static bool find_shallow(const struct guess *guess, const struct line *own,
                         struct line *shallow, struct line *level)
{
    struct line line = *own;

    do
        if (!line_above(&line, guess->source))
            return false;
    while (!line_has_key(&line) || line.item >= own->indent);
    *shallow = line;
    while (line_above(&line, guess->source) && line.item >= own->indent)
        if (line.item == own->indent && line_has_key(&line)) {
            *level = line;
            return true;
        }
    return false;
}

/* A key of the language where there should be an id, or an id where there
 * should be a key: it belongs among its like. */
static bool is_out_of_place(const struct line *shallow, const struct line *own,
                            const struct line *level)
{
    bool known = has_known_key(shallow);

    return !line_has_dash(shallow) && line_has_value(shallow) == known &&
           has_known_key(own) == known && has_known_key(level) == known &&
           (shallow->indent || !known);
}

/* `intent` among the choices, above more keys of the choice that it was meant
 * for; or a scene at the margin, above more scenes. */
static bool say_shallow(struct guess *guess)
{
    const struct line *own = &guess->line;
    struct line shallow, level;

    if (line_has_dash(own) || !find_shallow(guess, own, &shallow, &level))
        return false;
    if (say_left_of_text(guess, &shallow))
        return true;
    if (!is_out_of_place(&shallow, own, &level))
        return false;
    say_begins(guess, &shallow,
               "this line begins further left than those around it");
    text_put(&guess->help, "give it ");
    add_spaces(&guess->help, own->indent);
    add_beside(&guess->help, &level, false);
    return true;
}

/* ---- The guesses ---- */

static bool say_whose_line(struct guess *guess)
{
    struct level deeper, outer;

    if (say_shallow(guess))
        return true;
    return find_levels(guess, &guess->line, &deeper, &outer) &&
           (say_odd_first(guess, &deeper) || say_odd_first(guess, &outer));
}

bool guess_left_of_text(struct guess *guess)
{
    return say_left_of_text(guess,
                            guess->back ? &guess->opening : &guess->line);
}

bool guess_indentation(struct guess *guess)
{
    const struct line *line = &guess->line;

    if (!guess_at_line_start(guess))
        return false;
    if (line_has_key(line) || line_has_dash(line))
        return say_whose_line(guess) || say_levels(guess);
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
        !line_has_key(&above))
        return false;
    if (say_whose_line(guess))
        return true;
    if (!say_levels(guess))
        return false;
    return guess_advise(guess, "; if it goes on with the text above, put that "
                               "in quotes");
}
