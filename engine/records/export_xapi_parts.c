/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ids, activities and values of xAPI statements, and how a statement is put
 * together.  Knows no conversation: what is stated, and when, is known to
 * export_xapi.c.
 *
 * A statement that was sent once may be sent again at any time: so its id, and
 * all that is in it, follow from what was kept up to what it states, and from
 * nothing that came later. */
#include "records/export_xapi.h"

#include "base/digest.h"
#include "play/events.h"
#include "records/id.h"
#include "records/instant.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define ADL "http://adlnet.gov/expapi/"

static const struct {
    const char *iri, *name;
} verbs[] = {
    [XAPI_INITIALIZED] = {ADL "verbs/initialized", "initialized"},
    [XAPI_ANSWERED] = {ADL "verbs/answered", "answered"},
    [XAPI_WENT_BACK] = {XAPI_OWN "went-back", "went back"},
    [XAPI_PREDICTED] = {XAPI_OWN "predicted", "predicted"},
    [XAPI_COMMENTED] = {ADL "verbs/commented", "commented"},
    [XAPI_SUSPENDED] = {ADL "verbs/suspended", "suspended"},
    [XAPI_RESUMED] = {ADL "verbs/resumed", "resumed"},
    [XAPI_COMPLETED] = {ADL "verbs/completed", "completed"},
    [XAPI_TERMINATED] = {ADL "verbs/terminated", "terminated"},
};

/* ---- Values ---- */

static size_t run_of(const char *text, int (*is)(int))
{
    size_t length = 0;

    while (is((unsigned char)text[length]))
        length++;
    return length;
}

/* A language, and perhaps its script and region: what every program takes. */
const char *xapi_language(const struct primum_scenario *words)
{
    const char *at = words->language;
    size_t run = run_of(at, isalpha);

    if (run < 2 || run > 3)
        return "und";
    at += run;
    if (*at == '-' && run_of(at + 1, isalpha) == 4)
        at += 5;
    if (*at == '-' && run_of(at + 1, isalpha) == 2)
        at += 3;
    else if (*at == '-' && run_of(at + 1, isdigit) == 3)
        at += 4;
    return *at ? "und" : words->language;
}

static void put_words_in(struct json *map, const char *key,
                         const char *language, const char *words)
{
    struct json *languages;

    if (!words || !*words)
        return;
    languages = json_map();
    export_put_lines(languages, language, words);
    json_put(map, key, languages);
}

void xapi_put_words(struct json *map, const char *key, const struct tale *tale,
                    const char *words)
{
    put_words_in(map, key, xapi_language(tale->words), words);
}

void xapi_put_chance(struct json *map, const char *key, double chance)
{
    json_put_real(map, key, (double)(int64_t)(chance * 1e6 + 0.5) / 1e6);
}

void xapi_put_duration(struct json *map, const char *key, int64_t duration)
{
    long long hundredths = (long long)(duration < 0 ? 0 : duration) / 10;
    struct text text = {0};

    text_format(&text, "PT%lldH%lldM%lld.%02lldS", hundredths / 360000,
                hundredths / 6000 % 60, hundredths / 100 % 60,
                hundredths % 100);
    json_put_text(map, key, text.bytes);
    text_release(&text);
}

/* ---- Ids ---- */

/* Part of an IRI: all but letters, digits and three signs is escaped. */
static void put_part(struct text *iri, const char *part)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
                                "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._";

    for (; *part; part++)
        if (strchr(plain, *part))
            text_add(iri, part, 1);
        else
            text_format(iri, "%%%02X", (unsigned)(unsigned char)*part);
}

/* urn:primum:KIND:SCENARIO:SHA256 */
static void put_scenario_iri(struct text *iri, const char *kind,
                             const struct primum_attempt *attempt)
{
    text_format(iri, "urn:primum:%s:", kind);
    put_part(iri, attempt->scenario);
    text_put(iri, ":");
    put_part(iri, attempt->sha256);
}

static void put_statement_id(struct json *map, const struct tale *tale,
                             const struct xapi_statement *statement)
{
    struct text name = {0};
    char id[PRIMUM_ATTEMPT_ID];

    text_format(&name, "%s\n%s\n%s", tale->attempt->id,
                verbs[statement->verb].iri, statement->which);
    id_made_of(name.bytes, id);
    text_release(&name);
    json_put_text(map, "id", id);
}

/* ---- Activities ---- */

static struct json *activity_new(struct text *iri, struct json *definition)
{
    struct json *map = json_map();
    char *id = text_take(iri);

    json_put_text(map, "objectType", "Activity");
    json_put_text(map, "id", id);
    if (definition)
        json_put(map, "definition", definition);
    free(id);
    return map;
}

struct json *xapi_scenario(const struct tale *tale, bool whole)
{
    struct json *definition = whole ? json_map() : NULL;
    struct text iri = {0};

    put_scenario_iri(&iri, "scenario", tale->attempt);
    if (whole) {
        xapi_put_words(definition, "name", tale, tale->words->title);
        xapi_put_words(definition, "description", tale, tale->words->summary);
        json_put_text(definition, "type", ADL "activities/simulation");
    }
    return activity_new(&iri, definition);
}

