/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The moments in which the likely impact moved most.  Each state of the version
 * after that can be reached is looked for in the one before: the same scene,
 * the same values, the same spent; what only one version has is left out of
 * account.  The moment with the largest move stands for its scene or choice. */
#include "check/diff_impact.h"

#include "base/memory.h"
#include "check/effort.h"
#include "play/spent.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define LEAST 0.01 /* a smaller move is none */
#define SAME 1e-8
#define ASK_EVERY 1024

/* What is watched: helping and harming, at best and at random. */
static const struct primum_question watched[] = {
    {PRIMUM_GOAL_HELPED, PRIMUM_POLICY_MAX},
    {PRIMUM_GOAL_UNHARMED, PRIMUM_POLICY_MAX},
    {PRIMUM_GOAL_HELPED, PRIMUM_POLICY_UNIFORM},
    {PRIMUM_GOAL_HARMED, PRIMUM_POLICY_UNIFORM},
};
enum { WATCHED = sizeof watched / sizeof *watched };

/* The largest move of a scene or a choice, and where that was. */
struct peak {
    double size;
    uint32_t state, question;
};

/* A thing that can be spent in both versions. */
struct spendable {
    uint32_t was, now; /* bits */
    uint32_t scene;    /* of a `once: scene`, in the version before; else 0 */
};

struct search {
    struct primum_diff *diff;
    const struct diff_solved *was, *now;
    size_t was_questions[WATCHED], now_questions[WATCHED];
    struct spendable *spendables;
    uint32_t spendable_count;
    struct primum_state *before, *after;
    uint32_t *offers, *offers_before;
    struct peak *scenes, *choices; /* by their numbers, after */
};

/* ---- The same state in the version before ---- */

static void add_spendable(struct search *search, uint32_t was, uint32_t now,
                          uint32_t scene)
{
    if (!was || !now)
        return;
    search->spendables =
        memory_more(search->spendables, search->spendable_count,
                    sizeof *search->spendables);
    search->spendables[search->spendable_count++] =
        (struct spendable){was, now, scene};
}

static void list_spendables(struct search *search)
{
    const struct primum_diff *diff = search->diff;
    const struct scenario *was = diff->before, *now = diff->after;

    for (uint32_t c = 1; c <= was->words.choice_count; c++) {
        uint32_t to = diff->choices.after[c];
        if (to && was->choices[c].once == now->choices[to].once)
            add_spendable(search, was->choices[c].spent, now->choices[to].spent,
                          was->choices[c].once == ONCE_STAY
                              ? was->words.choices[c].scene
                              : 0);
    }
    for (uint32_t i = 0; i < was->interrupt_count; i++)
        if (diff->interrupts.after[i + 1])
            add_spendable(
                search, was->interrupts[i].spent,
                now->interrupts[diff->interrupts.after[i + 1] - 1].spent, 0);
}

static bool map_values(const struct search *search)
{
    const struct primum_diff *diff = search->diff;
    const struct primum_scenario *was = &diff->before->words;

    for (uint32_t g = 1; g <= was->gauge_count; g++) {
        uint32_t to = diff->gauges.after[g];
        int32_t value =
            to ? search->after->values[to - 1] : was->gauges[g].start;
        if (value < was->gauges[g].min || value > was->gauges[g].max)
            return false;
        search->before->values[g - 1] = value;
    }
    return true;
}

/* Writes what search->after was into search->before.  False if it was no state,
 * or could not be reached. */
static bool map_state(const struct search *search)
{
    const struct primum_diff *diff = search->diff;
    struct primum_state *before = search->before;

    memset(before, 0, state_size(diff->before));
    before->place = diff->scenes.before[search->after->place];
    if (!before->place || !map_values(search))
        return false;
    for (uint32_t i = 0; i < search->spendable_count; i++) {
        const struct spendable *spendable = &search->spendables[i];
        if ((!spendable->scene || spendable->scene == before->place) &&
            spent_is(diff->after, search->after, spendable->now))
            spent_set(diff->before, before, spendable->was);
    }
    return walk_row(&search->was->impact->walk, before) != WALK_DONE;
}

/* ---- One moment ---- */

static void raise(struct peak *peak, double was, double now, uint32_t state,
                  uint32_t question)
{
    double size = fabs(now - was);

    if (size > peak->size + SAME)
        *peak = (struct peak){size, state, question};
}

static void compare_scene(struct search *search, uint32_t state)
{
    struct peak *peak = &search->scenes[search->after->place];

    for (uint32_t q = 0; q < WATCHED; q++)
        raise(peak,
              primum_impact_at(search->was->impact, search->before,
                               search->was_questions[q]),
              primum_impact_at(search->now->impact, search->after,
                               search->now_questions[q]),
              state, q);
}

static void compare_choice(struct search *search, uint32_t state,
                           uint32_t before, uint32_t after)
{
    for (uint32_t q = 0; q < WATCHED; q++)
        raise(&search->choices[after],
              primum_impact_after(search->was->impact, search->before, before,
                                  search->was_questions[q]),
              primum_impact_after(search->now->impact, search->after, after,
                                  search->now_questions[q]),
              state, q);
}

static bool is_among(const uint32_t *offers, size_t count, uint32_t choice)
{
    for (size_t i = 0; i < count; i++)
        if (offers[i] == choice)
            return true;
    return false;
}

