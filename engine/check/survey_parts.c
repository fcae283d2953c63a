/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a solved component tells: whether a way out can be found, what can be
 * mended, which choice is the best.  All that a component leads to has been
 * here before.  Knows chances and rows, not what states look like. */
#include "check/survey.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

#define REGRET_LEAST 1e-6

/* One component in hand. */
struct part {
    struct survey *survey;
    const struct component *component;
    const struct walk *walk;
};

/* The edges of an offer: from here up to walk->offers[offer].end. */
static uint32_t edge_of(const struct part *part, uint32_t offer)
{
    return component_edge(part->component, offer);
}

/* ---- Ways out ---- */

static bool leads_out(const struct part *part, uint32_t row)
{
    return row < part->walk->first_row || part->survey->ways[row];
}

/* A choice is mute where nothing can follow it. */
static void find_mutes(const struct part *part)
{
    uint32_t edge = part->component->edges;

    for (uint32_t i = part->component->offers; i < part->component->offer_end;
         edge = part->walk->offers[i++].end)
        if (edge == part->walk->offers[i].end)
            part->survey->choices[part->walk->offers[i].choice].mute = true;
}

/* An ending, or where it gets stuck for another reason, which is told, too. */
static bool has_way(const struct part *part, uint32_t seat)
{
    uint32_t offer = part->component->members[seat].offer;
    uint32_t end = component_offer_end(part->component, seat);
    bool way = offer == end;

    for (; offer < end && !way; offer++) {
        uint32_t edge = edge_of(part, offer),
                 last = part->walk->offers[offer].end;
        way = edge == last;
        while (edge < last && !way)
            way = leads_out(part, part->walk->targets[edge++]);
    }
    return way;
}

uint32_t survey_region(const struct survey *survey, uint32_t scene)
{
    struct survey_scene *scenes = survey->scenes;

    while (scenes[scene].region != scene)
        scene = scenes[scene].region = scenes[scenes[scene].region].region;
    return scene;
}

/* Scenes that are shut, and lead to one another, are one. */
static void shut(const struct part *part)
{
    struct survey *survey = part->survey;
    const struct component *component = part->component;

    for (uint32_t seat = 0; seat < component->count; seat++) {
        uint32_t offer = component->members[seat].offer;
        uint32_t end = component_offer_end(component, seat);
        uint32_t scene = walk_place(part->walk, component->members[seat].row);
        survey->scenes[scene].shut = true;
        for (uint32_t edge = edge_of(part, offer);
             offer < end && edge < part->walk->offers[end - 1].end; edge++) {
            uint32_t next = walk_place(part->walk, part->walk->targets[edge]);
            uint32_t a = survey_region(survey, scene),
                     b = survey_region(survey, next);
            survey->scenes[a > b ? a : b].region = a > b ? b : a;
        }
    }
}

static void find_ways(const struct part *part)
{
    const struct component *component = part->component;
    bool way = false;

    for (uint32_t seat = 0; seat < component->count && !way; seat++)
        way = has_way(part, seat);
    for (uint32_t seat = 0; seat < component->count; seat++)
        part->survey->ways[component->members[seat].row] = way;
    if (!way)
        shut(part);
}

/* ---- What can be mended ---- */

/* What can be raised from here within so many decisions; before the first,
 * where time passes, without any. */
static uint64_t mends_of(const struct part *part, uint32_t seat,
                         uint32_t decisions)
{
    const struct survey *survey = part->survey;
    const struct member *member = &part->component->members[seat];
    uint32_t end = component_offer_end(part->component, seat);
    bool passes =
        survey->scenario->scenes[walk_place(part->walk, member->row)].passes;
    uint64_t mends = 0;

    if (!decisions && !passes)
        return 0;
    uint32_t then = passes ? decisions : decisions - 1;
    for (uint32_t offer = member->offer; offer < end; offer++) {
        if (survey->choices[part->walk->offers[offer].choice].repairs)
            mends |= SURVEY_REPAIR;
        for (uint32_t edge = edge_of(part, offer);
             edge < part->walk->offers[offer].end; edge++)
            mends |= survey->edges[edge].raised |
                     survey->mends[part->walk->targets[edge]][then];
    }
    return mends;
}

/* Where time passes in a circle, what is found goes round in it. */
static void find_mends(const struct part *part)
{
    const struct component *component = part->component;

    for (uint32_t decisions = 0; decisions < 3; decisions++) {
        bool again = true;
        while (again) {
            again = false;
            for (uint32_t seat = component->count; seat-- > 0;) {
                uint64_t mends = mends_of(part, seat, decisions);
                uint64_t *known =
                    &part->survey
                         ->mends[component->members[seat].row][decisions];
                again |= mends != *known;
                *known = mends;
            }
            again &= component->count > 1;
        }
    }
}

