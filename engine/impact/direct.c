/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Solves the equations of a component exactly, but for rounding: seats are
 * taken out one after the other, and what led through them is led around them.
 * Nothing is ever subtracted, so that no digits are lost, however rarely a loop
 * is left.  The best and the worst are found by policy iteration: a way of
 * choosing is evaluated, and changed wherever another choice is better.
 *
 * W. Grassmann, M. Taksar, D. Heyman: Regenerative analysis and steady state
 * distributions for Markov chains, Operations Research 33 (1985) 1107-1116.
 * R. Howard: Dynamic programming and Markov processes, 1960. */
#include "impact/system.h"

#include "base/memory.h"

#include <float.h>
#include <stdlib.h>
#include <string.h>

typedef long double number;

/* A row: chances to the other seats, to all that is known, and then, for each
 * column, what that is worth. */
struct table {
    const struct system *system;
    uint32_t count, width;
    uint32_t columns;    /* solved together */
    uint32_t first;      /* the first of them, in the group */
    uint32_t *seats;     /* by row */
    uint32_t *rows;      /* by seat */
    struct turn *policy; /* by row: the choice that is taken */
    number *cells;
    number *values; /* by row, for each column */
};

static number *row_of(const struct table *table, uint32_t row)
{
    return table->cells + (size_t)row * table->width;
}

static struct table new_table(const struct system *system, uint32_t columns)
{
    uint32_t count = system->part->count;
    struct table table = {.system = system, .columns = columns};

    table.seats = memory_new(count * sizeof *table.seats);
    table.rows = memory_new(count * sizeof *table.rows);
    for (uint32_t seat = 0; seat < count; seat++)
        if (system_leads(system, seat)) {
            table.rows[seat] = table.count;
            table.seats[table.count++] = seat;
        }
    table.width = table.count + 1 + columns;
    table.policy = memory_new(table.count * sizeof *table.policy);
    table.cells = memory_large(
        (size_t)table.count * table.width * sizeof *table.cells + 1);
    table.values =
        memory_new((size_t)table.count * columns * sizeof *table.values);
    return table;
}

static void release(struct table *table)
{
    free(table->seats);
    free(table->rows);
    free(table->policy);
    free(table->cells);
    free(table->values);
}

/* ---- Filling in ---- */

static void add_edge(const struct table *table, number *cells, uint32_t target,
                     number chance)
{
    const struct system *system = table->system;
    uint32_t seat = system_seat(system, target);

    if (seat != SYSTEM_NONE) {
        cells[table->rows[seat]] += chance;
        return;
    }
    const double *known =
        solver_row(system->solver, target) + system->group->first;
    bool inside = component_seat(system->part, target) < system->part->count;
    cells[table->count] += chance;
    for (uint32_t i = 0; !inside && i < table->columns; i++)
        cells[table->count + 1 + i] += chance * known[table->first + i];
}

/* Adds a choice to a row, with a weight.  What nothing follows leads nowhere. */
static void add_turn(const struct table *table, uint32_t row,
                     const struct turn *turn, number weight)
{
    const struct walk *walk = table->system->part->walk;
    number *cells = row_of(table, row);

    if (turn->edge == turn->end)
        cells[table->count] += weight;
    for (uint32_t edge = turn->edge; edge < turn->end; edge++)
        add_edge(table, cells, walk->targets[edge],
                 weight * walk->chances[edge]);
}

static void clear(const struct table *table)
{
    memset(table->cells, 0,
           (size_t)table->count * table->width * sizeof *table->cells);
}

/* ---- Evaluating ---- */

/* The chance to go anywhere else from a row, among those up to it. */
static number chance_on(const struct table *table, uint32_t row)
{
    const number *cells = row_of(table, row);
    number sum = cells[table->count];

    for (uint32_t i = 0; i < row; i++)
        sum += cells[i];
    return sum;
}

/* Leads what goes from `from` to the row `out` to where `out` leads. */
static void lead_around(const struct table *table, uint32_t out, number on,
                        uint32_t from)
{
    const number *by = row_of(table, out);
    number *cells = row_of(table, from), share = cells[out] / on;

    if (!(cells[out] > 0))
        return;
    for (uint32_t i = 0; i < out; i++)
        cells[i] += share * by[i];
    for (uint32_t i = table->count; i < table->width; i++)
        cells[i] += share * by[i];
}

