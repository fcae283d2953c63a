/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes a draft down as an author would: in the language. */
#ifndef SUPPORT_WRITER_H
#define SUPPORT_WRITER_H

#include "support/draft.h"
#include "support/emitter.h"

/* A catalogue for the tags of all drafts. */
extern const char writer_catalogue[];

/* The draft as a file, in out.bytes, and where everything stands in it.  The
 * seed decides between forms that mean the same; `tidy` takes the plainest.
 * With `tags`, choices have some of the catalogue's. */
void writer_write(const struct draft *draft, uint64_t seed, bool tidy,
                  bool tags, struct emitter *emitter);

/* The same, when only the text is wanted; free() it. */
char *writer_text(const struct draft *draft, uint64_t seed, bool tidy);

/* A term as an expression, with more parentheses than it needs, perhaps. */
void term_write(struct text *out, struct dice *dice,
                const struct draft *draft, const struct term *term);

/* The id of a scene or ending. */
const char *draft_place_id(const struct draft *draft, uint32_t place);

#endif
