/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where each condition and each weight of a draft is read, and what it is
 * there: always or never true, or more than a number can be. */
#include "support/verdict.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* ---- Overflow ---- */

static bool is_beyond(int64_t number)
{
    return number > 2147483647 || number < -2147483647;
}

static bool is_beyond_here(const struct term *term, const int32_t *values)
{
    int64_t left = term->left ? reference_value(term->left, values) : 0;
    int64_t right = reference_value(term->right, values);

    switch (term->kind) {
    case TERM_ADD:
        return is_beyond(left + right);
    case TERM_SUBTRACT:
        return is_beyond(left - right);
    case TERM_MULTIPLY:
        return is_beyond(left * right);
    default:
        return false;
    }
}

bool verdict_saturates(const struct term *term, const int32_t *values,
                       bool lazy)
{
    if (!term || !term->right)
        return false;
    if (term->left && verdict_saturates(term->left, values, lazy))
        return true;
    bool joins = term->kind == TERM_AND || term->kind == TERM_OR;
    if (lazy && joins &&
        reference_value(term->left, values) == (term->kind == TERM_OR))
        return false;
    return verdict_saturates(term->right, values, lazy) ||
           is_beyond_here(term, values);
}

/* ---- What is seen of one condition ---- */

/* FIRMLY: by any fair reading of "where it is read"; LOOSELY: by one. */
enum { LOOSELY, FIRMLY };

struct sight {
    enum about about;
    uint32_t number;
    bool seen[2][2]; /* [FIRMLY or not][false or true] */
};

struct reader {
    struct verdict *verdict;
    struct sight *sights;
    uint32_t count;
    struct reference_state *after;
};

static struct sight *sight_of(struct reader *reader, enum about about,
                              uint32_t number)
{
    for (uint32_t i = 0; i < reader->count; i++)
        if (reader->sights[i].about == about &&
            reader->sights[i].number == number)
            return &reader->sights[i];
    reader->sights =
        memory_more(reader->sights, reader->count, sizeof *reader->sights);
    reader->sights[reader->count] =
        (struct sight){.about = about, .number = number};
    return &reader->sights[reader->count++];
}

/* Reads a term with these values; `at` is the state to be led to if there is
 * something the matter with it. */
static bool look(struct reader *reader, const struct term *term,
                 enum about about, uint32_t number, const int32_t *values,
                 uint32_t at, bool firmly)
{
    if (!term)
        return true;
    bool truth = reference_value(term, values) != 0;
    if (about != ABOUT_ODDS) {
        struct sight *sight = sight_of(reader, about, number);
        sight->seen[LOOSELY][truth] = true;
        sight->seen[FIRMLY][truth] |= firmly;
    }
    if (verdict_saturates(term, values, false))
        verdict_add(reader->verdict, "overflow", about, number,
                    firmly && verdict_saturates(term, values, true) ? FAULTY
                                                                    : EITHER,
                    at);
    return truth;
}

static void look_lines(struct reader *reader, struct rows rows,
                       const int32_t *values, uint32_t at, bool firmly)
{
    for (uint32_t i = rows.first; i < rows.first + rows.count; i++)
        look(reader, reader->verdict->draft->lines[i].when, ABOUT_LINE_WHEN, i,
             values, at, firmly);
}

/* ---- Where they are read ---- */

/* Interrupts, up to the first that fires. */
static void look_interrupts(struct reader *reader, uint32_t at)
{
    const struct draft *draft = reader->verdict->draft;
    const struct reference_state *before =
        reader->verdict->expanse->states[at].state;

    for (uint32_t i = 1; i <= draft->interrupt_count; i++)
        if (!before->cut[i] &&
            look(reader, draft->interrupts[i].when, ABOUT_INTERRUPT_WHEN, i,
                 reader->after->values, at, true))
            return;
}

static void look_edge(struct reader *reader, uint32_t at, uint32_t choice,
                      const struct expanse_edge *edge)
{
    const struct draft *draft = reader->verdict->draft;
    const struct expanse *expanse = reader->verdict->expanse;
    const struct reference_state *before = expanse->states[at].state;
    const struct draft_response *response = &draft->responses[edge->response];
    uint32_t from = before->place;

    look_lines(reader, response->lines, before->values, at, true);
    reference_free(reader->after);
    reader->after = expanse_copy(draft, before);
    reference_take(draft, reader->after, choice, edge->response);
    if ((response->next ? response->next : from) <= draft->scene_count)
        look_interrupts(reader, at);
    uint32_t to = reader->after->place;
    if (edge->target < expanse->count)
        /* Who stays arrives again. */
        look_lines(reader, draft->scenes[to].lines, reader->after->values,
                   edge->target, true);
    else
        look_lines(reader, draft->endings[to - draft->scene_count].lines,
                   reader->after->values, at, true);
}

