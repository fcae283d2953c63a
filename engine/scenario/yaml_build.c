/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Puts nodes together to a tree.  Knows that a key stands once, is a text, and
 * that nothing is nested too deep; knows nothing of libyaml. */
#include "scenario/yaml_build.h"

#include "scenario/keys.h"
#include "scenario/mislaid.h"

#include <stdio.h>
#include <string.h>

#define FEW_KEYS 12

/* Kept apart from what runs for each node, which is the quicker for it. */
#define COLD __attribute__((cold, noinline))

/* ---- Keys ---- */

/* The same key in a short map, such as people write; NULL if there is none. */
static const struct yaml_node *find_key(struct yaml_level *level,
                                        const struct yaml_node *key)
{
    const struct yaml_node *other = level->node->child;
    uint64_t bit = UINT64_C(1)
                   << ((key->length + 3u * (unsigned char)key->text[0]) & 63);

    if (!(level->seen & bit))
        other = NULL;
    level->seen |= bit;
    while (other && (other->length != key->length ||
                     memcmp(other->text, key->text, key->length) != 0))
        other = other->next->next;
    return other;
}

/* The earlier key that is the same; NULL if this one is new. */
static const struct yaml_node *add_key(struct yaml_level *level,
                                       const struct yaml_node *key)
{
    struct names *names = &level->keys;

    if (level->node->length <= FEW_KEYS)
        return find_key(level, key);
    if (!names->count)
        for (const struct yaml_node *other = level->node->child; other;
             other = other->next->next)
            names_add(names, other);
    uint32_t first = names_add(names, key);
    return first ? names->keys[first - 1] : NULL;
}

/* What the open map stands under: a key; NULL in a list, and at the top. */
static const struct yaml_node *owner_of(const struct yaml_build *build)
{
    const struct yaml_level *level = &build->levels[build->depth - 1];

    return build->depth > 1 && level->node->kind == YAML_MAP ? level->key
                                                             : NULL;
}

/* What to do about it, by what is there a second time. */
static void explain_duplicate(const struct yaml_build *build,
                              const struct yaml_node *key,
                              const struct yaml_node *first, struct text *help)
{
    const struct yaml_level *level = &build->levels[build->depth];
    const struct yaml_node *owner = owner_of(build), *last = level->key;

    if (owner && key_takes_list(owner->text, owner->length))
        text_put(help, "begin each line of the list with `- `");
    else if (owner && !strcmp(owner->text, "effects"))
        text_put(help, "take one of the two out: what changes, changes once");
    else if (!key_is_known(key->text, key->length))
        text_format(help,
                    "give one of the two another id, or take it out; the first "
                    "is on line %u",
                    (unsigned)first->start.line);
    else if (build->depth > 1 && level[-1].node->kind == YAML_LIST)
        text_format(help,
                    "if a new item of the list begins here, write `- %.40s:`; "
                    "else take one of the two out",
                    key->text);
    else if (last && last->next->kind == YAML_MAP)
        text_put(help, "take one of the two out; or, if this one belongs to "
                       "what stands above it, give it as many spaces as that "
                       "has");
    else
        text_put(help, "take one of the two out; or, if something new begins "
                       "here, give it an id, on a line of its own above it");
}

COLD static void report_duplicate(struct yaml_build *build,
                                  const struct yaml_node *key,
                                  const struct yaml_node *first)
{
    char message[120];
    struct text help = {0};

    if (report_only_count(build->report, build->source, CODE_DUPLICATE_KEY))
        return;
    snprintf(message, sizeof message, "`%.60s` stands here a second time",
             key->text);
    explain_duplicate(build, key, first, &help);
    struct finding finding = {.code = CODE_DUPLICATE_KEY,
                              .span = yaml_span(key),
                              .message = message,
                              .label = "the second",
                              .help = help.bytes,
                              .remark = {yaml_span(first), "the first"}};
    report_add(build->report, build->source, &finding);
    text_release(&help);
}

/* A key for the second time, the first of several perhaps: then the others are
 * not reported.  Where all of them are items without their dashes, that is what
 * will be said; where they stand below a key that has nothing under it, they
 * are its own. */
COLD static void
report_again(struct yaml_build *build, struct yaml_level *level,
             const struct yaml_node *key, const struct yaml_node *first)
{
    const struct yaml_node *owner = owner_of(build);

    if (owner && key_takes_items(owner->text, owner->length))
        return;
    if (level->key && !level->key->next->length &&
        level->key->next->kind == YAML_TEXT &&
        !key_is_known(level->key->text, level->key->length)) {
        mislaid_report_bare(build->source, build->report, level->key, owner);
        level->key->kind = YAML_REFUSED;
        level->lost = true;
        return;
    }
    report_duplicate(build, key, first);
}

