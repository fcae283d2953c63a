/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The scenarios that were found, with what a list says of them. */
#ifndef CLI_LIST_H
#define CLI_LIST_H

#include "primum.h"
#include "scenarios.h"

/* What is said of one; all but the id and the title may be "". */
struct list_item {
    const char *id, *path, *title, *level, *note;
    char minutes[24];
    const struct primum_scenario *head; /* NULL: it cannot be read */
};

struct list {
    struct scenarios found;
    struct list_item *items; /* one for each of those found */
};

/* Looks for scenarios, and into the head of each. */
void list_init(struct list *list);
void list_release(struct list *list);

#endif
