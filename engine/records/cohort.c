/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Counts an attempt: what it adds to which cell.  Decides what counts, which is
 * a trainee's own moves, and what a first answer is; knows neither files nor
 * what is told in the end. */
#include "records/cohort.h"

#include "base/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct primum_cohort *primum_cohort_new(void)
{
    struct primum_cohort *cohort = memory_new(sizeof *cohort);

    cohort_cells_init(&cohort->cells);
    cohort_cell_at(&cohort->cells, COHORT_ALL, 0, "");
    index_init(&cohort->trainees, 2, 128);
    index_init(&cohort->attempts, 2, 128);
    index_init(&cohort->pairs, 1, 64);
    arena_init(&cohort->told);
    return cohort;
}

void primum_cohort_free(struct primum_cohort *cohort)
{
    if (!cohort)
        return;
    cohort_cells_release(&cohort->cells);
    index_release(&cohort->trainees);
    index_release(&cohort->attempts);
    index_release(&cohort->pairs);
    arena_release(&cohort->told);
    free(cohort);
}

bool primum_cohort_is_empty(const struct primum_cohort *cohort)
{
    return !cohort->attempts.count;
}

/* ---- Words ----------------------------------------------------------------- */

static bool is_newer(const struct cohort_since *since, const char *begun)
{
    return strncmp(begun, since->begun, sizeof since->begun - 1) > 0;
}

/* Is it newer?  Then it is what the text is taken from. */
static bool take_newer(struct cohort_since *since, const char *begun)
{
    if (!is_newer(since, begun))
        return false;
    snprintf(since->begun, sizeof since->begun, "%s", begun);
    return true;
}

static bool differ(const char *one, const char *other)
{
    return one != other && (!one || !other || strcmp(one, other) != 0);
}

static void put_text(struct cohort_cells *cells, const char **text,
                     const char *words)
{
    if (differ(words, *text))
        *text = cohort_cells_keep(cells, words);
}

static void put_words(struct cohort_cells *cells, struct cohort_words *kept,
                      const struct cohort_words *words)
{
    put_text(cells, &kept->say, words->say);
    put_text(cells, &kept->deed, words->deed);
    kept->anytime = words->anytime;
}

static void describe(struct cohort_cells *cells, uint32_t number,
                     const char *begun, const char *title)
{
    struct cohort_cell *cell = &cells->items[number];

    if (take_newer(&cell->since, begun))
        put_text(cells, &cell->title, title);
}

/* An older export has no names, and takes none away. */
static void describe_tag(struct cohort_cells *cells, uint32_t number,
                         const struct cohort_attempt *attempt)
{
    struct cohort_cell *cell = &cells->items[number];

    if (!attempt->names || !is_newer(&cell->since, attempt->begun))
        return;
    const char *name = cohort_attempt_name(attempt, cell->id);
    if (name)
        describe(cells, number, attempt->begun, name);
}

static void describe_answer(struct cohort_cells *cells, uint32_t number,
                            const char *begun, const struct cohort_move *move)
{
    struct cohort_cell *cell = &cells->items[number];
    const struct cohort_words words = {move->say, move->deed, move->anytime};

    if (take_newer(&cell->since, begun))
        put_words(cells, &cell->answered, &words);
}

/* What was on offer says nothing of what was chosen. */
static void describe_offered(struct cohort_cells *cells, uint32_t number,
                             const struct cohort_attempt *attempt,
                             const char *scene)
{
    struct cohort_cell *cell = &cells->items[number];

    if (!attempt->words || !is_newer(&cell->offered_since, attempt->begun))
        return;
    const struct cohort_words words =
        cohort_attempt_words(attempt, scene, cell->id);
    if ((words.say || words.deed) &&
        take_newer(&cell->offered_since, attempt->begun))
        put_words(cells, &cell->offered, &words);
}

/* ---- Counting -------------------------------------------------------------- */

