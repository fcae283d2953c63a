/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The catalogues beside two versions: the entries that a scenario uses, and the
 * styles.  What the scenario does not name is no business of its own. */
#include "check/diff.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

struct catalogues {
    const struct primum_catalogue *before, *after;
};

/* ---- What is used ---- */

/* By number, in one version: which entries and evidence it names. */
struct used {
    bool *entries, *evidence;
};

static void mark(bool *marks, struct primum_list list)
{
    for (uint32_t i = 0; i < list.count; i++)
        marks[list.items[i]] = true;
}

static struct used find_used(const struct primum_scenario *words)
{
    const struct primum_catalogue *catalogue = words->catalogue;
    struct used used = {memory_new(catalogue->entry_count + (size_t)1),
                        memory_new(catalogue->evidence_count + (size_t)1)};

    for (uint32_t c = 1; c <= words->choice_count; c++) {
        mark(used.entries, words->choices[c].practices);
        mark(used.entries, words->choices[c].harms);
        mark(used.evidence, words->choices[c].evidence);
    }
    for (uint32_t r = 1; r <= words->response_count; r++)
        mark(used.entries, words->responses[r].harms);
    for (uint32_t e = 1; e <= catalogue->entry_count; e++)
        if (used.entries[e])
            mark(used.evidence, catalogue->entries[e].evidence);
    return used;
}

static void used_release(struct used *used)
{
    free(used->entries);
    free(used->evidence);
}

/* ---- Rows by id ---- */

/* All rows of a table: they are matched by the id at this offset. */
static struct diff_run run_of(const void *rows, size_t size, size_t offset,
                              uint32_t count)
{
    const char **ids = memory_new((count + (size_t)1) * sizeof *ids);

    for (uint32_t i = 0; i < count; i++)
        memcpy(&ids[i], (const char *)rows + (i + 1) * size + offset,
               sizeof *ids);
    return (struct diff_run){1, count, ids};
}

static struct diff_pair *pairs_of(struct diff_match *match, uint32_t *count)
{
    struct diff_map map;

    diff_map_init(&map, match->before.count, match->after.count);
    diff_match(&map, match);
    struct diff_pair *pairs = diff_pairs_of(&map, match, count);
    diff_map_release(&map);
    diff_run_release(match);
    return pairs;
}

/* ---- Entries and evidence ---- */

static const char *evidence_of(struct primum_diff *diff,
                               const struct primum_catalogue *catalogue,
                               struct primum_list list)
{
    struct text text = {0};

    for (uint32_t i = 0; i < list.count; i++)
        text_format(&text, "%s%s", i ? ", " : "",
                    catalogue->evidence[list.items[i]].id);
    return list.count ? diff_keep(diff, &text) : NULL;
}

static void compare_entry(struct primum_diff *diff,
                          const struct catalogues *both, struct diff_pair pair)
{
    static const struct diff_field fields[] = {
        {"name", offsetof(struct primum_entry, name)},
        {"about", offsetof(struct primum_entry, about)},
        {"sounds_like", offsetof(struct primum_entry, sounds_like)},
        {"beware", offsetof(struct primum_entry, beware)},
        {"practise", offsetof(struct primum_entry, practise)},
    };
    const struct primum_entry *was = &both->before->entries[pair.before];
    const struct primum_entry *now = &both->after->entries[pair.after];
    struct diff_thing thing = {PRIMUM_SUBJECT_ENTRY, pair.before, pair.after};

    diff_fields(diff, thing, fields, COUNT(fields), was, now);
    diff_words(diff, thing, "crisis", diff_flag(was->crisis),
               diff_flag(now->crisis));
    diff_words(diff, thing, "evidence",
               evidence_of(diff, both->before, was->evidence),
               evidence_of(diff, both->after, now->evidence));
}

static void compare_entries(struct primum_diff *diff,
                            const struct catalogues *both,
                            const struct used *was, const struct used *now)
{
    struct diff_match match = {
        .before = run_of(both->before->entries, sizeof(struct primum_entry),
                         offsetof(struct primum_entry, id),
                         both->before->entry_count),
        .after = run_of(both->after->entries, sizeof(struct primum_entry),
                        offsetof(struct primum_entry, id),
                        both->after->entry_count)};
    uint32_t count;
    struct diff_pair *pairs = pairs_of(&match, &count);

    for (uint32_t i = 0; i < count; i++)
        if (pairs[i].before && pairs[i].after &&
            (was->entries[pairs[i].before] || now->entries[pairs[i].after]))
            compare_entry(diff, both, pairs[i]);
    free(pairs);
}

static const char *grade_text(struct primum_diff *diff, char grade)
{
    struct text text = {0};

    text_add(&text, &grade, 1);
    return diff_keep(diff, &text);
}

