/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The likely impact as JSON, key by key as promised to scripts: `impact
 * --json`, and what of it the events of `play --json` tell.  Knows how a
 * question is named, and asks all of primum.h, as any program could. */
#include "impact/likely_json.h"

#include "base/memory.h"
#include "impact/impact.h"
#include "play/events.h"
#include "scenario/model.h"

#include <stdlib.h>

/* ---- Answers ---- */

static const char *goal_name(const struct primum_scenario *words, uint32_t goal)
{
    static const char *const names[] = {
        [PRIMUM_GOAL_HELPED] = "helped",
        [PRIMUM_GOAL_MIXED] = "mixed",
        [PRIMUM_GOAL_HARMED] = "harmed",
        [PRIMUM_GOAL_UNHARMED] = "unharmed",
        [PRIMUM_GOAL_UNFINISHED] = "unfinished",
        [PRIMUM_GOAL_WORTH] = "worth",
    };

    return goal < PRIMUM_GOAL_ENDING
               ? names[goal]
               : words->endings[goal - PRIMUM_GOAL_ENDING].id;
}

static const char *policy_name(const struct primum_scenario *words,
                               uint32_t policy)
{
    static const char *const names[] = {
        [PRIMUM_POLICY_MAX] = "max",
        [PRIMUM_POLICY_MIN] = "min",
        [PRIMUM_POLICY_UNIFORM] = "uniform",
    };

    return policy <= PRIMUM_POLICY_UNIFORM
               ? names[policy]
               : words->catalogue->styles[policy - PRIMUM_POLICY_STYLE].id;
}

/* `reach` and `worth` in a state; with a choice, after it is taken there.  Has
 * what was asked, in that order: questions with one goal stand together. */
static void put_answers(struct json *map, const struct primum_impact *impact,
                        const struct primum_state *state, uint32_t choice)
{
    const struct primum_scenario *words = &impact->scenario->words;
    const struct primum_question *questions = impact->questions;
    struct json *reach = json_map(), *by_policy = NULL;

    json_put(map, "reach", reach);
    for (size_t q = 0; q < impact->question_count; q++) {
        uint32_t goal = questions[q].goal;
        if (q == 0 || goal != questions[q - 1].goal) {
            by_policy = json_map();
            json_put(goal == PRIMUM_GOAL_WORTH ? map : reach,
                     goal_name(words, goal), by_policy);
        }
        json_put_real(by_policy, policy_name(words, questions[q].policy),
                      choice ? primum_impact_after(impact, state, choice, q)
                             : primum_impact_at(impact, state, q));
    }
}

/* ---- One choice ---- */

static struct json *response_json(const struct primum_scenario *words,
                                  const struct primum_state *state,
                                  const struct primum_chance *chance,
                                  struct primum_state *after)
{
    const struct primum_response *response =
        &words->responses[chance->response];
    const struct primum_choice *choice = &words->choices[response->choice];
    struct json *map = json_map();

    primum_after(words, state, chance->response, after);
    json_put_whole(map, "response", chance->response - choice->response);
    json_put_real(map, "chance", chance->chance);
    events_put_changes(map, words, state, after);
    json_put_text(map, "next", place_id(scenario_of(words), after->place));
    return map;
}

static void put_responses(struct json *map, const struct primum_scenario *words,
                          const struct primum_state *state, uint32_t choice)
{
    struct primum_chance *chances =
        memory_new(words->most_responses * sizeof *chances);
    struct primum_state *after = primum_state_new(words);
    size_t count = primum_responses(words, state, choice, chances);
    struct json *list = json_list();

    for (size_t i = 0; i < count; i++)
        json_add(list, response_json(words, state, &chances[i], after));
    primum_state_free(after);
    free(chances);
    json_put(map, "responses", list);
}

static struct json *choice_json(const struct primum_impact *impact,
                                const struct primum_state *state,
                                uint32_t choice)
{
    const struct primum_scenario *words = &impact->scenario->words;
    struct json *map = json_map(), *expected = json_map();

    json_put_text(map, "id", words->choices[choice].id);
    put_responses(map, words, state, choice);
    for (uint32_t g = 1; g <= words->gauge_count; g++)
        if (!words->gauges[g].fact)
            json_put_real(expected, words->gauges[g].id,
                          primum_expected_change(words, state, choice, g));
    json_put(map, "expected", expected);
    put_answers(map, impact, state, choice);
    return map;
}

