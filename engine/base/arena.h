/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An arena: many allocations, one release.  A scenario's texts live in one. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct arena_block;

struct arena {
    struct arena_block *blocks;
    char *next, *end;
    size_t size; /* of all blocks together */
};

void arena_init(struct arena *arena);
void arena_release(struct arena *arena);

/* All that was given out goes; memory to begin anew with stays. */
void arena_empty(struct arena *arena);

/* Begins a block with room for `size` bytes; for the two below. */
void arena_grow(struct arena *arena, size_t size);

#define ARENA_ALIGN ((size_t)8)

/* `size` bytes, aligned for any type but a long double, not zeroed. */
static inline void *arena_new(struct arena *arena, size_t size)
{
    size_t skip = -(uintptr_t)arena->next & (ARENA_ALIGN - 1);

    if (skip + size >= (size_t)(arena->end - arena->next)) {
        arena_grow(arena, size);
        skip = 0;
    }
    char *memory = arena->next + skip;
    arena->next = memory + size;
    return memory;
}

/* The same, zeroed. */
void *arena_zeroed(struct arena *arena, size_t size);

/* Room for `length` bytes of text and a NUL; not aligned. */
static inline char *arena_room(struct arena *arena, size_t length)
{
    if (length >= (size_t)(arena->end - arena->next))
        arena_grow(arena, length + 1);
    char *text = arena->next;
    arena->next += length + 1;
    return text;
}

/* What was given out last ends here; the rest of it is free again. */
static inline void arena_cut(struct arena *arena, char *end)
{
    arena->next = end;
}

/* A copy of `length` bytes with a NUL behind them. */
static inline char *arena_text(struct arena *arena, const char *bytes,
                               size_t length)
{
    char *text = arena_room(arena, length);

    if (length)
        memcpy(text, bytes, length);
    text[length] = '\0';
    return text;
}

#endif
