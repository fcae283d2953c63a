/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads a list of words and finds them in texts.  Does not know what is wrong
 * with them, nor what a list is about. */
#include "check/lexicon.h"

#include "base/memory.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { PHRASE_WORDS = 8 };

struct phrase {
    const char *words[PHRASE_WORDS];
    uint32_t count, row;
    uint32_t before; /* of an exception: words before the term; or WHOLE */
};

/* An exception that has the term in it. */
#define WHOLE UINT32_MAX

/* Rows count from 1 while the list is read: what is for all is of row 0. */
#define EVERY 0

/* ---- Reading a list ---- */

static char *trimmed(char *text)
{
    text += strspn(text, " ");
    size_t length = strlen(text);
    while (length && text[length - 1] == ' ')
        text[--length] = '\0';
    return text;
}

/* Cuts off what stands before the sign; *rest is NULL where there is none. */
static char *cut_at(char **rest, char sign)
{
    char *text = *rest, *end = strchr(text, sign);

    *rest = end ? end + 1 : NULL;
    if (end)
        *end = '\0';
    return trimmed(text);
}

static void read_phrase(struct phrase *phrase, char *text)
{
    char *rest = text;

    phrase->before = WHOLE;
    while (rest) {
        char *word = cut_at(&rest, ' ');
        if (!strcmp(word, "~")) {
            phrase->before = phrase->count;
            continue;
        }
        assert(phrase->count < PHRASE_WORDS);
        phrase->words[phrase->count++] = word;
    }
}

static void read_phrases(struct phrase **phrases, uint32_t *count, char *list,
                         uint32_t row)
{
    for (char *rest = list; rest;) {
        char *text = cut_at(&rest, ',');
        *phrases = memory_more(*phrases, *count, sizeof **phrases);
        struct phrase *phrase = &(*phrases)[(*count)++];
        phrase->row = row;
        read_phrase(phrase, text);
    }
}

static void read_source(struct lexicon *lexicon, char *rest)
{
    lexicon->sources = memory_more(lexicon->sources, lexicon->source_count,
                                   sizeof *lexicon->sources);
    struct lexicon_source *source = &lexicon->sources[lexicon->source_count++];
    source->id = cut_at(&rest, '|');
    source->name = trimmed(rest);
}

static const char *source_named(const struct lexicon *lexicon, const char *id)
{
    uint32_t i = 0;

    while (i < lexicon->source_count && strcmp(lexicon->sources[i].id, id) != 0)
        i++;
    assert(i < lexicon->source_count);
    return lexicon->sources[i].name;
}

static void read_avoid(struct lexicon *lexicon, char *rest)
{
    char *terms = cut_at(&rest, '|');
    struct lexicon_row row = {.instead = cut_at(&rest, '|')};

    row.source = source_named(lexicon, cut_at(&rest, '|'));
    row.note = rest ? trimmed(rest) : NULL;
    read_phrases(&lexicon->phrases, &lexicon->phrase_count, terms,
                 lexicon->row_count);
    lexicon->rows[lexicon->row_count++] = row;
}

static void read_mark(struct lexicon *lexicon, char *rest)
{
    lexicon->rows[lexicon->row_count].term = cut_at(&rest, '|');
    read_phrases(&lexicon->phrases, &lexicon->phrase_count, rest,
                 lexicon->row_count++);
}

static void read_unless(struct lexicon *lexicon, char *rest)
{
    read_phrases(&lexicon->exceptions, &lexicon->exception_count, rest,
                 lexicon->row_count ? lexicon->row_count : EVERY);
}

/* Lines of no kind are comments, or empty. */
static void read_line(struct lexicon *lexicon, char *line)
{
    static const struct {
        const char *kind;
        void (*read)(struct lexicon *lexicon, char *rest);
        bool is_row;
    } kinds[] = {
        {"source", read_source, false},
        {"avoid", read_avoid, true},
        {"unless", read_unless, false},
        {"mark", read_mark, true},
    };
    char *rest = line, *kind = cut_at(&rest, ' ');

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(kinds[i].kind, kind) != 0)
            continue;
        if (kinds[i].is_row)
            lexicon->rows = memory_more(lexicon->rows, lexicon->row_count,
                                        sizeof *lexicon->rows);
        kinds[i].read(lexicon, rest);
    }
}

