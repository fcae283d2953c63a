/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The same seed and moves are the same conversation: random attempts at random
 * scenarios, with steps taken back and new seeds on the way, are told again,
 * byte by byte, by the file read anew, by the moves that were recorded, and,
 * for some, by the program.
 *
 * With `--digest`, prints one number over all that is said, by which compilers
 * are compared. */
#include "primum.h"
#include "support/child.h"
#include "support/sanitized.h"
#include "support/tally.h"
#include "support/transcript.h"
#include "support/trial.h"

#include <string.h>

#define SCENARIOS (SANITIZED ? 100 : 500)
#define ATTEMPTS 20 /* at each */
#define DEEDS 9     /* in each, at most */
#define PROGRAMS (SANITIZED ? 50 : 200)

enum { AGAIN, FOLDED, PROGRAM, TALLIES };

static struct tally tallies[TALLIES] = {
    [AGAIN] = {"the same seed and answers give the same bytes", 0, 0},
    [FOLDED] = {"recorded moves lead to the same conversation", 0, 0},
    [PROGRAM] = {"the program says what the library says", 0, 0},
};

/* ---- In here ---- */

/* One thing to do: mostly a choice. */
static void act(struct primum_session *session, struct dice *dice,
                struct text *said)
{
    const uint32_t *choices;
    size_t steps = primum_session_steps(session);
    uint32_t which = dice_below(dice, 100);

    if (which < 8)
        primum_session_rewind(session, dice_below(dice, (uint32_t)steps + 1));
    else if (which < 14)
        primum_session_reseed(session, dice_below(dice, 1u << 20));
    else
        transcript_answer(said, session,
                          1 + dice_below(dice, (uint32_t)primum_session_choices(
                                                   session, &choices)),
                          NULL);
}

/* A whole attempt; what is done depends on `seed` alone. */
static struct primum_session *attempt(const struct primum_scenario *scenario,
                                      uint64_t seed, struct text *said)
{
    struct dice dice = dice_for(501, seed);
    struct primum_session *session = primum_session_new(scenario, NULL, seed);
    bool going = true;

    transcript_event(said, primum_json_start(session));
    for (int i = 0; going && i < DEEDS; i++) {
        going = transcript_ask(said, session, NULL);
        if (going || dice_says(&dice, 20)) {
            if (!going)
                primum_session_rewind(session, 0);
            else
                act(session, &dice, said);
            going = true;
        }
    }
    return session;
}

/* The moves of a session, made in a new one. */
static void fold(struct primum_session *session,
                 const struct primum_scenario *scenario, uint64_t seed)
{
    const struct primum_move *moves;
    size_t count = primum_session_moves(session, &moves);
    struct primum_session *second = primum_session_new(scenario, NULL, seed);
    bool made = primum_session_replay(second, moves, count);
    char *told = transcript_whole(session), *again = transcript_whole(second);

    tally_case(&tallies[FOLDED], made && !strcmp(told, again),
               "attempt %ju, %zu moves", (uintmax_t)seed, count);
    free(told);
    free(again);
    primum_session_free(second);
}

static void add_digest(uint64_t *digest, const struct text *said)
{
    for (size_t i = 0; i < said->length; i++)
        *digest =
            (*digest ^ (unsigned char)said->bytes[i]) * UINT64_C(0x100000001b3);
}

/* One attempt; made again, each time by its moves and sometimes by the same
 * answers, with the file read anew. */
static void try_attempt(const struct trial *first, const struct trial *second,
                        uint64_t seed, uint64_t *digest)
{
    struct text said = {0}, again = {0};
    struct primum_session *session = attempt(first->scenario, seed, &said);

    if (seed % 4 == 0) {
        primum_session_free(attempt(second->scenario, seed, &again));
        tally_case(&tallies[AGAIN], !strcmp(said.bytes, again.bytes),
                   "scenario %ju, attempt %ju", (uintmax_t)first->seed,
                   (uintmax_t)seed);
    }
    fold(session, second->scenario, seed);
    add_digest(digest, &said);
    primum_session_free(session);
    text_release(&said);
    text_release(&again);
}

/* Rules are what matters here; words take time, and so do silent loops. */
static void init_briefly(struct trial *trial, uint64_t number)
{
    struct knobs knobs = generator_small(number);

    knobs.faults = number % 3 == 2;
    knobs.passing = knobs.faults ? 2 : knobs.passing;
    knobs.length = 10;
    knobs.texts = 12;
    if (!trial_init_with(trial, number, &knobs))
        abort();
}

