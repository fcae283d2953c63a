/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The XDG base directories, and small private files.  Does not know what is
 * in them. */
#include "paths.h"

#include "buffer.h"
#include "save.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { MOST_BYTES = 65536 };

char *paths_join(const char *folder, const char *name)
{
    size_t length = strlen(folder);
    bool slash = length > 0 && folder[length - 1] == '/';
    return buffer_text("%s%s%s", folder, slash ? "" : "/", name);
}

/* The base directory of `variable`, or of its default under $HOME.  Relative
 * ones do not count, as the XDG specification has it. */
static char *in_base(const char *variable, const char *in_home,
                     const char *name)
{
    const char *base = getenv(variable);
    if (base && base[0] == '/')
        return buffer_text("%s/primum/%s", base, name);
    const char *home = getenv("HOME");
    if (home && home[0] == '/')
        return buffer_text("%s/%s/primum/%s", home, in_home, name);
    return NULL;
}

char *paths_config(const char *name)
{
    return in_base("XDG_CONFIG_HOME", ".config", name);
}

char *paths_data(const char *name)
{
    return in_base("XDG_DATA_HOME", ".local/share", name);
}

char *paths_read(const char *path)
{
    FILE *file = fopen(path, "r");
    if (!file)
        return NULL;
    char *text = buffer_memory(NULL, MOST_BYTES + 1);
    size_t length = fread(text, 1, MOST_BYTES, file);
    int error = ferror(file) ? errno : 0;
    fclose(file);
    text[length] = '\0';
    if (error) {
        free(text);
        errno = error;
        return NULL;
    }
    return text;
}

/* Makes the folders that lead to the file. */
static int make_folders(const char *path)
{
    char *folder = buffer_text("%s", path);
    int error = 0;
    for (char *slash = strchr(folder + 1, '/'); slash && !error;
         slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (mkdir(folder, 0700) && errno != EEXIST)
            error = errno;
        *slash = '/';
    }
    free(folder);
    return error;
}

int paths_write(const char *path, const char *text)
{
    int error = make_folders(path);
    if (error)
        return error;
    return save_file(path, text, strlen(text), 0600);
}
