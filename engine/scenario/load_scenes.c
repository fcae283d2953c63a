/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Scenes: section 5 of the language. */
#include "base/memory.h"
#include "scenario/loader.h"

#include <stddef.h>

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
static const struct fields scene_fields =
    OPTIONAL_FIELDS("a scene", scene_rows);

static void add_row(struct loader *loader, uint32_t number)
{
    struct scenario *scenario = loader->scenario;

    LOADER_ROW(loader, loader->scene_rows, number, SHARE_SCENES);
    LOADER_ROW(loader, scenario->scenes, number, SHARE_SCENES);
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
