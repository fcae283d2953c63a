/* SPDX-License-Identifier: GPL-3.0-or-later */

/* primum.h: load a scenario, walk through it, play it, read how it landed.
 *
 * A scenario is a small world with one person in it whom a coach wants to
 * support.  The coach chooses; the person responds, by chance.  This library
 * reads scenarios from YAML, knows their rules, and plays them.
 *
 * The whole of it, in one breath:
 *
 *     struct primum_report *report = primum_report_new();
 *     const struct primum_scenario *scenario;
 *     if (primum_scenario_open("the-closed-door.yaml", report, &scenario)) {
 *         char *text = primum_report_render(report, PRIMUM_FORMAT_HUMAN);
 *         ...show it, free(text), stop...
 *     }
 *     struct primum_session *session =
 *         primum_session_new(scenario, NULL, seed);
 *     while (primum_session_turn(session) <= PRIMUM_TURN_PASSES) {
 *         const uint32_t *choices;
 *         size_t count = primum_session_choices(session, &choices);
 *         ...show scenario->choices[choices[0]].say and so on, pick one...
 *         primum_session_take(session, choices[picked]);
 *         struct primum_step step;
 *         primum_session_step(session, primum_session_steps(session) - 1,
 *                             &step);
 *         ...show scenario->responses[step.response].impact...
 *     }
 *     primum_session_free(session);
 *     primum_scenario_free(scenario);
 *     primum_report_free(report);
 *
 * Four promises hold for every function here:
 *
 *  - Texts are UTF-8 and end in NUL.  Optional texts are NULL where absent.
 *  - A `char *` result is the caller's and goes with free(); a `const char *`
 *    belongs to the thing it was read from and lives as long.
 *  - Nothing prints, reads a clock or the environment, or keeps a global:
 *    paths, seeds and times are arguments.  Two threads may use two sessions.
 *  - When memory runs out, one line goes to stderr and the program aborts.
 *    No other failure ends the program.
 */
#ifndef PRIMUM_H
#define PRIMUM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define PRIMUM_VERSION "0.1.0"

/* ---- 1. Status and reports ---------------------------------------------
 *
 * A function that can fail returns one of these; they are the exit codes of
 * the program, too.  What was wrong with a scenario is in the report, as a
 * list of diagnostics; what was wrong with the world (a file that cannot be
 * read) is in primum_report_trouble(). */
enum primum_status {
    PRIMUM_OK = 0,
    PRIMUM_PROBLEMS = 1, /* the author's: see the report */
    PRIMUM_USAGE = 2,    /* the caller's: an argument means nothing */
    PRIMUM_WORLD = 3     /* the world's: a file that cannot be read */
};

enum primum_severity { PRIMUM_ERROR, PRIMUM_WARNING, PRIMUM_NOTE };

enum primum_format {
    PRIMUM_FORMAT_HUMAN, /* with the source line and a caret under it */
    PRIMUM_FORMAT_PLAIN, /* the same in sentences, for a screen reader */
    PRIMUM_FORMAT_SHORT, /* path:line:col: severity: sentence [code] */
    PRIMUM_FORMAT_JSON,  /* an array; see primum(1) */
    PRIMUM_FORMAT_SARIF  /* a log as SARIF 2.1.0 has it, for other tools */
};

/* Lines and columns count from 1, columns in code points; the end is the
 * position behind the last character. */
struct primum_diagnostic {
    const char *path;
    uint32_t line, column, end_line, end_column;
    enum primum_severity severity;
    const char *code;    /* stable: "unknown-target" */
    const char *message; /* one sentence, without a full stop */
    const char *help;    /* what to do; never NULL */

    /* Where it was proved: the shortest way there, in words, and a moment to
     * stand in front of it, for primum_state_parse(); else NULL. */
    const char *how, *from;

    /* What primum_mend() would write in place of it; NULL: that is for the
     * author to decide. */
    const char *fix;

    /* A second place, if there is one: what it has to do with it (else NULL),
     * and where it is, in the same file. */
    const char *other;
    uint32_t other_line, other_column, other_end_line, other_end_column;
};

/* The codes there are, by their number from 0; NULL behind the last. */
const char *primum_code_at(size_t index);

/* How it is known that a code is true of a scenario. */
enum primum_code_kind {
    PRIMUM_CODE_READ,   /* what the file says does not mean anything */
    PRIMUM_CODE_PROVED, /* over every state that can be reached */
    PRIMUM_CODE_ADVISED /* an author may have weighed it, and `allow` it */
};

struct primum_code {
    const char *name;
    enum primum_severity severity;
    enum primum_code_kind kind;
};

/* Fills in what is known of the code of that name; false if there is none. */
bool primum_code_find(const char *name, struct primum_code *code);

/* The page of a code, for people: what it means, why it matters, a scenario
 * that has it, and the same one mended.  Markdown of a few kinds only: a title
 * (`# `), headings (`## `), paragraphs whose lines may be joined, fenced blocks
 * to be shown as they are, and links.  NULL if there is no such code. */
const char *primum_code_page(const char *name);

/* The first sentence of that page, which says what the code means; the
 * caller's.  NULL if there is no such code. */
