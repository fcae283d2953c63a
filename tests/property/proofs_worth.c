/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What `check` proves by solving, against the slow solver: promises a hair
 * above and below what is so, styles that win, choices that are always the
 * best, moves that cost nothing; and what is allowed is not said. */
#include "base/memory.h"
#include "primum.h"
#include "support/generator.h"
#include "support/planting.h"
#include "support/said.h"
#include "support/sanitized.h"
#include "support/tally.h"
#include "support/verdict.h"

#include <string.h>

#define SCENARIOS (SANITIZED ? 100 : 1000)
#define STATES_MOST 40
#define PROMISES 6
#define HAIR 3e-9L /* three times what `within` allows */

enum {
    KEPT,
    BROKEN,
    LOOKS,
    SHARED,
    STRANGE,
    WINS,
    LOSES,
    FOUND,
    TRUE,
    ALLOWED,
    CAME_UP,
    TALLIES
};

static struct tally tallies[TALLIES] = {
    [KEPT] = {"a promise that is kept by a hair is not reported", 0, 0},
    [BROKEN] = {"one that is broken by a hair is", 0, 0},
    [LOOKS] = {"what is told of it does not look kept", 0, 0},
    [SHARED] = {"the catalogue's promises are judged, too", 0, 0},
    [STRANGE] = {"a style that does not apply is said so, once", 0, 0},
    [WINS] = {"a simple style that wins is reported", 0, 0},
    [LOSES] = {"one that does not is not", 0, 0},
    [FOUND] = {"every best choice and free move is found", 0, 0},
    [TRUE] = {"none is reported that is not so", 0, 0},
    [ALLOWED] = {"what is allowed is not reported, and all else is", 0, 0},
    [CAME_UP] = {"every kind came up", 0, 0},
};

static struct kind {
    const char *code;
    uint64_t found, without;
} kinds[] = {{"expectation", 0, 0},
             {"simple-style-wins", 0, 0},
             {"style-does-not-apply", 0, 0},
             {"always-best", 0, 0},
             {"free-move", 0, 0}};

static void count_kind(size_t kind, uint32_t count)
{
    kinds[kind].found += count;
    kinds[kind].without += !count;
}

/* A draft without promises, solved. */
struct exam {
    uint64_t seed;
    struct dice dice;
    struct draft *draft;
    bool tidy;
    struct expanse *expanse;
    struct said said;
    struct space *space;
};

/* The answer at the start; false: none was proved. */
static bool answer(const struct exam *exam, uint32_t goal, uint32_t policy,
                   long double *value)
{
    struct primum_question question = {goal, policy};
    long double *values = memory_new(
        (exam->space->count + exam->said.scenario->ending_count + 1) *
        sizeof *values);
    bool solved = solver_solve(exam->space, question, values);

    *value = values[0];
    free(values);
    return solved;
}

/* ---- Promises ---- */

struct promise {
    struct draft_expectation item;
    char least[24], most[24];
    bool broken;
};

static const char *const policies[] = {"max",    "min", "uniform", "asker",
                                       "pusher", NULL,  "gentle"};

/* Has a choice one of the style's tags? */
static bool applies(const struct exam *exam, uint32_t number)
{
    const struct primum_scenario *scenario = exam->said.scenario;
    const struct primum_style *style = &scenario->catalogue->styles[number];
    bool found = false;

    for (uint32_t c = 1; c <= scenario->choice_count; c++)
        for (uint32_t w = 0; w < style->weight_count; w++) {
            const struct primum_choice *choice = &scenario->choices[c];
            for (uint32_t i = 0; i < choice->practices.count; i++)
                found |= choice->practices.items[i] == style->weights[w].entry;
            for (uint32_t i = 0; i < choice->harms.count; i++)
                found |= choice->harms.items[i] == style->weights[w].entry;
        }
    return found;
}

/* Does the draft say of a response what harm it does?  Then one may see a tag
 * in that. */
static bool has_landings(const struct draft *draft)
{
    for (uint32_t r = 1; r <= draft->response_count; r++)
        if (draft->responses[r].harms && *draft->responses[r].harms)
            return true;
    return false;
}

/* A bound that far from the value, as a percentage of twelve signs at most. */
static bool write_bound(char *out, long double bound)
{
    if (bound < 0 || bound > 1)
        return false;
    snprintf(out, 24, "%.8Lf%%", bound * 100);
    return true;
}

