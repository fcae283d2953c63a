/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where scenarios are.  An id is looked up in the folders of
 * $PRIMUM_SCENARIOS (with colons between them), ./scenarios,
 * $XDG_DATA_HOME/primum/scenarios, and the installed ones, in this order. */
#ifndef CLI_SCENARIOS_H
#define CLI_SCENARIOS_H

#include <stdbool.h>
#include <stddef.h>

/* The path of a SCENARIO: itself, or that of the first scenario with this id.
 * NULL if there is none; then *problem is a sentence, with the nearest id.
 * Both are the caller's to free. */
char *scenarios_find(const char *name, char **problem);

/* What a path without a file was probably meant to be: a file beside it, or the
 * id of a scenario.  The caller's to free; NULL: no idea, or there is one. */
char *scenarios_meant(const char *path);

/* A scenario that was found. */
struct scenarios_item {
    char *id, *path;
};

/* All of them: folder after folder, by id within a folder; where two have the
 * same id, the first.  Starts as {0}. */
struct scenarios {
    struct scenarios_item *items;
    size_t count;
};
void scenarios_gather(struct scenarios *scenarios);
void scenarios_release(struct scenarios *scenarios);

/* The id that `id` was probably meant to be; NULL if none is near. */
const char *scenarios_nearest(const struct scenarios *scenarios,
                              const char *id);

/* Adds the YAML files of one folder, by name, the catalogue only if asked for.
 * Returns 0, or an errno if the folder cannot be read. */
int scenarios_gather_folder(struct scenarios *scenarios, const char *folder,
                            bool with_catalogue);

/* The folders themselves, there or not. */
struct scenarios_folders {
    char **items;
    size_t count;
};
void scenarios_list_folders(struct scenarios_folders *folders);
void scenarios_release_folders(struct scenarios_folders *folders);

/* The path of the first file of this name in those folders; NULL: none.  The
 * caller's to free. */
char *scenarios_file(const char *name);

/* The path that a file of this name has where the program was installed.  The
 * caller's to free; nothing need be there. */
char *scenarios_installed(const char *name);

#endif
