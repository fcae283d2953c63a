/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a sitting remembers of its attempts at one scenario: what has been met,
 * and the chance that each choice was drawn with. */
#ifndef CLI_SITTING_H
#define CLI_SITTING_H

#include "primum.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct sitting {
    bool *choices, *endings; /* met: by their numbers */
    uint64_t seed;           /* in force now */
    uint64_t *seeds;         /* of the steps of the attempt that goes on */
    size_t seed_count;
};

/* A session that goes on has met what it has met. */
void sitting_init(struct sitting *sitting, struct primum_session *session);
void sitting_release(struct sitting *sitting);

/* A choice is about to be taken. */
void sitting_meet_choice(struct sitting *sitting,
                         const struct primum_session *session, uint32_t choice);
void sitting_meet_ending(struct sitting *sitting, uint32_t ending);

/* The seed that the choice of this step was drawn with. */
uint64_t sitting_seed(const struct sitting *sitting, size_t step);

/* Takes the session back to before this step, where the same choice meets the
 * same chance; to the start, with another; or changes the chance from here. */
void sitting_go_back(struct sitting *sitting, struct primum_session *session,
                     size_t step);
void sitting_restart(struct sitting *sitting, struct primum_session *session,
                     uint64_t seed);
void sitting_reseed(struct sitting *sitting, struct primum_session *session,
                    uint64_t seed);

/* "1 of 3 endings and 4 of 12 choices, in this sitting" */
char *sitting_say(const struct sitting *sitting,
                  const struct primum_scenario *scenario);

#endif
