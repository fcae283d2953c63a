/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Promises, and styles that must not win, against the slow solver: what is kept
 * or broken by a hair, in the scenario and in the catalogue. */
#include "base/memory.h"
#include "primum.h"
#include "support/sowing.h"
#include "support/sanitized.h"
#include "support/solved.h"
#include "support/tally.h"

#include <string.h>

#define SCENARIOS (SANITIZED ? 100 : 1000)
#define PROMISES 6
#define HAIR 3e-9L /* three times what `within` allows */

enum { KEPT, BROKEN, LOOKS, SHARED, STRANGE, WINS, LOSES, CAME_UP, TALLIES };

static struct tally tallies[TALLIES] = {
    [KEPT] = {"a promise that is kept by a hair is not reported", 0, 0},
    [BROKEN] = {"one that is broken by a hair is", 0, 0},
    [LOOKS] = {"what is told of it does not look kept", 0, 0},
    [SHARED] = {"the catalogue's promises are judged, too", 0, 0},
    [STRANGE] = {"a style that does not apply is said so, once", 0, 0},
    [WINS] = {"a simple style that wins is reported", 0, 0},
    [LOSES] = {"one that does not is not", 0, 0},
    [CAME_UP] = {"every kind came up", 0, 0},
};

static struct kind {
    const char *code;
    uint64_t found, without;
} kinds[] = {{"expectation", 0, 0},
             {"simple-style-wins", 0, 0},
             {"style-does-not-apply", 0, 0}};

