/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lists of attempts, an attempt by its name, and all that was written.  What
 * is asked for in a list decides which index leads to it, so each has a query
 * of its own. */
#include "records/attempts.h"

#include "base/text.h"
#include "records/instant.h"
#include "records/records.h"

#include <ctype.h>
#include <string.h>

static const char *text_or_empty(struct query *query, int column)
{
    const char *text = store_text(query, column);

    return text ? text : "";
}

/* What is too long to be an id is none. */
static const char *id_or_empty(struct query *query, int column)
{
    const char *id = text_or_empty(query, column);

    return strlen(id) < PRIMUM_ATTEMPT_ID ? id : "";
}

static int64_t time_of(struct query *query, int column)
{
    return instant_within(store_int(query, column));
}

/* The number in a column, if it is one of `count` that there are; else 0. */
static int one_of(struct query *query, int column, int count)
{
    int64_t number = store_int(query, column);

    return number >= 0 && number < count ? (int)number : 0;
}

/* An ending was reached by whoever is told which, and by nobody else. */
static void mend_end(struct primum_attempt *attempt)
{
    if (attempt->standing == PRIMUM_STANDING_ENDED && !attempt->ending)
        attempt->standing = PRIMUM_STANDING_OPEN;
    if (attempt->standing != PRIMUM_STANDING_ENDED)
        attempt->ending = NULL;
    if (!attempt->ending)
        attempt->ending_title = NULL;
    else if (!attempt->ending_title)
        attempt->ending_title = attempt->ending;
}

struct primum_attempt attempts_read(struct query *query)
{
    int64_t choices = store_int(query, 14), borrowed = store_int(query, 13);

    struct primum_attempt attempt = {
        .id = id_or_empty(query, 0),
        .scenario = text_or_empty(query, 1),
        .title = text_or_empty(query, 2),
        .path = store_text(query, 3),
        .sha256 = text_or_empty(query, 4),
        .catalogue_sha256 = store_text(query, 5),
        .start = text_or_empty(query, 6),
        .seed = (uint64_t)store_int(query, 7) & PRIMUM_SEED_MAX,
        .begun = time_of(query, 8),
        .last = time_of(query, store_is_null(query, 9) ? 8 : 9),
        .explains_last = store_int(query, 10) != 0,
        .predicts = store_int(query, 11) != 0,
        .after = store_text(query, 12),
        .borrowed = borrowed > 0 ? (size_t)borrowed : 0,
        .choices = choices > 0 && choices <= UINT32_MAX ? (uint32_t)choices : 0,
        .standing = (enum primum_standing)one_of(query, 15, 3),
        .ending = store_text(query, 16),
        .ending_title = store_text(query, 17),
        .outcome = (enum primum_outcome)one_of(query, 18, 3),
        .broke_off = store_int(query, 19) != 0,
    };
    mend_end(&attempt);
    return attempt;
}

/* ---- Lists ---- */

/* ?1 and ?2: begun when; ?3 and ?4: how many, and how many are left out; ?5:
 * the scenario. */
#define LIST "SELECT " ATTEMPTS_COLUMNS ATTEMPTS_FROM
#define OPEN_LIST(from)                                                        \
    "SELECT " ATTEMPTS_COLUMNS from ATTEMPTS_BESIDE "WHERE s.standing = 0 "    \
    "AND "
#define OPEN                                                                   \
    OPEN_LIST(" FROM summary s CROSS JOIN attempt a ON a.number = s.attempt")
#define OPEN_OF_ONE                                                            \
    OPEN_LIST(" FROM attempt a CROSS JOIN summary s ON s.attempt = a.number")
#define WHEN "a.begun >= ?1 AND a.begun < ?2 "
#define BEGUN_ORDER "ORDER BY a.begun DESC, a.number DESC LIMIT ?3 OFFSET ?4"
#define LEFT_ORDER "ORDER BY s.last DESC, s.attempt DESC LIMIT ?3 OFFSET ?4"

static const char *const lists[2][2] = {
    {LIST "WHERE " WHEN BEGUN_ORDER,
     LIST "WHERE a.scenario = ?5 AND " WHEN BEGUN_ORDER},
    {OPEN WHEN LEFT_ORDER, OPEN_OF_ONE "a.scenario = ?5 AND " WHEN LEFT_ORDER},
};

static int64_t at_most(size_t count)
{
    return count <= INT64_MAX ? (int64_t)count : INT64_MAX;
}

enum primum_status primum_records_attempts(
    struct primum_records *records, const struct primum_attempts *which,
    bool (*see)(void *with, const struct primum_attempt *attempt), void *with)
{
    struct query *query = store_query(
        records->store, lists[which->open][which->scenario != NULL]);

    store_give_int(query, which->since ? which->since : INT64_MIN);
    store_give_int(query, which->until ? which->until : INT64_MAX);
    store_give_int(query, which->most ? at_most(which->most) : -1);
    store_give_int(query, at_most(which->skip));
    if (which->scenario)
        store_give_text(query, which->scenario);
    while (store_row(query)) {
        struct primum_attempt attempt = attempts_read(query);
        if (!see(with, &attempt))
            break;
    }
    return store_end(query);
}

