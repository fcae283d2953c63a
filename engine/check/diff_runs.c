/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is matched with what: the runs of things of each kind, how they are
 * told from one another, and how much of them must be alike. */
#include "check/diff.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* With another id, it is the same only if that is evident. */
#define EVIDENT 0.7
/* Without an id, it is the same while more is alike than not. */
#define LIKELY 0.5

/* ---- Kinds of things ---- */

#define ID_OF(name, table)                                                     \
    static const char *name(const struct scenario *scenario, uint32_t number)  \
    {                                                                          \
        return scenario->words.table[number].id;                               \
    }

ID_OF(person_id, people)
ID_OF(gauge_id, gauges)
ID_OF(scene_id, scenes)
ID_OF(choice_id, choices)
ID_OF(ending_id, endings)

struct kind {
    const char *(*id)(const struct scenario *scenario, uint32_t number);
    void (*like)(const void *diff, bool after, uint32_t number,
                 struct diff_bag *bag);
};

static const struct kind kinds[] = {
    [PRIMUM_SUBJECT_PERSON] = {person_id, diff_like_person},
    [PRIMUM_SUBJECT_GAUGE] = {gauge_id, diff_like_gauge},
    [PRIMUM_SUBJECT_SCENE] = {scene_id, diff_like_scene},
    [PRIMUM_SUBJECT_CHOICE] = {choice_id, diff_like_choice},
    [PRIMUM_SUBJECT_RESPONSE] = {NULL, diff_like_response},
    [PRIMUM_SUBJECT_INTERRUPT] = {NULL, diff_like_interrupt},
    [PRIMUM_SUBJECT_ENDING] = {ending_id, diff_like_ending},
};

static struct diff_run run_of(const struct scenario *scenario,
                              const struct kind *kind, uint32_t first,
                              uint32_t count)
{
    struct diff_run run = {first, count, NULL};

    if (!kind->id)
        return run;
    const char **ids = memory_new((count + (size_t)1) * sizeof *ids);
    for (uint32_t i = 0; i < count; i++)
        ids[i] = kind->id(scenario, first + i);
    run.ids = ids;
    return run;
}

static struct diff_match match_of(const struct primum_diff *diff,
                                  enum primum_subject subject,
                                  struct run before, struct run after)
{
    const struct kind *kind = &kinds[subject];

    return (struct diff_match){
        .before = run_of(diff->before, kind, before.first, before.count),
        .after = run_of(diff->after, kind, after.first, after.count),
        .describe = kind->like,
        .context = diff,
        .least = kind->id ? EVIDENT : LIKELY,
        .in_order = !kind->id};
}

void diff_run_release(struct diff_match *match)
{
    free((void *)(uintptr_t)match->before.ids);
    free((void *)(uintptr_t)match->after.ids);
}

struct diff_pair *diff_pairs_of(const struct diff_map *map,
                                const struct diff_match *match, uint32_t *count)
{
    size_t most = (size_t)match->before.count + match->after.count;
    struct diff_pair *pairs = memory_new(most * sizeof *pairs);

    *count = diff_pairs(map, match, pairs);
    return pairs;
}

/* ---- Their runs ---- */

/* Person 1 is the coach, in every scenario. */
static struct run all_of(const struct scenario *scenario,
                         enum primum_subject subject)
{
    const struct primum_scenario *words = &scenario->words;

    switch (subject) {
    case PRIMUM_SUBJECT_PERSON:
        return (struct run){2, words->person_count - 1};
    case PRIMUM_SUBJECT_GAUGE:
        return (struct run){1, words->gauge_count};
    case PRIMUM_SUBJECT_SCENE:
        return (struct run){1, words->scene_count};
    case PRIMUM_SUBJECT_INTERRUPT:
        return (struct run){1, scenario->interrupt_count};
    default:
        return (struct run){1, words->ending_count};
    }
}