/* A key has come: false if it and its value are to be left out. */
static bool accept_key(struct yaml_build *build, struct yaml_level *level,
                       struct yaml_node *key)
{
    if (key->kind == YAML_REFUSED)
        return false;
    if (key->kind != YAML_TEXT) {
        report_say(build->report, build->source, CODE_YAML, yaml_span(key),
                   "a key must be a single word, not a list or a group of "
                   "keys",
                   "write `key: value`, with a plain word before the colon; "
                   "put words that begin with `[` or `{` in quotes");
        return false;
    }
    if (key->style == YAML_PLAIN && !strcmp(key->text, "<<")) {
        report_say(build->report, build->source, CODE_ALIAS, yaml_span(key),
                   "merge keys (`<<`) are not part of the language",
                   "write the lines out here");
        return false;
    }
    const struct yaml_node *first = add_key(level, key);
    if (first && !level->again && !level->lost)
        report_again(build, level, key, first);
    level->again = first;
    return !first && !level->lost;
}

/* ---- The tree ---- */

static void hang(struct yaml_build *build, struct yaml_node *node)
{
    if (!build->depth) {
        build->tree->root = node;
        return;
    }
    struct yaml_level *level = &build->levels[build->depth];
    if (level->node->kind == YAML_MAP && !level->value) {
        level->before = level->tail;
        level->key = accept_key(build, level, node) ? node : NULL;
    }
    *level->tail = node;
    level->tail = &node->next;
    if (level->node->kind == YAML_LIST)
        level->node->length++;
}

/* The innermost open map or list has all of its child that came last. */
static void child_done(struct yaml_build *build)
{
    struct yaml_level *level = &build->levels[build->depth];

    if (!build->depth || level->node->kind == YAML_LIST)
        return;
    if (level->value && !level->key) {
        *level->before = NULL;
        level->tail = level->before;
    } else if (level->value) {
        level->node->length++;
    }
    if (level->value)
        level->before = NULL;
    level->value = !level->value;
}

void yaml_build_add(struct yaml_build *build, struct yaml_node *node)
{
    hang(build, node);
    child_done(build);
}

bool yaml_build_open(struct yaml_build *build, struct yaml_node *node)
{
    hang(build, node);
    if (build->depth == YAML_DEPTH_MAX) {
        report_say(build->report, build->source, CODE_TOO_DEEP, yaml_span(node),
                   "this is nested more than 32 deep",
                   "a scenario needs about ten levels: look for brackets or "
                   "indentation gone wrong just before");
        /* Nor was all that leads there meant. */
        build->levels[2].node->kind = YAML_REFUSED;
        return false;
    }
    struct yaml_level *level = &build->levels[++build->depth];
    level->node = node;
    level->tail = &node->child;
    level->before = NULL;
    level->key = NULL;
    level->value = level->again = level->lost = false;
    level->seen = 0;
    node->open = true;
    return true;
}

struct yaml_node *yaml_build_close(struct yaml_build *build)
{
    struct yaml_level *level = &build->levels[build->depth--];
    struct yaml_node *node = level->node;

    if (level->keys.count)
        names_release(&level->keys);
    node->open = false;
    child_done(build);
    return node;
}

/* A key that never ended, or whose value never came, is taken out. */
static void trim(struct yaml_level *level)
{
    if (!level->before)
        return;
    if (!level->key || !(*level->before)->next)
        *level->before = NULL;
    else
        level->node->length++;
}

void yaml_build_end(struct yaml_build *build)
{
    for (; build->depth; build->depth--) {
        trim(&build->levels[build->depth]);
        names_release(&build->levels[build->depth].keys);
    }
}

void yaml_build_doubt(struct yaml_node *node, uint32_t line)
{
    bool map = node->kind == YAML_MAP;

    if (!map && node->kind != YAML_LIST)
        return;
    node->open |= node->end.line >= line;
    for (struct yaml_node *at = node->child; at; at = at->next) {
        struct yaml_node *value = map ? at->next : at;
        if (at->start.line >= line)
            at->kind = value->kind = YAML_REFUSED;
        else
            yaml_build_doubt(value, line);
        at = value;
    }
}
