/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What this is, who is in it, and what it is not: said once, before anything
 * happens, on a page that fits a small terminal. */
#include "opening.h"

#include "buffer.h"
#include "keeping.h"
#include "words.h"

#include <stdlib.h>

/* "Dee (she/her). Fifty-one, drives a school bus." */
static char *describe(const struct primum_scenario *scenario, uint32_t number)
{
    const struct primum_person *person = &scenario->people[number];
    struct buffer text = {0};
    buffer_put(&text, words_person(scenario, number));
    if (person->pronouns)
        buffer_format(&text, " (%s)", person->pronouns);
    if (person->about)
        buffer_format(&text, ". %s", person->about);
    return buffer_take(&text);
}

static void show_people(struct conversation *talk)
{
    const struct primum_scenario *scenario = talk->scenario;
    char *with = scenario->with ? describe(scenario, scenario->with) : NULL;
    char *notes = words_join(scenario->content_notes, " ");
    const struct screen_row rows[] = {
        {"You are with", with},
        {"Content note", notes},
    };
    screen_gap(talk->screen);
    screen_rows(talk->screen, rows, sizeof rows / sizeof rows[0]);
    free(notes);
    free(with);
}

static void show_promise(struct conversation *talk)
{
    struct buffer text = {0};
    char *reviewers = words_join(talk->scenario->reviewed_by, ", ");
    buffer_put(&text, "This is fiction, and mistakes are what it is for. "
                      "What you see as impact is the author's estimate");
    if (reviewers)
        buffer_format(&text, ", reviewed by %s.", reviewers);
    else
        buffer_put(&text, "; it is not clinically reviewed.");
    buffer_format(&text,
                  " You may leave at any time (type leave); %s. Real help, for "
                  "you or somebody near you, is two words away: help now.",
                  keeping_is_on(talk)
                      ? "what you do is kept on this computer, and nothing "
                        "leaves it unless you export it"
                      : "nothing is kept");
    screen_gap(talk->screen);
    screen_note(talk->screen, text.bytes);
    free(reviewers);
    buffer_release(&text);
}

void opening_show(struct conversation *talk)
{
    const struct primum_scenario *scenario = talk->scenario;
    screen_title(talk->screen, scenario->title);
    screen_paragraph(talk->screen, scenario->summary);
    if (scenario->setting)
        screen_gap(talk->screen);
    screen_paragraph(talk->screen, scenario->setting);
    show_people(talk);
    show_promise(talk);
    if (talk->since) {
        screen_gap(talk->screen);
        screen_note(talk->screen, talk->since);
    }
}
