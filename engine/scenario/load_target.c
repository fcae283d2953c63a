/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where a response leads; and what was meant where that is no place. */
#include "base/text.h"
#include "scenario/loader.h"

#include <string.h>
#include <strings.h>

/* ---- What else it could be ---- */

/* The key in this map whose own `key` has that value; NULL: there is none. */
static const struct yaml_node *find_by(const struct yaml_node *map,
                                       const char *key, const char *value)
{
    const struct yaml_node *id =
        map && map->kind == YAML_MAP ? map->child : NULL;

    for (; id; id = id->next->next) {
        const struct yaml_node *node = load_top_value(id->next, key);
        if (node && node->kind == YAML_TEXT && !strcasecmp(node->text, value))
            return id;
    }
    return NULL;
}

/* Is it the id of a choice of some scene? */
static bool is_choice(const struct yaml_node *scenes, const char *id)
{
    const struct yaml_node *scene =
        scenes && scenes->kind == YAML_MAP ? scenes->child : NULL;

    for (; scene; scene = scene->next->next) {
        const struct yaml_node *choices =
            load_top_value(scene->next, "choices");
        if (choices && load_top_value(choices, id))
            return true;
    }
    return false;
}

/* The first of the ids in `-> door`, or in `door, kitchen`. */
static const struct yaml_node *first_id(const struct names *names,
                                        const char *text, bool *more)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
    size_t start = strcspn(text, letters);

    while (text[start] == '-' || text[start] == '>' || text[start] == ' ')
        start++;
    size_t length = strspn(text + start, letters);
    uint32_t number = length ? names_find(names, text + start, length) : 0;
    *more = text[start + length];
    return number ? names->keys[number - 1] : NULL;
}

/* ---- Saying so ---- */

struct meant {
    const struct yaml_node *id; /* of the place; NULL: not known */
    const char *what;           /* the text is, instead of an id */
    const char *help;           /* NULL: write the id */
};

static void report_meant(const struct loader *loader,
                         const struct yaml_node *node,
                         const struct meant *meant)
{
    const struct load *load = &loader->load;
    struct text message = {0}, help = {0};
    struct finding finding = {.code = CODE_UNKNOWN_TARGET,
                              .span = yaml_span(node)};

    text_format(&message, "`%.60s` %s", node->text, meant->what);
    if (meant->help)
        text_put(&help, meant->help);
    else
        text_format(&help, "write `next: %s`", meant->id->text);
    finding.message = message.bytes;
    finding.help = help.bytes;
    if (meant->id) {
        finding.remark.span = yaml_span(meant->id);
        finding.remark.label = meant->help ? "such as this one" : "this is it";
    }
    report_add(load->report, load->source, &finding);
    text_release(&message);
    text_release(&help);
}

/* What the text is, if it is anything: a title, an outcome, a choice, or an id
 * with more around it. */
static bool find_meant(const struct loader *loader,
                       const struct yaml_node *node, struct meant *meant)
{
    const struct yaml_node *scenes = load_top_value(loader->root, "scenes");
    const struct yaml_node *endings = load_top_value(loader->root, "endings");
    const struct names *places = &loader->places.names;
    bool more;

    *meant = (struct meant){.what = "is the title of a scene, not its id"};
    if ((meant->id = find_by(scenes, "title", node->text)))
        return true;
    meant->what = "is the title of an ending, not its id";
    if ((meant->id = find_by(endings, "title", node->text)))
        return true;
    meant->what = "is an outcome; `next` leads to an ending by its id";
    meant->help = "write the id of an ending with that outcome";
    if ((meant->id = find_by(endings, "outcome", node->text)))
        return true;
    meant->what = "is a choice; `next` leads to a scene or an ending";
    meant->help = "write the id of the scene that the choice is in, or of "
                  "another one";
    if (is_choice(scenes, node->text))
        return true;
    meant->what = "is not an id alone";
    meant->help = NULL;
    meant->id = first_id(places, node->text, &more);
    if (more)
        meant->help = "write the id of one scene or ending; where chance "
                      "decides, write `responses`, each with its `next`";
    return meant->id && !names_nearest(places, node->text);
}

place load_target(struct loader *loader, const struct yaml_node *node)
{
    struct meant meant;

    if (!load_expect(&loader->load, node, YAML_TEXT, "next",
                     "the id of a scene or an ending"))
        return 0;
    if (loader->ahead.on)
        return ahead_target(loader, node);
    place target = names_find(&loader->places.names, node->text, node->length);
    if (target || space_is_silent(loader, &loader->places) ||
        names_find(&loader->mislaid, node->text, node->length))
        return target;
    if (report_only_count(loader->load.report, loader->load.source,
                          CODE_UNKNOWN_TARGET))
        return 0;
    if (loader->root && find_meant(loader, node, &meant))
        report_meant(loader, node, &meant);
    else
        load_report_unknown(&loader->load, CODE_UNKNOWN_TARGET, node,
                            yaml_span(node), &loader->places.names,
                            "there is no scene or ending",
                            "write the id of a scene or of an ending, or add "
                            "one with this id to `scenes` or `endings`");
    return 0;
}
