/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A tree in the making: what is open, what hangs where, which keys were there
 * before.  Private to the reader. */
#ifndef SCENARIO_YAML_BUILD_H
#define SCENARIO_YAML_BUILD_H

#include "scenario/names.h"
#include "scenario/yaml.h"

/* An open map or list. */
struct yaml_level {
    struct yaml_node *node;
    struct yaml_node **tail;   /* where the next child is hung */
    struct yaml_node **before; /* where a key hangs that has no value yet */
    struct yaml_node *key;     /* that came last; NULL if it is refused */
    bool value;                /* a map whose next child is a value */
    bool again;                /* the key that came last had been there */
    bool lost;                 /* what comes is of something else: no keys */
    uint64_t seen;             /* a bit for each key, several may share one */
    struct names keys;         /* of a map with many */
};

/* Starts with tree, source and report, the rest {0}. */
struct yaml_build {
    struct yaml_tree *tree;
    struct source *source;
    struct primum_report *report;
    uint32_t depth;
    struct yaml_level levels[YAML_DEPTH_MAX + 1];
};

/* Hangs a node that has no children, under the innermost one that is open. */
void yaml_build_add(struct yaml_build *build, struct yaml_node *node);

/* Hangs a map or a list; what comes next is its.  False, after a report, if
 * that is one too many. */
bool yaml_build_open(struct yaml_build *build, struct yaml_node *node);

/* The innermost has all that is its; returns it. */
struct yaml_node *yaml_build_close(struct yaml_build *build);

/* Is a key to come next in a map at this depth? */
static inline bool yaml_build_at_key(const struct yaml_build *build,
                                     uint32_t depth)
{
    const struct yaml_level *level = &build->levels[build->depth];

    return build->depth == depth && level->node->kind == YAML_MAP &&
           !level->value;
}

/* Nothing more comes, though something may still be open. */
void yaml_build_end(struct yaml_build *build);

/* Reading broke off because of this line: what was read from there on is passed
 * over, and what goes on until there is not complete. */
void yaml_build_doubt(struct yaml_node *node, uint32_t line);

#endif
