/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The order of the events, read off its promise to scripts. */
#include "support/transcript.h"

#include <stdlib.h>

void transcript_event(struct text *said, char *event)
{
    if (event) {
        text_put(said, event);
        text_put(said, "\n");
    }
    free(event);
}

/* Takes a choice; nothing is said if nothing can follow it. */
static void take(struct text *said, struct primum_session *session,
                 uint32_t choice, bool silent,
                 const struct primum_impact *impact)
{
    size_t step = primum_session_steps(session);

    if (!primum_session_take(session, choice))
        abort();
    transcript_event(said, primum_json_response(session, step));
    if (!silent)
        transcript_event(said, primum_json_impact(session, step, impact));
}

bool transcript_ask(struct text *said, struct primum_session *session,
                    const struct primum_impact *impact)
{
    const uint32_t *choices;

    while (primum_session_turn(session) == PRIMUM_TURN_PASSES) {
        transcript_event(said, primum_json_scene(session));
        primum_session_choices(session, &choices);
        take(said, session, choices[0], true, impact);
    }
    switch (primum_session_turn(session)) {
    case PRIMUM_TURN_CHOOSE:
        transcript_event(said, primum_json_scene(session));
        transcript_event(said, primum_json_choices(session));
        return true;
    case PRIMUM_TURN_ENDING:
        transcript_event(said, primum_json_ending(session));
        if (impact)
            transcript_event(said, primum_json_debrief(session, impact));
        return false;
    default:
        transcript_event(said, primum_json_unfinished(session));
        return false;
    }
}

void transcript_answer(struct text *said, struct primum_session *session,
                       size_t number, const struct primum_impact *impact)
{
    const uint32_t *choices;

    if (number > primum_session_choices(session, &choices))
        abort();
    take(said, session, choices[number - 1], false, impact);
}

char *transcript_whole(struct primum_session *session)
{
    struct text passed = {0}, said = {0};

    transcript_ask(&passed, session, NULL);
    text_release(&passed);
    for (size_t i = 0; i < primum_session_steps(session); i++) {
        transcript_event(&said, primum_json_response(session, i));
        transcript_event(&said, primum_json_impact(session, i, NULL));
    }
    transcript_ask(&said, session, NULL);
    return text_take(&said);
}
