/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Guesses at slips around the texts: tabs, and the colons behind keys.  Knows
 * lines by their looks, and keys by their names. */
#include "scenario/keys.h"
#include "scenario/yaml_guess.h"

#include <string.h>

#define LINES_BACK 50 /* how far up a text that goes on may begin */

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
    return guess_advise(guess, "delete it, and indent with spaces, two for "
                               "each level");
}

/* ---- Colons that are missing, or too tight ---- */

static bool say_tight_colon(struct guess *guess, const struct line *line)
{
    size_t colon = line_tight_colon(line);

    if (colon == line->length)
        return false;
    if (strspn(line->text + colon + 1, ",;.") == line->length - colon - 1) {
        guess_say(guess, line->start + colon + 1, line->start + line->length,
                  "nothing belongs behind this colon");
        return guess_advise(guess, "write `%.*s`",
                            (int)(colon + 1 - line->item),
                            line->text + line->item);
    }
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

/* `say Hello`, `say; Hello`, `say = Hello`: the key gives it away. */
static bool say_colon_behind_key(struct guess *guess, const struct line *line)
{
    static const char wide[] = "：";
    size_t end = line->item, value;

    while (end < line->length && is_word(line->text[end]))
        end++;
    value = end;
    while (value < line->length && strchr(" \t;=", line->text[value]))
        value++;
    if (value == end && line->length - end > strlen(wide) &&
        !memcmp(line->text + end, wide, strlen(wide)))
        value += strlen(wide) + strspn(line->text + value + strlen(wide), " ");
    if (value == end || value == line->length ||
        !key_is_known(line->text + line->item, end - line->item))
        return false;
    guess_say(guess, line->start + end, line->start + end + 1,
              "a colon is missing after `%.*s`", (int)(end - line->item),
              line->text + line->item);
    if (line->length - line->item > LINE_SHOWN)
        return guess_advise(guess, "put one there, and a space behind it");
    return guess_advise(guess, "write `%.*s: %.*s`", (int)(end - line->item),
                        line->text + line->item, (int)(line->length - value),
                        line->text + value);
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
    struct line word = guess_suspect(guess);

    if (!guess->back && !guess_at_own_colon(guess))
        return false;
    if (!line_has_key(&word) && say_colon_behind_key(guess, &word))
        return true;
    if (!line_is_word(&word) || !line_goes_on(&word, guess->source))
        return false;
    struct line before = word;
    if (line_above(&before, guess->source) && line_has_value(&before) &&
        word.indent > before.item)
        return false;
    return say_missing_colon(guess, &word);
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
    while (line_above(&owner, guess->source) && !line_has_key(&owner))
        ;
    if (line_has_key(&owner) && line_has_value(&owner) &&
        owner.item >= line->indent)
        guess_advise(guess,
                     "give it %zu spaces if it goes on with the text of "
                     "`%.*s`; or ",
                     owner.item + 2, (int)(owner.key_end - owner.item),
                     owner.text + owner.item);
    return guess_advise(guess, "begin it with a key and a colon");
}

/* `lines:` with words below it, one of which has a colon behind it. */
bool guess_missing_bar(struct guess *guess)
{
    static const char *const texts[] = {"lines",   "why",      "about",
                                        "summary", "setting",  "feedback",
                                        "impact",  "takeaway", "right_when"};
    struct line owner = guess->line;
    bool words = false;

    while (line_above(&owner, guess->source) && !line_has_key(&owner) &&
           owner.text[owner.indent] != '-' &&
           owner.indent >= guess->line.indent)
        words = true;
    if (!words || line_has_value(&owner) || owner.item >= guess->line.indent)
        return false;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (!line_key_is(&owner, texts[i]))
            continue;
        guess_say(guess, owner.start + owner.item, owner.start + owner.length,
                  "a `|` is missing behind this, for the text below it has a "
                  "colon");
        return guess_advise(guess,
                            "write `%s: |`; then any words may stand "
                            "below it",
                            texts[i]);
    }
    return false;
}

/* No colon in the first line under a key or behind a dash, as in `name Dee`
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
