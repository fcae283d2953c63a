/* SPDX-License-Identifier: GPL-3.0-or-later */

/* attempt SCENARIO.yaml CHOICE:PLACE...: an attempt in which each choice leads
 * to the scene or ending beside it.  For each step it says the worth before,
 * after the choice and after the response, the regret, what was theirs, and
 * whether here was the turning point.  Looks for a seed that deals it so. */
#include <math.h>
#include <primum.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define SEEDS 100000

static const char *place_of(const struct primum_scenario *story,
                            const struct primum_state *state)
{
    uint32_t ending = primum_state_ending(story, state);

    return ending ? story->endings[ending].id
                  : story->scenes[primum_state_scene(story, state)].id;
}

/* Takes the choice of "CHOICE:PLACE"; does it lead there? */
static bool leads(struct primum_session *session, const char *wish)
{
    const struct primum_scenario *story = primum_session_scenario(session);
    size_t length = strcspn(wish, ":");
    const uint32_t *choices;
    size_t count = primum_session_choices(session, &choices);

    for (size_t i = 0; i < count; i++) {
        const char *id = story->choices[choices[i]].id;
        if (strlen(id) == length && !strncmp(id, wish, length))
            return primum_session_take(session, choices[i]) &&
                   !strcmp(place_of(story, primum_session_state(session)),
                           wish + length + 1);
    }
    return false;
}

static bool deal(struct primum_session *session, char **wishes, int count)
{
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        int met = 0;
        primum_session_restart(session, seed);
        while (met < count && leads(session, wishes[met]))
            met++;
        if (met == count)
            return true;
    }
    return false;
}

/* Nine places: what is less comes of rounding. */
static double nine(double value)
{
    return fabs(value) < 5e-10 ? 0 : value;
}

static void say(const struct primum_impact *impact,
                struct primum_session *session)
{
    struct primum_step step;
    size_t turn;
    bool turned = primum_impact_turning_point(impact, session, &turn);

    for (size_t i = 0; primum_session_step(session, i, &step); i++) {
        struct primum_share share = primum_impact_share(impact, &step);
        printf(" %.9g %.9g %.9g %.9g %.9g %s",
               primum_impact_at(impact, step.before, 0),
               primum_impact_after(impact, step.before, step.choice, 0),
               primum_impact_at(impact, step.after, 0), nine(share.regret),
               nine(share.theirs), turned && turn == i ? "here" : "-");
    }
    printf("\n");
}

int main(int argc, char **argv)
{
    const struct primum_question worth = {PRIMUM_GOAL_WORTH, PRIMUM_POLICY_MAX};
    struct primum_report *report = primum_report_new();
    const struct primum_scenario *story;
    struct primum_impact *impact;
    char *problem;

    if (argc < 3 || primum_scenario_open(argv[1], report, &story) ||
        primum_impact_solve(story, NULL, &worth, 1, NULL, &impact, &problem))
        return 1;
    struct primum_session *session = primum_session_new(story, NULL, 0);
    if (!deal(session, argv + 2, argc - 2))
        return 1;
    say(impact, session);
    primum_session_free(session);
    primum_impact_free(impact);
    primum_scenario_free(story);
    primum_report_free(report);
}
