/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the states are too many, or the work is stopped, that is said once,
 * nothing that would need them is, and all the rest is said as ever. */
#include "primum.h"
#include "support/generator.h"
#include "support/sowing.h"
#include "support/said.h"
#include "support/sanitized.h"
#include "support/tally.h"

#include <string.h>

#define SCENARIOS (SANITIZED ? 60 : 300)
#define LITTLE 1000                    /* bytes: too little for any */
#define SOME ((size_t)4 * 1024 * 1024) /* too little for the huge ones */

enum { SAID, SILENT, REST, STATUS, HUGE_ONE, UNSOLVED, SOUND, TALLIES };

static struct tally tallies[TALLIES] = {
    [SAID] = {"that nothing is proved is said once", 0, 0},
    [SILENT] = {"then nothing is said that needs the states", 0, 0},
    [REST] = {"and what does not is said as ever", 0, 0},
    [STATUS] = {"the status tells whether there is an error", 0, 0},
    [HUGE_ONE] = {"a scenario far too large is given up", 0, 0},
    [UNSOLVED] = {"what cannot be solved is proved as far as can be", 0, 0},
    [SOUND] = {"what can be proved is not said to be unproved", 0, 0},
};

static bool needs_states(const char *code)
{
    static const char *const codes[] = {
        "dead-end",           "no-response",        "no-way-out",
        "overflow",           "expectation",        "unreachable-scene",
        "unreachable-ending", "unreachable-choice", "unreachable-response",
        "constant-condition", "idle-effect",        "no-repair",
        "simple-style-wins",  "always-best",        "free-move"};

    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (!strcmp(code, codes[i]))
            return true;
    return false;
}

static uint32_t count_of(struct primum_report *report, const char *code)
{
    const struct primum_diagnostic *found;
    uint32_t count = 0;

    for (size_t i = 0; (found = primum_report_get(report, i)); i++)
        count += !strcmp(found->code, code);
    return count;
}

static bool stops(void *with, size_t states)
{
    (void)with;
    (void)states;
    return false;
}

/* Advice that looks at the states where it has them, and else at what is
 * written. */
static bool knows_better(const char *code)
{
    return !strcmp(code, "length-gives-away") || !strcmp(code, "long-screen");
}

static bool is_whole(struct primum_report *report)
{
    size_t found = 0, shown = 0;

    for (int severity = PRIMUM_ERROR; severity <= PRIMUM_NOTE; severity++)
        found += primum_report_count(report, (enum primum_severity)severity);
    while (primum_report_get(report, shown))
        shown++;
    return shown == found;
}

/* Each code that needs no states comes as often as in the full report, where
 * all of that is shown. */
static bool has_rest(struct primum_report *full, struct primum_report *short_of)
{
    const char *code;

    for (size_t i = 0; is_whole(full) && (code = primum_code_at(i)); i++)
        if (!needs_states(code) && !knows_better(code) &&
            strcmp(code, "not-proved") != 0 &&
            count_of(full, code) != count_of(short_of, code))
            return false;
    return true;
}

static void judge(const struct said *said, uint64_t seed,
                  const struct primum_effort *effort)
{
    struct primum_report *report = primum_report_new();
    enum primum_status status = primum_check(said->scenario, effort, report);
    const struct primum_diagnostic *found;
    bool silent = true;

    for (size_t i = 0; (found = primum_report_get(report, i)); i++)
        silent &= !needs_states(found->code);
    tally_case(&tallies[SAID], count_of(report, "not-proved") == 1,
               "seed %ju: %u times", (uintmax_t)seed,
               (unsigned)count_of(report, "not-proved"));
    tally_case(&tallies[SILENT], silent, "seed %ju", (uintmax_t)seed);
    tally_case(&tallies[REST], has_rest(said->report, report), "seed %ju",
               (uintmax_t)seed);
    tally_case(&tallies[STATUS],
               status == (primum_report_count(report, PRIMUM_ERROR)
                              ? PRIMUM_PROBLEMS
                              : PRIMUM_OK),
               "seed %ju: %d", (uintmax_t)seed, (int)status);
    primum_report_free(report);
}

