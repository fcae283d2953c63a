/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The kinds of faults, and how each is made.  Works on tables alone; knows
 * what an author would write, not what a check would find. */
#include "support/sowing.h"

#include "base/memory.h"

#include <stdlib.h>

const char sowing_catalogue[] =
    "practices:\n"
    "  asking: {name: Asking first}\n"
    "  pacing: {name: Pacing}\n"
    "  repair: {name: Repair}\n"
    "  absent: {name: What nobody does}\n"
    "harms:\n"
    "  pressure: {name: Pressure}\n"
    "  blame: {name: Blame}\n"
    "styles:\n"
    "  asker: {name: Always asks, simple: true, weights: {asking: 1},\n"
    "    otherwise: 0}\n"
    "  pusher: {name: Pushes, simple: true, weights: {pressure: 3, blame: 2}}\n"
    "  stranger: {name: Absent, simple: true, weights: {absent: 1}}\n"
    "  gentle: {name: Gentle, weights: {pacing: 3, pressure: 0}}\n";

/* ---- Terms ---- */

static const struct term *term_of(struct draft *draft, enum term_kind kind,
                                  int32_t value, const struct term *left,
                                  const struct term *right)
{
    struct term *term = arena_new(&draft->arena, sizeof *term);

    *term = (struct term){kind, value, left, right};
    return term;
}

static const struct term *number_of(struct draft *draft, int32_t number)
{
    const struct term *term =
        term_of(draft, TERM_NUMBER, number < 0 ? -number : number, NULL, NULL);

    return number < 0 ? term_of(draft, TERM_MINUS, 0, NULL, term) : term;
}

/* Something about a gauge: `gauge KIND its least + share of its range`. */
static const struct term *about(struct draft *draft, struct dice *dice,
                                enum term_kind kind, int32_t off)
{
    if (!draft->gauge_count)
        return term_of(draft, TERM_TRUTH, off < 0, NULL, NULL);
    uint32_t gauge = 1 + dice_below(dice, draft->gauge_count);
    const struct draft_variable *variable = &draft->variables[gauge];
    const struct term *left =
        term_of(draft, TERM_VARIABLE, (int32_t)gauge, NULL, NULL);

    return term_of(draft, kind, 0, left,
                   number_of(draft, variable->start + off));
}

/* What holds at the start, and perhaps not later. */
static const struct term *fleeting(struct draft *draft, struct dice *dice)
{
    return dice_says(dice, 50)
               ? about(draft, dice, TERM_LESS_EQUAL, dice_between(dice, 0, 2))
               : about(draft, dice, TERM_GREATER_EQUAL,
                       -dice_between(dice, 0, 2));
}

static const struct term *impossible(struct draft *draft, struct dice *dice)
{
    const struct term *term = fleeting(draft, dice);

    return term_of(draft, TERM_AND, 0, term,
                   term_of(draft, TERM_NOT, 0, NULL, term));
}

static const struct term *certain(struct draft *draft, struct dice *dice)
{
    const struct term *term = fleeting(draft, dice);

    return term_of(draft, TERM_OR, 0, term,
                   term_of(draft, TERM_NOT, 0, NULL, term));
}

static const struct term *joined(struct draft *draft, const struct term *old,
                                 const struct term *with)
{
    return old ? term_of(draft, TERM_AND, 0, old, with) : with;
}

/* ---- Things ---- */

static uint32_t some_scene(const struct draft *draft, struct dice *dice)
{
    return dice_says(dice, 40) ? draft->start
                               : 1 + dice_below(dice, draft->scene_count);
}

/* A choice that is no silent one. */
static struct draft_choice *some_choice(struct draft *draft, struct dice *dice)
{
    uint32_t number = 1 + dice_below(dice, draft->choice_count);

    for (uint32_t i = 0; i < draft->choice_count; i++) {
        struct draft_choice *choice =
            &draft->choices[1 + (number + i) % draft->choice_count];
        if (!choice->scene || !draft->scenes[choice->scene].passes)
            return choice;
    }
    return NULL;
}

static struct draft_response *some_response(struct draft *draft,
                                            struct dice *dice)
{
    return &draft->responses[1 + dice_below(dice, draft->response_count)];
}

/* One more effect, which takes the place of what the response did before. */
static void give_effect(struct draft *draft, struct draft_response *response,
                        struct draft_effect effect)
{
    draft->effects = memory_more(draft->effects, draft->effect_count + 1,
                                 sizeof *draft->effects);
    draft->effects[++draft->effect_count] = effect;
    response->effects = (struct rows){draft->effect_count, 1};
}

