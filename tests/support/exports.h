/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Exports of trainees who never were: attempts as numbers, and how they are
 * written.  Scenario 3 is "scenario-3", its scene 1 "scene-1", and so on. */
#ifndef SUPPORT_EXPORTS_H
#define SUPPORT_EXPORTS_H

#include "base/text.h"
#include "support/dice.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define EXPORT_MOVES 16
#define EXPORT_CHOICES 4 /* in a scene */
#define EXPORT_TAGS 4

struct export_move {
    bool rewind, own;
    int step, scene, choice;
    unsigned offered; /* a bit for each choice */
};

struct export_attempt {
    uint32_t trainee, number, version; /* the number makes the id */
    int scenario;
    struct export_move moves[EXPORT_MOVES];
    int move_count;
    bool after, judged;
    bool explained; /* names and words are in it; older exports have none */
    int end, ending, turned_at; /* enum primum_cohort_end; -1: nowhere */
};

/* The practice and the harm that a choice has; -1: none. */
int exports_practice(const struct export_move *move);
int exports_harm(const struct export_move *move);

/* An attempt by dice: among so many trainees, scenarios and scenes, of which
 * the first ones come more often. */
struct export_attempt exports_draw(struct dice *dice, uint32_t number,
                                   uint32_t trainees, int scenarios,
                                   int scenes);

/* One file with these attempts, all of one trainee, exported on that day of
 * the month. */
void exports_write(struct text *out, uint32_t trainee, int day,
                   const struct export_attempt *attempts, size_t count);

#endif
