/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Plays attempts again for what no row tells: which choices were taken, and how
 * it went after a guess.  An attempt that cannot be played again is passed
 * over; whoever checks the records hears of it. */
#include "base/memory.h"
#include "records/gathering.h"
#include "records/progress.h"
#include "records/records.h"
#include "records/store.h"

#include <stdlib.h>

/* The ids of attempts, read before any is opened. */
struct ids {
    char (*items)[PRIMUM_ATTEMPT_ID];
    uint32_t count;
};

static enum primum_status read_ids(struct query *query, struct ids *ids)
{
    *ids = (struct ids){0};
    while (store_row(query)) {
        const char *id = store_text(query, 0);
        if (!id || strlen(id) >= PRIMUM_ATTEMPT_ID)
            continue;
        ids->items = memory_more(ids->items, ids->count, sizeof *ids->items);
        strcpy(ids->items[ids->count++], id);
    }
    return store_end(query);
}

/* ---- Choices ---- */

static const char latest_of_scenario[] =
    "SELECT id FROM attempt WHERE scenario = ?1 "
    "ORDER BY begun DESC, number DESC LIMIT ?2";

/* The choices of a scenario as its last text has them. */
struct met {
    struct primum_record *newest; /* NULL: no attempt could be read yet */
    const struct primum_scenario *scenario;
    bool *choices, *endings;
    uint32_t attempts; /* how many were looked at */
};

static const char *scene_of(const struct primum_scenario *scenario,
                            const struct primum_choice *choice)
{
    return choice->scene ? scenario->scenes[choice->scene].id : "";
}

/* The number that a choice of another text has in the last one; 0: none. */
static uint32_t same_choice(const struct primum_scenario *newest,
                            const struct primum_scenario *older,
                            uint32_t number)
{
    const struct primum_choice *choice = &older->choices[number];

    for (uint32_t i = 1; i <= newest->choice_count; i++) {
        const struct primum_choice *other = &newest->choices[i];
        if (!strcmp(other->id, choice->id) &&
            !strcmp(scene_of(newest, other), scene_of(older, choice)))
            return i;
    }
    return 0;
}

static void meet_ending(struct met *met, const char *id)
{
    for (uint32_t i = 1; id && i <= met->scenario->ending_count; i++)
        if (!strcmp(met->scenario->endings[i].id, id))
            met->endings[i] = true;
}

static void meet(struct met *met, const struct primum_record *record)
{
    const struct primum_scenario *scenario = primum_record_scenario(record);
    struct primum_session *session =
        primum_record_session((struct primum_record *)record);
    bool same = !strcmp(primum_record_attempt(record)->sha256,
                        primum_record_attempt(met->newest)->sha256);
    const struct primum_move *moves;
    size_t count = primum_session_moves(session, &moves);

    meet_ending(met, primum_record_attempt(record)->ending);
    for (size_t i = 0; i < count; i++) {
        uint32_t choice = (uint32_t)moves[i].value;
        if (moves[i].kind != PRIMUM_MOVE_CHOICE)
            continue;
        if (!same)
            choice = same_choice(met->scenario, scenario, choice);
        met->choices[choice] = true;
    }
}

static void look_into(struct primum_records *records, const char *id,
                      struct met *met)
{
    struct primum_record *record;

    if (primum_record_open(records, id, &record))
        return;
    if (!met->newest) {
        met->newest = record;
        met->scenario = primum_record_scenario(record);
        met->choices = memory_new(met->scenario->choice_count + 1);
        met->endings = memory_new(met->scenario->ending_count + 1);
    }
    meet(met, record);
    if (record != met->newest)
        primum_record_free(record);
}

/* The latest attempts at a scenario; goes with let_go(). */
static enum primum_status look_back(struct primum_records *records,
                                    const char *scenario, struct met *met)
{
    struct query *query = store_query(records->store, latest_of_scenario);
    enum primum_status status;
    struct ids ids;

    *met = (struct met){0};
    store_give_text(query, scenario);
    store_give_int(query, PROGRESS_CHOICES_OF);
    status = read_ids(query, &ids);
    for (uint32_t i = 0; i < ids.count; i++)
        look_into(records, ids.items[i], met);
    met->attempts = ids.count;
    free(ids.items);
    return status;
}

