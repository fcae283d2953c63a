/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Goes through all states once more, and looks at those in which a condition
 * is read that was always the same. */
#include "check/ranges.h"

#include "base/memory.h"
#include "check/effort.h"
#include "check/survey.h"
#include "play/step.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define VARIABLES_MOST 4 /* of one condition */
#define CONDITIONS_MOST 256
#define ASK_EVERY 1024 /* states */

/* Where the values of one condition's variables lie. */
struct range {
    uint16_t variables[VARIABLES_MOST];
    int32_t low[VARIABLES_MOST], high[VARIABLES_MOST];
    size_t count;
    bool any;
};

/* What has to be looked at in the states of a scene. */
enum { LOOK_SCENE = 1, LOOK_STEPS = 2 };

struct ranges {
    uint8_t *numbers; /* by program: of its range, from 1; 0: it has none */
    uint8_t *looks;   /* by scene; of 0: in all scenes */
    struct range *rows;
    uint32_t count;
};

/* ---- Which ---- */

static bool is_constant(const struct survey *survey, program expression)
{
    uint8_t seen = survey->seen[expression] & (SEEN_TRUE | SEEN_FALSE);

    return seen == SEEN_TRUE || seen == SEEN_FALSE;
}

/* Where an expression is read, by whose it is. */
static void note_owner(struct ranges *ranges, const struct scenario *scenario,
                       uint32_t owner)
{
    const struct primum_scenario *words = &scenario->words;

    if (owner == survey_owner_rest(scenario)) {
        ranges->looks[0] |= LOOK_STEPS;
    } else if (owner <= words->scene_count) {
        ranges->looks[owner] |= LOOK_SCENE;
    } else {
        uint32_t response = owner - words->scene_count;
        uint32_t choice = words->responses[response].choice;
        ranges->looks[words->choices[choice].scene] |= LOOK_STEPS;
    }
}

static struct ranges *ranges_begin(const struct survey *survey)
{
    const struct scenario *scenario = survey->scenario;
    struct ranges *ranges = memory_new(sizeof *ranges);

    ranges->numbers = memory_new(scenario->code_count + 1);
    ranges->looks = memory_new(scenario->words.scene_count + 1);
    ranges->rows = memory_new(CONDITIONS_MOST * sizeof *ranges->rows);
    for (program p = 1;
         p < scenario->code_count && ranges->count < CONDITIONS_MOST - 1; p++) {
        if (!is_constant(survey, p))
            continue;
        struct range *range = &ranges->rows[++ranges->count];
        range->count = expression_variables(scenario->code + p, VARIABLES_MOST,
                                            range->variables);
        ranges->numbers[p] = (uint8_t)ranges->count;
        note_owner(ranges, scenario, survey->owners[p]);
    }
    return ranges;
}

void ranges_free(struct ranges *ranges)
{
    if (!ranges)
        return;
    free(ranges->numbers);
    free(ranges->looks);
    free(ranges->rows);
    free(ranges);
}

/* ---- Looking ---- */

struct reader {
    struct step_reader step; /* must be first */
    struct ranges *ranges;
};

static void note(struct step_reader *reader, program expression,
                 const struct primum_state *state)
{
    struct ranges *ranges = ((struct reader *)reader)->ranges;
    struct range *range = &ranges->rows[ranges->numbers[expression]];

    for (size_t i = 0; i < range->count; i++) {
        int32_t value = state->values[range->variables[i]];
        if (!range->any || value < range->low[i])
            range->low[i] = value;
        if (!range->any || value > range->high[i])
            range->high[i] = value;
    }
    range->any = true;
}

struct look {
    const struct scenario *scenario;
    struct reader reader;
    struct primum_state *before, *after;
    uint32_t *choices;
    int32_t *weights;
};

static void look_at_steps(struct look *look)
{
    const struct scenario *scenario = look->scenario;
    size_t count = step_choices(scenario, look->before, look->choices);

    for (size_t i = 0; i < count; i++) {
        struct run run = scenario->choices[look->choices[i]].responses;
        step_weights(scenario, look->before, look->choices[i], look->weights);
        for (uint32_t k = 0; k < run.count; k++) {
            if (!look->weights[k])
                continue;
            step_after(scenario, look->before, run.first + k, look->after);
            step_read_step(scenario, look->before, run.first + k, look->after,
                           &look->reader.step);
        }
    }
}

static void look_at(struct look *look, const struct walk *walk, uint32_t row)
{
    const struct ranges *ranges = look->reader.ranges;
    int looks = ranges->looks[0] | ranges->looks[walk_place(walk, row)];

    if (!looks)
        return;
    walk_state(walk, row, look->before);
    if (looks & LOOK_SCENE)
        step_read_scene(look->scenario, look->before, &look->reader.step);
    if (looks & LOOK_STEPS)
        look_at_steps(look);
}

/* Stopped, it knows nothing: a range of some states only would be wrong. */
static void look_at_all(const struct survey *survey, struct ranges *ranges,
                        const struct primum_effort *effort)
{
    const struct walk *walk = &survey->impact->walk;
    const struct primum_scenario *words = &survey->scenario->words;
    size_t size = state_size(survey->scenario);
    struct look look = {
        .scenario = survey->scenario,
        .reader = {{ranges->numbers, note}, ranges},
        .before = memory_new(size),
        .after = memory_new(size),
        .choices = memory_new(words->most_choices * sizeof *look.choices),
        .weights = memory_new(words->most_responses * sizeof *look.weights)};

    bool goes_on = true;

    for (uint32_t i = 0; i < walk->index.count && goes_on; i++) {
        look_at(&look, walk, walk->first_row + i);
        goes_on = i % ASK_EVERY || effort_goes_on(effort, walk->index.count);
    }
    if (!goes_on)
        memset(ranges->numbers, 0, survey->scenario->code_count + 1);
    free(look.before);
    free(look.after);
    free(look.choices);
    free(look.weights);
}

/* ---- Saying ---- */

/* What is met of a gauge; nothing, and false, if that is all it can be.  `test`:
 * the condition, if it is this gauge beside a number. */
static bool put_range(const struct primum_gauge *gauge, int32_t low,
                      int32_t high, const struct instruction *test,
                      struct text *text, const char *before)
{
    bool lowest = low == gauge->min, highest = high == gauge->max;

    if (lowest && highest) {
        if (!test || gauge->fact)
            return false;
        lowest = !test->negated; /* the side that it asks about */
    }
    text_put(text, before);
    if (gauge->fact)
        text_format(text, "%s is always %s here", gauge->id,
                    low ? "true" : "false");
    else if (low == high)
        text_format(text, "%s is always %" PRId32 " here", gauge->id, low);
    else if (lowest)
        text_format(text, "%s is never above %" PRId32 " here", gauge->id,
                    high);
    else if (highest)
        text_format(text, "%s is never below %" PRId32 " here", gauge->id, low);
    else
        text_format(text, "%s is %" PRId32 " to %" PRId32 " here", gauge->id,
                    low, high);
    return true;
}

void ranges_put(struct check *check, program expression, struct text *text,
                const char *before)
{
    if (!check->ranges) {
        check->ranges = ranges_begin(check->survey);
        look_at_all(check->survey, check->ranges, check->effort);
    }
    uint8_t number = check->ranges->numbers[expression];
    const struct range *range = &check->ranges->rows[number];
    const struct instruction *code = check->scenario->code + expression;
    for (size_t i = 0; number && i < range->count; i++)
        if (put_range(&check->scenario->words.gauges[range->variables[i] + 1],
                      range->low[i], range->high[i], code->alone ? code : NULL,
                      text, before))
            before = ", ";
}
