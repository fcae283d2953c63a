/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tables of the records, in all the forms that they have had. */
#ifndef RECORDS_SCHEMA_H
#define RECORDS_SCHEMA_H

#include "records/store.h"

/* "Prim": how `file` and others know the records. */
#define SCHEMA_APPLICATION INT32_C(0x5072696d)

/* The number of the form that is written today. */
#define SCHEMA_FORM 1

/* Brings the tables up to that form, each step whole or not at all.  PRIMUM_OK,
 * or _WORLD: they are of a later form, or cannot be brought up. */
enum primum_status schema_bring_up(struct store *store, bool fresh,
                                   enum primum_records_use use);

/* Are all tables and indices as this program makes them, and no others? */
bool schema_is_ours(struct store *store);

/* The form that they are in; -1: that could not be read. */
int schema_form(struct store *store);

#endif
