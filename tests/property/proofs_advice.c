/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Choices that are always the best and moves that cost nothing, against the
 * slow solver: all are found, none is made up, and what is allowed is not
 * said. */
#include "primum.h"
#include "support/sowing.h"
#include "support/sanitized.h"
#include "support/solved.h"
#include "support/tally.h"
#include "support/verdict.h"

#include <string.h>

#define SCENARIOS (SANITIZED ? 100 : 1000)

enum { FOUND, TRUE, ALLOWED, CAME_UP, TALLIES };

static struct tally tallies[TALLIES] = {
    [FOUND] = {"every best choice and free move is found", 0, 0},
    [TRUE] = {"none is reported that is not so", 0, 0},
    [ALLOWED] = {"what is allowed is not reported, and all else is", 0, 0},
    [CAME_UP] = {"every kind came up", 0, 0},
};

static struct kind {
    const char *code;
    uint64_t found, without;
} kinds[] = {{"always-best", 0, 0}, {"free-move", 0, 0}};

static void count_kind(size_t kind, uint32_t count)
{
    kinds[kind].found += count;
    kinds[kind].without += !count;
}

/* ---- Advice ---- */

/* The choice of which it is said; 0: there is none. */
static uint32_t choice_of(const struct said *said,
                          const struct primum_diagnostic *found)
{
    for (uint32_t c = 1; c <= said->draft->choice_count; c++)
        if (said_about(said, found, ABOUT_CHOICE, c))
            return c;
    return 0;
}

static bool is_advice(const struct primum_diagnostic *found)
{
    return !strcmp(found->code, "always-best") ||
           !strcmp(found->code, "free-move");
}

static uint32_t count_all(const struct said *said)
{
    return (uint32_t)(primum_report_count(said->report, PRIMUM_ERROR) +
                      primum_report_count(said->report, PRIMUM_WARNING) +
                      primum_report_count(said->report, PRIMUM_NOTE));
}

/* With the advice allowed, everywhere or for one choice, it is gone. */
static void judge_allowed(struct solved *solved, uint32_t gone)
{
    struct said said;

    if (!solved->tidy)
        return; /* a word more, and other forms are chosen for all the rest */

    if (!said_init(&said, solved->draft, solved->seed, solved->tidy,
                   sowing_catalogue))
        abort();
    tally_case(&tallies[ALLOWED],
               count_all(&said) + gone == count_all(&solved->said),
               "seed %ju: %u, and not %u - %u", (uintmax_t)solved->seed,
               (unsigned)count_all(&said), (unsigned)count_all(&solved->said),
               (unsigned)gone);
    said_release(&said);
}

/* One code, then the other, then both. */
static void allow_all(struct solved *solved)
{
    static const char *const codes[][2] = {{"always-best", NULL},
                                           {"free-move", NULL},
                                           {"always-best", "free-move"}};

    for (size_t i = 0; i < 3; i++) {
        uint32_t gone = said_count(&solved->said, codes[i][0]);
        if (codes[i][1])
            gone += said_count(&solved->said, codes[i][1]);
        memcpy(solved->draft->allow, codes[i], sizeof codes[i]);
        judge_allowed(solved, gone);
    }
    memset(solved->draft->allow, 0, sizeof solved->draft->allow);
}

/* A choice may be the best in more scenes than one. */
static void allow_one(struct solved *solved, const char *code, uint32_t choice)
{
    const struct primum_diagnostic *found;
    uint32_t gone = 0;

    for (size_t i = 0; (found = primum_report_get(solved->said.report, i)); i++)
        gone += !strcmp(found->code, code) &&
                choice_of(&solved->said, found) == choice;
    solved->draft->choices[choice].allow = code;
    judge_allowed(solved, gone);
    solved->draft->choices[choice].allow = NULL;
}

/* What is said is so. */
static void judge_said(struct solved *solved, const struct verdict *verdict)
{
    const struct primum_diagnostic *found;
    bool told[2] = {false, false};

    for (size_t i = 0; (found = primum_report_get(solved->said.report, i));
         i++) {
        if (!is_advice(found))
            continue;
        bool is_free = *found->code == 'f';
        uint32_t choice = choice_of(&solved->said, found);
        tally_case(&tallies[TRUE],
                   verdict_find(verdict, found->code, ABOUT_CHOICE, choice),
                   "seed %ju: %u:%u: %s", (uintmax_t)solved->seed,
                   (unsigned)found->line, (unsigned)found->column,
                   found->message);
        if (choice && !told[is_free])
            allow_one(solved, found->code, choice);
        told[is_free] = true;
    }
}

static bool is_said(const struct solved *solved, const struct verdict_row *row)
{
    const struct primum_diagnostic *found;

    for (size_t i = 0; (found = primum_report_get(solved->said.report, i)); i++)
        if (!strcmp(found->code, row->code) &&
            choice_of(&solved->said, found) == row->number)
            return true;
    return false;
}

static void try_advice(struct solved *solved)
{
    struct verdict verdict;

    if (verdict_init_worth(&verdict, solved->expanse, solved->space)) {
        judge_said(solved, &verdict);
        for (uint32_t i = 0; i < verdict.count; i++)
            if (verdict.rows[i].judged == FAULTY)
                tally_case(&tallies[FOUND], is_said(solved, &verdict.rows[i]),
                           "seed %ju: %s, choice %u", (uintmax_t)solved->seed,
                           verdict.rows[i].code,
                           (unsigned)verdict.rows[i].number);
        count_kind(0, verdict_count(&verdict, "always-best", FAULTY));
        count_kind(1, verdict_count(&verdict, "free-move", FAULTY));
        allow_all(solved);
    }
    verdict_release(&verdict);
}

/* ---- All ---- */

static void try_seed(uint64_t seed)
{
    struct solved solved;

    if (!solved_init(&solved, seed))
        return;
    try_advice(&solved);
    solved_release(&solved);
}

int main(int argc, char **argv)
{
    uint64_t count = (uint64_t)SCENARIOS * tally_effort(argc, argv);

    for (uint64_t seed = 0; seed < count; seed++)
        try_seed(seed);
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        printf("# %s: %ju, and none %ju times\n", kinds[k].code,
               (uintmax_t)kinds[k].found, (uintmax_t)kinds[k].without);
        tally_case(&tallies[CAME_UP], kinds[k].found && kinds[k].without, "%s",
                   kinds[k].code);
    }
    return tally_end(tallies, TALLIES);
}
