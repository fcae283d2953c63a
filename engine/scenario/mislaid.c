/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys that were moved in too far, or not far enough: good YAML, but not what
 * was meant, and a row of other mistakes unless it is seen first.  Knows what a
 * scenario is made of, and that a beginner counts spaces; runs only where
 * something is wrong already. */
#include "scenario/mislaid.h"

#include "scenario/keys.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

struct search {
    struct source *source;
    struct primum_report *report;
    struct names *names;
};

/* A place in a map: what is there, and what stands before it. */
struct spot_in {
    struct yaml_node *map;
    struct yaml_node *before; /* a key; NULL: it is the first */
    struct yaml_node *key;
};

/* ---- Looking ---- */

static bool is_key(const struct fields *fields, const struct yaml_node *key)
{
    return fields_find(fields, key->text);
}

/* The value of a key; NULL if it is not there, or this is no map. */
static struct yaml_node *value_of(const struct yaml_node *map, const char *name)
{
    struct yaml_node *key = map->kind == YAML_MAP ? map->child : NULL;

    while (key && strcmp(key->text, name) != 0)
        key = key->next->next;
    return key ? key->next : NULL;
}

/* Nothing stands behind its colon, nor under it. */
static bool is_bare(const struct yaml_node *key)
{
    const struct yaml_node *value = key->next;

    return value->kind == YAML_TEXT && value->style == YAML_PLAIN &&
           !value->length && !value->comment_follows;
}

/* Is it written in lines, not between braces? */
static bool in_lines(const struct yaml_node *map)
{
    return map->kind == YAML_MAP && map->child &&
           map->start.line == map->child->start.line &&
           map->start.column == map->child->start.column;
}

static unsigned spaces(const struct yaml_node *node)
{
    return node->start.column - 1;
}

/* ---- Taking out ---- */

/* Takes `count` keys out, the one at this place and those behind it. */
static void take_out(struct search *search, const struct spot_in *at,
                     size_t count)
{
    struct yaml_node *behind = at->key;

    names_add(search->names, at->key);
    for (; count && behind; count--) {
        behind = behind->next->next;
        at->map->length--;
    }
    if (at->before)
        at->before->next->next = behind;
    else
        at->map->child = behind;
    at->map->open = true; /* so nothing is said to be missing */
}

/* ---- Saying ---- */

static void say(struct search *search, const struct yaml_node *key,
                const char *message, const struct text *help)
{
    report_say(search->report, search->source, CODE_UNKNOWN_KEY, yaml_span(key),
               message, help->bytes);
}

static void add_spaces(struct text *help, unsigned number)
{
    if (number)
        text_format(help, "%u space%s", number, number == 1 ? "" : "s");
    else
        text_put(help, "no spaces");
}

static void add_beside(struct text *help, unsigned number,
                       const struct yaml_node *key)
{
    text_put(help, help->length ? ", or " : "give it ");
    add_spaces(help, number);
    text_format(help, " to stand beside `%.60s`", key->text);
}

/* `effects:`, and `trust: +2` beside it. */
static void say_not_under(struct search *search, const struct spot_in *at)
{
    struct text help = {0};
    char message[200];

    snprintf(message, sizeof message,
             "`%.60s` stands beside `%.60s`, not under it", at->key->text,
             at->before->text);
    text_put(&help, "give it ");
    add_spaces(&help, spaces(at->before) + 2);
    text_format(&help, ", and so all that belongs under `%.60s`",
                at->before->text);
    say(search, at->key, message, &help);
    text_release(&help);
}

/* `welcome:`, and all that belongs to it beside it. */
void mislaid_report_bare(struct source *source, struct primum_report *report,
                         const struct yaml_node *key,
                         const struct yaml_node *owner)
{
    struct text help = {0};
    char message[160];

    snprintf(message, sizeof message,
             "`%.60s` begins as far right as the lines below it, so "
             "nothing stands under it",
             key->text);
    if (owner) {
        add_beside(&help, spaces(owner), owner);
        text_format(&help, "; or, if it is in its place, give ");
    } else {
        text_put(&help, "give ");
    }
    text_put(&help, "those that belong to it 2 spaces more");
    report_say(report, source, CODE_UNKNOWN_KEY, yaml_span(key), message,
               help.bytes);
    text_release(&help);
}

