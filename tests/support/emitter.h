/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes YAML in every form that means the same, and remembers where each
 * thing stands.  Knows YAML; knows nothing of scenarios but the roles that it
 * is told. */
#ifndef SUPPORT_EMITTER_H
#define SUPPORT_EMITTER_H

#include "base/text.h"
#include "support/dice.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a key and its value are, for those who plant mistakes. */
enum role {
    ROLE_NONE,
    ROLE_VERSION,
    ROLE_TITLE, /* the scenario's: a text that is required */
    ROLE_SAY,   /* or `do`: a text that is required */
    ROLE_SHOWN, /* an optional text for people */
    ROLE_LEVEL,
    ROLE_MINUTES,
    ROLE_NOTES, /* a text or a list of texts */
    ROLE_SHUFFLE,
    ROLE_PEOPLE,
    ROLE_PERSON, /* id: name, or a map */
    ROLE_WITH,
    ROLE_GAUGES,
    ROLE_GAUGE, /* id: start, or a map */
    ROLE_START, /* of a gauge, in a map that has min and max, too */
    ROLE_MIN,
    ROLE_MAX,
    ROLE_FACTS,
    ROLE_FACT,  /* the id of a fact in a map, true or false */
    ROLE_FIRST, /* `start`: a scene */
    ROLE_SCENES,
    ROLE_SCENE,
    ROLE_CHOICES,
    ROLE_CHOICE, /* id: a choice with `say` or `do` and more */
    ROLE_ONCE,
    ROLE_WHEN,
    ROLE_IF, /* `when` of an item of lines */
    ROLE_ELSE,
    ROLE_ODDS,   /* an expression */
    ROLE_WEIGHT, /* a number */
    ROLE_RESPONSES,
    ROLE_LINES,
    ROLE_TELL,   /* `text` in an item of lines */
    ROLE_SPEECH, /* a person in an item of lines */
    ROLE_EFFECTS,
    ROLE_CHANGE, /* of a gauge */
    ROLE_TURN,   /* of a fact */
    ROLE_NEXT,   /* required */
    ROLE_ON,     /* `next` of a scene, a single word */
    ROLE_MOVE,   /* `next` in `anytime`: optional */
    ROLE_ROUTES,
    ROLE_TAG,
    ROLE_ANYTIME,
    ROLE_INTERRUPTS,
    ROLE_ENDINGS,
    ROLE_ENDING,
    ROLE_OUTCOME,
    ROLE_WORTH,
    ROLE_EXPECT,
    ROLE_POLICY,
    ROLE_REACH,
    ROLE_BOUND
};

enum yaml_form {
    FORM_PLAIN,
    FORM_SINGLE,
    FORM_DOUBLE,
    FORM_LITERAL,
    FORM_FOLDED,
    FORM_GROUP /* a map or a list */
};

/* What of a draft a mark is about. */
enum about {
    ABOUT_TITLE, /* the scenario's */
    ABOUT_SCENE,
    ABOUT_ENDING,
    ABOUT_CHOICE,
    ABOUT_RESPONSE,
    ABOUT_CHOICE_WHEN, /* by the number of the choice, and so on */
    ABOUT_RESPONSE_WHEN,
    ABOUT_ODDS,
    ABOUT_LINE_WHEN,
    ABOUT_INTERRUPT_WHEN,
    ABOUT_EFFECT,
    ABOUT_EXPECTATION
};

/* Where something stands: its id, its value, or its first key. */
struct emitter_mark {
    enum about about;
    uint32_t number;
    size_t at;
};

struct spot {
    enum role role;
    enum yaml_form form;
    size_t line_start;       /* where its line begins */
    size_t key, key_end;     /* where its key stands */
    size_t value, value_end; /* and its value, quotes and all */
    uint32_t line, owner;    /* its line, and the one of what it belongs to */
    uint32_t depth;
    uint32_t beside; /* how many keys stand in the same map, this one, too */
    bool alone;      /* nothing else stands on its line or lines */
    bool single;     /* it is one line */
    bool quoted;     /* its key stands in quotes */
};

#define EMITTER_DEPTH 16

struct emitter {
    struct text out;
    struct dice dice;
    bool tidy;  /* everything in its plainest form */
    bool blind; /* of the spots only the last is kept */
    uint32_t line, depth;
    size_t line_start;
    struct emitter_level {
        bool list, flow;
        uint32_t indent, count, owner, spot; /* spot: of the last key */
        uint32_t first;                      /* spot that may be in here */
    } levels[EMITTER_DEPTH];
    struct spot *spots;         /* from 0 */
    struct emitter_mark *marks; /* from 0 */
    uint32_t spot_count, mark_count;
};

/* Begins with an open map, the top one; finish closes it. */
void emitter_init(struct emitter *emitter, uint64_t seed, bool tidy);
void emitter_finish(struct emitter *emitter);
void emitter_release(struct emitter *emitter);

/* The next thing of the open map. */
void emitter_key(struct emitter *emitter, enum role role, const char *key);

/* What stands behind a key, or in the open list.  In a map in brackets all is
 * in brackets. */
void emitter_map(struct emitter *emitter, bool brackets);
void emitter_list(struct emitter *emitter, bool brackets);
void emitter_end(struct emitter *emitter);
void emitter_word(struct emitter *emitter, const char *word);
void emitter_text(struct emitter *emitter, const char *text);

/* The same in one call. */
void emitter_pair(struct emitter *emitter, enum role role, const char *key,
                  const char *word);

/* Marks where a key, or its value, was written: that of the spot number
 * `spot`; UINT32_MAX: the last one. */
void emitter_mark_key(struct emitter *emitter, enum about about,
                      uint32_t number, uint32_t spot);
void emitter_mark_value(struct emitter *emitter, enum about about,
                        uint32_t number, uint32_t spot);

/* ---- The forms of a text: forms.c ---- */

/* Can this text stand without quotes, on one line? */
bool form_is_plain(const char *text, bool brackets);

/* Writes a text in a form of which nothing is left to chance but where it
 * breaks: at about `width` columns, with `indent` before each line; width 0:
 * nowhere. */
void form_write(struct text *out, struct dice *dice, enum yaml_form form,
                const char *text, uint32_t indent, uint32_t width);

#endif
