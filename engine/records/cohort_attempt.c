/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an export says of an attempt, taken out of the JSON and looked at: is
 * there what is needed, and does it fit together?  Counts nothing. */
#include "records/cohort.h"

#include "base/memory.h"
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ID_MOST 200   /* bytes of an id: a scenario's is the name of a file */
#define LIST_MOST 500 /* ids in a list of a move */

#define FIELD(type, name, key, kind, needed)                                   \
    {                                                                          \
        key, kind, needed, offsetof(struct type, name)                         \
    }

struct debrief {
    int64_t turning_point;
};

static const struct json_field move_fields[] = {
    FIELD(cohort_move, kind, "kind", JSON_TEXT, true),
    FIELD(cohort_move, own, "own", JSON_FLAG, false),
    FIELD(cohort_move, anytime, "anytime", JSON_FLAG, false),
    FIELD(cohort_move, step, "step", JSON_WHOLE, false),
    FIELD(cohort_move, scene, "scene", JSON_TEXT, false),
    FIELD(cohort_move, scene_title, "scene_title", JSON_TEXT, false),
    FIELD(cohort_move, choice, "choice", JSON_TEXT, false),
    FIELD(cohort_move, say, "say", JSON_TEXT, false),
    FIELD(cohort_move, deed, "do", JSON_TEXT, false),
    FIELD(cohort_move, offered, "offered", JSON_TEXTS, false),
    FIELD(cohort_move, practices, "practices", JSON_TEXTS, false),
    FIELD(cohort_move, harms, "harms", JSON_TEXTS, false),
};

/* What only a choice needs. */
static const struct json_field choice_fields[] = {
    FIELD(cohort_move, own, "own", JSON_FLAG, true),
    FIELD(cohort_move, step, "step", JSON_WHOLE, true),
    FIELD(cohort_move, scene, "scene", JSON_TEXT, true),
    FIELD(cohort_move, choice, "choice", JSON_TEXT, true),
    FIELD(cohort_move, offered, "offered", JSON_TEXTS, true),
};

static const struct json_field glossary_fields[] = {
    FIELD(cohort_attempt, names, "names", JSON_MAP, false),
    FIELD(cohort_attempt, words, "words", JSON_MAP, false),
    FIELD(cohort_attempt, deeds, "deeds", JSON_TEXTS, false),
};

struct outline {
    const struct json *moves, *debrief;
};

static const struct json_field attempt_fields[] = {
    FIELD(cohort_attempt, id, "id", JSON_TEXT, true),
    FIELD(cohort_attempt, scenario, "scenario", JSON_TEXT, true),
    FIELD(cohort_attempt, title, "title", JSON_TEXT, true),
    FIELD(cohort_attempt, sha256, "sha256", JSON_TEXT, true),
    FIELD(cohort_attempt, begun, "begun", JSON_TEXT, true),
    FIELD(cohort_attempt, standing, "standing", JSON_TEXT, true),
    FIELD(cohort_attempt, ending, "ending", JSON_TEXT, false),
    FIELD(cohort_attempt, ending_title, "ending_title", JSON_TEXT, false),
    FIELD(cohort_attempt, outcome, "outcome", JSON_TEXT, false),
    FIELD(cohort_attempt, after, "after", JSON_TEXT, false),
};

static const struct json_field outline_fields[] = {
    FIELD(outline, moves, "moves", JSON_LIST, true),
    FIELD(outline, debrief, "debrief", JSON_MAP, false),
};

static const struct json_field debrief_fields[] = {
    FIELD(debrief, turning_point, "turning_point", JSON_WHOLE, false),
};

#define FILL(value, fields, into)                                              \
    json_fill(value, fields, sizeof fields / sizeof *fields, into)

static char *phrase(const char *words)
{
    return memory_text(words, strlen(words));
}

/* ---- Ids ------------------------------------------------------------------ */

