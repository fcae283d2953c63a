/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What somebody expects of a choice, in words: whether the person opens up, and
 * how sure they are of it.  Pure. */
#ifndef CLI_GUESS_H
#define CLI_GUESS_H

#include "primum_records.h"

#include <stdbool.h>

/* Reads a line as a guess: a number from 1 to 3, or the first letters of one of
 * its names.  False if it is none. */
bool guess_read(const char *line, enum primum_opening *guess);

/* Reads a line as a sureness, 1 to 4, in the same way; 0 if it is none. */
int guess_read_sure(const char *line);

/* "open up", "opened up" */
const char *guess_name(enum primum_opening guess);
const char *guess_past(enum primum_opening went);

/* "quite sure"; NULL where it is no sureness. */
const char *guess_sure(int sure);

/* "Dee to open up (quite sure)".  The caller's to free. */
char *guess_expected(const struct primum_scenario *scenario,
                     enum primum_opening guess, int sure);

/* Can anybody open up in this scenario?  Not where no gauge has a good side. */
bool guess_has_sides(const struct primum_scenario *scenario);

/* Of whom the guess is: "Dee". */
const char *guess_whom(const struct primum_scenario *scenario);

#endif