/* Something to be reached, as a word and as a goal. */
static const char *some_goal(struct exam *exam, bool extreme, uint32_t *goal)
{
    static const char *const words[] = {"helped", "mixed", "harmed", "unharmed",
                                        "unfinished"};
    uint32_t which = dice_below(&exam->dice, extreme ? 8 : 10);

    if (which < 4) {
        uint32_t ending =
            1 + dice_below(&exam->dice, exam->draft->ending_count);
        *goal = PRIMUM_GOAL_ENDING + ending;
        return exam->draft->endings[ending].id;
    }
    which = which < 8 ? which - 4 : 4;
    *goal = which;
    return words[which];
}

/* One promise, kept or broken by a hair, or kept exactly. */
static bool make_promise(struct exam *exam, struct promise *promise)
{
    uint32_t policy = dice_below(&exam->dice, 7), goal;
    long double value, off = dice_says(&exam->dice, 30) ? 0 : HAIR;

    if (policy == 5)
        policy = 2;
    if (policy > PRIMUM_POLICY_UNIFORM &&
        !applies(exam, policy - PRIMUM_POLICY_STYLE))
        return false;
    promise->item.policy = policies[policy];
    promise->item.reach = some_goal(exam, policy < 2, &goal);
    if (!answer(exam, goal, policy, &value))
        return false;
    promise->broken = off > 0 && dice_says(&exam->dice, 50);
    if (promise->broken)
        off = -off;
    if (dice_says(&exam->dice, 50)) {
        promise->item.least = promise->least;
        return write_bound(promise->least, value - off);
    }
    promise->item.most = promise->most;
    return write_bound(promise->most, value + off);
}

/* Numbers as they are told are on the broken side, too. */
static void judge_words(const struct exam *exam,
                        const struct primum_diagnostic *said)
{
    const char *end = strstr(said->message, " in 100, and at ");
    double told = -1, promised = -1;
    bool most = end && !strncmp(end + 16, "most ", 5);

    if (end) {
        const char *at = end;
        while (at > said->message && at[-1] != ' ')
            at--;
        told = strtod(at, NULL);
        promised = strtod(end + (most ? 21 : 22), NULL);
    }
    tally_case(&tallies[LOOKS],
               end && (most ? told > promised : told < promised),
               "seed %ju: %s", (uintmax_t)exam->seed, said->message);
}

static bool is_reported(const struct said *said, uint32_t number,
                        const struct primum_diagnostic **found)
{
    for (size_t i = 0; (*found = primum_report_get(said->report, i)); i++)
        if (!strcmp((*found)->code, "expectation") &&
            said_about(said, *found, ABOUT_EXPECTATION, number))
            return true;
    return false;
}

static void judge_promise(const struct exam *exam, const struct said *said,
                          const struct promise *promise, uint32_t number)
{
    const struct primum_diagnostic *found;
    bool told = is_reported(said, number, &found);

    tally_case(&tallies[promise->broken ? BROKEN : KEPT],
               told == promise->broken, "seed %ju: %s, %s, %s%s",
               (uintmax_t)exam->seed, promise->item.policy, promise->item.reach,
               promise->least, promise->most);
    if (told)
        judge_words(exam, found);
    count_kind(0, told);
}

/* The same promises in the catalogue are about all scenarios. */
static void judge_shared(const struct exam *exam,
                         const struct promise *promises, uint32_t count)
{
    struct text catalogue = {0};
    struct said said;
    uint32_t broken = 0;

    text_format(&catalogue, "%sexpect:\n", planting_catalogue);
    for (uint32_t i = 1; i <= count; i++) {
        const struct draft_expectation *item = &promises[i].item;
        /* An ending of one scenario means nothing to another. */
        if (!strchr("hmu", *item->reach) || strchr(item->reach, '-'))
            continue;
        text_format(&catalogue, "  - {policy: %s, reach: %s, %s: %s}\n",
                    item->policy, item->reach,
                    item->least ? "at_least" : "at_most",
                    item->least ? item->least : item->most);
        broken += promises[i].broken;
    }
    if (catalogue.bytes[catalogue.length - 2] != ':' &&
        said_init(&said, exam->draft, exam->seed, exam->tidy,
                  catalogue.bytes)) {
        const struct primum_diagnostic *found;
        uint32_t told = 0;
        for (size_t i = 0; (found = primum_report_get(said.report, i)); i++)
            told += !strcmp(found->code, "expectation") &&
                    said_about(&said, found, ABOUT_TITLE, 0);
        tally_case(&tallies[SHARED], told == broken, "seed %ju: %u, not %u",
                   (uintmax_t)exam->seed, (unsigned)told, (unsigned)broken);
        said_release(&said);
    }
    text_release(&catalogue);
}

