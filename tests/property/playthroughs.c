/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The likely impact, against chance itself: of many attempts, played by a
 * session whose choices follow a policy, as many come to each end as was
 * worked out.
 *
 * Hoeffding: the mean of N figures between 0 and 1 is further than b from what
 * it is on average with a chance of at most 2 exp(-2 N b^2).  With K means in
 * all and b = sqrt(log(2 K / d) / (2 N)), all of them are within b but for a
 * chance of d.  For d = 1e-9, N = 10000 and K = COMPARED_MOST, b is about 0.039.
 *
 * An attempt that is left before its end may yet come to anything: its figure
 * is 0 in one mean, which is not too large, and 1 in another, which is not too
 * small. */
#include "primum.h"
#include "support/sanitized.h"
#include "support/tally.h"
#include "support/trial.h"

#include <math.h>
#include <string.h>

#define ATTEMPTS (SANITIZED ? 1000 : 10000) /* under each policy */
#define STEPS_MOST 200                    /* of one */
#define SCENARIOS 8                       /* made up */
#define COMPARED_MOST 4000
#define MISSED 1e-9
#define MADE_UP "draft.yaml" /* what a trial calls it */

enum { WITHIN, ATTEMPTED, SHIPPED, TALLIES };

static struct tally tallies[TALLIES] = {
    [WITHIN] = {"as many attempts come to it as was worked out", 0, 0},
    [ATTEMPTED] = {"attempts at what comes with the program come to their end",
                   0, 0},
    [SHIPPED] = {"a scenario that comes with the program is solved", 0, 0},
};

static const char *const shipped[] = {"scenarios/the-closed-door.yaml",
                                      "scenarios/straight-talk.yaml",
                                      "scenarios/did-i-get-that-wrong.yaml"};

/* Attempts under one policy: how many came to each ending. */
struct sample {
    const struct primum_scenario *scenario;
    struct dice dice;
    uint32_t policy;
    uint64_t attempts;
    uint64_t *came; /* by ending; 0: certainly to none */
    uint64_t left;  /* before their end */
    double bound;
};

/* ---- Playing ---- */

static bool has(struct primum_list tags, uint32_t entry)
{
    for (uint32_t i = 0; i < tags.count; i++)
        if (tags.items[i] == entry)
            return true;
    return false;
}

/* How often a choice is taken, beside others. */
static uint32_t weight_of(const struct sample *sample, uint32_t number)
{
    const struct primum_choice *choice = &sample->scenario->choices[number];
    int32_t most = -1;

    if (sample->policy == PRIMUM_POLICY_UNIFORM ||
        (!choice->say && !choice->deed))
        return 1;
    const struct primum_style *style =
        &sample->scenario->catalogue
             ->styles[sample->policy - PRIMUM_POLICY_STYLE];
    for (uint32_t i = 0; i < style->weight_count; i++)
        if (has(choice->practices, style->weights[i].entry) ||
            has(choice->harms, style->weights[i].entry))
            most = style->weights[i].weight > most ? style->weights[i].weight
                                                   : most;
    return (uint32_t)(most < 0 ? style->otherwise : most);
}

static uint32_t pick(struct sample *sample, const uint32_t *choices,
                     size_t count)
{
    uint32_t sum = 0, drawn;
    size_t i = 0;

    for (size_t k = 0; k < count; k++)
        sum += weight_of(sample, choices[k]);
    if (!sum)
        return choices[dice_below(&sample->dice, (uint32_t)count)];
    for (drawn = dice_below(&sample->dice, sum);
         drawn >= weight_of(sample, choices[i]); i++)
        drawn -= weight_of(sample, choices[i]);
    return choices[i];
}

static void play(struct sample *sample, struct primum_session *session)
{
    const uint32_t *choices;

    while (primum_session_turn(session) <= PRIMUM_TURN_PASSES &&
           primum_session_steps(session) < STEPS_MOST) {
        size_t count = primum_session_choices(session, &choices);
        primum_session_take(session, pick(sample, choices, count));
    }
    switch (primum_session_turn(session)) {
    case PRIMUM_TURN_ENDING:
        sample->came[primum_state_ending(sample->scenario,
                                         primum_session_state(session))]++;
        break;
    case PRIMUM_TURN_DEAD_END:
    case PRIMUM_TURN_NO_RESPONSE:
        sample->came[0]++;
        break;
    default:
        sample->left++;
    }
}

/* ---- Comparing ---- */

/* What an ending counts for a goal, 0 to 1; 0 is none. */
static double counts(const struct primum_scenario *scenario, uint32_t goal,
                     uint32_t number)
{
    const struct primum_ending *ending = &scenario->endings[number];

    if (!number)
        return goal == PRIMUM_GOAL_UNFINISHED;
    if (goal <= PRIMUM_GOAL_HARMED)
        return ending->outcome == (enum primum_outcome)goal;
    if (goal == PRIMUM_GOAL_UNHARMED)
        return ending->outcome != PRIMUM_HARMED;
    if (goal == PRIMUM_GOAL_WORTH)
        return ending->worth / 100.0;
    return goal == PRIMUM_GOAL_ENDING + number;
}

