/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Effects that never change anything, and losses that nothing mends soon
 * enough. */
#include "support/verdict.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

#define DECISIONS 2 /* in which something has to mend a loss */

/* ---- A step, with what it changes ---- */

struct change {
    uint32_t lost, raised; /* gauges, as bits */
    bool over;
};

/* Values after a response, whatever the scene is then. */
static struct reference_state *step(const struct verdict *verdict,
                                    uint32_t state, uint32_t choice,
                                    uint32_t response)
{
    struct reference_state *after =
        expanse_copy(verdict->draft, verdict->expanse->states[state].state);

    reference_take(verdict->draft, after, choice, response);
    return after;
}

static struct change change_of(const struct verdict *verdict, uint32_t state,
                               uint32_t choice, const struct expanse_edge *edge)
{
    const int32_t *values = verdict->expanse->states[state].state->values;
    struct reference_state *after =
        step(verdict, state, choice, edge->response);
    struct change change = {.over = edge->target >= verdict->expanse->count};

    for (uint32_t g = 1; g <= verdict->draft->gauge_count; g++) {
        enum primum_good good = verdict->scenario->gauges[g].good;
        bool up = after->values[g] > values[g];
        if (good == PRIMUM_GOOD_NONE || after->values[g] == values[g])
            continue;
        if (up == (good == PRIMUM_GOOD_HIGH))
            change.raised |= 1u << g;
        else
            change.lost |= 1u << g;
    }
    reference_free(after);
    return change;
}

/* ---- Idle effects ---- */

static void note_changes(const struct verdict *verdict, uint32_t state,
                         uint32_t choice, uint32_t response, bool *changed)
{
    struct rows rows = verdict->draft->responses[response].effects;
    const int32_t *values = verdict->expanse->states[state].state->values;
    struct reference_state *after = step(verdict, state, choice, response);

    for (uint32_t e = rows.first; e < rows.first + rows.count; e++) {
        uint32_t v = verdict->draft->effects[e].variable;
        changed[e] |= after->values[v] != values[v];
    }
    reference_free(after);
}

void verdict_effects(struct verdict *verdict)
{
    const struct expanse *expanse = verdict->expanse;
    const struct draft *draft = verdict->draft;
    bool *changed = memory_new(draft->effect_count + 1);
    bool *happens = memory_new(draft->response_count + 1);

    for (uint32_t s = 0; s < expanse->count; s++)
        for (uint32_t i = 0; i < expanse->states[s].count; i++) {
            const struct expanse_offer *offer =
                &expanse->offers[expanse->states[s].first + i];
            for (uint32_t e = 0; e < offer->count; e++) {
                uint32_t response = expanse->edges[offer->first + e].response;
                happens[response] = true;
                note_changes(verdict, s, offer->choice, response, changed);
            }
        }
    for (uint32_t r = 1; r <= draft->response_count; r++) {
        struct rows rows = draft->responses[r].effects;
        for (uint32_t e = rows.first; e < rows.first + rows.count; e++)
            if (happens[r] && !changed[e])
                verdict_add(verdict, "idle-effect", ABOUT_EFFECT, e, FAULTY,
                            UINT32_MAX);
    }
    free(changed);
    free(happens);
}

/* ---- Repair ---- */

static bool is_repair(const struct verdict *verdict, uint32_t choice)
{
    struct primum_list tags = verdict->scenario->choices[choice].practices;

    for (uint32_t i = 0; i < tags.count; i++)
        if (!strcmp(verdict->scenario->catalogue->entries[tags.items[i]].id,
                    "repair"))
            return true;
    return false;
}

/* Looks for what mends: `lost` gauges, in the states that are `here`, of which
 * those that only lead on are followed at once. */
struct search {
    const struct verdict *verdict;
    uint32_t lost;
    bool silent; /* does a gauge that rises while time passes mend? */
    bool *here, *next;
};

/* What one state has to mend with; its targets go to `to`. */
static bool mends_at(const struct search *search, uint32_t state, bool *to,
                     bool counts)
{
    const struct expanse *expanse = search->verdict->expanse;
    const struct expanse_state *at = &expanse->states[state];

    for (uint32_t o = at->first; o < at->first + at->count; o++) {
        const struct expanse_offer *offer = &expanse->offers[o];
        if (is_repair(search->verdict, offer->choice))
            return true;
        for (uint32_t e = 0; e < offer->count; e++) {
            const struct expanse_edge *edge = &expanse->edges[offer->first + e];
            struct change change =
                change_of(search->verdict, state, offer->choice, edge);
            if (counts && change.raised & search->lost)
                return true;
            if (!change.over)
                to[edge->target] = true;
        }
    }
    return false;
}

/* Follows time that passes; does it mend? */
static bool mends_passing(const struct search *search)
{
    const struct expanse *expanse = search->verdict->expanse;
    bool *done = memory_new(expanse->count + 1);
    bool more, mended = false;

    do {
        more = false;
        for (uint32_t s = 0; s < expanse->count && !mended; s++)
            if (search->here[s] && !done[s] && expanse_passes(expanse, s)) {
                done[s] = more = true;
                mended = mends_at(search, s, search->here, search->silent);
            }
    } while (more && !mended);
    free(done);
    return mended;
}

static bool mends(struct search *search, uint32_t from)
{
    uint32_t count = search->verdict->expanse->count;
    bool mended = false;

    memset(search->here, false, count);
    search->here[from] = true;
    for (uint32_t i = 0; i < DECISIONS && !mended; i++) {
        mended = mends_passing(search);
        memset(search->next, false, count);
        for (uint32_t s = 0; s < count && !mended; s++)
            if (search->here[s] && !expanse_passes(search->verdict->expanse, s))
                mended = mends_at(search, s, search->next, true);
        memcpy(search->here, search->next, count);
    }
    /* Is what happens behind the second decision still within it? */
    return mended || (search->silent && mends_passing(search));
}

static void judge_loss(struct verdict *verdict, uint32_t state,
                       const struct expanse_edge *edge, uint32_t lost)
{
    struct search search = {.verdict = verdict,
                            .lost = lost,
                            .here = memory_new(verdict->expanse->count + 1),
                            .next = memory_new(verdict->expanse->count + 1)};

    if (!mends(&search, edge->target)) {
        search.silent = true;
        verdict_add(verdict, "no-repair", ABOUT_RESPONSE, edge->response,
                    mends(&search, edge->target) ? EITHER : FAULTY, state);
    }
    free(search.here);
    free(search.next);
}

void verdict_repairs(struct verdict *verdict)
{
    const struct expanse *expanse = verdict->expanse;

    for (uint32_t s = 0; s < expanse->count; s++)
        for (uint32_t i = 0; i < expanse->states[s].count; i++) {
            const struct expanse_offer *offer =
                &expanse->offers[expanse->states[s].first + i];
            if (verdict->scenario->choices[offer->choice].irreversible)
                continue;
            for (uint32_t e = 0; e < offer->count; e++) {
                const struct expanse_edge *edge =
                    &expanse->edges[offer->first + e];
                struct change change =
                    change_of(verdict, s, offer->choice, edge);
                if (verdict->scenario->responses[edge->response].harms.count &&
                    change.lost && !change.over)
                    judge_loss(verdict, s, edge, change.lost);
            }
        }
}