static void try_promises(struct exam *exam)
{
    struct promise promises[PROMISES + 1] = {0};
    struct draft *draft = exam->draft;
    struct said said;

    draft->expectations =
        memory_new((PROMISES + 1) * sizeof *draft->expectations);
    for (uint32_t i = 0; i < PROMISES; i++) {
        struct promise *promise = &promises[draft->expectation_count + 1];
        *promise = (struct promise){0};
        if (make_promise(exam, promise))
            draft->expectations[++draft->expectation_count] = promise->item;
    }
    uint32_t count = draft->expectation_count;
    if (count &&
        said_init(&said, draft, exam->seed, exam->tidy, planting_catalogue)) {
        for (uint32_t i = 1; i <= count; i++)
            judge_promise(exam, &said, &promises[i], i);
        said_release(&said);
    }
    draft->expectation_count = 0;
    if (count)
        judge_shared(exam, promises, count);
}

/* ---- Styles ---- */

/* How often a style is told of under a code. */
static uint32_t told_of(const struct said *said, const char *code,
                        const struct primum_style *style)
{
    const struct primum_diagnostic *found;
    uint32_t count = 0;

    for (size_t i = 0; (found = primum_report_get(said->report, i)); i++)
        count +=
            !strcmp(found->code, code) && (strstr(found->message, style->id) ||
                                           strstr(found->message, style->name));
    return count;
}

