/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a program would read of all this, as JSON: the events of `play --json`,
 * key by key as promised to scripts, lists of scenarios, and the catalogue.
 * Reads sessions through primum.h alone, as any program could; when an event
 * is due is for the caller to know. */
#include "play/events.h"

#include "base/digest.h"
#include "base/json.h"
#include "base/memory.h"
#include "base/text.h"
#include "primum.h"
#include "scenario/model.h"

#include <stdlib.h>
#include <string.h>

void events_put_safe(struct json *map, const char *key, const char *text)
{
    struct text safe = {0};

    text_add_safe(&safe, text, strlen(text));
    char *taken = text_take(&safe);
    json_put_text(map, key, taken);
    free(taken);
}

struct json *events_new(const char *name)
{
    struct json *event = json_map();

    json_put_text(event, "event", name);
    return event;
}

/* ---- What the events are made of ---- */

/* The lines that hold there.  `read` is one of the three readers of lines. */
typedef size_t lines_reader(const struct primum_scenario *, uint32_t,
                            const struct primum_state *, struct primum_line *);

static void put_lines(struct json *event, const struct primum_scenario *words,
                      lines_reader *read, uint32_t of,
                      const struct primum_state *state)
{
    struct primum_line *lines = memory_new(words->most_lines * sizeof *lines);
    size_t count = read(words, of, state, lines);
    struct json *list = json_list();

    for (size_t i = 0; i < count; i++) {
        struct json *line = json_map();
        if (lines[i].speaker)
            json_put_text(line, "speaker", words->people[lines[i].speaker].id);
        json_put_text(line, "text", lines[i].text);
        json_add(list, line);
    }
    free(lines);
    json_put(event, "lines", list);
}

static void put_value(struct json *map, const struct primum_gauge *gauge,
                      int32_t value)
{
    if (gauge->fact)
        json_put_flag(map, gauge->id, value != 0);
    else
        json_put_whole(map, gauge->id, value);
}

void events_put_values(struct json *map, const struct primum_scenario *words,
                       const struct primum_state *state)
{
    for (uint32_t g = 1; g <= words->gauge_count; g++)
        put_value(map, &words->gauges[g], primum_state_value(state, g));
}

static void put_state(struct json *event, const struct primum_scenario *words,
                      const struct primum_state *state)
{
    struct json *map = json_map();

    events_put_values(map, words, state);
    json_put(event, "state", map);
}

void events_put_changes(struct json *event, const struct primum_scenario *words,
                        const struct primum_state *before,
                        const struct primum_state *after)
{
    struct json *map = json_map();

    for (uint32_t g = 1; g <= words->gauge_count; g++) {
        int32_t was = primum_state_value(before, g);
        int32_t is = primum_state_value(after, g);
        if (is != was)
            put_value(map, &words->gauges[g],
                      words->gauges[g].fact ? is : is - was);
    }
    json_put(event, "changes", map);
}

void events_put_entries(struct json *map, const char *key,
                        const struct primum_catalogue *catalogue,
                        struct primum_list list)
{
    if (!list.count)
        return;
    struct json *ids = json_list();
    for (uint32_t i = 0; i < list.count; i++)
        json_add(ids, json_text_of(catalogue->entries[list.items[i]].id));
    json_put(map, key, ids);
}

void events_put_evidence(struct json *map,
                         const struct primum_catalogue *catalogue,
                         struct primum_list list)
{
    if (!list.count)
        return;
    struct json *ids = json_list();
    for (uint32_t i = 0; i < list.count; i++)
        json_add(ids, json_text_of(catalogue->evidence[list.items[i]].id));
    json_put(map, "evidence", ids);
}

/* ---- The events ---- */

char *primum_json_start(const struct primum_session *session)
{
    const struct primum_scenario *words = primum_session_scenario(session);
    struct json *event = events_new("start");
    char digest[DIGEST_HEX];

    digest_sha256(words->source, words->source_length, digest);
    events_put_safe(event, "scenario", words->id);
    json_put_text(event, "title", words->title);
    json_put_whole(event, "seed", (int64_t)primum_session_seed(session));
    json_put_text(event, "sha256", digest);
    return json_line(event);
}

char *primum_json_scene(struct primum_session *session)
{
    const struct primum_scenario *words = primum_session_scenario(session);
    const struct primum_state *state = primum_session_state(session);
    uint32_t scene = primum_state_scene(words, state);
    struct json *event = events_new("scene");

    json_put_whole(event, "step", (int64_t)primum_session_steps(session));
    json_put_text(event, "scene", words->scenes[scene].id);
    json_put_text(event, "title", words->scenes[scene].title);
    put_lines(event, words, primum_scene_lines, scene, state);
    put_state(event, words, state);
    return json_line(event);
}

