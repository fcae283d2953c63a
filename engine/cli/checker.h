/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The files that `check` is about: finds them, and checks each beside its
 * catalogue, which is read once for all its neighbours. */
#ifndef CLI_CHECKER_H
#define CLI_CHECKER_H

#include "command.h"

#include <stdbool.h>
#include <stddef.h>

/* Paths, in the order in which they are checked.  Starts as {0}. */
struct files {
    char **paths;
    size_t count;
    bool silent; /* nothing is said of what cannot be gathered */
};

/* Gathers what the arguments name: files, folders, ids of scenarios.  A status:
 * PRIMUM_WORLD if a folder cannot be read, or holds nothing; PRIMUM_USAGE if an
 * argument means nothing.  Either has been said, and the trouble with the world
 * is in the report, too. */
int files_gather(struct files *files, const struct invocation *invocation,
                 struct primum_report *report);

/* Adds the catalogues beside them, those that are there. */
void files_add_catalogues(struct files *files);
void files_release(struct files *files);

/* Where a catalogue is broken the scenarios beside it wait until it is mended,
 * for the mistakes that would be found in them might be its own. */
struct checker {
    const struct invocation *invocation;
    struct primum_report *report; /* the caller's: where all goes */
    size_t memory;                /* that proofs may take; 0: the usual */
    size_t files, waiting;
    bool unproved; /* the caller's: to be read is enough */
    bool world;    /* something could not be read; it was said */
    bool stopped;  /* by Ctrl-C: what is in the report is not all */
    bool unread;   /* a scenario has mistakes that hide others from sight */

    char *catalogue_path; /* of the current folder; NULL: none */
    const struct primum_catalogue *catalogue; /* NULL: none, or broken */
    bool broken;
};

/* Checks a file, scenario or catalogue. */
void checker_file(struct checker *checker, const char *path);
void checker_release(struct checker *checker);

/* The path of the catalogue beside a file, whether there is one or not; the
 * caller's to free. */
char *checker_catalogue_beside(const char *path);

/* Is it the path of a catalogue? */
bool checker_is_catalogue(const char *path);

/* "2 files, 1 error, 3 warnings.", and what waits. */
void checker_sum_up(const struct checker *checker, size_t errors,
                    size_t warnings, size_t notes);

/* `check --watch`: checks again whenever something changes.  Returns EXIT_LEFT
 * after Ctrl-C, else a status. */
int check_watch(const struct invocation *invocation);

/* `check --fix`: mends in the files what is safe to mend, and says what.  A
 * status, PRIMUM_WORLD if one could not be written. */
int check_fix(const struct invocation *invocation, const struct files *files);

#endif