char *primum_code_meaning(const char *name);

/* Gathers what was found in one or more files.  Never fails. */
struct primum_report *primum_report_new(void);
void primum_report_free(struct primum_report *report);

/* How many diagnostics of a severity were found, shown or not. */
size_t primum_report_count(const struct primum_report *report,
                           enum primum_severity severity);

/* The diagnostic number `index`, ordered by file and position; NULL behind
 * the last.  At most 100 of a file are kept for showing, the gravest first. */
const struct primum_diagnostic *primum_report_get(struct primum_report *report,
                                                  size_t index);

/* Everything in the report as one text.  Human and short end each line in a
 * newline; an empty report is "" ("[]\n" as JSON). */
char *primum_report_render(struct primum_report *report,
                           enum primum_format format);

/* The same of the diagnostic number `index` alone; not as JSON. */
char *primum_report_show(struct primum_report *report, size_t index,
                         enum primum_format format);

/* The text of a file with all mended in it that the report offers a `fix` for;
 * `mended` counts them.  What no longer stands where the report found it is let
 * be.  PRIMUM_OK, with *text the caller's, or _WORLD. */
enum primum_status primum_mend(const char *path, struct primum_report *report,
                               char **text, size_t *length, size_t *mended);

/* The last trouble with the world, as a sentence; NULL if there was none. */
const char *primum_report_trouble(const struct primum_report *report);

/* Notes a trouble of the caller's own, such as a folder that cannot be read.
 * Only SARIF tells of all of them. */
void primum_report_add_trouble(struct primum_report *report,
                               const char *sentence);

/* ---- 2. The catalogue ----------------------------------------------------
 *
 * Practices, harms and evidence that scenarios refer to.  It stands beside
 * the scenarios as `catalogue.yaml`.  All tables of this library count from
 * 1: item 0 is empty, so that the number 0 can mean "none"; `practice_count`
 * is the number of the last. */

/* A list of numbers in one of the tables, in file order. */
struct primum_list {
    const uint32_t *items;
    uint32_t count;
};

enum primum_entry_kind { PRIMUM_PRACTICE, PRIMUM_HARM };

/* A practice or a harm: one table, for they share a namespace. */
struct primum_entry {
    enum primum_entry_kind kind;
    bool crisis; /* a scenario with it wants a content note */
    const char *id, *name;
    const char *about, *sounds_like, *beware, *practise;
    struct primum_list evidence;
};

struct primum_evidence {
    const char *id, *cite, *finding, *limits;
    const char *checked; /* a date: 2026-01-31 */
    char grade;          /* 'A' to 'D' */
};

struct primum_weight {
    uint32_t entry;
    int32_t weight;
};

/* A way of choosing, as a stochastic policy over tags. */
struct primum_style {
    const char *id, *name, *about;
    bool simple; /* must not win */
    int32_t otherwise;
    const struct primum_weight *weights;
    uint32_t weight_count;
};

/* A promise about a scenario: `reach` under `policy` within the bounds. */
struct primum_expectation {
    const char *policy, *reach;
    double at_least, at_most; /* 0 to 1 */
};

struct primum_catalogue {
    const char *path;
    const char *source; /* the file's exact text, source_length bytes */
    size_t source_length;
    const struct primum_entry *entries;
    const struct primum_evidence *evidence;
    const struct primum_style *styles;
    const struct primum_expectation *expectations; /* from 0 */
    uint32_t entry_count, evidence_count, style_count, expectation_count;
};

enum primum_status
primum_catalogue_load(const char *path, struct primum_report *report,
                      const struct primum_catalogue **catalogue);
/* The same from memory; `path` is for messages. */
enum primum_status
primum_catalogue_parse(const char *path, const char *text, size_t length,
                       struct primum_report *report,
                       const struct primum_catalogue **catalogue);
void primum_catalogue_free(const struct primum_catalogue *catalogue);

/* ---- 3. A scenario ---------------------------------------------------------
 *
 * Read-only tables of everything the author wrote, in file order.  Text that
 * is shown has single newlines folded to spaces and paragraphs set apart by
 * "\n\n"; it holds no control character, and `*emphasis*` still has its
 * stars. */

struct primum_texts {
    const char *const *items;
    uint32_t count;
};

struct primum_person {
    const char *id, *name, *pronouns, *about;
};

enum primum_good { PRIMUM_GOOD_HIGH, PRIMUM_GOOD_LOW, PRIMUM_GOOD_NONE };

/* Gauges and facts share one numbering: first the gauges, then the facts.
 * A fact has min 0 and max 1. */
struct primum_gauge {
    const char *id, *name, *about;
    uint32_t of; /* whose it is: a person; 0 for a fact */
    int32_t start, min, max;
    enum primum_good good;
    bool fact;
};

struct primum_scene {
    const char *id, *title;
    uint32_t choice, choices; /* its own: choices[choice], how many */
    bool passes;              /* goes on by itself: one silent choice */
};

struct primum_choice {
    const char *id;
    const char *say, *deed; /* one of the two; a silent choice has neither */
    const char *intent, *why, *right_when, *repair;
    struct primum_list practices, harms, evidence;
    uint32_t scene; /* 0: an `anytime` choice */
    uint32_t response, responses;
    bool irreversible;
};

