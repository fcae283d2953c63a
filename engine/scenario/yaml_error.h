/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What libyaml says, in words an instructor knows, with the usual slips
 * guessed from the line it stopped at. */
#ifndef SCENARIO_YAML_ERROR_H
#define SCENARIO_YAML_ERROR_H

#include "base/report.h"
#include "base/source.h"

enum yaml_trouble { YAML_TROUBLE_READER, YAML_TROUBLE_SYNTAX };

struct yaml_error {
    enum yaml_trouble trouble;
    const char *problem; /* libyaml's sentence; may be NULL */
    const char *context; /* the same; may be NULL */
    struct mark problem_mark, context_mark; /* of a syntax error */
    size_t offset;                          /* of a reader error, in bytes */
};

/* Returns the line that is at fault: what was read from there on may be
 * anything. */
uint32_t yaml_error_report(const struct yaml_error *error,
                           struct source *source, struct primum_report *report);

/* Refuses what begins with `&` or `!` (the code tells which), or with `*` if it
 * stands alone. */
void yaml_error_refuse(struct source *source, struct primum_report *report,
                       enum code code, struct mark at);

#endif
