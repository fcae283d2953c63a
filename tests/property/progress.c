/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Progress and offers are what a plain recount finds: every attempt is read
 * back and its moves are counted one by one, at random scenarios, with steps
 * taken back, guesses, and attempts of which the likely impact was unknown. */
#include "base/memory.h"
#include "primum_records.h"
#include "records/schedule.h"
#include "support/sanitized.h"
#include "support/tally.h"
#include "support/trial.h"

#include <math.h>
#include <string.h>
#include <unistd.h>

enum { SCENARIOS = 3, ENTRIES_MOST = 64, CHOICES_MOST = 512, LATEST = 32 };
#define ROUNDS (SANITIZED ? 6u : 20u)
#define DAY (INT64_C(24) * 60 * 60 * 1000)
#define BEGINNING (INT64_C(20000) * DAY)

enum { SUMS, TAGS, WEEKS, SCENES, GUESSES, DUE, OFFERS, TALLIES };

static struct tally tallies[TALLIES] = {
    [SUMS] = {"attempts and choices are counted", 0, 0},
    [TAGS] = {"practices and harms are counted", 0, 0},
    [WEEKS] = {"and to the weeks in which they were", 0, 0},
    [SCENES] = {"endings and choices met are counted", 0, 0},
    [GUESSES] = {"guesses are counted", 0, 0},
    [DUE] = {"what is due follows from the same meetings", 0, 0},
    [OFFERS] = {"offers are among it", 0, 0},
};

/* ---- Making attempts ---- */

static char path[256];

static void forget(void)
{
    static const char *const ends[] = {"", "-wal", "-shm"};
    char name[300];

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        snprintf(name, sizeof name, "%s%s", path, ends[i]);
        unlink(name);
    }
}

/* A scenario with an id of its own, and its likely impact if it has one. */
struct story {
    struct trial trial;
    const struct primum_scenario *scenario;
    struct primum_impact *impact;
};

static void story_init(struct story *story, uint64_t seed, size_t number)
{
    static const struct primum_question worth = {PRIMUM_GOAL_WORTH,
                                                 PRIMUM_POLICY_MAX};
    struct knobs knobs = generator_half_loops(seed);
    struct primum_report *report = primum_report_new();
    char name[16], *problem = NULL;

    *story = (struct story){0};
    snprintf(name, sizeof name, "s%zu.yaml", number);
    if (!trial_init_with(&story->trial, seed, &knobs) ||
        primum_scenario_parse(name, story->trial.file.out.bytes,
                              story->trial.file.out.length,
                              story->trial.catalogue, report, &story->scenario))
        abort();
    primum_impact_solve(story->scenario, NULL, &worth, 1, NULL, &story->impact,
                        &problem);
    free(problem);
    primum_report_free(report);
}

static void story_release(struct story *story)
{
    primum_impact_free(story->impact);
    primum_scenario_free(story->scenario);
    trial_release(&story->trial);
}

struct writing {
    struct primum_records *records;
    struct dice dice;
    int64_t now;
};

static void fine(struct primum_records *records, enum primum_status status)
{
    if (status) {
        printf("# %s\n", primum_records_problem(records));
        abort();
    }
}

static void guess(struct writing *writing, struct primum_session *session,
                  struct primum_recording *recording)
{
    const struct primum_move *moves;
    struct primum_prediction prediction = {
        .move = primum_session_moves(session, &moves) - 1,
        .hope = dice_says(&writing->dice, 50) ? "hope" : NULL,
        .sure = dice_between(&writing->dice, 0, 4),
        .guess = (enum primum_opening)dice_between(&writing->dice, -1, 1),
    };

    fine(writing->records,
         primum_recording_predict(recording, &prediction, writing->now));
}

/* Takes a choice, or a step back. */
static void deed(struct writing *writing, struct primum_session *session)
{
    size_t steps = primum_session_steps(session);
    const uint32_t *choices;
    size_t count = primum_session_choices(session, &choices);

    if (steps > 0 && dice_says(&writing->dice, 10))
        primum_session_rewind(session,
                              dice_below(&writing->dice, (uint32_t)steps));
    else
        primum_session_take(
            session, choices[dice_below(&writing->dice, (uint32_t)count)]);
}

static bool is_choice(const struct primum_session *session)
{
    const struct primum_move *moves;
    size_t count = primum_session_moves(session, &moves);

    return count > 0 && moves[count - 1].kind == PRIMUM_MOVE_CHOICE;
}

