/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The codes of diagnostics, in one table: what each is called, how grave it
 * is, and how it is known. */
#ifndef BASE_CODE_H
#define BASE_CODE_H

#include "primum.h"

/* Order as in the table of code.c. */
enum code {
    /* Read: what the file says does not mean anything. */
    CODE_YAML,
    CODE_ENCODING,
    CODE_DUPLICATE_KEY,
    CODE_UNKNOWN_KEY,
    CODE_MISSING_KEY,
    CODE_ALIAS,
    CODE_TAG,
    CODE_TOO_DEEP,
    CODE_TOO_LARGE,
    CODE_CONTROL_CHARACTER,
    CODE_BAD_ID,
    CODE_BAD_VALUE,
    CODE_BAD_EXPRESSION,
    CODE_UNKNOWN_NAME,
    CODE_UNKNOWN_TARGET,
    CODE_UNKNOWN_TAG,
    CODE_LOST_TEXT,
    /* Proved: over every state that can be reached. */
    CODE_DEAD_END,
    CODE_NO_RESPONSE,
    CODE_NO_WAY_OUT,
    CODE_OVERFLOW,
    CODE_EXPECTATION,
    CODE_UNREACHABLE_SCENE,
    CODE_UNREACHABLE_ENDING,
    CODE_UNREACHABLE_CHOICE,
    CODE_UNREACHABLE_RESPONSE,
    CODE_CONSTANT_CONDITION,
    CODE_IDLE_EFFECT,
    CODE_NO_REPAIR,
    CODE_SIMPLE_STYLE_WINS,
    CODE_STYLE_DOES_NOT_APPLY,
    CODE_NOT_PROVED,
    /* Advised: the author may have weighed it, and allow it. */
    CODE_NO_INTENT,
    CODE_NO_IMPACT,
    CODE_NO_PRACTICE,
    CODE_LENGTH_GIVES_AWAY,
    CODE_TONE_GIVES_AWAY,
    CODE_ALWAYS_BEST,
    CODE_FREE_MOVE,
    CODE_STIGMA_WORD,
    CODE_READING_LEVEL,
    CODE_LONG_SCREEN,
    CODE_NO_CONTENT_NOTE,
    CODE_NO_ATTRIBUTION,
    CODE_COUNT
};

enum code_kind {
    CODE_READ = PRIMUM_CODE_READ,
    CODE_PROVED = PRIMUM_CODE_PROVED,
    CODE_ADVISED = PRIMUM_CODE_ADVISED
};

const char *code_name(enum code code);
enum primum_severity code_severity(enum code code);
enum code_kind code_kind(enum code code);

/* The code of that name; CODE_COUNT if there is none. */
enum code code_find(const char *name);

/* The first paragraph of its page, in one line; the caller's. */
char *code_about(enum code code);

#endif
