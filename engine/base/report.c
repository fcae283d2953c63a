/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The gathering of what is wrong.  Does not know how a report looks. */
#include "base/report.h"

#include "base/memory.h"
#include "base/report_entry.h"
#include "base/text.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define SENTENCE_MAX 300 /* bytes; names that are quoted may be long */
#define WAY_MAX 4000     /* of the way to a moment, or of its state */

const char *severity_name(enum primum_severity severity)
{
    static const char *const names[] = {
        [PRIMUM_ERROR] = "error",
        [PRIMUM_WARNING] = "warning",
        [PRIMUM_NOTE] = "note",
    };

    return names[severity];
}

/* ---- Life ---- */

struct primum_report *primum_report_new(void)
{
    return memory_new(sizeof(struct primum_report));
}

static void entry_free(struct report_entry *entry)
{
    free(entry->message);
    free(entry->help);
    free(entry->label);
    free(entry->remark_label);
    free(entry->how);
    free(entry->from);
    free(entry->fix);
    free(entry->was);
    excerpt_release(&entry->excerpt);
    excerpt_release(&entry->remark);
    free(entry);
}

void primum_report_free(struct primum_report *report)
{
    if (!report)
        return;
    for (uint32_t i = 0; i < report->count; i++) {
        struct report_part *part = &report->parts[i];
        for (uint32_t k = 0; k < part->count; k++)
            entry_free(part->entries[k]);
        free(part->entries);
        free(part->path);
        free(part->safe_path);
    }
    for (uint32_t i = 0; i < report->trouble_count; i++)
        free(report->troubles[i]);
    free(report->parts);
    free(report->troubles);
    free(report);
}

/* ---- Gathering ---- */

/* The part of a source; NULL if nothing was found in it so far.  From the
 * back, for it is mostly the last. */
static struct report_part *part_find(const struct primum_report *report,
                                     const char *path)
{
    for (uint32_t i = report->count; i-- > 0;)
        if (!strcmp(report->parts[i].path, path))
            return &report->parts[i];
    return NULL;
}

static char *safe_copy(const char *string)
{
    struct text text = {0};

    text_add_safe(&text, string, strlen(string));
    return text_take(&text);
}

/* The same; where nothing was found so far, a new one. */
static struct report_part *part_of(struct primum_report *report,
                                   const char *path)
{
    struct report_part *part = part_find(report, path);

    if (part)
        return part;
    report->parts =
        memory_more(report->parts, report->count, sizeof *report->parts);
    part = &report->parts[report->count++];
    part->path = memory_text(path, strlen(path));
    part->safe_path = safe_copy(path);
    return part;
}

/* A text, safe, and cut if it is longer than `most` bytes; NULL stays NULL. */
static char *cut_text(const char *string, size_t most)
{
    struct text text = {0};

    if (!string)
        return NULL;
    size_t length = strnlen(string, most + 1);
    bool cut = length > most;
    if (cut)
        length = most;
    while (cut && length && (string[length] & 0xc0) == 0x80)
        length--;
    text_add_safe(&text, string, length);
    if (cut)
        text_put(&text, "\xe2\x80\xa6");
    return text_take(&text);
}

static char *sentence(const char *string)
{
    return cut_text(string, SENTENCE_MAX);
}

/* What stands there is kept, too: a file may change before it is mended. */
static void take_fix(struct report_entry *entry, struct source *source,
                     const struct finding *finding)
{
    if (!finding->fix)
        return;
    size_t start = source_offset(source, finding->span.start);
    size_t end = source_offset(source, finding->span.end);
    size_t length = strlen(finding->was);

    if (end < start || end - start != length ||
        memcmp(source->text + start, finding->was, length) != 0)
        return;
    entry->fix = memory_text(finding->fix, strlen(finding->fix));
    entry->was = memory_text(finding->was, length);
}

static struct report_entry *entry_new(const struct report_part *part,
                                      struct source *source,
                                      const struct finding *finding)
{
    struct report_entry *entry = memory_new(sizeof *entry);
    const struct span *span = &finding->span;

    entry->message = sentence(finding->message);
    entry->help = sentence(finding->help);
    entry->label = sentence(finding->label);
    entry->remark_label = sentence(finding->remark.label);
    entry->how = cut_text(finding->how, WAY_MAX);
    if (finding->from && strlen(finding->from) <= WAY_MAX)
        entry->from = safe_copy(finding->from);
    take_fix(entry, source, finding);
    entry->told = (struct primum_diagnostic){
        .path = part->safe_path,
        .line = span->start.line,
        .column = span->start.column,
        .end_line = span->end.line,
        .end_column = span->end.column,
        .severity = code_severity(finding->code),
        .code = code_name(finding->code),
        .message = entry->message,
        .help = entry->help,
        .how = entry->how,
        .from = entry->from,
        .fix = entry->fix,
    };
    excerpt_init(&entry->excerpt, source, span, true);
    if (!finding->remark.label)
        return entry;
    entry->told.other = entry->remark_label;
    entry->told.other_line = finding->remark.span.start.line;
    entry->told.other_column = finding->remark.span.start.column;
    entry->told.other_end_line = finding->remark.span.end.line;
    entry->told.other_end_column = finding->remark.span.end.column;
    excerpt_init(&entry->remark, source, &finding->remark.span, false);
    return entry;
}