static void try_seed(uint64_t seed)
{
    const struct primum_effort little = {.memory = LITTLE};
    struct knobs knobs = generator_small(seed);
    struct dice dice = dice_for(821, seed);
    struct said said;

    knobs.faults = true;
    knobs.strange = false; /* its gauges are too wide for a full check */
    knobs.gauges = dice_below(&dice, 2);
    knobs.length = 10;
    struct draft *draft = generator_draft(&knobs, seed);
    sowing_dress(draft, &dice);
    if (!said_init(&said, draft, seed, true, sowing_catalogue))
        abort();
    tally_case(&tallies[SOUND], !said_count(&said, "not-proved") || knobs.back,
               "seed %ju", (uintmax_t)seed);
    judge(&said, seed, &little);
    said_release(&said);
    generator_free(draft);
}

/* ---- By hand ---- */

static struct primum_report *report_on(const char *text,
                                       const struct primum_effort *effort)
{
    struct primum_report *report = primum_report_new();
    const struct primum_scenario *scenario;

    if (primum_scenario_parse("hand.yaml", text, strlen(text), NULL, report,
                              &scenario))
        abort();
    primum_check(scenario, effort, report);
    primum_scenario_free(scenario);
    return report;
}

/* Twelve gauges that each go up and down by themselves: too much to hold, and
 * long enough to be stopped. */
static void try_huge(const struct primum_effort *effort)
{
    struct text text = {0};

    text_put(&text, "primum: 1\ntitle: Many\ngauges:\n");
    for (int i = 0; i < 12; i++)
        text_format(&text, "  g%d: {start: 0, min: -1000000, max: 1000000}\n",
                    i);
    text_put(&text, "scenes:\n  a:\n    choices:\n");
    for (int i = 0; i < 12; i++)
        text_format(&text,
                    "      c%d: {do: x, responses: [{effects: {g%d: +1},"
                    " next: a}, {effects: {g%d: -1}, next: a}]}\n",
                    i, i, i);
    text_put(&text, "      z: {do: x, next: e}\n"
                    "endings: {e: {outcome: mixed}}\n");
    struct primum_report *report = report_on(text.bytes, effort);
    tally_case(&tallies[HUGE_ONE], count_of(report, "not-proved") == 1,
               "not said");
    primum_report_free(report);
    text_release(&text);
}

/* A loop, too large to be solved exactly, that is left once in 10^18 times:
 * what needs no figures is proved. */
static void try_unsolvable(void)
{
    static const char text[] =
        "primum: 1\n"
        "title: Rare\n"
        "gauges: {trust: {start: 0, max: 1400}}\n"
        "scenes:\n"
        "  a: {choices: {go: {do: x, responses: [\n"
        "      {odds: 1000000, effects: {trust: +1}, next: a},\n"
        "      {odds: 1000000, effects: {trust: -1}, next: a},\n"
        "      {next: b}]}}}\n"
        "  b: {choices: {go: {do: x, responses: [{odds: 1000000, next: a},\n"
        "      {next: c}]}}}\n"
        "  c: {choices: {go: {do: x, responses: [{odds: 1000000, next: a},\n"
        "      {next: d}, {next: e}]}}}\n"
        "  d: {choices: {go: {do: x, when: false, next: e}}}\n"
        "  lost: {next: e}\n"
        "expect: [{policy: uniform, reach: e, at_least: 70%}]\n"
        "endings: {e: {outcome: mixed}}\n";
    struct primum_report *report = report_on(text, NULL);

    tally_case(&tallies[UNSOLVED], count_of(report, "not-proved") == 1,
               "not said");
    tally_case(&tallies[UNSOLVED],
               count_of(report, "dead-end") == 1 &&
                   count_of(report, "unreachable-scene") == 1 &&
                   count_of(report, "unreachable-choice") == 1,
               "a dead end, a lost scene or choice");
    tally_case(&tallies[UNSOLVED], !count_of(report, "expectation"),
               "a promise was judged");
    primum_report_free(report);
}

int main(int argc, char **argv)
{
    uint64_t count = (uint64_t)SCENARIOS * tally_effort(argc, argv);

    for (uint64_t seed = 0; seed < count; seed++)
        try_seed(seed);
    try_huge(&(struct primum_effort){.memory = SOME});
    try_huge(&(struct primum_effort){.go_on = stops});
    try_unsolvable();
    return tally_end(tallies, TALLIES);
}
