/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files are written whole or not at all. */
#ifndef CLI_SAVE_H
#define CLI_SAVE_H

#include <stddef.h>
#include <sys/types.h>

/* Puts a file with these bytes and rights at `path`, in place of what is there.
 * Returns 0 or an errno, with all as it was. */
int save_file(const char *path, const char *bytes, size_t length, mode_t mode);

/* The same with the rights of the file that is there, which a symbolic link
 * still leads to; if there is none, with those of any new file.  What is no file
 * but a device or a pipe is written to. */
int save_over(const char *path, const char *bytes, size_t length);

/* Makes a file that is not there yet: EEXIST if it is. */
int save_new(const char *path, const char *bytes, size_t length);

#endif
