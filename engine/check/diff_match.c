/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Matches by id first.  Of what is left, the pair that is most alike is taken,
 * then the next; two bags are as alike as the share of words that both have.
 * Where that would be too many pairs, only what is the same counts. */
#include "check/diff_match.h"

#include "base/memory.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#define PAIRS_MOST (1u << 16)

/* ---- Bags ---- */

static uint64_t mix(uint64_t hash, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * UINT64_C(0x100000001b3);
    return hash;
}

/* The hash of a key, to go on from. */
static uint64_t begin(const char *key)
{
    return mix(UINT64_C(0xcbf29ce484222325), key, strlen(key) + 1);
}

static void add(struct diff_bag *bag, uint64_t word)
{
    bag->words = memory_more(bag->words, bag->count, sizeof word);
    bag->words[bag->count++] = word;
}

void diff_bag_whole(struct diff_bag *bag, const char *key, const char *text,
                    uint32_t times)
{
    if (text)
        for (uint64_t word = mix(begin(key), text, strlen(text)); times;
             times--)
            add(bag, word);
}

void diff_bag_number(struct diff_bag *bag, const char *key, int64_t number,
                     uint32_t times)
{
    for (uint64_t word = begin(key) ^ ((uint64_t)number << 1 | 1); times;
         times--)
        add(bag, word);
}

void diff_bag_text(struct diff_bag *bag, const char *key, const char *text)
{
    static const char blanks[] = " \n";

    for (const char *at = text ? text + strspn(text, blanks) : ""; *at;) {
        size_t length = strcspn(at, blanks);
        add(bag, mix(begin(key), at, length));
        at += length + strspn(at + length, blanks);
    }
}

static int compare_words(const void *one, const void *other)
{
    uint64_t a = *(const uint64_t *)one, b = *(const uint64_t *)other;

    return (a > b) - (a < b);
}

/* Both are sorted. */
static double alike(const struct diff_bag *one, const struct diff_bag *other)
{
    uint32_t i = 0, k = 0, both = 0;

    while (i < one->count && k < other->count) {
        uint64_t a = one->words[i], b = other->words[k];
        both += a == b;
        i += a <= b;
        k += b <= a;
    }
    return both ? 2.0 * both / ((double)one->count + other->count) : 0;
}

/* ---- Maps ---- */

void diff_map_init(struct diff_map *map, uint32_t before, uint32_t after)
{
    map->after = memory_new((before + (size_t)1) * sizeof *map->after);
    map->before = memory_new((after + (size_t)1) * sizeof *map->before);
}

void diff_map_release(struct diff_map *map)
{
    free(map->after);
    free(map->before);
}

static void join(struct diff_map *map, uint32_t before, uint32_t after)
{
    map->after[before] = after;
    map->before[after] = before;
}

/* ---- By id ---- */

struct named {
    const char *id;
    uint32_t number;
};

static int compare_named(const void *one, const void *other)
{
    const struct named *a = one, *b = other;
    int order = strcmp(a->id, b->id);

    return order ? order : (a->number > b->number) - (a->number < b->number);
}

static struct named *sort_ids(const struct diff_run *run)
{
    struct named *named = memory_new(run->count * sizeof *named);

    for (uint32_t i = 0; i < run->count; i++)
        named[i] = (struct named){run->ids[i], run->first + i};
    if (run->count)
        qsort(named, run->count, sizeof *named, compare_named);
    return named;
}

static void match_ids(struct diff_map *map, const struct diff_match *match)
{
    struct named *before = sort_ids(&match->before);
    struct named *after = sort_ids(&match->after);

    for (uint32_t i = 0, k = 0;
         i < match->before.count && k < match->after.count;) {
        int order = strcmp(before[i].id, after[k].id);
        if (!order)
            join(map, before[i].number, after[k].number);
        i += order <= 0;
        k += order >= 0;
    }
    free(before);
    free(after);
}

/* ---- By what they say ---- */

/* What has not been matched. */
struct rest {
    struct rest_item {
        uint32_t number;
        uint64_t sum; /* the same for the same bag */
        struct diff_bag bag;
    } * items;
    uint32_t count;
};

static struct rest rest_of(const struct diff_run *run, const uint32_t *other)
{
    struct rest rest = {memory_new(run->count * sizeof *rest.items), 0};

    for (uint32_t n = run->first; n < run->first + run->count; n++)
        if (!other[n])
            rest.items[rest.count++].number = n;
    return rest;
}

static void rest_describe(struct rest *rest, const struct diff_match *match,
                          bool after)
{
    for (uint32_t i = 0; i < rest->count; i++) {
        struct rest_item *item = &rest->items[i];
        match->describe(match->context, after, item->number, &item->bag);
        if (item->bag.count)
            qsort(item->bag.words, item->bag.count, sizeof *item->bag.words,
                  compare_words);
        for (uint32_t w = 0; w < item->bag.count; w++)
            item->sum = mix(item->sum, (const char *)&item->bag.words[w],
                            sizeof *item->bag.words);
    }
}

