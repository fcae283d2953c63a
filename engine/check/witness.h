/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The shortest ways to what is wrong, in steps, all found in one search, breadth
 * first.  Knows where a fault is; what to say about it is for others. */
#ifndef CHECK_WITNESS_H
#define CHECK_WITNESS_H

#include "check/survey.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Nearest states, as rows of the survey's walk; 0: there is none.  Where the
 * fault is in what a choice does, the state before that choice. */
struct witness {
    const struct survey *survey;
    uint32_t *dead_ends;  /* by scene */
    uint32_t *regions;    /* by region of shut scenes */
    uint32_t *mutes;      /* by choice */
    uint32_t *unrepaired; /* by response */
    uint32_t *overflows;  /* by program */
    size_t missing;       /* how many were not found yet */

    /* By row: the row before, and the response that led on from there. */
    uint32_t *before, *responses;
};

/* *witness is NULL if there is nothing to look for.  False if the search was
 * stopped, and then, too. */
bool witness_new(const struct survey *survey,
                 const struct primum_effort *effort, struct witness **witness);
void witness_free(struct witness *witness);

/* How many steps there are to a row. */
size_t witness_steps(const struct witness *witness, uint32_t row);

/* The way to a row, in words, and the state there, as primum_state_parse()
 * takes it; free() both. */
char *witness_how(const struct witness *witness, uint32_t row);
char *witness_from(const struct witness *witness, uint32_t row);

#endif
