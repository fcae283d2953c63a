/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The process that is written down for model checkers is the one that was
 * solved: read again from the text by a reader that knows no scenario, and
 * solved in another way, it has the same states, and the same answers. */
#include "primum.h"
#include "support/prism.h"
#include "support/tally.h"
#include "support/trial.h"

#include <math.h>
#include <string.h>

#define SCENARIOS 80
#define STATES_MOST 100
#define NEAR 1e-9

enum { READS, COUNTS, LABELS, ANSWERS, TALLIES };

static struct tally tallies[TALLIES] = {
    [READS] = {"the model is well-formed", 0, 0},
    [COUNTS] = {"it has the states and transitions that were reached", 0, 0},
    [LABELS] = {"it has a label for each outcome and ending", 0, 0},
    [ANSWERS] = {"it gives the answers of the engine", 0, 0},
};

struct exam {
    const struct trial *trial;
    struct primum_question *questions;
    struct primum_impact *impact;
    struct prism model;
    struct primum_state *start;
};

/* ---- Labels ---- */

/* Written here a second time: what the label of an ending is. */
static void write_label(const char *id, char *label)
{
    size_t length = (size_t)snprintf(label, 80, "\"%s\"", id);

    for (size_t i = 0; i < length; i++)
        if (label[i] == '-')
            label[i] = '_';
}

/* NULL: the rewards, or, with *known false, no label. */
static const struct prism_label *label_of(const struct exam *exam,
                                          uint32_t goal, bool *known)
{
    static const char *const outcomes[] = {"\"helped\"", "\"mixed\"",
                                           "\"harmed\"", "\"unharmed\""};
    const struct prism_label *label = NULL;
    char text[80];

    *known = true;
    if (goal == PRIMUM_GOAL_WORTH)
        return NULL;
    if (goal < PRIMUM_GOAL_UNFINISHED)
        snprintf(text, sizeof text, "%s", outcomes[goal]);
    else
        write_label(
            exam->trial->scenario->endings[goal - PRIMUM_GOAL_ENDING].id, text);
    label = prism_find_label(&exam->model, text);
    *known = label;
    tally_case(&tallies[LABELS], *known, "seed %ju: %s",
               (uintmax_t)exam->trial->seed, text);
    return label;
}

/* ---- Comparing ---- */

static void check_counts(const struct exam *exam)
{
    const struct prism *model = &exam->model;
    size_t states = 0, transitions = 0;

    for (size_t s = 0; s < model->state_count; s++) {
        int64_t where = prism_place_of(model, s);
        if (where < 1 || where > exam->trial->scenario->scene_count)
            continue;
        states++;
        transitions += prism_transitions(model, s);
    }
    tally_case(&tallies[COUNTS],
               states == primum_impact_states(exam->impact) &&
                   transitions == primum_impact_transitions(exam->impact),
               "seed %ju: %zu states, %zu transitions, not %zu, %zu",
               (uintmax_t)exam->trial->seed, states, transitions,
               primum_impact_states(exam->impact),
               primum_impact_transitions(exam->impact));
}

static void check_answer(const struct exam *exam, size_t number)
{
    const struct primum_question *question = &exam->questions[number];
    double scale = question->goal == PRIMUM_GOAL_WORTH ? 100 : 1;
    bool known;

    if (question->policy > PRIMUM_POLICY_UNIFORM ||
        question->goal == PRIMUM_GOAL_UNFINISHED)
        return;
    const struct prism_label *label = label_of(exam, question->goal, &known);
    if (!known)
        return;
    double read =
        prism_solve(&exam->model, label, (enum prism_policy)question->policy);
    double solved = primum_impact_at(exam->impact, exam->start, number);
    tally_case(&tallies[ANSWERS], fabs(read - solved) <= NEAR * scale,
               "seed %ju, goal %u, policy %u: %.17g, not %.17g",
               (uintmax_t)exam->trial->seed, (unsigned)question->goal,
               (unsigned)question->policy, solved, read);
}

static void examine(struct exam *exam, size_t count)
{
    char *text = primum_impact_prism(exam->impact);
    bool read = prism_read(&exam->model, text, 20 * STATES_MOST);

    tally_case(&tallies[READS], read, "seed %ju: %s",
               (uintmax_t)exam->trial->seed, exam->model.problem);
    if (read)
        check_counts(exam);
    for (size_t q = 0; read && q < count; q++)
        check_answer(exam, q);
    prism_release(&exam->model);
    free(text);
}

/* Those that are too large for a plain method are left out. */
static void try_seed(uint64_t seed)
{
    const struct primum_effort effort = {.memory = (size_t)1 << 20};
    struct trial trial;
    struct exam exam = {.trial = &trial};

    if (trial_init(&trial, seed, seed % 2)) {
        size_t count = primum_questions(trial.scenario, NULL);
        char *problem;
        exam.questions = malloc(count * sizeof *exam.questions);
        exam.start = primum_state_new(trial.scenario);
        primum_questions(trial.scenario, exam.questions);
        if (!primum_impact_solve(trial.scenario, NULL, exam.questions, count,
                                 &effort, &exam.impact, &problem) &&
            primum_impact_states(exam.impact) <= STATES_MOST)
            examine(&exam, count);
        free(problem);
    }
    primum_impact_free(exam.impact);
    primum_state_free(exam.start);
    free(exam.questions);
    trial_release(&trial);
}

int main(int argc, char **argv)
{
    uint64_t count = (uint64_t)SCENARIOS * tally_effort(argc, argv);

    for (uint64_t seed = 0; seed < count; seed++)
        try_seed(seed);
    return tally_end(tallies, TALLIES);
}
