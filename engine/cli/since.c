/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Compares what was kept with what stands there now.  Knows nothing of what is
 * in either. */
#include "since.h"

#include "scenarios.h"

#include <stdlib.h>
#include <string.h>

static bool same_text(const char *a, size_t a_length, const char *b,
                      size_t b_length)
{
    return a_length == b_length && memcmp(a, b, a_length) == 0;
}

static bool same_catalogue(const struct primum_catalogue *a,
                           const struct primum_catalogue *b)
{
    return a && b ? same_text(a->source, a->source_length, b->source,
                              b->source_length)
                  : a == b;
}

/* What can be read at `path` (NULL: nothing).  A file that cannot be played now
 * is another than the one that could be. */
static enum primum_status compare(const char *path,
                                  const struct primum_scenario *kept)
{
    const struct primum_scenario *now = NULL;
    struct primum_report *report = primum_report_new();
    enum primum_status status =
        path ? primum_scenario_open(path, report, &now) : PRIMUM_WORLD;
    if (status == PRIMUM_OK &&
        (!same_text(now->source, now->source_length, kept->source,
                    kept->source_length) ||
         !same_catalogue(now->catalogue, kept->catalogue)))
        status = PRIMUM_PROBLEMS;
    primum_scenario_free(now);
    primum_report_free(report);
    return status;
}

const char *since_then(const struct primum_record *record)
{
    const struct primum_attempt *attempt = primum_record_attempt(record);
    const struct primum_scenario *kept = primum_record_scenario(record);
    enum primum_status status = compare(attempt->path, kept);
    if (status == PRIMUM_WORLD) {
        char *problem = NULL;
        char *path = scenarios_find(attempt->scenario, &problem);
        status = compare(path, kept);
        free(problem);
        free(path);
    }
    if (status == PRIMUM_OK)
        return NULL;
    return status == PRIMUM_WORLD
               ? "The file of this scenario is not there any more; it goes on "
                 "with the text that was kept."
               : "The file of this scenario has changed since; it goes on with "
                 "the text as it was.";
}
