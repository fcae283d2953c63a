/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes as a scenario, and all there is to ask about what it may lead to.
 * Knows what must hold of answers whatever they are: chances and worths in
 * their ranges, no way of choosing better than the best or worse than the
 * worst, each moment worth what its choices are, and all outcomes together
 * certain; and a map can be drawn of it, with answers or without.  Knows not
 * what the answers should be. */
#include "primum.h"
#include "support/child.h"
#include "support/trial.h"

#include <math.h>
#include <stdlib.h>

#define MEMORY ((size_t)2 << 20)
#define ASKED_MOST 40 /* times, whether to go on */
#define QUESTIONS_MOST 400
#define STEPS_MOST 8
#define OFF_MOST 1e-9 /* of 1 */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds)
        abort();
}

/* ---- Asking ---- */

struct asked {
    const struct primum_scenario *scenario;
    struct primum_question *questions;
    size_t count;
    struct primum_impact *impact;
    uint32_t *choices;
};

static bool go_on(void *with, size_t states)
{
    int *times = with;

    must(states > 0);
    return ++*times < ASKED_MOST;
}

static void must_be_calm(char *shown)
{
    struct text text = {0};

    text_put(&text, shown);
    must(child_is_calm(&text));
    text_release(&text);
    free(shown);
}

/* False if there are too many states, or it took too long. */
static bool solve(struct asked *asked, const struct primum_state *from)
{
    int times = 0;
    const struct primum_effort effort = {MEMORY, go_on, &times};
    char *problem = NULL;
    enum primum_status status =
        primum_impact_solve(asked->scenario, from, asked->questions,
                            asked->count, &effort, &asked->impact, &problem);

    must(status == PRIMUM_OK || status == PRIMUM_WORLD);
    must((status == PRIMUM_OK) == (asked->impact != NULL));
    must((status == PRIMUM_OK) == (problem == NULL));
    if (problem)
        must_be_calm(problem);
    return status == PRIMUM_OK;
}

/* ---- What holds of answers ---- */

/* As shares of the most there can be. */
static double answer(const struct asked *asked,
                     const struct primum_state *state, uint32_t choice,
                     size_t question)
{
    bool worth = asked->questions[question].goal == PRIMUM_GOAL_WORTH;
    double value =
        choice ? primum_impact_after(asked->impact, state, choice, question)
               : primum_impact_at(asked->impact, state, question);

    must(value >= 0 && value <= (worth ? 100 : 1));
    return worth ? value / 100 : value;
}

static size_t question_of(const struct asked *asked, uint32_t goal,
                          uint32_t policy)
{
    size_t q = 0;

    while (asked->questions[q].goal != goal ||
           asked->questions[q].policy != policy)
        must(++q < asked->count);
    return q;
}

/* Policies of one goal stand together: the best, the worst, and others. */
static void check_order(const struct asked *asked,
                        const struct primum_state *state, uint32_t choice)
{
    double best = 1, worst = 0;

    for (size_t q = 0; q < asked->count; q++) {
        double value = answer(asked, state, choice, q);
        uint32_t policy = asked->questions[q].policy;
        if (asked->questions[q].goal == PRIMUM_GOAL_UNFINISHED)
            continue;
        if (policy == PRIMUM_POLICY_MAX)
            best = value;
        else if (policy == PRIMUM_POLICY_MIN)
            must((worst = value) <= best + OFF_MOST);
        else
            must(value >= worst - OFF_MOST && value <= best + OFF_MOST);
    }
}

/* Whatever happens ends in one way, or not at all. */
static void check_sum(const struct asked *asked,
                      const struct primum_state *state, uint32_t choice)
{
    static const uint32_t goals[] = {PRIMUM_GOAL_HELPED, PRIMUM_GOAL_MIXED,
                                     PRIMUM_GOAL_HARMED,
                                     PRIMUM_GOAL_UNFINISHED};
    double sum = 0;

    for (size_t i = 0; i < sizeof goals / sizeof *goals; i++)
        sum += answer(asked, state, choice,
                      question_of(asked, goals[i], PRIMUM_POLICY_UNIFORM));
    must(fabs(sum - 1) <= 4 * OFF_MOST);
}

