/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Counter-based random numbers: a draw is a pure function of what it is for.
 * Any one of them can be made again alone, in any order. */
#ifndef BASE_DRAW_H
#define BASE_DRAW_H

#include <stdint.h>

enum draw_purpose {
    DRAW_RESPONSE = 1, /* step: the step's number */
    DRAW_ORDER = 2     /* step: the scene's number; + the place to fill */
};

/* 64 random bits for (seed, step, purpose). */
uint64_t draw_bits(uint64_t seed, uint64_t step, uint64_t purpose);

/* The same as a number in [0, bound), bound > 0; the bias is below
 * bound / 2^64. */
uint64_t draw_below(uint64_t seed, uint64_t step, uint64_t purpose,
                    uint64_t bound);

#endif