/* `why`, `repair` and `harms` are the response's own where it has them, else
 * the choice's. */
struct primum_response {
    const char *title, *cue, *impact, *why, *repair;
    struct primum_list harms;
    uint32_t choice;
};

enum primum_outcome { PRIMUM_HELPED, PRIMUM_MIXED, PRIMUM_HARMED };

struct primum_ending {
    const char *id, *title, *feedback, *takeaway;
    enum primum_outcome outcome;
    int32_t worth; /* 0 to 100 */
};

enum primum_level { PRIMUM_INTRO, PRIMUM_CORE, PRIMUM_ADVANCED };

struct primum_scenario {
    const char *path;
    const char *id;     /* the file's stem */
    const char *source; /* the file's exact text, source_length bytes */
    size_t source_length;
    const struct primum_catalogue *catalogue; /* NULL: none beside it */

    const char *title, *summary, *setting, *language, *version;
    enum primum_level level;
    int32_t minutes; /* 0: not said */
    struct primum_texts content_notes, authors, license, based_on, reviewed_by,
        sources, reflect, allow;
    bool shuffle;

    const struct primum_person *people; /* 1 is `you`, the coach */
    const struct primum_gauge *gauges;  /* and facts */
    const struct primum_scene *scenes;
    const struct primum_choice *choices;
    const struct primum_response *responses;
    const struct primum_ending *endings;
    const struct primum_expectation *expectations; /* from 0 */
    uint32_t person_count, gauge_count, scene_count, choice_count,
        response_count, ending_count, expectation_count;
    uint32_t with;  /* the person whom the coach is with; 0: nobody */
    uint32_t start; /* scene */

    /* The most that any moment can hold, for arrays of the caller's. */
    uint32_t most_choices, most_responses, most_lines;
};

/* Reads the file and the `catalogue.yaml` beside it, if there is one, which
 * then belongs to the scenario.  Mistakes in either are in the report; with
 * an error there is no scenario.  PRIMUM_OK, _PROBLEMS or _WORLD. */
enum primum_status
primum_scenario_open(const char *path, struct primum_report *report,
                     const struct primum_scenario **scenario);

/* The same with a catalogue of the caller's (NULL: none), which must outlive
 * the scenario; and from memory: `text` is copied, `path` is for messages. */
enum primum_status
primum_scenario_load(const char *path, const struct primum_catalogue *catalogue,
                     struct primum_report *report,
                     const struct primum_scenario **scenario);
enum primum_status
primum_scenario_parse(const char *path, const char *text, size_t length,
                      const struct primum_catalogue *catalogue,
                      struct primum_report *report,
                      const struct primum_scenario **scenario);
void primum_scenario_free(const struct primum_scenario *scenario);

/* Only what a list needs, read from the head of the file up to `scenes`:
 * title, level, minutes, content notes.  Cheap; checks nothing else.  NULL
 * where that cannot be read.  Goes with primum_scenario_free(). */
const struct primum_scenario *primum_scenario_peek(const char *path);

/* The number of the thing with this id, 0 if there is none. */
uint32_t primum_entry_find(const struct primum_catalogue *catalogue,
                           const char *id);
uint32_t primum_evidence_find(const struct primum_catalogue *catalogue,
                              const char *id);

/* ---- 4. State, and the rules ---------------------------------------------
 *
 * A state is everything that the future depends on: the scene (or ending),
 * each gauge and fact, and which `once` choices and interrupts are spent. */

struct primum_state;

/* The start state. */
struct primum_state *primum_state_new(const struct primum_scenario *scenario);
void primum_state_free(struct primum_state *state);

/* Reads `scene=ID,gauge=N,fact=true,spent=SCENE/CHOICE,...`.  NULL if it means
 * nothing; then *problem is a sentence for people, the caller's to free. */
struct primum_state *primum_state_parse(const struct primum_scenario *scenario,
                                        const char *text, char **problem);

/* The same text for a state, naming only what differs from the start. */
char *primum_state_format(const struct primum_scenario *scenario,
                          const struct primum_state *state);

/* The scene, 0 if the attempt is over; the ending, 0 if it is not. */
uint32_t primum_state_scene(const struct primum_scenario *scenario,
                            const struct primum_state *state);
uint32_t primum_state_ending(const struct primum_scenario *scenario,
                             const struct primum_state *state);
/* The value of a gauge; of a fact, 0 or 1. */
int32_t primum_state_value(const struct primum_state *state, uint32_t gauge);

/* The available choices of a state, in file order, the scene's own first.
 * Returns how many; `choices` has room for most_choices. */
size_t primum_choices(const struct primum_scenario *scenario,
                      const struct primum_state *state, uint32_t *choices);

/* One possible response, with its exact chance. */
struct primum_chance {
    uint32_t response;
    double chance; /* above 0, at most 1 */
};

/* The possible responses of a choice, in file order.  `out` has room for
 * most_responses.  0: nothing can follow, which a sound scenario excludes. */
size_t primum_responses(const struct primum_scenario *scenario,
                        const struct primum_state *state, uint32_t choice,
                        struct primum_chance *out);