/* `Ray: Hello`, below the text of `lines` that it should go on with. */
static void say_left_of_text(struct search *search, const struct spot_in *at)
{
    struct text help = {0};
    char message[160];
    struct mark text = yaml_locate(at->before->next, search->source, 0);

    snprintf(message, sizeof message,
             "this begins further left than the text of `%.60s` above it",
             at->before->text);
    text_put(&help, "give it ");
    add_spaces(&help, text.column - 1);
    text_put(&help, " if it goes on with that text");
    say(search, at->key, message, &help);
    text_release(&help);
}

/* Something with an id, too far left for one place and too far right for
 * another. */
static bool say_between(struct search *search, const struct spot_in *at,
                        const struct fields *fields,
                        const struct yaml_node *owner)
{
    struct text help = {0};
    char message[160];
    const struct yaml_node *inner = at->before ? at->before->next : NULL;

    snprintf(message, sizeof message, "%s has no key `%.60s`", fields->what,
             at->key->text);
    if (inner && in_lines(inner) && spaces(inner->child) > spaces(at->key))
        add_beside(&help, spaces(inner->child), inner->child);
    if (owner)
        add_beside(&help, spaces(owner), owner);
    bool told = help.length;
    if (told)
        say(search, at->key, message, &help);
    text_release(&help);
    return told;
}

/* `choices` among the scenes, or `next` among the choices: it belongs to the
 * one before. */
static void say_among(struct search *search, const struct spot_in *at,
                      const char *among)
{
    struct text help = {0};
    char message[200];
    const struct yaml_node *inside = at->before->next;

    snprintf(message, sizeof message,
             "`%.60s` stands among the %s, beside `%.60s` and not under it",
             at->key->text, among, at->before->text);
    unsigned column =
        in_lines(inside) ? spaces(inside->child) : spaces(at->before) + 2;
    text_put(&help, "give it ");
    add_spaces(&help, column);
    if (in_lines(at->key->next) && spaces(at->key->next->child) <= column)
        text_put(&help, ", and what stands under it 2 spaces more");
    say(search, at->key, message, &help);
    text_release(&help);
}

/* `endings` among the scenes. */
static void say_of_top(struct search *search, const struct spot_in *at)
{
    struct text help = {0};
    char message[160];

    snprintf(message, sizeof message, "`%.60s` stands among the scenes",
             at->key->text);
    text_put(&help, "give it no spaces, to begin a part of its own");
    say(search, at->key, message, &help);
    text_release(&help);
}

/* ---- The keys of one thing ---- */

/* How many keys from this one on `fields` has, or has not. */
static size_t run_of(const struct fields *fields, const struct yaml_node *key,
                     bool known)
{
    size_t count = 0;

    for (; key && is_key(fields, key) == known; key = key->next->next)
        count++;
    return count;
}

/* Is this unknown key mislaid?  Says so, and returns how many keys are to be
 * taken out; 0 if it is not. */
static size_t look_at_key(struct search *search, const struct spot_in *at,
                          const struct fields *fields,
                          const struct yaml_node *owner)
{
    struct yaml_node *before = at->before;

    if (before && is_bare(before) && is_key(fields, before)) {
        say_not_under(search, at);
        before->next->kind = YAML_REFUSED;
        return run_of(fields, at->key, false);
    }
    if (is_bare(at->key) && at->key->next->next) {
        mislaid_report_bare(search->source, search->report, at->key, owner);
        return SIZE_MAX;
    }
    if (before && before->next->kind == YAML_TEXT &&
        before->next->style >= YAML_LITERAL &&
        !key_is_known(at->key->text, at->key->length)) {
        say_left_of_text(search, at);
        if (!before->next->length)
            before->next->kind = YAML_REFUSED;
        return 1;
    }
    return at->key->next->kind == YAML_MAP &&
           say_between(search, at, fields, owner);
}

/* Soon told, for there may be very many. */
static bool may_be_mislaid(const struct fields *fields,
                           const struct spot_in *at)
{
    return at->key->next->kind == YAML_MAP || is_bare(at->key) ||
           (at->before &&
            ((is_bare(at->before) && is_key(fields, at->before)) ||
             (at->before->next->kind == YAML_TEXT &&
              at->before->next->style >= YAML_LITERAL)));
}

