/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The way out: everything that is shown to a person passes through a screen.
 *
 * A screen gathers a page and writes it at once.  It makes every text safe
 * for a terminal, wraps it, and sets it by its role.  In plain mode the same
 * content is said in sentences, one after the other, for a screen reader: no
 * rules, columns, arrows or empty lines.
 *
 * A page is set to the width that the terminal has when it is begun, and at
 * most SCREEN_WIDTH.  Texts are UTF-8, may come from anywhere, and are copied;
 * `*stars*` emphasise where a function takes a paragraph.  A text that is NULL
 * shows nothing at all. */
#ifndef CLI_SCREEN_H
#define CLI_SCREEN_H

#include "look.h"

#include <stdbool.h>
#include <stddef.h>

#define SCREEN_WIDTH 76

struct screen;

/* A screen that writes to `fd`, which stays the caller's. */
struct screen *screen_new(int fd, struct look look);

/* Writes what is left, and frees.  NULL is fine. */
void screen_free(struct screen *screen);

/* Writes the page with one write(2) if the system takes it in one, and begins
 * the next.  Call it before waiting for anybody.  False if it could not be
 * written, now or before; then later pages are thrown away. */
bool screen_flush(struct screen *screen);

/* Where the page is longer than the terminal: writes what fits above a prompt
 * and keeps the rest.  False, with nothing written, if all of it fits, in plain
 * mode, and where there is no terminal. */
bool screen_flush_part(struct screen *screen);

/* Throws away what has not been written. */
void screen_drop(struct screen *screen);

/* The errno of the first failed write, 0 if there was none. */
int screen_trouble(const struct screen *screen);

/* Columns that text may take now, the margin included: 20 or less on a tiny
 * terminal, SCREEN_WIDTH on a wide one or on none. */
size_t screen_width(const struct screen *screen);

bool screen_plain(const struct screen *screen);
void screen_set_plain(struct screen *screen, bool plain);

/* Whether it has colour, bold and the like. */
bool screen_color(const struct screen *screen);

/* Whether the screen's own signs may be other than ASCII. */
bool screen_unicode(const struct screen *screen);

/* Whether a table is easier to read than sentences: where there is width, and
 * not in plain mode. */
bool screen_has_columns(const struct screen *screen);

/* ---- Paragraphs ---------------------------------------------------------- */

/* The title of a page with a rule under it. */
void screen_title(struct screen *screen, const char *text);

/* A heading inside a page, with a quiet aside behind it (NULL: none). */
void screen_heading(struct screen *screen, const char *text, const char *aside);

/* Running text: narration, a sentence of the program. */
void screen_paragraph(struct screen *screen, const char *text);

/* The same, quiet: what may be overlooked. */
void screen_note(struct screen *screen, const char *text);

/* What went wrong or is not possible, and what is. */
void screen_problem(struct screen *screen, const char *text);

/* What `name` says.  The screen adds quotation marks. */
void screen_speech(struct screen *screen, const char *name, const char *text);

/* An empty line, unless nothing was shown yet or one is there already; in plain
 * mode nothing. */
void screen_gap(struct screen *screen);

/* ---- Choices, rows, tables ---------------------------------------------- */

/* A choice with its number.  Exactly one of `say` and `deed` is not NULL, as
 * in struct primum_choice; what is said gets quotation marks, and the verb is
 * "ask" where it ends in a question mark.
 *
 *     1  say  "We can leave that door shut."
 *     2  do   Say nothing. Let the silence be.
 */
void screen_choice(struct screen *screen, size_t number, const char *say,
                   const char *deed);

/* Labelled rows, the labels in one column as wide as the widest.  A row
 * without text is left out.  On a narrow terminal a label has its own line.
 *
 *     How it landed   Pressed before she was ready, she guards herself.
 *     You could see   Her shoulders went up.
 */
struct screen_row {
    const char *label, *text;
};
void screen_rows(struct screen *screen, const struct screen_row *rows,
                 size_t count);

/* A table of `rows` times `columns` short cells, row after row; a NULL cell is
 * empty.  `heads` (NULL: none) are above the columns; the first of them names
 * the table.  `marked` counts rows from 1 (0: none): that row is the one that
 * happened, and is marked in words.  A table too wide for the page, and every
 * table in plain mode, is set as one sentence a row, without a full stop in the
 * cells:
 *
 *     coached at its best: the support helps in up to 6 in 10; it harms ...
 *
 * At most 8 columns. */
struct screen_table {
    const char *const *heads;
    const char *const *cells;
    size_t columns, rows, marked;
};
void screen_table(struct screen *screen, const struct screen_table *table);

/* ---- Lines as they are --------------------------------------------------- */

/* Text whose line breaks are kept and whose lines are not wrapped: made safe,
 * without margin.  A newline is added at the end if there is none. */
void screen_verbatim(struct screen *screen, const char *text);

/* The same, standing out: what a block of lines begins with. */
void screen_verbatim_strong(struct screen *screen, const char *text);

/* The same as screen_verbatim with each line wrapped to the page, behind the
 * margin. */
void screen_lines(struct screen *screen, const char *text);

/* A line for a machine: as it is, and a newline if there is none. */
void screen_machine(struct screen *screen, const char *text);

#endif
