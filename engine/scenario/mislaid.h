/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys that begin in a column where they mean something else. */
#ifndef SCENARIO_MISLAID_H
#define SCENARIO_MISLAID_H

#include "scenario/names.h"
#include "scenario/yaml.h"

/* Looks through the tree of a scenario in which something is wrong.  Reports
 * what stands in the wrong place, and takes it out of the tree; its ids are in
 * *names afterwards, for they are not unknown. */
void mislaid_find(struct yaml_tree *tree, struct source *source,
                  struct primum_report *report, struct names *names);

/* Reports a key that has nothing under it, for what belongs to it begins in
 * the same column.  `owner` is the key that both stand under, or NULL. */
void mislaid_report_bare(struct source *source, struct primum_report *report,
                         const struct yaml_node *key,
                         const struct yaml_node *owner);

#endif
