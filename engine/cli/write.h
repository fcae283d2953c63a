/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a trainee writes for themselves: a question, and an answer of one line,
 * of several, or from their own editor.  It is kept where the records are, and
 * shown to nobody else. */
#ifndef CLI_WRITE_H
#define CLI_WRITE_H

#include "moment.h"

/* As much as is kept of an answer, in bytes: a line as long as a terminal gives
 * may have been cut, and is already more. */
#define WRITE_MOST (TERMINAL_LINE_MAX - 1)

/* "kept on this computer, for you", or that it is kept nowhere. */
const char *write_where(const struct conversation *conversation);

/* How answers are given, and ended: said once before the first question. */
void write_show_how(struct conversation *conversation);

/* Puts a question.  HEARD_ON, or what a command leads to; what was written up to
 * then is kept.  Where nobody waits, only the question is shown. */
enum heard write_answer(struct conversation *conversation,
                        const char *question);

/* The same for a sentence, which is one line; `question` is what is kept. */
enum heard write_sentence(struct conversation *conversation,
                          const char *question);

#endif
