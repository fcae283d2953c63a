/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Knows what a move is called on the disk, and of sessions what primum.h
 * says. */
#include "records/moves.h"

#include "base/memory.h"
#include "scenario/model.h"

#include <string.h>

static const char *const kinds[] = {
    [PRIMUM_MOVE_CHOICE] = "choice",
    [PRIMUM_MOVE_REWIND] = "rewind",
    [PRIMUM_MOVE_SEED] = "seed",
};

const char *moves_kind_word(enum primum_move_kind kind)
{
    return kinds[kind];
}

bool moves_kind_find(const char *word, enum primum_move_kind *kind)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (!strcmp(word, kinds[i])) {
            *kind = (enum primum_move_kind)i;
            return true;
        }
    return false;
}

uint32_t moves_offered(struct primum_session *session, const char *id)
{
    const struct primum_scenario *scenario = primum_session_scenario(session);
    const uint32_t *choices;

    primum_session_replay(session, NULL, 0);
    size_t count = primum_session_offers(session, &choices);
    for (size_t i = 0; i < count; i++)
        if (!strcmp(scenario->choices[choices[i]].id, id))
            return choices[i];
    return 0;
}

struct primum_state *moves_start(struct primum_session *session)
{
    const struct primum_scenario *words = primum_session_scenario(session);
    struct primum_state *start = primum_state_new(words);
    struct primum_step step;
    const struct primum_state *first = primum_session_step(session, 0, &step)
                                           ? step.before
                                           : primum_session_state(session);

    memcpy(start, first, state_size(scenario_of(words)));
    return start;
}

struct primum_session *moves_begin(struct primum_session *session)
{
    struct primum_state *start = moves_start(session);
    struct primum_session *begun = primum_session_new(
        primum_session_scenario(session), start, primum_session_seed(session));

    primum_state_free(start);
    return begun;
}
