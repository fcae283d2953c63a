/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tags: the practices, harms and evidence that a choice or response names, and
 * where they are in the catalogue. */
#include "base/near.h"
#include "scenario/loader.h"

#include <stdio.h>
#include <string.h>

uint32_t primum_entry_find(const struct primum_catalogue *catalogue,
                           const char *id)
{
    for (uint32_t n = catalogue->entry_count; n; n--)
        if (!strcmp(catalogue->entries[n].id, id))
            return n;
    return 0;
}

uint32_t primum_evidence_find(const struct primum_catalogue *catalogue,
                              const char *id)
{
    for (uint32_t n = catalogue->evidence_count; n; n--)
        if (!strcmp(catalogue->evidence[n].id, id))
            return n;
    return 0;
}

static const char *const keys[] = {"practices", "harms", "evidence"};
static const char *const nouns[] = {"practice", "harm", "piece of evidence"};

static bool is_of_kind(const struct primum_catalogue *catalogue,
                       uint32_t number, enum tag_kind kind)
{
    if (kind == TAG_EVIDENCE)
        return true;
    return catalogue->entries[number].kind ==
           (kind == TAG_HARM ? PRIMUM_HARM : PRIMUM_PRACTICE);
}

static uint32_t find(const struct primum_catalogue *catalogue, const char *id,
                     enum tag_kind kind)
{
    return kind == TAG_EVIDENCE ? primum_evidence_find(catalogue, id)
                                : primum_entry_find(catalogue, id);
}

static const char *nearest(const struct primum_catalogue *catalogue,
                           const char *id, enum tag_kind kind)
{
    struct near near;

    near_begin(&near, id);
    if (kind == TAG_EVIDENCE)
        for (uint32_t n = 1; n <= catalogue->evidence_count; n++)
            near_offer(&near, catalogue->evidence[n].id);
    else
        for (uint32_t n = 1; n <= catalogue->entry_count; n++)
            if (is_of_kind(catalogue, n, kind))
                near_offer(&near, catalogue->entries[n].id);
    return near.best;
}

static void report_unknown(const struct load *load,
                           const struct primum_catalogue *catalogue,
                           const struct yaml_node *node, enum tag_kind kind)
{
    const char *near = nearest(catalogue, node->text, kind);
    char help[160] = "`catalogue.yaml`, in the same folder, has them all";

    if (near)
        snprintf(help, sizeof help, "write `%.64s`", near);
    load_report_fix(load, CODE_UNKNOWN_TAG, node, near, help,
                    "the catalogue has no %s `%.60s`", nouns[kind], node->text);
}

/* One tag; 0 after a report. */
static uint32_t load_tag(const struct load *load,
                         const struct primum_catalogue *catalogue,
                         const struct yaml_node *node, enum tag_kind kind)
{
    if (!load_expect(load, node, YAML_TEXT, keys[kind],
                     "an id of the catalogue"))
        return 0;
    uint32_t number = find(catalogue, node->text, kind);
    if (!number) {
        report_unknown(load, catalogue, node, kind);
    } else if (!is_of_kind(catalogue, number, kind)) {
        load_report(
            load, CODE_UNKNOWN_TAG, node,
            kind == TAG_HARM ? "move it to `practices`" : "move it to `harms`",
            "`%.60s` is a %s, not a %s", node->text,
            nouns[kind == TAG_HARM ? TAG_PRACTICE : TAG_HARM], nouns[kind]);
        return 0;
    }
    return number;
}

struct primum_list tags_read(const struct load *load,
                             const struct primum_catalogue *catalogue,
                             const struct yaml_node *node, enum tag_kind kind)
{
    bool list = node->kind == YAML_LIST;
    uint32_t most = list ? node->length : 1, count = 0;
    uint32_t *items = arena_new(load->arena, (most + 1) * sizeof *items);

    for (const struct yaml_node *item = list ? node->child : node; item;
         item = list ? item->next : NULL) {
        uint32_t number = load_tag(load, catalogue, item, kind);
        if (number)
            items[count++] = number;
    }
    return (struct primum_list){items, count};
}

/* That there is no catalogue is one mistake, however many tags there are. */
static void report_no_catalogue(struct loader *loader,
                                const struct yaml_node *node)
{
    const struct yaml_node *tag = node->kind == YAML_LIST ? node->child : node;

    if (!tag)
        return;
    load_report(&loader->load, CODE_UNKNOWN_TAG, tag,
                "put a `catalogue.yaml` beside the scenario, or take the tags "
                "out",
                "there is no catalogue to look tags up in");
    loader->catalogue_broken = true;
}

struct primum_list load_tags(struct loader *loader,
                             const struct yaml_node *node, enum tag_kind kind)
{
    if (!loader->catalogue_broken && loader->catalogue)
        return tags_read(&loader->load, loader->catalogue, node, kind);
    if (!loader->catalogue_broken)
        report_no_catalogue(loader, node);
    return (struct primum_list){0};
}
