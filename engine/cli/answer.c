/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Understands a line.  Knows the names of commands and how choices begin; does
 * nothing about either. */
#include "answer.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <wchar.h>
#include <wctype.h>

const struct word_row answer_words[] = {
    {"more", WORD_MORE, "what else could have happened, and why it landed so"},
    {"others", WORD_OTHERS, "the other choices you had; others 2 reads one"},
    {"why", WORD_WHY, "the reasons, with what they rest on"},
    {"hint", WORD_HINT, "before you choose: the practice this moment asks for"},
    {"back", WORD_BACK, "one choice back"},
    {"state", WORD_STATE, "how things stand"},
    {"redraw", WORD_REDRAW, "show this page again"},
    {"plain", WORD_PLAIN, "sentences, for a screen reader; once more: columns"},
    {"help", WORD_HELP, "this page"},
    {"help now", WORD_HELP_NOW, "real help, for you or somebody near you"},
    {"leave", WORD_LEAVE,
     "leave; where it is kept, `primum resume` comes back"},
    {"again", WORD_AGAIN,
     "once it is over: all of it with a fresh chance; again from 3, from the "
     "third step with the same chance; again from 3 fresh, with a new one"},
    {"quit", WORD_LEAVE, NULL},
    {"exit", WORD_LEAVE, NULL},
    {"stop", WORD_LEAVE, NULL},
    {"q", WORD_LEAVE, NULL},
    {"?", WORD_HELP, NULL},
};
const size_t answer_word_count = sizeof answer_words / sizeof answer_words[0];

/* ---- Numbers and ids ----------------------------------------------------- */

static bool is_number(const char *line)
{
    return *line && !line[strspn(line, "0123456789")];
}

/* 0 if it is none; one that is too large stays larger than any other. */
static size_t number_of(const char *line)
{
    return is_number(line) ? (size_t)strtoull(line, NULL, 10) : 0;
}

size_t answer_exact(const struct primum_scenario *scenario,
                    const uint32_t *choices, size_t count, const char *line)
{
    size_t number = number_of(line);
    if (number >= 1 && number <= count)
        return number;
    for (size_t i = 0; i < count; i++)
        if (strcmp(line, scenario->choices[choices[i]].id) == 0)
            return i + 1;
    return 0;
}

/* ---- Commands ------------------------------------------------------------ */

/* Takes this word off the line; false if another stands there. */
static bool take_word(const char **line, const char *word)
{
    size_t length = strlen(word);
    if (strncasecmp(*line, word, length) != 0 || !strchr(" ", (*line)[length]))
        return false;
    *line += length;
    *line += strspn(*line, " ");
    return true;
}

static bool take_number(const char **line, size_t *number)
{
    size_t length = strcspn(*line, " ");
    if (length == 0 || length != strspn(*line, "0123456789"))
        return false;
    *number = (size_t)strtoull(*line, NULL, 10);
    *line += length;
    *line += strspn(*line, " ");
    return true;
}

/* "others 2" */
static bool read_others(const char *line, struct answer *answer)
{
    *answer = (struct answer){.kind = ANSWER_WORD, .word = WORD_OTHERS};
    return take_word(&line, "others") && take_number(&line, &answer->number) &&
           answer->number > 0 && !*line;
}

/* "again from 3 fresh", and what is meant by less than that.  There is no step
 * number 0, so it is one too many. */
static bool read_again(const char *line, struct answer *answer)
{
    *answer = (struct answer){.kind = ANSWER_WORD, .word = WORD_AGAIN};
    if (!take_word(&line, "again"))
        return false;
    bool from = take_word(&line, "from");
    bool numbered = take_number(&line, &answer->number);
    if (numbered && answer->number == 0)
        answer->number = SIZE_MAX;
    answer->fresh = take_word(&line, "fresh");
    return (numbered || !from) && !*line;
}

