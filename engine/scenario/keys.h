/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of the language, for those who guess what an author meant. */
#ifndef SCENARIO_KEYS_H
#define SCENARIO_KEYS_H

#include "base/text.h"
#include "scenario/fields.h"

#include <stdbool.h>
#include <stddef.h>

/* The keys of each thing, where the thing is loaded. */
extern const struct fields scenario_fields, person_fields, gauge_fields,
    fact_fields, scene_fields, choice_fields, response_fields, route_fields,
    ending_fields, interrupt_fields, expectation_fields;

/* Is it a key of anything in a scenario? */
bool key_is_known(const char *word, size_t length);

/* May a list stand under this key?  A list whose items have keys?  Must a group
 * of keys? */
bool key_takes_list(const char *word, size_t length);
bool key_takes_items(const char *word, size_t length);
bool key_takes_group(const char *word, size_t length);

/* The field of this thing for which people who come from elsewhere write
 * `word`; NULL if it is none of those words. */
const struct field *key_meant(const struct fields *fields, const char *word);

/* Adds the things that have this key, "a choice or a response"; false, and
 * nothing added, if none has it. */
bool key_add_owners(struct text *text, const char *key);

#endif
