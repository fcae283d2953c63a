/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Blocks in a chain, filled from the front; nothing in them is ever moved or
 * given back alone.  Each block is as large as all before it together,
 * between two limits, so that small arenas are small and large ones ask the
 * heap rarely. */
#include "base/arena.h"

#include "base/memory.h"

#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK_MIN ((size_t)4 << 10)
#define BLOCK_MAX ((size_t)16 << 20)

/* What an arena may hold: anything but a long double. */
struct item {
    union {
        void *pointer;
        uint64_t whole;
        double real;
    } of;
};

struct arena_block {
    struct arena_block *before;
    struct item bytes[];
};

void arena_init(struct arena *arena)
{
    *arena = (struct arena){0};
}

void arena_release(struct arena *arena)
{
    while (arena->blocks) {
        struct arena_block *block = arena->blocks;
        arena->blocks = block->before;
        free(block);
    }
    arena_init(arena);
}

/* A new block with room for `size` bytes. */
static void grow(struct arena *arena, size_t size)
{
    size_t room = arena->used < BLOCK_MIN   ? BLOCK_MIN
                  : arena->used > BLOCK_MAX ? BLOCK_MAX
                                            : arena->used;
    struct arena_block *block;

    if (room < size)
        room = size;
    if (room > SIZE_MAX - sizeof *block)
        memory_out();
    block = memory_large(sizeof *block + room);
    block->before = arena->blocks;
    arena->blocks = block;
    arena->next = (char *)block->bytes;
    arena->end = arena->next + room;
}

static bool has_room(const struct arena *arena, size_t skip, size_t size)
{
    if (!arena->blocks)
        return false;
    size_t left = (size_t)(arena->end - arena->next);
    return skip <= left && size <= left - skip;
}

void *arena_new(struct arena *arena, size_t size)
{
    size_t align = alignof(struct item);
    size_t skip = -(uintptr_t)arena->next & (align - 1);

    if (!has_room(arena, skip, size)) {
        grow(arena, size);
        skip = 0;
    }
    char *memory = arena->next + skip;
    arena->next = memory + size;
    arena->used += size;
    return memory;
}

void *arena_zeroed(struct arena *arena, size_t size)
{
    return memset(arena_new(arena, size), 0, size);
}

char *arena_room(struct arena *arena, size_t length)
{
    if (length == SIZE_MAX)
        memory_out();
    if (!has_room(arena, 0, length + 1))
        grow(arena, length + 1);
    char *text = arena->next;
    arena->next += length + 1;
    arena->used += length + 1;
    return text;
}

char *arena_text(struct arena *arena, const char *bytes, size_t length)
{
    char *text = arena_room(arena, length);

    if (length)
        memcpy(text, bytes, length);
    text[length] = '\0';
    return text;
}
