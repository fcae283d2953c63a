/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The settings file.  Lines that it does not know it keeps as they are, for
 * another version of the program may know them. */
#include "settings.h"

#include "buffer.h"
#include "paths.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static const char plain_key[] = "plain=";

/* The line's length without its newline; *next is where the next begins. */
static size_t line_length(const char *line, const char **next)
{
    size_t length = strcspn(line, "\n");
    *next = line + length + (line[length] == '\n');
    return length;
}

static bool is_plain_line(const char *line)
{
    return strncmp(line, plain_key, sizeof plain_key - 1) == 0;
}

bool settings_plain(void)
{
    char *path = paths_config("settings");
    char *text = path ? paths_read(path) : NULL;
    bool plain = false;
    for (const char *line = text ? text : "", *next; *line; line = next) {
        size_t length = line_length(line, &next);
        if (is_plain_line(line))
            plain = length == strlen("plain=true") &&
                    strncmp(line, "plain=true", length) == 0;
    }
    free(text);
    free(path);
    return plain;
}

int settings_remember_plain(bool plain)
{
    char *path = paths_config("settings");
    if (!path)
        return ENOENT;
    char *old = paths_read(path);
    struct buffer text = {0};
    for (const char *line = old ? old : "", *next; *line; line = next) {
        size_t length = line_length(line, &next);
        if (!is_plain_line(line))
            buffer_format(&text, "%.*s\n", (int)length, line);
    }
    buffer_format(&text, "%s%s\n", plain_key, plain ? "true" : "false");
    int error = paths_write(path, text.bytes);
    buffer_release(&text);
    free(old);
    free(path);
    return error;
}
