/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Guesses at what came along from elsewhere: spaces that are none, fences,
 * comments and bullets.  Knows how other programs write; knows nothing of
 * indentation. */
#include "scenario/keys.h"
#include "scenario/odd.h"
#include "scenario/yaml_guess.h"

#include <string.h>

#define LENGTH(array) (sizeof(array) / sizeof *(array))

/* In front of a key, or beside its colon. */
static bool say_odd_space(struct guess *guess, const struct line *line)
{
    struct odd odd =
        odd_find(line->text + line->item, line->length - line->item);
    size_t start = line->start + line->item + odd.start;
    size_t end = start + odd.length;

    if (!odd.length || (odd.start && guess_byte(guess, start - 1) != ':' &&
                        guess_byte(guess, end) != ':'))
        return false;
    guess_say(guess, start, end, "%s", "");
    odd_say(&odd, &guess->message, &guess->help);
    return true;
}

bool guess_odd_space(struct guess *guess)
{
    struct line above = guess->line;

    return say_odd_space(guess, &guess->line) ||
           (line_above(&above, guess->source) &&
            say_odd_space(guess, &above)) ||
           say_odd_space(guess, &guess->opening);
}

/* What begins a line elsewhere: comments, rules, bullets. */
static const char *const comments[] = {"//", "/*", "<!--", "--"};
static const char *const rules[] = {"===", "***", "___", "~~~", "+++", "###"};
static const char *const bullets[] = {"•", "–", "—", "·", "‣", "◦", "*"};

static const char *beginning(const struct line *line, const char *const *words,
                             size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(words[i]);
        if (line->length - line->indent >= length &&
            !memcmp(line->text + line->indent, words[i], length))
            return words[i];
    }
    return NULL;
}

/* ```yaml */
bool guess_fence(struct guess *guess)
{
    static const char *const fence[] = {"```"};
    const struct line *line = &guess->line;

    if (!guess_at_line_start(guess) || !beginning(line, fence, 1))
        return false;
    guess_say(guess, guess->problem, line->start + line->length,
              "this line is not part of a scenario");
    return guess_advise(guess, "take it out; it came along with text that was "
                               "copied");
}

bool guess_foreign_comment(struct guess *guess)
{
    struct line line = guess_suspect(guess);
    bool comment = beginning(&line, comments, LENGTH(comments));

    if (!comment && !beginning(&line, rules, LENGTH(rules)))
        return false;
    guess_say(guess, line.start + line.indent, line.start + line.length,
              comment ? "a remark of your own begins with `#`"
                      : "a line of signs means nothing here");
    return guess_advise(guess, comment ? "put a `#` in front of it, or take it "
                                         "out"
                                       : "take it out, or put a `#` in front "
                                         "of it");
}

/* `• one`, or `* one`, for `- one`. */
bool guess_bullet(struct guess *guess)
{
    struct line line = guess_suspect(guess), above = line;
    const char *bullet = beginning(&line, bullets, LENGTH(bullets));
    size_t size = bullet ? strlen(bullet) : 0;

    if (!bullet || line.length <= line.indent + size ||
        !is_blank(line.text[line.indent + size]) ||
        !line_above(&above, guess->source) ||
        !(guess_beside_item(&line, guess->source) ||
          key_takes_list(above.text + above.item, above.key_end - above.item) ||
          guess_column(&guess->opening, guess->context) == line.indent))
        return false;
    guess_say(guess, line.start + line.indent, line.start + line.indent + size,
              "an item of a list begins with `- `");
    return guess_advise(guess, "write `-%.*s`%s",
                        (int)(line.length - line.indent - size),
                        line.text + line.indent + size,
                        *bullet == '*' ? ", and the same on each line of the "
                                         "list"
                                       : "");
}
