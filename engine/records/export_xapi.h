/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What statements of xAPI are made of. */
#ifndef RECORDS_EXPORT_XAPI_H
#define RECORDS_EXPORT_XAPI_H

#include "records/export.h"

/* Verbs; those of ADL's vocabulary where it has them. */
enum xapi_verb {
    XAPI_INITIALIZED,
    XAPI_ANSWERED,
    XAPI_WENT_BACK,
    XAPI_PREDICTED,
    XAPI_COMMENTED,
    XAPI_SUSPENDED,
    XAPI_RESUMED,
    XAPI_COMPLETED,
    XAPI_TERMINATED
};

/* The IRI of an extension of ours: XAPI_OWN "seed". */
#define XAPI_OWN "urn:primum:xapi:"

struct xapi_statement {
    enum xapi_verb verb;
    int64_t at;
    /* What tells it apart from others of its verb in this attempt: the same
     * for ever. */
    const char *which;
    struct json *object;   /* NULL: the scenario */
    struct json *result;   /* NULL: none */
    struct json *category; /* a list of activities; NULL: none */
    struct json *more;     /* extensions of the context; NULL: none */
};

/* Adds it as a line, and frees what is in it. */
void xapi_add(struct text *text, const struct tale *tale,
              const struct xapi_statement *statement);

/* ---- Activities ---- */

struct json *xapi_scenario(const struct tale *tale, bool whole);

/* A choice as an interaction: the moment, and what was on offer in it. */
struct json *xapi_moment(const struct tale *tale,
                         const struct tale_event *event);

/* The practices of a choice and the harms of the response; NULL: neither. */
struct json *xapi_tags(const struct tale *tale, const struct primum_step *step);

/* ---- Values ---- */

/* A text in a language, as a map of them has it. */
void xapi_put_words(struct json *map, const char *key, const struct tale *tale,
                    const char *words);

/* A chance to six places, for statements must not change with the last bit. */
void xapi_put_chance(struct json *map, const char *key, double chance);

/* As ISO 8601 has it, to hundredths of a second. */
void xapi_put_duration(struct json *map, const char *key, int64_t duration);

/* The language of the scenario, "und" where that is not one for sure. */
const char *xapi_language(const struct primum_scenario *words);

#endif
