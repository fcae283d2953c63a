/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Changes, one line each, under the headings of what they are in.  The sign in
 * front of a line says nothing that its words do not say. */
#include "diff_page.h"

#include "buffer.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

char *diff_page_id(const struct diff_page *page, const char *id)
{
    return buffer_text(screen_plain(page->screen) ? "%s" : "`%s`", id);
}

/* ---- Where a change is --------------------------------------------------- */

/* The version in which it is there, and its number in that. */
struct part {
    const struct primum_scenario *scenario;
    uint32_t number;
};

static struct part part_of(const struct diff_page *page,
                           const struct primum_change *change)
{
    bool before = !change->after || change->kind == PRIMUM_CHANGE_RENAMED;
    return (struct part){before ? page->before : page->after,
                         before ? change->before : change->after};
}

static uint32_t choice_of(struct part part, enum primum_subject subject)
{
    return subject == PRIMUM_SUBJECT_RESPONSE
               ? part.scenario->responses[part.number].choice
               : part.number;
}

/* The scene that a change is in; 0: in none. */
static uint32_t scene_of(struct part part, enum primum_subject subject)
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

/* What it stands under.  A scene that was renamed has the new id. */
static char *heading_of(const struct diff_page *page,
                        const struct primum_change *change)
{
    struct part part = part_of(page, change);
    uint32_t scene = scene_of(part, change->subject);
    if (change->subject == PRIMUM_SUBJECT_SCENARIO &&
        strcmp(change->key, "anytime") == 0)
        return buffer_text("At any time");
    if (change->subject == PRIMUM_SUBJECT_SCENARIO &&
        strcmp(change->key, "expect") == 0)
        return buffer_text("Expectations");
    if (!scene)
        return buffer_text("%s", headings[change->subject]);
    if (change->subject == PRIMUM_SUBJECT_SCENE &&
        change->kind == PRIMUM_CHANGE_RENAMED) {
        part = (struct part){page->after, change->after};
        scene = change->after;
    }
    char *id = diff_page_id(page, part.scenario->scenes[scene].id);
    char *text = buffer_text("Scene %s", id);
    free(id);
    return text;
}

/* ---- What it is about ---------------------------------------------------- */

/* Time passes: nobody chooses. */
static bool is_silent(const struct primum_choice *choice)
{
    return !choice->say && !choice->deed;
}

/* "choice `press`, response "She guards herself""; by its number where it has
 * no title.  Where time passes there are routes, and no choice. */
