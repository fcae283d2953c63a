/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes a draft down as an author would: in the language. */
#ifndef SUPPORT_WRITER_H
#define SUPPORT_WRITER_H

#include "support/draft.h"
#include "support/emitter.h"

/* A catalogue for the tags of all drafts. */
extern const char writer_catalogue[];

/* The draft as a file, into an emitter that has just been initialised.  With
 * `tags`, choices have some of the catalogue's. */
void writer_write(const struct draft *draft, bool tags,
                  struct emitter *emitter);

/* The same without tags, when only the text is wanted; free() it.  The seed
 * decides between forms that mean the same; `tidy` takes the plainest. */
char *writer_text(const struct draft *draft, uint64_t seed, bool tidy);

/* A term as an expression, with more parentheses than it needs, perhaps. */
void term_write(struct text *out, struct dice *dice, const struct draft *draft,
                const struct term *term);

/* ---- The parts, for the files writer*.c alone ---- */

struct writer {
    struct emitter *to;
    const struct draft *draft;
    bool tags;
};

/* Is it the second of two forms, so many times in a hundred?  A tidy draft
 * takes the first. */
bool writer_chooses(struct writer *writer, uint32_t hundredths);

/* Whether the file says more than the draft, so many times in a hundred: that
 * depends on the draft alone, and not on the form.  A tidy draft does not. */
enum addition {
    ADD_PRONOUNS,
    ADD_WITH,
    ADD_GOOD,
    ADD_ABOUT,
    ADD_LEVEL,
    ADD_MINUTES,
    ADD_NOTES,
    ADD_EXPECTATION,
    ADD_REACH,
    ADD_TAG
};
bool writer_adds(struct writer *writer, enum addition what, uint32_t number,
                 uint32_t hundredths);

/* A key and its value; nothing where that is NULL. */
void writer_number(struct writer *writer, enum role role, const char *key,
                   int32_t number);
void writer_shown(struct writer *writer, enum role role, const char *key,
                  const char *text);
void writer_term(struct writer *writer, enum role role, const char *key,
                 const struct term *term);
void writer_lines(struct writer *writer, struct rows rows);

/* Parts of the file. */
void writer_head(struct writer *writer);
void writer_people(struct writer *writer);
void writer_gauges(struct writer *writer);
void writer_facts(struct writer *writer);
void writer_start(struct writer *writer);
void writer_expectations(struct writer *writer);

#endif
