/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Counts words: in the file, and in conversations at random.  Asks step.h which
 * lines hold, and a session for the rest. */
#include "check/coverage.h"

#include "base/draw.h"
#include "base/memory.h"
#include "base/text.h"
#include "check/effort.h"
#include "play/step.h"

#include <stdlib.h>
#include <string.h>

/* As many as that, if they take no more steps in all. */
#define CONVERSATIONS 1000
#define STEPS_MOST 1000
#define ALL_STEPS_MOST 200000

enum { NARRATOR, COACH };

static uint32_t words_in(const char *text)
{
    return text ? text_words(text, strlen(text)) : 0;
}

/* Numbers that grow in number. */
struct numbers {
    uint32_t *items, count;
};

static void note(struct numbers *numbers, uint32_t number)
{
    numbers->items =
        memory_more(numbers->items, numbers->count, sizeof *numbers->items);
    numbers->items[numbers->count++] = number;
}

/* What is counted, and the words of each line and choice. */
struct word_count {
    const struct scenario *scenario;
    uint32_t *lines, *choices;
    uint64_t *heard; /* by person, in all conversations that ended */
    uint64_t *talk;  /* by person, in this one */
    struct numbers read, turns;
    uint32_t turn; /* words in this turn so far */
    uint32_t whole;
};

/* ---- The file ------------------------------------------------------------ */

static void count_story(struct word_count *count,
                        struct primum_speaker *speakers)
{
    const struct scenario *scenario = count->scenario;

    for (uint32_t i = 0; i < scenario->line_count; i++) {
        count->lines[i] = words_in(scenario->lines[i].text);
        speakers[scenario->lines[i].speaker].words += count->lines[i];
    }
    for (uint32_t c = 1; c <= scenario->words.choice_count; c++) {
        const struct primum_choice *choice = &scenario->words.choices[c];
        count->choices[c] = words_in(choice->say) + words_in(choice->deed);
        speakers[COACH].words += count->choices[c];
    }
}

static uint32_t choice_reasons(const struct primum_choice *choice)
{
    return words_in(choice->intent) + words_in(choice->why) +
           words_in(choice->right_when) + words_in(choice->repair);
}

/* What a response has from its choice was counted there. */
static uint32_t response_reasons(const struct primum_scenario *words,
                                 const struct primum_response *response)
{
    const struct primum_choice *choice = &words->choices[response->choice];
    uint32_t sum = words_in(response->cue) + words_in(response->impact);

    if (response->why != choice->why)
        sum += words_in(response->why);
    if (response->repair != choice->repair)
        sum += words_in(response->repair);
    return sum;
}

static uint32_t count_reasons(const struct primum_scenario *words)
{
    uint32_t sum = 0;

    for (uint32_t c = 1; c <= words->choice_count; c++)
        sum += choice_reasons(&words->choices[c]);
    for (uint32_t r = 1; r <= words->response_count; r++)
        sum += response_reasons(words, &words->responses[r]);
    for (uint32_t e = 1; e <= words->ending_count; e++)
        sum += words_in(words->endings[e].feedback) +
               words_in(words->endings[e].takeaway);
    return sum;
}

/* ---- A conversation ------------------------------------------------------ */

static void hear(struct word_count *count, uint32_t person, uint32_t words)
{
    count->talk[person] += words;
    count->turn += words;
}

/* The lines that hold; without those that did before, if there is a before. */
static void hear_lines(struct word_count *count, struct run run,
                       const struct primum_state *state,
                       const struct primum_state *before)
{
    const struct scenario *scenario = count->scenario;

    for (uint32_t i = run.first; i < run.first + run.count; i++) {
        const struct line_rule *line = &scenario->lines[i];
        if (step_holds(scenario, state, line->when) &&
            !(before && step_holds(scenario, before, line->when)))
            hear(count, line->speaker, count->lines[i]);
    }
}

/* Comes to where it is now: `before` is the state of the step to it.  What is
 * on offer is read when a scene is come to. */
static void arrive(struct word_count *count,
                   const struct primum_session *session,
                   const struct primum_state *before)
{
    const struct scenario *scenario = count->scenario;
    const struct primum_state *now = primum_session_state(session);
    bool stays = before && before->place == now->place;
    const uint32_t *offers;
    size_t offer_count = primum_session_offers(session, &offers);

    if (place_is_ending(scenario, now->place))
        hear_lines(
            count,
            scenario->ending_lines[now->place - scenario->words.scene_count],
            now, NULL);
    else
        hear_lines(count, scenario->scenes[now->place].lines, now,
                   stays ? before : NULL);
    for (size_t i = 0; i < offer_count && !stays; i++)
        count->turn += count->choices[offers[i]];
}

static void end_turn(struct word_count *count)
{
    count->whole += count->turn;
    note(&count->turns, count->turn);
    count->turn = 0;
}

