/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything in a scenario that is there to be read, text by text: who says
 * it, whose it is, and where in the file it stands. */
#ifndef CHECK_PASSAGE_H
#define CHECK_PASSAGE_H

#include "check/where.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum voice {
    VOICE_TOLD,  /* the narrator, or the author to the coach */
    VOICE_COACH, /* what the coach says or does */
    VOICE_PERSON
};

enum owner {
    OWNER_SCENARIO,
    OWNER_PERSON,
    OWNER_GAUGE,
    OWNER_SCENE,
    OWNER_CHOICE,
    OWNER_RESPONSE,
    OWNER_ENDING
};

struct passage {
    const char *text;
    const char *key; /* that it stands under */
    enum owner owner;
    enum voice voice;
    uint32_t number; /* of the owner */
    uint32_t item;   /* of the list under the key, or of its lines; from 0 */
    bool title;      /* a few words, no sentence */
};

typedef void passage_seer(void *with, const struct passage *passage);

/* Shows each passage, in the order of the tables. */
void passages_see(const struct scenario *scenario, passage_seer *see,
                  void *with);

/* The lines of a scene, a response or an ending. */
struct run passage_lines(const struct scenario *scenario, enum owner owner,
                         uint32_t number);

/* Where the bytes [from, to) of a passage stand in the file.  False: nowhere,
 * for the author wrote no such text, and it was made of another. */
bool passage_span(struct where *where, const struct passage *passage,
                  size_t from, size_t to, struct span *span);

#endif
