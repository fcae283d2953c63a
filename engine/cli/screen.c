/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a conversation is made of, set on a page: titles, speech, choices,
 * labelled rows.  Each is said twice in this file: set in columns, and as a
 * sentence in plain mode. */
#include "screen.h"

#include "page.h"
#include "primum.h"

#include <stdlib.h>
#include <string.h>

/* ---- Paragraphs ---------------------------------------------------------- */

/* The full stop behind a title or a phrase that has none: who hears it knows
 * by it where it ends. */
static const char *stop_behind(const char *text)
{
    size_t length = strlen(text);
    return length > 0 && strchr(".?!:;,", text[length - 1]) ? "" : ".";
}

void screen_gap(struct screen *screen)
{
    if (screen->blank || screen->look.plain)
        return;
    page_line(screen, &(struct lead){0});
    screen->blank = true;
}

void screen_title(struct screen *screen, const char *text)
{
    if (!text)
        return;
    if (screen->look.plain) {
        page_say(screen, "%s%s", text, stop_behind(text));
        return;
    }
    page_set(screen, ROLE_STRONG, NULL, 0, text);
    char rule[SCREEN_WIDTH + 1];
    size_t width = screen_width(screen);
    memset(rule, '-', width);
    rule[width] = '\0';
    struct lead lead = {0};
    lead_put(&lead, screen, ROLE_TEXT, rule);
    page_line(screen, &lead);
}

void screen_heading(struct screen *screen, const char *text, const char *aside)
{
    if (!text)
        return;
    if (screen->look.plain) {
        if (aside)
            page_say(screen, "%s (%s).", text, aside);
        else
            page_say(screen, "%s%s", text, stop_behind(text));
        return;
    }
    struct lead lead = {0};
    size_t margin = page_margin(screen);
    lead_pad(&lead, margin);
    lead_put(&lead, screen, ROLE_STRONG, text);
    bool fits = !aside || lead.columns + page_columns_of(aside) + 4 <=
                              screen_width(screen);
    if (aside && fits) {
        lead_put(&lead, screen, ROLE_TEXT, "  (");
        lead_put(&lead, screen, ROLE_QUIET, aside);
        lead_put(&lead, screen, ROLE_TEXT, ")");
    }
    page_line(screen, &lead);
    if (!fits)
        page_set(screen, ROLE_QUIET, NULL, margin, aside);
}

static void set_paragraph(struct screen *screen, enum role role,
                          const char *text)
{
    if (text)
        page_set(screen, role, NULL, page_margin(screen), text);
}

void screen_paragraph(struct screen *screen, const char *text)
{
    set_paragraph(screen, ROLE_TEXT, text);
}

void screen_note(struct screen *screen, const char *text)
{
    set_paragraph(screen, ROLE_QUIET, text);
}

void screen_problem(struct screen *screen, const char *text)
{
    set_paragraph(screen, ROLE_PROBLEM, text);
}

/* ---- Speech and choices -------------------------------------------------- */

static char *quoted(const struct screen *screen, const char *text)
{
    return screen->look.utf8 ? buffer_text("\u201c%s\u201d", text)
                             : buffer_text("\"%s\"", text);
}

void screen_speech(struct screen *screen, const char *name, const char *text)
{
    if (!text)
        return;
    if (screen->look.plain) {
        page_say(screen, "%s says: %s", name, text);
        return;
    }
    struct lead lead = {0};
    lead_pad(&lead, page_margin(screen));
    lead_put(&lead, screen, ROLE_STRONG, name);
    size_t indent = lead.columns + 3;
    bool own_line = indent > screen_width(screen) / 3;
    if (own_line) {
        page_line(screen, &lead);
        indent = page_margin(screen) + 2;
    } else {
        lead_pad(&lead, indent);
    }
    char *words = quoted(screen, text);
    page_set(screen, ROLE_TEXT, own_line ? NULL : &lead, indent, words);
    free(words);
}

static const char *verb_of(const char *say)
{
    size_t length = say ? strlen(say) : 0;
    if (length == 0)
        return "do";
    return say[length - 1] == '?' ? "ask" : "say";
}

