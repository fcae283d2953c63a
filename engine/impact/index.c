/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table with open addressing, at most three quarters full; in the end perhaps
 * one with a place for every key. */
#include "impact/index.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

#define SLOTS_FIRST 1024
#define PLACES_FACTOR 4 /* how much larger than a table they may be */

static uint64_t hash_of(const uint64_t *key, uint32_t words)
{
    uint64_t hash = key[0] * UINT64_C(0x9e3779b97f4a7c15);

    hash ^= hash >> 29;
    for (uint32_t w = 1; w < words; w++) {
        hash = (hash ^ key[w]) * UINT64_C(0xbf58476d1ce4e5b9);
        hash ^= hash >> 32;
    }
    hash *= UINT64_C(0x94d049bb133111eb);
    return hash ^ hash >> 32;
}

void index_init(struct index *index, uint32_t words, uint32_t bits)
{
    *index =
        (struct index){.words = words, .bits = bits, .slot_count = SLOTS_FIRST};
    index->slots = memory_new(SLOTS_FIRST * sizeof *index->slots);
}

void index_release(struct index *index)
{
    free(index->keys);
    free(index->slots);
    free(index->places);
    *index = (struct index){0};
}

static bool same(const uint64_t *a, const uint64_t *b, uint32_t words)
{
    for (uint32_t w = 0; w < words; w++)
        if (a[w] != b[w])
            return false;
    return true;
}

/* The slot that holds the key, or the free one where it belongs. */
static struct index_slot *slot_for(const struct index *index,
                                   const uint64_t *key, uint64_t hash)
{
    size_t mask = index->slot_count - 1;

    for (size_t at = hash & mask;; at = (at + 1) & mask) {
        struct index_slot *slot = &index->slots[at];
        if (!slot->number)
            return slot;
        if (slot->hash == (uint32_t)(hash >> 32) &&
            same(index_key(index, slot->number - 1), key, index->words))
            return slot;
    }
}

void index_fetch(const struct index *index, const uint64_t *key)
{
    if (index->places) {
        memory_fetch(&index->places[*key]);
        return;
    }
    size_t mask = index->slot_count - 1;
    memory_fetch(&index->slots[hash_of(key, index->words) & mask]);
}

uint32_t index_find(const struct index *index, const uint64_t *key)
{
    if (index->places)
        return index->places[*key] - 1;
    return slot_for(index, key, hash_of(key, index->words))->number - 1;
}

static void put(struct index *index, uint32_t number)
{
    const uint64_t *key = index_key(index, number);
    uint64_t hash = hash_of(key, index->words);

    *slot_for(index, key, hash) =
        (struct index_slot){(uint32_t)(hash >> 32), number + 1};
}

static bool is_full(const struct index *index)
{
    return index->count >= index->slot_count / 4 * 3;
}

/* Does a place for each key take little enough beside so many slots? */
static bool has_places(const struct index *index, size_t slots)
{
    size_t size = slots * sizeof *index->slots * PLACES_FACTOR;

    return index->bits < 32 && sizeof *index->places << index->bits <= size;
}

static void give_places(struct index *index)
{
    size_t size = sizeof *index->places << index->bits;

    index->slot_count = 0;
    index->slots = NULL;
    index->places = memory_large(size);
    memset(index->places, 0, size);
    for (uint32_t n = 0; n < index->count; n++)
        index->places[*index_key(index, n)] = n + 1;
}

static void grow(struct index *index)
{
    free(index->slots);
    index->slot_count *= 2;
    if (has_places(index, index->slot_count)) {
        give_places(index);
        return;
    }
    size_t size = index->slot_count * sizeof *index->slots;
    index->slots = memory_large(size);
    memset(index->slots, 0, size);
    for (uint32_t n = 0; n < index->count; n++)
        put(index, n);
}

/* The number of a key that is new. */
static uint32_t keep_key(struct index *index, const uint64_t *key)
{
    uint32_t number = index->count++;

    if (number == index->room) {
        index->room = memory_room(index->room, (size_t)number + 1);
        index->keys = memory_resize_large(
            index->keys, index->room * index->words * sizeof *index->keys);
    }
    memcpy(index->keys + (size_t)number * index->words, key,
           index->words * sizeof *key);
    return number;
}

static uint32_t add_hashed(struct index *index, const uint64_t *key)
{
    uint64_t hash = hash_of(key, index->words);
    struct index_slot *slot = slot_for(index, key, hash);

    if (slot->number)
        return slot->number - 1;
    uint32_t number = keep_key(index, key);
    *slot = (struct index_slot){(uint32_t)(hash >> 32), number + 1};
    if (is_full(index))
        grow(index);
    return number;
}

uint32_t index_add(struct index *index, const uint64_t *key)
{
    if (!index->places)
        return add_hashed(index, key);
    uint32_t *at = &index->places[*key];
    if (!*at)
        *at = keep_key(index, key) + 1;
    return *at - 1;
}

size_t index_bytes_with(const struct index *index, size_t more)
{
    size_t count = index->count + more, slots = index->slot_count;
    size_t room = memory_room(index->room, count);
    size_t keys = room * index->words * sizeof *index->keys;

    while (!index->places && count >= slots / 4 * 3)
        slots *= 2;
    if (index->places ||
        (slots > index->slot_count && has_places(index, slots)))
        return keys + (sizeof *index->places << index->bits);
    return keys + slots * sizeof *index->slots;
}
