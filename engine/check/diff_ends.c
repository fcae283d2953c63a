/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands behind the scenes: interrupts, endings, expectations. */
#include "check/diff.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* ---- Interrupts ---- */

static const char *interrupt_when(struct primum_diff *diff, struct where *where,
                                  uint32_t number)
{
    return diff_written(diff, where_item(where, "interrupts", number - 1),
                        "when");
}

/* "safety <= 1, next: coat" */
static const char *say_interrupt(struct primum_diff *diff, struct where *where,
                                 uint32_t number)
{
    struct text text = {0};

    if (!number)
        return NULL;
    text_format(&text, "when %s, next: %s", interrupt_when(diff, where, number),
                diff_place(where->scenario,
                           where->scenario->interrupts[number - 1].next));
    return diff_keep(diff, &text);
}

static void compare_interrupt(struct primum_diff *diff, struct diff_pair pair)
{
    struct diff_thing thing = {PRIMUM_SUBJECT_INTERRUPT, pair.before,
                               pair.after};
    bool both = pair.before && pair.after;

    if (!both) {
        diff_stays(diff, thing, NULL, NULL,
                   say_interrupt(diff, &diff->before_where, pair.before),
                   say_interrupt(diff, &diff->after_where, pair.after));
        return;
    }
    const struct interrupt_rule *was =
        &diff->before->interrupts[pair.before - 1];
    const struct interrupt_rule *now = &diff->after->interrupts[pair.after - 1];
    if (!diff_same_when(diff, was->when, now->when))
        diff_rule(diff, thing, "when",
                  interrupt_when(diff, &diff->before_where, pair.before),
                  interrupt_when(diff, &diff->after_where, pair.after));
    diff_rule(diff, thing, "once", diff_flag(was->spent),
              diff_flag(now->spent));
    if (!diff_same_place(diff, was->next, now->next))
        diff_rule(diff, thing, "next", diff_place(diff->before, was->next),
                  diff_place(diff->after, now->next));
}

/* Their places in the list, as they are in one of the versions. */
static const char *interrupt_order(struct primum_diff *diff,
                                   const struct diff_run *run,
                                   const uint32_t *other, bool after)
{
    struct text text = {0};

    for (uint32_t i = run->first; i < run->first + run->count; i++)
        if (other[i])
            text_format(&text, "%s%u", text.length ? ", " : "",
                        (unsigned)(after ? other[i] : i));
    return diff_keep(diff, &text);
}

/* The first that holds is the one that counts. */
void diff_interrupts(struct primum_diff *diff)
{
    struct diff_match match = diff_run_all(diff, PRIMUM_SUBJECT_INTERRUPT);
    uint32_t count;
    struct diff_pair *pairs = diff_pairs_of(&diff->interrupts, &match, &count);

    if (diff_reordered(&diff->interrupts, &match))
        diff_add(
            diff, PRIMUM_CHANGE_ORDER,
            (struct diff_thing){PRIMUM_SUBJECT_INTERRUPT, 0, 0}, "interrupts",
            interrupt_order(diff, &match.before, diff->interrupts.after, false),
            interrupt_order(diff, &match.after, diff->interrupts.before, true));
    for (uint32_t i = 0; i < count; i++)
        compare_interrupt(diff, pairs[i]);
    free(pairs);
    diff_run_release(&match);
}

/* ---- Endings ---- */

/* One that nobody wrote follows from the outcome. */
static bool has_worth(struct where *where, uint32_t ending)
{
    return where_value(where_ending(where, ending)->next, "worth") != NULL;
}

static void compare_worth(struct primum_diff *diff, struct diff_thing thing,
                          int32_t was, int32_t now)
{
    if (was != now && (has_worth(&diff->before_where, thing.before) ||
                       has_worth(&diff->after_where, thing.after)))
        diff_rule(diff, thing, "worth", diff_number(diff, was),
                  diff_number(diff, now));
}

static void compare_ending(struct primum_diff *diff, struct diff_pair pair)
{
    static const char *const outcomes[] = {"helped", "mixed", "harmed"};
    static const struct diff_field fields[] = {
        {"feedback", offsetof(struct primum_ending, feedback)},
        {"takeaway", offsetof(struct primum_ending, takeaway)},
    };
    const struct primum_ending *was = &diff->before->words.endings[pair.before];
    const struct primum_ending *now = &diff->after->words.endings[pair.after];
    struct diff_thing thing = {PRIMUM_SUBJECT_ENDING, pair.before, pair.after};

    if (!diff_stays(diff, thing, was->id, now->id, was->title, now->title))
        return;
    diff_rule(diff, thing, "outcome", outcomes[was->outcome],
              outcomes[now->outcome]);
    compare_worth(diff, thing, was->worth, now->worth);
    diff_name(diff, thing, "title", was->id, was->title, now->id, now->title);
    diff_lines(diff, thing, diff->before->ending_lines[pair.before],
               diff->after->ending_lines[pair.after]);
    diff_fields(diff, thing, fields, sizeof fields / sizeof *fields, was, now);
}

