/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables: columns where they fit, sentences where they do not and in plain
 * mode.  Knows nothing of what is in the cells. */
#include "screen.h"

#include "page.h"

#include <assert.h>
#include <string.h>

enum { MOST_COLUMNS = 8 };

/* Where the columns of a table begin, and where the last one ends. */
struct grid {
    size_t indent, gap;
    size_t widths[MOST_COLUMNS];
    size_t total;
};

static const char *cell_of(const struct screen_table *table, size_t row,
                           size_t column)
{
    const char *cell = table->cells[row * table->columns + column];
    return cell ? cell : "";
}

static const char *head_of(const struct screen_table *table, size_t column)
{
    const char *head = table->heads ? table->heads[column] : NULL;
    return head ? head : "";
}

static size_t width_of(const struct screen_table *table, size_t column)
{
    size_t widest = page_columns_of(head_of(table, column));
    for (size_t row = 0; row < table->rows; row++) {
        size_t width = page_columns_of(cell_of(table, row, column));
        if (width > widest)
            widest = width;
    }
    return widest;
}

static const char mark[] = "<- this";

static void measure_grid(const struct screen_table *table, size_t indent,
                         size_t gap, struct grid *grid)
{
    *grid = (struct grid){.indent = indent, .gap = gap, .total = indent};
    for (size_t i = 0; i < table->columns; i++) {
        grid->widths[i] = width_of(table, i);
        grid->total += (i > 0 ? gap : 0) + grid->widths[i];
    }
    if (table->marked)
        grid->total += gap + sizeof mark - 1;
}

/* ---- In columns ---------------------------------------------------------- */

/* Cells are padded before the next one, so that no line ends in spaces. */
static void set_cells(struct screen *screen, const struct grid *grid,
                      const struct screen_table *table, size_t row,
                      struct lead *lead)
{
    size_t column = grid->indent;
    for (size_t i = 0; i < table->columns; i++) {
        const char *cell = cell_of(table, row, i);
        if (*cell) {
            lead_pad(lead, column);
            lead_put(lead, screen, ROLE_TEXT, cell);
        }
        column += grid->widths[i] + grid->gap;
    }
    if (row + 1 == table->marked) {
        lead_pad(lead, column);
        lead_put(lead, screen, ROLE_STRONG, mark);
    }
}

static void set_heads(struct screen *screen, const struct grid *grid,
                      const struct screen_table *table)
{
    struct lead lead = {0};
    lead_pad(&lead, page_margin(screen));
    lead_put(&lead, screen, ROLE_STRONG, head_of(table, 0));
    size_t column = grid->indent + grid->widths[0] + grid->gap;
    for (size_t i = 1; i < table->columns; i++) {
        if (*head_of(table, i)) {
            lead_pad(&lead, column);
            lead_put(&lead, screen, ROLE_LABEL, head_of(table, i));
        }
        column += grid->widths[i] + grid->gap;
    }
    page_line(screen, &lead);
}

static void set_columns(struct screen *screen, const struct grid *grid,
                        const struct screen_table *table)
{
    if (table->heads)
        set_heads(screen, grid, table);
    for (size_t row = 0; row < table->rows; row++) {
        struct lead lead = {0};
        set_cells(screen, grid, table, row, &lead);
        page_line(screen, &lead);
    }
}

/* ---- In sentences -------------------------------------------------------- */

/* Behind a question mark there is no colon. */
static bool ends_itself(const struct buffer *text)
{
    return strchr("?!", text->bytes[text->length - 1]) != NULL;
}

/* "first: head second; head third" */
static void join_cells(const struct screen_table *table, size_t row,
                       struct buffer *text)
{
    buffer_put(text, cell_of(table, row, 0));
    bool first = true;
    for (size_t i = 1; i < table->columns; i++) {
        const char *head = head_of(table, i), *cell = cell_of(table, row, i);
        if (!*cell)
            continue;
        if (text->length > 0)
            buffer_put(text, !first ? "; " : ends_itself(text) ? " " : ": ");
        buffer_format(text, "%s%s%s", head, *head ? " " : "", cell);
        first = false;
    }
    if (row + 1 == table->marked)
        buffer_put(text, " (this is what happened)");
}

static void set_sentences(struct screen *screen,
                          const struct screen_table *table)
{
    if (*head_of(table, 0))
        screen_heading(screen, head_of(table, 0), NULL);
    for (size_t row = 0; row < table->rows; row++) {
        struct buffer text = {0};
        join_cells(table, row, &text);
        if (screen->look.plain)
            page_say(screen, "%s.", text.bytes);
        else
            page_set(screen, ROLE_TEXT, NULL, page_margin(screen) + 2,
                     text.bytes);
        buffer_release(&text);
    }
}

void screen_table(struct screen *screen, const struct screen_table *table)
{
    assert(table->columns > 0 && table->columns <= MOST_COLUMNS);
    struct grid grid;
    size_t margin = page_margin(screen), width = screen_width(screen);
    measure_grid(table, margin + 2, 3, &grid);
    if (grid.total > width)
        measure_grid(table, margin, 2, &grid);
    if (screen->look.plain || grid.total > width)
        set_sentences(screen, table);
    else
        set_columns(screen, &grid, table);
}

bool screen_has_columns(const struct screen *screen)
{
    enum { ROOMY = 60 };
    return !screen_plain(screen) && screen_width(screen) >= ROOMY;
}
