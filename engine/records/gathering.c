/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Adds up what somebody did, a row at a time.  Memory grows with the practices,
 * scenarios and weeks there are, never with the attempts. */
#include "records/gathering.h"

#include "base/memory.h"
#include "records/schedule.h"

#include <stdlib.h>

enum { DAYS_OF_WEEK = 7 };

struct gathering *gathering_new(const struct primum_clock *clock, size_t weeks)
{
    struct gathering *gathering = memory_new(sizeof *gathering);

    gathering->clock = *clock;
    gathering->room_weeks = weeks;
    arena_init(&gathering->arena);
    gathering->guesses =
        arena_zeroed(&gathering->arena, weeks * sizeof *gathering->guesses);
    return gathering;
}

void gathering_free(struct gathering *gathering)
{
    if (!gathering)
        return;
    for (uint32_t i = 0; i < gathering->scenario_count; i++)
        free(gathering->scenarios[i].endings);
    free(gathering->scenarios);
    free(gathering->tags);
    arena_release(&gathering->arena);
    free(gathering);
}

static const char *keep(struct gathering *gathering, const char *text)
{
    return arena_text(&gathering->arena, text, strlen(text));
}

/* How many weeks ago: 0 is the one that ends today. */
static size_t weeks_ago(const struct gathering *gathering, int64_t when)
{
    int32_t ahead = gathering->clock.ahead;
    int64_t today = schedule_day(gathering->clock.now, ahead);
    int64_t days = today - schedule_day(when, ahead);

    return days < 0 ? 0 : (size_t)(days / DAYS_OF_WEEK);
}

/* ---- Finding ---- */

/* How `id` stands to the item at `index`, as strcmp() has it. */
typedef int (*compare_with)(const struct gathering *gathering, uint32_t index,
                            const char *id, bool harm);

/* Where it is, or would be put; *found says which. */
static uint32_t find(const struct gathering *gathering, uint32_t count,
                     compare_with compare, const char *id, bool harm,
                     bool *found)
{
    uint32_t from = 0;

    *found = false;
    while (from < count) {
        uint32_t middle = from + (count - from) / 2;
        int order = compare(gathering, middle, id, harm);
        if (!order) {
            *found = true;
            return middle;
        }
        if (order < 0)
            count = middle;
        else
            from = middle + 1;
    }
    return from;
}

/* Room at `index` among `count` items, for one that is not there yet. */
static void *make_room(void *items, uint32_t count, size_t size, uint32_t index)
{
    items = memory_more(items, count, size);
    char *place = (char *)items + index * size;
    memmove(place + size, place, (count - index) * size);
    memset(place, 0, size);
    return items;
}

static int compare_tag(const struct gathering *gathering, uint32_t index,
                       const char *id, bool harm)
{
    const struct gathered_tag *tag = &gathering->tags[index];
    int order = strcmp(id, tag->id);

    return order ? order : harm - tag->harm;
}

static struct gathered_tag *find_tag(struct gathering *gathering,
                                     const char *id, bool harm)
{
    bool found;
    uint32_t index =
        find(gathering, gathering->tag_count, compare_tag, id, harm, &found);

    if (!found) {
        struct arena *arena = &gathering->arena;
        size_t weeks = gathering->room_weeks;
        gathering->tags = make_room(gathering->tags, gathering->tag_count++,
                                    sizeof *gathering->tags, index);
        gathering->tags[index] = (struct gathered_tag){
            .id = keep(gathering, id),
            .harm = harm,
            .weeks = arena_zeroed(arena, weeks * sizeof(struct primum_tally)),
        };
    }
    return &gathering->tags[index];
}

static int compare_scenario(const struct gathering *gathering, uint32_t index,
                            const char *id, bool harm)
{
    (void)harm;
    return strcmp(id, gathering->scenarios[index].shown.id);
}

static struct gathered_scenario *find_scenario(struct gathering *gathering,
                                               const char *id)
{
    bool found;
    uint32_t index = find(gathering, gathering->scenario_count,
                          compare_scenario, id, false, &found);

    if (!found) {
        gathering->scenarios =
            make_room(gathering->scenarios, gathering->scenario_count++,
                      sizeof *gathering->scenarios, index);
        gathering->scenarios[index].shown.id = keep(gathering, id);
    }
    return &gathering->scenarios[index];
}

/* ---- Adding ---- */

static void add_ending(struct gathering *gathering,
                       struct gathered_scenario *scenario, const char *ending)
{
    uint32_t count = scenario->ending_count;

    scenario->shown.finished++;
    for (uint32_t i = 0; i < count; i++)
        if (!strcmp(scenario->endings[i], ending))
            return;
    scenario->endings = memory_more(scenario->endings, count, sizeof(char *));
    scenario->endings[count] = keep(gathering, ending);
    scenario->ending_count++;
}

static void widen(struct primum_progress *shown,
                  const struct gathering_attempt *attempt)
{
    if (!shown->attempts || attempt->begun < shown->first)
        shown->first = attempt->begun;
    if (!shown->attempts || attempt->last > shown->last)
        shown->last = attempt->last;
}

void gathering_add_attempt(struct gathering *gathering,
                           const struct gathering_attempt *attempt)
{
    struct gathered_scenario *scenario =
        find_scenario(gathering, attempt->scenario);
    struct primum_progress_scenario *shown = &scenario->shown;

    widen(&gathering->shown, attempt);
    gathering->shown.attempts++;
    gathering->shown.choices += attempt->choices;
    if (!shown->title)
        shown->title = keep(gathering, attempt->title);
    if (!shown->attempts || attempt->last > shown->last)
        shown->last = attempt->last;
    shown->attempts++;
    if (attempt->ending)
        add_ending(gathering, scenario, attempt->ending);
}