static uint32_t pick(struct primum_session *session)
{
    const uint32_t *offers;
    size_t count = primum_session_offers(session, &offers);

    return offers[draw_below(primum_session_seed(session),
                             primum_session_steps(session), DRAW_CHOICE,
                             count)];
}

/* What is said was read among the choices; the coach is heard to say it.
 * False: it cannot go on. */
static bool take(struct word_count *count, struct primum_session *session)
{
    const struct scenario *scenario = count->scenario;
    size_t steps = primum_session_steps(session);
    uint32_t choice = pick(session);
    struct primum_step step;

    if (primum_session_turn(session) == PRIMUM_TURN_CHOOSE)
        end_turn(count);
    primum_session_take(session, choice);
    if (!primum_session_step(session, steps, &step))
        return false;
    count->talk[COACH] += count->choices[choice];
    hear_lines(count, scenario->responses[step.response].lines, step.before,
               NULL);
    arrive(count, session, step.before);
    return true;
}

/* One that does not end, in as many steps, does not count. */
static void converse(struct word_count *count, struct primum_session *session)
{
    uint32_t people = count->scenario->words.person_count;
    uint32_t turns = count->turns.count;

    memset(count->talk, 0, (people + 1) * sizeof *count->talk);
    count->turn = count->whole = 0;
    arrive(count, session, NULL);
    while (primum_session_turn(session) <= PRIMUM_TURN_PASSES &&
           primum_session_steps(session) < STEPS_MOST)
        if (!take(count, session))
            break;
    if (primum_session_turn(session) != PRIMUM_TURN_ENDING) {
        count->turns.count = turns;
        return;
    }
    end_turn(count);
    note(&count->read, count->whole);
    for (uint32_t p = 0; p <= people; p++)
        count->heard[p] += count->talk[p];
}

/* ---- Figures ------------------------------------------------------------- */

static int by_size(const void *a, const void *b)
{
    uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;

    return left < right ? -1 : left > right;
}

static struct primum_spread spread_of(struct numbers *numbers)
{
    uint32_t *items = numbers->items, count = numbers->count;

    if (!count)
        return (struct primum_spread){0};
    qsort(items, count, sizeof *items, by_size);
    return (struct primum_spread){items[0], items[count / 2], items[count - 1]};
}

static void share_out(const struct word_count *count,
                      struct primum_speaker *speakers)
{
    uint32_t people = count->scenario->words.person_count;
    uint64_t all = 0;

    for (uint32_t p = 0; p <= people; p++)
        all += count->heard[p];
    for (uint32_t p = 0; p <= people && all; p++)
        speakers[p].share = (double)count->heard[p] / (double)all;
}

/* False if it was stopped. */
static bool converse_often(struct word_count *count, size_t states,
                           const struct primum_effort *effort)
{
    struct primum_session *session =
        primum_session_new(&count->scenario->words, NULL, 1);
    size_t steps = 0;
    bool goes_on = true;

    for (uint64_t seed = 1;
         seed <= CONVERSATIONS && steps < ALL_STEPS_MOST && goes_on; seed++) {
        primum_session_restart(session, seed);
        converse(count, session);
        steps += primum_session_steps(session);
        goes_on = effort_goes_on(effort, states);
    }
    primum_session_free(session);
    return goes_on;
}

static void sum_up(struct word_count *count, struct primum_figures *figures,
                   struct primum_speaker *speakers)
{
    const struct primum_scenario *words = &count->scenario->words;

    share_out(count, speakers);
    for (uint32_t p = 0; p <= words->person_count; p++)
        figures->story += speakers[p].words;
    figures->reasons = count_reasons(words);
    figures->conversations = count->read.count;
    figures->read = spread_of(&count->read);
    figures->turn = spread_of(&count->turns);
    figures->speakers = speakers;
}

bool coverage_count_words(struct primum_coverage *coverage,
                          const struct primum_effort *effort)
{
    const struct scenario *scenario = coverage->scenario;
    size_t people = scenario->words.person_count + 1;
    struct word_count count = {
        .scenario = scenario,
        .lines = memory_new((scenario->line_count + 1) * sizeof(uint32_t)),
        .choices =
            memory_new((scenario->words.choice_count + 1) * sizeof(uint32_t)),
        .heard = memory_new(people * sizeof(uint64_t)),
        .talk = memory_new(people * sizeof(uint64_t)),
    };

    struct primum_speaker *speakers = memory_new(people * sizeof *speakers);
    count_story(&count, speakers);
    bool finished = converse_often(&count, coverage->figures.states, effort);
    sum_up(&count, &coverage->figures, speakers);
    free(count.lines);
    free(count.choices);
    free(count.heard);
    free(count.talk);
    free(count.read.items);
    free(count.turns.items);
    return finished;
}
