/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Maps by table.  Knows forms and messages, not what the keys mean. */
#include "scenario/fields.h"

#include "base/near.h"
#include "base/text.h"
#include "scenario/keys.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

__attribute__((format(printf, 6, 0))) static void
report_at(const struct load *load, enum code code, const struct yaml_node *at,
          const char *fix, const char *help, const char *format,
          va_list arguments)
{
    struct finding finding = {.code = code, .span = yaml_span(at)};
    struct text message = {0};

    if (at->kind == YAML_REFUSED ||
        report_only_count(load->report, load->source, code))
        return;
    text_vformat(&message, format, arguments);
    finding.message = message.bytes;
    finding.help = help;
    finding.fix = fix;
    finding.was = fix ? at->text : NULL;
    report_add(load->report, load->source, &finding);
    text_release(&message);
}

void load_report(const struct load *load, enum code code,
                 const struct yaml_node *at, const char *help,
                 const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    report_at(load, code, at, NULL, help, format, arguments);
    va_end(arguments);
}

void load_report_fix(const struct load *load, enum code code,
                     const struct yaml_node *at, const char *fix,
                     const char *help, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    report_at(load, code, at, fix, help, format, arguments);
    va_end(arguments);
}

void load_report_within(const struct load *load, enum code code,
                        const struct yaml_node *at, size_t offset,
                        size_t length, const char *message, const char *help)
{
    struct span span;

    span.start = yaml_locate(at, load->source, offset);
    if (length) {
        span.end = yaml_locate(at, load->source, offset + length - 1);
        span.end.column++;
    } else {
        span.end = (struct mark){span.start.line, span.start.column + 1};
    }
    report_say(load->report, load->source, code, span, message, help);
}

/* ---- Keys ---- */

/* Keys mostly come in the order of the table, so the search begins behind the
 * last one found. */
static const struct field *find_field(const struct fields *fields,
                                      const struct yaml_node *key, size_t *from)
{
    for (size_t n = 0, i = *from; n < fields->count; n++, i++) {
        if (i >= fields->count)
            i = 0;
        const char *name = fields->rows[i].key;
        if (*name == *key->text && !strcmp(name, key->text)) {
            *from = i + 1;
            return &fields->rows[i];
        }
    }
    return NULL;
}

/* Where a key belongs that is none of this thing's; and which those are. */
static void add_home(struct text *text, const struct fields *fields,
                     const char *key)
{
    struct text owners = {0};

    if (key_add_owners(&owners, key))
        text_format(text, "it belongs to %s; ", owners.bytes);
    text_release(&owners);
    text_format(text, "the keys of %s are:", fields->what);
    for (size_t i = 0; i < fields->count; i++)
        if (fields->rows[i].kind != FIELD_STRAY)
            text_format(text, "%s %s", i ? "," : "", fields->rows[i].key);
}

const struct field *fields_find(const struct fields *fields, const char *key)
{
    for (size_t i = 0; i < fields->count; i++)
        if (!strcmp(fields->rows[i].key, key))
            return &fields->rows[i];
    return NULL;
}

const struct field *fields_meant(const struct fields *fields, const char *word)
{
    const struct field *meant = key_meant(fields, word);
    struct near near;

    if (meant)
        return meant;
    near_begin(&near, word);
    for (size_t i = 0; i < fields->count; i++) {
        near_offer(&near, fields->rows[i].key);
        if (near.best == fields->rows[i].key)
            meant = &fields->rows[i];
    }
    return meant;
}

static bool has_key(const struct yaml_node *map, const char *name)
{
    for (const struct yaml_node *key = map->child; key; key = key->next->next)
        if (!strcmp(key->text, name))
            return true;
    return false;
}

/* Returns the field that was probably meant, NULL if none is near. */
static const struct field *
report_unknown(const struct load *load, const struct fields *fields,
               const struct yaml_node *map, const struct yaml_node *key)
{
    struct text help = {0};
    const char *fix = NULL;

    if (report_only_count(load->report, load->source, CODE_UNKNOWN_KEY))
        return NULL;
    const struct field *meant = fields_meant(fields, key->text);
    if (load_report_odd(load, CODE_UNKNOWN_KEY, key) ||
        load_report_no_colon(load, key))
        return meant;
    if (meant && !has_key(map, meant->key))
        fix = meant->key;
    if (meant)
        text_format(&help, "write `%s:`", meant->key);
    else if (load_has_no_colon(key))
        text_put(&help, "in `{ }` a comma ends a text: put quotes around text "
                        "that holds one");
    else
        add_home(&help, fields, key->text);
    load_report_fix(load, CODE_UNKNOWN_KEY, key, fix, help.bytes,
                    "%s has no key `%.60s`", fields->what, key->text);
    text_release(&help);
    return meant;
}

