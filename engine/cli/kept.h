/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the trainee's records are, and how a command gets at them. */
#ifndef CLI_KEPT_H
#define CLI_KEPT_H

#include "command.h"
#include "primum_records.h"

/* $PRIMUM_RECORDS, else records.db in the data folder; NULL if there is no
 * home.  The caller's to free. */
char *kept_path(void);

/* Opens them for a command.  A status; if it is not PRIMUM_OK it was said why,
 * and *records is NULL. */
int kept_open(const struct invocation *invocation, enum primum_records_use use,
              struct primum_records **records);

/* Opens them to be read, without a word.  NULL if that is not possible: then
 * *problem is a sentence, the caller's to free, or NULL where there is no home
 * to keep them in. */
struct primum_records *kept_look(char **problem);

/* Says what went wrong with them; returns the status. */
int kept_fail(const struct invocation *invocation,
              const struct primum_records *records, int status);

/* The attempt that `name` means (NULL: the last), read back.  A status; if it
 * is not PRIMUM_OK it was said why, and *record is NULL. */
int kept_find(const struct invocation *invocation,
              struct primum_records *records, const char *name,
              struct primum_record **record);

/* The end of an attempt's id, which is enough for people to name it by. */
const char *kept_short_id(const char *id);

/* Whose look back broke off is found among so many, the latest, at once,
 * however many there are. */
enum { KEPT_LATEST = 2 };

/* A new id for an attempt that begins now. */
void kept_new_id(int64_t now, char id[PRIMUM_ATTEMPT_ID]);

#endif
