/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The random function, after the finaliser of SplitMix64 (Steele, Lea and
 * Flood, 2014).  All arithmetic is modulo 2^64:
 *
 *     mix(z):  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9
 *              z = (z ^ (z >> 27)) * 0x94d049bb133111eb
 *              z ^ (z >> 31)
 *
 *     bits(seed, step, purpose) =
 *         mix(mix(mix(seed + G) ^ (step + G)) ^ (purpose + G))
 *
 *     below(seed, step, purpose, bound) =
 *         the upper 64 bits of the 128-bit product bits(...) * bound
 *
 * with G = 0x9e3779b97f4a7c15.  Written down for others, with examples, in
 * docs/draws.md; to change it would change every recorded attempt. */
#include "base/draw.h"

#define G UINT64_C(0x9e3779b97f4a7c15)

static uint64_t mix(uint64_t z)
{
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

uint64_t draw_bits(uint64_t seed, uint64_t step, uint64_t purpose)
{
    return mix(mix(mix(seed + G) ^ (step + G)) ^ (purpose + G));
}

/* The upper half of a * b, by the halves of both. */
static uint64_t multiply_high(uint64_t a, uint64_t b)
{
    uint64_t a_low = a & UINT32_MAX, a_high = a >> 32;
    uint64_t b_low = b & UINT32_MAX, b_high = b >> 32;
    uint64_t middle = a_high * b_low + (a_low * b_low >> 32);
    uint64_t other = a_low * b_high + (middle & UINT32_MAX);

    return a_high * b_high + (middle >> 32) + (other >> 32);
}

uint64_t draw_below(uint64_t seed, uint64_t step, uint64_t purpose,
                    uint64_t bound)
{
    return multiply_high(draw_bits(seed, step, purpose), bound);
}
