/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules of a step, against a second reading of the specification: on
 * random scenarios, in states that conversations come to and in any others,
 * the engine offers the same choices, finds the same responses possible with
 * exactly the same chances, and comes to the same states, with the same lines
 * to be read.  On the way, that each state survives being written down. */
#include "primum.h"
#include "support/reference.h"
#include "support/tally.h"
#include "support/trial.h"

#include <string.h>

#define SCENARIOS 1000
#define WALKS 4
#define SCATTERED 10
#define STEPS 25

enum { LOADS, OFFERS, CHANCES, STATES, LINES, TEXTS, TALLIES };

static struct tally tallies[TALLIES] = {
    [LOADS] = {"a scenario that is sound loads, with every id", 0, 0},
    [OFFERS] = {"the choices on offer are those of the specification", 0, 0},
    [CHANCES] = {"the possible responses have exactly their chances", 0, 0},
    [STATES] = {"the state after a response is that of the specification", 0,
                0},
    [LINES] = {"the lines that hold are those to be read", 0, 0},
    [TEXTS] = {"a state that is written and read again is the same", 0, 0},
};

/* A moment as the engine and the reference see it. */
struct moment {
    const struct trial *trial;
    struct dice dice;
    struct primum_state *state, *next;
    struct reference_state *expected;
    uint32_t *choices, *offered; /* the engine's, the reference's */
    struct primum_chance *chances;
    struct reference_chance *possible;
    struct primum_line *lines;
    size_t offer_count;
};

/* Words for a case that failed: free() them. */
static char *where(const struct moment *moment)
{
    return reference_format(moment->trial->draft, moment->expected);
}

static void tell(int which, const struct moment *moment, bool good,
                 const char *what)
{
    char *text = good ? NULL : where(moment);

    tally_case(&tallies[which], good, "seed %ju, at `%s`: %s",
               (uintmax_t)moment->trial->seed, text ? text : "", what);
    free(text);
}

/* ---- The tables ---- */

static bool same_ids(const struct draft *draft,
                     const struct primum_scenario *scenario)
{
    bool same = scenario->scene_count == draft->scene_count &&
                scenario->choice_count == draft->choice_count &&
                scenario->response_count == draft->response_count &&
                scenario->ending_count == draft->ending_count &&
                scenario->gauge_count == draft->variable_count &&
                scenario->start == draft->start &&
                scenario->shuffle == draft->shuffle &&
                strcmp(scenario->title, draft->title) == 0;

    for (uint32_t s = 1; same && s <= draft->scene_count; s++)
        same = strcmp(scenario->scenes[s].id, draft->scenes[s].id) == 0;
    for (uint32_t c = 1; same && c <= draft->choice_count; c++) {
        const char *words = scenario->choices[c].say
                                ? scenario->choices[c].say
                                : scenario->choices[c].deed;
        same = strcmp(scenario->choices[c].id, draft->choices[c].id) == 0 &&
               (!draft->choices[c].words ||
                strcmp(words, draft->choices[c].words) == 0);
    }
    for (uint32_t e = 1; same && e <= draft->ending_count; e++)
        same = strcmp(scenario->endings[e].id, draft->endings[e].id) == 0 &&
               scenario->endings[e].outcome == draft->endings[e].outcome;
    return same;
}

/* ---- Lines ---- */

static bool same_lines(const struct moment *moment, struct rows rows,
                       size_t count)
{
    const struct draft *draft = moment->trial->draft;
    size_t at = 0;

    for (uint32_t l = rows.first; l < rows.first + rows.count; l++) {
        const struct draft_line *line = &draft->lines[l];
        if (!reference_holds(line->when, moment->expected))
            continue;
        if (at == count || moment->lines[at].speaker != line->speaker ||
            strcmp(moment->lines[at].text, line->text) != 0)
            return false;
        at++;
    }
    return at == count;
}

static void check_arrival(const struct moment *moment)
{
    const struct draft *draft = moment->trial->draft;
    const struct primum_scenario *scenario = moment->trial->scenario;
    uint32_t place = moment->expected->place;
    uint32_t ending =
        place > draft->scene_count ? place - draft->scene_count : 0;
    size_t count = ending ? primum_ending_lines(scenario, ending, moment->state,
                                                moment->lines)
                          : primum_scene_lines(scenario, place, moment->state,
                                               moment->lines);
    struct rows rows =
        ending ? draft->endings[ending].lines : draft->scenes[place].lines;

    tell(LINES, moment, same_lines(moment, rows, count), "on arrival");
}

/* ---- Choices and responses ---- */

static void check_offers(struct moment *moment)
{
    size_t count =
        primum_choices(moment->trial->scenario, moment->state, moment->choices);

    moment->offer_count = reference_choices(moment->trial->draft,
                                            moment->expected, moment->offered);
    tell(OFFERS, moment,
         count == moment->offer_count &&
             !memcmp(moment->choices, moment->offered,
                     count * sizeof *moment->choices),
         "other choices");
}

/* Returns how many responses are possible. */
static size_t check_chances(struct moment *moment, uint32_t choice)
{
    int64_t total;
    size_t expected =
        reference_responses(moment->trial->draft, moment->expected, choice,
                            moment->possible, &total);
    size_t count = primum_responses(moment->trial->scenario, moment->state,
                                    choice, moment->chances);
    bool same = count == expected;

    for (size_t i = 0; same && i < count; i++)
        same = moment->chances[i].response == moment->possible[i].response &&
               moment->chances[i].chance ==
                   (double)moment->possible[i].weight / (double)total;
    tell(CHANCES, moment, same, moment->trial->draft->choices[choice].id);
    for (size_t i = 0; i < expected; i++) {
        uint32_t response = moment->possible[i].response;
        size_t lines = primum_response_lines(moment->trial->scenario, response,
                                             moment->state, moment->lines);
        tell(LINES, moment,
             same_lines(moment, moment->trial->draft->responses[response].lines,
                        lines),
             "of a response");
    }
    return same ? count : 0;
}

