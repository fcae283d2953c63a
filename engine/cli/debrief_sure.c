/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How sure the trainee was, and how it went: counts in words, and the score as
 * an aside.  What is counted is known to the library. */
#include "debrief_parts.h"

#include "buffer.h"
#include "guess.h"
#include "words.h"

#include <stdlib.h>

enum { SURE = 3, FEW = 10 };
static const double felt = 0.1; /* so much surer, or less so, is worth a word */

/* ---- In sentences -------------------------------------------------------- */

/* "3 times, and right in one of them"; "once, and right" */
static void put_times(struct buffer *text, size_t made, size_t right)
{
    static const char *const few[] = {"none", "one"};
    if (made == 1) {
        buffer_format(text, "once, and %s. ",
                      right ? "right" : "it went another way");
        return;
    }
    if (made == 2)
        buffer_put(text, "twice, and right in ");
    else
        buffer_format(text, "%zu times, and right in ", made);
    if (right < 2)
        buffer_put(text, few[right]);
    else if (right == made)
        buffer_put(text, made == 2 ? "both" : "all");
    else
        buffer_format(text, "%zu", right);
    buffer_put(text, " of them. ");
}

/* How often a sureness from one to another was right. */
static void put_counts(struct buffer *text,
                       const struct primum_calibration *calibration, int from,
                       int to, const char *lead)
{
    size_t made = 0, right = 0;
    for (int sure = from; sure <= to; sure++) {
        made += calibration->sure[sure - 1].made;
        right += calibration->sure[sure - 1].right;
    }
    if (made == 0)
        return;
    buffer_put(text, lead);
    put_times(text, made, right);
}

/* What was claimed beside the odds: in this there is no luck. */
static void put_odds(struct buffer *text,
                     const struct primum_calibration *calibration)
{
    double made = (double)calibration->made;
    double claimed = calibration->claimed / made;
    double likely = calibration->likely / made;
    const char *than = claimed > likely + felt ? "surer than the odds were"
                       : claimed < likely - felt
                           ? "less sure than the odds were"
                           : "about as sure as the odds";
    buffer_format(text,
                  "All in all you were %s. What you expected: %s by the odds, "
                  "%s by your words.",
                  than, primum_text_chance(likely),
                  primum_text_chance(claimed));
}

static void show_in_words(struct conversation *talk,
                          const struct primum_calibration *calibration)
{
    struct buffer text = {0};
    put_counts(&text, calibration, SURE, PRIMUM_SURENESS, "You were sure ");
    put_counts(&text, calibration, 1, SURE - 1, "You were less sure ");
    put_odds(&text, calibration);
    screen_paragraph(talk->screen, text.bytes);
    buffer_release(&text);
}

/* ---- By sureness --------------------------------------------------------- */

static void show_by_sureness(struct conversation *talk,
                             const struct primum_calibration *calibration)
{
    struct screen_row rows[PRIMUM_SURENESS];
    char *texts[PRIMUM_SURENESS];
    for (int i = 0; i < PRIMUM_SURENESS; i++) {
        size_t made = calibration->sure[i].made;
        texts[i] = made == 0
                       ? NULL
                       : buffer_text("right in %zu of %zu; it stands for %.0f "
                                     "in 100",
                                     calibration->sure[i].right, made,
                                     100 * primum_sureness_chance(i + 1));
        rows[i] = (struct screen_row){guess_sure(i + 1), texts[i]};
    }
    screen_gap(talk->screen);
    screen_rows(talk->screen, rows, PRIMUM_SURENESS);
    for (int i = 0; i < PRIMUM_SURENESS; i++)
        free(texts[i]);
}

/* ---- What was expected most, and did not come ---------------------------- */

static double gap(const struct foretold *said)
{
    return primum_sureness_chance(said->sure) - said->chances[1 + said->guess];
}

/* Of those that a step of the attempt is still about; NULL: none. */
static const struct foretold *widest(const struct foresight *foresight)
{
    const struct foretold *found = NULL;
    for (size_t i = foresight->own; i < foresight->count; i++) {
        const struct foretold *said = &foresight->items[i];
        if (!said->gone && said->sure >= SURE && said->guess != said->went &&
            (!found || gap(said) > gap(found)))
            found = said;
    }
    return found;
}

/* As the debrief counts: choices, from 1. */
static size_t number_of(struct conversation *talk, size_t index)
{
    struct primum_step step;
    size_t number = 0;
    for (size_t i = 0;
         i <= index && primum_session_step(talk->session, i, &step); i++)
        number += !step.silent;
    return number;
}

static void show_widest(struct conversation *talk)
{
    const struct foretold *said = widest(&talk->foresight);
    struct primum_step step;
    if (!said || !primum_session_step(talk->session, said->step, &step))
        return;
    char *where =
        words_step(talk->scenario, number_of(talk, said->step), step.scene);
    char *expected = guess_expected(talk->scenario, said->guess, said->sure);
    const struct screen_row rows[] = {
        {"Where", where},
        {"You expected", expected},
        {"How likely it was",
         primum_text_chance(said->chances[1 + said->guess])},
    };
    screen_gap(talk->screen);
    screen_heading(talk->screen, "Worth a second look", NULL);
    screen_rows(talk->screen, rows, sizeof rows / sizeof rows[0]);
    free(expected);
    free(where);
}

/* ---- The page ------------------------------------------------------------ */

static void show_score(struct conversation *talk,
                       const struct primum_calibration *calibration)
{
    double made = (double)calibration->made;
    char *text = buffer_text(
        "As a Brier score, where 0 is sure and right and 2 is sure and wrong: "
        "%.2f. Who had known the odds would have had %.2f.%s",
        calibration->score / made, calibration->knowing / made,
        calibration->made < FEW ? " So few guesses say little." : "");
    screen_gap(talk->screen);
    screen_note(talk->screen, text);
    free(text);
}

void debrief_show_sureness(struct conversation *talk)
{
    struct primum_calibration calibration =
        foresight_calibration(&talk->foresight);
    screen_gap(talk->screen);
    screen_heading(talk->screen, "How sure you were, and how it went",
                   "by the author's odds, not a study's");
    show_in_words(talk, &calibration);
    show_by_sureness(talk, &calibration);
    show_widest(talk);
    show_score(talk, &calibration);
    talk->foresight.shown = talk->foresight.count;
}
