/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Heap memory.  The one place where running out of it is dealt with: one
 * line on stderr, then abort(). */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Says so and aborts: for those to whom a library reports that memory ran
 * out. */
_Noreturn void memory_out(void);

/* Zeroed memory of `size` bytes; goes with free(). */
void *memory_new(size_t size);

/* realloc() that does not fail. */
void *memory_resize(void *old, size_t size);

/* Memory that is not zeroed, quick to fill where it is large; free(). */
void *memory_large(size_t size);

/* realloc() that does not fail, of memory_large() or NULL. */
void *memory_resize_large(void *old, size_t size);

/* Has memory answer sooner when this is read in a moment. */
static inline void memory_fetch(const void *memory)
{
#ifdef __GNUC__
    __builtin_prefetch(memory);
#else
    (void)memory;
#endif
}

/* Zeroed memory that takes up none before it is written to, so that as much as
 * could ever be wanted can be asked for; NULL where that is too much.  Goes
 * with memory_give_back(), which takes the same size. */
void *memory_reserve(size_t size);
void memory_give_back(void *memory, size_t size);

/* A copy of `length` bytes with a NUL behind them; goes with free(). */
char *memory_text(const char *bytes, size_t length);

/* Resizes to `room` items of which `count` are there; for the two below. */
void *memory_grow(void *items, size_t count, size_t size, size_t room);

/* Makes room for one more item behind the `count` of `size` bytes each in
 * `items` (NULL at first) and zeroes it.  There is room for `least` at first,
 * a power of two; then it doubles whenever the count is a power of two, so no
 * capacity needs to be kept.  Returns the items, which may have moved; goes
 * with free(). */
static inline void *memory_more_of(void *items, uint32_t count, size_t size,
                                   uint32_t least)
{
    if (!(count & (count - 1)) && (!count || count >= least))
        items =
            memory_grow(items, count, size, count ? 2 * (size_t)count : least);
    memset((char *)items + count * size, 0, size);
    return items;
}

/* The same, for what is mostly short. */
static inline void *memory_more(void *items, uint32_t count, size_t size)
{
    return memory_more_of(items, count, size, 1);
}

/* For who keeps the room of items: `room` grown, by half at a time, until it is
 * at least `needed`. */
static inline size_t memory_room(size_t room, size_t needed)
{
    while (room < needed)
        room += room / 2 + 256;
    return room;
}

/* Gives back the room behind `count` items of `size` bytes each. */
void *memory_fit(void *items, size_t count, size_t size);

#endif