/* Who is counted, and where. */
struct counting {
    struct cohort_cells *cells;
    const struct cohort_attempt *attempt;
    uint32_t trainee, scenario;
    uint32_t number; /* of the attempt, from 1 */
    uint64_t key;
};

static void count(const struct counting *counting, uint32_t cell, int tally)
{
    cohort_count_add(&counting->cells->items[cell].counts[tally],
                     counting->trainee, counting->key);
}

/* In the scenario, and in all together. */
static void count_both(const struct counting *counting, int tally)
{
    count(counting, counting->scenario, tally);
    count(counting, COHORT_ROOT, tally);
}

static uint32_t count_once(const struct counting *counting,
                           enum cohort_kind kind, uint32_t parent,
                           const char *id)
{
    uint32_t cell = cohort_cell_at(counting->cells, kind, parent, id);

    count(counting, cell, COHORT_ONCE);
    return cell;
}

/* Once an attempt, however often it came up: were it counted each time, a few
 * numbers could be worked out from one another. */
static void count_tag(const struct counting *counting, enum cohort_kind kind,
                      uint32_t parent, const char *tag)
{
    struct cohort_cells *cells = counting->cells;
    uint32_t number = cohort_cell_at(cells, kind, parent, tag);

    if (cells->items[number].seen == counting->number)
        return;
    cells->items[number].seen = counting->number;
    describe_tag(cells, number, counting->attempt);
    count(counting, number, COHORT_ONCE);
}

static void count_tags(const struct counting *counting, enum cohort_kind kind,
                       const struct json *tags)
{
    for (size_t i = 0; i < json_count(tags); i++) {
        count_tag(counting, kind, counting->scenario, json_text_at(tags, i));
        count_tag(counting, kind, COHORT_ROOT, json_text_at(tags, i));
    }
}

/* Choices stand in the order of the file, as far as lists of them show it: a
 * place in a longer list tells more. */
static void place(struct cohort_cell *choice, size_t index, size_t among)
{
    if (among < choice->among ||
        (among == choice->among && (int64_t)index < choice->order))
        return;
    choice->among = among;
    choice->order = (int64_t)index;
}

/* Each choice that was on offer, and among how many. */
static void count_offered(const struct counting *counting, uint32_t moment,
                          const struct cohort_move *move, bool first)
{
    size_t among = json_count(move->offered);
    char size[24];

    snprintf(size, sizeof size, "%zu", among);
    for (size_t i = 0; i < among; i++) {
        uint32_t choice = cohort_cell_at(counting->cells, COHORT_CHOICE, moment,
                                         json_text_at(move->offered, i));
        uint32_t offer =
            cohort_cell_at(counting->cells, COHORT_OFFER, choice, size);
        place(&counting->cells->items[choice], i, among);
        describe_offered(counting->cells, choice, counting->attempt,
                         move->scene);
        count(counting, choice, COHORT_OFFERED_EVERY);
        count(counting, offer, COHORT_EVERY);
        if (first) {
            count(counting, choice, COHORT_OFFERED_FIRST);
            count(counting, offer, COHORT_FIRST);
        }
    }
}

static uint32_t moment_of(const struct counting *counting,
                          const struct cohort_move *move)
{
    struct cohort_cells *cells = counting->cells;
    uint32_t moment =
        cohort_cell_at(cells, COHORT_MOMENT, counting->scenario, move->scene);
    struct cohort_cell *cell = &cells->items[moment];

    if (move->step < cell->order)
        cell->order = move->step;
    describe(cells, moment, counting->attempt->begun, move->scene_title);
    return moment;
}

static void count_answer(const struct counting *counting,
                         const struct cohort_move *move, bool first)
{
    struct cohort_cells *cells = counting->cells;
    uint32_t moment = moment_of(counting, move);

    count_offered(counting, moment, move, first);
    uint32_t choice =
        cohort_cell_at(cells, COHORT_CHOICE, moment, move->choice);
    describe_answer(cells, choice, counting->attempt->begun, move);
    count(counting, moment, COHORT_EVERY);
    count(counting, choice, COHORT_EVERY);
    if (first) {
        count(counting, moment, COHORT_FIRST);
        count(counting, choice, COHORT_FIRST);
    }
    count_tags(counting, COHORT_PRACTICE, move->practices);
    count_tags(counting, COHORT_HARM, move->harms);
}

