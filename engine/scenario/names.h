/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ids and what they stand for: one namespace of a file while it is loaded. */
#ifndef SCENARIO_NAMES_H
#define SCENARIO_NAMES_H

#include "scenario/yaml.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The number of an id, beside its hash, so that keys are rarely looked at. */
struct names_slot {
    uint32_t hash, number; /* number 0: free */
};

/* Numbers are given in the order of adding, from 1.  Starts as {0}. */
struct names {
    const struct yaml_node **keys; /* keys[n - 1] is number n */
    struct names_slot *slots;
    uint32_t count, room;
};

/* Adds an id; the node must outlive the names.  Where it is in use already it
 * gets a number all the same, but names_find() goes on giving the first, which
 * comes back (else 0). */
uint32_t names_add(struct names *names, const struct yaml_node *key);

/* The number of an id; 0 if there is none. */
uint32_t names_find(const struct names *names, const char *id, size_t length);

/* The key of the nearest id; NULL if none is near. */
const struct yaml_node *names_nearest(const struct names *names,
                                      const char *id);

/* Is that the nearest, and no other one as near? */
bool names_is_surely(const struct names *names, const char *id,
                     const struct yaml_node *nearest);

void names_release(struct names *names);

#endif