struct diff_match diff_run_all(const struct primum_diff *diff,
                               enum primum_subject subject)
{
    return match_of(diff, subject, all_of(diff->before, subject),
                    all_of(diff->after, subject));
}

static struct run choices_of(const struct scenario *scenario, uint32_t scene)
{
    const struct primum_scene *row = &scenario->words.scenes[scene];

    return scene ? (struct run){row->choice, row->choices} : scenario->anytime;
}

struct diff_match diff_run_choices(const struct primum_diff *diff,
                                   struct diff_thing scene)
{
    return match_of(diff, PRIMUM_SUBJECT_CHOICE,
                    choices_of(diff->before, scene.before),
                    choices_of(diff->after, scene.after));
}

struct diff_match diff_run_responses(const struct primum_diff *diff,
                                     struct diff_thing choice)
{
    return match_of(diff, PRIMUM_SUBJECT_RESPONSE,
                    diff->before->choices[choice.before].responses,
                    diff->after->choices[choice.after].responses);
}

/* ---- Matching them ---- */

static void match_choices(struct primum_diff *diff, uint32_t before,
                          uint32_t after)
{
    struct diff_thing scene = {PRIMUM_SUBJECT_SCENE, before, after};
    struct diff_match match = diff_run_choices(diff, scene);
    struct diff_run run = match.before;

    diff_match(&diff->choices, &match);
    for (uint32_t c = run.first; c < run.first + run.count; c++) {
        struct diff_thing choice = {PRIMUM_SUBJECT_CHOICE, c,
                                    diff->choices.after[c]};
        struct diff_match responses;
        if (!choice.after)
            continue;
        responses = diff_run_responses(diff, choice);
        diff_match(&diff->responses, &responses);
    }
    diff_run_release(&match);
}

static void match_all_of(struct primum_diff *diff, enum primum_subject subject,
                         struct diff_map *map)
{
    struct diff_match match = diff_run_all(diff, subject);

    diff_map_init(map, match.before.first + match.before.count,
                  match.after.first + match.after.count);
    diff_match(map, &match);
    diff_run_release(&match);
}

/* A gauge that has become a fact is another thing. */
static void map_variables(struct primum_diff *diff)
{
    const struct primum_scenario *before = &diff->before->words;
    const struct primum_scenario *after = &diff->after->words;

    diff->variables =
        memory_new((before->gauge_count + (size_t)1) * sizeof(uint32_t));
    for (uint32_t g = 1; g <= before->gauge_count; g++) {
        uint32_t to = diff->gauges.after[g];
        if (to && before->gauges[g].fact != after->gauges[to].fact)
            diff->gauges.after[g] = diff->gauges.before[to] = 0;
        to = diff->gauges.after[g];
        diff->variables[g - 1] = to ? to - 1 : EXPRESSION_READS_NONE;
    }
}

void diff_match_all(struct primum_diff *diff)
{
    const struct primum_scenario *before = &diff->before->words;
    const struct primum_scenario *after = &diff->after->words;

    match_all_of(diff, PRIMUM_SUBJECT_PERSON, &diff->people);
    diff->people.after[1] = diff->people.before[1] = 1;
    match_all_of(diff, PRIMUM_SUBJECT_GAUGE, &diff->gauges);
    map_variables(diff);
    match_all_of(diff, PRIMUM_SUBJECT_ENDING, &diff->endings);
    match_all_of(diff, PRIMUM_SUBJECT_SCENE, &diff->scenes);
    match_all_of(diff, PRIMUM_SUBJECT_INTERRUPT, &diff->interrupts);
    diff_map_init(&diff->choices, before->choice_count, after->choice_count);
    diff_map_init(&diff->responses, before->response_count,
                  after->response_count);
    for (uint32_t s = 1; s <= before->scene_count; s++)
        if (diff->scenes.after[s])
            match_choices(diff, s, diff->scenes.after[s]);
    match_choices(diff, 0, 0);
}
