/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Scenes: section 5 of the language. */
#include "base/memory.h"
#include "scenario/keys.h"
#include "scenario/loader.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

struct scene_form {
    const char *title;
    const struct yaml_node *lines, *choices, *next, *allow;
};

static const struct field scene_rows[] = {
    FIELD_ROW_SHOWN(scene_form, title, "title"),
    FIELD_ROW_NODE(scene_form, lines, "lines"),
    FIELD_ROW_NODE(scene_form, choices, "choices"),
    FIELD_ROW_NODE(scene_form, next, "next"),
    FIELD_ROW_NODE(scene_form, allow, "allow"),
};
const struct fields scene_fields = OPTIONAL_FIELDS("a scene", scene_rows);

static void add_row(struct loader *loader, uint32_t number)
{
    struct scenario *scenario = loader->scenario;

    LOADER_ROW(loader, loader->scene_rows, number, SHARE_SCENES);
    LOADER_ROW(loader, scenario->scenes, number, SHARE_SCENES);
}

/* `choices:` that begins as far right as the text above it, and so is part of
 * it: where in the text; NULL if there is none. */
static const char *find_swallowed(const char *text, size_t *length)
{
    static const char *const keys[] = {"choices:", "next:"};

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const char *found = strstr(text, keys[i]), *line = found;
        while (line && line > text && line[-1] == ' ')
            line--;
        *length = strlen(keys[i]) - 1;
        if (line && line > text && line[-1] == '\n')
            return found;
    }
    return NULL;
}

static bool report_swallowed(const struct loader *loader,
                             const struct yaml_node *key,
                             const struct yaml_node *lines)
{
    char message[80], help[96];
    size_t length;

    if (!lines || lines->kind != YAML_TEXT || lines->style < YAML_LITERAL)
        return false;
    const char *found = find_swallowed(lines->text, &length);
    if (!found)
        return false;
    snprintf(message, sizeof message, "`%.*s:` is part of the text here",
             (int)length, found);
    snprintf(help, sizeof help,
             "give it %u spaces, so that it begins further left than the text",
             (unsigned)key->next->child->start.column - 1);
    load_report_within(&loader->load, CODE_MISSING_KEY, lines,
                       (size_t)(found - lines->text), length, message, help);
    return true;
}

void load_scene(struct loader *loader, const struct yaml_node *key,
                uint32_t number)
{
    struct scene_form form = {0};

    add_row(loader, number);
    struct primum_scene *words = &loader->scene_rows[number];
    words->id = load_kept(&loader->load, key);
    words->choice = loader->scenario->words.choice_count + 1;
    if (!fields_read(&loader->load, &scene_fields, key, key->next, &form))
        return;
    if (form.choices || form.next || !report_swallowed(loader, key, form.lines))
        load_check_either(loader, key, form.choices, form.next,
                          "`choices` and `next`");
    words->title = form.title;
    if (form.lines)
        loader->scenario->scenes[number].lines = load_lines(loader, form.lines);
    if (form.choices)
        load_choices(loader, form.choices, number);
    else if (form.next)
        load_passing(loader, form.next, number);
    words->passes = !form.choices && form.next;
    words->choices = loader->scenario->words.choice_count + 1 - words->choice;
    load_allow(loader, form.allow, THING_SCENE, number);
}

void load_scenes_begin(struct loader *loader)
{
    struct scenario *scenario = loader->scenario;

    /* Row 0 of each table is empty. */
    add_row(loader, 0);
    load_choices_row(loader, 0);
    load_responses_row(loader, 0);
    scenario->code = memory_more(NULL, 0, sizeof *scenario->code);
    scenario->code_count = 1; /* program 0 is none */
}
