/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What changed, as JSON.  Asks all of primum.h, as any program could. */
#include "base/json.h"
#include "check/diff.h"
#include "play/events.h"

#include <stdlib.h>

/* ---- Changes ---- */

static const char *const kinds[] = {
    [PRIMUM_CHANGE_ADDED] = "added",     [PRIMUM_CHANGE_GONE] = "gone",
    [PRIMUM_CHANGE_RENAMED] = "renamed", [PRIMUM_CHANGE_EDITED] = "edited",
    [PRIMUM_CHANGE_ORDER] = "order",
};

static const char *const subjects[] = {
    [PRIMUM_SUBJECT_SCENARIO] = "scenario",
    [PRIMUM_SUBJECT_PERSON] = "person",
    [PRIMUM_SUBJECT_GAUGE] = "gauge",
    [PRIMUM_SUBJECT_SCENE] = "scene",
    [PRIMUM_SUBJECT_CHOICE] = "choice",
    [PRIMUM_SUBJECT_RESPONSE] = "response",
    [PRIMUM_SUBJECT_INTERRUPT] = "interrupt",
    [PRIMUM_SUBJECT_ENDING] = "ending",
    [PRIMUM_SUBJECT_CATALOGUE] = "catalogue",
    [PRIMUM_SUBJECT_ENTRY] = "entry",
    [PRIMUM_SUBJECT_EVIDENCE] = "evidence",
    [PRIMUM_SUBJECT_STYLE] = "style",
};

/* One version, and the number of the thing in it. */
struct part {
    const struct primum_scenario *words;
    uint32_t number;
};

static void put_choice(struct json *map, struct part choice)
{
    const struct primum_choice *row = &choice.words->choices[choice.number];

    if (row->scene)
        json_put_text(map, "scene", choice.words->scenes[row->scene].id);
    json_put_text(map, "choice", row->id);
}

/* Responses count from 0 in file order, as in the events of a conversation. */
static void put_response(struct json *map, struct part response)
{
    uint32_t choice = response.words->responses[response.number].choice;

    put_choice(map, (struct part){response.words, choice});
    json_put_whole(map, "response",
                   response.number - response.words->choices[choice].response);
}

static void put_number(struct json *map, struct part interrupt)
{
    if (interrupt.number)
        json_put_whole(map, "interrupt", interrupt.number - 1);
}

static void put_person(struct json *map, struct part person)
{
    json_put_text(map, "id", person.words->people[person.number].id);
}

static void put_gauge(struct json *map, struct part gauge)
{
    json_put_text(map, "id", gauge.words->gauges[gauge.number].id);
}

static void put_scene(struct json *map, struct part scene)
{
    json_put_text(map, "scene", scene.words->scenes[scene.number].id);
}

static void put_ending(struct json *map, struct part ending)
{
    json_put_text(map, "ending", ending.words->endings[ending.number].id);
}

static void put_entry(struct json *map, struct part entry)
{
    json_put_text(map, "id", entry.words->catalogue->entries[entry.number].id);
}

static void put_evidence(struct json *map, struct part evidence)
{
    json_put_text(map, "id",
                  evidence.words->catalogue->evidence[evidence.number].id);
}

static void put_style(struct json *map, struct part style)
{
    json_put_text(map, "id", style.words->catalogue->styles[style.number].id);
}

static void put_nothing(struct json *map, struct part part)
{
    (void)map;
    (void)part;
}

/* Where a change is, by the ids of the version after, or of the one before
 * where it is gone. */
static void put_where(struct json *map, const struct primum_diff *diff,
                      const struct primum_change *change)
{
    static void (*const puts[])(struct json *, struct part) = {
        [PRIMUM_SUBJECT_SCENARIO] = put_nothing,
        [PRIMUM_SUBJECT_PERSON] = put_person,
        [PRIMUM_SUBJECT_GAUGE] = put_gauge,
        [PRIMUM_SUBJECT_SCENE] = put_scene,
        [PRIMUM_SUBJECT_CHOICE] = put_choice,
        [PRIMUM_SUBJECT_RESPONSE] = put_response,
        [PRIMUM_SUBJECT_INTERRUPT] = put_number,
        [PRIMUM_SUBJECT_ENDING] = put_ending,
        [PRIMUM_SUBJECT_CATALOGUE] = put_nothing,
        [PRIMUM_SUBJECT_ENTRY] = put_entry,
        [PRIMUM_SUBJECT_EVIDENCE] = put_evidence,
        [PRIMUM_SUBJECT_STYLE] = put_style,
    };
    bool gone = !change->after;

    puts[change->subject](
        map, (struct part){gone ? &diff->before->words : &diff->after->words,
                           gone ? change->before : change->after});
}

/* The path of a catalogue may hold anything. */
static void put_said(struct json *map, const char *key,
                     const struct primum_change *change, const char *text)
{
    if (text && change->subject == PRIMUM_SUBJECT_CATALOGUE)
        events_put_safe(map, key, text);
    else
        json_put_text(map, key, text);
}

