/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Looks on while all states are stepped, and remembers what was never seen
 * before.  Knows which expression is read where from step.h, and not what is
 * wrong with any of it. */
#include "check/survey.h"

#include "base/memory.h"
#include "play/step.h"

#include <stdlib.h>
#include <string.h>

/* ---- Reading ---- */

bool survey_overflows(const struct scenario *scenario, program expression,
                      const struct primum_state *state)
{
    return expression_may_saturate(scenario->code + expression, state->values,
                                   state->values);
}

struct reader {
    struct step_reader step; /* must be first */
    struct survey *survey;
};

static void note_reading(struct step_reader *reader, program expression,
                         const struct primum_state *state)
{
    struct survey *survey = ((struct reader *)reader)->survey;
    uint8_t *wanted = &survey->wanted[expression];
    uint8_t *seen = &survey->seen[expression];

    if (*wanted & WANT_TRUTH) {
        *seen |= step_holds(survey->scenario, state, expression) ? SEEN_TRUE
                                                                 : SEEN_FALSE;
        if ((*seen & (SEEN_TRUE | SEEN_FALSE)) == (SEEN_TRUE | SEEN_FALSE))
            *wanted &= (uint8_t)~WANT_TRUTH;
    }
    if (*wanted & WANT_OVERFLOW &&
        survey_overflows(survey->scenario, expression, state)) {
        *seen |= SEEN_OVERFLOW;
        *wanted &= (uint8_t)~WANT_OVERFLOW;
    }
    survey->open[survey->owners[expression]] -= !*wanted;
}

static struct reader reader_of(struct survey *survey)
{
    return (struct reader){{survey->wanted, note_reading}, survey};
}

/* ---- A state, and a step ---- */

static void meet(void *with, const struct walk *walk, size_t count)
{
    struct survey *survey = with;
    const struct primum_state *state = walk->before;
    struct survey_scene *scene = &survey->scenes[state->place];
    struct reader reader = reader_of(survey);

    scene->states++;
    scene->dead_end |= !count;
    for (size_t i = 0; i < count; i++)
        survey->choices[walk->choices[i]].offered = true;
    if (survey->open[0] || survey->open[state->place])
        step_read_scene(survey->scenario, state, &reader.step);
}

static void note_effects(struct survey *survey, uint32_t response,
                         const struct walk *walk)
{
    const struct scenario *scenario = survey->scenario;
    struct run run = scenario->responses[response].effects;
    uint32_t owner = survey_owner_response(scenario, response);

    for (uint32_t i = run.first; i < run.first + run.count; i++) {
        uint16_t variable = scenario->effects[i].variable;
        if (survey->changed[i] ||
            walk->before->values[variable] == walk->after->values[variable])
            continue;
        survey->changed[i] = true;
        survey->open[owner]--;
    }
}

static bool matters(const struct survey *survey, uint32_t response,
                    const struct walk *walk)
{
    const struct scenario *scenario = survey->scenario;
    struct run run = scenario->responses[response].effects;

    if (walk->after->place != walk->before->place)
        return true;
    for (uint32_t i = run.first; i < run.first + run.count; i++) {
        uint16_t variable = scenario->effects[i].variable;
        if (survey->counts[variable] &&
            walk->before->values[variable] != walk->after->values[variable])
            return true;
    }
    return false;
}

void survey_moves(const struct survey *survey, uint32_t response,
                  const struct primum_state *before,
                  const struct primum_state *after, struct survey_edge *edge)
{
    const struct scenario *scenario = survey->scenario;
    struct run run = scenario->responses[response].effects;

    *edge = (struct survey_edge){.response = response};
    for (uint32_t i = run.first; i < run.first + run.count; i++) {
        uint16_t variable = scenario->effects[i].variable;
        int32_t old = before->values[variable], new = after->values[variable];
        bool high =
            scenario->words.gauges[variable + 1].good == PRIMUM_GOOD_HIGH;
        if (old != new)
            *((new > old) == high ? &edge->raised : &edge->lost) |=
                survey->bits[variable];
    }
}

