/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The last page: what to take along, what to read, what has been met, and how
 * to go on. */
#include "debrief_parts.h"

#include "buffer.h"
#include "review.h"
#include "words.h"

#include <stdlib.h>

/* ---- What to read -------------------------------------------------------- */

enum { READING = 2 }; /* as many pages as one may want to read after this */

struct reading {
    uint32_t entries[READING];
    size_t count;
};

/* Adds those of the list that are not there, until there are `most`. */
static void add_reading(struct reading *reading, struct primum_list list,
                        size_t most)
{
    for (uint32_t i = 0; i < list.count && reading->count < most; i++) {
        size_t known = 0;
        while (known < reading->count &&
               reading->entries[known] != list.items[i])
            known++;
        if (known == reading->count)
            reading->entries[reading->count++] = list.items[i];
    }
}

/* The practices that the step to try another way asked for, where that is
 * known. */
static void add_asked_for(struct conversation *talk, struct reading *reading)
{
    const struct primum_impact *impact =
        forecast_impact(talk->forecast, !talk->waits);
    struct review review;
    if (!impact)
        return;
    review_make(&review, talk, impact);
    if (review.change)
        add_reading(reading,
                    talk->scenario->choices[review.change->best].practices,
                    READING);
    review_release(&review);
}

/* A harm that was met, and a practice; without harm two practices.  What was
 * asked for comes before what was done. */
static void gather_reading(struct conversation *talk, struct reading *reading)
{
    const struct primum_scenario *scenario = talk->scenario;
    size_t steps = primum_session_steps(talk->session);
    struct primum_step step;
    for (size_t i = 0; i < steps; i++)
        if (primum_session_step(talk->session, i, &step))
            add_reading(reading, scenario->responses[step.response].harms, 1);
    add_asked_for(talk, reading);
    for (size_t i = 0; i < steps; i++)
        if (primum_session_step(talk->session, i, &step))
            add_reading(reading, scenario->choices[step.choice].practices,
                        READING);
}

/* "primum learn pacing"; NULL behind the last. */
static char *what_to_read(const struct conversation *talk,
                          const struct reading *reading, size_t which)
{
    const struct primum_catalogue *catalogue = talk->scenario->catalogue;
    return which < reading->count
               ? buffer_text("primum learn %s",
                             catalogue->entries[reading->entries[which]].id)
               : NULL;
}

/* ---- The page ------------------------------------------------------------ */

/* With a seed that came in between, no option can bring it all back. */
static bool has_one_seed(const struct conversation *talk)
{
    const struct primum_move *moves;
    size_t count = primum_session_moves(talk->session, &moves);
    for (size_t i = 0; i < count; i++)
        if (moves[i].kind == PRIMUM_MOVE_SEED)
            return false;
    return true;
}

static void show_seed(struct conversation *talk)
{
    if (!has_one_seed(talk))
        return;
    char *text =
        buffer_text("To meet the same chance again: --seed %llu.",
                    (unsigned long long)primum_session_seed(talk->session));
    screen_gap(talk->screen);
    screen_note(talk->screen, text);
    free(text);
}

/* How to begin again, from the last step as an example; NULL where nothing was
 * chosen, and where nobody can ask for it. */
static char *how_again(struct conversation *talk)
{
    size_t last = conversation_step_count(talk);
    return talk->waits && last > 0
               ? buffer_text("again from %zu: back to step %zu, with the same "
                             "chance; again from %zu fresh: with a new one; "
                             "again: all of it, with a new one",
                             last, last, last)
               : NULL;
}

void debrief_show_last(struct conversation *talk)
{
    struct reading reading = {.count = 0};
    bool alone = !talk->waits; /* who is asked has been shown both */
    if (talk->scenario->catalogue)
        gather_reading(talk, &reading);
    char *first = what_to_read(talk, &reading, 0);
    char *second = what_to_read(talk, &reading, 1);
    char *met = sitting_say(&talk->sitting, talk->scenario);
    char *again = how_again(talk);
    const struct screen_row rows[] = {
        {"To remember", alone ? debrief_ending(talk)->takeaway : NULL},
        {"Yours to finish", alone ? "Next time I will ... (one sentence, kept "
                                    "where you keep such things)"
                                  : NULL},
        {"Read next", first},
        {"Or", second},
        {"Met so far", met},
        {"To try more", again},
    };
    screen_gap(talk->screen);
    screen_rows(talk->screen, rows, sizeof rows / sizeof rows[0]);
    show_seed(talk);
    free(again);
    free(met);
    free(second);
    free(first);
}
