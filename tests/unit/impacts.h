/* SPDX-License-Identifier: GPL-3.0-or-later */

/* For the tests of the likely impact: questions about a scenario are solved,
 * and answers are looked up by the texts of states. */
#ifndef TESTS_IMPACTS_H
#define TESTS_IMPACTS_H

#include "loaded.h"
#include "base/text.h"

#include <math.h>

#define NEAR 1e-9

/* A scenario and what was asked about it. */
struct solved {
    const struct primum_scenario *scenario;
    struct primum_question *questions;
    size_t count;
    struct primum_impact *impact;
};

static inline void solved_solve(struct solved *solved)
{
    char *problem;

    if (primum_impact_solve(solved->scenario, NULL, solved->questions,
                            solved->count, NULL, &solved->impact, &problem))
        fail_msg("%s", problem);
    assert_null(problem);
}

static inline struct solved solved_all(const struct primum_scenario *scenario)
{
    struct solved solved = {.scenario = scenario,
                            .count = primum_questions(scenario, NULL)};

    solved.questions = calloc(solved.count, sizeof *solved.questions);
    assert_int_equal(primum_questions(scenario, solved.questions),
                     solved.count);
    solved_solve(&solved);
    return solved;
}

/* Only what takes long to solve is asked less. */
static inline struct solved solved_some(const struct primum_scenario *scenario,
                                        const struct primum_question *questions,
                                        size_t count)
{
    struct solved solved = {.scenario = scenario, .count = count};

    solved.questions = calloc(count, sizeof *questions);
    memcpy(solved.questions, questions, count * sizeof *questions);
    solved_solve(&solved);
    return solved;
}

static inline struct solved solved_text(const char *text)
{
    return solved_all(loaded(text));
}

/* A text that was put together; it goes. */
static inline struct solved solved_taken(struct text *text)
{
    struct solved solved = solved_text(text->bytes);

    text_release(text);
    return solved;
}

static inline void solved_free(struct solved *solved)
{
    primum_impact_free(solved->impact);
    free(solved->questions);
    primum_scenario_free(solved->scenario);
}

static inline size_t question_number(const struct solved *solved, uint32_t goal,
                                     uint32_t policy)
{
    for (size_t q = 0; q < solved->count; q++)
        if (solved->questions[q].goal == goal &&
            solved->questions[q].policy == policy)
            return q;
    fail_msg("no question %u, %u", (unsigned)goal, (unsigned)policy);
    return 0;
}

static inline struct primum_state *
state_of(const struct primum_scenario *scenario, const char *text)
{
    char *problem;
    struct primum_state *state = primum_state_parse(scenario, text, &problem);

    if (!state)
        fail_msg("%s: %s", text, problem);
    return state;
}

static inline double answer(const struct solved *solved, const char *text,
                            uint32_t goal, uint32_t policy)
{
    struct primum_state *state = state_of(solved->scenario, text);
    double value = primum_impact_at(solved->impact, state,
                                    question_number(solved, goal, policy));

    primum_state_free(state);
    return value;
}

static inline void assert_near(double value, double expected, double most)
{
    if (!(fabs(value - expected) <= most))
        fail_msg("%.15g is not %.15g", value, expected);
}

/* In the state of that text. */
#define assert_answer(solved, text, goal, policy, expected)                    \
    assert_near(answer(solved, text, goal, policy), expected,                  \
                (goal) == WORTH ? 100 * NEAR : NEAR)

/* In short, for the tables of the tests. */
enum {
    MAX = PRIMUM_POLICY_MAX,
    MIN = PRIMUM_POLICY_MIN,
    UNIFORM = PRIMUM_POLICY_UNIFORM,
    HELPED = PRIMUM_GOAL_HELPED,
    MIXED = PRIMUM_GOAL_MIXED,
    HARMED = PRIMUM_GOAL_HARMED,
    UNHARMED = PRIMUM_GOAL_UNHARMED,
    UNFINISHED = PRIMUM_GOAL_UNFINISHED,
    WORTH = PRIMUM_GOAL_WORTH,
    ENDING = PRIMUM_GOAL_ENDING
};

static const char two_endings[] = "endings:\n"
                                  "  well: {outcome: helped, title: Well}\n"
                                  "  badly: {outcome: harmed, title: Badly}\n";

#endif
