/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A report as SARIF 2.1.0, the format in which tools that look for faults tell
 * other tools.  Knows that format, and how a path becomes a URI.
 *
 * What we say has more parts than a result there has: the help stands in the
 * message behind the sentence, for that is what is shown everywhere; the way to
 * a moment, too, and once more among the `properties`, for programs. */
#include "base/code.h"
#include "base/digest.h"
#include "base/json.h"
#include "base/report_entry.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

static const char schema[] = "https://json.schemastore.org/sarif-2.1.0.json";

/* Where in its list each rule and artifact stands. */
struct sarif {
    const struct primum_report *report;
    uint32_t rules[CODE_COUNT]; /* from 1; 0: the code was not found */
};

static struct json *text_message(const char *string)
{
    struct json *message = json_map();

    json_put_text(message, "text", string);
    return message;
}

/* ---- Places ---- */

/* RFC 3986: all but what is unreserved is written as bytes in hexadecimal, so
 * that no byte of a path means anything else.  A relative path stays one. */
static char *uri_of(const char *path)
{
    static const char kept[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                               "abcdefghijklmnopqrstuvwxyz"
                               "0123456789-._~/";
    struct text uri = {0};

    if (*path == '/')
        text_put(&uri, "file://");
    while (*path) {
        size_t length = strspn(path, kept);
        text_add(&uri, path, length);
        path += length;
        if (*path)
            text_format(&uri, "%%%02X", (unsigned)(unsigned char)*path++);
    }
    return text_take(&uri);
}

static struct json *artifact_location(const struct report_part *part)
{
    struct json *location = json_map();
    char *uri = uri_of(part->path);

    json_put_text(location, "uri", uri);
    free(uri);
    return location;
}

static struct json *region(uint32_t line, uint32_t column, uint32_t end_line,
                           uint32_t end_column)
{
    struct json *region = json_map();

    json_put_whole(region, "startLine", line);
    json_put_whole(region, "startColumn", column);
    json_put_whole(region, "endLine", end_line);
    json_put_whole(region, "endColumn", end_column);
    return region;
}

/* A place in the artifact of that number; takes the region over (NULL: all of
 * the file). */
static struct json *location(const struct sarif *sarif, uint32_t artifact,
                             struct json *region)
{
    struct json *location = json_map(), *physical = json_map();
    struct json *file = artifact_location(&sarif->report->parts[artifact]);

    json_put_whole(file, "index", artifact);
    json_put(physical, "artifactLocation", file);
    if (region)
        json_put(physical, "region", region);
    json_put(location, "physicalLocation", physical);
    return location;
}

static struct json *list_of(struct json *item)
{
    struct json *list = json_list();

    json_add(list, item);
    return list;
}

static struct json *artifacts(const struct sarif *sarif)
{
    struct json *list = json_list();

    for (uint32_t i = 0; i < sarif->report->count; i++) {
        struct json *artifact = json_map();
        json_put(artifact, "location",
                 artifact_location(&sarif->report->parts[i]));
        json_put(artifact, "roles", list_of(json_text_of("analysisTarget")));
        json_add(list, artifact);
    }
    return list;
}

/* ---- Rules: the codes that occur, in the order of the table ---- */

/* Its page without the links at its end, which lead nowhere from there. */
static struct json *help_of(enum code code)
{
    const char *page = primum_code_page(code_name(code));
    const char *end = strstr(page, "\n## See also");
    struct text text = {0};

    text_add(&text, page, end ? (size_t)(end - page) : strlen(page));
    struct json *help = text_message(text.bytes);
    json_put_text(help, "markdown", text.bytes);
    text_release(&text);
    return help;
}

static struct json *rule(enum code code)
{
    struct json *rule = json_map(), *level = json_map();
    char *meaning = primum_code_meaning(code_name(code));
    char *about = code_about(code);

    /* Its `level` is the same word as ours for how grave it is. */
    json_put_text(rule, "id", code_name(code));
    json_put(rule, "shortDescription", text_message(meaning));
    json_put(rule, "fullDescription", text_message(about));
    json_put(rule, "help", help_of(code));
    json_put_text(level, "level", severity_name(code_severity(code)));
    json_put(rule, "defaultConfiguration", level);
    free(about);
    free(meaning);
    return rule;
}

static struct json *rules(struct sarif *sarif)
{
    struct json *list = json_list();
    uint32_t count = 0;

    for (uint32_t i = 0; i < sarif->report->count; i++)
        for (uint32_t k = 0; k < sarif->report->parts[i].count; k++) {
            const struct report_entry *entry =
                sarif->report->parts[i].entries[k];
            sarif->rules[code_find(entry->told.code)] = 1;
        }
    for (enum code code = CODE_YAML; code < CODE_COUNT; code++)
        if (sarif->rules[code]) {
            sarif->rules[code] = ++count;
            json_add(list, rule(code));
        }
    return list;
}

static struct json *tool(struct sarif *sarif)
{
    struct json *tool = json_map(), *driver = json_map();

    json_put_text(driver, "name", "Primum");
    json_put_text(driver, "version", PRIMUM_VERSION);
    json_put_text(driver, "semanticVersion", PRIMUM_VERSION);
    json_put(driver, "rules", rules(sarif));
    json_put(tool, "driver", driver);
    return tool;
}

/* ---- Results ---- */

/* Adds a sentence of ours, which begins small and has no full stop. */
static void add_sentence(struct text *text, const char *lead,
                         const char *sentence)
{
    char first = *sentence;

    if (!*lead && first >= 'a' && first <= 'z')
        first = (char)(first - 'a' + 'A');
    text_put(text, lead);
    text_add(text, &first, 1);
    text_format(text, "%s.", sentence + 1);
}

static struct json *message_of(const struct primum_diagnostic *told)
{
    struct text text = {0};

    add_sentence(&text, "", told->message);
    if (told->how)
        add_sentence(&text, " The way there: ", told->how);
    add_sentence(&text, " What to do: ", told->help);
    struct json *message = text_message(text.bytes);
    text_release(&text);
    return message;
}

/* What stays the same when the file grows above it: the code, what is said, the
 * text of the line, and how many of the same stand before it. */
static struct json *fingerprints(const struct report_part *part, uint32_t at)
{
    const struct report_entry *entry = part->entries[at];
    struct json *map = json_map();
    struct text text = {0};
    char hex[DIGEST_HEX];
    unsigned same = 1;

    for (uint32_t i = 0; i < at; i++)
        same += part->entries[i]->told.code == entry->told.code &&
                !strcmp(part->entries[i]->message, entry->message);
    text_format(&text, "%s\n%s\n%s\n", entry->told.code, entry->message,
                entry->excerpt.line ? entry->excerpt.text : "");
    digest_sha256(text.bytes, text.length, hex);
    text_release(&text);
    text_format(&text, "%.16s:%u", hex, same);
    json_put_text(map, "line/v1", text.bytes);
    text_release(&text);
    return map;
}

static struct json *properties(const struct primum_diagnostic *told)
{
    struct json *map = json_map();

    json_put_text(map, "help", told->help);
    json_put_text(map, "how", told->how);
    json_put_text(map, "from", told->from);
    return map;
}

static struct json *related(const struct sarif *sarif, uint32_t artifact,
                            const struct primum_diagnostic *told)
{
    struct json *place =
        location(sarif, artifact,
                 region(told->other_line, told->other_column,
                        told->other_end_line, told->other_end_column));

    json_put(place, "message", text_message(told->other));
    return list_of(place);
}

static struct json *result(const struct sarif *sarif, uint32_t artifact,
                           uint32_t at)
{
    const struct report_part *part = &sarif->report->parts[artifact];
    const struct primum_diagnostic *told = &part->entries[at]->told;
    struct json *result = json_map();

    json_put_text(result, "ruleId", told->code);
    json_put_whole(result, "ruleIndex",
                   (int64_t)sarif->rules[code_find(told->code)] - 1);
    json_put_text(result, "level", severity_name(told->severity));
    json_put(result, "message", message_of(told));
    json_put(result, "locations",
             list_of(location(sarif, artifact,
                              region(told->line, told->column, told->end_line,
                                     told->end_column))));
    if (told->other)
        json_put(result, "relatedLocations", related(sarif, artifact, told));
    json_put(result, "partialFingerprints", fingerprints(part, at));
    json_put(result, "properties", properties(told));
    return result;
}

static struct json *results(const struct sarif *sarif)
{
    struct json *list = json_list();

    for (uint32_t i = 0; i < sarif->report->count; i++)
        for (uint32_t k = 0; k < sarif->report->parts[i].count; k++)
            json_add(list, result(sarif, i, k));
    return list;
}

/* ---- What the run itself has to say ---- */

static struct json *notification(const char *sentence,
                                 enum primum_severity severity)
{
    struct json *notification = json_map();

    json_put_text(notification, "level", severity_name(severity));
    json_put(notification, "message", text_message(sentence));
    return notification;
}

/* A trouble quotes paths, which may hold anything. */
static struct json *trouble(const char *sentence)
{
    struct text safe = {0};

    text_add_safe(&safe, sentence, strlen(sentence));
    struct json *said = notification(safe.bytes, PRIMUM_ERROR);
    text_release(&safe);
    return said;
}

static struct json *hidden(const struct sarif *sarif, uint32_t artifact)
{
    struct text text = {0};

    text_format(&text, "%zu more found in this file, and not shown.",
                report_hidden(&sarif->report->parts[artifact]));
    struct json *said = notification(text.bytes, PRIMUM_WARNING);
    json_put(said, "locations", list_of(location(sarif, artifact, NULL)));
    text_release(&text);
    return said;
}

static struct json *invocation(const struct sarif *sarif)
{
    const struct primum_report *report = sarif->report;
    struct json *invocation = json_map(), *said = json_list();

    for (uint32_t i = 0; i < report->trouble_count; i++)
        json_add(said, trouble(report->troubles[i]));
    for (uint32_t i = 0; i < report->count; i++)
        if (report_hidden(&report->parts[i]))
            json_add(said, hidden(sarif, i));
    json_put_flag(invocation, "executionSuccessful", !report->trouble_count);
    json_put(invocation, "toolExecutionNotifications", said);
    return invocation;
}

/* ---- All of it ---- */

char *report_sarif(const struct primum_report *report)
{
    struct sarif sarif = {.report = report};
    struct json *log = json_map(), *run = json_map();
    struct text out = {0};

    json_put(run, "tool", tool(&sarif));
    json_put(run, "invocations", list_of(invocation(&sarif)));
    json_put_text(run, "columnKind", "unicodeCodePoints");
    json_put(run, "artifacts", artifacts(&sarif));
    json_put(run, "results", results(&sarif));
    json_put_text(log, "$schema", schema);
    json_put_text(log, "version", "2.1.0");
    json_put(log, "runs", list_of(run));
    char *line = json_line(log);
    text_format(&out, "%s\n", line);
    free(line);
    return text_take(&out);
}
