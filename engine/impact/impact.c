/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks, has it solved, and looks answers up.  Knows how much memory there is;
 * leaves how to solve to solve.h. */
#include "impact/impact.h"

#include "base/memory.h"
#include "base/text.h"
#include "impact/equations.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define ERROR_MOST 1e-9

/* ---- Questions ---- */

static uint32_t style_count(const struct primum_scenario *scenario)
{
    return scenario->catalogue ? scenario->catalogue->style_count : 0;
}

static bool means_something(const struct primum_scenario *scenario,
                            struct primum_question question)
{
    uint32_t ending = question.goal >= PRIMUM_GOAL_ENDING
                          ? question.goal - PRIMUM_GOAL_ENDING
                          : 1;
    bool extreme = question.policy < PRIMUM_POLICY_UNIFORM;

    return ending >= 1 && ending <= scenario->ending_count &&
           question.policy <= PRIMUM_POLICY_STYLE + style_count(scenario) &&
           !(question.goal == PRIMUM_GOAL_UNFINISHED && extreme);
}

static size_t add_policies(const struct primum_scenario *scenario,
                           uint32_t goal, struct primum_question *questions,
                           size_t count)
{
    uint32_t end = PRIMUM_POLICY_STYLE + style_count(scenario) + 1;

    for (uint32_t policy = 0; policy < end; policy++) {
        struct primum_question question = {goal, policy};
        if (!means_something(scenario, question))
            continue;
        if (questions)
            questions[count] = question;
        count++;
    }
    return count;
}

size_t primum_questions(const struct primum_scenario *scenario,
                        struct primum_question *questions)
{
    size_t count = 0;

    for (uint32_t goal = 0; goal < PRIMUM_GOAL_UNFINISHED; goal++)
        count = add_policies(scenario, goal, questions, count);
    for (uint32_t e = 1; e <= scenario->ending_count; e++)
        count =
            add_policies(scenario, PRIMUM_GOAL_ENDING + e, questions, count);
    count = add_policies(scenario, PRIMUM_GOAL_UNFINISHED, questions, count);
    return add_policies(scenario, PRIMUM_GOAL_WORTH, questions, count);
}

/* ---- Solving ---- */

static struct primum_impact *impact_new(const struct scenario *scenario,
                                        const struct primum_question *questions,
                                        size_t count)
{
    const struct primum_scenario *words = &scenario->words;
    struct primum_impact *impact = memory_new(sizeof *impact);
    struct solver *solver = &impact->solver;

    impact->scenario = scenario;
    impact->question_count = count;
    impact->questions = memory_new(count * sizeof *questions);
    if (count)
        memcpy(impact->questions, questions, count * sizeof *questions);
    columns_plan(impact);
    walk_init(&impact->walk, scenario);
    solver->mean = memory_new(solver->width * sizeof *solver->mean);
    solver->weights = memory_new((size_t)solver->group_count *
                                 words->most_choices * sizeof(double));
    impact->after = memory_new(state_size(scenario));
    impact->weights =
        memory_new(words->most_responses * sizeof *impact->weights);
    return impact;
}

void primum_impact_free(struct primum_impact *impact)
{
    if (!impact)
        return;
    for (uint32_t g = 0; g < impact->solver.group_count; g++)
        free((void *)(uintptr_t)impact->solver.groups[g].weights);
    free(impact->solver.groups);
    free(impact->solver.mean);
    free(impact->solver.weights);
    memory_give_back(impact->solver.rows, impact->row_memory);
    walk_release(&impact->walk);
    free(impact->questions);
    free(impact->columns);
    free(impact->after);
    free(impact->weights);
    free(impact);
}

static void solve(void *with, const struct component *component)
{
    solve_component(with, component);
}

static uint32_t widest_group(const struct solver *solver)
{
    uint32_t widest = 0;

    for (uint32_t g = 0; g < solver->group_count; g++)
        if (solver->groups[g].count > widest)
            widest = solver->groups[g].count;
    return widest;
}

static size_t endings_size(const struct primum_impact *impact)
{
    return impact->walk.first_row * impact->solver.width * sizeof(double);
}

/* Rows are not moved when there are more of them: room for as many as memory
 * could hold is reserved, and taken up as it is filled. */
static enum walk_end
walk_all(struct primum_impact *impact, const struct primum_state *from,
         const struct primum_effort *effort, const struct watcher *watcher)
{
    uint32_t columns = widest_group(&impact->solver);
    const struct walker walker = {
        .solve = solve,
        .solver = &impact->solver,
        .go_on = effort ? effort->go_on : NULL,
        .with = effort ? effort->with : NULL,
        .memory = impact->row_memory,
        .row_size = impact->solver.width * sizeof(double),
        .member_size = equations_member_size(columns),
        .offer_size = equations_offer_size(columns),
        .edge_size = equations_edge_size(),
        .watcher = watcher,
    };

    if (endings_size(impact) <= impact->row_memory)
        impact->solver.rows = memory_reserve(impact->row_memory);
    if (!impact->solver.rows)
        return WALK_FULL;
    columns_endings(impact);
    return walk_run(&impact->walk, from, &walker);
}

static double error_of(const struct primum_impact *impact,
                       const struct primum_state *from)
{
    return *solver_row(&impact->solver, walk_row(&impact->walk, from));
}

