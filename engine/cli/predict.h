/* SPDX-License-Identifier: GPL-3.0-or-later */

/* --predict: what a trainee hopes and expects of a choice, asked before they
 * see how it lands, and what it was beside that. */
#ifndef CLI_PREDICT_H
#define CLI_PREDICT_H

#include "moment.h"

#include <stddef.h>

/* After a choice that is kept: asks, and keeps what is said.  HEARD_ON, or what
 * a command leads to.  Asks nothing where nobody waits, or nobody wants it. */
enum heard predict_ask(struct conversation *conversation);

/* Rows for what was foretold of a step, and how it went: at most this many, of
 * which those without text are left out.  Their texts go with
 * predict_rows_release(). */
enum { PREDICT_ROWS = 3 };
struct predict_rows {
    struct screen_row rows[PREDICT_ROWS];
    char *expected, *went;
};
void predict_rows_make(struct predict_rows *rows,
                       const struct conversation *conversation,
                       const struct primum_step *step);
void predict_rows_release(struct predict_rows *rows);

/* How likely it was that it would go which way, for who made a guess. */
void predict_show_odds(struct conversation *conversation,
                       const struct primum_step *step);

#endif