static void add(struct primum_tally *sum, const struct primum_tally *tally)
{
    sum->met += tally->met;
    sum->asked += tally->asked;
    sum->missed += tally->missed;
    sum->surely += tally->surely;
}

void gathering_add_tally(struct gathering *gathering, const char *id, bool harm,
                         int64_t last, const struct primum_tally *tally)
{
    struct gathered_tag *tag = find_tag(gathering, id, harm);
    size_t ago = weeks_ago(gathering, last);

    add(&tag->all, tally);
    if (ago < gathering->room_weeks)
        add(&tag->weeks[gathering->room_weeks - 1 - ago], tally);
}

struct primum_calibration *gathering_guesses(struct gathering *gathering,
                                             int64_t last)
{
    size_t ago = weeks_ago(gathering, last);

    return ago < gathering->room_weeks
               ? &gathering->guesses[gathering->room_weeks - 1 - ago]
               : NULL;
}

/* ---- What the texts tell ---- */

static void add_names(struct gathering *gathering,
                      const struct primum_catalogue *catalogue)
{
    for (uint32_t i = 0; i < gathering->tag_count; i++) {
        struct gathered_tag *tag = &gathering->tags[i];
        uint32_t entry = tag->name ? 0 : primum_entry_find(catalogue, tag->id);
        if (entry)
            tag->name = keep(gathering, catalogue->entries[entry].name);
    }
}

static bool is_met(const struct gathered_scenario *scenario, const char *ending)
{
    for (uint32_t i = 0; i < scenario->ending_count; i++)
        if (!strcmp(scenario->endings[i], ending))
            return true;
    return false;
}

void gathering_add_text(struct gathering *gathering, uint32_t index,
                        const struct primum_scenario *scenario, const bool *met,
                        bool or_more)
{
    struct gathered_scenario *gathered = &gathering->scenarios[index];
    struct primum_progress_scenario *shown = &gathered->shown;

    if (scenario->title)
        shown->title = keep(gathering, scenario->title);
    shown->or_more = or_more;
    shown->endings = scenario->ending_count;
    for (uint32_t i = 1; i <= scenario->ending_count; i++)
        shown->endings_met += is_met(gathered, scenario->endings[i].id);
    for (uint32_t i = 1; i <= scenario->choice_count; i++)
        if (scenario->choices[i].say || scenario->choices[i].deed) {
            shown->choices++;
            shown->choices_met += met[i];
        }
    if (scenario->catalogue)
        add_names(gathering, scenario->catalogue);
}

/* ---- What is shown ---- */

static uint64_t weight(const struct gathered_tag *tag)
{
    return tag->all.asked ? tag->all.asked : tag->all.met;
}

/* Practices before harms, what was asked for before what was not. */
static int compare_shown_tags(const void *left, const void *right)
{
    const struct gathered_tag *a = left, *b = right;

    if (a->harm != b->harm)
        return a->harm - b->harm;
    if (!a->all.asked != !b->all.asked)
        return !a->all.asked - !b->all.asked;
    if (weight(a) != weight(b))
        return weight(a) > weight(b) ? -1 : 1;
    return strcmp(a->id, b->id);
}

static int compare_shown_scenarios(const void *left, const void *right)
{
    const struct primum_progress_scenario *a = left, *b = right;

    if (a->last != b->last)
        return a->last > b->last ? -1 : 1;
    return strcmp(a->id, b->id);
}

static void show_tags(struct gathering *gathering, size_t skipped)
{
    uint32_t count = gathering->tag_count;
    struct primum_progress_tag *tags =
        arena_zeroed(&gathering->arena, (count + 1) * sizeof *tags);

    if (count)
        qsort(gathering->tags, count, sizeof *gathering->tags,
              compare_shown_tags);
    for (uint32_t i = 0; i < count; i++) {
        const struct gathered_tag *tag = &gathering->tags[i];
        tags[i] = (struct primum_progress_tag){tag->id, tag->name, tag->harm,
                                               tag->all, tag->weeks + skipped};
    }
    gathering->shown.tags = tags;
    gathering->shown.tag_count = count;
}

static void show_scenarios(struct gathering *gathering)
{
    uint32_t count = gathering->scenario_count;
    struct primum_progress_scenario *scenarios =
        arena_zeroed(&gathering->arena, (count + 1) * sizeof *scenarios);

    for (uint32_t i = 0; i < count; i++)
        scenarios[i] = gathering->scenarios[i].shown;
    qsort(scenarios, count, sizeof *scenarios, compare_shown_scenarios);
    gathering->shown.scenarios = scenarios;
    gathering->shown.scenario_count = count;
}

struct primum_progress *gathering_finish(struct gathering *gathering)
{
    struct primum_progress *shown = &gathering->shown;
    size_t there = shown->attempts ? weeks_ago(gathering, shown->first) + 1 : 0;

    shown->weeks =
        there < gathering->room_weeks ? there : gathering->room_weeks;
    show_tags(gathering, gathering->room_weeks - shown->weeks);
    show_scenarios(gathering);
    shown->guesses_by_week =
        gathering->guesses + (gathering->room_weeks - shown->weeks);
    return shown;
}
