/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page under a screen: how wide it is, how a text is styled and set on it,
 * and how it is written.  Only screen.c and its neighbours use it, and the
 * terminal for its prompts. */
#ifndef CLI_PAGE_H
#define CLI_PAGE_H

#include "buffer.h"
#include "screen.h"

#include <stdbool.h>
#include <stddef.h>

/* What a text is, which decides how it looks. */
enum role {
    ROLE_TEXT,
    ROLE_STRONG, /* titles, speakers, numbers */
    ROLE_LABEL,
    ROLE_QUIET,
    ROLE_PROBLEM,
    ROLE_COUNT
};

struct screen {
    int fd;
    struct look look;
    struct buffer page;
    size_t columns; /* of text, while there is something on the page */
    bool blank;     /* an empty line would be one too many */
    int trouble;    /* errno */
};

/* A piece of a line that stands before a text: styled bytes, and the columns
 * that they take.  Starts as {0}; page_set() takes it over. */
struct lead {
    struct buffer bytes;
    size_t columns;
};

/* Adds text, made safe, in its role; and spaces up to a column. */
void lead_put(struct lead *lead, const struct screen *screen, enum role role,
              const char *text);
void lead_pad(struct lead *lead, size_t columns);

/* Fixes the width of the page, if it has only begun. */
void page_begin(struct screen *screen);

/* Columns that a text will take once it is safe. */
size_t page_columns_of(const char *text);

/* The column at which text begins: 1, or 0 in plain mode and on a narrow
 * terminal. */
size_t page_margin(const struct screen *screen);
bool page_narrow(const struct screen *screen);

/* Sets a text in lines, the first one behind `lead` (NULL: behind `indent`
 * spaces), the others behind `indent` spaces. */
void page_set(struct screen *screen, enum role role, struct lead *lead,
              size_t indent, const char *text);

/* Ends the line that `lead` holds, with nothing behind it. */
void page_line(struct screen *screen, struct lead *lead);

/* Writes all of it, and waits where there is no room.  Returns 0 or the errno
 * of what will never be written. */
int page_write(int fd, const char *bytes, size_t length);

/* A sentence without any indent, as in plain mode. */
void page_say(struct screen *screen, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