/* Many attempts at a scenario. */
static void try_scenario(uint64_t number, uint64_t *digest)
{
    struct trial first, second;

    init_briefly(&first, number);
    init_briefly(&second, number);
    for (uint64_t i = 0; i < ATTEMPTS; i++)
        try_attempt(&first, &second, number * ATTEMPTS + i, digest);
    trial_release(&first);
    trial_release(&second);
}

/* ---- The program ---- */

/* NULL: it is so large that the program would take its time. */
static struct primum_impact *solve(const struct primum_scenario *scenario)
{
    const struct primum_effort effort = {.memory = (size_t)16 << 20};
    size_t count = primum_questions(scenario, NULL);
    struct primum_question *questions = calloc(count, sizeof *questions);
    struct primum_impact *impact;
    char *problem;

    if (!questions)
        abort();
    primum_questions(scenario, questions);
    if (primum_impact_solve(scenario, NULL, questions, count, &effort, &impact,
                            &problem))
        free(problem);
    free(questions);
    return impact;
}

/* Answers for the program to read, and what it ought to say. */
static void script(const struct trial *trial, uint64_t seed,
                   const struct primum_impact *impact, struct text *answers,
                   struct text *said)
{
    struct dice dice = dice_for(502, seed);
    struct primum_session *session =
        primum_session_new(trial->scenario, NULL, seed);

    text_put(answers, "");
    transcript_event(said, primum_json_start(session));
    for (int i = 0; transcript_ask(said, session, impact); i++) {
        const uint32_t *choices;
        size_t count = primum_session_choices(session, &choices);
        if (i == DEEDS) {
            transcript_event(said, primum_json_unfinished(session));
            break;
        }
        size_t number = 1 + dice_below(&dice, (uint32_t)count);
        if (dice_says(&dice, 50))
            text_format(answers, "%zu\n", number);
        else
            text_format(answers, "%s\n",
                        trial->scenario->choices[choices[number - 1]].id);
        transcript_answer(said, session, number, impact);
    }
    primum_session_free(session);
}

static void run_program(const struct trial *trial, const char *path,
                        uint64_t seed, const struct primum_impact *impact)
{
    char digits[32];
    const char *argv[] = {child_program(), "play",   path, "--seed",
                          digits,          "--json", NULL};
    struct text answers = {0}, said = {0};
    struct child child;

    snprintf(digits, sizeof digits, "%ju", (uintmax_t)seed);
    script(trial, seed, impact, &answers, &said);
    child_run(&child, argv, answers.bytes);
    tally_case(&tallies[PROGRAM], !strcmp(child.out.bytes, said.bytes),
               "scenario %ju: expected\n%s\nsaid\n%s\n%s",
               (uintmax_t)trial->seed, said.bytes, child.out.bytes,
               child.err.bytes);
    child_release(&child);
    text_release(&answers);
    text_release(&said);
}

/* The file has to have the name that the library was told. */
static void try_program(uint64_t seed)
{
    static const char path[] = "./draft.yaml";
    struct trial trial;
    FILE *file = fopen(path, "wb"), *beside = fopen("catalogue.yaml", "wb");

    if (!file || !beside || !trial_init(&trial, seed, seed % 3 == 2))
        abort();
    fwrite(trial.file.out.bytes, 1, trial.file.out.length, file);
    fputs(writer_catalogue, beside);
    fclose(file);
    fclose(beside);
    struct primum_impact *impact = solve(trial.scenario);
    if (impact)
        run_program(&trial, path, seed, impact);
    primum_impact_free(impact);
    trial_release(&trial);
}

int main(int argc, char **argv)
{
    bool digesting = argc > 1 && !strcmp(argv[1], "--digest");
    uint64_t digest = UINT64_C(0xcbf29ce484222325);
    uint64_t count = digesting ? 1 : tally_effort(argc, argv);

    for (uint64_t i = 0; i < SCENARIOS * count; i++)
        try_scenario(i, &digest);
    if (digesting) {
        printf("%016jx\n", (uintmax_t)digest);
        return EXIT_SUCCESS;
    }
    child_enter();
    for (uint64_t i = 0; i < PROGRAMS * count; i++)
        try_program(i * 7919);
    return tally_end(tallies, TALLIES);
}