static struct json *change_json(const struct primum_diff *diff,
                                const struct primum_change *change)
{
    struct json *map = json_map();

    json_put_text(map, "change", kinds[change->kind]);
    json_put_text(map, "of", subjects[change->subject]);
    put_where(map, diff, change);
    json_put_text(map, "key", change->key);
    put_said(map, "was", change, change->was);
    put_said(map, "now", change, change->now);
    json_put_flag(map, "moves", change->moves);
    return map;
}

/* ---- The likely impact ---- */

static const char *goal_name(const struct primum_diff *diff,
                             const struct primum_shift *shift)
{
    static const char *const names[] = {
        [PRIMUM_GOAL_HELPED] = "helped",
        [PRIMUM_GOAL_MIXED] = "mixed",
        [PRIMUM_GOAL_HARMED] = "harmed",
        [PRIMUM_GOAL_UNHARMED] = "unharmed",
        [PRIMUM_GOAL_UNFINISHED] = "unfinished",
        [PRIMUM_GOAL_WORTH] = "worth",
    };

    if (shift->after.goal > PRIMUM_GOAL_ENDING)
        return diff->after->words
            .endings[shift->after.goal - PRIMUM_GOAL_ENDING]
            .id;
    if (shift->before.goal > PRIMUM_GOAL_ENDING)
        return diff->before->words
            .endings[shift->before.goal - PRIMUM_GOAL_ENDING]
            .id;
    return names[shift->after.goal];
}

static const char *policy_name(const struct primum_diff *diff,
                               const struct primum_shift *shift)
{
    static const char *const names[] = {
        [PRIMUM_POLICY_MAX] = "max",
        [PRIMUM_POLICY_MIN] = "min",
        [PRIMUM_POLICY_UNIFORM] = "uniform",
    };
    uint32_t policy = shift->after.policy;

    return policy <= PRIMUM_POLICY_STYLE
               ? names[policy]
               : diff->after->words.catalogue
                     ->styles[policy - PRIMUM_POLICY_STYLE]
                     .id;
}

static void put_values(struct json *map, const struct primum_shift *shift)
{
    json_put_real(map, "was", shift->was);
    json_put_real(map, "now", shift->now);
}

/* `reach` and `worth`, as in `impact --json`, each figure twice.  Questions
 * with one goal stand together. */
static void put_start(struct json *likely, const struct primum_diff *diff)
{
    struct json *reach = json_map(), *by_policy = NULL;
    const struct primum_shift *last = NULL, *shift;

    json_put(likely, "reach", reach);
    for (size_t i = 0; (shift = primum_diff_start(diff, i));
         last = shift, i++) {
        if (!last || last->after.goal != shift->after.goal ||
            last->before.goal != shift->before.goal) {
            by_policy = json_map();
            json_put(shift->after.goal == PRIMUM_GOAL_WORTH ? likely : reach,
                     goal_name(diff, shift), by_policy);
        }
        struct json *pair = json_map();
        put_values(pair, shift);
        json_put(by_policy, policy_name(diff, shift), pair);
    }
}

static struct json *moment_json(const struct primum_diff *diff,
                                const struct primum_shift *shift)
{
    const struct primum_scenario *words = &diff->after->words;
    struct json *map = json_map();
    char *at = primum_state_format(words, shift->at);

    json_put_text(map, "scene", words->scenes[shift->scene].id);
    if (shift->choice)
        json_put_text(map, "choice", words->choices[shift->choice].id);
    json_put_text(map, "at", at);
    json_put_text(map, "reach", goal_name(diff, shift));
    json_put_text(map, "policy", policy_name(diff, shift));
    put_values(map, shift);
    free(at);
    return map;
}

static struct json *likely_json(const struct primum_diff *diff)
{
    struct json *likely = json_map(), *moments = json_list();
    const struct primum_shift *shift;

    put_start(likely, diff);
    for (size_t i = 0; (shift = primum_diff_moment(diff, i)); i++)
        json_add(moments, moment_json(diff, shift));
    json_put(likely, "moments", moments);
    return likely;
}

/* ---- The whole ---- */

static struct json *version_json(const struct primum_scenario *words)
{
    struct json *map = json_map();

    events_put_safe(map, "path", words->path);
    json_put_text(map, "title", words->title);
    if (words->catalogue)
        events_put_safe(map, "catalogue", words->catalogue->path);
    return map;
}

char *primum_json_diff(const struct primum_diff *diff)
{
    struct json *map = json_map(), *changes = json_list();
    const struct primum_change *change;

    json_put(map, "old", version_json(&diff->before->words));
    json_put(map, "new", version_json(&diff->after->words));
    for (size_t i = 0; (change = primum_diff_change(diff, i)); i++)
        json_add(changes, change_json(diff, change));
    json_put(map, "changes", changes);
    json_put_flag(map, "moves", primum_diff_moves(diff));
    if (primum_diff_start(diff, 0))
        json_put(map, "likely", likely_json(diff));
    return json_line(map);
}
