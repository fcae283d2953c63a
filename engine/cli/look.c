/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Decides how things look.  The order in which wishes count is the one that
 * primum(1) promises. */
#include "look.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool is_set(const char *value)
{
    return value && value[0] != '\0';
}

static bool is_on(const char *value)
{
    return is_set(value) && strcmp(value, "0") != 0;
}

bool look_color(const char *wish, const struct look_environment *environment,
                bool is_terminal)
{
    if (wish && strcmp(wish, "auto") != 0)
        return strcmp(wish, "always") == 0;
    if (is_set(environment->no_color))
        return false;
    if (is_on(environment->force_color) || is_on(environment->clicolor_force))
        return true;
    if (environment->clicolor && strcmp(environment->clicolor, "0") == 0)
        return false;
    if (!is_set(environment->term) || strcmp(environment->term, "dumb") == 0)
        return false;
    return is_terminal;
}

bool look_plain(bool option, const char *variable, bool remembered)
{
    if (option)
        return true;
    if (is_set(variable))
        return is_on(variable);
    return remembered;
}

struct look look_at(int fd, const char *wish, bool plain)
{
    const struct look_environment environment = {
        .no_color = getenv("NO_COLOR"),
        .force_color = getenv("FORCE_COLOR"),
        .clicolor_force = getenv("CLICOLOR_FORCE"),
        .clicolor = getenv("CLICOLOR"),
        .term = getenv("TERM"),
    };
    return (struct look){
        .plain = plain,
        .color = look_color(wish, &environment, isatty(fd)),
        .utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0,
    };
}
