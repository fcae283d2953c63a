/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Can what a rounded report on a cohort does not tell be worked out from what it
 * tells?  Somebody tries who knows all there is to know: the scenario, that each
 * trainee played it once, that every conversation went one of six ways, and all
 * numbers of the report.  A number is safe if there is another group of which
 * the same could be told, and in which it is another number. */
#include "primum_records.h"
#include "support/exports.h"
#include "support/tally.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define GROUPS 120
#define WAYS 6
#define CELLS 40
#define REACH 3 /* how many more or fewer of each way are tried */

/* With more effort, so few of the numbers that are not told, in a hundred, may
 * be pinned down; docs/cohort.md says why there are any. */
#define PINNED_MOST 1

enum { SAFE, SILENT, STEADY, TALLIES };

static struct tally tallies[TALLIES] = {
    [SAFE] = {"no number that is not told can be pinned down", 0, 0},
    [SILENT] = {"nothing is named that fewer than five trainees came to", 0, 0},
    [STEADY] = {"every number that is told is a multiple of five", 0, 0},
};

/* ---- A scenario of six ways ---------------------------------------------------- */

/* Three choices at first; the first of them leads to another scene than the
 * others; there, one of two choices; and then an ending. */
static struct export_attempt attempt_of(int way, uint32_t number)
{
    int first = way / 2, then = way % 2, scene = first ? 2 : 1;
    struct export_attempt attempt = {
        .trainee = number,
        .number = number,
        .move_count = 2,
        .moves =
            {
                {.own = true, .choice = first, .offered = 7},
                {.own = true,
                 .step = 1,
                 .scene = scene,
                 .choice = then,
                 .offered = 3},
            },
        .end = first ? then : 2 - then,
        .judged = true,
        .turned_at = then,
    };

    attempt.ending = attempt.end + 3 * (first == 0);
    return attempt;
}

static char *report_on(const int ways[WAYS],
                       char *(*write)(const struct primum_cohort_report *))
{
    struct primum_cohort *cohort = primum_cohort_new();
    uint32_t number = 0;

    for (int way = 0; way < WAYS; way++)
        for (int i = 0; i < ways[way]; i++) {
            struct export_attempt attempt = attempt_of(way, ++number);
            struct text text = {0};
            exports_write(&text, number, 1, &attempt, 1);
            if (primum_cohort_add(cohort, "it", text.bytes, text.length, NULL,
                                  NULL))
                abort();
            text_release(&text);
        }
    char *report = write(primum_cohort_report(cohort, PRIMUM_COHORT_ROUNDED));
    primum_cohort_free(cohort);
    return report;
}

/* ---- What somebody can work out ------------------------------------------------- */

/* How often a way passes each thing that is counted. */
static int passes[WAYS][CELLS];
static char names[CELLS][32]; /* of things with a name that nobody offers */

static void note(int way, int cell, const char *kind, int number)
{
    passes[way][cell]++;
    if (kind)
        snprintf(names[cell], sizeof names[cell], "\"%s-%d\"", kind, number);
}

static void note_tag(int way, int cell, const char *kind, int tag)
{
    if (tag >= 0 && !passes[way][cell + tag])
        note(way, cell + tag, kind, tag);
}

static void note_way(int way)
{
    struct export_attempt attempt = attempt_of(way, 1);

    note(way, 0, NULL, 0);
    for (int i = 0; i < 2; i++) {
        const struct export_move *move = &attempt.moves[i];
        note(way, 1 + move->scene, "scene", move->scene);
        note(way, 4 + 3 * move->scene + move->choice, NULL, 0);
        note_tag(way, 13, "practice", exports_practice(move));
        note_tag(way, 17, "harm", exports_harm(move));
    }
    note(way, 21 + attempt.ending, "ending", attempt.ending);
    note(way, 27 + attempt.end, NULL, 0);
    const struct export_move *turn = &attempt.moves[attempt.turned_at];
    note(way, 30 + 3 * turn->scene + turn->choice, NULL, 0);
}

static bool same_ways(int cell, int other)
{
    for (int way = 0; way < WAYS; way++)
        if (passes[way][cell] != passes[way][other])
            return false;
    return true;
}

struct sums {
    int times[CELLS];
    bool few[CELLS];
};

static void sum_up(const int ways[WAYS], struct sums *sums)
{
    for (int cell = 0; cell < CELLS; cell++) {
        sums->times[cell] = 0;
        for (int way = 0; way < WAYS; way++)
            sums->times[cell] += ways[way] * passes[way][cell];
        sums->few[cell] = sums->times[cell] < 5; /* each trainee once */
    }
}

/* What is told of each: one of the two multiples of five that it is between,
 * and where the same conversations are counted the same. */
