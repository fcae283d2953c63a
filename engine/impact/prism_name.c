/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Knows which words PRISM keeps for itself, and nothing of what is named. */
#include "impact/prism_name.h"

#include "base/text.h"

#include <string.h>

/* The words in small letters that mean something in PRISM, or in what else
 * reads its language. */
static const char *const keywords[] = {
    "bool",
    "ceil",
    "clock",
    "const",
    "csg",
    "ctmc",
    "deadlock",
    "double",
    "dtmc",
    "endinit",
    "endinvariant",
    "endmodule",
    "endobservables",
    "endplayer",
    "endrewards",
    "endsystem",
    "exists",
    "false",
    "filter",
    "floor",
    "forall",
    "formula",
    "func",
    "global",
    "init",
    "int",
    "invariant",
    "label",
    "log",
    "ma",
    "max",
    "mdp",
    "min",
    "mod",
    "module",
    "multi",
    "nondeterministic",
    "observable",
    "observables",
    "of",
    "player",
    "pomdp",
    "popta",
    "pow",
    "prob",
    "probabilistic",
    "pta",
    "rate",
    "rewards",
    "round",
    "smg",
    "stochastic",
    "system",
    "true",
};

static bool is_keyword(const char *word, size_t length)
{
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
        if (strlen(keywords[i]) == length &&
            memcmp(keywords[i], word, length) == 0)
            return true;
    return false;
}

char *prism_name(const char *id)
{
    struct text name = {0};
    size_t length = strlen(id);

    text_put(&name, id);
    for (size_t i = 0; i < length; i++)
        if (name.bytes[i] == '-')
            name.bytes[i] = '_';
    while (length && name.bytes[length - 1] == '_')
        length--;
    if (is_keyword(name.bytes, length))
        text_put(&name, "_");
    return text_take(&name);
}

char *prism_place(const struct scenario *scenario, place where)
{
    struct text name = {0};

    text_put(&name, place_is_ending(scenario, where) ? "Ending_" : "Scene_");
    text_put(&name, place_id(scenario, where));
    for (char *c = name.bytes; *c; c++)
        if (*c == '-')
            *c = '_';
    return text_take(&name);
}
