/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The scenarios that were found, with what a list says of them. */
#ifndef CLI_LIST_H
#define CLI_LIST_H

#include "primum_records.h"
#include "scenarios.h"
#include "screen.h"

#include <stdbool.h>

/* What is said of one. */
struct list_item {
    const char *id, *path, *title, *note; /* the note may be "" */
    char *kind;                           /* "core, 12 min"; or "" */
    const struct primum_scenario *head;   /* NULL: it cannot be read */
    struct primum_practised practised;    /* after list_practised() */
};

struct list {
    struct scenarios found;
    struct list_item *items; /* one for each of those found */
};

/* Looks for scenarios, and into the head of each. */
void list_init(struct list *list);
void list_release(struct list *list);

/* Looks when each was practised last, and how often; what cannot be read is not
 * told.  False if nothing was ever practised. */
bool list_practised(struct list *list);

/* One line each where they fit, behind the id. */
void list_show(struct screen *screen, const struct list *list);

#endif
