/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The exact texts that attempts were played from, each kept once. */
#ifndef RECORDS_TEXTS_H
#define RECORDS_TEXTS_H

#include "records/store.h"

/* Keeps a text unless it is there; its number.  Within a transaction. */
int64_t texts_keep(struct store *store, const char *bytes, size_t length);

/* Takes away those that no attempt was played from. */
void texts_drop_unused(struct store *store);

#endif
