/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Putting a finding together: its sentences, and the way to it. */
#ifndef CHECK_TELL_H
#define CHECK_TELL_H

#include "base/text.h"
#include "check/check.h"

/* Starts as {.code = ..., .at = ...}; tell() takes it apart again. */
struct tale {
    enum code code;
    const struct yaml_node *at;
    uint32_t row; /* of the witness, to be shown the way to; 0: none */
    struct text message, label, help;
    const struct yaml_node *other; /* a second place; NULL: none */
    struct text other_label;
};

/* Is it shown?  If not, it has been counted, and nothing need be said. */
bool tell_worth(struct check *check, enum code code);

void tell(struct check *check, struct tale *tale);

/* "`a`, `b`, `c`, `d` and 3 more": names one after the other, then the end.
 * Starts as {0}. */
struct tell_names {
    struct text text;
    uint32_t told, left;
};
void tell_name(struct tell_names *names, const char *name);
void tell_names_end(struct tell_names *names);

#endif