/* ---- By name ---- */

/* 'g' comes behind every character of an id. */
static const char from_beginning[] =
    "SELECT id FROM attempt WHERE id >= ?1 AND id < ?1 || 'g' LIMIT 2";
static const char from_end[] =
    "SELECT id FROM attempt WHERE substr(id, -4) = substr(?1, -4)"
    "  AND substr(id, -length(?1)) = ?1 LIMIT 2";
/* What people are shown, PRIMUM_ATTEMPT_SHORT of them, is cut short, too. */
static const char from_shown[] =
    "SELECT id FROM attempt WHERE substr(id, -6, length(?1)) = ?1 LIMIT 2";
static const char latest[] =
    "SELECT id FROM attempt ORDER BY begun DESC, number DESC LIMIT 1";

/* Adds what a query finds to what was found; returns how many there are. */
static int gather(struct query *query, int count, char id[PRIMUM_ATTEMPT_ID])
{
    while (store_row(query)) {
        const char *found = text_or_empty(query, 0);
        if (strlen(found) >= PRIMUM_ATTEMPT_ID || (count && !strcmp(found, id)))
            continue;
        strcpy(id, found);
        count++;
    }
    return count;
}

static enum primum_status find_by(struct store *store, const char *sql,
                                  const char *name, int *count,
                                  char id[PRIMUM_ATTEMPT_ID])
{
    struct query *query = store_query(store, sql);

    if (name)
        store_give_text(query, name);
    *count = gather(query, *count, id);
    return store_end(query);
}

/* Is it part of an id, long enough to tell?  `part` gets it in small letters. */
static bool part_of_id(const char *name, char part[PRIMUM_ATTEMPT_ID])
{
    size_t length = strlen(name);

    if (length < 4 || length >= PRIMUM_ATTEMPT_ID)
        return false;
    for (size_t i = 0; i <= length; i++)
        part[i] = (char)tolower((unsigned char)name[i]);
    return strspn(part, "0123456789abcdef-") == length;
}

static enum primum_status not_found(struct store *store, const char *name,
                                    int count)
{
    struct text safe = {0};

    text_add_safe(&safe, name, strlen(name));
    store_fail(
        store, PRIMUM_USAGE,
        count ? "There is more than one conversation that \"%s\" may mean; "
                "give more of its id."
              : "There is no conversation \"%s\"; the history has their ids.",
        safe.length ? safe.bytes : "");
    text_release(&safe);
    return PRIMUM_USAGE;
}

enum primum_status primum_records_find(struct primum_records *records,
                                       const char *name,
                                       char id[PRIMUM_ATTEMPT_ID])
{
    struct store *store = records->store;
    char part[PRIMUM_ATTEMPT_ID];
    enum primum_status status = PRIMUM_OK;
    int count = 0;

    *id = '\0';
    if (!strcmp(name, "last")) {
        status = find_by(store, latest, NULL, &count, id);
        if (!status && !count)
            return store_fail(store, PRIMUM_USAGE,
                              "There is no conversation yet.");
    } else if (part_of_id(name, part)) {
        status = find_by(store, from_beginning, part, &count, id);
        if (!status)
            status = find_by(store, from_end, part, &count, id);
        if (!status && !count && strlen(part) < PRIMUM_ATTEMPT_SHORT)
            status = find_by(store, from_shown, part, &count, id);
    }
    if (status || count == 1)
        return status;
    return not_found(store, name, count);
}

/* ---- What was written ---- */

static const char reflections[] =
    "SELECT " ATTEMPTS_COLUMNS ", r.at, r.question, r.answer"
    "  FROM reflection r CROSS JOIN attempt a ON a.number = "
    "r.attempt" ATTEMPTS_BESIDE "LEFT JOIN summary s ON s.attempt = a.number "
    "ORDER BY r.at DESC, r.attempt DESC, r.number DESC";

enum primum_status primum_records_reflections(
    struct primum_records *records,
    bool (*see)(void *with, const struct primum_attempt *attempt,
                const struct primum_reflection *reflection),
    void *with)
{
    struct query *query = store_query(records->store, reflections);

    while (store_row(query)) {
        struct primum_attempt attempt = attempts_read(query);
        struct primum_reflection reflection = {
            .at = time_of(query, ATTEMPTS_COUNT),
            .question = text_or_empty(query, ATTEMPTS_COUNT + 1),
            .answer = text_or_empty(query, ATTEMPTS_COUNT + 2),
        };
        if (!see(with, &attempt, &reflection))
            break;
    }
    return store_end(query);
}