void sowing_dress(struct draft *draft, struct dice *dice)
{
    static const char *const practices[] = {NULL, "asking", "pacing", NULL,
                                            "repair"};
    static const char *const harms[] = {NULL, "pressure", NULL, "blame"};
    static const char *const goods[] = {NULL, "high", "low", "none"};

    for (uint32_t g = 1; g <= draft->gauge_count; g++)
        draft->variables[g].good = goods[dice_below(dice, 4)];
    for (uint32_t c = 1; c <= draft->choice_count; c++) {
        struct draft_choice *choice = &draft->choices[c];
        bool silent = choice->scene && draft->scenes[choice->scene].passes;
        if (silent)
            continue;
        choice->practice =
            practices[dice_below(dice, dice_says(dice, 50) ? 5 : 3)];
        choice->harm = harms[dice_below(dice, 4)];
        choice->irreversible = dice_says(dice, 10);
        struct rows rows = choice->responses;
        for (uint32_t r = rows.first; r < rows.first + rows.count; r++)
            if (dice_says(dice, 15))
                draft->responses[r].harms =
                    dice_says(dice, 50) ? "" : "pressure";
    }
}

/* ---- Each kind ---- */

static void sow_dead_end(struct draft *draft, struct dice *dice)
{
    uint32_t scene = some_scene(draft, dice);
    const struct term *when = fleeting(draft, dice);

    if (draft->scenes[scene].passes)
        return;
    for (uint32_t c = 1; c <= draft->choice_count; c++)
        if (draft->choices[c].scene == scene || !draft->choices[c].scene)
            draft->choices[c].when =
                joined(draft, draft->choices[c].when, when);
}

static void sow_silence(struct draft *draft, struct dice *dice)
{
    struct rows rows =
        draft->choices[1 + dice_below(dice, draft->choice_count)].responses;
    const struct term *when = fleeting(draft, dice);

    for (uint32_t r = rows.first; r < rows.first + rows.count; r++) {
        draft->responses[r].when =
            joined(draft, draft->responses[r].when, when);
        draft->responses[r].otherwise = false;
    }
}

static void sow_silence_by_odds(struct draft *draft, struct dice *dice)
{
    struct rows rows =
        draft->choices[1 + dice_below(dice, draft->choice_count)].responses;
    const struct term *odds = about(draft, dice, TERM_SUBTRACT, 0);

    for (uint32_t r = rows.first;
         draft->gauge_count && r < rows.first + rows.count; r++)
        draft->responses[r].odds = odds;
}

/* Whatever is done in these two scenes leads from one to the other. */
static void sow_loop(struct draft *draft, struct dice *dice)
{
    uint32_t one = some_scene(draft, dice), other = some_scene(draft, dice);

    for (uint32_t c = 1; c <= draft->choice_count; c++) {
        uint32_t scene = draft->choices[c].scene;
        struct rows rows = draft->choices[c].responses;
        if (scene && scene != one && scene != other)
            continue;
        for (uint32_t r = rows.first; r < rows.first + rows.count; r++)
            draft->responses[r].next = !scene ? 0 : scene == one ? other : one;
    }
}

static void redirect(struct draft *draft, uint32_t from, uint32_t to)
{
    for (uint32_t r = 1; r <= draft->response_count; r++)
        if (draft->responses[r].next == from)
            draft->responses[r].next = to;
    for (uint32_t i = 1; i <= draft->interrupt_count; i++)
        if (draft->interrupts[i].next == from)
            draft->interrupts[i].next = to;
}

static void sow_lost_scene(struct draft *draft, struct dice *dice)
{
    redirect(draft, 1 + dice_below(dice, draft->scene_count),
             draft->scene_count + 1);
}

static void sow_lost_ending(struct draft *draft, struct dice *dice)
{
    uint32_t first = draft->scene_count + 1;

    if (draft->ending_count > 1)
        redirect(draft, first,
                 first + 1 + dice_below(dice, draft->ending_count - 1));
}

static void sow_lost_choice(struct draft *draft, struct dice *dice)
{
    struct draft_choice *choice = some_choice(draft, dice);

    if (choice)
        choice->when = dice_says(dice, 50)
                           ? impossible(draft, dice)
                           : about(draft, dice, TERM_GREATER, 7);
}

static void sow_lost_response(struct draft *draft, struct dice *dice)
{
    struct draft_response *response = some_response(draft, dice);

    if (dice_says(dice, 40))
        response->odds = number_of(draft, -dice_between(dice, 0, 3));
    else if (!response->otherwise)
        response->when = impossible(draft, dice);
}