static void compare_source(struct primum_diff *diff,
                           const struct catalogues *both, struct diff_pair pair)
{
    static const struct diff_field fields[] = {
        {"cite", offsetof(struct primum_evidence, cite)},
        {"finding", offsetof(struct primum_evidence, finding)},
        {"limits", offsetof(struct primum_evidence, limits)},
        {"checked", offsetof(struct primum_evidence, checked)},
    };
    const struct primum_evidence *was = &both->before->evidence[pair.before];
    const struct primum_evidence *now = &both->after->evidence[pair.after];
    struct diff_thing thing = {PRIMUM_SUBJECT_EVIDENCE, pair.before,
                               pair.after};

    diff_fields(diff, thing, fields, COUNT(fields), was, now);
    diff_words(diff, thing, "grade", grade_text(diff, was->grade),
               grade_text(diff, now->grade));
}

static void compare_sources(struct primum_diff *diff,
                            const struct catalogues *both,
                            const struct used *was, const struct used *now)
{
    struct diff_match match = {
        .before = run_of(both->before->evidence, sizeof(struct primum_evidence),
                         offsetof(struct primum_evidence, id),
                         both->before->evidence_count),
        .after = run_of(both->after->evidence, sizeof(struct primum_evidence),
                        offsetof(struct primum_evidence, id),
                        both->after->evidence_count)};
    uint32_t count;
    struct diff_pair *pairs = pairs_of(&match, &count);

    for (uint32_t i = 0; i < count; i++)
        if (pairs[i].before && pairs[i].after &&
            (was->evidence[pairs[i].before] || now->evidence[pairs[i].after]))
            compare_source(diff, both, pairs[i]);
    free(pairs);
}

/* ---- Styles ---- */

struct weighed {
    const char *id;
    int32_t weight;
};

static int compare_weighed(const void *one, const void *other)
{
    const struct weighed *a = one, *b = other;

    return strcmp(a->id, b->id);
}

/* "pacing 3, pressure 0", in one order. */
static const char *weights_text(struct primum_diff *diff,
                                const struct primum_catalogue *catalogue,
                                const struct primum_style *style)
{
    struct weighed *rows =
        memory_new((style->weight_count + (size_t)1) * sizeof *rows);
    struct text text = {0};

    for (uint32_t i = 0; i < style->weight_count; i++)
        rows[i] =
            (struct weighed){catalogue->entries[style->weights[i].entry].id,
                             style->weights[i].weight};
    qsort(rows, style->weight_count, sizeof *rows, compare_weighed);
    for (uint32_t i = 0; i < style->weight_count; i++)
        text_format(&text, "%s%s %d", i ? ", " : "", rows[i].id,
                    (int)rows[i].weight);
    free(rows);
    return text.length ? diff_keep(diff, &text) : NULL;
}

static void compare_style(struct primum_diff *diff,
                          const struct catalogues *both, struct diff_pair pair)
{
    static const struct diff_field fields[] = {
        {"name", offsetof(struct primum_style, name)},
        {"about", offsetof(struct primum_style, about)},
    };
    struct diff_thing thing = {PRIMUM_SUBJECT_STYLE, pair.before, pair.after};
    const struct primum_style *was =
        pair.before ? &both->before->styles[pair.before] : NULL;
    const struct primum_style *now =
        pair.after ? &both->after->styles[pair.after] : NULL;

    if (!diff_stays(diff, thing, NULL, NULL, was ? was->name : NULL,
                    now ? now->name : NULL))
        return;
    diff_fields(diff, thing, fields, COUNT(fields), was, now);
    diff_words(diff, thing, "simple", diff_flag(was->simple),
               diff_flag(now->simple));
    diff_rule(diff, thing, "weights", weights_text(diff, both->before, was),
              weights_text(diff, both->after, now));
    diff_rule(diff, thing, "otherwise", diff_number(diff, was->otherwise),
              diff_number(diff, now->otherwise));
}

static void compare_styles(struct primum_diff *diff,
                           const struct catalogues *both)
{
    struct diff_match match = {
        .before = run_of(both->before->styles, sizeof(struct primum_style),
                         offsetof(struct primum_style, id),
                         both->before->style_count),
        .after = run_of(both->after->styles, sizeof(struct primum_style),
                        offsetof(struct primum_style, id),
                        both->after->style_count)};
    uint32_t count;
    struct diff_pair *pairs = pairs_of(&match, &count);

    for (uint32_t i = 0; i < count; i++)
        compare_style(diff, both, pairs[i]);
    free(pairs);
}

/* ---- All of it ---- */

void diff_catalogue(struct primum_diff *diff)
{
    const struct catalogues both = {diff->before->words.catalogue,
                                    diff->after->words.catalogue};

    if (both.before == both.after)
        return;
    if (!both.before || !both.after) {
        diff_add(diff, both.after ? PRIMUM_CHANGE_ADDED : PRIMUM_CHANGE_GONE,
                 (struct diff_thing){PRIMUM_SUBJECT_CATALOGUE, 0, 0}, NULL,
                 both.before ? both.before->path : NULL,
                 both.after ? both.after->path : NULL);
        return;
    }
    struct used was = find_used(&diff->before->words);
    struct used now = find_used(&diff->after->words);
    compare_entries(diff, &both, &was, &now);
    compare_sources(diff, &both, &was, &now);
    compare_styles(diff, &both);
    used_release(&was);
    used_release(&now);
}