/* A row that goes nowhere keeps what comes for ever: its value is 0. */
static void evaluate(const struct table *table)
{
    for (uint32_t row = table->count; row-- > 0;) {
        number on = chance_on(table, row);
        for (uint32_t from = 0; on > 0 && from < row; from++)
            lead_around(table, row, on, from);
    }
    for (uint32_t row = 0; row < table->count; row++) {
        const number *cells = row_of(table, row);
        number on = chance_on(table, row);
        for (uint32_t c = 0; c < table->columns; c++) {
            number sum = cells[table->count + 1 + c];
            for (uint32_t i = 0; i < row; i++)
                sum += cells[i] * table->values[i * table->columns + c];
            table->values[row * table->columns + c] = on > 0 ? sum / on : 0;
        }
    }
}

static void keep(const struct table *table)
{
    for (uint32_t row = 0; row < table->count; row++) {
        double *out = system_row(table->system, table->seats[row]);
        for (uint32_t c = 0; c < table->columns; c++)
            out[table->first + c] =
                (double)table->values[row * table->columns + c];
    }
}

/* ---- A mean ---- */

static void solve_mean(const struct system *system)
{
    struct table table = new_table(system, system->group->count);

    clear(&table);
    for (uint32_t row = 0; row < table.count; row++) {
        struct turn turn = system_first(system, table.seats[row]);
        for (; turn.seat != SYSTEM_NONE; system_next(system, &turn))
            add_turn(&table, row, &turn, turn.weight);
    }
    evaluate(&table);
    keep(&table);
    release(&table);
}

/* ---- The best, the worst ---- */

static void evaluate_policy(const struct table *table)
{
    clear(table);
    for (uint32_t row = 0; row < table->count; row++)
        if (table->policy[row].seat != SYSTEM_NONE)
            add_turn(table, row, &table->policy[row], 1);
    evaluate(table);
}

static number value_of(const struct table *table, const struct turn *turn)
{
    const struct system *system = table->system;
    const struct walk *walk = system->part->walk;
    number sum = 0;

    for (uint32_t edge = turn->edge; edge < turn->end; edge++) {
        uint32_t target = walk->targets[edge];
        uint32_t seat = system_seat(system, target);
        bool inside =
            component_seat(system->part, target) < system->part->count;
        const double *known = solver_row(system->solver, target) +
                              system->group->first + table->first;
        if (seat != SYSTEM_NONE)
            sum += walk->chances[edge] * table->values[table->rows[seat]];
        else if (!inside)
            sum += walk->chances[edge] * (number)*known;
    }
    return sum;
}

/* Takes the best choice in a row; false if that is the one it had. */
static bool improve(const struct table *table, uint32_t row)
{
    const struct system *system = table->system;
    number sign = system->group->kind == GROUP_BEST ? 1 : -1;
    number value = table->values[row];
    number clearly = (8 + (number)table->count) * LDBL_EPSILON;
    struct turn turn = system_first(system, table->seats[row]);
    bool better = false;

    for (; turn.seat != SYSTEM_NONE; system_next(system, &turn)) {
        number other = value_of(table, &turn);
        if (sign * (other - value) > clearly * (other + value)) {
            value = other;
            table->policy[row] = turn;
            better = true;
        }
    }
    return better;
}

/* A policy gets strictly better each time, so it ends; rounding could make it
 * go in circles, so it is counted. */
static void iterate_policy(const struct table *table)
{
    uint32_t left = 100 + 10 * table->count;
    bool better;

    do {
        evaluate_policy(table);
        better = false;
        for (uint32_t row = 0; row < table->count; row++)
            better |= improve(table, row);
    } while (better && --left);
}

static void solve_extreme(const struct system *system)
{
    struct table table = new_table(system, 1);

    for (; table.first < system->group->count; table.first++) {
        for (uint32_t row = 0; row < table.count; row++)
            table.policy[row] = system_first(system, table.seats[row]);
        iterate_policy(&table);
        keep(&table);
    }
    release(&table);
}

void direct_solve(const struct system *system)
{
    if (system->group->kind == GROUP_MEAN)
        solve_mean(system);
    else
        solve_extreme(system);
}
