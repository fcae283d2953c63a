/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys and their numbers, in the order in which they were added.  Knows no
 * states: a key is a row of 64-bit words, of which so many bits are in use.
 *
 * Keys are hashed, until there are so many of so few bits that a table with a
 * place for each takes hardly more memory: that is asked in one step. */
#ifndef IMPACT_INDEX_H
#define IMPACT_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A number, and a part of its key's hash, so that most keys that are not meant
 * need not be looked at. */
struct index_slot {
    uint32_t hash, number; /* number + 1; 0: free */
};

struct index {
    uint32_t words, bits; /* of a key */
    uint32_t count;
    uint64_t *keys; /* of number n: at n * words */
    struct index_slot *slots;
    size_t slot_count, room; /* a power of two; keys that there is room for */
    uint32_t *places;        /* by key: number + 1; NULL: keys are hashed */
};

void index_init(struct index *index, uint32_t words, uint32_t bits);
void index_release(struct index *index);

/* The number of a key; INDEX_NONE if it was never added. */
#define INDEX_NONE UINT32_MAX
uint32_t index_find(const struct index *index, const uint64_t *key);

/* The same; a key that is not there gets the number that is next. */
uint32_t index_add(struct index *index, const uint64_t *key);

/* Has memory answer sooner when the key is looked up in a moment. */
void index_fetch(const struct index *index, const uint64_t *key);

/* Bytes that it takes at most while `more` keys are added. */
size_t index_bytes_with(const struct index *index, size_t more);

static inline const uint64_t *index_key(const struct index *index,
                                        uint32_t number)
{
    return index->keys + (size_t)number * index->words;
}

#endif
