/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What each thing is like, in words that can be counted: what it says, where it
 * leads, what it does.  Its own id is no part of it. */
#include "check/diff.h"

#include <string.h>

/* What tells two things apart at a glance weighs as much as some words. */
enum { SOME = 2, MUCH = 4 };

static const struct scenario *version(const void *diff, bool after)
{
    const struct primum_diff *both = diff;

    return after ? both->after : both->before;
}

/* ---- Rules ---- */

/* Variables go by their ids, so that both versions say the same. */
static void add_program(struct diff_bag *bag, const struct scenario *scenario,
                        const char *key, program start)
{
    for (const struct instruction *at = &scenario->code[start]; start && at->op;
         at++) {
        uint32_t variable = expression_reads(at);
        diff_bag_number(bag, key, at->op * 2 + at->negated, 1);
        diff_bag_number(bag, key, at->value, 1);
        if (variable != EXPRESSION_READS_NONE)
            diff_bag_whole(bag, key, scenario->words.gauges[variable + 1].id,
                           1);
    }
}

static void add_effects(struct diff_bag *bag, const struct scenario *scenario,
                        struct run run)
{
    for (uint32_t i = run.first; i < run.first + run.count; i++) {
        const struct effect *effect = &scenario->effects[i];
        diff_bag_number(bag, scenario->words.gauges[effect->variable + 1].id,
                        effect->amount * 2 + effect->set, 1);
    }
}

/* `self` is the place that is described, which may have another id there. */
static void add_place(struct diff_bag *bag, const struct scenario *scenario,
                      place next, place self)
{
    if (next)
        diff_bag_whole(bag, "next",
                       next == self ? "" : place_id(scenario, next), SOME);
}

static void add_lines(struct diff_bag *bag, const struct scenario *scenario,
                      struct run run)
{
    for (uint32_t i = run.first; i < run.first + run.count; i++)
        diff_bag_text(bag, "lines", scenario->lines[i].text);
}

/* ---- Things in a scene ---- */

static void add_response(struct diff_bag *bag, const struct scenario *scenario,
                         uint32_t number, place self)
{
    const struct primum_response *words = &scenario->words.responses[number];
    const struct response_rule *rule = &scenario->responses[number];
    const struct primum_choice *choice =
        &scenario->words.choices[words->choice];
    int32_t weight;

    diff_bag_whole(bag, "title", words->title, MUCH);
    diff_bag_whole(bag, "impact", words->impact, MUCH);
    diff_bag_text(bag, "impact", words->impact);
    diff_bag_text(bag, "cue", words->cue);
    if (words->why != choice->why)
        diff_bag_text(bag, "why", words->why);
    add_lines(bag, scenario, rule->lines);
    add_place(bag, scenario, rule->next, self);
    add_effects(bag, scenario, rule->effects);
    add_program(bag, scenario, "when", rule->when);
    if (diff_fixed_odds(scenario, rule, &weight))
        diff_bag_number(bag, "odds", weight, 1);
    else
        add_program(bag, scenario, "odds", rule->odds);
    diff_bag_number(bag, "else", rule->otherwise, 1);
}

void diff_like_response(const void *diff, bool after, uint32_t number,
                        struct diff_bag *bag)
{
    add_response(bag, version(diff, after), number, 0);
}

static void add_choice(struct diff_bag *bag, const struct scenario *scenario,
                       uint32_t number, place self)
{
    const struct primum_choice *words = &scenario->words.choices[number];
    struct run run = scenario->choices[number].responses;

    diff_bag_whole(bag, "say", words->say ? words->say : words->deed, MUCH);
    diff_bag_text(bag, "say", words->say ? words->say : words->deed);
    diff_bag_text(bag, "intent", words->intent);
    diff_bag_text(bag, "why", words->why);
    for (uint32_t r = run.first; r < run.first + run.count; r++)
        add_response(bag, scenario, r, self);
}