/* The state after a response, written over `after`, which is another state
 * than `before`. */
void primum_after(const struct primum_scenario *scenario,
                  const struct primum_state *before, uint32_t response,
                  struct primum_state *after);

/* One paragraph: what somebody says, or narration (speaker 0). */
struct primum_line {
    uint32_t speaker; /* a person */
    const char *text;
};

/* The lines that hold in a state.  Those of a scene or ending are read on
 * arrival, those of a response in the state before the choice.  Returns how
 * many; `lines` has room for most_lines. */
size_t primum_scene_lines(const struct primum_scenario *scenario,
                          uint32_t scene, const struct primum_state *state,
                          struct primum_line *lines);
size_t primum_response_lines(const struct primum_scenario *scenario,
                             uint32_t response,
                             const struct primum_state *before,
                             struct primum_line *lines);
size_t primum_ending_lines(const struct primum_scenario *scenario,
                           uint32_t ending, const struct primum_state *state,
                           struct primum_line *lines);

/* ---- 5. A session ----------------------------------------------------------
 *
 * One attempt: a start state, a seed, and a list of moves.  Everything else
 * is derived from these three, so the same moves always give the same
 * conversation, on every machine. */

#define PRIMUM_SEED_MAX ((UINT64_C(1) << 53) - 1)

enum primum_turn {
    PRIMUM_TURN_CHOOSE,      /* it is for the coach to say or do something */
    PRIMUM_TURN_PASSES,      /* time passes: take the one silent choice */
    PRIMUM_TURN_ENDING,      /* an ending was reached */
    PRIMUM_TURN_DEAD_END,    /* no choice is on offer: a fault in the file */
    PRIMUM_TURN_NO_RESPONSE, /* the choice taken has no possible response */
    PRIMUM_TURN_SILENT_LOOP  /* 1,000 silent steps in a row */
};

/* `start` NULL: the scenario's own; it is copied.  The scenario must outlive
 * the session.  Seeds are 0 to PRIMUM_SEED_MAX. */
struct primum_session *
primum_session_new(const struct primum_scenario *scenario,
                   const struct primum_state *start, uint64_t seed);
void primum_session_free(struct primum_session *session);

/* Back to the start with another seed: all moves are forgotten. */
void primum_session_restart(struct primum_session *session, uint64_t seed);

enum primum_turn primum_session_turn(const struct primum_session *session);
const struct primum_scenario *
primum_session_scenario(const struct primum_session *session);
/* The state now, until the next move. */
const struct primum_state *
primum_session_state(const struct primum_session *session);
uint64_t primum_session_seed(const struct primum_session *session);

/* What is on offer, in the order of the screen: number 1 is choices[0].  The
 * order is drawn from the seed and the scene unless the author set it;
 * `anytime` choices come last.  Valid until the next move. */
size_t primum_session_choices(struct primum_session *session,
                              const uint32_t **choices);

/* The same in file order, for a player without a screen: that order need not
 * be drawn. */
size_t primum_session_offers(const struct primum_session *session,
                             const uint32_t **choices);

/* Takes a choice that is on offer: draws the response, and goes on.  False,
 * with nothing changed, if it is not on offer. */
bool primum_session_take(struct primum_session *session, uint32_t choice);

/* Steps taken, silent ones included. */
size_t primum_session_steps(const struct primum_session *session);

/* Back to the moment before step number `step`.  False if there is none. */
bool primum_session_rewind(struct primum_session *session, size_t step);

/* A fresh chance from here on. */
void primum_session_reseed(struct primum_session *session, uint64_t seed);

/* One step of the attempt.  The states are the session's, and stay valid
 * until the next call with this session. */
struct primum_step {
    size_t number; /* from 0 */
    uint32_t scene, choice, response;
    double chance; /* of this response, among the possible ones */
    const struct primum_state *before, *after;
    bool silent;
};

/* Fills in step `number`; false if there is no such step. */
bool primum_session_step(struct primum_session *session, size_t number,
                         struct primum_step *step);

/* Moves, as they are recorded: what a session needs, beside start and seed,
 * to be played again. */
enum primum_move_kind {
    PRIMUM_MOVE_CHOICE, /* value: a choice */
    PRIMUM_MOVE_REWIND, /* value: a step */
    PRIMUM_MOVE_SEED    /* value: a seed */
};
struct primum_move {
    enum primum_move_kind kind;
    uint64_t value;
};
size_t primum_session_moves(const struct primum_session *session,
                            const struct primum_move **moves);
/* Folds recorded moves through a session.  False at the first that is not
 * possible; those before it have been made. */
bool primum_session_replay(struct primum_session *session,
                           const struct primum_move *moves, size_t count);

