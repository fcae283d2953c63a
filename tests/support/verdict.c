/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of a verdict, and the faults that are a matter of where one can get
 * to: stuck, without a way out, never reached.  Conditions, effects and repair
 * have files of their own. */
#include "support/verdict.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* ---- Rows ---- */

const struct verdict_row *verdict_find(const struct verdict *verdict,
                                       const char *code, enum about about,
                                       uint32_t number)
{
    for (uint32_t i = 0; i < verdict->count; i++) {
        const struct verdict_row *row = &verdict->rows[i];
        if (row->about == about && row->number == number &&
            !strcmp(row->code, code))
            return row;
    }
    return NULL;
}

void verdict_add(struct verdict *verdict, const char *code, enum about about,
                 uint32_t number, enum judged judged, uint32_t state)
{
    struct verdict_row *row =
        (struct verdict_row *)verdict_find(verdict, code, about, number);

    if (!row) {
        verdict->rows = memory_more(verdict->rows, verdict->count, sizeof *row);
        row = &verdict->rows[verdict->count++];
        *row = (struct verdict_row){.code = code,
                                    .about = about,
                                    .number = number,
                                    .judged = judged,
                                    .steps = UINT32_MAX,
                                    .firm = UINT32_MAX};
    }
    if (judged > row->judged)
        row->judged = judged;
    if (state == UINT32_MAX)
        return;
    row->states =
        memory_more(row->states, row->state_count, sizeof *row->states);
    row->states[row->state_count++] = state;
    uint32_t steps = verdict->expanse->states[state].steps;
    if (steps < row->steps)
        row->steps = steps;
    if (judged == FAULTY && steps < row->firm)
        row->firm = steps;
}

uint32_t verdict_count(const struct verdict *verdict, const char *code,
                       enum judged least)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < verdict->count; i++)
        count += verdict->rows[i].judged >= least &&
                 !strcmp(verdict->rows[i].code, code);
    return count;
}

void verdict_init(struct verdict *verdict, const struct expanse *expanse,
                  const struct primum_scenario *scenario)
{
    *verdict = (struct verdict){
        .draft = expanse->draft, .scenario = scenario, .expanse = expanse};
    verdict->regions =
        memory_new((expanse->count + 1) * sizeof *verdict->regions);
    verdict_stuck(verdict);
    verdict_unreached(verdict);
    verdict_terms(verdict);
    verdict_effects(verdict);
    verdict_repairs(verdict);
}

void verdict_release(struct verdict *verdict)
{
    for (uint32_t i = 0; i < verdict->count; i++)
        free(verdict->rows[i].states);
    free(verdict->rows);
    free(verdict->regions);
}

/* ---- Stuck ---- */

/* Dead ends, and choices that nothing can follow; is it either? */
static bool is_halt(struct verdict *verdict, uint32_t number)
{
    const struct expanse *expanse = verdict->expanse;
    const struct expanse_state *state = &expanse->states[number];
    bool halts = !state->count;

    if (!state->count)
        verdict_add(verdict, "dead-end", ABOUT_SCENE, state->state->place,
                    FAULTY, number);
    for (uint32_t o = state->first; o < state->first + state->count; o++) {
        bool passes = expanse_passes(expanse, number);
        if (expanse->offers[o].count)
            continue;
        verdict_add(verdict, "no-response", passes ? ABOUT_SCENE : ABOUT_CHOICE,
                    passes ? state->state->place : expanse->offers[o].choice,
                    FAULTY, number);
        halts = true;
    }
    return halts;
}

/* Does any edge of a state lead to where it ends, or to what does? */
static bool leads_out(const struct expanse *expanse, uint32_t number,
                      const bool *out)
{
    const struct expanse_state *state = &expanse->states[number];

    for (uint32_t o = state->first; o < state->first + state->count; o++)
        for (uint32_t e = 0; e < expanse->offers[o].count; e++) {
            uint32_t to = expanse->edges[expanse->offers[o].first + e].target;
            if (to >= expanse->count || out[to])
                return true;
        }
    return false;
}

/* Gives two scenes that are in one region the same number. */
static void join(uint32_t *scenes, uint32_t count, uint32_t one, uint32_t other)
{
    uint32_t from = scenes[other], to = scenes[one];

    for (uint32_t s = 1; s <= count; s++)
        if (scenes[s] == from)
            scenes[s] = to;
}

/* Joins the scenes of a state and of what it leads to. */
static void join_from(const struct expanse *expanse, uint32_t number,
                      uint32_t *scenes)
{
    const struct expanse_state *state = &expanse->states[number];

    for (uint32_t o = state->first; o < state->first + state->count; o++)
        for (uint32_t e = 0; e < expanse->offers[o].count; e++) {
            uint32_t to = expanse->edges[expanse->offers[o].first + e].target;
            join(scenes, expanse->draft->scene_count, state->state->place,
                 expanse->states[to].state->place);
        }
}

