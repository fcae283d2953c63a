/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What came of the predictions of an attempt, by playing it again.  Knows no
 * file: an attempt that was read back is all it needs. */
#include "primum_records.h"

#include "base/memory.h"

#include <stdlib.h>

/* The attempt, on its way through its moves. */
struct course {
    struct primum_session *session;
    struct primum_foretold *items; /* for each prediction, in their order */
    size_t count, next;            /* next: the first that is still to come */
};

/* A session at the beginning of the attempt. */
static struct primum_session *begin(const struct primum_record *record)
{
    const struct primum_scenario *scenario = primum_record_scenario(record);
    const struct primum_attempt *attempt = primum_record_attempt(record);
    char *problem = NULL;
    struct primum_state *start =
        primum_state_parse(scenario, attempt->start, &problem);
    struct primum_session *session =
        primum_session_new(scenario, start, attempt->seed);
    primum_state_free(start);
    free(problem);
    return session;
}

/* What the choice that was just taken led to: the step `first`. */
static void note(struct course *course, size_t first)
{
    struct primum_foretold *item = &course->items[course->next];
    const struct primum_scenario *scenario =
        primum_session_scenario(course->session);
    struct primum_step step;
    course->next++;
    if (!primum_session_step(course->session, first, &step))
        return; /* nothing could follow */
    item->step = first;
    item->known = true;
    item->went = primum_opening(scenario, step.before, step.after);
    primum_opening_chances(scenario, step.before, step.choice, item->chances);
}

/* What was foretold of steps from this one on was taken back. */
static void take_back(struct course *course, uint64_t step)
{
    for (size_t i = 0; i < course->next; i++)
        course->items[i].taken_back |= course->items[i].step >= step;
}

static void follow(struct course *course, struct primum_session *played)
{
    const struct primum_move *moves;
    size_t count = primum_session_moves(played, &moves);
    primum_session_replay(course->session, NULL, 0); /* time passes */
    for (size_t i = 0; i < count; i++) {
        size_t first = primum_session_steps(course->session);
        if (!primum_session_replay(course->session, &moves[i], 1))
            return;
        if (moves[i].kind == PRIMUM_MOVE_REWIND)
            take_back(course, moves[i].value);
        else if (course->next < course->count &&
                 course->items[course->next].said->move == i)
            note(course, first);
    }
}

void primum_record_foretold(struct primum_record *record,
                            void (*see)(void *with,
                                        const struct primum_foretold *foretold),
                            void *with)
{
    const struct primum_prediction *said;
    struct course course = {.count = primum_record_predictions(record, &said)};
    if (course.count == 0)
        return;
    course.items = memory_new(course.count * sizeof *course.items);
    for (size_t i = 0; i < course.count; i++)
        course.items[i].said = &said[i];
    course.session = begin(record);
    follow(&course, primum_record_session(record));
    for (size_t i = 0; i < course.count; i++)
        if (course.items[i].known)
            see(with, &course.items[i]);
    primum_session_free(course.session);
    free(course.items);
}