static void judge_style(struct exam *exam, uint32_t number, long double most)
{
    const struct primum_style *style =
        &exam->said.scenario->catalogue->styles[number];
    bool known = applies(exam, number);
    uint32_t strange = told_of(&exam->said, "style-does-not-apply", style);
    uint32_t wins = told_of(&exam->said, "simple-style-wins", style);
    long double own;

    if (known || !has_landings(exam->draft))
        tally_case(&tallies[STRANGE],
                   strange == !known || (!style->simple && !strange),
                   "seed %ju: %s, %u times", (uintmax_t)exam->seed, style->id,
                   (unsigned)strange);
    count_kind(2, strange);
    if (!answer(exam, PRIMUM_GOAL_WORTH, PRIMUM_POLICY_STYLE + number, &own))
        return;
    long double margin = most - own - most / 10;
    bool won = style->simple && known && margin <= 0;
    count_kind(1, wins);
    if (margin > -1e-6L && margin < 1e-6L && most > 1e-6L)
        return; /* too near to say */
    tally_case(&tallies[won ? WINS : LOSES], wins == won,
               "seed %ju: %s, %Lg of %Lg, %u times", (uintmax_t)exam->seed,
               style->id, own, most, (unsigned)wins);
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
static void judge_allowed(struct exam *exam, uint32_t gone)
{
    struct said said;

    if (!said_init(&said, exam->draft, exam->seed, exam->tidy,
                   planting_catalogue))
        abort();
    tally_case(&tallies[ALLOWED],
               count_all(&said) + gone == count_all(&exam->said),
               "seed %ju: %u, and not %u - %u", (uintmax_t)exam->seed,
               (unsigned)count_all(&said), (unsigned)count_all(&exam->said),
               (unsigned)gone);
    said_release(&said);
}

static void allow_all(struct exam *exam)
{
    uint32_t gone = said_count(&exam->said, "always-best") +
                    said_count(&exam->said, "free-move");

    exam->draft->allow = "always-best";
    if (gone && !said_count(&exam->said, "free-move"))
        judge_allowed(exam, gone);
    exam->draft->allow = NULL;
}

static void allow_one(struct exam *exam, const struct primum_diagnostic *found,
                      uint32_t choice)
{
    exam->draft->choices[choice].allow = found->code;
    judge_allowed(exam, 1);
    exam->draft->choices[choice].allow = NULL;
}

static void try_advice(struct exam *exam)
{
    const struct primum_diagnostic *found;
    struct verdict verdict;
    bool told[2] = {false, false};

    if (!verdict_init_worth(&verdict, exam->expanse, exam->space))
        goto out;
    for (size_t i = 0; (found = primum_report_get(exam->said.report, i)); i++) {
        if (!is_advice(found))
            continue;
        uint32_t choice = choice_of(&exam->said, found);
        tally_case(&tallies[TRUE],
                   verdict_find(&verdict, found->code, ABOUT_CHOICE, choice),
                   "seed %ju: %u:%u: %s", (uintmax_t)exam->seed,
                   (unsigned)found->line, (unsigned)found->column,
                   found->message);
        if (choice && !told[*found->code == 'f'])
            allow_one(exam, found, choice);
        told[*found->code == 'f'] = true;
    }
    for (uint32_t i = 0; i < verdict.count; i++) {
        const struct verdict_row *row = &verdict.rows[i];
        bool said = false;
        for (size_t d = 0; (found = primum_report_get(exam->said.report, d));
             d++)
            said |= !strcmp(found->code, row->code) &&
                    choice_of(&exam->said, found) == row->number;
        if (row->judged == FAULTY)
            tally_case(&tallies[FOUND], said, "seed %ju: %s, choice %u",
                       (uintmax_t)exam->seed, row->code, (unsigned)row->number);
    }
    count_kind(3, verdict_count(&verdict, "always-best", FAULTY));
    count_kind(4, verdict_count(&verdict, "free-move", FAULTY));
    allow_all(exam);
out:
    verdict_release(&verdict);
}

/* ---- One draft ---- */

/* Now and then, one that wins, one that is always best, one that is free. */
static void plant(struct draft *draft, struct dice *dice)
{
    uint32_t scene = 1 + dice_below(dice, draft->scene_count);
    struct rows rows = draft->scenes[scene].choices;

    if (dice_says(dice, 40) && draft->anytime.count) {
        struct rows free_rows = draft->choices[draft->anytime.first].responses;
        for (uint32_t i = 0; i < free_rows.count; i++) {
            draft->responses[free_rows.first + i].next = 0;
            draft->responses[free_rows.first + i].effects.count = 0;
        }
    }
    if (dice_says(dice, 40) && !draft->scenes[scene].passes) {
        rows = draft->choices[rows.first].responses;
        draft->endings[1].worth = 100;
        for (uint32_t i = 0; i < rows.count; i++)
            draft->responses[rows.first + i].next = draft->scene_count + 1;
    }
    if (dice_says(dice, 30))
        for (uint32_t e = 1; e <= draft->ending_count; e++)
            draft->endings[e].worth = dice_between(dice, 70, 80);
}

static struct knobs knobs_for(uint64_t seed)
{
    struct dice dice = dice_for(811, seed);
    struct knobs knobs = generator_small(seed);

    knobs.scenes = 1 + dice_below(&dice, 5);
    knobs.gauges = dice_below(&dice, 3);
    knobs.facts = dice_below(&dice, 2);
    knobs.anytime = dice_below(&dice, 3);
    knobs.interrupts = dice_below(&dice, 2);
    knobs.back = dice_says(&dice, 50) ? 0 : 25;
    knobs.faults = dice_says(&dice, 10);
    knobs.strange = dice_says(&dice, 20);
    knobs.texts = 5;
    knobs.length = 10;
    return knobs;
}

static void examine(struct exam *exam)
{
    long double most;

    exam->space =
        space_new(exam->said.scenario, NULL, exam->expanse->count + 1);
    if (!said_count(&exam->said, "not-proved") &&
        answer(exam, PRIMUM_GOAL_WORTH, PRIMUM_POLICY_MAX, &most)) {
        for (uint32_t i = 1; i <= exam->said.scenario->catalogue->style_count;
             i++)
            judge_style(exam, i, most);
        try_advice(exam);
        try_promises(exam);
    }
    space_free(exam->space);
}

static void try_seed(uint64_t seed)
{
    struct knobs knobs = knobs_for(seed);
    struct exam exam = {.seed = seed,
                        .dice = dice_for(812, seed),
                        .draft = generator_draft(&knobs, seed),
                        .tidy = !knobs.strange};

    planting_dress(exam.draft, &exam.dice);
    plant(exam.draft, &exam.dice);
    exam.expanse = expanse_new(exam.draft, STATES_MOST);
    if (exam.expanse) {
        if (!said_init(&exam.said, exam.draft, seed, exam.tidy,
                       planting_catalogue))
            abort();
        examine(&exam);
        said_release(&exam.said);
    }
    expanse_free(exam.expanse);
    generator_free(exam.draft);
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
