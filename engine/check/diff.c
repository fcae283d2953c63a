/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What changed between two versions of a scenario: the order of comparing, and
 * what came of it.  Knows the parts, not what is in them. */
#include "check/diff.h"

#include "base/memory.h"

#include <stdlib.h>

static void (*const parts[])(struct primum_diff *) = {
    diff_top,        diff_people,  diff_gauges,       diff_scenes,
    diff_interrupts, diff_endings, diff_expectations, diff_catalogue,
};

struct primum_diff *primum_diff_new(const struct primum_scenario *before,
                                    const struct primum_scenario *after)
{
    struct primum_diff *diff = memory_new(sizeof *diff);

    diff->before = scenario_of(before);
    diff->after = scenario_of(after);
    arena_init(&diff->arena);
    where_init(&diff->before_where, diff->before);
    where_init(&diff->after_where, diff->after);
    diff_match_all(diff);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        parts[i](diff);
    return diff;
}

void primum_diff_free(struct primum_diff *diff)
{
    if (!diff)
        return;
    struct diff_map *const maps[] = {
        &diff->people,    &diff->gauges,     &diff->scenes, &diff->choices,
        &diff->responses, &diff->interrupts, &diff->endings};
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++)
        diff_map_release(maps[i]);
    for (uint32_t i = 0; i < diff->moment_count; i++)
        primum_state_free((void *)(uintptr_t)diff->moments[i].at);
    free(diff->variables);
    free(diff->changes);
    free(diff->start);
    free(diff->moments);
    where_release(&diff->before_where);
    where_release(&diff->after_where);
    arena_release(&diff->arena);
    free(diff);
}

const struct primum_change *primum_diff_change(const struct primum_diff *diff,
                                               size_t index)
{
    return index < diff->change_count ? &diff->changes[index] : NULL;
}

bool primum_diff_moves(const struct primum_diff *diff)
{
    bool moves = false;

    for (uint32_t i = 0; i < diff->change_count; i++)
        moves |= diff->changes[i].moves;
    return moves;
}

const struct primum_shift *primum_diff_start(const struct primum_diff *diff,
                                             size_t index)
{
    return index < diff->start_count ? &diff->start[index] : NULL;
}

const struct primum_shift *primum_diff_moment(const struct primum_diff *diff,
                                              size_t index)
{
    return index < diff->moment_count ? &diff->moments[index] : NULL;
}
