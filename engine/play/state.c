/* SPDX-License-Identifier: GPL-3.0-or-later */

/* States in the open: the rules as an embedding program asks for them, and
 * the lines that hold.  Repeats no rule: what follows from what is asked of
 * step.h.  Knows nothing of seeds, moves, or how a state is written. */
#include "base/memory.h"
#include "play/step.h"
#include "primum.h"

#include <stdlib.h>

struct primum_state *primum_state_new(const struct primum_scenario *words)
{
    const struct scenario *scenario = scenario_of(words);
    struct primum_state *state = memory_new(state_size(scenario));

    step_start(scenario, state);
    return state;
}

void primum_state_free(struct primum_state *state)
{
    free(state);
}

uint32_t primum_state_scene(const struct primum_scenario *words,
                            const struct primum_state *state)
{
    return place_is_ending(scenario_of(words), state->place) ? 0 : state->place;
}

uint32_t primum_state_ending(const struct primum_scenario *words,
                             const struct primum_state *state)
{
    return place_is_ending(scenario_of(words), state->place)
               ? state->place - words->scene_count
               : 0;
}

int32_t primum_state_value(const struct primum_state *state, uint32_t gauge)
{
    return state->values[gauge - 1];
}

size_t primum_choices(const struct primum_scenario *words,
                      const struct primum_state *state, uint32_t *choices)
{
    return step_choices(scenario_of(words), state, choices);
}

size_t primum_responses(const struct primum_scenario *words,
                        const struct primum_state *state, uint32_t choice,
                        struct primum_chance *out)
{
    struct run run = scenario_of(words)->choices[choice].responses;
    int32_t *weights = memory_new(words->most_responses * sizeof *weights);
    int64_t total = step_weights(scenario_of(words), state, choice, weights);
    size_t count = 0;

    for (uint32_t i = 0; i < run.count; i++)
        if (weights[i])
            out[count++] = (struct primum_chance){
                run.first + i, (double)weights[i] / (double)total};
    free(weights);
    return count;
}

void primum_after(const struct primum_scenario *words,
                  const struct primum_state *before, uint32_t response,
                  struct primum_state *after)
{
    step_after(scenario_of(words), before, response, after);
}

static size_t lines_that_hold(const struct scenario *scenario, struct run run,
                              const struct primum_state *state,
                              struct primum_line *lines)
{
    size_t count = 0;

    for (uint32_t i = run.first; i < run.first + run.count; i++) {
        const struct line_rule *line = &scenario->lines[i];
        if (step_holds(scenario, state, line->when))
            lines[count++] = (struct primum_line){line->speaker, line->text};
    }
    return count;
}

size_t primum_scene_lines(const struct primum_scenario *words, uint32_t scene,
                          const struct primum_state *state,
                          struct primum_line *lines)
{
    const struct scenario *scenario = scenario_of(words);

    return lines_that_hold(scenario, scenario->scenes[scene].lines, state,
                           lines);
}

size_t primum_response_lines(const struct primum_scenario *words,
                             uint32_t response,
                             const struct primum_state *before,
                             struct primum_line *lines)
{
    const struct scenario *scenario = scenario_of(words);

    return lines_that_hold(scenario, scenario->responses[response].lines,
                           before, lines);
}

size_t primum_ending_lines(const struct primum_scenario *words, uint32_t ending,
                           const struct primum_state *state,
                           struct primum_line *lines)
{
    const struct scenario *scenario = scenario_of(words);

    return lines_that_hold(scenario, scenario->ending_lines[ending], state,
                           lines);
}
