/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sets equations up, and decides how to solve them: small components and slow
 * ones exactly, the others step by step.  Knows where a coach can stay for
 * ever, from ends.h, and makes that harmless. */
#include "impact/equations.h"

#include "base/memory.h"
#include "impact/ends.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define DIRECT_ALWAYS 12   /* unknowns: it is the quickest way, too */
#define DIRECT_SOON 1200   /* its time grows with the cube, at worst */
#define DIRECT_MOST 4000   /* its memory with the square */
#define ERROR_WANTED 1e-14 /* components may stand in a long row */
#define SWEEPS_FEW 1000
#define SWEEPS_MANY 200000

#define NONE UINT32_MAX

/* What is known of a component while its equations are written down; by seat,
 * or by offer from the component's first on. */
struct draft {
    const struct solver *solver;
    const struct component *part;
    const struct group *group;
    struct equations *equations;
    uint32_t *leader;  /* a set has one unknown */
    uint32_t *next;    /* in the set */
    uint32_t *unknown; /* of a seat; NONE: it is worth nothing */
    bool *rest;
    bool *inner;     /* offers that cannot leave their set */
    double *weights; /* of offers, in a mean; NULL: no mean */
    uint32_t line_count, term_count;
};

/* ---- Where a coach could stay ---- */

static void weigh_offers(const struct draft *draft)
{
    const struct component *part = draft->part;

    for (uint32_t i = 0; i < part->count; i++) {
        uint32_t offer = part->members[i].offer;
        solve_weights(draft->group, &part->walk->offers[offer],
                      component_offer_end(part, i) - offer,
                      draft->weights + (offer - part->offers));
    }
}

static void find_ends(const struct draft *draft)
{
    for (uint32_t i = 0; i < draft->part->count; i++)
        draft->leader[i] = i;
    switch (draft->group->kind) {
    case GROUP_MEAN:
        weigh_offers(draft);
        ends_caught(draft->part, draft->weights, draft->rest);
        break;
    case GROUP_WORST:
        ends_stay(draft->part, draft->rest);
        break;
    case GROUP_BEST:
        ends_components(draft->part, draft->leader, draft->inner);
        break;
    }
}

/* Numbers the unknowns, those met last first: what is known flows back from
 * there.  A leader has the first seat of its set. */
static void number(struct draft *draft)
{
    uint32_t count = draft->part->count;

    memset(draft->next, 0xff, count * sizeof *draft->next);
    for (uint32_t i = count; i-- > 0;) {
        uint32_t leader = draft->leader[i];
        draft->unknown[i] = NONE;
        if (leader == i && !draft->rest[i]) {
            draft->unknown[i] = draft->equations->count++;
        } else if (leader != i) {
            draft->next[i] = draft->next[leader];
            draft->next[leader] = i;
        }
    }
    for (uint32_t i = 0; i < count; i++)
        draft->unknown[i] = draft->unknown[draft->leader[i]];
}

/* ---- Lines ---- */

/* The line at the end, which is being written. */
struct line {
    uint32_t self; /* whose line it is */
    double others; /* the chance to go anywhere else */
    double *known, *out;
};

static struct line begin_line(const struct draft *draft, uint32_t self)
{
    struct equations *equations = draft->equations;
    uint32_t columns = equations->columns;
    struct line line = {.self = self,
                        .known = equations->known +
                                 (size_t)draft->line_count * columns,
                        .out = equations->out + draft->line_count};

    memset(line.known, 0, columns * sizeof *line.known);
    *line.out = 0;
    return line;
}

static void add_known(const struct draft *draft, struct line *line,
                      uint32_t target, double chance)
{
    const double *row = solver_row(draft->solver, target) + draft->group->first;

    for (uint32_t i = 0; i < draft->equations->columns; i++)
        line->known[i] += chance * row[i];
}

static void add_edge(struct draft *draft, struct line *line, uint32_t target,
                     double chance)
{
    struct equations *equations = draft->equations;
    uint32_t seat = component_seat(draft->part, target);
    bool inside = seat < draft->part->count;
    uint32_t unknown = inside ? draft->unknown[seat] : NONE;

    if (inside && unknown == line->self)
        return;
    line->others += chance;
    if (unknown != NONE) {
        equations->unknowns[draft->term_count] = unknown;
        equations->chances[draft->term_count++] = chance;
        return;
    }
    *line->out += chance;
    if (!inside)
        add_known(draft, line, target, chance);
}

/* What nothing follows leads out, and to nothing. */
static void add_offer(struct draft *draft, struct line *line, uint32_t offer,
                      double weight)
{
    const struct walk *walk = draft->part->walk;
    uint32_t edge = component_edge(draft->part, offer);
    uint32_t end = walk->offers[offer].end;

    if (edge == end) {
        line->others += weight;
        *line->out += weight;
    }
    for (; edge < end; edge++)
        add_edge(draft, line, walk->targets[edge],
                 weight * walk->chances[edge]);
}

/* What is left of a line without its own unknown is scaled up to 1. */
static void end_line(struct draft *draft, struct line *line)
{
    struct equations *equations = draft->equations;
    uint32_t first = equations->terms[draft->line_count];

    for (uint32_t i = 0; i < equations->columns; i++)
        line->known[i] /= line->others;
    *line->out /= line->others;
    for (uint32_t t = first; t < draft->term_count; t++)
        equations->chances[t] /= line->others;
    equations->terms[++draft->line_count] = draft->term_count;
}

