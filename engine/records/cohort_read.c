/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads exports: an attempt at a time, however many there are in a file, and
 * each attempt once, however many files have it.  Knows what stands around the
 * attempts, and nothing of what is in them. */
#include "records/cohort.h"

#include "base/memory.h"
#include "base/source.h"
#include "base/text.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define FILE_MOST ((size_t)512 << 20)
#define FAULTS_MOST 5 /* that are told of a file one by one */
#define FORM 1        /* of the exports that are understood */

/* What comes before the attempts, or behind them where another program has
 * put the keys in order. */
struct head {
    int64_t form;
    const char *exported, *trainee;
};

static const struct json_field head_fields[] = {
    {"primum_export", JSON_WHOLE, true, offsetof(struct head, form)},
    {"exported", JSON_TEXT, false, offsetof(struct head, exported)},
    {"trainee", JSON_TEXT, true, offsetof(struct head, trainee)},
};

struct reading {
    struct primum_cohort *cohort;
    struct json_text text;
    struct head head;
    struct json *map;   /* what the head points into */
    size_t attempts_at; /* where the list of attempts begins; 0: unknown */
    uint32_t trainee;   /* their number */
    const char *path;
    primum_cohort_see *see;
    void *with;
    uint64_t faults;
    enum primum_status status;
};

/* ---- What is wrong ---------------------------------------------------------- */

static void tell(struct reading *reading, uint32_t line, const char *problem)
{
    const struct primum_cohort_fault fault = {reading->path, line, problem};

    if (reading->see)
        reading->see(reading->with, &fault);
    reading->status = PRIMUM_WORLD;
}

/* What the text itself has, if anything. */
static bool tell_text(struct reading *reading)
{
    const struct json_text *text = &reading->text;

    if (!*text->problem)
        return false;
    tell(reading, json_line_of(text, text->at), text->problem);
    return true;
}

static void tell_attempt(struct reading *reading, const char *problem)
{
    if (reading->faults++ < FAULTS_MOST)
        tell(reading, json_line_of(&reading->text, reading->text.from),
             problem);
}

static void tell_more(struct reading *reading)
{
    char problem[80];

    if (reading->faults <= FAULTS_MOST)
        return;
    snprintf(problem, sizeof problem,
             "%" PRIu64 " more of its attempts cannot be read",
             reading->faults - FAULTS_MOST);
    tell(reading, 0, problem);
}

/* ---- The head ---------------------------------------------------------------- */

/* Reads over a list without keeping anything of it. */
static void pass_list(struct json_text *text)
{
    if (json_enter(text, '['))
        while (json_more(text, ']'))
            json_free(json_value(text));
}

static bool is_attempts(const char *key)
{
    return key && strcmp(key, "attempts") == 0;
}

/* Puts the keys of the head into a map of their own, and notes where the
 * attempts begin.  With `briefly`, only up to them. */
static void gather_head(struct reading *reading, bool briefly)
{
    struct json_text *text = &reading->text;
    bool done = false;

    reading->map = json_map();
    if (!json_enter(text, '{'))
        return;
    while (!done && json_more(text, '}')) {
        char *key = json_key(text);
        if (is_attempts(key)) {
            reading->attempts_at = text->at;
            done = briefly;
            if (!done)
                pass_list(text);
        } else {
            struct json *value = key ? json_value(text) : NULL;
            if (value)
                json_put(reading->map, key, value);
        }
        free(key);
    }
    if (!done)
        json_at_end(text);
}

/* The head is whole before the attempts in all that we wrote ourselves; where
 * it is not, the file is read twice. */
static void read_head(struct reading *reading)
{
    char *problem;

    gather_head(reading, true);
    problem = json_fill(reading->map, head_fields, 3, &reading->head);
    if (problem && reading->attempts_at) {
        free(problem);
        json_free(reading->map);
        json_text_init(&reading->text, reading->text.bytes,
                       reading->text.length);
        gather_head(reading, false);
        problem = json_fill(reading->map, head_fields, 3, &reading->head);
    }
    if (!tell_text(reading) && problem)
        tell(reading, 0,
             "it is no export of this program, made with `primum "
             "export --format json`");
    free(problem);
}

static bool look_at_head(struct reading *reading)
{
    uint64_t key[2];

    if (reading->status)
        return false;
    if (reading->head.form != FORM)
        tell(reading, 0, "it was exported by a later version of this program");
    else if (!reading->attempts_at)
        tell(reading, 0, "it has no list of \"attempts\"");
    else if (*reading->head.trainee && !cohort_uuid(reading->head.trainee, key))
        tell(reading, 0, "\"trainee\" is not the pseudonym of one");
    else if (*reading->head.trainee)
        reading->trainee = index_add(&reading->cohort->trainees, key);
    return !reading->status;
}

/* ---- The attempts -------------------------------------------------------------- */

static void take_attempt(struct reading *reading,
                         const struct cohort_attempt *attempt)
{
    struct index *known = &reading->cohort->attempts;
    uint32_t before = known->count;

    index_add(known, attempt->key);
    if (known->count > before)
        cohort_attempt_count(reading->cohort, reading->trainee, attempt);
}

