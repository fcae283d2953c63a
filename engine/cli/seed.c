/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Seeds: read from a person, or made of the clock and the process.  It is the
 * one place of the conversation that knows either. */
#include "seed.h"

#include "primum.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* Spreads every bit over all of them. */
static uint64_t stir(uint64_t bits)
{
    bits = (bits ^ (bits >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    bits = (bits ^ (bits >> 27)) * UINT64_C(0x94d049bb133111eb);
    return bits ^ (bits >> 31);
}

uint64_t seed_fresh(void)
{
    struct timespec now = {0};
    clock_gettime(CLOCK_REALTIME, &now);
    uint64_t bits = stir((uint64_t)now.tv_sec) ^ (uint64_t)now.tv_nsec;
    return stir(stir(bits) ^ (uint64_t)getpid()) & PRIMUM_SEED_MAX;
}

bool seed_read(const char *text, uint64_t *seed)
{
    if (!*text || text[strspn(text, "0123456789")])
        return false;
    errno = 0;
    unsigned long long number = strtoull(text, NULL, 10);
    *seed = number;
    return !errno && number <= PRIMUM_SEED_MAX;
}