/* Of a scene that passes there is nothing to choose. */
static void compare_state(struct search *search, uint32_t state)
{
    const struct primum_diff *diff = search->diff;
    size_t count =
        primum_choices(&diff->after->words, search->after, search->offers);
    size_t before = primum_choices(&diff->before->words, search->before,
                                   search->offers_before);

    compare_scene(search, state);
    if (diff->after->scenes[search->after->place].passes)
        return;
    for (size_t i = 0; i < count; i++) {
        uint32_t choice = diff->choices.before[search->offers[i]];
        if (choice && is_among(search->offers_before, before, choice))
            compare_choice(search, state, choice, search->offers[i]);
    }
}

static bool compare_all(struct search *search,
                        const struct primum_effort *effort)
{
    const struct walk *walk = &search->now->impact->walk;

    for (uint32_t state = 0; state < walk->index.count; state++) {
        if (state % ASK_EVERY == 0 &&
            !effort_goes_on(effort, walk->index.count))
            return false;
        walk_state(walk, walk->first_row + state, search->after);
        if (map_state(search))
            compare_state(search, state);
    }
    return true;
}

/* ---- The largest ---- */

static void add_moment(struct search *search, const struct peak *peak,
                       uint32_t choice)
{
    struct primum_diff *diff = search->diff;
    const struct walk *walk = &search->now->impact->walk;
    uint32_t q = peak->question;
    size_t was = search->was_questions[q], now = search->now_questions[q];

    walk_state(walk, walk->first_row + peak->state, search->after);
    map_state(search);
    struct primum_state *at = memory_new(state_size(diff->after));
    memcpy(at, search->after, state_size(diff->after));
    uint32_t before = diff->choices.before[choice];
    struct primum_shift shift = {
        .before = watched[q],
        .after = watched[q],
        .scene = at->place,
        .choice = choice,
        .at = at,
        .was = choice
                   ? primum_impact_after(search->was->impact, search->before,
                                         before, was)
                   : primum_impact_at(search->was->impact, search->before, was),
        .now = choice
                   ? primum_impact_after(search->now->impact, at, choice, now)
                   : primum_impact_at(search->now->impact, at, now)};
    diff->moments =
        memory_more(diff->moments, diff->moment_count, sizeof shift);
    diff->moments[diff->moment_count++] = shift;
}

/* The largest move of a scene's choices. */
static double largest_of(const struct search *search, uint32_t scene)
{
    const struct primum_scene *row = &search->diff->after->words.scenes[scene];
    double largest = 0;

    for (uint32_t c = row->choice; c < row->choice + row->choices; c++)
        if (search->choices[c].size > largest)
            largest = search->choices[c].size;
    return largest;
}

/* The largest first; else as they stand in the file. */
static int compare_moments(const void *one, const void *other)
{
    const struct primum_shift *a = one, *b = other;
    double more = fabs(b->now - b->was) - fabs(a->now - a->was);

    if (fabs(more) > SAME)
        return more > 0 ? 1 : -1;
    if (a->scene != b->scene)
        return a->scene < b->scene ? -1 : 1;
    return (a->choice > b->choice) - (a->choice < b->choice);
}

/* What a scene does that one of its choices does as well is told of that. */
static void gather(struct search *search)
{
    struct primum_diff *diff = search->diff;
    const struct primum_scenario *words = &diff->after->words;

    for (uint32_t s = 1; s <= words->scene_count; s++)
        if (search->scenes[s].size >= LEAST - SAME &&
            search->scenes[s].size > largest_of(search, s) + SAME)
            add_moment(search, &search->scenes[s], 0);
    for (uint32_t c = 1; c <= words->choice_count; c++)
        if (search->choices[c].size >= LEAST - SAME)
            add_moment(search, &search->choices[c], c);
    if (diff->moment_count)
        qsort(diff->moments, diff->moment_count, sizeof *diff->moments,
              compare_moments);
}

bool diff_find_moments(struct primum_diff *diff, const struct diff_solved *was,
                       const struct diff_solved *now,
                       const struct primum_effort *effort)
{
    const struct primum_scenario *words = &diff->after->words;
    struct search search = {
        .diff = diff,
        .was = was,
        .now = now,
        .before = memory_new(state_size(diff->before)),
        .after = memory_new(state_size(diff->after)),
        .offers = memory_new(words->most_choices * sizeof(uint32_t)),
        .offers_before =
            memory_new(diff->before->words.most_choices * sizeof(uint32_t)),
        .scenes = memory_new((words->scene_count + 1) * sizeof(struct peak)),
        .choices = memory_new((words->choice_count + 1) * sizeof(struct peak)),
    };

    for (uint32_t q = 0; q < WATCHED; q++) {
        search.was_questions[q] =
            diff_solved_question(was, watched[q].goal, watched[q].policy);
        search.now_questions[q] =
            diff_solved_question(now, watched[q].goal, watched[q].policy);
    }
    list_spendables(&search);
    bool done = compare_all(&search, effort);
    if (done)
        gather(&search);
    free(search.spendables);
    free(search.before);
    free(search.after);
    free(search.offers);
    free(search.offers_before);
    free(search.scenes);
    free(search.choices);
    return done;
}
