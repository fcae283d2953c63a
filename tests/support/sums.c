/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Solves sums as Gauss and Jordan did. */
#include "support/sums.h"

#include <math.h>

#define NOTHING 1e-9

typedef double matrix[SUMS_ROWS][SUMS_CELLS];

void sums_meet(struct sums_cell *cell, uint32_t trainee)
{
    cell->times++;
    cell->who |= 1u << trainee;
}

void sums_add(struct sums *sums, int total)
{
    int *row = sums->rows[sums->row_count++];

    row[0] = total;
    row[1] = -1;
}

void sums_add_part(struct sums *sums, int row, int cell)
{
    int *at = sums->rows[row];

    while (*at >= 0)
        at++;
    at[0] = cell;
    at[1] = -1;
}

bool sums_hidden(const struct sums_cell *cell)
{
    return cell->told < 0 && cell->times;
}

int sums_people(unsigned who)
{
    int count = 0;

    for (; who; who &= who - 1)
        count++;
    return count;
}

/* Exchanges a row that has the column for the row `done`; false if none has. */
static bool choose_pivot(matrix rows, int count, int done, int column)
{
    int pivot = done;

    while (pivot < count && fabs(rows[pivot][column]) < NOTHING)
        pivot++;
    for (int c = 0; pivot < count && c < SUMS_CELLS; c++) {
        double value = rows[pivot][c];
        rows[pivot][c] = rows[done][c];
        rows[done][c] = value;
    }
    return pivot < count;
}

static void reduce(matrix rows, int count)
{
    for (int column = 0, done = 0; column < SUMS_CELLS && done < count;
         column++) {
        if (!choose_pivot(rows, count, done, column))
            continue;
        for (int row = 0; row < count; row++) {
            double factor = rows[row][column] / rows[done][column];
            for (int c = 0; row != done && c < SUMS_CELLS; c++)
                rows[row][c] -= factor * rows[done][c];
        }
        done++;
    }
}

/* The only one that is left in a row; -1: there are none, or several. */
static int only_cell(const double row[SUMS_CELLS])
{
    int only = -1;

    for (int c = 0; c < SUMS_CELLS; c++) {
        if (fabs(row[c]) < NOTHING)
            continue;
        if (only >= 0)
            return -1;
        only = c;
    }
    return only;
}

int sums_solve(const struct sums *sums)
{
    matrix rows = {{0}};

    for (int i = 0; i < sums->row_count; i++)
        for (const int *at = sums->rows[i]; *at >= 0; at++)
            if (sums_hidden(&sums->cells[*at]))
                rows[i][*at] = at == sums->rows[i] ? -1 : 1;
    reduce(rows, sums->row_count);
    for (int i = 0; i < sums->row_count; i++)
        if (only_cell(rows[i]) >= 0)
            return only_cell(rows[i]);
    return -1;
}
