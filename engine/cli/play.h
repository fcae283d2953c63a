/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the ways to play share. */
#ifndef CLI_PLAY_H
#define CLI_PLAY_H

#include "command.h"
#include "conversation.h"
#include "ledger.h"

/* The conversation with a person: what it is about is filled in (session,
 * ledger, recalls, since), all else follows from the invocation.  Returns the
 * exit code. */
int play_talk(const struct invocation *invocation, struct conversation *talk);

/* The same with the session of a record, explained as it was then.  `recalls`
 * is a sentence on what it goes on from; NULL: it begins as ever. */
int play_record(const struct invocation *invocation,
                struct primum_record *record, struct ledger *ledger,
                const char *recalls);

/* Closes what such a conversation had, whether or not it came to one. */
void play_close_record(struct primum_records *records,
                       struct primum_record *record, struct ledger *ledger);

/* The conversation with a program: an object a line out, an answer a line in.
 * Returns the exit code. */
int play_json(const struct invocation *invocation,
              struct primum_session *session, struct ledger *ledger);

#endif
