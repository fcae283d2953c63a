/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which thing of one version is which of the other: by id, and where there is
 * none, or it changed, by how much is alike.  Knows bags of words, and not what
 * they were taken from. */
#ifndef CHECK_DIFF_MATCH_H
#define CHECK_DIFF_MATCH_H

#include <stdbool.h>
#include <stdint.h>

/* What a thing says, as a bag of hashes of words. */
struct diff_bag {
    uint64_t *words;
    uint32_t count;
};

/* Adds one word, so many times: what `key` says is another word than the same
 * under another key.  A NULL text adds nothing. */
void diff_bag_whole(struct diff_bag *bag, const char *key, const char *text,
                    uint32_t times);
void diff_bag_number(struct diff_bag *bag, const char *key, int64_t number,
                     uint32_t times);
/* Adds each word of a text. */
void diff_bag_text(struct diff_bag *bag, const char *key, const char *text);

/* Numbers of one version by those of the other; 0: not there. */
struct diff_map {
    uint32_t *after, *before;
};

/* Room for things numbered from 1. */
void diff_map_init(struct diff_map *map, uint32_t before, uint32_t after);
void diff_map_release(struct diff_map *map);

/* A run of things that are to be matched. */
struct diff_run {
    uint32_t first, count;
    const char *const *ids; /* of the first and so on; NULL: they have none */
};

struct diff_match {
    struct diff_run before, after;
    /* Fills the bag of a thing of one of the versions.  NULL: only by id. */
    void (*describe)(const void *context, bool after, uint32_t number,
                     struct diff_bag *bag);
    const void *context;
    double least;  /* as much must be alike, 0 to 1, where ids differ */
    bool in_order; /* if as many are left in both, they are the same */
};

void diff_match(struct diff_map *map, const struct diff_match *match);

/* Both runs in one order, that of the version after; what is gone stands where
 * it stood.  `pairs` has room for all of both; returns how many. */
struct diff_pair {
    uint32_t before, after;
};
uint32_t diff_pairs(const struct diff_map *map, const struct diff_match *match,
                    struct diff_pair *pairs);

/* Do those that are in both stand in another order? */
bool diff_reordered(const struct diff_map *map, const struct diff_match *match);

#endif
