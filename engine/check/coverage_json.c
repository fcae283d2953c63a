/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Coverage and figures as JSON, key by key as promised to scripts.  Asks all of
 * primum.h, as any program could. */
#include "base/json.h"
#include "base/memory.h"
#include "check/coverage.h"
#include "play/events.h"

#include <stdlib.h>

#define LARGEST 1e308 /* stands for whatever is larger */

/* ---- Figures ------------------------------------------------------------- */

/* Whole where it is exact. */
static void put_count(struct json *map, const char *key,
                      struct primum_count count)
{
    double number = count.digits;

    for (uint32_t i = 0; i < count.zeros && number < LARGEST / 10; i++)
        number *= 10;
    if (count.zeros)
        json_put_real(map, key, count.zeros > 307 ? LARGEST : number);
    else
        json_put_whole(map, key, (int64_t)number);
}

static void put_length(struct json *map, const struct primum_figures *figures)
{
    json_put_whole(map, "states", (int64_t)figures->states);
    json_put_whole(map, "transitions", (int64_t)figures->transitions);
    json_put_flag(map, "endless", figures->endless);
    if (figures->endless)
        json_put_null(map, "paths");
    else
        put_count(map, "paths", figures->paths);
    if (figures->ends)
        json_put_whole(map, "shortest", figures->shortest);
    else
        json_put_null(map, "shortest");
    if (figures->ends && !figures->endless)
        json_put_whole(map, "longest", figures->longest);
    else
        json_put_null(map, "longest");
}

static struct json *ranges_json(const struct primum_scenario *words,
                                const struct primum_range *ranges)
{
    struct json *map = json_map();

    for (uint32_t g = 1; g <= words->gauge_count; g++) {
        const struct primum_gauge *gauge = &words->gauges[g];
        struct json *range = json_map();
        json_put_whole(range, "min", gauge->min);
        json_put_whole(range, "max", gauge->max);
        json_put_whole(range, "least", ranges[g].least);
        json_put_whole(range, "most", ranges[g].most);
        json_put(map, gauge->id, range);
    }
    return map;
}

static void put_spread(struct json *map, const char *key,
                       const struct primum_spread *spread)
{
    struct json *figures = json_map();

    json_put_whole(figures, "least", spread->least);
    json_put_whole(figures, "usual", spread->usual);
    json_put_whole(figures, "most", spread->most);
    json_put(map, key, figures);
}

static struct json *speakers_json(const struct primum_scenario *words,
                                  const struct primum_speaker *speakers)
{
    struct json *list = json_list();

    for (uint32_t p = 0; p <= words->person_count; p++) {
        struct json *speaker = json_map();
        json_put_text(speaker, "person", p ? words->people[p].id : NULL);
        json_put_whole(speaker, "words", speakers[p].words);
        json_put_real(speaker, "share", speakers[p].share);
        json_add(list, speaker);
    }
    return list;
}

static struct json *words_json(const struct primum_scenario *words,
                               const struct primum_figures *figures)
{
    struct json *map = json_map();

    json_put_whole(map, "story", figures->story);
    json_put_whole(map, "reasons", figures->reasons);
    json_put_whole(map, "conversations", figures->conversations);
    put_spread(map, "read", &figures->read);
    put_spread(map, "turn", &figures->turn);
    json_put(map, "speakers", speakers_json(words, figures->speakers));
    return map;
}

/* ---- What is shown ------------------------------------------------------- */

/* `scene`, but for an `anytime` choice, and `choice`. */
static struct json *choice_json(const struct primum_scenario *words,
                                uint32_t number)
{
    const struct primum_choice *choice = &words->choices[number];
    struct json *map = json_map();

    json_put_text(map, "scene", words->scenes[choice->scene].id);
    json_put_text(map, "choice", choice->id);
    return map;
}

static struct json *response_json(const struct primum_scenario *words,
                                  uint32_t number)
{
    uint32_t choice = words->responses[number].choice;
    struct json *map = choice_json(words, choice);

    json_put_whole(map, "response", number - words->choices[choice].response);
    return map;
}

static struct json *play_json(const struct primum_scenario *words,
                              const struct primum_playthrough *play)
{
    struct json *map = json_map(), *choices = json_list(), *shows = json_list();

    json_put_whole(map, "seed", (int64_t)play->seed);
    for (size_t i = 0; i < play->choice_count; i++)
        json_add(choices, json_text_of(words->choices[play->choices[i]].id));
    json_put(map, "choices", choices);
    for (size_t i = 0; i < play->response_count; i++)
        json_add(shows, response_json(words, play->responses[i]));
    json_put(map, "responses", shows);
    json_put_whole(map, "new", play->fresh);
    if (play->ending)
        json_put_text(map, "ending", words->endings[play->ending].id);
    else
        json_put_null(map, "ending");
    return map;
}

