/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Each response comes as often as its exact chance says, from 1 in 1000 to
 * 999,999 in a million, in states that never change and in those that do; and
 * what one step drew tells nothing of the next, of the same step under the
 * next seed, or of the order of the choices. */
#include "primum.h"
#include "support/cell.h"
#include "support/tally.h"
#include "support/trial.h"

#include <string.h>

#define DRAWS 500000 /* of each choice of the fixed scenario */
#define ATTEMPT 1000 /* steps of them under one seed */
#define PAIRS 200000 /* at each distance */
#define SCENARIOS 60 /* at random */
#define WALKS 1500   /* through each */
#define STEPS 12     /* of a walk */

static const char fixed[] =
    "primum: 1\n"
    "title: Chances\n"
    "gauges: {trust: 3}\n"
    "facts: [told]\n"
    "scenes:\n"
    "  a:\n"
    "    choices:\n"
    "      thirds: {say: x, responses: [{next: a}, {next: a}, {next: a}]}\n"
    "      rare: {say: x, responses: [{next: a}, {odds: 999, next: a}]}\n"
    "      sure: {say: x, responses: [{odds: 999999, next: a}, {next: a}]}\n"
    "      rarer: {say: x, responses: [{odds: 1000000, next: a},\n"
    "        {odds: 1, next: a}, {odds: 1000000, next: a}]}\n"
    "      dice: {say: x, responses: [{next: a}, {odds: 2, next: a},\n"
    "        {odds: 3, next: a}, {odds: 4, next: a}]}\n"
    "      counted: {say: x, responses: [{odds: trust, next: a},\n"
    "        {odds: trust * trust - 2, next: a}, {odds: 2 - trust, next: a},\n"
    "        {odds: 0, next: a}, {odds: 20 - 2 * trust, next: a}]}\n"
    "      other: {say: x, responses: [{when: told, next: a},\n"
    "        {when: else, odds: 2, next: a}, {when: trust > 3, next: a},\n"
    "        {when: else, odds: 5, next: a}]}\n"
    "endings: {e: {outcome: mixed}}\n";

enum { FIXED, PAIRED, ORDERED, WALKED, TOLD, TALLIES };

static struct tally tallies[TALLIES] = {
    [FIXED] = {"a response comes as often as its chance says", 0, 0},
    [PAIRED] = {"what was drawn once tells nothing of another draw", 0, 0},
    [ORDERED] = {"the order of choices tells nothing of the response", 0, 0},
    [WALKED] = {"so it does where the chances change on the way", 0, 0},
    [TOLD] = {"a step tells the chance that its response had", 0, 0},
};

static void check_cell(int tally, const struct cell *cell, const char *what,
                       size_t number)
{
    tally_case(&tallies[tally], cell_surprise(cell) < CELL_SURPRISE_MOST,
               "%s %zu: %.0f times, expected %.1f", what, number, cell->count,
               cell->expected);
}

static const struct primum_scenario *load(const char *text)
{
    struct primum_report *report = primum_report_new();
    const struct primum_scenario *scenario;

    if (primum_scenario_parse("chances.yaml", text, strlen(text), NULL, report,
                              &scenario))
        abort();
    primum_report_free(report);
    return scenario;
}

/* ---- One choice, over and over ---- */

#define RESPONSES_MOST 5

/* Takes a choice; the number of the response that came, from 0. */
static uint32_t draw(struct primum_session *session, uint32_t choice)
{
    struct primum_step step;

    if (!primum_session_take(session, choice) ||
        !primum_session_step(session, primum_session_steps(session) - 1, &step))
        abort();
    return step.response -
           primum_session_scenario(session)->choices[choice].response;
}

/* The chance of each response of a choice; 0 of those that are impossible. */
static void chances_of(const struct primum_session *session, uint32_t choice,
                       double *chances)
{
    const struct primum_scenario *scenario = primum_session_scenario(session);
    struct primum_chance possible[RESPONSES_MOST];
    size_t count = primum_responses(scenario, primum_session_state(session),
                                    choice, possible);

    memset(chances, 0, RESPONSES_MOST * sizeof *chances);
    for (size_t i = 0; i < count; i++)
        chances[possible[i].response - scenario->choices[choice].response] =
            possible[i].chance;
}