/* One line for each choice; or, for a mean, one for all. */
static void add_member(struct draft *draft, uint32_t seat, uint32_t self)
{
    const struct component *part = draft->part;
    uint32_t end = component_offer_end(part, seat);

    for (uint32_t offer = part->members[seat].offer; offer < end; offer++) {
        if (draft->inner[offer - part->offers])
            continue;
        struct line line = begin_line(draft, self);
        add_offer(draft, &line, offer, 1);
        end_line(draft, &line);
    }
}

static void add_mean(struct draft *draft, uint32_t seat, uint32_t self)
{
    const struct component *part = draft->part;
    uint32_t end = component_offer_end(part, seat);
    struct line line = begin_line(draft, self);

    for (uint32_t offer = part->members[seat].offer; offer < end; offer++) {
        double weight = draft->weights[offer - part->offers];
        if (weight > 0)
            add_offer(draft, &line, offer, weight);
    }
    end_line(draft, &line);
}

static void add_lines(struct draft *draft)
{
    struct equations *equations = draft->equations;

    for (uint32_t i = draft->part->count;
         i-- > 0 && walk_goes_on(draft->part->walk, 1);) {
        uint32_t self = draft->unknown[i];
        if (self == NONE || draft->leader[i] != i)
            continue;
        if (draft->weights)
            add_mean(draft, i, self);
        else
            for (uint32_t m = i; m != NONE; m = draft->next[m])
                add_member(draft, m, self);
        equations->lines[self + 1] = draft->line_count;
    }
}

/* ---- Memory ---- */

size_t equations_member_size(uint32_t columns)
{
    return 4 * sizeof(uint32_t) + sizeof(bool) +
           (3 * columns + 1) * sizeof(double);
}

size_t equations_offer_size(uint32_t columns)
{
    return sizeof(uint32_t) + sizeof(bool) + (columns + 2) * sizeof(double);
}

size_t equations_edge_size(void)
{
    return sizeof(uint32_t) + sizeof(double);
}

static void make(struct draft *draft, struct equations *equations)
{
    const struct component *part = draft->part;
    size_t members = part->count, offers = part->offer_end - part->offers;
    size_t edges = part->walk->edge_count - part->edges;
    size_t columns = equations->columns;

    draft->leader = memory_new(members * sizeof *draft->leader);
    draft->next = memory_new(members * sizeof *draft->next);
    draft->unknown = memory_new(members * sizeof *draft->unknown);
    draft->rest = memory_new(members * sizeof *draft->rest);
    draft->inner = memory_new(offers * sizeof *draft->inner);
    if (draft->group->kind == GROUP_MEAN)
        draft->weights = memory_new(offers * sizeof *draft->weights);
    equations->lines = memory_new((members + 1) * sizeof(uint32_t));
    equations->terms = memory_new((offers + 1) * sizeof(uint32_t));
    equations->unknowns = memory_large((edges + 1) * sizeof(uint32_t));
    equations->chances = memory_large((edges + 1) * sizeof(double));
    equations->out = memory_new(offers * sizeof(double));
    equations->known = memory_new(offers * columns * sizeof(double));
    equations->values = memory_new(members * columns * sizeof(double));
}

static void release(struct draft *draft, struct equations *equations)
{
    free(draft->leader);
    free(draft->next);
    free(draft->unknown);
    free(draft->rest);
    free(draft->inner);
    free(draft->weights);
    free(equations->lines);
    free(equations->terms);
    free(equations->unknowns);
    free(equations->chances);
    free(equations->out);
    free(equations->known);
    free(equations->values);
}

/* ---- Solving ---- */

/* Is there memory for a table of all by all? */
static bool may_be_direct(const struct equations *equations)
{
    size_t cells = (size_t)equations->count * equations->count;

    return equations->count <= DIRECT_ALWAYS ||
           (equations->count <= DIRECT_MOST &&
            cells <= equations->walk->walker->memory / 4 / sizeof(long double));
}

static double solve_either_way(struct equations *equations)
{
    bool few = equations->count <= DIRECT_SOON;
    double error = INFINITY;

    if (equations->count > DIRECT_ALWAYS)
        error = iterate_solve(equations, ERROR_WANTED,
                              few ? SWEEPS_FEW : SWEEPS_MANY);
    if (error == INFINITY && may_be_direct(equations))
        error = direct_solve(equations);
    return error;
}

static void write_rows(const struct draft *draft)
{
    const struct equations *equations = draft->equations;
    size_t size = equations->columns * sizeof(double);

    for (uint32_t i = 0; i < draft->part->count; i++) {
        double *row = solver_row(draft->solver, draft->part->members[i].row) +
                      draft->group->first;
        uint32_t unknown = draft->unknown[i];
        if (unknown == NONE)
            memset(row, 0, size);
        else
            memcpy(row,
                   equations->values + (size_t)unknown * equations->columns,
                   size);
    }
}

double equations_solve(struct solver *solver, const struct component *part,
                       const struct group *group)
{
    struct equations equations = {
        .kind = group->kind, .columns = group->count, .walk = part->walk};
    struct draft draft = {.solver = solver,
                          .part = part,
                          .group = group,
                          .equations = &equations};

    make(&draft, &equations);
    find_ends(&draft);
    number(&draft);
    add_lines(&draft);
    double error = part->walk->stopped ? 1 : solve_either_way(&equations);
    write_rows(&draft);
    release(&draft, &equations);
    return error;
}