/* ---- 6. The likely impact ----------------------------------------------------
 *
 * What a moment may lead to, by the author's own rules: summed over every
 * state that can be reached, not sampled.  One asks questions: a goal under a
 * policy, which is a way of choosing.
 *
 *     const struct primum_question questions[] = {
 *         {PRIMUM_GOAL_HELPED, PRIMUM_POLICY_MAX}, ...at its best...
 *         {PRIMUM_GOAL_HARMED, PRIMUM_POLICY_UNIFORM}, ...at random...
 *     };
 *     struct primum_impact *impact;
 *     if (!primum_impact_solve(scenario, NULL, questions, 2, NULL, &impact,
 *                              &problem))
 *         ...primum_impact_at(impact, state, 0),
 *            primum_impact_after(impact, state, choice, 1)...
 *     primum_impact_free(impact);
 *
 * A chance is 0 to 1 and within 1e-9 of the true value; worth is 0 to 100 and
 * within 1e-7.  All of it follows from the author's estimates and rests on no
 * study. */

struct primum_impact;

enum primum_goal {
    PRIMUM_GOAL_HELPED, /* ever reaching an ending that helped */
    PRIMUM_GOAL_MIXED,
    PRIMUM_GOAL_HARMED,
    PRIMUM_GOAL_UNHARMED,   /* an ending that helped, or a mixed one */
    PRIMUM_GOAL_UNFINISHED, /* never reaching any; not for MAX and MIN */
    PRIMUM_GOAL_WORTH,      /* the worth of the ending, 0 if none is reached */
    PRIMUM_GOAL_ENDING      /* + an ending's number: reaching that one */
};

/* Policies, as numbers: the best and the worst of all ways of choosing, every
 * choice with equal chance, and styles of the catalogue, by their number. */
enum primum_policy {
    PRIMUM_POLICY_MAX,
    PRIMUM_POLICY_MIN,
    PRIMUM_POLICY_UNIFORM,
    PRIMUM_POLICY_STYLE = PRIMUM_POLICY_UNIFORM /* + a style's number */
};

struct primum_question {
    uint32_t goal, policy;
};

/* How much may be spent on the answers.  `go_on`, if there is one, is asked
 * now and then with the number of states reached; false stops the work. */
struct primum_effort {
    size_t memory; /* bytes at most; 0: PRIMUM_MEMORY_USUAL */
    bool (*go_on)(void *with, size_t states);
    void *with;
};
#define PRIMUM_MEMORY_USUAL ((size_t)1 << 30)

/* Every question there is about a scenario, in the order of `impact --json`.
 * Returns how many; `questions` NULL: only that. */
size_t primum_questions(const struct primum_scenario *scenario,
                        struct primum_question *questions);

/* Answers the questions for each state that can be reached from `from` (NULL:
 * the start), itself included.  PRIMUM_OK; PRIMUM_USAGE if `from` is an ending
 * or a question means nothing; PRIMUM_WORLD if the states do not fit, if the
 * work was stopped, or if loops are left so rarely that no answer would be
 * right to nine places.  Then *problem is a sentence for people, the caller's
 * to free.  The scenario must outlive the answers, and one thread at a time may
 * ask for them.  `effort` may be NULL. */
enum primum_status
primum_impact_solve(const struct primum_scenario *scenario,
                    const struct primum_state *from,
                    const struct primum_question *questions, size_t count,
                    const struct primum_effort *effort,
                    struct primum_impact **impact, char **problem);
void primum_impact_free(struct primum_impact *impact);

/* States reached, endings aside, and the (state, available choice, possible
 * response) triples among them. */
size_t primum_impact_states(const struct primum_impact *impact);
size_t primum_impact_transitions(const struct primum_impact *impact);

/* The answer to question number `question` (from 0) in a state, and after a
 * choice that is available there.  The state must be one that was reached, or
 * an ending; NAN if it is not. */
double primum_impact_at(const struct primum_impact *impact,
                        const struct primum_state *state, size_t question);
double primum_impact_after(const struct primum_impact *impact,
                           const struct primum_state *state, uint32_t choice,
                           size_t question);

/* The expected change of a gauge when a choice is taken in a state. */
double primum_expected_change(const struct primum_scenario *scenario,
                              const struct primum_state *state, uint32_t choice,
                              uint32_t gauge);

/* Whether somebody opens up: the sign of the sum of the changes of all gauges
 * that have a good side, each counted in that direction. */
enum primum_opening { PRIMUM_CLOSES = -1, PRIMUM_STAYS = 0, PRIMUM_OPENS = 1 };
enum primum_opening primum_opening(const struct primum_scenario *scenario,
                                   const struct primum_state *before,
                                   const struct primum_state *after);

/* How likely each is when a choice is taken in a state: chances[1 + opening].
 * All 0 if nothing can follow the choice. */
void primum_opening_chances(const struct primum_scenario *scenario,
                            const struct primum_state *state, uint32_t choice,
                            double chances[3]);

/* What of a step was the coach's and what the person's, in worth: what the
 * choice gave away, and what the response brought.  Needs the question
 * {PRIMUM_GOAL_WORTH, PRIMUM_POLICY_MAX} among those answered. */
struct primum_share {
    uint32_t best;         /* the choice that gives nothing away */
    double regret, theirs; /* regret >= 0; below 1e-6 it is 0 */
};
struct primum_share primum_impact_share(const struct primum_impact *impact,
                                        const struct primum_step *step);

/* The turning point of an attempt: the earliest step of the largest regret, if
 * that is at least 5 and there was a cue to see.  False: there was none. */