static bool stands_before(const struct report_entry *a,
                          const struct report_entry *b)
{
    if (a->told.line != b->told.line)
        return a->told.line < b->told.line;
    return a->told.column < b->told.column;
}

/* Puts it where it belongs; behind those of the same position. */
static void entry_insert(struct report_part *part, struct report_entry *entry)
{
    part->entries =
        memory_more(part->entries, part->count, sizeof *part->entries);
    uint32_t at = part->count++;
    for (; at && stands_before(entry, part->entries[at - 1]); at--)
        part->entries[at] = part->entries[at - 1];
    part->entries[at] = entry;
}

/* The last entry that is less grave, counted from 1; 0: there is none. */
static uint32_t less_grave(const struct report_part *part,
                           enum primum_severity severity)
{
    uint32_t at = part->count;

    while (at && part->entries[at - 1]->told.severity <= severity)
        at--;
    return at;
}

/* Is there room for one more, if need be in place of one that matters less? */
static bool has_room(const struct report_part *part,
                     enum primum_severity severity)
{
    return part->count < REPORT_SHOWN || less_grave(part, severity) > 0;
}

static void make_room(struct report_part *part, enum primum_severity severity)
{
    if (part->count < REPORT_SHOWN)
        return;
    uint32_t at = less_grave(part, severity) - 1;
    entry_free(part->entries[at]);
    memmove(&part->entries[at], &part->entries[at + 1],
            (--part->count - at) * sizeof *part->entries);
}

void report_add(struct primum_report *report, struct source *source,
                const struct finding *finding)
{
    struct report_part *part = part_of(report, source->path);
    enum primum_severity severity = code_severity(finding->code);

    assert(finding->message && finding->help);
    part->found[severity]++;
    if (!has_room(part, severity))
        return;
    make_room(part, severity);
    entry_insert(part, entry_new(part, source, finding));
}

static void take_part(struct report_part *part, struct report_part *from)
{
    for (int i = 0; i < SEVERITY_COUNT; i++)
        part->found[i] += from->found[i];
    for (uint32_t k = 0; k < from->count; k++) {
        struct report_entry *entry = from->entries[k];
        if (!has_room(part, entry->told.severity)) {
            entry_free(entry);
            continue;
        }
        make_room(part, entry->told.severity);
        entry->told.path = part->safe_path;
        entry_insert(part, entry);
    }
    from->count = 0;
}

void report_take(struct primum_report *report, struct primum_report *from)
{
    for (uint32_t i = 0; i < from->count; i++)
        take_part(part_of(report, from->parts[i].path), &from->parts[i]);
}

void report_say(struct primum_report *report, struct source *source,
                enum code code, struct span span, const char *message,
                const char *help)
{
    struct finding finding = {
        .code = code, .span = span, .message = message, .help = help};

    report_add(report, source, &finding);
}

bool report_only_count(struct primum_report *report,
                       const struct source *source, enum code code)
{
    struct report_part *part = part_find(report, source->path);

    if (!part || has_room(part, code_severity(code)))
        return false;
    part->found[code_severity(code)]++;
    return true;
}

void report_trouble(struct primum_report *report, char *trouble)
{
    report->troubles = memory_more(report->troubles, report->trouble_count,
                                   sizeof *report->troubles);
    report->troubles[report->trouble_count++] = trouble;
}

void primum_report_add_trouble(struct primum_report *report,
                               const char *sentence)
{
    report_trouble(report, safe_copy(sentence));
}

/* ---- Asking ---- */

size_t report_hidden(const struct report_part *part)
{
    size_t found = 0;

    for (int i = 0; i < SEVERITY_COUNT; i++)
        found += part->found[i];
    return found - part->count;
}

size_t report_errors(const struct primum_report *report,
                     const struct source *source)
{
    const struct report_part *part = part_find(report, source->path);

    return part ? part->found[PRIMUM_ERROR] : 0;
}

size_t primum_report_count(const struct primum_report *report,
                           enum primum_severity severity)
{
    size_t count = 0;

    for (uint32_t i = 0; i < report->count; i++)
        count += report->parts[i].found[severity];
    return count;
}

const struct primum_diagnostic *primum_report_get(struct primum_report *report,
                                                  size_t index)
{
    for (uint32_t i = 0; i < report->count; i++) {
        if (index < report->parts[i].count)
            return &report->parts[i].entries[index]->told;
        index -= report->parts[i].count;
    }
    return NULL;
}

const char *primum_report_trouble(const struct primum_report *report)
{
    uint32_t count = report->trouble_count;

    return count ? report->troubles[count - 1] : NULL;
}
