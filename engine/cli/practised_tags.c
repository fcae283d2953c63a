/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Practices, harms and guesses, and how they change over weeks: signs to look
 * at where there are columns, words elsewhere. */
#include "practised.h"

#include "buffer.h"
#include "weeks.h"

#include <stdlib.h>

/* The cells of a table, which frees them. */
enum { COLUMNS = 4 };

struct rows {
    char **cells;
    size_t count; /* of rows */
};

static void add_row(struct rows *rows, char *const cells[COLUMNS])
{
    size_t cell = rows->count++ * COLUMNS;
    rows->cells =
        buffer_memory(rows->cells, (cell + COLUMNS) * sizeof *rows->cells);
    for (size_t i = 0; i < COLUMNS; i++)
        rows->cells[cell + i] = cells[i];
}

static void show_rows(struct screen *screen, struct rows *rows,
                      const char *const heads[COLUMNS])
{
    screen_gap(screen);
    screen_table(screen, &(struct screen_table){
                             .heads = heads,
                             .cells = (const char *const *)rows->cells,
                             .columns = COLUMNS,
                             .rows = rows->count,
                         });
    for (size_t i = 0; i < rows->count * COLUMNS; i++)
        free(rows->cells[i]);
    free(rows->cells);
}

/* Without a catalogue that knows it, its id has to do. */
static char *name_of(const struct primum_progress_tag *tag)
{
    return buffer_text("%s", tag->name && *tag->name ? tag->name : tag->id);
}

/* A single week is no change. */
static char *
over_weeks(struct screen *screen, const struct weeks_share *weeks, size_t count,
           char *(*words)(const struct weeks_share *weeks, size_t count))
{
    if (count < 2)
        return NULL;
    return screen_has_columns(screen)
               ? weeks_plot(weeks, count, screen_unicode(screen))
               : words(weeks, count);
}

/* ---- Practices ----------------------------------------------------------- */

static struct weeks_share *practice_weeks(const struct primum_tally *weeks,
                                          size_t count)
{
    struct weeks_share *shares =
        buffer_memory(NULL, (count + 1) * sizeof *shares);
    for (size_t i = 0; i < count; i++)
        shares[i] = (struct weeks_share){weeks[i].asked - weeks[i].missed,
                                         weeks[i].asked};
    return shares;
}

static void add_practice(struct rows *rows, struct screen *screen,
                         const struct primum_progress_tag *tag, size_t weeks)
{
    struct weeks_share *shares = practice_weeks(tag->weeks, weeks);
    bool asked = tag->all.asked > 0;
    char *const cells[COLUMNS] = {
        name_of(tag),
        practised_times(tag->all.met),
        asked ? practised_part(tag->all.asked - tag->all.missed, tag->all.asked)
              : NULL,
        asked ? over_weeks(screen, shares, weeks, weeks_words) : NULL,
    };
    add_row(rows, cells);
    free(shares);
}

/* ---- Harms --------------------------------------------------------------- */

/* A week in which it did not land is one without. */
static struct weeks_share *harm_weeks(const struct primum_tally *weeks,
                                      size_t count)
{
    struct weeks_share *shares =
        buffer_memory(NULL, (count + 1) * sizeof *shares);
    uint64_t most = 0;
    for (size_t i = 0; i < count; i++)
        if (weeks[i].met > most)
            most = weeks[i].met;
    for (size_t i = 0; i < count; i++)
        shares[i] = (struct weeks_share){weeks[i].met, weeks[i].met ? most : 0};
    return shares;
}

/* "in the first weeks 3 times, lately once"; NULL if never in any of them. */
static char *harm_words(const struct weeks_share *shares, size_t count)
{
    struct weeks_halves halves = weeks_split(shares, count);
    if (halves.early.part + halves.late.part == 0)
        return NULL;
    char *early = practised_times(halves.early.part);
    char *late = practised_times(halves.late.part);
    char *text = buffer_text("in the first weeks %s, lately %s",
                             halves.early.part ? early : "never",
                             halves.late.part ? late : "never");
    free(late);
    free(early);
    return text;
}

