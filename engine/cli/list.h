/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The scenarios that were found, with what a list says of them. */
#ifndef CLI_LIST_H
#define CLI_LIST_H

#include "primum.h"
#include "scenarios.h"
#include "screen.h"

#include <stdbool.h>

/* What is said of one. */
struct list_item {
    const char *id, *path, *title, *note; /* the note may be "" */
    char *kind;                           /* "core, 12 min"; or "" */
    const struct primum_scenario *head;   /* NULL: it cannot be read */
};

struct list {
    struct scenarios found;
    struct list_item *items; /* one for each of those found */
};

/* Looks for scenarios, and into the head of each. */
void list_init(struct list *list);
void list_release(struct list *list);

/* One line each where they fit, behind a number to choose by or the id. */
void list_show(struct screen *screen, const struct list *list, bool numbered);

#endif
