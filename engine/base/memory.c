/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Knows malloc() and what is done when it fails; nothing of what memory is
 * for. */
#define _DEFAULT_SOURCE /* madvise() */
#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

/* From this size on, memory is asked for in huge pages: filling it then costs
 * one fault for 2 MiB, not 512. */
#define HUGE_PAGE ((uintptr_t)2 << 20)

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

static void advise(void *memory, size_t size)
{
#ifdef MADV_HUGEPAGE
    uintptr_t from = ((uintptr_t)memory + HUGE_PAGE - 1) & -HUGE_PAGE;
    uintptr_t to = ((uintptr_t)memory + size) & -HUGE_PAGE;

    if (to > from)
        (void)madvise((void *)from, to - from, MADV_HUGEPAGE);
#else
    (void)memory;
    (void)size;
#endif
}

void *memory_resize(void *old, size_t size)
{
    void *memory = realloc(old, size ? size : 1);

    if (!memory)
        memory_out();
    if (size >= HUGE_PAGE)
        advise(memory, size);
    return memory;
}

char *memory_text(const char *bytes, size_t length)
{
    if (length == SIZE_MAX)
        memory_out();
    char *text = memory_resize(NULL, length + 1);
    if (length)
        memcpy(text, bytes, length);
    text[length] = '\0';
    return text;
}

void *memory_more(void *items, uint32_t count, size_t size)
{
    size_t index = count;

    if (!(count & (count - 1))) {
        size_t room = index ? 2 * index : 1;
        if (size > SIZE_MAX / room)
            memory_out();
        items = memory_resize(items, room * size);
    }
    memset((char *)items + index * size, 0, size);
    return items;
}