static int by_first_word(const void *a, const void *b)
{
    const struct phrase *one = a, *other = b;
    int order = strcmp(one->words[0], other->words[0]);

    if (order)
        return order;
    return one->count > other->count ? -1 : one->count < other->count;
}

void lexicon_init(struct lexicon *lexicon, const char *list)
{
    *lexicon = (struct lexicon){.text = memory_text(list, strlen(list))};
    for (char *rest = lexicon->text; rest;)
        read_line(lexicon, cut_at(&rest, '\n'));
    qsort(lexicon->phrases, lexicon->phrase_count, sizeof *lexicon->phrases,
          by_first_word);
}

void lexicon_release(struct lexicon *lexicon)
{
    free(lexicon->text);
    free(lexicon->rows);
    free(lexicon->sources);
    free(lexicon->phrases);
    free(lexicon->exceptions);
}

/* ---- Finding ---- */

/* `junkie's` is a junkie, too. */
static size_t owner_length(const struct word *word)
{
    bool owns =
        word->length > 2 && !memcmp(word->text + word->length - 2, "'s", 2);

    return owns ? word->length - 2 : word->length;
}

static bool is_word(const struct word *word, const char *wanted)
{
    size_t length = owner_length(word);

    return !strcmp(word->text, wanted) ||
           (strlen(wanted) == length && !memcmp(word->text, wanted, length));
}

/* Do these words of the phrase stand at word `at`, one behind the other? */
static bool stand_at(const struct words *words, uint32_t at,
                     const char *const *wanted, uint32_t count)
{
    if (at > words->count || count > words->count - at)
        return false;
    for (uint32_t i = 0; i < count; i++)
        if ((i && !words->items[at + i].near) ||
            !is_word(&words->items[at + i], wanted[i]))
            return false;
    return true;
}

/* A phrase that has the term in it, wherever in it. */
static bool covers(const struct phrase *phrase, const struct words *words,
                   const struct hit *hit)
{
    uint32_t first = hit->end > phrase->count ? hit->end - phrase->count : 0;

    for (uint32_t at = first; at <= hit->first; at++)
        if (stand_at(words, at, phrase->words, phrase->count))
            return true;
    return false;
}

/* Words before the term, and words behind it. */
static bool surrounds(const struct phrase *phrase, const struct words *words,
                      const struct hit *hit)
{
    uint32_t before = phrase->before, behind = phrase->count - before;

    if (before > hit->first)
        return false;
    if (before && !words->items[hit->first].near)
        return false;
    if (behind && (hit->end >= words->count || !words->items[hit->end].near))
        return false;
    return stand_at(words, hit->first - before, phrase->words, before) &&
           stand_at(words, hit->end, phrase->words + before, behind);
}

static bool is_excepted(const struct lexicon *lexicon,
                        const struct words *words, const struct hit *hit)
{
    for (uint32_t i = 0; i < lexicon->exception_count; i++) {
        const struct phrase *phrase = &lexicon->exceptions[i];
        if (phrase->row != EVERY && phrase->row != hit->row + 1)
            continue;
        if (phrase->before == WHOLE ? covers(phrase, words, hit)
                                    : surrounds(phrase, words, hit))
            return true;
    }
    return false;
}

/* The first phrase that may begin with this word. */
static uint32_t first_phrase(const struct lexicon *lexicon,
                             const struct word *word)
{
    uint32_t low = 0, high = lexicon->phrase_count;
    size_t length = owner_length(word);

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const char *first = lexicon->phrases[middle].words[0];
        int order = strncmp(first, word->text, length);
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool find_at(const struct lexicon *lexicon, const struct words *words,
                    uint32_t at, struct hit *hit)
{
    const struct word *word = &words->items[at];
    size_t length = owner_length(word);

    for (uint32_t i = first_phrase(lexicon, word); i < lexicon->phrase_count;
         i++) {
        const struct phrase *phrase = &lexicon->phrases[i];
        if (strncmp(phrase->words[0], word->text, length) != 0)
            return false;
        *hit = (struct hit){at, at + phrase->count, phrase->row};
        if (stand_at(words, at, phrase->words, phrase->count) &&
            !is_excepted(lexicon, words, hit))
            return true;
    }
    return false;
}

bool lexicon_find(const struct lexicon *lexicon, const struct words *words,
                  uint32_t from, struct hit *hit)
{
    for (; from < words->count; from++)
        if (find_at(lexicon, words, from, hit))
            return true;
    return false;
}
