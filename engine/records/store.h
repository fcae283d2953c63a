/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A database in one file: rows out of it and into it.  Its .c is the only file
 * that knows SQLite.
 *
 *     struct query *query = store_query(store, "SELECT title FROM attempt "
 *                                              "WHERE scenario = ?1");
 *     store_give_text(query, "the-closed-door");
 *     while (store_row(query))
 *         ...store_text(query, 0)...
 *     return store_end(query);
 *
 * What goes wrong is remembered, and comes out at the end: nothing in between
 * need be asked.  Several writes between store_begin() and store_commit() are
 * kept all or none, and once one of them has failed the others do nothing.
 *
 * A statement is prepared once and told by the address of its text, so that
 * text must be a constant. */
#ifndef RECORDS_STORE_H
#define RECORDS_STORE_H

#include "primum_records.h"
#include "records/store_trouble.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct store;
struct query;

/* Opens the file at `path`, which is ours if its application id is this one.
 * Never NULL; what is wrong with it is in store_problem().  For reading, a file
 * that is not there, or that nothing has been kept in yet, is as good as an
 * empty one: *fresh says that there are no tables yet.  A file that is not ours
 * is not written to. */
struct store *store_open(const char *path, enum primum_records_use use,
                         int32_t application, bool *fresh);
/* An empty one in memory, without tables. */
struct store *store_open_nowhere(void);
void store_close(struct store *store); /* NULL is fine */

/* From now on writes go through a log beside the file.  After the tables are
 * there; does nothing where it is so already. */
enum primum_status store_keep_log(struct store *store);

/* How long others are waited for; if nothing is said, five seconds. */
void store_be_patient(struct store *store, int milliseconds);

/* PRIMUM_WORLD once opening has failed. */
enum primum_status store_status(const struct store *store);

/* What went wrong last, as a sentence or two; NULL: nothing has. */
const char *store_problem(const struct store *store);

/* Says something else instead; returns `status`. */
enum primum_status store_fail(struct store *store, enum primum_status status,
                              const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Says what is wrong with the file, which is not used any more. */
enum primum_status store_refuse(struct store *store,
                                enum store_trouble trouble);

const char *store_library(void); /* SQLite's version */

/* The file's full name, for messages: safe to be shown. */
const char *store_name(const struct store *store);

/* ---- Queries ---- */

/* Begins a query, or a statement.  Always ended by store_end() or store_run();
 * the same one may be begun again in between. */
struct query *store_query(struct store *store, const char *sql);

/* The values of ?1, ?2 ... in their order.  They are copied.  NULL: no value. */
void store_give_int(struct query *query, int64_t number);
void store_give_text(struct query *query, const char *text);
void store_give_bytes(struct query *query, const void *bytes, size_t length);
void store_give_null(struct query *query);

/* On to the next row; false behind the last, or if something went wrong. */
bool store_row(struct query *query);

/* A column of this row, from 0, valid until the next row.  A text is UTF-8,
 * whatever is in the file, and NULL where there is none. */
int64_t store_int(struct query *query, int column);
const char *store_text(struct query *query, int column);
const void *store_bytes(struct query *query, int column, size_t *length);
int store_columns(struct query *query);
bool store_is_null(struct query *query, int column);

/* Is it exactly what is in the file: valid UTF-8 without a NUL in it? */
bool store_text_sound(struct query *query, int column);

/* PRIMUM_OK, or _WORLD. */
enum primum_status store_end(struct query *query);
enum primum_status store_run(struct query *query); /* the same, for no rows */

/* The number in the first column of the first row; `otherwise` without one. */
int64_t store_number(struct query *query, int64_t otherwise);

/* Several statements, one after another, without values or rows. */
enum primum_status store_script(struct store *store, const char *sql);

/* ---- Transactions ---- */

/* For writing, alone.  Waits for others, but not for ever. */
void store_begin(struct store *store);

/* PRIMUM_OK: all since store_begin() is on the disk.  _WORLD: none of it. */
enum primum_status store_commit(struct store *store);
/* What was found in between stands against it: there will be none of it. */
void store_object(struct store *store, enum store_trouble trouble);
void store_give_up(struct store *store); /* none of it, and nothing is wrong */

/* What is read in between is all of one moment.  May be nested. */
void store_hold(struct store *store);
void store_let_go(struct store *store);

/* The row that was written last. */
int64_t store_last_number(struct store *store);

#endif