static char *name_response(const struct diff_page *page, struct part part,
                           bool alone)
{
    const struct primum_response *response =
        &part.scenario->responses[part.number];
    const struct primum_choice *choice =
        &part.scenario->choices[response->choice];
    unsigned number = (unsigned)(part.number - choice->response + 1);
    if (is_silent(choice))
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

static char *name_entry(const struct diff_page *page, struct part part)
{
    const struct primum_entry *entry =
        &part.scenario->catalogue->entries[part.number];
    return name_with(page, entry->kind == PRIMUM_HARM ? "harm " : "practice ",
                     entry->id);
}

/* What a change is about; NULL: what its heading says. */
static char *name_of(const struct diff_page *page,
                     const struct primum_change *change)
{
    struct part part = part_of(page, change);
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

/* ---- What became of it --------------------------------------------------- */

/* Keys that hold prose, which is shown in lines of its own. */
static bool is_prose(const char *key)
{
    static const char *const keys[] = {
        "title",       "summary", "setting",  "content_notes", "authors",
        "license",     "sources", "based_on", "reviewed_by",   "reflect",
        "name",        "about",   "lines",    "say",           "do",
        "intent",      "why",     "repair",   "right_when",    "cue",
        "impact",      "limits",  "feedback", "takeaway",      "cite",
        "sounds_like", "beware",  "practise", "finding",
    };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strcmp(keys[i], key) == 0)
            return true;
    return false;
}

/* Does it fit on the line of the change itself? */
static bool is_short(const struct primum_change *change)
{
    enum { SHORT = 48 };
    size_t length = (change->was ? strlen(change->was) : 0) +
                    (change->now ? strlen(change->now) : 0);
    return change->kind == PRIMUM_CHANGE_EDITED && !is_prose(change->key) &&
           length <= SHORT;
}

/* "`next` now door; was shut-down" */
static char *say_briefly(const char *key, const struct primum_change *change)
{
    if (!change->was)
        return buffer_text("%s now %s; it was not there", key, change->now);
    if (!change->now)
        return buffer_text("%s gone; was %s", key, change->was);
    return buffer_text("%s now %s; was %s", key, change->now, change->was);
}

/* "`why` reworded"; lines come and go by paragraphs. */
static char *say_at_length(const char *key, const struct primum_change *change)
{
    bool lines = strcmp(change->key, "lines") == 0;
    if (!change->was)
        return buffer_text("new%s %s", lines ? " paragraph in" : "", key);
    if (!change->now)
        return buffer_text("%s%s is gone", lines ? "a paragraph of " : "", key);
    if (lines)
        return buffer_text("a paragraph of %s changed", key);
    return buffer_text("%s %s", key,
                       is_prose(change->key) ? "reworded" : "changed");
}

static char *say_edited(const struct diff_page *page, const char *name,
                        const struct primum_change *change)
{
    char *key = diff_page_id(page, change->key);
    char *what = is_short(change) ? say_briefly(key, change)
                                  : say_at_length(key, change);
    char *text =
        buffer_text("%s%s%s", name ? name : "", name ? ": " : "", what);
    free(what);
    free(key);
    return text;
}

static char *say_order(const char *key)
{
    return buffer_text("the order of %s changed", strcmp(key, "interrupts") == 0
                                                      ? "the interrupts"
                                                      : "the choices");
}

/* Does it come or go that a scene goes on by itself? */
static bool is_passing(const struct diff_page *page,
                       const struct primum_change *change)
{
    struct part part = part_of(page, change);
    return change->subject == PRIMUM_SUBJECT_CHOICE &&
           is_silent(&part.scenario->choices[part.number]);
}

static char *say_come_or_gone(const char *name, bool silent, bool come)
{
    if (silent)
        return buffer_text(come ? "it goes on by itself now"
                                : "it no longer goes on by itself");
    return buffer_text(come ? "new: %s" : "%s is gone", name);
}

static char *say_change(const struct diff_page *page,
                        const struct primum_change *change)
{
    static const char *const others[] = {
        [PRIMUM_SUBJECT_SCENE] = "the scene",
        [PRIMUM_SUBJECT_CATALOGUE] = "a catalogue beside the scenario",
    };
    char *name = name_of(page, change), *now;
    char *text = NULL;
    const char *what = name ? name
                       : change->subject <= PRIMUM_SUBJECT_CATALOGUE
                           ? others[change->subject]
                           : NULL;
    switch (change->kind) {
    case PRIMUM_CHANGE_ADDED:
    case PRIMUM_CHANGE_GONE:
        text = say_come_or_gone(what, is_passing(page, change),
                                change->kind == PRIMUM_CHANGE_ADDED);
        break;
    case PRIMUM_CHANGE_RENAMED:
        now = diff_page_id(page, change->now);
        text = name ? buffer_text("%s is now called %s", name, now)
                    : buffer_text("it was called %s", change->was);
        free(now);
        break;
    case PRIMUM_CHANGE_EDITED:
        text = say_edited(page, name, change);
        break;
    case PRIMUM_CHANGE_ORDER:
        text = say_order(change->key);
        break;
    }
    free(name);
    return text;
}

/* ---- A line for each ----------------------------------------------------- */

static const char *sign_of(const struct primum_change *change)
{
    if (change->kind == PRIMUM_CHANGE_RENAMED ||
        change->kind == PRIMUM_CHANGE_ORDER || (change->was && change->now))
        return "~";
    return change->kind == PRIMUM_CHANGE_ADDED ||
                   (change->kind == PRIMUM_CHANGE_EDITED && change->now)
               ? "+"
               : "-";
}

/* In plain mode a sentence: with a capital, and a full stop. */
static void show_line(const struct diff_page *page,
                      const struct primum_change *change, const char *text)
{
    char first = *text;
    if (!screen_plain(page->screen)) {
        screen_rows(page->screen, &(struct screen_row){sign_of(change), text},
                    1);
        return;
    }
    if (first >= 'a' && first <= 'z')
        first = (char)(first - 'a' + 'A');
    char *line = buffer_text("%c%s.", first, text + 1);
    screen_paragraph(page->screen, line);
    free(line);
}

/* A response is called by its title, which says it. */
static bool has_title(const struct diff_page *page,
                      const struct primum_change *change)
{
    struct part part = part_of(page, change);
    return part.scenario->responses[part.number].title != NULL;
}

/* What it said and says, where that is not in the line. */
static void show_texts(const struct diff_page *page,
                       const struct primum_change *change)
{
    bool plain = screen_plain(page->screen);
    bool come_or_gone = change->kind == PRIMUM_CHANGE_ADDED ||
                        change->kind == PRIMUM_CHANGE_GONE;
    bool said = change->kind == PRIMUM_CHANGE_RENAMED || is_short(change) ||
                (come_or_gone && change->subject == PRIMUM_SUBJECT_RESPONSE &&
                 has_title(page, change));
    char *was =
        !said && change->was ? diff_text_part(change->was, change->now) : NULL;
    char *now =
        !said && change->now ? diff_text_part(change->now, change->was) : NULL;
    const struct screen_row rows[] = {{plain ? "Was" : "    was", was},
                                      {plain ? "Now" : "    now", now}};
    screen_rows(page->screen, rows, 2);
    free(was);
    free(now);
}

void diff_page_changes(const struct diff_page *page)
{
    const struct primum_change *change;
    char *last = NULL;
    for (size_t i = 0; (change = primum_diff_change(page->diff, i)); i++) {
        char *heading = heading_of(page, change);
        if (!last || strcmp(last, heading) != 0) {
            screen_gap(page->screen);
            screen_heading(page->screen, heading, NULL);
        }
        free(last);
        last = heading;
        char *text = say_change(page, change);
        show_line(page, change, text);
        free(text);
        show_texts(page, change);
    }
    free(last);
}
