/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers of a report that add up, some of them hidden, and whether that gives
 * them away.  Knows equations, not what they are about. */
#ifndef SUPPORT_SUMS_H
#define SUPPORT_SUMS_H

#include "primum_records.h"

#include <stdbool.h>
#include <stdint.h>

#define SUMS_CELLS 32
#define SUMS_ROWS 8

struct sums_cell {
    unsigned times, who; /* how often, and a bit for each trainee */
    primum_about told;
};

struct sums {
    struct sums_cell cells[SUMS_CELLS];
    int rows[SUMS_ROWS][SUMS_CELLS + 1]; /* a total, its parts, and -1 */
    int row_count;
};

/* Once more, by that trainee. */
void sums_meet(struct sums_cell *cell, uint32_t trainee);

/* A row with this total and no parts yet; and one more part. */
void sums_add(struct sums *sums, int total);
void sums_add_part(struct sums *sums, int row, int cell);

/* Is there something, and is it not told? */
bool sums_hidden(const struct sums_cell *cell);

/* How many trainees. */
int sums_people(unsigned who);

/* A hidden cell that follows from all rows together; -1: there is none. */
int sums_solve(const struct sums *sums);

#endif
