/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a report is made of, for those who gather it and those who show it.
 * All texts here are safe to show, but for the path of a part. */
#ifndef BASE_REPORT_ENTRY_H
#define BASE_REPORT_ENTRY_H

#include "base/excerpt.h"
#include "primum.h"

#include <stdint.h>

#define REPORT_SHOWN 100 /* diagnostics kept of a source */
#define SEVERITY_COUNT 3

struct report_entry {
    struct primum_diagnostic told;
    char *message, *help;
    char *label, *remark_label, *how, *from; /* may be NULL */
    char *fix, *was; /* both or none: raw, what to write in place of what */
    struct excerpt excerpt, remark;
};

/* What was found in one source, ordered by position. */
struct report_part {
    char *path, *safe_path;
    struct report_entry **entries;
    uint32_t count;
    size_t found[SEVERITY_COUNT];
};

struct primum_report {
    struct report_part *parts; /* in the order in which they turned up */
    uint32_t count;
    char **troubles; /* with the world, the last one last */
    uint32_t trouble_count;
};

const char *severity_name(enum primum_severity severity);

/* How many were found in a source, but not kept. */
size_t report_hidden(const struct report_part *part);

/* All of it as SARIF 2.1.0, in one line with a newline; the caller's. */
char *report_sarif(const struct primum_report *report);

#endif
