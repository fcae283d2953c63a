/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the likely impact moved from one version to the other, from the start.
 * Asks both the same questions; solves nothing itself. */
#include "check/diff_impact.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* ---- The questions of both ---- */

static uint32_t style_named(const struct primum_catalogue *catalogue,
                            const char *id)
{
    uint32_t style = catalogue ? catalogue->style_count : 0;

    while (style && strcmp(catalogue->styles[style].id, id) != 0)
        style--;
    return style;
}

/* The same policy of another version; false if it has no such style. */
static bool same_policy(uint32_t policy, const struct primum_catalogue *one,
                        const struct primum_catalogue *other, uint32_t *found)
{
    *found = policy;
    if (policy <= PRIMUM_POLICY_STYLE || one == other)
        return true;
    uint32_t style =
        style_named(other, one->styles[policy - PRIMUM_POLICY_STYLE].id);
    *found = PRIMUM_POLICY_STYLE + style;
    return style;
}

/* An ending that is not there is ending 0. */
static uint32_t same_goal(uint32_t goal, const uint32_t *endings)
{
    return goal < PRIMUM_GOAL_ENDING
               ? goal
               : PRIMUM_GOAL_ENDING + endings[goal - PRIMUM_GOAL_ENDING];
}

static void add_shift(struct primum_diff *diff, struct primum_question before,
                      struct primum_question after)
{
    diff->start =
        memory_more(diff->start, diff->start_count, sizeof *diff->start);
    diff->start[diff->start_count++] =
        (struct primum_shift){.before = before, .after = after};
}

/* The questions of the version after, where the one before has them, too. */
static void ask_after(struct primum_diff *diff)
{
    const struct primum_scenario *was = &diff->before->words;
    const struct primum_scenario *now = &diff->after->words;
    size_t count = primum_questions(now, NULL);
    struct primum_question *questions = memory_new(count * sizeof *questions);

    primum_questions(now, questions);
    for (size_t i = 0; i < count; i++) {
        struct primum_question before = {
            same_goal(questions[i].goal, diff->endings.before), 0};
        if (same_policy(questions[i].policy, now->catalogue, was->catalogue,
                        &before.policy))
            add_shift(diff, before, questions[i]);
    }
    free(questions);
}

/* And those about endings that are gone. */
static void ask_before(struct primum_diff *diff)
{
    const struct primum_scenario *was = &diff->before->words;
    const struct primum_scenario *now = &diff->after->words;
    size_t count = primum_questions(was, NULL);
    struct primum_question *questions = memory_new(count * sizeof *questions);

    primum_questions(was, questions);
    for (size_t i = 0; i < count; i++) {
        struct primum_question after = {
            same_goal(questions[i].goal, diff->endings.after), 0};
        if (after.goal == PRIMUM_GOAL_ENDING &&
            same_policy(questions[i].policy, was->catalogue, now->catalogue,
                        &after.policy))
            add_shift(diff, questions[i], after);
    }
    free(questions);
}

/* ---- Solving ---- */

static bool is_asked(struct primum_question question)
{
    return question.goal != PRIMUM_GOAL_ENDING;
}

/* Both are held at once, so each may have half. */
static enum primum_status
solve(struct diff_solved *solved, const struct primum_diff *diff,
      const struct primum_effort *effort, char **problem)
{
    struct primum_effort half = effort ? *effort : (struct primum_effort){0};
    struct primum_question *questions =
        memory_new(diff->start_count * sizeof *questions);
    size_t count = 0;

    half.memory = (half.memory ? half.memory : PRIMUM_MEMORY_USUAL) / 2;
    for (uint32_t i = 0; i < diff->start_count; i++) {
        struct primum_question question =
            solved->after ? diff->start[i].after : diff->start[i].before;
        if (is_asked(question))
            questions[count++] = question;
    }
    enum primum_status status =
        primum_impact_solve(&solved->scenario->words, NULL, questions, count,
                            &half, &solved->impact, problem);
    free(questions);
    return status;
}

/* Questions were asked in the order of the shifts. */
static void answer(struct primum_diff *diff, const struct diff_solved *solved)
{
    struct primum_state *start = primum_state_new(&solved->scenario->words);
    size_t question = 0;

    for (uint32_t i = 0; i < diff->start_count; i++) {
        struct primum_shift *shift = &diff->start[i];
        bool asked = is_asked(solved->after ? shift->after : shift->before);
        double value =
            asked ? primum_impact_at(solved->impact, start, question++) : 0;
        *(solved->after ? &shift->now : &shift->was) = value;
    }
    primum_state_free(start);
}

size_t diff_solved_question(const struct diff_solved *solved, uint32_t goal,
                            uint32_t policy)
{
    const struct primum_impact *impact = solved->impact;
    size_t q = 0;

    while (impact->questions[q].goal != goal ||
           impact->questions[q].policy != policy)
        q++;
    return q;
}

enum primum_status primum_diff_solve(struct primum_diff *diff,
                                     const struct primum_effort *effort,
                                     char **problem)
{
    struct diff_solved was = {diff->before, NULL, false};
    struct diff_solved now = {diff->after, NULL, true};

    if (diff->start_count) { /* it was done before */
        *problem = NULL;
        return PRIMUM_OK;
    }
    ask_after(diff);
    ask_before(diff);
    enum primum_status status = solve(&was, diff, effort, problem);
    if (!status)
        status = solve(&now, diff, effort, problem);
    if (!status && !diff_find_moments(diff, &was, &now, effort)) {
        static const char stopped[] = "It was stopped before it was finished";
        *problem = memory_text(stopped, sizeof stopped - 1);
        status = PRIMUM_WORLD;
    }
    if (!status) {
        answer(diff, &was);
        answer(diff, &now);
    } else {
        diff->start_count = 0;
        free(diff->start);
        diff->start = NULL;
    }
    primum_impact_free(was.impact);
    primum_impact_free(now.impact);
    return status;
}