static void count_kind(size_t kind, uint32_t count)
{
    kinds[kind].found += count;
    kinds[kind].without += !count;
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
static bool applies(const struct solved *solved, uint32_t number)
{
    const struct primum_scenario *scenario = solved->said.scenario;
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
static const char *some_goal(struct solved *solved, bool extreme,
                             uint32_t *goal)
{
    static const char *const words[] = {"helped", "mixed", "harmed", "unharmed",
                                        "unfinished"};
    uint32_t which = dice_below(&solved->dice, extreme ? 8 : 10);

    if (which < 4) {
        uint32_t ending =
            1 + dice_below(&solved->dice, solved->draft->ending_count);
        *goal = PRIMUM_GOAL_ENDING + ending;
        return solved->draft->endings[ending].id;
    }
    which = which < 8 ? which - 4 : 4;
    *goal = which;
    return words[which];
}

/* One promise, kept or broken by a hair, or kept exactly. */
static bool make_promise(struct solved *solved, struct promise *promise)
{
    uint32_t policy = dice_below(&solved->dice, 7), goal;
    long double value, off = dice_says(&solved->dice, 30) ? 0 : HAIR;

    if (policy == 5)
        policy = 2;
    if (policy > PRIMUM_POLICY_UNIFORM &&
        !applies(solved, policy - PRIMUM_POLICY_STYLE))
        return false;
    promise->item.policy = policies[policy];
    promise->item.reach = some_goal(solved, policy < 2, &goal);
    if (!solved_answer(solved, goal, policy, &value))
        return false;
    promise->broken = off > 0 && dice_says(&solved->dice, 50);
    if (promise->broken)
        off = -off;
    if (dice_says(&solved->dice, 50)) {
        promise->item.least = promise->least;
        return write_bound(promise->least, value - off);
    }
    promise->item.most = promise->most;
    return write_bound(promise->most, value + off);
}

/* Numbers as they are told are on the broken side, too. */
static void judge_words(const struct solved *solved,
                        const struct primum_diagnostic *said)
{
    static const char then[] = " in 100 by your estimates, and at ";
    const char *end = strstr(said->message, then);
    const char *bound = end ? end + strlen(then) : "";
    double told = -1, promised = -1;
    bool most = !strncmp(bound, "most ", 5);

    if (end) {
        const char *at = end;
        while (at > said->message && at[-1] != ' ')
            at--;
        told = strtod(at, NULL);
        promised = strtod(bound + (most ? 5 : 6), NULL);
    }
    tally_case(&tallies[LOOKS],
               end && (most ? told > promised : told < promised),
               "seed %ju: %s", (uintmax_t)solved->seed, said->message);
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

static void judge_promise(const struct solved *solved, const struct said *said,
                          const struct promise *promise, uint32_t number)
{
    const struct primum_diagnostic *found;
    bool told = is_reported(said, number, &found);

    tally_case(&tallies[promise->broken ? BROKEN : KEPT],
               told == promise->broken, "seed %ju: %s, %s, %s%s",
               (uintmax_t)solved->seed, promise->item.policy,
               promise->item.reach, promise->least, promise->most);
    if (told)
        judge_words(solved, found);
    count_kind(0, told);
}

/* The same promises in the catalogue are about all scenarios. */
static void judge_shared(const struct solved *solved,
                         const struct promise *promises, uint32_t count)
{
    struct text catalogue = {0};
    struct said said;
    uint32_t broken = 0;

    text_format(&catalogue, "%sexpect:\n", sowing_catalogue);
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
        said_init(&said, solved->draft, solved->seed, solved->tidy,
                  catalogue.bytes)) {
        const struct primum_diagnostic *found;
        uint32_t told = 0;
        for (size_t i = 0; (found = primum_report_get(said.report, i)); i++)
            told += !strcmp(found->code, "expectation") &&
                    said_about(&said, found, ABOUT_TITLE, 0);
        tally_case(&tallies[SHARED], told == broken, "seed %ju: %u, not %u",
                   (uintmax_t)solved->seed, (unsigned)told, (unsigned)broken);
        said_release(&said);
    }
    text_release(&catalogue);
}

static void try_promises(struct solved *solved)
{
    struct promise promises[PROMISES + 1] = {0};
    struct draft *draft = solved->draft;
    struct said said;

    draft->expectations =
        memory_new((PROMISES + 1) * sizeof *draft->expectations);
    for (uint32_t i = 0; i < PROMISES; i++) {
        struct promise *promise = &promises[draft->expectation_count + 1];
        *promise = (struct promise){0};
        if (make_promise(solved, promise))
            draft->expectations[++draft->expectation_count] = promise->item;
    }
    uint32_t count = draft->expectation_count;
    if (count &&
        said_init(&said, draft, solved->seed, solved->tidy, sowing_catalogue)) {
        for (uint32_t i = 1; i <= count; i++)
            judge_promise(solved, &said, &promises[i], i);
        said_release(&said);
    }
    draft->expectation_count = 0;
    if (count)
        judge_shared(solved, promises, count);
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

static void judge_style(struct solved *solved, uint32_t number)
{
    const struct primum_style *style =
        &solved->said.scenario->catalogue->styles[number];
    bool known = applies(solved, number);
    uint32_t strange = told_of(&solved->said, "style-does-not-apply", style);
    uint32_t wins = told_of(&solved->said, "simple-style-wins", style);
    long double own;

    if (known || !has_landings(solved->draft))
        tally_case(&tallies[STRANGE],
                   strange == !known || (!style->simple && !strange),
                   "seed %ju: %s, %u times", (uintmax_t)solved->seed, style->id,
                   (unsigned)strange);
    count_kind(2, strange);
    if (!solved_answer(solved, PRIMUM_GOAL_WORTH, PRIMUM_POLICY_STYLE + number,
                       &own))
        return;
    long double margin = solved->worth - own - solved->worth / 10;
    bool won = style->simple && known && margin <= 0;
    count_kind(1, wins);
    if (margin > -1e-6L && margin < 1e-6L && solved->worth > 1e-6L)
        return; /* too near to say */
    tally_case(&tallies[won ? WINS : LOSES], wins == won,
               "seed %ju: %s, %Lg of %Lg, %u times", (uintmax_t)solved->seed,
               style->id, own, solved->worth, (unsigned)wins);
}

/* ---- All ---- */

static void try_seed(uint64_t seed)
{
    struct solved solved;

    if (!solved_init(&solved, seed))
        return;
    for (uint32_t i = 1; i <= solved.said.catalogue->style_count; i++)
        judge_style(&solved, i);
    try_promises(&solved);
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
