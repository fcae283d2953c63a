/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The cells of a cohort, found by their kind, what they hang under, and their
 * id: a table with open addressing, at most half full.  Knows no attempts. */
#include "records/cohort.h"

#include "base/memory.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

#define SLOTS_FIRST 1024
#define TEXT_MOST 300 /* bytes of a text that is told */

void cohort_cells_init(struct cohort_cells *cells)
{
    *cells = (struct cohort_cells){.slot_count = SLOTS_FIRST};
    cells->slots = memory_new(SLOTS_FIRST * sizeof *cells->slots);
    cells->items = memory_more(NULL, 0, sizeof *cells->items);
    cells->count = 1; /* number 0 is none */
    arena_init(&cells->texts);
}

void cohort_cells_release(struct cohort_cells *cells)
{
    free(cells->items);
    free(cells->slots);
    arena_release(&cells->texts);
}

static uint32_t hash_of(enum cohort_kind kind, uint32_t parent, const char *id)
{
    uint32_t hash = UINT32_C(2166136261) ^ ((uint32_t)kind << 24) ^ parent;

    hash *= UINT32_C(0x9e3779b1);
    for (; *id; id++)
        hash = (hash ^ (unsigned char)*id) * UINT32_C(16777619);
    return hash ^ hash >> 15;
}

/* The slot of the cell, or the free one where it belongs. */
static uint32_t *slot_for(const struct cohort_cells *cells, uint32_t hash,
                          enum cohort_kind kind, uint32_t parent,
                          const char *id)
{
    uint32_t mask = cells->slot_count - 1;

    for (uint32_t at = hash & mask;; at = (at + 1) & mask) {
        const struct cohort_cell *cell = &cells->items[cells->slots[at]];
        if (!cells->slots[at] ||
            (cell->hash == hash && cell->kind == kind &&
             cell->parent == parent && strcmp(cell->id, id) == 0))
            return &cells->slots[at];
    }
}

static void make_room(struct cohort_cells *cells)
{
    if (2 * cells->count < cells->slot_count)
        return;
    free(cells->slots);
    cells->slot_count *= 2;
    cells->slots = memory_new(cells->slot_count * sizeof *cells->slots);
    for (uint32_t n = 1; n < cells->count; n++) {
        const struct cohort_cell *cell = &cells->items[n];
        *slot_for(cells, cell->hash, cell->kind, cell->parent, cell->id) = n;
    }
}

uint32_t cohort_cell_at(struct cohort_cells *cells, enum cohort_kind kind,
                        uint32_t parent, const char *id)
{
    uint32_t hash = hash_of(kind, parent, id);
    uint32_t *slot = slot_for(cells, hash, kind, parent, id);

    if (*slot)
        return *slot;
    uint32_t number = *slot = cells->count;
    cells->items =
        memory_more(cells->items, cells->count++, sizeof *cells->items);
    cells->items[number] = (struct cohort_cell){
        .kind = kind,
        .parent = parent,
        .hash = hash,
        .id = arena_text(&cells->texts, id, strlen(id)),
        .order = INT64_MAX,
    };
    make_room(cells);
    return number;
}

const char *cohort_cells_keep(struct cohort_cells *cells, const char *text)
{
    struct text cut = {0};
    size_t length = text ? strlen(text) : 0;

    if (!text)
        return NULL;
    if (length <= TEXT_MOST)
        return arena_text(&cells->texts, text, length);
    for (length = TEXT_MOST; (text[length] & 0xc0) == 0x80; length--)
        ;
    text_add(&cut, text, length);
    text_put(&cut, "\xe2\x80\xa6");
    const char *kept = arena_text(&cells->texts, cut.bytes, cut.length);
    text_release(&cut);
    return kept;
}

static void add_trainee(struct cohort_count *count, uint32_t trainee)
{
    if (count->people == PRIMUM_COHORT_LEAST)
        return;
    for (uint32_t i = 0; i < count->people; i++)
        if (count->who[i] == trainee)
            return;
    count->who[count->people++] = trainee;
}

void cohort_count_add(struct cohort_count *count, uint32_t trainee,
                      uint64_t key)
{
    count->times++;
    count->key += key;
    add_trainee(count, trainee);
}

/* Whoever has fewer than enough has them all, so that the sum has enough if
 * they are enough together. */
void cohort_count_merge(struct cohort_count *count,
                        const struct cohort_count *other)
{
    count->times += other->times;
    count->key += other->key;
    for (uint32_t i = 0; i < other->people; i++)
        add_trainee(count, other->who[i]);
}
