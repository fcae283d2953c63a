/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is in the records after a fault: read back through the public
 * interface, as any program would, and compared with what was acknowledged. */
#ifndef SUPPORT_AFTERMATH_H
#define SUPPORT_AFTERMATH_H

#include "support/ordeal.h"

/* What is wrong, as bits; 0: nothing. */
enum aftermath {
    AFTERMATH_LOST = 1,    /* an answer was acknowledged, and is not there */
    AFTERMATH_CORRUPT = 2, /* the records are not whole, or hold what was never
                              said */
    AFTERMATH_SILENT = 4,  /* it went wrong, and nothing was said */
    AFTERMATH_BARED = 8,   /* others could get at it */
    AFTERMATH_HUNG = 16,
    AFTERMATH_GARBLED = 32, /* it said what it does not say otherwise */
    AFTERMATH_KINDS = 6
};

/* "lost", "corrupt" and so on, by the number of the bit. */
extern const char *const aftermath_names[AFTERMATH_KINDS];

/* How many attempts are kept below a home; -1 with the reason in `why` where
 * the records cannot be used, or are not sound. */
int aftermath_count(const char *home, struct text *why);

/* Opens the records to write, as the next session does, and closes them: what
 * was cut short is brought to its end. */
void aftermath_settle(const char *home);

/* After a conversation, where so many attempts were kept `before` it.  What is
 * wrong is put into words in `why`. */
int aftermath_of(const struct ordeal *ordeal, const struct outcome *outcome,
                 int before, struct text *why);

/* Did it end in a way that says what went wrong, if anything did?  Killed from
 * outside it need not. */
bool aftermath_told(const struct outcome *outcome);

#endif
