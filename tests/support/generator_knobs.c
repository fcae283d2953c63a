/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a draft is to be: the settings that tests and benchmarks share. */
#include "support/generator.h"

struct knobs generator_small(uint64_t seed)
{
    struct dice dice = dice_for(101, seed);

    return (struct knobs){
        .scenes = 1 + dice_below(&dice, 9),
        .endings = 1 + dice_below(&dice, 5),
        .gauges = dice_below(&dice, 5),
        .facts = dice_below(&dice, 5),
        .anytime = dice_below(&dice, 4),
        .interrupts = dice_below(&dice, 4),
        .choices_least = 1 + dice_below(&dice, 2),
        .choices_most = 2 + dice_below(&dice, 3),
        .responses_least = 1,
        .responses_most = 1 + dice_below(&dice, 3),
        .reach = 1 + dice_below(&dice, 4),
        .back = dice_says(&dice, 70) ? 15 : 0,
        .ends = 15,
        .passing = 15,
        .conditions = 30,
        .texts = 35,
        .length = 10 + dice_below(&dice, 80),
        .strange = dice_says(&dice, 70),
    };
}

struct knobs generator_half_loops(uint64_t seed)
{
    struct knobs knobs = generator_small(seed);

    knobs.back = seed % 2 ? 20 : 0; /* else hardly any is without a loop */
    knobs.anytime = seed % 2 ? knobs.anytime : 0;
    knobs.interrupts = (uint32_t)(seed % 3);
    knobs.gauges = (uint32_t)(seed % 3);
    knobs.faults = seed % 4 == 3;
    knobs.length = 10;
    return knobs;
}

struct knobs generator_large(uint32_t scenes, uint32_t back)
{
    return (struct knobs){
        .scenes = scenes,
        .endings = 6,
        .gauges = 3,
        .facts = 1,
        .anytime = 1,
        .interrupts = 1,
        .choices_least = 3,
        .choices_most = 3,
        .responses_least = 2,
        .responses_most = 3,
        .reach = 5,
        .back = back,
        .ends = 1,
        .passing = 0,
        .conditions = 12,
        .texts = 1,
        .length = 90,
    };
}
