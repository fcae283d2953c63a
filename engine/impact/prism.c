/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The process that was walked, as text in the language of the probabilistic
 * model checker PRISM: a command for each choice on offer in each state.  Asks
 * step.h what can follow, and knows no rule itself; solves nothing.
 *
 * M. Kwiatkowska, G. Norman, D. Parker: PRISM 4.0: Verification of
 * probabilistic real-time systems, CAV 2011, LNCS 6806, 585-591. */
#include "base/memory.h"
#include "base/text.h"
#include "impact/impact.h"
#include "impact/prism_name.h"
#include "play/spent.h"
#include "play/step.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* Every state, and what a command is made of. */
struct model {
    const struct primum_impact *impact;
    const struct scenario *scenario;
    struct text *out;
    struct text guard; /* of the state at hand */
    char **names;      /* of gauges and facts, from 1 */
    uint32_t *bits;    /* those that can be spent, in order */
    uint32_t bit_count;
    struct primum_state *before, *after;
    int32_t *weights;
    uint32_t *choices;
};

static void put_place(const struct model *model, place where)
{
    char *name = prism_place(model->scenario, where);

    text_put(model->out, name);
    free(name);
}

/* ---- What can be spent ---- */

static void gather_bits(struct model *model)
{
    const struct scenario *scenario = model->scenario;
    size_t most =
        ((size_t)scenario->state_words - 1 - scenario->words.gauge_count) * 32;
    bool *used = memory_new(most + 1);

    for (uint32_t c = 1; c <= scenario->words.choice_count; c++)
        used[scenario->choices[c].spent] = true;
    for (uint32_t i = 0; i < scenario->interrupt_count; i++)
        used[scenario->interrupts[i].spent] = true;
    model->bits = memory_new((most + 1) * sizeof *model->bits);
    for (uint32_t bit = 1; bit <= most; bit++)
        if (used[bit])
            model->bits[model->bit_count++] = bit;
    free(used);
}

/* ---- What is declared ---- */

/* A variable with one value is a constant there. */
static bool varies(const struct model *model, uint32_t gauge)
{
    const struct primum_gauge *of = &model->scenario->words.gauges[gauge];

    return of->min < of->max;
}

static void put_head(const struct model *model)
{
    text_put(model->out,
             "// A scenario of Primum: every state that can be reached, and "
             "what can follow.\n"
             "// The chances are the author's estimates; none comes from a "
             "study.\n"
             "//\n"
             "// Read as `dtmc`, each choice on offer is taken with the same "
             "chance.\n"
             "// The reward is the worth of an ending: its average in the long "
             "run is the\n"
             "// worth of the ending that is reached, 0 if none is.\n"
             "\nmdp\n\n"
             "const int Nowhere = 0; // what is on offer leads to nothing\n");
}

static place places(const struct model *model)
{
    const struct primum_scenario *words = &model->scenario->words;

    return words->scene_count + words->ending_count;
}

static void put_constants(const struct model *model)
{
    for (place p = 1; p <= places(model); p++) {
        text_put(model->out, "const int ");
        put_place(model, p);
        text_format(model->out, " = %" PRIu32 ";\n", p);
    }
    for (uint32_t g = 1; g <= model->scenario->words.gauge_count; g++)
        if (!varies(model, g))
            text_format(model->out, "const int %s = %" PRId32 ";\n",
                        model->names[g], model->scenario->words.gauges[g].min);
}

/* Who spends a bit: comments above its variable. */
static void put_spenders(const struct model *model, uint32_t bit)
{
    const struct scenario *scenario = model->scenario;
    const struct primum_scenario *words = &scenario->words;

    for (uint32_t c = 1; c <= words->choice_count; c++)
        if (scenario->choices[c].spent == bit)
            text_format(model->out, "  // %s/%s\n",
                        words->scenes[words->choices[c].scene].id
                            ? words->scenes[words->choices[c].scene].id
                            : "",
                        words->choices[c].id);
    for (uint32_t i = 0; i < scenario->interrupt_count; i++)
        if (scenario->interrupts[i].spent == bit)
            text_format(model->out, "  // interrupt/%" PRIu32 "\n", i);
}

