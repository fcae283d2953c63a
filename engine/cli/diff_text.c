/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Long texts beside one another: the part that differs, and some words around
 * it, so that one finds the place.  Knows words by the blanks between them. */
#include "diff_page.h"

#include "buffer.h"

#include <stdbool.h>
#include <string.h>

enum {
    WHOLE = 72,    /* bytes: a text as short as this is shown whole */
    AROUND = 24,   /* bytes of what is the same, in front and behind */
    LONGEST = 240, /* bytes of what differs */
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\n';
}

/* Back to where a word begins. */
static size_t word_start(const char *text, size_t at)
{
    while (at > 0 && !is_blank(text[at - 1]))
        at--;
    return at;
}

/* On to where a word ends. */
static size_t word_end(const char *text, size_t at)
{
    while (text[at] && !is_blank(text[at]))
        at++;
    return at;
}

/* How many bytes of whole words both begin with. */
static size_t same_start(const char *text, const char *other)
{
    size_t at = 0;
    while (text[at] && text[at] == other[at])
        at++;
    bool whole = (!text[at] || is_blank(text[at])) &&
                 (!other[at] || is_blank(other[at]));
    return whole ? at : word_start(text, at);
}

/* How many bytes of whole words both end with, behind the first `start`. */
static size_t same_end(const char *text, const char *other, size_t start)
{
    size_t length = strlen(text), other_length = strlen(other), same = 0;
    while (same < length - start && same < other_length - start &&
           text[length - same - 1] == other[other_length - same - 1])
        same++;
    return length - word_end(text, length - same);
}

/* Adds what is between two places, in no more than so many bytes. */
static void put_middle(struct buffer *out, const char *text, size_t from,
                       size_t to)
{
    if (to - from <= LONGEST) {
        buffer_add(out, text + from, to - from);
        return;
    }
    size_t cut = word_start(text, from + LONGEST);
    if (cut <= from)
        cut = from + LONGEST;
    while (((unsigned char)text[cut] & 0xc0) == 0x80)
        cut--; /* between two characters */
    buffer_add(out, text + from, cut - from);
    buffer_put(out, cut > from && is_blank(text[cut - 1]) ? "..." : " ...");
}

char *diff_text_part(const char *text, const char *other)
{
    struct buffer out = {0};
    size_t length = strlen(text), start = 0, end = 0;
    if (other && (length > WHOLE || strlen(other) > WHOLE)) {
        start = same_start(text, other);
        end = same_end(text, other, start);
    }
    size_t from = start > AROUND ? word_start(text, start - AROUND) : 0;
    size_t to = end > AROUND ? word_end(text, length - end + AROUND) : length;
    if (from > 0)
        buffer_put(&out, "... ");
    put_middle(&out, text, from, to);
    if (to < length)
        buffer_put(&out, " ...");
    return buffer_take(&out);
}
