/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Changes, one line each, under the headings of what they are in.  The sign in
 * front of a line says nothing that its words do not say. */
#include "diff_page.h"

#include "buffer.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

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
    struct diff_part part = diff_page_part(page, change);
    return change->subject == PRIMUM_SUBJECT_CHOICE &&
           diff_is_silent(&part.scenario->choices[part.number]);
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
    char *name = diff_page_name(page, change), *other;
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
        other = diff_page_id(page, name ? change->now : change->was);
        text = name ? buffer_text("%s is now called %s", name, other)
                    : buffer_text("it was called %s", other);
        free(other);
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
static void say_line(const struct diff_page *page, const char *text)
{
    char first = *text;
    if (first >= 'a' && first <= 'z')
        first = (char)(first - 'a' + 'A');
    char *line = buffer_text("%c%s.", first, text + 1);
    screen_paragraph(page->screen, line);
    free(line);
}

/* Where there is no width for a column, behind the first word. */
static void show_line(const struct diff_page *page,
                      const struct primum_change *change, const char *text)
{
    const struct screen_row row = {sign_of(change), text};
    if (screen_plain(page->screen)) {
        say_line(page, text);
    } else if (screen_has_columns(page->screen)) {
        screen_rows(page->screen, &row, 1);
    } else {
        char *line = buffer_text("%s %s", row.label, text);
        screen_paragraph(page->screen, line);
        free(line);
    }
}

static void show_text(const struct diff_page *page, bool now, const char *text,
                      const char *other)
{
    bool plain = screen_plain(page->screen);
    char *part = diff_text_part(text, other);
    const struct screen_row row = {plain ? now ? "Now" : "Was"
                                   : now ? "    now"
                                         : "    was",
                                   part};
    if (plain || screen_has_columns(page->screen)) {
        screen_rows(page->screen, &row, 1);
    } else {
        char *line = buffer_text("  %s: %s", now ? "now" : "was", part);
        screen_lines(page->screen, line);
        free(line);
    }
    free(part);
}

/* A response is called by its title, which says it. */
static bool has_title(const struct diff_page *page,
                      const struct primum_change *change)
{
    struct diff_part part = diff_page_part(page, change);
    return part.scenario->responses[part.number].title != NULL;
}

/* What it said and says, where that is not in the line. */
static void show_texts(const struct diff_page *page,
                       const struct primum_change *change)
{
    bool come_or_gone = change->kind == PRIMUM_CHANGE_ADDED ||
                        change->kind == PRIMUM_CHANGE_GONE;
    bool said = change->kind == PRIMUM_CHANGE_RENAMED || is_short(change) ||
                (come_or_gone && change->subject == PRIMUM_SUBJECT_RESPONSE &&
                 has_title(page, change));
    if (!said && change->was)
        show_text(page, false, change->was, change->now);
    if (!said && change->now)
        show_text(page, true, change->now, change->was);
}

void diff_page_changes(const struct diff_page *page)
{
    const struct primum_change *change;
    char *last = NULL;
    for (size_t i = 0; (change = primum_diff_change(page->diff, i)); i++) {
        char *heading = diff_page_heading(page, change);
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
