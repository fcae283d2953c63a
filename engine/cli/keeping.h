/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keeps what is done in a conversation, and asks what to do where that is not
 * possible: try again, go on with nothing being kept, or leave.  Each of these
 * is HEARD_ON once it is kept, and wherever nothing is to be kept; HEARD_LEFT
 * where the conversation is to end.
 *
 * What is on the disk before anybody sees what it led to cannot be lost. */
#ifndef CLI_KEEPING_H
#define CLI_KEEPING_H

#include "moment.h"
#include "primum_records.h"

#include <stdbool.h>

/* Is anything kept of this conversation?  Not with --no-record, and no more
 * after the trainee said to go on without. */
bool keeping_is_on(const struct conversation *conversation);

/* Before anything is done: opens the records. */
enum heard keeping_begin(struct conversation *conversation);

/* Keeps the moves that were made: a choice, a step back, another chance. */
enum heard keeping_answer(struct conversation *conversation);

/* Keeps what was foretold of a choice that is kept. */
enum heard keeping_predict(struct conversation *conversation,
                           const struct primum_prediction *prediction);

/* Keeps what was written in answer to a question. */
enum heard keeping_reflect(struct conversation *conversation,
                           const char *question, const char *answer);

/* Notes that the conversation is left, or over.  Says so if it cannot be noted,
 * and asks nothing. */
void keeping_leave(struct conversation *conversation);

/* Says where nobody can be asked that it cannot be kept, and why; returns the
 * exit code. */
int keeping_fail(const struct invocation *invocation,
                 const struct ledger *ledger);

/* What of the conversation is kept, in a sentence, for whoever leaves it. */
const char *keeping_say(const struct conversation *conversation);

#endif
