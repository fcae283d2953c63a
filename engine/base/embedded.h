/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Texts that are compiled in: files of the source tree, each under its name
 * without folder and extension.  The Makefile says which files make up a table;
 * engine/embed.awk writes it. */
#ifndef BASE_EMBEDDED_H
#define BASE_EMBEDDED_H

struct embedded {
    const char *name, *text; /* NULL behind the last */
};

/* The pages of docs/diagnostics. */
extern const struct embedded embedded_pages[];

/* Words that advice looks for: engine/check/NAME.txt. */
extern const struct embedded embedded_lexicons[];

/* The text of that name; NULL if there is none. */
const char *embedded_find(const struct embedded *table, const char *name);

#endif
