/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tables.  What must hold between them beyond what stands here is numbered in
 * docs/records.md.  Times are milliseconds since 1970, UTC. */
#include "records/schema.h"

#include "base/text.h"

#include <stdlib.h>
#include <string.h>

/* What cannot be made again from anything else. */
#define KEPT                                                                   \
    "CREATE TABLE about("                                                      \
    "  key TEXT PRIMARY KEY,"                                                  \
    "  value TEXT NOT NULL) STRICT, WITHOUT ROWID;"                            \
    "CREATE TABLE text("                                                       \
    "  number INTEGER PRIMARY KEY,"                                            \
    "  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),"               \
    "  bytes BLOB NOT NULL) STRICT;"                                           \
    "CREATE TABLE attempt("                                                    \
    "  number INTEGER PRIMARY KEY,"                                            \
    "  id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),"                       \
    "  scenario TEXT NOT NULL,"                                                \
    "  title TEXT NOT NULL,"                                                   \
    "  path TEXT,"                                                             \
    "  text INTEGER NOT NULL REFERENCES text(number),"                         \
    "  catalogue INTEGER REFERENCES text(number),"                             \
    "  start TEXT NOT NULL,"                                                   \
    "  seed INTEGER NOT NULL CHECK (seed BETWEEN 0 AND 9007199254740991),"     \
    "  begun INTEGER NOT NULL,"                                                \
    "  explains_last INTEGER NOT NULL CHECK (explains_last IN (0, 1)),"        \
    "  predicts INTEGER NOT NULL CHECK (predicts IN (0, 1)),"                  \
    "  after TEXT,"                                                            \
    "  borrowed INTEGER NOT NULL CHECK (borrowed >= 0)) STRICT;"               \
    "CREATE TABLE move("                                                       \
    "  attempt INTEGER NOT NULL REFERENCES attempt(number)"                    \
    "    ON DELETE CASCADE,"                                                   \
    "  number INTEGER NOT NULL CHECK (number >= 0),"                           \
    "  at INTEGER NOT NULL,"                                                   \
    "  kind TEXT NOT NULL CHECK (kind IN ('choice', 'rewind', 'seed')),"       \
    "  choice TEXT CHECK ((choice IS NOT NULL) = (kind = 'choice')),"          \
    "  value INTEGER CHECK ((value IS NULL) = (kind = 'choice')"               \
    "    AND value BETWEEN 0 AND 9007199254740991),"                           \
    "  PRIMARY KEY (attempt, number)) STRICT, WITHOUT ROWID;"                  \
    "CREATE TABLE visit("                                                      \
    "  attempt INTEGER NOT NULL REFERENCES attempt(number)"                    \
    "    ON DELETE CASCADE,"                                                   \
    "  number INTEGER NOT NULL CHECK (number >= 0),"                           \
    "  begun INTEGER NOT NULL,"                                                \
    "  ended INTEGER CHECK (ended >= begun),"                                  \
    "  PRIMARY KEY (attempt, number)) STRICT, WITHOUT ROWID;"                  \
    "CREATE TABLE prediction("                                                 \
    "  attempt INTEGER NOT NULL,"                                              \
    "  move INTEGER NOT NULL,"                                                 \
    "  at INTEGER NOT NULL,"                                                   \
    "  hope TEXT,"                                                             \
    "  guess INTEGER NOT NULL CHECK (guess IN (-1, 0, 1)),"                    \
    "  sure INTEGER NOT NULL CHECK (sure BETWEEN 0 AND 4),"                    \
    "  PRIMARY KEY (attempt, move),"                                           \
    "  FOREIGN KEY (attempt, move) REFERENCES move(attempt, number)"           \
    "    ON DELETE CASCADE) STRICT, WITHOUT ROWID;"                            \
    "CREATE TABLE reflection("                                                 \
    "  attempt INTEGER NOT NULL REFERENCES attempt(number)"                    \
    "    ON DELETE CASCADE,"                                                   \
    "  number INTEGER NOT NULL CHECK (number >= 0),"                           \
    "  at INTEGER NOT NULL,"                                                   \
    "  question TEXT NOT NULL,"                                                \
    "  answer TEXT NOT NULL,"                                                  \
    "  PRIMARY KEY (attempt, number)) STRICT, WITHOUT ROWID;"

/* What follows from it, kept so that lists are quick.  `standing` and `outcome`
 * are the numbers of primum_records.h and primum.h. */
