/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What somebody finds who comes back: what was left in the middle, and what
 * there is to practise.  start.c asks; these show what there is. */
#ifndef CLI_START_H
#define CLI_START_H

#include "list.h"
#include "primum_records.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { START_OPEN = 3 }; /* attempts to go on with, at most */

/* A line that has a number: its place among the rows, from 1. */
struct start_row {
    const struct list_item *item; /* NULL: an attempt left in the middle */
    char id[PRIMUM_ATTEMPT_ID];   /* the attempt's; else "" */
    char *title;
    bool broke_off; /* an attempt that came to its ending, and no further */
    int64_t last;   /* when it was met last; 0: never */
    const struct primum_offer *offer; /* worth meeting again; NULL: no */
    char *practice; /* the name of what is worth it; may be NULL */
    char *text;     /* what a search looks through; NULL: not read yet */
    bool found;     /* by the search that goes on, if one does */
    int rank;       /* the order: what comes before what, */
    int64_t place;  /* and which before which of those */
};

struct start_page {
    struct list list;
    struct start_row *rows; /* first those to go on with, `open` of them */
    size_t count, open;
    struct primum_offer *offers;
    int64_t now;
    bool practised; /* anything was, ever */
    bool more_open; /* than are shown */
    bool whole;     /* all is shown, however long that is */
    char *search;   /* NULL: there is none */
    char *problem;  /* why the records cannot be read, not said yet; or NULL */
    bool problem_said;
};

/* Starts as {0}.  Looks for scenarios. */
void start_page_init(struct start_page *page);
void start_page_release(struct start_page *page);

/* Reads what was practised, and puts the rows in their order: what was left in
 * the middle; then what is worth meeting again; what was never met, the easier
 * first; what was, the longest ago first. */
void start_page_read(struct start_page *page);

/* The row with this number, or of the scenario with this id; NULL: none. */
const struct start_row *start_page_find(const struct start_page *page,
                                        const char *name);

/* Shows only what has these words in its title, its summary or the names of
 * its practices; "": everything again.  Returns how many that are. */
size_t start_page_search(struct start_page *page, const char *words);

/* Shows it; `why`: for what reason something is worth meeting again. */
void start_page_show(struct screen *screen, struct start_page *page);
void start_page_why(struct screen *screen, const struct start_page *page);

/* What can be said. */
void start_page_hint(struct screen *screen, const struct start_page *page);

#endif
