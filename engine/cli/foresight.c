/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of what was foretold.  Knows which of it is of choices that still
 * stand. */
#include "foresight.h"

#include "buffer.h"

#include <stdlib.h>

void foresight_release(struct foresight *foresight)
{
    for (size_t i = 0; i < foresight->count; i++)
        free(foresight->items[i].hope);
    free(foresight->items);
    *foresight = (struct foresight){0};
}

static struct foretold *add(struct foresight *foresight)
{
    size_t count = foresight->count++;
    foresight->items = buffer_memory(
        foresight->items, foresight->count * sizeof *foresight->items);
    foresight->items[count] = (struct foretold){0};
    return &foresight->items[count];
}

struct foretold *foresight_add(struct foresight *foresight,
                               struct primum_session *session,
                               const struct primum_step *step)
{
    const struct primum_move *moves;
    const struct primum_scenario *scenario = primum_session_scenario(session);
    if (foresight->shown > 0)
        foresight->own = foresight->shown;
    foresight->shown = 0;
    for (size_t i = 0; i < foresight->count; i++)
        foresight->items[i].gone |= foresight->items[i].step >= step->number;
    struct foretold *item = add(foresight);
    item->step = step->number;
    item->move = primum_session_moves(session, &moves) - 1;
    item->went = primum_opening(scenario, step->before, step->after);
    primum_opening_chances(scenario, step->before, step->choice, item->chances);
    return item;
}

static void restore(void *with, const struct primum_foretold *foretold)
{
    struct foresight *foresight = with;
    const struct primum_prediction *said = foretold->said;
    struct foretold *item = add(foresight);
    *item = (struct foretold){
        .step = foretold->step,
        .move = said->move,
        .hope = said->hope ? buffer_text("%s", said->hope) : NULL,
        .guess = said->guess,
        .went = foretold->went,
        .sure = said->sure,
        .gone = foretold->taken_back,
    };
    for (size_t i = 0; i < 3; i++)
        item->chances[i] = foretold->chances[i];
}

void foresight_restore(struct foresight *foresight,
                       struct primum_record *record)
{
    primum_record_foretold(record, restore, foresight);
}

/* A restart, or a step back, has the attempt end before what was said. */
const struct foretold *foresight_find(const struct foresight *foresight,
                                      const struct primum_step *step)
{
    for (size_t i = foresight->count; i > 0; i--) {
        const struct foretold *item = &foresight->items[i - 1];
        if (!item->gone && item->step == step->number)
            return item;
    }
    return NULL;
}

struct primum_prediction foresight_prediction(const struct foretold *foretold)
{
    return (struct primum_prediction){.move = foretold->move,
                                      .hope = foretold->hope,
                                      .guess = foretold->guess,
                                      .sure = foretold->sure};
}

struct primum_calibration
foresight_calibration(const struct foresight *foresight)
{
    struct primum_calibration calibration = {0};
    for (size_t i = foresight->own; i < foresight->count; i++) {
        const struct foretold *item = &foresight->items[i];
        primum_calibration_add(&calibration, item->guess, item->sure,
                               item->went, item->chances);
    }
    return calibration;
}