static struct json *glimpse_json(const struct primum_scenario *words,
                                 const struct primum_glimpse *glimpse)
{
    struct json *map = glimpse->response
                           ? response_json(words, glimpse->response)
                           : choice_json(words, glimpse->choice);
    char *state = primum_state_format(words, glimpse->state);

    json_put_text(map, "from", state);
    json_put_real(map, "chance", glimpse->chance);
    if (glimpse->drawn)
        json_put_whole(map, "seed", (int64_t)glimpse->seed);
    free(state);
    return map;
}

/* ---- What is not --------------------------------------------------------- */

static void add_choices(struct json *list,
                        const struct primum_coverage *coverage,
                        enum primum_meeting meeting)
{
    const struct primum_scenario *words = &coverage->scenario->words;

    for (uint32_t c = 1; c <= words->choice_count; c++)
        if (primum_coverage_meeting(coverage, PRIMUM_THING_CHOICE, c) ==
            meeting)
            json_add(list, choice_json(words, c));
}

static void add_responses(struct json *list,
                          const struct primum_coverage *coverage,
                          enum primum_meeting meeting)
{
    const struct primum_scenario *words = &coverage->scenario->words;

    for (uint32_t r = 1; r <= words->response_count; r++)
        if (primum_coverage_meeting(coverage, PRIMUM_THING_RESPONSE, r) ==
            meeting)
            json_add(list, response_json(words, r));
}

static void add_places(struct json *list,
                       const struct primum_coverage *coverage,
                       enum primum_meeting meeting)
{
    const struct primum_scenario *words = &coverage->scenario->words;
    uint32_t scenes = words->scene_count;

    for (place p = 1; p <= scenes + words->ending_count; p++) {
        bool ends = p > scenes;
        struct json *map;
        if (primum_coverage_meeting(
                coverage, ends ? PRIMUM_THING_ENDING : PRIMUM_THING_SCENE,
                ends ? p - scenes : p) != meeting)
            continue;
        map = json_map();
        json_put_text(map, ends ? "ending" : "scene",
                      place_id(coverage->scenario, p));
        json_add(list, map);
    }
}

/* Scenes and endings, choices, responses that are met like this. */
static struct json *missing_json(const struct primum_coverage *coverage,
                                 enum primum_meeting meeting)
{
    struct json *list = json_list();

    add_places(list, coverage, meeting);
    add_choices(list, coverage, meeting);
    add_responses(list, coverage, meeting);
    return list;
}

/* ---- The object ---------------------------------------------------------- */

static void put_plays(struct json *map, const struct primum_coverage *coverage)
{
    const struct primum_scenario *words = &coverage->scenario->words;
    struct json *plays = json_list(), *glimpses = json_list();
    const struct primum_playthrough *play;
    const struct primum_glimpse *glimpse;
    size_t count = primum_coverage_playthroughs(coverage, &play);
    size_t glimpse_count = primum_coverage_glimpses(coverage, &glimpse);

    for (size_t i = 0; i < count; i++)
        json_add(plays, play_json(words, &play[i]));
    for (size_t i = 0; i < glimpse_count; i++)
        json_add(glimpses, glimpse_json(words, &glimpse[i]));
    json_put(map, "playthroughs", plays);
    json_put(map, "glimpses", glimpses);
}

char *primum_json_coverage(const struct primum_coverage *coverage)
{
    const struct primum_scenario *words = &coverage->scenario->words;
    const struct primum_figures *figures = primum_coverage_figures(coverage);
    struct json *map = json_map();

    events_put_safe(map, "scenario", words->id);
    json_put_flag(map, "explored", coverage->explored);
    if (coverage->explored) {
        put_length(map, figures);
        json_put(map, "gauges", ranges_json(words, figures->ranges));
    }
    json_put(map, "words", words_json(words, figures));
    put_plays(map, coverage);
    if (coverage->explored)
        json_put(map, "never", missing_json(coverage, PRIMUM_MET_NEVER));
    else
        json_put(map, "unknown", missing_json(coverage, PRIMUM_MET_UNKNOWN));
    return json_line(map);
}