void diff_endings(struct primum_diff *diff)
{
    struct diff_match match = diff_run_all(diff, PRIMUM_SUBJECT_ENDING);
    uint32_t count;
    struct diff_pair *pairs = diff_pairs_of(&diff->endings, &match, &count);

    for (uint32_t i = 0; i < count; i++)
        compare_ending(diff, pairs[i]);
    free(pairs);
    diff_run_release(&match);
}

/* ---- Expectations ---- */

/* What is promised, by what it is about and how much. */
struct promises {
    const char **about;
    const char **bounds;
    uint32_t count;
};

/* An ending that was renamed is the one that it is now. */
static const char *reach_now(const struct primum_diff *diff, const char *reach)
{
    const struct primum_scenario *before = &diff->before->words;

    for (uint32_t e = 1; e <= before->ending_count; e++)
        if (diff->endings.after[e] && !strcmp(before->endings[e].id, reach))
            return diff->after->words.endings[diff->endings.after[e]].id;
    return reach;
}

static const char *bounds_text(struct primum_diff *diff,
                               const struct primum_expectation *row)
{
    struct text text = {0};

    if (row->at_least > 0)
        text_format(&text, "at least %.10g%%", row->at_least * 100);
    if (row->at_most < 1)
        text_format(&text, "%sat most %.10g%%", text.length ? ", " : "",
                    row->at_most * 100);
    if (!text.length)
        text_put(&text, "anything");
    return diff_keep(diff, &text);
}

static struct promises read_promises(struct primum_diff *diff,
                                     const struct primum_expectation *rows,
                                     uint32_t count, bool after)
{
    struct promises promises = {
        memory_new((count + (size_t)1) * sizeof(char *)),
        memory_new((count + (size_t)1) * sizeof(char *)), count};

    for (uint32_t i = 0; i < count; i++) {
        struct text text = {0};
        text_format(&text, "%s, %s", rows[i].policy,
                    after ? rows[i].reach : reach_now(diff, rows[i].reach));
        promises.about[i] = diff_keep(diff, &text);
        promises.bounds[i] = bounds_text(diff, &rows[i]);
    }
    return promises;
}

static const char *say_promise(struct primum_diff *diff,
                               const struct promises *promises, uint32_t number)
{
    struct text text = {0};

    if (!number)
        return NULL;
    text_format(&text, "%s: %s", promises->about[number - 1],
                promises->bounds[number - 1]);
    return diff_keep(diff, &text);
}

static void
compare_promises(struct primum_diff *diff, enum primum_subject subject,
                 const struct promises *was, const struct promises *now)
{
    const struct diff_thing thing = {subject, 0, 0};
    struct diff_match match = {.before = {1, was->count, was->about},
                               .after = {1, now->count, now->about}};
    struct diff_map map;
    uint32_t count;

    diff_map_init(&map, was->count, now->count);
    diff_match(&map, &match);
    struct diff_pair *pairs = diff_pairs_of(&map, &match, &count);
    for (uint32_t i = 0; i < count; i++)
        diff_words(diff, thing, "expect",
                   say_promise(diff, was, pairs[i].before),
                   say_promise(diff, now, pairs[i].after));
    free(pairs);
    diff_map_release(&map);
}

static void compare_expectations(struct primum_diff *diff,
                                 enum primum_subject subject,
                                 const struct primum_expectation *before,
                                 uint32_t before_count,
                                 const struct primum_expectation *after,
                                 uint32_t after_count)
{
    struct promises was = read_promises(diff, before, before_count, false);
    struct promises now = read_promises(diff, after, after_count, true);

    compare_promises(diff, subject, &was, &now);
    free(was.about);
    free(was.bounds);
    free(now.about);
    free(now.bounds);
}

void diff_expectations(struct primum_diff *diff)
{
    const struct primum_scenario *was = &diff->before->words;
    const struct primum_scenario *now = &diff->after->words;

    compare_expectations(diff, PRIMUM_SUBJECT_SCENARIO, was->expectations,
                         was->expectation_count, now->expectations,
                         now->expectation_count);
    if (was->catalogue && now->catalogue && was->catalogue != now->catalogue)
        compare_expectations(
            diff, PRIMUM_SUBJECT_CATALOGUE, was->catalogue->expectations,
            was->catalogue->expectation_count, now->catalogue->expectations,
            now->catalogue->expectation_count);
}
