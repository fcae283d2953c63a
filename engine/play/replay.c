/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Recorded moves, made again.  Knows which number a move may hold, and that
 * silent steps are no moves: they are taken on the way.  Reads sessions
 * through primum.h alone. */
#include "primum.h"

#include <stdint.h>

/* Time passes until it is for the coach to choose, or all is over. */
static void pass(struct primum_session *session)
{
    const uint32_t *choices;

    while (primum_session_turn(session) == PRIMUM_TURN_PASSES) {
        primum_session_choices(session, &choices);
        primum_session_take(session, choices[0]);
    }
}

static bool make_move(struct primum_session *session, struct primum_move move)
{
    switch (move.kind) {
    case PRIMUM_MOVE_CHOICE:
        return move.value <= UINT32_MAX &&
               primum_session_take(session, (uint32_t)move.value);
    case PRIMUM_MOVE_REWIND:
        return move.value <= primum_session_steps(session) &&
               primum_session_rewind(session, (size_t)move.value);
    case PRIMUM_MOVE_SEED:
        if (move.value > PRIMUM_SEED_MAX)
            return false;
        primum_session_reseed(session, move.value);
        return true;
    }
    return false;
}

/* Between the moves and behind the last of them time passes as far as it
 * goes: how far it had passed when a move was made is not recorded, and makes
 * no difference. */
bool primum_session_replay(struct primum_session *session,
                           const struct primum_move *moves, size_t count)
{
    pass(session);
    for (size_t i = 0; i < count; i++) {
        if (!make_move(session, moves[i]))
            return false;
        pass(session);
    }
    return true;
}
