/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Knows how a report looks.  Everything it shows was made safe when it was
 * gathered. */
#include "base/json.h"
#include "base/report_entry.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COLUMNS 79 /* what a narrow terminal has */

static void add_header(struct text *out, const struct primum_diagnostic *told)
{
    text_format(out, "%s:%u:%u: %s: %s [%s]\n", told->path,
                (unsigned)told->line, (unsigned)told->column,
                severity_name(told->severity), told->message, told->code);
}

/* ---- Human: the line, and a caret under it ---- */

/* The margin, as wide as the largest line number, then its bar. */
static void add_bar(struct text *out, size_t margin)
{
    text_fill(out, ' ', margin);
    text_put(out, " |");
}

static void add_line(struct text *out, size_t margin, uint32_t number,
                     const char *line)
{
    text_format(out, "%*u | %s\n", (int)margin, (unsigned)number, line);
}

static void add_excerpt(struct text *out, const struct excerpt *excerpt,
                        size_t margin, char mark, const char *label)
{
    add_bar(out, margin);
    text_put(out, "\n");
    for (uint32_t i = excerpt->above_count; i > 0; i--)
        add_line(out, margin, excerpt->line - i, excerpt->above[i - 1]);
    add_line(out, margin, excerpt->line, excerpt->text);
    add_bar(out, margin);
    text_fill(out, ' ', 1 + excerpt->before);
    text_fill(out, mark, excerpt->marked);
    if (label)
        text_format(out, " %s", label);
    text_put(out, "\n");
}

static size_t margin_of(const struct report_entry *entry)
{
    uint32_t line = entry->excerpt.line > entry->remark.line
                        ? entry->excerpt.line
                        : entry->remark.line;
    int digits = snprintf(NULL, 0, "%u", (unsigned)line);

    return digits < 2 ? 2 : (size_t)digits;
}

/* A line below the excerpt: what it is, and what it says. */
static void add_fact(struct text *out, size_t margin, const char *what,
                     const char *says)
{
    struct text first = {0}, rest = {0};

    text_fill(&first, ' ', margin);
    text_format(&first, " = %s: ", what);
    text_fill(&rest, ' ', first.length);
    const struct primum_wrap how = {
        .width = COLUMNS, .first = first.bytes, .rest = rest.bytes};
    char *set = primum_text_wrap(says, &how);
    text_put(out, set);
    free(set);
    text_release(&first);
    text_release(&rest);
}

/* What is to be copied stays in one line. */
static void add_command(struct text *out, size_t margin, const char *what,
                        const char *command)
{
    text_fill(out, ' ', margin);
    text_format(out, " = %s: %s\n", what, command);
}

/* ---- Plain: the same in sentences, for whoever listens ---- */

static void say_fact(struct text *out, size_t margin, const char *what,
                     const char *says)
{
    (void)margin;
    text_format(out, "%c%s: %s\n", *what - 'a' + 'A', what + 1, says);
}

static void say_line(struct text *out, const struct excerpt *excerpt,
                     const char *label)
{
    if (!excerpt->line)
        return;
    text_format(out, "Line %u: %s\n", (unsigned)excerpt->line,
                excerpt->text + strspn(excerpt->text, " "));
    if (label)
        text_format(out, "There: %s\n", label);
}

/* ---- A diagnostic ---- */

/* How the facts behind it are set: sentences, and commands. */
struct setting {
    void (*fact)(struct text *out, size_t margin, const char *what,
                 const char *says);
    void (*command)(struct text *out, size_t margin, const char *what,
                    const char *command);
};

/* The command that stands the author in front of it. */
static void add_try(struct text *out, size_t margin,
                    const struct setting *setting,
                    const struct primum_diagnostic *told)
{
    struct text command = {0};

    text_put(&command, "primum play ");
    text_put_argument(&command, told->path);
    text_put(&command, " --from ");
    text_put_argument(&command, told->from);
    setting->command(out, margin, "try", command.bytes);
    text_release(&command);
}

/* Is it the first of its code?  Where to read more is said once. */
static bool is_first(const struct primum_report *report,
                     const struct report_entry *entry)
{
    for (uint32_t i = 0; i < report->count; i++)
        for (uint32_t k = 0; k < report->parts[i].count; k++)
            if (report->parts[i].entries[k]->told.code == entry->told.code)
                return report->parts[i].entries[k] == entry;
    return true;
}

static void
add_facts(struct text *out, size_t margin, const struct setting *setting,
          const struct primum_report *report, const struct report_entry *entry)
{
    const struct primum_diagnostic *told = &entry->told;
    struct text more = {0};

    if (told->how)
        setting->fact(out, margin, "how", told->how);
    if (told->from)
        add_try(out, margin, setting, told);
    setting->fact(out, margin, "help", told->help);
    text_format(&more, "primum explain %s", told->code);
    if (is_first(report, entry))
        setting->command(out, margin, "more", more.bytes);
    text_release(&more);
}

