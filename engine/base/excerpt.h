/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A few lines of a source, made safe and short, to be shown when the source
 * itself is gone. */
#ifndef BASE_EXCERPT_H
#define BASE_EXCERPT_H

#include "base/source.h"

#include <stddef.h>
#include <stdint.h>

#define EXCERPT_ABOVE 2

/* The line a span starts on, if a person may have written it; and those right
 * above it, while they lead to it: no further in, and not blank. */
struct excerpt {
    uint32_t line; /* 0: there is nothing to be shown */
    uint32_t above_count;
    char *above[EXCERPT_ABOVE]; /* nearest first: line - 1, line - 2 */
    char *text;
    size_t before, marked; /* columns: in front of the span, and of it */
};

/* Takes the lines of a span; with `above`, those that lead to it, too. */
void excerpt_init(struct excerpt *excerpt, struct source *source,
                  const struct span *span, bool above);
void excerpt_release(struct excerpt *excerpt);

#endif