static struct json *choices_json(const struct tale *tale,
                                 const struct tale_event *event)
{
    struct json *list = json_list();

    for (size_t i = 0; i < event->offer_count; i++) {
        const struct primum_choice *choice =
            &tale->words->choices[event->offers[i]];
        struct json *map = json_map();
        json_put_text(map, "id", choice->id);
        xapi_put_words(map, "description", tale, export_words_of(choice));
        json_add(list, map);
    }
    return list;
}

/* A moment is a scene, and what is on offer in it: where something else is, it
 * is another activity, for an activity has one definition. */
static void put_moment_iri(struct text *iri, const struct tale *tale,
                           const struct tale_event *event)
{
    char hex[DIGEST_HEX];
    struct text offered = {0};

    for (size_t i = 0; i < event->offer_count; i++)
        text_format(&offered, "%s\n",
                    tale->words->choices[event->offers[i]].id);
    digest_sha256(offered.bytes, offered.length, hex);
    text_release(&offered);
    put_scenario_iri(iri, "moment", tale->attempt);
    text_put(iri, ":");
    put_part(iri, tale->words->scenes[event->step.scene].id);
    text_format(iri, ":%.16s", hex);
}

struct json *xapi_moment(const struct tale *tale,
                         const struct tale_event *event)
{
    const struct primum_scene *scene = &tale->words->scenes[event->step.scene];
    struct json *definition = json_map();
    struct text iri = {0};

    put_moment_iri(&iri, tale, event);
    xapi_put_words(definition, "name", tale,
                   scene->title ? scene->title : scene->id);
    json_put_text(definition, "type", ADL "activities/cmi.interaction");
    json_put_text(definition, "interactionType", "choice");
    json_put(definition, "choices", choices_json(tale, event));
    return activity_new(&iri, definition);
}

static void add_tags(struct json *list, const struct tale *tale,
                     struct primum_list tags)
{
    static const char *const kinds[] = {
        [PRIMUM_PRACTICE] = "practice",
        [PRIMUM_HARM] = "harm",
    };

    for (uint32_t i = 0; i < tags.count; i++) {
        const struct primum_entry *entry =
            &tale->words->catalogue->entries[tags.items[i]];
        struct json *definition = json_map();
        struct text iri = {0}, type = {0};
        text_format(&iri, "urn:primum:%s:", kinds[entry->kind]);
        put_part(&iri, entry->id);
        text_format(&type, XAPI_OWN "%s", kinds[entry->kind]);
        xapi_put_words(definition, "name", tale, entry->name);
        json_put_text(definition, "type", type.bytes);
        json_add(list, activity_new(&iri, definition));
        text_release(&type);
    }
}

struct json *xapi_tags(const struct tale *tale, const struct primum_step *step)
{
    static const struct primum_list none;
    struct primum_list practices = tale->words->choices[step->choice].practices;
    struct primum_list harms =
        step->response ? tale->words->responses[step->response].harms : none;
    struct json *list;

    if (!practices.count && !harms.count)
        return NULL;
    list = json_list();
    add_tags(list, tale, practices);
    add_tags(list, tale, harms);
    return list;
}

/* ---- A statement ---- */

/* Nobody's name: an account that only this computer has. */
static struct json *actor_json(const struct tale *tale)
{
    struct json *actor = json_map(), *account = json_map();

    json_put_text(account, "homePage", "urn:primum:trainee");
    events_put_safe(account, "name", tale->trainee);
    json_put_text(actor, "objectType", "Agent");
    json_put(actor, "account", account);
    return actor;
}

static struct json *verb_json(enum xapi_verb verb)
{
    struct json *map = json_map();

    json_put_text(map, "id", verbs[verb].iri);
    put_words_in(map, "display", "en", verbs[verb].name);
    return map;
}

static struct json *list_of_one(struct json *value)
{
    struct json *list = json_list();

    json_add(list, value);
    return list;
}

/* What is around the part of a scenario that a statement is about. */
static struct json *around_json(const struct tale *tale,
                                const struct xapi_statement *statement)
{
    struct json *map = json_map();

    json_put(map, "parent", list_of_one(xapi_scenario(tale, false)));
    if (statement->category)
        json_put(map, "category", statement->category);
    return map;
}

static struct json *context_json(const struct tale *tale,
                                 const struct xapi_statement *statement)
{
    struct json *map = json_map();

    events_put_safe(map, "registration", tale->attempt->id);
    if (statement->object)
        json_put(map, "contextActivities", around_json(tale, statement));
    json_put_text(map, "platform", "Primum");
    json_put_text(map, "language", xapi_language(tale->words));
    if (statement->more)
        json_put(map, "extensions", statement->more);
    return map;
}

void xapi_add(struct text *text, const struct tale *tale,
              const struct xapi_statement *statement)
{
    struct json *map = json_map();

    put_statement_id(map, tale, statement);
    instant_put(map, "timestamp", statement->at);
    json_put(map, "actor", actor_json(tale));
    json_put(map, "verb", verb_json(statement->verb));
    json_put(map, "object",
             statement->object ? statement->object : xapi_scenario(tale, true));
    if (statement->result)
        json_put(map, "result", statement->result);
    json_put(map, "context", context_json(tale, statement));
    char *line = json_line(map);
    text_put(text, line);
    text_put(text, "\n");
    free(line);
}
