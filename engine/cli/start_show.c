/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The start screen as it is shown: on one page that can be taken in.  Reads
 * nothing; tells no endings and no choices, for nobody is to collect them. */
#include "start.h"

#include "buffer.h"
#include "when.h"
#include "words.h"

#include <stdlib.h>

/* So many lines leave room for the rest of the page on a small terminal. */
enum { ROWS_MOST = 11 };

/* ---- Lines --------------------------------------------------------------- */

/* "2  The Closed Door": a number keeps its thing, also in a search. */
static char *numbered(const struct screen *screen,
                      const struct start_page *page, size_t row)
{
    const char *title = page->rows[row].title;
    if (screen_plain(screen))
        return buffer_text("%zu, %s", row + 1, title);
    return buffer_text("%*zu  %s", page->count > 9 ? 2 : 1, row + 1, title);
}

/* How an offer is said, the less room there is the shorter; what is left out is
 * told by `why`. */
enum offer { OFFER_WHOLE, OFFER_SHORT, OFFER_UNNAMED };

static char *say_offer(const char *practice, enum offer offer)
{
    if (!practice || offer == OFFER_UNNAMED)
        return buffer_text("worth meeting again");
    return buffer_text(
        "%s: %s", offer == OFFER_WHOLE ? "worth meeting again" : "meet again",
        practice);
}

static char *note_of(const struct start_row *row, enum offer offer)
{
    const struct primum_scenario *head = row->item->head;
    if (row->offer)
        return say_offer(row->practice, offer);
    return buffer_text("%s", !head ? "cannot be read"
                             : head->content_notes.count > 0
                                 ? "hard topic: see note"
                                 : "");
}

/* When it was met last; who never practised is told what each of them is. */
static char *last_of(const struct screen *screen, const struct start_page *page,
                     const struct start_row *row)
{
    if (!row->item)
        return when_ago(row->last, page->now);
    if (!page->practised)
        return buffer_text("%s", row->item->kind);
    if (row->last > 0)
        return when_ago(row->last, page->now);
    return buffer_text("%s", screen_has_columns(screen) ? "-" : "");
}

/* ---- Parts of the page --------------------------------------------------- */

static void show_open(struct screen *screen, const struct start_page *page)
{
    enum { SHORT = 2 };
    static const char *const heads[SHORT] = {"Go on", ""};
    char *cells[START_OPEN * SHORT];
    size_t count = 0;
    for (size_t i = 0; i < page->open; i++) {
        const struct start_row *row = &page->rows[i];
        if (!row->found)
            continue;
        char *ago = last_of(screen, page, row);
        cells[count++] = numbered(screen, page, i);
        cells[count++] =
            buffer_text("%s, %s",
                        row->broke_off ? "broke off while looking back"
                                       : "left in the middle",
                        ago);
        free(ago);
    }
    if (count > 0) {
        screen_gap(screen);
        screen_table(screen,
                     &(struct screen_table){.heads = heads,
                                            .cells = (const char **)cells,
                                            .columns = SHORT,
                                            .rows = count / SHORT});
    }
    if (count > 0 && page->more_open && !page->search)
        screen_note(screen, "There is more to go on with: history.");
    for (size_t i = 0; i < count; i++)
        free(cells[i]);
}

enum { COLUMNS = 3 };

static void put_cells(const struct screen *screen,
                      const struct start_page *page, size_t row,
                      enum offer offer, char *cells[COLUMNS])
{
    cells[0] = numbered(screen, page, row);
    cells[1] = last_of(screen, page, &page->rows[row]);
    cells[2] = note_of(&page->rows[row], offer);
}

static void put_all(const struct screen *screen, const struct start_page *page,
                    const size_t *rows, size_t count, enum offer offer,
                    char **cells)
{
    for (size_t i = 0; i < count; i++)
        put_cells(screen, page, rows[i], offer, &cells[i * COLUMNS]);
}

/* Do they fit beside each other?  As wide as the widest of each column. */
static bool fits(const struct screen *screen, char *const *cells, size_t count)
{
    enum { GAPS = 7 };
    size_t total = GAPS;
    for (size_t column = 0; column < COLUMNS; column++) {
        size_t widest = 0;
        for (size_t i = column; i < count * COLUMNS; i += COLUMNS) {
            char *safe = primum_text_safe(cells[i]);
            size_t width = primum_text_width(safe);
            widest = width > widest ? width : widest;
            free(safe);
        }
        total += widest;
    }
    return total <= screen_width(screen);
}

static void drop_cells(char **cells, size_t count)
{
    for (size_t i = 0; i < count * COLUMNS; i++)
        free(cells[i]);
}

