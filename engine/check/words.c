/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cuts a text into words.  Knows letters and what stands between them; does not
 * know what any word means. */
#include "check/words.h"

#include "base/memory.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

enum { APOSTROPHE = 0x2019, OPENING = 0x201c, CLOSING = 0x201d, DOTS = 0x2026 };

struct cutter {
    struct words *words;
    const char *text;
    size_t length, at;
    char *to;    /* where the letters of the next word go */
    bool near;   /* since the last word */
    bool hyphen; /* right behind it */
    bool quoted;
    size_t open_until[2]; /* so far, no quotation of a kind ends */
};

/* The code point at `at`, 0 behind the last; U+FFFD, which is no letter, for
 * what is no UTF-8. */
static uint32_t point_at(const struct cutter *cutter, size_t at, size_t *size)
{
    uint32_t point = 0;
    unsigned char byte = (unsigned char)cutter->text[at]; /* NUL at the end */

    *size = 1;
    if (byte < 0x80)
        return byte;
    *size = text_point(cutter->text + at, cutter->length - at, &point);
    if (*size)
        return point;
    *size = 1;
    return 0xfffd;
}

static bool is_apostrophe(uint32_t point)
{
    return point == '\'' || point == APOSTROPHE;
}

static bool is_letter(uint32_t point)
{
    uint32_t small = point | 32;

    if (point < 0x80)
        return (small >= 'a' && small <= 'z') || (point >= '0' && point <= '9');
    return text_point_word(point);
}

/* An apostrophe between letters belongs to the word. */
static bool goes_on(const struct cutter *cutter, uint32_t point, size_t size)
{
    size_t next;

    return is_letter(point) ||
           (is_apostrophe(point) &&
            is_letter(point_at(cutter, cutter->at + size, &next)));
}

static struct word *add(struct cutter *cutter)
{
    struct words *words = cutter->words;

    if (words->count == words->item_room) {
        words->item_room = memory_room(words->item_room, words->count + 1u);
        words->items = memory_resize(words->items,
                                     words->item_room * sizeof *words->items);
    }
    struct word *word = &words->items[words->count++];
    *word = (struct word){.text = cutter->to,
                          .from = (uint32_t)cutter->at,
                          .near = cutter->near,
                          .tied = cutter->hyphen,
                          .quoted = cutter->quoted};
    return word;
}

static void cut_word(struct cutter *cutter)
{
    struct word *word = add(cutter);
    size_t size;

    for (uint32_t point = point_at(cutter, cutter->at, &size);
         goes_on(cutter, point, size);
         point = point_at(cutter, cutter->at, &size)) {
        const char *from = cutter->text + cutter->at;
        if (is_apostrophe(point))
            *cutter->to++ = '\'';
        else if (point >= 'A' && point <= 'Z')
            *cutter->to++ = (char)(point | 32);
        else
            for (size_t i = 0; i < size; i++)
                *cutter->to++ = from[i];
        cutter->at += size;
    }
    word->length = (uint32_t)(cutter->to - word->text);
    word->to = (uint32_t)cutter->at;
    *cutter->to++ = '\0';
    cutter->near = true;
    cutter->hyphen = false;
}

/* A full stop ends a sentence where no letter follows: not in 9.30. */
static bool ends_sentence(const struct cutter *cutter, uint32_t point,
                          size_t size)
{
    size_t next;

    return point == '!' || point == '?' || point == DOTS ||
           (point == '.' &&
            !is_letter(point_at(cutter, cutter->at + size, &next)));
}

static void cut_stop(struct cutter *cutter, uint32_t point, size_t size)
{
    struct word *word = add(cutter);

    *cutter->to++ = point < 0x80 ? (char)point : '.';
    *cutter->to++ = '\0';
    word->length = 1;
    word->stop = true;
    word->to = (uint32_t)(cutter->at + size);
}

/* A quotation has an end, in its paragraph.  Where none was found, none is
 * looked for again, lest a hostile text make this slow. */
static bool opens(struct cutter *cutter, const char *closing,
                  size_t *open_until)
{
    const char *behind = cutter->text + cutter->at + 1;
    size_t length = strlen(closing);

    if (cutter->at < *open_until)
        return false;
    for (; *behind && strncmp(behind, "\n\n", 2) != 0; behind++)
        if (!strncmp(behind, closing, length))
            return true;
    *open_until = (size_t)(behind - cutter->text);
    return false;
}

static bool stands_behind_word(const struct cutter *cutter)
{
    const struct words *words = cutter->words;

    return words->count && words->items[words->count - 1].to == cutter->at;
}

static void pass_between(struct cutter *cutter, uint32_t point, size_t size)
{
    bool hyphen =
        (point == '-' || point == '.' || point == 0x2010 || point == 0x2011) &&
        stands_behind_word(cutter);

    if (point == '"')
        cutter->quoted =
            !cutter->quoted && opens(cutter, "\"", &cutter->open_until[0]);
    else if (point == OPENING)
        cutter->quoted = opens(cutter, "\u201d", &cutter->open_until[1]);
    else if (point == CLOSING)
        cutter->quoted = false;
    cutter->near &= hyphen || point == '*' || point == ' ' ||
                    (point >= 0x80 && text_point_blank(point)) ||
                    (point == '\n' && cutter->text[cutter->at + 1] != '\n');
    cutter->hyphen = hyphen;
    cutter->at += size;
}

void words_read(struct words *words, const char *text)
{
    struct cutter cutter = {
        .words = words, .text = text, .length = strlen(text)};

    /* Each word has a NUL more, and has something between it and the next. */
    size_t needed = 2 * cutter.length + 2;
    if (words->text_room < needed) {
        words->text_room = memory_room(words->text_room, needed);
        words->text = memory_resize(words->text, words->text_room);
    }
    words->count = 0;
    cutter.to = words->text;
    while (cutter.at < cutter.length) {
        size_t size;
        uint32_t point = point_at(&cutter, cutter.at, &size);
        if (is_letter(point)) {
            cut_word(&cutter);
            continue;
        }
        if (ends_sentence(&cutter, point, size))
            cut_stop(&cutter, point, size);
        pass_between(&cutter, point, size);
    }
}

void words_release(struct words *words)
{
    free(words->items);
    free(words->text);
    *words = (struct words){0};
}

uint32_t words_number(const struct words *words)
{
    uint32_t number = 0;

    for (uint32_t i = 0; i < words->count; i++)
        number += !words->items[i].stop && !words->items[i].tied;
    return number;
}
