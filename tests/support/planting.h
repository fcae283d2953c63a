/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Changes to plant in a draft, and what they are called: each is one change of
 * meaning, as an author would make it. */
#ifndef SUPPORT_PLANTING_H
#define SUPPORT_PLANTING_H

#include "primum.h"
#include "support/dice.h"
#include "support/draft.h"

#include <stdbool.h>
#include <stddef.h>

struct hand {
    struct draft *draft;
    struct dice dice;
};

/* One of two: what does it, or where the text is that becomes another, in a row
 * that is picked. */
struct planting {
    bool (*plant)(struct hand *hand);
    void *(*pick)(struct hand *hand);
    size_t offset;
    enum primum_change_kind kind;
    enum primum_subject subject;
    const char *key;
};

extern const struct planting plantings[];
extern const size_t planting_count;

/* Changes the draft; false where there is no room for such a change. */
bool planting_plant(const struct planting *planting, struct hand *hand);

/* ---- For the files planting*.c alone ---- */

uint32_t planting_pick(struct hand *hand, uint32_t count);
bool planting_text(const char **text);
bool planting_condition(struct hand *hand, const struct term **when);
bool planting_place(const struct draft *draft, uint32_t *place);

/* Rows; NULL where the one that was picked will not do. */
void *planting_draft_row(struct hand *hand);
void *planting_scene_row(struct hand *hand);
void *planting_choice_row(struct hand *hand);
void *planting_response_row(struct hand *hand);
void *planting_ending_row(struct hand *hand);

bool planting_scene_id(struct hand *hand);
bool planting_line_text(struct hand *hand);
bool planting_line_speaker(struct hand *hand);
bool planting_line_when(struct hand *hand);
bool planting_line_gone(struct hand *hand);
bool planting_say(struct hand *hand);
bool planting_deed(struct hand *hand);
bool planting_id(struct hand *hand);
bool planting_once(struct hand *hand);
bool planting_choice_when(struct hand *hand);
bool planting_choice_gone(struct hand *hand);
bool planting_anytime_gone(struct hand *hand);
bool planting_order(struct hand *hand);
bool planting_anytime_order(struct hand *hand);
bool planting_odds(struct hand *hand);
bool planting_response_when(struct hand *hand);
bool planting_else(struct hand *hand);
bool planting_effect(struct hand *hand);
bool planting_next(struct hand *hand);
bool planting_response_gone(struct hand *hand);
bool planting_shuffle(struct hand *hand);
bool planting_start(struct hand *hand);
bool planting_person_name(struct hand *hand);
bool planting_person_id(struct hand *hand);
bool planting_gauge_start(struct hand *hand);
bool planting_gauge_max(struct hand *hand);
bool planting_gauge_id(struct hand *hand);
bool planting_fact_start(struct hand *hand);
bool planting_fact(struct hand *hand);
bool planting_interrupt_when(struct hand *hand);
bool planting_interrupt_once(struct hand *hand);
bool planting_interrupt_next(struct hand *hand);
bool planting_interrupt_gone(struct hand *hand);
bool planting_outcome(struct hand *hand);
bool planting_worth(struct hand *hand);
bool planting_ending_line(struct hand *hand);
bool planting_ending_id(struct hand *hand);
bool planting_ending(struct hand *hand);

#endif
