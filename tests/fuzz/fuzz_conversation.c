/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes as a scenario thought up at random and what is done in it:
 * choices taken, on offer or not, steps taken back, seeds changed, states
 * written and read.  Whatever was done, the moves that were recorded lead to
 * the same conversation, word for word.
 *
 * Input: a byte that names the scenario, a byte that names the seed, and two
 * bytes for each thing done. */
#include "primum.h"
#include "support/transcript.h"
#include "support/trial.h"

#include <stdlib.h>
#include <string.h>

#define DEEDS_MOST 300

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds)
        abort();
}

/* ---- What is done ---- */

static void check_state(const struct primum_session *session)
{
    const struct primum_scenario *scenario = primum_session_scenario(session);
    const struct primum_state *state = primum_session_state(session);
    char *text = primum_state_format(scenario, state), *problem;

    if (primum_state_scene(scenario, state)) {
        struct primum_state *read =
            primum_state_parse(scenario, text, &problem);
        must(read && !problem);
        char *again = primum_state_format(scenario, read);
        must(!strcmp(text, again));
        free(again);
        primum_state_free(read);
    }
    free(text);
}

/* A choice that is on offer is taken; any other changes nothing. */
static void take(struct primum_session *session, uint8_t which)
{
    const uint32_t *choices;
    size_t count = primum_session_choices(session, &choices);
    size_t steps = primum_session_steps(session);

    if (count && which < 224) {
        must(primum_session_take(session, choices[which % count]));
        return;
    }
    bool offered = false;
    for (size_t i = 0; i < count; i++)
        offered |= choices[i] == which;
    if (!offered)
        must(!primum_session_take(session, which) &&
             primum_session_steps(session) == steps);
}

static void pass_time(struct primum_session *session)
{
    const uint32_t *choices;

    while (primum_session_turn(session) == PRIMUM_TURN_PASSES) {
        must(primum_session_choices(session, &choices) == 1);
        must(primum_session_take(session, choices[0]));
    }
}

static void act(struct primum_session *session, uint8_t deed, uint8_t how)
{
    size_t steps = primum_session_steps(session);

    switch (deed % 8) {
    case 0:
        must(primum_session_rewind(session, how) == (how <= steps));
        break;
    case 1:
        primum_session_reseed(session, how);
        break;
    case 2:
        check_state(session);
        break;
    default:
        take(session, how);
    }
    pass_time(session);
}

/* ---- The same again ---- */

static void check_replay(struct primum_session *session)
{
    const struct primum_move *moves;
    size_t count = primum_session_moves(session, &moves);
    struct primum_session *second = primum_session_new(
        primum_session_scenario(session), NULL, primum_session_seed(session));

    must(primum_session_replay(second, moves, count));
    char *told = transcript_whole(session), *again = transcript_whole(second);
    must(!strcmp(told, again));
    free(told);
    free(again);
    primum_session_free(second);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct trial trial;

    if (size < 2)
        return 0;
    must(trial_init(&trial, data[0], data[0] % 2));
    struct primum_session *session =
        primum_session_new(trial.scenario, NULL, data[1]);
    pass_time(session);
    for (size_t i = 2; i + 1 < size && i < 2 * DEEDS_MOST; i += 2)
        act(session, data[i], data[i + 1]);
    check_replay(session);
    primum_session_free(session);
    trial_release(&trial);
    return 0;
}