static void put_variables(const struct model *model)
{
    const struct primum_scenario *words = &model->scenario->words;
    const struct primum_state *start = model->before;

    text_format(model->out, "  Place : [Nowhere..%" PRIu32 "] init ",
                places(model));
    put_place(model, start->place);
    text_put(model->out, ";\n");
    for (uint32_t g = 1; g <= words->gauge_count; g++)
        if (varies(model, g))
            text_format(model->out,
                        "  %s : [%" PRId32 "..%" PRId32 "] init %" PRId32 ";\n",
                        model->names[g], words->gauges[g].min,
                        words->gauges[g].max, start->values[g - 1]);
    for (uint32_t i = 0; i < model->bit_count; i++) {
        put_spenders(model, model->bits[i]);
        text_format(model->out, "  Spent_%" PRIu32 " : [0..1] init %d;\n",
                    i + 1, spent_is(model->scenario, start, model->bits[i]));
    }
}

/* ---- Commands ---- */

/* What holds in the state at hand alone. */
static void note_guard(struct model *model)
{
    const struct primum_state *state = model->before;
    struct text *out = model->out;

    model->guard.length = 0;
    model->out = &model->guard;
    text_put(model->out, "Place=");
    put_place(model, state->place);
    for (uint32_t g = 1; g <= model->scenario->words.gauge_count; g++)
        if (varies(model, g))
            text_format(model->out, " & %s=%" PRId32, model->names[g],
                        state->values[g - 1]);
    for (uint32_t i = 0; i < model->bit_count; i++)
        text_format(model->out, " & Spent_%" PRIu32 "=%d", i + 1,
                    spent_is(model->scenario, state, model->bits[i]));
    model->out = out;
}

static void put_guard(const struct model *model, const char *action)
{
    text_format(model->out, "  [%s] ", action);
    text_add(model->out, model->guard.bytes, model->guard.length);
    text_put(model->out, " -> ");
}

/* What is different after a response. */
static void put_update(const struct model *model)
{
    const struct primum_state *before = model->before, *after = model->after;
    const char *between = "";

    if (after->place != before->place) {
        text_put(model->out, "(Place'=");
        put_place(model, after->place);
        text_put(model->out, ")");
        between = " & ";
    }
    for (uint32_t g = 1; g <= model->scenario->words.gauge_count; g++)
        if (after->values[g - 1] != before->values[g - 1]) {
            text_format(model->out, "%s(%s'=%" PRId32 ")", between,
                        model->names[g], after->values[g - 1]);
            between = " & ";
        }
    for (uint32_t i = 0; i < model->bit_count; i++) {
        bool is = spent_is(model->scenario, after, model->bits[i]);
        if (is == spent_is(model->scenario, before, model->bits[i]))
            continue;
        text_format(model->out, "%s(Spent_%" PRIu32 "'=%d)", between, i + 1,
                    is);
        between = " & ";
    }
    if (!*between)
        text_put(model->out, "true");
}

/* Whole numbers end at 2^31 - 1 there; a quotient is a real number anyway. */
static void put_chance(const struct model *model, int32_t weight, int64_t total)
{
    if (weight == total)
        text_put(model->out, "1");
    else
        text_format(model->out, "%" PRId32 "/%" PRId64 "%s", weight, total,
                    total > INT32_MAX ? ".0" : "");
}

static void put_command(const struct model *model, uint32_t choice)
{
    char *action = prism_name(model->scenario->words.choices[choice].id);
    struct run run = model->scenario->choices[choice].responses;
    int64_t total =
        step_weights(model->scenario, model->before, choice, model->weights);
    const char *between = "";

    put_guard(model, action);
    for (uint32_t i = 0; i < run.count; i++) {
        if (!model->weights[i])
            continue;
        step_after(model->scenario, model->before, run.first + i, model->after);
        text_put(model->out, between);
        put_chance(model, model->weights[i], total);
        text_put(model->out, " : ");
        put_update(model);
        between = "\n    + ";
    }
    text_put(model->out, total ? ";\n" : "1 : (Place'=Nowhere);\n");
    free(action);
}

static void put_states(struct model *model)
{
    const struct walk *walk = &model->impact->walk;

    for (uint32_t n = 0; n < walk->index.count; n++) {
        walk_state(walk, walk->first_row + n, model->before);
        note_guard(model);
        size_t count =
            step_choices(model->scenario, model->before, model->choices);
        for (size_t i = 0; i < count; i++)
            put_command(model, model->choices[i]);
        if (!count) {
            put_guard(model, "");
            text_put(model->out, "1 : (Place'=Nowhere);\n");
        }
    }
}

