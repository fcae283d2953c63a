/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Progress as one object for other programs, key by key as primum(1) promises.
 * Counts nothing. */
#include "base/json.h"
#include "primum_records.h"
#include "records/instant.h"

static void put_count(struct json *map, const char *key, uint64_t count)
{
    json_put_whole(map, key, count < INT64_MAX ? (int64_t)count : INT64_MAX);
}

/* ---- Practices and harms ---- */

static void put_tally(struct json *map, const struct primum_tally *tally,
                      bool harm)
{
    put_count(map, "met", tally->met);
    if (harm)
        return;
    put_count(map, "asked", tally->asked);
    put_count(map, "missed", tally->missed);
    put_count(map, "surely", tally->surely);
}

static struct json *tags_json(const struct primum_progress *progress, bool harm)
{
    struct json *list = json_list();

    for (size_t i = 0; i < progress->tag_count; i++) {
        const struct primum_progress_tag *tag = &progress->tags[i];
        struct json *map, *weeks;
        if (tag->harm != harm)
            continue;
        json_add(list, map = json_map());
        json_put_text(map, "id", tag->id);
        json_put_text(map, "name", tag->name);
        put_tally(map, &tag->all, harm);
        json_put(map, "weeks", weeks = json_list());
        for (size_t week = 0; week < progress->weeks; week++) {
            struct json *one = json_map();
            put_tally(one, &tag->weeks[week], harm);
            json_add(weeks, one);
        }
    }
    return list;
}

/* ---- Guesses ---- */

static struct json *calibration_json(const struct primum_calibration *guesses)
{
    struct json *map = json_map(), *sure;
    double made = (double)guesses->made;

    put_count(map, "made", guesses->made);
    put_count(map, "right", guesses->right);
    if (!guesses->made)
        return map;
    json_put_real(map, "score", guesses->score / made);
    json_put_real(map, "knowing", guesses->knowing / made);
    json_put_real(map, "apart", guesses->apart / made);
    json_put(map, "sure", sure = json_list());
    for (int i = 0; i < PRIMUM_SURENESS; i++) {
        struct json *one = json_map();
        put_count(one, "made", guesses->sure[i].made);
        put_count(one, "right", guesses->sure[i].right);
        json_add(sure, one);
    }
    return map;
}

static struct json *guesses_json(const struct primum_progress *progress)
{
    struct json *map = calibration_json(&progress->guesses);
    struct json *weeks = json_list();

    json_put_flag(map, "or_more", progress->guesses_or_more);
    json_put(map, "weeks", weeks);
    for (size_t week = 0; week < progress->weeks; week++)
        json_add(weeks, calibration_json(&progress->guesses_by_week[week]));
    return map;
}

/* ---- Scenarios ---- */

static struct json *part_json(uint32_t met, uint32_t of)
{
    struct json *map = json_map();

    json_put_whole(map, "met", met);
    json_put_whole(map, "of", of);
    return map;
}

static struct json *scenarios_json(const struct primum_progress *progress)
{
    struct json *list = json_list();

    for (size_t i = 0; i < progress->scenario_count; i++) {
        const struct primum_progress_scenario *one = &progress->scenarios[i];
        struct json *map = json_map(), *choices;
        json_put_text(map, "id", one->id);
        json_put_text(map, "title", one->title);
        put_count(map, "attempts", one->attempts);
        put_count(map, "finished", one->finished);
        instant_put(map, "last", one->last);
        json_put(map, "endings", part_json(one->endings_met, one->endings));
        choices = part_json(one->choices_met, one->choices);
        json_put_flag(choices, "or_more", one->or_more);
        json_put(map, "choices", choices);
        json_add(list, map);
    }
    return list;
}

static struct json *due_json(const struct primum_progress *progress)
{
    static const char *const reasons[] = {
        [PRIMUM_OFFER_SURE] = "sure",
        [PRIMUM_OFFER_MISSED] = "missed",
        [PRIMUM_OFFER_TIME] = "time",
    };
    struct json *list = json_list();

    for (size_t i = 0; i < progress->due_count; i++) {
        const struct primum_progress_due *due = &progress->due[i];
        struct json *map = json_map();
        json_put_text(map, "scenario", due->offer.scenario);
        json_put_text(map, "practice", due->offer.practice);
        json_put_text(map, "reason", reasons[due->offer.reason]);
        instant_put(map, "last", due->offer.last);
        json_put_whole(map, "days", due->offer.days);
        json_put_whole(map, "interval", due->interval);
        json_add(list, map);
    }
    return list;
}

char *primum_json_progress(const struct primum_progress *progress)
{
    struct json *map = json_map();

    put_count(map, "attempts", progress->attempts);
    put_count(map, "choices", progress->choices);
    if (progress->attempts) {
        instant_put(map, "first", progress->first);
        instant_put(map, "last", progress->last);
    }
    put_count(map, "weeks", progress->weeks);
    json_put(map, "practices", tags_json(progress, false));
    json_put(map, "harms", tags_json(progress, true));
    json_put(map, "guesses", guesses_json(progress));
    json_put(map, "scenarios", scenarios_json(progress));
    json_put(map, "due", due_json(progress));
    return json_line(map);
}
