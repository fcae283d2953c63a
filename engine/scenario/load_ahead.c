/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Scenes that are loaded as they are read, so that the tree of one can make
 * room for the next: a tree of all of them would not fit any cache.  People
 * and gauges must stand before them, and where they lead is looked up at the
 * end.  What is wrong with a file can only be told from the whole of it, so
 * reports end with the first, and nobody sees it. */
#include "base/memory.h"
#include "scenario/loader.h"

#include <stdlib.h>

/* ---- While the file is read ---- */

static bool goes_well(const struct loader *loader)
{
    return !report_errors(loader->load.report, loader->load.source);
}

static struct primum_report *begin(void *context, const struct yaml_node *root)
{
    struct loader *loader = context;
    struct top before = {.people = load_top_value(root, "people"),
                         .with = load_top_value(root, "with"),
                         .gauges = load_top_value(root, "gauges"),
                         .facts = load_top_value(root, "facts")};

    /* A second `scenes` is reported by the reader. */
    if (!goes_well(loader) || loader->ahead.report)
        return loader->ahead.report;
    loader->load.report = loader->ahead.report = primum_report_new();
    loader->ahead.on = true;
    loader->ahead.before = before;
    load_people(loader, &before);
    load_gauges(loader, &before);
    load_scenes_begin(loader);
    return loader->ahead.report;
}

static bool take(void *context, const struct yaml_node *key)
{
    struct loader *loader = context;

    load_scene(loader, key, ++loader->scenario->words.scene_count);
    return goes_well(loader);
}

struct yaml_taker ahead_taker(struct loader *loader)
{
    return (struct yaml_taker){
        .part = "scenes", .context = loader, .begin = begin, .take = take};
}

/* ---- Where scenes lead ---- */

place ahead_target(struct loader *loader, const struct yaml_node *node)
{
    struct ahead *ahead = &loader->ahead;
    uint32_t number = names_find(&ahead->targets, node->text, node->length);

    if (number)
        return number;
    struct yaml_node *kept = arena_new(&ahead->arena, sizeof *kept);
    *kept = *node;
    kept->text = arena_text(&ahead->arena, node->text, node->length);
    names_add(&ahead->targets, kept);
    return ahead->targets.count;
}

static void place_targets(struct loader *loader)
{
    const struct names *targets = &loader->ahead.targets;
    struct scenario *scenario = loader->scenario;
    place *places = memory_new((1 + targets->count) * sizeof *places);

    for (uint32_t n = 1; n <= targets->count && goes_well(loader); n++)
        places[n] = load_target(loader, targets->keys[n - 1]);
    for (uint32_t r = 1; r <= scenario->words.response_count; r++)
        scenario->responses[r].next = places[scenario->responses[r].next];
    free(places);
}

void ahead_finish(struct loader *loader, const struct top *top)
{
    const struct top *before = &loader->ahead.before;

    loader->ahead.on = false;
    loader->ahead.failed =
        top->people != before->people || top->with != before->with ||
        top->gauges != before->gauges || top->facts != before->facts;
    place_targets(loader);
}

bool ahead_failed(const struct loader *loader)
{
    return loader->ahead.report && (loader->ahead.failed || !goes_well(loader));
}

void ahead_release(struct loader *loader)
{
    primum_report_free(loader->ahead.report);
    names_release(&loader->ahead.targets);
    arena_release(&loader->ahead.arena);
}
