/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Changes as they are noted: what they say, and that what is the same is none.
 * Knows no rule of the language. */
#include "check/diff.h"

#include "base/memory.h"

#include <string.h>

const char *diff_keep(struct primum_diff *diff, struct text *text)
{
    const char *kept = arena_text(&diff->arena, text->bytes, text->length);

    text_release(text);
    return kept;
}

const char *diff_number(struct primum_diff *diff, int64_t number)
{
    struct text text = {0};

    text_format(&text, "%lld", (long long)number);
    return diff_keep(diff, &text);
}

const char *diff_flag(bool flag)
{
    return flag ? "true" : "false";
}

const char *diff_join(struct primum_diff *diff, const char *const *items,
                      uint32_t count, const char *between)
{
    struct text text = {0};

    if (!count)
        return NULL;
    for (uint32_t i = 0; i < count; i++) {
        text_put(&text, i ? between : "");
        text_put(&text, items[i]);
    }
    return diff_keep(diff, &text);
}

static void note(struct primum_diff *diff, const struct primum_change *change)
{
    diff->changes =
        memory_more(diff->changes, diff->change_count, sizeof *diff->changes);
    diff->changes[diff->change_count++] = *change;
}

/* Does it have anything to do with where a conversation leads that such a thing
 * comes, goes, or stands elsewhere? */
static bool counts(enum primum_subject subject)
{
    static const bool counted[] = {
        [PRIMUM_SUBJECT_GAUGE] = true,     [PRIMUM_SUBJECT_SCENE] = true,
        [PRIMUM_SUBJECT_CHOICE] = true,    [PRIMUM_SUBJECT_RESPONSE] = true,
        [PRIMUM_SUBJECT_INTERRUPT] = true, [PRIMUM_SUBJECT_ENDING] = true,
        [PRIMUM_SUBJECT_STYLE] = true,
    };

    return counted[subject];
}

/* Does a choice of some scene stand in for the one of `anytime` that has its
 * id? */
static bool stands_in(const struct primum_scenario *words, const char *id)
{
    bool own = false, anytime = false;

    for (uint32_t c = 1; c <= words->choice_count; c++)
        if (!strcmp(words->choices[c].id, id))
            *(words->choices[c].scene ? &own : &anytime) = true;
    return own && anytime;
}

static bool may_move(const struct primum_diff *diff,
                     enum primum_change_kind kind, enum primum_subject subject,
                     const char *was, const char *now)
{
    switch (kind) {
    case PRIMUM_CHANGE_ORDER:
        return subject == PRIMUM_SUBJECT_INTERRUPT;
    case PRIMUM_CHANGE_RENAMED:
        return subject == PRIMUM_SUBJECT_CHOICE &&
               (stands_in(&diff->before->words, was) ||
                stands_in(&diff->after->words, now));
    default:
        return counts(subject);
    }
}

void diff_add(struct primum_diff *diff, enum primum_change_kind kind,
              struct diff_thing thing, const char *key, const char *was,
              const char *now)
{
    note(diff, &(struct primum_change){
                   kind, thing.subject, thing.before, thing.after, key, was,
                   now, may_move(diff, kind, thing.subject, was, now)});
}

static void edit(struct primum_diff *diff, struct diff_thing thing,
                 const char *key, const char *was, const char *now, bool moves)
{
    if (was && now ? !strcmp(was, now) : was == now)
        return;
    note(diff, &(struct primum_change){PRIMUM_CHANGE_EDITED, thing.subject,
                                       thing.before, thing.after, key, was, now,
                                       moves});
}

void diff_words(struct primum_diff *diff, struct diff_thing thing,
                const char *key, const char *was, const char *now)
{
    edit(diff, thing, key, was, now, false);
}

void diff_rule(struct primum_diff *diff, struct diff_thing thing,
               const char *key, const char *was, const char *now)
{
    edit(diff, thing, key, was, now, true);
}

bool diff_stays(struct primum_diff *diff, struct diff_thing thing,
                const char *was_id, const char *now_id, const char *was,
                const char *now)
{
    if (!thing.before)
        diff_add(diff, PRIMUM_CHANGE_ADDED, thing, NULL, NULL, now);
    else if (!thing.after)
        diff_add(diff, PRIMUM_CHANGE_GONE, thing, NULL, was, NULL);
    else if (was_id && strcmp(was_id, now_id) != 0)
        diff_add(diff, PRIMUM_CHANGE_RENAMED, thing, NULL, was_id, now_id);
    return thing.before && thing.after;
}

/* "next week" for next-week. */
static bool is_made_of(const char *name, const char *id)
{
    while (*id &&
           (*id == *name || ((*id == '-' || *id == '_') && *name == ' ')))
        id++, name++;
    return !*id && !*name;
}

void diff_name(struct primum_diff *diff, struct diff_thing thing,
               const char *key, const char *was_id, const char *was,
               const char *now_id, const char *now)
{
    if (!is_made_of(was, was_id) || !is_made_of(now, now_id))
        diff_words(diff, thing, key, was, now);
}

void diff_fields(struct primum_diff *diff, struct diff_thing thing,
                 const struct diff_field *fields, size_t count, const void *was,
                 const void *now)
{
    for (size_t i = 0; i < count; i++) {
        const char *before, *after;
        memcpy(&before, (const char *)was + fields[i].offset, sizeof before);
        memcpy(&after, (const char *)now + fields[i].offset, sizeof after);
        diff_words(diff, thing, fields[i].key, before, after);
    }
}
