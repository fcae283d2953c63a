/* SPDX-License-Identifier: GPL-3.0-or-later */

/* YAML as a tree with positions.  Knows the file (section 2 of the language:
 * what is refused), not what its keys mean.  The only place that knows
 * libyaml, and of it only the event interface. */
#ifndef SCENARIO_YAML_H
#define SCENARIO_YAML_H

#include "base/arena.h"
#include "base/report.h"
#include "base/source.h"

#include <stdbool.h>
#include <stdint.h>

#define YAML_DEPTH_MAX 32
#define YAML_SCALAR_MAX (64u << 10)
#define YAML_FILE_MAX (64u << 20)

/* YAML_REFUSED stands where something was that the language does not have; it
 * has been reported, and whoever meets it says nothing more. */
enum yaml_kind { YAML_TEXT, YAML_MAP, YAML_LIST, YAML_REFUSED };
enum yaml_style {
    YAML_PLAIN,
    YAML_SINGLE,
    YAML_DOUBLE,
    YAML_LITERAL,
    YAML_FOLDED
};

/* A map's children alternate: key, value, key, value.  Keys are texts. */
struct yaml_node {
    union {
        const char *text;        /* YAML_TEXT; holds no NUL but its last */
        struct yaml_node *child; /* the first, or NULL */
    };
    struct yaml_node *next;
    uint32_t length; /* bytes of a text; items; pairs */
    struct mark start, end;
    uint8_t kind, style;
    bool open;            /* the file broke off inside it, or where it ends */
    bool comment_follows; /* unquoted, and ` #` on the same line */
};

struct yaml_tree {
    struct arena nodes;
    struct yaml_node *root; /* NULL: nothing to be read */
    bool complete;          /* false: a syntax error ended reading */
};

/* Who takes one part of a file while it is read. */
struct yaml_taker {
    const char *part; /* a key of the top map */
    void *context;
    /* The part is to come; `root` has what stands before it.  Returns where to
     * report from now on; NULL: the part is not to be taken.  Where there is no
     * function, reading ends here. */
    struct primum_report *(*begin)(void *context, const struct yaml_node *root);
    /* A pair of the part, if that is a map.  When it has been taken, the key
     * stays, but nothing of what its value holds.  False: reading ends here. */
    bool (*take)(void *context, const struct yaml_node *key);
};

/* Reads one document.  Everything wrong with its form goes to the report;
 * what could be read is in the tree, which all texts go with.  `taker` may be
 * NULL. */
void yaml_read(struct yaml_tree *tree, struct source *source,
               struct primum_report *report, const struct yaml_taker *taker);
void yaml_release(struct yaml_tree *tree);

/* Where the byte at `offset` of a text's value stands in the file, whatever
 * quotes, escapes, folding or indentation lie between. */
struct mark yaml_locate(const struct yaml_node *node, struct source *source,
                        size_t offset);

struct span yaml_span(const struct yaml_node *node);

/* libyaml's version. */
const char *yaml_library(void);

#endif