/* The last digit of the id says whether the likely impact was known. */
static void play(struct writing *writing, const struct story *story)
{
    bool known = story->impact && dice_says(&writing->dice, 80);
    const struct primum_impact *impact = known ? story->impact : NULL;
    unsigned char random[10] = {0};
    char id[PRIMUM_ATTEMPT_ID];
    struct primum_beginning beginning = {.id = id, .now = writing->now};
    struct primum_session *session = primum_session_new(
        story->scenario, NULL, dice_below(&writing->dice, 1u << 30));
    struct primum_recording *recording;

    random[9] = known;
    random[5] = (unsigned char)dice_below(&writing->dice, 256);
    random[6] = (unsigned char)dice_below(&writing->dice, 256);
    random[7] = (unsigned char)dice_below(&writing->dice, 256);
    primum_attempt_id(writing->now, random, id);
    recording = primum_recording_new(writing->records, session, &beginning);
    for (uint32_t left = 1 + dice_below(&writing->dice, 8);
         left > 0 && primum_session_turn(session) <= PRIMUM_TURN_PASSES;
         left--) {
        deed(writing, session);
        writing->now += 20000;
        fine(writing->records,
             primum_recording_keep(recording, impact, writing->now));
        if (is_choice(session) && dice_says(&writing->dice, 30))
            guess(writing, session, recording);
    }
    fine(writing->records,
         primum_recording_leave(recording, impact, writing->now));
    primum_recording_free(recording);
    primum_session_free(session);
}

/* ---- Counting them again ---- */

struct count {
    struct primum_tally all, *weeks;
};

struct recount {
    const struct story *stories;
    struct primum_records *records;
    struct primum_clock clock;
    size_t weeks;
    struct count counts[ENTRIES_MOST];
    struct primum_calibration guesses;
    uint64_t attempts, choices;
    bool met[SCENARIOS][CHOICES_MOST], ended[SCENARIOS][CHOICES_MOST];
    uint64_t of_scenario[SCENARIOS], finished[SCENARIOS];
    struct schedule_meeting *meetings;
    uint32_t meeting_count;
};

/* Where a time is among the weeks; `weeks` where it was before them. */
static size_t week_of(const struct recount *recount, int64_t when)
{
    int64_t ahead = (int64_t)recount->clock.ahead * 1000;
    int64_t now = recount->clock.now + ahead;
    int64_t midnight = now - now % DAY + DAY;
    int64_t ago = (midnight - 1 - (when + ahead)) / (7 * DAY);

    return ago < (int64_t)recount->weeks ? recount->weeks - 1 - (size_t)ago
                                         : recount->weeks;
}

static bool has(struct primum_list list, uint32_t entry)
{
    for (uint32_t i = 0; i < list.count; i++)
        if (list.items[i] == entry)
            return true;
    return false;
}

static bool harms_nowhere(const struct primum_scenario *scenario,
                          const struct primum_step *step, uint32_t choice)
{
    struct primum_chance *chances =
        memory_new(scenario->most_responses * sizeof *chances);
    size_t count = primum_responses(scenario, step->before, choice, chances);
    bool harmless = true;

    for (size_t i = 0; i < count; i++)
        harmless &= !scenario->responses[chances[i].response].harms.count;
    free(chances);
    return harmless;
}

/* What one attempt comes to, by entry. */
struct view {
    const struct story *story;
    const struct primum_prediction *said;
    size_t said_count;
    bool known;
    struct primum_tally sums[ENTRIES_MOST];
    struct primum_calibration *guesses;
};

static const struct primum_prediction *said_of(const struct view *view,
                                               size_t move)
{
    for (size_t i = 0; i < view->said_count; i++)
        if (view->said[i].move == move)
            return &view->said[i];
    return NULL;
}

static void count_step(struct view *view, size_t move,
                       const struct primum_step *step)
{
    const struct primum_scenario *scenario = view->story->scenario;
    const struct primum_prediction *said = said_of(view, move);
    enum primum_opening went =
        primum_opening(scenario, step->before, step->after);
    const struct primum_choice *taken = &scenario->choices[step->choice];
    struct primum_share share = {0};
    double chances[3];

    if (said) {
        primum_opening_chances(scenario, step->before, step->choice, chances);
        primum_calibration_add(view->guesses, said->guess, said->sure, went,
                               chances);
    }
    if (view->known)
        share = primum_impact_share(view->story->impact, step);
    bool asks = share.best && !isnan(share.regret) &&
                harms_nowhere(scenario, step, share.best);
    for (uint32_t e = 1; e <= scenario->catalogue->entry_count; e++) {
        bool practised = has(taken->practices, e);
        bool harmed = has(scenario->responses[step->response].harms, e);
        bool asked = asks && has(scenario->choices[share.best].practices, e);
        bool missed = asked && !practised && share.regret >= 5;
        view->sums[e].met += practised || harmed;
        view->sums[e].asked += asked;
        view->sums[e].missed += missed;
        view->sums[e].surely +=
            missed && said && said->sure >= 3 && said->guess != went;
    }
}