/* A moment is worth its best choice, its worst, or what all are on average. */
static void check_choices(const struct asked *asked,
                          const struct primum_state *state, size_t count,
                          size_t question)
{
    double best = 0, worst = 1, mean = 0;
    uint32_t policy = asked->questions[question].policy;

    for (size_t i = 0; i < count; i++) {
        double value = answer(asked, state, asked->choices[i], question);
        best = value > best ? value : best;
        worst = value < worst ? value : worst;
        mean += value / (double)count;
    }
    double value = answer(asked, state, 0, question);
    double expected = policy == PRIMUM_POLICY_MAX   ? best
                      : policy == PRIMUM_POLICY_MIN ? worst
                                                    : mean;
    if (policy <= PRIMUM_POLICY_UNIFORM)
        must(fabs(value - expected) <= 2 * OFF_MOST);
    must(value >= worst - 2 * OFF_MOST && value <= best + 2 * OFF_MOST);
}

static void check_state(const struct asked *asked,
                        const struct primum_state *state)
{
    size_t count = primum_choices(asked->scenario, state, asked->choices);

    check_order(asked, state, 0);
    check_sum(asked, state, 0);
    for (size_t i = 0; i < count; i++) {
        check_order(asked, state, asked->choices[i]);
        check_sum(asked, state, asked->choices[i]);
    }
    for (size_t q = 0; count && q < asked->count; q++)
        check_choices(asked, state, count, q);
    must_be_calm(primum_json_likely(asked->impact, state));
}

/* ---- An attempt ---- */

/* Asked from there on, the answers are the same. */
static void check_from(const struct asked *asked,
                       const struct primum_state *state)
{
    struct asked second = *asked;

    if (!solve(&second, state))
        return;
    must(primum_impact_states(second.impact) <=
         primum_impact_states(asked->impact));
    for (size_t q = 0; q < asked->count; q++)
        must(fabs(answer(&second, state, 0, q) - answer(asked, state, 0, q)) <=
             2 * OFF_MOST);
    primum_impact_free(second.impact);
}

static void check_here(const struct asked *asked,
                       const struct primum_session *session)
{
    const struct primum_state *state = primum_session_state(session);

    if (primum_state_scene(asked->scenario, state)) {
        check_state(asked, state);
        check_from(asked, state);
    }
}

/* What is reached by playing has answers, too. */
static void check_attempt(const struct asked *asked)
{
    struct primum_session *session =
        primum_session_new(asked->scenario, NULL, 7);
    const uint32_t *choices;
    size_t count;

    for (size_t i = 0; i < STEPS_MOST; i++) {
        check_here(asked, session);
        count = primum_session_choices(session, &choices);
        if (!count || !primum_session_take(session, choices[i % count]))
            break;
    }
    for (size_t i = 0; i < primum_session_steps(session); i++)
        must_be_calm(primum_json_impact(session, i, asked->impact));
    must_be_calm(primum_json_debrief(session, asked->impact));
    primum_session_free(session);
}

static void check_impact(const struct primum_scenario *scenario)
{
    struct asked asked = {.scenario = scenario,
                          .count = primum_questions(scenario, NULL)};

    if (asked.count > QUESTIONS_MOST)
        return;
    asked.questions = calloc(asked.count, sizeof *asked.questions);
    asked.choices = calloc(scenario->most_choices + 1, sizeof(uint32_t));
    must(primum_questions(scenario, asked.questions) == asked.count);
    if (solve(&asked, NULL)) {
        must(primum_impact_states(asked.impact) > 0);
        check_attempt(&asked);
        must_be_calm(primum_impact_prism(asked.impact));
    }
    must_be_calm(primum_map_dot(scenario, asked.impact)); /* or without */
    free(primum_map_outline(scenario, asked.impact));
    primum_impact_free(asked.impact);
    free(asked.questions);
    free(asked.choices);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct primum_report *report = primum_report_new();
    const struct primum_catalogue *beside = trial_catalogue();
    const struct primum_scenario *scenario;

    primum_scenario_parse("fuzz.yaml", (const char *)data, size, beside, report,
                          &scenario);
    if (scenario)
        check_impact(scenario);
    primum_scenario_free(scenario);
    primum_catalogue_free(beside);
    primum_report_free(report);
    return 0;
}
