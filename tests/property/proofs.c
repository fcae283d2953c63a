/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The proofs, against brute force over the states: into random scenarios,
 * faults are planted one at a time; with and without them, exactly those are
 * reported that are there, at their place, and the way to each leads to it and
 * is as short as any. */
#include "primum.h"
#include "support/sowing.h"
#include "support/generator.h"
#include "support/said.h"
#include "support/sanitized.h"
#include "support/tally.h"
#include "support/verdict.h"
#include "support/way.h"

#include <string.h>

#define SCENARIOS (SANITIZED ? 250 : 2500)
#define STATES_MOST 300
#define SHOWN_MOST 100 /* diagnostics of a file */
#define WHOLE_MOST 12  /* choices of a way that is told whole */

enum {
    FOUND,
    TRUE,
    ONCE,
    REGIONS,
    FROM,
    SHORTEST,
    HOW,
    VALUES,
    PLANTED,
    TALLIES
};

static struct tally tallies[TALLIES] = {
    [FOUND] = {"every fault is found", 0, 0},
    [TRUE] = {"nothing is reported that is not so, or elsewhere", 0, 0},
    [ONCE] = {"nothing is reported twice", 0, 0},
    [REGIONS] = {"each closed region is reported", 0, 0},
    [FROM] = {"`from` stands in front of the fault", 0, 0},
    [SHORTEST] = {"no way to the fault is shorter", 0, 0},
    [HOW] = {"the way that is told leads there", 0, 0},
    [VALUES] = {"the values that are told are those there", 0, 0},
    [PLANTED] = {"every kind was planted, and came up", 0, 0},
};

/* ---- What is judged here ---- */

static struct kind {
    const char *code;
    bool led_to; /* with a way */
    uint64_t found, without;
} kinds[] = {
    {"dead-end", true, 0, 0},
    {"no-response", true, 0, 0},
    {"no-way-out", true, 0, 0},
    {"overflow", true, 0, 0},
    {"unreachable-scene", false, 0, 0},
    {"unreachable-ending", false, 0, 0},
    {"unreachable-choice", false, 0, 0},
    {"unreachable-response", false, 0, 0},
    {"constant-condition", false, 0, 0},
    {"idle-effect", false, 0, 0},
    {"no-repair", true, 0, 0},
};

#define KINDS (sizeof kinds / sizeof *kinds)

static struct kind *kind_of(const char *code)
{
    for (size_t i = 0; i < KINDS; i++)
        if (!strcmp(kinds[i].code, code))
            return &kinds[i];
    return NULL;
}

/* A draft, what is said of it, and what ought to be. */
struct exam {
    uint64_t seed;
    const char *plant; /* NULL: nothing was planted */
    struct said said;
    struct expanse *expanse;
    struct verdict verdict;
    struct space *space;
    uint32_t *times; /* for each row, how often it was reported */
    uint32_t *told;  /* of each region without a way out, how often */
    uint32_t *steps; /* and how far it is */
};

static const char *words_of(const struct exam *exam)
{
    return exam->plant ? exam->plant : "nothing planted";
}

/* ---- The way there ---- */

/* "trust 0" or "told true", up to a comma: is it so in the state? */
static bool is_so(const struct exam *exam, const char *item,
                  const struct primum_state *state)
{
    const struct primum_scenario *scenario = exam->said.scenario;

    for (uint32_t v = 1; v <= scenario->gauge_count; v++) {
        const struct primum_gauge *gauge = &scenario->gauges[v];
        int32_t value = primum_state_value(state, v);
        char words[96];
        if (gauge->fact)
            snprintf(words, sizeof words, "%s %s", gauge->id,
                     value ? "true" : "false");
        else
            snprintf(words, sizeof words, "%s %d", gauge->id, (int)value);
        if (strlen(words) == strcspn(item, ",") &&
            !strncmp(item, words, strlen(words)))
            return true;
    }
    return false;
}

static void judge_values(const struct exam *exam, const char *how,
                         const struct primum_state *state)
{
    const char *item = strstr(how, " here, with ");

    for (item = item ? item + strlen(" here, with ") : NULL; item && *item;
         item += strcspn(item, ","), item += strspn(item, ", "))
        tally_case(&tallies[VALUES], is_so(exam, item, state),
                   "seed %ju, %s: %s", (uintmax_t)exam->seed, words_of(exam),
                   how);
}

