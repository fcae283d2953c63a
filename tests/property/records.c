/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was practised comes back: random attempts at random scenarios, with
 * steps taken back, new seeds and time that passes, are kept move by move by one
 * process and read by another.  What every step said is the same, byte by byte,
 * and so is what lists say of it. */
#include "base/text.h"
#include "primum_records.h"
#include "records/records.h"
#include "support/sanitized.h"
#include "support/tally.h"
#include "support/transcript.h"
#include "support/trial.h"

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define SCENARIOS (SANITIZED ? 10 : 50)
#define ATTEMPTS 20 /* at each */
#define DEEDS 12    /* in each, at most */

enum { SAME, LISTED, SOUND, TALLIES };

static struct tally tallies[TALLIES] = {
    [SAME] = {"an attempt is told again, byte by byte", 0, 0},
    [LISTED] = {"lists say of an attempt what is so", 0, 0},
    [SOUND] = {"what is kept is sound", 0, 0},
};

static const struct primum_scenario *scenario;

static void fail(struct primum_records *records)
{
    printf("# %s\n", primum_records_problem(records));
    exit(EXIT_FAILURE);
}

static struct primum_records *open_records(enum primum_records_use use)
{
    struct primum_records *records;

    if (primum_records_open("records.db", use, &records))
        fail(records);
    /* When it is on the disk makes no difference here. */
    store_script(records->store, "PRAGMA synchronous = OFF");
    return records;
}

static void id_of(uint64_t number, char id[PRIMUM_ATTEMPT_ID])
{
    struct dice dice = dice_for(602, number);
    unsigned char random[10];

    for (size_t i = 0; i < sizeof random; i++)
        random[i] = (unsigned char)dice_below(&dice, 256);
    primum_attempt_id((int64_t)number * 1000, random, id);
}

/* ---- Keeping ---- */

/* One thing to do: mostly a choice.  A step of passing time is no move. */
static void act(struct primum_session *session, struct dice *dice)
{
    const uint32_t *choices;
    uint32_t steps = (uint32_t)primum_session_steps(session);
    uint32_t which = dice_below(dice, 100);
    size_t count = primum_session_choices(session, &choices);

    if (which < 8 || !count)
        primum_session_rewind(session, dice_below(dice, steps + 1));
    else if (which < 14)
        primum_session_reseed(session, dice_below(dice, 1u << 20));
    else
        primum_session_take(session,
                            choices[dice_below(dice, (uint32_t)count)]);
}

/* An ending that was kept closes an attempt. */
static bool is_over(const struct primum_session *session)
{
    return primum_session_turn(session) == PRIMUM_TURN_ENDING;
}

/* Attempt number `number`, as far as it goes; `recording` may be NULL. */
static struct primum_session *attempt(uint64_t number,
                                      struct primum_records *records,
                                      struct primum_recording **recording)
{
    struct dice dice = dice_for(601, number);
    struct primum_session *session = primum_session_new(scenario, NULL, number);
    char id[PRIMUM_ATTEMPT_ID];
    const struct primum_beginning beginning = {.id = id,
                                               .now = (int64_t)number * 1000};

    id_of(number, id);
    if (records)
        *recording = primum_recording_new(records, session, &beginning);
    for (int i = 0; i < DEEDS && !is_over(session); i++) {
        act(session, &dice);
        if (records &&
            primum_recording_keep(*recording, NULL, (int64_t)number * 1000 + i))
            fail(records);
    }
    return session;
}

static void keep_attempt(struct primum_records *records, uint64_t number)
{
    struct primum_recording *recording = NULL;
    struct primum_session *session = attempt(number, records, &recording);

    /* Some are left, and some break off. */
    if (number % 3 &&
        primum_recording_leave(recording, NULL, (int64_t)number * 1000 + 99))
        fail(records);
    primum_recording_free(recording);
    primum_session_free(session);
}

/* In a process of its own, which is gone before anything is read.  Now and then
 * the records are closed and opened in between. */
