/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Looks on while all states are stepped, and remembers what was never seen
 * before.  Knows which expression is read where from step.h, and not what is
 * wrong with any of it. */
#include "check/survey.h"

#include "base/memory.h"
#include "play/step.h"

#include <stdlib.h>
#include <string.h>

/* What is wanted of an expression. */
enum { WANT_TRUTH = 1, WANT_OVERFLOW = 2 };

/* Each who reads expressions, or has effects, has a number in survey->open:
 * what is `anytime`; the scenes; the responses; interrupts and endings. */
static uint32_t owner_of_choice(const struct scenario *scenario,
                                uint32_t choice)
{
    return scenario->words.choices[choice].scene;
}

static uint32_t owner_of_response(const struct scenario *scenario,
                                  uint32_t response)
{
    return scenario->words.scene_count + response;
}

static uint32_t owner_of_rest(const struct scenario *scenario)
{
    return scenario->words.scene_count + scenario->words.response_count + 1;
}

/* ---- What is to be found out ---- */

static bool may_overflow(const struct scenario *scenario, program expression,
                         const int32_t *low, const int32_t *high)
{
    return expression_may_saturate(scenario->code + expression, low, high);
}

struct ranges {
    int32_t *low, *high;
};

static void want(struct survey *survey, program expression, uint32_t owner,
                 uint8_t what, const struct ranges *ranges)
{
    if (!expression)
        return;
    if (may_overflow(survey->scenario, expression, ranges->low, ranges->high))
        what |= WANT_OVERFLOW;
    survey->owners[expression] = owner;
    survey->open[owner] += what && !survey->wanted[expression];
    survey->wanted[expression] = what;
}

static void want_lines(struct survey *survey, struct run lines, uint32_t owner,
                       const struct ranges *ranges)
{
    for (uint32_t i = lines.first; i < lines.first + lines.count; i++)
        want(survey, survey->scenario->lines[i].when, owner, WANT_TRUTH,
             ranges);
}

static void want_response(struct survey *survey, uint32_t response,
                          const struct ranges *ranges)
{
    const struct scenario *scenario = survey->scenario;
    const struct response_rule *rule = &scenario->responses[response];
    uint32_t reader = owner_of_choice(scenario, rule->choice);
    uint32_t owner = owner_of_response(scenario, response);

    want(survey, rule->when, reader, WANT_TRUTH, ranges);
    want(survey, rule->odds, reader, 0, ranges);
    want_lines(survey, rule->lines, owner, ranges);
    survey->open[owner] += rule->effects.count;
}

static void want_all(struct survey *survey, const struct ranges *ranges)
{
    const struct scenario *scenario = survey->scenario;
    const struct primum_scenario *words = &scenario->words;
    uint32_t rest = owner_of_rest(scenario);

    for (uint32_t s = 1; s <= words->scene_count; s++)
        want_lines(survey, scenario->scenes[s].lines, s, ranges);
    for (uint32_t c = 1; c <= words->choice_count; c++)
        want(survey, scenario->choices[c].when, owner_of_choice(scenario, c),
             WANT_TRUTH, ranges);
    for (uint32_t r = 1; r <= words->response_count; r++)
        want_response(survey, r, ranges);
    for (uint32_t i = 0; i < scenario->interrupt_count; i++)
        want(survey, scenario->interrupts[i].when, rest, WANT_TRUTH, ranges);
    for (uint32_t e = 1; e <= words->ending_count; e++)
        want_lines(survey, scenario->ending_lines[e], rest, ranges);
}

/* With the ranges that the author declared, most expressions cannot overflow,
 * whatever happens. */
static void begin_wanting(struct survey *survey)
{
    const struct primum_scenario *words = &survey->scenario->words;
    struct ranges ranges = {
        memory_new((words->gauge_count + 1) * sizeof *ranges.low),
        memory_new((words->gauge_count + 1) * sizeof *ranges.high)};

    for (uint32_t g = 1; g <= words->gauge_count; g++) {
        ranges.low[g - 1] = words->gauges[g].min;
        ranges.high[g - 1] = words->gauges[g].max;
    }
    want_all(survey, &ranges);
    free(ranges.low);
    free(ranges.high);
}

/* ---- What counts ---- */

static void count_read(struct survey *survey)
{
    const struct scenario *scenario = survey->scenario;
    const struct primum_scenario *words = &scenario->words;
    uint16_t *read = memory_new((words->gauge_count + 1) * sizeof *read);

    for (uint32_t g = 1; g <= words->gauge_count; g++)
        survey->counts[g - 1] = words->gauges[g].good != PRIMUM_GOOD_NONE;
    for (program at = 1; at < scenario->code_count; at++) {
        size_t count =
            expression_variables(scenario->code + at, words->gauge_count, read);
        for (size_t i = 0; i < count; i++)
            survey->counts[read[i]] = true;
        while (at < scenario->code_count && scenario->code[at].op)
            at++;
    }
    free(read);
}

static uint32_t repair_tag(const struct scenario *scenario)
{
    const struct primum_catalogue *catalogue = scenario->words.catalogue;

    return catalogue ? primum_entry_find(catalogue, "repair") : 0;
}

static bool has_tag(struct primum_list tags, uint32_t tag)
{
    for (uint32_t i = 0; tag && i < tags.count; i++)
        if (tags.items[i] == tag)
            return true;
    return false;
}

/* A bit for each gauge that a harmful response may move; beyond 63, which
 * nobody has, they are taken not to be lost. */
static void give_bits(struct survey *survey, struct run effects,
                      uint32_t *given)
{
    const struct scenario *scenario = survey->scenario;

    for (uint32_t i = effects.first; i < effects.first + effects.count; i++) {
        uint16_t variable = scenario->effects[i].variable;
        enum primum_good good = scenario->words.gauges[variable + 1].good;
        if (good != PRIMUM_GOOD_NONE && !survey->bits[variable] && *given < 63)
            survey->bits[variable] = UINT64_C(1) << (*given)++;
    }
}

static void note_harms(struct survey *survey)
{
    const struct primum_scenario *words = &survey->scenario->words;
    uint32_t tag = repair_tag(survey->scenario), given = 0;

    for (uint32_t c = 1; c <= words->choice_count; c++)
        survey->choices[c].repairs = has_tag(words->choices[c].practices, tag);
    for (uint32_t r = 1; r <= words->response_count; r++) {
        const struct primum_response *response = &words->responses[r];
        bool harmful = response->harms.count > 0 &&
                       !words->choices[response->choice].irreversible;
        survey->responses[r].harmful = harmful;
        if (harmful)
            give_bits(survey, survey->scenario->responses[r].effects, &given);
    }
    if (given) /* there is something that can be lost */
        survey->mends = memory_new(sizeof *survey->mends);
}

/* ---- Reading ---- */

bool survey_overflows(const struct scenario *scenario, program expression,
                      const struct primum_state *state)
{
    return may_overflow(scenario, expression, state->values, state->values);
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
    uint32_t owner = owner_of_response(scenario, response);

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
    uint32_t owner = owner_of_response(scenario, response);
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
    if (survey->open[owner] || survey->open[owner_of_rest(scenario)]) {
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
    size_t owners = (size_t)owner_of_rest(scenario) + 1;

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
    begin_wanting(survey);
    count_read(survey);
    note_harms(survey);
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