static void judge_steps(const struct exam *exam, const struct verdict_row *row,
                        const struct primum_diagnostic *said, uint32_t at)
{
    uint32_t taken = exam->expanse->states[at].steps, steps = 0;
    const char *how = said->how ? said->how : "";
    char *problem = NULL;
    struct primum_state *state =
        primum_state_parse(exam->said.scenario, said->from, &problem);
    bool leads = state && way_leads(exam->space, how,
                                    space_find(exam->space, state), &steps);

    tally_case(&tallies[SHORTEST], taken >= row->steps && taken <= row->firm,
               "seed %ju, %s: %s %u takes %u steps, not %u",
               (uintmax_t)exam->seed, words_of(exam), row->code,
               (unsigned)row->number, (unsigned)taken, (unsigned)row->steps);
    leads &= taken > WHOLE_MOST || !strstr(how, "left out");
    tally_case(&tallies[HOW], leads && steps == taken,
               "seed %ju, %s: %s, to `%s` by `%s`", (uintmax_t)exam->seed,
               words_of(exam), row->code, said->from, how);
    if (state)
        judge_values(exam, how, state);
    free(problem);
    primum_state_free(state);
}

static void judge_way(const struct exam *exam, const struct verdict_row *row,
                      const struct primum_diagnostic *said)
{
    uint32_t at =
        said->from ? expanse_find(exam->expanse, said->from) : UINT32_MAX;
    bool stands = false;

    for (uint32_t i = 0; i < row->state_count; i++)
        stands |= row->states[i] == at;
    tally_case(&tallies[FROM], stands, "seed %ju, %s: %s %u, from `%s`",
               (uintmax_t)exam->seed, words_of(exam), row->code,
               (unsigned)row->number, said->from ? said->from : "nowhere");
    if (stands)
        judge_steps(exam, row, said, at);
}

/* ---- Regions without a way out ---- */

/* Each is told of once, at the nearest of its states. */
static void judge_regions(const struct exam *exam)
{
    const uint32_t *regions = exam->verdict.regions;
    const struct expanse *expanse = exam->expanse;

    for (uint32_t s = 0; s < expanse->count; s++) {
        bool first = regions[s] != 0;
        for (uint32_t t = 0; t < s; t++)
            first &= regions[t] != regions[s];
        if (first)
            tally_case(&tallies[REGIONS],
                       exam->told[regions[s]] == 1 &&
                           exam->steps[regions[s]] == expanse->states[s].steps,
                       "seed %ju, %s: %u times, around `%s`",
                       (uintmax_t)exam->seed, words_of(exam),
                       (unsigned)exam->told[regions[s]],
                       exam->space->states[s].text);
    }
}

/* Notes where it is said that there is no way out. */
static void tell_region(struct exam *exam, const char *from)
{
    uint32_t at = expanse_find(exam->expanse, from);

    if (at == UINT32_MAX)
        return;
    exam->told[exam->verdict.regions[at]]++;
    exam->steps[exam->verdict.regions[at]] = exam->expanse->states[at].steps;
}

/* ---- What is said, and what ought to be ---- */

static struct verdict_row *row_of(const struct exam *exam,
                                  const struct primum_diagnostic *said)
{
    for (uint32_t i = 0; i < exam->verdict.count; i++) {
        struct verdict_row *row = &exam->verdict.rows[i];
        if (!strcmp(row->code, said->code) &&
            said_about(&exam->said, said, row->about, row->number))
            return row;
    }
    return NULL;
}

static void judge_said(struct exam *exam, size_t index)
{
    const struct primum_diagnostic *said =
        primum_report_get(exam->said.report, index);
    const struct kind *kind = kind_of(said->code);

    if (!kind)
        return;
    struct verdict_row *row = row_of(exam, said);
    tally_case(&tallies[TRUE], row, "seed %ju, %s: %u:%u: %s [%s]",
               (uintmax_t)exam->seed, words_of(exam), (unsigned)said->line,
               (unsigned)said->column, said->message, said->code);
    if (!row)
        return;
    exam->times[row - exam->verdict.rows]++;
    if (kind->led_to)
        judge_way(exam, row, said);
    if (!strcmp(said->code, "no-way-out") && said->from)
        tell_region(exam, said->from);
}

/* Faults of a code; of scenes without a way out, each of a region. */
static uint32_t count_of(const struct verdict *verdict, const char *code)
{
    return verdict_count(verdict, code,
                         strcmp(code, "no-way-out") ? FAULTY : EITHER);
}