/* What is over stays as it is. */
static void put_absorbing(const struct model *model)
{
    text_put(model->out, "  [] Place=Nowhere -> 1 : true;\n");
    for (place p = model->scenario->words.scene_count + 1; p <= places(model);
         p++) {
        text_put(model->out, "  [] Place=");
        put_place(model, p);
        text_put(model->out, " -> 1 : true;\n");
    }
}

/* ---- Labels and rewards ---- */

static bool counts(const struct primum_ending *ending, uint32_t goal)
{
    static const uint32_t goals[] = {
        [PRIMUM_HELPED] = PRIMUM_GOAL_HELPED,
        [PRIMUM_MIXED] = PRIMUM_GOAL_MIXED,
        [PRIMUM_HARMED] = PRIMUM_GOAL_HARMED,
    };

    return goal == PRIMUM_GOAL_UNHARMED ? ending->outcome != PRIMUM_HARMED
                                        : goal == goals[ending->outcome];
}

static void put_outcome(const struct model *model, uint32_t goal,
                        const char *name)
{
    const struct primum_scenario *words = &model->scenario->words;
    const char *between = "";

    text_format(model->out, "label \"%s\" = ", name);
    for (uint32_t e = 1; e <= words->ending_count; e++) {
        if (!counts(&words->endings[e], goal))
            continue;
        text_format(model->out, "%sPlace=", between);
        put_place(model, words->scene_count + e);
        between = " | ";
    }
    text_put(model->out, *between ? ";\n" : "false;\n");
}

static void put_labels(const struct model *model)
{
    static const char *const outcomes[] = {
        [PRIMUM_GOAL_HELPED] = "helped",
        [PRIMUM_GOAL_MIXED] = "mixed",
        [PRIMUM_GOAL_HARMED] = "harmed",
        [PRIMUM_GOAL_UNHARMED] = "unharmed",
    };
    const struct primum_scenario *words = &model->scenario->words;

    for (uint32_t goal = 0; goal <= PRIMUM_GOAL_UNHARMED; goal++)
        put_outcome(model, goal, outcomes[goal]);
    for (uint32_t e = 1; e <= words->ending_count; e++) {
        char *name = prism_name(words->endings[e].id);
        text_format(model->out, "label \"%s\" = Place=", name);
        put_place(model, words->scene_count + e);
        text_put(model->out, ";\n");
        free(name);
    }
}

static void put_rewards(const struct model *model)
{
    const struct primum_scenario *words = &model->scenario->words;

    text_put(model->out, "\nrewards \"worth\"\n");
    for (uint32_t e = 1; e <= words->ending_count; e++) {
        text_put(model->out, "  Place=");
        put_place(model, words->scene_count + e);
        text_format(model->out, " : %" PRId32 ";\n", words->endings[e].worth);
    }
    text_put(model->out, "endrewards\n");
}

/* ---- The whole of it ---- */

static void model_init(struct model *model, const struct primum_impact *impact,
                       struct text *out)
{
    const struct scenario *scenario = impact->scenario;
    const struct primum_scenario *words = &scenario->words;

    *model = (struct model){
        .impact = impact,
        .scenario = scenario,
        .out = out,
        .names = memory_new((words->gauge_count + 1) * sizeof(char *)),
        .before = memory_new(state_size(scenario)),
        .after = memory_new(state_size(scenario)),
        .weights = memory_new(words->most_responses * sizeof(int32_t)),
        .choices = memory_new(words->most_choices * sizeof(uint32_t)),
    };
    for (uint32_t g = 1; g <= words->gauge_count; g++)
        model->names[g] = prism_name(words->gauges[g].id);
    gather_bits(model);
}

static void model_release(struct model *model)
{
    for (uint32_t g = 1; g <= model->scenario->words.gauge_count; g++)
        free(model->names[g]);
    free(model->names);
    free(model->bits);
    text_release(&model->guard);
    free(model->before);
    free(model->after);
    free(model->weights);
    free(model->choices);
}

char *primum_impact_prism(const struct primum_impact *impact)
{
    struct text out = {0};
    struct model model;

    model_init(&model, impact, &out);
    put_head(&model);
    put_constants(&model);
    text_put(&out, "\nmodule Conversation\n");
    walk_state(&impact->walk, impact->walk.first_row, model.before);
    put_variables(&model);
    text_put(&out, "\n");
    put_states(&model);
    put_absorbing(&model);
    text_put(&out, "endmodule\n\n");
    put_labels(&model);
    put_rewards(&model);
    model_release(&model);
    return text_take(&out);
}
