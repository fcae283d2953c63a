/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Scenes, choices and responses: what of each says something else now. */
#include "check/diff.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* ---- Orders ---- */

/* The ids of those that are in both, in the order of one of the versions. */
static const char *order_of(struct primum_diff *diff,
                            const struct diff_run *run, const uint32_t *other)
{
    struct text text = {0};

    for (uint32_t i = 0; i < run->count; i++)
        if (other[run->first + i])
            text_format(&text, "%s%s", text.length ? ", " : "", run->ids[i]);
    return diff_keep(diff, &text);
}

static void note_order(struct primum_diff *diff, struct diff_thing thing,
                       const char *key, const struct diff_match *match)
{
    if (diff_reordered(&diff->choices, match))
        diff_add(diff, PRIMUM_CHANGE_ORDER, thing, key,
                 order_of(diff, &match->before, diff->choices.after),
                 order_of(diff, &match->after, diff->choices.before));
}

/* ---- Responses ---- */

/* A title that nobody wrote follows from what else is said. */
static bool has_title(struct where *where, uint32_t response)
{
    return where_value(where_response(where, response), "title") != NULL;
}

static void compare_title(struct primum_diff *diff, struct diff_thing thing,
                          const struct primum_response *was,
                          const struct primum_response *now)
{
    bool same = was->title && now->title ? !strcmp(was->title, now->title)
                                         : was->title == now->title;

    if (!same && (has_title(&diff->before_where, thing.before) ||
                  has_title(&diff->after_where, thing.after)))
        diff_words(diff, thing, "title", was->title, now->title);
}

/* What is the choice's is compared there. */
static void compare_own(struct primum_diff *diff, struct diff_thing thing,
                        const struct primum_response *was,
                        const struct primum_response *now)
{
    const struct primum_choice *before =
        &diff->before->words.choices[was->choice];
    const struct primum_choice *after =
        &diff->after->words.choices[now->choice];

    if (was->why != before->why || now->why != after->why)
        diff_words(diff, thing, "why", was->why, now->why);
    if (was->repair != before->repair || now->repair != after->repair)
        diff_words(diff, thing, "repair", was->repair, now->repair);
    if (was->harms.items != before->harms.items ||
        now->harms.items != after->harms.items)
        diff_entries(diff, thing, "harms", was->harms, now->harms);
}

static const char *say_response(const struct scenario *scenario,
                                uint32_t number)
{
    const char *title = scenario->words.responses[number].title;

    return !number ? NULL
           : title ? title
                   : diff_place(scenario, scenario->responses[number].next);
}

static void compare_response(struct primum_diff *diff, struct diff_pair pair)
{
    static const struct diff_field fields[] = {
        {"cue", offsetof(struct primum_response, cue)},
        {"impact", offsetof(struct primum_response, impact)},
    };
    struct diff_thing thing = {PRIMUM_SUBJECT_RESPONSE, pair.before,
                               pair.after};

    if (!diff_stays(diff, thing, NULL, NULL,
                    say_response(diff->before, pair.before),
                    say_response(diff->after, pair.after)))
        return;
    const struct primum_response *was =
        &diff->before->words.responses[pair.before];
    const struct primum_response *now =
        &diff->after->words.responses[pair.after];
    diff_response_rules(diff, thing);
    compare_title(diff, thing, was, now);
    diff_lines(diff, thing, diff->before->responses[pair.before].lines,
               diff->after->responses[pair.after].lines);
    diff_fields(diff, thing, fields, sizeof fields / sizeof *fields, was, now);
    compare_own(diff, thing, was, now);
    diff_allowances(diff, thing, THING_RESPONSE);
}

static void compare_responses(struct primum_diff *diff,
                              struct diff_thing choice)
{
    struct diff_match match = diff_run_responses(diff, choice);
    uint32_t count;
    struct diff_pair *pairs = diff_pairs_of(&diff->responses, &match, &count);

    for (uint32_t i = 0; i < count; i++)
        compare_response(diff, pairs[i]);
    free(pairs);
    diff_run_release(&match);
}

/* ---- Choices ---- */

/* The words of the coach, or what the coach does; a choice has one of them. */
static void compare_said(struct primum_diff *diff, struct diff_thing thing,
                         const struct primum_choice *was,
                         const struct primum_choice *now)
{
    struct text before = {0}, after = {0};

    if (!was->say == !now->say) {
        diff_words(diff, thing, "say", was->say, now->say);
        diff_words(diff, thing, "do", was->deed, now->deed);
        return;
    }
    text_format(&before, "%s: %s", was->say ? "say" : "do",
                was->say ? was->say : was->deed);
    text_format(&after, "%s: %s", now->say ? "say" : "do",
                now->say ? now->say : now->deed);
    diff_words(diff, thing, now->say ? "say" : "do", diff_keep(diff, &before),
               diff_keep(diff, &after));
}

