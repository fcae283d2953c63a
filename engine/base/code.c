/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of everything that can be wrong.  Does not know how it is found,
 * nor what is said about it. */
#include "base/code.h"

#include <string.h>

static const struct {
    const char *name;
    enum primum_severity severity;
    enum code_kind kind;
} codes[] = {
    [CODE_YAML] = {"yaml", PRIMUM_ERROR, CODE_READ},
    [CODE_ENCODING] = {"encoding", PRIMUM_ERROR, CODE_READ},
    [CODE_DUPLICATE_KEY] = {"duplicate-key", PRIMUM_ERROR, CODE_READ},
    [CODE_UNKNOWN_KEY] = {"unknown-key", PRIMUM_ERROR, CODE_READ},
    [CODE_MISSING_KEY] = {"missing-key", PRIMUM_ERROR, CODE_READ},
    [CODE_ALIAS] = {"alias", PRIMUM_ERROR, CODE_READ},
    [CODE_TAG] = {"tag", PRIMUM_ERROR, CODE_READ},
    [CODE_TOO_DEEP] = {"too-deep", PRIMUM_ERROR, CODE_READ},
    [CODE_TOO_LARGE] = {"too-large", PRIMUM_ERROR, CODE_READ},
    [CODE_CONTROL_CHARACTER] = {"control-character", PRIMUM_ERROR, CODE_READ},
    [CODE_BAD_ID] = {"bad-id", PRIMUM_ERROR, CODE_READ},
    [CODE_BAD_VALUE] = {"bad-value", PRIMUM_ERROR, CODE_READ},
    [CODE_BAD_EXPRESSION] = {"bad-expression", PRIMUM_ERROR, CODE_READ},
    [CODE_UNKNOWN_NAME] = {"unknown-name", PRIMUM_ERROR, CODE_READ},
    [CODE_UNKNOWN_TARGET] = {"unknown-target", PRIMUM_ERROR, CODE_READ},
    [CODE_UNKNOWN_TAG] = {"unknown-tag", PRIMUM_ERROR, CODE_READ},
    [CODE_LOST_TEXT] = {"lost-text", PRIMUM_ERROR, CODE_READ},

    [CODE_DEAD_END] = {"dead-end", PRIMUM_ERROR, CODE_PROVED},
    [CODE_NO_RESPONSE] = {"no-response", PRIMUM_ERROR, CODE_PROVED},
    [CODE_NO_WAY_OUT] = {"no-way-out", PRIMUM_ERROR, CODE_PROVED},
    [CODE_OVERFLOW] = {"overflow", PRIMUM_ERROR, CODE_PROVED},
    [CODE_EXPECTATION] = {"expectation", PRIMUM_ERROR, CODE_PROVED},
    [CODE_UNREACHABLE_SCENE] = {"unreachable-scene", PRIMUM_WARNING,
                                CODE_PROVED},
    [CODE_UNREACHABLE_ENDING] = {"unreachable-ending", PRIMUM_WARNING,
                                 CODE_PROVED},
    [CODE_UNREACHABLE_CHOICE] = {"unreachable-choice", PRIMUM_WARNING,
                                 CODE_PROVED},
    [CODE_UNREACHABLE_RESPONSE] = {"unreachable-response", PRIMUM_WARNING,
                                   CODE_PROVED},
    [CODE_CONSTANT_CONDITION] = {"constant-condition", PRIMUM_WARNING,
                                 CODE_PROVED},
    [CODE_IDLE_EFFECT] = {"idle-effect", PRIMUM_WARNING, CODE_PROVED},
    [CODE_NO_REPAIR] = {"no-repair", PRIMUM_WARNING, CODE_PROVED},
    [CODE_SIMPLE_STYLE_WINS] = {"simple-style-wins", PRIMUM_WARNING,
                                CODE_PROVED},
    [CODE_STYLE_DOES_NOT_APPLY] = {"style-does-not-apply", PRIMUM_NOTE,
                                   CODE_PROVED},
    [CODE_NOT_PROVED] = {"not-proved", PRIMUM_NOTE, CODE_PROVED},

    [CODE_NO_INTENT] = {"no-intent", PRIMUM_WARNING, CODE_ADVISED},
    [CODE_NO_IMPACT] = {"no-impact", PRIMUM_WARNING, CODE_ADVISED},
    [CODE_NO_PRACTICE] = {"no-practice", PRIMUM_WARNING, CODE_ADVISED},
    [CODE_LENGTH_GIVES_AWAY] = {"length-gives-away", PRIMUM_WARNING,
                                CODE_ADVISED},
    [CODE_TONE_GIVES_AWAY] = {"tone-gives-away", PRIMUM_WARNING, CODE_ADVISED},
    [CODE_ALWAYS_BEST] = {"always-best", PRIMUM_WARNING, CODE_ADVISED},
    [CODE_FREE_MOVE] = {"free-move", PRIMUM_WARNING, CODE_ADVISED},
    [CODE_STIGMA_WORD] = {"stigma-word", PRIMUM_WARNING, CODE_ADVISED},
    [CODE_READING_LEVEL] = {"reading-level", PRIMUM_NOTE, CODE_ADVISED},
    [CODE_LONG_SCREEN] = {"long-screen", PRIMUM_WARNING, CODE_ADVISED},
    [CODE_NO_CONTENT_NOTE] = {"no-content-note", PRIMUM_WARNING, CODE_ADVISED},
    [CODE_NO_ATTRIBUTION] = {"no-attribution", PRIMUM_WARNING, CODE_ADVISED},
};
_Static_assert(sizeof codes / sizeof *codes == CODE_COUNT, "a row each");

const char *code_name(enum code code)
{
    return codes[code].name;
}

enum primum_severity code_severity(enum code code)
{
    return codes[code].severity;
}

enum code_kind code_kind(enum code code)
{
    return codes[code].kind;
}

enum code code_find(const char *name)
{
    enum code code = CODE_YAML;

    while (code < CODE_COUNT && strcmp(codes[code].name, name) != 0)
        code++;
    return code;
}

const char *primum_code_at(size_t index)
{
    return index < CODE_COUNT ? codes[index].name : NULL;
}

bool primum_code_find(const char *name, struct primum_code *code)
{
    enum code found = code_find(name);

    if (found == CODE_COUNT)
        return false;
    *code = (struct primum_code){
        .name = codes[found].name,
        .severity = codes[found].severity,
        .kind = (enum primum_code_kind)codes[found].kind,
    };
    return true;
}