/* The coach's own step among those that a move led to; false if nothing could
 * follow it. */
static bool own_step(struct primum_session *session, size_t from,
                     struct primum_step *step)
{
    for (; primum_session_step(session, from, step); from++)
        if (!step->silent)
            return true;
    return false;
}

static void count_moves(struct view *view, struct primum_record *record,
                        bool *met)
{
    const struct primum_scenario *scenario = view->story->scenario;
    const struct primum_move *moves;
    size_t count = primum_session_moves(primum_record_session(record), &moves);
    struct primum_session *again =
        primum_session_new(scenario, NULL, primum_record_attempt(record)->seed);

    for (size_t i = 0; i < count; i++) {
        size_t before = primum_session_steps(again);
        struct primum_step step;
        if (!primum_session_replay(again, &moves[i], 1))
            abort();
        if (moves[i].kind != PRIMUM_MOVE_CHOICE)
            continue;
        met[moves[i].value] = true;
        if (own_step(again, before, &step))
            count_step(view, i, &step);
        else
            for (uint32_t e = 1; e <= scenario->catalogue->entry_count; e++)
                view->sums[e].met +=
                    has(scenario->choices[moves[i].value].practices, e);
    }
    primum_session_free(again);
}

static void meet(struct recount *recount, const struct primum_attempt *attempt,
                 const struct view *view, size_t story)
{
    const struct primum_catalogue *catalogue = view->story->trial.catalogue;

    for (uint32_t e = 1; e <= catalogue->entry_count; e++) {
        if (!view->sums[e].asked)
            continue;
        recount->meetings =
            memory_more(recount->meetings, recount->meeting_count,
                        sizeof *recount->meetings);
        recount->meetings[recount->meeting_count++] = (struct schedule_meeting){
            .scenario = recount->stories[story].scenario->id,
            .practice = catalogue->entries[e].id,
            .when = attempt->last,
            .asked = (uint32_t)view->sums[e].asked,
            .missed = (uint32_t)view->sums[e].missed,
            .surely = (uint32_t)view->sums[e].surely,
        };
    }
}

static void add_up(struct recount *recount, const struct view *view,
                   int64_t last)
{
    size_t week = week_of(recount, last);

    for (size_t e = 1; e < ENTRIES_MOST; e++) {
        struct primum_tally *sums[] = {
            &recount->counts[e].all,
            week < recount->weeks ? &recount->counts[e].weeks[week] : NULL};
        for (size_t i = 0; i < 2 && sums[i]; i++) {
            sums[i]->met += view->sums[e].met;
            sums[i]->asked += view->sums[e].asked;
            sums[i]->missed += view->sums[e].missed;
            sums[i]->surely += view->sums[e].surely;
        }
    }
}

static bool see(void *with, const struct primum_attempt *listed)
{
    struct recount *recount = with;
    size_t story = (size_t)(listed->scenario[1] - '0');
    bool none[CHOICES_MOST] = {0};
    struct primum_record *record;
    bool late = recount->of_scenario[story]++ < LATEST;

    fine(recount->records,
         primum_record_open(recount->records, listed->id, &record));
    const struct primum_attempt *attempt = primum_record_attempt(record);
    struct view view = {.story = &recount->stories[story],
                        .known = attempt->id[35] == '1',
                        .guesses = &recount->guesses};
    view.said_count = primum_record_predictions(record, &view.said);
    count_moves(&view, record, late ? recount->met[story] : none);
    recount->attempts++;
    recount->choices += attempt->choices;
    if (attempt->ending)
        for (uint32_t e = 1; e <= view.story->scenario->ending_count; e++)
            recount->ended[story][e] |=
                !strcmp(view.story->scenario->endings[e].id, attempt->ending);
    recount->finished[story] += attempt->ending != NULL;
    add_up(recount, &view, attempt->last);
    if (late)
        meet(recount, attempt, &view, story);
    primum_record_free(record);
    return true;
}

/* ---- Comparing ---- */

