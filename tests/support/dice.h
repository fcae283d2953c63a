/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers for tests that try many things: the same in every run, on every
 * machine, and no kin of the engine's own draws. */
#ifndef SUPPORT_DICE_H
#define SUPPORT_DICE_H

#include <stdbool.h>
#include <stdint.h>

struct dice {
    uint64_t state;
};

/* Dice that differ for each (what, which). */
static inline struct dice dice_for(uint64_t what, uint64_t which)
{
    return (struct dice){what * UINT64_C(0xd1342543de82ef95) + which};
}

/* 0 .. below - 1. */
static inline uint32_t dice_below(struct dice *dice, uint32_t below)
{
    uint64_t bits;

    dice->state = dice->state * UINT64_C(6364136223846793005) +
                  UINT64_C(1442695040888963407);
    bits = dice->state ^ dice->state >> 29;
    return (uint32_t)(((bits * UINT64_C(0x9fb21c651e98df25) >> 32) * below) >>
                      32);
}

/* least .. most, both included. */
static inline int32_t dice_between(struct dice *dice, int32_t least,
                                   int32_t most)
{
    return least + (int32_t)dice_below(dice, (uint32_t)(most - least) + 1);
}

/* True so many times in a hundred. */
static inline bool dice_says(struct dice *dice, uint32_t hundredths)
{
    return dice_below(dice, 100) < hundredths;
}

#endif
