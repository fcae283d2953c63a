/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pieces of the page of a cohort, as HTML that is XML as well: texts, numbers,
 * bars, tables.  Whatever comes from an export goes through page_words(). */
#ifndef RECORDS_COHORT_PAGE_H
#define RECORDS_COHORT_PAGE_H

#include "base/text.h"
#include "primum_records.h"

/* What the page begins with, up to its main part, and how it ends. */
void page_open(struct text *out);
void page_close(struct text *out);

/* A text from anywhere, escaped for a place between tags or in quotes. */
void page_words(struct text *out, const char *words);

/* "10", or why it is not told; `before` (NULL: nothing) goes before a number. */
void page_about(struct text *out, const char *before, primum_about number);

/* A row of a table: its name with a bar beneath it, and how often.  `mark`, in
 * hundredths, is drawn across the bar; -1: none. */
struct page_row {
    const char *name;  /* in its own words, or an id */
    const char *aside; /* a quiet line beneath it; NULL: none */
    struct primum_portion times;
    const char *unit; /* of what it is, in place of how many in 100 */
    int mark;
    bool has_mark;                     /* there is a column for it */
    const struct primum_portion *also; /* one more column; NULL: none */
};

/* What stands above the columns; NULL where there is no such column. */
struct page_heads {
    const char *name, *times, *mark, *also;
};

/* A table with a caption and a row for each; `rest` (NULL: none) is the name of
 * a last row, for all that is not told. */
void page_table_open(struct text *out, const char *caption,
                     const struct page_heads *heads);
void page_table_row(struct text *out, const struct page_row *row);
void page_table_close(struct text *out, const char *rest);

#endif