static void show_rows(struct screen *screen, const struct start_page *page,
                      const size_t *rows, size_t count)
{
    const char *heads[COLUMNS] = {"Practise", page->practised ? "last" : "",
                                  ""};
    char **cells = buffer_memory(NULL, count * COLUMNS * sizeof *cells);
    put_all(screen, page, rows, count, OFFER_WHOLE, cells);
    for (enum offer offer = OFFER_SHORT;
         screen_has_columns(screen) && offer <= OFFER_UNNAMED &&
         !fits(screen, cells, count);
         offer++) {
        drop_cells(cells, count);
        put_all(screen, page, rows, count, offer, cells);
    }
    screen_gap(screen);
    screen_table(screen, &(struct screen_table){.heads = heads,
                                                .cells = (const char **)cells,
                                                .columns = COLUMNS,
                                                .rows = count});
    drop_cells(cells, count);
    free(cells);
}

static void say_rest(struct screen *screen, size_t count)
{
    if (count == 0)
        return;
    char *text = buffer_text("%zu more: Enter shows all of them, /word "
                             "searches.",
                             count);
    screen_note(screen, text);
    free(text);
}

static void show_scenarios(struct screen *screen, struct start_page *page)
{
    size_t *rows = buffer_memory(NULL, page->count * sizeof *rows), count = 0;
    for (size_t i = page->open; i < page->count; i++)
        if (page->rows[i].found)
            rows[count++] = i;
    size_t most = page->whole || page->search ? count : ROWS_MOST - page->open;
    size_t shown = count < most + 2 ? count : most;
    if (shown > 0)
        show_rows(screen, page, rows, shown);
    say_rest(screen, count - shown);
    page->whole |= !page->search && shown == count;
    free(rows);
}

static void show_search(struct screen *screen, const struct start_page *page)
{
    size_t count = 0;
    for (size_t i = 0; i < page->count; i++)
        count += page->rows[i].found;
    char *text =
        count > 0
            ? buffer_text("What has \"%s\" in it. Enter shows all "
                          "again.",
                          page->search)
            : buffer_text("Nothing here has \"%s\" in its title, its "
                          "summary or its practices. Enter shows all again.",
                          page->search);
    screen_gap(screen);
    screen_note(screen, text);
    free(text);
}

static void show_calm(struct screen *screen, const struct start_page *page)
{
    screen_gap(screen);
    if (page->practised)
        screen_paragraph(screen, "No clock, no score. Practise what helps "
                                 "you.");
    else if (page->count > 0)
        screen_paragraph(screen, "The people are made up, and mistakes are "
                                 "what this is for. No clock, no score.");
    else
        screen_paragraph(screen, "No scenarios were found. `primum help list` "
                                 "says where they are looked for.");
}

/* Once, and quietly. */
static void show_problem(struct screen *screen, struct start_page *page)
{
    if (!page->problem || page->problem_said)
        return;
    page->problem_said = true;
    char *text = buffer_text("What you practised before cannot be read just "
                             "now. %s You can practise all the same.",
                             page->problem);
    screen_gap(screen);
    screen_note(screen, text);
    free(text);
}

/* ---- The page ------------------------------------------------------------ */

static bool has_offers(const struct start_page *page)
{
    for (size_t i = page->open; i < page->count; i++)
        if (page->rows[i].offer)
            return true;
    return false;
}

void start_page_hint(struct screen *screen, const struct start_page *page)
{
    char *text = buffer_text(
        "A number, /word to search, %slearn, %s, help, help now, "
        "quit.",
        has_offers(page) ? "why, " : "", page->practised ? "history" : "plain");
    screen_gap(screen);
    screen_note(screen, text);
    free(text);
}

void start_page_show(struct screen *screen, struct start_page *page)
{
    screen_gap(screen);
    screen_title(screen, "Primum");
    if (page->search)
        show_search(screen, page);
    show_open(screen, page);
    show_scenarios(screen, page);
    show_calm(screen, page);
    show_problem(screen, page);
    start_page_hint(screen, page);
}

/* ---- Why ----------------------------------------------------------------- */

static char *say_why(const struct start_page *page, const struct start_row *row)
{
    static const char *const reasons[] = {
        [PRIMUM_OFFER_SURE] = "You were sure there, and it went another way. "
                              "What surprises us is learned best.",
        [PRIMUM_OFFER_MISSED] = "A moment there asked for it, and you did "
                                "something else. Another day is a good day to "
                                "look again.",
        [PRIMUM_OFFER_TIME] = "You met it there, and that is a while ago. "
                              "What is met again after some days stays.",
    };
    char *ago = when_ago(row->offer->last, page->now);
    char *text = buffer_text("%s%s%s. %s", row->practice ? row->practice : "",
                             row->practice ? ", " : "", ago,
                             reasons[row->offer->reason]);
    free(ago);
    return text;
}

void start_page_why(struct screen *screen, const struct start_page *page)
{
    screen_gap(screen);
    for (size_t i = page->open; i < page->count; i++) {
        const struct start_row *row = &page->rows[i];
        if (!row->offer)
            continue;
        char *text = say_why(page, row);
        screen_rows(screen, &(struct screen_row){row->title, text}, 1);
        free(text);
    }
    screen_gap(screen);
    screen_note(screen, has_offers(page)
                            ? "These are offers, and no duties."
                            : "Nothing here is worth meeting again just now.");
}