static void keep_all(uint64_t first)
{
    pid_t child = fork();
    int status;

    if (child < 0)
        abort();
    if (!child) {
        struct primum_records *records = NULL;
        for (uint64_t i = 0; i < ATTEMPTS; i++) {
            if (i % 7 == 0) {
                primum_records_close(records);
                records = open_records(PRIMUM_RECORDS_WRITE);
            }
            keep_attempt(records, first + i);
        }
        if (first / ATTEMPTS % 2)
            primum_records_close(records);
        _exit(EXIT_SUCCESS);
    }
    if (waitpid(child, &status, 0) != child || status)
        exit(EXIT_FAILURE);
}

/* ---- Reading ---- */

static bool made_a_choice(struct primum_session *session)
{
    const struct primum_move *moves;
    size_t count = primum_session_moves(session, &moves);

    for (size_t i = 0; i < count; i++)
        if (moves[i].kind == PRIMUM_MOVE_CHOICE)
            return true;
    return false;
}

static bool lists_say_so(const struct primum_attempt *said,
                         struct primum_session *session)
{
    const struct primum_move *moves;
    size_t count = primum_session_moves(session, &moves);
    uint32_t choices = 0, ending;

    for (size_t i = 0; i < count; i++)
        choices += moves[i].kind == PRIMUM_MOVE_CHOICE;
    ending = primum_state_ending(scenario, primum_session_state(session));
    return said->choices == choices &&
           (said->standing == PRIMUM_STANDING_ENDED) == (ending != 0) &&
           (said->standing == PRIMUM_STANDING_OPEN) ==
               (primum_session_turn(session) == PRIMUM_TURN_CHOOSE) &&
           (!ending || !strcmp(said->ending, scenario->endings[ending].id));
}

/* Compares it with what it was, for it is made anew from the dice. */
static void read_attempt(struct primum_records *records, uint64_t number)
{
    struct primum_session *was = attempt(number, NULL, NULL);
    struct primum_record *record = NULL;
    char id[PRIMUM_ATTEMPT_ID];

    id_of(number, id);
    enum primum_status status = primum_record_open(records, id, &record);
    if (!made_a_choice(was)) {
        tally_case(&tallies[SAME], status == PRIMUM_USAGE,
                   "attempt %ju is kept without a choice", (uintmax_t)number);
    } else if (status) {
        tally_case(&tallies[SAME], false, "%s",
                   primum_records_problem(records));
    } else {
        char *told = transcript_whole(was);
        char *again = transcript_whole(primum_record_session(record));
        tally_case(&tallies[SAME], !strcmp(told, again), "attempt %ju",
                   (uintmax_t)number);
        tally_case(&tallies[LISTED],
                   lists_say_so(primum_record_attempt(record), was),
                   "attempt %ju", (uintmax_t)number);
        free(told);
        free(again);
    }
    primum_record_free(record);
    primum_session_free(was);
}

static bool show(void *with, const char *problem)
{
    *(bool *)with = false;
    printf("# %s\n", problem);
    return true;
}

static void read_all(uint64_t first)
{
    struct primum_records *records = open_records(PRIMUM_RECORDS_READ);
    bool sound = true;

    for (uint64_t i = 0; i < ATTEMPTS; i++)
        read_attempt(records, first + i);
    primum_records_check(records, show, &sound);
    tally_case(&tallies[SOUND], sound, "attempts from %ju", (uintmax_t)first);
    primum_records_close(records);
}

static void forget_all(void)
{
    struct primum_records *records = open_records(PRIMUM_RECORDS_WRITE);

    if (primum_records_forget(records, NULL, 0))
        fail(records);
    primum_records_close(records);
}

/* Rules are what matters here, and words take time. */
static void try_scenario(uint64_t number)
{
    struct knobs knobs = generator_small(number);
    struct trial trial;

    knobs.faults = number % 3 == 2;
    knobs.passing = knobs.faults ? 2 : knobs.passing;
    knobs.length = 10;
    knobs.texts = 12;
    if (!trial_init_with(&trial, number, &knobs))
        abort();
    scenario = trial.scenario;
    keep_all(1 + number * ATTEMPTS);
    read_all(1 + number * ATTEMPTS);
    forget_all();
    trial_release(&trial);
}

int main(int argc, char **argv)
{
    uint64_t count = SCENARIOS * tally_effort(argc, argv);
    const char *folder = getenv("TMPDIR");

    if (chdir(folder ? folder : "/tmp"))
        abort();
    for (uint64_t i = 0; i < count; i++)
        try_scenario(i);
    return tally_end(tallies, TALLIES);
}
