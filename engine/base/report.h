/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Diagnostics: one way to gather them, and one to say them. */
#ifndef BASE_REPORT_H
#define BASE_REPORT_H

#include "base/code.h"
#include "base/source.h"
#include "primum.h"

#include <stdbool.h>

/* A second place that explains the first: "did you mean this one?" */
struct remark {
    struct span span;
    const char *label;
};

/* What is wrong, where, and what to do.  `label` stands behind the caret and
 * may be NULL.  Texts are copied. */
struct finding {
    enum code code;
    struct span span;
    const char *message; /* a sentence, lower case, no full stop */
    const char *label;
    const char *help;     /* an imperative */
    struct remark remark; /* label NULL: none */
    /* Of what was proved: the shortest way there, in words, and a moment to
     * stand in front of it, as `play --from` takes it; NULL: none. */
    const char *how, *from;
    /* What to write in place of the span, where that is surely meant; it is not
     * offered unless the span holds `was`, byte for byte.  NULL: none. */
    const char *fix, *was;
};

void report_add(struct primum_report *report, struct source *source,
                const struct finding *finding);

/* The same for what can be said without a label or a second place. */
void report_say(struct primum_report *report, struct source *source,
                enum code code, struct span span, const char *message,
                const char *help);

/* Moves what was found, but no troubles, into another report. */
void report_take(struct primum_report *report, struct primum_report *from);

/* Where so much was found that no more will be shown, counts one more and
 * returns true: nobody needs to work out what to say about it. */
bool report_only_count(struct primum_report *report,
                       const struct source *source, enum code code);

/* Errors found so far in this source, shown or not. */
size_t report_errors(const struct primum_report *report,
                     const struct source *source);

/* Notes a trouble with the world; takes the text over. */
void report_trouble(struct primum_report *report, char *trouble);

#endif
