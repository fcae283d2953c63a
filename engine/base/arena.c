/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Blocks in a chain, filled from the front; nothing in them is ever moved or
 * given back alone.  Each block is half as large as all before it together,
 * between two limits, so that little is empty at the end and large arenas ask
 * the heap rarely. */
#include "base/arena.h"

#include "base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK_MIN ((size_t)4 << 10)
#define BLOCK_MAX ((size_t)2 << 20)

struct arena_block {
    struct arena_block *before;
    char bytes[];
};

_Static_assert(sizeof(struct arena_block) % ARENA_ALIGN == 0,
               "a block begins where any item may begin");

void arena_init(struct arena *arena)
{
    *arena = (struct arena){0};
}

static void free_blocks(struct arena_block *block)
{
    while (block) {
        struct arena_block *before = block->before;
        free(block);
        block = before;
    }
}

void arena_release(struct arena *arena)
{
    free_blocks(arena->blocks);
    arena_init(arena);
}

void arena_empty(struct arena *arena)
{
    struct arena_block *last = arena->blocks;

    if (!last)
        return;
    free_blocks(last->before);
    last->before = NULL;
    arena->next = last->bytes;
    arena->size = (size_t)(arena->end - (char *)last);
}

void arena_grow(struct arena *arena, size_t size)
{
    size_t room = arena->size < 2 * BLOCK_MIN   ? BLOCK_MIN
                  : arena->size > 2 * BLOCK_MAX ? BLOCK_MAX
                                                : arena->size / 2;
    struct arena_block *block;

    if (size > SIZE_MAX / 2)
        memory_out();
    if (room < sizeof *block + size)
        room = sizeof *block + size;
    block = memory_large(room);
    block->before = arena->blocks;
    arena->blocks = block;
    arena->next = block->bytes;
    arena->end = (char *)block + room;
    arena->size += room;
}

void *arena_zeroed(struct arena *arena, size_t size)
{
    return memset(arena_new(arena, size), 0, size);
}
