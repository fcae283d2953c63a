/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An open-addressing table from ids to numbers. */
#include "scenario/names.h"

#include "base/memory.h"
#include "base/near.h"

#include <stdlib.h>
#include <string.h>

static uint32_t hash(const char *id, size_t length)
{
    uint32_t h = 2166136261u;

    for (size_t i = 0; i < length; i++)
        h = (h ^ (unsigned char)id[i]) * 16777619u;
    return h ^ h >> 15;
}

static bool has_id(const struct yaml_node *key, const char *id, size_t length)
{
    return key->length == length && !memcmp(key->text, id, length);
}

/* The slot of an id, or the free one that it would take. */
static struct names_slot *slot_of(const struct names *names, uint32_t h,
                                  const char *id, size_t length)
{
    uint32_t at = h & (names->room - 1);

    for (; names->slots[at].number; at = (at + 1) & (names->room - 1))
        if (names->slots[at].hash == h &&
            has_id(names->keys[names->slots[at].number - 1], id, length))
            break;
    return &names->slots[at];
}

/* No id is in two slots, so they can move without being compared. */
static void grow(struct names *names)
{
    struct names_slot *old = names->slots;
    uint32_t old_room = names->room;

    names->room = old_room ? old_room * 2 : 16;
    names->slots = memory_new(names->room * sizeof *names->slots);
    for (uint32_t i = 0; i < old_room; i++) {
        uint32_t at = old[i].hash & (names->room - 1);
        if (!old[i].number)
            continue;
        while (names->slots[at].number)
            at = (at + 1) & (names->room - 1);
        names->slots[at] = old[i];
    }
    free(old);
}

uint32_t names_add(struct names *names, const struct yaml_node *key)
{
    if (names->count * 2 >= names->room)
        grow(names);
    uint32_t h = hash(key->text, key->length);
    struct names_slot *slot = slot_of(names, h, key->text, key->length);
    uint32_t first = slot->number;
    names->keys = memory_more(names->keys, names->count, sizeof *names->keys);
    names->keys[names->count++] = key;
    if (!first)
        *slot = (struct names_slot){h, names->count};
    return first;
}

uint32_t names_find(const struct names *names, const char *id, size_t length)
{
    return names->room ? slot_of(names, hash(id, length), id, length)->number
                       : 0;
}

const struct yaml_node *names_nearest(const struct names *names, const char *id)
{
    const struct yaml_node *best = NULL;
    struct near near;

    near_begin(&near, id);
    for (uint32_t n = 0; n < names->count; n++) {
        const struct yaml_node *key = names->keys[n];
        near_offer_long(&near, key->text, key->length);
        if (near.best == key->text)
            best = key;
    }
    return best;
}

bool names_is_surely(const struct names *names, const char *id,
                     const struct yaml_node *nearest)
{
    struct near last;

    near_begin(&last, id);
    for (uint32_t n = names->count; n > 0; n--)
        near_offer_long(&last, names->keys[n - 1]->text,
                        names->keys[n - 1]->length);
    return last.best == nearest->text;
}

void names_release(struct names *names)
{
    free(names->keys);
    free(names->slots);
    *names = (struct names){0};
}