static int digit_of(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

bool cohort_uuid(const char *text, uint64_t key[2])
{
    static const char form[] = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
    size_t digits = 0;

    if (strlen(text) != sizeof form - 1)
        return false;
    for (size_t i = 0; form[i]; i++) {
        int digit = digit_of(text[i]);
        if (form[i] == '-' ? text[i] != '-' : digit < 0)
            return false;
        if (form[i] == '-')
            continue;
        key[digits / 16] = key[digits / 16] << 4 | (uint64_t)digit;
        digits++;
    }
    return true;
}

static bool is_id(const char *text)
{
    return *text && strlen(text) <= ID_MOST;
}

static bool all_ids(const struct json *list)
{
    size_t count = json_count(list);

    for (size_t i = 0; i < count && count <= LIST_MOST; i++)
        if (!is_id(json_text_at(list, i)))
            return false;
    return count <= LIST_MOST;
}

/* How often it is in the list. */
static size_t times_in(const struct json *list, const char *id)
{
    size_t times = 0;

    for (size_t i = 0; i < json_count(list); i++)
        times += strcmp(json_text_at(list, i), id) == 0;
    return times;
}

static bool has_twins(const struct json *list)
{
    for (size_t i = 0; i < json_count(list); i++)
        if (times_in(list, json_text_at(list, i)) > 1)
            return true;
    return false;
}

/* ---- Moves ---------------------------------------------------------------- */

static char *look_at_choice(const struct json *value, struct cohort_move *move)
{
    char *problem = FILL(value, choice_fields, move);

    if (problem)
        return problem;
    if (move->step < 0)
        return phrase("\"step\" is less than 0");
    if (!is_id(move->scene) || !is_id(move->choice) ||
        !all_ids(move->offered) || !all_ids(move->practices) ||
        !all_ids(move->harms))
        return phrase("an id in it is empty or too long, or a list is");
    if (has_twins(move->offered) || has_twins(move->practices) ||
        has_twins(move->harms))
        return phrase("a list in it has the same id twice");
    if (!times_in(move->offered, move->choice))
        return phrase("its choice was not \"offered\"");
    return NULL;
}

static char *read_move(const struct json *value, struct cohort_move *move)
{
    char *problem = FILL(value, move_fields, move);

    if (problem)
        return problem;
    if (strcmp(move->kind, "choice") == 0)
        return look_at_choice(value, move);
    if (strcmp(move->kind, "rewind") && strcmp(move->kind, "seed"))
        return phrase("its \"kind\" is not choice, rewind or seed");
    return NULL;
}

static char *read_moves(const struct json *list, struct cohort_attempt *attempt)
{
    size_t count = json_count(list);

    attempt->moves = memory_new((count + 1) * sizeof *attempt->moves);
    for (size_t i = 0; i < count; i++) {
        char *problem = read_move(json_item(list, i), &attempt->moves[i]);
        if (!problem)
            continue;
        struct text text = {0};
        text_format(&text, "move %zu: %s", i, problem);
        free(problem);
        return text_take(&text);
    }
    attempt->move_count = count;
    return NULL;
}

/* ---- What the ids mean ---------------------------------------------------- */

/* An empty text says nothing. */
static const char *text_under(const struct json *map, const char *key)
{
    const char *text = json_text_in(map, key);

    return text && *text ? text : NULL;
}

const char *cohort_attempt_name(const struct cohort_attempt *attempt,
                                const char *id)
{
    return text_under(attempt->names, id);
}

/* A scene's own choice stands in for one of any time with the same id. */
struct cohort_words cohort_attempt_words(const struct cohort_attempt *attempt,
                                         const char *scene, const char *choice)
{
    char key[2 * ID_MOST + 2];
    struct cohort_words words = {0};

    snprintf(key, sizeof key, "%s/%s", scene, choice);
    const char *text = text_under(attempt->words, key);
    if (!text) {
        snprintf(key, sizeof key, "/%s", choice);
        text = text_under(attempt->words, key);
        words.anytime = text != NULL;
    }
    if (times_in(attempt->deeds, key))
        words.deed = text;
    else
        words.say = text;
    return words;
}

/* ---- The attempt ---------------------------------------------------------- */

/* What an attempt's standing and an ending's outcome make of it. */
static const struct {
    const char *standing, *outcome;
} ends[] = {
    [PRIMUM_COHORT_HELPED] = {"ended", "helped"},
    [PRIMUM_COHORT_MIXED] = {"ended", "mixed"},
    [PRIMUM_COHORT_HARMED] = {"ended", "harmed"},
    [PRIMUM_COHORT_OPEN] = {"open", NULL},
    [PRIMUM_COHORT_STUCK] = {"stuck", NULL},
};

const char *cohort_end_name(size_t end)
{
    return ends[end].outcome ? ends[end].outcome : ends[end].standing;
}

static char *read_end(struct cohort_attempt *attempt)
{
    bool ended = strcmp(attempt->standing, "ended") == 0;

    if (ended && (!attempt->ending || !is_id(attempt->ending)))
        return phrase("it has ended, and names no \"ending\"");
    for (size_t i = 0; i < PRIMUM_COHORT_ENDS; i++) {
        attempt->end = (enum primum_cohort_end)i;
        if (strcmp(ends[i].standing, attempt->standing) == 0 &&
            (!ended || (attempt->outcome &&
                        strcmp(ends[i].outcome, attempt->outcome) == 0)))
            return NULL;
    }
    return phrase(ended ? "\"outcome\" is not helped, mixed or harmed"
                        : "\"standing\" is not open, ended or stuck");
}

static char *look_at(struct cohort_attempt *attempt)
{
    if (!cohort_uuid(attempt->id, attempt->key))
        return phrase("\"id\" is not the id of an attempt");
    if (!is_id(attempt->scenario) || !is_id(attempt->sha256))
        return phrase("an id in it is empty or too long");
    return read_end(attempt);
}

char *cohort_attempt_read(const struct json *value,
                          struct cohort_attempt *attempt)
{
    struct outline outline = {0};
    struct debrief debrief = {-1};

    *attempt = (struct cohort_attempt){.turned_at = -1};
    char *problem = FILL(value, attempt_fields, attempt);
    if (!problem)
        problem = FILL(value, outline_fields, &outline);
    if (!problem)
        problem = FILL(value, glossary_fields, attempt);
    if (!problem)
        problem = look_at(attempt);
    if (!problem)
        problem = read_moves(outline.moves, attempt);
    if (!problem && outline.debrief)
        problem = FILL(outline.debrief, debrief_fields, &debrief);
    attempt->judged = outline.debrief != NULL;
    attempt->turned_at = debrief.turning_point;
    return problem;
}

void cohort_attempt_release(struct cohort_attempt *attempt)
{
    free(attempt->moves);
}
