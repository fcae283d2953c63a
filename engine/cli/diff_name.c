/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a change is about, and what it stands under: the things of a scenario by
 * the names that their author gave them. */
#include "diff_page.h"

#include "buffer.h"

#include <stdlib.h>
#include <string.h>

char *diff_page_id(const struct diff_page *page, const char *id)
{
    return buffer_text(screen_plain(page->screen) ? "%s" : "`%s`", id);
}

/* ---- Where a change is --------------------------------------------------- */

struct diff_part diff_page_part(const struct diff_page *page,
                                const struct primum_change *change)
{
    bool before = !change->after || change->kind == PRIMUM_CHANGE_RENAMED;
    return (struct diff_part){before ? page->before : page->after,
                              before ? change->before : change->after};
}

static uint32_t choice_of(struct diff_part part, enum primum_subject subject)
{
    return subject == PRIMUM_SUBJECT_RESPONSE
               ? part.scenario->responses[part.number].choice
               : part.number;
}

/* The scene that a change is in; 0: in none. */
static uint32_t scene_of(struct diff_part part, enum primum_subject subject)
{
    switch (subject) {
    case PRIMUM_SUBJECT_SCENE:
        return part.number;
    case PRIMUM_SUBJECT_CHOICE:
    case PRIMUM_SUBJECT_RESPONSE:
        return part.scenario->choices[choice_of(part, subject)].scene;
    default:
        return 0;
    }
}

static const char *const headings[] = {
    [PRIMUM_SUBJECT_SCENARIO] = "The scenario",
    [PRIMUM_SUBJECT_PERSON] = "People",
    [PRIMUM_SUBJECT_GAUGE] = "Gauges and facts",
    [PRIMUM_SUBJECT_CHOICE] = "At any time",
    [PRIMUM_SUBJECT_RESPONSE] = "At any time",
    [PRIMUM_SUBJECT_INTERRUPT] = "Interrupts",
    [PRIMUM_SUBJECT_ENDING] = "Endings",
    [PRIMUM_SUBJECT_CATALOGUE] = "The catalogue",
    [PRIMUM_SUBJECT_ENTRY] = "The catalogue",
    [PRIMUM_SUBJECT_EVIDENCE] = "The catalogue",
    [PRIMUM_SUBJECT_STYLE] = "The catalogue",
};

/* The heading is what it is called now, whatever was renamed. */
char *diff_page_heading(const struct diff_page *page,
                        const struct primum_change *change)
{
    struct diff_part part = {change->after ? page->after : page->before,
                             change->after ? change->after : change->before};
    uint32_t scene = scene_of(part, change->subject);
    bool top = change->subject == PRIMUM_SUBJECT_SCENARIO;
    if (top && strcmp(change->key, "anytime") == 0)
        return buffer_text("At any time");
    if (top && strcmp(change->key, "expect") == 0)
        return buffer_text("Expectations");
    if (!scene)
        return buffer_text("%s", headings[change->subject]);
    char *id = diff_page_id(page, part.scenario->scenes[scene].id);
    char *text = buffer_text("Scene %s", id);
    free(id);
    return text;
}

/* ---- What it is about ---------------------------------------------------- */

bool diff_is_silent(const struct primum_choice *choice)
{
    return !choice->say && !choice->deed;
}

/* "choice `press`, response "She guards herself""; by its number where it has
 * no title.  Where time passes there are routes, and no choice. */
static char *name_response(const struct diff_page *page, struct diff_part part,
                           bool alone)
{
    const struct primum_response *response =
        &part.scenario->responses[part.number];
    const struct primum_choice *choice =
        &part.scenario->choices[response->choice];
    unsigned number = (unsigned)(part.number - choice->response + 1);
    if (diff_is_silent(choice))
        return alone ? NULL : buffer_text("route %u", number);
    char *id = diff_page_id(page, choice->id);
    char *text =
        alone ? buffer_text("choice %s", id)
        : response->title
            ? buffer_text("choice %s, response \"%s\"", id, response->title)
            : buffer_text("choice %s, response %u", id, number);
    free(id);
    return text;
}

/* Is it the one response of its choice, in both? */
static bool is_alone(const struct diff_page *page,
                     const struct primum_change *change)
{
    const struct primum_scenario *was = page->before, *now = page->after;
    return change->before && change->after &&
           was->choices[was->responses[change->before].choice].responses == 1 &&
           now->choices[now->responses[change->after].choice].responses == 1;
}

static char *name_with(const struct diff_page *page, const char *noun,
                       const char *id)
{
    char *shown = diff_page_id(page, id);
    char *text = buffer_text("%s%s", noun, shown);
    free(shown);
    return text;
}

static char *name_entry(const struct diff_page *page, struct diff_part part)
{
    const struct primum_entry *entry =
        &part.scenario->catalogue->entries[part.number];
    return name_with(page, entry->kind == PRIMUM_HARM ? "harm " : "practice ",
                     entry->id);
}

char *diff_page_name(const struct diff_page *page,
                     const struct primum_change *change)
{
    struct diff_part part = diff_page_part(page, change);
    const struct primum_scenario *scenario = part.scenario;
    uint32_t n = part.number;
    switch (change->subject) {
    case PRIMUM_SUBJECT_PERSON:
        return name_with(page, "person ", scenario->people[n].id);
    case PRIMUM_SUBJECT_GAUGE:
        return name_with(page, scenario->gauges[n].fact ? "fact " : "gauge ",
                         scenario->gauges[n].id);
    case PRIMUM_SUBJECT_CHOICE:
        return name_with(page, "choice ", scenario->choices[n].id);
    case PRIMUM_SUBJECT_RESPONSE:
        return name_response(page, part, is_alone(page, change));
    case PRIMUM_SUBJECT_INTERRUPT:
        return n ? buffer_text("interrupt %u", (unsigned)n) : NULL;
    case PRIMUM_SUBJECT_ENDING:
        return name_with(page, "ending ", scenario->endings[n].id);
    case PRIMUM_SUBJECT_ENTRY:
        return name_entry(page, part);
    case PRIMUM_SUBJECT_EVIDENCE:
        return name_with(page, "evidence ",
                         scenario->catalogue->evidence[n].id);
    case PRIMUM_SUBJECT_STYLE:
        return name_with(page, "style ", scenario->catalogue->styles[n].id);
    default:
        return NULL;
    }
}
