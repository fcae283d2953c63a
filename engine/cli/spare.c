/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Knows what the machine has, and what this process may have of it.  Who runs
 * out of memory is gone, and a conversation with it; so it is asked before. */
#include "spare.h"

#include "primum.h"

#include <stdint.h>
#include <sys/resource.h>
#include <unistd.h>

/* Of an address space that is bounded, this much is for all else: libraries,
 * stacks, what malloc() sets aside for a thread. */
#define ALL_ELSE ((uint64_t)192 << 20)

/* Rows are set aside at once, and tables are copied when they grow, so that
 * for a while it takes more than it may keep. */
enum { SHARE = 4 };

/* How far the address space may grow; UINT64_MAX: as far as it likes. */
static uint64_t address_space(void)
{
    struct rlimit limit;
    if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY)
        return UINT64_MAX;
    uint64_t bytes = limit.rlim_cur;
    return bytes > ALL_ELSE ? bytes - ALL_ELSE : 0;
}

/* What the machine has; UINT64_MAX: it does not say. */
static uint64_t machine(void)
{
#ifdef _SC_PHYS_PAGES
    long pages = sysconf(_SC_PHYS_PAGES), size = sysconf(_SC_PAGESIZE);
    if (pages > 0 && size > 0)
        return (uint64_t)pages * (uint64_t)size;
#endif
    return UINT64_MAX;
}

size_t spare_memory(void)
{
    uint64_t space = address_space(), all = machine();
    uint64_t share = (space < all ? space : all) / SHARE;
    if (share > PRIMUM_MEMORY_USUAL)
        return PRIMUM_MEMORY_USUAL;
    return share > 0 ? (size_t)share : 1;
}