static void sow_constant(struct draft *draft, struct dice *dice)
{
    const struct term *when =
        dice_says(dice, 60) ? certain(draft, dice) : impossible(draft, dice);
    struct draft_choice *choice = some_choice(draft, dice);
    struct draft_response *response = some_response(draft, dice);
    uint32_t which = dice_below(dice, 4);

    if (which == 0 && choice)
        choice->when = when;
    else if (which == 1 && draft->line_count)
        draft->lines[1 + dice_below(dice, draft->line_count)].when = when;
    else if (which == 2 && draft->interrupt_count)
        draft->interrupts[1 + dice_below(dice, draft->interrupt_count)].when =
            when;
    else if (!response->otherwise)
        response->when = when;
}

static void sow_idle(struct draft *draft, struct dice *dice)
{
    if (!draft->variable_count)
        return;
    uint32_t number = 1 + dice_below(dice, draft->variable_count);
    const struct draft_variable *variable = &draft->variables[number];
    struct draft_effect effect = {number, '=', variable->start};

    if (!variable->fact && dice_says(dice, 60)) {
        effect.sign = dice_says(dice, 50) ? '+' : '-';
        effect.amount = 0;
        if (variable->start == variable->max)
            effect = (struct draft_effect){number, '+', 2};
    }
    give_effect(draft, some_response(draft, dice), effect);
}

/* A product that goes too far, but for where the gauge is near its start. */
static void sow_overflow(struct draft *draft, struct dice *dice)
{
    const struct term *far = number_of(draft, 1000000);
    struct draft_choice *choice = some_choice(draft, dice);
    struct draft_response *response = some_response(draft, dice);
    const struct term *product =
        about(draft, dice, TERM_SUBTRACT, dice_between(dice, -3, 3));

    if (!draft->gauge_count)
        return;
    product = term_of(draft, TERM_MULTIPLY, 0, product, far);
    product = term_of(draft, TERM_MULTIPLY, 0, product,
                      number_of(draft, dice_says(dice, 50) ? 2000 : 700));
    if (dice_says(dice, 30)) {
        response->odds = product;
        return;
    }
    const struct term *when =
        term_of(draft, TERM_GREATER, 0, product, number_of(draft, -5));
    if (choice && dice_says(dice, 60))
        choice->when = when;
    else if (draft->interrupt_count && dice_says(dice, 60))
        draft->interrupts[1].when = when;
    else if (draft->line_count)
        draft->lines[1 + dice_below(dice, draft->line_count)].when = when;
}

static void sow_loss(struct draft *draft, struct dice *dice)
{
    struct draft_choice *choice = some_choice(draft, dice);

    if (!choice || !draft->gauge_count)
        return;
    uint32_t gauge = 1 + dice_below(dice, draft->gauge_count);
    struct draft_variable *variable = &draft->variables[gauge];
    struct rows rows = choice->responses;
    variable->good = variable->start == variable->min ? "low" : "high";
    choice->harm = "pressure";
    choice->irreversible = dice_says(dice, 20);
    for (uint32_t r = rows.first; r < rows.first + rows.count; r++) {
        draft->responses[r].harms = NULL;
        give_effect(draft, &draft->responses[r],
                    (struct draft_effect){
                        gauge, *variable->good == 'l' ? '+' : '-', 1});
    }
}

/* Nothing mends but what is told so: one choice, somewhere. */
static void sow_one_repair(struct draft *draft, struct dice *dice)
{
    struct draft_choice *choice;

    sow_loss(draft, dice);
    for (uint32_t c = 1; c <= draft->choice_count; c++)
        if (draft->choices[c].practice && *draft->choices[c].practice == 'r')
            draft->choices[c].practice = NULL;
    for (uint32_t r = 1; r <= draft->response_count; r++)
        if (draft->responses[r].effects.count > 1)
            draft->responses[r].effects.count = 0;
    choice = some_choice(draft, dice);
    if (choice)
        choice->practice = "repair";
}

const struct plant plants[] = {
    {"a scene whose choices have all the same condition", "dead-end",
     sow_dead_end},
    {"a choice whose responses have all the same condition", "no-response",
     sow_silence},
    {"a choice whose responses have all the same odds", "no-response",
     sow_silence_by_odds},
    {"two scenes that lead to each other alone", "no-way-out", sow_loop},
    {"a scene that nobody leads to", "unreachable-scene", sow_lost_scene},
    {"an ending that nobody leads to", "unreachable-ending", sow_lost_ending},
    {"a choice on a condition that cannot be", "unreachable-choice",
     sow_lost_choice},
    {"a response that cannot be", "unreachable-response", sow_lost_response},
    {"a condition that is always the same", "constant-condition", sow_constant},
    {"an effect that has no room", "idle-effect", sow_idle},
    {"a product that grows too large", "overflow", sow_overflow},
    {"a harm that takes something", "no-repair", sow_loss},
    {"a harm, and one way to mend it", "no-repair", sow_one_repair},
    {NULL, NULL, NULL},
};
