/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where in its file a thing of a scenario stands.  The model keeps no places;
 * the file is read again when the first is asked for, which is when there is
 * something to say. */
#ifndef CHECK_WHERE_H
#define CHECK_WHERE_H

#include "base/source.h"
#include "scenario/model.h"
#include "scenario/yaml.h"

struct where {
    const struct scenario *scenario;
    struct source source;
    struct yaml_tree tree;
    bool read;
    const struct yaml_node **scenes, **choices, **responses; /* by number */
};

void where_init(struct where *where, const struct scenario *scenario);
void where_release(struct where *where);

/* The value of a key at the top, the whole file if `key` is NULL; NULL if it is
 * not there. */
const struct yaml_node *where_top(struct where *where, const char *key);

/* What names a scene, a choice or an ending: its key, the value follows. */
const struct yaml_node *where_scene(struct where *where, uint32_t scene);
const struct yaml_node *where_choice(struct where *where, uint32_t choice);
const struct yaml_node *where_ending(struct where *where, uint32_t ending);

/* The map that holds a response: an item of a list, or, where a choice carries
 * its one response itself, the value of the choice.  The id of a scene where a
 * silent scene says no more than where it goes. */
const struct yaml_node *where_response(struct where *where, uint32_t response);

/* Where it begins: the id of its choice, if that carries it itself. */
const struct yaml_node *where_response_head(struct where *where,
                                            uint32_t response);

/* An item of the list that is the value of `key` at the top, from 0; NULL if
 * there is none.  For interrupts and expectations. */
const struct yaml_node *where_item(struct where *where, const char *key,
                                   uint32_t index);

/* The value of a key in a map; NULL if it is not there, or `map` is no map. */
const struct yaml_node *where_value(const struct yaml_node *map,
                                    const char *key);

#endif
