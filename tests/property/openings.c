/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether somebody opens up, and how likely that is, against a count over all
 * responses: in states of random scenarios that nobody need ever come to, and
 * after every choice there. */
#include "primum.h"
#include "support/reference.h"
#include "support/tally.h"
#include "support/trial.h"

#include <math.h>

#define SCENARIOS 400
#define SCATTERED 12

enum { SIGNS, CHANCES, SUMS, MIRRORS, TALLIES };

static struct tally tallies[TALLIES] = {
    [SIGNS] = {"opening is the sign of what changed for the good", 0, 0},
    [CHANCES] = {"its chance is that of all responses that lead there", 0, 0},
    [SUMS] = {"somebody opens, stays or closes, and nothing else", 0, 0},
    [MIRRORS] = {"who goes back closes as far as they opened", 0, 0},
};

/* A state of a scenario, and room for what can follow. */
struct moment {
    const struct trial *trial;
    struct primum_state *state, *after;
    struct primum_chance *possible;
    const char *text;
};

static void *room(size_t count, size_t size)
{
    void *room = calloc(count + 1, size);

    if (!room)
        abort();
    return room;
}

static void tell(int which, const struct moment *moment, bool good,
                 uint32_t choice)
{
    tally_case(&tallies[which], good, "seed %ju, at `%s`: choice %s",
               (uintmax_t)moment->trial->seed, moment->text,
               moment->trial->scenario->choices[choice].id);
}

/* ---- One response, and all of them ---- */

/* How much better it is for somebody, all gauges taken together; facts are
 * nobody's good. */
static int64_t better_by(const struct moment *moment)
{
    const struct primum_scenario *scenario = moment->trial->scenario;
    int64_t sum = 0;

    for (uint32_t g = 1; g <= scenario->gauge_count; g++) {
        int64_t before = primum_state_value(moment->state, g);
        int64_t after = primum_state_value(moment->after, g);
        if (scenario->gauges[g].fact ||
            scenario->gauges[g].good == PRIMUM_GOOD_NONE)
            continue;
        sum += scenario->gauges[g].good == PRIMUM_GOOD_LOW ? before - after
                                                           : after - before;
    }
    return sum;
}

static enum primum_opening check_response(const struct moment *moment,
                                          uint32_t choice, uint32_t response)
{
    const struct primum_scenario *scenario = moment->trial->scenario;

    primum_after(scenario, moment->state, response, moment->after);
    int64_t better = better_by(moment);
    enum primum_opening went =
        primum_opening(scenario, moment->state, moment->after);
    tell(SIGNS, moment,
         went == (better > 0   ? PRIMUM_OPENS
                  : better < 0 ? PRIMUM_CLOSES
                               : PRIMUM_STAYS),
         choice);
    tell(MIRRORS, moment,
         primum_opening(scenario, moment->after, moment->state) ==
             (enum primum_opening)(0 - went),
         choice);
    return went;
}

static void check_choice(const struct moment *moment, uint32_t choice)
{
    const struct primum_scenario *scenario = moment->trial->scenario;
    double chances[3] = {-1, -1, -1}, expected[3] = {0};
    size_t count =
        primum_responses(scenario, moment->state, choice, moment->possible);

    for (size_t i = 0; i < count; i++)
        expected[1 + check_response(moment, choice,
                                    moment->possible[i].response)] +=
            moment->possible[i].chance;
    primum_opening_chances(scenario, moment->state, choice, chances);
    for (int i = 0; i < 3; i++)
        tell(CHANCES, moment, fabs(chances[i] - expected[i]) <= 1e-12, choice);
    tell(SUMS, moment,
         fabs(chances[0] + chances[1] + chances[2] - (count ? 1 : 0)) <= 1e-12,
         choice);
}

/* ---- One scenario ---- */

static void check_state(struct moment *moment)
{
    const struct primum_scenario *scenario = moment->trial->scenario;
    uint32_t *choices = room(scenario->most_choices, sizeof *choices);
    size_t count = primum_choices(scenario, moment->state, choices);

    for (size_t i = 0; i < count; i++)
        check_choice(moment, choices[i]);
    free(choices);
}

static void try_out(const struct trial *trial)
{
    const struct primum_scenario *scenario = trial->scenario;
    struct reference_state *any = reference_new(trial->draft);
    struct dice dice = dice_for(77, trial->seed);
    struct moment moment = {
        .trial = trial,
        .after = primum_state_new(scenario),
        .possible = room(scenario->most_responses, sizeof *moment.possible),
    };

    for (int i = 0; i < SCATTERED; i++) {
        char *text = reference_format(trial->draft, any), *problem = NULL;
        moment.state = primum_state_parse(scenario, text, &problem);
        moment.text = text;
        if (moment.state)
            check_state(&moment);
        primum_state_free(moment.state);
        free(problem);
        free(text);
        reference_scatter(trial->draft, &dice, any);
    }
    reference_free(any);
    primum_state_free(moment.after);
    free(moment.possible);
}

int main(int argc, char **argv)
{
    uint64_t count = (uint64_t)SCENARIOS * tally_effort(argc, argv);

    for (uint64_t seed = 0; seed < count; seed++) {
        struct trial trial;
        if (trial_init(&trial, seed, seed % 4 == 3))
            try_out(&trial);
        trial_release(&trial);
    }
    return tally_end(tallies, TALLIES);
}