bool primum_impact_turning_point(const struct primum_impact *impact,
                                 struct primum_session *session, size_t *step);

/* The process that was solved as a model in the PRISM language, with a label
 * for each ending and each outcome. */
char *primum_impact_prism(const struct primum_impact *impact);

/* ---- 7. The same as JSON ----------------------------------------------------
 *
 * One object a line, without the newline: the events of `play --json`. */
char *primum_json_start(const struct primum_session *session);
char *primum_json_scene(struct primum_session *session);
char *primum_json_choices(struct primum_session *session);
char *primum_json_problem(const char *message);
char *primum_json_response(struct primum_session *session, size_t step);
/* With `likely`, what the choice led to, unless `impact` is NULL. */
char *primum_json_impact(struct primum_session *session, size_t step,
                         const struct primum_impact *impact);
char *primum_json_ending(struct primum_session *session);
/* Why it stopped short: the turn's reason, or "left" where the coach left. */
char *primum_json_unfinished(const struct primum_session *session);

/* The likely impact as `impact --json` has it: what was asked, in the order of
 * primum_questions(), in a state that was reached (NULL: the start), and after
 * each choice there. */
char *primum_json_likely(const struct primum_impact *impact,
                         const struct primum_state *at);
/* The event that follows an ending.  Needs the question of worth at its best,
 * and, as above, answers for all states of the attempt. */
char *primum_json_debrief(struct primum_session *session,
                          const struct primum_impact *impact);

/* A list of scenarios for `list --json`: an array of what peek read. */
char *primum_json_list(const struct primum_scenario *const *scenarios,
                       size_t count);
/* The catalogue, or one entry of it (an id), as JSON; NULL: no such id. */
char *primum_json_catalogue(const struct primum_catalogue *catalogue,
                            const char *id);

/* ---- 8. Text for a terminal ---------------------------------------------------
 *
 * Text from a file is hostile until it has been made safe: control
 * characters, escape sequences, bidirectional overrides and broken UTF-8
 * become U+FFFD.  Everything below returns safe text. */

/* The text in one line: newlines and tabs become spaces. */
char *primum_text_safe(const char *text);

/* What somebody wrote, as UTF-8: what is none, and each NUL, becomes U+FFFD, and
 * all else stays.  For keeping: alone of these it is not safe to be shown. */
char *primum_text_valid(const char *bytes, size_t length);

/* Safe text as one argument of a command for the shell, in quotes where it
 * needs them. */
char *primum_text_argument(const char *text);

/* Columns that safe text takes on a terminal. */
size_t primum_text_width(const char *text);

/* How to set a paragraph.  The four strings are trusted, taken as they are,
 * and, but for the two prefixes, take no columns. */
struct primum_wrap {
    size_t width;               /* columns, prefixes included; 0: no limit */
    const char *first, *rest;   /* before the first line, before the others */
    const char *em_on, *em_off; /* in place of the stars of `*emphasis*` */
};

/* The text in lines of at most that width, each ended by a newline; an empty
 * line between paragraphs.  Words too long for a line are broken. */
char *primum_text_wrap(const char *text, const struct primum_wrap *how);

/* The word among `words` (count of them) that `word` was probably meant to
 * be; NULL if none is near. */
const char *primum_text_nearest(const char *word, const char *const *words,
                                size_t count);

/* A chance in words: "7 in 10", "fewer than 1 in 100", "almost surely". */
const char *primum_text_chance(double chance);

/* ---- 9. Checking ---------------------------------------------------------------
 *
 * What reading a file cannot tell: that a conversation never gets stuck, that
 * nothing in it is out of reach, that its promises hold, and what an author may
 * want to look at again.  All is proved over every state that can be reached
 * from the start, and comes with the shortest way there. */

/* Adds what it finds in a loaded scenario to the report.  PRIMUM_PROBLEMS if
 * there is an error among it, else PRIMUM_OK.  Where the states are too many
 * for `effort` (NULL: the usual), that is a diagnostic, too, and what needs no
 * states is checked all the same. */
enum primum_status primum_check(const struct primum_scenario *scenario,
                                const struct primum_effort *effort,
                                struct primum_report *report);

/* ---- 10. Ids -------------------------------------------------------------------
 *
 * For a program that makes a scenario: what its file, a scene or a choice may
 * be called. */

/* The id that a text was meant to be: the text itself where it is one, else
 * one made of it, as "my-scene" of "My Scene!".  NULL if nothing of it can be
 * part of one. */
char *primum_id_suggest(const char *text);

/* ---- 11. The picture --------------------------------------------------------
 *
 * A scenario as its author may look at it: scenes, what can be chosen in them,
 * and where that leads, as it is written; and, from the likely impact, what is
 * reached and how often the support helps from there.
 *
 * A scene is met in many states.  A figure is the range over all of them; where
 * there is room for one shade only, it is that of their mean, each state
 * counted once.
 *
 * `impact` has the answers from the start to what primum_map_questions() asks,
 * among others if need be; what was not asked is not shown.  NULL: the same
 * without figures, which then says so.  Scenes are told by their distance, the
 * nearest to the start first. */