char *primum_json_choices(struct primum_session *session)
{
    const struct primum_scenario *words = primum_session_scenario(session);
    struct json *event = events_new("choices"), *list = json_list();
    const uint32_t *choices;
    size_t count = primum_session_choices(session, &choices);

    for (size_t i = 0; i < count; i++) {
        const struct primum_choice *choice = &words->choices[choices[i]];
        struct json *map = json_map();
        json_put_whole(map, "number", (int64_t)i + 1);
        json_put_text(map, "id", choice->id);
        json_put_text(map, "say", choice->say);
        json_put_text(map, "do", choice->deed);
        json_put_flag(map, "anytime", !choice->scene);
        json_add(list, map);
    }
    json_put_whole(event, "step", (int64_t)primum_session_steps(session));
    json_put(event, "choices", list);
    return json_line(event);
}

char *primum_json_problem(const char *message)
{
    struct json *event = events_new("problem");

    events_put_safe(event, "message", message);
    return json_line(event);
}

/* An event about a step, which goes to *step; NULL if there is none. */
static struct json *step_event_new(const char *name,
                                   struct primum_session *session,
                                   size_t number, struct primum_step *step)
{
    if (!primum_session_step(session, number, step))
        return NULL;
    struct json *event = events_new(name);
    json_put_whole(event, "step", (int64_t)step->number);
    json_put_text(event, "choice",
                  primum_session_scenario(session)->choices[step->choice].id);
    return event;
}

char *primum_json_response(struct primum_session *session, size_t number)
{
    const struct primum_scenario *words = primum_session_scenario(session);
    struct primum_step step;
    struct json *event = step_event_new("response", session, number, &step);

    if (!event)
        return NULL;
    const struct primum_choice *choice = &words->choices[step.choice];
    json_put_whole(event, "response", step.response - choice->response);
    json_put_real(event, "chance", step.chance);
    put_lines(event, words, primum_response_lines, step.response, step.before);
    events_put_changes(event, words, step.before, step.after);
    put_state(event, words, step.after);
    json_put_text(event, "next",
                  place_id(scenario_of(words), step.after->place));
    return json_line(event);
}

struct json *events_impact(struct primum_session *session, size_t number)
{
    const struct primum_scenario *words = primum_session_scenario(session);
    struct primum_step step;
    struct json *event = step_event_new("impact", session, number, &step);

    if (!event)
        return NULL;
    const struct primum_choice *choice = &words->choices[step.choice];
    const struct primum_response *response = &words->responses[step.response];
    json_put_text(event, "intent", choice->intent);
    json_put_text(event, "impact", response->impact);
    json_put_text(event, "cue", response->cue);
    json_put_text(event, "why", response->why);
    json_put_text(event, "right_when", choice->right_when);
    json_put_text(event, "repair", response->repair);
    events_put_entries(event, "practices", words->catalogue, choice->practices);
    events_put_entries(event, "harms", words->catalogue, response->harms);
    events_put_evidence(event, words->catalogue, choice->evidence);
    return event;
}

char *primum_json_ending(struct primum_session *session)
{
    static const char *const outcomes[] = {
        [PRIMUM_HELPED] = "helped",
        [PRIMUM_MIXED] = "mixed",
        [PRIMUM_HARMED] = "harmed",
    };
    const struct primum_scenario *words = primum_session_scenario(session);
    const struct primum_state *state = primum_session_state(session);
    uint32_t number = primum_state_ending(words, state);
    const struct primum_ending *ending = &words->endings[number];
    struct json *event = events_new("ending");

    json_put_text(event, "ending", ending->id);
    json_put_text(event, "outcome", outcomes[ending->outcome]);
    json_put_text(event, "title", ending->title);
    put_lines(event, words, primum_ending_lines, number, state);
    json_put_text(event, "feedback", ending->feedback);
    json_put_text(event, "takeaway", ending->takeaway);
    put_state(event, words, state);
    return json_line(event);
}

char *primum_json_unfinished(const struct primum_session *session)
{
    static const char *const reasons[] = {
        [PRIMUM_TURN_DEAD_END] = "dead-end",
        [PRIMUM_TURN_NO_RESPONSE] = "no-response",
        [PRIMUM_TURN_SILENT_LOOP] = "silent-loop",
    };
    const char *reason = reasons[primum_session_turn(session)];
    struct json *event = events_new("unfinished");

    json_put_text(event, "reason", reason ? reason : "left");
    return json_line(event);
}

/* ---- A list of scenarios ---- */

