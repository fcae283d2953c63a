/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An arena: many allocations, one release.  A scenario's texts live in one. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena_block;

struct arena {
    struct arena_block *blocks;
    char *next, *end;
    size_t used; /* bytes handed out */
};

void arena_init(struct arena *arena);
void arena_release(struct arena *arena);

/* `size` bytes, aligned for any type but a long double, not zeroed. */
void *arena_new(struct arena *arena, size_t size);

/* The same, zeroed. */
void *arena_zeroed(struct arena *arena, size_t size);

/* Room for `length` bytes of text and a NUL; not aligned. */
char *arena_room(struct arena *arena, size_t length);

/* A copy of `length` bytes with a NUL behind them. */
char *arena_text(struct arena *arena, const char *bytes, size_t length);

#endif
