/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The last page: what to take along, what to read, what has been met, and how
 * to go on. */
#include "debrief_parts.h"

#include "buffer.h"
#include "keeping.h"
#include "kept.h"
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

/* ---- What was met -------------------------------------------------------- */

/* "1 of 2 endings and 2 or more of 4 choices, in all that is kept" */
static char *say_kept(const struct primum_met *met)
{
    bool or_more = met->or_more && met->choices_met < met->choices;
    return buffer_text(
        "%u of %u ending%s and %u%s of %u choice%s, in all that is kept",
        (unsigned)met->endings_met, (unsigned)met->endings,
        met->endings == 1 ? "" : "s", (unsigned)met->choices_met,
        or_more ? " or more" : "", (unsigned)met->choices,
        met->choices == 1 ? "" : "s");
}

/* Where nothing is kept, of this sitting. */
static char *say_met(struct conversation *talk)
{
    struct primum_records *records = talk->ledger->records;
    struct primum_met met;
    if (keeping_is_on(talk) && records &&
        !primum_records_met(records, talk->scenario->id, &met) &&
        met.choices > 0)
        return say_kept(&met);
    return sitting_say(&talk->sitting, talk->scenario);
}

static char *what_is_kept(const struct conversation *talk)
{
    const struct ledger *ledger = talk->ledger;
    if (!keeping_is_on(talk) || !ledger->begun)
        return NULL;
    const char *which =
        ledger->resumed && ledger->recording
            ? kept_short_id(primum_recording_id(ledger->recording))
            : "last";
    return buffer_text("primum show %s: this one, told again; primum "
                       "progress: what your choices tell, over weeks",
                       which);
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
    char *met = say_met(talk);
    char *kept = what_is_kept(talk);
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
        {"To look back", kept},
    };
    screen_gap(talk->screen);
    screen_rows(talk->screen, rows, sizeof rows / sizeof rows[0]);
    show_seed(talk);
    free(again);
    free(kept);
    free(met);
    free(second);
    free(first);
}