/* Returns how many; `questions` NULL: only that. */
size_t primum_map_questions(const struct primum_scenario *scenario,
                            struct primum_question *questions);

/* A graph in the language of Graphviz, for `dot` to draw.  Whatever is in the
 * scenario's texts, it is one graph, and an SVG made of it is well-formed. */
char *primum_map_dot(const struct primum_scenario *scenario,
                     const struct primum_impact *impact);

/* The same in words, for a screen reader or a terminal: a line without indent
 * is a heading; what belongs to it is indented by two spaces, or by four.  An
 * empty line stands before each heading but the first.  The texts in it are not
 * yet safe for a terminal. */
char *primum_map_outline(const struct primum_scenario *scenario,
                         const struct primum_impact *impact);

/* ---- 12. Coverage and figures -------------------------------------------------
 *
 * For the author of a scenario: a few playthroughs that together show all of
 * it, and how long, how wordy and how wide it is.
 *
 *     struct primum_coverage *coverage;
 *     if (!primum_coverage_new(scenario, NULL, &coverage, &problem)) {
 *         const struct primum_playthrough *plays;
 *         size_t count = primum_coverage_playthroughs(coverage, &plays);
 *         ...plays[0].seed, plays[0].choices...
 *     }
 *     primum_coverage_free(coverage);
 *
 * The same scenario always gives the same. */

struct primum_coverage;

/* Explores every state that can be reached from the start.  PRIMUM_OK;
 * PRIMUM_WORLD if the states do not fit: then *problem is a sentence for people,
 * the caller's to free, and what needs no exploring is there all the same; or
 * if the work was stopped: then *coverage is NULL as well.  `effort` may be
 * NULL.  The scenario must outlive the coverage. */
enum primum_status primum_coverage_new(const struct primum_scenario *scenario,
                                       const struct primum_effort *effort,
                                       struct primum_coverage **coverage,
                                       char **problem);
void primum_coverage_free(struct primum_coverage *coverage);

/* An attempt from the start.  A session with this seed that takes these
 * choices, and lets time pass between them, comes to the ending. */
struct primum_playthrough {
    uint64_t seed;
    const uint32_t *choices; /* the coach's; silent steps are none of them */
    size_t choice_count;
    const uint32_t *responses; /* of every step, silent ones included */
    size_t response_count;
    uint32_t ending; /* 0: nothing can follow the last choice, or it is left */
    uint32_t fresh;  /* responses that no playthrough before it shows */
};

/* All of them, the one that shows most first.  How many of the seeds, from 1
 * on, are tried for one: */
#define PRIMUM_COVERAGE_SEEDS (UINT32_C(1) << 24)
size_t primum_coverage_playthroughs(const struct primum_coverage *coverage,
                                    const struct primum_playthrough **plays);

/* What is too rare for a playthrough: a state from which one choice shows it,
 * where that is likeliest. */
struct primum_glimpse {
    uint32_t choice, response; /* response 0: nothing can follow the choice */
    uint32_t scene, ending;    /* not 0: it is shown for where it leads */
    const struct primum_state *state;
    double chance; /* of the response, there; 0 if nothing can follow */
    bool drawn;    /* the seed, from that state on, draws the response */
    uint64_t seed;
};
size_t primum_coverage_glimpses(const struct primum_coverage *coverage,
                                const struct primum_glimpse **glimpses);

/* How a thing is met: a scene or an ending by coming to it, a choice by taking
 * it, a response by getting it. */
enum primum_thing {
    PRIMUM_THING_SCENE,
    PRIMUM_THING_CHOICE,
    PRIMUM_THING_RESPONSE,
    PRIMUM_THING_ENDING
};
enum primum_meeting {
    PRIMUM_MET_IN_PLAY,  /* in a playthrough */
    PRIMUM_MET_BY_STATE, /* in a glimpse */
    PRIMUM_MET_NEVER,    /* in no conversation: it cannot be reached */
    PRIMUM_MET_UNKNOWN   /* not found, and there was no room to explore */
};
enum primum_meeting
primum_coverage_meeting(const struct primum_coverage *coverage,
                        enum primum_thing thing, uint32_t number);

/* A whole number, however large: digits times ten to the power of `zeros`.  It
 * is exact, and zeros is 0, up to 2^53; else 1 <= digits < 10. */
struct primum_count {
    double digits;
    uint32_t zeros;
};

/* Of several numbers: the least, the one in the middle, the most. */
struct primum_spread {
    uint32_t least, usual, most;
};

struct primum_range {
    int32_t least, most;
};

/* Who speaks: a person; the narrator is 0, the coach 1.  What the coach does
 * counts as the coach's. */
struct primum_speaker {
    uint32_t words; /* in the whole file */
    double share;   /* of the words of a conversation, 0 to 1 */
};

struct primum_figures {
    /* What only exploring tells: NULL and zeros if there was no room. */
    size_t states, transitions;        /* as in primum_impact_states() */
    const struct primum_range *ranges; /* of values, by gauge or fact */
    bool ends;                         /* some conversation comes to an end */
    bool endless; /* one that does can come back to where it was before */
    struct primum_count paths;  /* different ones that end; 0 if endless */
    uint32_t shortest, longest; /* of them, in the coach's choices; longest is
                                 * 0 if endless */

