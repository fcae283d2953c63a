/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Knows malloc() and what is done when it fails; nothing of what memory is
 * for. */
#define _DEFAULT_SOURCE /* madvise(), MAP_ANONYMOUS */
#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

/* From this size on, memory is asked for in huge pages: filling it then costs
 * one fault for 2 MiB, not 512. */
#define HUGE_PAGE ((size_t)2 << 20)

_Noreturn void memory_out(void)
{
    fputs("primum: out of memory\n", stderr);
    abort();
}

void *memory_new(size_t size)
{
    void *memory = calloc(1, size ? size : 1);

    if (!memory)
        memory_out();
    return memory;
}

void *memory_resize(void *old, size_t size)
{
    void *memory = realloc(old, size ? size : 1);

    if (!memory)
        memory_out();
    return memory;
}

/* Those that lie in it as a whole. */
static void ask_for_huge_pages(void *memory, size_t size)
{
#ifdef MADV_HUGEPAGE
    size_t before = -(uintptr_t)memory & (HUGE_PAGE - 1);

    if (size >= before + HUGE_PAGE)
        (void)madvise((char *)memory + before, size - before, MADV_HUGEPAGE);
#else
    (void)memory, (void)size;
#endif
}

void *memory_large(size_t size)
{
    void *memory;

    if (size < HUGE_PAGE)
        return memory_resize(NULL, size);
    if (posix_memalign(&memory, HUGE_PAGE, size))
        memory_out();
    ask_for_huge_pages(memory, size);
    return memory;
}

void *memory_resize_large(void *old, size_t size)
{
    void *memory = memory_resize(old, size);

    ask_for_huge_pages(memory, size);
    return memory;
}

#ifndef MAP_NORESERVE
#define MAP_NORESERVE 0
#endif

void *memory_reserve(size_t size)
{
    void *memory = mmap(NULL, size ? size : 1, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

    if (memory == MAP_FAILED)
        return NULL;
#ifdef MADV_HUGEPAGE
    (void)madvise(memory, size, MADV_HUGEPAGE);
#endif
    return memory;
}

void memory_give_back(void *memory, size_t size)
{
    if (memory)
        munmap(memory, size ? size : 1);
}

char *memory_text(const char *bytes, size_t length)
{
    if (length == SIZE_MAX)
        memory_out();
    char *text = memory_large(length + 1);
    if (length)
        memcpy(text, bytes, length);
    text[length] = '\0';
    return text;
}

void *memory_grow(void *items, size_t count, size_t size, size_t room)
{
    if (size > SIZE_MAX / room)
        memory_out();
    if (room * size < HUGE_PAGE)
        return memory_resize(items, room * size);
    void *moved = memory_large(room * size);
    if (count)
        memcpy(moved, items, count * size);
    free(items);
    return moved;
}

void *memory_fit(void *items, size_t count, size_t size)
{
    return items ? memory_resize(items, count * size) : NULL;
}
