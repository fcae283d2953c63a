/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Counter-based random numbers: a draw is a pure function of what it is for.
 * Any one of them can be made again alone, in any order.
 *
 * The function, after the finaliser of SplitMix64 (Steele, Lea and
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
#ifndef BASE_DRAW_H
#define BASE_DRAW_H

#include <stdint.h>

enum draw_purpose {
    DRAW_RESPONSE = 1, /* step: the step's number */
    DRAW_ORDER = 2,    /* step: the scene's number; + the place to fill */
    DRAW_CHOICE = 3    /* step: the step's number; who chooses at random */
};

#define DRAW_G UINT64_C(0x9e3779b97f4a7c15)

static inline uint64_t draw_mix(uint64_t z)
{
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

/* 64 random bits for (seed, step, purpose).  Inline, so that draws for many
 * purposes of one step share the work on seed and step. */
static inline uint64_t draw_bits(uint64_t seed, uint64_t step, uint64_t purpose)
{
    uint64_t z = draw_mix(draw_mix(seed + DRAW_G) ^ (step + DRAW_G));

    return draw_mix(z ^ (purpose + DRAW_G));
}

/* The upper half of a * b, by the halves of both where there is no type for the
 * whole. */
static inline uint64_t draw_multiply_high(uint64_t a, uint64_t b)
{
#ifdef __SIZEOF_INT128__
    __extension__ typedef unsigned __int128 whole;

    return (uint64_t)((whole)a * b >> 64);
#else
    uint64_t a_low = a & UINT32_MAX, a_high = a >> 32;
    uint64_t b_low = b & UINT32_MAX, b_high = b >> 32;
    uint64_t middle = a_high * b_low + (a_low * b_low >> 32);
    uint64_t other = a_low * b_high + (middle & UINT32_MAX);

    return a_high * b_high + (middle >> 32) + (other >> 32);
#endif
}

/* The same as a number in [0, bound), bound > 0; the bias is below
 * bound / 2^64. */
static inline uint64_t draw_below(uint64_t seed, uint64_t step,
                                  uint64_t purpose, uint64_t bound)
{
    return draw_multiply_high(draw_bits(seed, step, purpose), bound);
}

#endif