static void compare(const struct sample *sample, uint32_t goal, double exact)
{
    double sum = 0, least, most;

    if (goal == PRIMUM_GOAL_WORTH)
        exact /= 100;
    for (uint32_t e = 0; e <= sample->scenario->ending_count; e++)
        sum += counts(sample->scenario, goal, e) * (double)sample->came[e];
    least = sum / (double)sample->attempts - sample->bound;
    most =
        (sum + (double)sample->left) / (double)sample->attempts + sample->bound;
    tally_case(&tallies[WITHIN], exact >= least && exact <= most,
               "%s, goal %u, policy %u: %g, not %g to %g",
               sample->scenario->path, (unsigned)goal, (unsigned)sample->policy,
               exact, least, most);
}

static void compare_all(const struct sample *sample,
                        const struct primum_impact *impact,
                        const struct primum_question *questions, size_t count)
{
    struct primum_state *start = primum_state_new(sample->scenario);

    for (size_t q = 0; q < count; q++)
        if (questions[q].policy == sample->policy)
            compare(sample, questions[q].goal,
                    primum_impact_at(impact, start, q));
    primum_state_free(start);
}

/* ---- One scenario ---- */

static void try_policy(const struct primum_scenario *scenario, uint32_t policy,
                       uint64_t attempts, const struct primum_impact *impact,
                       const struct primum_question *questions, size_t count)
{
    struct sample sample = {
        .scenario = scenario,
        .dice = dice_for(721, policy),
        .policy = policy,
        .attempts = attempts,
        .came = calloc(scenario->ending_count + 1, sizeof *sample.came),
        .bound = sqrt(log(2 * COMPARED_MOST / MISSED) / 2 / (double)attempts)};
    struct primum_session *session = primum_session_new(scenario, NULL, 0);

    for (uint64_t i = 0; i < attempts; i++) {
        primum_session_restart(session, i * 2654435761u + policy);
        play(&sample, session);
    }
    compare_all(&sample, impact, questions, count);
    if (strcmp(scenario->path, MADE_UP) != 0)
        tally_case(&tallies[ATTEMPTED], sample.left < attempts / 50,
                   "%s, policy %u: %ju were left", scenario->path,
                   (unsigned)policy, (uintmax_t)sample.left);
    primum_session_free(session);
    free(sample.came);
}

static bool try_scenario(const struct primum_scenario *scenario,
                         uint64_t attempts)
{
    size_t count = primum_questions(scenario, NULL);
    struct primum_question *questions = calloc(count, sizeof *questions);
    uint32_t styles = scenario->catalogue->style_count;
    struct primum_impact *impact;
    char *problem;

    primum_questions(scenario, questions);
    bool solved = !primum_impact_solve(scenario, NULL, questions, count, NULL,
                                       &impact, &problem);
    for (uint32_t policy = PRIMUM_POLICY_UNIFORM;
         solved && policy <= PRIMUM_POLICY_STYLE + styles; policy++)
        try_policy(scenario, policy, attempts, impact, questions, count);
    primum_impact_free(impact);
    free(problem);
    free(questions);
    return solved;
}

static void try_shipped(const char *path, uint64_t attempts)
{
    struct primum_report *report = primum_report_new();
    const struct primum_scenario *scenario;
    bool good = !primum_scenario_open(path, report, &scenario);

    good = good && try_scenario(scenario, attempts);
    tally_case(&tallies[SHIPPED], good, "%s", path);
    primum_scenario_free(scenario);
    primum_report_free(report);
}

static void try_made_up(uint64_t seed, uint64_t attempts)
{
    struct knobs knobs = generator_small(seed);
    struct trial trial;

    knobs.gauges = 2;
    knobs.back = 25;
    knobs.faults = seed % 3 == 2;
    knobs.texts = 5;
    if (!trial_init_with(&trial, seed, &knobs) ||
        !try_scenario(trial.scenario, attempts))
        abort();
    trial_release(&trial);
}

int main(int argc, char **argv)
{
    uint64_t attempts = (uint64_t)ATTEMPTS * tally_effort(argc, argv);

    for (size_t i = 0; i < sizeof shipped / sizeof *shipped; i++)
        try_shipped(shipped[i], attempts);
    for (uint64_t seed = 0; seed < SCENARIOS; seed++)
        try_made_up(seed * 31 + 1, attempts);
    if (tallies[WITHIN].tried > COMPARED_MOST)
        abort(); /* the bound would mean nothing */
    return tally_end(tallies, TALLIES);
}
