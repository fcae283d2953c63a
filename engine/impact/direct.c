/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Solves equations exactly, but for rounding: unknowns are taken out one after
 * the other, and what led through them is led around them.  Nothing is ever
 * subtracted, so that no digits are lost, however rarely a loop is left.  The
 * best and the worst are found by policy iteration: a way of choosing is
 * evaluated, and changed wherever another choice is better.
 *
 * W. Grassmann, M. Taksar, D. Heyman: Regenerative analysis and steady state
 * distributions for Markov chains, Operations Research 33 (1985) 1107-1116.
 * R. Howard: Dynamic programming and Markov processes, 1960. */
#include "impact/equations.h"

#include "base/memory.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define ROUNDING 2e-16   /* of the chances of one line */
#define GAIN_LEAST 1e-13 /* what may be left without a closer look */

typedef long double number;

/* A row: chances to the other unknowns, to all that is known, and then, for
 * each column, what that is worth; or how long it takes, where a step counts 1
 * and what is known counts nothing. */
struct table {
    struct equations *equations;
    bool lasts; /* it is asked how long it takes, at most */
    uint32_t count, width;
    uint32_t columns; /* solved together */
    uint32_t first;   /* the first of them */
    uint32_t *policy; /* by row: the line that is taken */
    number *cells;
    number *values; /* by row, for each column */
};

static number *row_of(const struct table *table, uint32_t row)
{
    return table->cells + (size_t)row * table->width;
}

static struct table new_table(struct equations *equations, uint32_t columns)
{
    uint32_t count = equations->count;
    struct table table = {.equations = equations,
                          .count = count,
                          .columns = columns,
                          .width = count + 1 + columns};

    table.policy = memory_new(count * sizeof *table.policy);
    table.cells =
        memory_large((size_t)count * table.width * sizeof *table.cells + 1);
    table.values = memory_new((size_t)count * columns * sizeof *table.values);
    return table;
}

static void release(struct table *table)
{
    free(table->policy);
    free(table->cells);
    free(table->values);
}

/* ---- Filling in ---- */

static bool has_line(const struct equations *equations, uint32_t row)
{
    return equations->lines[row] < equations->lines[row + 1];
}

static void add_line(const struct table *table, uint32_t row, uint32_t line)
{
    const struct equations *equations = table->equations;
    const double *known =
        equations->known + (size_t)line * equations->columns + table->first;
    number *cells = row_of(table, row);

    cells[table->count] = equations->out[line];
    for (uint32_t i = 0; i < table->columns; i++)
        cells[table->count + 1 + i] = table->lasts ? 1 : known[i];
    for (uint32_t t = equations->terms[line]; t < equations->terms[line + 1];
         t++)
        cells[equations->unknowns[t]] += equations->chances[t];
}

