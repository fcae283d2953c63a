/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The report on a cohort as JSON, key by key as promised to scripts.  Asks the
 * report alone, as any program could. */
#include "base/json.h"
#include "play/events.h"
#include "records/cohort.h"

#include <stdlib.h>

static void put_safe(struct json *map, const char *key, const char *text)
{
    if (text)
        events_put_safe(map, key, text);
}

/* null: it is not told. */
static void put_about(struct json *map, const char *key, primum_about number)
{
    if (number >= 0)
        json_put_whole(map, key, number);
    else
        json_put_null(map, key);
}

static void put_portion(struct json *map, struct primum_portion portion)
{
    put_about(map, "count", portion.count);
    put_about(map, "of", portion.of);
    if (portion.count < 0)
        json_put_text(map, "untold", cohort_reason(portion.count));
}

static void put_taken(struct json *map, const char *key,
                      struct primum_cohort_taken taken)
{
    struct json *times = json_map();

    put_portion(times, taken.times);
    if (taken.uniform >= 0)
        json_put_real(times, "uniform", taken.uniform / 100.0);
    else
        json_put_null(times, "uniform");
    json_put(map, key, times);
}

static struct json *choices_json(const struct primum_cohort_moment *moment)
{
    struct json *list = json_list();

    for (size_t i = 0; i < moment->choice_count; i++) {
        const struct primum_cohort_choice *choice = &moment->choices[i];
        struct json *map = json_map();
        put_safe(map, "choice", choice->id);
        put_safe(map, "say", choice->say);
        put_safe(map, "do", choice->deed);
        if (choice->anytime)
            json_put_flag(map, "anytime", true);
        put_taken(map, "first", choice->first);
        put_taken(map, "all", choice->all);
        json_add(list, map);
    }
    return list;
}

static struct json *moments_json(const struct primum_cohort_scenario *scenario)
{
    struct json *list = json_list();

    for (size_t i = 0; i < scenario->moment_count; i++) {
        const struct primum_cohort_moment *moment = &scenario->moments[i];
        struct json *map = json_map();
        put_safe(map, "scene", moment->scene);
        put_safe(map, "title", moment->title);
        put_about(map, "first_answers", moment->first);
        put_about(map, "answers", moment->all);
        json_put(map, "choices", choices_json(moment));
        json_add(list, map);
    }
    return list;
}

/* `key` is what the id is that of. */
static struct json *items_json(const struct primum_cohort_items *items,
                               const char *key)
{
    struct json *list = json_list();

    for (size_t i = 0; i < items->count; i++) {
        const struct primum_cohort_item *item = &items->items[i];
        struct json *map = json_map();
        put_safe(map, "scene", item->scene);
        put_safe(map, key, item->id);
        if (!item->scene)
            put_safe(map, "title", item->title);
        put_portion(map, item->times);
        json_add(list, map);
    }
    return list;
}

static struct json *ends_json(const struct primum_portion *ends)
{
    struct json *map = json_map();

    for (size_t i = 0; i < PRIMUM_COHORT_ENDS; i++) {
        struct json *portion = json_map();
        put_portion(portion, ends[i]);
        json_put(map, cohort_end_name(i), portion);
    }
    return map;
}

static struct json *scenario_json(const struct primum_cohort_scenario *scenario)
{
    struct json *map = json_map();

    put_safe(map, "scenario", scenario->id);
    put_safe(map, "title", scenario->title);
    json_put_flag(map, "versions_differ", scenario->versions);
    put_about(map, "attempts", scenario->attempts);
    put_about(map, "trainees", scenario->trainees);
    json_put(map, "outcomes", ends_json(scenario->ends));
    json_put(map, "endings", items_json(&scenario->endings, "ending"));
    json_put(map, "turning_points", items_json(&scenario->turns, "choice"));
    json_put(map, "harms", items_json(&scenario->harms, "harm"));
    json_put(map, "practices", items_json(&scenario->practices, "practice"));
    json_put(map, "moments", moments_json(scenario));
    return map;
}

char *primum_json_cohort(const struct primum_cohort_report *report)
{
    struct json *map = json_map(), *scenarios = json_list();

    json_put_whole(map, "primum_cohort", 1);
    json_put_whole(map, "fewest_trainees", PRIMUM_COHORT_LEAST);
    json_put_text(map, "rule", cohort_rule(report->rule)->name);
    put_about(map, "attempts", report->attempts);
    put_about(map, "trainees", report->trainees);
    json_put(map, "harms", items_json(&report->harms, "harm"));
    json_put(map, "practices", items_json(&report->practices, "practice"));
    for (size_t i = 0; i < report->scenario_count; i++)
        json_add(scenarios, scenario_json(&report->scenarios[i]));
    json_put(map, "scenarios", scenarios);
    return json_line(map);
}
