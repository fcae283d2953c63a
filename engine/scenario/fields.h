/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The fields of a map, read by a table: unknown and missing keys, and values
 * of the wrong form, are reported here and nowhere else. */
#ifndef SCENARIO_FIELDS_H
#define SCENARIO_FIELDS_H

#include "base/arena.h"
#include "base/report.h"
#include "base/source.h"
#include "base/text.h"
#include "primum.h"
#include "scenario/yaml.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What reading needs to know of the file it reads. */
struct load {
    struct arena *arena; /* where texts go */
    struct source *source;
    struct primum_report *report;
    bool complete; /* false: the file broke off; a missing thing may follow */
};

enum field_kind {
    FIELD_SHOWN, /* const char *: a text for people, not empty */
    FIELD_TEXTS, /* struct primum_texts: a text, or a list of them */
    FIELD_FLAG,  /* bool: true or false */
    FIELD_WORD,  /* uint8_t: which of `words` */
    FIELD_NODE,  /* const struct yaml_node *: for the caller to read */
    FIELD_STRAY  /* the same: no key of this thing, but a slip to be met */
};

/* One key: where its value goes in the form (offsetof), and what it is. */
struct field {
    const char *key;
    size_t offset;
    enum field_kind kind;
    bool required;
    const char *const *words; /* FIELD_WORD: ends in NULL */
};

/* `what` is said in messages: "a choice". */
struct fields {
    const char *what;
    const struct field *rows;
    size_t count;
    bool optional; /* no row is required */
};

#define FIELDS(what, rows)                                                     \
    {                                                                          \
        what, rows, sizeof(rows) / sizeof *(rows), false                       \
    }
#define OPTIONAL_FIELDS(what, rows)                                            \
    {                                                                          \
        what, rows, sizeof(rows) / sizeof *(rows), true                        \
    }

/* A row of a table; the commonest are optional texts and nodes. */
#define FIELD_ROW(form, member, key, kind, required)                           \
    {                                                                          \
        key, offsetof(struct form, member), kind, required, NULL               \
    }
#define FIELD_ROW_WORD(form, member, key, words, required)                     \
    {                                                                          \
        key, offsetof(struct form, member), FIELD_WORD, required, words        \
    }
#define FIELD_ROW_SHOWN(form, member, key)                                     \
    FIELD_ROW(form, member, key, FIELD_SHOWN, false)
#define FIELD_ROW_NODE(form, member, key)                                      \
    FIELD_ROW(form, member, key, FIELD_NODE, false)

/* The field of a key; and the one that was probably meant by a word that is
 * none.  NULL: there is none. */
const struct field *fields_find(const struct fields *fields, const char *key);
const struct field *fields_meant(const struct fields *fields, const char *word);

/* Reads a map into `form`; what is absent stays as it was.  `owner` is the
 * node to point at where a key is missing (the id of the thing).  False, after
 * a report, if the node is no map. */
bool fields_read(const struct load *load, const struct fields *fields,
                 const struct yaml_node *owner, const struct yaml_node *map,
                 void *form);

/* ---- Values.  Each reports what is wrong, and then returns false or "". -- */

/* Adds a finding at a node. */
void load_report(const struct load *load, enum code code,
                 const struct yaml_node *at, const char *help,
                 const char *format, ...) __attribute__((format(printf, 5, 6)));

/* The same of a text in place of which `fix` is surely meant; NULL: none is. */
void load_report_fix(const struct load *load, enum code code,
                     const struct yaml_node *at, const char *fix,
                     const char *help, const char *format, ...)
    __attribute__((format(printf, 6, 7)));

/* The same at `length` bytes from `offset` of a text's value. */
void load_report_within(const struct load *load, enum code code,
                        const struct yaml_node *at, size_t offset,
                        size_t length, const char *message, const char *help);

/* ---- expect.c ---- */

extern const char load_group[]; /* what a map is called */

/* What stands there, in words. */
const char *load_found(const struct yaml_node *node);

/* Between braces, a key that no colon follows: the colon may be missing, or
 * have no space behind it.  False, and nothing reported, if neither is so. */
bool load_has_no_colon(const struct yaml_node *key);
bool load_report_no_colon(const struct load *load, const struct yaml_node *key);

/* Reports characters in a name that nobody sees; false if there are none. */
bool load_report_odd(const struct load *load, enum code code,
                     const struct yaml_node *name);

/* Reports that a ` #` cuts a text off. */
void load_report_lost(const struct load *load, const struct yaml_node *node);

/* Is it a map, a list, a text?  `what` is what it should be, in words. */
bool load_expect(const struct load *load, const struct yaml_node *node,
                 enum yaml_kind kind, const char *key, const char *what);

/* A text for people: checked, its lines folded to paragraphs ("\n\n"). */
const char *load_shown(const struct load *load, const struct yaml_node *node,
                       const char *key);
struct primum_texts load_texts(const struct load *load,
                               const struct yaml_node *node, const char *key);
/* Codes of advice that may be allowed. */
struct primum_texts load_codes(const struct load *load,
                               const struct yaml_node *node);
bool load_flag(const struct load *load, const struct yaml_node *node,
               const char *key, bool *flag);
bool load_whole(const struct load *load, const struct yaml_node *node,
                const char *key, int32_t least, int32_t most, int32_t *number);
/* "60%" or "7.5%" as 0.6 or 0.075. */
bool load_percent(const struct load *load, const struct yaml_node *node,
                  const char *key, double *share);
bool load_word(const struct load *load, const struct yaml_node *node,
               const char *key, const char *const *words, uint8_t *word);

/* "`a`, `b` or `c`" of words that end in NULL. */
void load_list_words(struct text *text, const char *const *words);

/* A text that outlives its node. */
static inline const char *load_kept(const struct load *load,
                                    const struct yaml_node *node)
{
    return arena_text(load->arena, node->text, node->length);
}

/* Reads an optional sign and digits within +-1,000,000; false for all else. */
bool load_number(const char *text, size_t length, int32_t *number);

/* Is this key fit for an id?  `joiner` is '-' or '_'; `reserved` ends in NULL.
 * The id is used all the same, so that nothing else is reported for it. */
void load_id(const struct load *load, const struct yaml_node *key, char joiner,
             const char *const *reserved);

#endif
