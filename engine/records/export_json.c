/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An attempt as one object of JSON, key by key as promised to other programs
 * (docs/export.md).  What comes from the records is made safe; what comes from
 * a scenario was checked when it was loaded. */
#include "records/export.h"

#include "base/memory.h"
#include "impact/likely_json.h"
#include "play/events.h"
#include "records/instant.h"

#include <stdlib.h>

/* ---- Moves ---- */

static void put_offered(struct json *map, const struct primum_scenario *words,
                        const struct tale_event *event)
{
    struct json *list = json_list();

    for (size_t i = 0; i < event->offer_count; i++)
        json_add(list, json_text_of(words->choices[event->offers[i]].id));
    json_put(map, "offered", list);
}

static void put_response(struct json *map, const struct primum_scenario *words,
                         const struct primum_step *step)
{
    const struct primum_choice *choice = &words->choices[step->choice];
    const struct primum_response *response = &words->responses[step->response];

    json_put_whole(map, "response", step->response - choice->response);
    json_put_text(map, "response_title", response->title);
    json_put_real(map, "chance", step->chance);
    events_put_changes(map, words, step->before, step->after);
    events_put_entries(map, "practices", words->catalogue, choice->practices);
    events_put_entries(map, "harms", words->catalogue, response->harms);
    events_put_evidence(map, words->catalogue, choice->evidence);
}

static void put_choice(struct json *map, const struct primum_scenario *words,
                       const struct tale_event *event)
{
    const struct primum_step *step = &event->step;
    const struct primum_choice *choice = &words->choices[step->choice];

    json_put_whole(map, "step", (int64_t)step->number);
    json_put_text(map, "scene", words->scenes[step->scene].id);
    json_put_text(map, "scene_title", words->scenes[step->scene].title);
    json_put_text(map, "choice", choice->id);
    json_put_text(map, "say", choice->say);
    json_put_text(map, "do", choice->deed);
    json_put_flag(map, "anytime", !choice->scene);
    put_offered(map, words, event);
    if (step->response)
        put_response(map, words, step);
}

struct list_of {
    const struct tale *tale;
    struct json *list;
};

static void add_move(void *with, const struct tale_event *event)
{
    static const char *const kinds[] = {
        [TALE_CHOICE] = "choice",
        [TALE_REWIND] = "rewind",
        [TALE_SEED] = "seed",
    };
    const struct list_of *moves = with;
    struct json *map;

    if (event->kind > TALE_SEED)
        return;
    map = json_map();
    json_put_whole(map, "move", (int64_t)event->move);
    json_put_text(map, "kind", kinds[event->kind]);
    instant_put(map, "at", event->at);
    json_put_flag(map, "own", event->own);
    if (event->kind == TALE_CHOICE)
        put_choice(map, moves->tale->words, event);
    else
        json_put_whole(map, event->kind == TALE_SEED ? "seed" : "step",
                       (int64_t)event->value);
    json_add(moves->list, map);
}

/* ---- What the ids mean ---- */

/* What came up, by number. */
struct glossary {
    const struct primum_scenario *words;
    bool *entries, *choices;
};

static void note_entries(const struct glossary *glossary,
                         struct primum_list list)
{
    for (uint32_t i = 0; i < list.count; i++)
        glossary->entries[list.items[i]] = true;
}

static void note_move(void *with, const struct tale_event *event)
{
    const struct glossary *glossary = with;
    const struct primum_scenario *words = glossary->words;
    const struct primum_step *step = &event->step;

    if (event->kind != TALE_CHOICE)
        return;
    for (size_t i = 0; i < event->offer_count; i++)
        glossary->choices[event->offers[i]] = true;
    if (!step->response)
        return;
    note_entries(glossary, words->choices[step->choice].practices);
    note_entries(glossary, words->responses[step->response].harms);
}

static struct json *names_json(const struct glossary *glossary)
{
    const struct primum_catalogue *catalogue = glossary->words->catalogue;
    struct json *names = json_map();

    for (uint32_t n = 1; catalogue && n <= catalogue->entry_count; n++)
        if (glossary->entries[n])
            json_put_text(names, catalogue->entries[n].id,
                          catalogue->entries[n].name);
    return names;
}

/* "door/press", or "/check-in" of what is on offer anywhere. */
static void put_words(const struct glossary *glossary, uint32_t number,
                      struct json *phrases, struct json *deeds)
{
    const struct primum_scenario *words = glossary->words;
    const struct primum_choice *choice = &words->choices[number];
    struct text key = {0};

    text_format(&key, "%s/%s",
                choice->scene ? words->scenes[choice->scene].id : "",
                choice->id);
    json_put_text(phrases, key.bytes, export_words_of(choice));
    if (choice->deed)
        json_add(deeds, json_text_of(key.bytes));
    text_release(&key);
}

static void put_unless_empty(struct json *map, const char *key,
                             struct json *value)
{
    if (json_empty(value))
        json_free(value);
    else
        json_put(map, key, value);
}

