/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A small reader of models in the language of PRISM, as far as we write it, and
 * a plain way to solve them.  Knows no scenario, and shares nothing with the
 * engine. */
#ifndef SUPPORT_PRISM_H
#define SUPPORT_PRISM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct prism_name {
    char text[80];
    int64_t value, min, max; /* of a variable: where it begins */
    bool constant;
};

/* Rows have a value for each name; PRISM_ANY where none is said. */
#define PRISM_ANY INT64_MIN

struct prism_update {
    double chance;
    size_t row;
};

struct prism_command {
    size_t row; /* its guard */
    size_t update, updates;
};

/* Endings are places, and so is what labels and rewards are about. */
struct prism_label {
    char text[80];
    int64_t *places;
    size_t count;
};

/* What can follow, by numbers of states: offers in their order. */
struct prism_edge {
    double chance;
    size_t to;
};
struct prism_offer {
    size_t state, edge, edges;
};
struct prism_graph {
    struct prism_edge *edges;
    struct prism_offer *offers;
    size_t edge_count, offer_count;
};

struct prism {
    struct prism_name *names;
    int64_t *rows;
    struct prism_command *commands;
    struct prism_update *updates;
    struct prism_label *labels;
    int64_t *reward_places, *rewards;
    size_t name_count, row_count, command_count, update_count, label_count,
        reward_count;
    char problem[160]; /* "" if it could be read */

    /* Every state that can be reached, row after row, the first first. */
    int64_t *states;
    size_t state_count;
    struct prism_graph graph;
};

/* The first half of prism_read(). */
void prism_parse(struct prism *model, const char *text);

/* Reads the text, which is wrong if it says anything twice, names a keyword,
 * uses what was not declared, leaves a range, has chances whose sum is not 1,
 * or a state from which nothing goes on; and finds every state, unless there
 * are more than `most`. */
bool prism_read(struct prism *model, const char *text, size_t most);
void prism_release(struct prism *model);

/* The place of a state, and what of the process leaves it, as one counts. */
int64_t prism_place_of(const struct prism *model, size_t state);
size_t prism_transitions(const struct prism *model, size_t state);

/* The label with this text; NULL: none. */
const struct prism_label *prism_find_label(const struct prism *model,
                                           const char *text);

/* From the first state, the value of the place that is reached: 1 for those of
 * the label; NULL: the rewards. */
enum prism_policy { PRISM_MAX, PRISM_MIN, PRISM_UNIFORM };
double prism_solve(const struct prism *model, const struct prism_label *label,
                   enum prism_policy policy);

#endif