struct json *events_scenario(const struct primum_scenario *words)
{
    static const char *const levels[] = {
        [PRIMUM_INTRO] = "intro",
        [PRIMUM_CORE] = "core",
        [PRIMUM_ADVANCED] = "advanced",
    };
    const struct primum_texts *notes = &words->content_notes;
    struct json *map = json_map();

    events_put_safe(map, "id", words->id);
    events_put_safe(map, "path", words->path);
    json_put_text(map, "title", words->title);
    json_put_text(map, "level", levels[words->level]);
    if (words->minutes)
        json_put_whole(map, "minutes", words->minutes);
    if (notes->count) {
        struct json *list = json_list();
        for (uint32_t i = 0; i < notes->count; i++)
            json_add(list, json_text_of(notes->items[i]));
        json_put(map, "content_notes", list);
    }
    return map;
}

char *primum_json_list(const struct primum_scenario *const *scenarios,
                       size_t count)
{
    struct json *list = json_list();

    for (size_t i = 0; i < count; i++)
        json_add(list, events_scenario(scenarios[i]));
    return json_line(list);
}

/* ---- The catalogue ---- */

static struct json *entry_json(const struct primum_catalogue *catalogue,
                               uint32_t number)
{
    const struct primum_entry *entry = &catalogue->entries[number];
    struct json *map = json_map();

    json_put_text(map, "kind",
                  entry->kind == PRIMUM_HARM ? "harm" : "practice");
    json_put_text(map, "id", entry->id);
    json_put_text(map, "name", entry->name);
    json_put_text(map, "about", entry->about);
    json_put_text(map, "sounds_like", entry->sounds_like);
    json_put_text(map, "beware", entry->beware);
    json_put_text(map, "practise", entry->practise);
    json_put_flag(map, "crisis", entry->crisis);
    events_put_evidence(map, catalogue, entry->evidence);
    return map;
}

static struct json *evidence_json(const struct primum_catalogue *catalogue,
                                  uint32_t number)
{
    const struct primum_evidence *evidence = &catalogue->evidence[number];
    struct json *map = json_map();

    json_put_text(map, "kind", "evidence");
    json_put_text(map, "id", evidence->id);
    json_put_text(map, "cite", evidence->cite);
    json_put_text(map, "finding", evidence->finding);
    json_put_text(map, "grade", (char[]){evidence->grade, '\0'});
    json_put_text(map, "limits", evidence->limits);
    json_put_text(map, "checked", evidence->checked);
    return map;
}

static struct json *style_json(const struct primum_catalogue *catalogue,
                               uint32_t number)
{
    const struct primum_style *style = &catalogue->styles[number];
    struct json *map = json_map(), *weights = json_map();

    json_put_text(map, "kind", "style");
    json_put_text(map, "id", style->id);
    json_put_text(map, "name", style->name);
    json_put_text(map, "about", style->about);
    json_put_flag(map, "simple", style->simple);
    for (uint32_t i = 0; i < style->weight_count; i++)
        json_put_whole(weights, catalogue->entries[style->weights[i].entry].id,
                       style->weights[i].weight);
    json_put(map, "weights", weights);
    json_put_whole(map, "otherwise", style->otherwise);
    return map;
}

static struct json *whole_json(const struct primum_catalogue *catalogue)
{
    struct json *map = json_map();
    struct json *kinds[] = {
        [PRIMUM_PRACTICE] = json_list(),
        [PRIMUM_HARM] = json_list(),
    };
    struct json *evidence = json_list(), *styles = json_list();

    for (uint32_t i = 1; i <= catalogue->entry_count; i++)
        json_add(kinds[catalogue->entries[i].kind], entry_json(catalogue, i));
    for (uint32_t i = 1; i <= catalogue->evidence_count; i++)
        json_add(evidence, evidence_json(catalogue, i));
    for (uint32_t i = 1; i <= catalogue->style_count; i++)
        json_add(styles, style_json(catalogue, i));
    json_put(map, "practices", kinds[PRIMUM_PRACTICE]);
    json_put(map, "harms", kinds[PRIMUM_HARM]);
    json_put(map, "evidence", evidence);
    json_put(map, "styles", styles);
    return map;
}

char *primum_json_catalogue(const struct primum_catalogue *catalogue,
                            const char *id)
{
    if (!id)
        return json_line(whole_json(catalogue));
    uint32_t number = primum_entry_find(catalogue, id);
    if (number)
        return json_line(entry_json(catalogue, number));
    number = primum_evidence_find(catalogue, id);
    return number ? json_line(evidence_json(catalogue, number)) : NULL;
}
