/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The structure of a draft: who is there, what is counted, where each choice
 * leads.  Unless faults are asked for, every scene has a choice that is always
 * on offer and every choice a response that is always possible, and time that
 * passes only ever passes forward. */
#include "support/generator.h"

#include "base/memory.h"

#include <stdlib.h>

#define COUNT(table) ((uint32_t)(sizeof(table) / sizeof *(table)))

/* ---- Places to go ---- */

static uint32_t some_ending(struct generator *generator)
{
    const struct knobs *knobs = generator->knobs;

    return knobs->scenes + 1 + dice_below(&generator->dice, knobs->endings);
}

/* Where it may go from a scene; 0 for a scene is before all of them. */
static uint32_t target_from(struct generator *generator, uint32_t scene,
                            bool may_go_back)
{
    const struct knobs *knobs = generator->knobs;
    uint32_t ahead = knobs->scenes - scene;

    if (may_go_back && scene && dice_says(&generator->dice, knobs->back))
        return 1 + dice_below(&generator->dice, scene);
    if (!ahead || dice_says(&generator->dice, knobs->ends))
        return some_ending(generator);
    return scene + 1 +
           dice_below(&generator->dice,
                      ahead < knobs->reach ? ahead : knobs->reach);
}

/* ---- What can change ---- */

static void add_variable(struct generator *generator, bool fact)
{
    static const int32_t ranges[][2] = {
        {0, 10}, {0, 10},  {0, 10}, {-5, 5},
        {0, 0},  {-9, -2}, {3, 4},  {-1000000, 1000000}};
    struct draft *draft = generator->draft;
    uint32_t number = ++draft->variable_count;
    uint32_t which = dice_below(&generator->dice,
                                generator->knobs->strange ? COUNT(ranges) : 3);
    struct draft_variable *variable;

    draft->variables =
        memory_more(draft->variables, number, sizeof *draft->variables);
    variable = &draft->variables[number];
    variable->id = generator_variable_id(generator, number, fact);
    variable->fact = fact;
    variable->min = fact ? 0 : ranges[which][0];
    variable->max = fact ? 1 : ranges[which][1];
    variable->start = variable->min;
    if (!fact || dice_says(&generator->dice, 20))
        variable->start =
            dice_between(&generator->dice, variable->min, variable->max);
    if (!fact)
        draft->gauge_count = number;
}

static void add_effect(struct generator *generator, uint32_t variable)
{
    struct draft *draft = generator->draft;
    uint32_t number = ++draft->effect_count;
    struct draft_effect *effect;

    draft->effects = memory_more(draft->effects, number, sizeof *effect);
    effect = &draft->effects[number];
    effect->variable = variable;
    effect->sign = '=';
    if (draft->variables[variable].fact) {
        effect->amount = (int32_t)dice_below(&generator->dice, 2);
        return;
    }
    effect->sign = "+-="[dice_below(&generator->dice, 10) * 3 / 11];
    effect->amount = dice_between(&generator->dice, 0, 4);
    if (effect->sign == '=' && dice_says(&generator->dice, 40))
        effect->amount = -effect->amount;
    if (generator->knobs->strange && dice_says(&generator->dice, 3))
        effect->amount = 1000000;
}

static struct rows add_effects(struct generator *generator)
{
    struct draft *draft = generator->draft;
    struct rows rows = {draft->effect_count + 1, 0};

    for (uint32_t v = 1; v <= draft->variable_count; v++)
        if (dice_says(&generator->dice, 25))
            add_effect(generator, v);
    rows.count = draft->effect_count + 1 - rows.first;
    return rows;
}

/* ---- What is shown ---- */

static struct rows add_lines(struct generator *generator)
{
    struct draft *draft = generator->draft;
    const struct knobs *knobs = generator->knobs;
    uint32_t count = 1 + (knobs->strange ? dice_below(&generator->dice, 4) : 0);
    struct rows rows = {draft->line_count + 1, count};

    for (; count; count--) {
        uint32_t number = ++draft->line_count;
        draft->lines = memory_more(draft->lines, number, sizeof *draft->lines);
        struct draft_line *line = &draft->lines[number];
        if (dice_says(&generator->dice, 50))
            line->speaker =
                1 + dice_below(&generator->dice, draft->person_count);
        line->text = generator_paragraph(generator);
        if (knobs->strange && dice_says(&generator->dice, 20))
            line->when = generator_condition(generator);
    }
    return rows;
}

static const char *maybe_text(struct generator *generator)
{
    return dice_says(&generator->dice, generator->knobs->texts)
               ? generator_text(generator)
               : NULL;
}

/* ---- Scenes ---- */

