/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What has been met, counted.  Knows no screen; nothing of it is kept. */
#include "sitting.h"

#include "buffer.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static bool *none_of(uint32_t count)
{
    size_t size = ((size_t)count + 1) * sizeof(bool);
    return memset(buffer_memory(NULL, size), 0, size);
}

void sitting_release(struct sitting *sitting)
{
    free(sitting->choices);
    free(sitting->endings);
    free(sitting->seeds);
}

void sitting_meet_choice(struct sitting *sitting,
                         const struct primum_session *session, uint32_t choice)
{
    size_t step = primum_session_steps(session);
    sitting->choices[choice] = true;
    if (step >= sitting->seed_count)
        sitting->seeds =
            buffer_memory(sitting->seeds, (step + 1) * sizeof *sitting->seeds);
    /* Silent steps in between are drawn with that of the choice. */
    for (size_t i = sitting->seed_count; i < step; i++)
        sitting->seeds[i] = sitting->seed;
    sitting->seeds[step] = sitting->seed;
    sitting->seed_count = step + 1;
}

void sitting_meet_ending(struct sitting *sitting, uint32_t ending)
{
    sitting->endings[ending] = true;
}

static void meet_any_ending(struct sitting *sitting,
                            const struct primum_session *session)
{
    const struct primum_state *state = primum_session_state(session);
    sitting->endings[primum_state_ending(primum_session_scenario(session),
                                         state)] = true; /* 0: none */
}

/* What was done before, where the session is one that goes on.  A seed is that
 * of a choice once all before it has been done, so all is done again. */
static void meet_all(struct sitting *sitting, struct primum_session *session)
{
    const struct primum_move *moves;
    size_t count = primum_session_moves(session, &moves);
    struct primum_step first;
    struct primum_session *again = primum_session_new(
        primum_session_scenario(session),
        primum_session_step(session, 0, &first) ? first.before
                                                : primum_session_state(session),
        sitting->seed);
    primum_session_replay(again, NULL, 0); /* time passes */
    for (size_t i = 0; i < count; i++) {
        if (moves[i].kind == PRIMUM_MOVE_CHOICE)
            sitting_meet_choice(sitting, again, (uint32_t)moves[i].value);
        else if (moves[i].kind == PRIMUM_MOVE_SEED)
            sitting->seed = moves[i].value;
        primum_session_replay(again, &moves[i], 1);
        meet_any_ending(sitting, again);
    }
    primum_session_free(again);
}

void sitting_init(struct sitting *sitting, struct primum_session *session)
{
    const struct primum_scenario *scenario = primum_session_scenario(session);
    *sitting = (struct sitting){
        .seed = primum_session_seed(session),
        .choices = none_of(scenario->choice_count),
        .endings = none_of(scenario->ending_count),
    };
    meet_all(sitting, session);
}

uint64_t sitting_seed(const struct sitting *sitting, size_t step)
{
    assert(step < sitting->seed_count);
    return sitting->seeds[step];
}

void sitting_go_back(struct sitting *sitting, struct primum_session *session,
                     size_t step)
{
    uint64_t seed = sitting_seed(sitting, step);
    primum_session_rewind(session, step);
    if (seed != sitting->seed)
        sitting_reseed(sitting, session, seed);
}

void sitting_restart(struct sitting *sitting, struct primum_session *session,
                     uint64_t seed)
{
    primum_session_restart(session, seed);
    sitting->seed = seed;
}

void sitting_reseed(struct sitting *sitting, struct primum_session *session,
                    uint64_t seed)
{
    primum_session_reseed(session, seed);
    sitting->seed = seed;
}

static size_t count_met(const bool *met, uint32_t count)
{
    size_t sum = 0;
    for (uint32_t i = 1; i <= count; i++)
        sum += met[i];
    return sum;
}

/* Those that a coach takes, not those that take themselves. */
static size_t count_choices(const struct primum_scenario *scenario)
{
    size_t sum = 0;
    for (uint32_t i = 1; i <= scenario->choice_count; i++)
        sum += scenario->choices[i].say || scenario->choices[i].deed;
    return sum;
}

char *sitting_say(const struct sitting *sitting,
                  const struct primum_scenario *scenario)
{
    size_t choices = count_choices(scenario);
    return buffer_text("%zu of %u ending%s and %zu of %zu choice%s, in this "
                       "sitting",
                       count_met(sitting->endings, scenario->ending_count),
                       scenario->ending_count,
                       scenario->ending_count == 1 ? "" : "s",
                       count_met(sitting->choices, scenario->choice_count),
                       choices, choices == 1 ? "" : "s");
}
