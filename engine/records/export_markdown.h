/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Texts that may hold anything, as Markdown that means just them. */
#ifndef RECORDS_EXPORT_MARKDOWN_H
#define RECORDS_EXPORT_MARKDOWN_H

#include "base/text.h"

/* In one line, wherever it stands; `*emphasis*` stays. */
void markdown_put(struct text *text, const char *words);

/* As paragraphs, each begun with `first` (trusted), an empty line behind each. */
void markdown_put_paragraphs(struct text *text, const char *first,
                             const char *words);

/* As a quotation that keeps its lines; stars are stars in it. */
void markdown_put_quote(struct text *text, const char *words);

#endif
