/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The search, over the states that the survey has numbered. */
#include "check/witness.h"

#include "base/memory.h"
#include "check/effort.h"
#include "play/step.h"

#include <stdlib.h>

#define ASK_EVERY 1024 /* states */

struct search {
    struct witness *witness;
    const struct survey *survey;
    const struct walk *walk;
    uint32_t *queue; /* rows */
    size_t queued;
    uint32_t row; /* in hand */
    struct primum_state *before, *after;
    uint32_t *choices;
    int32_t *weights;
    uint8_t *wanted; /* by program: it overflows, nobody knows where yet */
};

/* ---- What to look for ---- */

static size_t count_faults(const struct survey *survey, uint8_t *wanted)
{
    const struct primum_scenario *words = &survey->scenario->words;
    size_t count = 0;

    for (uint32_t s = 1; s <= words->scene_count; s++)
        count += (size_t)survey->scenes[s].dead_end +
                 (survey->scenes[s].shut && survey->scenes[s].region == s);
    for (uint32_t c = 1; c <= words->choice_count; c++)
        count += survey->choices[c].mute;
    for (uint32_t r = 1; r <= words->response_count; r++)
        count += survey->responses[r].unrepaired;
    for (program p = 1; p < survey->scenario->code_count; p++) {
        wanted[p] = (survey->seen[p] & SEEN_OVERFLOW) != 0;
        count += wanted[p];
    }
    return count;
}

/* The state in hand is the nearest to this fault, unless one was before it. */
static void found(struct search *search, uint32_t *nearest)
{
    if (*nearest)
        return;
    *nearest = search->row;
    search->witness->missing--;
}

/* ---- One state ---- */

struct reader {
    struct step_reader step; /* must be first */
    struct search *search;
};

static void look_at(struct step_reader *reader, program expression,
                    const struct primum_state *state)
{
    struct search *search = ((struct reader *)reader)->search;

    if (!survey_overflows(search->survey->scenario, expression, state))
        return;
    found(search, &search->witness->overflows[expression]);
    search->wanted[expression] = 0;
}

static void look_at_step(struct search *search, uint32_t response, uint32_t row)
{
    struct reader reader = {{search->wanted, look_at}, search};
    struct survey_edge edge;

    step_read_step(search->survey->scenario, search->before, response,
                   search->after, &reader.step);
    if (!search->survey->responses[response].unrepaired)
        return;
    survey_moves(search->survey, response, search->before, search->after,
                 &edge);
    if (survey_unmended(search->survey, &edge, row))
        found(search, &search->witness->unrepaired[response]);
}

static void follow(struct search *search, uint32_t response)
{
    struct witness *witness = search->witness;

    step_after(search->survey->scenario, search->before, response,
               search->after);
    uint32_t row = walk_row(search->walk, search->after);
    look_at_step(search, response, row);
    if (row < search->walk->first_row || witness->responses[row] ||
        row == search->walk->first_row)
        return;
    witness->before[row] = search->row;
    witness->responses[row] = response;
    search->queue[search->queued++] = row;
}

static void try_choice(struct search *search, uint32_t choice)
{
    struct run run = search->survey->scenario->choices[choice].responses;

    if (!step_weights(search->survey->scenario, search->before, choice,
                      search->weights))
        found(search, &search->witness->mutes[choice]);
    for (uint32_t i = 0; i < run.count; i++)
        if (search->weights[i])
            follow(search, run.first + i);
}

static void visit(struct search *search)
{
    const struct survey *survey = search->survey;
    struct reader reader = {{search->wanted, look_at}, search};

    walk_state(search->walk, search->row, search->before);
    uint32_t scene = search->before->place;
    size_t count =
        step_choices(survey->scenario, search->before, search->choices);
    if (!count)
        found(search, &search->witness->dead_ends[scene]);
    if (!survey->ways[search->row])
        found(search, &search->witness->regions[survey_region(survey, scene)]);
    step_read_scene(survey->scenario, search->before, &reader.step);
    for (size_t i = 0; i < count; i++)
        try_choice(search, search->choices[i]);
}

/* ---- All of them ---- */

static bool search_from_start(struct search *search,
                              const struct primum_effort *effort)
{
    bool goes_on = true;

    search->queue[search->queued++] = search->walk->first_row;
    for (size_t i = 0;
         i < search->queued && search->witness->missing && goes_on; i++) {
        search->row = search->queue[i];
        visit(search);
        goes_on =
            i % ASK_EVERY || effort_goes_on(effort, search->walk->index.count);
    }
    return goes_on;
}

static bool search_all(struct witness *witness, uint8_t *wanted,
                       const struct primum_effort *effort)
{
    const struct primum_scenario *words = &witness->survey->scenario->words;
    const struct walk *walk = &witness->survey->impact->walk;
    size_t size = state_size(witness->survey->scenario);
    struct search search = {
        .witness = witness,
        .survey = witness->survey,
        .walk = walk,
        .queue = memory_large(walk->index.count * sizeof *search.queue),
        .before = memory_new(size),
        .after = memory_new(size),
        .choices = memory_new(words->most_choices * sizeof *search.choices),
        .weights = memory_new(words->most_responses * sizeof *search.weights),
        .wanted = wanted};

    bool finished = search_from_start(&search, effort);
    free(search.queue);
    free(search.before);
    free(search.after);
    free(search.choices);
    free(search.weights);
    return finished;
}

static struct witness *witness_begin(const struct survey *survey)
{
    const struct scenario *scenario = survey->scenario;
    const struct primum_scenario *words = &scenario->words;
    size_t rows = survey->impact->walk.first_row +
                  (size_t)survey->impact->walk.index.count;
    struct witness *witness = memory_new(sizeof *witness);

#define TABLE(table, count)                                                    \
    (witness->table =                                                          \
         memory_new(((size_t)(count) + 1) * sizeof *witness->table))
    witness->survey = survey;
    TABLE(dead_ends, words->scene_count);
    TABLE(regions, words->scene_count);
    TABLE(mutes, words->choice_count);
    TABLE(unrepaired, words->response_count);
    TABLE(overflows, scenario->code_count);
    TABLE(before, rows);
    TABLE(responses, rows);
#undef TABLE
    return witness;
}

bool witness_new(const struct survey *survey,
                 const struct primum_effort *effort, struct witness **witness)
{
    uint8_t *wanted = memory_new(survey->scenario->code_count + 1);
    size_t faults = count_faults(survey, wanted);
    bool finished = true;

    *witness = NULL;
    if (faults) {
        *witness = witness_begin(survey);
        (*witness)->missing = faults;
        finished = search_all(*witness, wanted, effort);
    }
    if (!finished) {
        witness_free(*witness);
        *witness = NULL;
    }
    free(wanted);
    return finished;
}

void witness_free(struct witness *witness)
{
    if (!witness)
        return;
    free(witness->dead_ends);
    free(witness->regions);
    free(witness->mutes);
    free(witness->unrepaired);
    free(witness->overflows);
    free(witness->before);
    free(witness->responses);
    free(witness);
}

size_t witness_steps(const struct witness *witness, uint32_t row)
{
    size_t steps = 0;

    for (; witness->responses[row]; row = witness->before[row])
        steps++;
    return steps;
}
