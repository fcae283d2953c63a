/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands beside the scenes: the top of the file, people, gauges and
 * facts. */
#include "check/diff.h"

#include <stdlib.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* ---- The top ---- */

static const struct diff_field top_fields[] = {
    {"title", offsetof(struct primum_scenario, title)},
    {"summary", offsetof(struct primum_scenario, summary)},
    {"setting", offsetof(struct primum_scenario, setting)},
    {"language", offsetof(struct primum_scenario, language)},
    {"version", offsetof(struct primum_scenario, version)},
};

/* Lists of texts, here as one text each. */
static const struct diff_field top_lists[] = {
    {"content_notes", offsetof(struct primum_scenario, content_notes)},
    {"authors", offsetof(struct primum_scenario, authors)},
    {"license", offsetof(struct primum_scenario, license)},
    {"based_on", offsetof(struct primum_scenario, based_on)},
    {"reviewed_by", offsetof(struct primum_scenario, reviewed_by)},
    {"sources", offsetof(struct primum_scenario, sources)},
    {"reflect", offsetof(struct primum_scenario, reflect)},
    {"allow", offsetof(struct primum_scenario, allow)},
};

static const char *list_text(struct primum_diff *diff,
                             const struct primum_scenario *words, size_t offset)
{
    struct primum_texts texts;

    memcpy(&texts, (const char *)words + offset, sizeof texts);
    return diff_join(diff, texts.items, texts.count, "; ");
}

static const char *minutes_text(struct primum_diff *diff, int32_t minutes)
{
    return minutes ? diff_number(diff, minutes) : NULL;
}

void diff_top(struct primum_diff *diff)
{
    static const char *const levels[] = {"intro", "core", "advanced"};
    const struct diff_thing thing = {PRIMUM_SUBJECT_SCENARIO, 0, 0};
    const struct primum_scenario *was = &diff->before->words;
    const struct primum_scenario *now = &diff->after->words;

    diff_fields(diff, thing, top_fields, COUNT(top_fields), was, now);
    diff_words(diff, thing, "level", levels[was->level], levels[now->level]);
    diff_words(diff, thing, "minutes", minutes_text(diff, was->minutes),
               minutes_text(diff, now->minutes));
    for (size_t i = 0; i < COUNT(top_lists); i++)
        diff_words(diff, thing, top_lists[i].key,
                   list_text(diff, was, top_lists[i].offset),
                   list_text(diff, now, top_lists[i].offset));
    diff_words(diff, thing, "shuffle", diff_flag(was->shuffle),
               diff_flag(now->shuffle));
    if (diff->people.after[was->with] != now->with)
        diff_words(diff, thing, "with", was->people[was->with].id,
                   now->people[now->with].id);
    if (diff->scenes.after[was->start] != now->start)
        diff_rule(diff, thing, "start", was->scenes[was->start].id,
                  now->scenes[now->start].id);
}

/* ---- People ---- */

static void compare_person(struct primum_diff *diff, struct diff_pair pair)
{
    static const struct diff_field fields[] = {
        {"pronouns", offsetof(struct primum_person, pronouns)},
        {"about", offsetof(struct primum_person, about)},
    };
    const struct primum_person *was = &diff->before->words.people[pair.before];
    const struct primum_person *now = &diff->after->words.people[pair.after];
    struct diff_thing thing = {PRIMUM_SUBJECT_PERSON, pair.before, pair.after};

    if (!diff_stays(diff, thing, was->id, now->id, was->name, now->name))
        return;
    diff_name(diff, thing, "name", was->id, was->name, now->id, now->name);
    diff_fields(diff, thing, fields, COUNT(fields), was, now);
}

/* ---- Gauges and facts ---- */

/* "3, from 0 to 10"; "false" */
static const char *say_gauge(struct primum_diff *diff,
                             const struct primum_gauge *gauge)
{
    struct text text = {0};

    if (gauge->fact)
        return diff_flag(gauge->start);
    text_format(&text, "%d, from %d to %d", (int)gauge->start, (int)gauge->min,
                (int)gauge->max);
    return diff_keep(diff, &text);
}

static void compare_range(struct primum_diff *diff, struct diff_thing thing,
                          const struct primum_gauge *was,
                          const struct primum_gauge *now)
{
    static const char *const goods[] = {"high", "low", "none"};

    if (was->fact) {
        diff_rule(diff, thing, "start", diff_flag(was->start),
                  diff_flag(now->start));
        return;
    }
    diff_rule(diff, thing, "start", diff_number(diff, was->start),
              diff_number(diff, now->start));
    diff_rule(diff, thing, "min", diff_number(diff, was->min),
              diff_number(diff, now->min));
    diff_rule(diff, thing, "max", diff_number(diff, was->max),
              diff_number(diff, now->max));
    diff_words(diff, thing, "good", goods[was->good], goods[now->good]);
}

/* Whose it is, unless that follows from `with`. */
static void compare_owner(struct primum_diff *diff, struct diff_thing thing,
                          const struct primum_gauge *was,
                          const struct primum_gauge *now)
{
    const struct primum_scenario *before = &diff->before->words;
    const struct primum_scenario *after = &diff->after->words;

    if (diff->people.after[was->of] != now->of &&
        (was->of != before->with || now->of != after->with))
        diff_words(diff, thing, "of", before->people[was->of].id,
                   after->people[now->of].id);
}

static void compare_gauge(struct primum_diff *diff, struct diff_pair pair)
{
    const struct primum_gauge *was = &diff->before->words.gauges[pair.before];
    const struct primum_gauge *now = &diff->after->words.gauges[pair.after];
    struct diff_thing thing = {PRIMUM_SUBJECT_GAUGE, pair.before, pair.after};

    if (!diff_stays(diff, thing, was->id, now->id,
                    pair.before ? say_gauge(diff, was) : NULL,
                    pair.after ? say_gauge(diff, now) : NULL))
        return;
    diff_name(diff, thing, "name", was->id, was->name, now->id, now->name);
    compare_range(diff, thing, was, now);
    compare_owner(diff, thing, was, now);
    diff_words(diff, thing, "about", was->about, now->about);
}

/* ---- All of them ---- */

static void each(struct primum_diff *diff, enum primum_subject subject,
                 const struct diff_map *map,
                 void (*compare)(struct primum_diff *, struct diff_pair))
{
    struct diff_match match = diff_run_all(diff, subject);
    uint32_t count;
    struct diff_pair *pairs = diff_pairs_of(map, &match, &count);

    for (uint32_t i = 0; i < count; i++)
        compare(diff, pairs[i]);
    free(pairs);
    diff_run_release(&match);
}

void diff_people(struct primum_diff *diff)
{
    each(diff, PRIMUM_SUBJECT_PERSON, &diff->people, compare_person);
}

void diff_gauges(struct primum_diff *diff)
{
    each(diff, PRIMUM_SUBJECT_GAUGE, &diff->gauges, compare_gauge);
}