/* Scenes between which states without a way out lead are one region: that is
 * where an author has to look. */
static void find_regions(struct verdict *verdict, const bool *out)
{
    const struct expanse *expanse = verdict->expanse;
    uint32_t *scenes =
        memory_new((verdict->draft->scene_count + 1) * sizeof *scenes);

    for (uint32_t s = 1; s <= verdict->draft->scene_count; s++)
        scenes[s] = s;
    for (uint32_t s = 0; s < expanse->count; s++)
        if (!out[s])
            join_from(expanse, s, scenes);
    for (uint32_t s = 0; s < expanse->count; s++)
        if (!out[s])
            verdict->regions[s] = scenes[expanse->states[s].state->place];
    free(scenes);
}

void verdict_stuck(struct verdict *verdict)
{
    const struct expanse *expanse = verdict->expanse;
    bool *out = memory_new(expanse->count + 1);
    bool more;

    for (uint32_t s = 0; s < expanse->count; s++)
        out[s] = is_halt(verdict, s);
    do {
        more = false;
        for (uint32_t s = 0; s < expanse->count; s++)
            if (!out[s] && leads_out(expanse, s, out))
                out[s] = more = true;
    } while (more);
    for (uint32_t s = 0; s < expanse->count; s++)
        if (!out[s])
            verdict_add(verdict, "no-way-out", ABOUT_SCENE,
                        expanse->states[s].state->place, EITHER, s);
    find_regions(verdict, out);
    free(out);
}

/* ---- Never reached ---- */

/* What was met on the way. */
struct met {
    bool *places, *choices, *responses;
};

static void meet(const struct expanse *expanse, struct met *met)
{
    for (uint32_t s = 0; s < expanse->count; s++)
        met->places[expanse->states[s].state->place] = true;
    for (uint32_t o = 0; o < expanse->offer_count; o++)
        met->choices[expanse->offers[o].choice] = true;
    for (uint32_t e = 0; e < expanse->edge_count; e++) {
        const struct expanse_edge *edge = &expanse->edges[e];
        met->responses[edge->response] = true;
        if (edge->target >= expanse->count)
            met->places[expanse->draft->scene_count + edge->target -
                        expanse->count] = true;
    }
}

static bool has_own(const struct draft *draft, uint32_t scene, const char *id)
{
    struct rows rows = draft->scenes[scene].choices;

    for (uint32_t c = rows.first; c < rows.first + rows.count; c++)
        if (!strcmp(draft->choices[c].id, id))
            return true;
    return false;
}

/* Was a scene met in which the choice has its place? */
static bool had_place(const struct draft *draft, const struct met *met,
                      uint32_t number)
{
    const struct draft_choice *choice = &draft->choices[number];

    if (choice->scene)
        return met->places[choice->scene];
    for (uint32_t s = 1; s <= draft->scene_count; s++)
        if (met->places[s] && !draft->scenes[s].passes &&
            !has_own(draft, s, choice->id))
            return true;
    return false;
}

static void judge_choice(struct verdict *verdict, const struct met *met,
                         uint32_t number)
{
    const struct draft *draft = verdict->draft;
    struct rows rows = draft->choices[number].responses;

    if (!met->choices[number]) {
        /* An `anytime` choice without a place anywhere: one may say so. */
        bool placed = had_place(draft, met, number);
        if (placed || !draft->choices[number].scene)
            verdict_add(verdict, "unreachable-choice", ABOUT_CHOICE, number,
                        placed ? FAULTY : EITHER, UINT32_MAX);
        return;
    }
    for (uint32_t r = rows.first; r < rows.first + rows.count; r++)
        if (!met->responses[r])
            verdict_add(verdict, "unreachable-response", ABOUT_RESPONSE, r,
                        FAULTY, UINT32_MAX);
}

void verdict_unreached(struct verdict *verdict)
{
    const struct draft *draft = verdict->draft;
    uint32_t places = draft->scene_count + draft->ending_count;
    struct met met = {memory_new(places + 1),
                      memory_new(draft->choice_count + 1),
                      memory_new(draft->response_count + 1)};

    meet(verdict->expanse, &met);
    for (uint32_t p = 1; p <= places; p++)
        if (!met.places[p] && p <= draft->scene_count)
            verdict_add(verdict, "unreachable-scene", ABOUT_SCENE, p, FAULTY,
                        UINT32_MAX);
        else if (!met.places[p])
            verdict_add(verdict, "unreachable-ending", ABOUT_ENDING,
                        p - draft->scene_count, FAULTY, UINT32_MAX);
    for (uint32_t c = 1; c <= draft->choice_count; c++)
        judge_choice(verdict, &met, c);
    free(met.places);
    free(met.choices);
    free(met.responses);
}
