/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tags, by their ids, and advice that was weighed: sets, whose order means
 * nothing. */
#include "check/diff.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

struct tags {
    const char **ids;
    uint32_t count;
};

typedef const char *tag_id(const struct primum_catalogue *catalogue,
                           uint32_t number);

static const char *entry_id(const struct primum_catalogue *catalogue,
                            uint32_t number)
{
    return catalogue->entries[number].id;
}

static const char *evidence_id(const struct primum_catalogue *catalogue,
                               uint32_t number)
{
    return catalogue->evidence[number].id;
}

static void add_tag(struct tags *tags, const char *id)
{
    tags->ids = memory_more(tags->ids, tags->count, sizeof *tags->ids);
    tags->ids[tags->count++] = id;
}

static struct tags tags_of(const struct scenario *scenario,
                           struct primum_list list, tag_id *id)
{
    struct tags tags = {0};

    for (uint32_t i = 0; i < list.count; i++)
        add_tag(&tags, id(scenario->words.catalogue, list.items[i]));
    return tags;
}

static int compare(const void *one, const void *other)
{
    return strcmp(*(const char *const *)one, *(const char *const *)other);
}

/* In one order, and each but once. */
static void sort_tags(struct tags *tags)
{
    uint32_t kept = 0;

    if (tags->count)
        qsort(tags->ids, tags->count, sizeof *tags->ids, compare);
    for (uint32_t i = 0; i < tags->count; i++)
        if (!kept || strcmp(tags->ids[kept - 1], tags->ids[i]) != 0)
            tags->ids[kept++] = tags->ids[i];
    tags->count = kept;
}

/* Takes both over.  Only what an attempt may depend on is a rule. */
static void compare_tags(struct primum_diff *diff, struct diff_thing thing,
                         const char *key, struct tags was, struct tags now,
                         bool rule)
{
    sort_tags(&was);
    sort_tags(&now);
    (rule ? diff_rule : diff_words)(diff, thing, key,
                                    diff_join(diff, was.ids, was.count, ", "),
                                    diff_join(diff, now.ids, now.count, ", "));
    free(was.ids);
    free(now.ids);
}

/* Styles look at the tags of choices. */
void diff_entries(struct primum_diff *diff, struct diff_thing thing,
                  const char *key, struct primum_list was,
                  struct primum_list now)
{
    compare_tags(diff, thing, key, tags_of(diff->before, was, entry_id),
                 tags_of(diff->after, now, entry_id),
                 thing.subject == PRIMUM_SUBJECT_CHOICE);
}

void diff_evidence(struct primum_diff *diff, struct diff_thing thing,
                   const char *key, struct primum_list was,
                   struct primum_list now)
{
    compare_tags(diff, thing, key, tags_of(diff->before, was, evidence_id),
                 tags_of(diff->after, now, evidence_id), false);
}

/* Allowances stand in the order of their things' kinds and numbers, or not:
 * there are few. */
static struct tags allowed(const struct scenario *scenario, enum thing kind,
                           uint32_t number)
{
    struct tags tags = {0};

    for (uint32_t i = 0; i < scenario->allowance_count; i++)
        if (scenario->allowances[i].thing == kind &&
            scenario->allowances[i].number == number)
            add_tag(&tags, scenario->allowances[i].code);
    return tags;
}

void diff_allowances(struct primum_diff *diff, struct diff_thing thing,
                     enum thing kind)
{
    if (diff->before->allowance_count || diff->after->allowance_count)
        compare_tags(diff, thing, "allow",
                     allowed(diff->before, kind, thing.before),
                     allowed(diff->after, kind, thing.after), false);
}
