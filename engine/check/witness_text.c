/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The way to a state in words:
 *
 *     open > insist > (2 in 10) second-offer > insist > (1 in 10) here, with
 *     trust 0, safety 2
 *
 * Scene, choice, scene, choice.  A chance is told where it might have come
 * otherwise.  Of what is long, the middle is left out. */
#include "base/memory.h"
#include "base/text.h"
#include "check/witness.h"
#include "play/step.h"

#include <inttypes.h>
#include <stdlib.h>

#define DECISIONS_MOST 12 /* of a way that is told whole */
#define DECISIONS_KEPT 6  /* at either end of one that is not */
#define ELLIPSIS "\xe2\x80\xa6"
#define VALUES_MOST 8

struct telling {
    const struct witness *witness;
    const struct scenario *scenario;
    const struct walk *walk;
    struct primum_state *state;
    int32_t *weights;
    struct text text;
};

static bool is_decision(const struct telling *telling, uint32_t response)
{
    uint32_t choice = telling->scenario->responses[response].choice;
    uint32_t scene = telling->scenario->words.choices[choice].scene;

    return !scene || !telling->scenario->scenes[scene].passes;
}

/* Says which response it was, where there were several. */
static void put_chance(struct telling *telling, uint32_t before,
                       uint32_t response)
{
    uint32_t choice = telling->scenario->responses[response].choice;
    struct run run = telling->scenario->choices[choice].responses;

    walk_state(telling->walk, before, telling->state);
    int64_t total = step_weights(telling->scenario, telling->state, choice,
                                 telling->weights);
    int32_t weight = telling->weights[response - run.first];
    if (weight != total)
        text_format(&telling->text, "(%s) ",
                    primum_text_chance((double)weight / (double)total));
}

static const char *scene_of(const struct telling *telling, uint32_t row)
{
    return place_id(telling->scenario, walk_place(telling->walk, row));
}

/* From the scene of a step to what it led to, but for its name. */
static void put_step(struct telling *telling, uint32_t before,
                     uint32_t response)
{
    uint32_t choice = telling->scenario->responses[response].choice;

    text_format(&telling->text, "%s > %s > ", scene_of(telling, before),
                telling->scenario->words.choices[choice].id);
    put_chance(telling, before, response);
}

/* What is not as it was at the start. */
static void put_values(struct telling *telling, uint32_t row)
{
    const struct primum_scenario *words = &telling->scenario->words;
    uint32_t told = 0;

    walk_state(telling->walk, row, telling->state);
    for (uint32_t g = 1; g <= words->gauge_count && told < VALUES_MOST; g++) {
        const struct primum_gauge *gauge = &words->gauges[g];
        int32_t value = telling->state->values[g - 1];
        if (value == gauge->start)
            continue;
        text_put(&telling->text, told++ ? ", " : ", with ");
        if (gauge->fact)
            text_format(&telling->text, "%s %s", gauge->id,
                        value ? "true" : "false");
        else
            text_format(&telling->text, "%s %" PRId32, gauge->id, value);
    }
}

/* The rows on the way, the last one first; returns how many. */
static size_t list_rows(const struct witness *witness, uint32_t row,
                        uint32_t *rows)
{
    size_t count = 0;

    for (; witness->responses[row]; row = witness->before[row])
        rows[count++] = row;
    return count;
}

static void put_way(struct telling *telling, const uint32_t *rows, size_t count)
{
    const struct witness *witness = telling->witness;
    size_t decisions = 0, number = 0, left_out = 0;

    for (size_t i = 0; i < count; i++)
        decisions += is_decision(telling, witness->responses[rows[i]]);
    if (decisions > DECISIONS_MOST)
        left_out = decisions - 2 * DECISIONS_KEPT;
    for (size_t i = count; i-- > 0;) {
        uint32_t response = witness->responses[rows[i]];
        number += is_decision(telling, response);
        bool out = left_out && number > DECISIONS_KEPT &&
                   number <= DECISIONS_KEPT + left_out;
        if (!out)
            put_step(telling, witness->before[rows[i]], response);
        else if (number == DECISIONS_KEPT + 1 && is_decision(telling, response))
            text_format(&telling->text, ELLIPSIS " (%zu choices left out) > ",
                        left_out);
    }
}

char *witness_how(const struct witness *witness, uint32_t row)
{
    const struct scenario *scenario = witness->survey->scenario;
    size_t steps = witness_steps(witness, row);
    uint32_t *rows = memory_new((steps + 1) * sizeof *rows);
    struct telling telling = {.witness = witness,
                              .scenario = scenario,
                              .walk = &witness->survey->impact->walk,
                              .state = memory_new(state_size(scenario)),
                              .weights =
                                  memory_new(scenario->words.most_responses *
                                             sizeof *telling.weights)};

    put_way(&telling, rows, list_rows(witness, row, rows));
    text_put(&telling.text, steps ? "here" : "here, at the start");
    put_values(&telling, row);
    free(telling.state);
    free(telling.weights);
    free(rows);
    return text_take(&telling.text);
}

char *witness_from(const struct witness *witness, uint32_t row)
{
    const struct scenario *scenario = witness->survey->scenario;
    struct primum_state *state = memory_new(state_size(scenario));

    walk_state(&witness->survey->impact->walk, row, state);
    char *text = primum_state_format(&scenario->words, state);
    free(state);
    return text;
}