static void round_off(const struct sums *sums, struct dice *dice,
                      int told[CELLS])
{
    for (int cell = 0; cell < CELLS; cell++) {
        int rest = sums->times[cell] % 5, same = 0;
        while (!same_ways(same, cell))
            same++;
        told[cell] = sums->times[cell] - rest;
        if ((int)dice_below(dice, 5) < rest)
            told[cell] += 5;
        told[cell] = same < cell ? told[same] : told[cell];
    }
}

/* Could that be told of this group? */
static bool fits(const struct sums *mine, const int told[CELLS],
                 const struct sums *other)
{
    for (int cell = 0; cell < CELLS; cell++)
        if (other->few[cell] != mine->few[cell] ||
            (!mine->few[cell] && abs(other->times[cell] - told[cell]) > 4))
            return false;
    return true;
}

static bool next_group(int ways[WAYS], const int middle[WAYS])
{
    for (int way = 0; way < WAYS; way++) {
        if (ways[way] < middle[way] + REACH) {
            ways[way]++;
            return true;
        }
        ways[way] = middle[way] > REACH ? middle[way] - REACH : 0;
    }
    return false;
}

/* What each number could be, for all one can tell from the report: a bit for
 * each value from 0. */
static void work_out(const int ways[WAYS], const struct sums *mine,
                     const int told[CELLS], unsigned possible[CELLS])
{
    int other[WAYS];
    struct sums theirs;

    memset(possible, 0, CELLS * sizeof *possible);
    for (int way = 0; way < WAYS; way++)
        other[way] = ways[way] > REACH ? ways[way] - REACH : 0;
    do {
        sum_up(other, &theirs);
        if (!fits(mine, told, &theirs))
            continue;
        for (int cell = 0; cell < CELLS; cell++)
            if (mine->few[cell])
                possible[cell] |= 1u << theirs.times[cell];
    } while (next_group(other, ways));
}

/* ---- Trying it -------------------------------------------------------------------- */

static int count_bits(unsigned set)
{
    int count = 0;

    for (; set; set &= set - 1)
        count++;
    return count;
}

static bool met(int cell)
{
    int ways = 0;

    for (int way = 0; way < WAYS; way++)
        ways += passes[way][cell];
    return ways > 0;
}

struct numbers {
    unsigned tried, pinned;
};

static void try_numbers(const int ways[WAYS], struct dice *dice,
                        struct numbers *numbers)
{
    unsigned possible[CELLS];
    int told[CELLS];
    struct sums sums;

    sum_up(ways, &sums);
    round_off(&sums, dice, told);
    work_out(ways, &sums, told, possible);
    for (int cell = 0; cell < CELLS; cell++) {
        if (!sums.few[cell] || !met(cell))
            continue;
        numbers->tried++;
        numbers->pinned += count_bits(possible[cell]) < 2;
    }
}

static void try_names(const int ways[WAYS], const char *report)
{
    struct sums sums;

    sum_up(ways, &sums);
    for (int cell = 0; cell < CELLS; cell++)
        if (*names[cell] && sums.few[cell])
            tally_case(&tallies[SILENT], !strstr(report, names[cell]),
                       "%s has %s", report, names[cell]);
}

/* Behind `count` and the like. */
static void try_multiples(const char *report)
{
    static const char *const keys[] = {"\"count\":", "\"of\":", "answers\":",
                                       "\"attempts\":", "\"trainees\":"};

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        for (const char *at = report; (at = strstr(at, keys[i])); at++)
            tally_case(&tallies[STEADY], atoi(at + strlen(keys[i])) % 5 == 0,
                       "%s", at);
}

int main(int argc, char **argv)
{
    struct dice dice = dice_for(43, 1);
    struct numbers numbers = {0, 0};
    int groups = (int)(GROUPS * tally_effort(argc, argv));
    unsigned most = groups > GROUPS ? PINNED_MOST : 0;

    for (int way = 0; way < WAYS; way++)
        note_way(way);
    for (int group = 0; group < groups; group++) {
        int ways[WAYS];
        for (int way = 0; way < WAYS; way++)
            ways[way] = dice_between(&dice, 0, group % 3 ? 10 : 5);
        char *report = report_on(ways, primum_json_cohort);
        try_numbers(ways, &dice, &numbers);
        try_names(ways, report);
        try_multiples(report);
        free(report);
    }
    tally_case(&tallies[SAFE],
               numbers.tried > 0 &&
                   100 * numbers.pinned <= most * numbers.tried,
               "%u of %u", numbers.pinned, numbers.tried);
    printf("# %u of %u numbers that are not told could be pinned down\n",
           numbers.pinned, numbers.tried);
    return tally_end(tallies, TALLIES);
}
