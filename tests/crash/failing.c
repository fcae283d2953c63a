/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Memory that runs out once: preloaded, it has the allocation fail whose number
 * FAIL_AT is, from 1 (0: none), and writes into the file that FAIL_COUNT names
 * how many there were.  Knows nothing of the program. */
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* glibc's own, so that nothing has to be looked up before memory is there. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

static atomic_ulong made;
static unsigned long fails_at;
static bool counting;

/* Is it this one's turn to fail? */
static bool fails(void)
{
    if (!counting || atomic_fetch_add(&made, 1) + 1 != fails_at)
        return false;
    errno = ENOMEM;
    return true;
}

void *malloc(size_t size)
{
    return fails() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return fails() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
    return fails() ? NULL : __libc_realloc(old, size);
}

void *aligned_alloc(size_t alignment, size_t size)
{
    return fails() ? NULL : __libc_memalign(alignment, size);
}

int posix_memalign(void **memory, size_t alignment, size_t size)
{
    void *fresh = fails() ? NULL : __libc_memalign(alignment, size);

    if (!fresh)
        return ENOMEM;
    *memory = fresh;
    return 0;
}

/* What the loader does before main() is none of ours. */
__attribute__((constructor)) static void begin(void)
{
    const char *at = getenv("FAIL_AT");

    fails_at = at ? strtoul(at, NULL, 10) : 0;
    counting = true;
}

__attribute__((destructor)) static void end(void)
{
    const char *path = getenv("FAIL_COUNT");
    char text[32];
    int fd = path ? open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600) : -1;

    counting = false;
    if (fd < 0)
        return;
    int length = snprintf(text, sizeof text, "%lu\n", (unsigned long)made);
    if (write(fd, text, (size_t)length) != length)
        abort();
    close(fd);
}
