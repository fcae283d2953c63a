/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Edit distance after Damerau and Levenshtein, over bytes: a letter too many,
 * too few, another one, or two neighbours swapped.  Knows nothing of where
 * names come from.  Names of more than LONGEST bytes are near to nothing, so
 * that a hostile file cannot make this slow. */
#include "base/near.h"

#include "primum.h"

#include <stdint.h>
#include <string.h>

#define LONGEST 64

#define EDIT NEAR_EDIT
#define CASE 1u

/* How many slips are likely in a word of this length: never all of it. */
static unsigned slips(size_t length)
{
    return length <= 1 ? 0 : length <= 4 ? 1 : length <= 8 ? 2 : 3;
}

void near_begin(struct near *near, const char *word)
{
    size_t length = strnlen(word, LONGEST + 1);

    *near = (struct near){.word = word, .length = length};
    if (length && length <= LONGEST)
        near->distance = (slips(length) + 1) * EDIT;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static unsigned differ(char a, char b)
{
    return a == b ? 0 : lower(a) == lower(b) ? CASE : EDIT;
}

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

/* The distance from a to b, or some number >= limit if it is not below.
 * rows[i % 3][j] is the distance between the first i and j letters. */
static unsigned distance(const char *a, size_t a_length, const char *b,
                         size_t b_length, unsigned limit)
{
    unsigned rows[3][LONGEST + 1];

    for (unsigned j = 0; j <= b_length; j++)
        rows[0][j] = j * EDIT;
    for (unsigned i = 1; i <= a_length; i++) {
        unsigned *row = rows[i % 3];
        const unsigned *above = rows[(i + 2) % 3];
        const unsigned *two_above = rows[(i + 1) % 3];
        unsigned smallest = row[0] = i * EDIT;
        for (unsigned j = 1; j <= b_length; j++) {
            unsigned cost = least(above[j], row[j - 1]) + EDIT;
            cost = least(cost, above[j - 1] + differ(a[i - 1], b[j - 1]));
            if (i > 1 && j > 1 && differ(a[i - 1], b[j - 2]) < EDIT &&
                differ(a[i - 2], b[j - 1]) < EDIT)
                cost = least(cost, two_above[j - 2] + EDIT);
            row[j] = cost;
            smallest = least(smallest, cost);
        }
        /* No row holds less than the one above it: a swap reaches back two
         * rows, but it costs an edit, as going down a row can at most. */
        if (smallest >= limit)
            return smallest;
    }
    return rows[a_length % 3][b_length];
}

/* A hand seldom slips at the first letter, and then not once more: `person`
 * is no slip for `version`. */
static bool begins_otherwise(const struct near *near, const char *name,
                             unsigned found)
{
    return lower(near->word[0]) != lower(name[0]) && found >= 2 * EDIT;
}

void near_compare(struct near *near, const char *name, size_t length)
{
    if (length > LONGEST)
        return;
    unsigned found = distance(near->word, near->length, name, length,
                              (unsigned)near->distance);
    if (found < near->distance && !begins_otherwise(near, name, found)) {
        near->distance = found;
        near->best = name;
    }
}

void near_offer(struct near *near, const char *name)
{
    near_offer_long(near, name, strnlen(name, LONGEST + 1));
}

const char *primum_text_nearest(const char *word, const char *const *words,
                                size_t count)
{
    struct near near;

    near_begin(&near, word);
    for (size_t i = 0; i < count; i++)
        near_offer(&near, words[i]);
    return near.best;
}
