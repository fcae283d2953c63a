/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds scenarios and what stands beside them, by the names of files.  Does not
 * look into any of them. */
#include "scenarios.h"

#include "buffer.h"
#include "paths.h"
#include "primum.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/stat.h>
#include <unistd.h>

/* The installed share/primum; the build says where it is. */
#ifndef PRIMUM_DATADIR
#define PRIMUM_DATADIR "/usr/local/share/primum"
#endif

static const char suffix[] = ".yaml";
static const char catalogue[] = "catalogue.yaml";

enum { SUFFIX = sizeof suffix - 1 };

static bool is_yaml(const char *name)
{
    size_t length = strlen(name);
    return length > SUFFIX && name[0] != '.' &&
           strcmp(name + length - SUFFIX, suffix) == 0;
}

/* ---- The folders --------------------------------------------------------- */

/* Takes the path over. */
static void add_folder(struct scenarios_folders *folders, char *path)
{
    if (!path)
        return;
    folders->items =
        buffer_memory(folders->items, (folders->count + 1) * sizeof path);
    folders->items[folders->count++] = path;
}

char *scenarios_installed(const char *name)
{
    return paths_join(PRIMUM_DATADIR, name);
}

void scenarios_list_folders(struct scenarios_folders *folders)
{
    const char *list = getenv("PRIMUM_SCENARIOS");
    *folders = (struct scenarios_folders){0};
    for (list = list ? list : ""; *list;) {
        size_t length = strcspn(list, ":");
        if (length > 0)
            add_folder(folders, buffer_text("%.*s", (int)length, list));
        list += length + (list[length] == ':');
    }
    add_folder(folders, buffer_text("./scenarios"));
    add_folder(folders, paths_data("scenarios"));
    add_folder(folders, scenarios_installed("scenarios"));
}

void scenarios_release_folders(struct scenarios_folders *folders)
{
    for (size_t i = 0; i < folders->count; i++)
        free(folders->items[i]);
    free(folders->items);
}

static bool is_file(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISREG(about.st_mode);
}

char *scenarios_file(const char *name)
{
    struct scenarios_folders folders;
    char *found = NULL;
    scenarios_list_folders(&folders);
    for (size_t i = 0; i < folders.count && !found; i++) {
        char *path = paths_join(folders.items[i], name);
        if (is_file(path))
            found = path;
        else
            free(path);
    }
    scenarios_release_folders(&folders);
    return found;
}

/* ---- What is in them ----------------------------------------------------- */

static bool has_id(const struct scenarios *scenarios, const char *id)
{
    for (size_t i = 0; i < scenarios->count; i++)
        if (strcmp(scenarios->items[i].id, id) == 0)
            return true;
    return false;
}

static void add_item(struct scenarios *scenarios, const char *folder,
                     const char *name)
{
    char *id = buffer_text("%.*s", (int)(strlen(name) - SUFFIX), name);
    if (has_id(scenarios, id)) {
        free(id);
        return;
    }
    scenarios->items = buffer_memory(
        scenarios->items, (scenarios->count + 1) * sizeof *scenarios->items);
    scenarios->items[scenarios->count++] =
        (struct scenarios_item){.id = id, .path = paths_join(folder, name)};
}

static int by_id(const void *a, const void *b)
{
    const struct scenarios_item *first = a, *second = b;
    return strcmp(first->id, second->id);
}

int scenarios_gather_folder(struct scenarios *scenarios, const char *folder,
                            bool with_catalogue)
{
    DIR *open = opendir(folder);
    if (!open)
        return errno;
    size_t before = scenarios->count;
    const struct dirent *entry;
    while (errno = 0, (entry = readdir(open))) {
        bool is_catalogue = strcmp(entry->d_name, catalogue) == 0;
        if (is_yaml(entry->d_name) && (with_catalogue || !is_catalogue))
            add_item(scenarios, folder, entry->d_name);
    }
    int error = errno;
    closedir(open);
    if (scenarios->count > before)
        qsort(scenarios->items + before, scenarios->count - before,
              sizeof *scenarios->items, by_id);
    return error;
}

void scenarios_gather(struct scenarios *scenarios)
{
    struct scenarios_folders folders;
    scenarios_list_folders(&folders);
    for (size_t i = 0; i < folders.count; i++)
        scenarios_gather_folder(scenarios, folders.items[i], false);
    scenarios_release_folders(&folders);
}

void scenarios_release(struct scenarios *scenarios)
{
    for (size_t i = 0; i < scenarios->count; i++) {
        free(scenarios->items[i].id);
        free(scenarios->items[i].path);
    }
    free(scenarios->items);
    *scenarios = (struct scenarios){0};
}

/* ---- One of them --------------------------------------------------------- */

/* A path, rather than an id? */
static bool is_path(const char *name)
{
    return strchr(name, '/') || is_yaml(name);
}

const char *scenarios_nearest(const struct scenarios *scenarios, const char *id)
{
    const char **ids = buffer_memory(NULL, scenarios->count * sizeof *ids);
    for (size_t i = 0; i < scenarios->count; i++)
        ids[i] = scenarios->items[i].id;
    const char *nearest = primum_text_nearest(id, ids, scenarios->count);
    free(ids);
    return nearest;
}

/* The stem of the file that the path names, whatever it ends in. */
static char *stem_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    return buffer_text(
        "%.*s", (int)(dot > name ? dot - name : (ptrdiff_t)strlen(name)), name);
}

static char *folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return buffer_text(".");
    return buffer_text("%.*s", (int)(slash - path + (slash == path)), path);
}

char *scenarios_meant(const char *path)
{
    struct stat about;
    if (lstat(path, &about) == 0)
        return NULL;
    char *stem = stem_of(path), *folder = folder_of(path), *meant = NULL;
    struct scenarios beside = {0}, all = {0};
    scenarios_gather_folder(&beside, folder, true);
    scenarios_gather(&all);
    const char *id = scenarios_nearest(&beside, stem);
    if (id) {
        char *file = buffer_text("%s%s", id, suffix);
        meant = paths_join(folder, file);
        free(file);
    } else if ((id = scenarios_nearest(&all, stem))) {
        meant = buffer_text("%s", id);
    }
    scenarios_release(&all);
    scenarios_release(&beside);
    free(folder);
    free(stem);
    return meant;
}

static char *say_missing(const char *id)
{
    struct stat about;
    if (stat(id, &about) == 0 && S_ISREG(about.st_mode))
        return buffer_text("There is no scenario \"%s\". For the file of that "
                           "name, write ./%s.",
                           id, id);
    struct scenarios all = {0};
    scenarios_gather(&all);
    const char *nearest = scenarios_nearest(&all, id);
    char *beside = nearest ? NULL : scenarios_meant(id);
    char *problem =
        nearest  ? buffer_text("There is no scenario \"%s\". Did you mean "
                                "\"%s\"?",
                               id, nearest)
        : beside ? buffer_text("There is no scenario \"%s\". Did you mean %s?",
                               id, beside)
                 : buffer_text("There is no scenario \"%s\". `primum list` "
                               "shows those that were found.",
                               id);
    free(beside);
    scenarios_release(&all);
    return problem;
}

char *scenarios_find(const char *name, char **problem)
{
    *problem = NULL;
    if (is_path(name))
        return buffer_text("%s", name);
    char *file = buffer_text("%s%s", name, suffix);
    char *path = strcmp(file, catalogue) == 0 ? NULL : scenarios_file(file);
    free(file);
    if (!path)
        *problem = say_missing(name);
    return path;
}
