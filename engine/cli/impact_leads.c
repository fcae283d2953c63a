/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where choices lead: figures that were worked out, in words, side by side
 * where there is width and else in sentences.  Works nothing out itself. */
#include "impact_view.h"

#include "buffer.h"
#include "words.h"

#include <stdlib.h>

/* ---- The figures --------------------------------------------------------- */

struct figures {
    double chances[WORDS_FIGURES];
};

/* The question behind each figure; harm at its best is what is left of no
 * harm. */
static const struct {
    enum forecast_figure question;
    bool rest;
    enum words_bound bound;
} sources[WORDS_FIGURES] = {
    [WORDS_BEST_HELPS] = {FORECAST_HELPED, false, WORDS_UP_TO},
    [WORDS_BEST_HARMS] = {FORECAST_UNHARMED, true, WORDS_OR_MORE},
    [WORDS_RANDOM_HELPS] = {FORECAST_RANDOM_HELPED, false, WORDS_ABOUT},
    [WORDS_RANDOM_HARMS] = {FORECAST_RANDOM_HARMED, false, WORDS_ABOUT},
};

/* In a state, or after a choice in it (0: none). */
static struct figures look_up(const struct primum_impact *impact,
                              const struct primum_state *state, uint32_t choice)
{
    struct figures figures;
    for (size_t i = 0; i < WORDS_FIGURES; i++) {
        size_t question = sources[i].question;
        double chance =
            choice ? primum_impact_after(impact, state, choice, question)
                   : primum_impact_at(impact, state, question);
        figures.chances[i] = sources[i].rest ? 1 - chance : chance;
    }
    return figures;
}

static char *say_figure(const struct figures *figures, size_t which)
{
    return words_often(figures->chances[which], sources[which].bound);
}

/* What to make of it: said wherever there are figures. */
static void show_origin(struct conversation *talk)
{
    screen_note(talk->screen, talk->scenario->reviewed_by.count > 0
                                  ? "Computed from the author's estimates."
                                  : "Computed from the author's estimates; no "
                                    "clinician has reviewed them.");
}

/* ---- One choice ---------------------------------------------------------- */

static void tell_leads(struct conversation *talk, const struct figures *now,
                       const struct figures *before)
{
    screen_heading(talk->screen, "Where it leads", NULL);
    for (size_t i = 0; i < WORDS_FIGURES; i++) {
        char *text = words_lead((enum words_figure)i, now->chances[i],
                                before->chances[i]);
        screen_paragraph(talk->screen, text);
        free(text);
    }
}

static void set_leads(struct conversation *talk, const struct figures *now,
                      const struct figures *before)
{
    static const char *const heads[] = {
        "Where it leads", "it helps", "before", "it harms", "before",
    };
    enum { COLUMNS = sizeof heads / sizeof heads[0], ROWS = 2 };
    static const char *const labels[ROWS] = {"coached at its best",
                                             "chosen at random"};
    const char *cells[ROWS * COLUMNS];
    char *texts[ROWS * COLUMNS] = {0};
    for (size_t i = 0; i < WORDS_FIGURES; i++) {
        size_t at = i / 2 * COLUMNS + 1 + i % 2 * 2;
        texts[at] = say_figure(now, i);
        texts[at + 1] = words_often(before->chances[i], WORDS_ABOUT);
    }
    for (size_t i = 0; i < ROWS * COLUMNS; i++)
        cells[i] = texts[i] ? texts[i] : labels[i / COLUMNS];
    screen_table(talk->screen,
                 &(struct screen_table){heads, cells, COLUMNS, ROWS, 0});
    for (size_t i = 0; i < ROWS * COLUMNS; i++)
        free(texts[i]);
}

void impact_show_leads(struct conversation *talk,
                       const struct primum_state *before, uint32_t choice)
{
    const struct primum_impact *impact = conversation_impact(talk);
    if (!impact)
        return;
    struct figures now = look_up(impact, before, choice);
    struct figures then = look_up(impact, before, 0);
    if (screen_has_columns(talk->screen))
        set_leads(talk, &now, &then);
    else
        tell_leads(talk, &now, &then);
    show_origin(talk);
}

/* ---- Several choices ----------------------------------------------------- */

static void tell_each(struct conversation *talk, const char *label,
                      const struct figures *figures)
{
    char *text = words_leads(figures->chances);
    screen_rows(talk->screen, &(struct screen_row){label, text}, 1);
    free(text);
}

/* Puts a row of the table: the label, and a cell for each figure. */
static void put_cells(char **cells, const char *label,
                      const struct figures *figures)
{
    cells[0] = buffer_text("%s", label);
    for (size_t i = 0; i < WORDS_FIGURES; i++)
        cells[i + 1] = say_figure(figures, i);
}

static void set_each(struct conversation *talk, char **cells, size_t count)
{
    static const char *const heads[WORDS_FIGURES + 1] = {
        "Choice", "at best helps", "harms", "at random helps", "harms",
    };
    screen_table(talk->screen,
                 &(struct screen_table){heads, (const char *const *)cells,
                                        WORDS_FIGURES + 1, count, 0});
}

void impact_show_leads_of_all(struct conversation *talk,
                              const struct primum_state *before,
                              const uint32_t *choices, size_t count,
                              uint32_t taken)
{
    enum { COLUMNS = WORDS_FIGURES + 1 };
    const struct primum_impact *impact = conversation_impact(talk);
    if (!impact)
        return;
    bool told = !screen_has_columns(talk->screen);
    char **cells = buffer_memory(NULL, count * COLUMNS * sizeof *cells);
    screen_heading(talk->screen, "Where each of them leads", NULL);
    for (size_t i = 0; i < count; i++) {
        bool yours = choices[i] == taken;
        struct figures figures = look_up(impact, before, choices[i]);
        char *label = buffer_text(told ? "Choice %zu%s" : "%zu%s", i + 1,
                                  yours ? ", yours" : "");
        put_cells(&cells[i * COLUMNS], label, &figures);
        if (told)
            tell_each(talk, label, &figures);
        free(label);
    }
    if (!told)
        set_each(talk, cells, count);
    for (size_t i = 0; i < count * COLUMNS; i++)
        free(cells[i]);
    free(cells);
    show_origin(talk);
}
