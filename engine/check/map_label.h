/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text from a scenario on its way into a picture that Graphviz draws. */
#ifndef CHECK_MAP_LABEL_H
#define CHECK_MAP_LABEL_H

#include "base/text.h"

#include <stddef.h>

/* One line, harmless in an HTML-like label, in one of its attributes, and
 * between the quotation marks of any other attribute. */
void label_put(struct text *out, const char *words);

/* A paragraph for an HTML-like label: set in lines of so many columns, at most
 * `lines` of them, each ended by a break: flush left, or centred. */
#define LABEL_LEFT "<BR ALIGN=\"LEFT\"/>"
#define LABEL_CENTRE "<BR/>"
void label_put_lines(struct text *out, const char *words, size_t columns,
                     size_t lines, const char *line_break);

#endif