/* ---- States ---- */

static bool same_state(const struct moment *moment)
{
    const struct draft *draft = moment->trial->draft;
    const struct primum_scenario *scenario = moment->trial->scenario;
    uint32_t place = primum_state_scene(scenario, moment->state);
    bool same;

    if (!place)
        place =
            draft->scene_count + primum_state_ending(scenario, moment->state);
    same = place == moment->expected->place;
    for (uint32_t v = 1; same && v <= draft->variable_count; v++)
        same =
            primum_state_value(moment->state, v) == moment->expected->values[v];
    return same;
}

/* What is spent shows in the text alone. */
static void check_text(const struct moment *moment)
{
    const struct primum_scenario *scenario = moment->trial->scenario;
    char *expected = where(moment), *problem = NULL, *again = NULL;
    char *text = primum_state_format(scenario, moment->state);
    struct primum_state *state = primum_state_parse(scenario, text, &problem);

    if (state)
        again = primum_state_format(scenario, state);
    tell(TEXTS, moment,
         !strcmp(text, expected) && again && !strcmp(text, again),
         problem ? problem : text);
    primum_state_free(state);
    free(problem);
    free(expected);
    free(again);
    free(text);
}

static void check_state(struct moment *moment)
{
    tell(STATES, moment, same_state(moment), "another state");
    check_arrival(moment);
    if (!reference_is_over(moment->trial->draft, moment->expected))
        check_text(moment);
}

/* ---- Ways through ---- */

/* One step, by any choice and any possible response; false at an end. */
static bool take_step(struct moment *moment)
{
    check_offers(moment);
    if (!moment->offer_count)
        return false;
    uint32_t choice =
        moment
            ->offered[dice_below(&moment->dice, (uint32_t)moment->offer_count)];
    size_t count = check_chances(moment, choice);
    if (!count)
        return false;
    uint32_t response =
        moment->possible[dice_below(&moment->dice, (uint32_t)count)].response;
    struct primum_state *before = moment->state;
    primum_after(moment->trial->scenario, before, response, moment->next);
    moment->state = moment->next;
    moment->next = before;
    reference_take(moment->trial->draft, moment->expected, choice, response);
    check_state(moment);
    return true;
}

static void start_over(struct moment *moment)
{
    primum_state_free(moment->state);
    reference_free(moment->expected);
    moment->state = primum_state_new(moment->trial->scenario);
    moment->expected = reference_new(moment->trial->draft);
    check_state(moment);
}

/* A state that nobody led to, through its text. */
static void scatter(struct moment *moment)
{
    char *text, *problem;

    reference_scatter(moment->trial->draft, &moment->dice, moment->expected);
    text = where(moment);
    primum_state_free(moment->state);
    moment->state = primum_state_parse(moment->trial->scenario, text, &problem);
    if (!moment->state)
        tell(TEXTS, moment, false, problem);
    free(problem);
    free(text);
    if (!moment->state)
        start_over(moment);
}

static void walk(struct moment *moment)
{
    for (int i = 0; i < WALKS; i++) {
        start_over(moment);
        for (int k = 0; k < STEPS && take_step(moment); k++)
            continue;
    }
    for (int i = 0; i < SCATTERED; i++) {
        scatter(moment);
        for (int k = 0; k < 2 && take_step(moment); k++)
            continue;
    }
}

/* ---- One scenario ---- */

static void *room(size_t count, size_t size)
{
    void *room = calloc(count + 1, size);

    if (!room)
        abort();
    return room;
}

static void try_out(const struct trial *trial)
{
    const struct primum_scenario *scenario = trial->scenario;
    struct moment moment = {
        .trial = trial,
        .dice = dice_for(201, trial->seed),
        .state = primum_state_new(scenario),
        .next = primum_state_new(scenario),
        .expected = reference_new(trial->draft),
        .choices = room(scenario->most_choices, sizeof *moment.choices),
        .offered = room(scenario->choice_count, sizeof *moment.offered),
        .chances = room(scenario->most_responses, sizeof *moment.chances),
        .possible = room(scenario->response_count, sizeof *moment.possible),
        .lines = room(scenario->most_lines, sizeof *moment.lines),
    };

    walk(&moment);
    primum_state_free(moment.state);
    primum_state_free(moment.next);
    reference_free(moment.expected);
    free(moment.choices);
    free(moment.offered);
    free(moment.chances);
    free(moment.possible);
    free(moment.lines);
}

int main(int argc, char **argv)
{
    uint64_t count = (uint64_t)SCENARIOS * tally_effort(argc, argv);

    for (uint64_t seed = 0; seed < count; seed++) {
        struct trial trial;
        bool good = trial_init(&trial, seed, seed % 4 == 3);
        tally_case(&tallies[LOADS],
                   good && same_ids(trial.draft, trial.scenario), "seed %ju",
                   (uintmax_t)seed);
        if (good)
            try_out(&trial);
        trial_release(&trial);
    }
    return tally_end(tallies, TALLIES);
}