static void judge_all(struct exam *exam)
{
    exam->times = calloc(exam->verdict.count + 1, sizeof *exam->times);
    exam->told = calloc(exam->said.draft->scene_count + 1, sizeof *exam->told);
    exam->steps =
        calloc(exam->said.draft->scene_count + 1, sizeof *exam->steps);
    for (size_t i = 0; primum_report_get(exam->said.report, i); i++)
        judge_said(exam, i);
    for (uint32_t i = 0; i < exam->verdict.count; i++) {
        const struct verdict_row *row = &exam->verdict.rows[i];
        if (row->judged == FAULTY)
            tally_case(&tallies[FOUND], exam->times[i],
                       "seed %ju, %s: %s, thing %u of kind %u",
                       (uintmax_t)exam->seed, words_of(exam), row->code,
                       (unsigned)row->number, (unsigned)row->about);
        tally_case(&tallies[ONCE], exam->times[i] < 2,
                   "seed %ju, %s: %s, thing %u of kind %u",
                   (uintmax_t)exam->seed, words_of(exam), row->code,
                   (unsigned)row->number, (unsigned)row->about);
    }
    judge_regions(exam);
    for (size_t k = 0; k < KINDS; k++) {
        uint32_t count = count_of(&exam->verdict, kinds[k].code);
        kinds[k].found += count;
        kinds[k].without += !count;
    }
    free(exam->times);
    free(exam->told);
    free(exam->steps);
}

/* ---- One draft ---- */

/* How many faults of this code there are; UINT32_MAX if it is too large. */
static uint32_t examine(const struct draft *draft, uint64_t seed, bool tidy,
                        const char *plant, const char *code)
{
    struct exam exam = {.seed = seed, .plant = plant};
    uint32_t count = UINT32_MAX;

    exam.expanse = expanse_new(draft, STATES_MOST);
    if (!exam.expanse)
        return count;
    if (!said_init(&exam.said, draft, seed, tidy, sowing_catalogue))
        abort();
    verdict_init(&exam.verdict, exam.expanse, exam.said.scenario);
    exam.space = space_new(exam.said.scenario, NULL, exam.expanse->count);
    if (!exam.space || exam.space->count != exam.expanse->count)
        abort(); /* tests/property/rules.c would have found it */
    count = count_of(&exam.verdict, code);
    if (!primum_report_get(exam.said.report, SHOWN_MOST - 1))
        judge_all(&exam);
    space_free(exam.space);
    verdict_release(&exam.verdict);
    said_release(&exam.said);
    expanse_free(exam.expanse);
    return count;
}

static struct knobs knobs_for(uint64_t seed)
{
    static const uint32_t backs[] = {0, 15, 40};
    struct dice dice = dice_for(801, seed);
    struct knobs knobs = generator_small(seed);

    knobs.scenes = 1 + dice_below(&dice, 6);
    knobs.gauges = dice_below(&dice, 3);
    knobs.facts = dice_below(&dice, 2);
    knobs.anytime = dice_says(&dice, 60) ? 0 : 1 + dice_below(&dice, 2);
    knobs.interrupts = dice_below(&dice, 3);
    knobs.back = backs[dice_below(&dice, 3)];
    knobs.faults = dice_says(&dice, 15);
    knobs.strange = dice_says(&dice, 40);
    knobs.texts = 5;
    knobs.length = 10;
    return knobs;
}

/* The same scenario, with and without; has the fault come up? */
static bool try_plant(const struct plant *plant, uint64_t seed)
{
    struct knobs knobs = knobs_for(seed);
    struct draft *draft = generator_draft(&knobs, seed);
    struct dice dice = dice_for(802, seed);
    uint32_t before, after = 0;

    sowing_dress(draft, &dice);
    before = examine(draft, seed, !knobs.strange, NULL, plant->code);
    if (before != UINT32_MAX) {
        plant->sow(draft, &dice);
        after = examine(draft, seed, !knobs.strange, plant->name, plant->code);
    }
    generator_free(draft);
    return before != UINT32_MAX && after != UINT32_MAX && after > before;
}

int main(int argc, char **argv)
{
    uint64_t count = (uint64_t)SCENARIOS * tally_effort(argc, argv);
    uint64_t came_up[32] = {0};
    size_t plant_count = 0;

    while (plants[plant_count].name)
        plant_count++;
    for (uint64_t seed = 0; seed < count; seed++)
        came_up[seed % plant_count] +=
            try_plant(&plants[seed % plant_count], seed);
    for (size_t p = 0; p < plant_count; p++) {
        printf("# %s: came up %ju times\n", plants[p].name,
               (uintmax_t)came_up[p]);
        tally_case(&tallies[PLANTED], came_up[p], "%s", plants[p].name);
    }
    for (size_t k = 0; k < KINDS; k++) {
        printf("# %s: %ju, and none in %ju scenarios\n", kinds[k].code,
               (uintmax_t)kinds[k].found, (uintmax_t)kinds[k].without);
        tally_case(&tallies[PLANTED], kinds[k].found && kinds[k].without, "%s",
                   kinds[k].code);
    }
    return tally_end(tallies, TALLIES);
}
