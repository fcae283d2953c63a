/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An attempt as statements of xAPI 1.0.3: what is stated of it, and in which
 * order.  It began; each answer of its own; going back; leaving and coming back;
 * its end.  Nothing is scored, and no answer is called correct. */
#include "records/export_xapi.h"

#include <stdio.h>
#include <string.h>

struct journal {
    struct text *text;
    const struct tale *tale;
    const struct primum_visit *visits;
    size_t visit_count, visit; /* the one that goes on */
    const struct primum_reflection *written;
    size_t written_count, written_told;
    int64_t last; /* nothing is stated as earlier than that */
};

/* Where a clock was set back, the order is the truth. */
static int64_t no_earlier(struct journal *journal, int64_t at)
{
    if (at > journal->last)
        journal->last = at;
    return journal->last;
}

/* Of the same verb, `which` is told apart by a number. */
static void state(struct journal *journal, struct xapi_statement statement,
                  size_t number)
{
    char which[24];

    snprintf(which, sizeof which, "%zu", number);
    if (!statement.which)
        statement.which = which;
    statement.at = no_earlier(journal, statement.at);
    xapi_add(journal->text, journal->tale, &statement);
}

/* ---- What was written, if it is asked for ---- */

static void state_written(struct journal *journal, int64_t until)
{
    while (journal->written_told < journal->written_count) {
        const struct primum_reflection *written =
            &journal->written[journal->written_told];
        if (written->at > until)
            return;
        struct json *result = json_map(), *more = json_map();
        export_put_lines(result, "response", written->answer);
        export_put_lines(more, XAPI_OWN "question", written->question);
        state(journal,
              (struct xapi_statement){.verb = XAPI_COMMENTED,
                                      .at = written->at,
                                      .result = result,
                                      .more = more},
              journal->written_told++);
    }
}

/* ---- Leaving and coming back ---- */

static void state_visit(struct journal *journal, enum xapi_verb verb,
                        int64_t at, size_t number)
{
    state_written(journal, at);
    state(journal, (struct xapi_statement){.verb = verb, .at = at}, number);
}

/* States what had happened by then, beside moves. */
static void catch_up(struct journal *journal, int64_t at)
{
    while (journal->visit + 1 < journal->visit_count &&
           journal->visits[journal->visit + 1].begun <= at) {
        size_t left = journal->visit++;
        state_visit(journal, XAPI_SUSPENDED, journal->visits[left].ended, left);
        state_visit(journal, XAPI_RESUMED, journal->visits[left + 1].begun,
                    left + 1);
    }
    state_written(journal, at);
}

/* ---- Answers ---- */

static void put_likely(struct json *map, const char *key,
                       const struct journal *journal,
                       const struct tale_event *event, size_t question)
{
    double before, after;

    if (!tale_likely(journal->tale, event, question, &before, &after))
        return;
    struct json *both = json_map();
    xapi_put_chance(both, "before", before);
    xapi_put_chance(both, "after", after);
    json_put(map, key, both);
}

static struct json *answer_json(const struct journal *journal,
                                const struct tale_event *event)
{
    const struct primum_scenario *words = journal->tale->words;
    const struct primum_step *step = &event->step;
    const struct primum_choice *choice = &words->choices[step->choice];
    struct json *map = json_map(), *more = json_map();

    json_put_text(map, "response", choice->id);
    if (step->response) {
        json_put_whole(more, XAPI_OWN "response",
                       step->response - choice->response);
        xapi_put_chance(more, XAPI_OWN "chance", step->chance);
        put_likely(more, XAPI_OWN "helped", journal, event, TALE_HELPED);
        put_likely(more, XAPI_OWN "unharmed", journal, event, TALE_UNHARMED);
    }
    json_put(map, "extensions", more);
    return map;
}

static struct json *where_json(const struct tale_event *event)
{
    struct json *map = json_map();

    json_put_whole(map, XAPI_OWN "move", (int64_t)event->move);
    json_put_whole(map, XAPI_OWN "step", (int64_t)event->step.number);
    json_put_whole(map, XAPI_OWN "seed", (int64_t)event->seed);
    return map;
}

static void state_answer(struct journal *journal,
                         const struct tale_event *event)
{
    const struct xapi_statement statement = {
        .verb = XAPI_ANSWERED,
        .at = event->at,
        .object = xapi_moment(journal->tale, event),
        .result = answer_json(journal, event),
        .category = xapi_tags(journal->tale, &event->step),
        .more = where_json(event),
    };

    state(journal, statement, event->move);
}

static void state_going_back(struct journal *journal,
                             const struct tale_event *event)
{
    struct json *more = json_map();

    json_put_whole(more, XAPI_OWN "move", (int64_t)event->move);
    json_put_whole(more, XAPI_OWN "step", (int64_t)event->value);
    state(journal,
          (struct xapi_statement){
              .verb = XAPI_WENT_BACK, .at = event->at, .more = more},
          event->move);
}

/* ---- What is stated only if it is asked for ---- */