/* The number and the verb in two columns; narrow: hanging at the number. */
void screen_choice(struct screen *screen, size_t number, const char *say,
                   const char *deed)
{
    const char *verb = verb_of(say);
    if (screen->look.plain) {
        page_say(screen, "Choice %zu, %s: %s", number, verb, say ? say : deed);
        return;
    }
    bool narrow = page_narrow(screen);
    char *digits = buffer_text(narrow ? "%zu" : "%4zu", number);
    struct lead lead = {0};
    lead_put(&lead, screen, ROLE_STRONG, digits);
    lead_pad(&lead, lead.columns + (narrow ? 1 : 2));
    size_t indent = lead.columns;
    lead_put(&lead, screen, ROLE_LABEL, verb);
    lead_pad(&lead, narrow ? lead.columns + 1 : indent + 5);
    char *words = say ? quoted(screen, say) : NULL;
    page_set(screen, ROLE_TEXT, &lead, narrow ? indent : lead.columns,
             say ? words : deed);
    free(words);
    free(digits);
}

/* ---- Labelled rows ------------------------------------------------------- */

/* A label has its own line where the column of them would leave little. */
static void set_row(struct screen *screen, const struct screen_row *row,
                    size_t column)
{
    size_t margin = page_margin(screen);
    struct lead lead = {0};
    lead_pad(&lead, margin);
    lead_put(&lead, screen, ROLE_LABEL, row->label);
    if (column > screen_width(screen) / 2 || page_narrow(screen)) {
        page_line(screen, &lead);
        page_set(screen, ROLE_TEXT, NULL, margin + 2, row->text);
    } else {
        lead_pad(&lead, column);
        page_set(screen, ROLE_TEXT, &lead, column, row->text);
    }
}

void screen_rows(struct screen *screen, const struct screen_row *rows,
                 size_t count)
{
    size_t widest = 0;
    for (size_t i = 0; i < count; i++) {
        size_t columns = rows[i].text ? page_columns_of(rows[i].label) : 0;
        if (columns > widest)
            widest = columns;
    }
    for (size_t i = 0; i < count; i++) {
        if (!rows[i].text)
            continue;
        if (screen->look.plain)
            page_say(screen, "%s: %s%s", rows[i].label, rows[i].text,
                     stop_behind(rows[i].text));
        else
            set_row(screen, &rows[i], page_margin(screen) + widest + 3);
    }
}

/* ---- Lines as they are --------------------------------------------------- */

/* The line at *text without its newline, the caller's to free; NULL behind
 * the last. */
static char *next_line(const char **text)
{
    if (!**text)
        return NULL;
    size_t length = strcspn(*text, "\n");
    char *line = buffer_text("%.*s", (int)length, *text);
    *text += length + ((*text)[length] == '\n');
    return line;
}

static void put_verbatim(struct screen *screen, enum role role,
                         const char *text)
{
    for (char *line; (line = next_line(&text)); free(line)) {
        struct lead lead = {0};
        lead_put(&lead, screen, role, line);
        page_line(screen, &lead);
    }
}

void screen_verbatim(struct screen *screen, const char *text)
{
    put_verbatim(screen, ROLE_TEXT, text);
}

void screen_verbatim_strong(struct screen *screen, const char *text)
{
    put_verbatim(screen, ROLE_STRONG, text);
}

void screen_lines(struct screen *screen, const char *text)
{
    for (char *line; (line = next_line(&text)); free(line)) {
        size_t indent = strspn(line, " ");
        if (line[indent])
            page_set(screen, ROLE_TEXT, NULL, page_margin(screen) + indent,
                     line + indent);
        else
            screen_gap(screen);
    }
}

void screen_machine(struct screen *screen, const char *text)
{
    size_t length = strlen(text);
    page_begin(screen);
    buffer_add(&screen->page, text, length);
    if (length == 0 || text[length - 1] != '\n')
        buffer_put(&screen->page, "\n");
}
