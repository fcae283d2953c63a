/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Says what makes a scenario too large: where most of the states are, and what
 * takes most values.  Knows only the states that were met before memory ran
 * out. */
#include "impact/impact.h"

#include "base/memory.h"
#include "base/text.h"

#include <inttypes.h>
#include <stdlib.h>

#define NAMED 3 /* scenes, and gauges: the largest */

/* A scene or a gauge, and how many states or values it has. */
struct size {
    uint32_t number;
    uint64_t count;
};

/* Keeps the largest, in order. */
static void offer_size(struct size *largest, struct size size)
{
    for (size_t i = 0; i < NAMED; i++)
        if (size.count > largest[i].count) {
            struct size smaller = largest[i];
            largest[i] = size;
            size = smaller;
        }
}

static void count_scenes(const struct primum_impact *impact,
                         struct size *largest)
{
    const struct walk *walk = &impact->walk;
    uint32_t scenes = impact->scenario->words.scene_count;
    uint64_t *counts = memory_new((scenes + 1) * sizeof *counts);

    for (uint32_t n = 0; n < walk->index.count; n++) {
        walk_state(walk, walk->first_row + n, walk->before);
        counts[walk->before->place]++;
    }
    for (uint32_t s = 1; s <= scenes; s++)
        offer_size(largest, (struct size){s, counts[s]});
    free(counts);
}

/* How many different values a gauge or fact has taken: a bit for each. */
static uint64_t count_values(const struct primum_impact *impact,
                             uint32_t number)
{
    const struct walk *walk = &impact->walk;
    const struct primum_gauge *gauge = &impact->scenario->words.gauges[number];
    size_t range = (size_t)((int64_t)gauge->max - gauge->min + 1);
    bool *seen = memory_new(range * sizeof *seen);
    uint64_t count = 0;

    for (uint32_t n = 0; n < walk->index.count; n++) {
        walk_state(walk, walk->first_row + n, walk->before);
        bool *is = &seen[walk->before->values[number - 1] - gauge->min];
        count += !*is;
        *is = true;
    }
    free(seen);
    return count;
}

static void count_gauges(const struct primum_impact *impact,
                         struct size *largest)
{
    for (uint32_t g = 1; g <= impact->scenario->words.gauge_count; g++)
        offer_size(largest, (struct size){g, count_values(impact, g)});
}

static void put_scenes(struct text *text, const struct primum_impact *impact)
{
    const struct primum_scenario *words = &impact->scenario->words;
    struct size largest[NAMED] = {0};

    count_scenes(impact, largest);
    for (size_t i = 0; i < NAMED && largest[i].count; i++)
        text_format(text, "%s%s (%" PRIu64 ")", i ? ", " : "",
                    words->scenes[largest[i].number].id, largest[i].count);
}

static void put_gauges(struct text *text, const struct primum_impact *impact)
{
    const struct primum_scenario *words = &impact->scenario->words;
    struct size largest[NAMED] = {0};

    count_gauges(impact, largest);
    for (size_t i = 0; i < NAMED && largest[i].count > 1; i++)
        text_format(text, "%s%s (%" PRIu64 ")", i ? ", " : ". Most values: ",
                    words->gauges[largest[i].number].id, largest[i].count);
}

/* Endings alone can be too many, where memory is very short. */
char *impact_crowd(const struct primum_impact *impact)
{
    struct text text = {0};
    uint32_t count = impact->walk.index.count;

    text_format(&text,
                "Too many states for %zu MiB: %" PRIu32
                " %s reached, and there are more",
                impact->row_memory >> 20, count, count == 1 ? "was" : "were");
    if (count) {
        text_put(&text, ". Most states: ");
        put_scenes(&text, impact);
        put_gauges(&text, impact);
    }
    text_put(&text, ". Narrow a range, or make fewer choices `once`");
    return text_take(&text);
}