static void look_at_thing(struct search *search, const struct fields *fields,
                          const struct yaml_node *owner, struct yaml_node *map)
{
    struct spot_in at = {.map = map};

    if (!in_lines(map))
        return;
    for (at.key = map->child; at.key;) {
        size_t count = at.key->kind == YAML_REFUSED;
        if (!count && !is_key(fields, at.key) && may_be_mislaid(fields, &at) &&
            !fields_meant(fields, at.key->text))
            count = look_at_key(search, &at, fields, owner);
        if (count)
            take_out(search, &at, count);
        else
            at.before = at.key;
        at.key = at.before ? at.before->next->next : map->child;
    }
}

/* ---- Things with ids ---- */

/* Could it be one of these things, by what is under it? */
static bool is_thing(const struct fields *fields, const struct yaml_node *key)
{
    const struct yaml_node *value = key->next;

    return value->kind == YAML_MAP && value->child &&
           is_key(fields, value->child);
}

/* A kind of things with ids. */
struct kind {
    const char *key; /* under which they stand */
    const struct fields *fields;
};

static const struct kind scenes = {"scenes", &scene_fields};
static const struct kind choices = {"choices", &choice_fields};
static const struct kind endings = {"endings", &ending_fields};

/* Is this id none?  Says so, and returns how many are to be taken out. */
static size_t look_at_id(struct search *search, const struct spot_in *at,
                         const struct kind *kind, const struct yaml_node *root)
{
    if (is_thing(kind->fields, at->key) || at->key->kind == YAML_REFUSED)
        return at->key->kind == YAML_REFUSED;
    if (kind == &scenes && !value_of(root, at->key->text) &&
        is_key(&scenario_fields, at->key) && !is_key(kind->fields, at->key)) {
        say_of_top(search, at);
        return is_bare(at->key) ? SIZE_MAX : 1;
    }
    if (!at->before || !is_key(kind->fields, at->key))
        return 0;
    if (is_bare(at->before)) {
        say_not_under(search, at);
        at->before->next->kind = YAML_REFUSED;
        return run_of(kind->fields, at->key, true);
    }
    if (at->before->next->kind != YAML_MAP ||
        value_of(at->before->next, at->key->text))
        return 0;
    say_among(search, at, kind->key);
    at->before->next->open = true;
    return 1;
}

static void look_at_ids(struct search *search, const struct kind *kind,
                        struct yaml_node *map, struct yaml_node *root)
{
    struct spot_in at = {.map = map};

    if (!in_lines(map))
        return;
    for (at.key = map->child; at.key;) {
        size_t count = look_at_id(search, &at, kind, root);
        if (count) {
            take_out(search, &at, count);
            root->open = true;
        } else {
            at.before = at.key;
        }
        at.key = at.before ? at.before->next->next : map->child;
    }
    for (struct yaml_node *key = map->child; key; key = key->next->next)
        look_at_thing(search, kind->fields, key, key->next);
}

/* ---- The whole ---- */

static void look_at_choices(struct search *search, struct yaml_node *map,
                            struct yaml_node *root)
{
    if (!map || map->kind != YAML_MAP)
        return;
    look_at_ids(search, &choices, map, root);
    for (struct yaml_node *key = map->child; key; key = key->next->next) {
        struct yaml_node *list = value_of(key->next, "responses");
        if (list && list->kind == YAML_LIST)
            for (struct yaml_node *item = list->child; item; item = item->next)
                look_at_thing(search, &response_fields, NULL, item);
    }
}

void mislaid_find(struct yaml_tree *tree, struct source *source,
                  struct primum_report *report, struct names *names)
{
    struct search search = {source, report, names};
    struct yaml_node *root = tree->root, *part;

    if (!root || root->kind != YAML_MAP)
        return;
    look_at_thing(&search, &scenario_fields, NULL, root);
    if ((part = value_of(root, "scenes")) && part->kind == YAML_MAP) {
        look_at_ids(&search, &scenes, part, root);
        for (struct yaml_node *key = part->child; key; key = key->next->next)
            look_at_choices(&search, value_of(key->next, "choices"), root);
    }
    look_at_choices(&search, value_of(root, "anytime"), root);
    if ((part = value_of(root, "endings")) && part->kind == YAML_MAP)
        look_at_ids(&search, &endings, part, root);
}