static void look_responses(struct reader *reader, uint32_t at, uint32_t choice)
{
    const struct draft *draft = reader->verdict->draft;
    const int32_t *values = reader->verdict->expanse->states[at].state->values;
    struct rows rows = draft->choices[choice].responses;
    bool some = false;

    for (uint32_t r = rows.first; r < rows.first + rows.count; r++) {
        const struct draft_response *response = &draft->responses[r];
        if (response->otherwise)
            continue;
        bool holds = look(reader, response->when, ABOUT_RESPONSE_WHEN, r,
                          values, at, true);
        look(reader, response->odds, ABOUT_ODDS, r, values, at, holds);
        some |= holds && (!response->odds ||
                          reference_value(response->odds, values) > 0);
    }
    for (uint32_t r = rows.first; r < rows.first + rows.count; r++)
        if (draft->responses[r].otherwise)
            look(reader, draft->responses[r].odds, ABOUT_ODDS, r, values, at,
                 !some);
}

/* The conditions of the choices that belong to a state and are not spent. */
static void look_choices(struct reader *reader, uint32_t at)
{
    const struct draft *draft = reader->verdict->draft;
    struct reference_state *all =
        expanse_copy(draft, reader->verdict->expanse->states[at].state);
    uint32_t place = all->place;

    for (uint32_t c = 1; c <= draft->choice_count; c++) {
        const struct draft_choice *choice = &draft->choices[c];
        bool here = choice->scene == place;
        struct rows own = draft->scenes[place].choices;
        if (!choice->scene) {
            here = !draft->scenes[place].passes;
            for (uint32_t i = own.first; i < own.first + own.count; i++)
                here &= strcmp(draft->choices[i].id, choice->id) != 0;
        }
        if (here && !all->spent[c])
            look(reader, choice->when, ABOUT_CHOICE_WHEN, c, all->values, at,
                 true);
    }
    reference_free(all);
}

static void look_everywhere(struct reader *reader)
{
    const struct expanse *expanse = reader->verdict->expanse;
    const struct draft *draft = expanse->draft;

    look_lines(reader, draft->scenes[draft->start].lines,
               expanse->states[0].state->values, 0, true);
    for (uint32_t s = 0; s < expanse->count; s++) {
        const struct expanse_state *state = &expanse->states[s];
        look_choices(reader, s);
        for (uint32_t o = state->first; o < state->first + state->count; o++) {
            const struct expanse_offer *offer = &expanse->offers[o];
            look_responses(reader, s, offer->choice);
            for (uint32_t e = 0; e < offer->count; e++)
                look_edge(reader, s, offer->choice,
                          &expanse->edges[offer->first + e]);
        }
    }
}

/* ---- Constant ---- */

/* Has it been said already, of the thing that the condition is of? */
static bool is_said(const struct verdict *verdict, const struct sight *sight)
{
    if (sight->seen[LOOSELY][true])
        return false;
    if (sight->about == ABOUT_CHOICE_WHEN)
        return verdict_find(verdict, "unreachable-choice", ABOUT_CHOICE,
                            sight->number);
    return sight->about == ABOUT_RESPONSE_WHEN &&
           verdict_find(verdict, "unreachable-response", ABOUT_RESPONSE,
                        sight->number);
}

static void judge(struct verdict *verdict, const struct sight *sight)
{
    bool read = sight->seen[FIRMLY][false] || sight->seen[FIRMLY][true];
    bool varies = sight->seen[LOOSELY][false] && sight->seen[LOOSELY][true];

    if (is_said(verdict, sight) ||
        (sight->seen[FIRMLY][false] && sight->seen[FIRMLY][true]))
        return;
    if (!read && varies)
        return;
    verdict_add(verdict, "constant-condition", sight->about, sight->number,
                read && !varies ? FAULTY : EITHER, UINT32_MAX);
}

void verdict_terms(struct verdict *verdict)
{
    struct reader reader = {.verdict = verdict,
                            .after = reference_new(verdict->draft)};

    look_everywhere(&reader);
    for (uint32_t i = 0; i < reader.count; i++)
        judge(verdict, &reader.sights[i]);
    reference_free(reader.after);
    free(reader.sights);
}