static void fill_in(const struct table *table)
{
    memset(table->cells, 0,
           (size_t)table->count * table->width * sizeof *table->cells);
    for (uint32_t row = 0; row < table->count; row++)
        if (has_line(table->equations, row))
            add_line(table, row, table->policy[row]);
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
    struct walk *walk = table->equations->walk;

    fill_in(table);
    for (uint32_t row = table->count; row-- > 0 && walk_goes_on(walk, row);) {
        number on = chance_on(table, row);
        for (uint32_t from = 0; on > 0 && from < row; from++)
            lead_around(table, row, on, from);
    }
    for (uint32_t row = 0; row < table->count && !walk->stopped; row++) {
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
    const struct equations *equations = table->equations;

    for (uint32_t row = 0; row < table->count; row++)
        for (uint32_t c = 0; c < table->columns; c++)
            equations
                ->values[(size_t)row * equations->columns + table->first + c] =
                (double)table->values[row * table->columns + c];
}

/* ---- A mean ---- */

static void solve_mean(struct equations *equations)
{
    struct table table = new_table(equations, equations->columns);

    memcpy(table.policy, equations->lines, table.count * sizeof *table.policy);
    evaluate(&table);
    keep(&table);
    release(&table);
}

/* ---- The best, the worst ---- */

/* Chances were rounded, so their sum is not quite 1; what evaluate() does with
 * them, to go by it, is as if they had been divided by that. */
static number value_of(const struct table *table, uint32_t line)
{
    const struct equations *equations = table->equations;
    size_t known = (size_t)line * equations->columns + table->first;
    number sum = table->lasts ? 1 : equations->known[known];
    number chances = equations->out[line];

    for (uint32_t t = equations->terms[line]; t < equations->terms[line + 1];
         t++) {
        number chance = equations->chances[t];
        sum += chance * table->values[equations->unknowns[t]];
        chances += chance;
    }
    return sum / chances;
}

/* What is not better by this much, relatively, may not be better at all. */
static number clear_gain(const struct table *table)
{
    return (8 + (number)table->count) * LDBL_EPSILON;
}

/* Takes the best line of a row; false if that is the one it had. */
static bool improve(const struct table *table, uint32_t row)
{
    const struct equations *equations = table->equations;
    bool most = table->lasts || equations->kind == GROUP_BEST;
    number value = table->values[row], sign = most ? 1 : -1;
    bool better = false;

    for (uint32_t line = equations->lines[row];
         line < equations->lines[row + 1]; line++) {
        number other = value_of(table, line);
        if (line != table->policy[row] &&
            sign * (other - value) > clear_gain(table) * (other + value)) {
            value = other;
            table->policy[row] = line;
            better = true;
        }
    }
    return better;
}

/* A policy gets strictly better each time, so it ends; false if rounding had it
 * go in circles, or if it was stopped. */
static bool find_policy(const struct table *table)
{
    uint32_t left = 100 + 10 * table->count;
    bool better;

    memcpy(table->policy, table->equations->lines,
           table->count * sizeof *table->policy);
    do {
        evaluate(table);
        better = false;
        for (uint32_t row = 0; row < table->count; row++)
            better |= improve(table, row);
    } while (better && --left && !table->equations->walk->stopped);
    return !better;
}

/* How much better this line could be than the one taken, for all that can be
 * told: not at all, or by as much as there is left to gain. */
static number may_hide(const struct table *table, uint32_t row, uint32_t line)
{
    bool most = table->equations->kind == GROUP_BEST;
    number value = table->values[row], other = value_of(table, line);
    number worse = most ? value - other : other - value;

    if (line == table->policy[row] || !(other + value > 0) ||
        worse > clear_gain(table) * (other + value))
        return 0;
    return most ? 1 - value : value;
}

static number most_hidden(const struct table *table)
{
    const uint32_t *lines = table->equations->lines;
    number most = 0;

    for (uint32_t row = 0; row < table->count; row++)
        for (uint32_t line = lines[row]; line < lines[row + 1]; line++) {
            number hidden = may_hide(table, row, line);
            most = hidden > most ? hidden : most;
        }
    return most;
}

/* In loops within loops a choice may seem to change nothing, and decide all:
 * each step on the longest way through may hide a gain that is not clear. */
static double hidden_gain(struct table *table)
{
    number longest = 0;

    table->lasts = true;
    if (!find_policy(table))
        return INFINITY;
    for (uint32_t row = 0; row < table->count; row++)
        if (table->values[row] > longest)
            longest = table->values[row];
    return (double)(2 * clear_gain(table) * longest);
}

static double solve_extreme(struct equations *equations)
{
    struct table table = new_table(equations, 1);
    number hidden = 0;
    bool found = true;

    for (uint32_t c = 0; c < equations->columns && found; c++) {
        table.first = c;
        found = find_policy(&table);
        keep(&table);
        number more = most_hidden(&table);
        hidden = more > hidden ? more : hidden;
    }
    double error = (double)hidden;
    if (hidden > GAIN_LEAST)
        error = hidden_gain(&table);
    release(&table);
    return found ? error : INFINITY;
}

double direct_solve(struct equations *equations)
{
    double error = ROUNDING * (8 + equations->count);

    if (equations->kind != GROUP_MEAN)
        return error + solve_extreme(equations);
    solve_mean(equations);
    return error;
}
