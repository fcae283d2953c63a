/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What changed, on a page: the changes, and where they lead. */
#ifndef CLI_DIFF_PAGE_H
#define CLI_DIFF_PAGE_H

#include "primum.h"
#include "screen.h"

#include <stdbool.h>
#include <stdint.h>

struct diff_page {
    struct screen *screen;
    const struct primum_scenario *before, *after;
    const struct primum_diff *diff;
};

/* Each change, in the order in which the library has them, under headings. */
void diff_page_changes(const struct diff_page *page);

/* How the likely impact moved; `problem` is why it is not known, or NULL. */
void diff_page_moved(const struct diff_page *page, const char *problem);

/* An id, set apart from the words around it; in plain mode as it is.  The
 * caller's to free. */
char *diff_page_id(const struct diff_page *page, const char *id);

/* ---- diff_name.c ---- */

/* The version in which a thing is there, and its number in that. */
struct diff_part {
    const struct primum_scenario *scenario;
    uint32_t number;
};
struct diff_part diff_page_part(const struct diff_page *page,
                                const struct primum_change *change);

/* What a change stands under, and what it is about (NULL: the heading says
 * it).  Both are the caller's to free. */
char *diff_page_heading(const struct diff_page *page,
                        const struct primum_change *change);
char *diff_page_name(const struct diff_page *page,
                     const struct primum_change *change);

/* Time passes: nobody chooses. */
bool diff_is_silent(const struct primum_choice *choice);

/* ---- diff_text.c ---- */

/* One of two texts, shortened: what both have at their beginnings and ends is
 * left out but for some words.  `other` may be NULL.  The caller's to free. */
char *diff_text_part(const char *text, const char *other);

#endif