static void draw_often(const struct primum_scenario *scenario, uint32_t choice,
                       uint32_t draws)
{
    struct primum_session *session = primum_session_new(scenario, NULL, 0);
    struct cell cells[RESPONSES_MOST] = {{0, 0, 0}};
    double chances[RESPONSES_MOST];

    chances_of(session, choice, chances);
    for (uint32_t i = 0; i < draws; i++) {
        if (!(i % ATTEMPT))
            primum_session_restart(session, i / ATTEMPT);
        uint32_t came = draw(session, choice);
        for (uint32_t r = 0; r < RESPONSES_MOST; r++)
            cell_add(&cells[r], r == came, chances[r]);
    }
    for (uint32_t r = 0; r < scenario->choices[choice].responses; r++)
        check_cell(FIXED, &cells[r], scenario->choices[choice].id, r);
    primum_session_free(session);
}

/* ---- Two draws ---- */

/* Cells for each pair of responses of one choice. */
struct pairs {
    double chances[RESPONSES_MOST];
    struct cell cells[RESPONSES_MOST][RESPONSES_MOST];
};

static void add_pair(struct pairs *pairs, uint32_t one, uint32_t other)
{
    for (uint32_t a = 0; a < RESPONSES_MOST; a++)
        for (uint32_t b = 0; b < RESPONSES_MOST; b++)
            cell_add(&pairs->cells[a][b], a == one && b == other,
                     pairs->chances[a] * pairs->chances[b]);
}

static void check_pairs(const struct pairs *pairs, const char *what)
{
    for (size_t i = 0; i < RESPONSES_MOST * RESPONSES_MOST; i++)
        check_cell(PAIRED,
                   &pairs->cells[i / RESPONSES_MOST][i % RESPONSES_MOST], what,
                   i);
}

/* No draw is in two pairs: each seed gives one, from step 0 and `distance`. */
static void pair_steps(const struct primum_scenario *scenario, uint32_t choice,
                       uint32_t distance, uint32_t count)
{
    struct primum_session *session = primum_session_new(scenario, NULL, 0);
    struct pairs pairs = {{0}, {{{0, 0, 0}}}};
    uint32_t first = 0, came = 0;

    chances_of(session, choice, pairs.chances);
    for (uint32_t seed = 0; seed < count; seed++) {
        primum_session_restart(session, seed);
        for (uint32_t i = 0; i <= distance; i++) {
            came = draw(session, choice);
            first = i ? first : came;
        }
        add_pair(&pairs, first, came);
    }
    check_pairs(&pairs, "steps");
    primum_session_free(session);
}

static void pair_seeds(const struct primum_scenario *scenario, uint32_t choice,
                       uint64_t distance, uint32_t count)
{
    struct primum_session *session = primum_session_new(scenario, NULL, 0);
    struct pairs pairs = {{0}, {{{0, 0, 0}}}};

    chances_of(session, choice, pairs.chances);
    for (uint64_t seed = 0; seed < count; seed++) {
        uint64_t one = 2 * distance * (seed / distance) + seed % distance;
        primum_session_restart(session, one);
        uint32_t first = draw(session, choice);
        primum_session_restart(session, one + distance);
        add_pair(&pairs, first, draw(session, choice));
    }
    check_pairs(&pairs, "seeds");
    primum_session_free(session);
}

/* Which choice stands first, and what response comes to another. */
static void pair_order(const struct primum_scenario *scenario, uint32_t choice,
                       uint32_t count)
{
    struct primum_session *session = primum_session_new(scenario, NULL, 0);
    uint32_t choices = scenario->choice_count;
    struct cell cells[8][RESPONSES_MOST] = {{{0, 0, 0}}};
    double chances[RESPONSES_MOST];

    chances_of(session, choice, chances);
    for (uint32_t seed = 0; seed < count; seed++) {
        const uint32_t *screen;
        primum_session_restart(session, seed);
        primum_session_choices(session, &screen);
        uint32_t first = screen[0], came = draw(session, choice);
        for (uint32_t c = 1; c <= choices; c++)
            for (uint32_t r = 0; r < RESPONSES_MOST; r++)
                cell_add(&cells[c][r], c == first && r == came,
                         chances[r] / choices);
    }
    for (uint32_t c = 1; c <= choices; c++)
        for (uint32_t r = 0; r < RESPONSES_MOST; r++)
            check_cell(ORDERED, &cells[c][r], "order", c);
    primum_session_free(session);
}