void diff_like_choice(const void *diff, bool after, uint32_t number,
                      struct diff_bag *bag)
{
    add_choice(bag, version(diff, after), number, 0);
}

void diff_like_scene(const void *diff, bool after, uint32_t number,
                     struct diff_bag *bag)
{
    const struct scenario *scenario = version(diff, after);
    const struct primum_scene *scene = &scenario->words.scenes[number];

    diff_bag_whole(bag, "title", scene->title, MUCH);
    add_lines(bag, scenario, scenario->scenes[number].lines);
    for (uint32_t c = scene->choice; c < scene->choice + scene->choices; c++) {
        diff_bag_whole(bag, "choice", scenario->words.choices[c].id, SOME);
        add_choice(bag, scenario, c, number);
    }
}

/* ---- Things beside the scenes ---- */

void diff_like_ending(const void *diff, bool after, uint32_t number,
                      struct diff_bag *bag)
{
    const struct scenario *scenario = version(diff, after);
    const struct primum_ending *ending = &scenario->words.endings[number];

    diff_bag_number(bag, "outcome", ending->outcome, SOME);
    diff_bag_number(bag, "worth", ending->worth, 1);
    diff_bag_text(bag, "feedback", ending->feedback);
    diff_bag_text(bag, "takeaway", ending->takeaway);
    add_lines(bag, scenario, scenario->ending_lines[number]);
}

void diff_like_person(const void *diff, bool after, uint32_t number,
                      struct diff_bag *bag)
{
    const struct primum_person *person =
        &version(diff, after)->words.people[number];

    diff_bag_whole(bag, "name", person->name, MUCH);
    diff_bag_text(bag, "about", person->about);
}

void diff_like_interrupt(const void *diff, bool after, uint32_t number,
                         struct diff_bag *bag)
{
    const struct scenario *scenario = version(diff, after);
    const struct interrupt_rule *rule = &scenario->interrupts[number - 1];

    add_place(bag, scenario, rule->next, 0);
    add_program(bag, scenario, "when", rule->when);
    diff_bag_number(bag, "once", rule->spent != 0, 1);
}

/* ---- Gauges: what is done with them, and where ---- */

/* The uses of a gauge in a program. */
static void add_reads(struct diff_bag *bag, const struct scenario *scenario,
                      const char *key, program start, uint32_t variable)
{
    for (const struct instruction *at = &scenario->code[start]; start && at->op;
         at++)
        if (expression_reads(at) == variable) {
            diff_bag_whole(bag, key, "when", 1);
            diff_bag_number(bag, key, at->value, 1);
        }
}

static void add_uses(struct diff_bag *bag, const struct scenario *scenario,
                     const char *key, const struct response_rule *rule,
                     uint32_t variable)
{
    struct run run = rule->effects;

    for (uint32_t i = run.first; i < run.first + run.count; i++)
        if (scenario->effects[i].variable == variable)
            diff_bag_number(bag, key, scenario->effects[i].amount, SOME);
    add_reads(bag, scenario, key, rule->when, variable);
    add_reads(bag, scenario, key, rule->odds, variable);
}

/* One that is never used is like none: another id is another gauge. */
void diff_like_gauge(const void *diff, bool after, uint32_t number,
                     struct diff_bag *bag)
{
    const struct scenario *scenario = version(diff, after);
    const struct primum_scenario *words = &scenario->words;

    for (uint32_t c = 1; c <= words->choice_count; c++) {
        struct run run = scenario->choices[c].responses;
        const char *id = words->choices[c].id;
        add_reads(bag, scenario, id, scenario->choices[c].when, number - 1);
        for (uint32_t r = run.first; r < run.first + run.count; r++)
            add_uses(bag, scenario, id, &scenario->responses[r], number - 1);
    }
    for (uint32_t i = 0; i < scenario->interrupt_count; i++)
        add_reads(bag, scenario, "interrupt", scenario->interrupts[i].when,
                  number - 1);
    if (bag->count)
        diff_bag_number(bag, "fact", words->gauges[number].fact, MUCH);
}
