/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Guesses at dashes: too tight, where none belongs, and none where one does.
 * Knows which keys have lists under them. */
#include "scenario/keys.h"
#include "scenario/yaml_guess.h"

#include <string.h>

/* `-one` among `- one`s, or `-title: one` above more keys. */
bool guess_tight_dash(struct guess *guess)
{
    struct line line = guess_suspect(guess);
    size_t dash = line.start + line.indent;
    bool keys = guess_at_own_colon(guess) ||
                (guess_at_line_start(guess) && line_has_dash(&guess->opening));

    if (line.length - line.indent < 2 || guess_byte(guess, dash) != '-' ||
        line_has_dash(&line) || guess_byte(guess, dash + 1) == '-' ||
        !((keys && line_has_key(&line)) ||
          guess_beside_item(&line, guess->source)))
        return false;
    guess_say(guess, dash, dash + 1, "a space is missing after this dash");
    return guess_advise_insert(guess, &line, line.indent + 1, ' ',
                               "put one there");
}

/* The key that a list stands under; NULL if it is not in sight. */
static bool find_owner(const struct guess *guess, const struct line *item,
                       struct line *owner)
{
    *owner = *item;
    while (line_above(owner, guess->source))
        if (line_has_key(owner) && owner->item <= item->indent &&
            !(line_has_dash(owner) && owner->indent >= item->indent))
            return !line_has_value(owner);
    return false;
}

static bool say_take_out_dash(struct guess *guess, const struct line *line)
{
    size_t dash = line->start + line->indent;

    guess_say(guess, dash, dash + 1, "no dash belongs here");
    if (line->length - line->item > LINE_SHOWN)
        return guess_advise(guess, "put two spaces in its place");
    return guess_advise(
        guess,
        "take the dash out: write `%.*s`, and begin it where the dash is",
        (int)(line->length - line->item), line->text + line->item);
}

/* A key that belongs to the item above, but begins where its dash does. */
static bool say_beside(struct guess *guess, const struct line *line)
{
    struct line item = *line;

    do
        if (!line_above(&item, guess->source) || item.indent < line->indent)
            return false;
    while (item.indent > line->indent);
    if (!line_has_dash(&item) ||
        !key_is_known(item.text + item.item, item.key_end - item.item) ||
        !key_is_known(line->text + line->item, line->key_end - line->item))
        return false;
    guess_say(guess, line->start + line->item, line->start + line->key_end,
              "this line begins too far left");
    return guess_advise(guess,
                        "give it %zu spaces to stand beside `%.*s`, which is "
                        "behind the dash; or, if it begins a new item of the "
                        "list, a dash of its own",
                        item.item, (int)(item.key_end - item.item),
                        item.text + item.item);
}

bool guess_missing_dash(struct guess *guess)
{
    const struct line *line = &guess->line;
    struct line owner;

    if (!guess_at_line_start(guess) || line_has_dash(line) ||
        line->indent != guess_column(&guess->opening, guess->context))
        return false;
    bool owned = find_owner(guess, &guess->opening, &owner);
    if (owned && line_has_key(&guess->opening) &&
        !key_takes_list(owner.text + owner.item, owner.key_end - owner.item))
        return say_take_out_dash(guess, &guess->opening);
    if (say_beside(guess, line))
        return true;
    guess_say(guess, guess->problem, line->start + line->length,
              "this stands among list items, and has no dash");
    if (owned && line_has_key(line))
        return guess_advise(guess,
                            "give it %zu spaces to stand beside `%.*s`, "
                            "or begin it with `- `",
                            owner.item, (int)(owner.key_end - owner.item),
                            owner.text + owner.item);
    return guess_advise(guess, "begin it with `- `, or indent it further if it "
                               "goes on with the text above");
}

/* Below the first item of a list, which has no dash, one that has. */
static bool say_first_dash(struct guess *guess, const struct line *line)
{
    struct line owner = *line, first;

    do
        if (!line_above(&owner, guess->source))
            return false;
    while (!line_has_key(&owner) || owner.item >= line->indent);
    first = owner;
    line_below(&first, guess->source);
    if (line_has_value(&owner) || line_has_dash(&first) ||
        !line_has_key(&first) ||
        !key_takes_list(owner.text + owner.item, owner.key_end - owner.item))
        return false;
    size_t at = first.start + first.indent;
    guess_say(guess, at, at + 1, "a dash is missing before this");
    guess->remark.span.start = source_mark(guess->source, guess->problem);
    guess->remark.span.end = source_mark(guess->source, guess->problem + 1);
    guess->remark.label = "as it stands here";
    return guess_advise(guess, "give it %zu spaces, then `- %.*s`",
                        line->indent, (int)(first.key_end - first.item),
                        first.text + first.item);
}

bool guess_stray_dash(struct guess *guess)
{
    const struct line *line = &guess->line;

    if (!guess_at_line_start(guess) || !line_has_dash(line))
        return false;
    if (say_first_dash(guess, line))
        return true;
    if (line_has_key(line))
        return say_take_out_dash(guess, line);
    guess_say(guess, guess->problem, guess->problem + 1,
              "a list item cannot stand among keys");
    return guess_advise(guess, "write it as `key: value`, or indent it under "
                               "the key that it belongs to");
}