/* An answer is a first one until something is taken back.  Who goes back from
 * an ending, into an attempt of its own, has done so. */
static void count_moves(const struct counting *counting)
{
    const struct cohort_attempt *attempt = counting->attempt;
    bool first = !attempt->after;

    for (size_t i = 0; i < attempt->move_count; i++) {
        const struct cohort_move *move = &attempt->moves[i];
        if (strcmp(move->kind, "rewind") == 0)
            first = false;
        else if (move->choice && move->own)
            count_answer(counting, move, first);
    }
}

/* What was chosen at that step in the end; NULL unless it is the trainee's
 * own. */
static const struct cohort_move *chosen_at(const struct cohort_attempt *attempt,
                                           int64_t step)
{
    for (size_t i = attempt->move_count; i-- > 0;) {
        const struct cohort_move *move = &attempt->moves[i];
        if (strcmp(move->kind, "choice") == 0 && move->step == step)
            return move->own ? move : NULL;
    }
    return NULL;
}

static void count_turn(const struct counting *counting)
{
    const struct cohort_attempt *attempt = counting->attempt;
    const struct cohort_move *move = chosen_at(attempt, attempt->turned_at);

    if (attempt->judged)
        count_both(counting, COHORT_JUDGED);
    if (!attempt->judged || !move)
        return;
    count(counting,
          cohort_cell_at(counting->cells, COHORT_CHOICE,
                         moment_of(counting, move), move->choice),
          COHORT_TURNED);
}

/* Of the five ways to stand, each has a cell, so that none is as good as few. */
static void count_end(const struct counting *counting)
{
    const struct cohort_attempt *attempt = counting->attempt;
    struct cohort_cells *cells = counting->cells;
    char end[] = "0";

    for (int i = 0; i < PRIMUM_COHORT_ENDS; i++, end[0]++)
        cohort_cell_at(cells, COHORT_END, counting->scenario, end);
    end[0] = (char)('0' + attempt->end);
    count_once(counting, COHORT_END, counting->scenario, end);
    if (attempt->end > PRIMUM_COHORT_HARMED)
        return;
    uint32_t ending = count_once(counting, COHORT_ENDING, counting->scenario,
                                 attempt->ending);
    if (cells->items[ending].order > PRIMUM_COHORT_HARMED ||
        is_newer(&cells->items[ending].since, attempt->begun))
        cells->items[ending].order = attempt->end;
    describe(cells, ending, attempt->begun, attempt->ending_title);
}

static void note_trainee(struct primum_cohort *cohort, uint32_t cell,
                         uint32_t trainee)
{
    uint64_t pair = (uint64_t)cell << 32 | trainee;

    index_add(&cohort->pairs, &pair);
}

void cohort_attempt_count(struct primum_cohort *cohort, uint32_t trainee,
                          const struct cohort_attempt *attempt)
{
    struct counting counting = {
        .cells = &cohort->cells,
        .attempt = attempt,
        .trainee = trainee,
        .number = cohort->attempts.count,
        .key = cohort_key(attempt->key),
        .scenario = cohort_cell_at(&cohort->cells, COHORT_SCENARIO, COHORT_ROOT,
                                   attempt->scenario),
    };

    note_trainee(cohort, COHORT_ROOT, trainee);
    note_trainee(cohort, counting.scenario, trainee);
    describe(&cohort->cells, counting.scenario, attempt->begun, attempt->title);
    count_both(&counting, COHORT_ATTEMPTS);
    count_once(&counting, COHORT_VERSION, counting.scenario, attempt->sha256);
    count_end(&counting);
    count_moves(&counting);
    count_turn(&counting);
}
