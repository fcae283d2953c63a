/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Says what makes a scenario too large: where most of the states are, and what
 * takes most values.  Knows only the states that were met before memory ran
 * out. */
#include "impact/walk.h"

#include "base/memory.h"
#include "base/text.h"

#include <inttypes.h>
#include <stdlib.h>

#define NAMED 3 /* scenes, and gauges: the largest */
#define STATES_ASKED 200000

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

/* What was found: how many states each scene has, and which values each gauge
 * or fact has taken, one behind the other. */
struct census {
    const struct primum_scenario *words;
    uint64_t *scenes;
    bool *seen;
    size_t *first; /* by gauge: its least value among `seen`; one at the end */
    uint32_t step; /* one state in so many was asked */
};

static struct census new_census(const struct primum_scenario *words)
{
    struct census census = {.words = words};
    uint32_t gauges = words->gauge_count;

    census.scenes = memory_new((words->scene_count + 1) * sizeof(uint64_t));
    census.first = memory_new((gauges + 2) * sizeof *census.first);
    for (uint32_t g = 1; g <= gauges; g++)
        census.first[g + 1] =
            census.first[g] +
            (size_t)((int64_t)words->gauges[g].max - words->gauges[g].min + 1);
    census.seen = memory_new(census.first[gauges + 1] * sizeof(bool));
    return census;
}

static void release(struct census *census)
{
    free(census->scenes);
    free(census->seen);
    free(census->first);
}

static void count_state(const struct census *census,
                        const struct primum_state *state)
{
    const struct primum_scenario *words = census->words;

    census->scenes[state->place]++;
    for (uint32_t g = 1; g <= words->gauge_count; g++)
        census->seen[census->first[g] + (size_t)(state->values[g - 1] -
                                                 words->gauges[g].min)] = true;
}

/* As many states as tell where the others are: more would take too long. */
static void take_census(const struct walk *walk, struct census *census)
{
    uint32_t count = walk->index.count;

    census->step = count / STATES_ASKED + 1;
    for (uint32_t n = 0; n < count; n += census->step) {
        walk_state(walk, walk->first_row + n, walk->before);
        count_state(census, walk->before);
    }
    for (uint32_t s = 1; s <= census->words->scene_count; s++)
        census->scenes[s] *= census->step;
}

static uint64_t values_of(const struct census *census, uint32_t gauge)
{
    uint64_t count = 0;

    for (size_t i = census->first[gauge]; i < census->first[gauge + 1]; i++)
        count += census->seen[i];
    return count;
}

static void put_scenes(struct text *text, const struct census *census)
{
    struct size largest[NAMED] = {0};

    for (uint32_t s = 1; s <= census->words->scene_count; s++)
        offer_size(largest, (struct size){s, census->scenes[s]});
    for (size_t i = 0; i < NAMED && largest[i].count; i++)
        text_format(text, "%s%s (%s%" PRIu64 ")", i ? ", " : "",
                    census->words->scenes[largest[i].number].id,
                    census->step > 1 ? "about " : "", largest[i].count);
}

static void put_gauges(struct text *text, const struct census *census)
{
    struct size largest[NAMED] = {0};

    for (uint32_t g = 1; g <= census->words->gauge_count; g++)
        offer_size(largest, (struct size){g, values_of(census, g)});
    for (size_t i = 0; i < NAMED && largest[i].count > 1; i++)
        text_format(text, "%s%s (%" PRIu64 ")", i ? ", " : ". Most values: ",
                    census->words->gauges[largest[i].number].id,
                    largest[i].count);
}

char *walk_crowd(const struct walk *walk, size_t memory)
{
    struct census census = new_census(&walk->scenario->words);
    struct text text = {0};

    text_format(&text,
                "Too many states for %zu MiB: %" PRIu32
                " were reached, and there are more. Most states: ",
                memory >> 20, walk->index.count);
    take_census(walk, &census);
    put_scenes(&text, &census);
    put_gauges(&text, &census);
    text_put(&text, ". Narrow a range, or make fewer choices `once`");
    release(&census);
    return text_take(&text);
}
