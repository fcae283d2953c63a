/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What several kinds of JSON are made of: parts of events, not yet a text.
 * For higher floors, which add to an event what they know. */
#ifndef PLAY_EVENTS_H
#define PLAY_EVENTS_H

#include "base/json.h"
#include "primum.h"

#include <stddef.h>

/* An event of this name, with nothing in it yet. */
struct json *events_new(const char *name);

/* A text that may hold anything: a path, or what somebody typed. */
void events_put_safe(struct json *map, const char *key, const char *text);

/* The `impact` event of a step; NULL if there is no such step. */
struct json *events_impact(struct primum_session *session, size_t step);

/* Every gauge and fact with its value. */
void events_put_values(struct json *map, const struct primum_scenario *scenario,
                       const struct primum_state *state);

/* `changes`: what really changed, a gauge by how much, a fact to what. */
void events_put_changes(struct json *map,
                        const struct primum_scenario *scenario,
                        const struct primum_state *before,
                        const struct primum_state *after);

/* A scenario as a list has it. */
struct json *events_scenario(const struct primum_scenario *scenario);

/* The ids of practices and harms, and those of evidence; like all that is
 * absent, an empty list is left out. */
void events_put_entries(struct json *map, const char *key,
                        const struct primum_catalogue *catalogue,
                        struct primum_list list);
void events_put_evidence(struct json *map,
                         const struct primum_catalogue *catalogue,
                         struct primum_list list);

#endif