static struct json *prediction_json(const struct journal *journal,
                                    const struct tale_event *event)
{
    const struct primum_prediction *said = event->prediction;
    struct json *map = json_map(), *more = json_map();

    export_put_lines(map, "response", said->hope);
    if (said->sure) {
        json_put_text(more, XAPI_OWN "guess", export_opening(said->guess));
        json_put_whole(more, XAPI_OWN "sure", said->sure);
    }
    if (event->step.response)
        json_put_text(more, XAPI_OWN "went",
                      export_opening(primum_opening(journal->tale->words,
                                                    event->step.before,
                                                    event->step.after)));
    json_put(map, "extensions", more);
    return map;
}

/* One about the same choice may be replaced: then it is another statement. */
static void state_prediction(struct journal *journal,
                             const struct tale_event *event)
{
    const struct primum_prediction *said = event->prediction;
    struct text which = {0};

    text_format(&which, "%zu %d %d %s", event->move, (int)said->guess,
                said->sure, said->hope ? said->hope : "");
    state(journal,
          (struct xapi_statement){
              .verb = XAPI_PREDICTED,
              .at = event->at,
              .which = which.bytes,
              .object = xapi_moment(journal->tale, event),
              .result = prediction_json(journal, event),
              .more = where_json(event),
          },
          event->move);
    text_release(&which);
}

/* ---- Beginning and end ---- */

static void state_beginning(struct journal *journal)
{
    const struct primum_attempt *attempt = journal->tale->attempt;
    struct json *more = json_map();

    json_put_whole(more, XAPI_OWN "seed", (int64_t)attempt->seed);
    export_put_lines(more, XAPI_OWN "start", attempt->start);
    if (attempt->borrowed)
        json_put_whole(more, XAPI_OWN "borrowed", (int64_t)attempt->borrowed);
    state(journal,
          (struct xapi_statement){
              .verb = XAPI_INITIALIZED, .at = attempt->begun, .more = more},
          0);
}

/* Up to the ending: what is read and written after it comes later. */
static int64_t duration_to(const struct journal *journal, int64_t end)
{
    int64_t sum = 0;

    for (size_t i = 0; i < journal->visit_count; i++) {
        const struct primum_visit *visit = &journal->visits[i];
        int64_t ended =
            visit->ended < end && i != journal->visit ? visit->ended : end;
        if (i <= journal->visit && ended > visit->begun)
            sum += ended - visit->begun;
    }
    return sum;
}

static void state_end(struct journal *journal, int64_t end)
{
    const struct primum_attempt *attempt = journal->tale->attempt;
    bool ended = attempt->standing == PRIMUM_STANDING_ENDED;
    struct json *result = json_map(), *more;

    json_put_flag(result, "completion", ended);
    xapi_put_duration(result, "duration", duration_to(journal, end));
    if (attempt->ending) {
        more = json_map();
        export_put_lines(more, XAPI_OWN "ending", attempt->ending);
        export_put_lines(more, XAPI_OWN "ending-title", attempt->ending_title);
        json_put_text(more, XAPI_OWN "outcome",
                      export_outcomes[attempt->outcome]);
        json_put(result, "extensions", more);
    }
    state(journal,
          (struct xapi_statement){.verb =
                                      ended ? XAPI_COMPLETED : XAPI_TERMINATED,
                                  .at = end,
                                  .result = result},
          0);
}

/* It is open: left, unless nobody saw that, for then it may still go on. */
static void state_leaving(struct journal *journal)
{
    const struct primum_visit *last;

    while (journal->visit + 1 < journal->visit_count)
        catch_up(journal, journal->visits[journal->visit + 1].begun);
    if (!journal->visit_count)
        return;
    last = &journal->visits[journal->visit];
    if (last->seen)
        state_visit(journal, XAPI_SUSPENDED, last->ended, journal->visit);
}

/* ---- All of it ---- */

static void see(void *with, const struct tale_event *event)
{
    struct journal *journal = with;

    if (event->kind > TALE_SEED || !event->own)
        return;
    catch_up(journal, event->at);
    if (event->kind == TALE_CHOICE)
        state_answer(journal, event);
    else if (event->kind == TALE_REWIND)
        state_going_back(journal, event);
    if (event->prediction)
        state_prediction(journal, event);
}

void export_xapi(struct text *text, const struct tale *tale)
{
    struct journal journal = {.text = text, .tale = tale};
    int64_t end = tale->move_count ? tale->times[tale->move_count - 1]
                                   : tale->attempt->begun;

    journal.visit_count = primum_record_visits(tale->record, &journal.visits);
    if (tale->private)
        journal.written_count =
            primum_record_reflections(tale->record, &journal.written);
    journal.last = INT64_MIN;
    state_beginning(&journal);
    tale_tell(tale, see, &journal);
    if (tale->attempt->standing == PRIMUM_STANDING_OPEN)
        state_leaving(&journal);
    else
        state_end(&journal, end);
    state_written(&journal, INT64_MAX);
}
