/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The likely impact for attempts that come one after the other, mostly of the
 * same few scenarios: what was solved is kept for a while, within bounds.  Two
 * attempts share it where text, catalogue and start are the same, for then their
 * states are the same bytes. */
#include "records/export.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

enum {
    ENTRIES = 8,
    STATES = 2000000 /* in all of them, beside the one asked for last */
};

struct entry {
    char *key; /* NULL: nothing is here */
    const struct primum_catalogue *catalogue;
    const struct primum_scenario *scenario;
    struct primum_impact *impact; /* NULL: it could not be solved */
    uint64_t used;
};

struct likely {
    const struct primum_effort *effort;
    struct entry entries[ENTRIES];
    uint64_t clock;
};

struct likely *likely_new(const struct primum_effort *effort)
{
    struct likely *likely = memory_new(sizeof *likely);

    likely->effort = effort;
    return likely;
}

static void forget(struct entry *entry)
{
    primum_impact_free(entry->impact);
    primum_scenario_free(entry->scenario);
    primum_catalogue_free(entry->catalogue);
    free(entry->key);
    *entry = (struct entry){0};
}

void likely_free(struct likely *likely)
{
    if (!likely)
        return;
    for (size_t i = 0; i < ENTRIES; i++)
        forget(&likely->entries[i]);
    free(likely);
}

/* ---- What is kept ---- */

static char *key_of(const struct primum_attempt *attempt)
{
    const char *catalogue = attempt->catalogue_sha256;
    struct text key = {0};

    text_format(&key, "%s %s %s", attempt->sha256, catalogue ? catalogue : "-",
                attempt->start);
    return text_take(&key);
}

static size_t states_of(const struct likely *likely)
{
    size_t states = 0;

    for (size_t i = 0; i < ENTRIES; i++)
        if (likely->entries[i].impact)
            states += primum_impact_states(likely->entries[i].impact);
    return states;
}

/* The one that was asked for longest ago, or an empty one. */
static struct entry *oldest(struct likely *likely)
{
    struct entry *oldest = &likely->entries[0];

    for (size_t i = 1; i < ENTRIES; i++)
        if (likely->entries[i].used < oldest->used)
            oldest = &likely->entries[i];
    return oldest;
}

static struct entry *room_for_one(struct likely *likely)
{
    if (states_of(likely) > STATES)
        for (size_t i = 0; i < ENTRIES; i++)
            forget(&likely->entries[i]);
    struct entry *entry = oldest(likely);
    forget(entry);
    return entry;
}

/* ---- Solving ---- */

/* The same scenario once more, for the record goes and the answers stay. */
static void copy_scenario(struct entry *entry,
                          const struct primum_scenario *words)
{
    const struct primum_catalogue *catalogue = words->catalogue;
    struct primum_report *report = primum_report_new();

    if (catalogue)
        primum_catalogue_parse("catalogue.yaml", catalogue->source,
                               catalogue->source_length, report,
                               &entry->catalogue);
    primum_scenario_parse("scenario.yaml", words->source, words->source_length,
                          entry->catalogue, report, &entry->scenario);
    primum_report_free(report);
}

static void solve(const struct likely *likely, struct entry *entry,
                  const char *start)
{
    static const struct primum_question questions[TALE_QUESTIONS] = {
        [TALE_WORTH] = {PRIMUM_GOAL_WORTH, PRIMUM_POLICY_MAX},
        [TALE_HELPED] = {PRIMUM_GOAL_HELPED, PRIMUM_POLICY_MAX},
        [TALE_UNHARMED] = {PRIMUM_GOAL_UNHARMED, PRIMUM_POLICY_MAX},
    };
    char *problem = NULL;
    struct primum_state *from =
        primum_state_parse(entry->scenario, start, &problem);

    free(problem);
    problem = NULL;
    if (from)
        primum_impact_solve(entry->scenario, from, questions, TALE_QUESTIONS,
                            likely->effort, &entry->impact, &problem);
    free(problem);
    primum_state_free(from);
}

const struct primum_impact *likely_of(struct likely *likely,
                                      struct primum_record *record)
{
    const struct primum_attempt *attempt = primum_record_attempt(record);
    char *key = key_of(attempt);
    struct entry *entry = NULL;

    for (size_t i = 0; i < ENTRIES && !entry; i++)
        if (likely->entries[i].key && !strcmp(likely->entries[i].key, key))
            entry = &likely->entries[i];
    if (!entry) {
        entry = room_for_one(likely);
        entry->key = key;
        key = NULL;
        copy_scenario(entry, primum_record_scenario(record));
        if (entry->scenario)
            solve(likely, entry, attempt->start);
    }
    free(key);
    entry->used = ++likely->clock;
    return entry->impact;
}