static void add_harm(struct rows *rows, struct screen *screen,
                     const struct primum_progress_tag *tag, size_t weeks)
{
    struct weeks_share *shares = harm_weeks(tag->weeks, weeks);
    char *const cells[COLUMNS] = {
        name_of(tag),
        practised_times(tag->all.met),
        NULL,
        over_weeks(screen, shares, weeks, harm_words),
    };
    add_row(rows, cells);
    free(shares);
}

static void explain(struct screen *screen, bool practices, bool harms)
{
    if (practices)
        screen_note(screen, "A moment asks for what its best choice brings. It "
                            "is met by that, or by a choice that gives little "
                            "away.");
    if (harms)
        screen_note(screen, "A harm may land after a good choice, too: part of "
                            "it is chance, and part of it theirs.");
}

void practised_show_tags(struct screen *screen,
                         const struct primum_progress *progress)
{
    bool columns = screen_has_columns(screen) && progress->weeks > 1;
    const char *const practices[COLUMNS] = {"Practices", "you chose it",
                                            "met when asked for",
                                            columns ? "by week" : ""};
    const char *const harms[COLUMNS] = {"Harms", "landed", "",
                                        columns ? "by week" : ""};
    struct rows met = {0}, landed = {0};
    for (size_t i = 0; i < progress->tag_count; i++) {
        const struct primum_progress_tag *tag = &progress->tags[i];
        if (!tag->harm)
            add_practice(&met, screen, tag, progress->weeks);
        else if (tag->all.met > 0)
            add_harm(&landed, screen, tag, progress->weeks);
    }
    if (met.count > 0)
        show_rows(screen, &met, practices);
    if (landed.count > 0)
        show_rows(screen, &landed, harms);
    if (columns && met.count + landed.count > 0)
        screen_note(screen, weeks_legend(screen_unicode(screen)));
    explain(screen, met.count > 0, landed.count > 0);
}

/* ---- Guesses ------------------------------------------------------------- */

static struct weeks_share *guess_weeks(const struct primum_progress *progress)
{
    struct weeks_share *shares =
        buffer_memory(NULL, (progress->weeks + 1) * sizeof *shares);
    for (size_t i = 0; i < progress->weeks; i++)
        shares[i] = (struct weeks_share){progress->guesses_by_week[i].right,
                                         progress->guesses_by_week[i].made};
    return shares;
}

static void show_guess_weeks(struct screen *screen,
                             const struct primum_progress *progress)
{
    struct weeks_share *shares = guess_weeks(progress);
    char *weeks = over_weeks(screen, shares, progress->weeks, weeks_words);
    const struct screen_row row = {"By week", weeks};
    screen_rows(screen, &row, 1);
    free(weeks);
    free(shares);
}

/* Both halves of sureness: 1 and 2, and 3 and 4. */
static void show_sureness(struct screen *screen,
                          const struct primum_calibration *guesses)
{
    size_t made = guesses->sure[2].made + guesses->sure[3].made;
    size_t right = guesses->sure[2].right + guesses->sure[3].right;
    char *sure = practised_part(right, made);
    char *unsure = practised_part(guesses->right - right, guesses->made - made);
    const struct screen_row rows[] = {
        {"When quite sure", made > 0 ? sure : NULL},
        {"When less sure", guesses->made > made ? unsure : NULL},
    };
    screen_rows(screen, rows, sizeof rows / sizeof *rows);
    free(unsure);
    free(sure);
}

void practised_show_guesses(struct screen *screen,
                            const struct primum_progress *progress)
{
    const struct primum_calibration *guesses = &progress->guesses;
    double made = (double)guesses->made;
    if (guesses->made == 0)
        return;
    char *part = practised_part(guesses->right, guesses->made);
    char *text = buffer_text("%s of your %sguesses went as you said.", part,
                             progress->guesses_or_more ? "latest " : "");
    char *score = buffer_text(
        "As a Brier score, which is 0 for sure and right and 0.67 for knowing "
        "nothing: %.2f. Whoever knew the odds would have had %.2f, for part of "
        "it is chance.",
        guesses->score / made, guesses->knowing / made);
    screen_gap(screen);
    screen_heading(screen, "Your guesses", NULL);
    screen_paragraph(screen, text);
    show_sureness(screen, guesses);
    show_guess_weeks(screen, progress);
    screen_note(screen, score);
    free(score);
    free(text);
    free(part);
}