bool survey_unmended(const struct survey *survey,
                     const struct survey_edge *edge, uint32_t row)
{
    return survey->responses[edge->response].harmful && edge->lost &&
           row >= survey->impact->walk.first_row &&
           !(survey->mends[row][2] & (edge->lost | SURVEY_REPAIR));
}

static void find_losses(const struct part *part)
{
    const struct survey *survey = part->survey;
    uint32_t end = part->component->offer_end;

    if (end == part->component->offers)
        return;
    for (uint32_t edge = part->component->edges;
         edge < part->walk->offers[end - 1].end; edge++)
        if (survey_unmended(survey, &survey->edges[edge],
                            part->walk->targets[edge]))
            survey->responses[survey->edges[edge].response].unrepaired = true;
}

/* ---- The best choice ---- */

/* What a choice gives away against the best. */
static double regret_of(const struct part *part, double best, uint32_t offer)
{
    const struct survey *survey = part->survey;
    double worth = 0;

    for (uint32_t edge = edge_of(part, offer);
         edge < part->walk->offers[offer].end; edge++)
        worth += part->walk->chances[edge] *
                 solver_row(&survey->impact->solver,
                            part->walk->targets[edge])[survey->worth];
    return 100 * (best - worth);
}

static void begin_rivals(struct survey_scene *scene, const uint32_t *best,
                         uint32_t count)
{
    scene->rivals = memory_new(count * sizeof *scene->rivals);
    for (uint32_t i = 0; i < count; i++)
        scene->rivals[i].choice = best[i];
    scene->rival_count = count;
}

/* Of those that were the best so far, those stay that are here.  Choices on
 * offer stand in the order of their numbers, `anytime` last. */
static void keep_rivals(struct survey_scene *scene, const uint32_t *best,
                        uint32_t count)
{
    uint32_t kept = 0, at = 0;

    if (!scene->openings++)
        begin_rivals(scene, best, count);
    for (uint32_t i = 0; i < scene->rival_count && at < count; i++) {
        struct survey_rival rival = scene->rivals[i];
        while (at < count && best[at] < rival.choice)
            at++;
        if (at == count || best[at] != rival.choice)
            continue;
        rival.alone |= count == 1;
        scene->rivals[kept++] = rival;
    }
    scene->rival_count = kept;
}

static void compare(const struct part *part, uint32_t seat, uint32_t *best)
{
    struct survey *survey = part->survey;
    const struct member *member = &part->component->members[seat];
    uint32_t end = component_offer_end(part->component, seat), count = 0;
    double value =
        solver_row(&survey->impact->solver, member->row)[survey->worth];

    for (uint32_t offer = member->offer; offer < end; offer++) {
        uint32_t choice = part->walk->offers[offer].choice;
        struct survey_choice *about = &survey->choices[choice];
        double regret = regret_of(part, value, offer);
        if (regret > about->regret)
            about->regret = regret;
        if (regret < REGRET_LEAST)
            best[count++] = choice;
    }
    if (end - member->offer < 2)
        return;
    for (uint32_t i = 0; i < count; i++)
        survey->choices[best[i]].best++;
    keep_rivals(&survey->scenes[walk_place(part->walk, member->row)], best,
                count);
}

uint32_t survey_best(const struct survey *survey, uint32_t scene)
{
    uint32_t best = 0, most = 0;

    if (!survey || !survey->solved)
        return 0;
    struct run own = survey->scenario->scenes[scene].own;
    for (uint32_t c = own.first; c < own.first + own.count; c++)
        if (survey->choices[c].best > most) {
            most = survey->choices[c].best;
            best = c;
        }
    return best;
}

/* ---- All of it ---- */

static void make_room(struct survey *survey, const struct walk *walk)
{
    size_t rows = walk->first_row + (size_t)walk->index.count;

    if (rows <= survey->row_room)
        return;
    size_t known = survey->row_room;
    survey->row_room = memory_room(known, rows);
    survey->ways = memory_resize(survey->ways, survey->row_room);
    memset(survey->ways + known, 0, survey->row_room - known);
    if (!survey->mends)
        return;
    survey->mends =
        memory_resize(survey->mends, survey->row_room * sizeof *survey->mends);
    memset(survey->mends + known, 0,
           (survey->row_room - known) * sizeof *survey->mends);
}

void survey_leave(void *with, const struct component *component)
{
    struct survey *survey = with;
    struct part part = {survey, component, component->walk};

    make_room(survey, part.walk);
    find_mutes(&part);
    find_ways(&part);
    if (survey->mends) {
        find_mends(&part);
        find_losses(&part);
    }
    if (!survey->impact->question_count)
        return;
    if (!survey->worth)
        survey->worth =
            survey->impact->columns[impact_worth_question(survey->impact)];
    for (uint32_t seat = 0; seat < component->count; seat++)
        compare(&part, seat, survey->best);
}