/* ---- A state ---- */

static void put_at(struct json *map, const struct primum_scenario *words,
                   const struct primum_state *state)
{
    struct json *at = json_map();

    json_put_text(at, "scene", place_id(scenario_of(words), state->place));
    events_put_values(at, words, state);
    json_put(map, "at", at);
}

static struct json *choices_json(const struct primum_impact *impact,
                                 const struct primum_state *state)
{
    const struct primum_scenario *words = &impact->scenario->words;
    uint32_t *choices = memory_new(words->most_choices * sizeof *choices);
    size_t count = primum_choices(words, state, choices);
    struct json *list = json_list();

    for (size_t i = 0; i < count; i++)
        json_add(list, choice_json(impact, state, choices[i]));
    free(choices);
    return list;
}

char *primum_json_likely(const struct primum_impact *impact,
                         const struct primum_state *at)
{
    const struct primum_scenario *words = &impact->scenario->words;
    struct primum_state *start = at ? NULL : primum_state_new(words);
    const struct primum_state *state = at ? at : start;
    struct json *map = json_map();

    events_put_safe(map, "scenario", words->id);
    put_at(map, words, state);
    json_put_whole(map, "states", (int64_t)primum_impact_states(impact));
    json_put_whole(map, "transitions",
                   (int64_t)primum_impact_transitions(impact));
    put_answers(map, impact, state, 0);
    json_put(map, "choices", choices_json(impact, state));
    primum_state_free(start);
    return json_line(map);
}

/* ---- An attempt ---- */

char *primum_json_impact(struct primum_session *session, size_t number,
                         const struct primum_impact *impact)
{
    struct json *event = events_impact(session, number);
    struct primum_step step;

    if (!event || !primum_session_step(session, number, &step))
        return NULL;
    if (impact)
        json_put(event, "likely",
                 choice_json(impact, step.before, step.choice));
    return json_line(event);
}

static struct json *share_json(const struct primum_impact *impact,
                               const struct primum_step *step)
{
    const struct primum_scenario *words = &impact->scenario->words;
    struct primum_share share = primum_impact_share(impact, step);
    struct json *map = json_map();

    json_put_whole(map, "step", (int64_t)step->number);
    json_put_text(map, "scene", words->scenes[step->scene].id);
    json_put_text(map, "choice", words->choices[step->choice].id);
    json_put_text(map, "best", words->choices[share.best].id);
    json_put_real(map, "regret", share.regret);
    json_put_real(map, "theirs", share.theirs);
    return map;
}

static void put_turning_point(struct json *map,
                              const struct primum_impact *impact,
                              struct primum_session *session)
{
    size_t number;

    if (primum_impact_turning_point(impact, session, &number))
        json_put_whole(map, "turning_point", (int64_t)number);
    else
        json_put_null(map, "turning_point");
}

void likely_put_debrief(struct json *event, struct primum_session *session,
                        const struct primum_impact *impact)
{
    const struct primum_scenario *words = &impact->scenario->words;
    uint32_t ending = primum_state_ending(words, primum_session_state(session));
    struct json *steps = json_list();
    struct primum_step step;

    json_put_whole(event, "worth", ending ? words->endings[ending].worth : 0);
    if (primum_session_step(session, 0, &step))
        json_put_real(event, "start_worth",
                      primum_impact_at(impact, step.before,
                                       impact_worth_question(impact)));
    put_turning_point(event, impact, session);
    for (size_t i = 0; primum_session_step(session, i, &step); i++)
        json_add(steps, share_json(impact, &step));
    json_put(event, "steps", steps);
}

char *primum_json_debrief(struct primum_session *session,
                          const struct primum_impact *impact)
{
    struct json *event = events_new("debrief");

    likely_put_debrief(event, session, impact);
    return json_line(event);
}
