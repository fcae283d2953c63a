/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the trainee's own files are (the XDG base directories), and how small
 * ones are read and written.  Every path is the caller's to free. */
#ifndef CLI_PATHS_H
#define CLI_PATHS_H

/* "folder/name", without doubling a slash. */
char *paths_join(const char *folder, const char *name);

/* A file of this name in $XDG_CONFIG_HOME/primum or $XDG_DATA_HOME/primum,
 * or in their defaults under $HOME.  NULL if there is no home. */
char *paths_config(const char *name);
char *paths_data(const char *name);

/* The text of a small file, at most 64 KiB of it, up to a NUL if it holds one;
 * NULL with errno set if it cannot be read. */
char *paths_read(const char *path);

/* Replaces the file by this text, as a whole or not at all; its mode becomes
 * 0600, and folders that are missing are made, 0700.  Returns 0 or an errno. */
int paths_write(const char *path, const char *text);

#endif