static void put_glossary(struct json *map, const struct tale *tale)
{
    const struct primum_scenario *words = tale->words;
    size_t entries = words->catalogue ? words->catalogue->entry_count : 0;
    struct glossary glossary = {
        .words = words,
        .entries = memory_new((entries + 1) * sizeof(bool)),
        .choices = memory_new((words->choice_count + 1) * sizeof(bool)),
    };
    struct json *phrases = json_map(), *deeds = json_list();

    tale_tell(tale, note_move, &glossary);
    put_unless_empty(map, "names", names_json(&glossary));
    for (uint32_t n = 1; n <= words->choice_count; n++)
        if (glossary.choices[n])
            put_words(&glossary, n, phrases, deeds);
    put_unless_empty(map, "words", phrases);
    put_unless_empty(map, "deeds", deeds);
    free(glossary.choices);
    free(glossary.entries);
}

/* ---- What is told only if it is asked for ---- */

static void put_chances(struct json *map, const struct primum_scenario *words,
                        const struct primum_step *step)
{
    static const enum primum_opening order[] = {PRIMUM_OPENS, PRIMUM_STAYS,
                                                PRIMUM_CLOSES};
    struct json *chances = json_map();
    double values[3];

    primum_opening_chances(words, step->before, step->choice, values);
    for (size_t i = 0; i < 3; i++)
        json_put_real(chances, export_opening(order[i]), values[1 + order[i]]);
    json_put(map, "chances", chances);
}

static void add_prediction(void *with, const struct tale_event *event)
{
    const struct list_of *predictions = with;
    const struct primum_scenario *words = predictions->tale->words;
    const struct primum_prediction *said = event->prediction;

    if (!said || !event->step.response)
        return;
    struct json *map = json_map();
    json_put_whole(map, "move", (int64_t)said->move);
    export_put_lines(map, "hope", said->hope);
    if (said->sure) {
        json_put_text(map, "guess", export_opening(said->guess));
        json_put_whole(map, "sure", said->sure);
    }
    json_put_text(map, "went",
                  export_opening(primum_opening(words, event->step.before,
                                                event->step.after)));
    put_chances(map, words, &event->step);
    json_add(predictions->list, map);
}

static struct json *reflections_json(const struct tale *tale)
{
    const struct primum_reflection *written;
    size_t count = primum_record_reflections(tale->record, &written);
    struct json *list = json_list();

    for (size_t i = 0; i < count; i++) {
        struct json *map = json_map();
        instant_put(map, "at", written[i].at);
        export_put_lines(map, "question", written[i].question);
        export_put_lines(map, "answer", written[i].answer);
        json_add(list, map);
    }
    return list;
}

static void put_private(struct json *map, const struct tale *tale)
{
    struct list_of predictions = {tale, json_list()};

    tale_tell(tale, add_prediction, &predictions);
    json_put(map, "predictions", predictions.list);
    json_put(map, "reflections", reflections_json(tale));
}

/* ---- The attempt ---- */

static void put_beginning(struct json *map, const struct primum_attempt *was)
{
    events_put_safe(map, "id", was->id);
    events_put_safe(map, "scenario", was->scenario);
    events_put_safe(map, "title", was->title);
    events_put_safe(map, "sha256", was->sha256);
    if (was->catalogue_sha256)
        events_put_safe(map, "catalogue_sha256", was->catalogue_sha256);
    events_put_safe(map, "start", was->start);
    json_put_whole(map, "seed", (int64_t)was->seed);
    instant_put(map, "begun", was->begun);
    instant_put(map, "last", was->last);
}

static void put_manner(struct json *map, const struct tale *tale)
{
    const struct primum_attempt *was = tale->attempt;

    json_put_whole(map, "duration_ms", tale_duration(tale));
    json_put_text(map, "feedback", was->explains_last ? "end" : "now");
    json_put_flag(map, "predict", was->predicts);
    if (was->after)
        events_put_safe(map, "after", was->after);
    if (was->borrowed)
        json_put_whole(map, "borrowed", (int64_t)was->borrowed);
    json_put_text(map, "standing", export_standings[was->standing]);
    if (!was->ending)
        return;
    events_put_safe(map, "ending", was->ending);
    if (was->ending_title)
        events_put_safe(map, "ending_title", was->ending_title);
    json_put_text(map, "outcome", export_outcomes[was->outcome]);
}

static void put_state(struct json *map, const struct tale *tale)
{
    struct json *state = json_map();

    events_put_values(
        state, tale->words,
        primum_session_state(primum_record_session(tale->record)));
    json_put(map, "state", state);
}

static struct json *visits_json(const struct tale *tale)
{
    const struct primum_visit *visits;
    size_t count = primum_record_visits(tale->record, &visits);
    struct json *list = json_list();

    for (size_t i = 0; i < count; i++) {
        struct json *map = json_map();
        instant_put(map, "begun", visits[i].begun);
        instant_put(map, "ended", visits[i].ended);
        json_put_flag(map, "seen", visits[i].seen);
        json_add(list, map);
    }
    return list;
}

char *export_json(const struct tale *tale)
{
    struct json *map = json_map();
    struct list_of moves = {tale, json_list()};

    put_beginning(map, tale->attempt);
    put_manner(map, tale);
    put_state(map, tale);
    json_put(map, "visits", visits_json(tale));
    tale_tell(tale, add_move, &moves);
    json_put(map, "moves", moves.list);
    put_glossary(map, tale);
    if (tale->impact && tale->attempt->standing == PRIMUM_STANDING_ENDED) {
        struct json *debrief = json_map();
        likely_put_debrief(debrief, primum_record_session(tale->record),
                           tale->impact);
        json_put(map, "debrief", debrief);
    }
    if (tale->private)
        put_private(map, tale);
    return json_line(map);
}