static bool read_word(const char *line, struct answer *answer)
{
    for (size_t i = 0; i < answer_word_count; i++) {
        if (strcasecmp(line, answer_words[i].name) != 0)
            continue;
        *answer =
            (struct answer){.kind = ANSWER_WORD, .word = answer_words[i].word};
        return true;
    }
    return read_others(line, answer) || read_again(line, answer);
}

static const char *near_word(const char *line)
{
    const char *names[sizeof answer_words / sizeof answer_words[0]];
    for (size_t i = 0; i < answer_word_count; i++)
        names[i] = answer_words[i].name;
    return primum_text_nearest(line, names, answer_word_count);
}

/* ---- First words --------------------------------------------------------- */

/* Takes a character off a text; of what the locale does not know, a byte. */
static wint_t take_character(const char **text)
{
    wchar_t character;
    mbstate_t state = {0};
    size_t length = mbrtowc(&character, *text, strlen(*text), &state);
    if (length == 0 || length > MB_CUR_MAX) {
        character = (wchar_t)(unsigned char)**text;
        length = 1;
    }
    *text += length;
    return (wint_t)character;
}

/* Takes the next letter or digit, small, or one space for all that stands
 * before it; 0 at the end.  Apostrophes are nothing. */
static wint_t take_letter(const char **text)
{
    bool apart = false;
    while (**text) {
        const char *behind = *text;
        wint_t character = take_character(&behind);
        if (iswalnum(character) && apart)
            return ' ';
        *text = behind;
        if (iswalnum(character))
            return towlower(character);
        apart |= character != '\'' && character != 0x2019;
    }
    return 0;
}

static wint_t take_first(const char **text)
{
    wint_t letter = take_letter(text);
    return letter == ' ' ? take_letter(text) : letter;
}

/* Does the text begin with the words of the line, and all of them whole? */
static bool begins_with(const char *text, const char *line)
{
    wint_t there = take_first(&text), wanted = take_first(&line);
    if (!wanted)
        return false;
    while (wanted && wanted == there) {
        there = take_letter(&text);
        wanted = take_letter(&line);
    }
    return !wanted && (!there || there == ' ');
}

/* Do the letters of the line stand here? */
static bool stands_here(const char *text, const char *line)
{
    wint_t wanted = take_first(&line);
    wint_t there = take_first(&text);
    while (wanted && wanted == there) {
        wanted = take_letter(&line);
        there = take_letter(&text);
    }
    return !wanted;
}

bool answer_mentions(const char *text, const char *line)
{
    bool within = false; /* a word, already looked at from its beginning */
    while (*text) {
        const char *here = text;
        bool letter = iswalnum(take_character(&text));
        if (letter && !within && stands_here(here, line))
            return true;
        within = letter;
    }
    return false;
}

static bool read_first_words(const struct primum_scenario *scenario,
                             const uint32_t *choices, size_t count,
                             const char *line, struct answer *answer)
{
    size_t matches = 0;
    for (size_t i = count; i > 0; i--) {
        const struct primum_choice *choice = &scenario->choices[choices[i - 1]];
        const char *words = choice->say ? choice->say : choice->deed;
        if (words && begins_with(words, line)) {
            answer->number = i;
            matches++;
        }
    }
    answer->kind = matches > 1 ? ANSWER_AMBIGUOUS : ANSWER_CHOICE;
    return matches > 0;
}

/* ---- A line -------------------------------------------------------------- */

struct answer answer_read(const struct primum_scenario *scenario,
                          const uint32_t *choices, size_t count,
                          const char *line)
{
    struct answer answer = {.kind = ANSWER_NOTHING};
    if (!*line)
        return answer;
    answer.kind = ANSWER_CHOICE;
    answer.number = answer_exact(scenario, choices, count, line);
    if (answer.number > 0 || read_word(line, &answer) ||
        read_first_words(scenario, choices, count, line, &answer))
        return answer;
    answer.kind = is_number(line) ? ANSWER_BEYOND : ANSWER_UNKNOWN;
    answer.near = near_word(line);
    return answer;
}