/* One of a choice's responses; the first is always possible. */
static void add_response(struct generator *generator, bool first)
{
    const struct knobs *knobs = generator->knobs;
    struct draft *draft = generator->draft;
    uint32_t number = ++draft->response_count;
    bool free = !first || knobs->faults;
    struct draft_response *response;

    draft->responses =
        memory_more(draft->responses, number, sizeof *draft->responses);
    response = &draft->responses[number];
    if (free && dice_says(&generator->dice, 12))
        response->otherwise = true;
    else if (free && dice_says(&generator->dice, knobs->conditions))
        response->when = generator_condition(generator);
    if (dice_says(&generator->dice, 50))
        response->odds =
            free ? generator_odds(generator)
                 : generator_number(generator,
                                    dice_between(&generator->dice, 1, 9));
    if (dice_says(&generator->dice, 60))
        response->effects = add_effects(generator);
}

/* The words of a response that is not silent. */
static void add_response_words(struct generator *generator,
                               struct draft_response *response)
{
    struct rows lines = {0};

    if (dice_says(&generator->dice, generator->knobs->texts))
        lines = add_lines(generator);
    response->lines = lines;
    response->title = maybe_text(generator);
    response->cue = maybe_text(generator);
    response->impact = maybe_text(generator);
    if (dice_says(&generator->dice, 10))
        response->why = maybe_text(generator);
    if (dice_says(&generator->dice, 10))
        response->repair = maybe_text(generator);
}

static struct rows add_responses(struct generator *generator, uint32_t scene,
                                 bool silent)
{
    const struct knobs *knobs = generator->knobs;
    struct draft *draft = generator->draft;
    uint32_t count = (uint32_t)dice_between(&generator->dice,
                                            (int32_t)knobs->responses_least,
                                            (int32_t)knobs->responses_most);
    struct rows rows = {draft->response_count + 1, count};

    for (uint32_t i = 0; i < count; i++) {
        add_response(generator, !i);
        struct draft_response *response =
            &draft->responses[draft->response_count];
        if (!silent)
            add_response_words(generator, response);
        if (scene || dice_says(&generator->dice, 40))
            response->next =
                target_from(generator, scene, !silent || knobs->faults);
    }
    return rows;
}

static struct draft_choice *add_choice(struct generator *generator,
                                       uint32_t scene, bool first)
{
    const struct knobs *knobs = generator->knobs;
    struct draft *draft = generator->draft;
    uint32_t number = ++draft->choice_count;
    struct draft_choice *choice;

    draft->choices = memory_more(draft->choices, number, sizeof *choice);
    choice = &draft->choices[number];
    choice->scene = scene;
    if (!first || knobs->faults) {
        if (dice_says(&generator->dice, knobs->conditions))
            choice->when = generator_condition(generator);
        if (dice_says(&generator->dice, 25))
            choice->once = 1 + dice_below(&generator->dice, 2);
    }
    return choice;
}

static void add_choice_words(struct generator *generator,
                             struct draft_choice *choice)
{
    choice->words = generator_paragraph(generator);
    choice->deed = dice_says(&generator->dice, 30);
    choice->intent = maybe_text(generator);
    choice->why = maybe_text(generator);
    choice->right_when = maybe_text(generator);
    choice->repair = maybe_text(generator);
}

static struct rows add_choices(struct generator *generator, uint32_t scene,
                               uint32_t count)
{
    struct draft *draft = generator->draft;
    struct rows rows = {draft->choice_count + 1, count};
    uint32_t from = dice_below(&generator->dice, 8);

    for (uint32_t i = 0; i < count; i++) {
        struct draft_choice *choice = add_choice(generator, scene, !i && scene);
        choice->id = generator_choice_id(generator, from + i);
        add_choice_words(generator, choice);
        choice->responses = add_responses(generator, scene, false);
    }
    return rows;
}

static void add_scene(struct generator *generator)
{
    const struct knobs *knobs = generator->knobs;
    struct draft *draft = generator->draft;
    uint32_t number = ++draft->scene_count;
    struct draft_scene *scene;

    draft->scenes = memory_more(draft->scenes, number, sizeof *draft->scenes);
    scene = &draft->scenes[number];
    scene->id = generator_scene_id(generator, number);
    if (knobs->strange)
        scene->title = maybe_text(generator);
    if (!knobs->strange || dice_says(&generator->dice, 80))
        scene->lines = add_lines(generator);
    scene->passes = dice_says(&generator->dice, knobs->passing);
    if (!scene->passes) {
        scene->choices =
            add_choices(generator, number,
                        (uint32_t)dice_between(&generator->dice,
                                               (int32_t)knobs->choices_least,
                                               (int32_t)knobs->choices_most));
        return;
    }
    struct draft_choice *silent = add_choice(generator, number, true);
    *silent = (struct draft_choice){.id = "continue", .scene = number};
    scene->choices = (struct rows){draft->choice_count, 1};
    silent->responses = add_responses(generator, number, true);
}