static void note_moves(struct survey *survey, const struct walk *walk,
                       uint32_t response, size_t edge)
{
    if (edge >= survey->edge_room) {
        survey->edge_room = memory_room(survey->edge_room, edge + 1);
        survey->edges = memory_resize(survey->edges, survey->edge_room *
                                                         sizeof *survey->edges);
    }
    survey_moves(survey, response, walk->before, walk->after,
                 &survey->edges[edge]);
}

static void step(void *with, const struct walk *walk, uint32_t response,
                 size_t edge)
{
    struct survey *survey = with;
    const struct scenario *scenario = survey->scenario;
    uint32_t choice = scenario->responses[response].choice;
    uint32_t owner = survey_owner_response(scenario, response);
    struct survey_choice *about = &survey->choices[choice];

    survey->responses[response].possible = true;
    if (place_is_ending(scenario, walk->after->place))
        survey->endings[walk->after->place - scenario->words.scene_count] =
            true;
    if (!scenario->words.choices[choice].scene && !about->matters)
        about->matters = matters(survey, response, walk);
    if (survey->mends)
        note_moves(survey, walk, response, edge);
    if (survey->open[owner])
        note_effects(survey, response, walk);
    if (survey->open[owner] || survey->open[survey_owner_rest(scenario)]) {
        struct reader reader = reader_of(survey);
        step_read_step(scenario, walk->before, response, walk->after,
                       &reader.step);
    }
}

/* ---- Life ---- */

static struct survey *survey_begin(const struct scenario *scenario)
{
    const struct primum_scenario *words = &scenario->words;
    struct survey *survey = memory_new(sizeof *survey);
    size_t owners = (size_t)survey_owner_rest(scenario) + 1;

#define TABLE(table, count)                                                    \
    (survey->table = memory_new(((size_t)(count) + 1) * sizeof *survey->table))
    survey->scenario = scenario;
    TABLE(seen, scenario->code_count);
    TABLE(wanted, scenario->code_count);
    TABLE(owners, scenario->code_count);
    TABLE(open, owners);
    TABLE(scenes, words->scene_count);
    TABLE(choices, words->choice_count);
    TABLE(responses, words->response_count);
    TABLE(endings, words->ending_count);
    TABLE(changed, scenario->effect_count);
    TABLE(counts, words->gauge_count);
    TABLE(bits, words->gauge_count);
    TABLE(best, words->most_choices);
#undef TABLE
    survey_prepare(survey);
    return survey;
}

void survey_free(struct survey *survey)
{
    if (!survey)
        return;
    for (uint32_t s = 1; s <= survey->scenario->words.scene_count; s++)
        free(survey->scenes[s].rivals);
    void *tables[] = {survey->seen,    survey->wanted,    survey->owners,
                      survey->open,    survey->scenes,    survey->choices,
                      survey->changed, survey->responses, survey->endings,
                      survey->counts,  survey->bits,      survey->ways,
                      survey->mends,   survey->edges,     survey->best};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        free(tables[i]);
    primum_impact_free(survey->impact);
    free(survey);
}

/* Of a state: what is kept, and what a search for the shortest way takes. */
#define WITNESS_SIZE (3 * sizeof(uint32_t))

struct survey *survey_new(const struct scenario *scenario,
                          const struct primum_question *questions, size_t count,
                          const struct primum_effort *effort, char **problem)
{
    struct survey *survey = survey_begin(scenario);
    const struct watcher watcher = {
        .meet = meet,
        .step = step,
        .leave = survey_leave,
        .with = survey,
        .row_size = WITNESS_SIZE + sizeof *survey->ways +
                    (survey->mends ? sizeof *survey->mends : 0),
        .edge_size = survey->mends ? sizeof *survey->edges : 0};

    survey->solved = impact_watched(scenario, questions, count, effort,
                                    &watcher, &survey->impact, problem);
    if (survey->impact)
        return survey;
    survey_free(survey);
    return NULL;
}