static void add_human(struct text *out, const struct primum_report *report,
                      const struct report_entry *entry)
{
    static const struct setting setting = {add_fact, add_command};
    size_t margin = margin_of(entry);

    add_header(out, &entry->told);
    if (entry->excerpt.line)
        add_excerpt(out, &entry->excerpt, margin, '^', entry->label);
    if (entry->remark.line)
        add_excerpt(out, &entry->remark, margin, '-', entry->remark_label);
    if (entry->excerpt.line || entry->remark.line) {
        add_bar(out, margin);
        text_put(out, "\n");
    }
    add_facts(out, margin, &setting, report, entry);
}

static void add_plain(struct text *out, const struct primum_report *report,
                      const struct report_entry *entry)
{
    static const struct setting setting = {say_fact, say_fact};
    const struct primum_diagnostic *told = &entry->told;

    text_format(out, "%s, line %u, column %u, %s: %s [%s]\n", told->path,
                (unsigned)told->line, (unsigned)told->column,
                severity_name(told->severity), told->message, told->code);
    say_line(out, &entry->excerpt, entry->label);
    say_line(out, &entry->remark, entry->remark_label);
    add_facts(out, 0, &setting, report, entry);
}

static void add_short(struct text *out, const struct primum_report *report,
                      const struct report_entry *entry)
{
    (void)report;
    add_header(out, &entry->told);
}

/* The forms that are made of one diagnostic after the other. */
static const struct form {
    void (*add)(struct text *out, const struct primum_report *report,
                const struct report_entry *entry);
    const char *between;
} forms[] = {
    [PRIMUM_FORMAT_HUMAN] = {add_human, "\n"},
    [PRIMUM_FORMAT_PLAIN] = {add_plain, "\n"},
    [PRIMUM_FORMAT_SHORT] = {add_short, ""},
};

/* ---- All of a report ---- */

char *primum_report_show(struct primum_report *report, size_t index,
                         enum primum_format format)
{
    struct text out = {0};

    for (uint32_t i = 0; i < report->count; i++) {
        const struct report_part *part = &report->parts[i];
        if (index < part->count) {
            forms[format].add(&out, report, part->entries[index]);
            break;
        }
        index -= part->count;
    }
    return text_take(&out);
}

static void add_part(struct text *out, const struct form *form,
                     const struct primum_report *report,
                     const struct report_part *part)
{
    for (uint32_t i = 0; i < part->count; i++) {
        if (out->length)
            text_put(out, form->between);
        form->add(out, report, part->entries[i]);
    }
    if (report_hidden(part))
        text_format(out, "%s%s: %zu more not shown\n", form->between,
                    part->safe_path, report_hidden(part));
}

/* The other places that have to do with it. */
static struct json *related_of(const struct primum_diagnostic *told)
{
    struct json *list = json_list(), *place = json_map();

    json_put_whole(place, "line", told->other_line);
    json_put_whole(place, "column", told->other_column);
    json_put_whole(place, "end_line", told->other_end_line);
    json_put_whole(place, "end_column", told->other_end_column);
    json_put_text(place, "message", told->other);
    json_add(list, place);
    return list;
}

static struct json *json_of(const struct primum_diagnostic *told)
{
    struct json *map = json_map();

    json_put_text(map, "path", told->path);
    json_put_whole(map, "line", told->line);
    json_put_whole(map, "column", told->column);
    json_put_whole(map, "end_line", told->end_line);
    json_put_whole(map, "end_column", told->end_column);
    json_put_text(map, "severity", severity_name(told->severity));
    json_put_text(map, "code", told->code);
    json_put_text(map, "message", told->message);
    json_put_text(map, "help", told->help);
    json_put_text(map, "how", told->how);
    json_put_text(map, "from", told->from);
    if (told->other)
        json_put(map, "related", related_of(told));
    return map;
}

static void render_json(struct text *out, struct primum_report *report)
{
    struct json *list = json_list();
    const struct primum_diagnostic *told;

    for (size_t i = 0; (told = primum_report_get(report, i)); i++)
        json_add(list, json_of(told));
    char *line = json_line(list);
    text_format(out, "%s\n", line);
    free(line);
}

char *primum_report_render(struct primum_report *report,
                           enum primum_format format)
{
    struct text out = {0};

    if (format == PRIMUM_FORMAT_SARIF)
        return report_sarif(report);
    if (format == PRIMUM_FORMAT_JSON)
        render_json(&out, report);
    else
        for (uint32_t i = 0; i < report->count; i++)
            add_part(&out, &forms[format], report, &report->parts[i]);
    return text_take(&out);
}