/* ---- What stands beside the scenes ---- */

static void add_interrupt(struct generator *generator)
{
    struct draft *draft = generator->draft;
    uint32_t number = ++draft->interrupt_count;
    struct draft_interrupt *interrupt;

    draft->interrupts =
        memory_more(draft->interrupts, number, sizeof *interrupt);
    interrupt = &draft->interrupts[number];
    interrupt->when = generator_condition(generator);
    interrupt->once = dice_says(&generator->dice, 60);
    interrupt->next = interrupt->once || generator->knobs->faults
                          ? target_from(generator, 0, false)
                          : some_ending(generator);
}

static void add_ending(struct generator *generator)
{
    struct draft *draft = generator->draft;
    uint32_t number = ++draft->ending_count;
    struct draft_ending *ending;

    draft->endings = memory_more(draft->endings, number, sizeof *ending);
    ending = &draft->endings[number];
    ending->id = generator_id(generator, "end", '-', number);
    ending->outcome = dice_below(&generator->dice, 3);
    ending->worth = dice_says(&generator->dice, 30)
                        ? dice_between(&generator->dice, 0, 100)
                        : -1;
    ending->title = maybe_text(generator);
    ending->feedback = maybe_text(generator);
    ending->takeaway = maybe_text(generator);
    if (dice_says(&generator->dice, 60))
        ending->lines = add_lines(generator);
}

static void add_people(struct generator *generator)
{
    static const char *const ids[] = {"you", "dee", "andre", "mx-lund", "no"};
    static const char *const names[] = {"You", "Dee", "Andr\xc3\xa9",
                                        "Mx. Lund", "No One"};
    struct draft *draft = generator->draft;

    draft->person_count = 1 + dice_below(&generator->dice, COUNT(ids));
    for (uint32_t p = 1; p <= draft->person_count; p++) {
        draft->people[p] = ids[p - 1];
        draft->names[p] = names[p - 1];
    }
}

/* ---- The whole ---- */

/* Row 0 of each table is empty. */
static struct draft *draft_new(uint64_t seed)
{
    struct draft *draft = memory_new(sizeof *draft);

    arena_init(&draft->arena);
    draft->seed = seed;
    draft->variables = memory_more(NULL, 0, sizeof *draft->variables);
    draft->scenes = memory_more(NULL, 0, sizeof *draft->scenes);
    draft->choices = memory_more(NULL, 0, sizeof *draft->choices);
    draft->responses = memory_more(NULL, 0, sizeof *draft->responses);
    draft->lines = memory_more(NULL, 0, sizeof *draft->lines);
    draft->effects = memory_more(NULL, 0, sizeof *draft->effects);
    draft->interrupts = memory_more(NULL, 0, sizeof *draft->interrupts);
    draft->endings = memory_more(NULL, 0, sizeof *draft->endings);
    return draft;
}

struct draft *generator_draft(const struct knobs *knobs, uint64_t seed)
{
    struct draft *draft = draft_new(seed);
    struct generator generator = {dice_for(102, seed), knobs, draft};

    draft->title = generator_text(&generator);
    draft->summary = maybe_text(&generator);
    add_people(&generator);
    for (uint32_t i = 0; i < knobs->gauges; i++)
        add_variable(&generator, false);
    for (uint32_t i = 0; i < knobs->facts; i++)
        add_variable(&generator, true);
    for (uint32_t i = 0; i < knobs->scenes; i++)
        add_scene(&generator);
    draft->anytime = add_choices(&generator, 0, knobs->anytime);
    for (uint32_t i = 0; i < knobs->interrupts; i++)
        add_interrupt(&generator);
    for (uint32_t i = 0; i < knobs->endings; i++)
        add_ending(&generator);
    draft->start = 1;
    if (knobs->strange && dice_says(&generator.dice, 25))
        draft->start = 1 + dice_below(&generator.dice, knobs->scenes);
    draft->shuffle = dice_says(&generator.dice, 75);
    return draft;
}

void generator_free(struct draft *draft)
{
    if (!draft)
        return;
    free(draft->variables);
    free(draft->scenes);
    free(draft->choices);
    free(draft->responses);
    free(draft->lines);
    free(draft->effects);
    free(draft->interrupts);
    free(draft->endings);
    free(draft->expectations);
    arena_release(&draft->arena);
    free(draft);
}