static bool is_same(const struct primum_tally *a, const struct primum_tally *b)
{
    return a->met == b->met && a->asked == b->asked && a->missed == b->missed &&
           a->surely == b->surely;
}

static void compare_tags(const struct recount *recount,
                         const struct primum_progress *progress, uint32_t seed)
{
    const struct primum_catalogue *catalogue =
        recount->stories[0].trial.catalogue;
    size_t skipped = recount->weeks - progress->weeks, there = 0;

    for (size_t i = 0; i < progress->tag_count; i++) {
        const struct primum_progress_tag *tag = &progress->tags[i];
        uint32_t e = primum_entry_find(catalogue, tag->id);
        tally_case(
            &tallies[TAGS],
            e && is_same(&tag->all, &recount->counts[e].all) &&
                tag->harm == (catalogue->entries[e].kind == PRIMUM_HARM) &&
                tag->name && !strcmp(tag->name, catalogue->entries[e].name),
            "round %u, %s", seed, tag->id);
        for (size_t week = 0; e && week < progress->weeks; week++)
            tally_case(&tallies[WEEKS],
                       is_same(&tag->weeks[week],
                               &recount->counts[e].weeks[skipped + week]),
                       "round %u, %s, week %zu", seed, tag->id, week);
    }
    for (uint32_t e = 1; e <= catalogue->entry_count; e++)
        there +=
            recount->counts[e].all.met > 0 || recount->counts[e].all.asked > 0;
    tally_case(&tallies[TAGS], there == progress->tag_count,
               "round %u: %zu of %zu", seed, progress->tag_count, there);
}

static uint32_t true_among(const bool *flags)
{
    uint32_t count = 0;

    for (size_t i = 1; i < CHOICES_MOST; i++)
        count += flags[i];
    return count;
}

/* Of one scenario alone: the same, where all attempts are among the latest. */
static void compare_met(const struct recount *recount,
                        const struct primum_progress_scenario *shown,
                        uint32_t seed)
{
    struct primum_met met;

    fine(recount->records,
         primum_records_met(recount->records, shown->id, &met));
    tally_case(
        &tallies[SCENES],
        met.endings == shown->endings && met.choices == shown->choices &&
            met.choices_met == shown->choices_met &&
            (shown->attempts >= LATEST
                 ? met.or_more && met.endings_met <= shown->endings_met
                 : !met.or_more && met.endings_met == shown->endings_met),
        "round %u, %s alone", seed, shown->id);
}

static void compare_scenarios(const struct recount *recount,
                              const struct primum_progress *progress,
                              uint32_t seed)
{
    for (size_t i = 0; i < progress->scenario_count; i++) {
        const struct primum_progress_scenario *shown = &progress->scenarios[i];
        size_t story = (size_t)(shown->id[1] - '0');
        const struct primum_scenario *scenario =
            recount->stories[story].scenario;
        tally_case(&tallies[SCENES],
                   shown->attempts == recount->of_scenario[story] &&
                       shown->finished == recount->finished[story] &&
                       shown->endings == scenario->ending_count &&
                       shown->endings_met ==
                           true_among(recount->ended[story]) &&
                       shown->choices_met == true_among(recount->met[story]) &&
                       shown->or_more == (shown->attempts > LATEST),
                   "round %u, %s", seed, shown->id);
        compare_met(recount, shown, seed);
    }
}

static void compare_due(const struct recount *recount,
                        const struct primum_progress *progress, uint32_t seed)
{
    struct schedule_item *items;
    size_t count = schedule_items(recount->meetings, recount->meeting_count,
                                  &recount->clock, &items);
    size_t known = 0;

    /* Scenarios as a whole are no meeting here. */
    for (size_t i = 0; i < progress->due_count; i++) {
        const struct primum_progress_due *due = &progress->due[i];
        if (!due->offer.practice)
            continue;
        const struct schedule_item *item = known < count ? &items[known] : NULL;
        tally_case(&tallies[DUE],
                   item && !strcmp(item->scenario, due->offer.scenario) &&
                       !strcmp(item->practice, due->offer.practice) &&
                       item->reason == due->offer.reason &&
                       item->last == due->offer.last &&
                       item->days == due->offer.days &&
                       item->interval == due->interval,
                   "round %u, %s, %s", seed, due->offer.scenario,
                   due->offer.practice);
        known++;
    }
    tally_case(&tallies[DUE], known == count, "round %u: %zu of %zu", seed,
               known, count);
    free(items);
}