/* There is not even room to begin. */
static char *no_room(const struct primum_impact *impact, size_t endings)
{
    struct text text = {0};
    size_t memory = impact->row_memory;

    text_format(&text,
                endings > memory ? "%zu MiB do not even hold the endings"
                                 : "There are no %zu MiB of memory to be had",
                memory >> 20);
    return text_take(&text);
}

static char *what_went_wrong(const struct primum_impact *impact,
                             enum walk_end end)
{
    static const char stopped[] = "It was stopped before it was finished";
    static const char slow[] =
        "The figures cannot be had to nine places: some loops are left too "
        "rarely, or too many stand one behind the other";

    switch (end) {
    case WALK_FULL:
        return impact->solver.rows
                   ? walk_crowd(&impact->walk, impact->row_memory)
                   : no_room(impact, endings_size(impact));
    case WALK_STOPPED:
        return memory_text(stopped, sizeof stopped - 1);
    default:
        return memory_text(slow, sizeof slow - 1);
    }
}

static enum primum_status
try(struct primum_impact *impact, const struct primum_state *from,
    const struct primum_effort *effort, char **problem)
{
    enum walk_end end = walk_all(impact, from, effort, NULL);

    if (end == WALK_ALL && error_of(impact, from) <= ERROR_MOST)
        return PRIMUM_OK;
    *problem = what_went_wrong(impact, end);
    return PRIMUM_WORLD;
}

/* What the questions and the state they are asked in must be. */
static char *misunderstanding(const struct primum_scenario *words,
                              const struct primum_state *from,
                              const struct primum_question *questions,
                              size_t count)
{
    static const char ending[] = "Nothing follows an ending";
    static const char question[] = "There is no such question";

    if (!primum_state_scene(words, from))
        return memory_text(ending, sizeof ending - 1);
    for (size_t i = 0; i < count; i++)
        if (!means_something(words, questions[i]))
            return memory_text(question, sizeof question - 1);
    return NULL;
}

static enum primum_status
solve_from(const struct primum_scenario *words, const struct primum_state *from,
           const struct primum_question *questions, size_t count,
           const struct primum_effort *effort, struct primum_impact **impact,
           char **problem)
{
    size_t memory =
        effort && effort->memory ? effort->memory : PRIMUM_MEMORY_USUAL;

    *problem = misunderstanding(words, from, questions, count);
    if (*problem)
        return PRIMUM_USAGE;
    *impact = impact_new(scenario_of(words), questions, count);
    (*impact)->row_memory = memory;
    enum primum_status status = try(*impact, from, effort, problem);
    if (status) {
        primum_impact_free(*impact);
        *impact = NULL;
    }
    return status;
}

enum primum_status
primum_impact_solve(const struct primum_scenario *words,
                    const struct primum_state *from,
                    const struct primum_question *questions, size_t count,
                    const struct primum_effort *effort,
                    struct primum_impact **impact, char **problem)
{
    struct primum_state *start = from ? NULL : primum_state_new(words);

    *impact = NULL;
    enum primum_status status = solve_from(
        words, from ? from : start, questions, count, effort, impact, problem);
    primum_state_free(start);
    return status;
}

bool impact_watched(const struct scenario *scenario,
                    const struct primum_question *questions, size_t count,
                    const struct primum_effort *effort,
                    const struct watcher *watcher,
                    struct primum_impact **impact, char **problem)
{
    struct primum_state *start = primum_state_new(&scenario->words);

    *problem = NULL;
    *impact = impact_new(scenario, questions, count);
    (*impact)->row_memory =
        effort && effort->memory ? effort->memory : PRIMUM_MEMORY_USUAL;
    enum walk_end end = walk_all(*impact, start, effort, watcher);
    bool solved = end == WALK_ALL && error_of(*impact, start) <= ERROR_MOST;
    if (!solved)
        *problem = what_went_wrong(*impact, end);
    primum_state_free(start);
    if (end == WALK_ALL)
        return solved;
    primum_impact_free(*impact);
    *impact = NULL;
    return false;
}

/* ---- Answers ---- */

size_t primum_impact_states(const struct primum_impact *impact)
{
    return impact->walk.index.count;
}

size_t primum_impact_transitions(const struct primum_impact *impact)
{
    return impact->walk.transitions;
}

double primum_impact_at(const struct primum_impact *impact,
                        const struct primum_state *state, size_t question)
{
    uint32_t row = walk_row(&impact->walk, state);

    return row == WALK_DONE
               ? NAN
               : columns_answer(impact, solver_row(&impact->solver, row),
                                question);
}

double primum_impact_after(const struct primum_impact *impact,
                           const struct primum_state *state, uint32_t choice,
                           size_t question)
{
    const struct scenario *scenario = impact->scenario;
    struct run run = scenario->choices[choice].responses;
    int64_t total = step_weights(scenario, state, choice, impact->weights);
    double sum = 0;

    if (!total) /* nothing follows, and so no ending */
        return impact->questions[question].goal == PRIMUM_GOAL_UNFINISHED;
    for (uint32_t i = 0; i < run.count; i++) {
        if (!impact->weights[i])
            continue;
        step_after(scenario, state, run.first + i, impact->after);
        sum += (double)impact->weights[i] / (double)total *
               primum_impact_at(impact, impact->after, question);
    }
    return columns_bound(impact, question, sum);
}