static void let_go(struct met *met)
{
    primum_record_free(met->newest);
    free(met->choices);
    free(met->endings);
}

static enum primum_status replay_scenario(struct primum_records *records,
                                          struct gathering *gathering,
                                          uint32_t index)
{
    struct primum_progress_scenario shown = gathering->scenarios[index].shown;
    struct met met;
    enum primum_status status = look_back(records, shown.id, &met);

    if (met.newest)
        gathering_add_text(gathering, index, met.scenario, met.choices,
                           shown.attempts > PROGRESS_CHOICES_OF);
    let_go(&met);
    return status;
}

enum primum_status progress_replay_choices(struct primum_records *records,
                                           struct gathering *gathering)
{
    enum primum_status status = PRIMUM_OK;

    for (uint32_t i = 0; i < gathering->scenario_count && !status; i++)
        status = replay_scenario(records, gathering, i);
    return status;
}

enum primum_status primum_records_met(struct primum_records *records,
                                      const char *scenario,
                                      struct primum_met *sum)
{
    struct met met;
    enum primum_status status;

    *sum = (struct primum_met){0};
    store_hold(records->store);
    status = look_back(records, scenario, &met);
    store_let_go(records->store);
    sum->or_more = met.attempts == PROGRESS_CHOICES_OF;
    for (uint32_t i = 1; met.newest && i <= met.scenario->ending_count; i++) {
        sum->endings++;
        sum->endings_met += met.endings[i];
    }
    for (uint32_t i = 1; met.newest && i <= met.scenario->choice_count; i++)
        if (met.scenario->choices[i].say || met.scenario->choices[i].deed) {
            sum->choices++;
            sum->choices_met += met.choices[i];
        }
    let_go(&met);
    return status;
}

/* ---- Guesses ---- */

static const char latest_with_guess[] =
    "SELECT attempt.id FROM (SELECT DISTINCT attempt FROM prediction"
    "                        WHERE sure > 0"
    "                        ORDER BY attempt DESC LIMIT ?1) AS guessed "
    "JOIN attempt ON attempt.number = guessed.attempt "
    "ORDER BY attempt.number DESC";

/* Where the guesses of an attempt are added up. */
struct sums {
    struct primum_calibration *all, *week; /* week may be NULL */
};

static void add_guess(void *with, const struct primum_foretold *foretold)
{
    const struct primum_prediction *said = foretold->said;
    struct sums *sums = with;

    primum_calibration_add(sums->all, said->guess, said->sure, foretold->went,
                           foretold->chances);
    if (sums->week)
        primum_calibration_add(sums->week, said->guess, said->sure,
                               foretold->went, foretold->chances);
}

static void replay_guesses(struct primum_records *records, const char *id,
                           struct gathering *gathering)
{
    struct sums sums = {.all = &gathering->shown.guesses};
    struct primum_record *record;

    if (primum_record_open(records, id, &record))
        return;
    sums.week =
        gathering_guesses(gathering, primum_record_attempt(record)->last);
    primum_record_foretold(record, add_guess, &sums);
    primum_record_free(record);
}

enum primum_status progress_replay_guesses(struct primum_records *records,
                                           struct gathering *gathering)
{
    struct query *query = store_query(records->store, latest_with_guess);
    enum primum_status status;
    struct ids ids;

    store_give_int(query, PROGRESS_GUESSES_OF + 1);
    status = read_ids(query, &ids);
    for (uint32_t i = 0; i < ids.count && i < PROGRESS_GUESSES_OF; i++)
        replay_guesses(records, ids.items[i], gathering);
    gathering->shown.guesses_or_more = ids.count > PROGRESS_GUESSES_OF;
    free(ids.items);
    return status;
}