#define DERIVED                                                                \
    "CREATE TABLE summary("                                                    \
    "  attempt INTEGER PRIMARY KEY REFERENCES attempt(number)"                 \
    "    ON DELETE CASCADE,"                                                   \
    "  last INTEGER NOT NULL,"                                                 \
    "  choices INTEGER NOT NULL CHECK (choices >= 0),"                         \
    "  standing INTEGER NOT NULL CHECK (standing IN (0, 1, 2)),"               \
    "  ending TEXT,"                                                           \
    "  ending_title TEXT,"                                                     \
    "  outcome INTEGER CHECK (outcome IN (0, 1, 2)),"                          \
    "  CHECK ((ending IS NULL) = (outcome IS NULL))) STRICT;"                  \
    "CREATE TABLE tally("                                                      \
    "  attempt INTEGER NOT NULL REFERENCES attempt(number)"                    \
    "    ON DELETE CASCADE,"                                                   \
    "  tag TEXT NOT NULL,"                                                     \
    "  harm INTEGER NOT NULL CHECK (harm IN (0, 1)),"                          \
    "  met INTEGER NOT NULL CHECK (met >= 0),"                                 \
    "  asked INTEGER NOT NULL CHECK (asked >= 0),"                             \
    "  missed INTEGER NOT NULL CHECK (missed BETWEEN 0 AND asked),"            \
    "  surely INTEGER NOT NULL CHECK (surely BETWEEN 0 AND missed),"           \
    "  PRIMARY KEY (attempt, tag)) STRICT, WITHOUT ROWID;"

/* Lists in their order; an attempt by the end of its id; and what refers to a
 * thing, for when that goes. */
#define INDICES                                                                \
    "CREATE INDEX attempt_begun ON attempt(begun);"                            \
    "CREATE INDEX attempt_scenario ON attempt(scenario, begun);"               \
    "CREATE INDEX attempt_end ON attempt(substr(id, -4));"                     \
    "CREATE INDEX attempt_text ON attempt(text);"                              \
    "CREATE INDEX attempt_catalogue ON attempt(catalogue)"                     \
    "  WHERE catalogue IS NOT NULL;"                                           \
    "CREATE INDEX attempt_after ON attempt(after) WHERE after IS NOT NULL;"    \
    "CREATE INDEX summary_open ON summary(last) WHERE standing = 0;"           \
    "CREATE INDEX reflection_at ON reflection(at);"

/* steps[n] makes form n + 1 of form n. */
static const char *const steps[SCHEMA_FORM] = {
    "PRAGMA application_id = 0x5072696d;" KEPT DERIVED INDICES,
};

int schema_form(struct store *store)
{
    return (int)store_number(store_query(store, "PRAGMA user_version"), -1);
}

/* In its turn: somebody else may have been quicker. */
static enum primum_status step_up(struct store *store)
{
    struct text number = {0};

    store_begin(store);
    int form = schema_form(store);
    if (form >= 0 && form < SCHEMA_FORM) {
        store_script(store, steps[form]);
        text_format(&number, "PRAGMA user_version = %d", form + 1);
        store_script(store, number.bytes);
        text_release(&number);
    }
    return store_commit(store);
}

enum primum_status schema_bring_up(struct store *store, bool fresh,
                                   enum primum_records_use use)
{
    enum primum_status status = store_status(store);

    for (int form; !status && (form = schema_form(store)) != SCHEMA_FORM;) {
        if (form < 0)
            status = PRIMUM_WORLD;
        else if (form > SCHEMA_FORM)
            status = store_refuse(store, TROUBLE_NEWER);
        else if (use == PRIMUM_RECORDS_READ && !fresh)
            status = store_refuse(store, TROUBLE_OLDER);
        else
            status = step_up(store);
    }
    if (!status && use == PRIMUM_RECORDS_WRITE)
        status = store_keep_log(store);
    return status;
}

/* Everything in a database that a statement has made, in one text. */
static char *made_by(struct store *store)
{
    struct query *query =
        store_query(store, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"
                           "  ORDER BY type, name");
    struct text text = {0};

    text_put(&text, "");
    while (store_row(query)) {
        const char *sql = store_text(query, 0);
        text_format(&text, "%s;\n", sql ? sql : "");
    }
    store_end(query);
    return text_take(&text);
}

bool schema_is_ours(struct store *store)
{
    struct store *model = store_open_nowhere();

    schema_bring_up(model, true, PRIMUM_RECORDS_READ);
    char *ours = made_by(model), *theirs = made_by(store);
    bool same = !strcmp(ours, theirs);
    free(ours);
    free(theirs);
    store_close(model);
    return same;
}