    /* Words, counted between spaces. */
    uint32_t story;   /* what is told, said and done, in the whole file */
    uint32_t reasons; /* what explains it, in the whole file */
    const struct primum_speaker *speakers; /* by person, from the narrator on */

    /* From conversations with every choice taken at random, as many as ended:
     * 0 if none did.  What one reads in each, the choices on offer included,
     * and in each turn of each: from a choice to the next. */
    uint32_t conversations;
    struct primum_spread read, turn;
};
const struct primum_figures *
primum_coverage_figures(const struct primum_coverage *coverage);

/* All of it as one object: `walk --json`. */
char *primum_json_coverage(const struct primum_coverage *coverage);

/* ---- 13. What changed ------------------------------------------------------------
 *
 * Two versions of a scenario, compared by what was loaded, not by lines: what
 * means the same, however it is written, is no change.
 *
 *     struct primum_diff *diff = primum_diff_new(was, now);
 *     const struct primum_change *change;
 *     for (size_t i = 0; (change = primum_diff_change(diff, i)); i++)
 *         ...change->key, change->was, change->now...
 *     if (primum_diff_moves(diff) &&
 *         !primum_diff_solve(diff, NULL, &problem))
 *         ...primum_diff_start(diff, i), primum_diff_moment(diff, i)...
 *     primum_diff_free(diff);
 *
 * What has an id is the same thing where it has the same id, or nearly the same
 * content and the other id is gone.  Responses and interrupts have none: those
 * that are most alike are the same.  The order of people, gauges, scenes,
 * endings and responses means nothing; that of the choices of a scene only
 * where they are not shuffled. */

struct primum_diff;

enum primum_change_kind {
    PRIMUM_CHANGE_ADDED,
    PRIMUM_CHANGE_GONE,
    PRIMUM_CHANGE_RENAMED, /* `was` and `now` are its ids */
    PRIMUM_CHANGE_EDITED,  /* what it says under `key` */
    PRIMUM_CHANGE_ORDER    /* `was` and `now` are ids of what is in both */
};

/* What a change is about.  Gauges and facts share one table. */
enum primum_subject {
    PRIMUM_SUBJECT_SCENARIO,
    PRIMUM_SUBJECT_PERSON,
    PRIMUM_SUBJECT_GAUGE,
    PRIMUM_SUBJECT_SCENE,
    PRIMUM_SUBJECT_CHOICE,
    PRIMUM_SUBJECT_RESPONSE,
    PRIMUM_SUBJECT_INTERRUPT, /* its place in the list, from 1 */
    PRIMUM_SUBJECT_ENDING,
    PRIMUM_SUBJECT_CATALOGUE,
    PRIMUM_SUBJECT_ENTRY,
    PRIMUM_SUBJECT_EVIDENCE,
    PRIMUM_SUBJECT_STYLE
};

struct primum_change {
    enum primum_change_kind kind;
    enum primum_subject subject;
    uint32_t before, after; /* its numbers in both versions; 0: not there */
    const char *key;        /* as authors write it: "intent"; may be NULL */
    const char *was, *now;  /* what it said, and says; NULL: nothing */
    bool moves;             /* may move the likely impact */
};

/* Compares; both must outlive the result.  They may have the same catalogue. */
struct primum_diff *primum_diff_new(const struct primum_scenario *before,
                                    const struct primum_scenario *after);
void primum_diff_free(struct primum_diff *diff);

/* Change number `index`; NULL behind the last.  In this order: the top, people,
 * gauges and facts, scenes with their choices and responses as they stand in
 * the file, `anytime`, interrupts, endings, expectations, the catalogue. */
const struct primum_change *primum_diff_change(const struct primum_diff *diff,
                                               size_t index);

/* May any of them move the likely impact?  If not, only words changed. */
bool primum_diff_moves(const struct primum_diff *diff);

/* How an answer moved.  An ending that is not there is PRIMUM_GOAL_ENDING + 0,
 * and is never reached. */
struct primum_shift {
    struct primum_question before, after; /* the same, in each one's numbers */
    double was, now;
    /* In the version after; 0 and NULL at the start.  A choice without a scene
     * of its own is one of `anytime`; choice 0 is the scene itself. */
    uint32_t scene, choice;
    const struct primum_state *at;
};

/* Solves both.  Status, effort and *problem are as in primum_impact_solve();
 * without it there are no shifts. */
enum primum_status primum_diff_solve(struct primum_diff *diff,
                                     const struct primum_effort *effort,
                                     char **problem);

/* Every question that both have, at the start; NULL behind the last. */
const struct primum_shift *primum_diff_start(const struct primum_diff *diff,
                                             size_t index);

/* Where it moved most, the largest first: for each scene and choice the moment
 * in which helping or harming, at best or at random, moved most, among those
 * that can be reached in both; only what moved by 1 in 100 or more. */
const struct primum_shift *primum_diff_moment(const struct primum_diff *diff,
                                              size_t index);

/* All of it as an object; see primum(1). */
char *primum_json_diff(const struct primum_diff *diff);

#ifdef __cplusplus
}
#endif

#endif
