/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was the coach's and what was the person's, two things that worked, and
 * one to try another way.  In words alone: there are no points. */
#include "debrief_parts.h"

#include "buffer.h"
#include "review.h"
#include "words.h"

#include <stdlib.h>

/* ---- What was whose ------------------------------------------------------ */

/* By what was given away, little or much, and what the person brought.  What
 * stands before a name, between two of them, and behind. */
static const struct share {
    const char *parts[4];
} shares[2][3] = {
    {
        [REVIEW_TOOK] = {{"You gave little away, and it went hard all the "
                          "same. You can coach well and ",
                          " may still not be ready. That is ", "'s."}},
        [REVIEW_LITTLE] = {{"You gave little away, and ",
                            " answered much as one could hope for. What you "
                            "did was yours; what came of it was ",
                            "'s, too."}},
        [REVIEW_MUCH] = {{"You gave little away, and ",
                          " brought more to it than anybody could count on. "
                          "That part was ",
                          "'s."}},
    },
    {
        [REVIEW_TOOK] = {{"Some of what you chose made it harder, and that is "
                          "yours to work with. And some of how it went was "
                          "not up to you: ",
                          " may not have been ready, and that is ", "'s."}},
        [REVIEW_LITTLE] = {{"Some of what you chose made it harder. ",
                            " answered much as one could expect. So this part "
                            "is yours, which means that you can practise it; "
                            "the pace stays ",
                            "'s."}},
        [REVIEW_MUCH] = {{"Some of what you chose made it harder, and ",
                          " made more of it than anybody could count on. Your "
                          "part you can practise. The rest was ",
                          "'s."}},
    },
};

static void show_whose(struct conversation *talk, const struct review *review)
{
    const struct primum_scenario *scenario = talk->scenario;
    const char *name =
        scenario->with ? words_person(scenario, scenario->with) : "the other";
    const struct share *share =
        &shares[review_gave_much(review)][review_brought(review)];
    char *heading = buffer_text("What was yours, and what was %s's", name);
    struct buffer text = {0};
    for (size_t i = 0; share->parts[i]; i++)
        buffer_format(&text, "%s%s", i > 0 ? name : "", share->parts[i]);
    screen_gap(talk->screen);
    screen_heading(talk->screen, heading, "by the same estimates");
    screen_paragraph(talk->screen, text.bytes);
    buffer_release(&text);
    free(heading);
}

/* ---- What worked --------------------------------------------------------- */

/* "Pacing; Empowerment. You said: ..." */
static char *what_worked(const struct primum_scenario *scenario,
                         const struct primum_choice *choice)
{
    char *names = words_names(scenario->catalogue, choice->practices);
    char *reason = names ? names : words_phrase(choice->intent);
    char *text = buffer_text("%s. %s %s", reason,
                             choice->say ? "You said:" : "What you did:",
                             choice->say ? choice->say : choice->deed);
    free(reason);
    return text;
}

static void show_worked(struct conversation *talk, const struct review *review)
{
    const struct review_point *const *worked = review->worked;
    screen_gap(talk->screen);
    screen_heading(talk->screen,
                   worked[1]   ? "Two things that worked"
                   : worked[0] ? "One thing that worked"
                               : "What worked",
                   NULL);
    if (!worked[0])
        screen_paragraph(talk->screen,
                         "No one choice stands out this time. You stayed "
                         "with it to the end, and you are looking at it now: "
                         "both count.");
    for (size_t i = 0; i < REVIEW_WORKED && worked[i]; i++) {
        char *label = buffer_text("Step %zu", worked[i]->number);
        char *text = what_worked(talk->scenario,
                                 &talk->scenario->choices[worked[i]->choice]);
        const struct screen_row row = {label, text};
        screen_rows(talk->screen, &row, 1);
        free(text);
        free(label);
    }
}

/* ---- What to change ------------------------------------------------------ */

static void show_change(struct conversation *talk, const struct review *review)
{
    const struct primum_scenario *scenario = talk->scenario;
    const struct review_point *change = review->change;
    const struct primum_choice *choice = &scenario->choices[change->choice];
    const struct primum_choice *other = &scenario->choices[change->best];
    bool told = change == review->turn; /* on the page before */
    char *label = buffer_text("Step %zu", change->number);
    char *names = words_names(scenario->catalogue, other->practices);
    char *again = buffer_text("again from %zu", change->number);
    const struct screen_row rows[] = {
        {label, choice->say ? choice->say : choice->deed},
        {"Also on offer", told         ? NULL
                          : other->say ? other->say
                                       : other->deed},
        {"It asked for", names},
        {"To try it", talk->waits ? again : NULL},
    };
    screen_rows(talk->screen, rows, sizeof rows / sizeof rows[0]);
    free(again);
    free(names);
    free(label);
}

void debrief_show_shares(struct conversation *talk)
{
    struct review review;
    const struct primum_impact *impact = debrief_impact(talk);
    if (!impact)
        return;
    review_make(&review, talk, impact);
    show_whose(talk, &review);
    show_worked(talk, &review);
    screen_gap(talk->screen);
    screen_heading(talk->screen, "One to try another way", NULL);
    if (review.change)
        show_change(talk, &review);
    else
        screen_paragraph(talk->screen,
                         "None this time. With a fresh chance the same words "
                         "may meet another answer, which is worth seeing, "
                         "too.");
    review_release(&review);
}