static bool is_due(const struct primum_progress *progress,
                   const struct primum_offer *offer)
{
    for (size_t i = 0; i < progress->due_count; i++) {
        const struct primum_progress_due *due = &progress->due[i];
        if (!strcmp(due->offer.scenario, offer->scenario) &&
            !due->offer.practice == !offer->practice &&
            (!offer->practice ||
             !strcmp(due->offer.practice, offer->practice)) &&
            due->offer.last == offer->last && due->offer.days == offer->days)
            return offer->days >= due->interval;
    }
    return false;
}

static void compare_offers(const struct recount *recount,
                           const struct primum_progress *progress,
                           uint32_t seed)
{
    static const char *const ids[] = {"s0", "s1", "s2"};
    struct primum_offer *offers;
    size_t count;

    fine(recount->records,
         primum_records_offers(recount->records, ids, SCENARIOS,
                               &recount->clock, &offers, &count));
    for (size_t i = 0; i < count; i++)
        tally_case(&tallies[OFFERS], is_due(progress, &offers[i]),
                   "round %u, %s", seed, offers[i].scenario);
    free(offers);
}

static bool is_near(double a, double b)
{
    return fabs(a - b) < 1e-9;
}

static void compare(const struct recount *recount, uint32_t seed)
{
    struct primum_progress *progress;
    const struct primum_calibration *guesses = &recount->guesses;

    fine(recount->records,
         primum_records_progress(recount->records, &recount->clock,
                                 recount->weeks, &progress));
    tally_case(&tallies[SUMS],
               progress->attempts == recount->attempts &&
                   progress->choices == recount->choices,
               "round %u", seed);
    tally_case(&tallies[GUESSES],
               progress->guesses.made == guesses->made &&
                   progress->guesses.right == guesses->right &&
                   is_near(progress->guesses.score, guesses->score) &&
                   is_near(progress->guesses.apart, guesses->apart),
               "round %u: %zu of %zu", seed, progress->guesses.made,
               guesses->made);
    compare_tags(recount, progress, seed);
    compare_scenarios(recount, progress, seed);
    compare_due(recount, progress, seed);
    compare_offers(recount, progress, seed);
    primum_progress_free(progress);
}

static void count_again(const struct story *stories, struct dice *dice,
                        int64_t now, uint32_t seed)
{
    struct recount *recount = memory_new(sizeof *recount);

    recount->stories = stories;
    recount->weeks = 1 + dice_below(dice, 40);
    recount->clock = (struct primum_clock){now + dice_below(dice, 9) * DAY,
                                           dice_between(dice, -43200, 50400)};
    for (size_t e = 0; e < ENTRIES_MOST; e++)
        recount->counts[e].weeks =
            memory_new(recount->weeks * sizeof(struct primum_tally));
    fine(NULL,
         primum_records_open(path, PRIMUM_RECORDS_READ, &recount->records));
    fine(recount->records,
         primum_records_attempts(recount->records, &(struct primum_attempts){0},
                                 see, recount));
    compare(recount, seed);
    primum_records_close(recount->records);
    for (size_t e = 0; e < ENTRIES_MOST; e++)
        free(recount->counts[e].weeks);
    free(recount->meetings);
    free(recount);
}

static void try_round(uint32_t seed)
{
    struct writing writing = {.dice = dice_for(77, seed), .now = BEGINNING};
    struct story stories[SCENARIOS];
    uint32_t attempts = 20 + dice_below(&writing.dice, 80);

    forget();
    for (size_t i = 0; i < SCENARIOS; i++)
        story_init(&stories[i], seed * SCENARIOS + i, i);
    fine(NULL,
         primum_records_open(path, PRIMUM_RECORDS_WRITE, &writing.records));
    for (uint32_t i = 0; i < attempts; i++) {
        writing.now += dice_below(&writing.dice, (uint32_t)(3 * DAY));
        play(&writing, &stories[dice_below(&writing.dice, SCENARIOS)]);
    }
    primum_records_close(writing.records);
    count_again(stories, &writing.dice, writing.now, seed);
    for (size_t i = 0; i < SCENARIOS; i++)
        story_release(&stories[i]);
    forget();
}

int main(int argc, char **argv)
{
    const char *folder = getenv("TMPDIR");
    uint32_t rounds = ROUNDS * tally_effort(argc, argv);

    snprintf(path, sizeof path, "%s/progress-%ld.db", folder ? folder : "/tmp",
             (long)getpid());
    for (uint32_t i = 0; i < rounds; i++)
        try_round(i);
    return tally_end(tallies, TALLIES);
}