static void rest_release(struct rest *rest)
{
    for (uint32_t i = 0; i < rest->count; i++)
        free(rest->items[i].bag.words);
    free(rest->items);
}

struct likeness {
    uint32_t i, k, apart;
    double alike;
};

/* The most alike first; of those, the nearest in place. */
static int compare_likeness(const void *one, const void *other)
{
    const struct likeness *a = one, *b = other;

    if (a->alike < b->alike || a->alike > b->alike)
        return a->alike < b->alike ? 1 : -1;
    if (a->apart != b->apart)
        return a->apart < b->apart ? -1 : 1;
    if (a->i != b->i)
        return a->i < b->i ? -1 : 1;
    return (a->k > b->k) - (a->k < b->k);
}

static uint32_t distance(uint32_t a, uint32_t b)
{
    return a > b ? a - b : b - a;
}

static void match_nearest(struct diff_map *map, const struct diff_match *match,
                          const struct rest *before, const struct rest *after)
{
    struct likeness *pairs =
        memory_new((size_t)before->count * after->count * sizeof *pairs);
    uint32_t count = 0;

    for (uint32_t i = 0; i < before->count; i++)
        for (uint32_t k = 0; k < after->count; k++) {
            const struct rest_item *one = &before->items[i];
            const struct rest_item *other = &after->items[k];
            double share = alike(&one->bag, &other->bag);
            if (share >= match->least)
                pairs[count++] = (struct likeness){
                    one->number, other->number,
                    distance(one->number - match->before.first,
                             other->number - match->after.first),
                    share};
        }
    if (count)
        qsort(pairs, count, sizeof *pairs, compare_likeness);
    for (uint32_t p = 0; p < count; p++)
        if (!map->after[pairs[p].i] && !map->before[pairs[p].k])
            join(map, pairs[p].i, pairs[p].k);
    free(pairs);
}

static int compare_sums(const void *one, const void *other)
{
    const struct rest_item *a = one, *b = other;

    if (a->sum != b->sum)
        return a->sum < b->sum ? -1 : 1;
    return (a->number > b->number) - (a->number < b->number);
}

static void match_same(struct diff_map *map, struct rest *before,
                       struct rest *after)
{
    qsort(before->items, before->count, sizeof *before->items, compare_sums);
    qsort(after->items, after->count, sizeof *after->items, compare_sums);
    for (uint32_t i = 0, k = 0; i < before->count && k < after->count;) {
        uint64_t a = before->items[i].sum, b = after->items[k].sum;
        if (a == b)
            join(map, before->items[i].number, after->items[k].number);
        i += a <= b;
        k += b <= a;
    }
}

static void match_alike(struct diff_map *map, const struct diff_match *match)
{
    struct rest before = rest_of(&match->before, map->after);
    struct rest after = rest_of(&match->after, map->before);

    if (before.count && after.count) {
        rest_describe(&before, match, false);
        rest_describe(&after, match, true);
        if (before.count <= PAIRS_MOST / after.count)
            match_nearest(map, match, &before, &after);
        else
            match_same(map, &before, &after);
    }
    rest_release(&before);
    rest_release(&after);
}

static void match_in_order(struct diff_map *map, const struct diff_match *match)
{
    struct rest before = rest_of(&match->before, map->after);
    struct rest after = rest_of(&match->after, map->before);

    if (before.count == after.count)
        for (uint32_t i = 0; i < before.count; i++)
            join(map, before.items[i].number, after.items[i].number);
    rest_release(&before);
    rest_release(&after);
}

void diff_match(struct diff_map *map, const struct diff_match *match)
{
    if (match->before.ids)
        match_ids(map, match);
    if (match->describe)
        match_alike(map, match);
    if (match->in_order)
        match_in_order(map, match);
}

/* ---- Orders ---- */

/* What is gone stands in front of what came in its place. */
uint32_t diff_pairs(const struct diff_map *map, const struct diff_match *match,
                    struct diff_pair *pairs)
{
    uint32_t next = match->before.first, count = 0;
    uint32_t end = next + match->before.count;

    for (uint32_t k = 0; k < match->after.count; k++) {
        uint32_t after = match->after.first + k;
        uint32_t before = map->before[after];
        for (; next < end && (next < before || !map->after[next]); next++)
            if (!map->after[next])
                pairs[count++] = (struct diff_pair){next, 0};
        next += next == before;
        pairs[count++] = (struct diff_pair){before, after};
    }
    for (; next < end; next++)
        if (!map->after[next])
            pairs[count++] = (struct diff_pair){next, 0};
    return count;
}

bool diff_reordered(const struct diff_map *map, const struct diff_match *match)
{
    uint32_t last = 0;

    for (uint32_t k = 0; k < match->after.count; k++) {
        uint32_t before = map->before[match->after.first + k];
        if (before && before < last)
            return true;
        last = before ? before : last;
    }
    return false;
}
