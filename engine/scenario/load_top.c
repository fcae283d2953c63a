/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The top of a scenario: section 3 of the language.  Knows what its keys are,
 * and reads those that hold words; the rest is for others. */
#include "scenario/keys.h"
#include "scenario/loader.h"

#include <stddef.h>
#include <string.h>

#define MINUTES_MAX 1000

static const char *const levels[] = {"intro", "core", "advanced", NULL};

/* The top of the file: what is text goes straight to its place, the rest is
 * read in its turn. */
struct top_form {
    struct top top;
    struct primum_scenario words;
    uint8_t level;
};

#define TOP(member, key, needed)                                               \
    FIELD_ROW(top_form, top.member, key, FIELD_NODE, needed)
#define WORDS(member, kind, needed)                                            \
    FIELD_ROW(top_form, words.member, #member, kind, needed)

static const struct field top_rows[] = {
    TOP(version, "primum", true),
    WORDS(title, FIELD_SHOWN, true),
    WORDS(summary, FIELD_SHOWN, false),
    WORDS(setting, FIELD_SHOWN, false),
    FIELD_ROW_WORD(top_form, level, "level", levels, false),
    TOP(minutes, "minutes", false),
    WORDS(content_notes, FIELD_TEXTS, false),
    TOP(language, "language", false),
    WORDS(version, FIELD_SHOWN, false),
    WORDS(authors, FIELD_TEXTS, false),
    WORDS(license, FIELD_TEXTS, false),
    WORDS(based_on, FIELD_TEXTS, false),
    WORDS(reviewed_by, FIELD_TEXTS, false),
    WORDS(sources, FIELD_TEXTS, false),
    TOP(people, "people", false),
    TOP(with, "with", false),
    TOP(gauges, "gauges", false),
    TOP(facts, "facts", false),
    TOP(start, "start", false),
    TOP(scenes, "scenes", true),
    TOP(endings, "endings", true),
    TOP(anytime, "anytime", false),
    TOP(interrupts, "interrupts", false),
    TOP(expect, "expect", false),
    WORDS(reflect, FIELD_TEXTS, false),
    WORDS(shuffle, FIELD_FLAG, false),
    TOP(allow, "allow", false),
};
const struct fields scenario_fields = FIELDS("a scenario", top_rows);

/* A language tag such as "en" or "pt-BR". */
static bool is_language(const char *text)
{
    static const char letters[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    size_t first = strcspn(text, "-");

    if (first < 2 || strspn(text, letters) != first)
        return false;
    for (;;) {
        size_t part = strspn(text, letters);
        if (!part || part > 8)
            return false;
        if (!text[part])
            return true;
        if (text[part] != '-')
            return false;
        text += part + 1;
    }
}

static void load_language(struct loader *loader, const struct yaml_node *node)
{
    struct primum_scenario *words = &loader->scenario->words;

    words->language = "en";
    if (!node || !load_expect(&loader->load, node, YAML_TEXT, "language",
                              "a language tag such as `en`"))
        return;
    if (is_language(node->text))
        words->language = load_kept(&loader->load, node);
    else
        load_report(&loader->load, CODE_BAD_VALUE, node,
                    "write a language tag such as `en`, `es` or `pt-BR`",
                    "`%.40s` is no language tag", node->text);
}

void load_head(struct loader *loader, const struct yaml_node *root,
               struct top *top)
{
    struct primum_scenario *words = &loader->scenario->words;
    struct top_form form = {.words = *words, .level = PRIMUM_CORE};

    form.words.shuffle = true;
    if (!fields_read(&loader->load, &scenario_fields, root, root, &form))
        return;
    *top = form.top;
    *words = form.words;
    words->level = (enum primum_level)form.level;
    if (top->minutes)
        load_whole(&loader->load, top->minutes, "minutes", 1, MINUTES_MAX,
                   &words->minutes);
    load_language(loader, top->language);
    if (top->allow)
        words->allow = load_codes(&loader->load, top->allow);
}

const struct yaml_node *load_top_value(const struct yaml_node *root,
                                       const char *key)
{
    const struct yaml_node *at = root->kind == YAML_MAP ? root->child : NULL;
    size_t length = strlen(key);

    while (at && (at->length != length || memcmp(at->text, key, length) != 0))
        at = at->next->next;
    return at ? at->next : NULL;
}

/* A file of other keys alone is something else. */
bool load_is_scenario(const struct load *load, const struct yaml_node *root)
{
    if (root->kind == YAML_REFUSED || root->kind == YAML_LIST || root->open)
        return true;
    for (size_t i = 0; i < scenario_fields.count; i++)
        if (scenario_fields.rows[i].required &&
            load_top_value(root, scenario_fields.rows[i].key))
            return true;
    load_report(load, CODE_MISSING_KEY, root,
                "begin with `primum: 1`, then `title:`, `scenes:` and "
                "`endings:`, each on a line of its own; `primum new` writes "
                "such a file",
                "this does not look like a scenario");
    return false;
}

bool load_version(const struct load *load, const struct yaml_node *root)
{
    const struct yaml_node *node = load_top_value(root, "primum");
    int32_t number = 0;

    if (!node)
        return true;
    if (node->kind == YAML_TEXT &&
        load_number(node->text, node->length, &number) && number == 1)
        return true;
    if (number > 1)
        load_report(load, CODE_BAD_VALUE, node,
                    "play it with a newer Primum, or write `primum: 1`",
                    "this file is written for version %.40s of the language; "
                    "this program reads version 1",
                    node->text);
    else
        load_report(load, CODE_BAD_VALUE, node, "write `primum: 1`",
                    "`primum` is the version of the language: 1");
    return false;
}
