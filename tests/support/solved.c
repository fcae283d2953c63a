/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Thinks it up, plants what matters for worth, writes and checks it, and has
 * it solved. */
#include "support/solved.h"

#include "base/memory.h"
#include "support/generator.h"
#include "support/sowing.h"

#include <stdlib.h>

#define STATES_MOST 40

/* Now and then, one that wins, one that is always best, one that is free. */
static void plant(struct draft *draft, struct dice *dice)
{
    uint32_t scene = 1 + dice_below(dice, draft->scene_count);
    struct rows rows = draft->scenes[scene].choices;

    if (dice_says(dice, 40) && draft->anytime.count) {
        struct rows free_rows = draft->choices[draft->anytime.first].responses;
        for (uint32_t i = 0; i < free_rows.count; i++) {
            draft->responses[free_rows.first + i].next = 0;
            draft->responses[free_rows.first + i].effects.count = 0;
        }
    }
    if (dice_says(dice, 40) && !draft->scenes[scene].passes) {
        rows = draft->choices[rows.first].responses;
        draft->endings[1].worth = 100;
        for (uint32_t i = 0; i < rows.count; i++)
            draft->responses[rows.first + i].next = draft->scene_count + 1;
    }
    if (dice_says(dice, 30))
        for (uint32_t e = 1; e <= draft->ending_count; e++)
            draft->endings[e].worth = dice_between(dice, 70, 80);
}

static struct knobs knobs_for(uint64_t seed)
{
    struct dice dice = dice_for(811, seed);
    struct knobs knobs = generator_small(seed);

    knobs.scenes = 1 + dice_below(&dice, 5);
    knobs.gauges = dice_below(&dice, 3);
    knobs.facts = dice_below(&dice, 2);
    knobs.anytime = dice_below(&dice, 3);
    knobs.interrupts = dice_below(&dice, 2);
    knobs.back = dice_says(&dice, 50) ? 0 : 25;
    knobs.faults = dice_says(&dice, 10);
    knobs.strange = dice_says(&dice, 20);
    knobs.texts = 5;
    knobs.length = 10;
    return knobs;
}

/* The answer at the start; false: none was proved. */
bool solved_answer(const struct solved *solved, uint32_t goal, uint32_t policy,
                   long double *value)
{
    struct primum_question question = {goal, policy};
    long double *values = memory_new(
        (solved->space->count + solved->said.scenario->ending_count + 1) *
        sizeof *values);
    bool proved = solver_solve(solved->space, question, values);

    *value = values[0];
    free(values);
    return proved;
}

/* Both solve it. */
static bool solve(struct solved *solved)
{
    solved->space =
        space_new(solved->said.scenario, NULL, solved->expanse->count);
    return !said_count(&solved->said, "not-proved") && solved->space &&
           solved_answer(solved, PRIMUM_GOAL_WORTH, PRIMUM_POLICY_MAX,
                         &solved->worth);
}

bool solved_init(struct solved *solved, uint64_t seed)
{
    struct knobs knobs = knobs_for(seed);

    *solved = (struct solved){.seed = seed,
                              .dice = dice_for(812, seed),
                              .draft = generator_draft(&knobs, seed),
                              .tidy = !knobs.strange};
    sowing_dress(solved->draft, &solved->dice);
    plant(solved->draft, &solved->dice);
    solved->expanse = expanse_new(solved->draft, STATES_MOST);
    if (!solved->expanse) {
        generator_free(solved->draft);
        return false;
    }
    if (!said_init(&solved->said, solved->draft, seed, solved->tidy,
                   sowing_catalogue))
        abort();
    if (solve(solved))
        return true;
    solved_release(solved);
    return false;
}

void solved_release(struct solved *solved)
{
    space_free(solved->space);
    said_release(&solved->said);
    expanse_free(solved->expanse);
    generator_free(solved->draft);
}