/* One that does not fit is left out, and the next one read. */
static void read_attempt(struct reading *reading)
{
    struct cohort_attempt attempt;
    struct json *value = json_value(&reading->text);

    if (!value)
        return;
    char *problem = cohort_attempt_read(value, &attempt);
    if (problem)
        tell_attempt(reading, problem);
    else if (!*reading->head.trainee)
        tell_attempt(reading, "there is an attempt, and no \"trainee\"");
    else
        take_attempt(reading, &attempt);
    free(problem);
    cohort_attempt_release(&attempt);
    json_free(value);
}

static void read_attempts(struct reading *reading)
{
    struct json_text *text = &reading->text;

    json_text_init(text, text->bytes, text->length);
    text->at = reading->attempts_at;
    if (json_enter(text, '['))
        while (json_more(text, ']'))
            read_attempt(reading);
    tell_more(reading);
    tell_text(reading);
}

/* What is behind them was not looked at yet, where the head came first. */
static void read_rest(struct reading *reading)
{
    struct json_text *text = &reading->text;

    if (*text->problem)
        return;
    while (json_more(text, '}')) {
        char *key = json_key(text);
        if (key)
            json_free(json_value(text));
        free(key);
    }
    json_at_end(text);
    tell_text(reading);
}

enum primum_status primum_cohort_add(struct primum_cohort *cohort,
                                     const char *path, const char *bytes,
                                     size_t length, primum_cohort_see *see,
                                     void *with)
{
    struct reading reading = {
        .cohort = cohort, .path = path, .see = see, .with = with};

    json_text_init(&reading.text, bytes, length);
    read_head(&reading);
    if (look_at_head(&reading)) {
        read_attempts(&reading);
        read_rest(&reading);
    }
    json_free(reading.map);
    return reading.status;
}

/* ---- Files ----------------------------------------------------------------------- */

struct export
{
    const char *path;
    char exported[32]; /* when; "": that is not known */
};

/* The newest first, and in an order that does not depend on how they were
 * named on the command line. */
static int compare_exports(const void *a, const void *b)
{
    const struct export *one = a, *other = b;
    int order = strcmp(other->exported, one->exported);

    return order ? order : strcmp(one->path, other->path);
}

/* What is no plain file can be read only once. */
static bool is_plain_file(const char *path)
{
    struct stat about;

    return stat(path, &about) == 0 && S_ISREG(about.st_mode);
}

/* Only what says when it was exported is looked at; what is wrong will be said
 * when it is read. */
static void look_when(struct export *export)
{
    struct reading reading = {0};
    char *text = NULL, *trouble = NULL;
    size_t length = 0;

    if (is_plain_file(export->path) &&
        file_read(export->path, FILE_MOST, &text, &length, &trouble) ==
            PRIMUM_OK) {
        json_text_init(&reading.text, text, length);
        gather_head(&reading, true);
        free(json_fill(reading.map, &head_fields[1], 1, &reading.head));
        if (reading.head.exported)
            snprintf(export->exported, sizeof export->exported, "%s",
                     reading.head.exported);
        json_free(reading.map);
    }
    free(text);
    free(trouble);
}

/* The path is told by itself, so of the sentence only the reason is. */
static void tell_unread(const char *path, enum primum_status status,
                        const char *trouble, primum_cohort_see *see, void *with)
{
    const char *reason = strrchr(trouble, ':');
    struct text problem = {0};
    struct primum_cohort_fault fault = {.path = path};

    if (status == PRIMUM_WORLD)
        text_format(&problem, "it cannot be read%s", reason ? reason : "");
    else
        text_format(&problem, "it is larger than %zu MiB", FILE_MOST >> 20);
    fault.problem = problem.bytes;
    if (see)
        see(with, &fault);
    text_release(&problem);
}

static enum primum_status read_file(struct primum_cohort *cohort,
                                    const char *path, primum_cohort_see *see,
                                    void *with)
{
    char *text = NULL, *trouble = NULL;
    size_t length = 0;
    enum primum_status status =
        file_read(path, FILE_MOST, &text, &length, &trouble);

    if (status == PRIMUM_OK) {
        status = primum_cohort_add(cohort, path, text, length, see, with);
    } else {
        tell_unread(path, status, trouble, see, with);
        status = PRIMUM_WORLD;
    }
    free(text);
    free(trouble);
    return status;
}

enum primum_status primum_cohort_read(struct primum_cohort *cohort,
                                      const char *const *paths, size_t count,
                                      primum_cohort_see *see, void *with)
{
    struct export *exports = memory_new((count + 1) * sizeof *exports);
    enum primum_status status = PRIMUM_OK;

    for (size_t i = 0; i < count; i++) {
        exports[i].path = paths[i];
        look_when(&exports[i]);
    }
    qsort(exports, count, sizeof *exports, compare_exports);
    for (size_t i = 0; i < count; i++)
        if (read_file(cohort, exports[i].path, see, with))
            status = PRIMUM_WORLD;
    free(exports);
    return status;
}