/* ---- Random scenarios, in whatever state they come to ---- */

/* What a walk through a random scenario needs. */
struct walk {
    struct primum_session *session;
    struct dice dice;
    struct primum_chance *possible; /* room for the responses of a choice */
    struct cell *cells;             /* by response of the scenario */
    double chances[STEPS];          /* of what came, by step */
};

/* One step by any choice; false at an end. */
static bool walk_on(struct walk *walk)
{
    struct primum_session *session = walk->session;
    const struct primum_scenario *scenario = primum_session_scenario(session);
    const uint32_t *choices;
    size_t steps = primum_session_steps(session);
    size_t count = primum_session_choices(session, &choices);

    if (!count)
        return false;
    uint32_t choice = choices[dice_below(&walk->dice, (uint32_t)count)];
    count = primum_responses(scenario, primum_session_state(session), choice,
                             walk->possible);
    if (!count)
        return false;
    uint32_t came = scenario->choices[choice].response + draw(session, choice);
    for (size_t i = 0; i < count; i++) {
        const struct primum_chance *one = &walk->possible[i];
        cell_add(&walk->cells[one->response], one->response == came,
                 one->chance);
        if (one->response == came)
            walk->chances[steps] = one->chance;
    }
    return true;
}

static void check_step(const struct walk *walk, size_t number)
{
    struct primum_step step;

    tally_case(&tallies[TOLD],
               primum_session_step(walk->session, number, &step) &&
                   step.chance == walk->chances[number],
               "step %zu of %zu", number, primum_session_steps(walk->session));
}

/* From the last step to the first, forward again, and going back in truth. */
static void look_back(const struct walk *walk)
{
    size_t steps = primum_session_steps(walk->session);

    for (size_t i = steps; i-- > 0;)
        check_step(walk, i);
    for (size_t i = 0; i < steps; i++)
        check_step(walk, i);
    for (size_t i = steps; i-- > 0;) {
        primum_session_rewind(walk->session, i + 1);
        check_step(walk, i);
    }
}

static void walk_through(uint64_t seed, uint32_t walks)
{
    struct trial trial;

    if (!trial_init(&trial, seed, seed % 3 == 0))
        abort();
    size_t count = trial.scenario->response_count + 1;
    struct walk walk = {
        .session = primum_session_new(trial.scenario, NULL, 0),
        .dice = dice_for(601, seed),
        .possible = calloc(count, sizeof *walk.possible),
        .cells = calloc(count, sizeof *walk.cells),
    };
    if (!walk.cells || !walk.possible)
        abort();
    for (uint32_t i = 0; i < walks; i++) {
        primum_session_restart(walk.session, seed * walks + i);
        for (int k = 0; k < STEPS && walk_on(&walk); k++)
            continue;
        if (i % 16 == 0)
            look_back(&walk);
    }
    for (uint32_t r = 1; r < count; r++)
        if (walk.cells[r].expected > 0)
            check_cell(WALKED, &walk.cells[r], "response", r);
    primum_session_free(walk.session);
    free(walk.cells);
    free(walk.possible);
    trial_release(&trial);
}

int main(int argc, char **argv)
{
    uint32_t effort = tally_effort(argc, argv);
    const struct primum_scenario *scenario = load(fixed);
    uint32_t thirds = 1, dice = 5;

    for (uint32_t c = 1; c <= scenario->choice_count; c++)
        draw_often(scenario, c, DRAWS * effort);
    for (uint32_t distance = 1; distance <= 4; distance++) {
        pair_steps(scenario, dice, distance, PAIRS * effort);
        pair_seeds(scenario, dice, distance, PAIRS * effort);
    }
    pair_seeds(scenario, thirds, UINT64_C(1) << 32, PAIRS * effort);
    pair_order(scenario, dice, PAIRS * effort);
    for (uint32_t seed = 0; seed < SCENARIOS; seed++)
        walk_through(seed, WALKS * effort);
    primum_scenario_free(scenario);
    return tally_end(tallies, TALLIES);
}