static void compare_choice_rules(struct primum_diff *diff,
                                 struct diff_thing thing)
{
    static const char *const onces[] = {"false", "true", "scene"};
    const struct choice_rule *was = &diff->before->choices[thing.before];
    const struct choice_rule *now = &diff->after->choices[thing.after];

    if (!diff_same_when(diff, was->when, now->when))
        diff_rule(
            diff, thing, "when",
            diff_written(diff,
                         where_choice(&diff->before_where, thing.before)->next,
                         "when"),
            diff_written(diff,
                         where_choice(&diff->after_where, thing.after)->next,
                         "when"));
    diff_rule(diff, thing, "once", onces[was->once], onces[now->once]);
}

static void compare_choice_words(struct primum_diff *diff,
                                 struct diff_thing thing)
{
    static const struct diff_field fields[] = {
        {"intent", offsetof(struct primum_choice, intent)},
        {"why", offsetof(struct primum_choice, why)},
        {"right_when", offsetof(struct primum_choice, right_when)},
        {"repair", offsetof(struct primum_choice, repair)},
    };
    const struct primum_choice *was =
        &diff->before->words.choices[thing.before];
    const struct primum_choice *now = &diff->after->words.choices[thing.after];

    compare_said(diff, thing, was, now);
    compare_choice_rules(diff, thing);
    diff_fields(diff, thing, fields, sizeof fields / sizeof *fields, was, now);
    diff_entries(diff, thing, "practices", was->practices, now->practices);
    diff_entries(diff, thing, "harms", was->harms, now->harms);
    diff_evidence(diff, thing, "evidence", was->evidence, now->evidence);
    diff_words(diff, thing, "irreversible", diff_flag(was->irreversible),
               diff_flag(now->irreversible));
    diff_allowances(diff, thing, THING_CHOICE);
}

static const char *say_choice(const struct primum_choice *choice)
{
    return choice->say ? choice->say : choice->deed;
}

static void compare_choice(struct primum_diff *diff, struct diff_pair pair)
{
    const struct primum_choice *was = &diff->before->words.choices[pair.before];
    const struct primum_choice *now = &diff->after->words.choices[pair.after];
    struct diff_thing thing = {PRIMUM_SUBJECT_CHOICE, pair.before, pair.after};

    if (!diff_stays(diff, thing, was->id, now->id, say_choice(was),
                    say_choice(now)))
        return;
    compare_choice_words(diff, thing);
    compare_responses(diff, thing);
}

/* `ordered`: their order is seen on the screen. */
static void compare_choices(struct primum_diff *diff, struct diff_thing owner,
                            const char *key, bool ordered)
{
    struct diff_match match = diff_run_choices(diff, owner);
    uint32_t count;
    struct diff_pair *pairs = diff_pairs_of(&diff->choices, &match, &count);

    if (ordered)
        note_order(diff, owner, key, &match);
    for (uint32_t i = 0; i < count; i++)
        compare_choice(diff, pairs[i]);
    free(pairs);
    diff_run_release(&match);
}

/* ---- Scenes ---- */

static const char *say_scene(const struct scenario *scenario, uint32_t number)
{
    const char *title = scenario->words.scenes[number].title;
    struct run lines = scenario->scenes[number].lines;

    return title || !lines.count ? title : scenario->lines[lines.first].text;
}

static void compare_scene(struct primum_diff *diff, struct diff_pair pair)
{
    const struct primum_scene *was = &diff->before->words.scenes[pair.before];
    const struct primum_scene *now = &diff->after->words.scenes[pair.after];
    struct diff_thing thing = {PRIMUM_SUBJECT_SCENE, pair.before, pair.after};

    if (!diff_stays(diff, thing, was->id, now->id,
                    say_scene(diff->before, pair.before),
                    say_scene(diff->after, pair.after)))
        return;
    diff_words(diff, thing, "title", was->title, now->title);
    diff_lines(diff, thing, diff->before->scenes[pair.before].lines,
               diff->after->scenes[pair.after].lines);
    diff_allowances(diff, thing, THING_SCENE);
    compare_choices(diff, thing, "choices",
                    !diff->before->words.shuffle ||
                        !diff->after->words.shuffle);
}

void diff_scenes(struct primum_diff *diff)
{
    struct diff_match match = diff_run_all(diff, PRIMUM_SUBJECT_SCENE);
    uint32_t count;
    struct diff_pair *pairs = diff_pairs_of(&diff->scenes, &match, &count);

    for (uint32_t i = 0; i < count; i++)
        compare_scene(diff, pairs[i]);
    free(pairs);
    diff_run_release(&match);
    compare_choices(diff, (struct diff_thing){PRIMUM_SUBJECT_SCENARIO, 0, 0},
                    "anytime", true);
}
