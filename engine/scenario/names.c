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

static uint32_t *slot_of(const struct names *names, const char *id,
                         size_t length)
{
    uint32_t at = hash(id, length) & (names->room - 1);

    for (; names->slots[at]; at = (at + 1) & (names->room - 1)) {
        const struct yaml_node *key = names->keys[names->slots[at] - 1];
        if (key->length == length && !memcmp(key->text, id, length))
            break;
    }
    return &names->slots[at];
}

static void grow(struct names *names)
{
    free(names->slots);
    names->room = names->room ? names->room * 2 : 16;
    names->slots = memory_new(names->room * sizeof *names->slots);
    for (uint32_t n = names->count; n; n--)
        *slot_of(names, names->keys[n - 1]->text, names->keys[n - 1]->length) =
            n;
}

uint32_t names_add(struct names *names, const struct yaml_node *key)
{
    if (names->count * 2 >= names->room)
        grow(names);
    uint32_t *slot = slot_of(names, key->text, key->length);
    uint32_t first = *slot;
    names->keys = memory_more(names->keys, names->count, sizeof *names->keys);
    names->keys[names->count++] = key;
    if (!first)
        *slot = names->count;
    return first;
}

uint32_t names_find(const struct names *names, const char *id, size_t length)
{
    return names->room ? *slot_of(names, id, length) : 0;
}

const struct yaml_node *names_nearest(const struct names *names, const char *id)
{
    const struct yaml_node *best = NULL;
    struct near near;

    near_begin(&near, id);
    for (uint32_t n = 0; n < names->count; n++) {
        const char *before = near.best;
        near_offer(&near, names->keys[n]->text);
        if (near.best != before)
            best = names->keys[n];
    }
    return best;
}

void names_release(struct names *names)
{
    free(names->keys);
    free(names->slots);
    *names = (struct names){0};
}