static void read_field(const struct load *load, const struct field *field,
                       const struct yaml_node *value, char *form)
{
    void *into = form + field->offset;

    switch (field->kind) {
    case FIELD_SHOWN:
        *(const char **)into = load_shown(load, value, field->key);
        break;
    case FIELD_TEXTS:
        *(struct primum_texts *)into = load_texts(load, value, field->key);
        break;
    case FIELD_FLAG:
        load_flag(load, value, field->key, into);
        break;
    case FIELD_WORD:
        load_word(load, value, field->key, field->words, into);
        break;
    case FIELD_NODE:
    case FIELD_STRAY:
        *(const struct yaml_node **)into = value;
        break;
    }
}

/* What stands under a misspelt key counts as given, and is not looked at. */
static void pass_over(const struct field *field, char *form)
{
    static const struct yaml_node refused = {.kind = YAML_REFUSED};
    void *into = form + field->offset;

    if (field->kind == FIELD_NODE)
        *(const struct yaml_node **)into = &refused;
    else if (field->kind == FIELD_SHOWN)
        *(const char **)into = "";
}

static void report_missing(const struct load *load, const struct fields *fields,
                           const struct yaml_node *owner, uint64_t found)
{
    for (size_t i = 0; i < fields->count; i++) {
        if (!fields->rows[i].required || found >> i & 1)
            continue;
        const char *key = fields->rows[i].key;
        struct text help = {0};
        bool version = !strcmp(key, "primum");
        if (key_takes_group(key, strlen(key)))
            text_format(&help,
                        "add a line `%s:`, and below it, two spaces further "
                        "in, what belongs to it",
                        key);
        else
            text_format(&help, "add a line `%s: %s`", key, version ? "1" : "…");
        if (fields->rows[i].words) {
            text_put(&help, " with ");
            load_list_words(&help, fields->rows[i].words);
        }
        load_report(load, CODE_MISSING_KEY, owner, help.bytes, "%s needs `%s`",
                    fields->what, key);
        text_release(&help);
    }
}

/* `quiet: The bus is late.`: what the text probably is, of this thing. */
static bool report_text(const struct load *load, const struct fields *fields,
                        const struct yaml_node *owner,
                        const struct yaml_node *text)
{
    static const char *const firsts[] = {"say", "outcome", "lines"};
    const struct field *first = NULL;
    char help[200];

    for (size_t i = 0; !first && i < sizeof firsts / sizeof *firsts; i++)
        first = fields_find(fields, firsts[i]);
    if (!first || !text->length || text->length > 80 ||
        strpbrk(text->text, "\n:#"))
        return false;
    snprintf(help, sizeof help,
             "write `%s: %s` on the next line, indented further, and below it "
             "what else belongs to `%.60s`",
             first->key, text->text, owner->text);
    load_report(load, CODE_BAD_VALUE, text, help,
                "`%.60s` should be %s, but here is a text", owner->text,
                load_group);
    return true;
}

/* `owner` is a key with an id of its own, or the thing itself. */
static bool is_map(const struct load *load, const struct fields *fields,
                   const struct yaml_node *owner, const struct yaml_node *map)
{
    if (owner != map && map->kind == YAML_TEXT &&
        report_text(load, fields, owner, map))
        return false;
    if (owner != map || map->kind == YAML_REFUSED)
        return load_expect(load, map, YAML_MAP, owner->text, load_group);
    if (map->kind != YAML_MAP)
        load_report(load, CODE_BAD_VALUE, map,
                    "begin each line with a key and a colon",
                    "%s should be %s, but here is %s", fields->what, load_group,
                    load_found(map));
    return map->kind == YAML_MAP;
}

bool fields_read(const struct load *load, const struct fields *fields,
                 const struct yaml_node *owner, const struct yaml_node *map,
                 void *form)
{
    uint64_t found = 0;
    size_t from = 0;

    if (!is_map(load, fields, owner, map))
        return false;
    for (const struct yaml_node *key = map->child; key; key = key->next->next) {
        const struct field *field = find_field(fields, key, &from);
        bool known = field;
        if (!known)
            field = report_unknown(load, fields, map, key);
        if (!field)
            continue;
        uint64_t bit = UINT64_C(1) << (field - fields->rows);
        if (known)
            read_field(load, field, key->next, form);
        else if (!(found & bit))
            pass_over(field, form);
        found |= bit;
    }
    if (!map->open && !fields->optional)
        report_missing(load, fields, owner, found);
    return true;
}
